"""Half-open character ranges of a document's raw text, and pointers to words in a document.

All offsets in Consilience are 0-based Unicode code points into `Document.text`, end-exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `text[start:end]`.

    Raises:
        ValueError: if `start` is negative or lies behind `end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, but got start={self.start}, end={self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that this span marks in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A pointer to the words of one document that carry a statement."""

    document_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"evidence needs 0 <= start <= end, but got start={self.start}, end={self.end}")

    @property
    def span(self) -> Span:
        """The characters, without the document."""
        return Span(self.start, self.end)

    def overlaps(self, other: Evidence) -> bool:
        """Whether the two share at least one character of one document."""
        return self.document_id == other.document_id and self.start < other.end and other.start < self.end
