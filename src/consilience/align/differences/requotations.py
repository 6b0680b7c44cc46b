"""One article that quotes a sentence twice, in two wordings: in its lead and below, in its own marks each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from consilience.align.compare.words import STOP, stem, words
from consilience.align.differences.wording import quoted, told
from consilience.model import Evidence, Judgement, Quote, Record, Side
from consilience.text.naming import outlet_names

_LENGTH: Final = range(4, 16)
"""Words of the shorter content: a lead quotes a phrase or a short sentence."""
_SHARED: Final = 0.6
"""Share of its words that stand in the longer content in the same order."""
_ROOM: Final = 3
"""Words by which the place in the longer content may be longer."""
_TELLING: Final = 2
"""Words with content of their own among the equal ones."""
_MOST: Final = 1
"""Rows in an article."""


def requotations(record: Record) -> Iterator[Judgement]:
    """Marked contents of one article and one speaker that print one phrase with different words."""
    outlets = outlet_names(record.documents)
    marked: dict[str, list[tuple[Quote, list[str]]]] = defaultdict(list)
    for quote in record.quotes:
        if quote.kind != "indirect":
            text = " ".join(part.of(record.document_of[quote.document_id].text) for part in quote.parts)
            marked[quote.document_id].append((quote, words(text.replace("’", "'"))))
    for document_id, rows in marked.items():
        shown = 0
        for quote, own in rows:
            if len(own) not in _LENGTH or shown == _MOST:
                continue
            for other, longer in rows:
                if len(longer) <= len(own) or _overlap(quote, other) or not _is_one_voice(record, quote, other):
                    continue
                swap = _swap(own, longer)
                if swap is None:
                    continue
                shown += 1
                yield _judgement(quote, other, swap, outlets[document_id], record)
                break


def _judgement(one: Quote, other: Quote, swap: tuple[str, str], outlet: str, record: Record) -> Judgement:
    text = record.document_of[one.document_id].text
    actor = record.actor_of_chain.get(one.speaker_chain or other.speaker_chain or "")
    sides = tuple(
        Side(quoted(text[q.start : q.end]), (Evidence(q.document_id, q.start, min(q.end, q.start + 600)),))
        for q in (one, other)
    )
    return Judgement(
        "attribution",
        "different",
        "attribution_conflict",
        sides,
        told(
            f"Wording of {quoted(text[one.start : one.end])}",
            [((outlet,), f"“{swap[0]}”"), ((outlet,), f"“{swap[1]}”")],
            "one article prints it in two wordings",
        ),
        settled_by=f"A recording or transcript of what {actor.name if actor else 'the speaker'} said.",
        confidence=0.5,
    )


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _is_one_voice(record: Record, one: Quote, other: Quote) -> bool:
    """Whether one speaker says both, or a body and a person who may speak for it, or nobody is named for one."""
    first, second = (record.actor_of_chain.get(quote.speaker_chain or "") for quote in (one, other))
    if first is not None and second is not None and first.id == second.id:
        return True
    if first is None or second is None:
        text = record.document_of[one.document_id].text
        spans = [quote.speaker for quote, actor in ((one, first), (other, second)) if actor is None]
        if not any(spans):
            return True
        printed = [set(words(quote.speaker.of(text))) - STOP for quote in (one, other) if quote.speaker is not None]
        return len(printed) == 2 and bool(printed[0] & printed[1])
    return (first.kind == "person") != (second.kind == "person")


def _swap(own: list[str], longer: list[str]) -> tuple[str, str] | None:
    """The words that differ where the shorter content stands in the longer one; None if it is not there, or is."""
    held = frozenset(longer)
    if sum(word in held for word in own) < _SHARED * len(own):
        return None
    matcher = SequenceMatcher(None, own, longer, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if len(blocks) < 2 or sum(block.size for block in blocks) < _SHARED * len(own):
        return None
    start, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    equal = [word for block in blocks for word in own[block.a : block.a + block.size]]
    if end - start > len(own) + _ROOM or sum(word not in STOP for word in equal) < _TELLING:
        return None
    first = blocks[0].a
    before = (own[:first], longer[max(0, start - first) : start])
    inside = [(own[a:b], longer[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag == "replace" and c >= start]
    swaps = [(a, b) for a, b in (before, *inside) if not _are_held(a, longer) and not _are_held(b, own)]
    return next(((" ".join(a), " ".join(b)) for a, b in swaps if _is_other(a, b)), None)


def _are_held(phrase: list[str], other: list[str]) -> bool:
    """Whether words are only moved: what they say stands elsewhere in the other content."""
    telling = {stem(word) for word in phrase if word not in STOP}
    return telling <= {stem(word) for word in other}


def _is_other(one: list[str], other: list[str]) -> bool:
    """Whether two phrases are no forms of one, and hold words with content of their own."""
    first, second = ({stem(word)[:4] for word in phrase if word not in STOP} for phrase in (one, other))
    return bool(first) and bool(second) and not first & second and "".join(one) != "".join(other)
