"""PLOVER's contexts of a sentence, by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from consilience.annotate.events.vocabulary import sets_of
from consilience.text.vocabularies import lines, vocabulary_text

MOST = 3
"""Contexts of one event."""


@cache
def _contexts() -> Mapping[str, tuple[str, ...]]:
    text = vocabulary_text(__package__, "contexts.txt")
    found: dict[str, list[str]] = {}
    for context, words in sets_of(lines("contexts.txt", text)).items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(sorted(of)) for word, of in found.items()}


def contexts(lemmas: Iterable[str]) -> tuple[str, ...]:
    """The contexts that the lemmas of a sentence speak for: most words first, at most `MOST`."""
    counts = Counter(context for lemma in lemmas for context in _contexts().get(lemma, ()))
    return tuple(sorted(counts, key=lambda context: (-counts[context], context))[:MOST])
