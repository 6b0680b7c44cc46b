"""Which side words without a name stand for ("the country"), where one alone in the words before them fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from consilience.annotate.events.parties import codes
from consilience.annotate.measures.parties import Parties
from consilience.annotate.quotes.tree import Tree
from consilience.model import Mention, Party, Span
from consilience.text.word_sets import word_set

_LANDS: Final = word_set("country nation state kingdom republic territory island enclave emirate")
_DEFINITE: Final = frozenset({"the", "that", "this"})
_CLIMB: Final = 8
_KINDS: Final = ("state", "place")
_NOUNS: Final = ("name", "acronym")
_HOMES: Final = ("GOV", "LEG", "MIL")


class Antecedents:
    """The sides that definite phrases of one document take up. A doubt leaves them as they are."""

    def __init__(self, tree: Tree, parties: Parties) -> None:
        self.tree = tree
        self.parties = parties

    def land(self, i: int, others: Iterable[Party]) -> Party | None:
        """The only state or territory that the sentence of "the country" and the one before it name, but for `others`.

        A nationality ("the Keelese envoy") counts as a name: whose country is meant is then open.
        """
        if self.tree.lemma[i] not in _LANDS or not self._is_definite(i):
            return None
        taken = {key for other in others for key in (other.country, other.chain) if key}
        found: dict[str, Mention | None] = {}
        for country, mention in self._countries(i):
            if country not in taken and not (mention is not None and mention.chain in taken):
                found[country] = found.get(country) or mention
        mention = next(iter(found.values())) if len(found) == 1 else self._topic(i, found)
        if mention is None:
            return None
        span = self.parties.reading.span(self.tree.start[i], self.tree.end[i])
        return Party(span.start, span.end, mention.chain, *self.parties.codes[mention.chain])

    def _topic(self, i: int, found: Mapping[str, Mention | None]) -> Mention | None:
        """The side that the clause above that of a word is about: its subject comes to mind first (B. Grosz, A. Joshi
        and S. Weinstein, "Centering", 1995)."""
        tree, k, is_below = self.tree, i, False
        chains = {mention.chain: mention for mention in found.values() if mention is not None}
        for _ in range(_CLIMB):
            if tree.head[k] == k:
                return None
            is_below = is_below or tree.dep[k] == "advcl"
            k = tree.head[k]
            subject = tree.child(k, "nsubj") if is_below and tree.is_verb(k) else None
            if subject is not None and subject < i:
                mention = self.parties.mentions.get(subject)
                return chains.get(mention.chain) if mention is not None else None
        return None

    def owner(self, party: Party) -> Party | None:
        """Whom "its" or "their" means where nothing else says so: the only state that the sentence and the one before
        it name in front of it."""
        i = self.parties.reading.places(Span(party.start, party.end)).start
        if self.tree.tag[i] != "PRP$":
            return None
        found = dict(self._countries(i))
        mention = next(iter(found.values())) if len(found) == 1 else None
        if mention is None:
            return None
        return Party(party.start, party.end, mention.chain, *self.parties.codes[mention.chain])

    def _countries(self, i: int) -> Iterator[tuple[str, Mention | None]]:
        """The countries, or chains of states without a code, that the two sentences before a word name."""
        tree = self.tree
        first = tree.first[i]
        for j in range(tree.first[first - 1] if first else 0, i):
            mention = self.parties.mentions.get(j)
            if mention is not None and mention.kind in _KINDS and mention.form in _NOUNS:
                country = self.parties.codes[mention.chain][0]
                if country or mention.kind == "state":
                    yield country or mention.chain, mention
            elif tree.words[j][:1].isupper() and (country := codes(tree.words[j])[0]):
                yield country, None

    def home(self, party: Party, voice: str) -> Party:
        """ "The cabinet" with the country of the officials who tell of it, where it has none of its own."""
        country, sector = self.parties.codes.get(voice, (None, None))
        words = self.parties.reading.document.text[party.start : party.end].lower().split()
        is_bare = len(words) == 2 and words[0] in _DEFINITE and party.sector in _HOMES
        if party.country or not is_bare or not country or sector not in _HOMES:
            return party
        return Party(party.start, party.end, party.chain, country, party.sector)

    def _is_definite(self, i: int) -> bool:
        return any(self.tree.lower[c] in _DEFINITE for c in self.tree.children[i] if self.tree.dep[c] == "det")
