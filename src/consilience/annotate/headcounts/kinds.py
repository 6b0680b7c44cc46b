"""What a number says of the people, posts or members of an institution."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Span, Token

from consilience.annotate.headcounts.clauses import allowed, apposed, told
from consilience.annotate.headcounts.counting import Counted, class_of, has, thing_of
from consilience.annotate.headcounts.counts import PEOPLE, PERSONS, Count, count_of, is_staff, unit_of
from consilience.annotate.headcounts.parts import part
from consilience.annotate.headcounts.steps import step
from consilience.annotate.headcounts.strength import filled, is_out_of, sent
from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.quantities.near import children
from consilience.text.word_sets import word_set

_BOUNDS: Final = frozenset({"more than", "less than", "at least"})
_MORE: Final = word_set("more additional extra further")
_ORDERING: Final = word_set("order tell ask instruct require request")
_BESIDE: Final = word_set("under against within below of with")
_TOLD: Final = word_set("dobj attr nsubj nsubjpass")
_GRANTED: Final = word_set("authorised authorized mandated permitted approved agreed")
_LEAVING: Final = word_set("leave depart return")
_DECLARED: Final = word_set("declare pronounce name")
_ALLOWING: Final = word_set("may can could allow allowed permit permitted entitle entitled")


def count(number: Counted) -> Count | None:
    """What a number says of an institution's people, posts or members; None where it says nothing of them.

    A bound ("more than 20") is left out: a headcount is a number, or about one.
    """
    if number.row.modifier in _BOUNDS or "least" in [token.lower_ for token in _behind(number)]:
        return None
    if number.row.unit == "percent" or 0 < number.value < 1:
        return _share(number)
    if not isinstance(number.value, int):
        return None
    return (
        step(number)
        or apposed(number)
        or _vacant(number)
        or _level(number)
        or part(number)
        or _withdrawn(number)
        or _change(number)
        or allowed(number)
        or filled(number)
        or sent(number)
        or told(number)
    )


def _behind(number: Counted) -> Span:
    """The words behind a number with its noun, where "at the very least" would stand."""
    return number.doc[number.last + 1 : min(number.last + 6, number.top.sent.end)]


def _vacant(number: Counted) -> Count | None:
    """ "two vacancies", "two vacant posts", "two posts are unfilled"; abolished, they were vacant before."""
    noun = number.noun
    if noun is None or class_of(noun) != "post":
        return None
    told = [noun, *(child for child in children(noun) if child.dep_ in ("amod", "acl"))]
    head = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("AUX", "VERB"):
        told += [head, *(child for child in children(head) if child.dep_ in ("acomp", "oprd", "attr"))]
    if not any(has(token, "vacant") for token in told):
        return None
    found = count_of(number, "vacant", number.value, "posts", ())
    return replace(found, phase="before" if number.above("cut") is not None else None)


def _level(number: Counted) -> Count | None:
    """ "reduced the number of personnel to 10", "cut from 20 to ten diplomats", "capped at 50"."""
    verb = number.above("cut", "raise", "limit")
    if verb is None:
        return _bounded(number) or _authorised(number) or _posts(number) or (_set(number) if number.path else None)
    step = next(child for child, head in number.path if head == verb)
    link = step.lower_ if step.dep_ == "prep" else ""
    if link == "from" and number.row.previous is not None:
        link = "to"
    thing = thing_of(verb)
    kind = class_of(number.noun)
    is_limit = has(verb, "limit") and link in ("to", "at", "of")
    if not is_limit and link != "to":
        return None
    is_anyone = number.noun is None or number.noun.lemma_.lower() in PERSONS
    if is_limit and is_anyone and (whole := _under(verb)) is not None:
        return replace(count_of(number, "ceiling", number.value, unit_of(number, whole), (verb, whole)), is_stated=True)
    if kind not in (*PEOPLE, "post") and not (is_anyone and is_staff(thing)):
        return None
    is_force = kind == "force" or (kind is None and (is_staff(thing, ("force",)) or _is_of_force(number)))
    unit = unit_of(number, thing)
    return count_of(number, "filled" if is_force and not is_limit else "ceiling", number.value, unit, (thing, verb))


def _under(limit: Token) -> Token | None:
    """The people of whom a clause tells beside their limit ("has 640 *observers* under a ceiling of 700")."""
    if limit.dep_ != "pobj" or limit.head.lower_ not in _BESIDE or any(c.dep_ == "compound" for c in children(limit)):
        return None
    verb = limit.head.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    told = (child for child in children(verb) if child.dep_ in _TOLD)
    return next((token for token in told if class_of(token) in PEOPLE and token.i < limit.i), None)


def _is_of_force(number: Counted) -> bool:
    """Whether the number before was one of soldiers ("from 1,850 troops to 600")."""
    counts = (number.row.counts or "").lower().split()
    return bool(counts) and counts[-1].removesuffix("s") in words()["force"]


def _set(number: Counted) -> Count | None:
    """ "the ceiling for the staff was set at 32"."""
    verb = number.verb
    if verb.lemma_.lower() not in ("set", "fix") or number.path[-1][0].lower_ != "at":
        return None
    thing = thing_of(verb)
    if thing is None or not has(thing, "limit"):
        return None
    return count_of(number, "ceiling", number.value, unit_of(number, thing), (thing,))


def _bounded(number: Counted) -> Count | None:
    """ "may have up to 50 diplomats", "no more than 50 staff are allowed", "no more than five may stay"."""
    noun = number.noun
    verb = number.verb
    is_bare = has(verb, "stay") and (noun is None or noun.lemma_.lower() in PERSONS)
    if number.row.modifier != "at most" or not (is_bare or class_of(noun) in (*PEOPLE, "post")):
        return None
    lemmas = {verb.lemma_.lower(), *(child.lower_ for child in children(verb))}
    if not lemmas & _ALLOWING:
        return None
    return count_of(number, "ceiling", number.value, unit_of(number, None), (verb,))


def _authorised(number: Counted) -> Count | None:
    """ "212 monitors, against an authorised strength of 250"."""
    if not number.path or not (number.noun is None or class_of(number.noun) in PEOPLE):
        return None
    link, head = number.path[0][1], number.path[0][1].head
    if link.lower_ != "of" or head.lemma_.lower() not in ("strength", "size"):
        return None
    if not any(child.lower_ in _GRANTED for child in children(head)):
        return None
    return replace(count_of(number, "ceiling", number.value, unit_of(number, None), (head,)), is_stated=True)


def _posts(number: Counted) -> Count | None:
    """ "the 20 posts at the mission"."""
    noun = number.noun
    if noun is None or noun.lemma_.lower() not in ("post", "position"):
        return None
    near = children(noun)
    is_whole = any(child.lower_ in ("the", "its", "all") and child.i < number.inside[0] for child in near)
    if not is_whole or any(child.dep_ in ("amod", "relcl", "acl") for child in near):
        return None
    return count_of(number, "ceiling", number.value, "posts", ())


def _withdrawn(number: Counted) -> Count | None:
    """ "expelled eight diplomats", "eight revoked accreditations", "ordered 18 employees to leave"."""
    noun = number.noun
    if noun is None:
        return None
    kind = class_of(noun)
    is_member = noun.lemma_.lower() == "member" and any(c.lower_ == "of" for c in children(noun))
    if kind not in (*PEOPLE, "paper") and not is_member:
        return None
    if number.row.modifier == "at most" or is_out_of(number) or {c.lower_ for c in children(noun)} & _MORE:
        return None
    words_ = words()["withdraw"]
    told = [child for child in children(noun) if child.dep_ in ("amod", "acl", "compound", "relcl")]
    if any(child.lemma_.lower() in words_ for child in told):
        return count_of(number, "withdrawn", number.value, unit_of(number, None), (noun.head,))
    for child, head in number.path:
        if head.lemma_.lower() in words_:
            if child.dep_ in ("nsubj", "agent") or (child.dep_ == "prep" and child.lower_ in ("by", "for", "after")):
                return None
            return count_of(number, "withdrawn", number.value, unit_of(number, None), (child, head))
        if child.dep_ in ("nsubj", "agent") and not _is_sent_away(noun):
            return None
    if _is_sent_away(noun):
        return count_of(number, "withdrawn", number.value, unit_of(number, None), (noun.head,))
    counts = {word.lower() for word in (number.row.counts or "").split()}
    if counts & {"expelled", "withdrawn", "deported", "recalled"}:
        return count_of(number, "withdrawn", number.value, unit_of(number, None), (noun.head,))
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
        return count_of(number, "change", number.value, unit_of(number, None), ()) if noun is not None else None
    verb = number.above("cut", "raise")
    if verb is None:
        return _added(number)
    sign = 1 if has(verb, "raise") else -1
    step = next(child for child, head in number.path if head == verb)
    thing = thing_of(verb)
    if step.dep_ == "prep" and step.lower_ == "by" and (kind in (*PEOPLE, "post") or noun is None) and is_staff(thing):
        return count_of(number, "change", sign * number.value, unit_of(number, thing), (thing, verb))
    is_whole = step.dep_ in ("dobj", "nsubjpass") or (step.dep_ == "prep" and step.lower_ == "of")
    if is_whole and noun is not None and kind == "post" and noun.lemma_.lower() in ("post", "position"):
        return count_of(number, "change", sign * number.value, "posts", (verb,))
    return None


def _added(number: Counted) -> Count | None:
    """ "added 200 troops to the force", "sent ten more observers"."""
    noun, verb = number.noun, number.verb
    if noun is None or class_of(noun) not in PEOPLE or noun.dep_ != "dobj":
        return None
    is_more = bool({child.lower_ for child in children(noun)} & _MORE)
    if verb.lemma_.lower() != "add" and not (is_more and verb.lemma_.lower() in ("send", "deploy", "dispatch", "hire")):
        return None
    return count_of(number, "change", number.value, unit_of(number, None), (verb,))


def _share(number: Counted) -> Count | None:
    """ "halving the size of the mission", "cut the staff by a third", "expelled around half of the mission"."""
    value = number.value / 100 if number.row.unit == "percent" else number.value
    if not 0 < value < 1:
        return None
    doc = number.doc
    first = doc[number.inside[0]]
    if first.lemma_.lower() in ("halve", "halving"):
        thing = thing_of(first)
        if is_staff(thing):
            return count_of(number, "share", value, "", (thing,))
        return None
    verb = number.above("cut", "raise", "withdraw")
    if verb is None:
        return None
    step = next(child for child, head in number.path if head == verb)
    thing = thing_of(verb)
    if step.dep_ == "prep" and step.lower_ in ("by", "of") and is_staff(thing):
        return count_of(number, "share", value, "", (thing,))
    is_part = step.dep_ == "dobj" or (step.dep_ == "nsubjpass" and has(verb, "withdraw"))
    if is_part and not has(verb, "raise") and is_staff(number.noun, (*PEOPLE, "whole")):
        return count_of(number, "share", value, "", (number.noun,))
    return None
