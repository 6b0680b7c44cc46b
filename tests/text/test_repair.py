import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.model import Span
from consilience.text.repair import glued_words


def repaired(text):
    for offset in reversed(glued_words(text, [Span(0, len(text))])):
        text = text[:offset] + "|" + text[offset:]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister Jan Lindqvist came. Jan Lindqvistanswering a question", "Lindqvist|answering"),
        ("Dorsey spoke on Monday. Minister Dorseyanswering a question", "Dorsey|answering"),
        ("they were “undercover officers”Of course they were", "officers”|Of course"),
        ("He took responsibility.Commenting on it, she agreed.", "responsibility.|Commenting"),
    ],
)
def test_a_lost_space_is_found(text, expected):
    assert expected in repaired(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sometimes some people like Some Times more. Moreover, more and over.",
        "The plan called Obrecare, by Mr Obre, and care. Obrecare is old.",
        "Over two days the Overcrowding Act failed. Peace came. The Peacekeeping Force left.",
        "Dorsey spoke. Dorseyanswering opens a sentence and may be a name.",
        "Baikal is a lake. The director of Baikalengineering left.",
        "Ask the House and hold on. Household goods.",
        "Write to example.Com now, or to the U.S.Senate.",
        "“Quoted,” he said. ‘Nested’s’ words",
    ],
)
def test_a_word_stays_whole(text):
    assert repaired(text) == text


@given(st.text())
def test_offsets_lie_inside_the_text_in_order(text):
    found = glued_words(text, [Span(0, len(text))])
    assert found == sorted(set(found))
    assert all(0 < offset < len(text) for offset in found)
