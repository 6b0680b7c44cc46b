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

_FIGURES: Final = "[{num}{figure}{year}{one}]"
_PIECES: Final = {
    "number": f"{_FIGURES}(?:{{hyphen}}?[{{num}}{{one}}{{half}}]|{{and}}{_FIGURES}){{{{0,5}}}}"
    "(?:{and}{a}{half})?",
    "unitword": "[{unit}{second}{night}]",
    "unitwords": "[{units}{unit}{second}{night}{nights}]",
    "nth": "[{ord}{second}{first}]",
    "day": "[{figure}{ord}{first}{second}{num}{one}]",
    "det": "[{last}{next}{this}]",
}
_DAYLIKE: Final = (
    "[{deictic}]|{det}?{weekday}(?:{comma}?{month}{day})?|{month}{day}(?:{comma}?{year})?"
    "|{day}{of}?{month}{year}?|{iso}"
)

# (name, pattern, whether "early", "about", "the end of" may stand in front)
_RULES: Final[tuple[tuple[str, str, bool], ...]] = (
    ("iso", "(?P<iso>{iso})", False),
    ("slashed", "(?P<slashed>{slashed})(?:{comma}?(?P<clock>{clock})(?P<ampm>{ampm})?)?", False),
    (
        "date",
        "(?:{this}?{next}?(?P<weekday>{weekday}){comma}?)?(?P<month>{month})(?P<day>{day})"
        "(?:{comma}?(?P<year>{year}))?(?:{comma}?(?P<clock>{clock})(?P<ampm>{ampm})?)?",
        True,
    ),
    (
        "date",
        "(?:(?P<weekday>{weekday}){comma}?)?{the}?(?P<day>{day}){hyphen}?{of}?(?P<month>{month})"
        "(?:[{comma}{hyphen}]?(?P<year>{year}))?(?:{comma}?(?P<clock>{clock})(?P<ampm>{ampm})?)?",
        True,
    ),
    ("date", "(?P<month>{month})[{comma}{of}]?(?P<year>{year})", True),
    ("month", "(?P<det>{det})?(?P<month>{month})", True),
    ("month", "(?P<month>{month}){of}?(?P<det>{det})(?P<unit>{unit})", True),
    ("year", "(?:{the}?{unit})?(?P<year>{year})", True),
    ("year", "{the}{unit}(?P<words>{number})", True),
    ("yearwords", "(?P<words>{num}{hyphen}?{num}{hyphen}?[{num}{one}]?)", True),
    ("month_year_words", "(?P<month>{month})(?P<words>{num}{hyphen}?{num}{hyphen}?[{num}{one}]?)", True),
    ("fiscal", "{the}?{fiscal}{unit}?(?P<year>{year})", False),
    ("fiscal", "{the}?(?P<year>{year}){fiscal}{unit}", False),
    ("fiscal", "{the}(?P<year>{year}){period}", False),
    (
        "dayrange",
        "(?P<month>{month})(?P<day>{day})[{hyphen}{to}{and}](?P<to>{day})(?:{comma}?(?P<year>{year}))?",
        False,
    ),
    ("dayrange", "(?P<day>{day})[{hyphen}{to}{and}](?P<to>{day}){of}?(?P<month>{month})(?P<year>{year})?", False),
    ("yearrange", "(?P<year>{year}){hyphen}(?P<to>[{year}{figure}])", False),
    ("weekday", "(?:{the}?(?P<det>{det}){next}?)?(?P<weekday>{weekday})", True),
    ("part_of_day", "{the}?(?P<det>{det})?(?P<weekday>{weekday}){hyphen}?(?P<part>[{part}{night}])", True),
    ("part_of_day", "(?P<deictic>{deictic}){hyphen}?(?P<part>[{part}{night}])", True),
    ("part_of_day", "(?P<part>[{part}{night}])[{on}{of}]?(?P<weekday>{weekday})", True),
    ("part_of_day", "(?P<part>[{part}{night}])(?P<deictic>{deictic})", True),
    ("part_of_day", "{the}?(?P<det>{det})(?P<part>[{part}{night}])", True),
    ("day", "(?P<deictic>{deictic})", True),
    (
        "clock",
        f"(?P<clock>[{{clock}}{{figure}}{{num}}{{one}}])(?P<ampm>{{ampm}}){{zone}}?(?:[{{on}}{{comma}}]?(?P<day>{_DAYLIKE}))?",
        True,
    ),
    ("clock", f"(?P<clock>[{{figure}}{{year}}]){{zone}}(?:[{{on}}{{comma}}]?(?P<day>{_DAYLIKE}))?", True),
    ("clock", f"(?P<clock>{{clock}}){{zone}}?(?:[{{on}}{{comma}}]?(?P<day>{_DAYLIKE}))?", True),
    (
        "clock",
        f"(?P<clock>[{{figure}}{{num}}{{one}}]){{oclock}}{{zone}}?(?:[{{on}}{{comma}}]?(?P<day>{_DAYLIKE}))?",
        True,
    ),
    ("unit", "{the}?{next}?(?P<det>{det}){fiscal}?{adj}?(?P<unit>{unitword})", True),
    ("the_unit", "{the}(?P<unit>{unit})", True),
    ("full_unit", "{the}{full}(?P<unit>{unit})", False),
    ("unit_end", "{the}?(?P<unit>{unit}){poss}?{hyphen}?(?P<last_edge>{edge})", True),
    (
        "quarter",
        "{the}?{fiscal}?{hyphen}?(?P<nth>{nth}){fiscal}?{hyphen}?(?P<what>{unit})(?:{of}?{fiscal}?(?P<year>{year}))?",
        True,
    ),
    ("quarter", "(?P<qn>{qn})(?:{of}?{fiscal}?(?P<year>{year}))?", True),
    ("quarter", "{the}?(?P<year>{year})[{poss}]?(?P<nth>{nth}){hyphen}?(?P<what>{unit})", True),
    ("quarter", "{the}?(?P<det>{det}){unit}{poss}(?P<nth>{nth}){hyphen}?(?P<what>{unit})", True),
    ("quarter", "{the}?(?P<nth>{nth}){hyphen}?(?P<what>{unit}){of}(?P<det>{det}){unit}", True),
    (
        "half",
        "{the}?(?P<nth>[{first}{second}{last}]){half}(?:{of}(?:(?P<year>{year})|(?:(?P<det>{det})|{the}){unit}))?",
        True,
    ),
    ("season", "{the}?(?P<det>{det}){last}?(?P<season>{season})", True),
    (
        "season",
        "{the}?(?P<season>{season})(?:{of}?(?:(?P<year>{year})|(?P<words>{num}{hyphen}?{num}{hyphen}?[{num}{one}]?)))?",
        True,
    ),
    ("decade", "{the}?(?P<decade>[{decades}{decade}])", True),
    ("century", "{the}?(?P<nth>{nth}){hyphen}?(?P<what>{unit})", True),
    ("feast", "{det}?(?P<feast>{feast})(?P<eve>{eve})?(?:{comma}?(?P<year>{year}))?", True),
    (
        "ago",
        "(?P<approx>[{approx}{about}])?(?P<amount>{number}|{a}{few}|{few}|{a}|{half}{a})?{more}?(?P<unit>{unitwords}){orso}?{ago}",
        False,
    ),
    ("ago", "(?P<approx>[{approx}{about}])?(?P<amount>{number})(?P<unit>{unitwords}){and}{a}{half}{ago}", False),
    (
        "shift",
        "(?P<approx>[{approx}{about}])?(?P<amount>{number}|{a}{few}|{few}|{a}|{half}{a})(?P<unit>{unitwords}){orso}?"
        "(?P<way>[{phase}{hence}])",
        False,
    ),
    (
        "year_ago",
        "(?:{the}(?=.?.?.?.?[{period}{unit}]))?{adj}?(?P<unit>{unit}){hyphen}(?P<way>[{ago}{phase}])(?P<what>[{period}{unit}])?",
        False,
    ),
    ("year_ago", "{the}?{adj}?(?P<unit>{unit}){hyphen}(?P<way>[{ago}{phase}])(?P<nth>{nth})(?P<what>{unit})", False),
    (
        "duration",
        "(?P<approx>[{approx}{about}])?{the}?(?P<amount>{number}){more}?{adj}?(?P<unit>{unitwords}){orso}?",
        False,
    ),
    (
        "duration",
        "(?P<approx>[{approx}{about}])?{the}?[{last}{next}{this}{first}]{hyphen}?(?P<amount>{number}|{few}){adj}?(?P<unit>[{units}{seasons}]){orso}?",
        False,
    ),
    (
        "duration",
        "(?P<approx>[{approx}{about}])?(?P<amount>{number})[{to}{or}{hyphen}]{number}{more}?(?P<unit>{unitwords})",
        False,
    ),
    ("duration", "(?P<approx>[{approx}{about}])?(?P<amount>{number})(?P<unit>{unitwords}){and}{a}{half}", False),
    (
        "duration",
        "(?P<approx>[{approx}{about}])?(?P<amount>{a}|{half}{a}|{a}{half}|{a}{adj})(?P<unit>{unitword})(?:{and}{a}{half})?",
        False,
    ),
    (
        "duration",
        "(?P<approx>[{approx}{about}])?(?P<amount>{number}|{few})(?:{hyphen})(?P<unit>{unitwords})(?:{hyphen}?{old}|{hyphen}?{adj})?",
        False,
    ),
    ("duration", "(?P<approx>[{approx}{about}])?(?P<amount>{a}?{few}){more}?{adj}?(?P<unit>{unitwords}){orso}?", False),
    (
        "part_century",
        "(?P<approx>[{approx}{about}])?(?P<part>{a}?[{half}{unit}]|{half}{a}){hyphen}?(?P<unit>{unit}){ago}?",
        False,
    ),
    ("vague_span", "{the}?(?P<when>[{recent}{last}{next}])(?P<unit>{units})(?:[{and}{or}]{units})?", False),
    ("bare_units", "(?P<unit>{units})(?:[{or}{and}]{units})?", False),
    ("set", "{every}(?P<amount>{number}|{other}|{ord}|{few})?(?P<unit>{unitwords})", False),
    ("set", "{every}(?P<weekday>{weekday})(?P<part>[{part}{night}])?", False),
    ("set", "{every}(?P<month>{month})", False),
    ("set", "{every}(?P<season>{season})", False),
    ("set", "(?P<weekdays>{weekdays})", False),
    ("set", "(?P<weekday>{weekday})(?P<parts>[{parts}{nights}])", False),
    ("set", "(?P<often>{often})", False),
    ("vague", "(?P<vague>{vague})", False),
    ("then", "(?P<then>{then})", False),
)
_PREFIX: Final = (
    "(?:(?P<approx>{about})"
    "|{the}?(?P<phase>{phase})[{hyphen}{in}{on}]?(?:{the}(?=[{unit}{season}{year}{fiscal}{first}{second}{ord}]))?"
    "|{the}?(?P<edge>{edge}){of}(?:{the}(?=[{unit}{season}{fiscal}{ord}{first}{second}]))?)?"
)


_READERS: Final = readings.READERS | lengths.READERS


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled line of the table."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Groups], Meaning | None]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.format_map(_expanded()))


def _expanded() -> dict[str, str]:
    names = dict(CHARACTER)
    pieces = {name: piece.format_map(names).replace("{{", "{").replace("}}", "}") for name, piece in _PIECES.items()}
    return names | pieces


RULES: Final[tuple[Rule, ...]] = tuple(
    Rule(name, _compiled((_PREFIX if has_prefix else "") + pattern), _READERS[name])
    for name, pattern, has_prefix in _RULES
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
            yield Found(tokens[position].start, tokens[end - 1].end, meaning)
            position = end


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
