"""Parts of the report: dates in words, passages, the odd cells of a fact, how words of a column compare."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.export.report.differences import docket
from consilience.export.report.edition import Edition
from consilience.export.report.ledger import odd_documents
from consilience.export.report.passages import passage, sentences, zones_of
from consilience.export.report.speech import speakers
from consilience.export.report.words import count, listed
from consilience.model import Annotations, Document, Published, Quote, Source, Span
from consilience.text.days import date_words
from tests import records


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-12", "12 May 2031"),
        ("2031-05-12T08:15", "12 May 2031, 08:15"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("197X", "1970s"),
        ("2029/2031", "2029 to 2031"),
        ("2031-05-12/2031-05-14", "12–14 May 2031"),
        ("2031-05-30/2031-06-02", "30 May to 2 June 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 to 2 January 2031"),
        ("[2031-06-01..]", "1 June 2031 or later"),
        ("2031-06-01/..", "from 1 June 2031 on"),
        ("../2031-06-01", "until 1 June 2031"),
        ("[..2031-06-01]", "1 June 2031 or earlier"),
        ("2031-05-12~", "about 12 May 2031"),
        ("2031-33", "January to March 2031"),
        (None, "no date"),
        ("nonsense", "nonsense"),
        ("9999-12-31", "31 December 9999"),
    ],
)
def test_date_words(edtf, words):
    assert date_words(edtf) == words


def test_count_and_listed():
    assert count(1, "account") == "one account"
    assert count(14, "account") == "14 accounts"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(map(str, range(20)), most=3) == "0, 1 and 18 more"


def _document(text: str) -> Document:
    return Document("a", text, Source("a", "A", "given"), Published(None, "unknown"), "0", ())


@given(st.text(max_size=200))
def test_sentences_lie_in_the_text_in_order_and_miss_no_word(text):
    document = _document(text)
    found = sentences(document, ())
    at = 0
    for sentence in found:
        assert not text[at : sentence.start].strip()
        at = sentence.end
    assert not text[at:].strip()
    assert "".join(text[zone.start : zone.end] for zone in zones_of(document)).split() == text.split()


@given(st.text(min_size=1, max_size=900), st.data())
def test_passage_shows_the_marked_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)
    pieces = passage(text, sentences(_document(text), ()), [span], [span])
    assert "".join(piece.text for piece in pieces if piece.is_marked) == text[start:end]


def test_sentence_ends_not_at_a_title():
    text = "Mr. Rell met J. Ames on Sunday. They spoke."
    assert [span.of(text) for span in sentences(_document(text), ())] == [
        "Mr. Rell met J. Ames on Sunday. ",
        "They spoke.",
    ]


def test_odd_cells_follow_the_sides_of_a_difference():
    edition = Edition(records.full_record())
    close, passes, *_ = edition.record.facts
    assert odd_documents(close, ()) == {"quay.txt"}
    (number,) = [row for row in edition.record.conflicts if row.fact_id == passes.id]
    assert odd_documents(passes, [number]) == {"post.txt", "quay.txt"}  # one against one: no common side


def test_files_without_an_outlet_get_the_shortest_name_that_tells_them_apart():
    record = records.full_record()
    documents = [
        replace(item, id=name, source=Source(name, name, "file_name"))
        for item, name in zip(record.documents, ["000_28cb5d4ef1765160.txt", "001_28cb5d4ef1765160.txt"], strict=False)
    ]
    rows = {item.id: record.annotations["orchard.txt"] for item in documents}
    lone = replace(records.empty_record(), documents=tuple(documents), annotations=rows)
    assert [outlet.name for outlet in Edition(lone).outlets] == ["File 000", "File 001"]


def test_every_quotation_stands_under_its_speaker_once():
    found = speakers(Edition(records.full_record()))
    assert [(speaker.name, speaker.key, len(speaker.collated), len(speaker.single)) for speaker in found] == [
        ("Ilsa Brandt", "ilsa-brandt", 1, 1),
        ("Tomas Rell", "tomas-rell", 1, 0),
    ]
    assert found[0].tally == "One utterance printed more than once, one other once"


def test_a_quotation_that_is_collated_in_part_stands_whole_and_says_so():
    record = records.full_record()
    family = replace(record.quote_families[0], alignment=record.quote_families[0].alignment[:3])
    found = speakers(Edition(replace(record, quote_families=(family,))))[0]
    assert [(row.others[0].words[:12], row.note) for row in found.single] == [
        ("We see no po", "Parts of it stand above."),
        ("We no longer", "Parts of it stand above."),
        ("Their list i", ""),
    ]
    assert found.tally == "One utterance printed more than once, one other once"


@pytest.mark.parametrize("printed", ["they", "one of them", "its officials"])
def test_whom_no_account_names_stands_under_no_heading_of_their_own(printed):
    text = f"“The port is shut,” {printed} said."
    said = Quote("a/q", "a", "direct", 1, 18, (Span(1, 18),), speaker=Span(20, 20 + len(printed)))
    record = replace(
        records.empty_record(),
        documents=(_document(text),),
        annotations={"a": Annotations(quotes=(said,))},
    )
    (speaker,) = speakers(Edition(record))
    assert (speaker.name, speaker.key) == ("Speaker not named", "speaker-not-named")
    assert [wording.called for wording in speaker.single[0].others] == [printed]


def test_a_role_without_a_name_keeps_its_own_heading():
    text = "“The port is shut,” the harbour minister said."
    said = Quote("a/q", "a", "direct", 1, 18, (Span(1, 18),), speaker=Span(20, 40))
    lone = replace(records.empty_record(), documents=(_document(text),), annotations={"a": Annotations(quotes=(said,))})
    assert [row.name for row in speakers(Edition(lone))] == ["the harbour minister"]


def test_strip_stands_above_reported_speech_and_shows_verb_and_path():
    told = speakers(Edition(records.full_record()))[0].collated[0]
    assert [(wording.cue, wording.path) for wording in told.aligned] == [
        ("told reporters", ("in Port Varrow",)),
        ("said", ("as quoted by Strait Wire",)),
    ]
    assert [(wording.kind, wording.cue) for wording in told.others] == [("indirect", "said")]
    assert told.called == (("The Quay", "the harbour minister"),)
    assert told.note == "Three printings, in different wordings"


def test_echoes_and_absorbed_words_are_named_and_linked():
    brandt, rell = speakers(Edition(records.full_record()))
    assert [(kin.what, kin.utterances) for kin in brandt.collated[0].kin] == [
        ("An echo: another speaker says the same words,", (("Tomas Rell", rell.collated[0].address),))
    ]
    echo, absorbed = rell.collated[0].kin
    assert echo.utterances == (("Ilsa Brandt", brandt.collated[0].address),)
    assert absorbed.what == "Stands as narration, without a speaker, in"
    assert [link.outlet.name for link in absorbed.links] == ["Strait Wire"]


def test_numbers_of_an_equation_lead_to_their_words():
    (entry,) = [row for row in docket(Edition(records.full_record())).differences if row.equation]
    assert [(term.operator, term.value, len(term.links)) for term in entry.equation] == [
        ("", "14", 1),
        ("−", "7", 1),
        ("=", "7", 0),
        ("≠", "6", 2),
    ]
    texts = {document.id: document.text for document in records.DOCUMENTS}
    told = [evidence.span.of(texts[evidence.document_id]) for link in entry.equation[3].links
            for evidence in link.pointer.evidence]  # fmt: skip
    assert told == ["six Varrow pilots", "six"]
