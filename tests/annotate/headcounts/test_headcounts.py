"""Headcounts: golden sentences, spans, evidence, and what the word list refuses."""

from collections.abc import Callable
from importlib import resources

import pytest

from consilience.annotate.annotator import annotated
from consilience.annotate.headcounts.vocabulary import words_of
from consilience.annotate.reading import Reading
from consilience.components import ANNOTATORS
from consilience.errors import VocabularyError
from consilience.model import Annotations
from consilience.model.system import HeadcountMention
from tests.golden_cases import Case, cases

Read = Callable[..., Reading]
WORDS = (resources.files("consilience.annotate.headcounts") / "headcounts.txt").read_text(encoding="utf-8")


def described(row: HeadcountMention, text: str, rows: Annotations) -> str:
    """One row as a golden line."""
    owners = [i for i in rows.institutions if i.chain == row.institution_chain]
    owner = owners[0] if owners else row.body
    assert owner is not None
    parts = [row.quantity, f"{row.value:g}", row.unit, f"← {row.previous}" if row.previous is not None else ""]
    line = " ".join(part for part in parts if part) + " | " + text[owner.start : owner.end]
    side = f" | {text[row.body.start : row.body.end]}" if owners and row.body else ""
    return line + side + (" | announced" if row.is_announced else "") + (f" | {row.phase}" if row.phase else "")


@pytest.mark.parametrize("case", cases("headcounts"), ids=str)
def test_golden(read: Read, case: Case) -> None:
    reading = read(" ".join(case.given), published="2021-10-19")
    rows = annotated(reading, ANNOTATORS)
    found = [described(row, reading.document.text, rows) for row in rows.headcounts]
    assert (found or ["none"]) == list(case.expected)


def test_words_evidence_and_ids(read: Read) -> None:
    reading = read("Norway expelled 12 diplomats of the Danish embassy in Oslo. The embassy now employs 30 people.")
    text, rows = reading.document.text, annotated(reading, ANNOTATORS).headcounts
    assert [text[row.start : row.end] for row in rows] == ["12 diplomats", "30 people"]
    assert [row.id for row in rows] == ["a.txt/headcount-1", "a.txt/headcount-2"]
    assert text[rows[0].evidence.start : rows[0].evidence.end].startswith("Norway expelled 12 diplomats")
    assert rows[0].institution_chain == rows[1].institution_chain


def test_the_voice_is_the_speakers(read: Read) -> None:
    reading = read("The Danish embassy in Oslo employs 40 people, Foreign Minister Ilan Dorsey said.")
    rows = annotated(reading, ANNOTATORS)
    speaker = next(mention.chain for mention in rows.mentions if "Dorsey" in mention.name)
    assert [row.voice for row in rows.headcounts] == [speaker]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("guests: visitor", "each class once"),
        ("staff: diplomat", "each class once"),
        ("Diplomats", "each class once"),
    ],
)
def test_mistakes_are_refused_with_their_line(line: str, why: str) -> None:
    with pytest.raises(VocabularyError, match=rf"headcounts\.txt, line {WORDS.count(chr(10)) + 1}: .*{why}"):
        words_of(WORDS + line + "\n")


@pytest.mark.parametrize("line", ["staff: two words", "staff: ", "staff: Diplomat"])
def test_bad_words_are_refused(line: str) -> None:
    with pytest.raises(VocabularyError, match="is no word: it is empty, of several words"):
        words_of(line + "\n")


def test_a_missing_class_is_refused() -> None:
    with pytest.raises(VocabularyError, match="has no line for body, "):
        words_of("staff: diplomat\n")
