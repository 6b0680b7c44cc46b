"""What each rule of the grammar says: from the words that matched to a meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from consilience.annotate.times import lexicon as lex
from consilience.annotate.times.meaning import Meaning
from consilience.text.numbers import Number, ordinal, value_of, year_of


class Groups:
    """The named groups of a match, as words."""

    __slots__ = ("_match", "_tokens")

    def __init__(self, tokens: list[lex.Word], match: re.Match[str]) -> None:
        self._tokens = tokens
        self._match = match

    def words(self, name: str) -> list[str]:
        """The words of a group; none if it did not match, or the rule has no such group."""
        if name not in self._match.re.groupindex or self._match.start(name) < 0:
            return []
        return [token.text for token in self._tokens[self._match.start(name) : self._match.end(name)]]

    def text(self, name: str) -> str:
        """The words of a group, joined."""
        return " ".join(self.words(name))

    @property
    def all(self) -> list[str]:
        """All words of the match."""
        return [token.text for token in self._tokens[self._match.start() : self._match.end()]]

    @property
    def before(self) -> str:
        """The word in front of the match."""
        return self._tokens[self._match.start() - 1].text if self._match.start() else ""

    def previous(self, back: int) -> str:
        """The word `back` places in front of the match."""
        place = self._match.start() - back
        return self._tokens[place].text if place >= 0 else ""

    @property
    def after(self) -> str:
        """The word behind the match."""
        return self._tokens[self._match.end()].text if self._match.end() < len(self._tokens) else ""

    def within(self, name: str) -> str:
        """The words behind a group's first, up to the end of the match."""
        return " ".join(t.text for t in self._tokens[self._match.start(name) : self._match.end(name)])


Reader = Callable[[Groups], Meaning | None]


def _mod(groups: Groups) -> str | None:
    """TIMEX3 modifier of the words in front."""
    for name in ("phase", "edge", "approx"):
        word = groups.text(name)
        if word:
            return lex.EDGES.get(word) or lex.MODIFIERS.get(word)
    return None


def step_of(word: str) -> int | None:
    """-1 for last, 1 for next, 0 for this."""
    if word in lex.LAST:
        return -1
    if word in lex.NEXT:
        return 1
    return 0 if word in lex.THIS else None


def _number(words: list[str]) -> Number | None:
    return value_of([word for word in words if word not in ("-", "–", "‐", "‑")])


def _day(words: list[str]) -> int | None:
    if len(words) != 1:
        return None
    value = ordinal(words[0]) or value_of(words)
    return int(value) if isinstance(value, int) and 1 <= value <= 31 else None


def _year(words: list[str]) -> int | None:
    return int(words[0]) if words and words[0].isdecimal() else None


def clock_of(word: str, half: str) -> str | None:
    """`T22:00` from "10" and "p.m."."""
    pieces = re.split(r"[:.]", word) if word[:1].isdigit() else [str(value_of([word]))]
    if len(word) == 4 and word.isdecimal():
        pieces = [word[:2], word[2:]]
    if not all(piece.isdecimal() for piece in pieces):
        return None
    hour, minute = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else 0
    if (half and hour > 12) or hour > 24 or minute > 59:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"


def _iso(groups: Groups) -> Meaning | None:
    word = groups.text("iso")
    year, month, day = int(word[:4]), int(word[5:7]), int(word[8:10])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Meaning("date", year=year, month=month, day=day, part=word[11:16] or None)


def _slashed(groups: Groups) -> Meaning | None:
    word = groups.text("slashed")
    one, two, year_text = re.split(r"[/.-]", word)
    first, second, year = int(one), int(two), int(year_text)
    if len(year_text) == 2:
        if "/" not in word:
            return None
        year += 2000 if year < 50 else 1900
    # Full stops and hyphens are written day first; strokes month first, unless the first number cannot be a month.
    day, month = (first, second) if "/" not in word or first > 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1500 <= year < 2200):
        return None
    return Meaning("date", year=year, month=month, day=day, part=_clock(groups))


def _clock(groups: Groups) -> str | None:
    word = groups.text("clock")
    return clock_of(word, groups.text("ampm")) if word else None


def _date(groups: Groups) -> Meaning | None:
    day = _day(groups.words("day"))
    if groups.words("day") and day is None:
        return None
    return Meaning(
        "date",
        year=_year(groups.words("year")),
        month=lex.month_of(groups.text("month")),
        day=day,
        weekday=lex.weekday_of(groups.text("weekday")) if groups.words("weekday") else None,
        part=_clock(groups),
        mod=_mod(groups),
    )


def _month(groups: Groups) -> Meaning | None:
    unit = groups.text("unit")
    if unit and unit != "year":
        return None
    return Meaning(
        "date",
        month=lex.month_of(groups.text("month")),
        step=step_of(groups.text("det")) if groups.words("det") else None,
        unit="Y" if unit else None,
        mod=_mod(groups),
    )


_NOT_YEARS: Final = lex.word_set("$ £ € ¥ # no. room flight route highway channel page pages")
_COUNTED_NEXT: Final = re.compile(r"[a-z]+s$")
_YEAR_NEXT: Final = lex.word_set("was is has as s this olympics games elections series its across news yes")


_AMOUNTS: Final = lex.word_set("average total sum maximum minimum price cost score record number height rate capacity")


def _year_alone(groups: Groups) -> Meaning | None:
    words = groups.words("words")
    if words:
        year = year_of(words)
        return None if year is None or groups.all[1] != "year" else Meaning("date", year=year, mod=_mod(groups))
    year = _year(groups.words("year"))
    if (
        year is None
        or groups.before in _NOT_YEARS
        or (groups.before in ("-", "/", ".") and groups.previous(2).isdecimal())
    ):
        return None
    if groups.before == "of" and groups.previous(2) in _AMOUNTS:
        return None
    if len(groups.all) > 1 and groups.all[-2] not in ("year", *lex.EDGES, *lex.MODIFIERS, "-", "of", "in", "the"):
        return None
    is_cued = (
        groups.before in lex.YEAR_CUES or "year" in groups.all or bool(groups.text("phase") or groups.text("edge"))
    )
    if groups.text("approx") and not is_cued:
        return None
    is_counted = bool(_COUNTED_NEXT.match(groups.after)) and groups.after not in _YEAR_NEXT
    if is_counted and groups.before not in ("in", "since", "until", "during", "by"):
        return None
    if not is_cued and not 1900 <= year <= 2060:
        return None
    return Meaning("date", year=year, mod=_mod(groups))


def _year_words(groups: Groups) -> Meaning | None:
    words = [word for word in groups.words("words") if word != "-"]
    year = year_of(words)
    if year is None or not 1500 <= year < 2100 or "thousand" in words:
        return None
    month = groups.text("month")
    return Meaning("date", year=year, month=lex.month_of(month) if month else None, mod=_mod(groups))


def _fiscal(groups: Groups) -> Meaning | None:
    return Meaning("date", year=_year(groups.words("year")), word="fiscal")


def _day_range(groups: Groups) -> Meaning | None:
    first, last = _day(groups.words("day")), _day(groups.words("to"))
    if first is None or last is None or first >= last:
        return None
    month, year = lex.month_of(groups.text("month")), _year(groups.words("year"))
    return Meaning("range", year=year, month=month, day=first, number=last, value=f"P{last - first + 1}D")


def _year_range(groups: Groups) -> Meaning | None:
    first, to = _year(groups.words("year")), groups.text("to")
    if first is None or not to.isdecimal():
        return None
    last = int(to) if len(to) == 4 else first - first % 100 + int(to) if len(to) == 2 else 0
    return Meaning("range", year=first, number=last, value=f"P{last - first}Y") if first < last < first + 100 else None


def _weekday(groups: Groups) -> Meaning | None:
    return Meaning(
        "weekday",
        weekday=lex.weekday_of(groups.text("weekday")),
        step=step_of(groups.text("det")) if groups.words("det") else None,
        mod=_mod(groups),
        word=groups.text("det"),
    )


def _part_of_day(groups: Groups) -> Meaning | None:
    word = groups.text("part")
    part = "NI" if word == "night" else lex.DAY_PARTS[word]
    det = groups.text("det")
    if groups.words("weekday"):
        day = _weekday(groups)
        return None if day is None else replace(day, part=part)
    if groups.words("deictic"):
        return replace(_deictic(groups), part=part)
    step = step_of(det)
    if det in ("same", "that", "previous", "preceding", "following", "current", "latest", "final", "past"):
        return None
    return Meaning("day", step=-1 if step == -1 and part == "NI" else step, part=part, mod=_mod(groups))


def _deictic(groups: Groups) -> Meaning:
    word = groups.text("deictic")
    step = lex.BEFORE_DAY.get(word, lex.DAY_NAMES.get(word, 0))
    part = "NI" if word == "tonight" else None
    return Meaning("day", step=step, part=part, mod=_mod(groups), word=word)


def _clock_time(groups: Groups) -> Meaning | None:
    word, half = groups.text("clock"), groups.text("ampm")
    part = clock_of(word, half)
    if part is None:
        return None
    if not half and word.isdecimal() and len(word) != 4 and "o" not in "".join(groups.all):
        return None
    if not half and "o" not in "".join(groups.all) and groups.before in ("score", "of", "won", "-", "record"):
        return None
    return Meaning("clock", part=part, mod=_mod(groups), word=groups.text("day"))


def _unit(groups: Groups) -> Meaning | None:
    word, det = groups.text("unit"), groups.text("det")
    unit = lex.UNITS.get(word)
    if unit is None or (unit in ("S", "MIN", "H") and det != "this") or word == "second":
        return None
    is_from_text = det in ("following", "previous", "preceding", "same", "that", "subsequent")
    if unit in ("S", "MIN", "H") or det in ("final", "present", "these"):
        return None
    if det == "past" and unit not in ("Y", "E", "WE"):
        return Meaning("duration", value=f"P1{unit}", step=-1, unit=unit)
    return Meaning("unit", unit=unit, step=step_of(det), mod=_mod(groups), is_relative_to_text=is_from_text, word=det)


def _the_unit(groups: Groups) -> Meaning | None:
    unit = lex.UNITS[groups.text("unit")]
    mod = _mod(groups)
    if unit in ("Q", "WE") or (mod in ("START", "MID", "END", "BEFORE", "AFTER") and unit in "DWMYEC"):
        if groups.after == "of":
            return None
        return Meaning("unit", unit=unit, step=0, mod=mod, word="the", is_relative_to_text=unit == "Q")
    return None


def _full_unit(groups: Groups) -> Meaning | None:
    return Meaning("unit", unit="Y", step=0, word="the") if groups.text("unit") == "year" else None


def _unit_end(groups: Groups) -> Meaning | None:
    if groups.text("unit") != "year" or groups.text("last_edge") != "end":
        return None
    return Meaning("unit", unit="Y", step=0, mod="END", word="the")


def _quarter(groups: Groups) -> Meaning | None:
    qn, nth = groups.text("qn"), groups.text("nth")
    if not qn and groups.text("what") != "quarter":
        return None
    number = int(qn.strip("q")) if qn else ordinal(nth)
    if number is None or not 1 <= number <= 4:
        return None
    step = step_of(groups.text("det")) if groups.words("det") else None
    return Meaning("quarter", number=number, year=_year(groups.words("year")), step=step, mod=_mod(groups))


def _half(groups: Groups) -> Meaning | None:
    if "of" not in groups.all:
        return None
    number = 1 if groups.text("nth") == "first" else 2
    step = step_of(groups.text("det")) if groups.words("det") else None
    return Meaning("half", number=number, year=_year(groups.words("year")), step=step, mod=_mod(groups))


def _season(groups: Groups) -> Meaning | None:
    step = step_of(groups.text("det")) if groups.words("det") else None
    word = groups.text("season")
    year = _year(groups.words("year")) or year_of([w for w in groups.words("words") if w != "-"])
    return Meaning("season", part=lex.SEASONS[word], year=year, step=step, mod=_mod(groups), word=word)


def _decade(groups: Groups) -> Meaning | None:
    word = groups.text("decade")
    if word in lex.DECADES:
        is_age = groups.before in ("his", "her", "their", "my")
        return None if is_age else Meaning("decade", number=190 + lex.DECADES[word], mod=_mod(groups))
    digits = re.sub(r"\D", "", word)
    if not digits.endswith("0"):
        return None
    if len(digits) == 2:
        if groups.before in ("his", "her", "their", "my"):
            return None
        return Meaning("decade", number=190 + int(digits[0]), mod=_mod(groups))
    return Meaning("decade", number=int(digits[:3]), mod=_mod(groups)) if 1500 <= int(digits) < 2200 else None


def _century(groups: Groups) -> Meaning | None:
    number = ordinal(groups.text("nth"))
    if groups.text("what") != "century" or number is None or not 1 <= number <= 30:
        return None
    return Meaning("century", number=number - 1, mod=_mod(groups))


def _feast(groups: Groups) -> Meaning | None:
    name = groups.text("feast")
    return Meaning("feast", feast=name, year=_year(groups.words("year")), mod=_mod(groups))


def amount_of(words: list[str]) -> Number | str | None:
    """The number of units: a value, "X" for vague, None if the words are no amount."""
    text = " ".join(words)
    if words in (["a"], ["an"]) or (
        len(words) == 2 and words[0] in ("a", "an") and words[1] in ("full", "whole", "long")
    ):
        return 1
    if text in ("half a", "half an", "a half"):
        return 0.5
    few = [word for word in words if word not in ("a", "the")]
    if few and few[0].startswith("couple"):
        return 2
    if few and few[0] in ("few", "several", "some", "many", "dozens of", "number of"):
        return "X"
    return _number(words)


_CLOCK_UNITS: Final = frozenset({"S", "MIN", "H"})


def period(amount: Number | str, unit: str) -> str:
    """A TIMEX3 duration: `P2W`, `PT1H`, `PXY`, `P1Y6M`."""
    if unit == "F":
        amount, unit = (amount * 2 if not isinstance(amount, str) else amount), "W"
    if unit == "WE":
        return f"P{amount}WE"
    if unit in ("E", "C", "L") and not isinstance(amount, str):
        return f"P{_plain(amount * {'E': 10, 'C': 100, 'L': 1000}[unit])}Y"
    if unit == "Q" and not isinstance(amount, str):
        amount, unit = amount * 3, "M"
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
        "ago", unit=unit, step=-float(amount), mod=_mod(groups) or ("APPROX" if "or so" in groups.all else None)
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
        mod=_mod(groups),
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


_OVER_IS_MORE: Final = lex.word_set("for lasted took takes last just well after than in is was been")


def _duration(groups: Groups) -> Meaning | None:
    unit, amount = _unit_of(groups), _amount(groups)
    if unit is None or amount is None:
        return None
    words = groups.all
    if words[0] in ("a", "an") and len(words) == 2 and groups.after in ("later", "earlier", "ago"):
        return None
    if words[0] == "over" and groups.before not in _OVER_IS_MORE:
        return None
    if groups.after == "old" or words[-1] == "old" or groups.after == "-":
        return None
    if groups.after == "of" and words[-1].startswith("quarter"):
        return None
    if (
        unit == "WE"
        or (words[-1] == "second" and amount == 1)
        or (words[-1] in ("second", "quarter") and words[0] == "a")
    ):
        return None
    step = next((step_of(word) for word in words[:3] if step_of(word) is not None), None)
    is_rate = words[0] in ("a", "an") and len(words) == 2 and _is_rated(groups)
    if is_rate:
        return None
    return Meaning("duration", value=period(amount, unit), unit=unit, mod=_mod(groups), step=step)


_CENTURY_PARTS: Final = {("quarter", "century"): 25, ("half", "century"): 50, ("half", "decade"): 5}


def _part_century(groups: Groups) -> Meaning | None:
    part = [word for word in groups.words("part") if word not in ("a", "an")]
    years = _CENTURY_PARTS.get((part[0], groups.text("unit"))) if len(part) == 1 else None
    if years is None:
        return None
    if groups.all[-1] == "ago":
        return Meaning("ago", unit="Y", step=-float(years), mod=_mod(groups))
    return Meaning("duration", value=period(years, "Y"), unit="Y", mod=_mod(groups))


_RATED: Final = lex.word_set("times once twice % percent dollars euros pounds hours days minutes million billion")


def _is_rated(groups: Groups) -> bool:
    """Whether "a year" is "for each year": "twice a year", "$300 a month"."""
    before = groups.before
    return before in _RATED or before[-1:].isdigit() or before in ("cents", "people", "tons", "tonnes", "barrels")


_SPAN_VALUES: Final = {"recent": "PAST_REF", "past": "PAST_REF", "previous": "PAST_REF", "last": "PAST_REF"}


def _vague_span(groups: Groups) -> Meaning | None:
    when, unit = groups.text("when"), _unit_of(groups)
    if unit is None:
        return None
    is_past = when in lex.LAST or when == "recent"
    return Meaning("vague", value="PAST_REF" if is_past else "FUTURE_REF", unit=unit, step=-1 if is_past else 1)


_SPAN_CUES: Final = lex.word_set("for in within over after took take takes lasted last lasts of through throughout the")


def _bare_units(groups: Groups) -> Meaning | None:
    unit = _unit_of(groups)
    if unit is None or groups.text("unit") in ("seconds", "quarters", "weekends", "secs", "mins"):
        return None
    if groups.before not in _SPAN_CUES and groups.after not in ("of", "before", "after", "later", "earlier", "in"):
        return None
    return Meaning("duration", value=period("X", unit), unit=unit)


def _set(groups: Groups) -> Meaning | None:
    if often := groups.text("often"):
        is_adjective = groups.after[:1].isalpha() and not often.endswith("ally")
        return None if groups.after == "-" or is_adjective else Meaning("set", value=lex.SET_ADVERBS[often])
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


def _vague(groups: Groups) -> Meaning | None:
    word = groups.text("vague")
    if word in ("soon", "shortly") and groups.after in ("as", "after", "before", "afterwards", "thereafter"):
        return None
    if word in ("just weeks ago", "just days ago"):
        return Meaning("vague", value="PAST_REF", unit="W" if "weeks" in word else "D", step=-1, word="ago")
    return Meaning("vague", value=lex.VAGUE[word], word=word)


def _then(groups: Groups) -> Meaning | None:
    word = groups.text("then")
    if word == "then":
        return None
    return Meaning("then", word=word, is_relative_to_text=True)


READERS: Final[dict[str, Reader]] = {
    "iso": _iso,
    "slashed": _slashed,
    "date": _date,
    "month": _month,
    "year": _year_alone,
    "yearwords": _year_words,
    "month_year_words": _year_words,
    "fiscal": _fiscal,
    "dayrange": _day_range,
    "yearrange": _year_range,
    "weekday": _weekday,
    "part_of_day": _part_of_day,
    "day": _deictic,
    "clock": _clock_time,
    "unit": _unit,
    "the_unit": _the_unit,
    "full_unit": _full_unit,
    "unit_end": _unit_end,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "feast": _feast,
    "ago": _ago,
    "shift": _shift,
    "year_ago": _year_ago,
    "duration": _duration,
    "part_century": _part_century,
    "vague_span": _vague_span,
    "bare_units": _bare_units,
    "set": _set,
    "vague": _vague,
    "then": _then,
}
