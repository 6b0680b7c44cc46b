"""How an institution stands where an account says it without a measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.model import Annotations, StatusMention

ORIGIN: Final = "statuses.rules@1"


def statuses(reading: Reading, annotations: Annotations) -> Sequence[StatusMention]:  # noqa: ARG001
    """The statuses of a document, in text order."""
    return ()


ANNOTATOR: Final = Annotator(ORIGIN, "statuses", statuses, frozenset({"mentions", "times", "claims", "institutions"}))
