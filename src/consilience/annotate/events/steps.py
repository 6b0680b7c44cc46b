"""Measures as events: one act has one code, and a measure that PLOVER knows is an event too.

In: the sure rows of a document and its measures. Out: the rows, those at the head of a measure with its codes and its
status, and with its sides where they name none; and a row for each measure with a side whose head no row has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from consilience.annotate.events.acts import POSITIVE
from consilience.annotate.events.companions import are_one
from consilience.annotate.events.rows import ORIGIN, Rows
from consilience.annotate.events.vocabulary import Code, vocabulary
from consilience.model import MeasureMention, Span
from consilience.model.events import EventMention, EventStatus, Party
from consilience.model.system import MeasureStatus
from consilience.text.measure_types import DENIED
from consilience.text.word_sets import word_set

_STATUS: Final[Mapping[MeasureStatus, EventStatus]] = {
    "announced": "announced",
    "scheduled": "scheduled",
    "not_realised": "denied",
}
"""What a measure that is not in force is as an event."""
_FINER: Final[Mapping[str, tuple[str, ...]]] = {
    "MOBILIZE": ("AID",),
    "YIELD": ("SANCTION", "COOPERATE"),
    "COERCE": ("ASSAULT", "YIELD"),
}
"""Events that say more than the measure does: peacekeepers are sent to help, and withdrawn from a task; who takes up
the shelling again does violence, who dismisses a minister changes a government."""
_ANNOUNCES: Final = word_set("announce unveil order decide plan vow pledge promise agree approve authorise authorize")
_NOUN: Final = "| noun"
"""How the rule of a measure told by a noun ends: of "the exit from the pact" nobody says whether it is done."""
_OPERATOR: Final = " < "
"""What stands in the rule of an act that words change: who "will lift" a ban only agrees, whatever the ban."""


def with_measures(
    write: Rows, rows: Iterable[EventMention], measures: Collection[MeasureMention]
) -> Iterator[EventMention]:
    """The rows with the codes of the measures at their heads, and those of the measures that have no row yet."""
    at_head: dict[Span, MeasureMention] = {}
    for measure in measures:
        if measure.event and not _is_withheld(measure) and not measure.rule.endswith(DENIED):
            at_head.setdefault(Span(measure.start, measure.end), measure)
    for row in rows:
        known = at_head.pop(Span(row.start, row.end), None)
        for word in row.words:
            at_head.pop(word, None)  # "agreed to close" is told at "agreed"
        if known is None or _OPERATOR in row.rule:
            yield row
            continue
        told = {other.status for other in measures if other.type == known.type and other.start != known.start}
        is_done = "in_force" in told or told.isdisjoint(("announced", "scheduled"))
        yield _joined(row, known, is_present=is_done and _is_present(write, row))
    for measure in at_head.values():
        if measure.status == "announced" and measure.rule.endswith(_NOUN):
            continue
        touched = measure.on or _undergoing(write, measure) or _owner(write, measure)
        if measure.by or touched or measure.target_chain or measure.mode == "ceasefire":
            yield _event(write, measure, _unlike(touched, measure.by))


def _is_withheld(measure: MeasureMention) -> bool:
    """Whether something good is said to come only if others do theirs: who "would join only if" threatens nobody."""
    return measure.status == "threatened" and measure.event in POSITIVE


def _joined(row: EventMention, measure: MeasureMention, *, is_present: bool) -> EventMention:
    code, status = _told(measure, is_to_come=row.status in ("announced", "scheduled"))
    if status == "announced" and row.status == "occurred" and is_present:
        status = "occurred"  # "lifts the embargo": a headline tells what was done, if the text below agrees
    is_finer = row.event in _FINER.get(measure.event or "", ()) or row.mode == "seize"
    if measure.cameo == row.cameo or is_finer:
        code = Code(row.event, row.mode, row.cameo)
    if measure.status == "announced" and row.status == "scheduled":
        status = row.status
    return replace(
        row,
        event=code.event,
        mode=code.mode,
        cameo=code.cameo or row.cameo,
        status=status,
        actor=row.actor or _unlike(measure.by, row.recipient),
        recipient=row.recipient or _unlike(measure.on, row.actor),
    )


def _is_present(write: Rows, row: EventMention) -> bool:
    """Whether the verb of a row is in the present and announces nothing."""
    tree, i = write.tree, write.sides.tokens(row.start, row.end)[0]
    has_helper = any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[i])
    return tree.tag[i] in ("VBZ", "VBP") and tree.lemma[i] not in _ANNOUNCES and not has_helper


def _told(measure: MeasureMention, *, is_to_come: bool) -> tuple[Code, EventStatus]:
    """The code and the status of a measure: to threaten one is a threat, and a good one that is to come a promise."""
    code = Code(measure.event or "", measure.mode, measure.cameo or "")
    status = _STATUS.get(measure.status, "occurred")
    if measure.status == "threatened":
        return vocabulary().operators["threaten"].applied(code), "occurred"
    if is_to_come and status in ("announced", "scheduled") and code.event in POSITIVE:
        return vocabulary().operators["future"].applied(code), status
    return code, status


def _unlike(side: Party | None, other: Party | None) -> Party | None:
    """A side, unless its words are those of the other one, or both are one country."""
    if side is None or other is None:
        return side
    is_state = side.country is not None and side.country == other.country and side.sector is None
    return None if is_state or side.overlaps(other) else side


def _beside(write: Rows, party: Party | None, other: Party | None) -> tuple[Party, ...]:
    """Those who stand beside a side of a measure, without the other side."""
    found = write.companions.of(party, are_people_told=False) if party else ()
    return tuple(one for one in found if not (other and are_one(one, other)))


def _undergoing(write: Rows, measure: MeasureMention) -> Party | None:
    """The subject of the passive that tells a measure: "were banned from entering Norland"."""
    if measure.event == "MOBILIZE":
        return None  # those who are sent are not those whom it is done to
    tree = write.tree
    subject = tree.child(write.sides.tokens(measure.start, measure.end)[0], "nsubjpass")
    return None if subject is None else write.sides.at(subject)


def _maker(write: Rows, measure: MeasureMention) -> Party | None:
    """Who made what is said to begin or to end: "the truce agreed upon by the two armies took effect"."""
    tree = write.tree
    thing = tree.child(write.sides.tokens(measure.start, measure.end)[0], "nsubj", "nsubjpass")
    found = map(write.sides.at, write.roles.doers.of(thing)) if thing is not None else ()
    return next((party for party in found if party is not None and (party.country or party.sector)), None)


def _owner(write: Rows, measure: MeasureMention) -> Party | None:
    """Whose the thing is that a measure changes, where its taker is unsaid: "the Norlandic consulate must be cut"."""
    if measure.target is None or measure.by is not None:
        return None
    party = write.sides.at(write.sides.head_of(write.sides.tokens(measure.target.start, measure.target.end)))
    return party if party is not None and (party.country or party.sector) else None


def _event(write: Rows, measure: MeasureMention, recipient: Party | None) -> EventMention:
    head = Span(measure.start, measure.end)
    code, status = _told(measure, is_to_come=measure.status == "scheduled")
    actor = measure.by or _unlike(_maker(write, measure), recipient)
    if measure.mode == "resign" and actor is None:
        actor, recipient = recipient, None  # whose office it is gives it up
    return EventMention(
        id="",
        document_id=measure.document_id,
        start=measure.start,
        end=measure.end,
        event=code.event,
        mode=code.mode,
        cameo=code.cameo,
        status=status,
        rule=f"measure: {measure.type} | {measure.rule}",
        evidence=measure.evidence,
        words=(head,),
        context=write.contexts_at(head),
        actor=actor,
        recipient=recipient,
        co_actors=_beside(write, actor, recipient),
        co_recipients=_beside(write, recipient, actor),
        date=measure.announced_on,
        time_id=measure.announced_time_id,
        origin=ORIGIN,
    )
