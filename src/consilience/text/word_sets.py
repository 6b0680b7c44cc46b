"""Word lists as they are written in the code: words with white space between them."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text block, each once: `word_set("say tell")` is `{"say", "tell"}`."""
    return frozenset(words.split())
