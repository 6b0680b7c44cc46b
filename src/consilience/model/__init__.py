"""The nouns: frozen dataclasses that need nothing but the standard library."""

from consilience.model.annotations import (
    Annotations,
    Claim,
    Mention,
    Quantity,
    Quote,
    Row,
    TimeExpression,
)
from consilience.model.documents import READABLE, Document, Published, Skipped, Source, Zone, ZoneType
from consilience.model.facts import (
    WORTH_A_LOOK,
    Account,
    Actor,
    AlignedToken,
    BriefSentence,
    Conflict,
    Fact,
    Judgement,
    Origin,
    QuoteFamily,
    Side,
    Story,
    TimelineEntry,
)
from consilience.model.record import FORMAT, Generator, Record
from consilience.model.spans import Evidence, Span

__all__ = [
    "FORMAT",
    "READABLE",
    "WORTH_A_LOOK",
    "Account",
    "Actor",
    "AlignedToken",
    "Annotations",
    "BriefSentence",
    "Claim",
    "Conflict",
    "Document",
    "Evidence",
    "Fact",
    "Generator",
    "Judgement",
    "Mention",
    "Origin",
    "Published",
    "Quantity",
    "Quote",
    "QuoteFamily",
    "Record",
    "Row",
    "Side",
    "Skipped",
    "Source",
    "Span",
    "Story",
    "TimeExpression",
    "TimelineEntry",
    "Zone",
    "ZoneType",
]
