"""What a number counts, so that only like is compared with like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from consilience.align.compare.words import content_words, singular
from consilience.text.word_sets import word_set

OUTCOMES: Final[dict[str, frozenset[str]]] = {
    "killed": word_set("kill killed kills killing die died dies dying dead death deaths fatality fatalities slain"),
    "hurt": word_set("wound wounded wounding wounds injure injured injuring injuries injury hurt"),
    "missing": word_set("missing unaccounted"),
    "held": word_set("arrest arrested arrests arresting detain detained detains detaining detentions"),
    "displaced": word_set("displaced evacuated evacuating evacuate flee fled fleeing homeless"),
    "rescued": word_set("rescued rescue rescuing saved"),
    "infected": word_set("infected infections cases sickened hospitalised hospitalized"),
    "survived": word_set("survive survived survives surviving survivor survivors"),
    "aboard": word_set("aboard onboard"),
    "abducted": word_set("abducted kidnapped abduct kidnap abducting kidnapping"),
    "freed": word_set("freed freeing"),
}
"""What can happen to counted people, with the words that say so."""

_HAPPENED: Final = frozenset(word for found in OUTCOMES.values() for word in found)
_OUTCOMES_OF: Final = {
    word: tuple(name for name, forms in sorted(OUTCOMES.items()) if word in forms) for word in sorted(_HAPPENED)
}
_BOTH_KILLED_AND_HURT: Final = frozenset({"casualty", "casualties", "victims"})
ANYONE: Final = word_set("person people man woman individual life body victim casualty other resident toll number")
PEOPLE: Final = word_set(
    "person people man woman child civilian soldier troop policeman officer police fighter militant member employee "
    "diplomat envoy worker passenger protester student guest resident victim official staff lawmaker mp deputy "
    "journalist rebel insurgent refugee migrant pilgrim patient prisoner hostage gunman attacker suspect crew "
    "clerk guard sailor driver pilot teacher nurse doctor medic firefighter tourist visitor farmer miner boy girl baby "
    "teenager spectator voter evacuee clergyman priest lawyer engineer minister judge"
)
"""Heads that count people, so that 'eight envoys' may be 'eight members'."""

_SAID_OF_COUNT: Final = word_set(
    "shot gunned feared reported confirmed presumed believed known listed instantly burned previous earlier initial "
    "prior preliminary updated revised official overall total final latest lower higher"
)
"""Words beside a fate or a toll that name nobody ("three demonstrators shot dead", "a previous toll")."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_SPELT: Final = re.compile(r"(?<=[a-z]{2})our(ed|er|ite|)$")
"""The ending of "armoured" and "harbour", which others spell "armored" and "harbor"."""
_OF_WHOLE: Final = re.compile(r"\s+of\s+(?:the|an?|its|his|her|their|this|that)\b", re.IGNORECASE)
_ON_BOARD: Final = re.compile(r"\bon board\b", re.IGNORECASE)
_PROPORTION: Final = re.compile(r"\b(half|third|quarter|fifth|tenth|percent|per cent|%|halv\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: what happened to it (`killed`), what it is (`diplomat`), and what narrows it (`russian`)."""

    outcomes: frozenset[str]
    heads: frozenset[str]
    narrowing: frozenset[str]

    @property
    def is_people(self) -> bool:
        """Whether people are counted."""
        return bool(self.outcomes) or bool(self.heads & PEOPLE)


def scope_of(counts: str | None, before: str = "", after: str = "") -> Scope:
    """The scope of a number.

    Args:
        counts: the words for what is counted ("Russian diplomats killed"), or None.
        before, after: the words of the clause on both sides of the number; the outcome that stands nearest to it
            holds where `counts` names none ("killing nine miners and wounding dozens").
    """
    counts, before, after = (_ON_BOARD.sub("aboard", words) for words in (counts or "", before, after))
    words = content_words(whose(counts))
    outcomes = _outcomes(words) or _nearest(before, after)
    things = [_SPELT.sub(r"or\1", singular(word)) for word in words if word not in _HAPPENED | _SAID_OF_COUNT]
    heads = frozenset(things[-1:]) if things else frozenset()
    heads |= frozenset(thing for thing in things if thing in PEOPLE)
    return Scope(outcomes, heads, frozenset(things) - heads)


def whose(counts: str) -> str:
    """The words for what is counted, without the whole that it is part of ("survivors of the ferry" are survivors)."""
    first = _OF_WHOLE.split(counts, maxsplit=1)[0]
    words = content_words(first)
    return first if any(word in _HAPPENED or singular(word) in PEOPLE for word in words[-1:]) else counts


def _nearest(before: str, after: str) -> frozenset[str]:
    found: list[tuple[int, str, bool, int]] = []
    for match in _WORD.finditer(after):
        for name in _OUTCOMES_OF.get(match.group().lower(), ()):
            found.append((match.start(), name, True, match.end()))
    for match in _WORD.finditer(before):
        for name in _OUTCOMES_OF.get(match.group().lower(), ()):
            found.append((len(before) - match.end(), name, False, match.start()))
    if not found:
        return _outcomes(content_words(before + " " + after)) & {"killed", "hurt"}
    _, outcome, is_after, edge = min(found)
    joined = after[edge : edge + 24] if is_after else before[max(0, edge - 24) : edge]
    pattern = r"^\W*or\W+(\w+)" if is_after else r"(\w+)\W+or\W*$"
    other = re.search(pattern, joined)
    return frozenset({outcome}) | (_outcomes([other.group(1).lower()]) if other else frozenset())


def _outcomes(words: list[str]) -> frozenset[str]:
    found = {name for name, forms in OUTCOMES.items() if forms.intersection(words)}
    if _BOTH_KILLED_AND_HURT.intersection(words):
        found |= {"killed", "hurt"}
    return frozenset(found)


def is_proportion(words: str) -> bool:
    """Whether the words give a share ("around half") and not a count."""
    return _PROPORTION.search(words) is not None


def scope_relation(left: Scope, right: Scope) -> str:
    """`same`, `narrower` (left is part of right), `wider`, `different` or `unknown`."""
    if left.outcomes != right.outcomes:
        if left.outcomes and left.outcomes < right.outcomes:
            return "narrower"
        if right.outcomes and right.outcomes < left.outcomes:
            return "wider"
        return "different"
    return _things_relation(left, right)


def _things_relation(left: Scope, right: Scope) -> str:
    first, second = left.heads - ANYONE, right.heads - ANYONE
    if left.is_people != right.is_people and first and second:
        return "different"
    if first == second or first & second:
        return _narrowed(left.narrowing, right.narrowing)
    if not first or not second:
        if not left.outcomes:
            return "unknown"
        return "same" if not (first or second) else ("wider" if second else "narrower")
    return "different"


def _narrowed(left: frozenset[str], right: frozenset[str]) -> str:
    if left == right:
        return "same"
    if left < right:
        return "wider"
    if right < left:
        return "narrower"
    return "different"
