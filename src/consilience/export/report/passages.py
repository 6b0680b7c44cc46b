"""Sentences of an account and the pieces to print them with the words marked. Offsets are raw code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consilience.model import Claim, Document, Span, Zone

LONGEST = 420
"""Characters of a sentence that are shown around marked words; what is longer is cut with an ellipsis."""
MOST_SENTENCES = 3
"""Stretches of one account that a passage shows."""

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-ÞА-Я0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Prof|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.\s*$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of raw text, marked or not."""

    text: str
    is_marked: bool


Passage = tuple[Piece, ...]


def zones_of(document: Document) -> tuple[Zone, ...]:
    """The zones in order, with any words that lie between them as zones of their own, so that nothing is lost."""
    whole: list[Zone] = []
    at = 0
    for zone in sorted(document.zones, key=lambda zone: (zone.start, zone.end)):
        whole.extend(_between(document.text, at, zone.start))
        if zone.end > at:
            whole.append(zone)
            at = zone.end
    whole.extend(_between(document.text, at, len(document.text)))
    return tuple(whole)


def _between(text: str, start: int, end: int) -> Iterable[Zone]:
    words = text[start:end]
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        yield Zone("unread", first, start + len(words.rstrip()), "no zone was found for these words")


def sentences(document: Document, claims: Iterable[Claim]) -> tuple[Span, ...]:
    """The sentences of every zone: those the claims stand in, and between them what full stops tell."""
    known = sorted({claim.sentence for claim in claims if claim.sentence})
    found: list[Span] = []
    place = 0
    for zone in zones_of(document):
        at = zone.start
        while place < len(known) and known[place].start < zone.end:
            sentence = known[place]
            place += 1
            if sentence.start < at or sentence.end > zone.end:
                continue
            found.extend(_split(document.text, at, sentence.start))
            found.append(sentence)
            at = sentence.end
        found.extend(_split(document.text, at, zone.end))
    return tuple(found)


def _split(text: str, start: int, end: int) -> Iterable[Span]:
    at = start
    for match in _END.finditer(text, start, end):
        if not _ABBREVIATION.search(text, max(at, match.start() - 8), match.start() + 1):
            yield Span(at, match.end())
            at = match.end()
    if text[at:end].strip():
        yield Span(at, end)


def passage(text: str, found: Sequence[Span], spans: Sequence[Span], marked: Sequence[Span]) -> Passage:
    """The sentences that hold `spans`, the first `MOST_SENTENCES` of them, as pieces with `marked` marked."""
    frames: list[Span] = []
    for span in sorted(spans):
        frame = _frame(text, found, span)
        if frames and frame.start <= frames[-1].end:
            frames[-1] = Span(frames[-1].start, max(frames[-1].end, frame.end))
        elif len(frames) < MOST_SENTENCES:
            frames.append(frame)
    starts = {sentence.start for sentence in found}
    pieces: list[Piece] = []
    for frame in frames:
        if pieces or frame.start not in starts:
            pieces.append(Piece(" … " if pieces else "… ", False))
        pieces.extend(_pieces(text, frame, marked))
    if frames and text[frames[-1].end - 1 : frames[-1].end + 1].strip()[1:]:
        pieces.append(Piece(" …", False))
    return tuple(pieces)


def _frame(text: str, found: Sequence[Span], span: Span) -> Span:
    """The sentence or sentences around a span, cut between words where they are too long."""
    first, last = span.start, span.end
    before = bisect_right(found, span.start, key=lambda sentence: sentence.start) - 1
    if before >= 0 and span.start < found[before].end:
        first = found[before].start
    after = bisect_right(found, max(span.end - 1, span.start), key=lambda sentence: sentence.start) - 1
    if after >= 0 and span.end <= found[after].end:
        last = found[after].end
    if last - first <= LONGEST:
        return Span(first, last)
    room = max(LONGEST - (span.end - span.start), 0) // 2
    cut = span.start - room
    if cut > first:
        first = next((at + 1 for at in range(cut, span.start) if text[at].isspace()), span.start)
    cut = span.end + room
    if cut < last:
        last = next((at for at in range(cut, span.end, -1) if text[at].isspace()), span.end)
    return Span(first, last)


def _pieces(text: str, frame: Span, marked: Iterable[Span]) -> list[Piece]:
    pieces: list[Piece] = []
    at = frame.start
    for span in sorted(marked):
        start, end = max(span.start, at), min(span.end, frame.end)
        if start >= end:
            continue
        if at < start:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at = end
    tail = text[at : frame.end].rstrip()
    if tail:
        pieces.append(Piece(tail, False))
    return pieces
