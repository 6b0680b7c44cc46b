"""One name, one kind: what the places of a name in its text show it to be, where the parse is of two minds."""

from __future__ import annotations

from collections import Counter
from typing import Final

from consilience.annotate.mentions.evidence import NameSpan
from consilience.annotate.mentions.words import Words
from consilience.model.annotations import ActorKind
from consilience.text.acts import REPORTING
from consilience.text.countries import country_of
from consilience.text.persons import HONORIFICS, is_given_name
from consilience.text.roles import INSTITUTIONS, ORGANISATIONS, POSTS
from consilience.text.word_sets import word_set

_BODY_NOUNS: Final = INSTITUTIONS | ORGANISATIONS
_INSIDE: Final = frozenset({"in", "near", "outside", "inside", "across", "throughout", "around"})
_PLACES: Final = word_set(
    """
    city town village towns villages cities district suburb province region neighbourhood neighborhood port island
    outskirts municipality county governorate hamlet peninsula valley
    """
)
_STORMS: Final = word_set("hurricane storm superstorm cyclone typhoon")
# Where people write, and never people.
_PLATFORMS: Final = word_set(
    "twitter facebook youtube instagram wikipedia google whatsapp telegram tiktok reddit wikileaks"
)
_BY_INITIALS: Final = frozenset({"JFK", "FDR", "LBJ", "RFK", "MLK", "MBS", "MBZ", "AMLO"})
_LONGEST_ABBREVIATION: Final = 6


def voted(words: Words, spans: list[NameSpan]) -> list[NameSpan]:
    """One name, one kind: the family name of a person of this text is a person; else the most frequent kind wins."""
    families = {
        words.text[end - 1]
        for start, end, kind in spans
        if kind == "person"
        and end - start >= 2
        and country_of(words.text[end - 1]) is None
        and words.low[end - 1] != "house"
    }
    entitled = {words.phrase(start, end) for start, end, _ in spans if _is_entitled(words, start, end)}
    counts: dict[str, Counter[ActorKind]] = {}
    for start, end, kind in spans:
        counts.setdefault(words.phrase(start, end), Counter())[kind] += 1
    inside = Counter(
        words.phrase(start, end)
        for start, end, kind in spans
        if kind in ("person", "organisation") and start and _is_inside(words, start, end)
    )
    strong = {words.phrase(start, end) for start, end, _ in spans if end - start == 1 and _is_of_place(words, start)}
    speaking = {words.phrase(start, end) for start, end, _ in spans if _speaks(words, end - 1)}
    storms = {words.text[end - 1] for start, end, _ in spans if _is_storm(words, start, end)}
    bodies = {words.phrase(start, end) for start, end, _ in spans if _is_body(words, start, end, families)}
    settled: list[NameSpan] = []
    for start, end, kind in spans:
        text = words.phrase(start, end)
        if text in storms or (end - start > 1 and _is_storm(words, start, end)):
            continue
        if kind != "state":
            if text in families or text in entitled:
                kind = "person"
            elif len(counts[text]) > 1:
                kind = min(counts[text], key=lambda each: (-counts[text][each], each))
            if kind == "person" and text in bodies and text not in families | entitled:
                kind = "organisation"
            if end - start == 1 and text not in families | entitled:
                count = sum(counts[text].values())
                is_place = text in strong or 3 * inside[text] > count
                if kind == "organisation":  # one can be in a town, and in a body
                    is_plain = not text.isupper() and text.casefold() not in _BODY_NOUNS | _PLATFORMS
                    is_place = (
                        is_plain and text not in speaking and (text in strong or 2 * inside[text] > max(count, 2))
                    )
                if kind in ("person", "organisation") and is_place:
                    kind = "place"
        settled.append((start, end, kind))
    return settled


def _is_inside(words: Words, start: int, end: int) -> bool:
    """ "in Varrow", and not "in Keel's house"."""
    return words.low[start - 1] in _INSIDE and words.low[end : end + 1] not in (["'s"], ["’s"])


def _is_of_place(words: Words, token: int) -> bool:
    """ "the town of Varrow"."""
    return token > 1 and words.low[token - 1] == "of" and words.low[token - 2] in _PLACES


def _speaks(words: Words, token: int) -> bool:
    return words.dep[token] == "nsubj" and words.lemma(words.head[token]) in REPORTING


def _is_storm(words: Words, start: int, end: int) -> bool:
    """Whether a storm is named: "Hurricane Ada", and then "Ada"."""
    before = words.low[start - 1] if start and end - start == 1 else words.low[start]
    return before in _STORMS and words.is_capitalised(start - (end - start == 1))


def _is_body(words: Words, start: int, end: int, families: set[str]) -> bool:
    """Whether what the parse takes for a person is an abbreviation ("AQAP"), a place where people write, or stands
    behind what it is ("the rights group Reprisal")."""
    text = words.text[start]
    if start and words.low[start - 1] in _BODY_NOUNS and words.text[start - 1].islower():
        return not any(map(is_given_name, words.text[start:end])) and words.sentence[start - 1] == words.sentence[start]
    if end - start > 1 or text.capitalize() in families or text in _BY_INITIALS:
        return False
    return text.casefold() in _PLATFORMS or (text.isupper() and 2 < len(text) <= _LONGEST_ABBREVIATION)


def _is_entitled(words: Words, start: int, end: int) -> bool:
    """Whether a title stands right in front of a name that the parse does not take for a person's ("President X")."""
    before = start - 1
    if before < 0 or end - start > 2 or words.sentence[before] != words.sentence[start]:
        return False
    if words.text[start].isupper() or set(words.low[start:end]) & _BODY_NOUNS:
        return False
    if words.low[before] in HONORIFICS:
        return words.is_capitalised(before)
    return (
        words.low[before] in POSTS and words.is_capitalised(before) and words.low[before - 1] not in ("vice", "a", "an")
    )
