"""A web page: its visible text, the article in it as trafilatura sees it, and what the page says about itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from consilience.errors import UnreadableDocument
from consilience.ingest import published
from consilience.ingest.decoding import Decoded, decoded
from consilience.ingest.furniture import furniture
from consilience.ingest.galleries import read_gallery
from consilience.ingest.heads import date_line
from consilience.ingest.metadata import Metadata, metadata
from consilience.ingest.page import Block, Page, page
from consilience.ingest.source import domain_of, printed_source, source_in, source_of
from consilience.ingest.text import title_of
from consilience.ingest.zones import LOOKED, UNLOOKED, zones
from consilience.model import Document, Published, Source, Span, Zone, ZoneType

LARGE: Final = 2_000_000
"""Bytes above which a page is zoned by the rules for text alone: the analysis takes seconds a megabyte there."""
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_SHINGLE: Final = 4
_ENDED: Final = re.compile(r"[.!?…][\"'’”»)]*$")
_SITE: Final = re.compile(r"\s+[|–—-]\s+[^|–—]{2,60}$")
# Dates are compared with a fixed day, never with today: the same page gives the same result in every year.
_LAST_DAY: Final = date(2100, 1, 1).isoformat()
_PLACE_ZONES: Final[dict[str, tuple[ZoneType, str]]] = {
    "caption": ("caption", "stands in the caption of a figure"),
    "credit": ("photo_credit", "stands in the credit of a picture"),
    "comments": ("comment_form", "stands among the readers' comments"),
    "share": ("share_prompt", "stands in a bar of buttons for sharing"),
    "related": ("related_links", "stands in a list of related articles"),
    "newsletter": ("site_chrome", "stands in a banner, advertisement or subscription box"),
    "menu": ("site_chrome", "stands in the page's menu"),
    "footer": ("site_chrome", "stands in the page's footer"),
    "form": ("site_chrome", "stands in a form or button"),
    "aside": ("related_links", "stands in a side column"),
    "byline": ("byline", "stands where the page names the author"),
    "dateline": ("dateline", "stands where the page gives the date"),
}


def document(id_: str, payload: bytes, path: str | None = None) -> Document:
    """One web page as a document. Its text is what a reader sees; zones tell the article from the page around it.

    Raises:
        UnreadableDocument: if the payload is no text, or the page shows none.
    """
    read, shown = _shown(payload)
    about = metadata(shown.tree)
    title = _headline(shown, about)
    found = _zones(shown, read.text, title)
    return Document(
        id=id_,
        text=shown.text,
        source=_source(id_, shown.text, found, about, path),
        published=_published(id_, shown.text, found, read.text, about, path),
        sha256=hashlib.sha256(payload).hexdigest(),
        zones=found,
        media_type="text/html",
        path=path,
        url=about.url,
        title=title or title_of(shown.text, found),
        language=about.language,
        remark=read.note,
    )


def page_text(payload: bytes) -> str:
    """The visible text of a page, as `document` gives it.

    Raises:
        UnreadableDocument: if the payload is no text, or the page shows none.
    """
    return _shown(payload)[1].text


def _shown(payload: bytes) -> tuple[Decoded, Page]:
    read = _page_decoded(payload)
    shown = page(read.text)
    if shown is None or not shown.text.strip():
        raise UnreadableDocument("the page shows no text")
    return read, shown


def _page_decoded(payload: bytes) -> Decoded:
    """The page's source: UTF-8 where it is, else in the encoding that the page names."""
    named = _CHARSET.search(payload[:2048])
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError:
        if named:
            try:
                return Decoded(payload.decode(named.group(1).decode("ascii")), named.group(1).decode("ascii"))
            except (LookupError, ValueError):
                pass
    return decoded(payload)


def _headline(shown: Page, about: Metadata) -> str | None:
    """The metadata's title, without the site's name if the page prints it so, or the headline that the page marks."""
    printed = {_key(words) for words in (shown.text[block.start : block.end] for block in shown.blocks)}
    title = about.title
    if title is None or _key(title) not in printed:
        short = _SITE.sub("", title or "")
        if short and _key(short) in printed:
            return short
        marked = (block for block in shown.blocks if block.tag == "h1" or "headline" in block.places)
        first = next(marked, None) if title is None else None
        return shown.text[first.start : first.end] if first and first.end - first.start <= 300 else title
    return title


def _zones(shown: Page, source: str, title: str | None) -> tuple[Zone, ...]:
    near = tuple(block for block in shown.blocks if block.end <= LOOKED)
    far = shown.blocks[len(near) :]
    shown = replace(shown, blocks=near)
    spans, outside = _article(shown, source, title)
    found = list(zones(shown.text, title, spans))
    inside = {span.start: block for span, block in ((Span(b.start, b.end), b) for b in shown.blocks)}
    found = [_by_place(zone, inside.get(zone.start)) for zone in found]
    found += [_set_aside(shown.text, block, reason) for block, reason in outside]
    if far:
        found.append(Zone("unread", far[0].start, far[-1].end, UNLOOKED))
    return read_gallery(shown.text, sorted(found, key=lambda zone: zone.start))


def _article(shown: Page, source: str, title: str | None) -> tuple[list[Span], list[tuple[Block, str]]]:
    """(spans of the article's blocks, (block, why it is not of the article))."""
    main = _main_text(source)
    words = [shown.text[block.start : block.end] for block in shown.blocks]
    is_inside = [
        (_is_of(main, own) if main else _place_of(block) is None) and not _is_away(block) and not _is_links(block, own)
        for block, own in zip(shown.blocks, words, strict=True)
    ]
    key = _key(title or "")
    headline = next((index for index, own in enumerate(words) if key and _key(own) == key), 0)
    first, last = _extent(is_inside)
    spans: list[Span] = []
    outside: list[tuple[Block, str]] = []
    for index, (block, own) in enumerate(zip(shown.blocks, words, strict=True)):
        is_headline = bool(key) and _key(own) == key and (block.tag == "h1" or index <= max(first, headline))
        is_between = main is not None and first <= index <= last and _is_of_text(block, own)
        is_above = index < headline and not _ENDED.search(own)
        if is_headline or ((is_between or is_inside[index]) and not is_above):
            spans.append(Span(block.start, block.end))
        elif is_above:
            outside.append((block, "stands above the headline"))
        else:
            outside.append((block, "outside the main text that the analysis of the page found"))
    return spans, outside


def _extent(is_inside: Sequence[bool]) -> tuple[int, int]:
    found = [index for index, flag in enumerate(is_inside) if flag]
    return (found[0], found[-1]) if found else (len(is_inside), -1)


def _is_away(block: Block) -> bool:
    return any(place in ("menu", "footer", "comments", "share") for place in block.places)


def _is_links(block: Block, words: str) -> bool:
    """Whether a block is little but links and no sentence, as menus and lists of articles are."""
    return block.linked >= 0.7 * len(words) and not _ENDED.search(words)


def _is_of_text(block: Block, words: str) -> bool:
    """A paragraph between those of the article that the analysis left out: kept if nothing speaks against it."""
    return block.tag in ("p", "blockquote", "h2", "h3", "li") and not block.places and block.linked < len(words) / 2


def _main_text(source: str) -> tuple[set[str], set[str]] | None:
    """(whole lines, word shingles) of what trafilatura holds for the article, or None where it finds too little."""
    if len(source) > LARGE:
        return None
    from trafilatura import extract  # takes a quarter of a second to load, and only pages need it

    try:
        text = extract(
            source,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            output_format="txt",
            with_metadata=False,
        )
    except (ValueError, RecursionError, AttributeError, TypeError, AssertionError):
        return None  # a page that breaks the analysis is still a page: the rules for text read it
    if not text or len(text) < 80:
        return None
    lines = {_key(line) for line in text.split("\n") if line.strip()}
    shingles = {shingle for line in lines for shingle in _shingles(line)}
    return lines, shingles


def _shingles(key: str) -> Iterator[str]:
    words = key.split()
    for start in range(len(words) - _SHINGLE + 1):
        yield " ".join(words[start : start + _SHINGLE])


def _is_of(main: tuple[set[str], set[str]], words: str) -> bool:
    key = _key(words)
    if key in main[0]:
        return True
    own = list(_shingles(key))
    return bool(own) and sum(1 for shingle in own if shingle in main[1]) >= 0.8 * len(own)


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _place_of(block: Block) -> tuple[ZoneType, str] | None:
    """What the innermost telling element around a block says that it is."""
    return next((_PLACE_ZONES[place] for place in reversed(block.places) if place in _PLACE_ZONES), None)


def _by_place(zone: Zone, block: Block | None) -> Zone:
    """A zone of the article, corrected by what its element says: captions, subheads, pull quotes."""
    if block is None or not zone.is_readable:
        return zone
    place = block.places[-1] if block.places else ""
    if place in ("caption", "credit", "byline", "dateline") and zone.end - zone.start <= 600:
        kind, reason = _PLACE_ZONES[place]
        return replace(zone, type=kind, reason=reason)
    if zone.type == "body" and place in ("standfirst", "pullquote"):
        return replace(zone, type=place, reason=f"the page marks it as {place}")  # type: ignore[arg-type]
    if zone.type == "body" and block.tag in ("h2", "h3", "h4") and zone.end - zone.start <= 200:
        return replace(zone, type="subhead", reason="a heading inside the article")
    return zone


def _set_aside(text: str, block: Block, reason: str) -> Zone:
    words = " ".join(text[block.start : block.end].split())
    verdict = date_line(words) or furniture(words) or _place_of(block)
    if verdict is None and _is_links(block, words):
        verdict = "related_links", "little but links"
    kind, why = verdict or ("site_chrome", reason)
    return Zone(kind, block.start, block.end, why)


def _source(id_: str, text: str, found: Sequence[Zone], about: Metadata, path: str | None) -> Source:
    domain = domain_of(about.url)
    if about.publisher:
        return replace(source_of(about.publisher, "metadata", domain), owner=about.owner)
    return (None if domain else printed_source(id_, text, found)) or source_in(id_, about.url, path)


def _published(id_: str, text: str, found: Sequence[Zone], source: str, about: Metadata, path: str | None) -> Published:
    if about.published:
        return Published(about.published, "metadata")
    printed = published.printed(id_, text, found)
    if printed:
        return printed
    guess = _date_in_markup(source) if len(source) <= LARGE else None
    return Published(guess, "metadata") if guess else published.in_names(path, about.url) or published.UNKNOWN


def _date_in_markup(source: str) -> str | None:
    """The date that the page's markup gives away (time elements, classes), as htmldate finds it without guessing."""
    from htmldate import find_date  # loads with trafilatura

    try:
        return find_date(source, extensive_search=False, original_date=True, min_date="1995-01-01", max_date=_LAST_DAY)
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None
