"""Differing ages of one person, across accounts and inside one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consilience.align.compare import ages
from consilience.align.differences.wording import told
from consilience.model import Document, Evidence, Judgement, Mention, Record, Side
from consilience.text.dates import days_apart
from consilience.text.naming import outlet_names

_BEHIND: Final = re.compile(
    r"^(?:,\s+|\s+\(|\s+–\s+|,?\s+(?=aged?\b))(?:who (?:is|was|turned) |then )?(?:aged? )?(?P<age>\d{1,3})"
    r"(?P<after>,(?=\s)|\)|[;:]|\.(?!\d)|\s+(?=–|and\b|of\b|from\b|was\b|is\b|has\b|had\b|died\b|years old\b))"
)
""" "Dorsey, 52," "Dorsey (52)" "Dorsey, aged 52, of Keel"."""
_DIED: Final = re.compile(
    r"^(?:[^.;,“”\"]|,(?! \d)){0,60}?\b(?:died|dies|dead|passed away|has died)\b[^.;,“”\"]{0,50}?,? "
    r"(?:aged|at the age of|at age|at) (?P<age>\d{1,3})"
    r"(?!\d|[,.]\d|:\d| ?(?:a\.?m|p\.?m|%|per ?cent|[a-z]+ (?:street|road)))"
)
""" "Dorsey died on Monday at the age of 84"."""
_OLD: Final = re.compile(r"^(?:,? who)? (?:is|was) (?P<age>\d{1,3})(?: years old)?(?=[.,;])")
_BEFORE: Final = re.compile(r"\b(?P<age>\d{1,3})-year-old(?P<words>(?: [a-z][\w’'-]*| [A-Z][\w’'-]*){0,4}),? $")
""" "the 52-year-old harbour master Ilan Dorsey"."""
_ANOTHER: Final = re.compile(
    r"\b(?:son|daughter|brother|sister|wife|husband|mother|father|child|cousin|nephew|niece|uncle|aunt|widow|fianc\w+|"
    r"girlfriend|boyfriend|friend|killer|victim|teacher|lawyer|with|to|by|of|for|and|from|named after)\b",
    re.IGNORECASE,
)
"""Words between an age and a name that make the age that of another person ("his 12-year-old son with Dorsey")."""
_THEN: Final = re.compile(r"\b(?:then|when|at the time|in (?:19|20)\d\d)\b", re.IGNORECASE)
"""Words that make an age one of the past."""
_MOST: Final = 4
_OLDEST: Final = 120


@dataclass(frozen=True, eq=False)
class _Aged:
    age: int
    evidence: Evidence
    document: Document
    name: str


def differing_ages(record: Record, story: frozenset[str]) -> Iterator[Judgement]:
    """The ages that the accounts of a story give one person, where they cannot all be right.

    An age of the past ("then 17") is not compared; articles printed a year apart give other ages, and so may a birthday
    between two days of print that lie more than a month apart.
    """
    outlets = outlet_names(record.documents)
    for _, found in sorted(_by_person(record, story).items()):
        by_age: dict[int, list[_Aged]] = defaultdict(list)
        for row in found:
            by_age[row.age].append(row)
        if len(by_age) < 2:
            continue
        first, second = sorted(by_age, key=lambda age: (-len({row.document.id for row in by_age[age]}), age))[:2]
        groups = [sorted(by_age[age], key=lambda row: row.evidence) for age in (first, second)]
        result = ages.compared(first, second, _days_between(*groups))
        if not result.is_difference:
            continue
        is_inside = len({row.document.id for group in groups for row in group}) == 1
        name = max((row.name for group in groups for row in group), key=lambda name: (len(name), name))
        yield Judgement(
            "number",
            result.relation,
            "internal_inconsistency" if is_inside else result.class_,
            tuple(Side(f"{g[0].age} years old", tuple(row.evidence for row in g[:_MOST])) for g in groups),
            told(
                f"Age of {name}",
                [([outlets[row.document.id] for row in g], str(g[0].age)) for g in groups],
                "one person has one age",
            ),
            settled_by=f"The date of birth of {name}.",
            confidence=0.7 if abs(first - second) == 1 else 0.8,
        )


def _by_person(record: Record, story: frozenset[str]) -> dict[str, list[_Aged]]:
    found: dict[str, list[_Aged]] = defaultdict(list)
    for document in (document for document in record.documents if document.id in story):
        for mention in record.annotations[document.id].mentions:
            if mention.kind != "person" or mention.form != "name":
                continue
            aged = _aged(document, mention)
            actor = record.actor_of_chain.get(mention.chain)
            if aged is None or actor is None:
                continue
            surname = aged.name.split()[-1].lower()
            if surname in actor.name.lower().split() and (" " in aged.name or aged.name.lower() == actor.name.lower()):
                found[actor.id].append(aged)
    return found


def _aged(document: Document, mention: Mention) -> _Aged | None:
    """The age that stands beside a name, with the words that give it."""
    text = document.text
    behind = text[mention.end : mention.end + 120]
    for pattern in (_BEHIND, _DIED, _OLD):
        match = pattern.match(behind)
        if match and int(match["age"]) <= _OLDEST and not _THEN.search(behind[: match.end() + 12]):
            end = mention.end + match.end("age")
            return _Aged(int(match["age"]), Evidence(document.id, mention.start, end), document, mention.name)
    start = max(0, mention.start - 80)
    before = _BEFORE.search(text, start, mention.start)
    if (
        before is None
        or _ANOTHER.search(before["words"])
        or _THEN.search(text[max(0, before.start() - 10) : before.start()])
    ):
        return None
    evidence = Evidence(document.id, before.start(), mention.end)
    return _Aged(int(before["age"]), evidence, document, mention.name) if int(before["age"]) <= _OLDEST else None


def _days_between(one: list[_Aged], other: list[_Aged]) -> int | None:
    """The fewest days between two days of print of the two sides; None where one of them is not known."""
    gaps = [days_apart(a.document.published.edtf, b.document.published.edtf) for a in one for b in other]
    known = [gap for gap in gaps if gap is not None]
    return min(known) if known else None
