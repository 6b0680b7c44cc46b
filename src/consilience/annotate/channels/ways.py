"""Nouns for a way to talk ("channels", "contacts", "talks"), and what their clause says of it: open, closed, cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from consilience.annotate.channels.vocabulary import words
from consilience.annotate.quantities.near import children
from consilience.model.system import ChannelState
from consilience.text.word_sets import word_set

_SUPPOSED: Final = word_set("may might can could would should must")
_AHEAD: Final = word_set("will shall 'll ’ll wo")
_DECIDED: Final = word_set("decide agree plan vow pledge order announce intend promise")
_DONE: Final = word_set("begin start continue manage help use proceed")
_NOT_SIDES: Final = word_set(
    "tv television news youtube telegram shipping cable satellite english navigation water eye sports radio whatsapp"
)
_STATES: Final[tuple[tuple[str, ChannelState], ...]] = (
    ("open", "open"), ("close", "closed"), ("suspend", "suspended"), ("limit", "limited"), ("fail", "suspended"),
)  # fmt: skip
_VAGUE: Final = word_set("known confirmed reported scheduled planned immediate new further possible alleged")
"""Words that make no contact one of which nothing is known, and contacts such as may be."""
_DEPENDENT: Final = frozenset({"xcomp", "ccomp", "acl", "pcomp", "relcl"})


@dataclass(frozen=True, slots=True)
class Way:
    """A way to talk, and its state as one clause tells it.

    Attributes:
        noun: the word for it.
        verb: the word that tells its state.
        is_talk: whether it is talks rather than a channel.
        is_announced: whether that is still to come.
    """

    noun: Token
    verb: Token
    state: ChannelState
    is_talk: bool
    is_announced: bool


def way(noun: Token) -> Way | None:
    """What the clause of a noun says of the way to talk that it names; None if it names none, or nothing is said."""
    lemma = noun.lemma_.lower()
    is_talk = lemma in words()["talk"]
    if noun.pos_ not in ("NOUN", "PROPN") or not (is_talk or lemma in words()["way"]):
        return None
    if not is_talk and not _is_of_sides(noun, lemma):
        return None
    if is_talk and noun.tag_ not in ("NNS", "NNPS"):
        return None
    told = next(_told(noun), None)
    if told is None or {child.lower_ for child in children(noun)} & _VAGUE:
        return None
    verb, state = told
    is_ahead = is_to_come(verb)
    return None if is_ahead is None else Way(noun, verb, state, is_talk, is_ahead)


def _is_of_sides(noun: Token, lemma: str) -> bool:
    """Whether a channel, line or contact is one of sides that talk, and none of a broadcaster or a ship."""
    before = {child.lower_ for child in children(noun) if child.i < noun.i}
    if before & _NOT_SIDES:
        return False
    of = {inner.lemma_.lower() for child in children(noun) if child.lower_ == "of" for inner in children(child)}
    is_of = bool(of & {"communication", "contact", "dialogue", "talk"})
    if lemma in ("line", "link"):
        return is_of or bool(before & {"communication", "communications", "telephone", "phone", "hot"})
    if lemma == "channel":
        return is_of or noun.tag_ in ("NNS", "NNPS") or bool(before & words()["of_sides"])
    return True


def _told(noun: Token) -> Iterator[tuple[Token, ChannelState]]:
    known, head, near = words(), noun.head, children(noun)
    lemma = head.lemma_.lower()
    is_none = any(child.lower_ == "no" for child in near) or _is_no_longer(noun)
    around = children(head)
    if any(child.dep_ == "expl" for child in around):
        if is_none:
            yield head, "closed"
        elif any(child.lower_ == "still" for child in around):
            yield head, "open"
        return
    if any(child.dep_ == "neg" for child in around):
        if noun.dep_ == "dobj" and lemma in ("have", "maintain"):
            yield head, "closed"
        return
    if noun.dep_ == "nsubj" and lemma == "open" and head.head.lemma_.lower() in known["keep"]:
        yield head.head, "open"
    elif noun.dep_ in ("dobj", "nsubjpass"):
        is_open = any(child.lower_ == "open" for child in (*around, *near) if child.i > noun.i)
        if is_none:
            if noun.dep_ == "dobj" and lemma in ("have", "maintain"):
                yield head, "closed"
        elif lemma in known["keep"] and (is_open or lemma == "maintain"):
            yield head, "open"
        elif lemma not in known["fail"]:
            yield from ((head, state) for name, state in _STATES if lemma in known[name])
    elif noun.dep_ == "nsubj":
        yield from _as_subject(head, around)
    elif noun.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        above = head.head.lemma_.lower()
        yield from ((head.head, state) for name, state in _STATES if above in known[name])
    elif noun.dep_ == "pobj" and head.lower_ == "in" and noun.lemma_.lower() == "contact":
        verb = head.head
        if verb.lemma_.lower() in ("be", "remain", "stay", "keep") and not any(c.dep_ == "neg" for c in children(verb)):
            yield verb, "open"


def _as_subject(verb: Token, around: list[Token]) -> Iterator[tuple[Token, ChannelState]]:
    """ "channels remain open", "talks collapsed", "contacts resumed"."""
    known, lemma = words(), verb.lemma_.lower()
    told = {child.lower_ for child in around if child.dep_ in ("acomp", "oprd", "attr", "advcl")}
    if lemma in ("remain", "stay", "be"):
        if "open" in told:
            yield verb, "open"
        elif told & {"closed", "shut", "severed", "cut"}:
            yield verb, "closed"
        elif told & {"suspended", "frozen", "paused", "stalled"}:
            yield verb, "suspended"
    elif lemma in ("resume", "reopen") or (
        lemma in ("work", "function", "operate") and verb.tag_ in ("VBG", "VBZ", "VBP")
    ):
        yield verb, "open"
        return
    is_broken = lemma == "break" and bool({"off", "down"} & {child.lower_ for child in around})
    is_over = lemma in ("cease", "stop") and not any(child.dep_ in ("dobj", "xcomp") for child in around)
    if lemma in known["fail"] or is_broken or is_over:
        yield verb, "suspended"


def _is_no_longer(noun: Token) -> bool:
    """Whether "no longer any" stands in front of a noun, wherever the parse hangs it."""
    before = [token.lower_ for token in noun.doc[max(noun.sent.start, noun.i - 7) : noun.i]]
    return "longer" in before and "no" in before


def is_to_come(verb: Token) -> bool | None:
    """Whether what a verb says is still to come; None where it is only supposed, wanted or tried."""
    near = children(verb)
    aux = {child.lower_ for child in near if child.dep_ in ("aux", "auxpass")}
    if aux & _SUPPOSED or any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in near):
        return None
    is_ahead = bool(aux & _AHEAD)
    here = verb
    for _ in range(3):
        if here.dep_ not in _DEPENDENT or here.head == here:
            break
        is_infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in children(here))
        here = here.head
        if is_infinitive and here.pos_ in ("VERB", "NOUN", "ADJ"):
            if here.lemma_.lower() in _DECIDED:
                is_ahead = True
            elif here.lemma_.lower() not in _DONE:
                return None
    return is_ahead
