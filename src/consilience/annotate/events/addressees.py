"""To whom words are addressed: who is asked, praised or blamed, and not whom the demand or the praise is about.

"The council demanded the release of the envoys from Norland" asks Norland, not the envoys; "welcomed the release of the
envoys by Norland" praises Norland. Where the clause names only what it is about nobody is addressed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.events.acts import Act
from consilience.annotate.events.doers import Doers
from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.events.vocabulary import vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.text.plover import JOINT
from consilience.text.word_sets import word_set

_HARM: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})
_OPERATORS: Final = ("welcome", "blame")
_ASKED: Final = ("to", "on", "upon", "of", "from", "with", "at")
_OF_NOUN: Final = ("to", "on", "upon", "from")
_OF_JUDGED: Final = ("with", "of", "at", "on", "to", "against")
_OWN: Final = word_set(
    """
    withdrawal resignation dismantling disarmament denuclearisation denuclearization compliance cooperation departure
    pullout exit help support assistance aid backing apology restraint participation permission approval consent
    opinion advice guidance commitment intervention action effort response involvement
    """
)
"""What the one who is asked does: "insisted on Norland's withdrawal"; the release, the arrest are of somebody else."""
MEDIA: Final = word_set(
    "twitter facebook instagram youtube telegram whatsapp television tv radio air camera internet blog"
)
"""Through which words go out: nobody is spoken to by "on television"."""
_TIES: Final = word_set("tie relation relationship cooperation dialogue talk meeting contact alliance partnership")
"""What one has with the one whom one asks for it."""
_NUMBERS: Final = word_set("ten hundred thousand dozen number group majority million score")
_GOES_ON: Final = word_set("keep continue begin start resume go")
_URGES: Final = word_set("urge ask tell order instruct press implore beg invite call encourage")
_ACTIVE: Final = ("VBD", "VBZ", "VBP", "VB")
_WH: Final = word_set("who whom which that")
_OWNERS: Final = ("poss", "amod", "compound", "nmod")


def inner(act: Act) -> str | None:
    """The event under the words that change it: ASSAULT in "condemned the attack"; None where nothing changes it."""
    _, changed, rest = act.rule.rpartition(" < ")
    return rest.partition(":")[0] if changed else None


class Addressees:
    """To whom the acts of a parse are addressed, as tokens, the likeliest first."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.doers = Doers(tree)

    def are_told(self, act: Act) -> bool:
        """Whether whom an act is addressed to stands elsewhere than whom it is about."""
        event = inner(act)
        if act.code.event == "REQUEST":
            return True
        if act.code.event in ("SUPPORT", "ACCUSE") and event is not None:
            return act.rule.startswith(_OPERATORS)
        return act.code.event == "REJECT" and event in _HARM

    def of(self, act: Act) -> Iterator[int]:
        """Those to whom an act of which that is so is addressed."""
        event, said = inner(act), self._said(act)
        yield from self._objects(act, said)
        if act.code.event == "REQUEST":
            yield from self._asked(act, said, event)
        elif act.code.event != "REJECT":
            yield from self._judged(act, said)
        else:
            yield from self._behind(said, ("to", "from"))

    def urged(self, act: Act) -> Iterator[int]:
        """Who shall do what a verb asks for: only people are asked to do something."""
        tree, i = self.tree, act.at
        for c in tree.children[i]:
            has_task = any(is_infinitive(tree, d) for j in (i, c) for d in tree.children[j] if d > c)
            has_task = has_task and "-" not in tree.words[i:c]
            if tree.dep[c] == "dobj" and tree.tag[c] in ("NN", "NNS") and tree.lemma[i] in _URGES and has_task:
                yield c

    def _said(self, act: Act) -> int:
        """The word for saying: "keeps asking"."""
        tree, i = self.tree, act.at
        while tree.lemma[i] in _GOES_ON:
            below = tree.child(i, "xcomp", "pcomp")
            if below is None or below not in act.tokens:
                break
            i = below
        return i

    def _objects(self, act: Act, i: int) -> Iterator[int]:
        """The objects of the word for saying, and who shall do what is asked for."""
        tree = self.tree
        is_of = any(tree.lower[c] in ("of", "for") for c in tree.children[i])
        for c in tree.children[i]:
            is_bare = tree.dep[c] != "dative" or tree.tag[c] != "IN"
            is_act = c in act.tokens and tree.lemma[c] in vocabulary().nouns and not is_of
            if tree.dep[c] in ("dobj", "dative", "nsubjpass") and is_bare and not is_act:
                yield tree.head[i] if tree.dep[i] == "relcl" and tree.lower[c] in _WH else c
                yield from (d for d in tree.children[c] if tree.dep[d] == "conj")
                yield from self._counted(c)
            elif tree.dep[c] in ("xcomp", "ccomp", "advcl") and tree.child(c, "auxpass") is None:
                is_asked = tree.dep[c] != "advcl" or is_infinitive(tree, c)
                yield from (d for d in tree.children[c] if tree.dep[d] == "nsubj" and is_asked)
        if tree.dep[i] in ("acl", "amod") and tree.tag[i] == "VBN":
            yield tree.head[i]  # "officials urged to leave"

    def _counted(self, i: int) -> Iterator[int]:
        """Whom a number counts: "urged tens of thousands of residents"."""
        tree = self.tree
        for _ in range(2):
            if tree.lemma[i] not in _NUMBERS:
                return
            i = next((d for d in self._behind(i, ("of",))), i)
            yield i

    def _asked(self, act: Act, said: int, event: str | None) -> Iterator[int]:
        tree = self.tree
        is_joint = event in JOINT or act.code.mode == "meet"
        yield from self._behind(said, _ASKED if tree.is_verb(said) else (*_OF_NOUN, "of"))
        yield from (i for i in self._behind(said, ("for",)) if self._is_to_do(i))
        for c in tree.children[said]:
            if tree.dep[c] == "dobj" and c not in act.tokens:
                yield from self._behind(c, ("from",))
        for i in (i for i in act.tokens if i not in (said, act.at)):
            if tree.head[i] == said and tree.dep[i] == "dobj":
                yield from self._behind(i, _OF_NOUN if event is None else ("from", "by"))
            if is_joint:
                yield from self._behind(i, ("with", "of"))
            elif event == "AID":
                yield from self._behind(i, ("from", "by"))
            yield from self._behind(i, ("between",))
            if event in _HARM and "cease" in act.rule and tree.lemma[i] in vocabulary().nouns and i != act.at:
                yield from self.doers.of(i)
                yield from filter(self._is_owner, tree.children[i])
        things = [*act.tokens, *(i for j in (said, *act.tokens) for i in self._things(j))]
        for i in things:
            if tree.lemma[i] in _TIES:
                yield from self._behind(i, ("with", "between"))
            if (tree.lemma[i] in _OWN or is_joint) and i != act.at:
                yield from filter(self._is_owner, tree.children[i])

    def _is_to_do(self, i: int) -> bool:
        """Whether an infinitive follows that says what somebody shall do: "called for Norland to leave"."""
        behind = self.tree.right[i] + 1
        inside = any(is_infinitive(self.tree, c) for c in self.tree.children[i] if self.tree.dep[c] in ("relcl", "acl"))
        return inside or (behind < self.tree.n and self.tree.lower[behind] == "to")

    def _things(self, i: int) -> Iterator[int]:
        """What stands behind a verb as its object or behind its preposition."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] == "dobj":
                yield c
            elif tree.dep[c] == "prep":
                yield from (d for d in tree.children[c] if tree.dep[d] == "pobj")

    def _judged(self, act: Act, said: int) -> Iterator[int]:
        """Who did what is praised or blamed."""
        tree = self.tree
        yield from (i for i in self._behind(said, _OF_JUDGED) if i not in act.tokens)
        if tree.lemma[said] == "blame":
            yield from (d for i in self._things(said) for d in self._behind(i, ("on",)))
        for i in dict.fromkeys((*act.tokens, *(c for c in tree.children[said] if tree.dep[c] == "dobj"))):
            if i not in (said, act.at) and not tree.is_verb(i):
                yield from self._behind(i, ("by", "from"))
                yield from self.doers.of(i)
                yield from self._behind(said, ("by",) if tree.tag[said] in _ACTIVE else ())
                yield from filter(self._is_owner, tree.children[i])
            elif i not in (said, act.at):
                yield from (c for c in tree.children[i] if tree.dep[c] in ("nsubj", "agent"))

    def _is_owner(self, c: int) -> bool:
        return self.tree.dep[c] in _OWNERS and self.tree.tag[c] != "PRP$"

    def _behind(self, i: int, words: tuple[str, ...]) -> Iterator[int]:
        """The nouns behind some prepositions of a word."""
        tree = self.tree
        for word in words:
            for c in tree.children[i]:
                if tree.dep[c] in ("prep", "dative", "agent") and tree.lower[c] == word:
                    for d in tree.children[c]:
                        if tree.dep[d] == "pobj" and not (word == "on" and tree.lemma[d] in MEDIA):
                            yield d
                            yield from (e for e in tree.children[d] if tree.dep[e] in ("appos", "conj"))
