"""Statuses: golden sentences, evidence and voice, and what the word list refuses."""

from collections.abc import Callable
from importlib import resources

import pytest

from consilience.annotate.annotator import annotated
from consilience.annotate.reading import Reading
from consilience.annotate.statuses.bodies import called
from consilience.annotate.statuses.vocabulary import words_of
from consilience.components import ANNOTATORS
from consilience.errors import VocabularyError
from tests.golden_cases import Case, cases

Read = Callable[..., Reading]
WORDS = (resources.files("consilience.annotate.statuses") / "statuses.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases("statuses"), ids=str)
def test_golden(read: Read, case: Case) -> None:
    reading = read(" ".join(case.given), published="2021-10-19")
    text = reading.document.text
    rows = annotated(reading, ANNOTATORS).statuses
    found = [f"{row.status} | {text[row.start : row.end]} | {row.valid_from or '-'}" for row in rows]
    assert (found or ["none"]) == list(case.expected)


def test_institution_voice_and_evidence(read: Read) -> None:
    reading = read("The Danish embassy in Oslo remains open, Foreign Minister Ilan Dorsey said on Monday.")
    rows = annotated(reading, ANNOTATORS)
    (row,) = rows.statuses
    assert row.id == "a.txt/status-1"
    assert row.institution_chain == rows.institutions[0].chain
    assert reading.document.text[row.evidence.start : row.evidence.end].startswith("The Danish embassy in Oslo remains")
    assert row.voice == next(mention.chain for mention in rows.mentions if "Dorsey" in mention.name)


def test_since_then_counts_from_what_was_told_before(read: Read) -> None:
    reading = read("Norway froze all cooperation in 2014. The NATO-Russia Council has rarely met since then.")
    (row,) = annotated(reading, ANNOTATORS).statuses
    assert (row.status, row.valid_from) == ("dormant", "2014")


def test_a_description_means_the_only_organisation_called_so(read: Read) -> None:
    reading = read("NATO met on Monday. The alliance agreed. The European Union agreed too; the bloc was late.")
    found = called(annotated(reading, ANNOTATORS).mentions)
    assert found["alliance"].name == "NATO"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("unknown: lost", "each class once"),
        ("operating: open", "each class once"),
        ("operating", "each class once"),
    ],
)
def test_mistakes_are_refused_with_their_line(line: str, why: str) -> None:
    with pytest.raises(VocabularyError, match=rf"statuses\.txt, line {WORDS.count(chr(10)) + 1}: .*{why}"):
        words_of(WORDS + line + "\n")


def test_a_word_has_one_status() -> None:
    with pytest.raises(VocabularyError, match=r"line 2: shut has a status already"):
        words_of("closed: closed, shut\ndormant: idle, shut\n")


@pytest.mark.parametrize("line", ["closed: boarded up", "closed: ", "closed: Shut"])
def test_bad_words_are_refused(line: str) -> None:
    with pytest.raises(VocabularyError, match="is no word: it is empty, of several words"):
        words_of(line + "\n")


def test_a_missing_class_is_refused() -> None:
    with pytest.raises(VocabularyError, match=r"has no line for .*dormant, "):
        words_of("closed: shut\n")
