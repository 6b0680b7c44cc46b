"""Numbers that are a part of a whole told beside them: "six members from each country", "of them 96 Danes", "two of the
five posts are vacant", "eight people lost their posts", "withdraw 1,200 of them"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted, class_of, has, is_national, is_negated
from consilience.annotate.headcounts.counts import PEOPLE, Count, count_of, is_people, side_word, unit_of
from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.quantities.near import children
from consilience.text.institution_kinds import OF_EACH_SIDE
from consilience.text.word_sets import word_set

_SIDES: Final = word_set("side country state party government nation")
_EACH: Final = word_set("each either per both")
_OF_THEM: Final = word_set("them whom which these those")
_GIVING: Final = word_set("send post second delegate appoint name")
_POSTS: Final = word_set("post job position")
_AHEAD: Final = word_set("would will shall 'll ’ll")
_GOING: Final = word_set("go leave depart return follow")
_NEAR: Final = 6


def part(number: Counted) -> Count | None:
    """What a number that is a part of something says; None for any other number."""
    return (
        _of_each(number)
        or _of_side(number)
        or _lost(number)
        or _of_them(number)
        or _some_of(number)
        or _left_behind(number)
    )


def _of_each(number: Counted) -> Count | None:
    """ "six members from each country", "three from each state", "each side has four members"."""
    noun = number.noun
    if noun is not None and not is_people(noun, ("staff",)):
        return None
    doc = number.doc
    behind = doc[number.last + 1 : min(number.last + 7, number.top.sent.end)]
    is_shared = len(behind) > 0 and behind[0].lower_ == "each" and number.noun is not None
    is_behind = len(behind) > 2 and behind[0].lower_ in ("from", "for", "per", "of", "on")
    is_from = is_shared or (is_behind and (_is_each(behind[1:3]) or _is_each(behind[1:6])))
    subject = next((c for c in children(number.verb) if c.dep_ in ("nsubj", "nsubjpass")), None)
    is_had = subject is not None and (has(number.verb, "hold") or has(number.verb, "keep"))
    is_had = is_had or number.verb.lemma_.lower() in _GIVING
    is_had = is_had and subject is not None and _is_each(doc[subject.left_edge.i : subject.i + 1])
    if not (is_from or is_had):
        return None
    around = (
        *_above(number.top),
        *([subject] if noun is not None and subject is not None and has(subject, "body") else []),
    )
    found = count_of(number, "members", number.value, OF_EACH_SIDE, around)
    return replace(found, reach="own", is_aside=True)


def _of_side(number: Counted) -> Count | None:
    """ "a commission of six officers from Valdonia and *two from the Compact*", "has four members from Norland"."""
    noun, doc, last = number.noun, number.doc, number.last
    if noun is not None and not is_people(noun):
        return None
    behind = doc[last + 1 : min(last + 6, number.top.sent.end)]
    if len(behind) < 2 or behind[0].lower_ != "from" or number.row.modifier is not None:
        return None
    side = next((token for token in behind[1:] if token.pos_ == "PROPN"), None)
    if side is None or any(token.pos_ not in ("DET", "PROPN", "ADJ") for token in doc[behind[0].i + 1 : side.i]):
        return None
    verb = number.top.sent.root
    subject = next((child for child in children(verb) if child.dep_ in ("nsubj", "nsubjpass")), None)
    is_made = has(verb, "hold") or has(verb, "compose") or verb.lemma_.lower() in ("make", "consist")
    told = doc[number.top.sent.start : last + 1]
    if not any(map(is_people, told)):
        return None
    if subject is None or not has(subject, "body") or not is_made or is_negated(verb):
        return None
    found = count_of(number, "members", number.value, "members", (subject,))
    return replace(found, around=(subject,), side=side, reach="own", is_aside=True)


def _is_each(tokens: object) -> bool:
    lower = [token.lemma_.lower() for token in tokens]  # type: ignore[attr-defined]
    if lower[:3] == ["each", "of", "the"]:
        return not _SIDES.isdisjoint(lower[3:])  # "each of the two sides"
    return bool(lower) and lower[0] in _EACH and lower[-1] in _SIDES


def _above(token: Token) -> Iterator[Token]:
    """The nouns that a word hangs on, the nearest first; a name behind "in which" is one."""
    here = token
    for _ in range(_NEAR):
        if here.head.i == here.i:
            return
        here = here.head
        if here.pos_ in ("NOUN", "PROPN"):
            yield here


def _lost(number: Counted) -> Count | None:
    """ "eight people lost their posts"."""
    noun, verb = number.noun, number.verb
    if noun is None or not is_people(noun, ("staff",)) or noun.dep_ != "nsubj" or verb.lemma_.lower() != "lose":
        return None
    lost = next((child for child in children(verb) if child.dep_ == "dobj"), None)
    if lost is None or lost.lemma_.lower() not in _POSTS or is_negated(verb):
        return None
    return replace(count_of(number, "withdrawn", number.value, "people", (verb,)), reach="back")


def _of_them(number: Counted) -> Count | None:
    """ "180 people, of them 96 Danes", "nine employees, of whom two would stay"."""
    doc, first = number.doc, number.inside[0]
    if (sent := _sent_among(number)) is not None:
        return sent
    before = [token.lower_ for token in doc[max(number.top.sent.start, first - 2) : first]]
    if len(before) < 2 or before[0] != "of" or before[1] not in _OF_THEM:
        return None
    if is_national(number.noun):
        return replace(count_of(number, "filled", number.value, "people", ()), is_aside=True)
    verb = number.top.head
    origin = _origin(verb) if number.top.dep_ in ("nsubj", "nsubjpass") and number.noun is None else None
    if origin is not None:
        found = count_of(number, "filled", number.value, "people", (verb,))
        return replace(found, side=origin, is_aside=True)
    is_staying = has(verb, "stay") and number.top.dep_ == "nsubj" and number.noun is None
    if not is_staying:
        return None
    return replace(count_of(number, "filled", number.value, "people", (verb,)), phase="after", is_due=_is_ahead(verb))


def _sent_among(number: Counted) -> Count | None:
    """ "11 of them sent from Finland", "three of whom come from Poland"."""
    doc, i = number.doc, number.inside[-1] + 1
    if i + 2 >= len(doc) or (number.noun is not None and number.noun.lower_ not in _OF_THEM):
        return None
    if doc[i].lower_ != "of" or doc[i + 1].lower_ not in _OF_THEM:
        return None
    behind = doc[i + 2 : min(i + 6, number.top.sent.end)]
    link = next((place for place, token in enumerate(behind) if token.lower_ == "from"), None)
    if link is None or link > 2 or link + 1 >= len(behind) or not set(_lower(behind[:link])) <= _SENT:
        return None
    words_ = " ".join(token.text for token in behind[: link + 2])  # else two numbers of one staff would differ
    found = count_of(number, "filled", number.value, f"people {words_}", (number.top.head,))
    return replace(found, side=behind[link + 1], is_aside=True, reach="back")


def _lower(tokens: Iterable[Token]) -> list[str]:
    return [token.lower_ for token in tokens]


_SENT: Final = word_set("sent posted seconded dispatched came come are were coming all")


def _origin(verb: Token) -> Token | None:
    """ "are from *Poland*", "come from Poland"."""
    if verb.lemma_.lower() not in ("be", "come"):
        return None
    nationals = next((child for child in children(verb) if child.dep_ == "attr" and is_national(child)), None)
    if nationals is not None:
        return nationals
    links = (child for child in children(verb) if child.dep_ == "prep" and child.lower_ == "from")
    return next((inner for link in links for inner in children(link) if inner.dep_ == "pobj"), None)


def _is_ahead(verb: Token) -> bool:
    """Whether a verb, or the one that it is joined to, tells what is to come."""
    for one in (verb, verb.head):
        if any(child.dep_ == "aux" and child.lower_ in _AHEAD for child in children(one)):
            return True
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in children(verb))


def _some_of(number: Counted) -> Count | None:
    """ "two of the five posts are vacant", "followed by 500 of the 700 Danes", "withdraw 1,200 of them"."""
    whole = _whole(number)
    if whole is None:
        return None
    top = number.doc[number.inside[-1]] if number.noun is None or number.noun == whole else number.top
    verbs = [head for head in _heads(top) if head.pos_ in ("VERB", "AUX")]
    if not verbs:
        return None
    if class_of(whole) == "post":
        told = {child.lower_ for child in children(verbs[0]) if child.dep_ in ("acomp", "attr", "oprd")}
        is_vacant = bool(told & words()["vacant"]) and not is_negated(verbs[0])
        found = count_of(number, "vacant", number.value, "posts", (whole,)) if is_vacant else None
        return replace(found, reach="back") if found is not None else None
    is_of_people = class_of(whole) in PEOPLE or whole.lower_ == "them"
    verb = next((one for one in verbs if one.lemma_.lower() != "follow"), verbs[0])
    is_gone = verb.lemma_.lower() in words()["withdraw"] | _GOING
    if not is_of_people or not is_gone or is_negated(verb):
        return None
    around = () if whole.lower_ == "them" else (whole,)
    found = count_of(number, "withdrawn", number.value, unit_of(number, None), around or (verb,))
    return replace(found, reach="back", is_due=_is_ahead(verb), side=side_word(whole))


def _whole(number: Counted) -> Token | None:
    """What a number is some of: "the 700 *Danes*", "*them*"."""
    doc, i = number.doc, number.inside[-1] + 1
    if i + 1 >= len(doc) or doc[i].lower_ != "of":
        return None
    if doc[i + 1].lower_ == "them":
        return doc[i + 1]
    if doc[i + 1].tag_ not in ("DT", "PRP$") or i + 3 >= len(doc):
        return None
    if doc[i + 2].tag_ != "CD":
        return doc[i + 2] if class_of(doc[i + 2]) == "post" else None
    return next((token for token in doc[i + 3 : i + 6] if class_of(token) is not None), None)


def _heads(token: Token) -> Iterator[Token]:
    here = token
    for _ in range(_NEAR):
        if here.head.i == here.i:
            return
        here = here.head
        yield here


def _left_behind(number: Counted) -> Count | None:
    """ "will pull 450 soldiers out of Mali, leaving 150 there", "withdraw 1,200 of them and leave 2,000"."""
    verb = number.top.head
    is_person = number.noun is None or class_of(number.noun) == "force"
    if verb.lemma_.lower() != "leave" or number.top.dep_ != "dobj" or not is_person:
        return None
    above = verb.head
    is_after = verb.dep_ in ("advcl", "conj") and above.lemma_.lower() in words()["withdraw"] | words()["cut"]
    if not is_after or any(child.dep_ in ("neg", "prt") for child in children(verb)):
        return None
    found = count_of(number, "filled", number.value, "people", (above,))
    return replace(found, phase="after", reach="back", is_due=_is_ahead(above) or _is_ahead(verb))
