"""What comparing two values gives: a relation, a class, and the sentence that the reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from consilience.model.facts import ConflictClass, Relation


@dataclass(frozen=True, slots=True)
class Comparison:
    """The explained result of comparing two values of one property.

    Attributes:
        relation: `same`, `compatible`, `superseded`, `different`, or `unsure` (not comparable).
        class_: how the difference is shown; None where there is nothing to show.
        explanation: why, in plain words.
    """

    relation: Relation
    class_: ConflictClass | None
    explanation: str

    @property
    def is_difference(self) -> bool:
        """Whether the two values cannot both stand as they are (or the later one replaces the earlier)."""
        return self.relation in ("different", "superseded")


def unsure(explanation: str) -> Comparison:
    """Not comparable: nothing is shown."""
    return Comparison("unsure", None, explanation)
