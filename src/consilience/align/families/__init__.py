"""The same utterance in several wordings, across documents.

Two printed wordings belong together if one speaker (or a speaker and the body that the speaker serves) says them and
their telling words agree, each word weighed by how rare it is in the story. Long quotations are compared by their
sentences, so one may stand in several families. Wordings of different speakers are never joined, whatever their words:
an echo is another utterance, and is named. So is absorbed speech: quoted words that another account tells as its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.align.families.absorption import absorbed
from consilience.align.families.alignment import Wording, aligned
from consilience.align.families.grouping import groups
from consilience.align.families.likeness import Likeness, Pair, candidates
from consilience.align.families.occasions import restated
from consilience.align.families.segment import Segment, segments
from consilience.align.families.wordings import words
from consilience.model import Evidence, QuoteFamily, Record


def quote_families(record: Record) -> tuple[QuoteFamily, ...]:
    """Families of two printings or more, and single ones that are echoed or absorbed, in the order of their first
    members. Whatever the order of the inputs."""
    found = segments(record)
    likeness = Likeness(found)
    pairs: dict[Pair, float] = {}
    echoes: list[Pair] = []
    for a, b in candidates(found):
        if not likeness.are_near(found[a], found[b]):
            continue
        needed = likeness.least(found[a], found[b])
        if needed > 1:
            echoes += [(a, b)] if likeness.is_echo(found[a], found[b]) else []
        elif (score := likeness.similarity(found[a], found[b])) >= needed:
            pairs[a, b] = score
    place = {quote.id: n for n, quote in enumerate(record.quotes)}
    rows = _distinct([_members(group, found, place) for group in groups(pairs)])
    retold = absorbed(record, found)
    grouped = {n for row in rows for n in row.numbers}
    noted = {n for pair in echoes for n in pair} | {
        n for n, places in retold.items() if _elsewhere(places, {found[n].document_id})
    }
    rows += _singles(sorted(noted - grouped), found)
    rows.sort(key=lambda row: ([place[member] for member in row.members], row.numbers))
    ids = {row: f"family-{k}" for k, row in enumerate(rows, 1)}
    named = _echoed(rows, echoes)
    order = {row: n for n, row in enumerate(rows)}
    return tuple(
        replace(
            _family(ids[row], row, found, pairs),
            echoes=tuple(ids[other] for other in sorted(named[row], key=order.__getitem__)),
            absorbed=_absorbed(row, found, retold),
            restatements=_restated(row, found, record),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Segments that print one utterance, and the quotations that they stand in, in the order of the documents."""

    numbers: tuple[int, ...]
    members: tuple[str, ...]


def _echoed(rows: Iterable[_Group], echoes: Iterable[Pair]) -> dict[_Group, set[_Group]]:
    """Each group with those that hold the same words by another speaker."""
    homes: dict[int, list[_Group]] = defaultdict(list)
    for row in rows:
        for n in row.numbers:
            homes[n].append(row)
    found: dict[_Group, set[_Group]] = defaultdict(set)
    for a, b in echoes:
        for one in homes[a]:
            for other in homes[b]:
                if one is not other:
                    found[one].add(other)
                    found[other].add(one)
    return found


def _singles(numbers: Iterable[int], found: Sequence[Segment]) -> list[_Group]:
    by_quote: dict[str, list[int]] = defaultdict(list)
    for n in numbers:
        by_quote[found[n].quote.id].append(n)
    return [_Group(tuple(rows), (quote_id,)) for quote_id, rows in by_quote.items()]


def _elsewhere(places: Iterable[Evidence], documents: set[str]) -> list[Evidence]:
    return [place for place in places if place.document_id not in documents]


def _absorbed(
    row: _Group, found: Sequence[Segment], retold: Mapping[int, tuple[Evidence, ...]]
) -> tuple[Evidence, ...]:
    """Where the words of a family stand in accounts that do not quote them; of places that overlap, the longest."""
    printed = {found[n].document_id for n in row.numbers}
    places = {place for n in row.numbers for place in _elsewhere(retold.get(n, ()), printed)}
    kept: list[Evidence] = []
    for place in sorted(places, key=lambda place: (place.start - place.end, place)):
        if not any(place.overlaps(old) for old in kept):
            kept.append(place)
    return tuple(sorted(kept))


def _members(numbers: Iterable[int], found: Sequence[Segment], place: Mapping[str, int]) -> _Group:
    numbers = tuple(sorted(numbers))
    return _Group(numbers, tuple(sorted({found[n].quote.id for n in numbers}, key=place.__getitem__)))


def _distinct(rows: Iterable[_Group]) -> list[_Group]:
    """Statements that the same quotations print together are one family, not one a sentence."""
    kept: list[_Group] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (-len(row.members), row.numbers)):
        larger = min((holders[member] for member in row.members), key=len)
        home = next((n for n in larger if set(row.members) <= set(kept[n].members)), None)
        if home is None:
            for member in row.members:
                holders[member].append(len(kept))
            kept.append(row)
        else:
            numbers = tuple(sorted({*kept[home].numbers, *row.numbers}))
            kept[home] = _Group(numbers, kept[home].members)
    return kept


def _restated(row: _Group, found: Sequence[Segment], record: Record) -> tuple[str, ...]:
    quotes = {found[n].quote.id: (found[n].quote, found[n].actor) for n in row.numbers}
    return restated([quotes[member] for member in row.members], record)


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
        aligned(wordings[reference.quote.id], others) if others else (),
    )


def _relation(group: list[Segment], texts: list[str]) -> str:
    """In a reader's words.

    `same_wording`: word for word, apart from case and punctuation, or one a piece of the other. `restatement`: one
    document prints it twice in different words. `variant`: different wordings, as of translations or paraphrase.
    `single`: one printing.
    """
    if len(texts) == 1:
        return "single"
    plain = [" ".join(words(text.lower())) for text in texts]
    longest = max(plain, key=len)
    if all(f" {text} " in f" {longest} " for text in plain):
        return "same_wording"
    printed: dict[str, set[str]] = defaultdict(set)
    for segment in group:
        printed[segment.quote.document_id].add(segment.quote.id)
    return "restatement" if len(printed) == 1 else "variant"
