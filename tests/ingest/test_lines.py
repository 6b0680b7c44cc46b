from hypothesis import given
from hypothesis import strategies as st

from consilience.ingest.lines import paragraphs


def words(text):
    return [" ".join(text[span.start : span.end].split()) for span in paragraphs(text)[0]]


def test_a_line_is_a_paragraph():
    assert words("One.\nTwo.\n\nThree.") == ["One.", "Two.", "Three."]


def test_a_line_that_breaks_off_is_joined_to_the_next():
    assert words("The harbour master said that the\nFerry Union agreed.") == [
        "The harbour master said that the Ferry Union agreed."
    ]


def test_a_label_is_not_joined_to_what_follows():
    assert words("Filed under\nferries and ports") == ["Filed under", "ferries and ports"]


def test_a_caption_and_its_credit_stay_apart():
    assert words("A ferry lies at the quay in Halden on Friday\n© Foto: Jo Berg") == [
        "A ferry lies at the quay in Halden on Friday",
        "© Foto: Jo Berg",
    ]


def test_all_kinds_of_line_ends():
    assert words("One.\r\nTwo.\rThree.\u2028Four.\x0cFive.") == ["One.", "Two.", "Three.", "Four.", "Five."]


@given(st.text())
def test_paragraphs_and_codes_hold_every_character(text):
    spans, codes = paragraphs(text)
    held = {offset for span in [*spans, *codes] for offset in range(span.start, span.end)}
    assert {offset for offset, character in enumerate(text) if not character.isspace()} <= held
