"""The order of facts: the happening itself stands above its background, habits and opinions."""

import pytest

from consilience.align.facts.weights import MOST_MAIN, main_facts
from consilience.annotate.parser import Parser
from consilience.model import Record

from .story import ELSEWHERE, MISSION, record_of

TEXT = (
    "A ferry sank off Norrby on 3 May 2021, and ten fishermen died. {before} The mayor of Norrby closed the harbour "
    "after the sinking. Divers searched the wreck of the ferry on 4 May 2021."
)


def ranks(parser: Parser, before: str, *words: str) -> list[int]:
    texts = [TEXT.format(before=before), "In the harbour of Norrby, on 3 May 2021, a ferry sank. " + before]
    record = record_of(parser, [{"id": id_, "text": text} for id_, text in zip("ab", texts, strict=True)])
    return [
        next(n for n, fact in enumerate(record.facts) if any(word in row.wording for row in fact.accounts))
        for word in words
    ]


@pytest.mark.parametrize(
    "before",
    [
        "Another ferry burned off Norrby in 1994.",
        "Ferries regularly burned in the harbour of Norrby in the past.",
    ],
)
def test_what_was_before_stands_below_the_event(parser: Parser, before: str) -> None:
    sank, burned = ranks(parser, before, "ferry sank", "burned")
    assert sank < burned


def test_the_main_points_are_those_of_the_main_story(parser: Parser) -> None:
    record: Record = record_of(parser, [*MISSION, ELSEWHERE])
    main = [fact for fact in record.facts if fact.is_main]
    assert main == list(record.facts[: len(main)])
    assert 0 < len(main) <= MOST_MAIN
    assert all(fact.independent > 1 for fact in main)


def test_one_account_has_main_points_too() -> None:
    assert main_facts([0.8, 0.5, 0.1], [1, 1, 1]) == {0, 1}


def test_what_one_origin_reports_is_no_main_point_where_others_agree() -> None:
    assert main_facts([0.8, 0.7, 0.6], [3, 1, 2]) == {0, 2}
    assert main_facts([], []) == frozenset()
