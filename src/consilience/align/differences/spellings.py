"""Names that differ in spelling only."""

from __future__ import annotations

import re
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
        names = list({_folded(name): name for name in reversed(names)}.values())[::-1]
        variants = [name for name in names if any(_are_variants(name, other, spelt) for other in names)]
        if len(variants) > 1:
            yield _spelled(actor, variants, spelt)


def _folded(name: str) -> str:
    """A name without what only typesetting changes: the form of an apostrophe, a comma, a hyphen, capitals."""
    return re.sub(r"[\s,‐‑–-]+", " ", name.replace("’", "'").lower())


def _are_variants(one: str, other: str, spelt: dict[str, list[Mention]]) -> bool:
    """Whether two names are spellings of one, of things of one kind: a man called Rivera is no coast."""
    kinds = [{row.kind for row in spelt[name]} for name in (one, other)]
    return bool(kinds[0] & kinds[1]) and is_spelling_variant(one, other)


def _spelled(actor: Actor, variants: list[str], spelt: dict[str, list[Mention]]) -> Judgement:
    sides = tuple(
        Side(name, tuple(Evidence(row.document_id, row.start, row.end) for row in spelt[name][:_MOST]))
        for name in variants[:_MOST]
    )
    told = " and ".join(f"“{name}”" for name in variants[:3])
    return Judgement("name", "same", "same_referent", sides, f"{told} are spellings of one name: {actor.name}.")
