"""Clauses that say yes and no of one thing: a negation on one side, or words that exclude each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.words import stem, words
from consilience.text.word_sets import word_set

_NEGATION: Final = word_set("not never nor neither without cannot nobody none")
_NEGATED: Final = re.compile(
    r"\b(?:not|never|no longer|no|n[’']t|without|cannot|yet to|refus\w+ to|fail\w* to)\b|n[’']t\b"
)
LIKE_ENOUGH: Final = 0.75
"""Shared stems, of the shorter clause, above which a negation alone makes two clauses clash."""


@dataclass(frozen=True, slots=True)
class Opposite:
    """One side of a pair of excluding words, as found in a clause."""

    pair: int
    side: int
    word: str


@cache
def _pairs() -> dict[str, tuple[tuple[int, int], ...]]:
    text = resources.files(__package__).joinpath("opposites.txt").read_text(encoding="utf-8")
    table: dict[str, list[tuple[int, int]]] = {}
    rows = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for pair, row in enumerate(rows):
        for side, group in enumerate(row.split("|")):
            for word in group.split():
                table.setdefault(word.replace("-", " "), []).append((pair, side))
    return {word: tuple(found) for word, found in table.items()}


def opposites(text: str) -> tuple[Opposite, ...]:
    """The words of a clause that stand in a pair of excluding words; a negation in front turns the side."""
    table, tokens = _pairs(), words(text)
    found = []
    for index in range(len(tokens)):
        for length in (3, 2, 1):
            phrase = " ".join(tokens[index : index + length])
            if index + length <= len(tokens) and phrase in table:
                is_turned = length == 1 and any(t in _NEGATION or t == "no" for t in tokens[max(0, index - 2) : index])
                found += [Opposite(pair, side ^ is_turned, phrase) for pair, side in table[phrase]]
                break
    return tuple(found)


def is_negated(text: str) -> bool:
    """Whether the clause holds a negation."""
    return _NEGATED.search(text.lower()) is not None


def compared(left: str, right: str, shared: float) -> Comparison:
    """Compare two clauses about one subject.

    Args:
        left, right: the clauses.
        shared: how much of their content they share, 0 to 1.
    """
    for one in opposites(left):
        for other in opposites(right):
            if one.pair == other.pair and one.side != other.side and stem(one.word) != stem(other.word):
                why = f"“{one.word}” and “{other.word}” cannot both be true of the same thing at the same time."
                return Comparison("different", "contradiction", why)
    if shared >= LIKE_ENOUGH and is_negated(left) != is_negated(right):
        yes, no = (right, left) if is_negated(left) else (left, right)
        why = f"One account says “{_short(yes)}”, the other denies it: “{_short(no)}”."
        return Comparison("different", "contradiction", why)
    return unsure("Neither denies the other.")


def _short(text: str, limit: int = 120) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
