"""Against whom a measure is taken, and whose things it changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.antecedents import Antecedents
from consilience.annotate.measures.moods import ORDERING
from consilience.annotate.measures.parties import Parties
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.measures.takers import HOSTED
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.measure_types import measure_types

_AGAINST: Final = frozenset({"against", "with", "on", "towards", "toward", "between"})
_OWNED: Final = ("@institution", "@post", "@staff", "@envoy", "@aircraft", "@nationals", "@country")
"""Classes of things whose owner is the side that a measure on them is taken against."""
_WHOSE: Final = frozenset({"membership", "asset", "account"})
"""Things that are taken away from their owner."""
_UNDER: Final = frozenset({"under"})
_OF: Final = frozenset({"recognise", "withdraw_recognition"})
"""Types of which "of" names the other side ("withdrew its recognition of Keel")."""
_MEETINGS: Final = frozenset({"cancel_meeting", "postpone"})
"""Types of which a person may be the other side ("the summit with Vance")."""
_FOREIGN: Final = frozenset({"travel", "trade", "border"})
"""Ladders of acts that are done to what comes from a country, whoever owns it."""
_BEARING: Final = frozenset({"face", "endure", "suffer"})
"""Verbs whose subject has what is imposed on it."""


class Recipients:
    """The sides that the acts of one document are done to."""

    def __init__(self, tree: Tree, phrases: Phrases, parties: Parties) -> None:
        self.tree = tree
        self.phrases = phrases
        self.parties = parties
        classes = measure_types().classes
        self.owned = _WHOSE.union(*(classes[name] | {name} for name in _OWNED))
        self.sent = classes["@aid"] | classes["@trade"] | classes["@base"]
        self.bases = classes["@base"]
        self.imposed = classes["@sanctions"] | {"blockade"}
        self.antecedents = Antecedents(tree, parties)
        self._only: dict[str, Party] | None = None

    def on(self, act: Act, by: Party | None, co_by: Sequence[Party] = ()) -> Party | None:
        """Against whom it is taken: the first other side that its words name, or that they take up.

        Whose a thing is that a government of an unnamed country changes is not known: it may be its own.
        """
        seen = [*self.told(act)]
        about = self.phrases.words(act.target) if act.target is not None else frozenset()
        is_thing = bool(about & self.owned) and not about & self.bases and self.tree.lemma[act.at] != "become"
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
        if act.type.name in _OF:
            words |= {"of"}
        behind: list[int] = []
        for head in (act.at, act.object, act.target):
            if head is not None:
                behind += (i for i in self.phrases.behind(head, words) if i not in self.phrases.time_tokens)
        takers = tuple(party for party in (by, *co_by) if party is not None)
        for i in (*seen, *behind):
            party = None if self.parties.is_ours(i) else self.parties.party(i, is_exact=True)
            if act.type.name in _MEETINGS and party is not None and self._is_named_person(party):
                return party
            if party is None or not self.parties.is_side(party):
                party = self.antecedents.land(i, takers)
            if party is not None and i in seen and self._is_one_of_many(i, party, takers):
                return None
            if party is not None and not any(self.parties.is_same(party, taker) for taker in takers):
                return party
        is_side = by is not None and self.parties.is_known(by) and (by.country or self.parties.is_organisation(by))
        return None if behind or by is None or not is_side else self._bearer(act, takers)

    def told(self, act: Act) -> Iterator[int]:
        """Who is told to do what a host has done: "gave Keel ten days to close it", "Keel must close it"."""
        tree, i = self.tree, act.at
        if act.is_noun or act.type.name not in HOSTED:
            return
        if self.phrases.terms.is_obliged(i):
            for j in (i, self.phrases.terms.above(i)):
                yield from (c for c in tree.children[j] if tree.dep[c] == "nsubj" and tree.dep[i] != "nsubjpass")
        over = self.phrases.terms.above(i)
        if tree.lemma[over] in ORDERING | {"give", "grant"} and tree.dep[i] in (
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
            "relcl",
        ):
            wanted = ("dobj", "dative", "nsubjpass")
            yield from (c for c in tree.children[over] if tree.dep[c] in wanted and c != tree.head[i])
            yield from (c for c in tree.children[i] if tree.dep[c] == "nsubj")

    def _is_one_of_many(self, i: int, party: Party, takers: Sequence[Party]) -> bool:
        """Whether "and" or commas join a state with others: "officers from Norland, Keel and Dorsey" are not Norland's
        alone."""
        tree = self.tree
        while tree.dep[i] == "conj" and not tree.is_verb(tree.head[i]):
            i = tree.head[i]
        todo, met = [i], set()
        for j in todo:
            other = self.parties.party(j, is_exact=True)
            if other is not None and other.country and not any(self.parties.is_same(other, one) for one in takers):
                met.add(other.country)
            todo += (c for c in tree.children[j] if tree.dep[c] == "conj" and not tree.is_verb(c))
        return party.country in met and len(met) > 1

    def _is_named_person(self, party: Party) -> bool:
        """Whether a person is named, who meets others for a state whatever the words say of it."""
        return self.parties.kinds.get(party.chain or "") == "person" and party.chain in self.parties.named

    def _bearer(self, act: Act, takers: Sequence[Party]) -> Party | None:
        """Who has what is imposed, where the words for it name nobody: the subject of "remains under an embargo", or
        the only side that the account names behind "sanctions on"."""
        noun = next((i for i in (act.object, act.target) if i is not None and self._is_imposed(i)), None)
        if noun is None:
            return None
        tree = self.tree
        above = tree.head[noun]
        if tree.lower[above] in _UNDER and tree.dep[noun] == "pobj":
            above = tree.head[above]
        elif not (tree.dep[noun] == "dobj" and tree.lemma[above] in _BEARING):
            above = noun
        if above != noun:
            subject = tree.child(above, "nsubj") if tree.is_verb(above) else None
            party = self.parties.party(subject, is_exact=True) if subject is not None else None
            is_other = party is not None and not any(self.parties.is_same(party, taker) for taker in takers)
            return party if is_other and party is not None and self.parties.is_side(party) else None
        if self._only is None:
            self._only = {party.country or party.chain or "": party for party in self._borne()}
        others = [one for one in self._only.values() if not any(self.parties.is_same(one, taker) for taker in takers)]
        return others[0] if len(others) == 1 and (others[0].country or others[0].chain) else None

    def _is_imposed(self, i: int) -> bool:
        return not self.phrases.words(i).isdisjoint(self.imposed)

    def _borne(self) -> Iterator[Party]:
        """Every side behind "sanctions on", and before "sanctions" where nothing stands behind."""
        tree = self.tree
        for i in range(tree.n):
            if tree.tag[i] in ("NN", "NNS", "NNP", "NNPS") and self._is_imposed(i):
                behind = [*self.phrases.behind(i, _AGAINST)]
                before = [c for c in tree.children[i] if tree.dep[c] in ("compound", "amod", "nmod")]
                for j in behind or before:
                    party = self.parties.party(j, is_exact=True)
                    if party is not None and self.parties.is_side(party):
                        yield party

    def leads_to_known(self, act: Act) -> bool:
        """Whether what stands behind the prepositions of an act is, or belongs to, somebody who acts among states."""
        for head in act.named:
            for i in (head, *self.phrases.deeper(head)):
                party = self.parties.party(i, is_exact=True)
                if party is not None and (party.country or self.parties.is_known(party)):
                    return True
        return False

    def touches_known(self, act: Act) -> bool:
        """Whether what an act changes is somebody's who acts among states."""
        if act.target is None:
            return False
        is_of_land = act.type.ladder in _FOREIGN
        for i in (act.target, *self.phrases.deeper(act.target)):
            party = self.parties.party(i) or self.parties.party(i, is_exact=True)
            if party is not None and (self.parties.is_known(party) or (is_of_land and party.country)):
                return True
            mention = self.parties.mentions.get(i)
            if is_of_land and mention is not None and mention.kind == "place" and self.tree.dep[i] == "poss":
                return True  # "Lima's airlines"
        return False
