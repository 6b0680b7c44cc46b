"""The parties of a document: which words stand for somebody with a country or a sector."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from consilience.annotate.events.parties import codes
from consilience.annotate.events.vocabulary import vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Mention
from consilience.model.events import Party
from consilience.text.countries import country_of, country_of_capital, is_seat_of_bodies
from consilience.text.days import CALENDAR
from consilience.text.word_sets import word_set

_ACTORS: Final = frozenset({"person", "state", "organisation", "institution", "group"})
_PEOPLE: Final = word_set(
    """
    staff employee member personnel official representative people worker officer servant citizen national delegation
    head chief leader leadership side team group unit troop force soldier aide adviser advisor deputy
    circle entourage crony affiliate offshoot branch wing
    """
)
"""Nouns for people who are what their owner is: "its employees"."""
_INSTITUTIONS: Final = word_set(
    """
    mission embassy consulate office bureau headquarters representation delegation post ministry institution agency
    council base ship vessel government army military navy police parliament court
    """
)
_CRAFT: Final = word_set(
    "ship vessel boat plane jet aircraft helicopter drone tanker bomber submarine warship frigate tank airliner base"
    " warplane artillery column gunboat destroyer"
)
_STRIKES: Final = word_set("strike airstrike attack raid blast bombing")
"""What is carried out is nobody, though who strikes for pay has a sector."""
_PERSON_ENDS: Final = ("er", "or", "ist", "man", "woman", "ee", "ian", "ant", "crat", "eer", "ese")
_NO_PERSON: Final = word_set(
    """
    border order paper power water letter matter center centre river harbor harbour sector factor tower chapter number
    quarter trailer computer newspaper charter border winter summer offer danger answer disaster cluster barrier
    corridor error terror horror door floor color colour labor labour mirror list restaurant grant plant guarantee
    committee degree fee coffee war
    """
)
_OTHERS: Final = word_set(
    "ally backer partner neighbour neighbor rival foe opponent enemy counterpart colleague opposite-number"
)
"""Nouns for people who are not what their owner is: "its Norlandic ally"."""
_AIMED: Final = word_set("lash hit point finger snap rail fire jeer sneer")
"""Words behind whose "at" stands whom somebody blames."""
_CROWDS: Final = word_set("thousand hundred dozen")
_OF_VERBS: Final = ("nsubj", "nsubjpass", "dobj")
_SERVING: Final = frozenset({"GOV", "MIL", "LEG", "SPY"})
"""Sectors of those who serve the country of the one whose they are."""
_HALVES: Final = frozenset({"North", "South", "East", "West"})
_MANY: Final = word_set("thousand hundred dozen ten million score crowd group number majority")
_INSIDE: Final = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"})
_JOINS: Final = word_set("that and but as while when if")
"""Words that are no part of a name that follows them."""
_TIMES: Final = CALENDAR | word_set("late early mid today yesterday")
_PRONOUNS: Final = ("PRP", "PRP$")
Codes = tuple[str | None, str | None]


class Sides:
    """Parties by the token that heads their words."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self._tokens: dict[tuple[int, int], range] = {}
        self._parties: dict[int, Party | None] = {}
        self.heads: dict[int, Mention] = {}
        self.by_chain: dict[str, list[Mention]] = {}
        for mention in annotations.mentions:
            head = self.head_of(self.tokens(mention.start, mention.end))
            if mention.form != "pronoun":
                self.by_chain.setdefault(mention.chain, []).append(mention)
            known = self.heads.get(head)
            if known is None or mention.end - mention.start < known.end - known.start:
                self.heads[head] = mention
        named = (row.name for row in annotations.mentions if row.form == "name")
        self._last_names = {name.rsplit(" ", 1)[-1] for name in named if name}
        self.chains: dict[str, Codes] = {}
        self.kinds: dict[str, str] = {}
        self._halves: dict[str, Mention | None] = {}
        text = reading.document.text
        for mention in sorted(annotations.mentions, key=lambda row: (row.form != "name", row.start)):
            country, sector = self.chains.get(mention.chain, (None, None))
            of_words = (None, None) if mention.form == "pronoun" else codes(text[mention.start : mention.end])
            of_role = codes(mention.role) if mention.role else (None, None)
            self.chains[mention.chain] = country or mention.country or of_words[0], sector or of_role[1] or of_words[1]
            self.kinds.setdefault(mention.chain, mention.kind)

    def tokens(self, start: int, end: int) -> range:
        """The tokens of a raw stretch, without white space at its start; looked for once."""
        known = self._tokens.get((start, end))
        if known is None:
            found = self.reading.covering(start, end)
            i, j = found.start, found.stop - 1
            while i < j and self.tree.words[i].isspace():
                i += 1
            known = self._tokens[start, end] = range(i, j + 1)
        return known

    def head_of(self, place: range) -> int:
        """The token of a place whose head stands outside; of several the one with most under it."""
        if len(place) == 1:
            return place[0]
        head, tag = self.tree.head, self.tree.tag
        tops = [i for i in place if head[i] not in place or head[i] == i]
        return next((i for i in tops if tag[i].startswith(("NN", "PRP"))), tops[0] if tops else place[0])

    def at(self, i: int) -> Party | None:
        """The party that token `i` heads, or None where its words do not say who it is; looked for once."""
        if i not in self._parties:
            self._parties[i] = self._at(i)
        return self._parties[i]

    def _at(self, i: int) -> Party | None:
        mention = self.heads.get(i)
        if mention is None:
            return self._unnamed(i) or self._demonym(i)
        if mention.kind == "place" and (state := self._split(i, mention)) is not None:
            return state
        if mention.kind == "place" and self.tree.words[i] in _HALVES:
            return self._half(i, mention)
        if mention.kind not in _ACTORS or self._is_pair(mention):
            return None
        country, sector = self.chains[mention.chain]
        if self.tree.lemma[i] in _OTHERS:
            country = codes(self.reading.document.text[mention.start : mention.end])[0]
            country = country if self._is_owned(i) else None  # "a close U.S. ally" is not the U.S.
        if sector in _SERVING and country is None and mention.form != "pronoun":
            country = self._served(i, mention)
        if mention.form == "metonym" and mention.kind == "organisation":
            sector = sector or "IGO"  # a city for the bodies that sit there
        if mention.kind == "state" and sector == "CVL":
            sector = None  # "the Norlanders" beside "Norland"
        start = self._start(i, mention)
        if not country and not sector and mention.form != "pronoun":
            if mention.form == "name" and (title := self._title(i)) is not None:
                return Party(start, mention.end, mention.chain, title.country, title.sector)
            return self._unnamed(i) or Party(start, mention.end, mention.chain)
        return Party(start, mention.end, mention.chain, country, sector)

    def _is_owned(self, i: int) -> bool:
        """Whether one of others has an owner, so that a country in front is their own: "its Norlandic ally"."""
        return self.tree.tag[i] == "NN" and any(self.tree.tag[c] == "PRP$" for c in self.tree.children[i])

    def _served(self, i: int, mention: Mention) -> str | None:
        """The country of those whose office it is: "Keel's government", "the Keel administration", "Oslo's envoy"."""
        tree = self.tree
        place = self.tokens(mention.start, mention.end)
        for c in (c for c in tree.children[i] if c in place and tree.dep[c] in ("poss", "compound")):
            owner = self.heads.get(c)
            if owner is not None and owner is not mention and owner.form != "pronoun":
                return self.chains[owner.chain][0]
        return None

    def _is_pair(self, mention: Mention) -> bool:
        """Whether a hyphen joins the names of two parties: "the Keel-Ruhl summit"."""
        one, hyphen, other = mention.name.partition("-")
        return bool(hyphen) and mention.form == "name" and {one.strip(), other.strip()} <= self._last_names

    def _split(self, i: int, mention: Mention) -> Party | None:
        """The state of whose name a mention is only the last word."""
        tree = self.tree
        if i == 0 or tree.dep[i - 1] != "compound" or tree.head[i - 1] != i:
            return None
        country = country_of(f"{tree.words[i - 1]} {tree.words[i]}")
        start = self.reading.span(tree.start[i - 1], tree.end[i]).start
        return Party(start, mention.end, mention.chain, country) if country else None

    def _half(self, i: int, mention: Mention) -> Party | None:
        """The one state of the text that "the North" stands for: that whose name opens with it."""
        tree = self.tree
        if tree.lower[i - 1] != "the" or tree.child(i, "compound", "prep", "nmod") is not None:
            return None
        if not self._halves:
            text = self.reading.document.text
            states = [row for rows in self.by_chain.values() for row in rows if row.kind == "state" and row.country]
            for row in states:
                self._halves.setdefault(text[row.start : row.end].removeprefix("the ").partition(" ")[0], row)
            self._halves.setdefault("", None)
        state = self._halves.get(tree.words[i])
        return None if state is None else Party(mention.start, mention.end, state.chain, state.country)

    def _start(self, i: int, mention: Mention) -> int:
        """Where the words of a mention begin, without a time or a joining word: "late September Norlandic forces"."""
        tree = self.tree
        place = self.tokens(mention.start, mention.end)
        j = place[0]
        while j < i and (tree.lower[j] in _JOINS or tree.lower[j] in _TIMES or self._is_of_next(j, place)):
            j += 1
        return mention.start if j == place[0] else self.reading.span(tree.start[j], tree.end[j]).start

    def _is_of_next(self, j: int, place: range) -> bool:
        """Whether an article belongs to a noun behind a mention: "a rebel-held town"."""
        return self.tree.lower[j] in ("a", "an") and self.tree.head[j] not in place

    def _title(self, i: int) -> Party | None:
        """What stands in front of a name that has no codes of its own: "the Norlandic photographer Ada Keel"."""
        tree = self.tree
        inside = (c for c in tree.children[i] if c < i and tree.dep[c] in ("compound", "amod", "nmod"))
        places = [c for c in inside if tree.words[c][:1].islower()]
        found = [party for c in places for party in (self._unnamed(c), self.at(c)) if party is not None]
        return min(found, key=lambda party: (party.country is None, party.sector is None), default=None)

    def named(self, party: Party) -> Party:
        """A party whose words are a pronoun, by the words of its sentence that the pronoun stands for, if any."""
        i = self.tokens(party.start, party.end)[0]
        if party.chain is None or self.tree.tag[i] != "PRP":
            return party
        first = self.tree.start[self.tree.first[i]]
        for mention in reversed(self.by_chain.get(party.chain, ())):
            if mention.start < party.start and self.reading.position(mention.start) >= first:
                return replace(party, start=mention.start, end=mention.end)
        return party

    def is_from_elsewhere(self, i: int) -> bool:
        """Whether nobody in the sentence of a pronoun is said to be whom it stands for."""
        mention = self.heads.get(i)
        if mention is None:
            return False
        first, last = self.tree.start[self.tree.first[i]], self.tree.end[self.tree.last[i]]
        places = (self.reading.position(row.start) for row in self.by_chain.get(mention.chain, ()))
        return not any(first <= place < last for place in places)

    def owner_meant(self, party: Party, other: Party) -> Party:
        """A party, or whose people the other one is where a pronoun behind them means him: "Keel's critics blame him".

        The pronoun may be read as somebody of an earlier sentence.
        """
        place = self.tokens(party.start, party.end)
        owner = self.tree.child(self.head_of(self.tokens(other.start, other.end)), "poss")
        if self.tree.tag[place[0]] != "PRP" or owner is None or not self.is_from_elsewhere(place[0]):
            return party
        found = self.at(owner)
        is_person = found is not None and self.kind(found) == "person" and self.tree.lower[place[0]] in ("him", "her")
        return found if found is not None and is_person else party

    def is_other(self, place: range) -> bool:
        """Whether words are for somebody beside their owner: "its ally"."""
        return self.tree.lemma[self.head_of(place)] in _OTHERS

    def people(self, i: int) -> Party | None:
        """People without a name or a code: "the two men"."""
        tree = self.tree
        lemma = tree.lemma[i]
        is_thing = lemma in _INSTITUTIONS or lemma in _CRAFT or lemma in _STRIKES or tree.tag[i] not in ("NN", "NNS")
        if is_thing or not (lemma in _PEOPLE or self._is_actor_word(lemma)):
            return None
        return self.phrase(i)

    def phrase(self, i: int) -> Party:
        """Whoever a noun phrase names, without a code."""
        inside = (c for c in self.tree.children[i] if self.tree.dep[c] in _INSIDE and c < i)
        first = min((self.tree.left[c] for c in inside), default=i)
        span = self.reading.span(self.tree.start[first], self.tree.end[i])
        return Party(span.start, span.end)

    def named_place(self, i: int) -> Party | None:
        """The town or region that a token names: "bombed Keel"."""
        mention = self.heads.get(i)
        if mention is None or mention.kind != "place" or mention.form != "name":
            return None
        return Party(mention.start, mention.end, mention.chain)

    def capital(self, i: int) -> Party | None:
        """The state that the capital which a token names stands for, behind "of" or "to": "demanded of Keel"."""
        mention = self.heads.get(i)
        above = self.tree.head[i]
        is_at = self.tree.lower[above] == "at" and self.tree.lemma[self.tree.head[above]] in _AIMED
        if mention is None or mention.kind != "place" or not (is_at or self.tree.lower[above] in ("of", "to")):
            return None
        name = self.reading.document.text[mention.start : mention.end]
        country = None if is_seat_of_bodies(name) else country_of_capital(name)
        is_said = country is not None and (is_at or self.tree.is_verb(self.tree.head[above]))
        return Party(mention.start, mention.end, mention.chain, country) if is_said else None

    def is_told(self, party: Party) -> bool:
        """Whether the document says who a party is, not only "them"."""
        i = self.tokens(party.start, party.end)[0]
        is_pronoun = self.tree.tag[i] in _PRONOUNS and self.heads.get(i) is not None
        return not is_pronoun or party.chain in self.by_chain or bool(party.country or party.sector)

    def is_institution(self, i: int) -> bool:
        """Whether a token is a noun for an office, a mission or a force."""
        return self.tree.lemma[i] in _INSTITUTIONS

    def kind(self, party: Party) -> str | None:
        """The kind of actor of a party, where it is a mention."""
        return self.kinds.get(party.chain) if party.chain else None

    def _unnamed(self, i: int) -> Party | None:
        """A party that is no mention but has a country or a sector by its words, or by whose it is."""
        tree = self.tree
        lemma = tree.lemma[i]
        is_act = lemma in vocabulary().nouns and lemma not in _INSTITUTIONS | _CRAFT and not self._is_camp(i)
        if not tree.tag[i].startswith("NN") or is_act:
            return None
        inside = [c for c in tree.children[i] if tree.dep[c] in _INSIDE and c < i]
        first = min([i, *inside])
        own = [c for c in inside if tree.dep[c] not in ("poss", "nmod") and tree.tag[c] not in _PRONOUNS]
        country, sector = codes(self.reading.text[tree.start[min([i, *own])] : tree.end[i]])
        last = i
        if lemma in _MANY and (crowd := self._many(i)) is not None:
            lemma, last = tree.lemma[crowd], crowd
            country, sector = codes(self.reading.text[tree.start[i] : tree.end[crowd]])
        elif lemma in _CROWDS and tree.tag[i] == "NNS" and tree.dep[i] in _OF_VERBS and tree.right[i] == i:
            lemma, sector = "people", "CVL"  # "hundreds gathered"
        is_people, is_institution = lemma in _PEOPLE, lemma in _INSTITUTIONS
        is_nation = tree.tag[last] == "NNPS" and country is not None
        is_counted = any(tree.dep[c] == "nummod" for c in inside)
        is_nation = is_nation and (last != i or is_counted or "the" in (tree.lower[c] for c in inside))
        is_other = lemma in _OTHERS and bool(country or sector)
        is_actor = (
            is_people
            or is_other
            or is_institution
            or is_nation
            or self._is_actor_word(lemma)
            or tree.lower[i] == "media"
        )
        if not is_actor:
            return None
        if (is_people or is_institution or sector) and lemma not in _OTHERS:
            for owner, end in self._owners(i):
                country = country or owner.country
                if is_people or not sector:
                    sector = sector if sector not in (None, "LAB", "CVL") else owner.sector or sector
                last = max(last, end)
                break
            if is_institution and country and not sector:
                sector = "GOV"
        if lemma in _OTHERS and not self._is_owned(i):
            country = None
        if not (country or sector):
            return None
        if is_nation and not sector and is_counted:
            sector = "CVL"  # "the three Norlanders" are not Norland
        span = self.reading.span(tree.start[min(first, last)], tree.end[max(i, last)])
        return Party(span.start, span.end, None, country, sector)

    def _is_camp(self, i: int) -> bool:
        """Whether a noun names those who oppose, not what they do: "the opposition", but for "the opposition to"."""
        children = self.tree.children[i]
        has_the = any(self.tree.lower[c] == "the" for c in children)
        return self.tree.lemma[i] == "opposition" and has_the and not any(self.tree.lower[c] == "to" for c in children)

    def _many(self, i: int) -> int | None:
        """Whom a number counts: "thousands of miners"."""
        of = next((c for c in self.tree.children[i] if self.tree.lower[c] == "of"), None)
        return None if of is None else self.tree.child(of, "pobj")

    def _demonym(self, i: int) -> Party | None:
        """A country that an adjective in front of a noun names: "Norlandic attacks"."""
        tree = self.tree
        if tree.dep[i] not in ("amod", "compound", "nmod") or not tree.words[i][:1].isupper():
            return None
        is_pair = i > 0 and tree.head[i - 1] in (i, tree.head[i]) and tree.tag[i - 1] != "DT"
        first = i - 1 if is_pair and country_of(f"{tree.words[i - 1]} {tree.words[i]}") else i
        country = country_of(" ".join(tree.words[first : i + 1]))
        if country is None:
            return None
        span = self.reading.span(tree.start[first], tree.end[i])
        return Party(span.start, span.end, None, country, None)

    def _is_actor_word(self, lemma: str) -> bool:
        """Whether a noun is for people, or for something that has a flag."""
        is_person = lemma.endswith(_PERSON_ENDS) and lemma not in _NO_PERSON
        return is_person or lemma in _CRAFT or codes(lemma)[1] is not None

    def _owners(self, i: int) -> list[tuple[Party, int]]:
        """Those whom a noun belongs to, with the last token of their words."""
        tree = self.tree
        found: list[tuple[Party, int]] = []
        for c in tree.children[i]:
            if tree.dep[c] in ("poss", "nmod") and (party := self.at(c)) is not None:
                found.append((party, c))
            elif tree.dep[c] == "prep" and tree.lower[c] in ("of", "at"):
                for d in tree.children[c]:
                    if tree.dep[d] == "pobj" and d > i and (party := self.at(d)) is not None:
                        end = self.tokens(party.start, party.end)[-1]
                        found.append((party, end))
        return [(party, end) for party, end in found if party.country or party.sector]
