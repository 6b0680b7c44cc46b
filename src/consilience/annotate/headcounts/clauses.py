"""What clauses say of the people of an institution that is their subject, or that stands beside them: "has 33 now",
"may not exceed 9,000 soldiers", "staffed by 28 people", ", at present 38,", "were brought home"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted, class_of, has, is_national, is_negated
from consilience.annotate.headcounts.counts import (
    PEOPLE,
    PERSONS,
    Count,
    Reach,
    count_of,
    is_people,
    side_word,
    unit_of,
)
from consilience.annotate.quantities.near import children
from consilience.model.system import HeadcountKind
from consilience.text.word_sets import word_set

_HOLDING: Final = word_set("have count number employ comprise keep retain house total")
_BACK: Final = word_set("it which that they")
_ALLOWED: Final = word_set("may can could might")
_OBLIGED: Final = word_set("must shall")
_NOW: Final = word_set("now currently present moment today still already only just left presently")
_STAFFED: Final = word_set("staff run man operate")
_HOME: Final = word_set("home back out away")
_GONE: Final = word_set("back home gone")
_GOING: Final = word_set("go travel fly sail return drive walk")
_LEAVING: Final = word_set("leave depart")
_BRINGING: Final = word_set("bring fly take call send pull ship get order fetch airlift")
_EVACUATING: Final = word_set("evacuate airlift")
_SHEDDING: Final = word_set("shed")
_TEAMS: Final = word_set("staff workforce crew")
_OTHER_NOUNS: Final = frozenset({"number", "head", "post", "present"})
"""Nouns that a number may stand with where it counts people ("in number eight", "28 heads", "at present 38")."""
_FILLED: Final = word_set("filled occupied staffed manned taken")
_ATTACHED: Final = word_set("belong sit serve work be")
_LINKS: Final = word_set("to on with at in for")
_SUBJECTS: Final = ("nsubj", "nsubjpass")
_HEADS: Final = 4


def told(number: Counted) -> Count | None:
    """What the clause of a number, or the words around it, say of an institution; None where they say nothing."""
    if not (_is_people(number) or _is_filled_post(number)):
        return None
    return (
        _team(number)
        or _occupied(number)
        or _leaving(number)
        or _shrunk(number)
        or _held(number)
        or _staffed(number)
        or _attached(number)
    )


def _is_people(number: Counted) -> bool:
    noun, before = number.noun, number.doc[max(number.inside[0] - 2, 0)]
    if before.lemma_.lower() in _TEAMS or noun is None or is_people(noun) or noun.lemma_.lower() in _OTHER_NOUNS:
        return True
    return noun.i < number.inside[0] and class_of(noun) is None  # a number behind a name, in a parse that goes wrong


def _top(number: Counted) -> Token:
    return number.whole


def _subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, that of the verb it is joined to, or whom a verb above bids to do it."""
    here = verb
    for _ in range(_HEADS):
        own = next((child for child in children(here) if child.dep_ in _SUBJECTS), None)
        if own is not None:
            is_relative = own.tag_ in ("WDT", "WP") and here.dep_ == "relcl"
            return here.head if is_relative else own
        if here.dep_ == "acl":
            return here.head
        above = here.head
        if here.dep_ == "xcomp" and (bidden := next((c for c in children(above) if c.dep_ == "dobj"), None)):
            return bidden
        if here.dep_ not in ("conj", "advcl", "xcomp", "ccomp") or above == here:
            return None
        here = above
    return None


def _count(number: Counted, kind: HeadcountKind, around: tuple[Token, ...], reach: Reach = "own") -> Count:
    found = count_of(number, kind, number.value, unit_of(number, around[0] if around else None), around)
    return replace(found, reach=reach)


def _of_subject(number: Counted, verb: Token, kind: HeadcountKind) -> Count | None:
    subject = _subject(verb)
    if subject is None:
        return None
    is_pronoun = subject.pos_ == "PRON" and subject.lower_ in _BACK
    if subject.pos_ == "PRON" and not is_pronoun:
        return None
    return replace(_count(number, kind, (subject,), "back" if is_pronoun else "own"), around=(subject,))


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in children(verb) if child.dep_ in ("aux", "auxpass")}


def _before(number: Counted) -> Iterator[Token]:
    """The words in front of a number, the nearest first, up to a comma or bracket, which is the last."""
    for i in range(number.inside[0] - 1, max(number.top.sent.start - 1, number.inside[0] - 5), -1):
        yield number.doc[i]
        if number.doc[i].text in (",", "(", "–", "—"):
            return


def apposed(number: Counted) -> Count | None:
    """ ", at present 38,", "(currently 26 people)", ", in number eight,", ", 46 strong"."""
    before = list(_before(number)) if _is_people(number) else []
    if not before or before[-1].text not in (",", "(", "–", "—") or before[-1].i == 0:
        return None
    doc, between = number.doc, [token.lower_ for token in before[:-1]]
    last = max(number.inside[-1], number.last)
    behind = [token.lower_ for token in doc[last + 1 : last + 4]]
    is_strong = behind[:1] == ["strong"] and number.noun is not None
    is_all = behind[:2] == ["in", "all"] or behind[:2] == ["in", "total"]
    is_marked = bool(_NOW & set(between)) or between == ["number", "in"]
    if not (is_marked or is_strong) or any(token.pos_ in ("VERB", "AUX") for token in before):
        return None
    stop = behind[1 if is_strong else 2 if is_all else 0 :]
    if stop and stop[0] not in (",", ")", ".", "–", "—", ";"):
        return None
    anchor = doc[before[-1].i - 1]
    near = (anchor, *_nouns_above(anchor))
    part = next((noun for noun in near if class_of(noun) == "staff"), None)
    kind = next((child.lower_ for child in children(part) if child.dep_ == "amod"), "") if part is not None else ""
    found = count_of(number, "filled", number.value, "people", near)
    unit = f"{kind} {part.lower_}" if part is not None and kind else "people"
    return replace(found, reach="own", is_aside=True, is_stated=True, around=near, unit=unit)


def _team(number: Counted) -> Count | None:
    """ "a staff of 31 runs the consulate", "the office, a bureau of five"."""
    doc, i = number.doc, number.inside[0]
    if i < 2 or doc[i - 1].lower_ != "of":
        return None
    head = doc[i - 2]
    if head.lemma_.lower() in _TEAMS:
        return replace(count_of(number, "filled", number.value, "people", ()), around=(head,), last=number.inside[-1])
    if number.noun is None and head.dep_ == "appos" and has(head, "whole"):
        near = (head, head.head, *_nouns_above(head))
        return replace(
            count_of(number, "filled", number.value, "people", near), reach="own", is_stated=True, is_aside=True
        )
    return None


def _nouns_above(token: Token) -> Iterator[Token]:
    here = token
    for _ in range(6):
        if here.head == here or here.dep_ not in ("pobj", "prep", "compound", "punct", "appos"):
            return
        here = here.head
        if here.pos_ in ("NOUN", "PROPN"):
            yield here


def _is_filled_post(number: Counted) -> bool:
    return number.doc[min(number.inside[-1] + 2, len(number.doc) - 1)].lower_ in _FILLED


def _occupied(number: Counted) -> Count | None:
    """ "of the 80 posts of the mission 51 are filled"."""
    doc, i = number.doc, number.inside[-1] + 1
    if i + 1 >= len(doc) or doc[i].lemma_.lower() != "be" or doc[i + 1].lower_ not in _FILLED:
        return None
    post = next((token for token in number.top.sent if class_of(token) == "post"), None)
    if post is None:
        return None
    return replace(count_of(number, "filled", number.value, "posts", (post,)), around=(post,), last=number.inside[-1])


def _leaving(number: Counted) -> Count | None:
    """ "twelve members of the embassy left by train", "were brought home", "has to shed 16 people"."""
    top, verb = _top(number), _top(number).head
    if is_national(number.noun) or number.row.modifier == "at most" or is_negated(verb):
        return None
    if verb.lemma_.lower() == "be" and top.dep_ == "nsubj":  # "fourteen persons are back"
        is_gone = any(child.lower_ in _GONE for child in children(verb))
        return _withdrawn(number, verb) if is_gone and not _helpers(verb) & (_ALLOWED | _OBLIGED) else None
    if verb.pos_ != "VERB":
        return None
    near, lemma = children(verb), verb.lemma_.lower()
    is_home = any(child.lower_ in _HOME and child.dep_ in ("advmod", "prt", "prep") for child in near)
    is_thither = any(child.lower_ in ("to", "into", "for") and child.dep_ == "prep" for child in near)
    done_to = top.dep_ in ("dobj", "nsubjpass")
    if done_to and lemma in _SHEDDING and number.noun is not None:
        found = _of_subject(number, verb, "change")
        return replace(found, value=-number.value) if found is not None and top.dep_ == "dobj" else None
    if done_to and ((lemma in _BRINGING and is_home) or lemma in _EVACUATING) and number.noun is not None:
        return _withdrawn(number, verb)
    if top.dep_ != "nsubj" or any(child.dep_ in ("ccomp", "xcomp") for child in near):
        return None
    gone = next((child for child in near if child.dep_ == "dobj"), None)
    is_leaving = lemma in _LEAVING and (gone is None or has(gone, "whole") or gone.pos_ == "PROPN")
    is_due = bool(_helpers(verb) & _OBLIGED) and lemma == "go"
    is_off = lemma in _GOING and gone is None and (is_home or (is_due and not is_thither))
    is_along = number.noun is None and lemma in ("travel", "leave") and _has_staff(number)
    if not (is_leaving or is_off or is_along):
        return None
    return _withdrawn(number, verb)


def _has_staff(number: Counted) -> bool:
    """Whether the sentence counts people of an institution elsewhere ("has 34 people, twelve left in May")."""
    return any(is_people(token, ("staff",)) for token in number.top.sent)


def _withdrawn(number: Counted, verb: Token) -> Count | None:
    noun, top = number.noun, _top(number)
    inner = [child for child in children(top) if child.dep_ == "prep" and child.lower_ in ("of", "from", "at", "in")]
    places = tuple(word for link in inner for word in children(link) if word.dep_ == "pobj")
    is_told = class_of(noun) in PEOPLE or any(class_of(word) in PEOPLE for word in places) or noun is None
    is_member = noun is not None and noun.lemma_.lower() in PERSONS
    is_member = is_member and (any(has_whole(word) for word in places) or verb.lemma_ == "be")
    if not (is_told or is_member):
        return None
    of = next((word for word in places if class_of(word) in PEOPLE), None)
    found = count_of(number, "withdrawn", number.value, unit_of(number, of), (*places, verb))
    return replace(found, side=side_word(of))


def has_whole(token: Token) -> bool:
    """Whether a noun names an institution, or is the last word of one ("consulate general")."""
    return has(token, "whole") or any(child.dep_ == "compound" and has(child, "whole") for child in children(token))


def _shrunk(number: Counted) -> Count | None:
    """ "ordered the embassy to shrink to 14"."""
    verb = number.above("cut", "limit")
    if verb is None or verb.pos_ != "VERB":
        return None
    step = next(child for child, head in number.path if head == verb)
    if step.dep_ != "prep" or step.lower_ != "to" or any(c.dep_ in ("dobj", *_SUBJECTS) for c in children(verb)):
        return None
    return _of_subject(number, verb, "ceiling")


def allowed(number: Counted) -> Count | None:
    """ "may not exceed 9,000 soldiers", "the ceiling for the embassy is 18", "only twelve diplomats may work there"."""
    if not _is_people(number):
        return None
    top, verb = _top(number), number.verb
    helpers = _helpers(verb)
    if verb.lemma_.lower() == "exceed" and top.dep_ == "dobj" and is_negated(verb):
        bound = _of_subject(number, verb, "ceiling") if helpers & (_ALLOWED | _OBLIGED) else None
        return replace(bound, is_stated=True) if bound is not None else None
    subject = next((child for child in children(verb) if child.dep_ in _SUBJECTS), None)
    is_value = top.dep_ in ("attr", "dobj") or (
        top.dep_ == "pobj" and top.head.lower_ == "at" and top.head.head == verb
    )
    if subject is not None and has(subject, "limit") and is_value and verb.lemma_.lower() in ("be", "stand", "remain"):
        if is_negated(verb):
            return None
        is_known = not any(child.dep_ in ("prep", "poss", "compound") for child in children(subject))
        is_known = is_known and any(child.lower_ in ("the", "that", "this") for child in children(subject))
        found = _count(number, "ceiling", (subject,), "back" if is_known else "own")
        return replace(found, phase="before" if _is_over(verb, top) else None)
    words_ = {token.lower_ for token in _before(number)}
    is_only = "only" in words_ or number.row.modifier == "at most"
    is_there = has(verb, "serve") or has(verb, "stay")
    if top.dep_ in _SUBJECTS and is_only and is_there and helpers & (_ALLOWED | {"may"}) and not is_negated(verb):
        links = [child for child in children(verb) if child.dep_ == "prep"]
        places = tuple(word for link in links for word in children(link) if word.dep_ == "pobj")
        found = count_of(number, "ceiling", number.value, unit_of(number, None), places)
        return replace(found, reach="own", is_due=True) if places else None
    return None


def _is_over(verb: Token, top: Token) -> bool:
    """Whether a clause in the past says until when it was so ("stood at 900 until 2016")."""
    near = (*children(verb), *children(top), *children(top.head))
    return verb.tag_ == "VBD" and any(child.lower_ in ("until", "till", "before") for child in near)


def _held(number: Counted) -> Count | None:
    """ "the embassy counts only 34 persons", "has 33 at the moment", "the force stands at 2,400 soldiers"."""
    top, verb = _top(number), number.verb
    if verb.pos_ not in ("VERB", "AUX") or is_negated(verb):
        return None
    lemma, near = verb.lemma_.lower(), children(verb)
    is_at = top.dep_ == "pobj" and top.head.head == verb and (lemma, top.head.lower_) in _AT
    helpers = _helpers(verb)
    if number.noun is None and number.value < 2:
        return None
    if lemma == "be" and top.dep_ == "attr":
        is_due = bool(helpers & _OBLIGED) and number.noun is None
        return _of_subject(number, verb, "ceiling") if is_due else None
    if not is_at and not (lemma in _HOLDING and top.dep_ == "dobj" and top.head == verb):
        return None
    if number.noun is None and not is_at:
        inside = {child.lower_ for child in near} | {word.lower_ for word in top.subtree}
        if not inside & _NOW:
            return None
    if helpers & _ALLOWED:
        return _of_subject(number, verb, "ceiling") if "only" in {t.lower_ for t in _before(number)} else None
    return _of_subject(number, verb, "filled")


_AT: Final = frozenset({("stand", "at"), ("remain", "at"), ("be", "at"), ("leave", "with")})


def _staffed(number: Counted) -> Count | None:
    """ "is run by 24 people", "the embassy, staffed by 28 people"."""
    for child, head in number.path:
        if child.lower_ != "by":
            continue
        if head.lemma_.lower() not in _STAFFED or is_negated(head) or head.tag_ != "VBN":
            return None
        return _of_subject(number, head, "filled")
    return None


def _attached(number: Counted) -> Count | None:
    """ "540 soldiers belong to the force", "are on duty with the mission", "eight members sit on the commission"."""
    top, verb = _top(number), _top(number).head
    if number.noun is None or top.dep_ not in _SUBJECTS or verb.lemma_.lower() not in _ATTACHED or is_negated(verb):
        return None
    if number.row.modifier == "at most" or _helpers(verb) & (_ALLOWED | _OBLIGED):
        return None
    links = [child for child in children(verb) if child.dep_ == "prep" and child.lower_ in _LINKS]
    if verb.lemma_.lower() == "be":
        duties = [inner for link in links for inner in children(link) if inner.lower_ in ("duty", "service", "work")]
        links = [inner for duty in duties for inner in children(duty) if inner.dep_ == "prep"]
        links += [
            child for child in children(verb) if duties and child.dep_ == "prep" and child.lower_ in ("with", "at")
        ]
    places = tuple(word for link in links for word in children(link) if word.dep_ == "pobj")
    if not places:
        return None
    is_member = number.noun.lemma_.lower() == "member" and verb.lemma_.lower() in ("sit", "belong")
    if is_member:
        found = count_of(number, "members", number.value, "members", places)
        return replace(found, reach="own") if has(places[0], "body") else None
    return _count(number, "filled", places) if class_of(number.noun) in PEOPLE else None
