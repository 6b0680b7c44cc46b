"""How one act stands to another, as a clause says it: in response to it, because of it, as a part of it, after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.model import Annotations, RelationMention

ORIGIN: Final = "relations.rules@1"


def relations(reading: Reading, annotations: Annotations) -> Sequence[RelationMention]:  # noqa: ARG001
    """The relations of a document, in text order."""
    return ()


ANNOTATOR: Final = Annotator(
    ORIGIN, "relations", relations, frozenset({"mentions", "quotes", "claims", "events", "measures"})
)
