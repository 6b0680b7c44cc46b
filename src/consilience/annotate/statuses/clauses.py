"""The clause that a row stands in: its words as evidence, and whose word it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from consilience.annotate.reading import Reading
from consilience.model import Claim, Evidence, Span

_LONGEST: Final = 400
NARRATOR: Final = "narrator"


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause and its voice (`narrator` or a chain)."""

    evidence: Evidence
    voice: str


def clause_of(reading: Reading, claims: Sequence[Claim], verb: Token, whole: Span) -> Clause:
    """The clause of a verb, as the claims have it.

    Args:
        reading: the document.
        claims: its claims.
        verb: the word whose clause it is.
        whole: words that the evidence must hold; they alone are it where clause and sentence are too long.
    """
    place = reading.span(verb.idx, verb.idx + 1).start
    held = [row for row in claims if row.evidence[0].start <= place < row.evidence[0].end]
    claim = min(held, key=lambda row: (row.evidence[0].end - row.evidence[0].start, row.id), default=None)
    sentence = verb.sent
    own = reading.evidence(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
    fitting = [row for row in ([claim.evidence[0]] if claim else []) + [own] if _holds(row, whole)]
    evidence = fitting[0] if fitting else Evidence(reading.document.id, whole.start, whole.end)
    return Clause(evidence, claim.voice if claim is not None else NARRATOR)


def _holds(evidence: Evidence, whole: Span) -> bool:
    return evidence.start <= whole.start and whole.end <= evidence.end and evidence.end - evidence.start <= _LONGEST
