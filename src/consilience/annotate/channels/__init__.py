"""Ways by which two sides talk, and whether they are open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.model import Annotations, ChannelMention

ORIGIN: Final = "channels.rules@1"


def channels(reading: Reading, annotations: Annotations) -> Sequence[ChannelMention]:  # noqa: ARG001
    """The channels of a document, in text order."""
    return ()


ANNOTATOR: Final = Annotator(ORIGIN, "channels", channels, frozenset({"mentions", "times", "claims", "institutions"}))
