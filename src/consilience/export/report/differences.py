"""The docket: where accounts cannot both stand, where parties disagree, and where it only looks so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from consilience.export.report.edition import NOBODY, Edition, Link, Links, Pointer
from consilience.export.report.passages import Passage
from consilience.export.report.words import CLASS_WORDS, SEVERITY_WORDS, TYPE_WORDS, listed, number_word
from consilience.model import Conflict, Quantity, Side, Span, TimeExpression
from consilience.text.naming import capital

MOST_PASSAGES = 3
"""Sentences printed a side; further accounts are links."""
_SEVEREST = ("high", "medium", "low")
LONG_VALUE = 24
"""Characters from which a value that only repeats the marked words is left out."""

SHORT_VALUE = 8
"""Characters below which a value is not sought in part."""


@dataclass(frozen=True, slots=True)
class SidePassage:
    """The sentence of one account with the clashing words marked."""

    link: Link
    passage: Passage


@dataclass(frozen=True, slots=True)
class SideColumn:
    """One side: its value in the program's words, who says it, and the sentences."""

    value: str
    voice: str
    passages: tuple[SidePassage, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One number of an equation with the sign before it; without links it is one that no account prints."""

    operator: str
    value: str
    counts: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DocketEntry:
    """One difference, or look-alike, as it is printed."""

    address: str
    type_words: str
    class_words: str
    severity: str
    severity_words: str
    explanation: str
    arithmetic: str | None
    equation: tuple[Term, ...]
    settled_by: str | None
    fact_address: str | None
    sides: tuple[SideColumn, ...]
    inside: str


@dataclass(frozen=True, slots=True)
class Docket:
    """All entries, the severest first and then in the record's order within each part.

    `overview` says how many differences there are of each severity.
    """

    differences: tuple[DocketEntry, ...]
    disputes: tuple[DocketEntry, ...]
    reconciled: tuple[DocketEntry, ...]
    overview: str


def is_dispute(conflict: Conflict) -> bool:
    """Whether people and institutions of the event say different things, and not the accounts."""
    return conflict.class_ == "competing_assessment" or conflict.is_between_parties


def docket(edition: Edition) -> Docket:
    """The conflicts of the record, sorted into what is worth a look, what parties dispute and what is cleared."""
    facts = {fact.id: edition.address("fact", fact.id, place) for place, fact in enumerate(edition.record.facts)}
    differences, disputes, reconciled = [], [], []
    for place, conflict in enumerate(edition.record.conflicts):
        entry = _entry(edition, conflict, edition.address("conflict", conflict.id, place), facts)
        if is_dispute(conflict):
            disputes.append(entry)
        elif conflict.is_worth_a_look:
            differences.append(entry)
        else:
            reconciled.append(entry)
    for entries in (differences, disputes, reconciled):
        entries.sort(key=lambda entry: _SEVEREST.index(entry.severity))
    return Docket(tuple(differences), tuple(disputes), tuple(reconciled), _overview(differences))


def _overview(entries: Sequence[DocketEntry]) -> str:
    """`"Two to look at first, three worth a look, one minor."`"""
    found = Counter(entry.severity for entry in entries)
    words = {"high": "to look at first", "medium": "worth a look", "low": "minor"}
    told = listed(f"{number_word(found[name])} {words[name]}" for name in _SEVEREST if found[name])
    return f"{capital(told)}." if len(entries) > 1 else ""


def _entry(edition: Edition, conflict: Conflict, address: str, facts: dict[str, str]) -> DocketEntry:
    links = Links(edition, address)
    sides = tuple(_side(edition, conflict, side, links) for side in conflict.sides)
    terms = tuple(Term(row.operator, row.value, row.counts or "", links.to(row.evidence)) for row in conflict.equation)
    return DocketEntry(
        address=address,
        type_words=TYPE_WORDS[conflict.type],
        class_words=CLASS_WORDS["competing_assessment" if is_dispute(conflict) else conflict.class_],
        severity=conflict.severity,
        severity_words=SEVERITY_WORDS[conflict.severity],
        explanation=conflict.explanation,
        arithmetic=conflict.arithmetic,
        equation=terms,
        settled_by=conflict.settled_by,
        fact_address=facts.get(conflict.fact_id or ""),
        sides=sides,
        inside=_inside(edition, conflict),
    )


def _inside(edition: Edition, conflict: Conflict) -> str:
    """The one account that contradicts itself, or `""`."""
    outlets = {item.document_id for side in conflict.sides for item in side.evidence}
    is_one = conflict.class_ == "internal_inconsistency" and len(outlets) == 1
    return edition.outlet_of[outlets.pop()].name if is_one else ""


def _side(edition: Edition, conflict: Conflict, side: Side, links: Links) -> SideColumn:
    found = links.to(side.evidence)
    shown = [
        SidePassage(link, edition.passage(link.pointer, _clashing(edition, conflict, side, link.pointer)))
        for link in found[:MOST_PASSAGES]
    ]
    voice = edition.voice(side.voice)
    return SideColumn(
        "" if _is_long_quote(edition, side) else side.value,
        "" if voice == NOBODY else voice,
        tuple(shown),
        found[MOST_PASSAGES:],
    )


def _is_long_quote(edition: Edition, side: Side) -> bool:
    """Whether the value only repeats words that stand marked in the sentence below it."""
    words = side.value.casefold()
    words = words.removeprefix(f"{edition.voice(side.voice)}: ".casefold())
    texts = [item.span.of(edition.outlet_of[item.document_id].document.text).casefold() for item in side.evidence]
    return len(words) > LONG_VALUE and any(words in text for text in texts)


def _clashing(edition: Edition, conflict: Conflict, side: Side, pointer: Pointer) -> list[Span]:
    """The words of the evidence that clash: the number or date in it, or the value's own words, else all of it."""
    text = pointer.outlet.document.text
    rows = edition.record.annotations[pointer.outlet.document.id]
    typed: tuple[Quantity | TimeExpression, ...] = ()
    if conflict.type == "number":
        typed = rows.quantities
    elif conflict.type == "date":
        typed = rows.times
    marked: list[Span] = []
    for evidence in pointer.evidence:
        inside = [Span(row.start, row.end) for row in typed if evidence.start <= row.start and row.end <= evidence.end]
        at = text.lower().find(side.value.lower(), evidence.start, evidence.end) if side.value else -1
        if at >= 0 and at + len(side.value) <= evidence.end:
            marked.append(Span(at, at + len(side.value)))
        elif len(inside) == 1 and evidence.end - evidence.start > 30:
            marked.extend(inside)
        else:
            marked.append(_stretch(text, evidence.span, side.value) or evidence.span)
    return marked


def _stretch(text: str, span: Span, value: str) -> Span | None:
    """The longest stretch that a long evidence and a value share, where it holds most of the value's letters."""
    if span.end - span.start < 2 * len(value) or len(value) < SHORT_VALUE:
        return None
    words = span.of(text).lower()
    if len(words) != span.end - span.start:
        return None  # lower case that is longer would shift the offsets
    match = SequenceMatcher(None, words, value.lower(), autojunk=False).find_longest_match()
    held = words[match.a : match.a + match.size]
    if 3 * len(held.strip()) < 2 * len(value):
        return None
    start = span.start + match.a + len(held) - len(held.lstrip())
    return Span(start, start + len(held.strip()))
