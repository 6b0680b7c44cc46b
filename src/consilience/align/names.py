"""Who is who across documents: the chains of all documents become the actors of the story.

Chains meet by shared keys (blocking by family name, acronym, post and country), so the work grows with the number of
mentions and not with its square. Two persons with different full names are never merged, whatever else they share.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from consilience.model import Actor, Evidence, Mention, Record
from consilience.model.annotations import ActorKind
from consilience.text.countries import country_of, usual_name
from consilience.text.persons import folded, is_same_name, name_words, sound
from consilience.text.roles import BODIES, Post, is_same_post, post_of

_FULL: Final = {folded(full): acronym for acronym, full, _ in BODIES}
_ACRONYMS: Final = frozenset(acronym for acronym, _, _ in BODIES)
_MOST_EVIDENCE: Final = 10
_MOST_ALIASES: Final = 12


@dataclass(slots=True)
class _Entity:
    """A chain, or several that were found to be one."""

    kind: ActorKind
    country: str | None
    mentions: list[Mention] = field(default_factory=list)
    chains: list[str] = field(default_factory=list)

    @property
    def full_names(self) -> list[str]:
        return [m.name for m in self.mentions if m.form == "name" and len(name_words(m.name)) > 1]

    @property
    def single_names(self) -> list[str]:
        return [m.name for m in self.mentions if m.form == "name" and len(name_words(m.name)) == 1]

    def absorb(self, other: _Entity) -> None:
        self.mentions += other.mentions
        self.chains += other.chains
        self.country = self.country or other.country


def actors(record: Record) -> tuple[Actor, ...]:
    """The actors of a story, the most mentioned first.

    Left out are places, chains of pronouns only, and bodies or groups that are only possessed ("its embassy"). The
    result does not depend on the order of the documents beyond ties, which fall by name.
    """
    entities = _entities(record)
    persons = [entity for entity in entities if entity.kind == "person"]
    others = [entity for entity in entities if entity.kind not in ("person", "place")]
    merged = [*_holders(_persons(persons)), *_bodies(others)]
    rows = sorted(merged, key=lambda entity: (-len(entity.mentions), _canonical(entity)))
    return tuple(_actor(f"actor-{n}", entity, record) for n, entity in enumerate(rows, 1))


def _entities(record: Record) -> list[_Entity]:
    found: dict[str, _Entity] = {}
    for document in sorted(record.documents, key=lambda document: document.id):
        for mention in record.annotations[document.id].mentions:
            entity = found.setdefault(mention.chain, _Entity(mention.kind, None, [], [mention.chain]))
            entity.mentions.append(mention)
            if mention.form != "pronoun":
                entity.country = entity.country or mention.country
    return [entity for entity in found.values() if any(m.form != "pronoun" for m in entity.mentions)]


def _persons(entities: list[_Entity]) -> list[_Entity]:
    """Persons by name. A family name alone joins the one bearer of it in the story, if there is just one."""
    groups: list[_Entity] = []
    by_family: dict[str, list[_Entity]] = {}
    for entity in (each for each in entities if each.full_names):
        name = _fullest(entity.full_names)
        words = name_words(name)
        same = next(
            (
                group
                for group in by_family.get(sound(words[-1]), [])
                if all(is_same_name(name, n) for n in set(group.full_names))
            ),
            None,
        )
        if same is not None:
            same.absorb(entity)
            continue
        groups.append(entity)
        for key in dict.fromkeys((sound(words[-1]), "first " + sound(words[0]))):
            by_family.setdefault(key, []).append(entity)
    for entity in (each for each in entities if not each.full_names and each.single_names):
        key = sound(name_words(entity.single_names[0])[-1])
        bearers = by_family.get(key) or by_family.get("first " + key) or []
        fitting = [group for group in bearers if _agree(group.country, entity.country)]
        if len(fitting) == 1 and len(bearers) == 1:
            fitting[0].absorb(entity)
        elif not bearers:
            groups.append(entity)
            by_family.setdefault(key, []).append(entity)
        else:
            told = [group for group in fitting if _shares_post(group, entity)]
            if len(told) == 1:
                told[0].absorb(entity)
            else:
                groups.append(entity)
    return groups + [each for each in entities if not each.full_names and not each.single_names]


def _holders(entities: list[_Entity]) -> list[_Entity]:
    """Persons by post: "the Russian foreign minister" joins the only named holder of that post in the story."""
    named = [entity for entity in entities if entity.full_names or entity.single_names]
    held: dict[str, list[tuple[Post, str, _Entity]]] = {}
    for entity in named:
        for post, country in sorted(_posts(entity), key=lambda row: (row[0].head, sorted(row[0].marks), row[1] or "")):
            where = country or entity.country
            if where is not None and post.is_telling:
                held.setdefault(f"{post.head} {where}", []).append((post, where, entity))
            elif post.is_telling and post.marks:
                held.setdefault(f"{post.head} of {' '.join(sorted(post.marks))}", []).append((post, "", entity))
    rows = list(named)
    waiting: dict[str, _Entity] = {}
    for entity in entities:
        if entity.full_names or entity.single_names:
            continue
        posts = sorted(_posts(entity), key=lambda row: (row[0].head, sorted(row[0].marks), row[1] or ""))
        chosen: list[_Entity] = []
        for post, country in posts:
            where = country or entity.country
            key = f"{post.head} {where}" if where else f"{post.head} of {' '.join(sorted(post.marks))}"
            if not (post.is_telling and (where or post.marks) and _is_definite(entity)):
                continue
            chosen += [
                who for other, _, who in held.get(key, []) if is_same_post(post, other) and post.marks == other.marks
            ]
        bearers = {id(who): who for who in chosen}
        if len(bearers) == 1:
            next(iter(bearers.values())).absorb(entity)
            continue
        label = next(
            (
                f"{post.head} {sorted(post.marks)} {sorted(post.ranks)} {country}"
                for post, country in posts
                if post.is_telling and country
            ),
            None,
        )
        if label is not None and _is_definite(entity) and not bearers:
            if label in waiting:
                waiting[label].absorb(entity)
                continue
            waiting[label] = entity
        rows.append(entity)
    return rows


def _bodies(entities: list[_Entity]) -> list[_Entity]:
    """States by country; organisations, institutions and groups by name, acronym, and what their name expands to."""
    expansions = _expansions(entities)
    groups: dict[str, _Entity] = {}
    rows: list[_Entity] = []
    for entity in entities:
        key = _body_key(entity, expansions)
        if key is None:
            continue
        if key in groups:
            groups[key].absorb(entity)
        else:
            groups[key] = entity
            rows.append(entity)
    return rows


def _expansions(entities: list[_Entity]) -> dict[str, str]:
    """Folded long name -> acronym, where one chain of the story holds both."""
    found = dict(_FULL)
    for entity in entities:
        short = sorted({m.name for m in entity.mentions if m.form == "acronym"})
        for mention in entity.mentions:
            if len(short) == 1 and mention.form == "name":
                found.setdefault(_plain(mention.name), short[0])
    return found


def _body_key(entity: _Entity, expansions: dict[str, str]) -> str | None:
    if entity.kind == "state" and entity.country:
        return f"state {entity.country}"
    acronym = next((m.name for m in entity.mentions if m.form == "acronym"), None)
    if acronym is not None:
        return f"acronym {acronym.replace('.', '')}"
    mention = next((m for m in entity.mentions if m.form in ("name", "metonym")), None)
    if mention is None:
        mention = next((m for m in entity.mentions if m.form == "role"), None)
        if mention is None or re.match(r"(its|his|her|their|our|my|your)\b", mention.name.casefold()):
            return None
    plain = _plain(mention.name)
    if plain in expansions:
        return f"acronym {expansions[plain]}"
    words = [word for word in plain.split() if country_of(word) is None]
    country = entity.country or ""
    if mention.form == "role" and len(words) <= 1 and not country:
        return f"{entity.kind} {plain} in {mention.document_id} {mention.chain}"
    return f"{entity.kind} {country} {' '.join(sorted(words))}"


def _plain(name: str) -> str:
    """A name for comparing: no article, brackets, possessives and links; "affairs" and spelling variants evened out."""
    plain = re.sub(r"\([^)]*\)", " ", folded(name)).replace("’", "'").replace("'s", "")
    even = {"defense": "defence", "organization": "organisation", "centre": "center", "affairs": ""}
    words = [even.get(word, word) for word in plain.split() if word not in ("the", "of", "for", "and", "a")]
    return " ".join(word for word in words if word)


def _posts(entity: _Entity) -> set[tuple[Post, str | None]]:
    return {(post_of(m.role), m.country) for m in entity.mentions if m.role}


def _shares_post(one: _Entity, other: _Entity) -> bool:
    return any(is_same_post(a, b) and _agree(x, y) for a, x in _posts(one) for b, y in _posts(other))


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _is_definite(entity: _Entity) -> bool:
    return all(
        not re.match(r"(an?|some|one|another)\s", m.name.casefold()) for m in entity.mentions if m.form == "role"
    )


def _fullest(names: list[str]) -> str:
    """The spelling that is printed most among those with the most words; ties fall by letters."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name.split()), name))


def _canonical(entity: _Entity) -> tuple[str, str]:
    return min((m.name, m.document_id) for m in entity.mentions if m.form != "pronoun")


def _actor(id_: str, entity: _Entity, record: Record) -> Actor:
    spoken = [m for m in entity.mentions if m.form != "pronoun"]
    name = _name(entity, spoken)
    printed = Counter(m.name for m in spoken)
    for mention in spoken:
        if mention.form == "role" or mention.role is None:
            continue
        printed.update([mention.role] if mention.role else [])
    aliases = sorted((alias for alias in printed if alias != name), key=lambda alias: (-printed[alias], alias))
    roles = Counter(m.role for m in entity.mentions if m.role and entity.kind == "person")
    countries = Counter(m.country for m in spoken if m.country)
    return Actor(
        id=id_,
        name=name,
        kind=_kind(entity, spoken),
        role=min(roles, key=lambda role: (-roles[role], role)) if roles else None,
        country=min(countries, key=lambda code: (-countries[code], code)) if countries else None,
        aliases=tuple(aliases[:_MOST_ALIASES]),
        chains=tuple(sorted(entity.chains, key=_chain_order)),
        evidence=_evidence(spoken, record),
    )


def _name(entity: _Entity, spoken: list[Mention]) -> str:
    if entity.kind == "state" and entity.country:
        return usual_name(entity.country) or spoken[0].name
    full = entity.full_names if entity.kind == "person" else []
    if full:
        return _fullest(full)
    for form in ("acronym", "name", "metonym", "role"):
        names = [m.name for m in spoken if m.form == form]
        if names:
            return _fullest(names)
    return spoken[0].name


def _kind(entity: _Entity, spoken: list[Mention]) -> ActorKind:
    kinds = Counter(m.kind for m in spoken)
    return min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else entity.kind


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
