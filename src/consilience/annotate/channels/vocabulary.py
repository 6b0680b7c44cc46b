"""The word classes of `channels.txt`."""

from __future__ import annotations

from functools import cache
from typing import Final

from consilience.text.vocabularies import vocabulary_text, word_classes
from consilience.text.word_sets import word_set

CLASSES: Final = word_set(
    "way talk keep open close suspend limit fail mediate pass military diplomatic humanitarian of_sides message carry"
)


@cache
def words() -> dict[str, frozenset[str]]:
    """The words of each class.

    Raises:
        VocabularyError: if the file has a mistake.
    """
    return words_of(vocabulary_text(__package__, "channels.txt"))


def words_of(text: str) -> dict[str, frozenset[str]]:
    """The classes of a text in the form of `channels.txt`.

    Raises:
        VocabularyError: as `word_classes`.
    """
    return word_classes("channels.txt", text, CLASSES)
