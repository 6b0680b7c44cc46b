"""Sums, differences and ratios over numbers that count parts of one whole: 20 − 10 = 8 + 2, or 28 + 2 = 30 against 29.

A sum that fits by chance says nothing. So the parts must stand joined in one sentence (or be told as a change), they
must count the same kind of things as the whole, and no number is used that its own words leave open ("at least").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, groupby
from typing import Final

from consilience.align.compare.scope import is_proportion
from consilience.align.differences.counted import Counted
from consilience.align.differences.deeds import Deed
from consilience.align.differences.statements import Statement
from consilience.align.differences.terms import ALL_BUT, Term, kind_of, term_of, terms
from consilience.align.differences.wording import told
from consilience.model import ConflictClass, Evidence, Judgement, Operand, Operator, Relation, Side

_NEAR: Final = 0.2
"""A sum that misses another count of the same thing by no more than this share is a difference worth showing."""
_SMALLEST: Final = 8
"""A smaller toll is the sum of two numbers of its story by chance."""
_MOST: Final = 8
"""Numbers of one sentence that are tried; more are a table."""
_MOST_TERMS: Final = 400
_JOINED: Final = re.compile(r"\b(?:and|plus|with|as well as)\b|,")
_ROUGH: Final = 0.1
"""How far "about half" may be off; a flat share must be met to a hundredth."""


def sums(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Sums that fit across accounts, and sums that miss another account's count of the same things."""
    found = list(terms(rows)[:_MOST_TERMS])
    by_sentence: dict[tuple[str, int], list[Term]] = defaultdict(list)
    for term in found:
        by_sentence[term.document_id, term.counted.statement.sentence.start].append(term)
    pairs = [pair for group in by_sentence.values() if len(group) <= _MOST for pair in combinations(group, 2)]
    yield from _wholes(pairs, found)
    yield from _changes(pairs, found)
    yield from _remainders(found)


def shares(step: tuple[Deed, ...], rows: tuple[Statement, ...] = ()) -> Iterator[Judgement]:
    """A share of a body in one place, a count of the same people in others: they need not conflict.

    Where a change that an account tells gives the share ("from 20 to ten" is half), the ratio is shown.
    """
    seen: set[str] = set()
    share_side: list[Counted] = []
    count_side: list[Counted] = []
    for deed in step:
        for quantity in deed.statement.quantities_of_sentence:
            counted = Counted(deed.statement, quantity)
            is_share = is_proportion(counted.count.words) or quantity.unit == "percent"
            if quantity.id not in seen and (is_share or kind_of(counted) == "posts"):
                seen.add(quantity.id)
                (share_side if is_share else count_side).append(counted)
    apart = {(s.document_id, s.statement.sentence) for s in share_side}
    others = [c for c in count_side if (c.document_id, c.statement.sentence) not in apart]
    if not share_side or not others:
        return
    change = _change_of_share(share_side[0], rows)
    equation = _ratio(share_side[0], change) if change else ()
    remark = "a share of the posts and a count of people need not conflict"
    if change:
        remark = f"{_arithmetic(equation)}: the share is of the posts, the others count people"
    yield Judgement(
        "number",
        "compatible",
        "reconcilable",
        (_side(share_side), _side(others)),
        told(
            "Share or count",
            [(_outlets(share_side), _values(share_side)), (_outlets(others), _values(others))],
            remark,
        ),
        tuple(dict.fromkeys(id_ for deed in step for id_ in deed.statement.fact_ids)),
        arithmetic=_arithmetic(equation) or None,
        confidence=0.7,
        equation=equation,
    )


def _change_of_share(share: Counted, rows: tuple[Statement, ...]) -> Term | None:
    """A change of the same body's posts that leaves, or takes away, just this share."""
    value = share.quantity.value
    if isinstance(value, tuple):
        return None
    part = float(value) / (100 if share.quantity.unit == "percent" else 1)
    reach = _ROUGH if share.quantity.modifier == "about" else 0.01
    for term in terms(rows):
        before = term.counted.quantity.previous
        if not before or term.kind != "posts" or len(term.counted.around & share.around) < 2:
            continue
        left = term.value / float(before)
        if min(abs(left - part), abs(1 - left - part)) <= reach:
            return term
    return None


def _ratio(share: Counted, change: Term) -> tuple[Operand, ...]:
    whole = float(change.counted.quantity.previous or 1)
    value = share.count.said.removeprefix("about ")
    return (
        _operand("", change),
        Operand("÷", f"{whole:g}", change.counted.quantity.counts, (change.previous_evidence,)),
        Operand("=", value, share.quantity.counts, (share.evidence,)),
    )


def _wholes(pairs: list[tuple[Term, Term]], found: list[Term]) -> Iterator[Judgement]:
    """ "28 European countries and two North American countries" against "29 member states", each equation once."""
    fits: dict[tuple[str, str, str], list[tuple[Term, Term, Term]]] = defaultdict(list)
    for one, other in pairs:
        if not _are_joined(one, other) or not _are_parts(one, other):
            continue
        total = one.value + other.value
        for whole in found:
            if whole.document_id == one.document_id or not _is_whole(whole, one, other):
                continue
            is_near = abs(whole.value - total) <= _NEAR * total and total >= 8 and _is_same_whole(whole, one, other)
            if whole.value == total or is_near:
                small, large = sorted((one, other), key=lambda term: term.value)
                fits[_n(large), _n(small), _n(whole)].append((one, other, whole))
    for group in fits.values():
        yield _summed(group, found)


def _summed(group: list[tuple[Term, Term, Term]], found: list[Term]) -> Judgement:
    one, other, whole = group[0]
    total = one.value + other.value
    wholes = list({row[2].evidence: row[2].counted for row in group}.values())
    adding = list({row[0].document_id: row[:2] for row in group}.values())
    parts = tuple(e for first, second in adding for e in _joined(first, second, "").evidence)
    sides = (Side(f"{_n(one)} + {_n(other)} = {total:g}", parts), _side(wholes))
    what = f"Number of {whole.counted.quantity.counts or 'the whole'}"
    facts = _facts(term for row in group for term in row)
    start = (_operand("", one), _operand("+", other))
    adders = [first.counted.outlet for first, _ in adding]
    if whole.value == total:
        equation: tuple[Operand, ...] = (*start, _operand("=", whole))
        tellings = [(adders, "the parts"), (_outlets(wholes), "the whole")]
        return _judged(
            "compatible", "reconcilable", sides, told(what, tellings, _arithmetic(equation)), facts, equation
        )
    equation = (*start, _computed("=", total, one, found), _operand("≠", whole))
    tellings = [(adders, f"counts {_n(one)} + {_n(other)} = {total:g}"), (_outlets(wholes), f"gives {_n(whole)}")]
    row = _judged("different", "contradiction", sides, told(what, tellings), facts, equation)
    return replace(row, settled_by="The list of the members on the day.") if whole.kind == "states" else row


def _are_parts(one: Term, other: Term) -> bool:
    """Whether two joined numbers are parts of something: like things of two sorts, or people of two fates."""
    if one.fates or other.fates:
        if one.fates == other.fates:
            if _are_graded(one, other):
                return True
            return one.is_sort and other.is_sort and not one.stems & other.stems
        return one.fates.isdisjoint(other.fates) and bool(one.fates and other.fates)
    return one.kind == other.kind and one.stems != other.stems


def _are_graded(one: Term, other: Term) -> bool:
    """Whether the two count people hurt to two degrees ("four seriously and 20 slightly")."""
    grades = one.counted.grade, other.counted.grade
    return one.fates == other.fates == {"hurt"} and None not in grades and grades[0] != grades[1]


def _is_whole(whole: Term, one: Term, other: Term) -> bool:
    """Whether the whole is a count of the same class of things, told of the same body or happening."""
    if whole.value < (_SMALLEST if whole.fates else 3) or whole.fates != one.fates | other.fates:
        return False
    around = len(whole.counted.around & (one.counted.around | other.counted.around))
    if whole.fates:
        return whole.is_anyone and around >= 4
    if whole.kind != one.kind:
        return False
    if whole.kind == "states":
        return "member" in whole.stems and around >= 2
    return bool(one.stems & other.stems & whole.stems)


def _is_same_whole(whole: Term, one: Term, other: Term) -> bool:
    """Whether a sum that misses the whole is a difference: of members, or of things that two words name alike."""
    if not whole.is_exact:
        return False
    if one.fates:
        return _are_graded(one, other) and one.is_exact and other.is_exact and whole.counted.grade is None
    return whole.kind == "states" or len(one.stems & other.stems & whole.stems) > 1


def _are_joined(one: Term, other: Term) -> bool:
    """Whether "and" or a comma joins the two right away."""
    first, second = sorted((one, other), key=lambda term: term.counted.quantity.start)
    between = first.counted.statement.document.text[first.counted.quantity.end : second.counted.quantity.start]
    return len(between) <= 80 and _JOINED.search(between) is not None and "." not in between


def _changes(pairs: list[tuple[Term, Term]], found: list[Term]) -> Iterator[Judgement]:
    """ "from 20 to ten" against "eight accreditations and two vacant posts": 20 − 10 = 8 + 2."""
    shown = set()
    for change in (term for term in found if term.counted.quantity.previous is not None):
        before = float(change.counted.quantity.previous or 0)
        drop = before - change.value
        for one, other in pairs:
            if one.kind != "posts" or other.kind != "posts" or {one.value, other.value} & {0, 1} or drop <= 0:
                continue
            if one.value + other.value != drop or one.document_id == change.document_id:
                continue
            if not change.counted.around & one.counted.around or drop in shown:
                continue
            shown.add(drop)
            equation = (
                Operand("", f"{before:g}", change.counted.quantity.counts, (change.previous_evidence,)),
                _operand("−", change),
                _computed("=", drop, one, found),
                _operand("=", one),
                _operand("+", other),
            )
            sides = [_side([change.counted]), _joined(one, other, f"{_n(one)} + {_n(other)}")]
            used = (one, other, change)
            rest = [t.counted for t in found if t.kind == "posts" and t.value in (change.value, one.value)]
            rest = [counted for counted in rest if counted not in [term.counted for term in used]]
            sides += [_side(list(group)) for _, group in groupby(sorted(rest, key=_value), key=_value)]
            tellings = [((change.counted.outlet,), "tells the change"), ((one.counted.outlet,), "the parts")]
            why = told("Numbers that fit", tellings, _arithmetic(equation))
            yield _judged("compatible", "reconcilable", tuple(sides), why, _facts(used), equation)


def _remainders(found: list[Term]) -> Iterator[Judgement]:
    """ "all but one of the posts", 19 posts and 18 posts: 19 − 1 = 18."""
    shown = set()
    for row in {term.counted.statement: None for term in found}:
        for match in ALL_BUT.finditer(row.text):
            start = row.evidence.start + match.start()
            kept = term_of(row, match, Evidence(row.document.id, start, row.evidence.start + match.end()))
            like = [term for term in found if kept.is_like(term) and not row.evidence.span.contains(term.span)]
            for whole, rest in combinations(sorted(like, key=lambda term: -term.value), 2):
                if whole.value - rest.value != kept.value or rest.value < 3 or kept.span in shown:
                    continue
                shown.add(kept.span)
                equation = (_operand("", whole), _operand("−", kept), _operand("=", rest))
                sides = (_side([whole.counted]), Side(match.group(), (kept.evidence,)), _side([rest.counted]))
                tellings = [((term.counted.outlet,), term.counted.count.said) for term in (whole, rest)]
                why = told(
                    f"Number of {rest.counted.quantity.counts}", tellings, f"{_arithmetic(equation)}, so they fit"
                )
                yield _judged("compatible", "reconcilable", sides, why, _facts([whole, rest]), equation)


def _judged(
    relation: Relation,
    class_: ConflictClass,
    sides: tuple[Side, ...],
    why: str,
    facts: tuple[str, ...],
    equation: tuple[Operand, ...],
) -> Judgement:
    is_open = relation == "different"
    return Judgement(
        "number",
        relation,
        class_,
        sides,
        why,
        facts,
        arithmetic=_arithmetic(equation),
        confidence=0.8 if is_open else 1.0,
        equation=equation,
    )


def _operand(operator: Operator, term: Term) -> Operand:
    return Operand(operator, _n(term), term.counted.quantity.counts, (term.evidence,))


def _computed(operator: Operator, value: float, near: Term, found: Iterable[Term]) -> Operand:
    """A number that follows from others; with words where an account that prints the parts prints it too."""
    printing = [
        term
        for term in found
        if term.kind == near.kind and abs(term.value) == value and term.document_id == near.document_id
    ]
    first = printing[0] if printing else None
    counts = first.counted.quantity.counts if first else None
    return Operand(operator, f"{value:g}", counts, (first.evidence,) if first else ())


def _arithmetic(equation: Sequence[Operand]) -> str:
    return " ".join(f"{operand.operator} {operand.value}".strip() for operand in equation)


def _joined(one: Term, other: Term, value: str) -> Side:
    first, second = sorted((one.evidence, other.evidence))
    if second.end - first.start <= 300:
        return Side(value, (Evidence(first.document_id, first.start, max(first.end, second.end)),))
    return Side(value, (first, second))


def _n(term: Term) -> str:
    return f"{term.value:g}"


def _value(counted: Counted) -> str:
    return counted.count.said


def _facts(used: Iterable[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for term in used for id_ in term.counted.statement.fact_ids))


def _outlets(members: list[Counted]) -> list[str]:
    return [member.outlet for member in members]


def _values(members: list[Counted]) -> str:
    return " / ".join(sorted({member.count.said for member in members})[:4])


def _side(members: list[Counted]) -> Side:
    return Side(_values(members), tuple(dict.fromkeys(member.evidence for member in members))[:6])
