"""Drafts from noun phrases: which kind it is by what stands in the phrase, and who sends, receives and hosts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.institutions.chains import Draft, key
from consilience.annotate.institutions.keepers import bidden, founders, is_of_talks, is_taken_away, keeper, teller
from consilience.annotate.institutions.pairs import has_matter, is_mutual, line_ends
from consilience.annotate.institutions.phrases import Complement, Named, is_moved
from consilience.annotate.institutions.sides import Sides
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.countries import is_seat_of_bodies
from consilience.text.institution_kinds import Kind, Phrase, kinds
from consilience.text.word_sets import word_set

_OF_STATES: Final = frozenset(
    {"embassy", "consulate", "interests_section", "ambassador", "consul", "charge_d_affaires"}
)
"""Kinds that states alone have, and that they have with states alone."""
_OF_PRIVATE: Final = frozenset({"business", "review", "friendship"})
"""Words of bodies that carry two names and are of one side, or of none ("the Norway-Poland Business Council")."""
_OF_UNIONS: Final = frozenset({("secretariat",), ("council", "of", "ministers"), ("court", "of", "justice")})
"""Organs that a text names without their organisation where it tells of one only."""
_ELSEWHERE: Final = word_set("mars moon lunar space orbit orbital iss station channel sea ocean mediterranean")
"""Words of missions and crossings that are no matter of states."""
_SENT: Final = frozenset({"mission", "delegation", "representation"})
_CLOSING: Final = word_set("close reopen shut open seal")
_SEATS: Final = word_set("headquarters capital seat road river highway line bridge pass border")
_FURTHER: Final = word_set("more other others additional extra further another fresh")
_OTHER: Final = word_set(
    "twitter facebook instagram telegram weibo blog web media social air force naval navy army military"
)
"""Words in front of "post" and "base" that are no place."""
_TALKS: Final = ("talk", "negotiation", "negotiator")
_WHITHER: Final = frozenset({"to", "for", "with"})
_WHERE: Final = frozenset({"in", "at", "near", "on", "inside", "along"})


@dataclass(slots=True)
class _Found:
    """The sides of one phrase; `end` is its last token. `more` are further ones that receive, or host (`spread`)."""

    end: int
    sends: Party | None = None
    receives: Party | None = None
    host: Party | None = None
    is_foreign: bool = False
    spread: str = "receives"
    more: tuple[Party, ...] = ()


class Drafts:
    """The drafts of one document."""

    def __init__(self, tree: Tree, sides: Sides) -> None:
        self.tree = tree
        self.sides = sides
        self.kinds = kinds()

    def drafts(self, phrase: Named) -> list[Draft]:
        """The drafts of a phrase: none where its words name no institution and no post, several where they name several
        by their places ("the consulates in Keel and Varrow")."""
        first = self.kinds.by_name[phrase.phrases[0].kind]
        if phrase.is_former or not _ELSEWHERE.isdisjoint(self._around(phrase)):
            return []
        if first.name == "force_commander" and "air" in self.tree.lower[phrase.head - 3 : phrase.head]:
            return []  # "the air force commander"
        if first.is_joint:
            others = tuple(one for one in phrase.phrases if not self.kinds.by_name[one.kind].is_joint)
            joint, of = self._joint(phrase, first), self._of(phrase)
            is_of_union = of is not None and of.sector == "IGO" and all(one.sends is None for one in joint)
            if (joint and not is_of_union) or not others:
                return joint
            phrase = replace(phrase, phrases=others)
            first = self.kinds.by_name[others[0].kind]
        found = self._sides(phrase, first)
        each = [found, *(self._at(found, party) for party in found.more if phrase.is_plural)]
        return [draft for one in each if (draft := self._draft(phrase, one, len(each) > 1)) is not None]

    def _at(self, found: _Found, party: Party) -> _Found:
        """The sides with another one that receives, or hosts; the phrase goes on to it."""
        last = self.sides.tokens(party.start, party.end)[-1]
        if found.spread == "host":
            return replace(found, host=party, end=last)
        return replace(found, receives=party, end=last)

    def _draft(self, phrase: Named, found: _Found, is_one_of: bool) -> Draft | None:
        used = self._used(phrase, found)
        is_several = phrase.is_plural or self.tree.tag[phrase.head] == "NNS"
        if used is None or (is_several and not _FURTHER.isdisjoint(self._words(phrase))):
            return None  # "more monitors", "another 300 troops"
        kind = self.kinds.by_name[used.kind]
        if kind.name == "delegation" and not self.sides.has_word(_TALKS):
            is_seat = phrase.is_definite and found.host is not None and _is_of_body(found.sends)
            if not is_seat:
                return None
            kind = self.kinds.by_name["mission"]  # an organisation calls its embassy so
        if kind.name == "mission" and _is_state(found.sends) and is_seat_of_bodies(self.sides.city(found.host) or ""):
            kind = self.kinds.by_name["mission_to_organisation"]  # an embassy would be called so
        if _is_bilateral(kind, found):
            found.receives = found.host
        is_across = kind.template == "printed"  # "the crossing with Norland" is on both sides
        is_by_state = found.receives is not None and found.receives.sector != "IGO" and found.receives.country
        if found.host is None and is_by_state and not is_across:
            found.host = found.receives
        if kind.is_organ and kind.channel == "political" and not self._is_organ(phrase, found):
            return None
        is_plural = phrase.is_plural and not is_one_of
        if is_plural and not (found.sends and (found.receives or found.host)):
            return None
        return Draft(
            phrase.start,
            found.end,
            phrase.head,
            kind,
            " ".join(used.words),
            found.sends,
            found.receives,
            found.host,
            self._name(phrase, kind, found),
            self.sides.city(found.host),
            is_definite=phrase.is_definite or (used.need == "beside" and self._is_known_group(phrase)),
            is_plural=is_plural,
            is_loose=self._is_loose(phrase, kind, used, found),
            is_owned=self._is_owned(phrase),
            is_foreign=found.is_foreign,
        )

    def _words(self, phrase: Named) -> list[str]:
        """The words in front of the noun, lower case."""
        return self.tree.lower[phrase.front.start : phrase.head]

    def _around(self, phrase: Named) -> list[str]:
        """The words that stand in front of the noun of a mission or a crossing, and those that "to" joins to it."""
        if self.tree.lower[phrase.head].removesuffix("s") not in ("mission", "crossing"):
            return []
        behind = (complement.tokens for complement in phrase.complements if complement.word in _WHITHER)
        return [self.tree.lower[i] for tokens in (phrase.front, *behind) for i in tokens]

    def _sides(self, phrase: Named, kind: Kind) -> _Found:
        """Who sends, receives and hosts: the possessor or the first side in front, what stands behind, and the rest."""
        found = self._behind(phrase)
        front = self.sides.among(phrase.front)
        states = [one for one in front if one.sector is not None]
        cities = [one for one in front if one.sector is None]
        if phrase.owner:
            found.sends = self._owner(phrase, found)
            found.is_foreign = found.sends is None
        elif states and not self._is_about(phrase, kind, states):
            found.sends = states.pop(0)
        found.sends = found.sends or self._of(phrase)
        is_anybodys = kind.is_organ or (kind.template == "printed" and kind.name != "talks")
        if found.sends is None and not (phrase.owner or is_anybodys):
            host = found.host.country if found.host else None
            found.sends = keeper(
                self.tree, self.sides, phrase.head, host, is_talks=kind.name == "talks", is_post=kind.is_post
            )
            is_of_state = any(one.kind in _OF_STATES for one in phrase.phrases) and not front
            if found.sends is None and host is not None and is_of_state and phrase.is_definite:
                found.sends = teller(self.tree, self.sides, phrase.head, host)
        if found.sends is None and not front and self._is_of_only_union(phrase, kind, found):
            found.sends = self.sides.only_union(phrase.head)
        if found.receives is None and states and key(states[0]) != key(found.sends):
            found.receives = states[0]
        if found.host is None and cities and not kind.is_post:
            found.host = cities[-1]
        is_open = found.host is None and phrase.is_definite and not (front or phrase.owner)
        is_of_town = bool(kind.beside) or kind.channel == "consular"
        if is_open and is_of_town and kind.is_local and _OTHER.isdisjoint(self._words(phrase)):
            near = [one for i in phrase.front for one in self.sides.mentions.get(i, ())]
            is_persons = any(one.kind == "person" and one.form == "name" for one in near)
            found.host = None if is_persons else self.sides.place(phrase.front)
        if found.receives is not None and key(found.receives) == key(found.sends):
            found.receives = None
        if front and self._is_to(phrase, found):
            found.sends, found.receives = None, found.sends
        is_of_state = any(one.kind in _OF_STATES for one in phrase.phrases)
        if is_of_state and found.receives is None and found.sends and found.sends.sector == "IGO":
            found.sends, found.receives = None, found.sends  # "the U.N. ambassador" is a state's
        return found

    def _is_of_only_union(self, phrase: Named, kind: Kind, found: _Found) -> bool:
        """Whether words that hardly anything but an organisation of states has stand alone ("the secretariat")."""
        words = phrase.phrases[0].words
        is_alone = kind.is_organ and phrase.is_definite and not phrase.owner and not phrase.is_plural
        return is_alone and (words in _OF_UNIONS) and (found.receives is None)

    def _is_to(self, phrase: Named, found: _Found) -> bool:
        """Whether an organisation in front is whom a mission of the text goes to ("the Compact mission")."""
        is_open = found.receives is None and found.host is None and not phrase.owner
        is_sent = is_open and self.tree.lower[phrase.head] in _SENT and phrase.phrases[0].need == "body"
        return is_sent and found.sends is not None and found.sends.chain in self.sides.accredited

    def _is_about(self, phrase: Named, kind: Kind, states: Sequence[Party]) -> bool:
        """Whether the only side in front is whom an envoy deals with: a noun, no adjective ("the Valdonia envoy")."""
        if kind.name not in ("special_representative", "representative") or len(states) > 1:
            return False
        last = self.sides.tokens(states[0].start, states[0].end)[-1]
        return last == phrase.head - 1 and self.sides.is_full_name(states[0])

    def _owner(self, phrase: Named, found: _Found) -> Party | None:
        """The possessor: not the side to which it goes, and for an embassy no organisation."""
        taken = {one.country or one.chain or "" for one in (found.receives, found.host) if one is not None}
        if self._is_owned(phrase) and any(one.kind in _OF_STATES for one in phrase.phrases):
            taken.add("IGO")
            told = bidden(self.tree, self.sides, phrase.head)
            if told is not None and (told.country or told.chain) not in taken:
                return told
        return self.sides.owner(phrase.owner, frozenset(taken))

    def _is_owned(self, phrase: Named) -> bool:
        """Whether the possessor is a pronoun."""
        return bool(phrase.owner) and self.tree.tag[phrase.owner.start] == "PRP$"

    def _used(self, phrase: Named, found: _Found) -> Phrase | None:
        """The first entry of the vocabulary whose need is met."""
        is_in_state = _is_state(found.host) or (found.receives is not None and found.receives.sector != "IGO")
        is_of_body = found.sends is not None and found.sends.sector == "IGO" and found.host is not None
        for used in phrase.phrases:
            if used.need == "beside":
                if self._is_beside(phrase, self.kinds.by_name[used.kind], found):
                    return used
            elif used.need == "body":
                if found.receives is not None and found.receives.sector == "IGO":
                    return used
            elif used.need == "name":
                if self._is_side_name(phrase, found) or self._is_again(phrase, used):
                    return used
            elif used.need == "place":
                is_kept = _is_known(found.sends) and _is_abroad(found) and self._is_bare(phrase, used)
                if is_kept or self._is_again(phrase, used):
                    return used
            elif self.kinds.by_name[used.kind].is_to_body and (is_in_state or is_of_body):
                continue  # "the Compact's permanent mission in Keel" goes to no organisation
            elif used.need == "any" or self._is_bare(phrase, used):
                return used
        return None

    def _is_side_name(self, phrase: Named, found: _Found) -> bool:
        """Whether a side and the noun are a name by themselves ("Valdonian House", "the Polish Institute in Keel")."""
        head = phrase.head
        following = self.tree.tag[head + 1] if head + 1 < self.tree.n else ""
        is_name = self.tree.words[head][0].isupper() and not phrase.is_plural and not following.startswith("NNP")
        if not is_name or len(phrase.front) != 1 or any(one.word in ("of", "for", "on") for one in phrase.complements):
            return False
        if found.host is not None and found.host.country == "TWN":
            return False  # what states that do not recognise it have there are no houses of culture
        return _is_state(found.sends) and not phrase.owner and (_is_abroad(found) or not phrase.is_definite)

    def _is_organ(self, phrase: Named, found: _Found) -> bool:
        """Whether an organ is meant, no occasion ("at the council") and nothing else ("a council resolution")."""
        is_occasion = phrase.start > 0 and self.tree.lower[phrase.start - 1] in ("at", "during")
        is_front = self.tree.dep[phrase.head] in ("compound", "nmod", "amod")
        is_court = self.kinds.by_name[phrase.phrases[0].kind].name == "court"
        is_known = found.sends is not None and (found.sends.sector == "IGO" or (is_court and _is_state(found.sends)))
        return is_known and self._is_specific(phrase) and not (is_occasion or is_front or phrase.is_plural)

    def _is_beside(self, phrase: Named, kind: Kind, found: _Found) -> bool:
        """Whether the text has a word that tells what a noun of many meanings is, and a place is named for a place."""
        is_mission = self.tree.lower[phrase.head] == "mission" and found.sends is not None
        is_told = self.sides.has_word(kind.beside) or (kind.name == "border_crossing" and self._is_closed(phrase))
        if is_mission or not is_told or not self._is_plain(phrase):
            return False
        if kind.is_local or kind.template == "printed":
            is_owned_by_state = kind.template != "printed" and _is_state(found.sends)
            return self.sides.city(found.host) is not None and not is_owned_by_state
        return not _is_state(found.sends) and (found.sends is None or found.sends.sector == "IGO")

    def _is_closed(self, phrase: Named) -> bool:
        """Whether a state closes or opens it ("Valdonia closed the checkpoint at Varrow")."""
        verb = self.tree.head[phrase.head]
        if self.tree.dep[phrase.head] != "dobj" or self.tree.lemma[verb] not in _CLOSING:
            return False
        subject = self.tree.child(verb, "nsubj")
        return subject is not None and any(map(_is_state, self.sides.among(range(subject, subject + 1))))

    def _is_plain(self, phrase: Named) -> bool:
        """Whether no common noun in front says what it is for ("refugee camp", "research post")."""
        is_name = self.tree.tag[phrase.head].startswith("NNP")
        return not is_name and not any(self.tree.tag[i] in ("NN", "NNS", "VBG") for i in phrase.front)

    def _is_again(self, phrase: Named, used: Phrase) -> bool:
        """Whether a noun stands alone with its article ("the office"), so that it takes up one named before."""
        is_alone = not phrase.front and not phrase.owner and phrase.is_definite and not phrase.complements
        return is_alone and len(used.words) == 1 and not used.words[0].endswith("s")

    def _is_bare(self, phrase: Named, used: Phrase) -> bool:
        """Whether no common noun in front makes the noun another thing ("combat mission", "trade representative")."""
        if len(used.words) > 1 or self.kinds.by_name[used.kind].template == "printed":
            return True
        named = {i for one in self.sides.among(phrase.front) for i in self.sides.tokens(one.start, one.end)}
        return not any(self.tree.tag[i].startswith("NN") and i not in named for i in phrase.front)

    def _is_loose(self, phrase: Named, kind: Kind, used: Phrase, found: _Found) -> bool:
        """Whether only an antecedent can explain a phrase: it names no side, or a noun of many meanings no place."""
        is_placed = bool(found.receives or found.host)
        if used.need == "beside":
            is_group = self._is_known_group(phrase) and used.words[-1].endswith("s")
            return not (found.sends or is_placed or phrase.is_counted or is_group)
        if kind.is_post:
            is_anybodys = used.need == "side" and not (_is_known(found.sends) or is_placed)
            return found.sends is None or (is_anybodys and found.sends.country is None)
        if kind.template == "printed":
            is_joining = any(complement.word == "between" for complement in phrase.complements)
            is_only = used.need == "any" and not kind.is_local and (len(used.words) > 1 or is_joining)
            if kind.name == "talks" and used.need == "side" and _is_known(found.sends) and _is_known(found.receives):
                is_under_way = phrase.is_definite or is_of_talks(self.tree, phrase.head)
                return not is_under_way  # "held talks with Norland" is an act
            is_told = self._is_name(phrase) or is_only or (used.need == "any" and bool(found.sends or is_placed))
            is_told = is_told or (phrase.is_definite and self.sides.city(found.host) is not None)
            if is_told and phrase.is_definite and kind.is_local and self.sides.city(found.host):
                return False
            return not (is_told and (used.need == "any" or phrase.is_definite))
        if used.need == "place":
            return found.host is None
        if used.need == "name":
            return found.sends is None
        if used.need == "side":
            if kind.name == "peace_mission" and len(used.words) > 1 and phrase.is_definite and is_placed:
                return False  # "the regional force in Norland"
            if kind.channel == "military" and kind.is_local and phrase.is_definite and self.sides.city(found.host):
                return False  # "the air base at Varrow"
            is_bare = len(used.words) == 1 and not is_placed
            is_vague = self._is_owned(phrase) and kind.name != "delegation"
            return not _is_known(found.sends) or (is_bare and (is_vague or not self._is_specific(phrase)))
        if kind.channel == "monitoring" and len(used.words) > 1 and phrase.is_definite:
            return not (found.sends or is_placed or self.sides.has_word(kind.beside))  # "the truce monitoring team"
        return not (found.sends or is_placed)

    def _is_known_group(self, phrase: Named) -> bool:
        """Whether the reader knows who is meant ("the monitors", "Monitors said")."""
        is_first = phrase.start == self.tree.first[phrase.head]
        return phrase.is_definite or (is_first and (phrase.is_plural or not phrase.front))

    def _name(self, phrase: Named, kind: Kind, found: _Found | None = None) -> str:
        """The words in front of the noun and the noun; for what is known by its place alone the place."""
        if found is not None and kind.template == "printed" and (city := self.sides.city(found.host)):
            return city
        words = " ".join(self.tree.lower[phrase.front.start : phrase.head + 1])
        return self.kinds.proper(kind.name, words) if kind.template == "printed" else words

    def _is_name(self, phrase: Named) -> bool:
        """Whether a name stands in front of the noun ("the Varrow crossing")."""
        return any(self.tree.tag[i] in ("NNP", "NNPS") for i in phrase.front)

    def _is_specific(self, phrase: Named) -> bool:
        """Whether a phrase means one thing that the reader knows: no "a mission"."""
        return phrase.is_definite or self.tree.lower[phrase.start] not in ("a", "an", "another", "any", "each", "every")

    def _joint(self, phrase: Named, kind: Kind) -> list[Draft]:
        """A body of two parties ("the Compact-Valdonia Council", "the joint commission of X and Y"), or of a name."""
        parties, end = self.sides.among(phrase.front), phrase.head
        for complement in phrase.complements[:1]:
            stretches = (complement.tokens, *complement.more)
            more = [one for tokens in stretches for one in self.sides.among(tokens) if one.sector]
            if complement.word in ("between", "of", "with") and more and len(parties) + len(more) >= 2:
                parties, end = [*parties, *more], stretches[-1][-1]
        if len(parties) == 1 and (partner := self.sides.partner(phrase.front)) is not None:
            parties = [*parties, partner]
        parties = parties or founders(self.tree, self.sides, phrase.head)
        distinct = {key(one): one for one in parties if one.sector and key(one)}
        used = phrase.phrases[0]
        is_shared = used.words[0] == "joint" or is_mutual(self.tree, phrase)
        is_name = used.need == "any" and self._is_name(phrase)
        if not _OF_PRIVATE.isdisjoint(self.tree.lower[phrase.front.start : phrase.head]):
            return []
        is_told = is_name or (not distinct and (phrase.is_definite or is_shared))
        if phrase.is_plural or (len(distinct) != 2 and not is_told):
            return []
        one, other = sorted(distinct.values(), key=lambda party: party.start) if len(distinct) == 2 else (None, None)
        draft = Draft(
            phrase.start, end, phrase.head, kind, " ".join(used.words), one, other, None, self._name(phrase, kind)
        )
        is_new = is_shared and not phrase.is_definite
        is_new = is_new or has_matter(self.tree, phrase)
        draft.is_definite, draft.is_loose = phrase.is_definite, one is None and not (is_name or is_new)
        draft.is_mutual = is_shared
        return [draft]

    def _of(self, phrase: Named) -> Party | None:
        of = next((complement for complement in phrase.complements if complement.word == "of"), None)
        return next((one for one in self.sides.among(of.tokens) if one.sector), None) if of is not None else None

    def _behind(self, phrase: Named) -> _Found:
        """The last token of the phrase, and who receives and hosts by what stands behind its noun."""
        used = phrase.phrases[0]
        found = _Found(phrase.head + len(used.words) - 1 - used.head)
        kind = self.kinds.by_name[used.kind]
        is_post, is_crossing = kind.is_post, kind.template == "printed" and kind.is_local
        is_line = kind.name == "hotline"
        for complement in line_ends(phrase, self.sides) if is_line else phrase.complements:
            party = self._named_in(complement)
            if party is None and is_crossing and complement.word == "of":
                party = self.sides.place(complement.tokens)
            if complement.word == "from":
                is_left = is_post or is_taken_away(self.tree, phrase.head)
                if is_left and found.host is None and party is not None:
                    found.host = party
                    found.end = found.end if is_post else self._end(complement, party)
                break
            if party is None or (complement.word == "to" and not is_post and is_moved(self.tree, phrase.head)):
                break
            if complement.word in _WHITHER or (party.sector == "IGO" and complement.word in ("at", "in")):
                found.receives = found.receives or party
                self._spread(found, "receives", complement)
            elif complement.word in _WHERE:
                if found.host is None and (state := self._state_of(complement, party)) is not None:
                    found.host, found.receives = replace(party, country=state.country), found.receives or state
                    found.end = self._end(complement, party)
                    break
                found.host = found.host or party
                self._spread(found, "host", complement)
            elif complement.word == "between":
                party = self._joined(found, complement, party, is_line=is_line)
            elif complement.word == "of" and party.sector is None and is_crossing:
                found.host = found.host or party  # "the bridge of Varrow"
            elif complement.word != "of" or party.sector is None:
                break
            found.end = complement.more[-1][-1] if is_line and complement.more else self._end(complement, party)
            if found.end < complement.tokens.stop - 1:
                break
        if phrase.has_there and found.host is None and (place := self.sides.place_before(phrase.head)) is not None:
            found.host, found.end = place, phrase.head + 1
        return found

    def _joined(self, found: _Found, complement: Complement, party: Party, *, is_line: bool = False) -> Party:
        """Takes two sides that "between" names, and of a line those of two capitals; the last one that is named."""
        named = [one for tokens in complement.more for one in self.sides.among(tokens)]
        other = next((one for one in named if one.sector or (is_line and one.country)), None)
        if is_line and other is not None and party.country and other.country not in (None, party.country):
            party, other = replace(party, sector="GOV"), replace(other, sector="GOV")
        if party.sector and other is not None and found.sends is None:
            found.sends, found.receives = party, other
        return other or party

    def _state_of(self, complement: Complement, place: Party) -> Party | None:
        """The state behind the comma of "in Lenholm, Keel"."""
        part = next(iter(complement.more), None)
        if place.country or part is None or self.tree.lower[part.start - 1] != ",":
            return None
        is_beside = any(self.tree.dep[i] == "appos" for i in part)
        state = self._party_in(part, complement.word) if is_beside else None
        return state if state is not None and state.country and state.sector is not None else None

    def _spread(self, found: _Found, side: str, complement: Complement) -> None:
        """Keeps the further places of "in Keel and Varrow"."""
        each = (self._party_in(tokens, complement.word) for tokens in complement.more)
        found.more = found.more or tuple(party for party in each if party is not None)
        found.spread = side if found.more else found.spread

    def _named_in(self, complement: Complement) -> Party | None:
        """The side that a complement names first; that of a capital without its sector ("in the Valdonian capital")."""
        party = self._party_in(complement.tokens, complement.word)
        words = self.tree.lower[complement.tokens.start : complement.tokens.stop]
        return replace(party, sector=None) if party is not None and party.country and "capital" in words else party

    def _party_in(self, tokens: range, word: str) -> Party | None:
        """The first side in the tokens behind a preposition; behind "in" and the like a place that no list has."""
        party = next(iter(self.sides.among(tokens)), None)
        return self.sides.place(tokens) if party is None and word in _WHERE else party

    def _end(self, complement: Complement, party: Party) -> int:
        """The last token of a complement: its side, with the seat that may stand behind ("the Compact's capital")."""
        last = self.sides.tokens(party.start, party.end)[-1]
        seats = [i for i in range(last + 1, complement.tokens.stop) if self.tree.lower[i] in _SEATS]
        return seats[-1] if seats else last


def _is_known(party: Party | None) -> bool:
    """Whether a side is a state or an organisation, not only a person."""
    return party is not None and party.sector is not None


def _is_abroad(found: _Found) -> bool:
    """Whether it stands in a country that is known, and that is not the one that keeps it."""
    return found.host is not None and found.host.country is not None and found.host.country != key(found.sends)


def _is_state(party: Party | None) -> bool:
    return party is not None and party.sector == "GOV"


def _is_of_body(party: Party | None) -> bool:
    return party is not None and party.sector == "IGO"


def _is_bilateral(kind: Kind, found: _Found) -> bool:
    """Whether the state in which it stands also receives it: so but for a state's mission to an organisation."""
    host, sends = found.host, found.sends
    if found.receives is not None or host is None or not host.country or host.country == key(sends):
        return False
    if kind.is_to_body or kind.template == "printed" or kind.name == "delegation":
        return False
    return kind.name != "mission" or (sends is not None and sends.sector == "IGO")
