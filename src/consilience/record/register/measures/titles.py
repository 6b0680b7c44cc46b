"""A neutral line for a measure, from its type, its sides and its target (`measure_titles.txt` beside this module)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from consilience.model import Number, Size
from consilience.text.measure_types import measure_types
from consilience.text.naming import capital
from consilience.text.vocabularies import Line, lines, refused, vocabulary_text
from consilience.text.word_sets import word_set

_FILE: Final = "measure_titles.txt"
_FIELDS: Final = frozenset({"target", "on", "people", "troops", "posts", "change", "words"})
_FIELD: Final = re.compile(r"\{(\w+)(?:\|([^{}|]+))?\}")
_LONGEST: Final = 90
_DANGLING: Final = re.compile(r"(?:\s+(?:with|on|of|to|from))+(?:\s*(?=:)|(?=$| \())|\s*:\s*$")
"""A preposition whose noun is not known, and a colon with nothing behind it."""
_DONE: Final = re.compile(r"^(?:\w+ed|withdrawn|sent)\s+(?=\w)")
"""The act itself in front of the people that it is done to ("expelled diplomats")."""
_DETERMINER: Final = re.compile(r"(?:the|an?|its|their|his|her|our|all|this|that|these|those|\d+)\b", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"(?<!and )\b(?:its|their|his|her|our|my|your)(?: own)?(?=\s)", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"\s+(?:at|during|after|before|amid|despite|alongside|by|which|that|who)\s.*$", re.IGNORECASE
)
"""What accompanies an act, behind the words for what is changed."""
_AGAINST: Final = re.compile(r"\s(?:on|against|with)\s+(.+)$", re.IGNORECASE)
"""Whom the words for what is changed name ("sanctions on two shipowners")."""
_LAND: Final = re.compile(r"\b(with|on|against) the (?:country|nation|state|kingdom|republic|territory)\b")
"""The other side where it is not named; the record knows it."""
_DAY: Final = re.compile(
    r"\b(?:an? )?\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{4})? (?=[a-z])"
)
"""A date in front of a noun: the measure has its own ("a 17 April accord")."""
_ENDS: Final = re.compile(r"\s+(?:with|on|of|to|from|in|at|for|by|and|or|the|an?)$", re.IGNORECASE)
"""A word that no line ends with."""
_LAST: Final = re.compile(
    r"\s+(?:from|to|into|in|on|at|for|with|near|between|against|over|by)\s+(?:(?!\s(?:from|to|into|in|on|at|for|with|near|between|against|over|by)\s).)+$"
)
"""The last phrase of a line behind a preposition."""
_PREFIX: Final = re.compile(r"\b(?:pro|anti|non|ex|pre|un)-?$", re.IGNORECASE)
"""What is left of a word that was cut at its hyphen."""
_OF_HOLDERS: Final = frozenset({"resign"})
"""Types of what a person does for himself, whom he serves notwithstanding."""
_SIDED: Final = re.compile(r"\b(?:pro|anti|non|ex)-\w+", re.IGNORECASE)
"""A word whose hyphen a count was cut at."""
_ABOUT: Final = re.compile(
    r"^(?:more than|less than|fewer than|at least|at most|about|around|nearly|almost|some|up to|over)\s(?=[\d\w])",
    re.IGNORECASE,
)
"""Words that leave a number open."""
_CONTINUED: Final = {"extend": "extension", "renew": "renewal", "prolong": "prolongation"}
"""What is extended is not declared once more."""
_KEPT: Final = {
    ("declare_ceasefire", "accept"): "acceptance",
    ("reopen_border", "open"): "opening",
    ("release_prisoners", "hand over"): "handover",
    ("test_weapons", "conduct"): "conduct",
    ("test_weapons", "launch"): "launch",
    ("deploy_troops", "call up"): "call-up",
    ("deploy_troops", "mobilise"): "mobilisation",
    ("deploy_troops", "mobilize"): "mobilisation",
}
"""Types with words that say less than they do: what is opened need not have been closed."""
_QUOTED: Final = str.maketrans("", "", '“”„"«»‘')
_COLOURED: Final = word_set(
    "so-called socalled self-styled infamous notorious shameful disgraceful unjustified unjust "
    "brutal cruel barbaric murderous provocative hostile aggressive fragile historic "
    "landmark disastrous controversial outrageous arrogant hateful puppet vassal famous infernal wicked treacherous "
    "heroic glorious worthy long-overdue draconian punishing crippling tough harsh sweeping unprecedented"
)
"""Words by which an outlet judges; they are no part of what is changed."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a title is made of: names of the record with their article, words as printed, None for what is not known.

    `institution` is the name of the institution that is changed, `is_many` says that the taker is a group of people,
    `is_post` that the institution is one person.
    """

    by: str | None = None
    on: str | None = None
    institution: str | None = None
    target_words: str | None = None
    size: Size | None = None
    is_many: bool = False
    is_post: bool = False


def read(rows: Iterator[Line]) -> dict[str, tuple[str, str]]:
    """The two templates of each type.

    Raises:
        VocabularyError: if a line is no "type: words / words", names no type of measure or one twice, or has an unknown
            field.
    """
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        type_, colon, both = (part.strip() for part in row[2].partition(":"))
        active, slash, bare = (part.strip() for part in both.partition(" / "))
        if not colon or not slash or not active or not bare:
            raise refused(row, 'a title is "type: with a taker / without one"')
        if type_ not in measure_types().types or type_ in found:
            raise refused(row, f"{type_} is no type of measure, or stands there twice")
        if unknown := {field for field, _ in _FIELD.findall(both)} - _FIELDS:
            raise refused(row, f"there is no field {', '.join(sorted(unknown))}")
        found[type_] = active, bare
    return found


@cache
def templates() -> Mapping[str, tuple[str, str]]:
    """The templates that come with the program."""
    return read(lines(_FILE, vocabulary_text(__package__, _FILE)))


def title(type_: str, parts: Parts, word: str | None = None) -> str:
    """One line: "Valdonia suspends the Mission of Valdonia to the Compact"; without a taker "suspension of the …".

    `word` is the verb that all accounts use, where they use one: what is extended is not declared once more.
    """
    verb, _, rest = type_.partition("_")
    plain = f"{{target|{rest.replace('_', ' ')}}}" if rest else "{target}"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    active, bare = templates().get(type_, (f"{verb}{ending} {plain}", f"{verb} {plain}"))
    if word is not None and (noun := _CONTINUED.get(word) or _KEPT.get((type_, word))):
        field = next((found[0] for found in _FIELD.finditer(active)), "{target}")
        active, bare = f"{_third(word)} {field}", f"{noun} of {field}"
    by = parts.by
    template = bare if by is None else f"{bare} ({by})" if parts.is_many else f"{by} {active}"
    if type_ in _OF_HOLDERS and by and by.removeprefix("the ") in (parts.target_words or ""):
        template = bare  # "the chief of the Compact" resigns, and not the Compact
    parts = replace(parts, target_words=neutral(parts.target_words, by))
    if parts.on and parts.target_words:
        parts = replace(parts, target_words=_LAND.sub(rf"\1 {parts.on}", parts.target_words))
    named = _AGAINST.search(parts.target_words or "") if "{words}" not in template else None
    parts = replace(parts, on=parts.on or (named[1] if named else None))
    line = ""
    for institution in _names(parts):
        shown = replace(parts, institution=institution)
        line = _FIELD.sub(lambda found, shown=shown: _filled(found[1], shown) or found[2] or "", template)  # type: ignore[misc]
        line = capital(_DANGLING.sub("", " ".join(line.split())))
        if len(line) <= _LONGEST:
            return line
    while len(line) > _LONGEST and len(shorter := _LAST.sub("", line)) < len(line) and len(shorter) > _LONGEST // 2:
        line = shorter  # whole phrases go first: "staff from the Keel office" is not from the Keel
    while len(line) > _LONGEST or _ENDS.search(line):
        line = _ENDS.sub("", line) if _ENDS.search(line) else line.rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return line


def neutral(words: str | None, by: str | None) -> str | None:
    """Words for what is changed without an outlet's judgement, quotation marks, owner or circumstances; None where
    they are a whole headline that begins with the taker."""
    if not words or (by and words.startswith(f"{by.removeprefix('the ')} ")):
        return None
    if by:
        words = words.replace(f"{by.removeprefix('the ')}'s ", "the ").replace(f"{by.removeprefix('the ')}’s ", "the ")
    kept = [word for word in words.translate(_QUOTED).split() if word.strip(",.").lower() not in _COLOURED]
    line = _POSSESSIVE.sub("the", _ASIDE.sub("", _DAY.sub(_undated, " ".join(kept)))).strip(" ,;:–—-")
    return _lowered(line) or None


def _third(word: str) -> str:
    """A verb, with its particle, in the third person: "hands over"."""
    verb, *particle = word.split()
    return " ".join((f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s", *particle))


def _undated(found: re.Match[str]) -> str:
    """The article that is left of a date and its article."""
    if not found[0].startswith(("a ", "an ")):
        return ""
    return "an " if found.string[found.end()] in "aeiou" else "a "


def _names(parts: Parts) -> Iterator[str | None]:
    """The name of the institution, ever shorter: without the taker, who stands in front, and without its rank."""
    name = parts.institution
    yield name
    if name is None:
        return
    for side in (parts.by, parts.on):
        for where in (f" in {side}", f" to {side}", f" of {side}"):
            if where in name and len(name.split()) > len(where.split()) + 1:
                name = name.replace(where, "")
                yield name
        yield name.removeprefix("Permanent ").removeprefix("Military ")


def _filled(field: str, parts: Parts) -> str:
    """The words of one field; empty where they are not known."""
    size = parts.size or Size()
    if field == "on":
        return parts.on or ""
    if field == "change":
        if size.before is not None and size.after is not None:
            return f" from {size.before:g} to {size.after:g}"
        return f" to {size.after:g}" if size.after is not None else ""
    if field == "words":
        return parts.target_words or ""
    if field == "troops":
        return (
            _people(replace(parts, institution=None), size.value)
            if size.value is not None
            else _filled("target", parts)
        )
    if field == "posts":
        return "posts" if size.value is None else f"{size.value:g} post{'s' if size.value != 1 else ''}"
    if field == "people" and size.value is not None:
        return _people(parts, size.value)
    if (
        field == "people"
        and parts.institution
        and not parts.is_post
        and (parts.target_words or "the ").startswith("the ")
        and _is_many(parts.target_words)
    ):
        return f"the staff of the {parts.institution}"
    if field == "people" and parts.target_words and not (parts.is_post and parts.institution):
        return parts.target_words
    if parts.institution:
        return parts.institution if _DETERMINER.match(parts.institution) else f"the {parts.institution}"
    return parts.target_words or ""


def _is_many(words: str | None) -> bool:
    """Whether words for people mean all of them, and not the one who holds a post ("the military attaché")."""
    last = (words or "staff").split()[-1].lower()
    return last.endswith("s") or last not in measure_types().classes["@post"]


def _lowered(words: str) -> str:
    """Words as they stand inside a sentence: no capital for an article that began one."""
    return words[:1].lower() + words[1:] if _DETERMINER.match(words) else words


def _people(parts: Parts, value: Number) -> str:
    """A number of people with what they are, and the institution that they belong to."""
    printed = parts.size.counts if parts.size else None
    counts = _ARTICLE.sub("", neutral(_DONE.sub("", printed), None) or "") if printed else None
    counts = None if counts and _PREFIX.search(counts) else counts
    if counts is None and printed and parts.target_words and _SIDED.match(parts.target_words):
        return (
            f"{_number(value)} of the {parts.target_words}" if value == 1 else f"{_number(value)} {parts.target_words}"
        )
    counts = counts or ("people" if value != 1 else "person")
    if parts.institution and not _DETERMINER.match(parts.institution):
        counts = f"member{'s' if value != 1 else ''} of the {parts.institution}"
    open_ = _ABOUT.match(parts.target_words or "")
    return f"{open_[0].lower() if open_ else ''}{_number(value)} {counts}"


def _number(value: Number) -> str:
    """A number in figures, in groups of three from five figures on."""
    return f"{value:,}" if isinstance(value, int) and value >= 10_000 else f"{value:g}"
