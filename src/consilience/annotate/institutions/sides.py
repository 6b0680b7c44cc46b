"""The sides that words name: who sends, who receives, and where an institution stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from consilience.annotate.events.parties import codes
from consilience.annotate.institutions.unlisted import (
    OFFICES,
    UNLISTED,
    adjective_root,
    is_short,
    movement_before,
    taken_up,
    unlisted,
)
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Mention, Party
from consilience.text.countries import country_of, country_of_capital, country_of_demonym, country_of_name
from consilience.text.days import CALENDAR
from consilience.text.institution_kinds import kinds
from consilience.text.roles import BODIES
from consilience.text.word_sets import word_set

_PRIVATE: Final = word_set("BUS JRN MED CVL LAB AGR EDU REL NGO SOC")
_FULL: Final = {acronym: full for acronym, full, _ in BODIES}
_ACRONYMS: Final = {full: acronym for acronym, full in _FULL.items()}
_AFFIXES: Final = frozenset({"pro", "anti", "ex", "non"})
_PLACES: Final = ("place", "state")
_NAMED: Final = ("place", "state", "organisation")
_ENDINGS: Final = ("n", "ese", "ish", "i", "ic")
_CONTINENTS: Final = frozenset({"Europe", "Africa", "America", "Asia", "Arabia"})
_STREETS: Final = word_set("street road avenue square boulevard lane building")
_ROOT: Final = 5
"""Letters that an adjective shares with the name that it is made from."""


class Sides:
    """The states, organisations and places of one document, by token."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.words = frozenset(tree.lower)
        self.mentions: dict[int, list[Mention]] = {}
        self.of_chain: dict[str, Mention] = {}
        self.countries: dict[str, str] = {}
        self.of_country: dict[str, str] = {}
        self.of_name: dict[str, str] = {}
        self.of_root: dict[str, Mention] = {}
        self.bodies: set[str] = set()
        self.states: set[str] = set()
        self.roots: set[str] = set()
        self.accredited: set[str] = set()
        self.unions: dict[str, Mention] = {}
        self.places: list[int] = []
        for mention in annotations.mentions:
            span = self.tokens(mention.start, mention.end)
            for i in span:
                self.mentions.setdefault(i, []).append(mention)
            first = self.of_chain.get(mention.chain)
            is_name = mention.form == "name"
            if first is None or (is_name and (first.form != "name" or _is_longer(mention, first))):
                self.of_chain[mention.chain] = mention
            if mention.kind == "organisation":
                self.of_name.setdefault(mention.name, mention.chain)
            if mention.country:
                self.countries.setdefault(mention.chain, mention.country)
            if mention.kind == "state" and mention.country:
                self.of_country.setdefault(mention.country, mention.chain)
            if (
                mention.kind in _NAMED
                and mention.form == "name"
                and mention.name.isalpha()
                and mention.name not in _CONTINENTS
            ):
                self.of_root.setdefault(mention.name[:_ROOT].lower(), mention)
            if mention.kind in _PLACES:
                self.places.append(span.start)
        names = [
            one
            for one in annotations.mentions
            if one.form in ("name", "acronym") and not (one.country or self._is_listed(one))
        ]
        self.states, self.bodies = unlisted(tree, [(one, self.tokens(one.start, one.end)) for one in names])
        for i in range(tree.n - 1):
            if tree.words[i][0].isupper() and self._is_before_office(i):
                named = self._adjective(i)
                if named is not None and named.kind != "person" and not named.country:
                    self.states.add(named.chain)
                elif named is None and (root := adjective_root(tree, i, _is_listed_word)) is not None:
                    self.roots.add(root)
        self.states -= self.bodies
        self._count_unions(annotations.mentions)
        self.speakers: list[tuple[int, int, str]] = [
            (self.tokens(quote.start, quote.end).start, self.tokens(quote.start, quote.end).stop, quote.speaker_chain)
            for quote in annotations.quotes
            if quote.speaker_chain and quote.kind != "indirect"
        ]

    def _is_before_office(self, i: int) -> bool:
        """Whether one of the next words is an institution's or an office of a state's."""
        after = self.tree.lower[i + 1 : i + 4]
        return any(word in OFFICES or word in kinds().nouns for word in after)

    def _is_listed(self, mention: Mention) -> bool:
        """Whether a list says what an organisation is."""
        return mention.kind == "organisation" and codes(mention.name)[1] is not None

    def _count_unions(self, mentions: Sequence[Mention]) -> None:
        """The organisations of states that the text names, once each."""
        for mention in mentions:
            is_body = mention.chain in self.bodies or (mention.kind == "organisation" and _acronym(mention.name))
            if is_body and mention.form in ("name", "acronym"):
                self.unions.setdefault(mention.chain, mention)
        acronyms = [mention for mention in mentions if mention.form == "acronym" and mention.kind == "organisation"]
        for chain, union in tuple(self.unions.items()):
            short = next((one for one in acronyms if one.chain != chain and is_short(one.name, union.name)), None)
            if short is not None:  # the two chains are one; other accounts have the acronym
                del self.unions[chain]
                self.unions.setdefault(short.chain, short)
                self.bodies.add(short.chain)

    def only_union(self, i: int) -> Party | None:
        """The one organisation of states that the text names, for an organ without an owner at a token."""
        if len(self.unions) != 1:
            return None
        span = self.reading.span(*self.tree.chars(i, i))
        return Party(span.start, span.end, next(iter(self.unions)), None, "IGO")

    def learn(self, tokens: range) -> None:
        """Takes an organisation to which somebody has a mission for one of states, whatever lists say."""
        for i in tokens:
            for mention in self.mentions.get(i, ()):
                span = self.tokens(mention.start, mention.end)
                is_whole = span.start >= tokens.start and span.stop <= tokens.stop
                is_body = mention.kind == "organisation" and mention.chain not in self.states
                if is_whole and is_body and not self._is_private(mention):
                    self.bodies.add(mention.chain)
                    self.accredited.add(mention.chain)
                    if mention.form == "name":
                        self.unions.setdefault(mention.chain, mention)

    def has_word(self, words: Iterable[str]) -> bool:
        """Whether the text has one of the words, in the singular or plural."""
        return any(word in self.words or f"{word}s" in self.words for word in words)

    def tokens(self, start: int, end: int) -> range:
        """The tokens of a raw stretch."""
        return self.reading.covering(start, end)

    def among(self, tokens: range) -> list[Party]:
        """The sides that tokens name, in order: states, organisations and their adjectives; cities last."""
        found: list[Party] = []
        i = tokens.start
        while i < tokens.stop:
            party, size = self._at(i, tokens)
            if party is not None and not self._is_joined(i, i + size):
                found.append(party)
            i += size
        return found

    def _at(self, i: int, tokens: range) -> tuple[Party | None, int]:
        if i + 2 < tokens.stop and self.tree.words[i + 1] == "-":
            start, end = self.tree.chars(i, i + 2)
            if country := country_of(self.tree.text[start:end]):  # "Guinea-Bissau", of which the mentions make two
                span_ = self.reading.span(start, end)
                return Party(span_.start, span_.end, self.of_country.get(country), country, "GOV"), 3
        for mention in self.mentions.get(i, ()):
            is_body = mention.kind == "institution" and mention.form == "name" and codes(mention.name)[1] == "IGO"
            if mention.kind not in _NAMED and not is_body:
                continue
            if mention.kind == "place" and not mention.country and self.tree.lower[i][:_ROOT] in self.roots:
                return self._unlisted(i), 1
            span = self.tokens(mention.start, mention.end)
            if span.start >= tokens.start and span.stop <= tokens.stop and (party := self.party(mention)) is not None:
                return party, max(span.stop - i, 1)
        first = self.tree.words[i]
        if first[0].islower() and first != "the" and self.tree.tag[i] != "NNP":
            return None, 1  # no name begins there
        for size in (4, 3, 2, 1):
            if i + size > tokens.stop:
                continue
            words = " ".join(self.tree.words[i : i + size])
            country = country_of(words) if words[0].isupper() else None
            acronym = _acronym(words)
            if country or acronym:
                span_ = self.reading.span(*self.tree.chars(i, i + size - 1))
                sector = "IGO" if country is None else "GOV"
                chain = self.of_country.get(country) if country else self.chain_of_body(acronym or "")
                return Party(span_.start, span_.end, chain, country, sector), size
            city = country_of_capital(words) if self.tree.tag[i] == "NNP" else None
            if city and not any(mention.kind == "person" for mention in self.mentions.get(i, ())):
                span_ = self.reading.span(*self.tree.chars(i, i + size - 1))
                return Party(span_.start, span_.end, None, city, None), size
            if words in self.of_name and words[0].isupper():  # "the Compact" of a name read as "Compact in Port Selm"
                bearer = self.of_chain[self.of_name[words]]
                span_ = self.reading.span(*self.tree.chars(i, i + size - 1))
                if (known := self.party(bearer)) is not None:
                    return Party(span_.start, span_.end, known.chain, known.country, known.sector), size
            if size == 1 and (named := self._adjective(i)) is not None:
                span_ = self.reading.span(*self.tree.chars(i, i))
                return Party(span_.start, span_.end, named.chain, named.country, "GOV"), 1
            if size == 1 and self.tree.lower[i][:_ROOT] in self.roots and self.tree.words[i][0].isupper():
                return self._unlisted(i), 1
        return None, 1

    def _unlisted(self, i: int) -> Party:
        """The state without a mention that a name or its adjective stands for; its chain is its first letters."""
        span = self.reading.span(*self.tree.chars(i, i))
        return Party(span.start, span.end, f"{UNLISTED}{self.tree.lower[i][:_ROOT]}", None, "GOV")

    def partner(self, tokens: range) -> Party | None:
        """The name that a hyphen joins to a side, though no list has it ("the Tharland-League Council")."""
        for i in tokens[1:-1]:
            if self.tree.words[i] == "-":
                for j in (i - 1, i + 1):
                    if self.tree.tag[j] == "NNP" and len(self.tree.words[j]) > _ROOT and self._at(j, tokens)[0] is None:
                        return self._unlisted(j)
        return None

    def _adjective(self, i: int) -> Mention | None:
        """The state or place of this text that an unknown adjective is made from ("the Valdonian embassy")."""
        word = self.tree.lower[i]
        is_made = self.tree.words[i][0].isupper() and len(word) > _ROOT and word.endswith(_ENDINGS)
        named = self.of_root.get(word[:_ROOT]) if is_made and self.tree.tag[i] in ("JJ", "NNP") else None
        return named if named is not None and named.name.lower() != word else None

    def _is_joined(self, start: int, stop: int) -> bool:
        """Whether a hyphen makes another word of a side ("pro-Valdonian", "Compact-backed")."""
        before = start > 1 and self.tree.words[start - 1] == "-" and self.tree.lower[start - 2] in _AFFIXES
        after = (
            stop + 1 < self.tree.n and self.tree.words[stop] == "-" and self.tree.tag[stop + 1] in ("VBN", "VBD", "JJ")
        )
        return before or (after and self.tree.lower[stop + 1] != "led")

    def chain_of_body(self, acronym: str) -> str | None:
        """The chain of a known organisation, if the text names it."""
        return self.of_name.get(acronym) or self.of_name.get(_FULL.get(acronym, ""))

    def party(self, mention: Mention) -> Party | None:
        """The side that a mention is: a state, or an organisation that is no company and no paper."""
        bearer = self.of_chain.get(mention.chain, mention)
        country = mention.country or bearer.country
        if country is None and mention.chain in self.states:
            return Party(mention.start, mention.end, mention.chain, None, "GOV")
        if (union := taken_up(bearer, self.unions)) is not None:
            return Party(mention.start, mention.end, union.chain, None, "IGO")
        if mention.kind == "organisation" or bearer.kind == "organisation":
            is_body = mention.chain in self.bodies or any(map(_acronym, (mention.name, bearer.name)))
            sector = "IGO" if is_body else codes(mention.name)[1] or codes(bearer.name)[1]
            if sector is None or sector in _PRIVATE:
                return None
            return Party(mention.start, mention.end, mention.chain, country, sector)
        if mention.kind == "place":
            return Party(mention.start, mention.end, mention.chain, country or country_of_capital(mention.name), None)
        if mention.kind == "institution" and mention.form == "name" and country is None:
            is_body = codes(mention.name)[1] == "IGO"  # "the Council of Europe"
            return Party(mention.start, mention.end, mention.chain, None, "IGO") if is_body else None
        return Party(mention.start, mention.end, mention.chain, country, "GOV") if country else None

    def owner(self, tokens: range, not_these: frozenset[str]) -> Party | None:
        """The side of a possessor: what it names, or whom "its", "our" and "the country's" stand for.

        A person is one without a sector: of "Dorsey's mission" nobody knows whether it is his state's. So is a name
        that no list has.

        `not_these` are the countries, chains and sectors that it cannot be: nobody keeps an embassy to himself, and no
        organisation has one.
        """
        if self.tree.tag[tokens.start] == "PRP$":
            return self._pronoun(tokens.start, not_these)
        if self.tree.tag[tokens.start] == "WP$":
            return self._before(tokens, not_these)
        if self.tree.lower[tokens.stop - 1] in kinds().nouns:
            return None  # "the mission's base"
        for party in self.among(tokens):
            if party.country or party.sector:
                return self._capital_state(party)
        for i in reversed(tokens):
            for mention in self.mentions.get(i, ()):
                span = self.tokens(mention.start, mention.end)
                if span.stop <= tokens.stop and not self._is_private(mention):
                    return Party(mention.start, mention.end, mention.chain, self._country(mention))
        if self.tree.lower[tokens.stop - 1] in ("country", "state", "republic", "kingdom"):
            return self._before(tokens, not_these)
        return None

    def bearer(self, i: int) -> Party | None:
        """The side that a personal pronoun stands for ("It has troops in Norland")."""
        for mention in self.mentions.get(i, ()):
            party = self._for(i, self.of_chain[mention.chain], frozenset()) if mention.form == "pronoun" else None
            if party is not None and party.sector in ("GOV", "IGO"):
                return party
        return None

    def _is_private(self, mention: Mention) -> bool:
        return mention.kind == "organisation" and codes(mention.name)[1] in _PRIVATE

    def _country(self, mention: Mention) -> str | None:
        known = mention.country or self.countries.get(mention.chain)
        return known or (country_of_capital(mention.name) if mention.kind in _NAMED else None)

    def _capital_state(self, party: Party) -> Party:
        """A capital that owns is its state ("Keel's envoy")."""
        if party.sector is not None or party.country is None:
            return party
        return Party(party.start, party.end, self.of_country.get(party.country, party.chain), party.country, "GOV")

    def _pronoun(self, i: int, not_these: frozenset[str]) -> Party | None:
        word = self.tree.lower[i]
        if word in ("our", "my"):
            for start, stop, chain in self.speakers:
                if start <= i < stop and chain in self.of_chain:
                    return self._for(i, self.of_chain[chain], not_these) or self._speaker(i, chain)
            return None
        for mention in self.mentions.get(i, ()):
            if mention.form == "pronoun":
                found = self._for(i, self.of_chain[mention.chain], not_these)
                if found is not None:
                    return found
        return self._before(range(i, i + 1), not_these) if word in ("its", "their") else None

    def _speaker(self, i: int, chain: str) -> Party:
        """The speaker, where this text does not say for which country he speaks; another account may."""
        span = self.reading.span(*self.tree.chars(i, i))
        return Party(span.start, span.end, chain)

    def _for(self, i: int, bearer: Mention, not_these: frozenset[str]) -> Party | None:
        """The side that a pronoun stands for."""
        span = self.reading.span(*self.tree.chars(i, i))
        country = self._country(bearer)
        union = taken_up(bearer, self.unions)
        bearer = union or self._movement(bearer) or bearer
        of_name = codes(bearer.name)[1] if bearer.kind in ("organisation", "institution") else None
        sector = of_name if bearer.kind == "organisation" or of_name == "IGO" else ("GOV" if country else None)
        sector = "IGO" if bearer.chain in self.bodies or union is not None else sector
        sector = None if bearer.kind == "person" else ("GOV" if bearer.chain in self.states else sector)
        is_nobody = country is None and (sector in _PRIVATE or (sector is None and bearer.form != "name"))
        if is_nobody or {country, bearer.chain, sector} & not_these:
            return None
        chain = bearer.chain if bearer.kind in ("state", "organisation") else self.of_country.get(country or "")
        return Party(span.start, span.end, chain or bearer.chain, country, sector)

    def _movement(self, bearer: Mention) -> Mention | None:
        """The group whose name stands before "the Islamist movement"."""
        at = movement_before(self.tree, self.tokens(bearer.start, bearer.end)[-1]) if bearer.form != "name" else None
        named = self.mentions.get(at, ()) if at is not None else ()
        return next((one for one in named if one.kind in ("organisation", "group")), None)

    def _before(self, tokens: range, not_these: frozenset[str]) -> Party | None:
        """The nearest side in front of a possessor in its sentence."""
        own = self.reading.span(*self.tree.chars(tokens.start, tokens[-1]))
        first = self.tree.first[tokens.start]
        if first == tokens.start and first > 0:
            first = self.tree.first[first - 1]  # "Its mission" takes up the sentence before
        if self.tree.is_verb(first):
            first = max(first - 2, 0)  # the parse cut the sentence behind its subject
        for party in reversed(self.among(range(first, tokens.start))):
            party = self._capital_state(party)
            if (party.country or party.sector) and not {party.country, party.chain, party.sector} & not_these:
                if party.chain and party.chain.startswith(UNLISTED):
                    return party
                return Party(own.start, own.end, party.chain, party.country, party.sector or "GOV")
        return self._subject(first, tokens.start)

    def _subject(self, first: int, stop: int) -> Party | None:
        """A name that no list and no mention has, and that is the subject of "Tharland recalled its ambassador"."""
        for i in range(first, stop):
            is_name = self.tree.tag[i] == "NNP" and len(self.tree.words[i]) > _ROOT
            if is_name and self.tree.dep[i] in ("nsubj", "nsubjpass") and not self.mentions.get(i):
                self.roots.add(self.tree.lower[i][:_ROOT])
                return self._unlisted(i)
        return None

    def place_before(self, i: int) -> Party | None:
        """The nearest place or state in front of a token in its sentence ("the office there")."""
        for start in reversed(self.places):
            if self.tree.first[i] <= start < i:
                for mention in self.mentions[start]:
                    if mention.kind in _PLACES:
                        return self.party(mention)
        return None

    def place(self, tokens: range) -> Party | None:
        """The place of a name that the mentions take for a body or a person: behind "in" it is one."""
        for i in tokens:
            for mention in self.mentions.get(i, ()):
                span = self.tokens(mention.start, mention.end)
                is_name = mention.kind in ("organisation", "person") and mention.form == "name"
                is_name = is_name and self.tree.tag[i] == "NNP"
                if is_name and span.start >= tokens.start and span.stop <= tokens.stop:
                    return Party(mention.start, mention.end, mention.chain, country_of_capital(mention.name))
        names = [
            i
            for i in tokens
            if self.tree.tag[i] == "NNP" and self.tree.words[i].istitle() and self.tree.words[i].isalpha()
        ]
        names = [i for i in names if self.tree.lower[i] not in CALENDAR]
        if not names or any(one.kind in ("person", "organisation") for i in names for one in self.mentions.get(i, ())):
            return None
        last = names[0]
        while last + 1 in names:
            last += 1
        span_ = self.reading.span(*self.tree.chars(names[0], last))
        return Party(span_.start, span_.end)

    def city(self, party: Party | None) -> str | None:
        """The words of a place that name no country and no street, lower case."""
        words = self.reading.document.text[party.start : party.end].lower() if party is not None else ""
        words = words.removeprefix("the ")
        if words.rpartition(" ")[2] in _STREETS:
            return None
        is_country = party is None or party.sector is not None or country_of(words.title()) is not None
        return None if is_country else words

    def is_full_name(self, party: Party) -> bool:
        """Whether a side is printed with a country's name, not with an adjective or an abbreviation."""
        words = self.reading.document.text[party.start : party.end]
        return country_of_name(words) is not None and country_of_demonym(words) is None and not words.isupper()


def _is_listed_word(word: str) -> bool:
    """Whether a list has a word for a state or an organisation."""
    return country_of(word) is not None or word in _CONTINENTS or _acronym(word) is not None


def _is_longer(one: Mention, other: Mention) -> bool:
    """Whether a name of an institution is the fuller one ("United Nations Security Council" of "Council")."""
    return one.kind == "institution" and one.name.endswith(f" {other.name}")


def _acronym(words: str) -> str | None:
    """The acronym of a known body ("U.N.", "the United Nations" -> UN), or None."""
    bare = words.removeprefix("the ").removeprefix("The ").replace(".", "")
    return bare if bare in _FULL else _ACRONYMS.get(bare)
