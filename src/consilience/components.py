"""What is built in, as plain tuples. Each stage's own module says what it reads and writes."""

from __future__ import annotations

from consilience.annotate import (
    channels,
    claims,
    events,
    headcounts,
    institutions,
    measures,
    mentions,
    quantities,
    quotes,
    relations,
    statuses,
    times,
)
from consilience.annotate.annotator import Annotator, ordered

ANNOTATORS: tuple[Annotator, ...] = ordered(
    (
        mentions.ANNOTATOR,
        quotes.ANNOTATOR,
        times.ANNOTATOR,
        quantities.ANNOTATOR,
        claims.ANNOTATOR,
        events.ANNOTATOR,
        institutions.ANNOTATOR,
        measures.ANNOTATOR,
        relations.ANNOTATOR,
        headcounts.ANNOTATOR,
        statuses.ANNOTATOR,
        channels.ANNOTATOR,
    )
)
