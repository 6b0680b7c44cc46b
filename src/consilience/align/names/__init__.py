"""Who is who across documents: the chains of all documents become the actors of the story.

Chains meet by shared keys (blocking by family name, acronym, post and country), so the work grows with the number of
mentions and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from consilience.align.names.bodies import OWNED, bodies
from consilience.align.names.entity import INDEFINITE, Entity
from consilience.align.names.persons import persons
from consilience.model import Actor, Evidence, Mention, Record
from consilience.model.annotations import ActorKind
from consilience.text.countries import usual_name
from consilience.text.persons import folded, name_words

_UNSURE: Final[tuple[ActorKind, ...]] = ("organisation", "person", "place")
_MOST_EVIDENCE: Final = 10
_MOST_ALIASES: Final = 12


def actors(record: Record) -> tuple[Actor, ...]:
    """The actors of a story: those with a name, then those who are only described; the most mentioned first, ties by
    name.

    Left out are places, chains of pronouns only, and bodies that are only possessed ("its embassy"). The result does
    not depend on the order of the documents.
    """
    entities = _entities(record)
    _recast(entities)
    found = [
        *persons([entity for entity in entities if entity.kind == "person"]),
        *bodies([entity for entity in entities if entity.kind not in ("person", "place")]),
    ]
    rows = sorted(found, key=lambda entity: (not entity.is_named, -len(entity.mentions), _first(entity)))
    families = {name_words(name)[-1] for entity in rows if entity.kind == "person" for name in set(entity.full_names)}
    return tuple(_actor(f"actor-{n}", entity, record, families) for n, entity in enumerate(rows, 1))


def _entities(record: Record) -> list[Entity]:
    found: dict[str, Entity] = {}
    for document in sorted(record.documents, key=lambda document: document.id):
        for mention in record.annotations[document.id].mentions:
            entity = found.setdefault(mention.chain, Entity(mention.kind, None, [], [mention.chain]))
            if mention.form != "pronoun":
                entity.country = entity.country or mention.country
                if not entity.spoken:
                    entity.kind = mention.kind
            entity.mentions.append(mention)
    return [entity for entity in found.values() if entity.spoken]


def _recast(entities: list[Entity]) -> None:
    """An "organisation" or "place" of one word that is a person's family name in the story is that person; a bare name
    that other accounts take for a place is one."""
    families = {name_words(name)[-1] for entity in entities if entity.kind == "person" for name in entity.full_names}
    for entity in entities:
        names = {m.name for m in entity.spoken}
        is_name_only = all(m.form == "name" and m.country is None for m in entity.spoken)
        if entity.kind in ("organisation", "place") and is_name_only and len(names) == 1:
            words = name_words(names.pop())
            if len(words) == 1 and words[0] in families and words[0] != "house":
                entity.kind = "person"
    _placed([entity for entity in entities if _is_bare_name(entity) and entity.kind in _UNSURE])


def _is_bare_name(entity: Entity) -> bool:
    """Whether an entity is told by one name and nothing else."""
    is_plain = all(m.form == "name" and m.country is None and m.role is None for m in entity.spoken)
    return is_plain and len({folded(m.name) for m in entity.spoken}) == 1


def _placed(entities: list[Entity]) -> None:
    """What the accounts take for a place at least as often as for anything else is one."""
    kinds: dict[str, Counter[ActorKind]] = {}
    for entity in entities:
        kinds.setdefault(folded(entity.spoken[0].name), Counter())[entity.kind] += len(entity.spoken)
    for entity in entities:
        counts = kinds[folded(entity.spoken[0].name)]
        if counts["place"] >= max(counts["person"], counts["organisation"]) and counts["place"]:
            entity.kind = "place"


def _first(entity: Entity) -> tuple[str, str, int]:
    return min((m.name, m.document_id, m.start) for m in entity.spoken)


def _actor(id_: str, entity: Entity, record: Record, families: set[str]) -> Actor:
    spoken = entity.spoken
    name = _name(entity)
    roles = Counter(m.role for m in spoken if m.role and entity.kind == "person")
    countries = Counter(m.country for m in spoken if m.country)
    return Actor(
        id=id_,
        name=name,
        kind=entity.kind,
        role=_most(roles),
        country=_most(countries),
        aliases=_aliases(name, entity, families),
        chains=tuple(sorted(entity.chains, key=_chain_order)),
        evidence=_evidence(spoken, record),
    )


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _name(entity: Entity) -> str:
    """The fullest common spelling; a state's usual name; a role only where there is no name."""
    if entity.kind == "state" and entity.country:
        return usual_name(entity.country) or entity.spoken[0].name
    if entity.kind == "person" and entity.full_names:
        return _fullest(entity.full_names)
    for forms in (("acronym", "name"), ("metonym",), ("role",)):
        names = [m.name for m in entity.spoken if m.form in forms]
        if names:
            unowned = [name for name in names if not OWNED.match(name.casefold())]
            return _fullest(unowned or names)
    return entity.spoken[0].name


def _fullest(names: list[str]) -> str:
    """The spelling that is printed most; ties fall to more words, then by letters.

    A short form ("the Compact") gives way to the name that it shortens ("the Meridian Compact").
    """
    counts = Counter(names)
    most = _most_printed(counts)
    short = _short(most)
    longer = {name: count for name, count in counts.items() if _short(name).endswith(f" {short}")}
    return _most_printed(longer) if longer and " " not in short else most


def _most_printed(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda name: (-counts[name], -len(name.split()), name))


def _short(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _aliases(name: str, entity: Entity, families: set[str]) -> tuple[str, ...]:
    """All other printed names and roles, the most printed first, each once whatever its article and capitals.

    A role that names another person ("the president's spokesman" by name) is left out: it would point at both.
    """
    spoken = entity.spoken
    others = families - {name_words(each)[-1] for each in entity.full_names if entity.kind == "person"}
    printed = Counter(m.name for m in spoken if m.form != "role" or not INDEFINITE.match(m.name.casefold()))
    if not printed:
        printed = Counter(m.name for m in spoken)
    printed.update(m.role for m in spoken if m.role and m.kind == "person" and m.form == "role")
    printed.update(m.role for m in spoken if m.role and m.form != "role")
    seen = {_bare(name)}
    rows: list[str] = []
    for alias in sorted(printed, key=lambda alias: (-printed[alias], alias)):
        if others & set(folded(alias).replace("’", "'").replace("'s", "").split()):
            continue
        if _bare(alias) not in seen and not OWNED.match(alias.casefold()):
            seen.add(_bare(alias))
            rows.append(alias)
    return tuple(rows[:_MOST_ALIASES])


def _bare(alias: str) -> str:
    return folded(alias).removeprefix("the ")


def _chain_order(chain: str) -> tuple[str, int]:
    document, _, number = chain.rpartition("-")
    return document, int(number)


def _evidence(spoken: list[Mention], record: Record) -> tuple[Evidence, ...]:
    """One mention a document, in the record's order; a name rather than a role."""
    rank = {"name": 0, "acronym": 1, "metonym": 2, "role": 3, "pronoun": 4}
    best: dict[str, Mention] = {}
    for mention in sorted(spoken, key=lambda m: (m.document_id, rank[m.form], m.start)):
        best.setdefault(mention.document_id, mention)
    order = [document.id for document in record.documents if document.id in best]
    return tuple(Evidence(id_, best[id_].start, best[id_].end) for id_ in order[:_MOST_EVIDENCE])
