"""Numbers of people and posts of an institution: how many it may have, has, lacks, has lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.model import Annotations, HeadcountMention

ORIGIN: Final = "headcounts.rules@1"


def headcounts(reading: Reading, annotations: Annotations) -> Sequence[HeadcountMention]:  # noqa: ARG001
    """The headcounts of a document, in text order."""
    return ()


ANNOTATOR: Final = Annotator(ORIGIN, "headcounts", headcounts, frozenset({"mentions", "quantities", "institutions"}))
