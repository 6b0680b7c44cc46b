"""The cost of comparing: doubles, growth, and what blocking is measured against."""

from dataclasses import replace

import pytest

from benchmarks.alignment import Blocking, Cost, blocking, cost, doubled, exponent
from consilience.annotate.parser import Parser
from consilience.model import Record
from tests.align.story import ELSEWHERE, MISSION, record_of


@pytest.fixture(scope="module")
def record(parser: Parser) -> Record:
    return record_of(parser, [*MISSION, ELSEWHERE])


def test_doubles_are_made_of_halves_of_two_articles() -> None:
    items = [{"id": name, "source": name, "text": f"{name}1\n\n{name}2"} for name in "abc"]
    made = doubled(items, 5)
    assert [row["id"] for row in made] == ["a", "b", "c", "a-b", "b-c"]
    assert made[3]["text"] == "a1\n\nb2"
    assert doubled(items, 2) == items[:2]


def test_growth_is_the_exponent_of_the_number_of_claims() -> None:
    costs = [Cost(2, 10, {"facts": 0.1}), Cost(4, 100, {"facts": 9.0, "brief": 1.0})]
    assert exponent(costs) == pytest.approx(2.0)


def test_every_stage_that_compares_is_timed(record: Record) -> None:
    found = cost(replace(record, facts=(), conflicts=()))
    assert next(iter(found.stages)) == "who is who"
    assert "facts" in found.stages
    assert found.articles == 4
    assert found.seconds == pytest.approx(sum(found.stages.values()))


def test_blocking_keeps_what_would_join(record: Record) -> None:
    found = blocking(record)
    assert 0 < found.compared < found.pairs
    assert found.kept == found.joinable > 0


def test_shares_are_printed() -> None:
    assert Blocking(200, 10, 4, 3).lines() == (
        "pairs compared: 10 of 200 (5.0 %)",
        "pairs that would join and are compared: 3 of 4 (75.0 %)",
    )
