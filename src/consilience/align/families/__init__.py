"""The same utterance in several wordings, across documents.

Two printed wordings belong together if one speaker (or a speaker and the body that the speaker serves) says them and
their telling words agree, each word weighed by how rare it is in the story. Long quotations are compared by their
sentences, so one may stand in several families. Wordings of different speakers are never joined, whatever their words:
an echo is another utterance.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from consilience.align.families.wordings import Wording, aligned, content, kindred, words
from consilience.model import Actor, Quote, QuoteFamily, Record

SAME_SPEAKER: Final = 0.35
SAME_SIDE: Final = 0.40
FEW_WORDS: Final = 0.50
NOBODY: Final = 0.85
"""Least similarity for joining: one speaker; an official and a body of one country; one speaker with
few words in common, or twice in one account; a wording without a speaker."""
_KINDRED: Final = 0.8
_NUMBER: Final = 0.5
_ENOUGH: Final = 2
"""Shared telling words below which two wordings are joined only if they have no others."""
_LINK: Final = 0.75
"""Share of the best pair's likeness that the mean over all pairs of two groups must reach for them to join."""
_COMMON: Final = 60
"""A word of more segments than this proposes no pairs (it would propose nearly all)."""
_SENTENCE: Final = re.compile(r"(?<=[.!?…;])[”\"’']?\s+|(?<=\.\.\.)(?=[A-Z])")
_JOINT: Final = re.compile(r",\s+(?=(?:and|but)\s)")
_LEAST: Final = 4
"""Words that every piece of a split must have; around a comma and "and" or "but" twice as many."""
_TELLING: Final = 0.5
"""Share of a reported clause from which the marked words in it stand for it."""
_OFFICE_WORDS: Final = """
    ambassador chancellor chief commander deputy envoy general governor head king mayor minister official
    premier president prime queen representative secretary speaker spokesman spokesperson spokeswoman
"""
_OFFICES: Final = frozenset(_OFFICE_WORDS.split())
_PERSONAL: Final = frozenset({"person", "group"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A quotation or one sentence of it. `n` counts segments in record order."""

    n: int
    quote: Quote
    text: str
    terms: frozenset[str]
    actor: Actor | None


def quote_families(record: Record) -> tuple[QuoteFamily, ...]:
    """Families of two wordings or more, in the order of their first members. Whatever the order of the inputs."""
    segments = _segments(record)
    weights = _weights(segments)
    pairs = {
        pair: score
        for pair in _candidates(segments)
        if (score := similarity(segments[pair[0]], segments[pair[1]], weights))
        >= _least(segments[pair[0]], segments[pair[1]])
    }
    found: dict[tuple[str, ...], set[int]] = {}
    for group in _groups(pairs):
        members = tuple(dict.fromkeys(segments[n].quote.id for n in group))
        found.setdefault(members, set()).update(
            group
        )  # two statements printed alike are one family, not one a sentence
    return tuple(
        _family(f"family-{k}", [segments[n] for n in sorted(group)], members, pairs)
        for k, (members, group) in enumerate(found.items(), 1)
    )


def _segments(record: Record) -> list[Segment]:
    rows: list[Segment] = []
    for quote in _printed(record.quotes):
        raw = record.document_of[quote.document_id].text
        actor = record.actor_of_chain.get(quote.speaker_chain) if quote.speaker_chain else None
        whole = " ".join(part.of(raw).strip() for part in quote.parts)
        for text in pieces(whole):
            rows.append(Segment(len(rows), quote, text, frozenset(content(text)), actor))
    return rows


def _printed(quotes: Sequence[Quote]) -> list[Quote]:
    """Each printing once: of a reported clause and the marked words in it, the marked words if they are at least half
    of it, else the clause."""
    kept: list[Quote] = []
    for quote in quotes:
        last = kept[-1] if kept else None
        if last is not None and _overlap(last, quote):
            inner, outer = (quote, last) if quote.end - quote.start <= last.end - last.start else (last, quote)
            if inner.kind != "indirect" and inner.end - inner.start >= _TELLING * (outer.end - outer.start):
                kept[-1] = inner
            else:
                kept[-1] = outer
            continue
        kept.append(quote)
    return kept


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


def _weights(segments: list[Segment]) -> dict[str, float]:
    """Rarity of each stem among the quotations of the story: ln(1 + N / n)."""
    holding = Counter(term for segment in segments for term in segment.terms)
    rarity = {term: math.log(1 + len(segments) / count) for term, count in holding.items()}
    return {term: weight * (_NUMBER if term[0].isdigit() else 1.0) for term, weight in rarity.items()}


def similarity(a: Segment, b: Segment, weights: dict[str, float]) -> float:
    """0 to 1: half the share of the shorter wording's weight that both have, half that of both together (Dice).

    A word that stands for a kindred one ("bureau", "office") counts four fifths; a number half, since a story repeats
    its dates in every sentence.
    """
    shared = a.terms & b.terms
    groups = _kindred(a, b, shared)
    if not shared or (len(shared) + len(groups) < _ENOUGH and a.terms != b.terms):
        return 0.0
    common = sum(weights[t] for t in sorted(shared))
    common += sum(_KINDRED * min(_group_weight(a, k, weights), _group_weight(b, k, weights)) for k in sorted(groups))
    left = sum(weights[t] for t in sorted(a.terms))
    right = sum(weights[t] for t in sorted(b.terms))
    return min(1.0, 0.5 * common / min(left, right) + common / (left + right))


def _group_weight(segment: Segment, group: str, weights: dict[str, float]) -> float:
    return max(weights[t] for t in segment.terms if kindred().get(t) == group)


def _least(a: Segment, b: Segment) -> float:
    """The similarity from which two segments are one utterance; above 1 where their speakers forbid it."""
    if a.actor is None or b.actor is None:
        return NOBODY if min(len(a.terms), len(b.terms)) > _ENOUGH else 2.0
    if a.actor.id == b.actor.id:
        return SAME_SPEAKER if _is_telling(a, b) else FEW_WORDS
    return SAME_SIDE if _speaks_for(a.actor, b.actor) or _speaks_for(b.actor, a.actor) else 2.0


def _is_telling(a: Segment, b: Segment) -> bool:
    """Whether two wordings of different documents share three telling words or more, kindred ones counted: a speaker
    comes back to a topic in other words, most of all within one account."""
    shared = a.terms & b.terms
    return a.quote.document_id != b.quote.document_id and len(shared) + len(_kindred(a, b, shared)) > _ENOUGH


def _kindred(a: Segment, b: Segment, shared: frozenset[str]) -> set[str]:
    """The groups of kindred words that both wordings hold, each by another word."""
    left, right = ({k for t in terms - shared if (k := kindred().get(t))} for terms in (a.terms, b.terms))
    return left & right


def _speaks_for(person: Actor, body: Actor) -> bool:
    """Whether a person holds an office of the country that a body belongs to."""
    if person.kind != "person" or body.kind in _PERSONAL or not person.country or person.country != body.country:
        return False
    return any(word in _OFFICES for word in (person.role or "").lower().split())


def _candidates(segments: list[Segment]) -> list[tuple[int, int]]:
    """Pairs of segments of different quotations that share a word which is not everywhere."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for segment in segments:
        for term in sorted(segment.terms):
            by_term[term].append(segment.n)
    pairs: set[tuple[int, int]] = set()
    for holders in by_term.values():
        if len(holders) <= _COMMON:
            pairs.update((a, b) for k, a in enumerate(holders) for b in holders[k + 1 :])
    return sorted((a, b) for a, b in pairs if not _overlap(segments[a].quote, segments[b].quote))


def _overlap(a: Quote, b: Quote) -> bool:
    """Whether two quotations share characters: a clause and the marked words in it are one printing, not two."""
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end


def _groups(pairs: dict[tuple[int, int], float]) -> list[list[int]]:
    """Groups that together hold every pair, the likest first. A long sentence may say two things, so groups may share
    a segment. A segment joins a group if it is like its members on the whole: the mean over all of them, pairs that are
    not alike counting nothing, is near enough to the group's first pair.
    """
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in pairs.items():
        beside[a][b] = beside[b][a] = score
    covered: set[tuple[int, int]] = set()
    groups: list[list[int]] = []
    for (a, b), score in sorted(pairs.items(), key=lambda item: (-round(item[1], 6), item[0])):
        if (a, b) in covered:
            continue
        group = [a, b]
        while (best := _nearest(group, beside)) is not None and best[0] >= _LINK * score:
            group.append(best[1])
        group.sort()
        covered.update((x, y) for k, x in enumerate(group) for y in group[k + 1 :])
        groups.append(group)
    kept: list[list[int]] = []
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        if not any(set(group) <= set(larger) for larger in kept):
            kept.append(group)
    return sorted(kept)


def _nearest(group: list[int], beside: dict[int, dict[int, float]]) -> tuple[float, int] | None:
    """(mean likeness to the group, segment) of the segment outside that is likest to all of it."""
    around = sorted({n for member in group for n in beside[member]} - set(group))
    ranked = [(sum(beside[n].get(member, 0.0) for member in group) / len(group), -n) for n in around]
    if not ranked:
        return None
    score, n = max(ranked)
    return score, -n


def _family(
    id_: str, group: list[Segment], members: tuple[str, ...], pairs: dict[tuple[int, int], float]
) -> QuoteFamily:
    centrality = {a.n: sum(pairs.get((min(a.n, b.n), max(a.n, b.n)), 0.0) for b in group if b.n != a.n) for a in group}
    reference = min(group, key=lambda s: (-round(centrality[s.n], 6), -len(s.text), s.n))
    texts: dict[str, list[str]] = {}
    for segment in group:
        texts.setdefault(segment.quote.id, []).append(segment.text)
    wordings = {id_: Wording(id_, " ".join(parts)) for id_, parts in texts.items()}
    others = [wordings[m] for m in members if m != reference.quote.id]
    actors = [segment.actor for segment in group if segment.actor is not None]
    persons = [actor for actor in actors if actor.kind == "person"]
    actor = next(iter(persons + actors), None)
    return QuoteFamily(
        id_,
        actor.id if actor else None,
        members,
        _relation(group, [w.text for w in wordings.values()]),
        aligned(wordings[reference.quote.id], others),
    )


def _relation(group: list[Segment], texts: list[str]) -> str:
    """In a reader's words.

    `same_wording`: word for word, apart from case and punctuation, or one a piece of the other. `restatement`: one
    document prints it twice in different words. `variant`: different wordings, as of translations or paraphrase.
    """
    plain = [" ".join(words(text.lower())) for text in texts]
    longest = max(plain, key=len)
    if all(f" {text} " in f" {longest} " for text in plain):
        return "same_wording"
    printed: dict[str, set[str]] = defaultdict(set)
    for segment in group:
        printed[segment.quote.document_id].add(segment.quote.id)
    return "restatement" if len(printed) == 1 else "variant"
