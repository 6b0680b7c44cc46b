"""The word classes of `headcounts.txt`."""

from __future__ import annotations

from functools import cache
from typing import Final

from consilience.text.vocabularies import vocabulary_text, word_classes
from consilience.text.word_sets import word_set

CLASSES: Final = word_set(
    "staff force post paper state withdraw cut raise limit hold keep stay serve size whole unit vacant compose body"
)


@cache
def words() -> dict[str, frozenset[str]]:
    """The lemmas of each class.

    Raises:
        VocabularyError: if a line is no "class: word, word", names another class, or a class is missing.
    """
    return words_of(vocabulary_text(__package__, "headcounts.txt"))


def words_of(text: str) -> dict[str, frozenset[str]]:
    """The classes of a text in the form of `headcounts.txt`.

    Raises:
        VocabularyError: as `word_classes`.
    """
    return word_classes("headcounts.txt", text, CLASSES)
