"""A text that is given by itself, without a file or a page around it: all of it is read, nothing is set aside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from consilience.errors import UsageError
from consilience.ingest.dates import edtf_of, is_plausible
from consilience.ingest.published import UNKNOWN
from consilience.ingest.zones import LIMIT
from consilience.model import Document, Published, Source, Zone
from consilience.text.dates import UNBOUNDED, bounds

_PARAGRAPH: Final = re.compile(r"\S(?:.*?\S)??(?=\s*(?:\n[^\S\n]*\n|\Z))", re.DOTALL)
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_GIVEN: Final = "a paragraph of a text that was given by itself"
_BEHIND: Final = f"behind the first {LIMIT:,} characters"


def plain_document(id_: str, text: str, published: Published = UNKNOWN) -> Document:
    """A text as a document whose paragraphs (set apart by blank lines) are all body.

    Args:
        id_: the document's id; its rows are numbered under it.
        text: the words; offsets point into them as they are. Behind the first 300,000 characters nothing is read.
        published: when, for words such as "on Monday".
    """
    text = _LONE_SURROGATE.sub("\ufffd", text)  # half a character of UTF-16 could not be written again
    return Document(
        id=id_,
        text=text,
        source=Source(id_, id_, "given"),
        published=published,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        zones=tuple(_zones(text)),
        language="en",
    )


def _zones(text: str) -> Iterator[Zone]:
    cut = LIMIT
    if cut < len(text):
        space = text.rfind(" ", cut // 2, cut)
        cut = cut if space < 0 else space
    for found in _PARAGRAPH.finditer(text, 0, cut):
        yield Zone("body", found.start(), found.end(), _GIVEN)
    behind = text[cut:].strip()
    if behind:
        start = text.index(behind[0], cut)
        yield Zone("unread", start, start + len(behind), _BEHIND)


def given_date(value: str | date | None) -> Published:
    """The day of publication that a caller names: a date, a printed date, or EDTF; None is unknown.

    Raises:
        UsageError: if it is no date.
    """
    if value is None:
        return UNKNOWN
    words = value.isoformat() if isinstance(value, date) else value.strip()
    edtf = edtf_of(words) or (words if bounds(words) != UNBOUNDED else None)
    if edtf is None or bounds(edtf) == UNBOUNDED or not is_plausible(edtf):
        raise UsageError(f"published {words!r}: not a date; give 2031-03-18, 2031-03, 2031 or [2031-03-18..2031-03-20]")
    return Published(edtf, "given")
