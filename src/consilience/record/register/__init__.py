"""The register: the system that the event changes, from all accounts together."""

from __future__ import annotations

from dataclasses import replace

from consilience.model import Record, Register
from consilience.record.register.channels import channels
from consilience.record.register.headcounts import headcounts
from consilience.record.register.institutions import institutions
from consilience.record.register.measures import measures
from consilience.record.register.relations import relations
from consilience.record.register.state import snapshots
from consilience.record.register.statuses import statuses


def register(record: Record) -> Register:
    """The register of a record; empty where its accounts tell of no institution and of no measure.

    Reads the layers of the documents, the actors, the events and the dates of publication.
    """
    bodies = institutions(record)
    acts = measures(record, bodies)
    standing = statuses(record, bodies, acts)
    found = Register(
        institutions=bodies,
        measures=acts,
        relations=relations(record, acts),
        headcounts=headcounts(record, bodies, acts),
        statuses=standing,
        channels=channels(record, bodies, acts, standing),
    )
    return replace(found, snapshots=snapshots(found, {actor.id: actor.name for actor in record.actors}))
