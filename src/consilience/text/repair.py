"""Small repairs of machine-translated text that keep offsets: lost spaces between a name and the next word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consilience.model import Span

_WORD = re.compile(r"[^\W\d_]+")


def glued_words(raw: str, spans: Iterable[Span]) -> list[int]:
    """Raw offsets at which a space was lost behind a name ("Lavrovanswering" -> the offset of "answering").

    A capitalised word is split if its head is a capitalised word that stands alone elsewhere in the text and its
    tail is a lower-case word of four letters or more that also stands alone elsewhere, or ends in -ing, -ed or -ly.
    """
    words = [match for span in spans for match in _WORD.finditer(raw, span.start, span.end)]
    alone = {match.group() for match in words}
    names = {word for word in alone if len(word) >= 4 and word[0].isupper() and word[1:].islower()}
    found = []
    for match in words:
        word = match.group()
        if word[0].isupper() and word[1:].islower() and len(word) >= 8:
            for name in names:
                tail = word[len(name) :]
                if word.startswith(name) and len(tail) >= 4 and _is_word(tail, alone):
                    found.append(match.start() + len(name))
                    break
    return sorted(found)


def _is_word(tail: str, alone: set[str]) -> bool:
    return tail in alone or (len(tail) >= 6 and tail.endswith(("ing", "ed", "ly")))
