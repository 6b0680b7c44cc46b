"""Agencies that a document credits for its whole text: in a dateline, a byline, the imprint, at the head or the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from consilience.align.origins.agencies import ANY, NAMES, SURE, WEAK
from consilience.model import Document, Evidence

_HEAD: Final = 300
"""Characters at the head of a text in which a dateline stands, or an agency beside a date."""
_END: Final = 160
"""Characters at the end of a text in which a credit stands."""
_IMPRINT_ZONES: Final = frozenset({"byline", "dateline", "metadata"})
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE: Final = rf"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day,?\s+)?(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}})"
_DATELINE: Final = re.compile(rf"\((?P<name>{ANY})\)\s*[-–—:]")
_DATED: Final = re.compile(
    rf"(?<!\bto )(?<!\btold )(?<!\bby )(?<!\ban )(?<!\bthe )\b(?P<name>{SURE})[\s,|]+{_DATE}(?:,?\s+\d{{4}})?\b"
)
_BYLINE: Final = re.compile(
    rf"^\s*(?:Source|By|From|Credit)s?:?\s+(?:the\s+)?(?P<name>{ANY})(?=\s*(?:$|[|.,;]|\d))", re.MULTILINE
)
_SIGNED: Final = re.compile(rf"(?:\((?P<name>{ANY})\)|[-–—]\s*(?:the\s+)?(?P<dash>{SURE}))[\s.]*$", re.IGNORECASE)
_AND: Final = r"(?:\s*[-–/,&]\s*|\s+and\s+)"
_SEVERAL: Final = re.compile(
    rf"(?:\(|[-–—]\s*|^\s*)(?P<name>{ANY}){_AND}(?P<second>{ANY})(?:{_AND}(?P<third>{ANY}))?\)?[\s.]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED: Final = re.compile(rf"\b(?P<name>{SURE})\b|\((?P<dash>{ANY})\)")
_RIGHTS: Final = re.compile(rf"(?:Copyright|©|\(c\))[^.\n]{{0,30}}?\b(?P<name>{SURE})\b")
_UPDATED: Final = re.compile(rf"\b(?:Updated|Published|Posted):? [^\n(]{{0,40}}\((?P<name>{ANY})\)")
_BESIDE: Final = re.compile(r"\b(?:contribut\w+|with|writers?|photos?|files?)\b", re.IGNORECASE)
"""Words by which an imprint names an agency that only helped, or that took the picture."""
_HELPED: Final = re.compile(
    rf"\b(?P<name>{SURE})\b[^.\n]{{0,80}}?\bcontributed\b|\bcontributed[^.\n]{{0,40}}\b(?P<dash>{SURE})\b"
    rf"|\bwith (?:additional )?(?:reporting|material|files|information) (?:by|from) (?:the )?(?P<second>{SURE})\b"
)
_LOWER: Final = {form.lower(): name for form, name in NAMES.items()}
_SITES: Final = {re.sub(r"\W", "", form.lower()): name for form, name in NAMES.items() if form not in WEAK}


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a text is credited to.

    Attributes:
        agency: its name.
        is_whole: whether the text is the agency's; else it helped, or is one of several.
        evidence: the words of the credit, where there are any.
        is_publisher: whether the agency published the text itself.
    """

    agency: str
    is_whole: bool
    evidence: Evidence | None
    is_publisher: bool = False


def agency_credits(document: Document) -> tuple[Credit, ...]:
    """The agencies that a document credits, each once, whole texts first."""
    found: dict[str, Credit] = {}
    for credit in sorted(_credits(document), key=lambda row: not row.is_whole):
        found.setdefault(credit.agency, credit)
    return tuple(found[agency] for agency in sorted(found))


def agency_of(document: Document) -> str | None:
    """The agency or outlet of the list that published a document."""
    name = re.sub(r"\s*\(.*\)$", "", document.source.name)
    if document.source.method == "file_name":
        return None
    domain = (document.source.domain or name).lower().split(".")
    return _LOWER.get(name.lower()) or next((_SITES[part] for part in reversed(domain[:-1]) if part in _SITES), None)


def _credits(document: Document) -> Iterator[Credit]:
    own = agency_of(document)
    if own is not None:
        yield Credit(own, True, document.source.evidence, is_publisher=True)
    text = document.text
    for zone in document.zones:
        if zone.type in _IMPRINT_ZONES:
            yield from _found(document, _HELPED, zone.start, zone.end, is_whole=False)
            named = list(_found(document, _NAMED, zone.start, zone.end, is_whole=True))
            is_whole = len({row.agency for row in named}) == 1 and not _BESIDE.search(text, zone.start, zone.end)
            yield from (replace(row, is_whole=is_whole) for row in named)
        elif zone.type not in {"caption", "caption_duplicate", "photo_credit"}:
            yield from _found(document, _RIGHTS, zone.start, zone.end, is_whole=True)
        yield from _found(document, _UPDATED, zone.start, zone.end, is_whole=True)
    readable = document.readable
    if not readable:
        return
    head, end = readable[0].start, readable[-1].end
    for zone in readable:
        if zone.start < head + _HEAD:
            stop = min(zone.end, head + _HEAD)
            for pattern in (_DATELINE, _DATED, _BYLINE):
                yield from _found(document, pattern, zone.start, stop, is_whole=True)
        if zone.end > end - 2 * _END:
            start = max(zone.start, zone.end - _END)
            several = _SEVERAL.search(text[: zone.end], start)
            if several:
                yield from _found(document, _SEVERAL, start, zone.end, is_whole=False)
            elif zone.end == end:
                yield from _found(document, _SIGNED, start, zone.end, is_whole=True)
            yield from _found(document, _BYLINE, start, zone.end, is_whole=True)
            yield from _found(document, _HELPED, start, zone.end, is_whole=False)


def _found(document: Document, pattern: re.Pattern[str], start: int, end: int, *, is_whole: bool) -> Iterator[Credit]:
    for match in pattern.finditer(document.text[:end], start):
        for group, words in match.groupdict().items():
            if words:
                place = match.start(group)
                yield Credit(_LOWER[words.lower()], is_whole, Evidence(document.id, place, place + len(words)))
