"""Two numbers that may count the same thing: equal, compatible (and why), replaced by a later count, or different."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.scope import ANYONE, OUTCOMES, Scope, is_proportion, scope_of, scope_relation
from consilience.align.compare.words import content_words, singular
from consilience.model import Quantity

ABOUT: Final = 0.2
"""How far "about" reaches, as a share of the number: about 100 may be 85 or 120."""
ROUNDED_FROM: Final = 100
"""Smaller whole numbers are not taken as rounded: 30 killed and 32 killed are two counts."""
_VAGUE: Final[dict[str, tuple[float, float]]] = {
    "dozens": (20, 200),
    "scores": (40, 400),
    "hundreds": (150, 2_000),
    "thousands": (1_500, 100_000),
    "tens of thousands": (15_000, 200_000),
    "hundreds of thousands": (150_000, 2_000_000),
    "millions": (1_500_000, 1_000_000_000),
    "several": (3, 12),
    "a few": (2, 9),
    "a handful": (2, 9),
}
"""What vague plurals may stand for; wide on purpose."""
_FATE_WORDS: Final = {
    "killed": "killed",
    "hurt": "wounded",
    "missing": "missing",
    "held": "held",
    "displaced": "displaced",
    "rescued": "rescued",
    "infected": "infected",
}
_ORDER: Final = tuple(_FATE_WORDS)
_FATES: Final = frozenset(word for found in OUTCOMES.values() for word in found)
_GROWS: Final = frozenset({"killed", "hurt", "displaced", "infected", "held", "missing", "rescued"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the words around it.

    Attributes:
        quantity: the row.
        words: the number as printed, with its modifier.
        before, after: the words of its clause on both sides, for what happened to what is counted.
        published: the EDTF date of the article, or None.
        is_update: whether its clause calls it updated, revised or risen.
    """

    quantity: Quantity
    words: str
    before: str = ""
    after: str = ""
    published: str | None = None
    is_update: bool = False

    @property
    def scope(self) -> Scope:
        """What is counted."""
        return scope_of(self.quantity.counts, self.before, self.after)


def reach(count: Count) -> tuple[float, float]:
    """The smallest and greatest number that the words allow."""
    printed = count.words.lower()
    for words, bounds in sorted(_VAGUE.items(), key=lambda item: -len(item[0])):
        if words in printed:
            return bounds
    value = count.quantity.value
    low, high = (float(value[0]), float(value[1])) if isinstance(value, tuple) else (float(value), float(value))
    modifier = count.quantity.modifier
    if modifier == "at least" or modifier == "more than":
        return low, math.inf
    if modifier == "at most" or modifier == "less than":
        return -math.inf, high
    if modifier == "about":
        return low - abs(low) * ABOUT, high + abs(high) * ABOUT
    return low, high


def said(count: Count) -> str:
    """The number as the explanation names it."""
    value = count.quantity.value
    number = "–".join(map(_plain, value)) if isinstance(value, tuple) else _plain(value)
    modifier = count.quantity.modifier
    printed = count.words.lower()
    if any(words in printed for words in _VAGUE):
        return f"“{count.words}”"
    unit = {"percent": "%"}.get(count.quantity.unit, f" {count.quantity.unit}" if count.quantity.unit else "")
    prefix = f"{modifier} " if modifier in ("at least", "at most", "about", "more than", "less than") else ""
    return f"{prefix}{number}{unit}"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def compared(left: Count, right: Count) -> Comparison:
    """Compare two counts of what may be one thing.

    Units must agree. What is counted must be the same: a part fits any larger whole, and other things are not
    compared. Then bounds, ranges, "about" and rounding are allowed for; a later, greater toll replaces an earlier one.
    """
    if left.quantity.unit != right.quantity.unit:
        return unsure("The two numbers are in different units.")
    if is_proportion(left.words) != is_proportion(right.words):
        return Comparison("compatible", "reconcilable", "One is a share and the other a count: they need not conflict.")
    relation = scope_relation(left.scope, right.scope)
    if relation in ("different", "unknown"):
        return unsure("The two numbers count different things.")
    if relation in ("narrower", "wider"):
        return _part_and_whole(left, right, relation)
    return _values(left, right)


def _part_and_whole(left: Count, right: Count, relation: str) -> Comparison:
    part, whole = (left, right) if relation == "narrower" else (right, left)
    if reach(part)[0] > reach(whole)[1]:
        return unsure("What is counted differs, and so may the numbers.")
    if reach(part) == reach(whole):
        return Comparison("same", None, f"Both give {said(part)}.")
    why = f"{said(part)} may be part of {said(whole)}: what is counted differs."
    return Comparison("compatible", "reconcilable", why.capitalize() if why[0].islower() else why)


def _values(left: Count, right: Count) -> Comparison:
    first, second = reach(left), reach(right)
    if first == second:
        return Comparison("same", None, f"Both give {said(left)}.")
    a, b = said(left), said(right)
    if first[0] <= second[1] and second[0] <= first[1]:
        kind = _why_they_fit(left, right)
        return Comparison(
            "compatible", "agreement_other_granularity", f"{_upper(a)} and {b} can both be right: {kind}."
        )
    if _is_vague(left) or _is_vague(right):
        return unsure("One of the two is only a rough figure.")
    if _is_rounded(left, right):
        return Comparison("compatible", "agreement_other_granularity", f"{_upper(a)} and {b}: one is rounded.")
    newer = _newer(left, right)
    if newer is not None:
        old = left if newer is right else right
        why = f"{_upper(said(newer))} is a later count of {what(newer)} and replaces {said(old)}."
        return Comparison("superseded", "superseded", why)
    return Comparison("different", "contradiction", f"{_upper(a)} and {b} cannot both be the number of {what(left)}.")


def _why_they_fit(left: Count, right: Count) -> str:
    modifiers = {left.quantity.modifier, right.quantity.modifier}
    if modifiers & {"at least", "more than"}:
        return "one is only a lower bound"
    if modifiers & {"at most", "less than"}:
        return "one is only an upper bound"
    if "about" in modifiers:
        return "one is approximate"
    return "one is only a rough figure"


def _is_vague(count: Count) -> bool:
    return any(words in count.words.lower() for words in _VAGUE)


def _is_rounded(left: Count, right: Count) -> bool:
    values = left.quantity.value, right.quantity.value
    if isinstance(values[0], tuple) or isinstance(values[1], tuple):
        return False
    a, b = float(values[0]), float(values[1])
    step = max(_step(a), _step(b))
    is_fine = step >= 10 and min(abs(a), abs(b)) >= ROUNDED_FROM
    is_decimal = bool(left.quantity.unit) and (not a.is_integer() or not b.is_integer()) and step <= 1
    return (is_fine or is_decimal) and abs(a - b) <= step / 2 and abs(a - b) <= 0.1 * max(abs(a), abs(b))


def _step(value: float) -> float:
    """The step that a number is printed in: 1,200 -> 100, 30 -> 10, 7.25 -> 0.01."""
    if not value.is_integer():
        return float(10.0 ** -len(f"{value}".split(".")[1]))
    step = 1
    whole = abs(int(value))
    while whole and whole % (step * 10) == 0:
        step *= 10
    return float(step)


def _newer(left: Count, right: Count) -> Count | None:
    """The later count, where the words or the dates say that one is later and it has grown."""
    if not (left.scope.outcomes | right.scope.outcomes) & _GROWS:
        return None
    low, high = (left, right) if reach(left)[1] < reach(right)[0] else (right, left)
    if high.is_update and not low.is_update:
        return high
    if low.published and high.published and low.published[:10] < high.published[:10]:
        return high
    return None


def what(count: Count) -> str:
    """What is counted, in words: "people killed", "children wounded", "member states"."""
    scope = count.scope
    if not scope.outcomes:
        return count.quantity.counts or "the same thing"
    printed = [word for word in content_words(count.quantity.counts or "") if word not in _FATES and word.isalpha()]
    noun = printed[-1] if printed and singular(printed[-1]) not in ANYONE | {"people"} else "people"
    fates = [_FATE_WORDS[outcome] for outcome in sorted(scope.outcomes, key=_ORDER.index)]
    return f"{noun} {' or '.join(fates)}"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
