"""Passages that two documents print word for word, outside quotations.

What some document prints in quotation marks is a statement that others may have heard too, with marks or without.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from consilience.model import Document, Evidence, Record

RUN: Final = 12
"""Words that two texts must share in a row, outside quotations, to be called copied."""
WHOLE: Final = 0.1
"""Share of the shorter text that lies in shared passages, from which two texts count once as wholes, if that is `MANY`
words. Of 150 pairs of outlets with a shared run, read one by one, nearly all above it are one wire's text; below it
stand one sentence of background, of a press release or of a charge: it binds what it tells, and not the rest."""
MANY: Final = 30
CLEAR: Final = 0.15
"""The share from which two texts count once however short they are."""
_GRAM: Final = 8
_HOLDERS: Final = 12
"""Documents that a run of words is compared with: more hold it only where it is boilerplate."""
_KEPT: Final = 64
"""Documents whose words are kept."""
_NAMES: Final = 0.55
"""Share of capitals and numbers from which a run is a list of names."""
_SHOWN: Final = 600
_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_MARKS: Final = re.compile('["“”„]')
_SPEAKING: Final = frozenset({"i", "i'm", "i've", "i'll", "my", "me", "we", "we're", "we've", "our"})
"""Words of somebody who speaks: a run with one is a statement whose marks of quotation are missing."""

Word = tuple[str, int, int]
"""A word in lower case, "" within a quotation, and where it stands."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that two documents share.

    Attributes:
        one, other: the places of the documents, the smaller first.
        at: the word of `other` with which it begins.
        length: words.
        words: the run in both.
    """

    one: int
    other: int
    at: int
    length: int
    words: tuple[Evidence, Evidence]


def passages(record: Record) -> tuple[tuple[Passage, ...], tuple[int, ...]]:
    """Shared runs of eight words or more, and how many words outside quotations each document has."""
    printed = [printed_words(document) for document in record.documents]
    texts = [outside_quotes(document, words, record) for document, words in zip(record.documents, printed, strict=True)]
    quoted = {
        gram
        for words, outside in zip(printed, texts, strict=True)
        for gram, blanked in zip(_grams(words), _grams(outside), strict=True)
        if not any(blanked)
    }
    sizes = tuple(sum(1 for word, _, _ in words if word) for words in texts)
    found = _passages(record.documents, texts, quoted)
    return tuple(found), sizes


@lru_cache(maxsize=_KEPT)
def printed_words(document: Document) -> tuple[Word, ...]:
    """The words of the readable zones. Whole texts are compared by them, then runs of words, then those of a story."""
    return tuple(
        (match.group().lower().replace("’", "'"), match.start(), match.end())
        for zone in document.readable
        for match in _WORD.finditer(document.text, zone.start, zone.end)
    )


def outside_quotes(document: Document, words: Sequence[Word], record: Record) -> list[Word]:
    """The words of a document, with those in quotation marks blank."""
    parts = sorted(
        (part.start, part.end)
        for quote in record.annotations[document.id].quotes
        if quote.kind != "indirect"
        for part in quote.parts
    )
    found = []
    at = 0
    for word, start, end in words:
        while at < len(parts) and parts[at][1] <= start:
            at += 1
        is_quoted = at < len(parts) and parts[at][0] <= start
        found.append(("" if is_quoted else word, start, end))
    return found


def _grams(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    plain = [word for word, _, _ in words]
    return (tuple(plain[n : n + _GRAM]) for n in range(len(plain) - _GRAM + 1))


def _passages(
    documents: Sequence[Document], texts: Sequence[list[Word]], quoted: Set[tuple[str, ...]]
) -> Iterator[Passage]:
    holders: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for n, words in enumerate(texts):
        runs: dict[tuple[int, int], list[int]] = defaultdict(list)
        plain = [word for word, _, _ in words]
        for position in range(len(words) - _GRAM + 1):
            gram = tuple(plain[position : position + _GRAM])
            if "" in gram:
                continue
            known = holders.setdefault(gram, [])
            for other, place in known:
                if other != n:
                    runs[other, place - position].append(position)
            if len(known) < _HOLDERS:
                known.append((n, position))
        for run in _runs(n, runs, texts, documents):
            words = texts[n][run.at : run.at + run.length]
            if 2 * sum(gram in quoted for gram in _grams(words)) <= len(words) - _GRAM + 1:
                yield run


def _runs(
    n: int, hits: Mapping[tuple[int, int], list[int]], texts: Sequence[list[Word]], documents: Sequence[Document]
) -> Iterator[Passage]:
    """The runs of one document with those before it, none told twice: the longest first."""
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for (other, shift), places in sorted(hits.items()):
        found[other].extend(
            (length, start, shift) for length, start in _stretches(texts[n], texts[other], shift, places)
        )
    for other, runs in sorted(found.items()):
        taken: set[int] = set()
        for length, start, shift in sorted(runs, key=lambda run: (-run[0], run[1], run[2])):
            inside = range(start, start + length)
            pair = ((other, start + shift), (n, start))
            if taken.isdisjoint(inside) and _is_told(texts[n][start : start + length], documents[n]):
                taken.update(inside)
                one, two = (_evidence(documents[d], texts[d], place, length) for d, place in pair)
                yield Passage(other, n, start, length, (one, two))


def _stretches(
    words: Sequence[Word], others: Sequence[Word], shift: int, hits: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Length and place of the runs around some places, in order, where a gram of both begins: only they are looked at,
    so that two long texts are not walked once a shift."""
    done = 0

    def is_shared(place: int) -> bool:
        if not (0 <= place < len(words) and 0 <= place + shift < len(others)):
            return False
        return bool(words[place][0]) and words[place][0] == others[place + shift][0]

    for hit in hits:
        if hit < done:
            continue
        start, done = hit, hit + _GRAM
        while is_shared(start - 1):
            start -= 1
        while is_shared(done):
            done += 1
        yield done - start, start


def _is_told(run: Sequence[Word], document: Document) -> bool:
    """Whether a run is the telling of a text: no statement in the first person or mostly in marks, no list of names and
    numbers."""
    if any(word in _SPEAKING for word, _, _ in run):
        return False
    printed = document.text[run[0][1] : run[-1][2]]
    in_marks = sum(len(words.split()) for words in _MARKS.split(printed)[1::2])
    if 2 * in_marks >= len(run):
        return False
    marked = sum(1 for word, start, _ in run if word.isdigit() or document.text[start].isupper())
    return marked < _NAMES * len(run)


def _evidence(document: Document, words: Sequence[Word], place: int, length: int) -> Evidence:
    start = words[place][1]
    return Evidence(document.id, start, min(words[place + length - 1][2], start + _SHOWN))
