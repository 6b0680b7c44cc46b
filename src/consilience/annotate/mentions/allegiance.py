"""Whose somebody is: the country that a role phrase binds to its head, and not one that it only speaks of.

"the Norlandic envoy to Valdonia" is Norland's; of "a pro-Norlandic leader", "a Norland analyst", "an expert on Norland"
and "the mission's chief in Norland" the words do not tell whose they are. Where in doubt there is no country.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.words import POSSESSIVES, Words
from consilience.text.countries import country_of, country_of_demonym, country_of_seat
from consilience.text.roles import INSTITUTIONS, LINKS, ORGANISATIONS
from consilience.text.word_sets import word_set

_TAUGHT: Final = word_set("english french german spanish")
_HYPHENS: Final = ("-", "–")
# Who are named by what they study, report or look after: a bare name of a country in front of them is their field.
_STUDENTS: Final = word_set(
    """
    expert analyst specialist researcher scholar historian professor lecturer watcher observer correspondent reporter
    journalist editor writer author columnist contributor investor student economist
    """
)
_SENT: Final = word_set("envoy mediator rapporteur negotiator coordinator peacemaker desk campaigner director")
# Who are told by whom they stand for or against: that is no country of their own.
_TIED: Final = word_set("victim survivor supporter opponent critic ally friend enemy foe rival admirer fan visitor")
OTHERS: Final = word_set("ally neighbour neighbor partner enemy foe adversary creditor donor")
"""Those who are told by whom they stand beside: "its allies" are of other countries."""
_AIDES: Final = word_set("adviser advisor aide assistant counsel counsellor deputy secretary spokesman spokeswoman")
_SPOKEN_FOR: Final = word_set("spokesman spokeswoman spokesperson lawyer attorney player candidate nominee official")
# Who belong where they are: "the authorities in Norland".
_LOCAL: Final = word_set(
    """
    authorities officials police residents resident people citizens citizen voters voter villagers villager
    government parliament court courts regime media press rebels separatists insurgents militants
    """
)
_MEMBERS: Final = word_set("member delegate representative minister senator deputy lawmaker legislator")
# What a phrase with "of" is about, and no body: "a professor of Norlandic studies".
_TOPICS: Final = word_set(
    """
    studies history literature investigation probe inquiry war wars crisis attack attacks aggression bombing descent
    origin heritage extraction bombardment airstrikes strikes invasion occupation
    """
)
_SCHOOLS: Final = word_set("university college school institute tech academy studies")


def allegiance(words: Words, start: int, head: int, end: int, covered: dict[int, Found]) -> str | None:
    """The country that tokens `start..end` bind to their head, alpha-3, or None.

    `covered` has the names by token.
    """
    noun = words.low[head]
    noun = noun if noun in _LOCAL else words.lemma(head)
    if noun in OTHERS:
        return None
    is_sent_by_body = False
    for k, width, code in _codes(words, start, head, covered):
        body = next((row for row in (covered.get(i) for i in range(start, k)) if row is not None), None)
        is_sent_by_body = body is not None and body.kind == "organisation" and body.country is None
        if not _is_field(words, k, width, noun, is_sent_by_body) and _is_owner(words, k, width, covered):
            return code
    return _behind(words, head, end, noun, covered)


def _is_field(words: Words, k: int, width: int, noun: str, is_sent_by_body: bool) -> bool:
    """Whether a country in front of the head is what it looks after: "the Norland envoy", "a White House reporter"."""
    text = words.phrase(k, k + width)
    if words.low[k] in _TAUGHT and (noun in _STUDENTS or noun == "teacher"):
        return True  # "an English professor"
    if country_of_seat(text):
        return noun in _STUDENTS
    is_bare = country_of_demonym(text) is None and not text.replace(".", "").isupper() and " States" not in text
    is_bare = is_bare and POSSESSIVES.isdisjoint(words.low[k + width : k + width + 1])
    return is_bare and (is_sent_by_body or noun in _STUDENTS or noun in _SENT)


def _behind(words: Words, head: int, end: int, noun: str, covered: dict[int, Found]) -> str | None:
    """The country of a complement that says whom the head serves."""
    link = words.low[head + 1] if head + 1 < end else ""
    seat = next((code for _, _, code in _seats(words, head + 2, end)), None)
    if link in ("in", "on") and seat is not None:
        return seat  # "the lawmakers in Congress"
    if link not in LINKS or link == "on" or noun in _STUDENTS or (noun in _TIED and link != "for"):
        return None
    last = head + 2
    while last < end and (words.low[last] not in LINKS or words.low[last] == "of"):
        last += 1
    if (link == "to" and noun not in _AIDES) or (link == "for" and noun in INSTITUTIONS | ORGANISATIONS):
        return None  # "the agency for Norlandic refugees"
    is_body = any(
        words.low[k] in INSTITUTIONS or (k in covered and covered[k].kind == "institution")
        for k in range(head + 2, last)
    )
    if link == "in" and noun not in _LOCAL and not (noun in _MEMBERS and is_body):
        return None
    nouns = [words.low[k] for k in range(head + 2, last) if words.pos[k] in ("NOUN", "PROPN")]
    if link == "of" and nouns and nouns[-1] in _TOPICS:
        return None
    for k, width, code in _codes(words, head + 2, last, covered):
        if not _is_owner(words, k, width, covered):
            continue
        is_alone = k + width == last and words.low[head + 2 : k] in ([], ["the"])
        if link == "for" and is_alone and noun not in _SPOKEN_FOR:
            return None  # "the director for Norland"
        text = words.phrase(k, k + width)
        is_told = is_body or country_of_demonym(text) is not None or words.low[k + width : k + width + 1] == ["'s"]
        if link == "at" and not is_told and "’s" not in words.low[k + width : k + width + 1]:
            return None
        return code
    return None


def _codes(words: Words, start: int, end: int, covered: dict[int, Found]) -> Iterator[tuple[int, int, str]]:
    """(token, how many, country) of the names, demonyms and seats between two tokens."""
    k = start
    while k < end:
        within = covered.get(k)
        code, width = None, 1
        if within is not None and within.kind == "state" and within.country:
            code, width = within.country, within.end - k
        elif words.is_capitalised(k):
            if k + 2 <= end and (code := country_of(" ".join(words.text[k : k + 2]))) is not None:
                width = 2
            else:
                code = country_of(words.text[k])
        if code is not None:
            yield k, width, code
        k += width


def _seats(words: Words, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """As `_codes`, of the seats of government and parliaments alone."""
    for k in range(start, end):
        for width in (2, 1):
            code = country_of_seat(" ".join(words.text[k : k + width])) if words.is_capitalised(k) else None
            if code is not None and k + width <= end:
                yield k, width, code
                break


def _is_owner(words: Words, k: int, width: int, covered: dict[int, Found]) -> bool:
    """Whether a country's name stands for itself and is no part of "pro-Norlandic", "Norland-based" or a school."""
    behind = k + width
    if k > 1 and words.text[k - 1] in _HYPHENS and (words.is_glued(k) or words.low[k - 2] in ("pro", "anti")):
        return False
    after = words.low[behind + 1] if behind + 1 < len(words) and words.text[behind] in _HYPHENS else "led"
    if after != "led" and (words.is_glued(behind) or after in ("born", "based", "backed")):
        return False
    if words.low[k] == "american" and words.low[k - 1] in ("north", "south", "latin", "central", "native", "african"):
        return False
    within = covered.get(k)
    if within is None or within.kind not in ("organisation", "institution", "place"):
        return True
    name = words.low[within.start : within.end]
    is_longer = len([word for word in name if word != "the"]) > width
    if not is_longer or within.form == "metonym":
        return True
    return _SCHOOLS.isdisjoint(name) and words.low[k] != "congress"
