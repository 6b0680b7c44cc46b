"""The headline of an item whose title stands beside its text, as the last zone of what is read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from consilience.ingest.furniture import is_outlet
from consilience.ingest.language import LETTERS_OF_HEADLINE, READ, language_of
from consilience.model import BESIDE, Document, Source, Zone

LONGEST: Final = 300
"""Characters of a headline; what is longer is a text."""
_LEAST: Final = 3
"""Words of a headline; a name, "Untitled" or an address has fewer."""
_OPENING: Final = 1_500
"""Readable characters of the text in which its own printing of the headline is looked for."""
# A crawler put the text behind its headline, with the line break printed as two characters.
_BREAK: Final = re.compile(r"(?:\\r)?\\n(?![a-z])|\n\s*\n")
_JOINT: Final = re.compile(r"\s+(?:(?P<bar>[|»·•]+)|[-–—]+)\s+")
_WORD: Final = re.compile(r"[^\W_]+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_REASON: Final = "the headline, which the item gives beside its text"


def with_headline(document: Document, title: str) -> Document:
    """The document with its headline behind its text, or the document as it is where the title says nothing of its own.

    A title that the text itself opens with is no second headline; one that names only the site, or is no English, is
    none. The name of the site behind a headline is cut off.

    Args:
        document: the document, its zones those of its text.
        title: the title as the item gives it. Offsets into the headline are offsets into this string.
    """
    end = _end(title, document.source)
    words = _WORD.findall(title[:end])
    if not document.readable or len(title[:end].split()) < _LEAST or end > LONGEST or not _is_english(title[:end]):
        return document
    if _is_name_of(document.source, words) or _stands_in(document, words):
        return document
    start = len(document.text) + len(BESIDE)
    zone = Zone("headline", start, start + end, _REASON)
    return replace(document, text=document.text + BESIDE + title[:end], zones=(*document.zones, zone))


def _end(title: str, source: Source) -> int:
    """Where the headline ends: in front of a printed line break, and of the name of the site."""
    found = _BREAK.search(title)
    end = found.start() if found else len(title)
    joints = list(_JOINT.finditer(title, 0, end))
    for number, joint in enumerate(joints):
        tail = title[joint.end() : joints[number + 1].start() if number + 1 < len(joints) else end].strip()
        is_site = is_outlet(tail) or _is_name_of(source, _WORD.findall(tail))
        is_site = is_site or (joint["bar"] is not None and len(tail.split()) <= _LEAST)
        if is_site and len(title[: joint.start()].split()) >= _LEAST:
            end = joint.start()
            break
    return len(title[:end].rstrip())


def _is_name_of(source: Source, words: list[str]) -> bool:
    """Whether words are nothing but the source's name, or its address."""
    name = "".join(words).casefold()
    known = ("".join(_WORD.findall(one)).casefold() for one in (source.name, source.domain or ""))
    return bool(name) and any(name in one for one in known)


def _stands_in(document: Document, words: list[str]) -> bool:
    """Whether the words open the text, as its first sentence or on a line of their own; the last may be cut short."""
    opening = " ".join(document.text[zone.start : zone.end] for zone in document.readable)[:_OPENING]
    return f" {_key(words)}" in f" {_key(_WORD.findall(opening))}"


def _key(words: list[str]) -> str:
    return " ".join(words).casefold()


def _is_english(title: str) -> bool:
    letters = len(_LETTER.findall(title))
    return len(_LATIN.findall(title)) > letters / 2 and language_of(title, LETTERS_OF_HEADLINE) in (None, READ)
