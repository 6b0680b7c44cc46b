"""When a document was published: given, in the page's metadata, printed in the text, or in the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from consilience.ingest.dates import date_in_name, edtf_of, printed_dates
from consilience.model import Evidence, Published, Zone

UNKNOWN: Final = Published(None, "unknown")
_FIRST: Final = re.compile(r"\b(?:published|posted|created|issued|released|date|publi\w+)\b", re.IGNORECASE)
_LABEL: Final = re.compile(r"\b(?:[Pp]ublished|PUBLISHED|[Uu]pdated|UPDATED|[Pp]osted|POSTED)(?: (?:on|at))?:?")
_RUN_TOGETHER: Final = 300
_AGREE: Final = 2
"""Days that two dates of one page may lie apart: time zones, a change after midnight."""
_CHANGED: Final = re.compile(r"\b(?:updated?|modified|changed|corrected)\b", re.IGNORECASE)


def given(value: str | None, url: str | None = None) -> Published | None:
    """The date that came with the document, or None where there is none that can be read.

    Collections often give the day on which a page was fetched: where the address has an earlier day, the page was
    published on that (71 of 276 articles of the development clusters whose address has a day; up to years).
    """
    edtf = edtf_of(value) if value else None
    in_address = in_names(None, url)
    if edtf and in_address and str(in_address.edtf) < edtf and _days_apart(edtf, in_address.edtf) > _AGREE:
        return in_address
    return Published(edtf, "given") if edtf else None


def printed(document_id: str, text: str, zones: Sequence[Zone]) -> Published | None:
    """The date that is printed around the article, with its words as evidence.

    A line that says "published" comes before a date without a label, that before "updated", and that before an
    agency's dateline; a date between the paragraphs of the article counts for nothing.
    """
    ranked = []
    for zone in _around_the_article(zones):
        words = text[zone.start : zone.end]
        for found in printed_dates(words):
            label = words[: found.start][-40:]
            evidence = Evidence(document_id, zone.start + found.start, zone.start + found.end)
            ranked.append((_rank(label, zone), zone.start + found.start, Published(found.edtf, "printed", evidence)))
    ranked += _labelled(document_id, text, zones)
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def _labelled(document_id: str, text: str, zones: Sequence[Zone]) -> list[tuple[int, int, Published]]:
    """A date right behind "published" or "updated" in the first lines of a text whose lines were run together."""
    first = next((zone for zone in zones if zone.is_readable), None)
    if first is None:
        return []
    found = []
    words = text[first.start : min(first.end, first.start + _RUN_TOGETHER)]
    for match in _LABEL.finditer(words):
        dates = printed_dates(words[match.end() : match.end() + 60])
        if dates and not words[match.end() : match.end() + dates[0].start].strip(" :"):
            start = first.start + match.end()
            evidence = Evidence(document_id, start + dates[0].start, start + dates[0].end)
            found.append((4, start, Published(dates[0].edtf, "printed", evidence)))
    return found


def in_names(path: str | None, url: str | None) -> Published | None:
    """The date in the address or in the file's name."""
    for name, method in ((url, "url"), (Path(path).name if path else None, "file_name")):
        edtf = date_in_name(name) if name else None
        if edtf:
            return Published(edtf, method)
    return None


def best(document_id: str, text: str, zones: Sequence[Zone], path: str | None, url: str | None) -> Published:
    """The date as printed, as the address says, or as the file's name says; where none says so, unknown.

    A printed date that lies more than two days from the address's is that of something else on the page.
    """
    on_page, in_name = printed(document_id, text, zones), in_names(path, url)
    if on_page and in_name and in_name.method == "url" and _days_apart(on_page.edtf, in_name.edtf) > _AGREE:
        return in_name
    return on_page or in_name or UNKNOWN


def _days_apart(one: str | None, two: str | None) -> int:
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((two or "")[:10])).days)
    except ValueError:
        return 0


def _around_the_article(zones: Sequence[Zone]) -> Iterable[Zone]:
    bodies = [index for index, zone in enumerate(zones) if zone.type == "body"]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(zones), -1)
    for index, zone in enumerate(zones):
        if zone.type in ("dateline", "metadata", "byline") and (index <= first + 2 or index > last):
            yield zone


def _rank(label: str, zone: Zone) -> int:
    if _CHANGED.search(label):
        return 2
    if _FIRST.search(label):
        return 0
    return 3 if "filed" in zone.reason else 1
