"""What the rules find before it becomes a row: stretches of the text that is read, not yet of the raw text."""

from __future__ import annotations

from dataclasses import dataclass

from consilience.annotate.quotes.tree import Stretch
from consilience.model.annotations import QuoteKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Reported words with who, how, to whom and through whom.

    Attributes:
        parts: the content, one stretch a piece.
        verb: the token that attributes, or None.
        head: the head token of the speaker phrase, or None.
        resolution: how the speaker was found, or None where there is none.
        is_unsaid: whether the text says that it was not said, or only supposes it.
    """

    kind: QuoteKind
    parts: tuple[Stretch, ...]
    verb: int | None = None
    cue: Stretch | None = None
    speaker: Stretch | None = None
    head: int | None = None
    resolution: str | None = None
    addressee: Stretch | None = None
    via: Stretch | None = None
    venue: Stretch | None = None
    said_on: Stretch | None = None
    is_unsaid: bool = False

    @property
    def start(self) -> int:
        """The first character of the content."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Behind the last character of the content."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class Saying:
    """One word of saying.

    Attributes:
        token: the word.
        name: its lemma, with its particle ("point out").
        subject: the head of the speaker phrase, or None.
        is_own: whether that subject is the word's own (not one that it shares with another verb).
    """

    token: int
    name: str
    subject: int | None
    is_own: bool
    addressee: Stretch | None = None
    via: Stretch | None = None
    venue: Stretch | None = None


Ranges = list[tuple[int, int]]
"""Token ranges, inclusive on both sides."""


@dataclass(frozen=True, slots=True)
class Found:
    """A content as token ranges, what attributes it, and whether the speaker is optional."""

    ranges: Ranges
    item: Saying
    cue: Stretch
    resolution: str | None = None
