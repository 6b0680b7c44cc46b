"""Measures: acts that change the system, with who takes them, on what, when they were announced and take effect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.model import Annotations, MeasureMention

ORIGIN: Final = "measures.rules@1"


def measures(reading: Reading, annotations: Annotations) -> Sequence[MeasureMention]:  # noqa: ARG001
    """The measures of a document, in text order."""
    return ()


ANNOTATOR: Final = Annotator(
    ORIGIN, "measures", measures, frozenset({"mentions", "quotes", "times", "quantities", "claims", "institutions"})
)
