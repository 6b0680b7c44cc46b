"""Differing counts of one thing: tolls, sizes and measures, across accounts and inside one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from consilience.align.compare import measures, numbers, units
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.scope import ANYONE, scope_relation
from consilience.align.differences import roughness
from consilience.align.differences.counted import Counted, numbers_of
from consilience.align.differences.firmness import is_abroad, is_firm, is_same_scope
from consilience.align.differences.happenings import Edges, happenings
from consilience.align.differences.statements import Statement
from consilience.align.differences.tolls import are_two_harms
from consilience.align.differences.wording import told
from consilience.model import Judgement, Side
from consilience.text.naming import in_sentence, listed

_MOST_PARTS: Final = 3
"""Values that a whole is shown with; more are a list and no comparison."""
_LOOKALIKE: Final = 3.0
"""Counts that fit, but lie further apart than this factor, look like no contradiction and need no explanation."""
_SMALLEST_WHOLE: Final = 20
"""A smaller whole is exceeded by a part of another happening by chance."""
_WHOLE: Final = 2.0
"""The same for a part and its whole."""
_MOST: Final = 400
"""Numbers of one kind in a story that are looked at; more are a statistical report, not a toll."""

Kind = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Difference:
    """A value and those of its happening that do not fit it, the best-borne one last.

    Whether two numbers differ is decided on the two alone, so another account can add a side and never make one.
    """

    comparison: Comparison
    members: list[Counted]
    against: list[Counted]

    @property
    def is_update(self) -> bool:
        return self.comparison.relation == "superseded"

    def with_repeats(self, everyone: list[Counted]) -> _Difference:
        """The same with the other places where an account of a side prints its value of the same thing again."""
        return _Difference(self.comparison, *(_repeated(side, everyone) for side in (self.members, self.against)))

    @property
    def rises(self) -> frozenset[tuple[str, str]]:
        """Each account with the lower value and one with the higher, where none stands on both sides."""
        found = set()
        if {row.document_id for row in self.members} & {row.document_id for row in self.against}:
            return frozenset()
        for one, other in product(self.members, self.against):
            low, high = sorted((one, other), key=lambda member: member.count.reach[0])
            found.add((low.document_id, high.document_id))
        return frozenset((low, high) for low, high in found if (high, low) not in found)


def differing_counts(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Counts of one thing of one happening that differ, a row for each value beside the best-borne one."""
    differences: list[tuple[Kind, _Difference]] = []
    fitting: list[Judgement] = []
    for kind, members in sorted(_by_kind(rows).items()):
        if len(members) < 2 or len(kind) < 2 or len(members) > _MOST:
            continue
        for group, edges in happenings(members, is_same_scope):
            differences += [(kind, row.with_repeats(members)) for row in _differences(group, edges, members)]
            fitting += _fitting(group)
        differences += [(kind, row) for row in _greater_parts(members)]
        fitting += _parts(members)
    for kind, row in differences:
        others = [other for other_kind, other in differences if other_kind != kind]
        yield _judged(row, is_grown=not row.is_update and any(row.rises & other.rises for other in others))
    yield from fitting


def _by_kind(rows: tuple[Statement, ...]) -> dict[Kind, list[Counted]]:
    """The numbers that can be compared, each once, by unit and by what happened, or by what is counted or measured."""
    found: dict[Kind, list[Counted]] = defaultdict(list)
    for counted in numbers_of(rows):
        if not counted.is_comparable or counted.is_background:
            continue
        unit = counted.quantity.unit
        dimension = units.dimension(unit)
        scope = counted.count.scope
        if dimension:
            of = measures.attribute(counted.count)
            found[(dimension, *([of] if of else []))].append(counted)
        elif not (unit and scope.outcomes):
            found[(unit, *sorted(scope.outcomes or scope.heads))].append(counted)
    return found


def _is_part_or_whole(one: Counted, other: Counted) -> bool:
    return scope_relation(one.count.scope, other.count.scope) in ("narrower", "wider")


def _differences(group: list[Counted], edges: Edges, everyone: list[Counted]) -> Iterator[_Difference]:
    """The values of a group that do not fit each other: each against all better-borne ones from which it differs."""
    found: dict[frozenset[str], Comparison] = {}
    replaced: set[frozenset[str]] = set()
    at_odds: set[str] = set()
    for one, other in combinations(group, 2):
        said = frozenset((one.count.said, other.count.said))
        if len(said) == 1 or (one.quantity.id, other.quantity.id) not in edges:
            continue
        comparison = roughness.compared(one.count, other.count)
        if not comparison.is_difference or not is_firm(comparison, one, other, everyone):
            continue
        at_odds |= {one.quantity.id, other.quantity.id}
        is_told_as_old = one.count.is_old != other.count.is_old
        if said not in found or is_told_as_old or (comparison.relation == "different" and said not in replaced):
            found[said] = comparison
            replaced |= {said} if is_told_as_old else set()
    members: dict[str, list[Counted]] = {}
    rest = [member for member in group if _is_borne_by(member, at_odds, group, edges)]
    while rest:
        best = _best_borne(rest).count.said
        members[best] = [member for member in rest if member.count.said == best]
        rest = [member for member in rest if member.count.said != best]
    values = list(members)
    rows: list[tuple[list[str], list[str], Comparison]] = []
    for n, value in enumerate(values):
        against = [other for other in values[:n] if frozenset((value, other)) in found]
        if not against:
            continue
        comparison = found[frozenset((value, against[0]))]
        like = next((row for row in rows if _may_share(value, row, against, comparison, members)), None)
        mirrored = ((row, (row[1], row[0], row[2])) for row in rows)
        across = next((row for row, it in mirrored if _may_share(value, it, against, comparison, members)), None)
        if like is not None:
            like[0].append(value)
        elif across is not None:
            across[1].insert(0, value)
        else:
            rows.append(([value], against[::-1], comparison))
    for own, against, comparison in rows:
        sides = ([member for value in side for member in members[value]] for side in (own, against))
        yield _Difference(comparison, *sides)


def _is_borne_by(member: Counted, at_odds: set[str], group: list[Counted], edges: Edges) -> bool:
    """Whether a number is at odds with another, or gives the same as one that is, and is linked to it."""
    return member.quantity.id in at_odds or any(
        other.quantity.id in at_odds
        and other.count.said == member.count.said
        and (other.quantity.id, member.quantity.id) in edges
        for other in group
    )


def _may_share(
    value: str,
    row: tuple[list[str], list[str], Comparison],
    against: list[str],
    comparison: Comparison,
    members: dict[str, list[Counted]],
) -> bool:
    """Whether a value differs from the same ones as that of a row, and fits it ("59", "at least 59" against 58)."""
    one, other = members[value][0], members[row[0][0]][0]
    if row[1] != against[::-1] or row[2].class_ != comparison.class_ or units.dimension(one.quantity.unit):
        return False
    (low, high), (first, last) = one.count.reach, other.count.reach
    return low <= last and first <= high


def _fitting(group: list[Counted]) -> Iterator[Judgement]:
    """The row of values that look other than the best-borne one but fit it."""
    best = _best_borne(group)
    main = [member for member in group if member.count.said == best.count.said]
    remarks: dict[str, str] = {}
    fitting: list[Counted] = []
    for member in group:
        found = numbers.compared(member.count, best.count)
        if found.class_ == "agreement_other_granularity" and member.count.said != best.count.said:
            remarks.setdefault(member.count.said, found.explanation)
            is_apart = is_abroad(member, best) or are_two_harms(member, best)
            fitting += [member] if _is_lookalike(member, best) and not is_apart else []
    others = sorted({member.count.said for member in fitting})
    if 0 < len(others) <= _MOST_PARTS:
        remark = remarks[others[0]].rstrip(".").rsplit(": ", 1)[-1] + ", so they fit"
        yield _shown(main, fitting, remark, is_part=False)


def _is_lookalike(one: Counted, other: Counted) -> bool:
    """Whether two counts that fit are near enough to be taken for a contradiction.

    "More than 30" and "up to 80" are not: one is bounded below and the other above.
    """
    bounded = {one.quantity.modifier, other.quantity.modifier}
    if bounded & {"at least", "more than"} and bounded & {"at most", "less than"}:
        return one.quantity.value == other.quantity.value
    if one.count.vague or other.count.vague or units.dimension(one.quantity.unit):
        return True
    edges = sorted(edge for each in (one, other) for edge in each.count.reach if 0 < edge < math.inf)
    return bool(edges) and edges[-1] <= _LOOKALIKE * edges[0]


def _repeated(side: list[Counted], everyone: list[Counted]) -> list[Counted]:
    known = {(member.document_id, member.count.said) for member in side}
    again = [
        member
        for member in everyone
        if (member.document_id, member.count.said) in known
        and member not in side
        and not member.is_of_earlier
        and any(is_same_scope(member, other) for other in side)
    ]
    return side + again


def _best_borne(group: list[Counted]) -> Counted:
    """The exact value that most accounts give (of several: that of the latest account, then the greatest)."""
    documents: dict[str, set[str]] = defaultdict(set)
    for member in group:
        documents[member.count.said].add(member.document_id)

    def rank(member: Counted) -> tuple[bool, bool, bool, int, str, float, str]:
        return (
            member.count.is_flat,
            not member.count.is_old,
            member.statement.speaker is None,
            len(documents[member.count.said]),
            member.statement.published or "",
            member.count.reach[0],
            member.quantity.id,
        )

    return max(group, key=rank)


def _judged(row: _Difference, is_grown: bool) -> Judgement:
    """ "People killed: North Post 6; Bay Herald 10 — both are given as the count of one event." """
    everyone = row.members + row.against
    is_voiced = any(member.statement.speaker_name for member in everyone)
    is_inside = len({m.document_id for m in everyone}) == 1 and any(m.is_lead for m in everyone) and not is_voiced
    if row.is_update:
        remark = "a later count replaces an earlier one"
    elif is_grown:
        remark = "other counts are higher there too, so it is probably the later one"
    elif is_voiced:
        remark = "two voices, two counts of one event"
    elif is_inside:
        remark = "its beginning and its text do not agree"
    else:
        remark = "both are given as the count of one event"
    is_late = row.is_update or is_grown
    class_ = "superseded" if is_late else "internal_inconsistency" if is_inside else row.comparison.class_
    return Judgement(
        "number",
        "superseded" if is_late else row.comparison.relation,
        class_,
        (_side(row.members), _side(row.against)),
        told(_what(row.against[-1:]), _tellings(row.members, *_by_value(row.against)), remark),
        _facts(everyone),
        settled_by="A later count by the authority that counts.",
    )


def _parts(members: list[Counted]) -> Iterator[Judgement]:
    """Numbers that look other than a number of the same happening, but count only part of what it counts."""
    for group, edges in happenings(members, _is_part_or_whole):
        whole = _best_borne([member for member in group if _of_whom(member) <= min(map(_of_whom, group))])
        parts = [
            member
            for member in group
            if scope_relation(member.count.scope, whole.count.scope) == "narrower"
            and (member.quantity.id, whole.quantity.id) in edges
            and member.count.reach != whole.count.reach
            and member.quantity.value != whole.quantity.value
            and member.count.middle <= whole.count.middle
            and 0 < whole.count.reach[0] <= _WHOLE * member.count.reach[0] <= _WHOLE * whole.count.reach[1]
        ]
        if 0 < len({part.count.said for part in parts}) <= _MOST_PARTS:
            yield _shown([whole], parts, "one may be part of the other", is_part=True)


def _greater_parts(members: list[Counted]) -> Iterator[_Difference]:
    """Parts that are greater than the whole that another account gives ("137 Valdonians" of "130 people")."""
    for group, edges in happenings(members, _is_part_or_whole):
        for part in group:
            for whole in group:
                is_part = scope_relation(part.count.scope, whole.count.scope) == "narrower"
                is_linked = (part.quantity.id, whole.quantity.id) in edges and part.document_id != whole.document_id
                if not (
                    is_part and is_linked and part.count.scope.outcomes and part.count.reach[0] > whole.count.reach[1]
                ):
                    continue
                if whole.count.reach[0] < _SMALLEST_WHOLE or part.count.vague or whole.count.vague:
                    continue
                if any(m.document_id == part.document_id and _is_whole_of(m, part) for m in members):
                    continue
                found = numbers.at_odds(part.count, whole.count)
                if is_firm(found, part, whole, members):
                    yield _Difference(found, [part], [whole])


def _is_whole_of(whole: Counted, part: Counted) -> bool:
    """Whether an account gives a whole for its own part: then the two wholes are compared and not the part."""
    relation = scope_relation(part.count.scope, whole.count.scope)
    return relation == "narrower" and whole.count.reach[1] >= part.count.reach[0] and not whole.count.is_old


def _of_whom(member: Counted) -> int:
    """How narrowly what is counted is named."""
    scope = member.count.scope
    return len(scope.heads - ANYONE - {"people"}) + len(scope.narrowing) - len(scope.outcomes)


def _shown(main: list[Counted], others: list[Counted], remark: str, is_part: bool) -> Judgement:
    """A look-alike with the reason why both can stand; of a part and a whole, what they count is named."""
    return Judgement(
        "number",
        "compatible",
        "reconcilable" if is_part else "agreement_other_granularity",
        (_side(main), _side(others)),
        told(_what(main), _tellings(others, main, is_named=is_part), remark),
        _facts(others + main),
        confidence=0.9 if is_part else 1.0,
    )


def _what(main: list[Counted]) -> str:
    dimension = units.dimension(main[0].quantity.unit)
    return (measures.attribute(main[0].count) or dimension) if dimension else main[0].count.what


def _by_value(members: list[Counted]) -> list[list[Counted]]:
    """The members with one value together, in the order of the values."""
    found: dict[str, list[Counted]] = {}
    for member in members:
        found.setdefault(member.count.said, []).append(member)
    return list(found.values())


def _tellings(*sides: list[Counted], is_named: bool = False) -> list[tuple[list[str], str]]:
    """What each side says; `is_named` adds what it counts, where that is the point."""
    tellings = [_telling(side, is_named) for side in sides]
    if len({member.outlet for side in sides for member in side}) == 1:
        return [
            (tellings[0][0], f"gives {'both ' if len(sides) == 2 else ''}{listed([value for _, value in tellings])}")
        ]
    return tellings


def _telling(group: list[Counted], is_named: bool) -> tuple[list[str], str]:
    first = min(group, key=lambda member: (member.statement.speaker is not None, member.evidence))
    value = _values(group)
    if is_named:
        value += f" {first.count.named}".rstrip()
    elif first.statement.speaker_name:
        value += f" (according to {in_sentence(first.statement.speaker_name)})"
    return [member.outlet for member in group], value


def _values(group: list[Counted]) -> str:
    return " / ".join(sorted({member.count.said for member in group})[:_MOST_PARTS])


def _side(members: list[Counted]) -> Side:
    evidence = tuple(dict.fromkeys(member.evidence for member in members))[:6]
    voices = {member.statement.voice for member in members}
    return Side(_values(members), evidence, voices.pop() if len(voices) == 1 else "several")


def _facts(members: list[Counted]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for member in members for id_ in member.statement.fact_ids))
