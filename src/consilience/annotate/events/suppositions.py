"""Whether the clause around a word is only supposed: a condition, a question, a time to come, a habit, "no sign that".

Each answer is about one token and what stands right above or beside it; `reality` walks up with them.
"""

from __future__ import annotations

from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_IF: Final = word_set("if unless whether lest until provided")
_THEN: Final = word_set("after when once before until till as")
_WILL: Final = word_set("will would shall 'll wo 'd")
_HAD: Final = word_set("had were should")
_SEEKS: Final = word_set("seek want propose demand offer")
_USUALLY: Final = word_set(
    "usually often always sometimes routinely typically generally normally frequently rarely regularly occasionally"
)
_NOT_SO: Final = word_set(
    """
    say think believe suggest claim mean imply prove plan expect feel follow clarify confirm conclude find indicate
    assert allege state establish show specify verify
    """
)
"""Verbs whose "not" takes back what stands under them; who "does not mention that" does not."""
_PERHAPS: Final = word_set("probably possibly perhaps maybe presumably conceivably seemingly likely")
_SEEMS: Final = word_set("seem appear look")
_THINKS: Final = word_set("suspect believe think fear allege assume suppose")
_THOUGHT: Final = ("dobj", "ccomp", "xcomp", "prep", "nsubjpass")
"""What stands under a verb of thinking that has what is thought."""
_FINDINGS: Final = word_set("assessment conclusion finding claim view belief charge assertion judgment judgement")
"""Nouns whose clause a parse may take for a relative one: "the assessment that they interfered"."""
_TASKS: Final = frozenset({"task", "charge", "entrust"})
_WHEN: Final = word_set("when where how whether")
_WHERE_NOT: Final = word_set("instead than short ahead")
"""Words in front of which "of" leads to what is not done, or not yet, and "than" behind "rather"."""
_ANY: Final = word_set("a an any")
_MAY: Final = word_set("could would might may")
_ANSWERS: Final = word_set("respond react answer retaliate reply defend protect")
_QUOTES: Final = frozenset('"“”«»„')


def is_conditional(tree: Tree, i: int) -> bool:
    """Whether "if" or "whether" opens the clause of a verb, or "had" does: "had they fired, it would be war"."""
    if not tree.is_verb(i):
        return False
    children = tree.children[i]
    if any(tree.lower[c] in _IF and (tree.dep[c] == "mark" or tree.lower[c] == "whether") for c in children):
        return True
    subject = tree.child(i, "nsubj", "nsubjpass")
    if subject is None or tree.dep[i] != "advcl":
        return False
    opener = next((c for c in children if tree.dep[c] in ("aux", "auxpass") and c < subject), None)
    if opener is None or tree.lower[opener] not in _HAD:
        return False
    return all(c >= opener for c in children if tree.dep[c] == "mark")


def is_to_come(tree: Tree, i: int) -> bool:
    """Whether a clause says when something will be: "will sign once the troops leave"."""
    head = tree.head[i]
    if tree.dep[i] != "advcl" or not tree.is_verb(i) or tree.tag[i] == "VBG":
        return False
    opens = any(tree.lower[c] in _THEN and tree.dep[c] in ("mark", "advmod") for c in tree.children[i])
    helpers = {tree.lower[c]: c for c in tree.children[head] if tree.dep[c] == "aux"}
    is_perfect = any(tree.lemma[c] == "have" for c in tree.children[i] if tree.dep[c] == "aux")
    is_after = any(tree.lower[c] == "after" for c in tree.children[i])
    is_past = tree.tag[i] in ("VBD", "VBN") and ("would" not in helpers or is_after)
    return opens and not _WILL.isdisjoint(helpers) and "have" not in helpers and not is_perfect and not is_past


def is_within_plan(tree: Tree, i: int) -> bool:
    """Whether a clause says what is in a thing that is to come: "will seek a deal under which they leave"."""
    if tree.dep[i] != "relcl" or tree.tag[i] not in ("VBZ", "VBP"):
        return False
    opens = any(
        tree.dep[c] == "prep" and any(tree.lower[d] == "which" for d in tree.children[c]) for c in tree.children[i]
    )
    noun = tree.head[i]
    verb = tree.head[noun]
    if not opens or tree.dep[noun] != "dobj":
        return False
    return tree.lemma[verb] in _SEEKS or not _WILL.isdisjoint(tree.helpers(verb))


def is_unsaid(tree: Tree, i: int) -> bool:
    """Whether a word is under a "no" or "not" that takes it back: "no evidence that", "do not believe that"."""
    head, dep = tree.head[i], tree.dep[i]
    if dep in ("acl", "ccomp", "relcl") and not tree.is_verb(head):
        return any(tree.lower[c] in ("no", "any", "little") and tree.dep[c] == "det" for c in tree.children[head])
    if dep not in ("ccomp", "xcomp", "acomp", "oprd") or not tree.is_verb(head):
        return False
    is_denied = any(tree.dep[c] == "neg" for c in tree.children[head])
    return is_denied and tree.lemma[head] in _NOT_SO


def is_guess(tree: Tree, i: int) -> bool:
    """Whether the clause of a verb is only likely: "was probably approved", "it seems that they were beaten"."""
    if any(tree.lower[c] in _PERHAPS and tree.dep[c] == "advmod" for c in tree.children[i]):
        return True
    if any(_is_thinking(tree, c) for c in tree.children[i] if c < i):
        return True
    above = tree.head[i]
    is_under = tree.dep[i] in ("ccomp", "xcomp", "advcl") and tree.lemma[above] in _SEEMS and tree.is_verb(above)
    return is_under and any(tree.lower[c] == "it" for c in tree.children[above])


def _is_thinking(tree: Tree, c: int) -> bool:
    """Whether a clause in front is the verb over what follows it: "after Norland suspected a sailor had been taken"."""
    if tree.dep[c] != "advcl" or tree.lemma[c] not in _THINKS:
        return False
    is_open = not any(tree.dep[d] in _THOUGHT for d in tree.children[c])
    return is_open and tree.words[tree.right[c] + 1] not in (",", ";", "-")


def is_finding(tree: Tree, i: int) -> bool:
    """Whether a clause that stands as a relative one says what a finding is: "the assessment that they interfered"."""
    opens = any(tree.lower[c] == "that" and c < i for c in tree.children[i])
    return tree.dep[i] == "relcl" and tree.lemma[tree.head[i]] in _FINDINGS and opens


def is_open_question(tree: Tree, i: int) -> bool:
    """Whether a clause asks for what will be: "do not know when it will reopen"."""
    if tree.dep[i] not in ("ccomp", "csubj", "csubjpass", "pcomp") or _WILL.isdisjoint(tree.helpers(i)):
        return False
    return any(tree.lower[c] in _WHEN and tree.dep[c] in ("advmod", "mark") for c in tree.children[i])


def is_passed_over(tree: Tree, i: int) -> bool:
    """Whether a word stands behind "instead of", "rather than", "short of", "held off on" or "tasked with"."""
    head = tree.head[i]
    if tree.dep[i] not in ("pcomp", "pobj"):
        return False
    above = tree.head[head]
    if tree.lower[head] == "on" and tree.lemma[above] == "hold":
        return any(tree.lower[c] == "off" for c in tree.children[above])
    if tree.lower[head] == "with" and tree.lemma[above] in _TASKS:
        return tree.dep[i] == "pcomp"
    if tree.lower[head] == "than":
        return any(tree.lower[c] == "rather" for c in tree.children[head])
    if tree.lower[head] != "of":
        return False
    words = {tree.lower[c] for c in tree.children[head]} | {tree.lower[tree.head[head]]}
    return not _WHERE_NOT.isdisjoint(words)


def is_foreseen(tree: Tree, i: int) -> bool:
    """Whether a noun names what may come: "will respond to an attack on its ally", "strikes could do harm"."""
    if any(tree.lower[c] not in _ANY for c in tree.children[i] if tree.dep[c] in ("det", "poss")):
        return False
    verb = tree.head[i]
    if tree.dep[i] == "nsubj":
        return tree.is_verb(verb) and not _MAY.isdisjoint(tree.helpers(verb))
    if tree.dep[i] != "pobj":
        return False
    verb = tree.head[verb]
    return tree.lemma[verb] in _ANSWERS and not _WILL.isdisjoint(tree.helpers(verb))


def is_habit(tree: Tree, i: int) -> bool:
    """Whether a verb in the present says what somebody does time and again."""
    if tree.tag[i] not in ("VBZ", "VBP", "VB") or any(tree.dep[c] == "aux" for c in tree.children[i]):
        return False
    return any(tree.dep[c] == "advmod" and tree.lower[c] in _USUALLY for c in tree.children[i])


def is_asked(tree: Tree, i: int) -> bool:
    """Whether the sentence around a word is a question."""
    last = tree.last[i]
    while last > i and not tree.words[last][:1].isalnum() and tree.words[last] != "?":
        last -= 1
    return tree.words[last] == "?" and _QUOTES.isdisjoint(tree.words[i:last])
