"""Who is who inside one document: mentions become chains by name, by post and by taken-up nouns.

Conservative by design: a wrong link costs more than none. Two persons with different full names never share a chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from consilience.annotate.mentions.bearers import bearers
from consilience.annotate.mentions.chain import Chain
from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.words import Words
from consilience.text.leaders import leaders
from consilience.text.persons import folded, is_given_name, is_junior, is_same_name, name_words, sound
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
        single = [found for found in persons if len(name_words(found.name)) <= 1]
        for found in sorted(single, key=lambda found: (found.role is None, found.gender is None)):
            self._single_name(found)  # those who are told more of first
        self._countries_of_leaders()
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
            is_same = chain.is_named and is_same_name(chain.name, found.name) and chain.agrees(found.gender)
            if is_same and (is_junior(chain.name) == is_junior(found.name) or len(name_words(chain.name)) != len(keys)):
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
        known = list({chain.number: chain for chain in rows}.values()) or self._by_given_name(found)
        fitting = bearers(found, known)
        if len(fitting) == 1:
            fitting[0].add(found)
        elif fitting:
            self._by_key(f"single {key}", found)
        else:
            self._persons.setdefault(key, []).append(self.new(found))

    def _countries_of_leaders(self) -> None:
        """Gives heads of state and of government their country where the words leave it out ("President Keel")."""
        for chain in self.rows:
            if chain.kind != "person" or chain.country is not None:
                continue
            for found in chain.found:
                known = leaders(chain.name or found.name, post_of(found.role)) if found.role else ()
                if len({leader.country for leader in known}) == 1:
                    found.country = chain.country = known[0].country

    def _by_given_name(self, found: Found) -> list[Chain]:
        """Whoever was named in full before by this given name: "Lauren Keel", then "Lauren". Not in apposition: "his
        mother, Lauren", is someone else."""
        words = name_words(found.name)  # none of "Don", which is a title too
        is_apposed = self.words.text[found.start - 1 : found.start] == [","]
        if not words or not is_given_name(found.name) or found.role or is_apposed:
            return []
        tag = self.words.tag[found.end + 1 : found.end + 2]
        if self.words.text[found.end : found.end + 1] == [","] and tag in (["DT"], ["PRP$"], ["CD"]):
            return []
        named = [chain for chain in self.rows if chain.is_named and name_words(chain.name)[0] == words[0]]
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
        elif len(words) > 1 and found.form != "metonym":  # "the House" is not the White one
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
        persons = [chain for chain in self.rows if chain.kind == "person" and chain.agrees(found.gender)]
        fitting = [chain for chain in persons if _holds(chain, post, found.country)]
        if not fitting and found.country and post.is_head_of_state and post.head == "head":
            fitting = [chain for chain in persons if chain.leads(found.country)]
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
        if len(fitting) != 1 or not post.is_telling:
            return None
        if found.country is not None and fitting[0].country != found.country:
            return None  # who is named only later, without a country, may hold the post of another one
        return fitting[0]

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
            if chain.kind == "person" and chain.agrees(found.gender)
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


def _holds(chain: Chain, post: Post, country: str | None) -> bool:
    """Whether a person is told to hold a post; beside a country it must be that of the post, or one that is not told
    of a post with the same words."""
    for held, where in chain.posts:
        if not is_same_post(held, post):
            continue
        here = where or chain.country
        if country is None or here == country or (here is None and held.marks == post.marks):
            return True
    return False
