"""Names that differ in spelling only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from consilience.align.compare.names import is_spelling_variant
from consilience.model import Actor, Evidence, Judgement, Mention, Record, Side

_MOST: Final = 6


def spelling_variants(record: Record) -> Iterator[Judgement]:
    """Actors whose name is spelt in several ways, with the places of each spelling."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for row in record.mentions:
        if row.form == "name":
            mentions[row.chain].append(row)
    for actor in record.actors:
        rows = [row for chain in actor.chains for row in mentions[chain]]
        spelt: dict[str, list[Mention]] = defaultdict(list)
        for row in rows:
            spelt[" ".join(row.name.split())].append(row)
        names = sorted(spelt, key=lambda name: (-len(spelt[name]), name))
        variants = [name for name in names if any(is_spelling_variant(name, other) for other in names)]
        if len(variants) > 1:
            yield _spelled(actor, variants, spelt)


def _spelled(actor: Actor, variants: list[str], spelt: dict[str, list[Mention]]) -> Judgement:
    sides = tuple(
        Side(name, tuple(Evidence(row.document_id, row.start, row.end) for row in spelt[name][:_MOST]))
        for name in variants[:_MOST]
    )
    told = " and ".join(f"“{name}”" for name in variants[:3])
    return Judgement("name", "same", "same_referent", sides, f"{told} are spellings of one name: {actor.name}.")
