"""Reported speech without marks: golden pairs, one construction a section, and what a denied saying becomes."""

import pytest

from consilience.annotate.mentions import ANNOTATOR as MENTIONS
from consilience.annotate.quotes import ANNOTATOR, reported_speech
from consilience.annotate.quotes.tree import Tree
from consilience.model import Annotations
from tests.golden_cases import cases


def shown(text: str, row) -> str:
    def words(stretch) -> str:
        return text[stretch[0] : stretch[1]] if stretch else "-"

    fields = [" … ".join(words(part) for part in row.parts), words(row.cue), words(row.speaker)]
    return " | ".join(fields + ["unsaid"] * row.is_unsaid)


@pytest.mark.parametrize("case", cases("quote_indirect"), ids=str)
def test_golden(parser, case):
    raw = case.given[0].replace(" ¶ ", "\n\n")
    assert tuple(shown(raw, row) for row in reported_speech(Tree(parser.nlp(raw)))) == case.expected


def test_what_was_not_said_is_nobodys(read):
    reading = read("Ann Perrin, the mayor, opened the session. Perrin has not said that the bridge is safe.")
    mentions = tuple(MENTIONS.rows(reading, Annotations()))
    (row,) = ANNOTATOR.rows(reading, Annotations(mentions=mentions))
    assert (row.speaker.of(reading.document.text), row.speaker_chain, row.resolution) == ("Perrin", None, "unsaid")


def test_the_date_of_a_saying_is_a_span_of_the_raw_text(read):
    reading = read("Ann Perrin said  on  Monday that the bridge was shut.")
    (row,) = ANNOTATOR.rows(reading, Annotations())
    assert row.said_on.of(reading.document.text) == "Monday"
