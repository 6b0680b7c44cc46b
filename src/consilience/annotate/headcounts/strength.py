"""How many people an institution has: "employs 40 people", "four diplomats remain", "a staff of nine", "it had 22"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted, class_of, has, is_national
from consilience.annotate.headcounts.counts import (
    PEOPLE,
    WATCHERS,
    Count,
    Reach,
    count_of,
    is_people,
    is_staff,
    unit_of,
)
from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.quantities.near import children
from consilience.model.system import Phase
from consilience.text.word_sets import word_set

_BACK: Final = word_set("it which that they")
"""Pronouns that may stand for an institution named before."""
_TOLD_OF: Final = frozenset({"acomp", "oprd", "attr", "xcomp", "dobj", "ccomp"})
"""What follows a verb that does not by itself say where somebody is ("remain missing")."""
_FORMERLY: Final = word_set("previously formerly earlier originally once initially")
_BY_THEN: Final = word_set("already now far there here")
_BEFORE: Final = word_set("before until prior")
_CORPS: Final = word_set("staff personnel employee functionary")
"""Words for all who work somewhere: "the 180 staff of the secretariat"; "the 180 diplomats of ..." may be some."""
_FEW: Final = 10
"""So many of a staff may be meant by "the": those whom the text spoke of before."""
_GIVING: Final = word_set("contribute provide")
_SENDING: Final = word_set("send deploy dispatch")
_HARM: Final = word_set(
    "kill die wound injure detain hold capture abduct kidnap seize arrest hurt release free lose flee attack shoot"
    " expel charge accuse say tell see witness visit rescue bury mourn"
)
"""What is told of some of those who watch."""


def filled(number: Counted) -> Count | None:
    """How many people an institution has; None where a number says nothing of that."""
    found = _strong(number) or _made_of(number) or _stated(number) or _beside(number) or _corps(number)
    if is_out_of(number):
        return _whole_of(number) or found
    found = found or _seated(number)
    if found is None and (number.noun is None or class_of(number.noun) in PEOPLE):
        found = _stayed(number) or _arrived(number) or _standing(number)
    if found is None and (number.noun is None or is_people(number.noun)):
        found = _remaining(number)
    if found is None and class_of(number.noun) in PEOPLE:
        found = _served(number) or _left(number)
    return found or _employed(number)


def _row(number: Counted, around: tuple[Token, ...], reach: Reach = "sentence") -> Count:
    found = count_of(number, "filled", number.value, unit_of(number, around[0] if around else None), around)
    return _placed(found, number, reach)


def _placed(found: Count, number: Counted, reach: Reach) -> Count:
    """The count with where its institution may stand, and whether it was so only before something."""
    phase: Phase | None = "before" if _is_past(number) else None
    return replace(found, phase=phase, reach=reach, is_aside=reach == "own")


def _is_past(number: Counted) -> bool:
    """ "had 22 diplomats before the expulsions", "previously employed 40"."""
    verb = number.verb
    near = children(verb)
    tags = {verb.tag_, *(child.tag_ for child in near if child.dep_ in ("aux", "auxpass"))}
    if not tags & {"VBD"}:
        return False
    told = [*near, *(child for child in children(number.noun) if child.dep_ == "prep")] if number.noun else near
    return any(child.lower_ in _FORMERLY or (child.lower_ in _BEFORE and child.dep_ != "cc") for child in told)


def _strong(number: Counted) -> Count | None:
    """ "the 5,000-strong force", "the contingent, 900 strong,"."""
    behind = number.doc[number.inside[-1] + 1 : number.inside[-1] + 3]
    if number.noun is None and behind and behind[0].lower_ == "strong":
        head = number.top.head
        if number.top.dep_ == "nsubj":  # of two subjects, as a torn parse has them, the first
            head = next((child for child in children(head) if child.dep_ == "nsubj"), head)
        if has(head, "whole") or has(head, "unit"):
            return _placed(count_of(number, "filled", number.value, "people", (head,)), number, "own")
    if not behind.text.lower().endswith("strong") or number.noun is None:
        return None
    return replace(count_of(number, "filled", number.value, "people", ()), is_aside=True)


def _made_of(number: Counted) -> Count | None:
    """ "a mission of 40 diplomats", "a staff of nine", "a battalion of 750", "a committee of six"."""
    noun = number.noun
    for child, head in number.path:
        if child.dep_ != "prep" or child.lower_ not in ("of", "with"):
            continue
        if has(head, "whole") and is_people(noun):
            if number.row.modifier == "at most":
                return _placed(count_of(number, "ceiling", number.value, unit_of(number, None), (head,)), number, "own")
            return replace(_row(number, (head,)), is_aside=child.lower_ == "with" and head.i < child.i)
        if head.lemma_.lower() == "consist" and class_of(noun) in PEOPLE:
            subject = next((word for word in children(head) if word.dep_ == "nsubj" and has(word, "whole")), None)
            if subject is not None:
                return _row(number, (subject,))
        if noun is not None or child != number.path[0][1]:
            continue
        if head.lemma_.lower() in ("staff", "workforce", "personnel"):
            return _placed(count_of(number, "filled", number.value, "people", (head, head.head)), number, "back")
        is_mission = head.lemma_.lower() in ("mission", "group") and child.lower_ == "of"
        if has(head, "unit") or is_mission:
            return _placed(count_of(number, "filled", number.value, "people", (head,)), number, "own")
        if has(head, "body") and child.lower_ == "of":
            return _placed(count_of(number, "members", number.value, "members", (head,)), number, "own")
    return None


def _beside(number: Counted) -> Count | None:
    """ "the contingent in the mission, 900 soldiers, will stay"."""
    noun = number.noun
    if noun is None or noun.dep_ != "appos" or class_of(noun) not in PEOPLE:
        return None
    if not (has(noun.head, "whole") or has(noun.head, "unit")):
        return None
    if any(child.dep_ in ("relcl", "acl") for child in children(noun)):
        return None
    return _placed(count_of(number, "filled", number.value, unit_of(number, None), (noun.head,)), number, "own")


def _corps(number: Counted) -> Count | None:
    """ "the 180 staff of the secretariat", "all 40 employees at the embassy"."""
    noun = number.noun
    if noun is None or noun.lemma_.lower() not in _CORPS or not isinstance(number.value, int) or number.value < _FEW:
        return None
    near = children(noun)
    is_whole = any(child.lower_ in ("the", "all", "its") and child.i < number.inside[0] for child in near)
    if not is_whole or any(child.dep_ in ("relcl", "acl", "amod") for child in near):
        return None
    places = [inner for child in near if child.lower_ in ("of", "at", "in") for inner in children(child)]
    return _row(number, tuple(places), "own") if places else None


def _stated(number: Counted) -> Count | None:
    """ "its staff is nine", "the diplomats at the embassy number 40", "the monitors have become 41"."""
    verb = number.verb
    if number.noun is not None or not number.path or number.path[0][1] != verb or verb.lemma_.lower() not in _SUMMING:
        return None
    if number.top.dep_ not in ("attr", "dobj", "acomp") or any(
        child.dep_ in ("neg", "expl") for child in children(verb)
    ):
        return None
    subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
    if subject is None or not is_staff(subject, (*PEOPLE, "size")) or class_of(subject) == "post":
        return None
    return _row(number, (subject,))


_SUMMING: Final = word_set("be number total become")


def _stayed(number: Counted) -> Count | None:
    """ "four diplomats remain at the embassy", "only four are left", "600 soldiers will stay"."""
    first = number.whole
    for verb in (first.head, *(child for child in children(first) if child.dep_ == "relcl")):
        near = children(verb)
        if verb == first.head and first.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if verb != first.head and any(child.dep_ == "nsubj" and child.tag_ == "CD" for child in near):
            continue  # "nine employees, of whom two would stay"
        is_left = verb.lemma_.lower() == "leave" and any(child.dep_ == "auxpass" for child in near)
        told = {child.lower_ for child in near}
        is_left |= verb.lemma_.lower() == "be" and ({"still", "at"} <= told or {"still", "there"} <= told)
        if not is_left and not has(verb, "stay"):
            continue
        behind = [child for child in near if child.dep_ != "ccomp" or child.i > verb.i]  # "231 left, 409 remain"
        if any(child.dep_ in _TOLD_OF or child.dep_ == "neg" or child.lower_ == "behind" for child in behind):
            return None
        return replace(_row(number, (verb,), "back"), phase="after")
    return None


def _standing(number: Counted) -> Count | None:
    """ "in the valley are now 409 observers"."""
    first, verb = number.whole, number.whole.head
    if verb.lemma_.lower() != "be" or first.dep_ not in ("attr", "nsubj") or first.i < verb.i:
        return None
    near = children(verb)
    is_fronted = any(child.dep_ == "prep" and child.lower_ in ("in", "at", "on") and child.i < verb.i for child in near)
    is_now = any(child.lower_ in ("now", "still", "currently") for child in near)
    others = [child for child in near if child.dep_ in ("nsubj", "neg", "expl") and child != first]
    return _row(number, (verb,), "back") if is_fronted and is_now and not others else None


def is_out_of(number: Counted) -> bool:
    """Whether it is the number out of which another is taken ("seven of *14* people remain")."""
    before = [number.doc[i] for i in range(max(0, number.inside[0] - 3), number.inside[0])]
    while before and before[-1].tag_ in ("DT", "PRP$"):
        before.pop()
    return len(before) > 1 and before[-1].lower_ == "of" and before[-2].tag_ == "CD"


def _whole_of(number: Counted) -> Count | None:
    """ "sixteen of the *40* staff at the embassy must leave": 40 there were before."""
    if not is_people(number.noun):
        return None
    if number.doc[number.inside[0] - 1].tag_ not in ("DT", "PRP$"):
        return None
    verbs = {head.lemma_.lower() for _, head in number.path}
    is_over = bool(verbs & (words()["withdraw"] | words()["stay"] | {"leave", "depart", "return", "go"}))
    return replace(_row(number, (), "own"), phase="before" if is_over else None)


def _seated(number: Counted) -> Count | None:
    """ "the commission has six members"."""
    noun, verb = number.noun, number.verb
    if noun is None or noun.lemma_.lower() != "member" or noun.dep_ != "dobj" or noun.head != verb:
        return None
    subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
    if subject is None or not (has(verb, "hold") or has(verb, "compose")):
        return None
    return _placed(count_of(number, "members", number.value, "members", (subject,)), number, "own")


def _remaining(number: Counted) -> Count | None:
    """ "which leaves seven of 14 people in the mission"."""
    first, verb = number.whole, number.whole.head
    if first.dep_ != "dobj" or verb.lemma_.lower() != "leave" or verb.pos_ != "VERB":
        return None
    if any(child.dep_ in _TOLD_OF - {"dobj"} or child.dep_ == "neg" for child in children(verb)):
        return None
    places = [
        inner
        for word in (*first.subtree, *children(verb))
        if word.dep_ == "prep" and word.lower_ in ("at", "in")
        for inner in children(word)
    ]
    return replace(_row(number, tuple(places), "own"), is_aside=False, phase="after") if places else None


def _arrived(number: Counted) -> Count | None:
    """ "thirty of the monitors have arrived": so many there are by then. Who "arrived" may have come on top."""
    first = number.whole
    verb = first.head
    if first.dep_ != "nsubj" or verb.lemma_.lower() != "arrive":
        return None
    near = children(verb)
    if not any(child.dep_ == "aux" and child.lemma_.lower() == "have" for child in near):
        return None
    if any(child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ not in _BY_THEN) for child in near):
        return None
    return _row(number, (verb,), "back")


def _served(number: Counted) -> Count | None:
    """ "40 diplomats serve at the embassy", "the embassy has 40 diplomats", "200 troops stationed there"."""
    noun, verb = number.noun, number.verb
    if noun is None:
        return None
    told = [child for child in children(noun) if child.dep_ in ("acl", "relcl") and has(child, "serve")]
    if told and noun.dep_ != "pobj":
        return _row(number, (), _reach(told[0]))
    owner = next((child for child in children(noun) if child.dep_ == "poss" and has(child, "whole")), None)
    if owner is not None and owner.i < number.inside[0]:
        return _row(number, (owner,))
    first = noun
    while first.dep_ == "conj":
        first = first.head
    if first.head != verb:
        return None
    if first.dep_ in ("nsubj", "nsubjpass") and has(verb, "serve"):
        return _row(number, (verb,), _reach(verb))
    if first.dep_ == "attr" and any(child.dep_ == "expl" for child in children(verb)):
        return _row(number, (verb,), _reach(verb))
    if first.dep_ == "dobj" and (has(verb, "hold") or has(verb, "keep")):
        return _held(number, verb)
    return None


def _held(number: Counted, verb: Token) -> Count | None:
    """ "the embassy has 40 diplomats", "it had 22"."""
    subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        subject = verb.head
    if subject is None:
        return None
    if subject.lower_ in _BACK and subject.pos_ == "PRON":
        return _row(number, (subject,), "back")
    return _row(number, (subject,)) if has(subject, "whole") or class_of(number.noun) == "force" else None


def _reach(verb: Token) -> Reach:
    """Whether "there" refers to what is named before."""
    is_there = any(child.lower_ in ("there", "here") and child.dep_ == "advmod" for child in children(verb))
    return "back" if is_there else "sentence"


def _left(number: Counted) -> Count | None:
    """ "the embassy has been left with 13 diplomats"."""
    noun, verb = number.noun, number.verb
    if noun is None or verb.lemma_.lower() != "leave" or noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return None
    subject = next((child for child in children(verb) if child.dep_ == "nsubjpass"), None)
    is_known = subject is not None and has(subject, "whole")
    return replace(_row(number, (subject,)), phase="after") if subject is not None and is_known else None


def _employed(number: Counted) -> Count | None:
    noun, verb = number.noun, number.verb
    if noun is None or noun.lemma_.lower() not in ("people", "person"):
        return None
    told = children(verb)
    is_passive = verb.lemma_.lower() == "employ" and noun.dep_ == "nsubjpass"
    if is_passive or (verb.lemma_.lower() == "work" and noun.head == verb and noun.dep_ in ("nsubj", "dobj")):
        behind = [inner for child in told if child.lower_ in ("at", "in") for inner in children(child)]
        places = [inner for inner in behind if has(inner, "whole")]
        return _row(number, tuple(places), "own") if places else None
    if noun.dep_ != "dobj":
        return None
    if verb.lemma_.lower() != "employ":
        return None
    subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
    reach: Reach = "back" if subject is not None and subject.lower_ in _BACK else "sentence"
    return _row(number, (subject,), reach) if subject is not None else None


def sent(number: Counted) -> Count | None:
    """ "will send 300 observers", "48 monitors are to watch a strip", "contributes 800 troops to the force"."""
    noun = number.noun
    if noun is None or not isinstance(number.value, int) or number.value < _FEW or is_national(noun):
        return None
    if class_of(noun) != "force" or is_out_of(number):
        return None
    verb, lemma = number.verb, number.verb.lemma_.lower()
    subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
    if noun.dep_ == "dobj" and lemma in _GIVING and subject is not None:
        return replace(count_of(number, "filled", number.value, unit_of(number, None), (verb,)), side=subject)
    is_watch = noun.lemma_.lower() in WATCHERS
    if noun.dep_ == "dobj" and lemma in _SENDING:
        return count_of(number, "filled" if is_watch else "change", number.value, unit_of(number, None), (verb,))
    if not is_watch or noun.dep_ not in ("nsubj", "nsubjpass", "appos", "pobj"):
        return None
    behind = [token.lower_ for token in number.doc[number.last + 1 : number.top.sent.end]]
    is_ahead = any(one in ("are", "were") and two == "to" for one, two in pairwise(behind))
    is_ahead = is_ahead or ("will" in behind and noun.dep_ != "pobj")
    if not is_ahead or {head.lemma_.lower() for _, head in number.path} & _HARM:
        return None
    return replace(count_of(number, "filled", number.value, unit_of(number, None), ()), reach="own", is_due=True)
