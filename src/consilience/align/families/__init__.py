"""The same utterance in several wordings, across documents.

Two printed wordings belong together if one speaker (or a speaker and the body that the speaker serves) says them and
their telling words agree, each word weighed by how rare it is in the story. Long quotations are compared by their
sentences, so one may stand in several families. Wordings of different speakers are never joined, whatever their words:
an echo is another utterance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.align.families.alignment import Wording, aligned
from consilience.align.families.grouping import groups
from consilience.align.families.likeness import Likeness, Pair, candidates
from consilience.align.families.segment import Segment, segments
from consilience.align.families.wordings import words
from consilience.model import QuoteFamily, Record


def quote_families(record: Record) -> tuple[QuoteFamily, ...]:
    """Families of two wordings or more, in the order of their first members. Whatever the order of the inputs."""
    found = segments(record)
    likeness = Likeness(found)
    pairs: dict[Pair, float] = {}
    for a, b in candidates(found):
        needed = likeness.least(found[a], found[b])
        if needed <= 1 and (score := likeness.similarity(found[a], found[b])) >= needed:
            pairs[a, b] = score
    place = {quote.id: n for n, quote in enumerate(record.quotes)}
    rows = _distinct([_members(group, found, place) for group in groups(pairs)])
    rows.sort(key=lambda row: [place[member] for member in row.members])
    return tuple(_family(f"family-{k}", row, found, pairs) for k, row in enumerate(rows, 1))


@dataclass(frozen=True, slots=True)
class _Group:
    """Segments that print one utterance, and the quotations that they stand in, in the order of the documents."""

    numbers: tuple[int, ...]
    members: tuple[str, ...]


def _members(numbers: Iterable[int], found: Sequence[Segment], place: Mapping[str, int]) -> _Group:
    numbers = tuple(sorted(numbers))
    return _Group(numbers, tuple(sorted({found[n].quote.id for n in numbers}, key=place.__getitem__)))


def _distinct(rows: Iterable[_Group]) -> list[_Group]:
    """Statements that the same quotations print together are one family, not one a sentence."""
    kept: list[_Group] = []
    for row in sorted(rows, key=lambda row: (-len(row.members), row.numbers)):
        home = next((n for n, larger in enumerate(kept) if set(row.members) <= set(larger.members)), None)
        if home is None:
            kept.append(row)
        else:
            numbers = tuple(sorted({*kept[home].numbers, *row.numbers}))
            kept[home] = _Group(numbers, kept[home].members)
    return kept


def _family(id_: str, row: _Group, found: Sequence[Segment], pairs: Mapping[Pair, float]) -> QuoteFamily:
    group, members = [found[n] for n in row.numbers], row.members
    centrality = {a.n: sum(pairs.get((min(a.n, b.n), max(a.n, b.n)), 0.0) for b in group if b.n != a.n) for a in group}
    reference = min(group, key=lambda s: (-round(centrality[s.n], 6), -len(s.text), s.n))
    texts: dict[str, list[str]] = {}
    for segment in sorted(group, key=lambda segment: segment.place):
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
