"""Who is who inside one document: mentions become chains by name, by post and by taken-up nouns.

Conservative by design: a wrong link costs more than none. Two persons with different full names never share a chain.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.words import Words
from consilience.model.annotations import ActorKind
from consilience.text.persons import Gender, folded, is_given_name, is_same_name, name_words, sound
from consilience.text.roles import BODIES, TAKEN_UP, Post, is_same_post, post_of

_FULL: Final = {folded(full): acronym for acronym, full, _ in BODIES}
_NOUNS: Final = {acronym: nouns for acronym, _, nouns in BODIES}
_ANYONE: Final = frozenset({"functionary", "politician", "diplomat", "official"})
_OWNERS: Final = frozenset(
    {"country", "nation", "state", "company", "group", "party", "city", "region", "man", "woman"}
)
_BUSINESS: Final = frozenset({"company", "firm", "corporation"})
_OFTEN: Final = 3
_REACH: Final = 3
"""In paragraphs: how far back "the ministry" or "the official" may point."""


@dataclass(slots=True)
class Chain:
    """One entity of the document while it grows."""

    number: int
    kind: ActorKind
    name: str = ""
    acronym: str = ""
    gender: Gender | None = None
    posts: list[tuple[Post, str | None]] = field(default_factory=list)
    country: str | None = None
    found: list[Found] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    @property
    def is_named(self) -> bool:
        """Whether a name of two words or more is known."""
        return len(name_words(self.name)) > 1

    def last_before(self, position: int) -> int:
        """Where the last mention in front of a token position starts, or -1."""
        place = bisect_left(self._starts, position)
        return self._starts[place - 1] if place else -1

    def add(self, mention: Found) -> None:
        """Take a mention in and learn what it tells."""
        mention.chain = self.number
        self.found.append(mention)
        insort(self._starts, mention.start)
        self.gender = self.gender or mention.gender
        self.country = self.country or mention.country
        if mention.kind == "person":
            if mention.form == "name" and len(name_words(mention.name)) > len(name_words(self.name)):
                self.name = mention.name
            is_told = mention.form == "name" or mention.same_as is not None or len(self.found) == 1
            if is_told and mention.role and (post_of(mention.role), mention.country) not in self.posts:
                self.posts.append((post_of(mention.role), mention.country))
        elif mention.form in ("name", "acronym") and not self.name:
            self.name = mention.name


class Chains:
    """Builds the chains of one document. Call `named`, then `described`; pronouns come last, from outside."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.rows: list[Chain] = []
        self._persons: dict[str, list[Chain]] = {}
        self._bodies: dict[str, Chain] = {}
        self._states: dict[str, Chain] = {}
        self._nouns: dict[str, list[Chain]] = {}
        self._long: dict[str, str] = {}
        self._countries: dict[str, set[str]] = {}
        self._by_last_word: dict[str, set[str]] = {}

    def new(self, mention: Found) -> Chain:
        """A chain that starts with this mention."""
        chain = Chain(len(self.rows), mention.kind)
        self.rows.append(chain)
        chain.add(mention)
        return chain

    def named(self, mentions: Iterable[Found]) -> None:
        """Link names: full names first, so that a family name finds its bearer wherever the full name stands."""
        rows = list(mentions)
        for found in rows:
            if found.same_as is not None and found.form == "acronym":
                self._long[body_key(found.name)] = body_key(found.same_as.name)
        persons = [found for found in rows if found.kind == "person"]
        for found in persons:
            if len(name_words(found.name)) > 1:
                self._full_name(found)
        for found in persons:
            if len(name_words(found.name)) <= 1:
                self._single_name(found)
        bodies = []
        for found in rows:
            if found.kind == "state":
                self._state(found)
            elif found.kind == "place":
                self._by_key(f"place {folded(found.name)}", found)
            elif found.kind in ("organisation", "institution") and not self._is_taken_up(found):
                bodies.append(found)
        for found in sorted(bodies, key=lambda body: " " not in _plain(body.name)):  # full names before short ones
            self._body(found)

    def _full_name(self, found: Found) -> None:
        keys = name_words(found.name)
        for chain in self._persons.get(sound(keys[-1]), []):
            if chain.is_named and is_same_name(chain.name, found.name) and _agree(chain.gender, found.gender):
                chain.add(found)
                return
        chain = self.new(found)
        self._persons.setdefault(sound(keys[-1]), []).append(chain)
        if not is_given_name(keys[0]):  # family name first ("Kim", "Xi"); given names alone say too little
            self._persons.setdefault("first " + sound(keys[0]), []).append(chain)

    def _single_name(self, found: Found) -> None:
        words = name_words(found.name)
        key = sound(words[-1]) if words else sound(found.name)
        rows = [*self._persons.get(key, []), *self._persons.get("first " + key, [])]
        bearers = list({chain.number: chain for chain in rows}.values()) or self._by_given_name(found)
        fitting = [chain for chain in bearers if _agree(chain.gender, found.gender)]
        if len(fitting) > 1 and found.role:
            post = post_of(found.role)
            fitting = [
                chain for chain in fitting if any(is_same_post(post, other) for other, _ in chain.posts)
            ] or fitting
        if len(fitting) == 1:
            fitting[0].add(found)
        elif fitting:
            self._by_key(f"single {key}", found)
        else:
            self._persons.setdefault(key, []).append(self.new(found))

    def _by_given_name(self, found: Found) -> list[Chain]:
        """Whoever was named in full before by this given name: "Lauren Keel", then "Lauren". Not in apposition: "his
        mother, Lauren", is someone else."""
        if not is_given_name(found.name) or found.role or self.words.text[found.start - 1 : found.start] == [","]:
            return []
        key = name_words(found.name)[0]
        named = [chain for chain in self.rows if chain.is_named and name_words(chain.name)[0] == key]
        return [chain for chain in named if chain.last_before(found.start) >= 0]

    def _by_key(self, key: str, found: Found) -> None:
        chain = self._bodies.get(key)
        if chain is None:
            self._bodies[key] = self.new(found)
        else:
            chain.add(found)

    def _state(self, found: Found) -> None:
        key = found.country or folded(found.name)
        chain = self._states.get(key)
        if chain is None:
            self._states[key] = self.new(found)
        else:
            chain.add(found)

    def _is_taken_up(self, found: Found) -> bool:
        """A name that is only a common noun with a capital ("the Alliance") waits until all names are known."""
        return found.end - found.start <= 2 and found.name.casefold() in TAKEN_UP

    def _body(self, found: Found) -> None:
        key = body_key(found.name)
        key = self._long.get(key, key)
        words = _plain(found.name).split()
        if len(words) == 1 and key not in self._bodies:
            full = self._by_last_word.get(words[0], set())
            key = next(iter(full)) if len(full) == 1 else key
        elif len(words) > 1:
            self._by_last_word.setdefault(words[-1], set()).add(key)
        chain = self._bodies.get(key)
        if chain is None:
            chain = self._bodies[key] = self.new(found)
            if key in _NOUNS:
                chain.acronym = key
        else:
            chain.add(found)
        noun = self.words.low[found.head]
        for each in _NOUNS.get(key, {noun}):
            if chain not in self._nouns.setdefault(each, []):
                self._nouns[each].append(chain)

    def described(self, mentions: Iterable[Found]) -> None:
        """Link role phrases and taken-up nouns, in reading order."""
        rows = [found for found in mentions if found.chain < 0]
        for found in rows:
            if found.same_as is not None and found.same_as.chain >= 0:
                self.rows[found.same_as.chain].add(found)
        for found in rows:
            if found.chain >= 0:
                continue
            if found.kind == "state":
                self._state(found)
            elif found.kind == "person":
                self._holder(found)
            elif found.kind == "group":
                self._group(found)
            else:
                self._taken_up(found)

    def _group(self, found: Found) -> None:
        """A group is known by its words. Without its country it is the only one of the document with the same words and
        a country ("Valdonian state media", then "state media"), if they say more than one noun does."""
        country, plain = found.country, folded(found.role or "")
        if country is None and " " in plain:
            known = self._countries.get(plain, set())
            country = next(iter(known)) if len(known) == 1 else None
        elif country is not None:
            self._countries.setdefault(plain, set()).add(country)
        if country is not None:
            self._by_key(f"group {plain} {country}", found)
        else:
            self._by_key(f"group {folded(found.name).removeprefix('the ')} None", found)

    def _holder(self, found: Found) -> None:
        """The person who has the post: the last one named before, else the only one named in the document."""
        if not found.is_definite or self._is_owned(found):
            self.new(found)
            return
        if self.words.low[found.head] == "old":  # "the 23-year-old"
            someone = self._last_person(found)
            if someone is not None:
                someone.add(found)
            else:
                self.new(found)
            return
        post = post_of(found.role or found.name)
        if post.head in _ANYONE and not post.marks and found.country is None:
            someone = self._last_person(found)
            if someone is not None:
                someone.add(found)
                return
        persons = [chain for chain in self.rows if chain.kind == "person" and _agree(chain.gender, found.gender)]
        fitting = [chain for chain in persons if _holds(chain, post, found.country)]
        chosen = self._nearest(fitting, found, post)
        if chosen is None:
            self.new(found)
        else:
            chosen.add(found)

    def _nearest(self, fitting: list[Chain], found: Found, post: Post) -> Chain | None:
        before = [(chain.last_before(found.start), chain) for chain in fitting]
        earlier = sorted(((at, chain.number, chain) for at, chain in before if at >= 0), reverse=True)
        paragraph = self.words.paragraph
        if earlier:
            at, _, chain = earlier[0]
            is_near = paragraph[found.start] - paragraph[at] <= _REACH
            if len(earlier) == 1 and (is_near or post.is_telling):
                is_narrowed = bool(post.marks) or found.country is not None or post.is_telling
                return chain if is_narrowed or not self._others_between(chain, found) else None
            return chain if is_near and paragraph[earlier[1][0]] < paragraph[at] else None
        return fitting[0] if len(fitting) == 1 and post.is_telling else None

    def _is_owned(self, found: Found) -> bool:
        """Whether the post is told by an owner who is not named ("the country's president", "his adviser")."""
        low = self.words.low[found.start : found.head]
        return self.words.tag[found.start] == "PRP$" or any(
            word in _OWNERS and mark in ("'s", "’s") for word, mark in pairwise(low)
        )

    def _last_person(self, found: Found) -> Chain | None:
        """ "the politician": the only person named in this sentence and the one told before it."""
        sentence, telling = self.words.sentence[found.start], self.words.telling
        back = sentence
        while back > 0 and sentence - back < 12 and telling[sentence] - telling[back - 1] <= 1:
            back -= 1
        first = self.words.sentences[back][0]
        near = {
            chain.number
            for chain in self.rows
            if chain.kind == "person" and _agree(chain.gender, found.gender)
            for m in chain.found
            if first <= m.start < found.start
        }
        return self.rows[near.pop()] if len(near) == 1 else None

    def _others_between(self, chain: Chain, found: Found) -> bool:
        """Whether someone else was named between the last mention of the chain and a bare, common role word."""
        last = chain.last_before(found.start)
        return any(
            each.number != chain.number and any(last < m.start < found.start and m.form == "name" for m in each.found)
            for each in self.rows
            if each.kind == "person"
        )

    def _taken_up(self, found: Found) -> None:
        """ "the ministry", "the alliance": the last body with that noun, if it stands near and alone."""
        if self.words.tag[found.start] == "PRP$" or not found.is_definite:
            self.new(found)
            return
        noun = self.words.low[found.head]
        is_bare = found.name.casefold().removeprefix("the ") == noun
        candidates = self._nouns.get(noun, [])
        if found.country is not None:
            candidates = [chain for chain in candidates if chain.country in (None, found.country)]
        if is_bare:
            chain = self._last_of([each for each in candidates if each.name], found)
            if chain is None and noun in _BUSINESS:
                chain = self._main_business(found)
            chain = chain or self._last_of(candidates, found)
            if chain is not None:
                chain.add(found)
                return
        self._body(found)

    def _main_business(self, found: Found) -> Chain | None:
        """ "the company": the organisation that the text is about so far, if one stands out and is near."""
        counts = sorted(
            (-sum(m.start < found.start for m in chain.found), chain.number)
            for chain in self.rows
            if chain.kind == "organisation" and chain.name and not chain.acronym
        )
        if not counts or -counts[0][0] < _OFTEN or (len(counts) > 1 and -counts[0][0] < 2 * -counts[1][0]):
            return None
        chain = self.rows[counts[0][1]]
        last = chain.last_before(found.start)
        return chain if self.words.paragraph[found.start] - self.words.paragraph[last] <= _REACH else None

    def _last_of(self, candidates: list[Chain], found: Found) -> Chain | None:
        paragraph = self.words.paragraph
        if len(candidates) == 1:
            return candidates[0]
        seen = [(chain.last_before(found.start), chain.number, chain) for chain in candidates]
        earlier = sorted((row for row in seen if row[0] >= 0), reverse=True)
        if not earlier:
            return None
        at, _, chain = earlier[0]
        if paragraph[found.start] - paragraph[at] > _REACH:
            return None
        if (
            len(earlier) > 1
            and len(chain.found) < 2 * len(earlier[1][2].found)
            and paragraph[earlier[1][0]] == paragraph[at]
        ):
            return None
        return chain


def body_key(name: str) -> str:
    """A key for a body: the acronym of a known one, else its words without articles, sorted links left out.

    "the Russian Foreign Ministry", "Russia's Foreign Ministry" and "Ministry of Foreign Affairs of Russia" differ here
    in their words; they meet in the story (`align.names`), where the country is known.
    """
    if name.isupper() and name.replace(".", "") in _NOUNS:
        return name.replace(".", "")
    plain = _plain(name)
    return _FULL.get(plain, "body " + " ".join(word for word in plain.split() if word not in ("the", "of", "for")))


def _plain(name: str) -> str:
    """A name without article, bracket and possessive, folded."""
    return folded(re.sub(r"\([^)]*\)", "", name)).removeprefix("the ").replace("'s", "").replace("’s", "")


def _agree(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one == other


def _holds(chain: Chain, post: Post, country: str | None) -> bool:
    for held, where in chain.posts:
        here = where or chain.country
        if is_same_post(held, post) and (country is None or here is None or here == country):
            return True
    return False
