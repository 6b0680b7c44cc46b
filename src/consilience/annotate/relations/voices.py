"""Whose words a stretch of a document is."""

from __future__ import annotations

from typing import Final

from consilience.annotate.reading import Reading
from consilience.model import Annotations, Span

NARRATOR: Final = "narrator"
UNKNOWN: Final = "unknown"


class Voices:
    """The voices of one document, by place."""

    def __init__(self, reading: Reading, annotations: Annotations) -> None:
        self._length = len(reading.document.text)
        self._claims = [(row.evidence[0].span, row.voice) for row in annotations.claims if row.evidence]
        self._quotes = [(part, row.speaker_chain or UNKNOWN) for row in annotations.quotes for part in row.parts]

    def at(self, place: Span) -> str:
        """`narrator`, the chain of the speaker, or `unknown` where nobody is named: of the quotation that holds the
        place, else of the narrowest claim."""
        for spans in (self._quotes, self._claims):
            found = [(len(span), span.start, voice) for span, voice in spans if span.contains(place)]
            if found:
                return min(found)[2]
        return NARRATOR
