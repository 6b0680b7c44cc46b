"""Two measures that may be of one thing: the same in two units, rounded, or different."""

from __future__ import annotations

import math
import re
from typing import Final

from consilience.align.compare import units
from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.count import Count, plain, plural, step
from consilience.align.compare.units import Measured
from consilience.text.naming import capital

_ATTRIBUTE: Final = {
    "depth": re.compile(r"\b(?:deep|depth|underground|below)\b", re.IGNORECASE),
    "height": re.compile(r"\b(?:high|tall|height|altitude|elevation|above)\b", re.IGNORECASE),
    "width": re.compile(r"\b(?:wide|width|across|in diameter)\b", re.IGNORECASE),
    "length": re.compile(r"\b(?:long|length|stretch|runs?|ran)\b", re.IGNORECASE),
    "distance": re.compile(
        r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|away|from|off|outside)\b",
        re.IGNORECASE,
    ),
    "rain": re.compile(r"\b(?:rain|rainfall|snow|snowfall)\b", re.IGNORECASE),
    "wind": re.compile(r"\b(?:winds?|gusts?|gusting)\b", re.IGNORECASE),
    "burnt": re.compile(r"\b(?:burn|burned|burnt|burning|scorched|charred|blaze|fire)\b", re.IGNORECASE),
}
"""What of a thing is measured, by words right beside the number."""
_NEAR: Final = 40
"""Characters to each side that are looked at."""


_BOUND: Final = 0.05
"""How far, as a share, the value of a bound may lie from another measure in another unit, to be that measure."""


def attribute(count: Count) -> str | None:
    """What of a thing is measured ("depth"), by the word nearest to the number; None where no word says so."""
    after, before = count.after[:_NEAR], count.before[-_NEAR:]
    found = []
    for name, pattern in _ATTRIBUTE.items():
        found += [(match.start(), name) for match in pattern.finditer(after)]
        found += [(len(before) - match.end(), name) for match in pattern.finditer(before)]
    return min(found)[1] if found else None


def compared(left: Count, right: Count) -> Comparison:
    """Compare two measures, each turned into the same unit.

    A number in another unit is rounded: 5 miles are 8.05 km, so "5 miles" and "8 km" are one length. Two measures
    differ only where the words beside both say that the same is measured (the depth, the height, the distance).
    """
    first, second = _stretch(left), _stretch(right)
    if first is None or second is None or first.dimension != second.dimension:
        return unsure("The two numbers are in different units.")
    if left.quantity.unit == right.quantity.unit and left.reach == right.reach:
        return Comparison("same", None, f"Both give {left.said}.")
    if _is_only_bound(left, right, first, second):
        return unsure("One of the two is only a bound.")
    if first.low <= second.high and second.low <= first.high:
        return Comparison("compatible", "agreement_other_granularity", _fitting(left, right))
    of = attribute(left)
    if of is None or of != attribute(right):
        return unsure("The two numbers may measure different things.")
    if not (left.is_flat and right.is_flat):
        return unsure("One of the two is only a rough figure.")
    values = " and ".join(_with_conversion(count, other) for count, other in _in_order(left, right))
    return Comparison("different", "contradiction", f"{values} cannot both be the same {first.dimension}.")


def _stretch(count: Count) -> Measured | None:
    """The stretch of values in a common unit that the words allow."""
    low, high = count.reach
    edges = [
        units.measured(edge, count.quantity.unit, step(edge) if count.is_flat else 0.0)
        for edge in (low, high)
        if not math.isinf(edge)
    ]
    if None in edges or not edges:
        return None
    known = [edge for edge in edges if edge is not None]
    return Measured(
        known[0].dimension,
        -math.inf if math.isinf(low) else known[0].low,
        math.inf if math.isinf(high) else known[-1].high,
    )


def _is_only_bound(left: Count, right: Count, first: Measured, second: Measured) -> bool:
    """Whether one of two measures in two units is open at an end, and what is printed of it is not the other's value.

    "Up to 12 inches" and "up to 50 cm" are two forecasts, not one length in two units.
    """
    if left.quantity.unit == right.quantity.unit:
        return False
    if not any(math.isinf(edge) for row in (first, second) for edge in (row.low, row.high)):
        return False
    printed = [next(edge for edge in (row.low, row.high) if not math.isinf(edge)) for row in (first, second)]
    return abs(printed[0] - printed[1]) > _BOUND * max(map(abs, printed))


def _fitting(left: Count, right: Count) -> str:
    first, second = _in_order(left, right)[0]
    if first.quantity.unit == second.quantity.unit:
        return f"{capital(first.said)} and {second.said} can both be right: one is rounded or only a bound."
    name = units.dimension(first.quantity.unit)
    return f"{capital(_with_conversion(first, second))} and {second.said} are one {name} in two units, rounded."


def _in_order(left: Count, right: Count) -> tuple[tuple[Count, Count], tuple[Count, Count]]:
    """Both with their partners, in an order that does not depend on which one came first."""
    first, second = sorted((left, right), key=lambda count: (count.said, count.words))
    return (first, second), (second, first)


def _with_conversion(count: Count, other: Count) -> str:
    """ "5 miles (8.05 kilometres)", where the units differ and one number is given."""
    value, unit = count.quantity.value, other.quantity.unit
    if count.quantity.unit == unit or isinstance(value, tuple):
        return count.said
    number = units.converted(float(value), count.quantity.unit, unit)
    return f"{count.said} ({plain(float(f'{number:.3g}'))} {plural(unit)})"
