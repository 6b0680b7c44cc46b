"""Who the words for a speaker stand for: the document-local chain, how it was found, or nobody when unsure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from consilience.annotate.quotes.attribution import Attribution
from consilience.annotate.quotes.tree import Stretch
from consilience.annotate.reading import Reading
from consilience.model import Mention

_RESOLUTION = {"name": "explicit", "acronym": "explicit", "metonym": "explicit", "role": "role", "pronoun": "coref"}


class Speakers:
    """The mentions of one document, by place."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self._reading = reading
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self._mentions]
        self._longest = max((m.end - m.start for m in mentions), default=0)

    def resolve(self, row: Attribution) -> tuple[str | None, str | None]:
        """(chain, resolution) of the speaker of a row."""
        if row.head is None:
            return None, None
        token = self._reading.doc[row.head]
        mention = self._at(token.idx, token.idx + len(token))
        for child in token.children if mention is None else ():
            if child.dep_ == "appos" or (child.dep_ == "acl" and child.lemma_ in ("name", "call", "identify")):
                name = next((t for t in child.children if t.dep_ == "oprd"), child)
                mention = mention or self._at(name.idx, name.idx + len(name))
        if mention is None:
            return None, row.resolution or ("explicit" if row.speaker else None)
        return mention.chain, row.resolution or _RESOLUTION[mention.form]

    def chain_at(self, words: Stretch | None) -> str | None:
        """The chain of the mention that shares characters with some words."""
        mention = self._at(*words) if words else None
        return mention.chain if mention else None

    def _at(self, start: int, end: int) -> Mention | None:
        """The mention that shares characters with a stretch of the reading: persons first, then the longest."""
        raw = self._reading.span(start, end)
        first = bisect_left(self._starts, raw.start - self._longest)
        last = bisect_right(self._starts, raw.end)
        sharing = [m for m in self._mentions[first:last] if m.start < raw.end and raw.start < m.end]
        order = sorted(sharing, key=lambda m: (m.kind != "person", m.start - m.end, m.start))
        return order[0] if order else None
