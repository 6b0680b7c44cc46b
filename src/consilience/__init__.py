"""Consilience: several reports of one event in, one cited record out.

    >>> import consilience
    >>> record = consilience.corroborate(["north.txt", "south.txt"])   # doctest: +SKIP

The record holds what the accounts agree on, what only some say, where they contradict each other or themselves, who
said what in every wording, when, and how many, each with the words that carry it. It never says who is right.
"""

__version__ = "0.1.0"

# Twice a verb and a folder share a name. The folders are imported first, so that a later import of one of their
# modules cannot put it in the place of the verb.
import consilience.annotate
import consilience.export  # noqa: F401
from consilience.errors import (
    ConsilienceError,
    DifferenceError,
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
from consilience.model.events import EventMention, Party
from consilience.model.passages import SameFact, SameFacts
from consilience.verbs import (
    annotate,
    code_event,
    compare,
    corroborate,
    export,
    quantities,
    quotes,
    read,
    register,
    register_diff,
    same_fact,
    same_facts,
    times,
    verify,
)

__all__ = [
    "Account",
    "Actor",
    "Annotations",
    "BriefSentence",
    "Claim",
    "Conflict",
    "ConsilienceError",
    "DifferenceError",
    "Document",
    "EventMention",
    "Evidence",
    "Fact",
    "InputError",
    "Mention",
    "ModelError",
    "Origin",
    "Party",
    "Published",
    "Quantity",
    "Quote",
    "QuoteFamily",
    "Record",
    "SameFact",
    "SameFacts",
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
    "code_event",
    "compare",
    "corroborate",
    "export",
    "quantities",
    "quotes",
    "read",
    "register",
    "register_diff",
    "same_fact",
    "same_facts",
    "times",
    "verify",
]
