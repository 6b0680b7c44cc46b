"""Institutions and posts of one text: golden cases, spans, and that nothing is found where no word for one stands."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from consilience.annotate.institutions import institutions
from consilience.annotate.reading import Reading
from consilience.components import ANNOTATORS
from consilience.model import Annotations, InstitutionMention, Party
from tests.golden_cases import Case, cases


def annotations(reading: Reading) -> Annotations:
    """The layers that institutions are read from."""
    found = Annotations()
    for annotator in ANNOTATORS:
        if annotator.assigns in ("mentions", "quotes"):
            found = replace(found, **{annotator.assigns: tuple(annotator.rows(reading, found))})
    return found


def described(row: InstitutionMention, reading: Reading, given: Annotations) -> str:
    text = reading.document.text
    names = {mention.chain: mention.name for mention in reversed(given.mentions) if mention.form != "pronoun"}

    def side(party: Party | None) -> str:
        if party is None:
            return "-"
        words = names.get(party.chain or "", text[party.start : party.end])
        return party.country or words.removeprefix("the ")

    number = row.chain.rpartition("-")[2]
    belongs = row.belongs_to.rpartition("-")[2] if row.belongs_to else "-"
    sides = f"{side(row.sends)} > {side(row.receives)} @ {side(row.host)}"
    return f"{text[row.start : row.end]} | {row.kind} | {number} | {sides} | {belongs}"


@pytest.mark.parametrize("case", cases("institutions"), ids=str)
def test_golden(read: Callable[..., Reading], case: Case) -> None:
    reading = read(case.given[0])
    given = annotations(reading)
    found = [described(row, reading, given) for row in institutions(reading, given)]
    assert (found or ["none"]) == list(case.expected)


def test_names_and_ids(read: Callable[..., Reading]) -> None:
    reading = read("Dorsey spoke.\n\nThe  Polish embassy in Oslo was closed. The embassy is open.")
    one, other = institutions(reading, annotations(reading))
    assert one.name == "The Polish embassy in Oslo"
    assert reading.document.text[one.start : one.end].split() == one.name.split()
    assert (one.chain, one.id != other.id) == (other.chain, True)
    assert one.document_id == reading.document.id


def test_no_word_for_one_is_no_row(read: Callable[..., Reading]) -> None:
    reading = read("Poland lost the match in Oslo. The players went home.")
    assert institutions(reading, annotations(reading)) == ()
