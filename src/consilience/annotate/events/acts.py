"""What act a word of a parse is, with what stands under it: read from the words up.

A verb or a noun is looked up with its frame (objects, particles, prepositions and their nouns); an operator
("agreed to", "lifted", "refused") changes the act under it; "will", "not" and "no longer" in front of a verb do so too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.events.frames import Frame, best, frame_of, is_infinitive, nearest, weight
from consilience.annotate.events.negations import negations
from consilience.annotate.events.opinions import OWN_WORDS, TO_BE, is_of_danger, is_of_own, is_opinion, is_reported
from consilience.annotate.events.vocabulary import Code, Operator, Pattern, Vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.model.events import EventStatus
from consilience.text.word_sets import word_set

_COMPLEMENTS: Final = ("xcomp", "ccomp", "dobj", "nsubjpass", "acl", "attr", "acomp", "oprd", "advcl")
_TAGS: Final = frozenset({"VB", "NN", "JJ"})
"""First letters of the tags of words that may be an act."""
_FUTURE: Final = frozenset({"will", "shall", "would", "'ll", "’ll", "wo"})
_ABOUT: Final = word_set("of for to on against with from into in about over between as")
"""Prepositions that lead to what a word is about."""
_UNDERGOES: Final = word_set("receive get face win draw suffer undergo gain see hear")
"""Verbs whose subject does nothing: who received no offer has not refused one."""
_CONDITIONAL: Final = frozenset({"would", "'d", "’d"})
SPOKEN: Final = frozenset({"THREATEN", "AGREE", "REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
"""Events that are words: a threat with an "if" was made."""
_MAY: Final = frozenset({"may", "might"})
OPEN: Final = frozenset({"may", "might", "could", "can", "would"})
"""Helpers that leave open whether something is done."""
OBLIGED: Final = frozenset({"must", "should", "ought"})
_HARM: Final = frozenset({"ASSAULT", "COERCE"})
_HOSTILE: Final = frozenset({"ASSAULT", "COERCE", "REJECT", "THREATEN", "ACCUSE", "SANCTION"})
POSITIVE: Final = frozenset({"CONSULT", "COOPERATE", "AID", "YIELD", "AGREE", "SUPPORT"})
"""Events that a negation makes a refusal."""
_ENTERS: Final = word_set("engage enter participate partake involve resort succeed persist")
"""Verbs whose act stands behind a preposition: "succeeded in negotiating"."""
_IMPLIES: Final = word_set("begin start continue decide opt choose manage proceed move rush vote go come resume step")
"""Verbs whose infinitive is done where they are."""
_WHERE: Final = word_set("in into as over between from")
_TO_COME: Final = word_set("schedule plan upcoming forthcoming scheduled planned due slate")
"""What stands beside an act that is to come: "a planned visit", "the summit, scheduled for May"."""
_AGREED: Final = ("xcomp", "ccomp", "prep", "prt", "dobj", "nsubjpass")
"""What stands under "agree" where something is agreed."""
_SANCTIONS: Final = frozenset({"COERCE", "SANCTION"})
_ONLY_MEANT: Final = frozenset({"try", "wish"})
"""Operators under which nothing is done or said, so that a document tells no act."""
_ASKS: Final = frozenset({"appeal", "demand"})
_SAYS: Final = frozenset({"refuse", "demand", "appeal", "threaten", "welcome", "blame", "blame as doer"})
"""Operators whose words are an act whatever stands under them: "rejected the charge"."""
_ONLY_VERBS: Final = frozenset({"force", "allow"})
"""Operators whose words mean other things as nouns ("rebel forces")."""
_SAME_NOUNS: Final = word_set(
    "decision series wave spate round string use package act move order decree number part start beginning resumption "
    "continuation escalation vote"
)
"""Nouns under which an act is what it is: "a wave of attacks"."""
_ALLOWS: Final = word_set("approve authorise authorize order decree sanction")
"""Verbs that make an act possible: it is to come."""
_BRINGS: Final = word_set("draw face bring prompt trigger provoke spark receive get suffer undergo win earn gain")
"""Verbs whose subject does nothing to anybody: the act comes from somebody else."""
_FELT: Final = frozenset({"ACCUSE", "SUPPORT"})
"""Events that come to somebody from others."""
_ANSWERS: Final = word_set("answer respond reply react retaliate")
"""Verbs of which a "will" threatens."""
_STARTS: Final = frozenset({"move"})
"""Verbs that say that somebody only sets out to do it: "moved to tighten the sanctions"."""
_DEPTH: Final = 8
"""Operators that are read one above the other: "agreed to consider an offer to end talks" has four."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act at a word.

    Attributes:
        at: the token at its head.
        tokens: the tokens of the act, the operators above it included.
        rule: the patterns that coded it, outermost first: `promise: agree < CONSULT: meet`.
        weight: how many words beside the head its pattern has that say more than a preposition does.
        is_loose: whether its word means other things elsewhere.
        is_undergone: whether the subject of its verb does not act ("the mission ceased its work").
    """

    code: Code
    at: int
    tokens: tuple[int, ...]
    rule: str
    status: EventStatus = "occurred"
    weight: int = 0
    is_loose: bool = False
    is_undergone: bool = False


class Acts:
    """The acts of a parse, each read once."""

    def __init__(self, tree: Tree, vocabulary: Vocabulary, *, is_pair: bool = True, beside: Acts | None = None) -> None:
        """`is_pair`: whether the act between two parties is asked for. Then what one says of the other is an act ("said
        they must leave" is a demand), and a hostile act that will be done is a threat, as PLOVER has it. In a document
        both stay what they are: who says so stands elsewhere, and the status says that it is to come.
        `beside`: the acts of the same parse as the other one has them; what the vocabulary says of each word is shared.
        """
        self.tree = tree
        self.vocabulary = vocabulary
        self.is_pair = is_pair
        self._known: dict[int, Act | None] = {}
        self._found: dict[int, tuple[Pattern | None, Pattern | None, Frame]] = beside._found if beside else {}
        self._open: set[int] = set()
        self._places: list[int] = beside._places if beside else list(self._heads())

    def all(self) -> list[Act]:
        """The acts of the whole parse, in text order."""
        return [act for act in map(self.at, self._places) if act is not None]

    def _heads(self) -> Iterator[int]:
        """The tokens whose words the vocabulary knows and whose tags may be an act's."""
        tree, heads = self.tree, self.vocabulary.heads
        for i, (lemma, lower, tag) in enumerate(zip(tree.lemma, tree.lower, tree.tag, strict=True)):
            if (lemma in heads or lower in heads) and tag[:2] in _TAGS:
                yield i

    def at(self, i: int) -> Act | None:
        """The act that token `i` heads, or None."""
        if i in self._known:
            return self._known[i]
        if i in self._open or len(self._open) > _DEPTH:
            return None
        self._open.add(i)
        act = self._read(i)
        self._open.discard(i)
        self._known[i] = act
        return act

    def _read(self, i: int) -> Act | None:
        tree = self.tree
        tag = tree.tag[i]
        if tag[:2] not in _TAGS or tree.words[i] == "March":
            return None
        is_noun = tag.startswith("NN")
        own, change = self._own(i, is_noun)
        if own is None and change is None and not self.is_pair:
            return None
        is_quality = tag == "VBG" and tree.dep[i] == "amod" and tree.child(i, "dobj") is None
        if (tag[0] == "J" or is_quality) and not self.is_pair:
            own = None  # "close to the president", "compromising papers"
        act = own
        changed = self._changed(i, change, is_noun) if change else None
        if changed and change and change.operator == "cease" and not self.is_pair and negations(tree, i):
            return self._going_on(changed)
        if changed and change and (own is None or self._gives_way(own, change)):
            act = changed
        if act is None and self.is_pair and tree.lemma[i] in self.vocabulary.sayings and not is_noun:
            act = self._reported(i)
        if act is None:
            return None
        if not is_noun:
            return self._modified(i, act)
        beside = [c for c in tree.children[i] if tree.dep[c] in ("det", "amod", "acl")]
        if any(tree.lower[c] == "no" for c in beside):
            is_unsaid = not self.is_pair and (act.code.event in SPOKEN or act.code.event in POSITIVE)
            return None if is_unsaid else replace(act, status="denied")  # "there was no agreement" is no event
        to_come = next((c for c in beside if tree.lemma[c] in _TO_COME or tree.lower[c] in _TO_COME), None)
        if to_come is not None and not self.is_pair:
            tokens = tuple(sorted({*act.tokens, to_come}))
            act = replace(act, status="announced", tokens=tokens)
            return self._under_operator("future", "to come", act) if act.code.event in POSITIVE else act
        return act

    def _going_on(self, changed: Act) -> Act | None:
        """What does not cease is what it is: "the drills do not stop"."""
        inner = next((act for i in changed.tokens if i != changed.at and (act := self.at(i)) is not None), None)
        return replace(inner, rule=f"not cease < {inner.rule}") if inner else None

    def _gives_way(self, own: Act, change: Pattern) -> bool:
        """Whether a word that is an act itself is read as what changes the act under it.

        "Offered to help" is no offer of help; "works with them to fight crime" is no fight.
        """
        if change.operator in ("same", "try"):
            return len(own.tokens) == 1
        is_by_clause = any(self.tree.dep[c] in ("xcomp", "ccomp", "advcl") for c in own.tokens if c != own.at)
        return is_by_clause or own.weight <= weight(change)

    def _own(self, i: int, is_noun: bool) -> tuple[Act | None, Pattern | None]:
        if i not in self._found:
            self._found[i] = self._looked_up(i, is_noun)
        found, change, frame = self._found[i]
        if change is not None and change.is_paired and not self.is_pair:
            change = None
        if not self.is_pair and found is not None and found.code is None and change is not None:
            change = change if weight(change) >= weight(found) else None  # "issued a travel warning" issues no threat
        if found is None or found.code is None or (not self.is_pair and self._is_only_said(i, found)):
            return None, change
        tokens = {i, *(nearest(part, frame)[1] for part in found.rest)}
        rule = f"{found.code.event}: {found.words}"
        made = Act(found.code, i, tuple(sorted(tokens)), rule, "occurred", weight(found), found.is_loose)
        is_brought = not (self.is_pair or is_noun) and found.code.event in _FELT and self.tree.lemma[i] in _BRINGS
        is_undergone = is_brought or (
            found.code.event == "SANCTION" and any(word[0] == "^" for part in found.rest for word in part)
        )
        return (replace(made, is_undergone=True) if is_undergone else made), change

    def _looked_up(self, i: int, is_noun: bool) -> tuple[Pattern | None, Pattern | None, Frame]:
        """The act and the operator that the vocabulary has for a word, and the words beside it."""
        tree, vocabulary = self.tree, self.vocabulary
        lemma, lower = tree.lemma[i], tree.lower[i]
        changes = vocabulary.changes.get(lemma) or vocabulary.changes.get(lower) or ()
        first, second = (vocabulary.nouns, vocabulary.verbs) if is_noun else (vocabulary.verbs, vocabulary.nouns)
        patterns = first.get(lemma) or ()
        if not patterns and (not is_noun or tree.dep[i] == "ROOT"):
            patterns = second.get(lemma) or ()
        if not patterns and not changes:
            return None, None, {}
        frame = frame_of(tree, i, is_noun)
        return best(patterns, frame), best(changes, frame), frame

    def complements(self, i: int, is_noun: bool, goes_along: bool) -> Iterator[int]:
        """The tokens under `i` that may be the act that it changes, the likeliest first.

        `goes_along`: also a clause without a conjunction that says what else is done.
        """
        tree = self.tree
        children = tree.children[i]
        labels = {tree.dep[c] for c in children}
        for dep in _COMPLEMENTS if not is_noun else ("acl", "xcomp", "ccomp"):
            is_aside = dep == "advcl"
            if dep not in labels or (goes_along and dep == "ccomp"):
                continue
            yield from (c for c in children if tree.dep[c] == dep and not (is_aside and not self._goes(c, goes_along)))
        for c in children:
            if tree.dep[c] != "prep" or tree.lower[c] not in _ABOUT:
                continue
            if self.is_pair or is_noun or not self._is_aside(i, c, goes_along):
                for d in tree.children[c]:
                    if tree.dep[d] in ("pobj", "pcomp"):
                        yield d
        if is_noun:
            yield from (c for c in children if tree.dep[c] in ("compound", "amod"))
        elif not (goes_along and "dobj" in labels):  # "their request gives us a ground" is no request of the verb
            yield from (c for c in children if tree.dep[c] == "nsubj" and tree.tag[c] != "NNP")

    def _goes(self, i: int, goes_along: bool) -> bool:
        """Whether a clause says what for ("to meet him"), or, if wanted, what goes along ("seeking help")."""
        tree = self.tree
        if is_infinitive(tree, i):
            return self.is_pair or not goes_along  # in a document an aim is no act
        return goes_along and tree.tag[i] == "VBG" and tree.child(i, "mark", "nsubj", "advmod") is None

    def _changed(self, i: int, change: Pattern, is_noun: bool) -> Act | None:
        tree = self.tree
        operator = self.vocabulary.operators[change.operator or ""]
        if self.is_pair and operator.name == "try":
            operator = self.vocabulary.operators["same"]
        if not self.is_pair and self._is_other_sense(i, change, is_noun):
            return None
        if not self.is_pair and operator.name == "threaten" and not self._is_own_to_do(i):
            return None
        for c in self.complements(i, is_noun, operator.name == "same"):
            if not self.is_pair and operator.name == "same" and not self._is_implied(i, c):
                continue
            act = self.at(c)
            if act is None or not operator.reads(act.code.event):
                continue
            if not self.is_pair and operator.name == "intend" and act.code.event not in POSITIVE:
                continue
            if not self.is_pair and operator.name == "promise" and act.code.event in _HARM and not tree.is_verb(act.at):
                continue  # "offered an attack on the plans"
            if not self.is_pair and operator.name == "refuse" and act.code.event == "ACCUSE":
                return None  # who rejects a charge refuses nothing
            code = self._applied(operator, act)
            if code is not None and not self.is_pair and operator.name in _ASKS and code.event == "THREATEN":
                code = Code("REQUEST", None, "020")  # who asks somebody to sanction a third threatens nobody
            if not self.is_pair and change.words in ("agree", "consent") and act.code.event in _SANCTIONS:
                code = act.code  # who agrees on a sanction threatens with none: it is to come
            if code is None:
                continue
            status: EventStatus = act.status if code is act.code else "occurred"
            rule = f"{operator.name}: {change.words} < {act.rule}" if code is not act.code else act.rule
            if not self.is_pair and code is act.code and operator.name in ("promise", "intend", "prepare"):
                status = "announced"
            if not self.is_pair and operator.name == "same":
                if tree.lemma[i] in _BRINGS:
                    act = replace(act, is_undergone=True)
                is_start = tree.lemma[i] in _STARTS and is_infinitive(tree, c)
                if (is_start or tree.lemma[i] in _ALLOWS) and status == "occurred":
                    status = "announced"
            is_loose = act.is_loose and (self.is_pair or operator.name not in _SAYS)
            tokens = tuple(sorted({i, *act.tokens}))
            return replace(act, code=code, at=i, tokens=tokens, rule=rule, status=status, weight=0, is_loose=is_loose)
        return None

    def _is_other_sense(self, i: int, change: Pattern, is_noun: bool) -> bool:
        """Whether the word of an operator means something else in a document: "rebel forces", "a hold", "called it"."""
        if change.operator in _ONLY_MEANT or change.words in ("deny", "denial"):
            return True  # who denies that it happened rejects nothing
        if is_noun and (change.operator in _ONLY_VERBS or self._is_plain(i, change)):
            return True
        if change.words in ("agree", "consent") and is_opinion(self.tree, i):
            return True
        if change.words == "seek" and (clause := self.tree.child(i, "xcomp")) is not None:
            return is_infinitive(self.tree, clause)  # who seeks to do it asks nobody
        if change.words == "want to":
            return (inner := self.tree.child(i, "xcomp", "ccomp")) is None or self.tree.child(inner, "nsubj") is None
        if change.words == "invite":
            return self.tree.child(i, "xcomp", "ccomp") is None  # "inviting condemnation"
        return change.words == "call on" and self.tree.child(i, "dobj") is not None

    def _is_only_said(self, i: int, found: Pattern) -> bool:
        """Whether a pattern is none of a document: one for given pairs, an opinion, a caution."""
        if found.is_paired or len(found.rest):
            return found.is_paired
        if found.words in ("agree", "consent"):
            clause = self.tree.child(i, "ccomp")
            is_told = clause is not None and not is_infinitive(self.tree, clause)
            is_of_others = is_told and clause is not None and not is_of_own(self.tree, clause)
            is_of_others = is_of_others and not (clause is not None and self._is_settled(i, clause))
            return is_of_others or is_opinion(self.tree, i) or self.tree.child(i, *_AGREED) is None
        if found.words != "warn":
            return False
        if self.tree.child(i, "dobj") is None:
            is_clause = self.tree.child(i, "ccomp") is not None
            return not self._is_own_to_do(i) if is_clause else is_of_danger(self.tree, i)
        return is_of_danger(self.tree, i)

    def _is_settled(self, i: int, clause: int) -> bool:
        """Whether two agree on what shall be: "Norland and Valdonia agreed that the ferries would run again"."""
        subject = self.tree.child(i, "nsubj")
        are_two = subject is not None and self.tree.child(subject, "conj") is not None
        return are_two and not self.tree.helpers(clause).isdisjoint(_FUTURE | OBLIGED)

    def _is_own_to_do(self, i: int) -> bool:
        """Whether what somebody warns of may be theirs to do: not "warned against", and to come if it is a clause."""
        tree = self.tree
        if tree.lemma[i] != "warn":
            return True
        if (clause := tree.child(i, "ccomp")) is None:
            return not any(tree.lower[c] in ("against", "of", "about") for c in tree.children[i])
        subject = tree.child(clause, "nsubj")
        is_deed = subject is not None and (act := self.at(subject)) is not None and act.code.event not in _SANCTIONS
        return bool(self.tree.helpers(clause) & TO_BE) and not is_deed

    def _is_plain(self, i: int, change: Pattern) -> bool:
        return change.operator == "same" and self.tree.lemma[i] not in _SAME_NOUNS

    def _is_aside(self, i: int, c: int, goes_along: bool) -> bool:
        """Whether a preposition under a verb leads to no act of that verb: "pressed on in the offensive"."""
        tree = self.tree
        is_entered = tree.lemma[i] in _ENTERS
        return (goes_along and not is_entered) or (tree.lower[c] in _WHERE and not is_entered)

    def _is_implied(self, i: int, c: int) -> bool:
        """Whether what stands under a verb is done where the verb is: "began to shell", but not "has to leave"."""
        return not is_infinitive(self.tree, c) or self.tree.lemma[i] in _IMPLIES

    def _applied(self, operator: Operator, act: Act) -> Code | None:
        """What an operator makes of an act; None where the act is denied and that leaves nothing."""
        if self.is_pair or act.status != "denied" or operator.name == "same":
            return operator.applied(act.code)
        if operator.name in ("promise", "intend", "future"):
            return Code("AGREE", None, "030")  # a promise not to attack
        if operator.name in ("demand", "appeal", "threaten"):
            return Code("REQUEST", None, "020")
        return None

    def _reported(self, i: int) -> Act | None:
        """The act of a clause that somebody says: their own ("said it would leave"), or what they say of others."""
        tree = self.tree
        clause = tree.child(i, "ccomp", "xcomp")
        if clause is None:
            noun = tree.child(i, "dobj")
            act = self.at(noun) if noun is not None else None
            return _under(act, i) if act else None
        act = self.at(clause)
        speaker, subject = tree.child(i, "nsubj"), tree.child(clause, "nsubj", "nsubjpass")
        owner = tree.child(subject, "poss") if subject is not None else None
        is_own = any(j is not None and tree.lower[j] in OWN_WORDS for j in (subject, owner))
        if subject is None or is_own or self._is_same(speaker, subject):
            return _under(act, i, "own word < ") if act else None
        helpers = tree.helpers(clause)
        is_negated = bool(negations(tree, clause))
        has_to = tree.lemma[clause] in ("need", "have") and tree.child(clause, "xcomp") is not None
        if helpers & OBLIGED or has_to:
            return Act(Code("REQUEST", None, "100"), i, (i, clause), "said of others: must")
        if is_negated and helpers & {"can", "could", "ca"}:
            return Act(Code("ACCUSE", "disapprove", "111"), i, (i, clause), "said of others: cannot")
        if act is not None and act.code.event == "REJECT" and is_negated:
            return _under(act, i)
        if act is not None and act.code.event in _HOSTILE:
            return replace(_under(act, i, "said of others < "), code=Code("ACCUSE", "allege", "112"), status="occurred")
        return None

    def _is_same(self, one: int | None, other: int) -> bool:
        return one is not None and self.tree.lemma[one] == self.tree.lemma[other]

    def _is_refusal(self, i: int, helpers: set[str]) -> bool:
        """Whether a "not" beside a talk or a visit tells a refusal or a failure, and not only that there was none."""
        is_willed = bool(helpers & (_FUTURE | {"can", "ca", "could"}))
        return is_willed or self.tree.lemma[i] in ("succeed", "manage", "agree", "want")

    def _modified(self, i: int, act: Act) -> Act | None:
        """The act with the will, the not and the may in front of its verb."""
        tree = self.tree
        event, children = act.code.event, tree.children[i]
        helpers, denials = tree.helpers(i), negations(tree, i)
        if denials and any(tree.lower[c] == "longer" for c in children):
            return self._under_operator("cease", "no longer", act)
        if denials:
            if not self.is_pair and event == "CONSULT" and not self._is_refusal(i, helpers):
                return None  # "has not met him" refuses nothing
            is_unsaid = event in SPOKEN and event != "REJECT" and not act.rule.startswith("promise")
            is_willed = event in POSITIVE and bool(helpers & _FUTURE)  # "would not recognise the republic"
            if not self.is_pair and is_unsaid and not is_willed:
                return None  # what is not said is no event
            act = replace(act, tokens=tuple(sorted({*act.tokens, denials[0]})))
            is_refused = event in POSITIVE and tree.lemma[i] not in _UNDERGOES
            is_refused = is_refused and (self.is_pair or tree.dep[denials[0]] != "det" or event != "SUPPORT")
            return self._under_operator("refuse", "not", act) if is_refused else replace(act, status="denied")
        marks = [tree.child(c, "mark") for c in children if tree.dep[c] == "advcl"]
        is_if = any(mark is not None and tree.lower[mark] == "if" for mark in marks)
        if is_if and (self.is_pair or event not in SPOKEN):
            act = replace(act, status="hypothetical")
        is_open = is_if or "have" in helpers or not is_reported(tree, i, self.vocabulary.sayings)
        if not self.is_pair and helpers & _CONDITIONAL and is_open:
            return None
        if helpers & _FUTURE and "have" not in helpers:
            if act.status == "occurred":
                act = replace(act, status="announced")
            if not self.is_pair and event == "SANCTION" and tree.lemma[i] in _ANSWERS:
                act = replace(act, status="occurred")
                return self._under_operator("future", "will", act)  # "said it would answer in kind"
            is_changed = self.is_pair or event in POSITIVE
            return self._under_operator("future", "will", act) if is_changed else act
        if self.is_pair and helpers & _MAY and "have" not in helpers and event not in POSITIVE:
            act = self._under_operator("future", "may", act)
        return replace(act, status="hypothetical") if helpers & OPEN else act

    def _under_operator(self, name: str, word: str, act: Act) -> Act:
        operator = self.vocabulary.operators[name]
        if not operator.reads(act.code.event):
            return act
        return replace(act, code=operator.applied(act.code), rule=f"{word} < {act.rule}")


def _under(act: Act, i: int, rule: str = "") -> Act:
    """An act as that of the word above it."""
    return replace(act, at=i, tokens=tuple(sorted({i, *act.tokens})), rule=rule + act.rule)
