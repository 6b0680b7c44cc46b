"""What a clause says of its subject's standing: "has only met sporadically", "remains open", "no longer functions"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from consilience.annotate.quantities.near import children
from consilience.annotate.statuses.vocabulary import STATUSES, words
from consilience.model.system import InstitutionStatus
from consilience.text.word_sets import word_set

_UNSURE: Final = word_set("may might can could will would shall should must 'll ’ll wo")
_ACTIVITY: Final = word_set("work activity operation functioning function service")
_SPAN: Final = frozenset(
    {"aux", "auxpass", "neg", "advmod", "acomp", "oprd", "xcomp", "prep", "npadvmod", "attr", "prt"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status that a clause gives to its subject: its verb, and the first and the last token that say it."""

    status: InstitutionStatus
    verb: Token
    first: int
    last: int


def standings(noun: Token) -> Iterator[Standing]:
    """What the clauses say whose subject a noun is, or whose activity its activity is ("the work of the mission")."""
    for verb in _verbs(noun):
        near = children(verb)
        if any(child.dep_ in ("aux", "auxpass") and child.lower_ in _UNSURE for child in near):
            continue
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in near):
            continue
        status = _status(verb, near)
        if status is not None:
            inside = [
                verb.i,
                *(edge.i for child in near if child.dep_ in _SPAN for edge in (child.left_edge, child.right_edge)),
            ]
            last = max(inside)
            while verb.doc[last].is_punct and last > verb.i:
                last -= 1
            yield Standing(status, verb, min(i for i in inside if i > noun.i or verb.i < noun.i), last)


def _verbs(noun: Token) -> Iterator[Token]:
    """The verbs of which a noun is the subject, with those joined to them."""
    here = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _ACTIVITY:
        here = noun.head.head
    for child in children(noun):
        if child.dep_ == "relcl" and any(
            c.dep_ in ("nsubj", "nsubjpass") and c.tag_ in ("WDT", "WP") for c in children(child)
        ):
            yield child
    if here.dep_ not in ("nsubj", "nsubjpass"):
        return
    yield here.head
    for other in here.head.conjuncts:
        if other.i > here.head.i and not any(c.dep_ in ("nsubj", "nsubjpass") for c in children(other)):
            yield other


def _status(verb: Token, near: list[Token]) -> InstitutionStatus | None:
    known, lemma = words(), verb.lemma_.lower()
    is_not = any(child.dep_ == "neg" or child.lower_ in ("longer", "never") for child in near)
    if lemma in known["meeting"]:
        is_seldom = any(child.lower_ in known["seldom"] for child in near)
        is_since = is_not and _is_perfect(near)
        return "dormant" if is_seldom or is_since else None
    if lemma in known["ending"]:
        return "closed" if is_not else None
    if lemma in known["working"]:
        return _working(near, is_not)
    if lemma in known["going_on"]:
        goes_on = any(child.dep_ == "xcomp" and child.lemma_.lower() in known["working"] for child in near)
        return "operating" if goes_on and not is_not else None
    return _remaining(verb, near, is_not)


def _working(near: list[Token], is_not: bool) -> InstitutionStatus | None:
    """ "no longer functions", "is still operating", "works with a skeleton staff"."""
    known = words()
    if is_not:
        is_whole = any(child.lower_ == "longer" for child in near) or not any(
            child.dep_ in ("prep", "dobj") for child in near
        )
        return "suspended" if is_whole else None
    if any(child.dep_ == "dobj" for child in near):
        return None
    inner = [token.lower_ for child in near if child.dep_ == "prep" for token in child.subtree]
    if known["scant"] & set(inner) and {"staff", "capacity", "personnel", "team", "crew"} & set(inner):
        return "reduced"
    return "operating" if any(child.lower_ == "still" for child in near) else None


def _remaining(verb: Token, near: list[Token], is_not: bool) -> InstitutionStatus | None:
    """ "remains open", "has been closed since 2012", "is not operational"."""
    known, lemma = words(), verb.lemma_.lower()
    if lemma in known["remaining"]:
        if lemma == "be" and not (verb.tag_ in ("VBZ", "VBP") or _is_perfect(near)):
            return None
        told = [child.lower_ for child in near if child.dep_ in ("acomp", "oprd", "attr", "xcomp", "advcl")]
    else:
        passive = {child.lower_ for child in near if child.dep_ in ("aux", "auxpass")}
        is_standing = bool(passive & {"is", "are"}) or {"has", "been"} <= passive or {"have", "been"} <= passive
        if "being" in passive or not is_standing or any(child.dep_ == "agent" for child in near):
            return None
        if "been" in passive and not any(child.lower_ in ("since", "for") for child in near):
            return None
        told = [verb.lower_]
    status = next((name for name in STATUSES for word in told if word in known[name]), None)
    if status is None:
        return None
    if is_not:
        return "suspended" if status == "operating" else None
    return status  # type: ignore[return-value]


def _is_perfect(near: list[Token]) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("has", "have", "'ve", "’ve") for child in near)
