"""Marked words: golden pairs for marks and fragments, and what holds whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.annotate.quotes import reported_speech
from consilience.annotate.quotes.marks import passages
from consilience.annotate.quotes.tree import Tree
from tests.golden_cases import cases


def shown(text: str, row) -> str:
    def words(stretch) -> str:
        return text[stretch[0] : stretch[1]].replace("\n\n", " ") if stretch else "-"

    fields = [row.kind, " … ".join(words(part) for part in row.parts), words(row.speaker)]
    return " | ".join(fields + ([row.resolution] if row.resolution else []))


@pytest.mark.parametrize("case", [*cases("quote_marks"), *cases("quote_fragments")], ids=str)
def test_golden(parser, case):
    raw = case.given[0].replace(" ¶ ", "\n\n")
    rows = [row for row in reported_speech(Tree(parser.nlp(raw))) if row.kind != "indirect"]
    assert tuple(shown(raw, row) for row in rows) == case.expected


def test_a_word_that_a_reporter_kept_stands_in_the_reported_clause(parser):
    text = "Perrin said that a van had driven into a “small herd” of goats."
    (row,) = reported_speech(Tree(parser.nlp(text)))
    assert row.kind == "indirect"
    assert "“small herd”" in text[row.start : row.end]


@settings(deadline=None)
@given(st.text(alphabet="“”\"«»'‘’, said Lee.\n–", max_size=60))
def test_speakers_and_contents_of_quotations_do_not_overlap(parser, text):
    for row in reported_speech(Tree(parser.nlp(text))):
        if row.kind != "indirect" and row.speaker is not None:
            assert not any(a < row.speaker[1] and row.speaker[0] < b for a, b in row.parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He wore “a cap and left. The band played on.", ["a cap and left."]),
        ("“A cap and left. The band played on.", ["A cap and left. The band played on."]),
        ('"Framed. “One,” he said. “Two.”', ["One,", "Two."]),
        ("Lee wrote: “Let’s go. Now.’ Lee was in town.", ["Let’s go. Now."]),
        ("“Call it ‘off.’ Now. And soon", ["Call it ‘off.’ Now. And soon"]),
        ("<<no>> and ,,maybe”", ["no", "maybe"]),
        ("a << b and c >> d", []),
        ("yes,, he said", []),
    ],
)
def test_passages_that_frame_or_never_close(text, expected):
    assert [" ".join(text[a:b] for a, b in passage.parts) for passage in passages(text)] == expected


def test_a_straight_mark_does_not_reopen_what_a_curly_one_opened():
    text = '“Here he is.\n\n"Kell was asleep.'
    assert [[text[a:b] for a, b in passage.parts] for passage in passages(text)] == [
        ["Here he is."],
        ["Kell was asleep."],
    ]
