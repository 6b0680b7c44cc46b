"""The word classes of `statuses.txt`."""

from __future__ import annotations

from functools import cache
from typing import Final

from consilience.text.vocabularies import lines, refused, vocabulary_text, word_classes
from consilience.text.word_sets import word_set

STATUSES: Final = ("operating", "reduced", "suspended", "closed", "dormant")
CLASSES: Final = frozenset(STATUSES) | word_set(
    "remaining meeting working ending seldom going_on keeping scant partly use postponing offers line silent returning"
    " shutting opening stopping starting activity doors affecting planned briefly bidding"
)


@cache
def words() -> dict[str, frozenset[str]]:
    """The words of each class.

    Raises:
        VocabularyError: if the file has a mistake.
    """
    return words_of(vocabulary_text(__package__, "statuses.txt"))


def words_of(text: str) -> dict[str, frozenset[str]]:
    """The classes of a text in the form of `statuses.txt`.

    Raises:
        VocabularyError: as `word_classes`, and if a word has two statuses.
    """
    given: dict[str, str] = {}
    for row in lines("statuses.txt", text):
        status, _, rest = row[2].partition(":")
        for word in rest.split(",") if status in STATUSES else ():
            if given.setdefault(word.strip(), status) != status:
                raise refused(row, f"{word.strip()} has a status already")
    return word_classes("statuses.txt", text, CLASSES)
