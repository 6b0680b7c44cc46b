"""Who acts and who is acted on, by the arguments of an act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.events.acts import Act
from consilience.annotate.events.addressees import MEDIA, Addressees, inner
from consilience.annotate.events.attachments import (
    BLASTS,
    beside,
    is_aside,
    is_next_subject,
    is_of_all_before,
)
from consilience.annotate.events.doers import Doers
from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.events.origins import losers, makers
from consilience.annotate.events.subjects import Subjects
from consilience.annotate.events.threats import is_of_doing
from consilience.annotate.events.vocabulary import vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.text.plover import JOINT
from consilience.text.word_sets import word_set

_ANY: Final = ("against", "with", "to", "on", "from", "between", "for", "of", "into", "over")
_TOWARDS: Final = {
    "ASSAULT": ("against", "on", "with", "between", "of", "into", "upon", "at"),
    "COERCE": ("against", "on", "of", "with", "between"),
    "CONSULT": ("with", "to", "between", "of"),
    "ACCUSE": ("against", "on", "of", "at", "with", "to", "for", "about"),
    "COOPERATE": ("with", "between", "to", "from"),
    "MOBILIZE": ("against", "into", "to", "near", "along", "at"),
    "AID": ("to", "for", "of"),
    "AGREE": ("with", "to", "between", "against", "for", "of", "from"),
    "YIELD": ("to", "from", "with", "between", "against", "for", "of", "on"),
}
"""Prepositions that lead to whom an act is done to, the likeliest first, by event; `_ANY` for the others."""
_OF_THINGS: Final = ("of", "to", "with", "between", "against", "from", "for", "on", "over", "into")
_AGENT_NOUNS: Final = frozenset({"ASSAULT", "AID", "CONSULT", "COOPERATE", "AGREE", "SUPPORT", "ACCUSE"})
"""Events of whose nouns a word in front acts: "Norlandic attacks"."""
_SPOKEN: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_WH: Final = word_set("who which that whom what")
_WHILE: Final = word_set("after during before following amid")
"""Prepositions that put an act of the subject of a clause beside it: "will arrive after a tour of the coast"."""
_MUTUAL: Final = word_set("meet talk negotiate trade clash fight sign agree exchange hold discuss resume restore begin")
"""Verbs whose coordinated subjects do it to each other: "Norland and Valdonia signed a treaty"."""
_JOINTLY: Final = word_set(
    "strike conclude reach seal ink initial clinch finalise finalize expand increase boost patrol share swap take set"
)
"""Verbs of whose coordinated subjects that holds where what they do takes two: "Norland and Valdonia struck a deal"."""
_OF_TWO: Final = frozenset({"054", "057"})
"""CAMEO codes of relations and treaties."""

_ABOUT_TOPICS: Final = word_set("discuss debate review negotiate")
"""Verbs whose object is what is talked about."""
_MET: Final = word_set("meet visit host receive help support assist join recognise recognize")
_ALLEGES: Final = word_set("allege charge investigate examine probe")
_ON_WORKS: Final = frozenset({"REJECT", "ASSAULT"})
"""Events that may be done to what somebody does: "dismissed the inquiry led by Keel"."""
_JUDGES: Final = frozenset({"ACCUSE", "SUPPORT"})
_ANSWERS: Final = word_set("response reaction retaliation reply answer revenge vengeance")
_GIVING: Final = word_set(
    "send dispatch deploy deliver provide ship donate give share offer extradite fly truck ferry bring rush hand"
)
"""Verbs whose object is what is given: "provided monitors", but for "provided the council with maps"."""
_NOT_TELLING: Final = word_set(
    """
    comment say tell discuss answer detail elaborate name identify speculate reveal give be provide disclose confirm
    talk speak take specify respond explain describe release share address offer predict estimate characterize clarify
    see deny get listen let endorse
    """
)
"""What is declined by those who only keep silent: "refused to say who"."""
_WHERE: Final = ("in", "at", "near", "outside", "inside", "across")
_TOGETHER: Final = word_set("meet gather convene confer negotiate assemble deliberate hold speak talk dine")


class Roles:
    """The arguments of the acts of a parse, as tokens, the likeliest first."""

    def __init__(self, tree: Tree) -> None:
        self._of: dict[int, list[tuple[str, int]]] = {}
        self.tree = tree
        self.addressees = Addressees(tree)
        self.doers = Doers(tree)
        self.subjects = Subjects(tree)

    def actors(self, act: Act) -> Iterator[int]:
        """Tokens that may head the words for who acts."""
        tree = self.tree
        i = act.at
        if act.is_undergone:
            for j in act.tokens:
                for word in ("from", "by", "of") if act.code.event == "SUPPORT" else ("from", "by"):
                    yield from self._towards(j, word, is_from=True)
            return
        if tree.is_verb(i):
            yield from self.subjects.of(i)
            if act.code.event == "ASSAULT":
                yield from self.doers.of_strike(i)
                yield from (d for j in act.tokens if not tree.is_verb(j) for d in self.doers.of(j))
            for j in act.tokens:  # "there is no contact between ..."
                if not tree.is_verb(j) and tree.lemma[i] in ("be", "exist"):
                    yield from self._towards(j, "between")
            return
        is_met = act.code.event in ("CONSULT", "AGREE") and act.code.mode is None
        is_met = is_met or act.code.mode == "withdraw"
        yield from self._of_noun(i, ("by", "between", "of") if is_met else ("by", "from", "between"))
        yield from self.doers.of(i)
        yield from self._in_front_of(i)
        if act.code.event in ("CONSULT", "AGREE"):
            yield from self._around(act)

    def _around(self, act: Act) -> Iterator[int]:
        """The subject of the clause that a visit or a talk stands beside."""
        tree = self.tree
        i, prep = act.at, tree.head[act.at]
        is_beside = tree.lower[prep] in _WHILE or (tree.lower[prep] in ("on", "for") and act.code.mode == "visit")
        if tree.dep[i] == "pobj" and is_beside and tree.is_verb(tree.head[prep]):
            yield from self.subjects.of(tree.head[prep])

    def recipients(self, act: Act) -> Iterator[int]:
        """Tokens that may head the words for who is acted on."""
        tree = self.tree
        order = sorted({act.at, *act.tokens}, key=lambda i: (i != act.at, i))
        if act.is_undergone:
            for c in tree.children[act.at]:
                if tree.dep[c] == "nsubj":
                    yield from self._thing(c)
            return
        if self.addressees.are_told(act):
            yield from self.addressees.of(act)
            return
        is_promise = act.code.event == "AGREE" and "<" not in act.rule
        is_topic = is_promise or tree.lemma[act.at] in _ABOUT_TOPICS
        is_topic = is_topic or (act.code.event == "REJECT" and tree.lemma[act.at] == "rule")  # "ruled out troops"
        for i in order if not is_topic else ():
            for c in tree.children[i]:
                if tree.dep[c] in ("dobj", "nsubjpass", "dative") and not (
                    tree.dep[c] == "dative" and tree.tag[c] == "IN"
                ):
                    if self._moves_its_own(act) and (c in act.tokens or act.code.mode != "withdraw"):
                        continue  # "withdrew its troops", "massed soldiers"
                    if self._is_given(act, i, c) or is_next_subject(tree, c):
                        continue
                    if inner(act) == "YIELD" and c in act.tokens and tree.lemma[c] in vocabulary().sets["troops"]:
                        continue  # "will withdraw his troops"
                    if tree.lower[c] not in _WH or tree.dep[i] != "relcl":
                        yield c
                    elif not is_of_all_before(tree, i, c):
                        yield tree.head[i]
                    yield from (d for d in tree.children[c] if tree.dep[d] in ("conj",))
        yield from losers(tree, act.at)
        for i in order:
            if i != act.at and tree.dep[i] in ("ccomp", "xcomp") and is_infinitive(tree, i):
                yield from (c for c in tree.children[i] if tree.dep[c] == "nsubj")  # "ordered the envoys to leave"
        for i in order:
            is_passive = tree.dep[i] in ("acl", "amod") and tree.tag[i] == "VBN" and not is_aside(tree, i)
            if is_passive or (tree.tag[i] == "VBG" and self.subjects.in_front(i) is not None):
                yield tree.head[i]
        for i in order:
            if i != act.at and tree.dep[i] in ("ccomp", "acomp") and act.code.event == "ACCUSE":
                for c in tree.children[i]:
                    if tree.dep[c] in ("nsubj", "nsubjpass"):
                        yield from (c, *(d for d in tree.children[c] if tree.dep[d] == "conj"))
        if tree.lemma[act.at] in _ALLEGES and (clause := tree.child(act.at, "ccomp")) is not None:
            yield from (c for c in tree.children[clause] if tree.dep[c] == "nsubj")
        if act.code.event == "SANCTION":
            yield from self._things(act, order)
        led = [i for i in order if self._prepositions(i)]
        for word in _TOWARDS.get(act.code.event, _ANY) if led else ():
            for i in led:
                if word == "about" and tree.lemma[i] not in ("complain", "complaint"):
                    continue  # "angry about the envoy's arrest"
                if word != "of" or not self._moves_its_own(act):  # "the withdrawal of its troops"
                    yield from self._towards(i, word)
        for i in order:
            if not tree.is_verb(i) and not (act.code.event == "ACCUSE" and tree.lemma[i] in vocabulary().sets["anger"]):
                owners = (c for c in tree.children[i] if tree.dep[c] == "poss" and i != act.at)
                yield from (c for c in owners if tree.tag[c] != "PRP$")
        if not is_topic:
            yield from self._things(act, order)
        if act.code.event == "AGREE":
            yield from self._partners(act)
        if act.code.event in ("THREATEN", "SANCTION", "ACCUSE"):
            yield from self._answered(order)
        takes_two = act.code.event in JOINT or act.code.cameo in _OF_TWO
        if tree.is_verb(act.at) and tree.lemma[act.at] in (_MUTUAL | _JOINTLY if takes_two else _MUTUAL):
            subject = tree.child(act.at, "nsubj")
            if subject is not None and not self.has_partner(act):
                yield from (d for d in tree.children[subject] if tree.dep[d] == "conj")

    def _partners(self, act: Act) -> Iterator[int]:
        """With whom somebody is willing to do something: "expressed readiness to meet Keel"."""
        tree = self.tree
        for i in act.tokens:
            for c in tree.children[i]:
                if tree.dep[c] in ("acl", "xcomp", "relcl") and is_infinitive(tree, c):
                    yield from self._towards(c, "with")
                    if tree.lemma[c] in _MET:
                        yield from (d for d in tree.children[c] if tree.dep[d] == "dobj")
                elif tree.dep[c] == "prep" and tree.lower[c] == "for":  # "will travel to Keel for talks with"
                    yield from (e for d in tree.children[c] for e in self._towards(d, "with"))

    def has_partner(self, act: Act) -> bool:
        """Whether a "with" of the act names the other side, be it known or not."""
        return any(word == "with" for i in {act.at, *act.tokens} for word, _ in self._prepositions(i))

    def _is_given(self, act: Act, i: int, c: int) -> bool:
        """Whether an object is what is sent or told, not who gets it."""
        tree = self.tree
        is_gift = act.code.event in ("AID", "COOPERATE") and tree.lemma[i] in _GIVING and tree.dep[c] != "dative"
        return is_gift and not any(word == "with" for word, _ in self._prepositions(i))

    def addressed(self, act: Act) -> Iterator[int]:
        """The object of a verb, or who shall do what it asks for: "asked them to leave", "demanded that they leave"."""
        tree, i = self.tree, act.at
        for c in tree.children[i]:
            if tree.dep[c] in ("dobj", "dative") and c not in act.tokens:
                yield c
            elif tree.dep[c] == "xcomp" or (tree.dep[c] == "ccomp" and act.code.event == "REQUEST"):
                yield from (d for d in tree.children[c] if tree.dep[d] == "nsubj")

    def _answered(self, order: list[int]) -> Iterator[int]:
        """Whom an act answers: "in response to the actions of the council"."""
        tree = self.tree
        for i in order:
            for noun in (j for j in tree.under(i) if tree.lemma[j] in _ANSWERS):
                for c in tree.children[noun]:
                    if tree.dep[c] == "prep" and tree.lower[c] in ("to", "for"):
                        yield from (e for d in tree.children[c] for e in self.doers.of(d))
                        yield from self._phrase(c)

    def _phrase(self, i: int) -> Iterator[int]:
        """The tokens under a token, but for clauses."""
        for c in self.tree.children[i]:
            is_victim = self.tree.lower[c] in ("on", "against") and self.tree.lemma[i] in BLASTS
            if self.tree.dep[c] not in ("relcl", "acl", "advcl") and not is_victim:
                yield c
                yield from self._phrase(c)

    def _things(self, act: Act, order: list[int]) -> Iterator[int]:
        """Whom the objects of an act belong to."""
        tree = self.tree
        if self._moves_its_own(act) and act.code.mode != "withdraw" and act.code.event not in _JUDGES:
            return
        for i in order:
            for c in tree.children[i]:
                is_named_after = c in act.tokens and (act.code.event in _AGENT_NOUNS or self._moves_its_own(act))
                if is_named_after and act.code.event in _JUDGES and inner(act) is not None:
                    yield from (d for d in self._judged(c) if d != c)  # "opposes the Norlandic launches"
                if tree.dep[c] in ("dobj", "nsubjpass") and not is_named_after:
                    is_judged = act.code.event in _JUDGES and act.code.mode != "investigate"
                    found = self._judged(c) if is_judged else self._thing(c)
                    is_no_side = self._is_given(act, i, c) or is_next_subject(tree, c)
                    yield from (d for d in found if d != c or not is_no_side)
                    if act.code.event in _ON_WORKS:
                        yield from self.doers.of(c)
                elif tree.dep[c] == "intj":  # "said no to the Norlandic plan"
                    towards = [d for word in ("to",) for d in self._towards(i, word)]
                    yield from (e for d in towards for e in (*self.doers.of(d), *self._thing(d)))

    def _judged(self, c: int) -> Iterator[int]:
        """Who did what is praised or blamed, not what it is about: "criticised the minister's Norland policy"."""
        tree = self.tree
        yield c
        is_blamed = tree.lemma[tree.head[c]] == "blame"  # "blamed the outages on the council"
        for word in ("on",) if is_blamed else ("of", "by", "from"):
            yield from self._towards(c, word, is_from=True)
        yield from self.doers.of(c)
        owners = (d for d in tree.children[c] if tree.dep[d] in ("poss", "compound", "amod", "nmod"))
        yield from (d for d in owners if not self.doers.is_where(d))

    def _moves_its_own(self, act: Act) -> bool:
        """Whether an act is done with one's own people: "withdrew its troops"."""
        return act.code.mode == "withdraw" or "MOBILIZE" in (act.code.event, inner(act))

    def _thing(self, c: int) -> Iterator[int]:
        """Whom a thing belongs to or is for: "its embassy to the union", "the accreditation of eight envoys"."""
        tree = self.tree
        yield c
        yield from self.doers.holders(c)
        for word in _OF_THINGS if self._prepositions(c) else ():
            for d in self._towards(c, word):
                yield d
                for e in tree.children[d]:
                    if tree.dep[e] == "prep" and tree.lower[e] in ("of", "to", "with"):
                        yield from (f for f in tree.children[e] if tree.dep[f] == "pobj")
        yield from (d for d in tree.children[c] if tree.dep[d] in ("poss", "compound", "amod", "nmod"))

    def _towards(self, i: int, word: str, *, is_from: bool = False) -> Iterator[int]:
        tree = self.tree
        if word in ("from", "by") and not is_from and not tree.is_verb(i):
            return
        for lower, c in self._prepositions(i):
            if lower == word:
                for d in self.subjects.objects(c):
                    if word == "on" and tree.lemma[d] in MEDIA:
                        continue  # "expressed condolences on television"
                    yield d
                    yield from self.doers.holders(d)
                    yield from (e for e in tree.children[d] if tree.dep[e] in beside(tree.lemma[d]))
                    if word == "on":
                        yield from makers(tree, d)

    def _prepositions(self, i: int) -> list[tuple[str, int]]:
        """Those that hang on a token, of a verb only those behind it; looked for once."""
        if i not in self._of:
            tree = self.tree
            is_verb = tree.is_verb(i)
            self._of[i] = [
                (tree.lower[c], c)
                for c in tree.children[i]
                if tree.dep[c] in ("prep", "dative") and (c > i or not is_verb)
            ]
        return self._of[i]

    def places(self, act: Act) -> Iterator[int]:
        """Tokens that may head the words for where."""
        for i in sorted({act.at, *act.tokens}, key=lambda i: (i != act.at, i)):
            there = {word for word, _ in self._prepositions(i)}
            for word in _WHERE if there else ():
                if word in there:
                    yield from self._towards(i, word)

    def other_subject(self, act: Act) -> int | None:
        """The subject of an active verb: whatever it is, it acts."""
        tree = self.tree
        if act.is_undergone or not tree.is_verb(act.at) or tree.tag[act.at] == "VBN":
            return None
        return tree.child(act.at, "nsubj")

    def is_to_oneself(self, act: Act) -> bool:
        """Whether the object of an act is a reflexive pronoun."""
        children = self.tree.children[act.at] if act.code.event != "YIELD" else ()  # "gave themselves up"
        return any(self.tree.dep[c] == "dobj" and self.tree.lower[c].endswith(("self", "selves")) for c in children)

    def is_mutual(self, act: Act) -> bool:
        """Whether those who act do it to each other: "accused one another"."""
        tree = self.tree
        near = (d for i in act.tokens for c in (i, *tree.children[i]) for d in tree.children[c])
        return any(tree.lower[d] in ("other", "another") and tree.lower[d - 1] in ("each", "one") for d in near if d)

    def is_whole(self, act: Act) -> bool:
        """Whether an act needs nobody whom it is done to, or has an object that it is done to."""
        tree = self.tree
        if act.code.event == "AGREE" and tree.lemma[act.at] == "agree" and len(act.tokens) == 1:
            return tree.child(act.at, "dobj", "ccomp", "xcomp", "prep", "prt") is not None  # "came to agree"
        if act.code.event in ("PROTEST", "MOBILIZE", "AGREE"):
            return True
        if act.code.event == "THREATEN":
            return len(act.tokens) > 1 or is_of_doing(tree, act.at)
        is_said_of = act.code.event == "SUPPORT" and " < " in act.rule  # "welcomed the agreement"
        if act.code.event in ("CONSULT", "AID", "SUPPORT", "COOPERATE") and not is_said_of:
            return False
        if act.code.mode == "withdraw" and any(word == "from" for word, _ in self._prepositions(act.at)):
            return tree.is_verb(act.at)  # "withdrew from the strip"
        if act.code.event not in _SPOKEN:
            return tree.is_verb(act.at) and tree.child(act.at, "dobj", "nsubjpass") is not None
        todo = tree.child(act.at, "xcomp") if act.code.event == "REJECT" else None
        if todo is not None and todo not in act.tokens:
            return tree.lemma[todo] not in _NOT_TELLING  # "declined to join the league"
        is_called = (
            tree.dep[act.at] == "relcl" and tree.child(act.at, "oprd") is not None
        )  # "a step it called unlawful"
        is_noted = act.code.event == "ACCUSE" and tree.lemma[act.at] == "protest"
        if is_called or (is_noted and any(word == "against" for word, _ in self._prepositions(act.at))):
            return True
        is_full = any(
            tree.child(i, "dobj", "nsubjpass", "ccomp", "intj") is not None for i in act.tokens if tree.is_verb(i)
        )
        return tree.is_verb(act.at) and is_full

    def is_plural(self, act: Act) -> bool:
        """Whether several do it together: "the ministers met"."""
        is_met = self.tree.lemma[act.at] in _TOGETHER
        subject = self.tree.child(act.at, "nsubj") if is_met else None
        return subject is not None and self.tree.tag[subject] in ("NNS", "NNPS")

    def _of_noun(self, i: int, words: tuple[str, ...]) -> Iterator[int]:
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] in ("prep", "agent") and tree.lower[c] in words:
                yield from self.subjects.objects(c)
            elif tree.dep[c] == "prep" and tree.lower[c] == "of":  # "the expulsion of eight envoys by the union"
                inner = (d for e in tree.children[c] if tree.dep[e] == "pobj" for d in tree.children[e])
                for d in inner:
                    if tree.dep[d] in ("prep", "agent") and tree.lower[d] == "by":
                        yield from self.subjects.objects(d)
            elif tree.dep[c] == "prep" and tree.lower[c] == "with":
                shared = (d for d in tree.children[c] if tree.lemma[d] in ("participation", "involvement", "help"))
                for d in shared:
                    yield from self.subjects.owners(d)

    def _in_front_of(self, i: int) -> Iterator[int]:
        """Whose an act is by the words in front of its noun."""
        owners = (c for c in self.tree.children[i] if self.tree.dep[c] in ("poss", "compound", "amod", "nmod"))
        yield from (c for c in owners if not (self.doers.is_where(c) or self.doers.is_scene(i, c)))
