"""What a number says of the people, posts or members of an institution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted, class_of, has, thing_of
from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.quantities.near import children
from consilience.model.numbers import Number
from consilience.model.system import HeadcountKind
from consilience.text.word_sets import word_set

_BOUNDS: Final = frozenset({"more than", "less than", "at least"})
_MORE: Final = word_set("more additional extra further")
_PEOPLE: Final = ("staff", "force")
_ORDERING: Final = word_set("order tell ask instruct require request")
_LEAVING: Final = word_set("leave depart return")
_DECLARED: Final = word_set("declare pronounce name")
_ALLOWING: Final = word_set("may can could allow allowed permit permitted entitle entitled")
_PERSONS: Final = word_set("people person member man")


@dataclass(frozen=True, slots=True)
class Count:
    """What a number says.

    Attributes:
        kind, value, unit, previous: as in `HeadcountMention`.
        first, last: the tokens of its words.
        around: words among which the institution is named, the nearest first.
    """

    kind: HeadcountKind
    value: Number
    unit: str
    first: int
    last: int
    around: tuple[Token, ...]
    previous: Number | None = None


def count(number: Counted) -> Count | None:
    """What a number says of an institution's people, posts or members; None where it says nothing of them.

    A bound ("more than 20") is left out: a headcount is a number, or about one.
    """
    if number.row.modifier in _BOUNDS:
        return None
    if number.row.unit == "percent" or 0 < number.value < 1:
        return _share(number)
    if not isinstance(number.value, int):
        return None
    return _vacant(number) or _level(number) or _withdrawn(number) or _change(number) or _filled(number)


def _count(number: Counted, kind: HeadcountKind, value: Number, unit: str, around: Sequence[Token | None]) -> Count:
    near = tuple(token for token in (number.noun, *around) if token is not None)
    return Count(kind, value, unit, number.inside[0], number.last, near, number.row.previous)


def _vacant(number: Counted) -> Count | None:
    """ "two vacancies", "two vacant posts", "two posts are unfilled"."""
    noun = number.noun
    if noun is None or class_of(noun) != "post":
        return None
    told = [noun, *(child for child in children(noun) if child.dep_ in ("amod", "acl"))]
    head = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("AUX", "VERB"):
        told += [head, *(child for child in children(head) if child.dep_ in ("acomp", "oprd", "attr"))]
    if not any(has(token, "vacant") for token in told):
        return None
    return _count(number, "vacant", number.value, "posts", ())


def _level(number: Counted) -> Count | None:
    """ "reduced the number of personnel to 10", "cut from 20 to ten diplomats", "capped at 50"."""
    verb = number.above("cut", "raise", "limit")
    if verb is None:
        return _bounded(number) or _posts(number) or (_set(number) if number.path else None)
    step = next(child for child, head in number.path if head == verb)
    link = step.lower_ if step.dep_ == "prep" else ""
    if link == "from" and number.row.previous is not None:
        link = "to"
    thing = thing_of(verb)
    kind = class_of(number.noun)
    is_limit = has(verb, "limit") and link in ("to", "at", "of")
    if not is_limit and link != "to":
        return None
    is_anyone = number.noun is None or number.noun.lemma_.lower() in _PERSONS
    if kind not in (*_PEOPLE, "post") and not (is_anyone and _is_staff(thing)):
        return None
    is_force = kind == "force" or (kind is None and _is_staff(thing, ("force",)))
    unit = _unit(number, thing)
    return _count(number, "filled" if is_force and not is_limit else "ceiling", number.value, unit, (thing, verb))


def _set(number: Counted) -> Count | None:
    """ "the ceiling for the staff was set at 32"."""
    verb = number.verb
    if verb.lemma_.lower() not in ("set", "fix") or number.path[-1][0].lower_ != "at":
        return None
    thing = thing_of(verb)
    if thing is None or not has(thing, "limit"):
        return None
    return _count(number, "ceiling", number.value, _unit(number, thing), (thing,))


def _bounded(number: Counted) -> Count | None:
    """ "may have up to 50 diplomats", "no more than 50 staff are allowed"."""
    noun = number.noun
    if number.row.modifier != "at most" or class_of(noun) not in (*_PEOPLE, "post") or noun is None:
        return None
    verb = number.verb
    lemmas = {verb.lemma_.lower(), *(child.lower_ for child in children(verb))}
    if not lemmas & _ALLOWING:
        return None
    return _count(number, "ceiling", number.value, _unit(number, None), (verb,))


def _posts(number: Counted) -> Count | None:
    """ "the 20 posts at the mission"."""
    noun = number.noun
    if noun is None or noun.lemma_.lower() not in ("post", "position"):
        return None
    near = children(noun)
    is_whole = any(child.lower_ in ("the", "its", "all") and child.i < number.inside[0] for child in near)
    if not is_whole or any(child.dep_ in ("amod", "relcl", "acl") for child in near):
        return None
    return _count(number, "ceiling", number.value, "posts", ())


def _withdrawn(number: Counted) -> Count | None:
    """ "expelled eight diplomats", "eight revoked accreditations", "ordered 18 employees to leave"."""
    noun = number.noun
    if noun is None:
        return None
    kind = class_of(noun)
    is_member = noun.lemma_.lower() == "member" and any(c.lower_ == "of" for c in children(noun))
    if kind not in (*_PEOPLE, "paper") and not is_member:
        return None
    if number.row.modifier == "at most" or {c.lower_ for c in children(noun)} & _MORE:
        return None
    words_ = words()["withdraw"]
    told = [child for child in children(noun) if child.dep_ in ("amod", "acl", "compound", "relcl")]
    if any(child.lemma_.lower() in words_ for child in told):
        return _count(number, "withdrawn", number.value, _unit(number, None), (noun.head,))
    for child, head in number.path:
        if head.lemma_.lower() in words_:
            if child.dep_ in ("nsubj", "agent") or (child.dep_ == "prep" and child.lower_ in ("by", "for", "after")):
                return None
            return _count(number, "withdrawn", number.value, _unit(number, None), (child, head))
        if child.dep_ in ("nsubj", "agent") and not _is_sent_away(noun):
            return None
    if _is_sent_away(noun):
        return _count(number, "withdrawn", number.value, _unit(number, None), (noun.head,))
    counts = {word.lower() for word in (number.row.counts or "").split()}
    if counts & {"expelled", "withdrawn", "deported", "recalled"}:
        return _count(number, "withdrawn", number.value, _unit(number, None), (noun.head,))
    return None


def _is_sent_away(noun: Token) -> bool:
    """ "ordered 18 employees to leave", "declared two diplomats personae non gratae"."""
    verb = noun.head
    lemma = verb.lemma_.lower()
    if lemma in _LEAVING and noun.dep_ == "nsubj":
        if any(child.dep_ == "dobj" and has(child, "whole") for child in children(verb)):
            return True
        lemma = verb.head.lemma_.lower()
        return lemma in _ORDERING and verb.dep_ in ("xcomp", "ccomp")
    if lemma in _ORDERING:
        return any(child.dep_ in ("xcomp", "ccomp", "advcl") and child.lemma_ in _LEAVING for child in children(verb))
    if lemma in _DECLARED:
        return "grata" in verb.doc[noun.i : noun.sent.end].text.lower()
    return False


def _change(number: Counted) -> Count | None:
    """ "minus ten people in the mission", "cut the staff by ten", "abolished ten posts", "ten more observers"."""
    noun, kind = number.noun, class_of(number.noun)
    if number.value < 0:
        return _count(number, "change", number.value, _unit(number, None), ()) if noun is not None else None
    verb = number.above("cut", "raise")
    if verb is None:
        return _added(number)
    sign = -1 if has(verb, "cut") else 1
    step = next(child for child, head in number.path if head == verb)
    thing = thing_of(verb)
    if (
        step.dep_ == "prep"
        and step.lower_ == "by"
        and (kind in (*_PEOPLE, "post") or noun is None)
        and _is_staff(thing)
    ):
        return _count(number, "change", sign * number.value, _unit(number, thing), (thing, verb))
    is_whole = step.dep_ in ("dobj", "nsubjpass") or (step.dep_ == "prep" and step.lower_ == "of")
    if is_whole and noun is not None and kind == "post" and noun.lemma_.lower() in ("post", "position"):
        return _count(number, "change", sign * number.value, "posts", (verb,))
    return None


def _added(number: Counted) -> Count | None:
    """ "added 200 troops to the force", "sent ten more observers"."""
    noun, verb = number.noun, number.verb
    if noun is None or class_of(noun) not in _PEOPLE or noun.dep_ != "dobj":
        return None
    is_more = bool({child.lower_ for child in children(noun)} & _MORE)
    if verb.lemma_.lower() != "add" and not (is_more and verb.lemma_.lower() in ("send", "deploy", "dispatch", "hire")):
        return None
    return _count(number, "change", number.value, _unit(number, None), (verb,))


def _filled(number: Counted) -> Count | None:
    """ "employs 40 people", "has a staff of 40", "a mission of 40 diplomats", "40 diplomats serve at the embassy"."""
    noun, kind = number.noun, class_of(number.noun)
    behind = number.doc[number.inside[-1] + 1 : number.inside[-1] + 3].text.lower()
    if behind.endswith("strong") and noun is not None:
        return _count(number, "filled", number.value, "people", ())
    for child, head in number.path:
        if child.dep_ == "prep" and child.lower_ in ("of", "with") and head.lemma_.lower() in words()["whole"]:
            if kind in _PEOPLE or (noun is not None and noun.lemma_.lower() in _PERSONS):
                return _count(number, "filled", number.value, _unit(number, None), (head,))
            if noun is None and head.lemma_.lower() in ("staff", "workforce", "personnel"):
                return _count(number, "filled", number.value, "people", (head, head.head))
    return (_served(number) or _left(number)) if kind in _PEOPLE else _employed(number)


def _served(number: Counted) -> Count | None:
    """ "40 diplomats serve at the embassy", "the embassy has 40 diplomats", "200 troops stationed there"."""
    noun, verb = number.noun, number.verb
    if noun is None:
        return None
    if any(child.dep_ == "acl" and has(child, "serve") for child in children(noun)) and noun.dep_ != "pobj":
        return _count(number, "filled", number.value, _unit(number, None), ())
    owner = next((child for child in children(noun) if child.dep_ == "poss" and has(child, "whole")), None)
    if owner is not None and owner.i < number.inside[0]:
        return _count(number, "filled", number.value, _unit(number, None), (owner,))
    first = noun
    while first.dep_ == "conj":
        first = first.head
    if first.head != verb:
        return None
    if first.dep_ in ("nsubj", "nsubjpass") and has(verb, "serve"):
        return _count(number, "filled", number.value, _unit(number, None), (verb,))
    if first.dep_ == "dobj" and (has(verb, "hold") or has(verb, "keep")):
        subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
            subject = verb.head
        if subject is not None and (has(subject, "whole") or class_of(noun) == "force"):
            return _count(number, "filled", number.value, _unit(number, None), (subject,))
    return None


def _left(number: Counted) -> Count | None:
    """ "the embassy has been left with 13 diplomats"."""
    noun, verb = number.noun, number.verb
    if noun is None or verb.lemma_.lower() != "leave" or noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return None
    subject = next((child for child in children(verb) if child.dep_ == "nsubjpass"), None)
    if subject is None or not has(subject, "whole"):
        return None
    return _count(number, "filled", number.value, _unit(number, None), (subject,))


def _employed(number: Counted) -> Count | None:
    noun, verb = number.noun, number.verb
    if noun is None or noun.dep_ != "dobj" or noun.lemma_.lower() not in ("people", "person"):
        return None
    if verb.lemma_.lower() != "employ":
        return None
    subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
    return _count(number, "filled", number.value, "people", (subject,)) if subject is not None else None


def _share(number: Counted) -> Count | None:
    """ "halving the size of the mission", "cut the staff by a third", "expelled around half of the mission"."""
    value = number.value / 100 if number.row.unit == "percent" else number.value
    if not 0 < value < 1:
        return None
    doc = number.doc
    first = doc[number.inside[0]]
    if first.lemma_.lower() in ("halve", "halving"):
        thing = thing_of(first)
        if _is_staff(thing):
            return _count(number, "share", value, "", (thing,))
        return None
    verb = number.above("cut", "raise", "withdraw")
    if verb is None:
        return None
    step = next(child for child, head in number.path if head == verb)
    thing = thing_of(verb)
    if step.dep_ == "prep" and step.lower_ in ("by", "of") and _is_staff(thing):
        return _count(number, "share", value, "", (thing,))
    is_part = step.dep_ == "dobj" or (step.dep_ == "nsubjpass" and has(verb, "withdraw"))
    if is_part and not has(verb, "raise") and _is_staff(number.noun, (*_PEOPLE, "whole")):
        return _count(number, "share", value, "", (number.noun,))
    return None


def _is_staff(thing: Token | None, classes: Sequence[str] = ("staff", "force", "post", "size", "whole")) -> bool:
    """Whether a phrase names people, posts or the size of an institution."""
    if thing is None:
        return False
    known = frozenset().union(*(words()[name] for name in classes if name != "size"))
    near = [thing, *children(thing)]
    if any(token.lemma_.lower() in known for token in near):
        return True
    if "size" not in classes or not has(thing, "size"):
        return False
    known |= words()["whole"]
    return any(t.lemma_.lower() in known for t in thing.subtree if t.i - thing.i < 12)


def _unit(number: Counted, thing: Token | None) -> str:
    noun = number.noun if class_of(number.noun) else None
    if noun is None and thing is not None:
        noun = next((t for t in thing.subtree if class_of(t) in (*_PEOPLE, "post")), None)
    if noun is None:
        return "people"
    kind = class_of(noun)
    return {"paper": "people", "state": "people"}.get(kind or "", noun.lower_)
