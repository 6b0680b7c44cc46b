"""How measures and events stand to each other, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from consilience.model import Event, EventMention, Evidence, Measure, Record, RelationClaim, RelationMention, Report
from consilience.model.system import RelationKind
from consilience.record.register.measures.ages import is_reversal
from consilience.record.register.measures.sentences import sentences_between
from consilience.text.dates import bounds

NARRATOR = "narrator"
_APART = 2 * 365
"""Days after which nothing is told as what came after an act, unless its words say when it was."""
_STEM = 3
"""Letters that the words for one act share ("expelled", "expulsion")."""


@dataclass
class _Claim:
    """A relation in the making: who says it, in which words, and whether in so many words."""

    said_by: set[str] = field(default_factory=set)
    evidence: set[Evidence] = field(default_factory=set)
    is_explicit: bool = False


def relations(record: Record, measures: Sequence[Measure]) -> tuple[RelationClaim, ...]:
    """The relations between the measures and events of a record, each kind and pair once, in a fixed order.

    A relation is somebody's word: of a speaker (an actor's id) or the narrator of an account. One that nobody says, or
    whose other end is no row of the record, is left out.
    """
    claims: defaultdict[tuple[RelationKind, str, str], _Claim] = defaultdict(_Claim)
    ends = _Ends(record, measures)
    for document in record.documents:
        if document.id in record.off_event:
            continue
        for row in record.annotations[document.id].relations:
            voice = _voice(row, record)
            for one, other in ends.pairs(row) if voice else ():
                claim = claims[(row.kind, one, other)]
                claim.said_by.add(voice or NARRATOR)
                claim.evidence.update((row.evidence, *ends.outside(row)))
                claim.is_explicit = claim.is_explicit or row.is_explicit
    _fold(claims)
    _add_parts(claims, record, measures)
    _add_reversals(claims, measures)
    ordered = sorted(claims.items(), key=lambda item: (_number(item[0][1]), item[0][0], _number(item[0][2])))
    return tuple(
        RelationClaim(
            f"relation-{n}",
            kind,
            one,
            other,
            tuple(sorted(claim.said_by)),
            tuple(sorted(claim.evidence)),
            claim.is_explicit,
        )
        for n, ((kind, one, other), claim) in enumerate(ordered, 1)
    )


class _Ends:
    """The measures and events that the mentions of a document belong to."""

    def __init__(self, record: Record, measures: Sequence[Measure]) -> None:
        self.measure_of = {id_: row.id for row in measures for id_ in row.mention_ids}
        self.measures = {row.id: row for row in measures}
        self.days = {event.id: event.date for event in record.events}
        self.as_measure = {row.event_id: row.id for row in reversed(measures) if row.event_id}
        self.record = record
        self.place_of: dict[str, Evidence] = {}
        self.head_of: dict[str, EventMention] = {}
        self.dated: set[str] = set()
        for rows in record.annotations.values():
            self.head_of |= {mention.id: mention for mention in rows.events}
            self.dated |= {mention.id for mention in rows.events if mention.date}
            self.dated |= {row.id for row in rows.measures if row.announced_on or row.effective_from}
            self.place_of |= {mention.id: mention.evidence for mention in rows.events}
            self.place_of |= {mention.id: mention.evidence for mention in rows.measures}

    def pairs(self, row: RelationMention) -> Iterator[tuple[str, str]]:
        """The rows at both ends of a mention; a measure rather than the event that it is."""
        one, other = self._end(row.from_id), self._end(row.to_id)
        if other is None and row.to_id is None and row.kind == "justified_by":
            other = self._allegation(row, one)
        if one is None or other is None or one == other or self._is_turned(row.kind, one, other):
            return
        if row.kind != "follows" or row.from_id in self.dated or not self._is_long_before(other, one):
            yield one, other

    def _is_long_before(self, other: str, one: str) -> bool:
        """Whether an act lies years before another: what is told without a day as coming after it ("was banned after
        the war of 1987") was soon after it, and is not the like act of now."""
        measure = self.measures.get(one)
        day = self._day(one) or (self.days.get(measure.event_id or "") if measure else None)
        last, first = bounds(self._day(other))[1], bounds(day)[0]
        return last is not None and first is not None and (first - last).days > _APART

    def _is_turned(self, kind: RelationKind, one: str, other: str) -> bool:
        """Whether what is said to come after, or because of, another act is all over before that begins."""
        if kind == "part_of":
            return False
        last, first = (bounds(day)[side] for day, side in ((self._day(one), 1), (self._day(other), 0)))
        return last is not None and first is not None and (first - last).days > 1

    def _day(self, id_: str) -> str | None:
        measure = self.measures.get(id_)
        return (measure.effective_from or measure.announced_on) if measure else self.days.get(id_)

    def outside(self, row: RelationMention) -> Iterator[Evidence]:
        """The words of the acts at both ends that the sentence only points at ("in answer to their steps")."""
        for id_ in (row.from_id, row.to_id):
            place = self.place_of.get(id_ or "")
            if place is not None and not row.evidence.span.overlaps(place.span):
                yield place

    def _end(self, id_: str | None) -> str | None:
        if id_ is None:
            return None
        if id_ in self.measure_of:
            return self.measure_of[id_]
        events = self.record.events_of.get(id_, ())
        found = next((event.id for event in events if self._is_told_by(event, id_)), None)
        return self.as_measure.get(found, found) if found else None

    def _is_told_by(self, event: Event, id_: str) -> bool:
        """Whether the title of an event has the word by which a mention tells it: of what was made one event of a
        "launch" and a "test", an answer to the launch is not shown as one to the test."""
        place = self.head_of.get(id_)
        if place is None or event.id in self.as_measure:
            return True
        stem = self.record.document_of[place.document_id].text[place.start : place.end][:_STEM].lower()
        return any(word.startswith(stem) for word in event.title.lower().replace("-", " ").split())

    def _allegation(self, row: RelationMention, one: str | None) -> str | None:
        """The event by which the ground of a measure is alleged, where it is told in the same words."""
        measure = self.measures.get(one or "")
        if measure is None or row.to is None:
            return None
        for mention in self.record.annotations[row.document_id].events:
            is_within = row.evidence.start <= mention.start < row.evidence.end
            if is_within and mention.event == "ACCUSE" and self.record.events_of.get(mention.id):
                return self.record.events_of[mention.id][0].id
        return None


def _fold(claims: defaultdict[tuple[RelationKind, str, str], _Claim]) -> None:
    """What answers an act comes after it and is said to be for it: one relation, not three."""
    for one, other in [(one, other) for kind, one, other in claims if kind == "in_response_to"]:
        answer = claims["in_response_to", one, other]
        for kind in ("justified_by", "follows"):
            weaker = claims.pop((kind, one, other), None)
            if weaker is not None:
                answer.said_by |= weaker.said_by
                answer.evidence |= weaker.evidence


def _voice(row: RelationMention, record: Record) -> str | None:
    if row.voice == NARRATOR:
        return NARRATOR
    actor = record.actor_of_chain.get(row.voice)
    return actor.id if actor else None


def _add_parts(
    claims: defaultdict[tuple[RelationKind, str, str], _Claim], record: Record, measures: Sequence[Measure]
) -> None:
    """What a measure is a part of by its numbers or its target, where no words say so: told by those who tell both."""
    rows = {row.id: row for row in measures}
    for part in measures:
        whole = rows.get(part.part_of or "")
        if whole is None or ("part_of", part.id, whole.id) in claims:
            continue
        claim = _Claim()
        for one in part.reports:
            for other in whole.reports:
                if one.document_id == other.document_id and _is_near(one, other, record):
                    claim.evidence.update((*one.evidence, *other.evidence))
                    claim.said_by.update({one.voice, other.voice} - {"unknown"})
        if claim.said_by:
            claims[("part_of", part.id, whole.id)] = claim


def _add_reversals(claims: defaultdict[tuple[RelationKind, str, str], _Claim], measures: Sequence[Measure]) -> None:
    """What is opened again was closed: told by those who tell that it is undone, where no words say so."""
    for newer in measures:
        for older in measures:
            if is_reversal(newer, older) and ("reverses", newer.id, older.id) not in claims:
                said_by = {report.voice for report in newer.reports} - {"unknown"}
                if said_by:
                    claims["reverses", newer.id, older.id] = _Claim(said_by, {*newer.evidence, *older.evidence})


def _is_near(one: Report, other: Report, record: Record) -> bool:
    """Whether two reports of one account stand in one sentence or the next."""
    text = record.document_of[one.document_id].text
    return any(
        sentences_between(text, (a.start, a.end), (b.start, b.end)) <= 1 for a in one.evidence for b in other.evidence
    )


def _number(id_: str) -> tuple[str, int]:
    """Ids in the order of their kind and number."""
    kind, _, number = id_.rpartition("-")
    return kind, int(number) if number.isdigit() else 0
