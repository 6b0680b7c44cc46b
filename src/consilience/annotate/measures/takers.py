"""Who takes a measure: the grammar of its words, from the act to the noun for whoever decides it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.antecedents import Antecedents
from consilience.annotate.measures.moods import CAUSING, DECIDING, DECISIONS
from consilience.annotate.measures.parties import Parties
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.acts import REPORTING
from consilience.text.word_sets import word_set

_BANS: Final = frozenset({"restrict_flights", "restrict_entry"})
_SPACES: Final = frozenset({"airspace", "sky", "skies", "territory", "country", "@country"})
HOSTED: Final = frozenset({"close", "reduce_ceiling", "abolish_posts", "suspend_operations", "move_mission"})
"""Types of what a state does to a mission on its soil: who must do it is the other side."""
_PRAISE: Final = word_set("thank praise commend congratulate blame criticise criticize condemn accuse applaud")
_BOTH: Final = word_set("sides governments armies countries states neighbours neighbors delegations parties")
_NEAR: Final = 15
_COMPLEMENTS: Final = frozenset({"of", "from", "to", "as"})
"""Prepositions that show what an act is done to, so that the possessor of its noun is who does it."""
_IMPOSED: Final = word_set("sanction embargo ban blockade boycott tariff restriction")
_AGAINST: Final = frozenset({"on", "against"})
"""Nouns, with the prepositions behind them, before which stands who imposes it ("Norland's embargo on Keel")."""
_TELLING: Final = frozenset({"say", "tell", "state", "announce", "reveal", "disclose", "confirm"})
"""Verbs whose subject may tell what somebody else does."""
_TAKING: Final = frozenset({"take", "make", "announce", "issue", "adopt", "give", "reach"})
_CLIMBS: Final = frozenset({"xcomp", "conj", "advcl", "acl", "pcomp", "prep"})
_SERVING: Final = frozenset({"GOV", "MIL", "LEG"})
_AGREEING: Final = frozenset({"agree", "unite", "join", "ally"})


class Takers:
    """The sides that take the acts of one document."""

    def __init__(self, tree: Tree, phrases: Phrases, parties: Parties) -> None:
        self.tree = tree
        self.phrases = phrases
        self.parties = parties
        self.antecedents = Antecedents(tree, parties)

    def by(self, act: Act, voice: str) -> tuple[Party | None, tuple[Party, ...]]:
        """Who takes the measure, or None where the words do not say; and who takes it together with them."""
        for i in self._actors(act):
            if self.parties.is_ours(i):
                if voice in self.parties.codes:
                    return self.parties.of_speaker(i, voice), ()
                continue
            party = self._named(i, self.parties.party(i))
            if party is not None:
                partners = (*self._beside(i, party), *self._partners(act, party))
                return self.antecedents.home(party, voice), partners
        return None, ()

    def _named(self, i: int, party: Party | None) -> Party | None:
        """A side with what the words in front of it name: "EU states" act as the union, "Keel's King Hal" for Keel."""
        if party is None or party.country is not None:
            return party
        for c in self.tree.children[i]:
            mention = self.parties.mentions.get(c)
            if mention is None or self.tree.dep[c] not in ("compound", "poss", "nmod"):
                continue
            if party.chain is None and party.sector == "IGO" and mention.kind == "organisation":
                return replace(party, chain=mention.chain)
            country = self.parties.codes[mention.chain][0]
            if self.tree.dep[c] == "poss" and mention.kind == "state" and country and party.sector in _SERVING:
                return replace(party, country=country)
        return party

    def _partners(self, act: Act, party: Party) -> Iterator[Party]:
        """With whom somebody agrees to act: "has agreed with Keel to enter into talks"."""
        above = self.tree.head[act.at]
        if self.tree.dep[act.at] == "xcomp" and self.tree.lemma[above] in _AGREEING:
            for i in self.phrases.behind(above, frozenset(("with",))):
                other = self.parties.party(i)
                if other is not None and not self.parties.is_same(other, party) and self.parties.is_known(other):
                    yield other

    def owner(self, act: Act) -> Party | None:
        """Whose the thing is that is changed: by whom "the envoy of Norland" is recalled."""
        if act.target is None:
            return None
        for i in self.phrases.deeper(act.target):
            party = self.parties.party(i, is_exact=True)
            if party is not None and (party.country or party.sector == "IGO"):
                return party
        return None

    def meant(self, act: Act, pronoun: Party) -> Party | None:
        """Whom a pronoun that stands for nobody known means: the subject of a clause above it, if that is a side."""
        tree, i = self.tree, act.at
        for _ in range(4):
            if tree.head[i] == i:
                return None
            i = tree.head[i]
            subject = self._subject(i) if tree.is_verb(i) else None
            party = self.parties.party(subject) if subject is not None else None
            if party is not None and party.start != pronoun.start:
                is_side = self.parties.is_known(party) and self.parties.kinds.get(party.chain or "") in (
                    "state",
                    "organisation",
                )
                return replace(party, start=pronoun.start, end=pronoun.end) if is_side else None
        return None

    def keeper(self, act: Act) -> Party | None:
        """Whose the country or the airspace is that somebody must leave or keep out of: its owner says so."""
        places = [*self.phrases.behind(act.at, frozenset(("from",)))] if act.type.name in _BANS else []
        if act.pattern.is_order and act.object is not None:
            places.append(act.object)
        for i in [k for j in places for k in self._near(j)]:
            if not self.phrases.words(i) & _SPACES:
                continue
            for j in (*(c for c in self.tree.children[i] if self.tree.dep[c] in ("poss", "amod", "compound")), i):
                party = self.parties.party(j, is_exact=True)
                if party is not None and self.parties.is_unnamed(party):
                    party = self.meant(act, party)
                if party is not None and party.country:
                    return party
        return None

    def has_sides(self, act: Act) -> bool:
        """Whether "both sides", "the two governments" or the like act."""
        i = act.at
        for _ in range(3):
            subject = None if act.is_noun else self._subject(i)
            if subject is not None:
                return self.tree.lower[subject] in _BOTH
            if self.tree.dep[i] not in ("xcomp", "conj") or self.tree.head[i] == i:
                return False
            i = self.tree.head[i]
        return False

    def is_own(self, act: Act) -> bool:
        """Whether somebody is told to leave by their own side ("told its diplomats to leave")."""
        if act.target is None:
            return False
        return any(self.tree.lower[c] in ("its", "their", "his", "her") for c in self.tree.children[act.target])

    def is_somebody_else(self, act: Act) -> bool:
        """Whether an active verb has a subject of whom nothing is known."""
        i = act.at
        for _ in range(3):
            if act.is_noun or self.tree.child(i, "nsubjpass", "auxpass", "agent") is not None:
                return False
            subject = self._subject(i)
            if subject is not None and act.type.name in HOSTED and self.phrases.terms.is_obliged(act.at):
                return False
            if subject is not None:
                return not self._is_what_changes(subject, act) and self.tree.lemma[subject] not in DECISIONS
            if self.tree.dep[i] not in ("xcomp", "conj") or self.tree.head[i] == i:
                return False
            i = self.tree.head[i]
        return False

    def _near(self, i: int) -> Iterator[int]:
        """A word, and of a verb ("entering Norland") the few words behind it."""
        yield i
        if self.tree.is_verb(i):
            yield from range(i + 1, min(i + 4, self.tree.right[i] + 1))

    def _beside(self, i: int, party: Party) -> Iterator[Party]:
        """The sides that a noun is joined with: "Norland and Valdonia", "signed between Norland and Valdonia"."""
        tree, met = self.tree, [party]
        while tree.dep[i] == "conj" and tree.head[i] < i and not tree.is_verb(tree.head[i]):
            i = tree.head[i]
        for j in self._joined(i):
            other = self.parties.party(j)
            if other is None or not (self.parties.is_known(other) or self.parties.is_body(other)):
                continue
            if not any(self.parties.is_same(other, one) or one.overlaps(other) for one in met):
                met.append(other)
        yield from met[1:]

    def _joined(self, i: int) -> Iterator[int]:
        """A noun and those that "and" and commas join with it; none where only one of them is meant."""
        tree = self.tree
        if any(
            tree.dep[c] in ("cc", "preconj") and tree.lower[c] not in ("and", "&", "both") for c in tree.children[i]
        ):
            return
        yield i
        for c in tree.children[i]:
            is_flag = tree.dep[c] == "nmod" and tree.child(c, "cc") is not None  # "the U.S. and Meridian Union"
            if tree.dep[c] == "appos" and (listed := self._listed(c)) is not None:
                yield from self._joined(listed)
            if (tree.dep[c] == "conj" and not tree.is_verb(c)) or is_flag:
                yield from self._joined(c)

    def _listed(self, i: int) -> int | None:
        """The first of the states that "and" joins in an apposition, or behind one: "the Command — the allied forces —
        Keel and Dorsey"."""
        tree = self.tree
        if tree.child(i, "cc") is not None and tree.child(i, "conj") is not None:
            party = self.parties.party(i)
            return i if party is not None and party.country else None
        below = (self._listed(c) for c in tree.children[i] if tree.dep[c] == "appos")
        return next((j for j in below if j is not None), None)

    def _actors(self, act: Act) -> Iterator[int]:
        if act.is_noun:
            yield from self._actors_of_noun(act.at)
            if act.object is not None:
                yield from self.phrases.behind(act.object, frozenset(("by",)))
        else:
            yield from self._actors_of_verb(act)

    def _actors_of_noun(self, i: int) -> Iterator[int]:
        tree = self.tree
        yield from self.phrases.behind(i, frozenset(("by",)))
        words = _COMPLEMENTS | _AGAINST if tree.lemma[i] in _IMPOSED else _COMPLEMENTS
        behind = (c for c in tree.children[i] if tree.dep[c] == "prep" and tree.lower[c] in words)
        if any(self.phrases.time_tokens.isdisjoint(tree.children[c]) for c in behind):
            yield from (c for c in tree.children[i] if tree.dep[c] == "poss")
        above = tree.head[i]
        if tree.dep[i] == "dobj" and tree.lemma[above] == "announce" and (subject := self._subject(above)) is not None:
            yield subject
        yield from self._deciders(tree.head[above] if tree.dep[above] == "prep" else above)

    def _actors_of_verb(self, act: Act) -> Iterator[int]:
        tree, i = self.tree, act.at
        is_obliged = act.type.name in HOSTED and (self.phrases.terms.is_obliged(i) or act.pattern.manner == "limit")
        for _ in range(4):
            agents = [d for c in tree.children[i] if tree.dep[c] == "agent" for d in tree.children[c]]
            for j in agents:
                if tree.lemma[j] in DECISIONS:
                    yield from self._deciders(j)
                else:
                    yield j
            for j in self.phrases.behind(i, frozenset(("by",))):
                yield from self._deciders(j)
            if agents:
                return
            yield from self._torn_agents(i)
            is_passive = tree.child(i, "nsubjpass", "auxpass") is not None or (
                tree.tag[i] == "VBN" and tree.child(i, "aux", "nsubj") is None
            )
            if is_passive and not self._goes_on(i):
                yield from self._commanders(i, act)
                return
            subject = self._subject(i)
            if subject is None and (praised := self._praised(i)) is not None:
                yield praised
                return
            if subject is not None and is_obliged:
                yield from self._commanders(i, act, subject)
                return
            if subject is not None:
                if tree.tag[subject] in ("WDT", "WP") and tree.dep[i] == "relcl":
                    subject = tree.head[i]
                if not self._is_what_changes(subject, act):
                    yield subject
                    yield from self._deciders(subject)
                elif tree.dep[i] in ("ccomp", "xcomp"):
                    yield from self._deciders(tree.head[i])
                return
            if tree.dep[i] == "amod" and tree.tag[i] == "VBG":
                yield from (c for c in tree.children[i] if tree.dep[c] == "npadvmod")
                return
            head = tree.head[i]
            if head == i or (tree.dep[i] not in _CLIMBS and tree.dep[head] != "prep"):
                return
            if tree.dep[i] == "acl" and not tree.is_verb(head):
                yield from self._deciders(head)
                return
            if (
                tree.dep[i] == "xcomp"
                and tree.lemma[head] in CAUSING
                and (made := tree.child(head, "dobj")) is not None
            ):
                yield made
                return
            i = head
            if tree.dep[i] == "prep":
                i = tree.head[i]
            if not tree.is_verb(i):
                return
            for c in tree.children[i]:
                if tree.lemma[c] in DECISIONS and tree.dep[c] in ("attr", "nsubj", "dobj"):
                    yield from self._deciders(c)
        return

    def _goes_on(self, i: int) -> bool:
        """Whether a participle goes on a perfect that stands before it: "has broken off relations and thrown out the
        envoy"."""
        tree, head = self.tree, self.tree.head[i]
        if tree.dep[i] != "conj" or tree.tag[head] != "VBN" or tree.child(i, "nsubjpass", "auxpass") is not None:
            return False
        forms = {tree.lower[c] for c in tree.children[head] if tree.dep[c] == "aux"}
        return tree.child(head, "auxpass", "nsubjpass") is None and bool(forms & {"has", "have", "had", "having"})

    def _commanders(self, i: int, act: Act, obliged: int | None = None) -> Iterator[int]:
        """Who says what others must do, or have done to them: "the ministry said the consulate must be cut"; whoever
        says it of himself."""
        tree = self.tree
        over = tree.head[i]
        must = obliged is not None or any(
            tree.lower[c] in ("must", "shall") for c in tree.children[i] if tree.dep[c] == "aux"
        )
        if not must or tree.dep[i] != "ccomp" or tree.lemma[over] not in REPORTING:
            return
        subject = self._subject(over)
        party = self.parties.party(subject) if subject is not None else None
        if subject is not None and party is not None and (party.country or party.chain in self.parties.sides):
            touched = self.parties.party(act.target) if act.target is not None else None
            if touched is None or obliged is not None or not self.parties.is_same(touched, party):
                yield subject

    def _praised(self, i: int) -> int | None:
        """Who is thanked, blamed or punished for an act: "thanked Norland for freeing them", "sanctions on Norland for
        holding them"."""
        tree = self.tree
        preposition = tree.head[i]
        if tree.dep[i] != "pcomp" or tree.lower[preposition] not in ("for", "of"):
            return None
        over = tree.head[preposition]
        if tree.is_verb(over) and tree.lemma[over] in _PRAISE:
            return tree.child(over, "dobj")
        if tree.dep[over] == "pobj" and tree.lower[tree.head[over]] in _AGAINST:
            return over  # "sanctions on Norland for ...", hung on the name
        things = (over, *(c for c in tree.children[over] if tree.dep[c] in ("dobj", "nsubjpass")))
        return next((j for thing in things for j in self.phrases.behind(thing, _AGAINST) if j < i), None)

    def _torn_agents(self, i: int) -> Iterator[int]:
        """Whom "by" names that the parse hung on another word of a passive: "imposed on officials by Norland"."""
        tree = self.tree
        if tree.child(i, "nsubjpass", "auxpass") is None:
            return
        for j in range(i + 1, min(tree.right[i] + 1, i + _NEAR)):
            if tree.is_verb(j):
                return
            if tree.lower[j] == "by" and tree.dep[j] in ("prep", "agent") and not tree.is_verb(tree.head[j]):
                yield from (d for d in tree.children[j] if tree.dep[d] == "pobj" and d in self.parties.mentions)

    def _is_what_changes(self, subject: int, act: Act) -> bool:
        return subject in (act.target, act.object, act.subject)

    def _deciders(self, i: int) -> Iterator[int]:
        """Whose decision a noun names, or who decides by a verb."""
        tree = self.tree
        if tree.is_verb(i):
            subject = self._subject(i) if tree.lemma[i] in DECIDING - _TELLING else None
            if subject is not None:
                yield subject
        elif tree.lemma[i] in DECISIONS or tree.lemma[i] in ("threat", "plan", "intention", "leadership"):
            yield from (c for c in tree.children[i] if tree.dep[c] == "poss")
            for j in self.phrases.behind(i, frozenset(("of", "by"))):
                yield j
                yield from self.phrases.deeper(j)
            yield from (c for c in tree.children[i] if tree.dep[c] in ("compound", "amod"))
            if tree.lemma[tree.head[i]] in _TAKING and tree.dep[i] == "dobj":
                subject = self._subject(tree.head[i])
                if subject is not None:
                    yield subject

    def _subject(self, i: int) -> int | None:
        """The subject of a verb; of two, as a torn parse has them, the one that stands nearer."""
        found = [c for c in self.tree.children[i] if self.tree.dep[c] == "nsubj" and c < i]
        return found[-1] if found else self.tree.child(i, "nsubj") or self.phrases.torn_subject(i)
