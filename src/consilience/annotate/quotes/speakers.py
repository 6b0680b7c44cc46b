"""Who the words for a speaker stand for: the document-local chain, how it was found, or nobody when unsure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from spacy.tokens import Token

from consilience.annotate.quotes.attribution import Attribution
from consilience.annotate.quotes.tree import Stretch
from consilience.annotate.quotes.writings import earlier_author, is_writing, issuers, named_authors
from consilience.annotate.reading import Reading
from consilience.model import Mention

_RESOLUTION: Final = {
    "name": "explicit", "acronym": "explicit", "metonym": "explicit", "role": "role", "pronoun": "coref"
}  # fmt: skip
_SPEAKING: Final = ("person", "organisation", "institution", "state", "group")


class Speakers:
    """The mentions of one document, by place."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self._reading = reading
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self._mentions]
        self._longest = max((m.end - m.start for m in mentions), default=0)
        self._told = {m.chain for m in mentions if m.form != "pronoun"}

    def resolve(self, row: Attribution) -> tuple[str | None, str | None]:
        """(chain, resolution) of the speaker of a row.

        A name, role or pronoun speaks for its bearer; a writing for its author, told in its own words ("explicit") or
        taken up from an earlier one ("coref"). A resolution that the row brings along goes first.
        """
        if row.head is None:
            return None, None
        token = self._reading.doc[row.head]
        mention = self._of(token)
        if mention is not None:
            is_known = mention.chain in self._told  # a pronoun without a bearer is nobody yet
            return mention.chain, row.resolution or (_RESOLUTION[mention.form] if is_known else None)
        if is_writing(token):
            if (author := self._author(named_authors(token))) is not None:
                return author.chain, row.resolution or "explicit"
            if token.dep_ == "dobj" and (author := self._author(issuers(token))) is not None:
                return author.chain, row.resolution or "explicit"
            if (author := self._author(earlier_author(self._reading.doc, token))) is not None:
                return author.chain, row.resolution or "coref"
        return None, row.resolution or ("explicit" if row.speaker else None)

    def chain_at(self, words: Stretch | None) -> str | None:
        """The chain of the mention that shares characters with some words."""
        mention = self._at(*words) if words else None
        return mention.chain if mention else None

    def _of(self, token: Token) -> Mention | None:
        """The mention at a head word, or at the name that grammar puts beside it."""
        mention = self._at(token.idx, token.idx + len(token))
        is_body = mention is not None and mention.kind in ("organisation", "institution")
        if is_body and token.i != token.left_edge.i:  # "Deputy Commander Northern Command, General Ann Lee, said"
            beside = [self._at(c.idx, c.idx + len(c)) for c in token.children if c.dep_ == "appos"]
            mention = next((m for m in beside if m is not None and m.kind == "person"), mention)
        for child in token.children if mention is None else ():
            if child.dep_ == "appos" or (child.dep_ == "acl" and child.lemma_ in ("name", "call", "identify")):
                name = next((t for t in child.children if t.dep_ == "oprd"), child)
                mention = mention or self._at(name.idx, name.idx + len(name))
        return mention

    def _author(self, tokens: Iterable[Token]) -> Mention | None:
        """The first of some words that is a mention of someone who can write."""
        for token in tokens:
            mention = self._of(token)
            if mention is not None:
                is_owner = token.dep_ != "compound" or mention.kind in ("organisation", "institution")
                return mention if is_owner and mention.kind in _SPEAKING else None
        return None

    def _at(self, start: int, end: int) -> Mention | None:
        """The mention that shares characters with a stretch of the reading: persons first, then the longest."""
        raw = self._reading.span(start, end)
        first = bisect_left(self._starts, raw.start - self._longest)
        last = bisect_right(self._starts, raw.end)
        sharing = [m for m in self._mentions[first:last] if m.start < raw.end and raw.start < m.end]
        order = sorted(sharing, key=lambda m: (m.kind != "person", m.start - m.end, m.start))
        return order[0] if order else None
