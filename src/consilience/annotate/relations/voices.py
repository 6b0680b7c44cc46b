"""Whose words a stretch of a document is."""

from __future__ import annotations

from typing import Final

from consilience.annotate.reading import Reading
from consilience.model import Annotations, Party, Span

NARRATOR: Final = "narrator"
UNKNOWN: Final = "unknown"


class Voices:
    """The voices of one document, by place."""

    def __init__(self, reading: Reading, annotations: Annotations) -> None:
        self._length = len(reading.document.text)
        self._claims = [(row.evidence[0].span, row.voice) for row in annotations.claims if row.evidence]
        self._quotes = [(part, row.speaker_chain or UNKNOWN) for row in annotations.quotes for part in row.parts]
        self._printed = [
            (part, row.speaker_chain or UNKNOWN)
            for row in annotations.quotes
            if row.kind != "indirect"
            for part in row.parts
        ]

    def at(self, place: Span, teller: Party | None = None) -> str:
        """`narrator`, the chain of the speaker, or `unknown` where nobody is named: of the quotation that holds the
        place, else of the narrowest claim.

        `teller` is who speaks where the act is itself that he says something ("vowed to retaliate after …"): when and
        why he did is the narrator's word, unless it is printed as his.
        """
        for spans in (self._quotes, self._claims) if teller is None else (self._printed,):
            found = [(len(span), span.start, voice) for span, voice in spans if span.contains(place)]
            if found:
                return min(found)[2]
        return NARRATOR
