"""What is compared: the sentences of printed quotations, with the words that tell one utterance from another.

Everything that decides between equals looks at the words first and at names of documents last, so that neither the
order nor the names of the inputs change a family.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.align.families.occasions import Occasion, occasion
from consilience.align.families.wordings import content, stem, term, words
from consilience.model import Actor, Quote, Record
from consilience.text.word_sets import word_set

_SENTENCE: Final = re.compile(r"(?<=[.!?…;])[”\"’']?\s+|(?<=\.\.\.)(?=[A-Z])")
_JOINT: Final = re.compile(r",\s+(?=(?:and|but)\s)")
_LEAST: Final = 4
"""Words that every piece of a split must have; around a comma and "and" or "but" twice as many."""
_TELLING: Final = 0.5
"""Share of a reported clause from which the marked words in it stand for it."""
_NUMBER: Final = 0.5
"""What a number weighs beside a word, since a story repeats its dates in every sentence."""
_PLAIN: Final = frozenset(
    map(
        stem,
        word_set(
            """
            mr mrs ms dr sir gen col president minister secretary senator sen rep gov former special
            least most two three four five six seven eight nine ten dozen hundred thousand million billion
            first second third last year month week day today
            """
        ),
    )
)
"""Titles and counting words: a story repeats them whoever speaks."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A quotation or one sentence of it.

    Attributes:
        n: its place among all segments, by their words.
        place: its place in its quotation.
        terms: stems of the words that carry meaning.
        telling: those of them that are neither names, numbers nor titles.
        occasion: when and to whom it was said, as far as that is plain.
    """

    n: int
    quote: Quote
    place: int
    text: str
    terms: frozenset[str]
    telling: frozenset[str]
    actor: Actor | None
    occasion: Occasion

    @property
    def document_id(self) -> str:
        """The document that prints it."""
        return self.quote.document_id

    @property
    def is_marked(self) -> bool:
        """Whether quotation marks vouch for its words."""
        return self.quote.kind != "indirect"


def segments(record: Record) -> list[Segment]:
    """The sentences of every printing, by their words."""
    rows: list[tuple[tuple[str, str, int, int], Quote]] = []
    for quote in printed(record.quotes):
        raw = record.document_of[quote.document_id].text
        whole = " ".join(part.of(raw).strip() for part in quote.parts)
        rows += [((text, quote.document_id, quote.start, place), quote) for place, text in enumerate(pieces(whole))]
    rows.sort(key=lambda row: row[0])
    plain = _names(key[0] for key, _ in rows) | _PLAIN
    actors = record.actor_of_chain
    occasions = {quote.id: occasion(quote, record) for _, quote in rows}
    found = []
    for n, ((text, _, _, place), quote) in enumerate(rows):
        terms = frozenset(content(text))
        telling = frozenset(t for t in terms if t not in plain and len(t) > 1 and not t[0].isdigit())
        actor = actors.get(quote.speaker_chain or "")
        found.append(Segment(n, quote, place, text, terms, telling, actor, occasions[quote.id]))
    return found


def printed(quotes: Sequence[Quote]) -> list[Quote]:
    """Each printing once. Of a reported clause and the marked words in it: the marked words if they are at least half
    of it, or another speaker's whom the clause only hands on; else the clause."""
    kept: list[Quote] = []
    for quote in quotes:
        last = kept[-1] if kept else None
        if last is not None and overlap(last, quote):
            inner, outer = (quote, last) if quote.end - quote.start <= last.end - last.start else (last, quote)
            is_enough = inner.end - inner.start >= _TELLING * (outer.end - outer.start)
            is_handed_on = inner.speaker_chain is not None and inner.speaker_chain != outer.speaker_chain
            kept[-1] = inner if inner.kind != "indirect" and (is_enough or is_handed_on) else outer
            continue
        kept.append(quote)
    return kept


def overlap(a: Quote, b: Quote) -> bool:
    """Whether two quotations share characters: a clause and the marked words in it are one printing, not two."""
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end


def pieces(text: str) -> list[str]:
    """The sentences of a quotation, and the long halves of a sentence that a comma and "and" or "but" joins."""
    return [half for sentence in _split(_SENTENCE, text, _LEAST) for half in _split(_JOINT, sentence, 2 * _LEAST)]


def _split(where: re.Pattern[str], text: str, least: int) -> list[str]:
    found: list[str] = []
    for piece in (p for p in where.split(text) if p and p.strip()):
        if found and (len(words(piece)) < least or len(words(found[-1])) < least):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found or [text]


def _names(texts: Iterable[str]) -> frozenset[str]:
    """The stems that the story's quotations print with a capital only. A first word has one whatever it is."""
    capital, small = set(), set()
    for text in texts:
        for n, word in enumerate(words(text)):
            if not word[0].isupper():
                small.add(term(word))
            elif n:
                capital.add(term(word))
    return frozenset(capital - small)


def weights(found: Sequence[Segment]) -> dict[str, int]:
    """Rarity of each stem among the quotations of the story: ln(1 + N / n), in millionths so that sums are the same in
    any order."""
    holding = Counter(term for segment in found for term in segment.terms)
    rarity = {term: math.log(1 + len(found) / count) for term, count in holding.items()}
    return {term: round(1e6 * weight * (_NUMBER if term[0].isdigit() else 1)) for term, weight in rarity.items()}
