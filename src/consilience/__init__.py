"""Consilience: several reports of one event in, one cited record out.

    >>> import consilience
    >>> record = consilience.corroborate(["north.txt", "south.txt"])   # doctest: +SKIP

The record holds what the accounts agree on, what only some say, where they contradict each other or themselves, who
said what in every wording, when, and how many, each with the words that carry it. It never says who is right.
"""

__version__ = "0.1.0"

# The verb and the folder of the annotators share a name. The folder is imported first, so that a later import of one of
# its modules cannot put it in the place of the verb.
import consilience.annotate  # noqa: F401
from consilience.errors import (
    ConsilienceError,
    InputError,
    ModelError,
    UnreadableDocument,
    UsageError,
    VerificationError,
)
from consilience.model import (
    Account,
    Actor,
    Annotations,
    BriefSentence,
    Claim,
    Conflict,
    Document,
    Evidence,
    Fact,
    Mention,
    Origin,
    Published,
    Quantity,
    Quote,
    QuoteFamily,
    Record,
    Side,
    Skipped,
    Source,
    Span,
    Story,
    TimeExpression,
    TimelineEntry,
    Zone,
)
from consilience.verbs import annotate, corroborate, quantities, quotes, read, times, verify

__all__ = [
    "Account",
    "Actor",
    "Annotations",
    "BriefSentence",
    "Claim",
    "Conflict",
    "ConsilienceError",
    "Document",
    "Evidence",
    "Fact",
    "InputError",
    "Mention",
    "ModelError",
    "Origin",
    "Published",
    "Quantity",
    "Quote",
    "QuoteFamily",
    "Record",
    "Side",
    "Skipped",
    "Source",
    "Span",
    "Story",
    "TimeExpression",
    "TimelineEntry",
    "UnreadableDocument",
    "UsageError",
    "VerificationError",
    "Zone",
    "annotate",
    "corroborate",
    "quantities",
    "quotes",
    "read",
    "times",
    "verify",
]
