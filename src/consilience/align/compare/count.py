"""A number as the comparisons see it: with the words around it, how far it reaches, and how a sentence names it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from consilience.align.compare.scope import ANYONE, OUTCOMES, Scope, is_proportion, scope_of, whose
from consilience.align.compare.words import content_words, singular
from consilience.model import Quantity
from consilience.text.word_sets import word_set

_ABOUT: Final = {1: 0.2, 2: 0.1}
"""How far "about" reaches, as a share of the number, by the digits in front of its zeros: about 100 may be 85 or 120,
about 850 is given more exactly."""
_ABOUT_EXACT: Final = 0.05
_MILLION: Final = 1_000_000
_VAGUE: Final[dict[str, tuple[float, float]]] = {
    "tens of thousands": (15_000, 200_000),
    "hundreds of thousands": (150_000, 2_000_000),
    "dozens": (20, 200),
    "scores": (40, 400),
    "hundreds": (150, 2_000),
    "thousands": (1_500, 100_000),
    "millions": (1_500_000, 1_000_000_000),
    "several": (3, 12),
    "a few": (2, 9),
    "a handful": (2, 9),
}
"""What vague plurals may stand for, the longest first; wide on purpose."""
_SHARES: Final = {0.5: "half", 0.33: "a third", 0.67: "two thirds", 0.25: "a quarter", 0.75: "three quarters"}
_FATE_WORDS: Final = {
    "killed": "killed",
    "hurt": "wounded",
    "missing": "missing",
    "held": "held",
    "displaced": "displaced",
    "rescued": "rescued",
    "infected": "infected",
    "survived": "alive",
    "aboard": "aboard",
    "abducted": "abducted",
    "freed": "freed",
}
_ORDER: Final = tuple(_FATE_WORDS)
_FATES: Final = frozenset(word for found in OUTCOMES.values() for word in found)
_BEHIND: Final = word_set("in by on at of and or from after during")
"""Words behind a fate that name nobody whom it befell."""
_NO_PLURAL: Final = word_set(
    "celsius fahrenheit hertz megahertz gigahertz horsepower yen yuan won baht rand lira sen pence parts-per-million "
    "parts-per-billion"
)
_PLURALS: Final = {
    "foot": "feet",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
    "inch": "inches",
    "pound sterling": "pounds sterling",
    "pound-mass": "pounds",
    "century": "centuries",
}
_BOUNDS: Final = frozenset({"at least", "at most", "about", "more than", "less than"})


@dataclass(frozen=True)
class Count:
    """A number with the words around it.

    Attributes:
        quantity: the row.
        words: the number as printed, with its modifier.
        before, after: the words of its clause on both sides, for what happened to what is counted.
        published: the EDTF date of the article, with its clock time where it is known, or None.
        is_update: whether its words call it updated, revised or risen.
        is_old: whether its words call it the earlier one ("an earlier toll of 80").
    """

    quantity: Quantity
    words: str
    before: str = ""
    after: str = ""
    published: str | None = None
    is_update: bool = False
    is_old: bool = False

    @cached_property
    def scope(self) -> Scope:
        """What is counted."""
        return scope_of(self.quantity.counts, self.before, self.after)

    @property
    def vague(self) -> tuple[float, float] | None:
        """What a vague plural ("dozens") may stand for; None where a number is given."""
        printed = self.words.lower()
        return next((bounds for words, bounds in _VAGUE.items() if words in printed), None)

    @property
    def reach(self) -> tuple[float, float]:
        """The smallest and greatest number that the words allow."""
        if self.vague:
            return self.vague
        value = self.quantity.value
        low, high = (float(value[0]), float(value[1])) if isinstance(value, tuple) else (float(value), float(value))
        modifier = self.quantity.modifier
        if modifier in ("at least", "more than"):
            return low, math.inf
        if modifier in ("at most", "less than"):
            return -math.inf, high
        if modifier == "about":
            return low - abs(low) * _rough(low), high + abs(high) * _rough(high)
        return low, high

    @property
    def middle(self) -> float:
        """The number itself; the middle of a range."""
        value = self.quantity.value
        return (float(value[0]) + float(value[1])) / 2 if isinstance(value, tuple) else float(value)

    @property
    def is_flat(self) -> bool:
        """Whether one number is given, and given as it is."""
        return self.reach[0] == self.reach[1]

    @property
    def said(self) -> str:
        """The number as a sentence names it."""
        if self.vague:
            return f"“{self.words}”"
        value, unit = self.quantity.value, self.quantity.unit
        number = "–".join(map(plain, value)) if isinstance(value, tuple) else plain(value)
        if is_proportion(self.words) and not isinstance(value, tuple) and not unit:
            number = _SHARES.get(round(float(value), 2), number)
        tail = {"percent": "%"}.get(unit, f" {unit if number == '1' else plural(unit)}" if unit else "")
        prefix = f"{self.quantity.modifier} " if self.quantity.modifier in _BOUNDS else ""
        return f"{prefix}{number}{tail}"

    @property
    def named(self) -> str:
        """What is counted, as printed, what happened to it last: "dead sailors" -> "sailors dead"."""
        printed = self.quantity.counts or ""
        first, _, rest = printed.partition(" ")
        return f"{rest} {first}" if rest and first.lower() in _FATES and rest.split()[0] not in _BEHIND else printed

    @property
    def what(self) -> str:
        """What is counted, in words: "people killed", "children wounded", "member states"."""
        scope = self.scope
        if not scope.outcomes:
            return self.quantity.counts or "the same thing"
        words = content_words(whose(self.quantity.counts or ""))
        printed = [word for word in words if word not in _FATES and word.isalpha()]
        noun = printed[-1] if printed and singular(printed[-1]) not in ANYONE | {"people"} else "people"
        fates = [_FATE_WORDS[outcome] for outcome in sorted(scope.outcomes, key=_ORDER.index)]
        return f"{noun} {' or '.join(fates)}"


def _rough(value: float) -> float:
    digits = f"{value:.10f}".replace(".", "").strip("0")
    return _ABOUT.get(len(digits), _ABOUT_EXACT)


def plain(value: float) -> str:
    """A number with commas and a proper minus, without needless decimals; round millions in words ("6 million")."""
    if abs(value) >= _MILLION and value % (_MILLION / 10) == 0:
        return f"{value / _MILLION:,g} million".replace("-", "−")
    return (f"{value:,.0f}" if float(value).is_integer() else f"{value:,}").replace("-", "−")


def step(value: float) -> float:
    """The step that a number is printed in: 1,200 -> 100, 30 -> 10, 7.25 -> 0.01."""
    if not value.is_integer():
        return float(10.0 ** -len(f"{value}".split(".")[1]))
    found = 1
    whole = abs(int(value))
    while whole and whole % (found * 10) == 0:
        found *= 10
    return float(found)


def plural(unit: str) -> str:
    """The name of a unit behind a number: "mile" -> "miles", "kilometre per hour" -> "kilometres per hour"."""
    head, per, rest = unit.partition(" per ")
    if (head.split()[-1:] and head.split()[-1] in _NO_PLURAL) or unit.isupper():
        return unit
    return _PLURALS.get(head, f"{head}s") + per + rest
