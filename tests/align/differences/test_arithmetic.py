"""Equations: every number leads to words that print it, and what fits by chance is not shown."""

import pytest

from consilience.annotate.parser import Parser
from consilience.export.json import record_row
from consilience.ingest.jsonl import document_of
from consilience.model import Conflict, Record
from consilience.pipeline import record_of
from consilience.text.numbers import value_of, words_of

CHANGE = (
    "The council of Zembla cut its office in Stenby from 20 to twelve clerks, its chairman said on Monday.",
    "The council of Zembla withdrew the permits of six clerks of its office in Stenby and abolished two vacant "
    "posts on Monday.",
)
MEMBERS = (
    "The league of coastal towns has 14 members. Ministers from 14 member states of the league will meet in Norrby.",
    "The league, with ten northern countries and five southern countries, will meet in Norrby, the ministers of the "
    "league said.",
)
REMAINDER = (
    "The harbour company shut 15 harbour offices last week. All but one of the harbour offices will open on Sunday.",
    "The harbour company will open 14 harbour offices again on Sunday, it said.",
)
TOLL = (
    "The old mill in Norrby burned. Ten Danish workers and two Polish drivers were killed by the fire at the mill.",
    "Twelve people were killed by the fire at the old mill in Norrby on Monday, police said.",
)
FATES = (
    "A fire at the old mill in Norrby on Monday killed six people and wounded 15, police said. It began indoors.",
    "There were 21 casualties when a fire broke out at the old mill in Norrby on Monday, police said.",
)


def record(parser: Parser, *texts: str) -> Record:
    items = [{"id": f"{n}.txt", "text": text, "published": "2020-05-05"} for n, text in enumerate(texts)]
    return record_of([document_of(item) for item in items], parser)


def equations(found: Record) -> list[Conflict]:
    return [row for row in found.conflicts if row.equation]


@pytest.mark.parametrize(
    ("texts", "arithmetic", "class_"),
    [
        (CHANGE, "20 − 12 = 8 = 6 + 2", "reconcilable"),
        (MEMBERS, "10 + 5 = 15 ≠ 14", "contradiction"),
        (REMAINDER, "15 − 1 = 14", "reconcilable"),
        (TOLL, "10 + 2 = 12", "reconcilable"),
        (FATES, "6 + 15 = 21", "reconcilable"),
    ],
    ids=("change", "members", "remainder", "toll", "fates"),
)
def test_numbers_that_count_parts_of_one_whole(
    texts: tuple[str, str], arithmetic: str, class_: str, parser: Parser
) -> None:
    (row,) = equations(record(parser, *texts))
    assert (row.arithmetic, row.class_, row.type) == (arithmetic, class_, "number")
    assert {evidence.document_id for side in row.sides for evidence in side.evidence} == {"0.txt", "1.txt"}


@pytest.mark.parametrize("texts", [CHANGE, MEMBERS, REMAINDER, TOLL, FATES])
def test_every_number_leads_to_words_that_print_it(texts: tuple[str, str], parser: Parser) -> None:
    found = record(parser, *texts)
    printed = {document.id: document.text for document in found.documents}
    for row in equations(found):
        assert " ".join(f"{o.operator} {o.value}".strip() for o in row.equation) == row.arithmetic
        assert sum(bool(operand.evidence) for operand in row.equation) >= 3
        for operand in row.equation:
            for evidence in operand.evidence:
                words = words_of(printed[evidence.document_id][evidence.start : evidence.end].lower())
                assert any(value_of([word]) == float(operand.value) for word in words), (operand, words)


def test_the_export_holds_the_equation(parser: Parser) -> None:
    row = next(row for row in record_row(record(parser, *MEMBERS))["conflicts"] if row["equation"])
    assert [(o["operator"], o["value"]) for o in row["equation"]] == [("", "10"), ("+", "5"), ("=", "15"), ("≠", "14")]
    assert row["equation"][0]["evidence"][0]["text"] == "ten northern countries"
    assert row["equation"][2]["evidence"] == []


def test_a_number_leads_to_its_own_words_only(parser: Parser) -> None:
    found = record(parser, *TOLL)
    (row,) = equations(found)
    texts = {document.id: document.text for document in found.documents}
    printed = [texts[e.document_id][e.start : e.end] for operand in row.equation for e in operand.evidence]
    assert printed == ["Ten Danish workers", "two Polish drivers", "Twelve people"]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                "Ten Danish workers and two families lost their homes in the fire at the old mill in Norrby on Monday.",
                "Twelve people were killed by the fire at the old mill in Norrby on Monday, police said.",
            ),
            id="another fate",
        ),
        pytest.param(
            (
                "Ten Danish workers and two Polish drivers were killed by the fire at the mill in Norrby on Monday.",
                "At least twelve people were killed when a boat sank off Stenby in 1998.",
            ),
            id="another happening",
        ),
        pytest.param(
            (
                "The council met for ten hours and two mayors spoke on Monday in Norrby.",
                "Twelve mayors were at the council in Norrby on Monday.",
            ),
            id="other things",
        ),
        pytest.param(
            (
                "The league, with ten northern countries and five southern countries, will meet in Norrby.",
                "The club of painters in Stenby has 15 members and a new house.",
            ),
            id="another body",
        ),
        pytest.param(
            (
                "The town of Norrby has four village schools and four town schools, and a fire shut them on Monday.",
                "A fire at the old mill in Norrby on Monday shut seven schools in the town.",
            ),
            id="a miss that one word alone carries",
        ),
    ],
)
def test_what_fits_by_chance_is_not_shown(texts: tuple[str, str], parser: Parser) -> None:
    assert not equations(record(parser, *texts))
