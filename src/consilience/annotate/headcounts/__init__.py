"""Numbers of people and posts of an institution (how many it may have, has, lacks, has lost), and members of a body.

In: the quantities, and the institutions and names around them. Numbers of victims, votes, money or people in a crowd
are none. A number that is only supposed, denied or asked for is left out; one that is only announced is marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.headcounts.counting import Counted, counted, is_national
from consilience.annotate.headcounts.counts import Count
from consilience.annotate.headcounts.doubt import is_done, is_due, is_fact, is_supposed
from consilience.annotate.headcounts.kinds import count
from consilience.annotate.headcounts.members import Members, members
from consilience.annotate.headcounts.places import Places, is_of, is_of_other, is_sender
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Claim, Evidence, HeadcountMention, Party, Quantity, Span
from consilience.text.institution_kinds import OF_EACH_SIDE

ORIGIN: Final = "headcounts.rules@1"
_UNREAL: Final = frozenset({"hedged", "opinion", "denied"})
_TO_COME: Final = frozenset({"planned", "predicted"})
_LONGEST: Final = 400


def headcounts(reading: Reading, annotations: Annotations) -> Sequence[HeadcountMention]:
    """The headcounts of a document, in text order. Reads quantities, institutions, mentions and claims."""
    numbers = list(_numbers(reading, annotations.quantities))
    if not numbers:
        return ()
    rows = list(_Rows(reading, annotations).rows(numbers))
    rows.sort(key=lambda row: (row.start, row.end))
    return tuple(_numbered(row, number) for number, row in enumerate(rows, 1))


def _numbered(row: HeadcountMention, number: int) -> HeadcountMention:
    return replace(row, id=f"{row.document_id}/headcount-{number}")


def _numbers(reading: Reading, quantities: Sequence[Quantity]) -> Iterator[Counted]:
    for row in quantities:
        if isinstance(row.value, tuple) or row.unit not in ("", "percent"):
            continue
        tokens = reading.within(row.start, row.end)
        found = counted(row, tokens, reading.doc) if tokens else None
        if found is not None:
            yield found


class _Rows:
    def __init__(self, reading: Reading, annotations: Annotations) -> None:
        self.reading = reading
        self.annotations = annotations
        self.places = Places(reading, annotations)
        self.claim_of: dict[str, Claim] = {}
        for claim in annotations.claims:
            for id_ in claim.quantity_ids:
                known = self.claim_of.get(id_)
                if known is None or _length(claim) < _length(known):
                    self.claim_of[id_] = claim

    def rows(self, numbers: list[Counted]) -> Iterator[HeadcountMention]:
        taken: set[str] = set()
        for place, number in enumerate(numbers):
            if number.row.id in taken:
                continue
            sentence = number.doc[number.inside[0]].sent
            later = [other for other in numbers[place + 1 :] if other.inside[0] < sentence.end]
            body = members(number, later, self.places.organisation)
            if body is not None:
                taken.update(part.row.id for part in body.parts)
                yield from self._member_row(number, body)
            else:
                found = count(number)
                if found is not None:
                    taken.update(other.row.id for other in later if other.value == found.previous)
                    yield from self._row(number, found)

    def _member_row(self, number: Counted, body: Members) -> Iterator[HeadcountMention]:
        claim = self.claim_of.get(number.row.id)
        if claim is not None and claim.modality == "denied":
            return
        party = Party(body.body.start, body.body.end, body.body.chain, body.body.country)
        found = Count("members", body.value, body.unit, body.first, body.last, ())
        yield self._mention(number, found, claim, None, party)

    def _row(self, number: Counted, found: Count) -> Iterator[HeadcountMention]:
        claim = self.claim_of.get(number.row.id)
        is_bound = found.kind == "ceiling" and number.row.modifier == "at most"
        is_unreal = claim is not None and (claim.modality in _UNREAL or claim.polarity == "negative")
        is_there = found.is_aside and _is_of_subject(number)  # "the battalion of 750 may go first"
        if found.kind == "filled" and found.phase is None and is_fact(number):
            found = replace(found, is_stated=True)
        is_told = is_there or found.is_due or found.is_stated
        if not is_told and ((is_unreal and not is_bound) or is_supposed(number, is_bound=is_bound)):
            return
        institution = self.places.institution(found.around, found.reach)
        if found.kind == "members":
            institution = next((row for token in found.around if (row := self.places.body(token))), None)
            if institution is None and found.unit == OF_EACH_SIDE:
                institution = self.places.body_before(number.top)
        elif institution is not None and not is_of(number.noun, institution):
            return
        side = self.places.side_at(found.side) or self.places.side_of(number)
        is_own = institution is not None and found.kind != "members" and self.places.at(number.noun) == institution
        is_part = side is not None and found.kind == "filled" and institution is not None
        is_part = is_part and institution is not None and institution.kind != "contingent"
        if is_national(number.noun) and not (is_own or is_part):
            return
        if institution is None and (side is None or found.kind != "withdrawn"):
            return
        if found.kind == "withdrawn" and found.side is not None and is_of_other(side, institution):
            institution = None  # "three of the ten Thai diplomats" are of no consulate of another's
        if institution is not None and side is not None and is_sender(side, institution) and found.side is None:
            side = None
        yield self._mention(number, found, claim, institution.chain if institution else None, side)

    def _mention(
        self, number: Counted, found: Count, claim: Claim | None, chain: str | None, body: Party | None
    ) -> HeadcountMention:
        doc, reading = number.doc, self.reading
        span = reading.span(doc[found.first].idx, doc[found.last].idx + len(doc[found.last]))
        return HeadcountMention(
            id="",
            document_id=reading.document.id,
            start=span.start,
            end=span.end,
            quantity=found.kind,
            value=found.value,
            evidence=self._evidence(number, claim, span),
            unit=found.unit,
            previous=found.previous,
            quantity_id=number.row.id,
            institution_chain=chain,
            body=body,
            voice=claim.voice if claim is not None else "narrator",
            is_announced=not (found.kind == "members" or found.is_aside or found.is_stated)
            and (found.is_due or not is_done(number))
            and (
                found.is_due
                or _is_to_come(claim)
                or is_due(number)
                or (claim is not None and claim.modality in _UNREAL)
            ),
            phase=found.phase,
            origin=ORIGIN,
        )

    def _evidence(self, number: Counted, claim: Claim | None, span: Span) -> Evidence:
        """The clause, where it holds the number with its noun; else the sentence, or the bare words of a long one."""
        if claim is not None and claim.evidence[0].start <= span.start and span.end <= claim.evidence[0].end:
            return claim.evidence[0]
        sentence = number.doc[number.inside[0]].sent
        whole = self.reading.evidence(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
        is_short = whole.end - whole.start <= _LONGEST
        return whole if is_short else Evidence(self.reading.document.id, span.start, span.end)


def _is_of_subject(number: Counted) -> bool:
    """Whether a number stands in the subject of its clause, which is there whatever it may do."""
    return any(
        child.dep_ in ("nsubj", "nsubjpass") and (child == number.top or child.is_ancestor(number.top))
        for child in number.verb.children
    )


def _is_to_come(claim: Claim | None) -> bool:
    return claim is not None and (claim.modality in _TO_COME or claim.tense == "future")


def _length(claim: Claim) -> int:
    return claim.evidence[0].end - claim.evidence[0].start


ANNOTATOR: Final = Annotator(
    ORIGIN, "headcounts", headcounts, frozenset({"mentions", "quantities", "claims", "institutions"})
)
