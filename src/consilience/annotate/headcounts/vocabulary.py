"""The word classes of `words.txt`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

from consilience.errors import VocabularyError
from consilience.text.vocabularies import lines, refused
from consilience.text.word_sets import word_set

CLASSES: Final = word_set(
    "staff force post paper state withdraw cut raise limit hold keep serve size whole vacant compose body"
)


@cache
def words() -> dict[str, frozenset[str]]:
    """The lemmas of each class.

    Raises:
        VocabularyError: if a line is no "class: word, word", names another class, or a class is missing.
    """
    return words_of((resources.files(__package__) / "words.txt").read_text(encoding="utf-8"))


def words_of(text: str) -> dict[str, frozenset[str]]:
    """The classes of a text in the form of `words.txt`.

    Raises:
        VocabularyError: if a line is no "class: word, word", names another class or one twice, or a class is missing.
    """
    found: dict[str, frozenset[str]] = {}
    for row in lines("words.txt", text):
        name, colon, rest = row[2].partition(":")
        if not colon or name not in CLASSES:
            raise refused(row, f'a line is "class: word, word", its class one of {", ".join(sorted(CLASSES))}')
        if name in found:
            raise refused(row, f"{name} stands twice")
        members = [word.strip() for word in rest.split(",")]
        if any(not word or " " in word or word != word.lower() for word in members):
            raise refused(row, "a word is empty, of several words or has capitals")
        found[name] = frozenset(members)
    if missing := sorted(CLASSES - found.keys()):
        raise VocabularyError(f"words.txt has no line for {', '.join(missing)}")
    return found
