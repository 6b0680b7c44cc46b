"""Absorbed speech: words that one account prints between quotation marks and another tells as its own.

Precision comes first. The narrating sentence must run along with the quotation for a while, or hold nearly all of a
clause of it; and it must be free of quotation marks, of quotations and of words that hand a statement to somebody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from consilience.align.families.segment import Segment
from consilience.align.families.wordings import kindred, spans, term, words
from consilience.model import Document, Evidence, Quote, Record
from consilience.text.word_sets import word_set

_RUN: Final = 7
"""Words in a row that a narration shares with a quotation by chance only where both say a set phrase."""
_IN_RUN: Final = 4
"""Telling words that such a run must hold."""
_CLAUSE: Final = 5
"""Telling words of a quotation from which a clause that holds nearly all of them is near-identical."""
_NEARLY: Final = 0.8
_WIDTH: Final = 1.5
"""How much longer than the quotation that clause may be."""
_ALONG: Final = 8
_MOST: Final = 0.6
_IN_ALONG: Final = 4
"""Words in the same order that a sentence shares with a quotation, their share of the sentence, the telling ones."""
_HITS: Final = 2
"""Runs of three words that propose a sentence."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-z_])")
_MARKS: Final = re.compile("[“”„«»\"]|(?<!\\w)[‘']|[’'](?!\\w)")
_NO_WORD: Final = str.maketrans({**dict.fromkeys('.,;:!?…()[]{}“”„«»"—–-/', " "), **dict.fromkeys("'’‘")})
_FIRST_PERSON: Final = re.compile(r"(?<!\w)(?:I|[Ww]e|[Oo]ur|[Mm]y|[Mm]e|us)(?!\w)|@\w")
_HANDED_ON: Final = word_set(
    """
    said says say saying told tells tell telling according announced announces stated states added adds wrote writes
    tweeted tweets posted claimed claims insisted insists warned warns declared declares argued argues called calls
    described describes explained explains reported reports reportedly alleged alleges allegedly accused asked urged
    statement quoted quote vowed pledged promised admitted denied confirmed noted
    """
)

Trigram = tuple[str, str, str]


def absorbed(record: Record, found: Sequence[Segment]) -> dict[int, tuple[Evidence, ...]]:
    """Segment number to where its words stand in the narration of other documents, in the order of the documents.

    Only words between quotation marks are looked for; a reported clause is the reporter's own wording already.
    """
    index: dict[Trigram, list[int]] = defaultdict(list)
    for segment in found:
        if segment.is_marked and len(segment.telling) >= _IN_RUN:
            for trigram in set(_trigrams(segment.text)):
                index[trigram].append(segment.n)
    places: dict[int, list[Evidence]] = defaultdict(list)
    for document in record.documents if index else ():
        said = _stretches(record.annotations[document.id].quotes)
        for start, text in _narrations(document, index):
            if not _is_told_by_the_account(start, text, said):
                continue
            hits = Counter(n for trigram in _trigrams(text) for n in index.get(trigram, ()))
            for n, count in sorted(hits.items()):
                if count >= _HITS and found[n].document_id != document.id and (place := _shared(found[n], text)):
                    places[n].append(Evidence(document.id, start + place[0], start + place[1]))
    return {n: tuple(rows) for n, rows in places.items()}


def _trigrams(text: str) -> Iterator[Trigram]:
    low = text.lower().translate(_NO_WORD).split()
    return zip(low, low[1:], low[2:], strict=False)


def _narrations(document: Document, index: Mapping[Trigram, object]) -> Iterator[tuple[int, str]]:
    """The sentences, with their offsets, of the paragraphs that share three words in a row with a quotation.

    A paragraph in the first person, or that names an account of a network, is speech with its marks lost.
    """
    for zone in document.zones:
        if not zone.is_readable:
            continue
        paragraph = document.text[zone.start : zone.end]
        if index.keys().isdisjoint(_trigrams(paragraph)) or _FIRST_PERSON.search(paragraph):
            continue
        start = 0
        for match in _SENTENCE.finditer(paragraph):
            yield zone.start + start, paragraph[start : match.start()]
            start = match.end()
        yield zone.start + start, paragraph[start:]


def _is_told_by_the_account(start: int, text: str, said: Sequence[tuple[int, int]]) -> bool:
    end = start + len(text)
    if _MARKS.search(text) or not _HANDED_ON.isdisjoint(words(text.lower().replace("so-called", ""))):
        return False
    before = bisect_left(said, (end, 0))
    return before == 0 or said[before - 1][1] <= start


def _stretches(quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Where a document quotes, cues and speakers included: stretches that do not overlap, in order."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((_first(quote), _last(quote)) for quote in quotes):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _first(quote: Quote) -> int:
    return min([quote.start, *(part.start for part in (quote.cue, quote.speaker) if part)])


def _last(quote: Quote) -> int:
    return max([quote.end, *(part.end for part in (quote.cue, quote.speaker) if part)])


def _shared(segment: Segment, text: str) -> tuple[int, int] | None:
    """Where in a sentence the words of a segment stand: the longest run that both have, or a near-identical clause."""
    places = list(spans(text))
    own = [_key(word) for word in words(segment.text)]
    told = [_key(text[start:end]) for start, end in places]
    telling = {kindred().get(t, t) for t in segment.telling}
    matcher = SequenceMatcher(None, own, told, autojunk=False)
    match = matcher.find_longest_match()
    run = set(told[match.b : match.b + match.size])
    if match.size >= _RUN and len(run & telling) >= _IN_RUN:
        return places[match.b][0], places[match.b + match.size - 1][1]
    return _clause(segment, own, told, telling, places) or _along(matcher, told, telling, places)


def _clause(
    segment: Segment, own: list[str], told: list[str], telling: set[str], places: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The words from the first to the last that the sentence shares with the segment, if they hold nearly all of it."""
    if len(telling) < _CLAUSE:
        return None
    terms = {kindred().get(t, t) for t in segment.terms}
    shared = [n for n, key in enumerate(told) if key in terms]
    held = {told[n] for n in shared}
    if len(held & telling) < _NEARLY * len(telling) or len(held) < _NEARLY * len(terms):
        return None
    if shared[-1] - shared[0] >= _WIDTH * len(own):
        return None
    return places[shared[0]][0], places[shared[-1]][1]


def _along(
    matcher: SequenceMatcher[str], told: list[str], telling: set[str], places: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The stretch of a sentence that runs along with a segment, word for word but for what one of them leaves out."""
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = [n for block in blocks for n in range(block.b, block.b + block.size)]
    if len(shared) < _ALONG or len(shared) < _MOST * len(places):
        return None
    if len({told[n] for n in shared} & telling) < _IN_ALONG:
        return None
    return places[shared[0]][0], places[shared[-1]][1]


def _key(word: str) -> str:
    found = term(word)
    return kindred().get(found, found)
