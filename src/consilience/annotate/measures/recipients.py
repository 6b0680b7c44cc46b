"""Against whom a measure is taken, and whose things it changes."""

from __future__ import annotations

from typing import Final

from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.parties import Parties
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.measure_types import measure_types

_AGAINST: Final = frozenset({"against", "with", "on", "towards", "toward", "between"})
_OWNED: Final = ("@institution", "@post", "@staff", "@envoy", "@aircraft", "@nationals", "@country")
"""Classes of things whose owner is the side that a measure on them is taken against."""
_WHOSE: Final = frozenset({"membership", "asset", "account"})
"""Things that are taken away from their owner."""


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
            party = None if self.parties.is_ours(i) else self.parties.party(i, is_exact=True)
            if party is not None and self.parties.is_side(party) and not self.parties.is_same(party, by):
                return party
        return None

    def touches_known(self, act: Act) -> bool:
        """Whether what an act changes is somebody's who acts among states."""
        if act.target is None:
            return False
        for i in (act.target, *self.phrases.deeper(act.target)):
            party = self.parties.party(i) or self.parties.party(i, is_exact=True)
            if party is not None and self.parties.is_known(party):
                return True
        return False
