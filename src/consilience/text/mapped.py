"""Text that was tidied for reading and still knows the raw offset of every character."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from consilience.model import Span

PARAGRAPH_BREAK = "\n\n"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class MappedText:
    """Pieces of a raw text, tidied and joined, with the raw offset of each character.

    Characters that were put in (a space between glued words, a paragraph break) carry the offset of what follows,
    so raw offsets never decrease and any stretch of `text` has one raw span.
    """

    __slots__ = ("_raw", "text")

    def __init__(self, text: str, raw_offsets: Iterable[int]) -> None:
        self.text = text
        self._raw = array("L", raw_offsets)
        if len(self._raw) != len(text):
            raise ValueError(f"{len(text)} characters need as many raw offsets, but got {len(self._raw)}")

    def raw_span(self, start: int, end: int) -> Span:
        """The raw characters behind `text[start:end]`; white space at the edges is left out.

        Raises:
            ValueError: if the stretch is empty or only white space, so that no raw words stand behind it.
        """
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first >= last:
            raise ValueError(f"no words stand between {start} and {end}")
        return Span(self._raw[first], self._raw[last - 1] + 1)

    def offset_of(self, raw_offset: int) -> int:
        """The first position in `text` whose raw offset is at or behind `raw_offset`."""
        return bisect_left(self._raw, raw_offset)


def tidied(raw: str, span: Span) -> Iterator[tuple[str, int]]:
    """(character, raw offset) of a stretch: white-space runs as one space, invisible characters left out."""
    pending: int | None = None
    started = False
    for offset in range(span.start, span.end):
        character = raw[offset]
        if _INVISIBLE.match(character):
            continue
        if character.isspace():
            pending = offset if pending is None else pending
            continue
        if pending is not None and started:
            yield " ", pending
        pending, started = None, True
        yield character, offset


def mapped(raw: str, spans: Iterable[Span], glued: Iterable[int] = ()) -> MappedText:
    """Join stretches of a raw text for reading, one paragraph each.

    Args:
        raw: the document's text.
        spans: the stretches to read, in order.
        glued: raw offsets in front of which a lost space is put back ("Dorsey|answering").
    """
    gaps = frozenset(glued)
    characters: list[str] = []
    offsets: list[int] = []
    for span in spans:
        paragraph = list(tidied(raw, span))
        if not paragraph:
            continue
        if characters:
            characters.extend(PARAGRAPH_BREAK)
            offsets.extend([paragraph[0][1]] * len(PARAGRAPH_BREAK))
        for character, offset in paragraph:
            if offset in gaps and character != " ":
                characters.append(" ")
                offsets.append(offset)
            characters.append(character)
            offsets.append(offset)
    return MappedText("".join(characters), offsets)


def lowered(text: str) -> str:
    """The text in lower case, character by character, so that no offset moves."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
