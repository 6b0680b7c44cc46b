"""What one account says of a number, with the institution, the measure and the origin that it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.model import Actor, Evidence, HeadcountMention, Institution, Measure, Party, Quantity, Record
from consilience.model.numbers import Number
from consilience.record.register.chains import institution_of_chain
from consilience.text.institution_kinds import kinds
from consilience.text.word_sets import word_set

_OF_NUMBERS: Final = word_set(
    "reduce_ceiling raise_ceiling abolish_posts withdraw_accreditation expel recall_staff recall_head withdraw_mission"
    " withdraw_troops deploy_troops reduce_troops send_troops"
)
"""Types of measures that change how many people or posts there are."""
_UNDONE: Final = frozenset({"threatened", "reversed", "not_realised"})


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what the record knows of its words.

    Attributes:
        institution_id, actor_id: what it counts, or none while it is unknown; both where it counts one side's people of
            an institution that is not that side's alone.
        measure: the measure that changes or makes the number.
        origin: of its account; accounts of one origin count once.
        published: the day of its account, EDTF.
        is_about: whether the number is printed as an approximate one.
        parts: the quantities that were added up for it ("28 states and two territories"); empty for a printed number.
    """

    mention: HeadcountMention
    institution_id: str | None
    actor_id: str | None
    measure: Measure | None
    origin: str
    published: str | None
    is_about: bool
    parts: tuple[Quantity, ...] = ()

    @property
    def value(self) -> Number:
        """The number."""
        return self.mention.value


def told(record: Record, institutions: Sequence[Institution], measures: Sequence[Measure]) -> list[Told]:
    """Every headcount mention of the documents that are about the event and of which it is known what it counts."""
    rows = list(_told(record, institutions, measures))
    known = _withdrawn_of(rows)
    of_sender: dict[str, set[str]] = defaultdict(set)
    for institution in institutions:
        if institution.sends is not None and _has_staff(institution):
            of_sender[institution.sends].add(institution.id)
    return [row for row in (_placed(row, record, known, of_sender) for row in rows) if row is not None]


def _told(record: Record, institutions: Sequence[Institution], measures: Sequence[Measure]) -> Iterator[Told]:
    of_chain = institution_of_chain(institutions)
    origins = record.origin_of
    bodies = {row.id: row for row in institutions}
    about = {row.id for row in record.quantities if row.modifier == "about"}
    for document in record.documents:
        if document.id in record.off_event:
            continue
        published = document.published.edtf
        for mention in record.annotations[document.id].headcounts:
            if mention.start >= document.own_length:
                continue
            institution = of_chain.get(mention.institution_chain or "")
            measure = _measure(mention, institution, measures)
            if measure is not None and measure.status in _UNDONE:
                continue
            institution = _agreed(bodies.get(institution or ""), bodies.get(measure.target or "") if measure else None)
            body = _body(mention.body, record)
            if institution is not None and body is None and mention.body is not None and mention.quantity == "members":
                continue  # so many of its members are of a side that nobody names
            yield Told(
                mention,
                institution,
                body.id
                if body is not None and (institution is None or _is_shared(bodies[institution], body))
                else None,
                measure,
                origins.get(document.id, document.id),
                published.partition("T")[0] if published else None,
                mention.quantity_id in about,
                _parts(mention, record.annotations[document.id].quantities),
            )


def _body(party: Party | None, record: Record) -> Actor | None:
    """The actor of a side: that of its chain, or the state of its country ("75 *Valdonian* officers")."""
    if party is None or (actor := record.actor_of_chain.get(party.chain or "")) is not None or not party.country:
        return actor if party is not None else None
    return next((row for row in record.actors if row.kind == "state" and row.country == party.country), None)


def _agreed(own: Institution | None, of_measure: Institution | None) -> str | None:
    """The institution that a number counts: that of its measure, which all accounts together name, where the account's
    own is another one of the same side ("the country's mission")."""
    if own is None:
        return None
    is_same_side = of_measure is not None and of_measure.sends == own.sends and _has_staff(of_measure)
    return of_measure.id if of_measure is not None and is_same_side else own.id


def _is_shared(institution: Institution, side: Actor) -> bool:
    """Whether people of a side are only some of those of an institution."""
    if kinds().by_name[institution.kind].is_joint:
        return True
    return side.id != institution.sends and side.kind == "state"


def _parts(mention: HeadcountMention, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities within the words of a number of members, if there are several."""
    if mention.quantity != "members":
        return ()
    inside = tuple(row for row in quantities if mention.start <= row.start and row.end <= mention.end)
    return inside if len(inside) > 1 else ()


def _measure(mention: HeadcountMention, institution: str | None, measures: Sequence[Measure]) -> Measure | None:
    """The measure whose words hold the number: that on the same institution first, then that of the fewest words."""
    if mention.quantity == "members":
        return None
    found = [
        (measure.target != institution, pointer.end - pointer.start, measure.id, measure)
        for measure in measures
        if measure.type in _OF_NUMBERS
        for pointer in measure.evidence
        if _holds(pointer, mention)
    ]
    return min(found, key=lambda row: row[:3])[3] if found else None


def _holds(pointer: Evidence, mention: HeadcountMention) -> bool:
    return pointer.document_id == mention.document_id and pointer.start < mention.end and mention.start < pointer.end


def _has_staff(institution: Institution) -> bool:
    kind = kinds().by_name.get(institution.kind)
    return kind is not None and not kind.is_post and kind.template not in ("joint", "printed")


def _withdrawn_of(rows: Sequence[Told]) -> dict[Number, set[str]]:
    """The institutions from which accounts say that so many people were withdrawn."""
    found: dict[Number, set[str]] = defaultdict(set)
    for row in rows:
        if row.mention.quantity == "withdrawn" and row.institution_id is not None:
            found[row.value].add(row.institution_id)
    return found


def _placed(row: Told, record: Record, known: dict[Number, set[str]], of_sender: dict[str, set[str]]) -> Told | None:
    """A row with its institution: people of a side are of the institution of that side that lost as many elsewhere,
    or of the one that the measure is on. Nothing else is guessed."""
    if row.institution_id is not None:
        return row
    if row.mention.quantity == "members":
        return row if row.actor_id is not None else None
    if row.measure is not None and row.measure.target is not None:
        return replace(row, institution_id=row.measure.target, actor_id=None)
    side = _side(row.mention.body, record)
    fitting = {id_ for sender in side for id_ in of_sender.get(sender, ())} & known.get(row.value, set())
    return replace(row, institution_id=fitting.pop(), actor_id=None) if len(fitting) == 1 else None


def _side(party: Party | None, record: Record) -> list[str]:
    """The actors that a side may be: the one of its chain, and the state of its country."""
    if party is None:
        return []
    actor = record.actor_of_chain.get(party.chain or "")
    country = party.country or (actor.country if actor else None)
    states = [row.id for row in record.actors if row.kind == "state" and country and row.country == country]
    return [*([actor.id] if actor else []), *states]
