"""Texts as the word pieces of BERT (uncased), with the characters that each piece stands for.

The rules are those of Devlin et al. 2019: lower case without accents, punctuation and Chinese characters alone, then
the longest piece that fits, from left to right. `pieces.txt` is the list of `bert-base-uncased` (Google, Apache-2.0),
one piece a line; the line is the number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

_UNKNOWN: Final = "[UNK]"
_FIRST: Final = "[CLS]"
_LAST: Final = "[SEP]"
_LONGEST: Final = 100
"""Letters of a word; a longer one is unknown as a whole."""
MOST: Final = 256
"""Pieces of a text, with the two that frame it; what comes after is left out. The network was trained on 128."""
_CHINESE: Final = (
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F)),
    *((0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text: their numbers, and for each the half-open stretch of the text (empty for the frame)."""

    numbers: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@cache
def _number_of() -> dict[str, int]:
    lines = resources.files(__package__).joinpath("pieces.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def pieces(text: str) -> Pieces:
    """Cut a text up. Offsets are code points of `text`."""
    number_of = _number_of()
    numbers, spans = [number_of[_FIRST]], [(0, 0)]
    for word, places in _words(text):
        for piece, start, end in _cut(word):
            numbers.append(number_of[piece])
            spans.append((places[start], places[end - 1] + 1))
    last = number_of[_LAST]
    return Pieces((*numbers[: MOST - 1], last), (*spans[: MOST - 1], (len(text), len(text))))


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Words as the pieces spell them, each letter with its place in the text."""
    word: list[str] = []
    places: list[int] = []
    for place, original in enumerate(text):
        for char in unicodedata.normalize("NFD", original).lower():
            kind = unicodedata.category(char)
            if char in "\t\n\r" or kind.startswith("Z"):
                is_alone, is_kept = True, False
            elif char in "\0\ufffd" or kind in ("Mn", "Cc", "Cf", "Cs", "Co"):
                continue
            else:
                is_alone = is_kept = _is_mark(char, kind) or _is_chinese(char)
            if is_alone:
                if word:
                    yield "".join(word), places
                if is_kept:
                    yield char, [place]
                word, places = [], []
            else:
                word.append(char)
                places.append(place)
    if word:
        yield "".join(word), places


def _is_mark(char: str, kind: str) -> bool:
    """Whether a character is punctuation; in ASCII every sign is ("$", "+", "^")."""
    return kind.startswith("P") or (char.isascii() and not char.isalnum())


def _is_chinese(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in _CHINESE)


def _cut(word: str) -> Iterator[tuple[str, int, int]]:
    """(piece, start, end) in the word: the longest that fits, again and again; or the whole word as unknown."""
    number_of = _number_of()
    found = []
    start = 0
    while start < len(word):
        prefix = "##" if start else ""
        ends = range(len(word), start, -1) if len(word) <= _LONGEST else ()
        end = next((end for end in ends if prefix + word[start:end] in number_of), None)
        if end is None:
            found = [(_UNKNOWN, 0, len(word))]
            break
        found.append((prefix + word[start:end], start, end))
        start = end
    yield from found
