"""Rows from acts: the parties, the place, the date, the status and the words of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from consilience.annotate.events.acts import Act, Acts
from consilience.annotate.events.companions import Companions, are_one
from consilience.annotate.events.contexts import contexts
from consilience.annotate.events.demands import Demands
from consilience.annotate.events.judgements import Judgements
from consilience.annotate.events.moments import Moments
from consilience.annotate.events.parties import codes
from consilience.annotate.events.reality import is_told_as_done
from consilience.annotate.events.roles import Roles
from consilience.annotate.events.sides import Sides
from consilience.annotate.events.stretches import stretch
from consilience.annotate.events.threats import feared
from consilience.annotate.events.vocabulary import Code, vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Span
from consilience.model.events import EventMention, Party
from consilience.text.plover import JOINT
from consilience.text.word_sets import word_set

ORIGIN: Final = "events.rules@2"
_PRIVATE: Final = word_set("BUS JRN MED CVL LAB AGR EDU REL ELI CRM REF SOC")
"""Sectors whose acts among themselves are not political."""
_CROWDS: Final = word_set("CVL LAB AGR EDU MED REL SOC OPP")
"""Sectors of those who protest."""
_OFFICES: Final = word_set("GOV MIL IGO LEG")
"""Sectors whose protests are words."""
_ADDRESSED: Final = frozenset({"ACCUSE", "REQUEST", "REJECT"})
"""What people who hold no office say to those who do is political."""
_TARGETS: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "PTY", "OPP", "JRN", "NGO", "IGO"})
"""Sectors of those on whom an attack is political, even that of a criminal."""
_FELT_BY_PEOPLE: Final = frozenset({"ASSAULT", "COERCE", "ACCUSE", "AID", "YIELD", "SANCTION", "SUPPORT"})
"""Events whose recipients may be people of whom the text says no more than that they are."""
_OFFICIAL: Final = word_set("COP JUD")
"""Sectors whose everyday work is no political act where no country is named and no party is known."""
_SIDES: Final = frozenset({None, "GOV", "MIL", "REB", "LEG"})
"""Sectors that speak for a side: what they say of another is their word, what a reporter says is told."""
_ARMED: Final = frozenset({"REB", "CRM"})
"""Sectors of those who fight a state."""
_FELT: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "YIELD"})
"""Events that are coded where only the recipient is named."""
_MEANS: Final = word_set(
    "attack bomb blast explosion airstrike strike shelling raid gunman assailant rocket missile mine"
)
_VERBAL: Final = word_set("attack assail blast hit strike target slam pound assault exchange trade")
"""Verbs that between two people in office mean words."""
_IN_OFFICE: Final = frozenset({"GOV", "LEG", "PTY", "OPP", "ELI", None})
_ABROAD: Final = frozenset({None, "GOV", "IGO", "MIL", "SPY", "NGO", "OPP"})
"""Sectors with whom relations are reduced where nobody is said to do it."""
_DONE_TO: Final = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
_OUTWARD: Final = frozenset({"SANCTION", "MOBILIZE", "AGREE"})
"""Events that are not done to one's own side."""
_RUMOURED: Final = frozenset({"hear"})
"""Verbs of those who were told what nobody in the clause vouches for."""
_HEARD: Final = _RUMOURED | word_set("learn read know understand see believe think consider estimate assume")
"""Verbs of those who are told, or guess: what they know is not their word."""
_WITHIN: Final = frozenset({"pobj", "prep", "attr", "dobj"})
_STANDING: Final = word_set(
    "hold supply sell export import buy purchase finance fund sponsor subsidise subsidize lobby"
)
"""Verbs whose present tells what goes on, not what was done."""
_LASTING: Final = frozenset({"COERCE", "COOPERATE", "AID", "REQUEST"})
_CONVENING: Final = frozenset({"meet", "convene"})
_ENVOYS: Final = frozenset({"GOV", "IGO", "LEG"})
"""Sectors of those whose arrival in another country is a visit."""
_BREAKS: Final = word_set("break breach violate")
"""Verbs that hold against others that they did not keep a deal."""
_HOLDING: Final = word_set("hold open begin start close end finish conclude")
_SESSIONS: Final = word_set("meeting session summit sitting consultation talk conference")
_HELPFUL: Final = frozenset({"AID", "SUPPORT", "CONSULT", "COOPERATE"})
_LISTENERS: Final = word_set("crowd audience rally supporter soldier people reporter")
_SPORT_SHARE: Final = 0.012
_SPORT_WORDS: Final = 5
_HEADLINE: Final = 0.7


class Rows:
    """The rows of one document."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.roles = Roles(tree)
        self.sides = Sides(reading, annotations, tree)
        self.companions = Companions(tree, self.sides)
        self.moments = Moments(reading, tree, self.sides, annotations.times)
        self.context_of: dict[int, tuple[str, ...]] = {}
        self._is_done: dict[int, bool] = {}
        sport = vocabulary().sets.get("sport", frozenset())
        found = sum(map(sport.__contains__, tree.lemma))
        self.is_sport = found >= max(_SPORT_WORDS, _SPORT_SHARE * tree.n)

    def rows(self, act: Act) -> Iterator[EventMention]:
        """The row of one act, if its parties are known."""
        actor = self._party(i for i in self.roles.actors(act) if self._may_act(act, i))
        recipient = self._addressed(act, actor) or self._party(
            (i for i in self.roles.recipients(act) if not self._is_apart(act.at, i)), actor
        )
        recipient = self.sides.owner_meant(recipient, actor) if actor and recipient else recipient
        if self._is_political(act, actor, recipient):
            teller = self._accuser(act, actor)
            if teller is not None and actor is not None:
                told = Code("ACCUSE", "allege", "112")
                said = replace(act, code=told, rule=f"said < {act.rule}")
                yield self._joined(said, self.event(said, teller, actor), teller, actor)
                return
            if recipient is not None and not (self.sides.is_told(recipient) and self._is_somebody(recipient)):
                recipient = None
            is_spot = act.code.event == "PROTEST" and recipient is not None and self._is_scene(recipient)
            if is_spot or (actor and recipient and self._is_of_its_own(act, actor, recipient)):
                recipient = None
            if recipient is None and act.code.event in _FELT_BY_PEOPLE:
                others = map(self.sides.people, self.roles.recipients(act))
                recipient = next((party for party in others if party and not (actor and party.overlaps(actor))), None)
            if recipient is None and act.code.event in _ADDRESSED:
                recipient = next(filter(None, map(self.sides.capital, self.roles.recipients(act))), None)
            if recipient is None and act.code.event == "REQUEST":
                recipient = next((self.sides.phrase(i) for i in self.roles.addressees.urged(act)), None)
            if recipient is None and (act.code.event in ("ASSAULT", "AID") or act.code.mode == "seize"):
                recipient = next(filter(None, map(self.sides.named_place, self.roles.recipients(act))), None)
            act = self._meant(act, actor, recipient)
            yield self._joined(act, self.event(act, actor, recipient), actor, recipient)

    def _may_act(self, act: Act, i: int) -> bool:
        """Whether a token may stand for who acts: no one of several, no "his" for somebody of another sentence."""
        is_owner = self.tree.tag[i] == "PRP$" and not self.tree.is_verb(act.at)
        is_unsure = is_owner and self.sides.is_from_elsewhere(i)
        return not (is_unsure or self.companions.is_choice(i) or self._is_apart(act.at, i))

    def _is_apart(self, at: int, i: int) -> bool:
        """Whether a semicolon parts two tokens, as it does the halves of a headline."""
        return ";" in self.tree.words[min(at, i) : max(at, i)]

    def _is_of_its_own(self, act: Act, actor: Party, recipient: Party) -> bool:
        """Whether who acts does so with its own people or places: "closed its consulate", "recalled its staff"."""
        if act.code.event not in _OUTWARD:
            return False
        is_home = actor.country is not None and actor.country == recipient.country
        place = self.sides.tokens(recipient.start, recipient.end)
        is_owned = self.tree.tag[place[0]] == "PRP$" and not self.sides.is_other(place)
        return is_owned or (is_home and act.code.event != "AGREE")

    def _joined(self, act: Act, row: EventMention, actor: Party | None, recipient: Party | None) -> EventMention:
        """A row with those who stand beside its parties; where two meet or agree, the second is whom the first meets.

        The parties are given as their words stand in the clause, which a pronoun's name may not.
        """
        are_people = row.event in _FELT_BY_PEOPLE
        with_actor = self.companions.of(actor, are_people_told=False) if actor else []
        with_recipient = self.companions.of(recipient, are_people_told=are_people) if recipient else []
        is_shared = recipient is None and row.event in JOINT and not self.roles.has_partner(act)
        if with_actor and (is_shared or self.roles.is_mutual(act)):
            recipient, *with_recipient = with_actor
            row = replace(row, recipient=recipient)
        if not (with_actor or with_recipient):
            return row
        acted_on = [party for party in (recipient, *with_recipient) if party]
        return replace(
            row,
            co_actors=tuple(party for party in with_actor if not any(are_one(party, other) for other in acted_on)),
            co_recipients=tuple(party for party in with_recipient if not (actor and are_one(party, actor))),
        )

    def said(self, annotations: Annotations, acts: Acts, told: list[EventMention]) -> Iterator[EventMention]:
        """What is said of others that blames them or that they must do, where the sentence tells no such thing yet."""
        judgements = Judgements(self.tree, self.sides, self.roles, annotations)
        taken = {(self.tree.first[self.sides.tokens(row.start, row.end)[0]], row.event) for row in told}
        for act, actor, recipient, shown in (*judgements, *Demands(judgements, acts)):
            place = self.tree.first[act.at], act.code.event
            is_known = self._is_known(actor) and (recipient is None or self._is_known(recipient))
            if place in taken or not is_known:
                continue
            taken.add(place)
            yield self._joined(act, self.event(act, actor, recipient, shown), actor, recipient)

    def is_told_as_done(self, i: int) -> bool:
        """Whether nothing above or beside the head of an act takes it back; asked once."""
        if i not in self._is_done:
            self._is_done[i] = is_told_as_done(self.tree, i)
        return self._is_done[i]

    def _accuser(self, act: Act, actor: Party | None) -> Party | None:
        """Who says of another side that it does harm: "Norland says that Valdonia shelled its port" is its word.

        So is that it broke a deal.
        """
        is_breach = act.code.event == "REJECT" and self.tree.lemma[act.at] in _BREAKS
        is_harm = is_breach or act.code.event in ("ASSAULT", "COERCE")
        if not is_harm or act.status != "occurred" or actor is None:
            return None
        tree, i = self.tree, act.at
        is_new = not tree.is_verb(i) and tree.child(i, "det", "poss") is None
        while is_new and not tree.is_verb(i) and tree.dep[i] in _WITHIN:
            i = tree.head[i]  # "says it only answers to oppression by Valdonia"
        while tree.dep[i] in ("xcomp", "conj") and tree.is_verb(tree.head[i]) and tree.head[i] != i:
            i = tree.head[i]
        verb = tree.head[i]
        source = next((c for c in tree.children[i] if tree.lower[c] == "according"), None)
        if source is not None:
            teller = self._party(d for c in tree.children[source] for d in self.roles.subjects.objects(c))
        elif tree.dep[i] == "ccomp" and tree.lemma[verb] in vocabulary().sayings - _HEARD:
            teller = self._party(self.roles.subjects.of(verb))
        else:
            return None
        if teller is None or teller.country is None or teller.sector not in _SIDES:
            return None
        is_adversary = actor.country is not None or actor.sector in _ARMED
        return teller if is_adversary and teller.country != actor.country else None

    def _meant(self, act: Act, actor: Party | None, recipient: Party | None) -> Act:
        """The act, or words where one person in office attacks another, or an office protests."""
        is_in_office = actor is not None and (
            actor.sector in _OFFICES or (actor.sector == "PTY" and self.tree.lemma[act.at] == "protest")
        )
        if act.code.event == "PROTEST" and act.code.mode == "demo" and is_in_office:
            return replace(act, code=Code("ACCUSE", "disapprove", "111"), rule=f"in office < {act.rule}")
        if act.code.event != "ASSAULT" or actor is None or not self._is_war_of_words(act, actor, recipient):
            return act
        return replace(act, code=Code("ACCUSE", "disapprove", "111"), rule=f"in office < {act.rule}")

    def _is_war_of_words(self, act: Act, actor: Party, recipient: Party | None) -> bool:
        is_person = self.sides.kind(actor) == "person" and actor.sector in _IN_OFFICE
        is_other = recipient is None or (self.sides.kind(recipient) == "person" and recipient.sector in _IN_OFFICE)
        return is_person and is_other and self.tree.lemma[act.at] in _VERBAL

    def _is_political(self, act: Act, actor: Party | None, recipient: Party | None) -> bool:
        """Whether the parties are such as the codes are made for, and none that should be there is missing."""
        if self.roles.is_to_oneself(act) or (self.is_sport and (act.is_loose or act.code.event == "ASSAULT")):
            return False
        are_known = [party is not None and self._is_known(party) for party in (actor, recipient)]
        tree = self.tree
        if tree.dep[act.at] == "ccomp" and tree.lemma[tree.head[act.at]] in _RUMOURED:
            return False
        if act.code.event in _ADDRESSED and not act.is_loose and recipient is not None and actor is not None:
            are_known[0] |= actor.sector is not None and recipient.sector in _OFFICES
        if act.code.event == "ASSAULT" and actor is not None and recipient is not None and actor.sector == "CRM":
            is_abroad = actor.country is not None and recipient.country not in (None, actor.country)
            are_known[0] |= is_abroad or recipient.sector in _TARGETS
        if act.code.event == "ASSAULT" and actor is not None and actor.sector in ("PTY", "LEG"):
            return False
        if act.code.event in _DONE_TO and self._is_clipped(act.at):
            return False
        if act.code.event == "REJECT" and tree.lemma[act.at] == "dismiss" and self._is_person(recipient):
            thing = tree.child(act.at, "dobj")  # who loses an office is not rejected, whose inquiry is waved away is
            return thing is not None and self.sides.at(thing) is None
        if act.code.event == "PROTEST" and actor is not None and actor.sector in _CROWDS:
            return tree.is_verb(act.at)
        if self._is_standing(act):
            return False
        if tree.dep[act.at] == "amod" and tree.tag[act.at] == "VBN" and act.code.event != "SANCTION":
            return False
        warned_of = feared(tree, act.at)
        if (
            warned_of is not None
            and (other := self.sides.at(warned_of)) is not None
            and not self._are_one(actor, other)
        ):
            return actor is not None and actor.country == other.country is not None
        if recipient is not None and act.code.event == "THREATEN":
            is_own = actor is not None and actor.country == recipient.country is not None
            if recipient.sector in _PRIVATE or (is_own and recipient.sector == "GOV"):
                return False  # who warns people, or of a danger to their own, threatens nobody
        is_done_to = act.code.event == "SANCTION" and actor is None and self.roles.other_subject(act) is None
        if is_done_to and recipient is not None and are_known[1]:
            return recipient.sector in _ABROAD
        is_arrival = tree.lemma[act.at] == "arrive" and actor is not None and actor.sector in _ENVOYS
        if is_arrival and actor is not None and not self._is_headline(act.at):
            return tree.is_verb(act.at) and are_known[0] and self._is_abroad(act, actor)
        if act.is_loose or self._is_headline(act.at):
            return all(are_known) and not self._are_one(actor, recipient)
        if actor is None:
            subject = self.roles.other_subject(act)
            is_unsaid = subject is None or self.tree.lemma[subject] in _MEANS or self.tree.tag[subject] == "PRP"
            is_felt = act.code.event in _FELT and is_unsaid
            return is_felt and recipient is not None and (are_known[1] or bool(recipient.country))
        if actor.sector in _OFFICIAL and not actor.country and not are_known[1]:
            return False
        if act.code.event in _HELPFUL and (recipient is None or not (recipient.country or recipient.sector)):
            recipient = None
        if act.code.event == "CONSULT" and recipient is not None and self._is_no_partner(recipient):
            return False
        is_home = recipient is not None and actor.country == recipient.country is not None
        if act.code.mode == "visit" and is_home:
            return False  # a president who leaves the capital visits nobody
        if act.code.event == "CONSULT" and act.code.mode == "visit":
            return are_known[0] and (self._is_abroad(act, actor) or are_known[1])
        if recipient is None and act.code.event == "CONSULT" and self.tree.is_verb(act.at):
            is_held = tree.lemma[act.at] in _HOLDING and self._has_session(act.at)
            is_meeting = actor.sector == "IGO" and (tree.lemma[act.at] in _CONVENING or is_held)
            is_meeting = is_meeting and tree.tag[act.at] != "VB"
            return are_known[0] and (is_meeting or self.roles.is_plural(act) or self._are_several(act, actor))
        if recipient is None and act.code.event == "COOPERATE" and self._are_several(act, actor):
            return are_known[0]
        if recipient is None and act.code.event == "AID" and tree.is_verb(act.at):
            return are_known[0] and any(map(self.sides.named_place, self.roles.recipients(act)))
        if recipient is None and act.code.event in _ADDRESSED and tree.is_verb(act.at):
            recipient = next(filter(None, map(self.sides.capital, self.roles.recipients(act))), None)
        return are_known[0] and (recipient is not None or self.roles.is_whole(act))

    def _is_standing(self, act: Act) -> bool:
        """Whether a verb in the present tells a state: "Norland supplies oil to them", "holds suspects there"."""
        tree, i = self.tree, act.at
        is_present = tree.tag[i] in ("VBZ", "VBP") and tree.child(i, "aux", "auxpass") is None
        return is_present and act.code.event in _LASTING and tree.lemma[i] in _STANDING

    def _are_several(self, act: Act, actor: Party) -> bool:
        """Whether those who act are of two countries, with nobody else: "French and German ministers discussed it"."""
        if act.code.mode == "third-party":
            return False  # those who broker a deal make it for others
        others = self.companions.of(actor, are_people_told=False)
        return not self.roles.has_partner(act) and any(one.country not in (None, actor.country) for one in others)

    def _has_session(self, i: int) -> bool:
        """Whether the object of a verb is a session: "held an emergency meeting"."""
        found = self.tree.child(i, "dobj")
        return found is not None and self.tree.lemma[found] in _SESSIONS

    def _is_person(self, party: Party | None) -> bool:
        return party is not None and self.sides.kind(party) == "person"

    def _is_clipped(self, i: int) -> bool:
        """Whether a verb has no object but a reason, as passives of headlines do: "President criticised for visit"."""
        tree = self.tree
        if tree.tag[i] != "VBD" or tree.child(i, "nsubj") is None:
            return False
        has_object = tree.child(i, "dobj", "ccomp", "xcomp", "agent", "dative", "prt") is not None
        return not has_object and any(tree.lower[c] in ("for", "over") for c in tree.children[i])

    def _is_no_partner(self, party: Party) -> bool:
        """Whether the words for a party open with "his", "their" ..., or are for those who only listen."""
        place = self.sides.tokens(party.start, party.end)
        if self.tree.lemma[self.sides.head_of(place)] in _LISTENERS:
            return True
        is_foreign = party.country is not None and self.sides.is_other(place)  # "his Norlandic counterpart"
        return self.tree.tag[place[0]] == "PRP$" and party.chain is None and not is_foreign

    def _is_abroad(self, act: Act, actor: Party) -> bool:
        """Whether an act names a place in another country."""
        tree = self.tree
        near = [*self.roles.places(act), *(c for c in tree.children[act.at] if tree.dep[c] == "dobj")]
        near += [d for c in tree.children[act.at] if tree.lower[c] in ("of", "to") for d in tree.children[c]]
        countries = {row.country for row in map(self.sides.heads.get, near) if row and row.country}
        is_everywhere = actor.sector == "IGO" and tree.child(act.at, "dobj") is not None
        return bool(countries - {actor.country}) or is_everywhere

    def _are_one(self, actor: Party | None, recipient: Party | None) -> bool:
        """Whether two parties are the same by their codes ("the Norlandic people", "Norland")."""
        if actor is None or recipient is None:
            return False
        is_same_country = actor.country == recipient.country and (actor.country or actor.sector == recipient.sector)
        return bool(is_same_country and {actor.sector, recipient.sector} & {None, "CVL"})

    def _is_headline(self, i: int) -> bool:
        """Whether the words of a sentence are written with capitals, as titles are: their parse is a guess."""
        words = [word for word in self.tree.words[self.tree.first[i] : self.tree.last[i] + 1] if word[:1].isalpha()]
        return len(words) > 3 and sum(word[0].isupper() for word in words) >= _HEADLINE * len(words)

    def _is_scene(self, party: Party) -> bool:
        """Whether those or that at which people protest are nobody to protest against: "picketed Keel Square"."""
        return not self._is_known(party) and party.sector not in _PRIVATE - _CROWDS

    def _is_known(self, party: Party) -> bool:
        return party.sector not in _PRIVATE and bool(party.country or party.sector)

    def event(
        self,
        act: Act,
        actor: Party | None,
        recipient: Party | None,
        shown: tuple[int, ...] = (),
        *,
        is_sure: bool = True,
    ) -> EventMention:
        """The row of an act and its parties, numbered later; `shown` are further tokens that its evidence must have."""
        tree, reading = self.tree, self.reading
        actor, recipient = (party and self.sides.named(party) for party in (actor, recipient))
        head = reading.span(*tree.chars(act.at, act.at))
        when = self.moments.of(act, shown)
        near = (self.sides.heads.get(i) for i in self.roles.places(act))
        place = next((row for row in near if row and row.kind in ("place", "state")), None)
        sides = [self.sides.tokens(party.start, party.end) for party in (actor, recipient) if party]
        sides += [range(i, i + 1) for i in shown]
        return EventMention(
            id=f"{reading.document.id}/event-1",
            document_id=reading.document.id,
            start=head.start,
            end=head.end,
            event=act.code.event,
            mode=act.code.mode,
            cameo=act.code.cameo,
            status=self.moments.status(act, when),
            rule=act.rule,
            evidence=reading.evidence(*tree.chars(*stretch(tree, act, sides))),
            words=tuple(reading.span(*tree.chars(i, i)) for i in act.tokens),
            context=self._contexts(act.at),
            actor=actor,
            recipient=recipient,
            place=Span(place.start, place.end) if place else None,
            date=when.edtf if when else None,
            time_id=when.id if when else None,
            is_sure=is_sure,
            origin=ORIGIN,
        )

    def contexts_at(self, head: Span) -> tuple[str, ...]:
        """The contexts that the sentence of a word speaks for."""
        return self._contexts(self.sides.tokens(head.start, head.end)[0])

    def _contexts(self, i: int) -> tuple[str, ...]:
        first, last = self.tree.first[i], self.tree.last[i]
        if first not in self.context_of:
            self.context_of[first] = contexts(self.tree.lemma[first : last + 1])
        return self.context_of[first]

    def given(self, start: int, end: int) -> Party:
        """A party from a stretch that the caller marked."""
        country, sector = codes(self.reading.document.text[start:end], is_capital_state=True)
        return Party(start, end, None, country, sector)

    def _party(self, places: Iterable[int], other: Party | None = None) -> Party | None:
        """The first of some tokens that heads a party; one of unknown codes only where none is known."""
        doubtful: Party | None = None
        for i in places:
            party = self.sides.at(i)
            if party is None or (other and (self._is_other_self(party, other) or self._is_own_thing(party, other))):
                continue
            if party.country or party.sector:
                return party
            doubtful = doubtful or party
        return doubtful

    def _addressed(self, act: Act, actor: Party | None) -> Party | None:
        """Whom a verb of asking or threatening speaks to, whatever else the clause names."""
        if act.code.event not in ("REQUEST", "THREATEN") or not self.tree.is_verb(act.at):
            return None
        for i in self.roles.addressed(act):
            party = None if self._is_apart(act.at, i) else self.sides.at(i)
            if party is not None and not (actor and self._is_other_self(party, actor)):
                return party
        return None

    def _is_somebody(self, party: Party) -> bool:
        """Whether a party is not only the name of an act: "carried out six strikes", "will host a summit"."""
        lemma = self.tree.lemma[self.sides.head_of(self.sides.tokens(party.start, party.end))]
        return bool(party.country or party.sector) or lemma not in vocabulary().nouns

    def _is_own_thing(self, party: Party, owner: Party) -> bool:
        """Whether a party is an office or a post that belongs to another one: "closed its offices"."""
        place = self.sides.tokens(party.start, party.end)
        mention = self.sides.heads.get(place[0]) if self.tree.tag[place[0]] == "PRP$" else None
        is_its = mention is not None and owner.chain is not None and mention.chain == owner.chain
        return is_its and self.sides.is_institution(self.sides.head_of(place))

    def _is_other_self(self, party: Party, other: Party) -> bool:
        is_same_chain = party.chain is not None and party.chain == other.chain
        is_whole = any(one.sector is None and self.sides.kind(one) in (None, "state") for one in (party, other))
        is_own = party.country is not None and party.country == other.country and is_whole
        return is_same_chain or is_own or party.overlaps(other)
