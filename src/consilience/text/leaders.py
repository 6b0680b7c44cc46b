"""Heads of state and of government: whose "President Keel" is, where an account leaves it to its readers to know.

The table stands in `leaders.txt`; a mistake in it is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from consilience.text.countries import usual_name
from consilience.text.persons import is_given_name, is_same_name, name_words, sound
from consilience.text.roles import Post, post_of
from consilience.text.vocabularies import lines, refused, vocabulary_text

_ROW: Final = re.compile(r"(?P<country>[A-Z]{3}): (?P<office>[a-z ]+): (?P<names>.+)")


@dataclass(frozen=True, slots=True)
class Leader:
    """One who held an office of state.

    Attributes:
        name: the full name.
        office: the head of the post ("president", "prime minister").
        country: ISO 3166-1 alpha-3.
    """

    name: str
    office: str
    country: str


def leaders(name: str, post: Post) -> tuple[Leader, ...]:
    """The office holders that a name can mean beside this post: a full name, or a family name for all of its bearers.

    None where the words narrow the post ("the president of the bank"): that is another one. Spellings of a name meet by
    its sound, if they have the same first letter.

    Raises:
        VocabularyError: if a line of the table is no "CODE: office: name, name".
    """
    if post.marks or post.ranks or not (words := name_words(name)):
        return ()
    keys = {words[0], words[-1]}
    rows = {row for key in keys for row in office_holders().get((post.head, key[0]), ())}
    if len(words) > 1:
        found = {row for row in rows if is_same_name(row.name, name)}
    else:
        called = {row: _family_names(row.name) for row in rows}
        found = {row for row, families in called.items() if sound(words[0]) in map(sound, families)}
        # a name that only sounds alike gives way to one that is written so
        found = {row for row in found if words[0] in called[row]} or found
    return tuple(sorted(found, key=lambda row: (row.country, row.name)))


@cache
def office_holders() -> Mapping[tuple[str, str], tuple[Leader, ...]]:
    """The table, read once: leaders by (head of the post, first letter of the family name).

    Raises:
        VocabularyError: if the file has a mistake.
    """
    return leaders_of(vocabulary_text(__package__, "leaders.txt"))


def leaders_of(text: str) -> dict[tuple[str, str], tuple[Leader, ...]]:
    """Leaders by (head of the post, first letter of the family name) of a text in the form of `leaders.txt`.

    A name stands under its last word, and under its first where the family name may come first ("Kim Dae-jung").

    Raises:
        VocabularyError: if a line is no "CODE: office: name, name".
    """
    found: dict[tuple[str, str], tuple[Leader, ...]] = {}
    for row in lines("leaders.txt", text):
        match = _ROW.fullmatch(row[2])
        if match is None or usual_name(match["country"]) is None:
            raise refused(row, 'a line is "CODE: office: name, name", its code that of a known country')
        office = post_of(match["office"]).head
        for name in map(str.strip, match["names"].split(",")):
            if len(families := _family_names(name)) == 0:
                raise refused(row, f'"{name}" is no full name')
            leader = Leader(name, office, match["country"])
            for letter in {family[0] for family in families}:
                found[office, letter] = (*found.get((office, letter), ()), leader)
    return found


@cache
def _family_names(name: str) -> tuple[str, ...]:
    """The words of a full name that may stand for it alone."""
    words = name_words(name)
    if len(words) < 2:
        return ()
    return (words[-1],) if is_given_name(words[0]) else (words[-1], words[0])
