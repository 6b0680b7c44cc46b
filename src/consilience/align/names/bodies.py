"""States, organisations, institutions and groups across documents: which chains are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from consilience.align.names.entity import INDEFINITE, Entity
from consilience.model import Mention
from consilience.text.countries import country_of
from consilience.text.persons import folded, sound
from consilience.text.roles import BODIES, INSTITUTIONS, LINKS, ORGANISATIONS
from consilience.text.word_sets import word_set

_FULL: Final = {folded(full).replace("organization", "organisation"): acronym for acronym, full, _ in BODIES}
_EVEN: Final = {"defense": "defence", "organization": "organisation", "centre": "center", "bureau": "office"}
_EMPTY: Final = word_set(
    """
    the a an of for and to in at on affairs own permanent diplomatic official headquarters called its his her their our
    my your inc ltd limited corp corporation co plc llc
    """
)
_SOURCES: Final = word_set(
    """
    officials sources authorities witnesses eyewitnesses media press reports analysts experts specialists diplomats
    residents villagers neighbours neighbors relatives families family colleagues friends aides advisers activists
    observers monitors insiders medics doctors paramedics surgeons physicians nurses investigators prosecutors police
    lawyers journalists reporters correspondents critics campaigners leaders spokesmen spokespeople groups agencies
    companies firms organisations organizations campaigns newspapers channels networks broadcasters outlets lawmakers
    politicians scientists researchers engineers economists historians workers staff survivors passengers
    """
)
"""Nouns for those who tell things: each account has its own unless the words say whose they are."""
_SHORTEST_INITIALS: Final = 3
OWNED: Final = re.compile(r"(its|his|her|their|our|my|your)\b")
# Bodies that are named by where they sit and whom they are sent to, so that a longer name only says more.
_SENT: Final = word_set("mission embassy consulate delegation office representation")


@dataclass(frozen=True, slots=True)
class _Signature:
    """What a body's name says: the noun it is ("ministry"), its country, and the other words."""

    noun: str
    country: str | None
    words: frozenset[str]


def bodies(entities: list[Entity]) -> list[Entity]:
    """Entities that are not persons, merged; those that nobody names ("its embassy") are left out.

    States meet by country; known bodies by acronym and expansion; others by noun, country and the remaining words. A
    mission or office joins the one longer name that contains all its words; a name without a country joins the one
    country whose body has the same words.
    """
    expansions = _expansions(entities)
    groups: dict[str, Entity] = {}
    rows: list[Entity] = []
    loose: list[tuple[_Signature, Entity]] = []
    for entity in entities:
        mention = _telling(entity)
        if mention is None:
            continue
        key = _key(entity, mention, expansions)
        if key is None:
            loose.append((_signature(mention, entity.country), entity))
        elif key in groups:
            groups[key].absorb(entity)
        else:
            groups[key] = entity
            rows.append(entity)
    return rows + _by_signature(loose)


def _telling(entity: Entity) -> Mention | None:
    """The mention that names the body best; None for what is only possessed by someone unnamed."""
    for forms in (("acronym",), ("name", "metonym"), ("role",)):
        rows = [m for m in entity.mentions if m.form in forms and (m.country or not OWNED.match(m.name.casefold()))]
        if rows:
            return max(rows, key=lambda m: (len(m.name.split()), m.name))
    return None


def _expansions(entities: list[Entity]) -> dict[str, str]:
    """Long name -> acronym, where one chain of the story holds both, or just one name has these initials."""
    found = dict(_FULL)
    for entity in entities:
        short = sorted({m.name for m in entity.mentions if m.form == "acronym"})
        for mention in entity.mentions:
            if len(short) == 1 and mention.form == "name":
                found.setdefault(" ".join(_words(mention.name)), short[0])
    initials: dict[str, set[str]] = {}
    for mention in (m for entity in entities for m in entity.mentions if m.form == "name"):
        if len(mention.name.split()) >= _SHORTEST_INITIALS:
            initials.setdefault(_initials(mention.name), set()).add(" ".join(_words(mention.name)))
    for short_name in sorted({m.name for entity in entities for m in entity.mentions if m.form == "acronym"}):
        names = initials.get(short_name.replace(".", ""), set())
        if len(names) == 1:
            found.setdefault(next(iter(names)), short_name)
    return found


def _initials(name: str) -> str:
    """The initials of the capitalised words ("Korean Central News Agency" -> KCNA)."""
    return "".join(word[0] for word in re.findall(r"[\w.]+", name) if word[0].isupper() and word != "The")


def _key(entity: Entity, mention: Mention, expansions: dict[str, str]) -> str | None:
    if entity.kind == "state" and entity.country:
        return f"state {entity.country}"
    plain = " ".join(_words(mention.name))
    if mention.form == "acronym":
        return f"acronym {mention.name.replace('.', '')}"
    if plain in expansions:
        return f"acronym {expansions[plain].replace('.', '')}"
    if mention.form == "metonym":
        return f"seat {plain}"
    if _is_local(entity, mention):
        return f"local {mention.chain}"
    if entity.kind == "group":
        return f"group {entity.country} {' '.join(_content(mention.name))}"
    return None


def _is_local(entity: Entity, mention: Mention) -> bool:
    """Whether a description says too little for two documents to mean the same: sources without a country or a name
    ("health officials", "a monitoring group"), and a body that is only taken up ("the ministry")."""
    if mention.form != "role" or entity.country is not None:
        return False
    content = _content(mention.name)
    if entity.kind == "group":
        is_named = any(word[:1].isupper() for word in mention.name.split()[1:])
        return not is_named and not _SOURCES.isdisjoint(content)
    return len(content) <= 1 or INDEFINITE.match(mention.name.casefold()) is not None


def _words(name: str) -> list[str]:
    plain = re.sub(r"\([^)]*\)", " ", folded(name)).replace("’", "'").replace("'s", "")
    words = [_EVEN.get(word, word) for word in re.findall(r"[\w.&]+", plain)]
    return [word for word in words if word not in ("the", "a", "an")]


def _content(name: str) -> list[str]:
    return [word for word in _words(name) if word not in _EMPTY and word != "us" and country_of(word) is None]


def _signature(mention: Mention, country: str | None) -> _Signature:
    words = _words(mention.name)
    cut = next((n for n, word in enumerate(words) if n and word in LINKS), len(words))
    nouns = [word for word in words[:cut] if word in INSTITUTIONS or word in ORGANISATIONS]
    content = frozenset(_content(mention.name))
    if nouns:
        return _Signature(nouns[-1], country, content - {nouns[-1]})
    return _Signature("", None, frozenset({sound("".join(_content(mention.name) or words))}))


def _by_signature(loose: list[tuple[_Signature, Entity]]) -> list[Entity]:
    groups: dict[_Signature, Entity] = {}
    for signature, entity in loose:
        if signature in groups:
            groups[signature].absorb(entity)
        else:
            groups[signature] = entity
    blocks: dict[str, list[_Signature]] = {}
    for signature in groups:
        blocks.setdefault(signature.noun, []).append(signature)
    for noun, block in sorted(blocks.items()):
        if noun:
            _join_countries(block, groups)
        if noun in _SENT:
            _join_longer([signature for signature in block if signature in groups], groups)
    return list(groups.values())


def _join_countries(block: list[_Signature], groups: dict[_Signature, Entity]) -> None:
    """ "Foreign Ministry" joins "Russian Foreign Ministry" if no other country's is in the story."""
    by_words: dict[frozenset[str], list[_Signature]] = {}
    for signature in block:
        by_words.setdefault(signature.words, []).append(signature)
    for signature in block:
        same = [other for other in by_words[signature.words] if other.country is not None]
        if signature.country is None and signature.words and len(same) == 1:
            groups[same[0]].absorb(groups.pop(signature))


def _join_longer(block: list[_Signature], groups: dict[_Signature, Entity]) -> None:
    """ "the Russian mission" joins "the Russian mission to NATO" if that is the only longer one of its country."""
    by_country: dict[str | None, list[_Signature]] = {}
    for signature in block:
        by_country.setdefault(signature.country, []).append(signature)
    for country, rows in by_country.items():
        for signature in sorted(rows, key=lambda row: (len(row.words), sorted(row.words))):
            if country is None and not signature.words:
                continue
            longer = [other for other in rows if other in groups and signature.words < other.words]
            tops = [one for one in longer if not any(one.words < other.words for other in longer)]
            if len(tops) == 1:
                groups[tops[0]].absorb(groups.pop(signature))
