"""What is read, and the way back to the raw text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.model import Document, Published, Source, Span, Zone
from consilience.text.mapped import mapped


def test_sentences_never_cross_paragraphs(read):
    reading = read("The harbour is closed\n\nFerries wait outside.")
    assert [sentence.text.strip() for sentence in reading.sentences] == [
        "The harbour is closed",
        "Ferries wait outside.",
    ]


def test_a_lost_space_is_put_back_and_offsets_stay_raw(read):
    text = "Dorsey spoke on Monday. Minister Dorseyanswering a question declined to comment."
    reading = read(text)
    start = reading.text.index("Dorsey answering")
    assert reading.span(start, start + 6).of(text) == "Dorsey"
    assert reading.span(start + 7, start + 16).of(text) == "answering"


def test_only_readable_zones_are_read(parser):
    text = "Share this\nThe ferry sank."
    zones = (Zone("share_prompt", 0, 10, "a prompt"), Zone("body", 11, len(text), "a sentence"))
    document = Document("a", text, Source("a", "a", "given"), Published(None, "unknown"), "", zones)
    (reading,) = parser.readings([document])
    assert reading.text == "The ferry sank."
    assert reading.doc.text == reading.text
    assert reading.position(11) == 0
    assert reading.zone_at(0) == reading.zone_at(14) == zones[1]
    assert reading.zone_at(15) is None


@settings(max_examples=200)
@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_every_character_that_is_read_stands_at_its_raw_offset(raw, a, b):
    start, end = sorted((min(a, len(raw)), min(b, len(raw))))
    text = mapped(raw, [Span(start, end)])
    for position, character in enumerate(text.text):
        if not character.isspace():
            assert text.raw_span(position, position + 1).of(raw) == character
