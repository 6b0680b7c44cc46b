"""What each document says of one fact: the value that can be compared, and the words as printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from consilience.model import Account, Claim, Evidence, Quantity, Record

_MODIFIERS: Final = frozenset({"about", "at least", "at most", "more than", "less than"})


def count_claims(group: Sequence[Claim]) -> list[Claim]:
    """The claims that state a number at their core."""
    return [claim for claim in group if claim.slot.endswith("|count")]


class Values:
    """What claims state, as values that can be compared."""

    def __init__(self, record: Record, document_ids: Iterable[str]) -> None:
        ids = tuple(document_ids)
        self.texts = {id_: record.document_of[id_].text for id_ in ids}
        self._quantities = {row.id: row for id_ in ids for row in record.annotations[id_].quantities}
        self._dates = {row.id: row.edtf for id_ in ids for row in record.annotations[id_].times}

    def measured(self, claim: Claim, is_count: bool) -> str | None:
        """The date of a claim about time, the number where the fact is about a count; None for what has only words."""
        if claim.slot.endswith("|time"):
            return next((edtf for id_ in claim.time_ids if (edtf := self._dates.get(id_))), None)
        if is_count:
            return next((_number(row) for id_ in claim.quantity_ids if (row := self._quantities.get(id_))), None)
        return None


def accounts(
    group: Sequence[Claim], document_ids: Sequence[str], values: Values, is_count: bool
) -> tuple[Account, ...]:
    """One account a document, and another where its value or its voice differs, in the order of the documents; what
    an account says itself comes first.

    Args:
        group: the claims of one fact, the most typical first.
        document_ids: all documents of the story.
        values: what the claims state.
        is_count: whether the fact is about a number.
    """
    own: dict[str, list[Claim]] = {}
    for claim in group:
        own.setdefault(claim.document_id, []).append(claim)
    found: list[Account] = []
    for id_ in document_ids:
        gathered: dict[tuple[str, str], list[Claim]] = {}
        for claim in sorted(own.get(id_, ()), key=lambda claim: _rank(claim, is_count)):
            value = values.measured(claim, is_count)
            gathered.setdefault((claim.voice, value or ""), []).append(claim)
        for (voice, value), claims in gathered.items():
            found.append(_account(claims, value or _phrase(claims[0]), voice, values.texts[id_]))
    return tuple(found)


def _rank(claim: Claim, is_count: bool) -> tuple[bool, ...]:
    """What an account says itself and flatly goes before what it reports; the body before the headline."""
    return (
        is_count and not claim.slot.endswith("|count"),
        claim.is_headline,
        claim.voice != "narrator",
        claim.modality != "asserted",
        claim.tense is None,
    )


def _account(claims: Sequence[Claim], value: str, voice: str, text: str) -> Account:
    first = claims[0]
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(pointer for claim in claims for pointer in claim.evidence))
    return Account(
        document_id=first.document_id,
        claim_ids=tuple(claim.id for claim in claims),
        value=value,
        wording=text[first.evidence[0].start : first.evidence[0].end],
        evidence=evidence,
        voice=voice,
        modality=first.modality,
    )


def _number(row: Quantity) -> str:
    values = row.value if isinstance(row.value, tuple) else (row.value,)
    words = "–".join(f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}" for value in values)
    words = f"{words}%" if row.unit == "percent" else words
    return f"{row.modifier} {words}" if row.modifier in _MODIFIERS else words


def _phrase(claim: Claim) -> str:
    """The predicate as printed: the clause without its subject, where it begins with it."""
    clause = " ".join(claim.value.split())
    subject = claim.slot.split("|")[1]
    if subject and clause.lower().startswith(subject.lower()) and len(clause) > len(subject) + 3:
        return clause[len(subject) :].strip(" ,")
    return clause
