"""What each document says of one fact: the value that can be compared, and the words as printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.model import Account, Claim, Evidence, Quantity, Record

_MODIFIERS: Final = frozenset({"about", "at least", "at most", "more than", "less than"})
_VAGUE_WORDS: Final = "i we you he she it they this that these those who which what there one"
_VAGUE: Final = frozenset(_VAGUE_WORDS.split())
_RELATIVE: Final = frozenset(["who", "which", "where", "whose", "to", "of"])
_LONGEST: Final = 220
"""Characters of a sentence that is shown whole."""
_GOOD_LENGTH: Final = range(25, 170)
"""Characters of a clause that reads as a sentence."""


def count_claims(group: Sequence[Claim]) -> list[Claim]:
    """The claims that state a number at their core."""
    return [claim for claim in group if claim.slot.endswith("|count")]


def statement(group: Sequence[Claim], about: Sequence[float]) -> Claim:
    """The claim whose words say the fact best: a whole sentence of a readable length that names who acts.

    Args:
        group: the most typical claim first; ties go to it.
        about: how much of the story's subject each of them names, 0 to 1.
    """
    return max(enumerate(group), key=lambda item: (_clarity(item[1]) + 2.0 * about[item[0]], -item[0]))[1]


def sentence_of(claim: Claim, record: Record) -> str:
    """The clause as a sentence of its own; the whole sentence where the clause alone does not say who acts."""
    words = " ".join(claim.value.split())
    if (claim.tense is None or _is_vague(claim)) and claim.sentence is not None and len(claim.sentence) <= _LONGEST:
        words = " ".join(claim.sentence.of(record.document_of[claim.document_id].text).split())
    words = words.strip(" ,;:–—-")
    if words.count("“") + words.count("”") + words.count('"') == 1:
        words = words.strip('“”"')
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "!", "?", "…", ".”", '."')) else ".")


def _is_vague(claim: Claim) -> bool:
    subject = claim.slot.split("|")[1].lower()
    first = claim.value.split()[0].lower() if claim.value.split() else ""
    return not subject or subject.split()[0] in _VAGUE or first in _RELATIVE or "our" in claim.value.lower().split()


def _clarity(claim: Claim) -> float:
    return (
        (2.0 if claim.tense is not None else 0.0)
        + (0.0 if _is_vague(claim) else 2.0)
        + (1.0 if len(claim.value) in _GOOD_LENGTH else 0.0)
        + (0.5 if claim.quote_id is None else 0.0)
        + (0.5 if claim.voice == "narrator" else 0.0)
        + (0.5 if claim.modality == "asserted" else 0.0)
        + (0.5 if claim.object_words else 0.0)
    )


def accounts(
    group: Sequence[Claim], document_ids: Sequence[str], record: Record, is_count: bool
) -> tuple[Account, ...]:
    """One account a document, voice and value, in the order of the documents; what an account says itself comes first.

    Args:
        group: the claims of one fact, the most typical first.
        is_count: whether the fact is about a number.
    """
    quantities = {row.id: row for claim in group for row in record.annotations[claim.document_id].quantities}
    dates = {row.id: row.edtf for claim in group for row in record.annotations[claim.document_id].times}
    found: list[Account] = []
    for id_ in document_ids:
        gathered: dict[tuple[str, str], list[Claim]] = {}
        own = [claim for claim in group if claim.document_id == id_]
        for claim in sorted(own, key=lambda claim: _rank(claim, is_count)):
            value = _value(claim, is_count, quantities, dates)
            gathered.setdefault((claim.voice, value), []).append(claim)
        for (voice, value), claims in gathered.items():
            found.append(_account(claims, value, voice, record))
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


def _account(claims: Sequence[Claim], value: str, voice: str, record: Record) -> Account:
    first = claims[0]
    text = record.document_of[first.document_id].text
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


def _value(claim: Claim, is_count: bool, quantities: dict[str, Quantity], dates: dict[str, str | None]) -> str:
    if claim.slot.endswith("|time"):
        return next((edtf for id_ in claim.time_ids if (edtf := dates.get(id_))), _phrase(claim))
    if is_count:
        for id_ in claim.quantity_ids:
            row = quantities.get(id_)
            if row is not None:
                return _number(row)
    return _phrase(claim)


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
