"""Facts: what is joined, what is kept apart, silence, independence, order."""

from pathlib import Path

import pytest

from consilience.align.facts import THRESHOLD, alike, status_of
from consilience.align.groups import Connected, average_link, complements
from consilience.align.similarity import Likeness
from consilience.align.vectors import vectors
from consilience.annotate.parser import Parser
from consilience.model import Fact, Record

from .story import ELSEWHERE, MISSION, record_of


@pytest.fixture(scope="module")
def record(parser: Parser) -> Record:
    return record_of(parser, [*MISSION, ELSEWHERE])


def fact_with(record: Record, *words: str) -> Fact:
    return next(
        fact
        for fact in record.facts
        if any(all(word in account.wording for word in words) for account in fact.accounts)
    )


def reporting(fact: Fact) -> set[str]:
    return {account.document_id for account in fact.accounts}


def test_one_act_in_different_words_is_one_fact(record: Record) -> None:
    fact = fact_with(record, "suspended its permanent mission")
    assert reporting(fact) == {"a", "b", "c"}
    assert fact.status == "agreed"
    assert fact.independent == 3
    assert fact.silent == ()


def test_the_main_point_comes_first(record: Record) -> None:
    assert "mission" in record.facts[0].statement
    assert reporting(record.facts[0]) == {"a", "b", "c"}
    weights = [fact.weight for fact in record.facts if "z" not in reporting(fact)]
    assert weights == sorted(weights, reverse=True)


def test_of_two_dates_in_one_clause_the_one_that_others_give_is_the_value(parser: Parser) -> None:
    texts = (
        "Date of report 5 May 2021 The mill of Norrby burned on 3 May 2021.",
        "The old mill of Norrby burned on 3 May 2021.",
        "On 3 May 2021 the mill of Norrby burned.",
    )
    record = record_of(parser, [{"id": id_, "text": text} for id_, text in zip("abc", texts, strict=True)])
    fact = next(fact for fact in record.facts if fact.slot.endswith("time") and len(reporting(fact)) == 3)
    assert {account.value for account in fact.accounts} == {"2021-05-03"}


def test_silence_is_shown(record: Record) -> None:
    fact = fact_with(record, "turn to the embassy")
    assert reporting(fact) == {"a", "b"}
    assert fact.status == "partial"
    assert fact.silent == ("c",)


def test_a_fact_of_one_document_is_single(record: Record) -> None:
    fact = fact_with(record, "Fishing boats stayed")
    assert fact.status == "single"
    assert set(fact.silent) == {"b", "c"}


def test_facts_never_span_stories(record: Record) -> None:
    home = {id_: story.id for story in record.stories for id_ in story.document_ids}
    for fact in record.facts:
        assert len({home[account.document_id] for account in fact.accounts}) == 1
        assert "z" not in fact.silent


def test_every_account_points_at_its_words(record: Record) -> None:
    claims = {claim.id: claim for claim in record.claims}
    for fact in record.facts:
        for account in fact.accounts:
            first = account.evidence[0]
            assert record.document_of[account.document_id].text[first.start : first.end] == account.wording
            assert all(claims[id_].document_id == account.document_id for id_ in account.claim_ids)


def test_a_count_has_its_number_as_value(record: Record) -> None:
    fact = fact_with(record, "killed 31 people")
    assert fact.accounts[0].value == "31"


@pytest.mark.parametrize(
    ("reporting", "silent", "size", "status"),
    [(3, 0, 3, "agreed"), (2, 0, 3, "agreed"), (2, 1, 3, "partial"), (2, 0, 5, "partial"), (1, 0, 2, "single")],
)
def test_an_account_in_doubt_does_not_make_a_fact_partial(reporting: int, silent: int, size: int, status: str) -> None:
    assert status_of(reporting, silent, size) == status


def test_copies_count_once(parser: Parser) -> None:
    copy = {**MISSION[0], "id": "d"}
    record = record_of(parser, [*MISSION, copy])
    fact = fact_with(record, "suspended its permanent mission")
    assert reporting(fact) == {"a", "b", "c", "d"}
    assert fact.independent == 3


def test_the_order_of_documents_changes_nothing(parser: Parser, record: Record) -> None:
    again = record_of(parser, [ELSEWHERE, *reversed(MISSION)])
    assert again.facts == record.facts


def test_one_document_has_single_facts(parser: Parser) -> None:
    record = record_of(parser, [MISSION[0]])
    assert record.facts
    assert {fact.status for fact in record.facts} == {"single"}


def test_no_documents_no_facts(parser: Parser) -> None:
    assert record_of(parser, []).facts == ()


def test_average_link_joins_what_is_alike_on_average() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.0, (2, 3): 0.8}
    assert average_link(4, scores, 0.5) == [[0, 1], [2, 3]]
    assert average_link(4, scores, 0.5, lambda one, other: False) == [[0], [1], [2], [3]]


def test_connected_groups_stand_in_order() -> None:
    groups = Connected(5)
    groups.join(4, 1)
    groups.join(3, 4)
    assert groups.groups() == [[0], [1, 3, 4], [2]]


def pairs() -> list[tuple[str, str, str]]:
    golden = Path(__file__).parent.parent / "golden" / "facts.txt"
    lines = [line for line in golden.read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    blocks = [block.strip().split("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [(one.removeprefix("> "), other.removeprefix("> "), verdict) for one, other, verdict in blocks]


@pytest.mark.parametrize(("one", "other", "verdict"), pairs())
def test_golden(parser: Parser, one: str, other: str, verdict: str) -> None:
    record = record_of(parser, [{"id": "a", "text": one}, {"id": "b", "text": other}])
    likeness = Likeness(record, record.claims)
    matrix = vectors([claim.value for claim in record.claims])
    chances = [
        alike(likeness.features[i], likeness.features[j], float(matrix[i] @ matrix[j]))
        for i, first in enumerate(record.claims)
        for j, second in enumerate(record.claims)
        if first.document_id == "a" and second.document_id == "b"
    ]
    assert ("same" if max(chances, default=0.0) >= THRESHOLD else "different") == verdict, max(chances, default=0.0)


def test_accounts_complete_one_another_but_form_no_chains() -> None:
    chain = {(0, 1): 0.2, (1, 2): 0.15}
    assert complements([[0], [1], [2]], chain, lambda n: "abc"[n], 0.12) == [[0, 1], [2]]
    assert complements([[0], [1], [2]], {**chain, (0, 2): 0.14}, lambda n: "abc"[n], 0.12) == [[0, 1, 2]]
    assert complements([[0], [1]], {(0, 1): 0.9}, lambda _: "a", 0.12) == [[0], [1]]
