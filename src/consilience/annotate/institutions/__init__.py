"""Institutions and posts of a system of relations: their kind, who sends them, to whom, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.model import Annotations, InstitutionMention

ORIGIN: Final = "institutions.rules@1"


def institutions(reading: Reading, annotations: Annotations) -> Sequence[InstitutionMention]:  # noqa: ARG001
    """The institutions of a document, in text order."""
    return ()


ANNOTATOR: Final = Annotator(ORIGIN, "institutions", institutions, frozenset({"mentions"}))
