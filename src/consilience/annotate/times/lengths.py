"""What each rule for lengths of time, distances, sets and vague references says."""

from __future__ import annotations

import re
from typing import Final

from consilience.annotate.times import lexicon as lex
from consilience.annotate.times.groups import Groups, Reader, modifier_of, number_of, step_of
from consilience.annotate.times.meaning import Meaning
from consilience.text.numbers import Number, ordinal
from consilience.text.word_sets import word_set


def amount_of(words: list[str]) -> Number | str | None:
    """The number of units: a value, "X" for vague, None if the words are no amount."""
    text = " ".join(words)
    if words[:1] in (["a"], ["an"]) and (len(words) == 1 or words[1] in ("full", "whole", "long", "entire")):
        return 1
    if text in ("half a", "half an", "a half"):
        return 0.5
    few = [word for word in words if word not in ("a", "the")]
    if few and few[0] in lex.FEW:
        return lex.FEW[few[0]] or "X"
    return number_of(words)


_CLOCK_UNITS: Final = frozenset({"S", "MIN", "H"})


def period(amount: Number | str, unit: str) -> str:
    """A TIMEX3 duration: `P2W`, `PT1H`, `PXY`, `P1Y6M`."""
    if unit == "F":
        amount, unit = (amount * 2 if not isinstance(amount, str) else amount), "W"
    if unit == "WE":
        return f"P{amount}WE"
    if unit in ("E", "C", "L") and not isinstance(amount, str):
        return f"P{_plain(amount * {'E': 10, 'C': 100, 'L': 1000}[unit])}Y"
    head = "PT" if unit in _CLOCK_UNITS else "P"
    letter = {"MIN": "M"}.get(unit, unit)
    if isinstance(amount, float) and not amount.is_integer():
        whole = int(amount)
        smaller = {"Y": ("M", 12), "H": ("M", 60), "M": ("D", 30) if unit == "M" else ("S", 60), "W": ("D", 7)}.get(
            letter
        )
        if smaller and letter != "W":
            rest = round((amount - whole) * smaller[1])
            return f"{head}{f'{whole}{letter}' if whole else ''}{rest}{smaller[0]}"
    return f"{head}{_plain(amount)}{letter}"


def _plain(amount: Number | str) -> str:
    return str(int(amount)) if isinstance(amount, float) and amount.is_integer() else str(amount)


def _unit_of(groups: Groups) -> str | None:
    word = groups.text("unit")
    if word in lex.SEASONS or word[:-1] in lex.SEASONS:
        return None
    return lex.unit_of(word)


def _amount(groups: Groups) -> Number | str | None:
    """The amount, with the half that stands behind its unit ("a year and a half")."""
    amount = amount_of(groups.words("amount"))
    words = groups.all
    is_half = words[-3:] == ["and", "a", "half"] or words[-4:-1] == ["and", "a", "half"]
    if is_half and "half" not in groups.words("amount") and amount is not None and not isinstance(amount, str):
        return amount + 0.5
    return amount


def _ago(groups: Groups) -> Meaning | None:
    unit = _unit_of(groups)
    amount = _amount(groups) if groups.words("amount") else "X"
    if unit is None or amount is None:
        return None
    if isinstance(amount, str):
        return Meaning("vague", value="PAST_REF", unit=unit, step=-1, word="ago")
    return Meaning(
        "ago", unit=unit, step=-float(amount), mod=modifier_of(groups) or ("APPROX" if "or so" in groups.all else None)
    )


def _shift(groups: Groups) -> Meaning | None:
    unit, amount, way = _unit_of(groups), _amount(groups), groups.text("way")
    if unit is None or amount is None or way not in ("earlier", "later", "hence", "from now", "from today"):
        return None
    if isinstance(amount, str):
        return Meaning("vague", value="PAST_REF" if way == "earlier" else "FUTURE_REF", unit=unit)
    sign = -1 if way == "earlier" else 1
    return Meaning(
        "ago",
        value=period(amount, unit),
        unit=unit,
        step=sign * float(amount),
        mod=modifier_of(groups),
        is_relative_to_text=way in ("earlier", "later"),
    )


def _year_ago(groups: Groups) -> Meaning | None:
    if groups.text("unit") not in ("year", "month", "week") or groups.text("way") not in ("ago", "earlier"):
        return None
    nth, what = groups.text("nth"), groups.text("what")
    unit = lex.UNITS[groups.text("unit")]
    if nth:
        number = ordinal(nth)
        return Meaning("quarter", number=number, step=-1) if what == "quarter" and number and number < 5 else None
    return Meaning("ago", unit=unit, step=-1.0, is_relative_to_text=True, word=what or "year-ago")


_MONEY: Final = word_set("$ £ € ¥")
_OVER_IS_MORE: Final = word_set("for lasted took takes last just well after than in is was been")


def _duration(groups: Groups) -> Meaning | None:
    unit, amount = _unit_of(groups), _amount(groups)
    if amount is not None and (season := lex.SEASONS.get(groups.text("unit").removesuffix("s"))):
        return Meaning("duration", value=f"P{amount}{season}")
    if unit is None or amount is None:
        return None
    words = groups.all
    if groups.before in _MONEY and words[0][:1].isdigit():
        return None
    if words[0] in ("that", "following") and len(words) > 2:
        return None  # "it said that four days are too few", "a ruling following six weeks of hearings"
    if words[0] in ("a", "an") and len(words) == 2 and groups.after in ("later", "earlier", "ago"):
        return None
    if words[-2:] == ["-", "quarters"]:
        return None  # three fourths
    if words[0] == "over" and groups.before not in _OVER_IS_MORE:
        return None
    if groups.after == "old" or words[-1] == "old" or groups.is_joined:
        return None
    if words[-2:] == ["a", "night"] or (groups.after == "of" and words[-1].startswith("quarter") and amount != "X"):
        return None
    if (
        unit == "WE"
        or (words[-1] == "second" and amount == 1)
        or (words[-1] in ("second", "quarter") and words[0] == "a")
    ):
        return None
    step = next((step_of(word) for word in words[:3] if step_of(word) is not None), None)
    if words[0] in ("a", "an") and len(words) == 2:
        if _is_rated(groups):
            return None
        is_counted = bool(_COUNTED.match(groups.before)) and groups.before not in _LASTING
        if is_counted and groups.after not in ("into", "after", "before", "from", "on", "since"):
            return Meaning("set", value=period(amount, unit))
    if unit == "Q" and _YEAR.fullmatch("".join(groups.words("amount"))):
        return None
    return Meaning("duration", value=period(amount, unit), unit=unit, mod=modifier_of(groups), step=step)


_CENTURY_PARTS: Final = {("quarter", "century"): 25, ("half", "century"): 50, ("half", "decade"): 5}


def _part_century(groups: Groups) -> Meaning | None:
    part = [word for word in groups.words("part") if word not in ("a", "an")]
    years = _CENTURY_PARTS.get((part[0], groups.text("unit"))) if len(part) == 1 else None
    if years is None:
        return None
    if groups.all[-1] == "ago":
        return Meaning("ago", unit="Y", step=-float(years), mod=modifier_of(groups))
    return Meaning("duration", value=period(years, "Y"), unit="Y", mod=modifier_of(groups))


_COUNTED: Final = re.compile(r"[a-z]{3,}s$")
_LASTING: Final = word_set(
    "lasts takes spends was is has does this yes as across needs gives adds wants means says us perhaps besides plus "
    "towards"
)
"""Words in -s that are no plural: what follows is a length ("it takes a week"), not a rate ("three flights a week")."""
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_RATED: Final = word_set("times once twice % percent dollars euros pounds hours days minutes million billion")


def _is_rated(groups: Groups) -> bool:
    """Whether "a year" is "for each year": "twice a year", "$300 a month"."""
    before = groups.before
    return before in _RATED or before[-1:].isdigit() or before in ("cents", "people", "tons", "tonnes", "barrels")


def _vague_span(groups: Groups) -> Meaning | None:
    when, unit = groups.text("when"), _unit_of(groups)
    if unit is None or (groups.all[0] == "following" and groups.after == "of"):
        return None  # "a deal following months of talks"
    is_past = when in lex.LAST or when == "recent"
    return Meaning("vague", value="PAST_REF" if is_past else "FUTURE_REF", unit=unit, step=-1 if is_past else 1)


_SPAN_CUES: Final = word_set("for in within over after took take takes lasted last lasts of through throughout the")


def _bare_units(groups: Groups) -> Meaning | None:
    unit = _unit_of(groups)
    if unit is None or groups.text("unit") in ("seconds", "quarters", "weekends", "secs", "mins"):
        return None
    if groups.before == "of" and groups.previous(2) == "matter":
        return None
    if groups.all[0] == "the" and not groups.words("part") and (groups.before != "over" or groups.after == "-"):
        return None
    if groups.words("part") and groups.text("part") not in ("first", "early", "late"):
        return None
    if (
        not groups.words("part")
        and groups.before not in _SPAN_CUES
        and groups.after not in ("of", "before", "after", "later", "earlier", "in")
    ):
        return None
    return Meaning("duration", value=period("X", unit), unit=unit)


def _length(groups: Groups) -> Meaning | None:
    """A word for how long: "yearlong", "decades-long", "months-old"."""
    if word := groups.text("lengthy"):
        return Meaning("duration", value=lex.LENGTHS[word])
    unit = _unit_of(groups)
    if unit is None or groups.before == "-" or groups.before[:1].isdigit() or number_of([groups.before]) is not None:
        return None
    return Meaning("duration", value=period("X" if groups.text("unit").endswith("s") else 1, unit), unit=unit)


def _set(groups: Groups) -> Meaning | None:
    if often := groups.text("often"):
        is_adjective = groups.after[:1].isalpha() and not often.endswith("ally")
        is_name = (groups.is_capital and groups.before[:1].isalpha()) or (is_adjective and groups.is_before_name)
        if groups.is_joined or is_name or groups.before == "average" or (is_adjective and often not in _ADJECTIVES):
            return None
        return Meaning("set", value=lex.SET_ADVERBS[often])
    if weekday := groups.text("weekdays") or groups.text("weekday"):
        number = lex.weekday_of(weekday) + 1
        part = groups.text("part") or groups.text("parts")
        tail = f"T{lex.DAY_PARTS.get(part.removesuffix('s'), 'NI')}" if part else ""
        return Meaning("set", value=f"XXXX-WXX-{number}{tail}")
    if month := groups.text("month"):
        return Meaning("set", value=f"XXXX-{lex.month_of(month):02}")
    if season := groups.text("season"):
        return Meaning("set", value=f"XXXX-{lex.SEASONS[season]}")
    unit = _unit_of(groups)
    words = groups.words("amount")
    nth = ordinal(words[0]) if len(words) == 1 else None
    amount = 2 if words == ["other"] else nth or (amount_of(words) if words else 1)
    return None if unit is None or amount is None or unit == "S" else Meaning("set", value=period(amount, unit))


_ADJECTIVES: Final = word_set("hourly daily nightly weekly")


def _vague(groups: Groups) -> Meaning | None:
    word = groups.text("vague")
    if word in ("soon", "shortly") and groups.after in ("as", "after", "before", "afterwards", "thereafter"):
        return None
    if word in ("just weeks ago", "just days ago"):
        return Meaning("vague", value="PAST_REF", unit="W" if "weeks" in word else "D", step=-1, word="ago")
    return Meaning("vague", value=lex.VAGUE[word], word=word)


def _then(groups: Groups) -> Meaning | None:
    word = groups.text("then")
    if word == "then" or (word == "at the time" and groups.after == "of"):
        return None
    phase = groups.text("phase")
    if phase and not word.endswith(("day", "week", "month", "year")):
        return None
    return Meaning("then", word=word, mod=modifier_of(groups), is_relative_to_text=True)


READERS: Final[dict[str, Reader]] = {
    "ago": _ago,
    "shift": _shift,
    "year_ago": _year_ago,
    "duration": _duration,
    "length": _length,
    "part_century": _part_century,
    "vague_span": _vague_span,
    "bare_units": _bare_units,
    "set": _set,
    "vague": _vague,
    "then": _then,
}
