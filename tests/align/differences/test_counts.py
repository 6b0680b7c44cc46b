"""Look-alikes among counts: which are explained, and which need no row at all."""

from itertools import combinations, permutations, product

import pytest

from consilience import pipeline
from consilience.annotate.parser import Parser
from consilience.ingest.dating import dated
from consilience.ingest.jsonl import document_of
from consilience.model import Annotations, Document, Generator, Record
from consilience.pipeline import record_of


def explanations(parser: Parser, *texts: str) -> list[str]:
    items = [{"id": f"{n}.txt", "text": text, "published": "2020-05-05"} for n, text in enumerate(texts)]
    found = record_of([document_of(item) for item in items], parser).conflicts
    return [row.explanation for row in found if row.type == "number"]


@pytest.mark.parametrize(
    ("one", "other", "is_explained"),
    [
        # bounded below and above: nobody takes the two for a contradiction
        ("killed more than 30 fighters", "killed up to 80 fighters", False),
        ("killed more than 30 fighters", "killed 34 fighters", True),
        # one number, of which a part is named more closely
        ("killed at least 16 civilians", "killed 16 people", False),
        ("killed 14 civilians", "killed 16 people", True),
    ],
)
def test_only_what_looks_like_a_contradiction_is_explained(
    parser: Parser, one: str, other: str, is_explained: bool
) -> None:
    found = explanations(parser, f"A strike near Norrby {one} on Monday.", f"A strike near Norrby {other} on Monday.")
    assert bool(found) == is_explained, found


def test_a_part_is_not_greater_than_its_whole(parser: Parser) -> None:
    text = (
        "The siege of Norrby was long. The army said that about 900 Zemblan militants were killed in the siege. "
        "A second officer said that at least 300 militants were killed in the siege."
    )
    assert not any("may be part of" in words for words in explanations(parser, text))


TOLLS = [
    ("2020-05-05", "A ferry sank in the harbour of Norrby on Monday, killing 31 people. Divers searched the harbour."),
    ("2020-05-05", "A ferry sank in the harbour of Norrby on Monday, killing 34 people. Divers searched the harbour."),
    ("2020-05-06", "A ferry sank in the harbour of Norrby on Monday, killing 34 people. The mayor of Norrby wept."),
    (
        "2020-05-06",
        "A ferry sank in the harbour of Norrby on Monday. Rescuers said 38 people were killed when the ferry sank.",
    ),
    (
        "2020-05-07",
        "At least 30 people were killed when a ferry sank in the harbour of Norrby on Monday. The coast guard gave a "
        "toll of 40 people killed.",
    ),
]


def aligned(documents: tuple[Document, ...], rows: dict[str, Annotations]) -> Record:
    record = Record(Generator("0", "model", ""), documents, {document.id: rows[document.id] for document in documents})
    *_, (_, last) = pipeline._aligned(record)
    return last


def meetings(record: Record) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    """Each two printed numbers that stand on different sides of a row worth a look."""
    places = [
        [{(evidence.document_id, evidence.start) for evidence in side.evidence} for side in row.sides]
        for row in record.conflicts
        if row.type == "number" and row.is_worth_a_look
    ]
    return {pair for sides in places for one, other in permutations(sides, 2) for pair in product(one, other)}


def test_no_two_tolls_differ_because_a_third_account_is_missing(parser: Parser) -> None:
    items = [{"id": f"{n}.txt", "text": text, "published": day} for n, (day, text) in enumerate(TOLLS)]
    documents = tuple(dated(tuple(document_of(item) for item in items)))
    rows = {document.id: found for document, found in pipeline.annotations_of(documents, parser)}
    found = {
        chosen: meetings(aligned(chosen, rows))
        for size in range(2, len(documents) + 1)
        for chosen in combinations(documents, size)
    }
    assert {(one[0], other[0]) for one, other in found[documents]} >= {("0.txt", "1.txt"), ("0.txt", "3.txt")}
    for chosen, met in found.items():
        for left_out in chosen:
            rest = tuple(document for document in chosen if document is not left_out)
            assert found.get(rest, set()) <= met, (left_out.id, found[rest] - met)


def test_every_value_of_a_row_stands_with_those_who_give_it(parser: Parser) -> None:
    found = explanations(parser, *(text for _, text in TOLLS[:4]))
    assert any("31" in words and "34" in words for words in found)
    assert all("/" not in words for words in found)


def test_an_account_that_counts_place_by_place_is_not_set_against_another(parser: Parser) -> None:
    list_ = (
        "The storm killed six people in Tarsa on Monday. In Norrby, the storm killed 11 people when the river rose. "
        "Three people died on the coast when the storm swept away a bridge, and eight people died in the hills."
    )
    other = "The storm killed nine people in the valley on Monday when the river rose, and swept away a bridge."
    assert not any("—" in words and "part" not in words for words in explanations(parser, list_, other))


def test_a_part_is_not_set_against_the_whole_of_another_account(parser: Parser) -> None:
    part = "The storm has cost 67 lives on the islands, including 51 in Tarsa, officials said on Monday."
    whole = "The storm has cost 58 lives on the islands, officials said on Monday."
    assert not any("51" in words and "58" in words for words in explanations(parser, part, whole))
