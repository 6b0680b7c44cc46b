"""What a web page says about itself: JSON-LD, Open Graph and the older meta tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from consilience.ingest.dates import edtf_of
from consilience.ingest.page import Element
from consilience.ingest.source import web_address

_ARTICLES: Final = frozenset(
    {
        "AnalysisNewsArticle",
        "Article",
        "BackgroundNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "NewsArticle",
        "OpinionNewsArticle",
        "Report",
        "ReportageNewsArticle",
        "WebPage",
    }
)
_DATES: Final = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "article.published",
    "cxenseparse:recs:publishtime",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own words about itself; None where it says nothing."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    country: str | None = None
    owner: str | None = None
    url: str | None = None
    language: str | None = None


def metadata(tree: Element) -> Metadata:
    """Read the metadata of a parsed page. Of several values the most specific kind wins (JSON-LD, Open Graph, meta)."""
    articles = list(_articles(tree))
    meta = _meta(tree)
    canonical = next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    publishers = [found for found in (article.get("publisher") for article in articles) if found]
    publisher = publishers[0] if publishers else None
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    return Metadata(
        title=_first(
            *(_text(article.get("headline")) for article in articles),
            meta.get("og:title"),
            meta.get("twitter:title"),
            _title(tree),
        ),
        published=_first(
            *(edtf_of(_text(article.get("datePublished")) or "") for article in articles),
            *(edtf_of(meta[name]) for name in _DATES if name in meta),
        ),
        publisher=_first(
            _name(publisher), meta.get("og:site_name"), meta.get("application-name"), meta.get("dc.publisher")
        ),
        owner=_name(publisher.get("parentOrganization")) if isinstance(publisher, dict) else None,
        url=_first(
            web_address(canonical),
            web_address(meta.get("og:url")),
            *(web_address(_text(article.get("url"))) for article in articles),
        ),
        language=_first(
            *(_language(value) for value in (tree.get("lang"), meta.get("og:locale"), meta.get("content-language")))
        ),
    )


def _articles(tree: Element) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            found = json.loads(script.text[:1_000_000], strict=False)
        except (ValueError, RecursionError):
            continue
        rows = found if isinstance(found, list) else [found]
        rows = [
            *rows,
            *(
                one
                for row in rows
                if isinstance(row, dict) and isinstance(row.get("@graph"), list)
                for one in row["@graph"]
            ),
        ]
        typed = [row for row in rows if isinstance(row, dict) and _types(row) & _ARTICLES]
        yield from sorted(typed, key=lambda row: "WebPage" in _types(row))


def _types(row: dict[str, Any]) -> set[str]:
    kind = row.get("@type")
    return {one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)}


def _meta(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = _text(element.get("content"))
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _title(tree: Element) -> str | None:
    return next((_text(element.text) for element in tree.iter("title") if _text(element.text)), None)


def _text(value: object) -> str | None:
    return " ".join(value.split())[:1000] or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _text(value)


def _language(value: str | None) -> str | None:
    code = (value or "").strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) in (2, 3) and code.isalpha() else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
