"""Sums over numbers that count parts of one whole: 20 − 10 = 8 + 2, or 28 + 2 = 30 against 29."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from consilience.align.compare.numbers import said
from consilience.align.compare.scope import PEOPLE, is_proportion
from consilience.align.compare.words import content_words, singular, word_set
from consilience.align.differences.counts import Counted
from consilience.align.differences.deeds import Deed
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Evidence, Judgement, Side

_PLACES: Final = word_set("post vacancy position place job seat slot accreditation credential")
"""What stands for people in an office: a post, an accreditation."""
_STATES: Final = word_set("country state nation member")
_NEAR: Final = 0.2
"""A sum that misses another count of the same thing by no more than this share is a difference worth showing."""


@dataclass(frozen=True, eq=False)
class Term:
    """A number that may be part of a sum: its value, what kind of thing it counts, and its words."""

    counted: Counted
    value: float
    kind: str
    stems: frozenset[str]


def sums(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Sums that fit across accounts, and sums that miss another account's count of the same things."""
    terms = _terms(rows)
    by_sentence: dict[tuple[str, int], list[Term]] = defaultdict(list)
    for term in terms:
        by_sentence[term.counted.document_id, term.counted.statement.sentence.start].append(term)
    parts = [pair for group in by_sentence.values() if len(group) <= 8 for pair in combinations(group, 2)]
    yield from _same_heads(parts, terms)
    yield from _changes(parts, terms)


def shares(step: tuple[Deed, ...]) -> Iterator[Judgement]:
    """A share of a body in one place, a count of the same people in others: they need not conflict."""
    seen: set[str] = set()
    share_side: list[Counted] = []
    count_side: list[Counted] = []
    for deed in step:
        for quantity in deed.statement.quantities_of_sentence:
            counted = Counted(deed.statement, quantity)
            is_share = is_proportion(counted.count.words) or quantity.unit == "percent"
            if quantity.id not in seen and (is_share or _kind(counted) == "posts"):
                seen.add(quantity.id)
                (share_side if is_share else count_side).append(counted)
    apart = {(s.document_id, s.statement.sentence) for s in share_side}
    others = [c for c in count_side if (c.document_id, c.statement.sentence) not in apart]
    if share_side and others:
        yield Judgement(
            "number",
            "compatible",
            "reconcilable",
            (_side(share_side), _side(others)),
            told(
                "Share or count",
                [(_outlets(share_side), _values(share_side)), (_outlets(others), _values(others))],
                "a share of the posts and a count of people need not conflict",
            ),
            tuple(dict.fromkeys(id_ for deed in step for id_ in deed.statement.fact_ids)),
            confidence=0.7,
        )


def _terms(rows: tuple[Statement, ...]) -> list[Term]:
    found, seen = [], set()
    for row in rows:
        for quantity in row.quantities:
            if quantity.id in seen or isinstance(quantity.value, tuple) or quantity.unit:
                continue
            seen.add(quantity.id)
            counted = Counted(row, quantity)
            kind = _kind(counted)
            if kind and not is_proportion(counted.count.words) and quantity.modifier not in ("at least", "at most"):
                stems = frozenset(singular(word) for word in content_words(quantity.counts or ""))
                found.append(Term(counted, float(quantity.value), kind, stems))
    return found


def _kind(counted: Counted) -> str | None:
    """`posts` for people in offices and their places, `states`, or the head itself; None if nothing is named."""
    heads = {singular(word) for word in content_words(counted.quantity.counts or "")}
    if heads & (_STATES - {"member"}):
        return "states"
    if heads & (_PLACES | PEOPLE):
        return "posts"
    return min(counted.count.scope.heads, default=None)


def _same_heads(parts: list[tuple[Term, Term]], terms: list[Term]) -> Iterator[Judgement]:
    """ "28 European countries and two North American countries" against "29 member states"."""
    for one, other in parts:
        if one.kind != other.kind or not _are_joined(one, other) or one.stems == other.stems:
            continue
        total = one.value + other.value
        for whole in terms:
            if not _is_one_fate(whole, one, other):
                continue
            if whole.kind != one.kind or whole.counted.document_id == one.counted.document_id or whole.value < 3:
                continue
            if not _is_whole(whole, one, other):
                continue
            equation = f"{_n(one)} + {_n(other)} = {total:g}"
            sides = (_joined(one, other, equation), _side([whole.counted]))
            facts = tuple(dict.fromkeys((*one.counted.statement.fact_ids, *whole.counted.statement.fact_ids)))
            if whole.value == total:
                tellings = [((one.counted.outlet,), "counts the parts"), ((whole.counted.outlet,), "the whole")]
                why = told(f"Number of {whole.counted.quantity.counts or 'the whole'}", tellings, equation)
                yield Judgement("number", "compatible", "reconcilable", sides, why, facts, arithmetic=equation)
            elif abs(whole.value - total) <= _NEAR * total and total >= 8:
                what = whole.counted.quantity.counts or "the whole"
                tellings = [
                    ((one.counted.outlet,), f"counts {equation}"),
                    ((whole.counted.outlet,), f"gives {_n(whole)}"),
                ]
                why = told(f"Number of {what}", tellings)
                yield Judgement(
                    "number",
                    "different",
                    "contradiction",
                    sides,
                    why,
                    facts,
                    settled_by="The list of the members on the day.",
                    arithmetic=f"{equation} ≠ {_n(whole)}",
                    confidence=0.8,
                )


def _is_one_fate(whole: Term, one: Term, other: Term) -> bool:
    """Whether members are counted and not victims: the dead and the badly hurt are no sum of the dead."""
    return not any(term.counted.count.scope.outcomes for term in (whole, one, other))


def _are_joined(one: Term, other: Term) -> bool:
    """Whether "and" or a comma joins the two right away."""
    first, second = sorted((one, other), key=lambda term: term.counted.quantity.start)
    between = first.counted.statement.document.text[first.counted.quantity.end : second.counted.quantity.start]
    return len(between) <= 80 and re.search(r"\b(?:and|plus)\b|,", between) is not None and "." not in between


def _is_whole(whole: Term, one: Term, other: Term) -> bool:
    """Whether the whole is a count of the same class of things, told of the same body."""
    if whole.kind == "states":
        around = whole.counted.around & one.counted.around
        return "member" in whole.stems and len(around) >= 2
    return bool(one.stems & other.stems & whole.stems)


def _changes(parts: list[tuple[Term, Term]], terms: list[Term]) -> Iterator[Judgement]:
    """ "from 20 to ten" against "eight accreditations and two vacant posts": 20 − 10 = 8 + 2."""
    changes = [term for term in terms if term.counted.quantity.previous is not None]
    shown = set()
    for change in changes:
        drop = float(change.counted.quantity.previous or 0) - change.value
        for one, other in parts:
            if one.kind != "posts" or other.kind != "posts" or {one.value, other.value} & {0, 1} or drop <= 0:
                continue
            if one.value + other.value != drop or one.counted.document_id == change.counted.document_id:
                continue
            if not change.counted.around & one.counted.around or drop in shown:
                continue
            shown.add(drop)
            equation = f"{change.counted.quantity.previous:g} − {change.value:g} = {drop:g} = {_n(one)} + {_n(other)}"
            rest = [
                t.counted
                for t in terms
                if t.kind == "posts" and t.value in (change.value, one.value) and t not in (one, other, change)
            ]
            sides = [_side([change.counted]), _joined(one, other, f"{_n(one)} + {_n(other)}")]
            if rest:
                sides.append(_side(rest))
            facts = (*change.counted.statement.fact_ids, *one.counted.statement.fact_ids)
            yield Judgement(
                "number",
                "compatible",
                "reconcilable",
                tuple(sides),
                told(
                    "Numbers that fit",
                    [((change.counted.outlet,), "tells the change"), ((one.counted.outlet,), "the parts")],
                    equation,
                ),
                tuple(dict.fromkeys(facts)),
                arithmetic=equation,
            )


def _joined(one: Term, other: Term, value: str) -> Side:
    first, second = sorted((one.counted.evidence, other.counted.evidence))
    if second.end - first.start <= 300:
        return Side(value, (Evidence(first.document_id, first.start, max(first.end, second.end)),))
    return Side(value, (first, second))


def _n(term: Term) -> str:
    return f"{term.value:g}"


def _outlets(members: list[Counted]) -> list[str]:
    return [member.outlet for member in members]


def _values(members: list[Counted]) -> str:
    return " / ".join(sorted({said(member.count) for member in members})[:4])


def _side(members: list[Counted]) -> Side:
    return Side(_values(members), tuple(dict.fromkeys(member.evidence for member in members))[:6])
