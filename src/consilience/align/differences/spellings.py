"""Names that differ in spelling only, and one decision that is given to a body, its head or its officials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from consilience.align.compare.names import is_spelling_variant
from consilience.align.differences.statements import Statement
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
            spelt[row.name].append(row)
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


def shared_agency(record: Record, rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One act of one fact that accounts give to a body, to its head, or to its officials."""
    country_of = {actor.id: actor.country for actor in record.actors}
    kind_of = {actor.id: actor.kind for actor in record.actors}
    name_of = {actor.id: actor.name for actor in record.actors}
    by_fact: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        actor = record.actor_of_chain.get(row.claim.actor_chain or "")
        if actor is None:
            continue
        evidence = next((m for m in row.mentions if m.chain == row.claim.actor_chain), None)
        span = (evidence.start, evidence.end) if evidence else (row.evidence.start, row.evidence.end)
        for fact_id in row.fact_ids:
            by_fact[fact_id][actor.id].append(Evidence(row.document.id, *span))
    for fact_id, actors in by_fact.items():
        kinds = {kind_of[actor_id] for actor_id in actors}
        if len(actors) < 2 or not kinds & {"person", "group"} or not kinds & {"organisation", "institution", "state"}:
            continue
        if len({country_of[actor_id] for actor_id in actors if country_of[actor_id]}) > 1:
            continue
        if len({evidence.document_id for found in actors.values() for evidence in found}) < 2:
            continue
        sides = tuple(Side(name_of[id_], tuple(dict.fromkeys(found))[:_MOST]) for id_, found in sorted(actors.items()))
        yield Judgement(
            "actor",
            "compatible",
            "reconcilable",
            sides,
            "The accounts give one act to a body, to its head or to its officials: one acts for the other.",
            (fact_id,),
            confidence=0.6,
        )
