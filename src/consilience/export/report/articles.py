"""Sources: what was read, with every zone, what shares an origin, what is about something else, what was skipped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from consilience.export.report.bonds import Bonds
from consilience.export.report.edition import Edition, Link, Links, Outlet
from consilience.export.report.passages import zones_of
from consilience.export.report.words import METHOD_WORDS, ZONE_WORDS, count, language_name, listed
from consilience.model import Document, Zone
from consilience.text.days import date_words


@dataclass(frozen=True, slots=True)
class Stretch:
    """One zone as printed: `breaks` are the code point offsets in it where its sentences start."""

    type: str
    words: str
    start: int
    text: str
    reason: str
    breaks: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Neighbouring zones that were set aside, or one that was read (`label` is then empty)."""

    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One account with its text."""

    outlet: Outlet
    title: str
    url: str | None
    published: str
    dated_by: str
    named_by: str
    links: tuple[Link, ...]
    language: str
    lang: str
    length: str
    set_aside: str
    degree: str
    relevance: str
    relevance_links: tuple[Link, ...]
    shares: tuple[tuple[str, str, str], ...]
    folds: tuple[Fold, ...]


def articles(edition: Edition, bonds: Bonds) -> Iterator[Article]:
    """The accounts in column order."""
    for outlet in edition.outlets:
        document = outlet.document
        folds = tuple(_folds(edition, outlet))
        relevance = edition.relevance.get(document.id)
        links = Links(edition, outlet.address)
        source, published = document.source, document.published
        evidence = [item for item in (source.evidence, published.evidence) if item]
        aside = Counter(ZONE_WORDS[zone.type] for zone in zones_of(document) if not zone.is_readable)
        yield Article(
            outlet=outlet,
            title=document.title or "",
            url=document.url if (document.url or "").lower().startswith(("http://", "https://")) else None,
            published=date_words(published.edtf),
            dated_by=METHOD_WORDS.get(published.method, published.method),
            named_by=METHOD_WORDS.get(source.method, source.method),
            links=links.to(evidence),
            language=language_name(document.language),
            lang=_language_tag(document.language),
            length=count(document.own_length, "character"),
            set_aside=listed(f"{number} × {words}" if number > 1 else words for words, number in aside.items()),
            degree=relevance.degree if relevance else "about",
            relevance=relevance.reason if relevance else "",
            relevance_links=links.to(relevance.evidence) if relevance else (),
            shares=tuple(_shares(bonds, outlet)),
            folds=folds,
        )


def _shares(bonds: Bonds, outlet: Outlet) -> Iterator[tuple[str, str, str]]:
    """With whom an account counts once, the reasons in words, and where the reasons stand."""
    for origin in bonds.origins:
        members = {other for reason in origin.reasons for other in reason.outlets}
        if outlet in members:
            names = listed(other.name for other in sorted(members - {outlet}, key=lambda other: other.number))
            kinds = dict.fromkeys(reason.kind_words for reason in origin.reasons if outlet in reason.outlets)
            yield names, listed(kinds), origin.address


def _folds(edition: Edition, outlet: Outlet) -> Iterator[Fold]:
    starts = [sentence.start for sentence in edition.sentences(outlet.document.id)]
    for is_readable, group in groupby(_as_told(outlet.document), key=lambda zone: zone.is_readable):
        stretches = []
        for zone in group:
            inside = starts[bisect_right(starts, zone.start) : bisect_left(starts, zone.end)]
            breaks = " ".join(str(start - zone.start) for start in inside)
            text = outlet.document.text[zone.start : zone.end]
            kind = "title" if zone.is_headline else zone.type
            stretches.append(Stretch(kind, ZONE_WORDS[zone.type], zone.start, text, zone.reason, breaks))
        if is_readable:
            yield from (Fold("", (stretch,)) for stretch in stretches)
        else:
            yield Fold(_label(stretches), tuple(stretches))


def _as_told(document: Document) -> Iterator[Zone]:
    """The zones in the order of the reader: a headline that was given beside the text stands over it."""
    yield from sorted(zones_of(document), key=lambda zone: (zone.type != "headline", zone.start))


def _label(stretches: Iterable[Stretch]) -> str:
    found = Counter(stretch.words for stretch in stretches)
    return listed(f"{number} × {words}" if number > 1 else words for words, number in found.items())


def _language_tag(code: str | None) -> str:
    """A BCP 47 tag that is safe in an attribute, or `""`."""
    tag = code or ""
    return tag if tag.replace("-", "").isalnum() and tag.isascii() and len(tag) < 36 else ""
