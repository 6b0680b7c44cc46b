"""Units: what a number is measured in, found behind it, under one name for each (CLDR and SI names, singular).

`units.txt` lists the names with their forms. Currencies of a country are built ("Mexican pesos" is `Mexican peso`), and
so are rates ("dollars a barrel" is `dollar per barrel`).
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

from consilience.text.word_sets import word_set

_FILE: Final = files(__package__).joinpath("units.txt")
_PREFIXES: Final = {
    "n": "nano",
    "μ": "micro",
    "m": "milli",
    "c": "centi",
    "h": "hecto",
    "k": "kilo",
    "M": "mega",
    "G": "giga",
    "T": "tera",
}


def _sections() -> dict[str, list[list[str]]]:
    """The rows of each section, split at the colons."""
    found: dict[str, list[list[str]]] = {}
    section = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(section, []).append([part.strip() for part in line.split(": ")])
    return found


_ROWS: Final = _sections()


def _named(section: str) -> dict[str, str]:
    """Each form of a section with its name."""
    rows = [(name, [name, *forms.split(", ")]) for name, forms in _ROWS[section]]
    return {form: name for name, forms in rows for form in forms}


def _prefixed() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, letters, forms in _ROWS["prefixed"]:
        *words, symbol = forms.split(", ")
        if len(symbol) > 1:
            found[symbol] = name
        for letter, prefix in (("", ""), *((letter, _PREFIXES[letter]) for letter in letters)):
            for word in words:
                head, _, rest = f"{prefix}{word}".partition(" per ")
                found |= {form + (f" per {rest}" if rest else ""): prefix + name for form in (head, f"{head}s")}
            if letter:
                found |= {f"{sign}{symbol}": prefix + name for sign in ({"μ", "µ"} if letter == "μ" else {letter})}
    return found


TIME_UNITS: Final = _named("times")
_SHARES: Final = _named("shares")
_MONEY: Final = _named("currencies")
SIGNS: Final = {form: name for name, forms in _ROWS["signs"] for form in forms.split(", ")}
"""Signs and codes of currencies before a number."""
_WORDS: Final = {**_prefixed(), **_named("measures"), **TIME_UNITS, **_SHARES, **_MONEY}
_FORMS: Final = {form: name for form, name in _WORDS.items() if form == form.lower()}
_SYMBOLS: Final = {form: name for form, name in _WORDS.items() if form != form.lower()}
_FOLDED: Final[dict[str, str]] = {}
for _form in _SYMBOLS:
    if len(_form) > 1 and _form.lower() not in _FORMS:
        _FOLDED.setdefault(_form.lower(), _SYMBOLS[_form])
_CODES: Final = {form.upper(): name for form, name in SIGNS.items() if form.isalpha() and len(form) == 3}
MONEY: Final = frozenset({*SIGNS.values(), *_MONEY.values()})
"""The names of currencies, but for those that a country's adjective makes."""
MEASURES: Final = frozenset({*_prefixed().values(), *_named("measures").values()})
"""The names of measures of anything but time, money and shares."""
_GLUED: Final = {"g": "gram", "l": "litre", "L": "litre", "W": "watt", "w": "watt", "V": "volt", "t": "metric ton"}
_GLUED_MORE: Final = {"p": "pence", "C": "celsius", "F": "fahrenheit", "MP": "megapixel", "G": "generation wireless"}
_ONLY_GLUED: Final = {**_GLUED, **_GLUED_MORE}
"""Letters that are a unit right behind a figure only ("500g", "25C")."""
_ONLY_FIGURES: Final = word_set("ha mi oz ft lb bp pp db mp ev cal amp min sec pc pct deg hp km kg mm cm mg ml")
"""Short forms that go with figures and not with words of number."""

_PIECE: Final = re.compile(r"(?:[^\W\d_]|[.°%/])(?:[^\W_]|[°%²³/.])*(?<![.])|[°%]|u\.s\.")
_PER: Final = re.compile(
    r"(?:[\s-](?P<word>a|an|per|each|every)[\s-](?=[a-z])|/(?=[a-z]))(?P<noun>[a-z]+(?:[\s-][a-z]+)?)(?![^\W_])"
)
_AGO: Final = re.compile(r"\s(?:ago|earlier|later|before|after|since)\b")
_EACH: Final = word_set(
    "second minute hour day night week weekend month quarter year season decade share person head piece unit ticket "
    "seat vote home household word shift game student pupil copy bottle can child family guest passenger employee "
    "worker room bed plate cup pack pill dose page line call message item square visit trip ride mile barrel bushel"
)
"""What a rate may be for after "a"; after "per" it may be anything."""
_COUNTRY: Final = re.compile(r"[\s-]((?:[A-Z][\w.]*\s){1,2})(?=([a-z]{3,9})(?!\w))")
_US: Final = frozenset({"US", "U.S.", "American"})
_NATIONAL: Final = {
    form: name.split()[-1] for form, name in {**_MONEY, "crown": "crown", "crowns": "crown", "kip": "kip"}.items()
}
_MARK: Final = {"'": "foot", "′": "foot", "’": "foot", '"': "inch", "″": "inch", "”": "inch"}
_OTHER_NOUN: Final = re.compile(
    r"(?:barrel[\s-]bomb|foot[\s-](?:soldier|patrol|troop)|yard[\s-]sale|stone[\s-]thrower)s?\b"
)
"""Compounds that begin like a unit."""
_LONGEST: Final = 4


def unit_behind(lower: str, raw: str, position: int, is_figure: bool, gap: str = "") -> tuple[str, int] | None:
    """The name of the unit that begins at or one space behind `position`, and where it ends.

    Args:
        lower, raw: the text in lower case and as printed, of one length.
        position: the end of the number.
        is_figure: whether the number is in figures: some short forms need one.
        gap: words that may stand between number and unit ("of", "of a"), with their spaces.
    """
    if (country := _COUNTRY.match(raw, position)) and (national := _national(country)):
        return with_rate(national[0], lower, national[1])
    start = position
    if gap:
        if not lower.startswith(gap, position):
            return None
        start += len(gap)
    elif lower[position : position + 1] in (" ", "-", "\u00a0", "‑"):
        start += 1
    if _OTHER_NOUN.match(lower, start):
        return None
    is_glued = start == position
    found = _longest(lower, raw, start, is_figure, is_glued)
    return with_rate(found[0], lower, found[1]) if found else None


def _longest(lower: str, raw: str, start: int, is_figure: bool, is_glued: bool) -> tuple[str, int] | None:
    """The longest form of a unit at `start`."""
    pieces: list[tuple[str, int]] = []
    position, words = start, ""
    for _ in range(_LONGEST):
        piece = _PIECE.match(lower, position)
        if piece is None:
            break
        words += piece.group()
        pieces.append((words, piece.end()))
        if lower[piece.end() : piece.end() + 1] not in (" ", "-", "\u00a0"):
            break
        words += " "
        position = piece.end() + 1
    for form, end in reversed(pieces):
        name = _name(form, " ".join(raw[start:end].replace("-", " ").split()), is_figure, is_glued)
        if name:
            return name, end
    if pieces and (slash := pieces[0][0].find("/")) > 0:
        form, end = pieces[0][0][:slash], start + slash
        name = _name(form, raw[start:end], is_figure, is_glued)
        return (name, end) if name else None
    return None


def _name(form: str, printed: str, is_figure: bool, is_glued: bool) -> str:
    if printed in _ONLY_GLUED:
        return _ONLY_GLUED[printed] if is_figure and (is_glued or printed in "WV") else ""
    if form in _ONLY_FIGURES and not is_figure:
        return ""
    if printed in _SYMBOLS and (is_figure or len(printed) > 4):
        return _SYMBOLS[printed]
    if form in _FORMS:
        return _FORMS[form]
    if printed in _CODES:
        return _CODES[printed]
    is_even = printed in (printed.lower(), printed.upper())
    return _FOLDED.get(form, "") if is_figure and is_even else ""


def _national(country: re.Match[str]) -> tuple[str, int] | None:
    """A currency with its country: "Mexican pesos", "New Zealand dollars"."""
    word = _NATIONAL.get(country[2])
    if word is None or word in ("cent", "pence"):
        return None
    adjective = " ".join(country[1].split())
    end = country.end(2)
    if adjective in _US and word == "dollar":
        return "dollar", end
    return ("pound sterling" if (adjective, word) == ("British", "pound") else f"{adjective} {word}"), end


def with_rate(name: str, lower: str, end: int) -> tuple[str, int]:
    """A unit with what it is for, if that follows: "a barrel", "per square metre", "/month"; else as it is."""
    found = rate_behind(lower, end)
    return (f"{name} per {found[0]}", found[1]) if found else (name, end)


def rate_behind(lower: str, position: int) -> tuple[str, int] | None:
    """("barrel", end) of "a barrel", "per barrel", "/barrel"; None where none follows."""
    per = _PER.match(lower, position)
    if per is None:
        return None
    start = per.start("noun")
    first = per["noun"].replace("-", " ").split()[0]
    known = _longest(lower, lower, start, True, False)
    if known and (known[0] in MEASURES or known[0] in TIME_UNITS):
        is_time = known[0] in TIME_UNITS
        return None if is_time and per["word"] != "per" and _AGO.match(lower, known[1]) else known
    is_any = per["word"] == "per" and first not in ("cent", "se")
    if first in _EACH or is_any:
        return first, start + len(first)
    return None


def mark_behind(lower: str, position: int) -> tuple[str, int] | None:
    """Feet and inches by their marks ("30' high", '12"'), where no quotation can end in them."""
    name = _MARK.get(lower[position : position + 1])
    if name is None or re.match(r"[a-z]", lower[position + 1 : position + 2]):
        return None
    mark = lower[position]
    opening = {"’": "‘", "”": "“"}.get(mark, mark)
    before = lower[max(0, position - 300) : position]
    is_open = re.search(rf"(?:^|[\s(]){re.escape(opening)}(?=\S)", before) is not None
    return None if is_open else (name, position + 1)
