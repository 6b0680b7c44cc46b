"""Persons across documents: by name first, then by the post they hold."""

from __future__ import annotations

from consilience.align.names.entity import Entity, agree
from consilience.text.persons import is_given_name, is_junior, is_same_name, is_written_in, name_words, sound
from consilience.text.roles import Post, is_same_post


def persons(entities: list[Entity]) -> list[Entity]:
    """Persons merged. Two with different full names stay apart, whatever else they share.

    A family name alone joins its only bearer in the story; a post with its country ("the Russian foreign minister")
    joins the only named holder of it; a post alone joins nobody here, only inside its own document.
    """
    named = _by_name(entities)
    unnamed = [entity for entity in entities if not entity.full_names and not entity.single_names]
    return _by_post(named, unnamed)


def _by_name(entities: list[Entity]) -> list[Entity]:
    rows: list[Entity] = []
    by_family: dict[str, list[Entity]] = {}
    full = [entity for entity in entities if entity.full_names]
    for entity in full:
        name = max(set(entity.full_names), key=lambda each: (len(each.split()), each))
        words = name_words(name)
        joined = "all " + sound("".join(words))
        known = [*by_family.get(sound(words[-1]), []), *by_family.get(joined, [])]
        same = [other for other in {id(each): each for each in known}.values() if _is_same(name, other)]
        same = [other for other in same if is_junior(name) == other.is_junior] or same
        same = [other for other in same if not other.documents & entity.documents]  # its account tells them apart
        if len(same) == 1:
            same[0].absorb(entity)
            continue
        rows.append(entity)
        by_family.setdefault(sound(words[-1]), []).append(entity)
        by_family.setdefault(joined, []).append(entity)
        if not is_given_name(words[0]):  # family name first
            by_family.setdefault("first " + sound(words[0]), []).append(entity)
    for entity in entities:
        if entity.full_names or not entity.single_names:
            continue
        key = sound(name_words(entity.single_names[0])[-1])
        rows_of = [*by_family.get(key, []), *by_family.get("first " + key, [])]
        bearers = list({id(each): each for each in rows_of}.values())
        chosen = _bearers(entity, bearers)
        if len(chosen) == 1:
            chosen[0].absorb(entity)
            continue
        rows.append(entity)
        if not bearers:
            by_family.setdefault(key, []).append(entity)
    return rows


def _is_same(name: str, other: Entity) -> bool:
    return all(is_same_name(name, each) for each in set(other.full_names))


def _bearers(entity: Entity, known: list[Entity]) -> list[Entity]:
    """Those of several whom a family name can mean: no relative, none of another gender or country; the one with its
    post, else the one at the head of a state. One whom the same account names in full and did not mean by it leaves
    open who is meant."""
    fitting = [
        each
        for each in known
        if agree(each.country, entity.country)
        and agree(each.gender, entity.gender)
        and each.is_junior == entity.is_junior
        and not each.is_kin
        and _is_written(entity, each)
    ]
    here = {m.document_id for m in entity.mentions}
    elsewhere = [each for each in fitting if not each.documents & here]
    if entity.posts and len(same := [each for each in elsewhere if _shares_post(each, entity)]) == 1:
        return same
    if len(elsewhere) < len(fitting) or len(fitting) < 2 or entity.posts:
        return elsewhere if len(elsewhere) == len(fitting) < 2 else []
    return [each for each in fitting if _leads(each)]


def _is_written(entity: Entity, other: Entity) -> bool:
    """Whether the spelling of a family name allows that it is this one's."""
    return is_written_in(name_words(entity.single_names[0])[-1], (*other.full_names, *other.single_names))


def _leads(entity: Entity) -> bool:
    return any(post.is_head_of_state and (country or entity.country) for post, country in entity.posts)


def _shares_post(one: Entity, other: Entity) -> bool:
    return any(is_same_post(a, b) and agree(x, y) for a, x in one.posts for b, y in other.posts)


def _by_post(named: list[Entity], unnamed: list[Entity]) -> list[Entity]:
    held: dict[str, list[tuple[Post, Entity]]] = {}
    for entity in named:
        for post, country in entity.posts:
            if post.is_telling and (key := _key(post, country or entity.country)):
                held.setdefault(key, []).append((post, entity))
    rows = list(named)
    waiting: dict[str, Entity] = {}
    for entity in unnamed:
        keys = {
            key for post, country in entity.posts if post.is_telling and (key := _key(post, country or entity.country))
        }
        if not keys or not entity.is_definite:
            rows.append(entity)
            continue
        bearers = {id(who): who for key in sorted(keys) for _, who in held.get(key, [])}
        if len(bearers) == 1:
            next(iter(bearers.values())).absorb(entity)
            continue
        first = min(keys)
        if bearers or first not in waiting:
            rows.append(entity)
            waiting.setdefault(first, entity)
        else:
            waiting[first].absorb(entity)
    return rows


def _key(post: Post, country: str | None) -> str | None:
    """A post that is one in the story: narrowed by a country, or by a body's name ("NATO secretary general")."""
    if country is None and not post.marks:
        return None
    if country is None and post.head == "minister":
        return None
    country = None if post.head == "officer" else country  # a firm has one, wherever it sits
    former = "former " if post.is_former else ""
    return f"{former}{' '.join(sorted(post.ranks))} {post.head} {' '.join(sorted(post.marks))} of {country}"
