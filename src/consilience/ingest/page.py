"""A web page as text: what a reader sees, in reading order, with the element that each block of it stands in.

One walk over the parsed tree. Scripts, styles, templates, comments and attributes are left out; entities are decoded;
nothing else is deleted, and whatever looks like markup in the result is plain text.
"""

# ruff: noqa: SIM905  (a word list reads best as words)

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from lxml import etree, html  # type: ignore[import-untyped]

Element: TypeAlias = Any
"""An element of lxml, which ships no types."""
_UNSEEN: Final = frozenset(
    "script style template noscript head iframe object embed applet svg math canvas audio video map frame "
    "frameset noframes datalist".split()
)
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb rt rp s samp "
    "small span strike strong sub sup time tt u var wbr nobr img picture source input".split()
)
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES: Final = re.compile(r"[^\S\u00a0]+|\u00a0")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
# What a container's name says about what it holds. Names of classes are conventions of the trade, not of one site.
_PLACES: Final = tuple(
    (place, re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])"))
    for place, names in (
        ("headline", r"(?:post|entry|article|story|page)-?(?:title|headline)|headline"),
        ("caption", r"(?:fig|wp|image|photo)?-?captions?"),
        ("credit", r"(?:photo|image|media|picture|img)[\w-]*(?:credit|copyright|byline)|credits?"),
        ("comments", r"comments?|disqus|respond|comment-?form|comment-?list|livefyre"),
        ("share", r"share|sharing|social|addthis|sharedaddy|share-?(?:bar|buttons?|tools?)"),
        (
            "related",
            r"related|recommend\w*|read-?more|more-?(?:on|from|stories)|most-?(?:read|popular|viewed)|trending|popular|"
            r"outbrain|taboola|teasers?",
        ),
        (
            "newsletter",
            r"newsletter|subscri\w+|sign-?up|cookie\w*|consent|paywall|promo\w*|advert\w*|ads?|banner|popup|modal|"
            r"breadcrumbs?",
        ),
        ("byline", r"byline|authors?|writer|contributors?|author-?name"),
        ("dateline", r"dateline|timestamp|(?:pub|post|entry|article)-?date|published"),
        ("standfirst", r"standfirst|sub-?head(?:line|ing)?|sub-?title|deck|dek|lede|article-?summary|excerpt"),
        ("pullquote", r"pull-?quote"),
    )
)
_TAG_PLACES: Final = {
    "nav": "menu", "footer": "footer", "aside": "aside", "figcaption": "caption", "form": "form", "button": "form",
    "select": "form", "textarea": "form", "dialog": "newsletter", "menu": "menu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the rendered text.

    Attributes:
        start, end: the characters in the text.
        tag: the block element that holds it ("p", "h1", "li").
        places: what the elements around it say that it is ("caption", "menu", "related"), outermost first.
        linked: how many of its characters stand in links.
    """

    start: int
    end: int
    tag: str
    places: tuple[str, ...]
    linked: int


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its visible text, the blocks of it, and the tree for whoever reads metadata."""

    text: str
    blocks: tuple[Block, ...]
    tree: Element


def page(source: str) -> Page | None:
    """Parse and render a page, or None if the source holds no element."""
    clean = _ILLEGAL.sub("\ufffd", _DECLARATION.sub("", source)).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    writer = _Writer()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if not isinstance(element.tag, str) or element.tag in _UNSEEN or _is_hidden(element.attrib):
                walk.skip_subtree()
                writer.skip(element)
            else:
                writer.open(element)
        else:
            writer.close(element)
    return Page(writer.text, tuple(writer.blocks), tree)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("type") == "hidden":
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN_STYLE.search(style[:500]) is not None


class _Writer:
    """Collects words into blocks. A block ends where a block element starts or ends, and at a line break."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._chunks: list[str] = []
        self._length = 0
        self._words: list[str] = []
        self._linked = 0
        self._tags: list[str] = ["body"]
        self._places: list[tuple[str, ...]] = [()]
        self._links = 0
        self._skipped: Element = None

    @property
    def text(self) -> str:
        self._flush()
        return "".join(self._chunks)

    def skip(self, element: Element) -> None:
        self._skipped = element

    def open(self, element: Element) -> None:
        tag = element.tag.lower()
        if tag not in _INLINE:
            self._flush()
            self._tags.append(tag)
        own = _place(tag, element.attrib)
        self._places.append((*self._places[-1], own) if own and own not in self._places[-1] else self._places[-1])
        self._links += tag == "a"
        self._add(element.text)

    def close(self, element: Element) -> None:
        if self._skipped is element:
            self._skipped = None
        else:
            tag = element.tag.lower()
            if tag not in _INLINE:
                self._flush()
                self._tags.pop()
            self._places.pop()
            self._links -= tag == "a"
        self._add(element.tail)

    def _add(self, words: str | None) -> None:
        if words:
            self._words.append(words)
            if self._links:
                self._linked += len(words.strip())

    def _flush(self) -> None:
        words = " ".join(_SPACES.sub(" ", "".join(self._words)).split(" ")).strip()
        linked, self._words, self._linked = self._linked, [], 0
        words = re.sub(r" {2,}", " ", words)
        if not words.strip():
            return
        if self._chunks:
            self._chunks.append("\n\n")
            self._length += 2
        self._chunks.append(words)
        start, self._length = self._length, self._length + len(words)
        self.blocks.append(Block(start, self._length, self._tags[-1], self._places[-1], min(linked, len(words))))


def _place(tag: str, attributes: Mapping[str, str]) -> str | None:
    if tag in _TAG_PLACES:
        return _TAG_PLACES[tag]
    names = (
        f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"[:300]
        .strip()
        .lower()
    )
    if names and tag not in ("body", "html", "main", "article"):
        for place, pattern in _PLACES:
            if pattern.search(names):
                return place
    return None
