"""A text from one publisher: its raw text as it came, its zones, its date and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from consilience.model.spans import Evidence, Span

ZoneType = Literal[
    "title",
    "headline",
    "standfirst",
    "subhead",
    "body",
    "pullquote",
    "title_duplicate",
    "dateline",
    "byline",
    "metadata",
    "caption",
    "caption_duplicate",
    "photo_credit",
    "icon_font",
    "share_counter",
    "share_prompt",
    "editor_prompt",
    "related_links",
    "site_chrome",
    "comment_form",
    "unread",
]

READABLE: Final[frozenset[ZoneType]] = frozenset({"title", "headline", "standfirst", "subhead", "body", "pullquote"})
"""The zones whose words are the account's own telling. Everything else is set aside: kept, shown, not read."""

BESIDE: Final = "\n\n"
"""Stands between the text of a document and a headline that was given beside it."""

GALLERY: Final = "a caption of a page that holds nothing else"
"""Why a caption is read as text."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a document. Zones never overlap; together they hold every character that is not white space.

    A readable zone holds one paragraph (or headline). `reason` says in plain words why the text is this zone. A `title`
    stands in the text itself, a `headline` was given beside it (`title` of a JSONL item) and lies behind it.
    """

    type: ZoneType
    start: int
    end: int
    reason: str

    @property
    def span(self) -> Span:
        """The characters of the zone."""
        return Span(self.start, self.end)

    @property
    def is_readable(self) -> bool:
        """Whether the annotators read this zone."""
        return self.type in READABLE

    @property
    def is_headline(self) -> bool:
        """Whether this is the headline, in the text or beside it."""
        return self.type in ("title", "headline")


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published.

    Attributes:
        edtf: an EDTF date or interval (`2021-10-19`, `2021-10-18T14:19`, `[2021-10-18..2021-10-20]`), or None.
        method: how it was found, in a word: `metadata`, `printed`, `given`, `url`, `file_name`,
            `other_accounts`, `unknown`.
        evidence: the words in the document that say so, where there are any.
    """

    edtf: str | None
    method: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who published. `method` says how the name was found (`given`, `metadata`, `url`, `printed`, `file_name`)."""

    id: str
    name: str
    method: str
    domain: str | None = None
    country: str | None = None
    owner: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One account as it came.

    Attributes:
        id: the file's name, or the item's own id for JSONL and feeds. Unique in a run.
        text: the raw text that all offsets point into. For a web page this is its visible text in reading order.
            Behind the words of a JSONL item stands its headline, where the item gives it beside its text.
        sha256: of the payload's bytes, hexadecimal.
        media_type: `text/plain`, `text/html` or `application/json`.
        title: the headline, also where it stands outside `text` (JSONL, page metadata).
        remark: what a reader must know of how the bytes were read ("not UTF-8 …"), or None.
    """

    id: str
    text: str
    source: Source
    published: Published
    sha256: str
    zones: tuple[Zone, ...]
    media_type: str = "text/plain"
    path: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    remark: str | None = None

    @property
    def readable(self) -> tuple[Zone, ...]:
        """The zones of the text itself that are read, in order."""
        return tuple(zone for zone in self.zones if zone.is_readable and zone.type != "headline")

    @property
    def headline(self) -> Zone | None:
        """The headline that was given beside the text; its first character is the first of the item's `title`."""
        last = self.zones[-1] if self.zones else None
        return last if last is not None and last.type == "headline" else None

    @property
    def told(self) -> tuple[Zone, ...]:
        """All that the annotators read: the readable zones, and behind them a headline that was given beside the text.

        It lies behind the text so that offsets into the text are those of the text as it came; it is told first.
        """
        return self.readable if self.headline is None else (*self.readable, self.headline)

    @property
    def own_length(self) -> int:
        """Characters of the text as it came, without a headline that was given beside it."""
        return len(self.text) if self.headline is None else self.headline.start - len(BESIDE)

    def field(self, offset: int) -> Span:
        """The characters of the text, or of the headline beside it, that an offset lies in; words of one are not near
        words of the other."""
        if self.headline is not None and offset >= self.headline.start:
            return self.headline.span
        return Span(0, self.own_length)

    @property
    def own_text(self) -> str:
        """The text as it came, without a headline that was given beside it."""
        return self.text[: self.own_length]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, or was set aside as a whole, and why. Nothing is dropped in silence."""

    name: str
    reason: str
