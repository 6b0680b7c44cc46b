"""Which two codes may tell one act: the same one, a general and a specific one, or a pair that a table names."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import Final

from consilience.text.plover import code_in
from consilience.text.vocabularies import lines, refused, vocabulary_text

_FILE: Final = "alike.txt"
Code = tuple[str, str | None]


class Likeness(IntEnum):
    """How near two codes are."""

    NONE = 0
    PAIRED = 1
    """Two codes that may stand for one act."""
    WIDER = 2
    """One event, one of the two without a mode."""
    SAME = 3


@cache
def likeness(first: Code, second: Code) -> Likeness:
    """How near two codes are."""
    if first == second:
        return Likeness.SAME
    if first[0] == second[0] and None in (first[1], second[1]):
        return Likeness.WIDER
    return Likeness.PAIRED if frozenset((first, second)) in code_pairs() else Likeness.NONE


@cache
def code_pairs() -> frozenset[frozenset[Code]]:
    """The pairs of codes that may stand for one act, read once.

    Raises:
        VocabularyError: if the file has a mistake.
    """
    return pairs(_FILE, vocabulary_text("consilience.record.events", _FILE))


def pairs(name: str, text: str) -> frozenset[frozenset[Code]]:
    """The pairs of codes of a file with lines "EVENT mode = EVENT mode".

    Raises:
        VocabularyError: for a line of another form, with a code that PLOVER does not have, or with one code twice.
    """
    found: set[frozenset[Code]] = set()
    for row in lines(name, text):
        sides = row[2].split("=")
        codes = frozenset(code_in(side.strip(), row) for side in sides)
        if len(sides) != 2 or len(codes) != 2:
            raise refused(row, 'a line is "EVENT mode = EVENT mode", two different codes, "-" for no mode')
        found.add(codes)
    return frozenset(found)
