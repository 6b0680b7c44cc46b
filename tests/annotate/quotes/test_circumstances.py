"""To whom, through whom, where and when: golden pairs, and what the words around a saying are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.annotate.quotes import reported_speech
from consilience.annotate.quotes.circumstances import circumstances, is_medium
from consilience.annotate.quotes.tree import Tree
from tests.golden_cases import cases


def shown(text: str, row) -> str:
    def words(stretch) -> str:
        return text[stretch[0] : stretch[1]] if stretch else "-"

    fields = [" … ".join(words(part) for part in row.parts), words(row.speaker)]
    places = (("to", row.addressee), ("via", row.via), ("at", row.venue), ("on", row.said_on))
    return " | ".join(fields + [f"{name} {words(stretch)}" for name, stretch in places if stretch])


@pytest.mark.parametrize("case", cases("quote_circumstances"), ids=str)
def test_golden(parser, case):
    raw = case.given[0].replace(" ¶ ", "\n\n")
    assert tuple(shown(raw, row) for row in reported_speech(Tree(parser.nlp(raw)))) == case.expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Reuters", True),
        ("the Oldport Gazette", True),
        ("the daily newspaper", True),
        ("the Keel news agency", True),
        ("the news conference", False),
        ("the ministry", False),
        ("reporters", False),
        ("the times", False),
    ],
)
def test_a_medium_is_told_from_a_body(parser, words, expected):
    tree = Tree(parser.nlp(f"Perrin told {words} that the bridge was shut."))
    noun = next(i for i in range(tree.n) if tree.dep[i] in ("dobj", "dative") and tree.lower[tree.head[i]] == "told")
    assert is_medium(tree, noun) is expected


@given(st.text(alphabet="Lee said told on Monday to TASS, in a post", max_size=60))
def test_circumstances_are_words_of_the_text(parser, text):
    tree = Tree(parser.nlp(text))
    for i in range(tree.n):
        found = circumstances(tree, i)
        for words in (found.addressee, found.via, found.venue, found.said_on):
            assert words is None or 0 <= words[0] < words[1] <= len(text)
