"""What each calendar rule of the grammar says: from the words that matched to a meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from consilience.annotate.times import lexicon as lex
from consilience.annotate.times.groups import Groups, Reader, clock_of, modifier_of, step_of
from consilience.annotate.times.lengths import period
from consilience.annotate.times.meaning import Meaning
from consilience.text.numbers import ordinal, value_of, year_of
from consilience.text.word_sets import word_set


def _day(words: list[str]) -> int | None:
    if len(words) != 1:
        return None
    value = ordinal(words[0]) or value_of(words)
    return int(value) if isinstance(value, int) and 1 <= value <= 31 else None


def _year(words: list[str]) -> int | None:
    return int(words[0]) if words and words[0].isdecimal() else None


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
    is_open = "/" in word and first != second and first <= 12 and second <= 12
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1500 <= year < 2200):
        return None
    return Meaning("date", year=year, month=month, day=day, part=_clock(groups), is_order_open=is_open)


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
        step=step_of(groups.text("det")) if groups.words("det") else None,
        unit="Y" if groups.text("unit") == "year" else None,
        part=_clock(groups),
        mod=modifier_of(groups),
    )


def _week_of(groups: Groups) -> Meaning | None:
    day = _date(groups)
    return None if day is None or day.day is None or groups.text("unit") != "week" else replace(day, unit="W")


def _month(groups: Groups) -> Meaning | None:
    unit, then = groups.text("unit"), groups.text("then")
    if (unit and unit != "year") or (then and not then.endswith("year")):
        return None
    return Meaning(
        "date",
        is_relative_to_text=bool(then),
        month=lex.month_of(groups.text("month")),
        step=step_of(groups.text("det")) if groups.words("det") else None,
        unit="Y" if unit else None,
        mod=modifier_of(groups),
    )


_NOT_YEARS: Final = word_set("$ £ € ¥ # no. room flight route highway channel page pages")
_COUNTED_NEXT: Final = re.compile(r"[a-z]+s$")
_YEAR_NEXT: Final = word_set("was is has as s this olympics games elections series its across news yes")


_AMOUNTS: Final = word_set("average total sum maximum minimum price cost score record number height rate capacity")


_BEFORE_YEAR: Final = word_set("in since until during by -")


def _year_alone(groups: Groups) -> Meaning | None:
    words = groups.words("words")
    if words:
        year = year_of(words)
        return None if year is None or groups.all[1] != "year" else Meaning("date", year=year, mod=modifier_of(groups))
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
    is_about = bool(groups.text("approx") and not is_cued) or groups.before in ("about", "around")
    if is_about and groups.after.isalpha() and groups.after not in lex.LINKS:
        return None  # "about 2000 police"
    is_counted = bool(_COUNTED_NEXT.match(groups.after)) and groups.after not in _YEAR_NEXT
    if is_counted and groups.before not in _BEFORE_YEAR and not (groups.before == "the" and 1900 <= year <= 2060):
        return None
    if not is_cued and not 1900 <= year <= 2060:
        return None
    return Meaning("date", year=year, mod=modifier_of(groups))


def _year_words(groups: Groups) -> Meaning | None:
    words = [word for word in groups.words("words") if word != "-"]
    year = year_of(words)
    if year is None or not 1500 <= year < 2100 or "thousand" in words:
        return None
    month = groups.text("month")
    return Meaning("date", year=year, month=lex.month_of(month) if month else None, mod=modifier_of(groups))


def _fiscal(groups: Groups) -> Meaning | None:
    return Meaning("date", year=_year(groups.words("year")), word="fiscal")


def _day_range(groups: Groups) -> Meaning | None:
    first, last = _day(groups.words("day")), _day(groups.words("to"))
    if first is None or last is None or first >= last:
        return None
    join = groups.text("join")
    month, year = lex.month_of(groups.text("month")), _year(groups.words("year"))
    return Meaning("range", year=year, month=month, day=first, number=last, value=f"P{last - first + 1}D", word=join)


def _year_range(groups: Groups) -> Meaning | None:
    first, to = _year(groups.words("year")), groups.text("to")
    if first is None or not to.isdecimal():
        return None
    last = int(to) if len(to) == 4 else first - first % 100 + int(to) if len(to) == 2 else 0
    return Meaning("range", year=first, number=last, value=f"P{last - first}Y") if first < last < first + 100 else None


def _nth_weekday(groups: Groups) -> Meaning | None:
    """ "The first Thursday in May": the weekday, which one of its month (-1 for the last), the month."""
    word = groups.text("nth")
    number = -1 if word == "last" else ordinal(word)
    if number is None or number > 5 or word in ("past", "previous", "preceding"):
        return None
    return Meaning(
        "nth_weekday",
        weekday=lex.weekday_of(groups.text("weekday")),
        number=number,
        month=lex.month_of(groups.text("month")),
        year=_year(groups.words("year")),
    )


_PAPERS: Final = word_set("express herald independent mail mirror news post review telegraph times tribune world")
_BEFORE_THAT: Final = word_set("after before by during earlier for from in later of on since until")
"""Words before "that" that make it point to a day."""


def _weekday(groups: Groups) -> Meaning | None:
    if groups.text("approx") and groups.after in ("'s", "’s"):
        return None  # "a way around Wednesday's ruling"
    is_paper = groups.after in lex.DAY_PARTS or (groups.before == "the" and groups.after in _PAPERS)
    if is_paper and groups.is_before_name and groups.is_after_small:
        return None  # the name of a programme or a paper
    if groups.text("det") == "that" and groups.before not in _BEFORE_THAT:
        return None  # "he denied that Monday's vote was fair"
    return Meaning(
        "weekday",
        weekday=lex.weekday_of(groups.text("weekday")),
        step=step_of(groups.text("det")) if groups.words("det") else None,
        mod=modifier_of(groups),
        word=groups.text("det"),
    )


def _part_of_day(groups: Groups) -> Meaning | None:
    word = groups.text("part")
    part = "NI" if word == "night" else lex.DAY_PARTS[word]
    det = groups.text("det")
    if groups.words("month"):
        date = _date(groups)
        return None if date is None else replace(date, part=part)
    if groups.words("weekday"):
        if groups.is_capital and groups.is_before_name and groups.is_after_small:
            return None  # the name of a programme: "Saturday Night Show"
        day = _weekday(groups)
        return None if day is None else replace(day, part=part)
    if groups.words("deictic"):
        return replace(_deictic(groups), part=part)
    step = step_of(det)
    if det in _FROM_TEXT and det not in ("preceding", "subsequent"):
        is_next = det in ("next", "following")
        return Meaning("unit", unit="D", step=1 if is_next else step, part=part, word=det, is_relative_to_text=True)
    if det in ("same", "that", "previous", "preceding", "following", "current", "latest", "final", "past"):
        return None
    return Meaning("day", step=-1 if step == -1 and part == "NI" else step, part=part, mod=modifier_of(groups))


def _small_hours(groups: Groups) -> Meaning | None:
    if lex.unit_of(groups.text("unit")) != "H":
        return None
    day = _weekday(groups)
    return None if day is None else replace(day, part="MO" if groups.text("phase") == "early" else "NI")


_AT: Final = word_set("at by around before until till after since from past between")
_IN: Final = word_set("in during through throughout into by until")
_MIDPOINTS: Final = word_set("noon midday midnight lunchtime dawn dusk daybreak")


def _part_alone(groups: Groups) -> Meaning | None:
    word = groups.text("part")
    part = "NI" if word == "night" else lex.DAY_PARTS[word]
    is_placed = groups.before in _AT and (word in _MIDPOINTS or bool(groups.text("phase")))
    is_placed = is_placed or word == "overnight" or word.startswith("mid-")
    if groups.after == "of" or (not is_placed and ("the" not in groups.all or groups.before not in _IN)):
        return None
    return Meaning("part", part=part, mod=modifier_of(groups), word=word)


def _deictic(groups: Groups) -> Meaning:
    word = groups.text("deictic")
    step = lex.BEFORE_DAY.get(word, lex.DAY_NAMES.get(word, 0))
    part = "NI" if word == "tonight" else None
    return Meaning("day", step=step, part=part, mod=modifier_of(groups), word=word)


def _clock_time(groups: Groups) -> Meaning | None:
    word, half = groups.text("clock"), groups.text("ampm")
    if part_word := groups.text("part"):
        half = "p" if lex.DAY_PARTS[part_word] in ("AF", "EV") else "a"
    part = clock_of(word, half)
    if part is None:
        return None
    if not half and word.isdecimal() and len(word) != 4 and "o" not in "".join(groups.all):
        return None
    if not half and "o" not in "".join(groups.all) and groups.before in ("score", "of", "won", "-", "record"):
        return None
    return Meaning("clock", part=part, mod=modifier_of(groups), word=groups.text("day"))


_QUOTES: Final = frozenset("\"'“”‘’«»`")
_FROM_TEXT: Final = frozenset({"following", "previous", "preceding", "same", "that", "subsequent", "next"})


def _unit(groups: Groups) -> Meaning | None:
    word, det = groups.text("unit"), groups.text("det")
    unit = lex.UNITS.get(word)
    if unit in ("MIN", "H") and det in ("last", "past") and "the" in groups.all:
        is_idiom = groups.before == "at" or groups.is_joined
        return None if is_idiom else Meaning("duration", value=period(1, unit), step=-1, unit=unit)
    if unit is None or (unit in ("S", "MIN", "H") and det != "this") or word == "second":
        return None
    if unit == "D" and det == "this" and groups.before == "to":
        return Meaning("vague", value="PRESENT_REF", word="this day")  # "it stands to this day"
    is_from_text = det in _FROM_TEXT and (det != "next" or unit == "D")
    if groups.text("approx") and groups.after in ("'s", "’s"):
        return None  # "a talk about last week's vote"
    if groups.is_capital and groups.before in _QUOTES:
        return None  # the name of a programme: "This Week"
    if unit in ("S", "MIN", "H") or det in ("final", "present", "these"):
        return None
    if det == "past" and unit not in ("Y", "WE"):
        return Meaning("duration", value=period(1, unit), step=-1, unit=unit)
    return Meaning(
        "unit", unit=unit, step=step_of(det), mod=modifier_of(groups), is_relative_to_text=is_from_text, word=det
    )


def _the_unit(groups: Groups) -> Meaning | None:
    unit = lex.UNITS[groups.text("unit")]
    mod = modifier_of(groups)
    if unit == "Y" and mod is None and (groups.words("fiscal") or groups.after in ("ended", "ending")):
        return Meaning("duration", value="P1Y", unit=unit)
    if unit == "Y" and mod is None and _is_running_year(groups):
        return Meaning("unit", unit=unit, step=0, word="the")
    if unit == "D" and mod == "END" and groups.after == "," and "at" in (groups.before, groups.previous(2)):
        return None  # "at the end of the day, it is his choice"
    if unit in ("Q", "WE") or (mod in ("START", "MID", "END", "BEFORE", "AFTER") and unit in "DWMYEC"):
        if groups.after == "of" or groups.is_joined:
            return None
        month = _end_of_quarter(groups) if unit == "Q" else None
        return Meaning("unit", unit=unit, step=0, month=month, mod=mod, word="the", is_relative_to_text=unit == "Q")
    return None


def _end_of_quarter(groups: Groups) -> int | None:
    """The last month of the calendar quarter that the words behind name: 9 for "the quarter ended Sept. 30"."""
    name = groups.following(1).rstrip(".")
    month = lex.MONTHS.get(name) if groups.after in ("ended", "ending") else None
    return month if month and month % 3 == 0 else None


_YEAR_GOES_ON: Final = word_set("of before after when that in to - earlier later ago and or long old which")


def _is_running_year(groups: Groups) -> bool:
    """Whether "the year" is this one: "a high for the year", "the first months of the year"."""
    if groups.previous(2) in ("time", "times", "most", "much", "rest") and groups.before == "of":
        return groups.previous(2) == "rest"
    return groups.before in ("for", "of") and groups.after not in _YEAR_GOES_ON and not groups.is_capital


def _full_unit(groups: Groups) -> Meaning | None:
    return Meaning("unit", unit="Y", step=0, word="the") if groups.text("unit") == "year" else None


def _unit_end(groups: Groups) -> Meaning | None:
    if groups.text("unit") != "year" or groups.text("last_edge") != "end":
        return None
    is_adjective = groups.after[:1].isalpha() and groups.after not in lex.LINKS
    if "-" not in groups.all or is_adjective or groups.text("phase") or groups.text("edge"):
        return Meaning("unit", unit="Y", step=0, mod="END", word="the")
    return Meaning("date", month=12, day=31)


def _same_part(groups: Groups) -> Meaning | None:
    """The quarter that was named before, of another year: "the 2018 quarter", "the latest period"."""
    what, det = groups.text("what"), groups.text("det")
    if what not in ("quarter", "period", "term"):
        return None
    if det in lex.LAST or groups.words("ago"):
        is_of_year = "year" in groups.all or "year's" in groups.all
        return Meaning("same_part", step=-1, word=what) if is_of_year and groups.text("ago") != "later" else None
    return Meaning("same_part", year=_year(groups.words("year"))) if det in ("", "latest", "current") else None


def _quarter(groups: Groups) -> Meaning | None:
    qn, nth = groups.text("qn"), groups.text("nth")
    if not qn and groups.text("what") != "quarter":
        return None
    if groups.all[0] == "the" and groups.all[-2] == "-" and groups.after[:1].isalpha():
        return None  # "the third-quarter loss": the article is the loss's
    number = int(qn.strip("q")) if qn else ordinal(nth)
    if number is None or not 1 <= number <= 4:
        return None
    step = step_of(groups.text("det")) if groups.words("det") else None
    return Meaning("quarter", number=number, year=_year(groups.words("year")), step=step, mod=modifier_of(groups))


def _half(groups: Groups) -> Meaning | None:
    if "of" not in groups.all:
        return None
    number = 1 if groups.text("nth") == "first" else 2
    step = step_of(groups.text("det")) if groups.words("det") else None
    return Meaning("half", number=number, year=_year(groups.words("year")), step=step, mod=modifier_of(groups))


def _season(groups: Groups) -> Meaning | None:
    step = step_of(groups.text("det")) if groups.words("det") else None
    word = groups.text("season")
    if groups.after in ("'s", "’s") and step is None and groups.following(1) in lex.DAY_PARTS:
        return None  # "a warm summer's night"
    year = _year(groups.words("year")) or year_of([w for w in groups.words("words") if w != "-"])
    return Meaning("season", part=lex.SEASONS[word], year=year, step=step, mod=modifier_of(groups), word=word)


def _decade(groups: Groups) -> Meaning | None:
    word = groups.text("decade")
    if word in lex.DECADES:
        is_age = groups.before in ("his", "her", "their", "my")
        return None if is_age else Meaning("decade", number=190 + lex.DECADES[word], mod=modifier_of(groups))
    digits = re.sub(r"\D", "", word)
    if not digits.endswith("0"):
        return None
    if len(digits) == 2:
        if groups.before in ("his", "her", "their", "my"):
            return None
        return Meaning("decade", number=190 + int(digits[0]), mod=modifier_of(groups))
    return Meaning("decade", number=int(digits[:3]), mod=modifier_of(groups)) if 1500 <= int(digits) < 2200 else None


def _century(groups: Groups) -> Meaning | None:
    number = ordinal(groups.text("nth"))
    if groups.text("what") != "century" or number is None or not 1 <= number <= 30:
        return None
    return Meaning("century", number=number - 1, mod=modifier_of(groups))


def _feast(groups: Groups) -> Meaning | None:
    name = groups.text("feast")
    if groups.is_before_name and not groups.words("year") and " " not in name:
        return None  # "Easter Seals", "Christmas Island"
    return Meaning("feast", feast=name, year=_year(groups.words("year")), mod=modifier_of(groups))


READERS: Final[dict[str, Reader]] = {
    "iso": _iso,
    "slashed": _slashed,
    "date": _date,
    "month": _month,
    "year": _year_alone,
    "yearwords": _year_words,
    "week_of": _week_of,
    "fiscal": _fiscal,
    "dayrange": _day_range,
    "yearrange": _year_range,
    "weekday": _weekday,
    "nth_weekday": _nth_weekday,
    "part_of_day": _part_of_day,
    "small_hours": _small_hours,
    "part_alone": _part_alone,
    "day": _deictic,
    "clock": _clock_time,
    "unit": _unit,
    "the_unit": _the_unit,
    "full_unit": _full_unit,
    "unit_end": _unit_end,
    "same_part": _same_part,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "feast": _feast,
}
