"""The grammar of time expressions: a table of patterns over word classes, each with the reading that it gives.

In a pattern every name in braces is a word class of `tokens`; the rest is a regular expression. At each place the
longest match wins, then the earlier rule. Every repetition is bounded, so reading a text takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.times import lengths, readings
from consilience.annotate.times.groups import Groups
from consilience.annotate.times.meaning import Found, Meaning
from consilience.annotate.times.tokens import CHARACTER, CORE, NOTHING, Word, classes, words

_PIECES: Final = {
    "number": "{figures}(?:{hyphen}?[{num}{one}{half}]|{and}{figures}){{0,5}}(?:{and}{a}{half})?",
    "figures": "[{num}{figure}{year}{one}]",
    "some": "(?:{a}{few}|{few}|{half}{a}|{a}{half}|{a}[{adj}{full}{long}]|{a})",
    "unitword": "[{unit}{second}{night}]",
    "unitwords": "[{units}{unit}{second}{night}{nights}]",
    "nth": "[{ord}{second}{first}]",
    "daynumber": "[{figure}{ord}{first}{second}{num}{one}]",
    "det": "[{last}{next}{this}]",
    "daypart": "[{part}{night}]",
    "yearwords": "{num}{hyphen}?{num}{hyphen}?[{num}{one}]?",
}
"""Classes and word groups that several rules share."""
_PIECES_NAMED: Final = {
    "month_day": "(?P<month>{month})(?P<day>{daynumber}){in_year}",
    "day_month": "(?P<day>{daynumber}){hyphen}?{of}?(?P<month>{month})(?:[{comma}{hyphen}]?(?P<year>{year}))?",
    "in_year": "(?:{comma}?(?P<year>{year}))?",
    "yeardash": "(?P<unit>{unit}){hyphen}(?P<way>[{ago}{phase}])",
    "at_clock": "(?:{comma}?(?P<clock>{clock})(?P<ampm>{ampm})?)?",
    "on_day": (
        "(?:[{on}{comma}]?(?P<day>{deictic}|{det}?{weekday}(?:{comma}?{month}{daynumber})?"
        "|{month}{daynumber}(?:{comma}?{year})?|{daynumber}{of}?{month}{year}?|{iso}))?"
    ),
    "of_year": "(?:{of}?{fiscal}?(?P<year>{year}))?",
}
"""Word groups with the names by which the readings know them; each may stand once in a rule."""

# (reading, pattern, what may stand in front: a key of _PREFIXES)
_RULES: Final[tuple[tuple[str, str, str], ...]] = (
    ("iso", "(?P<iso>{iso})", ""),
    ("slashed", "(?P<slashed>{slashed}){at_clock}", ""),
    (
        "date",
        "(?:{this}?{next}?(?P<weekday>{weekday}){comma}?|(?P<det>[{last}{next}{this}]))?{month_day}{at_clock}",
        "edge",
    ),
    ("date", "(?:(?P<weekday>{weekday}){comma}?)?{the}?{day_month}{at_clock}", "edge"),
    ("date", "(?P<month>{month})[{comma}{of}]?(?P<year>{year})", "edge"),
    ("date", "(?P<month>{month})(?P<day>{daynumber}){of}?(?P<det>{det})(?P<unit>{unit})", "edge"),
    ("date", "{the}?(?P<day>{daynumber}){of}?(?P<month>{month}){of}?(?P<det>{det})(?P<unit>{unit})", "edge"),
    ("month", "(?P<det>{det})?(?P<month>{month})", "edge"),
    ("month", "(?P<month>{month}){of}?(?P<det>{det})(?P<unit>{unit})", "edge"),
    ("month", "(?P<month>{month}){of}?(?P<then>{then})", "edge"),
    ("week_of", "{the}?(?P<unit>{unit})[{of}{edge}{ended}](?:{weekday}{comma}?)?{month_day}", ""),
    ("week_of", "{the}?(?P<unit>{unit})[{of}{edge}{ended}](?:{weekday}{comma}?)?{day_month}", ""),
    ("year", "(?:{the}?{unit})?(?P<year>{year})", "edge"),
    ("year", "{the}{unit}(?P<words>{number})", "edge"),
    ("yearwords", "(?P<words>{yearwords})", "edge"),
    ("yearwords", "(?P<month>{month})(?P<words>{yearwords})", "edge"),
    ("fiscal", "{the}?{fiscal}{unit}?(?P<year>{year})", ""),
    ("fiscal", "{the}?(?P<year>{year}){fiscal}{unit}", ""),
    ("same_part", "{the}(?P<year>{year})(?P<what>[{period}{unit}])", ""),
    ("same_part", "{the}(?P<det>{this})(?P<what>{period})", ""),
    ("same_part", "(?P<det>{last}){unit}{poss}(?P<what>[{period}{unit}])", ""),
    (
        "same_part",
        "{the}[{this}{like}]?(?P<what>[{period}{unit}])(?:{of}?(?P<det>{last}){unit}|{a}{unit}(?P<ago>[{ago}{phase}]))",
        "",
    ),
    (
        "dayrange",
        "(?P<month>{month})(?P<day>{daynumber})(?P<join>[{hyphen}{to}{and}])(?P<to>{daynumber}){in_year}",
        "",
    ),
    (
        "dayrange",
        "(?P<day>{daynumber})(?P<join>[{hyphen}{to}{and}])(?P<to>{daynumber}){of}?(?P<month>{month}){in_year}",
        "",
    ),
    ("yearrange", "(?P<year>{year}){hyphen}(?P<to>[{year}{figure}])", ""),
    ("weekday", "(?:{the}?(?P<det>{det}){next}?)?(?P<weekday>{weekday})", "edge"),
    (
        "nth_weekday",
        "{the}?(?P<nth>[{ord}{second}{first}{last}])(?P<weekday>{weekday})[{of}{in}](?P<month>{month})"
        "(?:[{of}{in}]?(?P<year>{year}))?",
        "",
    ),
    ("part_of_day", "{the}?(?P<det>{det})?(?P<weekday>{weekday}){hyphen}?(?P<part>{daypart})", "edge"),
    ("part_of_day", "(?P<deictic>{deictic}){hyphen}?(?P<part>{daypart})", "edge"),
    ("part_of_day", "(?P<part>{daypart})[{on}{of}]?(?P<weekday>{weekday})(?:{comma}?{month_day})?", "edge"),
    ("part_of_day", "{the}?(?P<part>{daypart})[{on}{of}]{month_day}", "edge"),
    ("part_of_day", "{the}?(?P<part>{daypart})[{on}{of}]{the}?{day_month}", "edge"),
    ("part_of_day", "(?P<part>{daypart})(?P<deictic>{deictic})", "edge"),
    ("part_of_day", "{the}?(?P<det>{det})(?P<part>{daypart})", "edge"),
    ("small_hours", "{the}?(?P<phase>{phase})(?P<unit>{units}){of}(?P<weekday>{weekday}){part}?", ""),
    ("part_alone", "{the}?(?P<part>{daypart})", "edge"),
    ("day", "(?P<deictic>{deictic})", "edge"),
    ("clock", "(?P<clock>[{clock}{figure}{num}{one}])(?P<ampm>{ampm}){zone}?{on_day}", "edge"),
    ("clock", "(?P<clock>[{figure}{year}]){zone}{on_day}", "edge"),
    ("clock", "(?P<clock>[{clock}{figure}{num}{one}]){in}{the}(?P<part>{part}){on_day}", "edge"),
    ("clock", "(?P<clock>{clock}){zone}?{on_day}", "edge"),
    ("clock", "(?P<clock>[{figure}{num}{one}]){oclock}{zone}?{on_day}", "edge"),
    ("unit", "{the}?(?P<det>{det}){next}?{fiscal}?{adj}?(?P<unit>{unitword})", "edge"),
    ("the_unit", "{the}(?P<fiscal>{fiscal})?(?P<unit>{unit})", "edge"),
    ("full_unit", "{the}{full}(?P<unit>{unit})", ""),
    ("unit_end", "{the}?(?P<unit>{unit}){poss}?{hyphen}?(?P<last_edge>{edge})", "edge"),
    ("quarter", "{the}?{fiscal}?{hyphen}?(?P<nth>{nth}){fiscal}?{hyphen}?(?P<what>{unit}){of_year}", "edge"),
    ("quarter", "(?P<qn>{qn}){of_year}", "edge"),
    ("quarter", "{the}?(?P<year>{year})[{poss}]?(?P<nth>{nth}){hyphen}?(?P<what>{unit})", "edge"),
    ("quarter", "{the}?(?P<det>{det}){unit}{poss}(?P<nth>{nth}){hyphen}?(?P<what>{unit})", "edge"),
    ("quarter", "{the}?(?P<nth>{nth}){hyphen}?(?P<what>{unit}){of}(?P<det>{det}){unit}", "edge"),
    (
        "half",
        "{the}?(?P<nth>[{first}{second}{last}]){half}(?:{of}(?:(?P<year>{year})|(?:(?P<det>{det})|{the}){unit}))?",
        "edge",
    ),
    ("season", "{the}?(?P<det>{det}){last}?(?P<season>{season})", "edge"),
    ("season", "{the}?(?P<season>{season})(?:{of}?(?:(?P<year>{year})|(?P<words>{yearwords})))?", "edge"),
    ("decade", "{the}?(?P<decade>[{decades}{decade}])", "edge"),
    ("century", "{the}?(?P<nth>{nth}){hyphen}?(?P<what>{unit})", "edge"),
    ("feast", "{det}?(?P<feast>{feast})(?P<eve>{eve})?(?:{comma}?(?P<year>{year}))?", "edge"),
    ("ago", "(?P<amount>{number}|{some})?{more}?(?P<unit>{unitwords}){orso}?{ago}", "about"),
    ("ago", "(?P<amount>{number}|{a})(?P<unit>{unitwords}){and}{a}{half}{ago}", "about"),
    ("shift", "(?P<amount>{number}|{some})(?P<unit>{unitwords}){orso}?(?P<way>[{phase}{hence}])", "about"),
    ("year_ago", "{the}{like}?{adj}?{yeardash}(?P<what>[{period}{unit}])", ""),
    ("year_ago", "{yeardash}(?P<what>[{period}{unit}])?", ""),
    ("year_ago", "{the}?{adj}?{yeardash}(?P<nth>{nth})(?P<what>{unit})", ""),
    ("duration", "{the}?(?P<amount>{number}){more}?{adj}?(?P<unit>{unitwords}){orso}?", "about"),
    (
        "duration",
        "{the}?[{last}{next}{this}{first}]{hyphen}?(?P<amount>{number}|{few}){adj}?(?P<unit>[{units}{seasons}]){orso}?",
        "about",
    ),
    (
        "duration",
        "(?:{the}?[{last}{next}{this}{first}])?(?P<amount>{number})[{to}{or}{hyphen}]{number}{more}?(?P<unit>{unitwords})",
        "about",
    ),
    ("duration", "(?P<amount>{number}|{some}){more}?(?P<unit>{unitwords})(?:{and}{a}{half})?", "about"),
    ("duration", "(?P<amount>{number}{hyphen}{and}{hyphen}{a}{hyphen}{half}){hyphen}?(?P<unit>{unitwords})", "about"),
    ("duration", "(?P<amount>{a}|{one})(?P<unit>{unitword}){or}(?:{num}|{orso})", "about"),
    ("duration", "(?P<amount>{number}|{few}){hyphen}(?P<unit>{unitwords})(?:{hyphen}?[{old}{long}])?", "about"),
    ("duration", "(?P<amount>{a}?{few}){more}?{adj}?(?P<unit>{unitwords}){orso}?", "about"),
    ("length", "(?P<unit>[{unit}{units}]){hyphen}[{long}{old}]", ""),
    ("length", "(?P<lengthy>{lengthy})", ""),
    ("part_century", "(?P<part>{a}?[{half}{unit}]|{half}{a}){hyphen}?(?P<unit>{unit}){ago}?", "about"),
    ("vague_span", "{the}?(?P<when>[{recent}{last}{next}])(?P<unit>{units})(?:[{and}{or}]{units})?", ""),
    ("bare_units", "(?P<unit>{units})(?:[{or}{and}]{units})?", ""),
    ("bare_units", "{the}(?P<part>[{first}{phase}])?(?P<unit>{units})", ""),
    ("set", "{every}(?P<amount>{number}|{other}|{ord}|{few})?(?P<unit>{unitwords})", ""),
    ("set", "{every}(?P<weekday>{weekday})(?P<part>{daypart})?", ""),
    ("set", "{every}(?P<month>{month})", ""),
    ("set", "{every}(?P<season>{season})", ""),
    ("set", "(?P<weekdays>{weekdays})", ""),
    ("set", "(?P<weekday>{weekday})(?P<parts>[{parts}{nights}])", ""),
    ("set", "(?P<often>{often})", ""),
    ("vague", "(?P<vague>{vague})", ""),
    ("then", "(?P<phase>{phase})?(?P<then>{then})", ""),
)
_PREFIXES: Final = {
    "": "",
    "about": "(?P<approx>[{approx}{about}])?",
    "edge": (
        "(?:(?P<approx>{about})"
        "|{the}?(?P<phase>{phase})[{hyphen}{in}{on}]?(?:{the}(?=[{unit}{season}{year}{fiscal}{first}{second}{ord}]))?"
        "|{the}?(?P<edge>{edge}){of}(?:{the}(?=[{unit}{season}{fiscal}{ord}{first}{second}]))?)?"
    ),
}
"""What may stand in front of an expression and belongs to it: "about", "early", "the end of"."""


_READERS: Final = readings.READERS | lengths.READERS


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled line of the table."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Groups], Meaning | None]


def _compiled(pattern: str) -> re.Pattern[str]:
    for pieces in (_PIECES_NAMED, _PIECES):
        for name, piece in pieces.items():
            pattern = pattern.replace(f"{{{name}}}", piece)
    return re.compile(pattern.format_map(CHARACTER))


RULES: Final[tuple[Rule, ...]] = tuple(
    Rule(name, _compiled(_PREFIXES[prefix] + pattern), _READERS[name]) for name, pattern, prefix in _RULES
)
_ANY: Final = re.compile("|".join(f"(?:{re.sub(r'[(][?]P<[a-z_]+>', '(?:', rule.pattern.pattern)})" for rule in RULES))
"""All rules in one, to pass over places where no expression starts."""
_ISLAND: Final = re.compile(f"[^{re.escape(NOTHING)}]+")
_YEAR_IN_WORDS: Final = re.compile("{num}{hyphen}?{num}".format_map(CHARACTER))
_LONGEST: Final = 16


def expressions(text: str) -> Iterator[Found]:
    """The time expressions of a text, in order, without overlap."""
    tokens = words(text)
    line = classes(tokens)
    yield from _ordered(_years_shared(list(_found(text, tokens, line)), text), tokens)


def _found(text: str, tokens: list[Word], line: str) -> Iterator[Found]:
    for island in _ISLAND.finditer(line):
        if CORE.isdisjoint(island.group()) and not _YEAR_IN_WORDS.search(island.group()):
            continue
        position = island.start()
        while position < island.end():
            best = _best(tokens, line, position)
            if best is None:
                position += 1
                continue
            end, meaning = best
            if meaning.kind == "clock" and meaning.word:
                meaning = _on_its_day(meaning, text[tokens[position + 1].start : tokens[end - 1].end])
            start, last = tokens[position].start, tokens[end - 1].end
            if meaning.kind == "range" and meaning.word == "and":
                middle = next(n for n in range(position, end) if tokens[n].text == "and")
                day = replace(meaning, kind="date", number=None, value=None, word="")
                yield Found(start, tokens[middle - 1].end, day)
                start, meaning = tokens[middle + 1].start, replace(day, day=meaning.number)
            yield Found(start, last, meaning)
            position = end


_JOINED: Final = re.compile(r"\s*(?:,|-|–|to|and|or|until|till|through|,\s*and)\s*(?:the\s+)?", re.IGNORECASE)


def _years_shared(rows: list[Found], text: str) -> list[Found]:
    """The same, where a year that is written once holds for the dates in front of it: "in June and July 2018"."""
    for n in range(len(rows) - 2, -1, -1):
        one, other = rows[n].meaning, rows[n + 1].meaning
        is_open = one.kind == "date" and one.year is None and one.step is None and one.month is not None
        if not is_open or other.kind != "date" or other.year is None or other.month is None:
            continue
        gap = text[rows[n].end : rows[n + 1].start]
        if len(gap) < 12 and _JOINED.fullmatch(gap):
            is_turn = (one.month or 0, one.day or 0) > (other.month, other.day or 0)
            rows[n] = replace(rows[n], meaning=replace(one, year=other.year - is_turn))
    return rows


def _ordered(rows: list[Found], tokens: list[Word]) -> Iterator[Found]:
    """The same, where dates in figures follow the order that another date of the text proves ("25/03/2021")."""
    days = [[int(part) for part in token.text.split("/")] for token in tokens if _STROKES.fullmatch(token.text)]
    is_day_first, is_month_first = (any(day[n] > 12 for day in days) for n in (0, 1))
    for found in rows:
        meaning = found.meaning
        if meaning.is_order_open and is_day_first != is_month_first:
            day, month = (meaning.month, meaning.day) if is_day_first else (meaning.day, meaning.month)
            found = replace(found, meaning=replace(meaning, day=day, month=month, is_order_open=False))
        yield found


_STROKES: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")


def _on_its_day(clock: Meaning, rest: str) -> Meaning:
    """A clock time with the day that stands behind it: "10 p.m. Wednesday"."""
    days = [found.meaning for found in expressions(rest) if found.meaning.kind in ("weekday", "day", "date")]
    return replace(days[0], part=clock.part, mod=clock.mod) if days else clock


def _best(tokens: list[Word], line: str, position: int) -> tuple[int, Meaning] | None:
    """The end and the reading of the longest expression that starts at a token."""
    if not _ANY.match(line, position, position + _LONGEST):
        return None
    matches = []
    for rule in RULES:
        match = rule.pattern.match(line, position, position + _LONGEST)
        if match and match.end() > position:
            matches.append((match.end(), rule, match))
    matches.sort(key=lambda row: -row[0])
    for end, rule, match in matches:
        meaning = rule.read(Groups(tokens, match))
        if meaning is not None and not _is_cut(tokens, end):
            return end, meaning
    return None


def _is_cut(tokens: list[Word], end: int) -> bool:
    """Whether the expression is a piece of a longer figure or a hyphenated word ("mid-2,500", "day-to-day")."""
    after = tokens[end] if end < len(tokens) else None
    last = tokens[end - 1]
    if after is None or after.start > last.end:
        return False
    return (after.text in ("-", "/", "%", "°") and last.kind in ("figure", "num", "one")) or after.text == "%"
