"""Where an act took place, as a clause prints it: phrases such as "in the village of Tarsa, Keel province".

What a phrase belongs to is read off where it stands: taken are only phrases behind the subject, or in front of the
whole clause, that lead from a preposition of place straight to a name ("in the northern Norland town of Tarsa"). A name
that only describes another noun ("in Keel prison", "in Tarsa's harbour", "the envoy in Keel") is no place of the act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from consilience.model import Claim, Mention
from consilience.text.countries import country_of_name
from consilience.text.days import CALENDAR_NAMES
from consilience.text.word_sets import word_set

Role = Literal["at", "to", "from"]

KINDS: Final = word_set(
    "village town city capital hamlet settlement suburb neighbourhood neighborhood district province county region "
    "governorate state oblast prefecture department island islands islet peninsula valley port resort camp area "
    "municipality borough quarter enclave"
)
"""Nouns that tell what kind of place a name names."""
MOST_WORDS: Final = 3
"""Words between a preposition and a name, beside articles."""
_PARTS: Final = word_set("west east north south centre center outskirts coast waters")
_WORD: Final = r"(?:[A-Z][\w’-]*|al-[A-Z]\w+)"
_NAME: Final = rf"{_WORD}(?:[ -](?:{_WORD}|(?:de|la|el|al|bin) [A-Z]\w+))*"
_KIND: Final = "|".join(sorted(KINDS))
_BEHIND_KIND: Final = re.compile(rf"\b(?:{_KIND}|{'|'.join(sorted(_PARTS))}) of (?:the )?({_NAME})")
_BEFORE_KIND: Final = re.compile(rf"(?<![\w-])({_NAME}) (?:{_KIND})\b")
_ROLES: Final[dict[str, Role]] = {
    **dict.fromkeys(("in", "at", "near", "outside", "inside", "off", "around", "on"), "at"),
    **dict.fromkeys(("to", "toward", "towards", "into"), "to"),
    "from": "from",
}
_LED_IN: Final = re.compile(
    rf"(?s:.*)\b(?P<phrase>(?P<preposition>{'|'.join(_ROLES)})\s+(?P<between>(?:[\w’'-]+\s+){{0,6}}))$", re.IGNORECASE
)
"""The last preposition in front of a name."""
_TARGET: Final = re.compile(
    r"(?s:.*)\b(?:hit|hits|hitting|struck|strikes?|striking|shell(?:ed|ing)|bomb(?:ed|ing)|bombard(?:ed|ing)|"
    r"pound(?:ed|ing)|raid(?:ed|ing)|target(?:ed|ing)|rocked|stormed|attack(?:ed|ing))\s+"
    rf"(?P<phrase>(?:(?:the|a)\s+)?(?:[\w-]+\s+){{0,3}}?(?:(?:{_KIND}) of\s+)?)$"
)
"""A verb of attack whose object is a place."""
_BESIDE: Final = re.compile(
    r"\b(?:ambassadors?|envoys?|ministers?|officials?|authorities|spokes(?:man|woman|person)|representatives?|leaders?|"
    r"correspondents?|reporters?|analysts?|activists?|governments?|wars?|conflicts?|unrest|situation|"
    r"(?:Organi[sz]ation|Council|Committee|Commission|Union|Association|Institute|Federation|Agency|Assembly)"
    r"(?: [\w-]+){0,6})\s$"
)
"""Who or what is at a place that need not be that of the act, or has it in its name: "turned to the envoy in Keel"."""
_SURFACE: Final = re.compile(
    r"\b(?:River|Sea|Lake|Ocean|Canal|Coast|Peninsula|Strip|Road|Street|Highway|Island)\b| of $"
)
"""What one is on."""
_JOINED: Final = re.compile(
    r"(?:,\s*(?:in\s+)?|\s+\(|\s+(?:in|near|outside|of)\s+)(?:the\s+)?(?:[\w-]+\s+){0,3}?$", re.IGNORECASE
)
"""What may stand between two names of one phrase: "Tarsa, Keel", "Tarsa in the northern Keel"."""
_TAIL: Final = re.compile(rf"\s+(?:{_KIND}|waters|coast)\b")
_ENDS: Final = re.compile(
    r"\s*(?:$|[,.;:()\[\]–—\"“”-]|\d|\w+ing\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"(?:on|in|at|near|by|for|to|with|from|as|and|or|but|that|who|which|where|when|while|after|before|during|since|until|"
    r"late|early|last|this|yesterday|today|over|because|despite|against|according|earlier|amid|outside|has|have|had|was|"
    r"were|is|are|will|would)\b)"
)
"""What may stand behind a name that is not part of a longer noun."""
_OTHER: Final = word_set("that who which and or to for with by as from into order response addition part")
_MOVES: Final = word_set(
    "move take bring fly deliver transfer evacuate transport head travel go return arrive airlift deport send withdraw "
    "escape flee launch depart leave lift fire sail cross enter land rush drive"
)
"""Acts that begin at one place and end at another."""
_ARTICLES: Final = word_set("the a an")


@dataclass(frozen=True, slots=True)
class Locative:
    """A phrase of place in a document's text.

    Attributes:
        start, end: from its preposition (or the words for a place that is attacked) to its last name, in code points.
        names: the names in it, the nearest first ("Tarsa", "Keel").
        role: what the place is to the act.
        is_of_state: whether it names only states.
    """

    start: int
    end: int
    names: tuple[str, ...]
    role: Role
    is_of_state: bool = False


def locatives(claim: Claim, text: str, mentions: Sequence[Mention]) -> tuple[Locative, ...]:
    """The phrases of place that belong to the predicate of a claim, in reading order.

    Args:
        claim: a claim of the document.
        text: the document's text.
        mentions: those that stand in the clause.
    """
    offset = claim.evidence[0].start
    clause = text[offset : claim.evidence[0].end]
    subject_end = _end_of_subject(claim, clause)
    found: list[Locative] = []
    for start, end in _names(clause, offset, mentions):
        name, whole = clause[start:end], _whole(clause, end)
        if found and found[-1].end - offset <= start and _JOINED.match(clause[found[-1].end - offset : start]):
            last = found[-1]
            found[-1] = replace(last, end=offset + whole, names=(*last.names, name))
            continue
        phrase = _phrase(clause, start, end, claim) if _ENDS.match(clause[whole:]) else None
        if phrase is not None and (phrase[0] == 0 or phrase[0] >= subject_end):
            found.append(Locative(offset + phrase[0], offset + whole, (name,), phrase[1]))
    return tuple(
        replace(row, is_of_state=all(country_of_name(name) is not None for name in row.names)) for row in found
    )


def bare(name: str) -> str:
    """A name of a place without its kind: "Tarsa" of "Tarsa village"."""
    words = [word for word in name.split() if word.lower() not in KINDS | {"the", "of"}]
    return " ".join(words) or name


def _phrase(clause: str, start: int, end: int, claim: Claim) -> tuple[int, Role] | None:
    """Where the phrase of a name begins, and its role; None where the name stands in no phrase of place."""
    led = _LED_IN.match(clause[:start])
    if led is not None and _is_of_place(led["between"].split()):
        preposition = led["preposition"].lower()
        role = _ROLES[preposition]
        if _BESIDE.search(clause[: led.start("phrase")]):
            return None
        if role != "at":
            is_moving = claim.act in _MOVES or claim.predicate in _MOVES
            return (led.start("phrase"), role) if is_moving else None
        if preposition != "on" or claim.act == "attack" or _SURFACE.search(led["between"] + clause[start:end]):
            return led.start("phrase"), role
    target = _TARGET.match(clause[:start]) if claim.act == "attack" else None
    return (target.start("phrase"), "at") if target is not None else None


def _is_of_place(between: Sequence[str]) -> bool:
    """Whether the words between a preposition and a name only tell which place: "the northern Norland town of"."""
    words = [word for word in between if word.lower() not in _ARTICLES]
    if "of" in words:
        place = words.index("of")
        return place == len(words) - 1 > 0 and words[place - 1].lower() in KINDS | _PARTS
    return len(words) <= MOST_WORDS and not any(word.lower() in _OTHER or word in CALENDAR_NAMES for word in words)


def _names(clause: str, offset: int, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where names of places stand in a clause: known ones, and those beside the kind of a place."""
    found: dict[int, int] = {}
    for mention in mentions:
        is_place = mention.form in ("name", "metonym") and mention.kind in ("place", "state")
        if is_place and not any(_is_inside(mention, other) for other in mentions):
            start = mention.start - offset
            printed = clause[start : mention.end - offset].rstrip("0123456789 ")
            end = start + len(printed)
            start += 4 if printed.lower().startswith("the ") else 0
            if 0 <= start < end:
                found[start] = end
    for pattern in (_BEHIND_KIND, _BEFORE_KIND):
        for match in pattern.finditer(clause):
            if match[1].split()[0] not in CALENDAR_NAMES:
                found.setdefault(match.start(1), match.end(1))
    rows: list[tuple[int, int]] = []
    for start, end in sorted(found.items()):
        if not rows or start >= rows[-1][1]:
            rows.append((start, end))
    return rows


def _is_inside(mention: Mention, other: Mention) -> bool:
    """Whether a name is part of the name of a body ("the Guild for Trade in Keel")."""
    is_part = other.start <= mention.start and mention.end <= other.end and len(other.name) > len(mention.name)
    return is_part and other.kind in ("organisation", "person")


def _whole(clause: str, end: int) -> int:
    """The end of a name with its kind behind it ("Tarsa | village")."""
    tail = _TAIL.match(clause, end)
    return tail.end() if tail else end


def _end_of_subject(claim: Claim, clause: str) -> int:
    """How far a clause's subject goes; 0 where it is not printed in the clause."""
    wanted = re.sub(r"[\W_]+", "", claim.slot.split("|")[1]).lower()
    letters = ""
    for match in re.finditer(r"[^\W_]+", clause):
        letters += match[0].lower()
        if wanted and wanted in letters:
            return match.end()
    return 0
