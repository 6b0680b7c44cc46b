"""Who takes a measure and against whom, in the codes of the field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.events.parties import codes
from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.measures.standing import DECIDING, DECISIONS
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, InstitutionMention, Mention, Party, Quote, Span
from consilience.text.acts import REPORTING
from consilience.text.countries import country_of
from consilience.text.measure_types import measure_types
from consilience.text.word_sets import word_set

_PRIVATE: Final = word_set("BUS JRN MED CVL LAB AGR EDU REL ELI REF NGO CRM SOC")
"""Sectors whose acts change no system of states; see PLOVER 0.8 for the codes."""
_SIDES: Final = frozenset({"person", "state", "organisation", "institution", "group"})
_OURS: Final = frozenset({"we", "us", "our", "ours"})
_AGAINST: Final = frozenset({"against", "with", "on", "towards", "toward", "between"})
_OWNED: Final = ("@institution", "@post", "@staff", "@envoy", "@aircraft", "@nationals", "@country")
"""Classes of things whose owner is the side that a measure on them is taken against."""
_DEEDS: Final = word_set("action operation campaign offensive strike raid intervention pressure")
"""Nouns behind "military" and the like that name what is done, and nobody."""
_MISSIONS: Final = frozenset(
    {"embassy", "consulate", "mission_to_organisation", "ambassador", "liaison_office", "mission", "delegation"}
)
"""Kinds of institutions that only states and organisations of states send to one another."""
_BANS: Final = frozenset({"restrict_flights", "restrict_entry"})
_SPACES: Final = frozenset({"airspace", "sky", "skies", "territory", "country", "@country"})
_PRAISE: Final = word_set("thank praise commend congratulate blame criticise criticize condemn accuse applaud")
_BOTH: Final = word_set("sides governments armies countries states neighbours neighbors delegations parties")
_WHOSE: Final = frozenset({"membership", "asset", "account"})
"""Things that are taken away from their owner."""
_NEAR: Final = 15
_COMPLEMENTS: Final = frozenset({"of", "from", "to", "as"})
"""Prepositions that show what an act is done to, so that the possessor of its noun is who does it."""
_TELLING: Final = frozenset({"say", "tell", "state", "announce", "reveal", "disclose", "confirm"})
"""Verbs whose subject may tell what somebody else does."""
_TAKING: Final = frozenset({"take", "make", "announce", "issue", "adopt", "give", "reach"})
_BODIES: Final = word_set(
    """
    organisation organization bloc alliance union council commonwealth league pact front army movement coalition command
    """
)
_CLIMBS: Final = frozenset({"xcomp", "conj", "advcl", "acl", "pcomp", "prep"})


class Parties:
    """The sides of the acts of one document."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree, phrases: Phrases) -> None:
        classes = measure_types().classes
        self.owned = _WHOSE.union(*(classes[name] | {name} for name in _OWNED))
        self.sent = classes["@aid"] | classes["@trade"] | classes["@base"]
        self.bases = classes["@base"]
        self.reading = reading
        self.tree = tree
        self.phrases = phrases
        self.mentions: dict[int, Mention] = {}
        self.codes: dict[str, tuple[str | None, str | None]] = {}
        self.kinds: dict[str, str] = {}
        self.named: set[str] = set()
        self.sides: set[str] = set()
        self.adjectives: dict[str, str] = {}
        for mention in annotations.mentions:
            for token in reading.places(Span(mention.start, mention.end)):
                known = self.mentions.get(token)
                if known is None or mention.end - mention.start < known.end - known.start:
                    self.mentions[token] = mention
        for mention in sorted(annotations.mentions, key=lambda row: (row.form != "name", row.start)):
            country, sector = self.codes.get(mention.chain, (None, None))
            of_words = codes(reading.document.text[mention.start : mention.end])
            of_role = codes(mention.role or "")
            self.codes[mention.chain] = (
                country or mention.country or of_words[0],
                sector or of_words[1] or of_role[1],
            )
            self.kinds.setdefault(mention.chain, mention.kind)
            if mention.form != "pronoun":
                self.named.add(mention.chain)
        self._add_sides(annotations.institutions)

    def _add_sides(self, institutions: Sequence[InstitutionMention]) -> None:
        """Whoever sends or receives missions acts among states, whether or not the list of countries has it."""
        for row in institutions:
            if row.kind not in _MISSIONS:
                continue
            for party in (row.sends, row.receives):
                if party is None or party.chain is None or self.kinds.get(party.chain) not in ("state", "organisation"):
                    continue
                self.sides.add(party.chain)
                words = self.reading.document.text[party.start : party.end]
                if words[:1].isupper() and words.isalpha():
                    self.adjectives[words] = party.chain
                country, sector = self.codes.get(party.chain, (None, None))
                if party.sector == "IGO" and country is None:
                    self.codes[party.chain] = (None, sector or "IGO")

    def by(self, act: Act, voice: str) -> tuple[Party | None, tuple[Party, ...]]:
        """Who takes the measure, or None where the words do not say; and who takes it together with them."""
        for i in self._actors(act):
            if self._is_ours(i):
                if voice in self.codes:
                    return self._of_speaker(i, voice), ()
                continue
            party = self.party(i)
            if party is not None:
                return party, tuple(self._beside(i, party))
        return None, ()

    def _beside(self, i: int, party: Party) -> Iterator[Party]:
        """The sides that a noun is joined with: "Norland and Valdonia", "signed between Norland and Valdonia"."""
        tree, met = self.tree, [party]
        while tree.dep[i] == "conj" and tree.head[i] < i and not tree.is_verb(tree.head[i]):
            i = tree.head[i]
        for j in self._joined(i):
            other = self.party(j)
            if other is None or not (self.is_known(other) or self.is_body(other)):
                continue
            if not any(self.is_same(other, one) or (one.start < other.end and other.start < one.end) for one in met):
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
            if (tree.dep[c] == "conj" and not tree.is_verb(c)) or is_flag:
                yield from self._joined(c)

    def on(self, act: Act, by: Party | None) -> Party | None:
        """Against whom it is taken: the first other side that its words name.

        Whose a thing is that a government of an unnamed country changes is not known: it may be its own.
        """
        seen: list[int] = []
        about = self.phrases.words(act.target) if act.target is not None else frozenset()
        is_thing = bool(about & self.owned) and not about & self.bases
        is_foreign = by is None or by.country or by.sector not in ("GOV", "MIL", "LEG", "COP")
        if is_thing and is_foreign and not act.type.is_of_owner:
            for head in (act.target, act.object):
                if head is not None:
                    first, last = self.phrases.bounds(head)
                    is_own = any(self.tree.tag[c] == "PRP$" for c in self.tree.children[head])
                    names = (i for i in range(first, last + 1) if self.tree.tag[i].startswith("NNP"))
                    seen += [*([] if is_own else [head]), *self.phrases.deeper(head), *names]
        words = frozenset(("against",)) if act.type.is_of_owner else _AGAINST
        if act.object is not None and self.phrases.words(act.object) & self.sent:
            words |= {"to"}
        for head in (act.at, act.object, act.target):
            if head is not None:
                seen += self.phrases.behind(head, words)
        for i in seen:
            party = None if self._is_ours(i) else self.party(i, is_exact=True)
            if party is not None and self._is_side(party) and not self.is_same(party, by):
                return party
        return None

    def is_somebody_else(self, act: Act) -> bool:
        """Whether an active verb has a subject of whom nothing is known."""
        i = act.at
        for _ in range(3):
            if act.is_noun or self.tree.child(i, "nsubjpass", "auxpass", "agent") is not None:
                return False
            subject = self._subject(i)
            if subject is not None:
                return not self._is_what_changes(subject, act) and self.tree.lemma[subject] not in DECISIONS
            if self.tree.dep[i] not in ("xcomp", "conj") or self.tree.head[i] == i:
                return False
            i = self.tree.head[i]
        return False

    def owner(self, act: Act) -> Party | None:
        """Whose the thing is that is changed: by whom "the envoy of Norland" is recalled."""
        if act.target is None:
            return None
        for i in self.phrases.deeper(act.target):
            party = self.party(i, is_exact=True)
            if party is not None and (party.country or party.sector == "IGO"):
                return party
        return None

    def _is_side(self, party: Party) -> bool:
        """Whether a party is a side of its own, and no staff or office of one that is not named."""
        if party.sector in _PRIVATE:
            return False
        kind = self.kinds.get(party.chain or "")
        is_side = party.chain in self.sides or kind == "state"
        return bool(party.country) or party.sector in ("IGO", "REB", "OPP") or is_side

    def speaker(self, quote: Quote | None) -> Party | None:
        """The speaker of a quotation, as its words name them."""
        if quote is None or quote.speaker is None or quote.speaker_chain not in self.codes:
            return None
        chain = quote.speaker_chain
        return Party(quote.speaker.start, quote.speaker.end, chain, *self.codes[chain])

    def is_known(self, party: Party) -> bool:
        """Whether it is a state, serves one, or is a body or group that acts among them."""
        if party.sector in _PRIVATE:
            return False
        if party.country or party.sector:
            return True
        return self.kinds.get(party.chain or "") == "state" or party.chain in self.sides

    def is_unnamed(self, party: Party) -> bool:
        """Whether only a pronoun stands for it and nothing else is known of it."""
        return not self.is_known(party) and not self.is_private(party) and party.chain not in self.named

    def touches_known(self, act: Act) -> bool:
        """Whether what an act changes is somebody's who acts among states."""
        if act.target is None:
            return False
        for i in (act.target, *self.phrases.deeper(act.target)):
            party = self.party(i) or self.party(i, is_exact=True)
            if party is not None and self.is_known(party):
                return True
        return False

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

    def meant(self, act: Act, pronoun: Party) -> Party | None:
        """Whom a pronoun that stands for nobody known means: the subject of a clause above it, if that is a side."""
        tree, i = self.tree, act.at
        for _ in range(4):
            if tree.head[i] == i:
                return None
            i = tree.head[i]
            subject = self._subject(i) if tree.is_verb(i) else None
            party = self.party(subject) if subject is not None else None
            if party is not None and party.start != pronoun.start:
                is_side = self.is_known(party) and self.kinds.get(party.chain or "") in ("state", "organisation")
                return replace(party, start=pronoun.start, end=pronoun.end) if is_side else None
        return None

    def is_said_by(self, party: Party, voice: str) -> bool:
        """Whether a party speaks itself, or somebody of its country for it."""
        country = self.codes.get(voice, (None, None))[0]
        return party.chain == voice or (country is not None and country == party.country)

    def is_own(self, act: Act) -> bool:
        """Whether somebody is told to leave by their own side ("told its diplomats to leave")."""
        if act.target is None:
            return False
        return any(self.tree.lower[c] in ("its", "their", "his", "her") for c in self.tree.children[act.target])

    def keeper(self, act: Act) -> Party | None:
        """Whose the country or the airspace is that somebody must leave or keep out of: its owner says so."""
        places = [*self.phrases.behind(act.at, frozenset(("from",)))] if act.type.name in _BANS else []
        if act.pattern.is_order and act.object is not None:
            places.append(act.object)
        for i in [k for j in places for k in self._near(j)]:
            if not self.phrases.words(i) & _SPACES:
                continue
            for j in (*(c for c in self.tree.children[i] if self.tree.dep[c] in ("poss", "amod", "compound")), i):
                party = self.party(j, is_exact=True)
                if party is not None and self.is_unnamed(party):
                    party = self.meant(act, party)
                if party is not None and party.country:
                    return party
        return None

    def _near(self, i: int) -> Iterator[int]:
        """A word, and of a verb ("entering Norland") the few words behind it."""
        yield i
        if self.tree.is_verb(i):
            yield from range(i + 1, min(i + 4, self.tree.right[i] + 1))

    def is_state(self, party: Party) -> bool:
        """Whether it is a state, listed or not, or words for one ("Norland's parliament"), and nobody else."""
        kind = self.kinds.get(party.chain or "", "state" if party.country else "")
        is_of_state = bool(party.country) and party.sector in (None, "GOV", "LEG")
        return kind == "state" or (kind != "person" and (is_of_state or party.chain in self.sides))

    def is_body(self, party: Party) -> bool:
        """Whether its words say that it is a body of states or an armed group ("the alliance", "the Keel Army")."""
        words = self.reading.document.text[party.start : party.end].lower().split()
        return not _BODIES.isdisjoint(words)

    def is_private(self, party: Party) -> bool:
        """Whether a firm, a club, a paper or a private person acts."""
        return party.sector in _PRIVATE

    def is_organisation(self, party: Party) -> bool:
        """Whether an organisation of states acts, or somebody who serves it."""
        if party.sector == "IGO":
            return True
        is_named_so = self.kinds.get(party.chain or "") == "organisation" and party.chain not in self.sides
        return not party.country and is_named_so

    def party(self, i: int, *, is_exact: bool = False) -> Party | None:
        """The side that a noun names, or one that the words in front of it name ("Norwegian officials")."""
        mention = self.mentions.get(i)
        tree = self.tree
        if is_exact and (chain := self.adjectives.get(tree.words[i])) is not None:
            span = self.reading.span(tree.start[i], tree.end[i])
            return Party(span.start, span.end, chain, *self.codes.get(chain, (None, None)))
        if mention is not None and mention.kind in _SIDES:
            if (whole := self._compound(mention)) is not None:
                return whole
            return Party(mention.start, mention.end, mention.chain, *self.codes[mention.chain])
        if mention is None and tree.tag[i].startswith("NN"):
            inside = [c for c in tree.children[i] if tree.dep[c] in ("det", "amod", "compound", "nmod") and c < i]
            start, end = tree.start[min([i, *inside])], tree.end[i]
            country, sector = codes(self.reading.text[start:end])
            if sector is None and tree.tag[i] == "NNS":
                sector = codes(tree.lemma[i])[1]
            if country or (sector and not is_exact and tree.lemma[i] not in _DEEDS):
                span = self.reading.span(start, end)
                return Party(span.start, span.end, None, country, sector)
        if not is_exact:
            for c in tree.children[i]:
                if tree.dep[c] in ("poss", "compound", "nmod") and c in self.mentions:
                    return self.party(c)
        elif tree.tag[i].startswith("JJ") and (country := codes(tree.words[i])[0]):
            span = self.reading.span(tree.start[i], tree.end[i])
            return Party(span.start, span.end, None, country, None)
        return None

    def _compound(self, mention: Mention) -> Party | None:
        """The country of a name with a hyphen, of which the mentions make two ("Guinea-Bissau")."""
        text = self.reading.document.text
        end = mention.end
        if mention.form != "name" or text[end : end + 1] != "-" or not text[end + 1 : end + 2].isupper():
            return None
        last = end + 1
        while last < len(text) and text[last].isalpha():
            last += 1
        country = country_of(text[mention.start : last])
        return Party(mention.start, last, None, country, None) if country and country != mention.country else None

    def _is_ours(self, i: int) -> bool:
        """Whether a token is "we" or "our" (and not "US")."""
        return self.tree.lower[i] in _OURS and self.tree.tag[i].startswith("PRP")

    def _of_speaker(self, i: int, voice: str) -> Party:
        span = self.reading.span(self.tree.start[i], self.tree.end[i])
        return Party(span.start, span.end, voice, *self.codes[voice])

    def is_same(self, party: Party, by: Party | None) -> bool:
        """Whether two parties are one side by their words or their country."""
        if by is None:
            return False
        if party.chain is not None and party.chain == by.chain:
            return True
        return party.country is not None and party.country == by.country

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
        if any(tree.dep[c] == "prep" and tree.lower[c] in _COMPLEMENTS for c in tree.children[i]):
            yield from (c for c in tree.children[i] if tree.dep[c] == "poss")
        above = tree.head[i]
        if tree.dep[i] == "dobj" and tree.lemma[above] == "announce" and (subject := self._subject(above)) is not None:
            yield subject
        yield from self._deciders(tree.head[above] if tree.dep[above] == "prep" else above)

    def _actors_of_verb(self, act: Act) -> Iterator[int]:
        tree, i = self.tree, act.at
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
            if is_passive:
                yield from self._commanders(i, act)
                return
            subject = self._subject(i)
            if subject is None and (praised := self._praised(i)) is not None:
                yield praised
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
            i = head
            if tree.dep[i] == "prep":
                i = tree.head[i]
            if not tree.is_verb(i):
                return
            for c in tree.children[i]:
                if tree.lemma[c] in DECISIONS and tree.dep[c] in ("attr", "nsubj", "dobj"):
                    yield from self._deciders(c)
        return

    def _commanders(self, i: int, act: Act) -> Iterator[int]:
        """Who says what must be done to others: "the ministry said the consulate must be cut"."""
        tree = self.tree
        over = tree.head[i]
        must = any(tree.lower[c] in ("must", "shall") for c in tree.children[i] if tree.dep[c] == "aux")
        if not must or tree.dep[i] != "ccomp" or tree.lemma[over] not in REPORTING:
            return
        subject = self._subject(over)
        party = self.party(subject) if subject is not None else None
        if subject is not None and party is not None and (party.country or party.chain in self.sides):
            touched = self.party(act.target) if act.target is not None else None
            if touched is None or not self.is_same(touched, party):
                yield subject

    def _praised(self, i: int) -> int | None:
        """Who is thanked or blamed for an act: "thanked Norland for freeing them"."""
        tree = self.tree
        preposition = tree.head[i]
        if tree.dep[i] != "pcomp" or tree.lower[preposition] not in ("for", "of"):
            return None
        over = tree.head[preposition]
        return tree.child(over, "dobj") if tree.is_verb(over) and tree.lemma[over] in _PRAISE else None

    def _torn_agents(self, i: int) -> Iterator[int]:
        """Whom "by" names that the parse hung on another word of a passive: "imposed on officials by Norland"."""
        tree = self.tree
        if tree.child(i, "nsubjpass", "auxpass") is None:
            return
        for j in range(i + 1, min(tree.right[i] + 1, i + _NEAR)):
            if tree.is_verb(j):
                return
            if tree.lower[j] == "by" and tree.dep[j] in ("prep", "agent") and not tree.is_verb(tree.head[j]):
                yield from (d for d in tree.children[j] if tree.dep[d] == "pobj" and d in self.mentions)

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
