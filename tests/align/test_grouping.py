"""Grouping: order, an unrelated account, one more account; two clauses of one sentence; rivals; doubt and silence."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from consilience.align.facts.grouping import THRESHOLD, grouped
from consilience.align.facts.pairs import WEIGHTS, likely_pairs
from consilience.align.similarity import Likeness, compared, same_act, sentence_of
from consilience.annotate.parser import Parser
from consilience.model import Fact, Record

from .story import ELSEWHERE, MISSION, record_of


@pytest.fixture(scope="module")
def record(parser: Parser) -> Record:
    return record_of(parser, list(MISSION))


def rows(facts: Sequence[Fact]) -> list[tuple[object, ...]]:
    return [(fact.statement, fact.status, fact.silent, fact.accounts, fact.weight) for fact in facts]


def likeness_of(parser: Parser, *texts: str) -> Likeness:
    record = record_of(parser, [{"id": f"d{n}", "text": text} for n, text in enumerate(texts)])
    return Likeness(record, record.claims)


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_order_of_accounts_changes_nothing(parser: Parser, record: Record, order: tuple[int, ...]) -> None:
    again = record_of(parser, [MISSION[n] for n in order])
    assert again.facts == record.facts


def test_the_same_accounts_give_the_same_facts(parser: Parser, record: Record) -> None:
    assert record_of(parser, list(MISSION)).facts == record.facts


def test_an_unrelated_account_changes_nothing_else(parser: Parser, record: Record) -> None:
    more = record_of(parser, [*MISSION, ELSEWHERE])
    ours = [fact for fact in more.facts if fact.accounts[0].document_id != ELSEWHERE["id"]]
    assert rows(ours) == rows(record.facts)


def test_every_claim_stands_in_one_group(record: Record) -> None:
    likeness = Likeness(record, record.claims)
    members = [n for group in grouped(likeness) for n in group.members]
    assert sorted(members) == list(range(len(record.claims)))


def test_two_clauses_of_one_sentence_are_two_facts(record: Record) -> None:
    likeness = Likeness(record, record.claims)
    for i, j in likely_pairs(likeness).scores:
        assert sentence_of(likeness.claims[i]) != sentence_of(likeness.claims[j])
    for group in grouped(likeness):
        sentences = [sentence_of(likeness.claims[n]) for n in group.members]
        assert len(sentences) == len(set(sentences))


def test_one_account_alone_repeats_only_its_own_words(parser: Parser) -> None:
    likeness = likeness_of(parser, "The ferry sank off Tarsa. Divers looked for the crew. The ferry sank off Tarsa.")
    groups = grouped(likeness)
    assert sorted(len(group.members) for group in groups) == [1, 2]
    assert not any(group.doubtful for group in groups)


def test_the_better_of_two_rivals_gains(parser: Parser) -> None:
    likeness = likeness_of(
        parser,
        "The mayor of Tarsa closed the harbour on Monday.",
        "The mayor of Tarsa shut the harbour. The mayor of Tarsa closed a market near the harbour.",
    )
    plain = likely_pairs(likeness, {**WEIGHTS, "rivals": 0.0}).scores
    weighed = likely_pairs(likeness).scores
    shut = next(n for n, claim in enumerate(likeness.claims) if claim.value.startswith("The mayor of Tarsa shut"))
    market = next(n for n, claim in enumerate(likeness.claims) if "market" in claim.value)
    first = next(n for n, claim in enumerate(likeness.claims) if claim.document_id == "d0")
    assert weighed[first, shut] > plain[first, shut]
    assert weighed.get((first, market), 0.0) <= plain.get((first, market), 0.0)


def test_an_act_is_known_by_its_noun(parser: Parser) -> None:
    likeness = likeness_of(
        parser, "The council of Tarsa debated a vote and warned the fishermen.", "The council issued a warning."
    )
    one = next(row for row in likeness.features if row.claim.act == "warn")
    other = next(row for row in likeness.features if row.claim.document_id == "d1")
    assert other.claim.act in {"announce", "warn"}
    assert same_act(one, other) >= 0.6


def test_words_of_many_claims_say_less(parser: Parser) -> None:
    likeness = likeness_of(
        parser, " ".join(f"The ferry passed buoy number {n} near Tarsa." for n in range(80)), "Gulls."
    )
    weights = likeness.features[0].weights
    assert weights["ferry"] < 0.3
    rare = likeness_of(parser, "The ferry passed a buoy near Tarsa.", "The ferry came back to Tarsa.")
    assert rare.features[0].weights["ferry"] > 0.9


def test_every_feature_has_a_weight(record: Record) -> None:
    features = Likeness(record, record.claims).features
    assert {*compared(features[0], features[1], 0.5), "rivals"} == set(WEIGHTS)


def test_a_claim_that_nearly_joined_is_no_silence(record: Record) -> None:
    likeness = Likeness(record, record.claims)
    found = likely_pairs(likeness)
    for group in grouped(likeness):
        told = {likeness.claims[n].document_id for n in group.members}
        nearest = {
            id_: max(found.heard.get(n, {}).get(id_, 0.0) for n in group.members)
            for id_ in {claim.document_id for claim in likeness.claims} - told
        }
        assert {id_ for id_, chance in nearest.items() if chance >= THRESHOLD} <= group.doubtful
        assert not {id_ for id_, chance in nearest.items() if chance < 0.2} & group.doubtful
