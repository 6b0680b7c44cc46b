"""Who speaks: golden pairs from text to actor, and when the answer is nobody."""

import pytest

from consilience.annotate.mentions import ANNOTATOR as MENTIONS
from consilience.annotate.quotes import ANNOTATOR
from consilience.model import Annotations
from tests.golden_cases import cases


def rows_of(reading):
    mentions = tuple(MENTIONS.rows(reading, Annotations()))
    return mentions, ANNOTATOR.rows(reading, Annotations(mentions=mentions))


def names(mentions) -> dict[str, str]:
    """The longest words for each chain that are not a pronoun."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.form != "pronoun" and len(mention.name) > len(found.get(mention.chain, "")):
            found[mention.chain] = mention.name
    return found


@pytest.mark.parametrize("case", cases("quote_speakers"), ids=str)
def test_golden(read, case):
    reading = read(case.given[0].replace(" ¶ ", "\n\n"))
    text = reading.document.text
    mentions, rows = rows_of(reading)
    known = names(mentions)

    def words(span) -> str:
        return text[span.start : span.end].replace("\n\n", " ") if span else "-"

    shown = [
        " | ".join(
            [
                " … ".join(words(part) for part in row.parts),
                words(row.speaker),
                known.get(row.speaker_chain or "", "-"),
                row.resolution or "-",
            ]
        )
        for row in rows
        if row.kind != "indirect"
    ]
    assert tuple(shown) == case.expected


def test_a_statement_does_not_take_up_a_writing_of_another_kind(read):
    text = "The Meridian Compact published a survey on Friday. “The talks have failed,” the letter said."
    _, rows = rows_of(read(text))
    assert [row.speaker_chain for row in rows if row.kind == "direct"] == [None]


def test_a_pronoun_without_a_bearer_is_not_said_to_be_resolved(read):
    _, (row,) = rows_of(read("“The plan is dead,” he said."))
    assert row.resolution is None
