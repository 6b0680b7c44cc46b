"""What a clause says of its subject's standing: "has only met sporadically", "remains open", "no longer functions"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from consilience.annotate.quantities.near import children
from consilience.annotate.statuses.vocabulary import STATUSES, words
from consilience.model.system import InstitutionStatus
from consilience.text.word_sets import word_set

_UNSURE: Final = word_set("may might can could will would shall should must 'll ’ll wo")
_AHEAD: Final = word_set("will shall 'll ’ll")
_LIMITS: Final = word_set("until till if unless provided pending")
_ACTIVITY: Final = word_set("work activity operation functioning function service post position")
_BEING: Final = word_set("is are was were been 's ’s")
_SPAN: Final = frozenset(
    {"aux", "auxpass", "neg", "advmod", "acomp", "oprd", "xcomp", "prep", "npadvmod", "attr", "prt"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status that a clause gives to its subject: its verb, and the first and the last token that say it; `is_event`
    where the clause tells how it began."""

    status: InstitutionStatus
    verb: Token
    first: int
    last: int
    is_event: bool = False


def standings(noun: Token) -> Iterator[Standing]:
    """What the clauses say whose subject a noun is, or whose activity its activity is ("the work of the mission")."""
    yield from _missing(noun)
    for verb in _verbs(noun):
        near = children(verb)
        is_unsure = any(child.dep_ in ("aux", "auxpass") and child.lower_ in _UNSURE for child in near)
        if _is_as_planned(verb, near):
            yield Standing("operating", verb, verb.i, max(child.right_edge.i for child in near if not child.is_punct))
            continue
        if is_unsure and not _goes_on(verb, near):
            continue
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in near):
            continue
        status, happened = _status(verb, near), None
        if status is None and (happened := _event(verb, near)) is not None:
            status = happened
        if status is not None:
            inside = [
                verb.i,
                *(edge.i for child in near if child.dep_ in _SPAN for edge in (child.left_edge, child.right_edge)),
            ]
            is_first = status == "operating" and verb.lemma_.lower() in words()["meeting"]
            last = verb.i if is_first else max(inside)  # "met for the first time since 2019" works since now
            while verb.doc[last].is_punct and last > verb.i:
                last -= 1
            if happened is not None:
                last = max([last, *(child.right_edge.i for child in near if child.dep_ == "dobj")])
            first = min(i for i in inside if i > noun.i or verb.i < noun.i)
            yield Standing(status, verb, first, last, is_event=happened is not None)


def _is_as_planned(verb: Token, near: list[Token]) -> bool:
    """ "is to meet on Monday as planned", "will convene as scheduled": what was so goes on."""
    known = words()
    met = next((child for child in near if child.dep_ == "xcomp" and child.lemma_.lower() in known["meeting"]), None)
    met = verb if verb.lemma_.lower() in known["meeting"] else met
    if met is None or any(child.dep_ == "neg" or child.lower_ in _UNSURE - _AHEAD for child in near):
        return False
    behind = [token.lower_ for token in met.doc[met.i + 1 : min(met.i + 12, met.sent.end)]]
    return any(one == "as" and other in known["planned"] for one, other in pairwise(behind))


def _event(verb: Token, near: list[Token]) -> InstitutionStatus | None:
    """What an institution does itself: "has shut its doors", "stopped work on Monday", "resumed its work"."""
    known, lemma = words(), verb.lemma_.lower()
    helpers = {child.lower_ for child in near if child.dep_ in ("aux", "auxpass")}
    is_told = (verb.tag_ == "VBD" and not helpers) or (verb.tag_ in ("VBN", "VBD") and helpers <= {"has", "have"})
    if not is_told or any(child.dep_ in ("neg", "nsubjpass", "agent", "xcomp", "ccomp") for child in near):
        return None
    if not helpers and verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_.lower() in known["bidding"]:
        return None  # "orders the consulate shut"
    done = next((child for child in near if child.dep_ == "dobj"), None)
    is_itself = done is None or done.lemma_.lower() in known["doors"]
    is_work = done is not None and done.lemma_.lower() in known["activity"]
    if lemma in known["shutting"] and is_itself:
        is_brief = any(child.lower_ in known["briefly"] and not _is_for_good(child) for child in near)
        return None if is_brief else "closed"
    if lemma in known["opening"] and is_itself:
        return "operating"
    if lemma in known["stopping"] and is_work:
        return "suspended"
    return "operating" if lemma in known["starting"] and is_work else None


def _is_for_good(link: Token) -> bool:
    return any(child.lower_ in ("good", "ever") for child in children(link))


def _missing(noun: Token) -> Iterator[Standing]:
    """That a post is vacant: "the consulate has been without a consul since May"."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ != "without" or link.head.lemma_.lower() not in words()["remaining"]:
        return
    verb = link.head
    near = children(verb)
    if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _UNSURE) for child in near):
        return
    is_now = verb.tag_ in ("VBZ", "VBP") or _is_perfect(near)
    if is_now and any(child.dep_ == "nsubj" for child in near):
        last = max(child.right_edge.i for child in near if child.dep_ in ("prep", "advmod") and child.i >= link.i)
        yield Standing("dormant", verb, verb.i, last)


def _goes_on(verb: Token, near: list[Token]) -> bool:
    """Whether a verb about the time to come says that what is so stays so ("will remain open"), without an end or a
    condition."""
    aux = {child.lower_ for child in near if child.dep_ in ("aux", "auxpass")}
    is_told = bool(aux & _AHEAD) or ("would" in aux and _is_reported(verb))
    is_kept = verb.lemma_.lower() in words()["remaining"] - {"be"} or _is_going_on(verb, near) or _is_kept(verb, near)
    is_limited = any(
        child.lower_ in _LIMITS or (child.dep_ == "advcl" and any(c.lower_ in _LIMITS for c in children(child)))
        for child in near
    )
    return is_told and is_kept and not is_limited


def _is_going_on(verb: Token, near: list[Token]) -> bool:
    """ "continues", "keeps", "goes on"."""
    is_on = verb.lemma_.lower() == "go" and any(child.lower_ == "on" and child.dep_ == "prt" for child in near)
    return is_on or verb.lemma_.lower() in words()["going_on"]


def _is_kept(verb: Token, near: list[Token]) -> bool:
    """ "will be kept", "is maintained", "would be kept open"; not "is kept small", "was kept from opening"."""
    passive = {child.lower_ for child in near if child.dep_ in ("aux", "auxpass")}
    if verb.lemma_.lower() not in words()["keeping"] or "being" in passive or not passive & {"be", "is", "are"}:
        return False
    told = {child.lower_ for child in near if child.dep_ in ("acomp", "oprd", "dobj", "xcomp", "advcl", "agent")}
    links = [child for child in near if child.dep_ == "prep"]
    is_in_use = all(any(c.lemma_.lower() in words()["use"] | {"place"} for c in children(one)) for one in links)
    return told <= {"open", "running", "working", "alive"} and is_in_use


def _is_reported(verb: Token) -> bool:
    """Whether a clause is what a verb in the past reports, so that its own past may mean the present."""
    return verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.pos_ == "VERB"


def _verbs(noun: Token) -> Iterator[Token]:
    """The verbs of which a noun is the subject, with those joined to them."""
    here = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _ACTIVITY:
        here = noun.head.head
    if noun.dep_ == "poss" and noun.head.lemma_.lower() in _ACTIVITY:
        here = noun.head
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
        is_again = not is_not and _is_first(verb)
        return "dormant" if is_seldom or is_since else "operating" if is_again else None
    if lemma in known["returning"] and is_not and _is_perfect(near) and not any(c.dep_ == "dobj" for c in near):
        return "closed" if lemma == "reopen" else "suspended"
    if lemma in known["ending"]:
        return "closed" if is_not else None
    if lemma in known["working"]:
        return _working(verb, near, is_not)
    if lemma in known["postponing"] and verb.tag_ == "VBN":
        is_open = any(child.lower_ == "indefinitely" for child in near)
        return "dormant" if is_open and _is_perfect(near) and not is_not else None
    if _is_kept(verb, near):
        return "operating" if not is_not else None
    if _is_going_on(verb, near):
        goes_on = any(
            child.dep_ in ("xcomp", "pcomp", "advcl") and child.lemma_.lower() in known["working"] for child in near
        )
        return "operating" if goes_on and not is_not else None
    return _remaining(verb, near, is_not)


def _is_first(verb: Token) -> bool:
    """ "met for the first time since 2019"."""
    behind = [token.lower_ for token in verb.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]]
    return "since" in behind and ("first", "time") in pairwise(behind)


def _working(verb: Token, near: list[Token], is_not: bool) -> InstitutionStatus | None:
    """ "no longer functions", "is still operating", "is working", "works with a skeleton staff"."""
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
    is_on = any(child.lower_ in ("still", "again", "normally") for child in near)
    is_bare = not any(child.dep_ in ("prep", "xcomp", "advcl", "ccomp", "prt", "aux") for child in near)
    is_on = is_on or (verb.tag_ in ("VBZ", "VBP") and is_bare)
    is_under_way = verb.tag_ == "VBG" and not inner and any(child.lower_ in _BEING for child in near)
    return "operating" if is_on or is_under_way else None


def _remaining(verb: Token, near: list[Token], is_not: bool) -> InstitutionStatus | None:
    """ "remains open", "has been closed since 2012", "is back in operation", "was never closed"."""
    known, lemma = words(), verb.lemma_.lower()
    if lemma in known["remaining"]:
        is_now = verb.tag_ in ("VBZ", "VBP") or _is_perfect(near) or _is_reported(verb)
        if lemma == "be" and not is_now:
            return None
        told = [child for child in near if child.dep_ in ("acomp", "oprd", "attr", "xcomp", "advcl")]
        status = next((name for name in STATUSES for word in told if word.lower_ in known[name]), None)
        is_line = any(c.dep_ == "nsubj" and c.lemma_.lower() in known["line"] for c in near)
        if status is None and is_line and any(word.lower_ in known["silent"] for word in told):
            status = "suspended"
        status = None if any(map(_is_willing, told)) else status or _in_use(near)
    else:
        passive = {child.lower_ for child in near if child.dep_ == "auxpass"}
        if lemma in known["affecting"] and is_not and passive & {"is", "are", "been"}:
            return "operating"
        if verb.lower_ in known["closed"] and _is_never(near) and not any(child.dep_ == "dobj" for child in near):
            return "operating"
        if not _is_standing(near):
            return None
        told = [verb]
        status = next((name for name in STATUSES if verb.lower_ in known[name]), None)
    if status is None:
        return None
    if is_not:
        return "suspended" if status == "operating" else None
    return "reduced" if status in ("operating", "closed") and _is_part(verb, told) else status  # type: ignore[return-value]


def _is_willing(word: Token) -> bool:
    """ "open to talks": what somebody would do, not how an institution stands."""
    return any(
        inner.lemma_.lower() in words()["offers"]
        for child in children(word)
        if child.dep_ == "prep" and child.lower_ in ("to", "for")
        for inner in children(child)
    )


def _is_never(near: list[Token]) -> bool:
    """ "was never closed", "has not been closed"."""
    words_ = {child.lower_ for child in near if child.dep_ in ("neg", "advmod")}
    return "never" in words_ or (bool(words_ & {"not", "n't", "n’t"}) and _is_perfect(near))


def _is_standing(near: list[Token]) -> bool:
    """Whether a passive tells how something is, not what was done to it."""
    passive = {child.lower_ for child in near if child.dep_ in ("aux", "auxpass")}
    is_so = bool(passive & {"is", "are"}) or {"has", "been"} <= passive or {"have", "been"} <= passive
    if "being" in passive or not is_so or any(child.dep_ == "agent" for child in near):
        return False
    return "been" not in passive or any(child.lower_ in ("since", "for") for child in near)


def _in_use(near: list[Token]) -> str | None:
    """ "remains in post", "is back in operation", "is out of service"."""
    links = [child for child in near if child.dep_ == "prep"]
    links += [c for child in near if child.lower_ in ("back", "out") for c in children(child) if c.dep_ == "prep"]
    for link in links:
        if any(inner.lemma_.lower() in words()["use"] for inner in children(link) if inner.dep_ == "pobj"):
            is_out = link.lower_ == "of" or any(child.lower_ == "out" for child in children(link))
            return "suspended" if is_out else "operating" if link.lower_ == "in" else None
    return None


def _is_part(verb: Token, told: list[Token]) -> bool:
    """Whether something is open or closed only in part ("partly open", "open, but only three hours a day")."""
    if any(child.lower_ in words()["partly"] for word in told for child in (*children(word), *children(verb))):
        return True
    last = max((word.i for word in told), default=verb.i)
    return "only" in [token.lower_ for token in verb.doc[last + 1 : min(last + 5, verb.sent.end)]]


def _is_perfect(near: list[Token]) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("has", "have", "'ve", "’ve") for child in near)
