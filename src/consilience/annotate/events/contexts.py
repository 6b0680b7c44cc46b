"""PLOVER's contexts of a sentence, by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from consilience.annotate.events.vocabulary import sets_of
from consilience.text.vocabularies import lines, refused, vocabulary_text
from consilience.text.word_sets import word_set

CONTEXTS: Final = word_set(
    """
    political military intelligence peacekeeping economic diplomatic resource culture disease enviro_disaster migration
    humanitarian legal human_rights rights_freedoms gender lgbt terrorism human_security religion_ethnicity government
    election legislative cbrn cyber political_institutions corruption crime crime_murder crime_theft crime_drugs
    crime_sexual
    """
)
"""The contexts of the PLOVER manual 0.8, but for those that say that an act has not happened or is long past."""
MOST: Final = 3
"""Contexts of one event."""


@cache
def contexts_by_word() -> Mapping[str, tuple[str, ...]]:
    """The contexts of each word, read once.

    Raises:
        VocabularyError: if the file has a mistake.
    """
    text = vocabulary_text(__package__, "contexts.txt")
    return contexts_of(text)


def contexts_of(text: str) -> Mapping[str, tuple[str, ...]]:
    """The contexts of each word of a text in the form of `contexts.txt`.

    Raises:
        VocabularyError: if a line is no "context: word, word", or PLOVER has no such context.
    """
    for row in lines("contexts.txt", text):
        if row[2].partition(":")[0] not in CONTEXTS:
            raise refused(row, f"PLOVER has no such context; there are {', '.join(sorted(CONTEXTS))}")
    found: dict[str, list[str]] = {}
    for context, words in sets_of(lines("contexts.txt", text)).items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(sorted(of)) for word, of in found.items()}


def contexts(lemmas: Iterable[str]) -> tuple[str, ...]:
    """The contexts that the lemmas of a sentence speak for: most words first, at most `MOST`."""
    known = contexts_by_word()
    counts = Counter([context for lemma in lemmas if lemma in known for context in known[lemma]])
    if not counts:
        return ()
    return tuple(sorted(counts, key=lambda context: (-counts[context], context))[:MOST])
