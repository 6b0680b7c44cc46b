"""Units of measure: which ones measure the same, and what a number in one is in another."""

from __future__ import annotations

from typing import Final, NamedTuple

_TABLE: Final = """
length: millimetre .001; centimetre .01; inch .0254; foot .3048; yard .9144; metre 1; kilometre 1000; mile 1609.344;
nautical mile 1852
area: square foot .09290304; square metre 1; acre 4046.856; hectare 10000; square kilometre 1000000;
square mile 2589988
weight: milligram .000001; gram .001; ounce .02834952; pound-mass .4535924; kilogram 1; ton 1000; tonne 1000;
metric ton 1000
volume: millilitre .001; litre 1; gallon 3.785412; cubic foot 28.31685; barrel 158.9873; cubic metre 1000
speed: kilometre per hour 1; mile per hour 1.609344; knot 1.852; metre per second 3.6
power: watt 1; horsepower 745.7; kilowatt 1000; megawatt 1000000; gigawatt 1000000000
energy: kilowatt hour 1; megawatt hour 1000; gigawatt hour 1000000
duration: second 1; minute 60; hour 3600; day 86400; week 604800; fortnight 1209600; month 2629800; year 31557600;
decade 315576000
"""
"""Factors as NIST SP 811, appendix B, gives them; a ton is taken as metric, a month as a twelfth of 365.25 days."""
_ZERO: Final = 273.15
_CAP: Final = 0.05
"""A round number in another unit may be off by this share at most (100 miles for 160 km)."""


class Measured(NamedTuple):
    """What a unit measures, and the stretch of values that the printed number may stand for, in one common unit."""

    dimension: str
    low: float
    high: float


def _factors() -> dict[str, tuple[str, float]]:
    found = {}
    name = ""
    for line in _TABLE.strip().splitlines():
        name, _, rest = line.rpartition(":") if ":" in line else (name, ":", line)
        for row in rest.split(";"):
            if row.strip():
                unit, _, factor = row.strip().rpartition(" ")
                found[unit] = name, float(factor)
    return found


_FACTORS: Final = _factors()


def names() -> frozenset[str]:
    """The units that are known."""
    return frozenset(_FACTORS) | {"celsius", "fahrenheit"}


def dimension(unit: str) -> str | None:
    """What a unit measures ("mile" -> "length"); None for a currency, a share, and a unit that is not known."""
    if unit in ("celsius", "fahrenheit"):
        return "temperature"
    return _FACTORS[unit][0] if unit in _FACTORS else None


def measured(value: float, unit: str, step: float) -> Measured | None:
    """A printed measure as a stretch in a common unit: half a step of its last printed digit to both sides.

    Args:
        value: the number.
        unit: its unit.
        step: the step that the number is printed in (10 for "160").
    """
    name = dimension(unit)
    if name is None:
        return None
    slack = step / 2 if abs(value) < 10 else min(step / 2, _CAP * abs(value))
    low, high = (_common(edge, unit) for edge in (value - slack, value + slack))
    return Measured(name, low, high)


def _common(value: float, unit: str) -> float:
    if unit == "celsius":
        return value + _ZERO
    if unit == "fahrenheit":
        return (value - 32) / 1.8 + _ZERO
    return value * _FACTORS[unit][1]


def converted(value: float, unit: str, other: str) -> float:
    """A value in another unit of the same dimension.

    Raises:
        KeyError: if one of the units is not known.
    """
    common = _common(value, unit)
    if other == "celsius":
        return common - _ZERO
    if other == "fahrenheit":
        return (common - _ZERO) * 1.8 + 32
    return common / _FACTORS[other][1]
