"""Who did what stands in a clause as a thing: "killed in a Norlandic raid", "sanctions imposed by the council".

Words for what was done name who did it as an owner, behind "by" and "at the hands of", or in a participle; words for a
place name in the same ways who holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.events.attachments import BLASTS
from consilience.annotate.events.parties import codes
from consilience.annotate.quotes.tree import Tree
from consilience.text.countries import country_of
from consilience.text.word_sets import word_set

_MADE: Final = word_set(
    """
    impose launch carry make conduct stage mount lead order sign reach agree strike deliver issue announce pass adopt
    perpetrate commit organise organize enact levy approve
    """
)
"""Participles behind a noun for an act whose agent did it: "the sanctions imposed by"."""
_ACCIDENTS: Final = frozenset({"crash"})
"""What happens to a craft whose flag stands in front: "the Norlandic plane crash"."""
_HOLDS: Final = word_set("hold control occupy run besiege")
_INSIDE: Final = word_set(
    "uprising revolution revolt rebellion insurgency unrest violence coup riot protest conflict crisis war massacre"
)
"""Nouns for what happens inside a country."""
_HANDS: Final = frozenset({"hand", "hands"})
_ARMED: Final = frozenset({"MIL", "REB"})
_RULERS: Final = word_set("government regime police")
_OWNERS: Final = ("poss", "amod", "compound", "nmod")


class Doers:
    """Those who did the things of a parse, as tokens, the likeliest first."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def of_strike(self, i: int) -> Iterator[int]:
        """Who struck, where a verb names the strike as its subject or as what somebody was killed in or by."""
        tree = self.tree
        is_passive = tree.tag[i] == "VBN" and not any(tree.lemma[c] == "have" for c in tree.children[i])
        for c in tree.children[i]:
            if tree.dep[c] == "nsubj" and tree.lemma[i] not in ("be", "have", "become"):
                yield from self._of_blast(c)
            elif (is_passive and tree.lower[c] in ("in", "by", "during")) or tree.dep[c] == "agent":
                for d in tree.children[c]:
                    if tree.dep[d] == "pobj":
                        yield from self._of_blast(d)
            elif tree.lower[c] == "at":
                yield from self._at_hands(c)

    def _of_blast(self, i: int) -> Iterator[int]:
        if self.tree.lemma[i] in BLASTS - _ACCIDENTS:
            yield from self.of(i)
            yield from self._flags(i)

    def of(self, i: int) -> Iterator[int]:
        """Who did what a noun tells, by what stands behind it: "by", "at the hands of", "launched by"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] in ("prep", "agent") and tree.lower[c] == "by":
                yield from self._behind(c)
            elif tree.dep[c] == "prep" and tree.lower[c] == "at":
                yield from self._at_hands(c)
            elif tree.dep[c] == "prep" and tree.lower[c] in ("of", "on", "in", "against"):
                for d in tree.children[c]:
                    yield from self.of(d)
            elif tree.dep[c] == "acl" and tree.tag[c] == "VBN" and tree.lemma[c] in _MADE:
                yield from (d for e in self._under(c) if tree.lower[e] == "by" for d in self._behind(e))

    def _under(self, i: int) -> Iterator[int]:
        """What hangs on a participle, or on a time or a particle behind it: "agreed upon on Monday by"."""
        for c in self.tree.children[i]:
            yield c
            yield from self.tree.children[c]

    def holders(self, i: int) -> Iterator[int]:
        """Who holds a place: "villages held by the rebels", "rebel-held districts"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.lemma[c] not in _HOLDS and not tree.lower[c].endswith(("held", "controlled")):
                continue
            if tree.dep[c] == "acl":
                yield from (d for e in tree.children[c] if tree.dep[e] == "agent" for d in self._behind(e))
            elif tree.dep[c] == "amod":
                yield from (d for d in tree.children[c] if d < c and tree.tag[d].startswith("NN"))

    def is_where(self, c: int) -> bool:
        """Whether the name of a country in front of a noun says where: "the Norland attacks"."""
        word = self.tree.words[c]
        is_name = self.tree.dep[c] == "compound" and not word.isupper() and "." not in word
        return is_name and self.tree.tag[c] == "NNP" and country_of(word) is not None

    def is_scene(self, i: int, c: int) -> bool:
        """Whether the country in front of a noun is where it happened: "Norland's uprising of 2011"."""
        tree = self.tree
        if tree.lemma[i] not in _INSIDE or country_of(tree.words[c]) is None:
            return False
        return not any(tree.lower[d] in ("on", "against", "with") for d in tree.children[i])

    def _flags(self, i: int) -> Iterator[int]:
        """Whose strike it is by the words in front of it: "Norlandic", "rebel", "the council's"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] not in _OWNERS or c > i or self.is_where(c):
                continue
            lemma = tree.lemma[c]
            if tree.dep[c] == "poss" or tree.words[c][0].isupper() or lemma in _RULERS or codes(lemma)[1] in _ARMED:
                yield c

    def _at_hands(self, i: int) -> Iterator[int]:
        """Those behind "at the hands of"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.lower[c] in _HANDS:
                yield from (d for e in tree.children[c] if tree.lower[e] == "of" for d in self._behind(e))

    def _behind(self, i: int) -> Iterator[int]:
        yield from (c for c in self.tree.children[i] if self.tree.dep[c] == "pobj")
