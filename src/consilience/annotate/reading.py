"""A document as the annotators read it: its readable zones, tidied and parsed, with the way back to the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from consilience.annotate.columns import Columns
from consilience.model import Document, Evidence, Span, Zone
from consilience.text.mapped import MappedText

if TYPE_CHECKING:
    from consilience.annotate.quotes.tree import Tree


class Reading:
    """One document, readable and parsed.

    Attributes:
        document: the document; rows point into its raw text.
        text: what is read. Paragraphs (one a readable zone) are joined by a blank line.
        doc: the spaCy parse of `text`; `doc.text == text`. Sentences never cross paragraphs.
    """

    def __init__(self, document: Document, mapped: MappedText, doc: Doc) -> None:
        self.document = document
        self.mapped = mapped
        self.text = mapped.text
        self.doc = doc
        self._places: dict[tuple[int, int], range] = {}
        self._spans: dict[tuple[int, int], Span] = {}
        self._token_at: dict[int, int] = {}

    @cached_property
    def tree(self) -> Tree:
        """The parse as plain lists. Several annotators walk it: building it costs 1.6 % of the parse."""
        from consilience.annotate.quotes.tree import Tree

        return Tree(self.doc, self.columns)

    @cached_property
    def columns(self) -> Columns:
        """The words of the parse as plain lists, which all layers share."""
        return Columns(self.doc)

    def span(self, start: int, end: int) -> Span:
        """The raw span of `text[start:end]` (characters of the reading, not tokens); made once."""
        known = self._spans.get((start, end))
        if known is None:
            known = self._spans[start, end] = self.mapped.raw_span(start, end)
        return known

    def evidence(self, start: int, end: int) -> Evidence:
        """The words of `text[start:end]` as evidence."""
        raw = self.span(start, end)
        return Evidence(self.document.id, raw.start, raw.end)

    def position(self, raw_offset: int) -> int:
        """The position in `text` of a raw offset (of the next character that is read, if that one is not)."""
        return self.mapped.offset_of(raw_offset)

    def stretch(self, span: Span) -> tuple[int, int]:
        """(start, end) in `text` of a raw span."""
        return self.mapped.offset_of(span.start), self.mapped.offset_of(span.end)

    def tokens(self, span: Span) -> Tokens:
        """The tokens that share a character with a raw span (possibly none)."""
        places = self.places(span)
        return self.doc[places.start : places.stop]

    def places(self, span: Span) -> range:
        """The indexes of these tokens."""
        return self.within(span.start, span.end)

    def within(self, start: int, end: int) -> range:
        """The indexes of the tokens that share a character with a raw stretch; looked for once.

        As `doc.char_span` expands a stretch, at half its cost.
        """
        places = self._places.get((start, end))
        if places is None:
            place = self.mapped.offset_of(start), self.mapped.offset_of(end)
            places = self._places[start, end] = self._expanded(*place) if place[0] < place[1] else range(0)
        return places

    def _expanded(self, start: int, end: int) -> range:
        starts = self.columns.start
        first = bisect_right(starts, start) - 1
        if start == self.columns.end[first]:
            first += 1  # the space behind a token is none of it
        return range(first, bisect_right(starts, end - 1))

    def token_at(self, raw_offset: int) -> int:
        """The token at a raw offset, or at the next character that is read.

        Looked for once: six layers ask where the mentions begin and end.
        """
        found = self._token_at.get(raw_offset)
        if found is None:
            place = bisect_right(self.columns.start, self.position(raw_offset)) - 1
            found = self._token_at[raw_offset] = max(place, 0)
        return found

    def covering(self, start: int, end: int) -> range:
        """The tokens from the one at a raw offset to the one at the last character before another, at least one."""
        first = self.token_at(start)
        return range(first, max(self.token_at(end - 1), first) + 1)

    @cached_property
    def paragraphs(self) -> tuple[tuple[Zone, int, int], ...]:
        """(zone, start, end) of each readable zone, in `text`."""
        rows = []
        for zone in self.document.told:
            start, end = self.stretch(zone.span)
            end = start + len(self.text[start:end].rstrip())
            if start < end:
                rows.append((zone, start, end))
        return tuple(rows)

    def zone_at(self, position: int) -> Zone | None:
        """The readable zone that a position in `text` lies in."""
        place = bisect_right(self._starts, position) - 1
        if place < 0:
            return None
        zone, _, end = self.paragraphs[place]
        return zone if position < end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [start for _, start, _ in self.paragraphs]

    @property
    def sentences(self) -> Iterator[Tokens]:
        """The sentences of the parse, in order."""
        return iter(self.doc.sents)
