"""The words of a match, and the small readings that all rules share."""

from __future__ import annotations

import re
from collections.abc import Callable

from consilience.annotate.times import lexicon as lex
from consilience.annotate.times.meaning import Meaning
from consilience.annotate.times.tokens import Word
from consilience.text.numbers import Number, value_of


class Groups:
    """The named groups of a match, as words."""

    __slots__ = ("_match", "_tokens")

    def __init__(self, tokens: list[Word], match: re.Match[str]) -> None:
        self._tokens = tokens
        self._match = match

    def words(self, name: str) -> list[str]:
        """The words of a group; none if it did not match, or the rule has no such group."""
        if name not in self._match.re.groupindex or self._match.start(name) < 0:
            return []
        return [token.text for token in self._tokens[self._match.start(name) : self._match.end(name)]]

    def text(self, name: str) -> str:
        """The words of a group, joined."""
        return " ".join(self.words(name))

    @property
    def all(self) -> list[str]:
        """All words of the match."""
        return [token.text for token in self._tokens[self._match.start() : self._match.end()]]

    @property
    def is_capital(self) -> bool:
        """Whether the last word of the match is written with a capital."""
        return self._tokens[self._match.end() - 1].is_capital

    @property
    def is_joined(self) -> bool:
        """Whether a hyphen follows without a space: the match is a part of a longer word."""
        end = self._match.end()
        return self.after == "-" and self._tokens[end].start == self._tokens[end - 1].end

    @property
    def is_before_name(self) -> bool:
        """Whether the word behind the match begins with a capital."""
        end = self._match.end()
        return end < len(self._tokens) and self._tokens[end].is_capital

    @property
    def is_after_small(self) -> bool:
        """Whether the word in front of the match is written small."""
        start = self._match.start()
        return start > 0 and self.before.isalpha() and not self._tokens[start - 1].is_capital

    @property
    def before(self) -> str:
        """The word in front of the match."""
        return self._tokens[self._match.start() - 1].text if self._match.start() else ""

    def previous(self, back: int) -> str:
        """The word `back` places in front of the match."""
        place = self._match.start() - back
        return self._tokens[place].text if place >= 0 else ""

    @property
    def after(self) -> str:
        """The word behind the match."""
        return self._tokens[self._match.end()].text if self._match.end() < len(self._tokens) else ""

    def following(self, ahead: int) -> str:
        """The word `ahead` places behind the one right behind the match."""
        place = self._match.end() + ahead
        return self._tokens[place].text if place < len(self._tokens) else ""


Reader = Callable[[Groups], Meaning | None]


def modifier_of(groups: Groups) -> str | None:
    """TIMEX3 modifier of the words in front."""
    for name in ("phase", "edge", "approx"):
        word = groups.text(name)
        if word:
            return lex.EDGES.get(word) or lex.MODIFIERS.get(word)
    return None


def step_of(word: str) -> int | None:
    """-1 for last, 1 for next, 0 for this."""
    if word in lex.LAST:
        return -1
    if word in lex.NEXT:
        return 1
    return 0 if word in lex.THIS else None


def number_of(words: list[str]) -> Number | None:
    """The value of number words, hyphens aside; None if they are no number."""
    return value_of([word for word in words if word not in ("-", "–", "‐", "‑")])


def clock_of(word: str, half: str) -> str | None:
    """`T22:00` from "10" and "p.m."."""
    pieces = re.split(r"[:.]", word) if word[:1].isdigit() else [str(value_of([word]))]
    if len(word) == 4 and word.isdecimal():
        pieces = [word[:2], word[2:]]
    if not all(piece.isdecimal() for piece in pieces):
        return None
    hour, minute = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else 0
    if (half and not 1 <= hour <= 12) or hour > 24 or minute > 59:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"
