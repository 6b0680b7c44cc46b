"""Differing counts of one thing: tolls and sizes, across accounts and inside one."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from consilience.align.compare import numbers
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.numbers import Count
from consilience.align.compare.words import content_words, stem
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Evidence, Judgement, Quantity, Side
from consilience.text.countries import country_of_name
from consilience.text.dates import days_apart, has_bound
from consilience.text.naming import in_sentence

_UPDATE: Final = re.compile(
    r"\b(?:updated|revised|rose|risen|climbed|now|latest|higher|lower toll|since)\b", re.IGNORECASE
)
_PARTITIVE: Final = re.compile(r"\s+(?:out )?of (?:the|them|those|these|its|his|their)\b")
_MONEY: Final = re.compile(r"^[A-Z]{3}$|dollar|euro|pound|yen|rouble|ruble|yuan|rupee", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"\b(?:toll|lower|higher|claim(?:ed|s)?|initial(?:ly)?|updated|revised|gave|put the (?:number|toll|figure))\b",
    re.IGNORECASE,
)
_LONG_AGO: Final = 60
"""Days between a date and the day of print from which a number belongs to an earlier happening."""
_PERIOD: Final = re.compile(
    r"\b(?:reporting|counted|so far|since|per|a day|each|every|within|in the (?:past|last))\b", re.IGNORECASE
)
_FURTHER: Final = re.compile(r"\b(?:another|additional|further|other)\W*$", re.IGNORECASE)
_MORE: Final = re.compile(r"^\W*(?:\w+ )?(?:others?|more(?! than)|additional|further)\b", re.IGNORECASE)
"""Words that make a number one part of a whole that is told beside it ("20 others", "another six")."""
_GRADE: Final = re.compile(
    r"\b(?:slightly|lightly|seriously|severely|critically|gravely|badly) (?:\w+ )?(?:wound|injur|hurt)|"
    r"\b(?:slight|light|minor|serious|severe|critical|grave|life-threatening) (?:wound|injur|condition)",
    re.IGNORECASE,
)
"""Words for how badly people are hurt: the badly hurt are no count of all."""
_WARD: Final = re.compile(r"\b(?:hospital|clinic|infirmary|medical cent(?:er|re))\b", re.IGNORECASE)
"""A voice that counts only those who came to it."""
_COARSE: Final = 10_000
"""Greater numbers with a single digit in front of their zeros are estimates, and two of them are no contradiction."""
_ABOUT_ONE: Final = 4
"""Stems that the words around two numbers of one article share, when they count one happening."""
_MOST_PARTS: Final = 3
"""Values that a whole is shown with; more are a list and no comparison."""
_IN_PLACE: Final = re.compile(r"^[^.,;:]{0,40}?\b(?:in|at|near|across) (?:the )?(?P<name>(?:[A-Z][\w’'-]+ ?)+)")
_NEAR: Final = 2.0
"""Counts that lie further apart than this factor count different things, or at different times."""
Edges = set[tuple[str, str]]
_AROUND: Final = 220
"""Characters on each side of a number whose words tell which happening it belongs to."""
_ALIKE: Final = 0.15
"""Shared weight of the words around two numbers from which they may count the same happening."""
_MOST: Final = 400
"""Numbers of one kind in a story that are looked at; more are a statistical report, not a toll."""


@dataclass(frozen=True, eq=False)
class Counted:
    """A number of a statement, ready to be compared."""

    statement: Statement
    quantity: Quantity

    @cached_property
    def count(self) -> Count:
        """The number with its words."""
        row, text = self.quantity, self.statement.document.text
        sentence = self.statement.sentence
        start, end = max(sentence.start, row.start - 60), min(sentence.end, row.end + 60)
        return Count(
            row,
            text[row.start : row.end],
            re.split(r"[.;:]|\band\b(?=[^.;:]*\d)", text[start : row.start])[-1],
            re.split(r"[.;:]", text[row.end : end])[0],
            self.statement.published,
            _UPDATE.search(self.statement.sentence.of(text)) is not None,
        )

    @cached_property
    def around(self) -> frozenset[str]:
        """Stems of the words around the number."""
        text = self.statement.document.text
        window = text[max(0, self.quantity.start - _AROUND) : self.quantity.end + _AROUND]
        return frozenset(stem(word) for word in content_words(window))

    @property
    def evidence(self) -> Evidence:
        """The number with what it counts, up to the end of a short clause."""
        text = self.statement.document.text
        end = self.quantity.end
        stop = min(self.statement.evidence.end, end + 60)
        words = re.match(r"[^.,;:()“”\"]*", text[end:stop])
        end += len(words.group().rstrip()) if words else 0
        return Evidence(self.statement.document.id, self.quantity.start, max(end, self.quantity.end))

    @cached_property
    def place(self) -> frozenset[str]:
        """The words of the place that the number is given for ("six in Haiti")."""
        text, end = self.statement.document.text, self.quantity.end
        found = _IN_PLACE.match(text[end : end + 90])
        return frozenset(found["name"].split()) if found else frozenset()

    @cached_property
    def grade(self) -> bool:
        """Whether only those hurt to one degree are counted."""
        text = self.statement.document.text
        return _GRADE.search(text[max(0, self.quantity.start - 25) : self.quantity.end + 45]) is not None

    @property
    def outlet(self) -> str:
        """What a sentence calls the account."""
        return self.statement.outlet

    @property
    def document_id(self) -> str:
        """The article."""
        return self.statement.document.id


def differing_counts(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Counts of one thing of one happening that differ, one row for each value that does not fit the best-borne one."""
    by_kind: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    seen: set[str] = set()
    for row in sorted(rows, key=lambda row: (row.document.id, len(row.text), row.claim.id)):
        for quantity in row.quantities:
            if quantity.id not in seen and _is_count(row, quantity) and not _is_background(Counted(row, quantity)):
                seen.add(quantity.id)
                counted = Counted(row, quantity)
                scope = counted.count.scope
                if quantity.unit and scope.outcomes:
                    continue
                by_kind[(quantity.unit, *sorted(scope.outcomes or scope.heads))].append(counted)
    for kind, members in sorted(by_kind.items()):
        if len(members) > 1 and len(kind) > 1 and len(members) <= _MOST:
            for group, edges in _happenings(members):
                yield from _differences(group, edges)


def _is_count(row: Statement, quantity: Quantity) -> bool:
    """Not an age or a length, not "one of the three", not the earlier value of a change, not a lone one."""
    if quantity.unit not in ("", "percent") and not _MONEY.search(quantity.unit):
        return False
    text = row.document.text
    if quantity.value in (0, 1) or _PARTITIVE.match(text[quantity.end : quantity.end + 12]):
        return False
    printed = text[quantity.start : quantity.end + 25]
    after = re.sub(r"^[\W\d]*\w*", "", printed, count=1)
    if _FURTHER.search(text[max(0, quantity.start - 14) : quantity.start]) or _MORE.match(after):
        return False
    return all(other.previous != quantity.value for other in row.quantities_of_sentence)


def _happenings(members: list[Counted]) -> Iterator[tuple[list[Counted], Edges]]:
    """Numbers of one kind that count one happening: each the best partner of the other among two accounts."""
    frequency = Counter(word for member in members for word in member.around)
    weights = {word: math.log(1 + len(members) / count) for word, count in frequency.items()}
    parent = list(range(len(members)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    best: list[dict[str, tuple[float, int]]] = [{} for _ in members]
    edges: Edges = set()
    telling = list(range(len(members)))
    for index, one in enumerate(members):
        for other_index, other in enumerate(members):
            if other_index == index or not _may_be_one(one, other):
                continue
            if one.document_id == other.document_id:
                if _are_two_tellings(one, other):
                    parent[root(other_index)] = root(index)
                    telling[other_index] = min(telling[other_index], telling[index])
                    edges |= {(one.quantity.id, other.quantity.id), (other.quantity.id, one.quantity.id)}
                continue
            score = _alike(one.around, other.around, weights)
            if score >= _ALIKE:
                known = best[index].get(other.document_id, (0.0, 0))
                best[index][other.document_id] = max(known, (score, -other_index))
    for index, found in enumerate(best):
        for _, negative in found.values():
            if best[-negative].get(members[index].document_id, (0.0, 1))[1] == -index:
                parent[root(-negative)] = root(index)
                for near in (n for n, first in enumerate(telling) if first == telling[index]):
                    for far in (n for n, first in enumerate(telling) if first == telling[-negative]):
                        edges.add((members[near].quantity.id, members[far].quantity.id))
    groups: dict[int, list[Counted]] = defaultdict(list)
    for number, member in enumerate(members):
        groups[root(number)].append(member)
    yield from ((group, edges) for _, group in sorted(groups.items()) if len(group) > 1)


def _may_be_one(one: Counted, other: Counted) -> bool:
    if _is_ahead(one) != _is_ahead(other) or one.grade != other.grade:
        return False
    if _ward(one) != _ward(other):
        return False
    if one.place and other.place and not one.place & other.place and (_is_listed(one) or _is_listed(other)):
        return False
    for first in one.statement.times:
        for second in other.statement.times:
            gap = days_apart(first.edtf, second.edtf) if first.type == second.type == "DATE" else None
            if gap is not None and gap > 1:
                return False
    return True


def _ward(counted: Counted) -> str | None:
    """The hospital whose count it is, if it is one."""
    name = counted.statement.speaker_name or ""
    return name if _WARD.search(name) else None


def _is_listed(counted: Counted) -> bool:
    """Whether the sentence counts place by place ("11 in Cuba and four more in Jamaica")."""
    row = counted.statement
    numbered = [Counted(row, quantity) for quantity in row.quantities_of_sentence]
    return (
        len({member.place for member in numbered if member.place}) > 1
        or country_of_name(" ".join(sorted(counted.place))) is not None
    )


def _is_background(counted: Counted) -> bool:
    """Whether the sentence dates the number to another time than the story's ("in 2007, when 32 were killed")."""
    row = counted.statement
    span = row.sentence
    for time in row.all_times:
        if span.start <= time.start < span.end and time.type == "DATE":
            gap = days_apart(time.edtf, row.published)
            if gap is not None and gap > _LONG_AGO and has_bound(time.edtf):
                return True
    return False


def _are_two_tellings(one: Counted, other: Counted) -> bool:
    """Whether one article gives two sources for one toll: one is called a toll, a claim or an update."""
    if one.statement.sentence == other.statement.sentence or one.quantity.counts is None:
        return False
    if one.statement.claim.is_headline or other.statement.claim.is_headline:
        return True
    if len(one.around & other.around) < _ABOUT_ONE:
        return False
    is_told = any(_TOLD.search(each.statement.sentence.of(each.statement.document.text)) for each in (one, other))
    return is_told and bool(one.count.scope.outcomes)


def _is_ahead(counted: Counted) -> bool:
    return counted.statement.claim.modality in ("planned", "predicted")


def _alike(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    total = math.sqrt(math.fsum(weights[word] for word in one) * math.fsum(weights[word] for word in other))
    return math.fsum(weights[word] for word in one & other) / total if total else 0.0


def _differences(group: list[Counted], edges: Edges) -> Iterator[Judgement]:
    main = _best_borne(group)
    borne = {m.quantity.id for m in group if numbers.said(m.count) == numbers.said(main.count)}
    apart: dict[str, list[Counted]] = defaultdict(list)
    results: dict[str, Comparison] = {}
    for member in group:
        found = numbers.compared(member.count, main.count)
        if found.class_ is None or found.relation == "unsure":
            continue
        if found.class_ == "reconcilable" and not main.count.scope.outcomes:
            continue
        if found.is_difference and not _is_firm(member, main, any((member.quantity.id, id_) in edges for id_ in borne)):
            continue
        words = numbers.said(member.count)
        apart[words].append(member)
        if found.relation == "different" or words not in results:
            results[words] = found
    like_main = [m for m in group if numbers.said(m.count) == numbers.said(main.count)]
    fitting: list[Counted] = []
    for words, members in sorted(apart.items()):
        found = results[words]
        if not found.is_difference:
            fitting += members
            continue
        everyone = members + like_main
        is_inside = len({m.document_id for m in everyone}) == 1 and any(m.statement.claim.is_headline for m in everyone)
        yield Judgement(
            "number",
            found.relation,
            "internal_inconsistency" if is_inside and found.relation == "different" else found.class_,
            (_side(words, members), _side(numbers.said(main.count), like_main)),
            _explained(found, members, like_main),
            _facts(members + like_main),
            settled_by="A later count by the authority that counts.",
        )
    others = sorted({numbers.said(m.count) for m in fitting})
    if 0 < len(others) <= _MOST_PARTS:
        yield Judgement(
            "number",
            "compatible",
            "agreement_other_granularity",
            (_side(numbers.said(main.count), like_main), _side(" / ".join(others), fitting)),
            _explained(results[others[0]], fitting, like_main),
            _facts(fitting + like_main),
        )


def _explained(found: Comparison, members: list[Counted], main: list[Counted]) -> str:
    """ "People killed: North Post 6; Bay Herald 10 — both are given as the count of one event." """
    if found.relation == "superseded":
        remark = "a later count replaces an earlier one"
    elif found.is_difference:
        is_voiced = any(member.statement.speaker_name for member in members + main)
        remark = "two voices, two counts of one event" if is_voiced else "both are given as the count of one event"
    elif found.class_ == "reconcilable":
        remark = "one may be part of the other"
    else:
        remark = found.explanation.rstrip(".").rsplit(": ", 1)[-1] + ", so they fit"
    tellings = [_telling(group) for group in (members, main)]
    if {member.outlet for member in members} == {member.outlet for member in main} and len(set(tellings[0][0])) == 1:
        tellings = [(tellings[0][0], f"gives both {tellings[0][1]} and {tellings[1][1]}")]
    return told(numbers.what(main[0].count), tellings, remark)


def _telling(group: list[Counted]) -> tuple[list[str], str]:
    first = min(group, key=lambda member: (member.statement.speaker is not None, member.evidence))
    speaker = first.statement.speaker_name
    value = " / ".join(sorted({numbers.said(member.count) for member in group})[:3])
    return [member.outlet for member in group], value + (f" (according to {in_sentence(speaker)})" if speaker else "")


def _is_firm(member: Counted, main: Counted, is_linked: bool) -> bool:
    """Whether a difference may be shown: a direct link; of things that do not happen to people, near values too."""
    if not is_linked or (_is_coarse(member) and _is_coarse(main)):
        return False
    low, high = sorted((numbers.reach(member.count)[0], numbers.reach(main.count)[0]))
    is_near = low > 0 and high <= _NEAR * low
    if main.count.scope.outcomes:
        return is_near
    spans = [_PERIOD.search(m.statement.sentence.of(m.statement.document.text)) for m in (member, main)]
    return is_near and spans == [None, None] and bool(set(member.statement.fact_ids) & set(main.statement.fact_ids))


def _is_coarse(counted: Counted) -> bool:
    low = numbers.reach(counted.count)[0]
    return low >= _COARSE and len(f"{low:.0f}".rstrip("0")) == 1


def _best_borne(group: list[Counted]) -> Counted:
    """The exact value that most accounts give (of several: that of the latest account, then the greatest)."""
    documents: dict[str, set[str]] = defaultdict(set)
    for member in group:
        documents[numbers.said(member.count)].add(member.document_id)

    def rank(member: Counted) -> tuple[bool, bool, int, str, float, str]:
        low, high = numbers.reach(member.count)
        borne = len(documents[numbers.said(member.count)])
        return (
            low == high,
            member.statement.speaker is None,
            borne,
            member.statement.published or "",
            low,
            member.quantity.id,
        )

    return max(group, key=rank)


def _side(words: str, members: list[Counted]) -> Side:
    evidence = tuple(dict.fromkeys(member.evidence for member in members))[:6]
    voices = {member.statement.speaker or "narrator" for member in members}
    return Side(words, evidence, voices.pop() if len(voices) == 1 else "several")


def _facts(members: list[Counted]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for member in members for id_ in member.statement.fact_ids))
