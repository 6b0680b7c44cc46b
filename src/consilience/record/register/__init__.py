"""The register: the system that the event changes, from all accounts together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consilience.model import Institution, Record, Register
from consilience.record.register.channels import channels
from consilience.record.register.headcounts import headcounts
from consilience.record.register.measures import measures
from consilience.record.register.measures.parts import Grouped
from consilience.record.register.relations import relations
from consilience.record.register.state import snapshots
from consilience.record.register.statuses import statuses


def register(record: Record, bodies: Sequence[Institution], grouped: Sequence[Grouped]) -> Register:
    """The register of a record; empty where its accounts tell of no institution and of no measure.

    Reads the layers of the documents, the actors, the events and the dates of publication.

    Args:
        record: with events.
        bodies: its institutions.
        grouped: its measures, still without events.
    """
    acts = measures(record, grouped, bodies)
    standing = statuses(record, bodies, acts)
    found = Register(
        institutions=tuple(bodies),
        measures=acts,
        relations=relations(record, acts),
        headcounts=headcounts(record, bodies, acts),
        statuses=standing,
        channels=channels(record, bodies, acts, standing),
    )
    return replace(found, snapshots=snapshots(found, {actor.id: actor.name for actor in record.actors}))
