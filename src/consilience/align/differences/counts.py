"""Differing counts of one thing: tolls, sizes and measures, across accounts and inside one."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from consilience.align.compare import measures, numbers, units
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.scope import ANYONE, scope_of, scope_relation
from consilience.align.differences.counted import Counted, numbers_of
from consilience.align.differences.happenings import Edges, are_two_tellings, happenings
from consilience.align.differences.statements import Statement
from consilience.align.differences.tolls import are_two_harms
from consilience.align.differences.wording import told
from consilience.model import Judgement, Quantity, Side
from consilience.text.naming import in_sentence, listed

_PERIOD: Final = re.compile(
    r"\b(?:reporting|counted|so far|since|per|a day|each|every|within|in the (?:past|last))\b", re.IGNORECASE
)
_COARSE: Final = 10_000
"""Greater numbers with a single digit in front of their zeros are estimates, and two of them are no contradiction."""
_MUCH_SHARED: Final = 6
"""Stems around two numbers of things that are named alike, from which they are counted together."""
_ESTIMATES: Final = 1.4
"""Unless they lie further apart than this factor (six million and nine)."""
_MOST_PARTS: Final = 3
"""Values that a whole is shown with; more are a list and no comparison."""
_NEAR: Final = 2.0
"""Counts that lie further apart than this factor count different things, or at different times."""
_ABOUT_SAME: Final = 1.3
"""The same for two measures: they are told of many things."""
_GROWN: Final = 6.0
"""The same for a count whose words call it a later one."""
_LOOKALIKE: Final = 3.0
"""Counts that fit, but lie further apart than this factor, look like no contradiction and need no explanation."""
_SMALLEST_WHOLE: Final = 20
"""A smaller whole is exceeded by a part of another happening by chance."""
_WHOLE: Final = 2.0
"""The same for a part and its whole."""
_MANY: Final = 2
"""Other counts of the same in one account, from which it counts place by place, and what it gives for one of them..."""
_LISTED: Final = 4.0
"""... may lie so many times above or below the others."""
_INCLUDED: Final = re.compile(r"\b(?:includ\w+|among them)\W+$", re.IGNORECASE)
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
        """Each account with the lower value and one with the higher, where neither gives both."""
        found = set()
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
        for group, edges in happenings(members, _is_same_scope):
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


def _is_same_scope(one: Counted, other: Counted) -> bool:
    """Whether two numbers of one kind count the same; measures of one kind are looked at by the comparison itself."""
    if units.dimension(one.quantity.unit):
        return True
    return scope_relation(one.count.scope, other.count.scope) == "same"


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
        comparison = numbers.compared(one.count, other.count)
        if not comparison.is_difference or not _is_firm(comparison, one, other, everyone):
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
        if like is not None:
            like[0].append(value)
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
            is_apart = _is_abroad(member, best) or are_two_harms(member, best)
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


def _is_firm(found: Comparison, one: Counted, other: Counted, everyone: list[Counted]) -> bool:
    """Whether a difference between two linked numbers may be shown.

    The two must be near each other. An account that prints both values knows of two things, unless it gives them as
    two tellings of one. Of things that do not happen to people, both must stand in one fact as well.
    """
    if _is_abroad(one, other) or _is_included(one) != _is_included(other):
        return False
    if any(_is_one_of_many(member, everyone) for member in (one, other)):
        return False
    low, high = sorted((one.count.middle, other.count.middle))
    if _is_coarse(one) and _is_coarse(other) and high < _ESTIMATES * low:
        return False
    is_called_later = any(counted.count.is_update or counted.count.is_old for counted in (one, other))
    if units.dimension(other.quantity.unit):
        low, high = sorted(units.converted(m.count.middle, m.quantity.unit, other.quantity.unit) for m in (one, other))
        if high > _ABOUT_SAME * low:
            return False
    limit = _GROWN if found.relation == "superseded" and is_called_later else _NEAR
    if low <= 0 or high > limit * low * (2 if _are_named_alike(one, other) else 1):
        return False
    if found.relation == "different" and _knows_both(one, other, everyone):
        return False
    if other.count.scope.outcomes:
        return True
    spans = [_PERIOD.search(m.statement.sentence.of(m.statement.document.text)) for m in (one, other)]
    is_one_fact = bool(set(one.statement.fact_ids) & set(other.statement.fact_ids))
    return spans == [None, None] and (is_one_fact or _are_named_alike(one, other))


def _is_included(counted: Counted) -> bool:
    """Whether it is given as a part of the number in front of it, without a noun ("67, including 51 in Keel")."""
    start = counted.evidence.start
    if counted.count.scope.heads - ANYONE:
        return False
    return _INCLUDED.search(counted.statement.document.text[max(0, start - 20) : start]) is not None


def _is_one_of_many(counted: Counted, everyone: list[Counted]) -> bool:
    """Whether its account counts the same again and again, in numbers not far from each other: place by place."""
    low, high = counted.count.middle / _LISTED, counted.count.middle * _LISTED
    others = {
        member.count.middle
        for member in everyone
        if member.document_id == counted.document_id
        and member.count.middle != counted.count.middle
        and low <= member.count.middle <= high
        and not member.count.vague
        and _is_same_scope(member, counted)
        and (counted.is_listed or not are_two_tellings(member, counted))
    }
    return bool(counted.count.scope.outcomes) and len(others) >= _MANY


def _knows_both(one: Counted, other: Counted, everyone: list[Counted]) -> bool:
    """Whether one of two accounts prints the other's value too, of the same fate and apart from a second telling.

    So does an account that says elsewhere that its number stands with, or without, those who did it.
    """
    if one.document_id == other.document_id:
        return False
    for here, there in ((one, other), (other, one)):
        like = [m for m in everyone if m.document_id == here.document_id and m.quantity.value == here.quantity.value]
        if any(member.has_attackers != there.has_attackers for member in like):
            return True
        own = [m for m in everyone if m.document_id == here.document_id and m.quantity.value == there.quantity.value]
        if any(are_two_tellings(member, here) for member in own):
            continue
        if own or any(_is_of_people(row, there) for row in here.statement.all_quantities):
            return True
    return False


def _is_of_people(row: Quantity, other: Counted) -> bool:
    """Whether a number of another account has the same value and may count the same people."""
    if (row.value, row.unit) != (other.quantity.value, other.quantity.unit):
        return False
    scope, heads = scope_of(row.counts), other.count.scope.heads - ANYONE - {"people"}
    return scope.is_people and not (heads and scope.heads - ANYONE and not heads & scope.heads)


def _are_named_alike(one: Counted, other: Counted) -> bool:
    """Whether the same two words or more name what is counted, flatly, and much the same words stand around both."""
    first, second = (each.count.scope.heads | each.count.scope.narrowing for each in (one, other))
    is_flat = one.count.is_flat and other.count.is_flat and not (one.quantity.unit or other.quantity.unit)
    return is_flat and first == second and len(first) > 1 and len(one.around & other.around) >= _MUCH_SHARED


def _is_abroad(one: Counted, other: Counted) -> bool:
    """Whether the two count in two countries that they name ("six in Haiti", "11 in Cuba")."""
    return None not in (one.country, other.country) and one.country != other.country


def _is_coarse(counted: Counted) -> bool:
    low = counted.count.reach[0]
    return low >= _COARSE and len(f"{low:.0f}".rstrip("0")) == 1


def _repeated(side: list[Counted], everyone: list[Counted]) -> list[Counted]:
    known = {(member.document_id, member.count.said) for member in side}
    again = [
        member
        for member in everyone
        if (member.document_id, member.count.said) in known
        and member not in side
        and not member.is_of_earlier
        and any(_is_same_scope(member, other) for other in side)
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
                if _is_firm(found, part, whole, members):
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
    voices = {member.statement.speaker or "narrator" for member in members}
    return Side(_values(members), evidence, voices.pop() if len(voices) == 1 else "several")


def _facts(members: list[Counted]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for member in members for id_ in member.statement.fact_ids))
