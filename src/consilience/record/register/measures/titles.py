"""A neutral line for a measure, from its type, its sides and its target (`measure_titles.txt` beside this module)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from consilience.model import Size
from consilience.text.measure_types import measure_types
from consilience.text.naming import capital, shortened
from consilience.text.vocabularies import Line, lines, refused, vocabulary_text

_FILE: Final = "measure_titles.txt"
_FIELDS: Final = frozenset({"target", "on", "people", "posts", "change", "words"})
_FIELD: Final = re.compile(r"\{(\w+)\}")
_LONGEST: Final = 160
_DANGLING: Final = re.compile(r"(?:\s+(?:with|on|of|to|from))+(?:\s*(?=:)|(?=$| \())|\s*:\s*$")
"""A preposition whose noun is not known, and a colon with nothing behind it."""
_DONE: Final = re.compile(r"^(?:\w+ed|withdrawn|sent)\s+(?=\w)")
"""The act itself in front of the people that it is done to ("expelled diplomats")."""
_DETERMINER: Final = re.compile(r"(?:the|an?|its|their|his|her|our|all|this|that|these|those|\d+)\b", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"^(?:its|their|his|her|our|my|your)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a title is made of: names as the record gives them, words as printed, None for what is not known.

    `institution` is the name of the institution that is changed, `is_many` says that the taker is a group of people.
    """

    by: str | None = None
    on: str | None = None
    institution: str | None = None
    target_words: str | None = None
    size: Size | None = None
    is_many: bool = False


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
        if unknown := set(_FIELD.findall(both)) - _FIELDS:
            raise refused(row, f"there is no field {', '.join(sorted(unknown))}")
        found[type_] = active, bare
    return found


@cache
def templates() -> Mapping[str, tuple[str, str]]:
    """The templates that come with the program."""
    return read(lines(_FILE, vocabulary_text(__package__, _FILE)))


def title(type_: str, parts: Parts) -> str:
    """One line: "Valdonia suspends the Mission of Valdonia to the Compact"; without a taker "suspension of the …"."""
    plain = type_.replace("_", " ") + ": {words}"
    active, bare = templates().get(type_, (f"({plain})", plain))
    if parts.by and (parts.target_words or "").startswith(f"{parts.by} "):
        return shortened(parts.target_words or "", _LONGEST)
    template = bare if parts.by is None else f"{bare} ({parts.by})" if parts.is_many else f"{parts.by} {active}"
    line = _FIELD.sub(lambda found: _filled(found[1], parts), template)
    line = _DANGLING.sub("", " ".join(line.split()))
    return shortened(capital(line), _LONGEST)


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
        return _lowered(parts.target_words or "")
    if field == "posts":
        return f"{size.value:g} posts" if size.value is not None else "posts"
    if field == "people" and size.value is not None:
        return _people(parts, f"{size.value:g}")
    if field == "people" and parts.institution and _POSSESSIVE.match(parts.target_words or "its "):
        return f"the staff of the {parts.institution}"
    if field == "people" and parts.target_words:
        return _lowered(parts.target_words)
    if parts.institution:
        return parts.institution if _DETERMINER.match(parts.institution) else f"the {parts.institution}"
    return _POSSESSIVE.sub("the ", _lowered(parts.target_words or ""))


def _lowered(words: str) -> str:
    """Words as they stand inside a sentence: no capital for an article that began one."""
    return words[:1].lower() + words[1:] if _DETERMINER.match(words) else words


def _people(parts: Parts, number: str) -> str:
    """A number of people with what they are, and the institution that they belong to."""
    counts = _DONE.sub("", parts.size.counts) if parts.size and parts.size.counts else "people"
    of = f" of the {parts.institution}" if parts.institution and not _DETERMINER.match(parts.institution) else ""
    return f"{number} {counts if not of else 'members'}{of}"
