"""What each document says of one fact: the value that can be compared, and the words as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from consilience.align.vocabulary import canonical
from consilience.model import Account, Claim, Evidence, Quantity, Record, TimeExpression

_PEOPLE_WORDS: Final = (
    "people person persons man men woman women child children victims victim civilians passengers guests others "
    "students soldiers officers dead killed injured wounded hurt casualties fatalities lives"
)
_PEOPLE: Final = frozenset(_PEOPLE_WORDS.split())
"""Words for people who are counted."""
_OPENING: Final = re.compile(
    r"^(?:(?:and|but|so|when|where|as|after|before|while|although|because|since|that|who|which)\s+)*"
    r"(?:(?:he|she|it|they|we|i|you|who|which)\s+(?=\w))?",
    re.IGNORECASE,
)
"""Small words before a predicate that say nothing of it."""
_NO_COUNTS: Final = frozenset({"one", "no", "a", "an"})
"""Number words that rarely count ("one of its fighters")."""
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
        self._dates = {row.id: row for id_ in ids for row in record.annotations[id_].times if row.edtf}

    def counted(self, group: Iterable[Claim]) -> str | None:
        """What most documents of a group count: the noun of their numbers."""
        holders: dict[str, set[str]] = {}
        for claim in group:
            for row in self._numbers(claim):
                holders.setdefault(_noun(row), set()).add(claim.document_id)
        return max(holders, key=lambda noun: len(holders[noun]), default=None)  # the first of equals

    def measured(self, claim: Claim, counted: str | None) -> str | None:
        """The date of a claim about time, the number where the fact is about a count; None for what has only words.

        Args:
            claim: the claim.
            counted: the noun that the fact counts; None where it is not about a count.
        """
        if claim.slot.endswith("|time"):
            return next((self._dates[id_].edtf for id_ in claim.time_ids if id_ in self._dates), None)
        if counted is None:
            return None
        rows = sorted(self._numbers(claim), key=lambda row: _noun(row) != counted)
        return _number(rows[0]) if rows else None

    def is_counting(self, claim: Claim, counted: str | None) -> bool:
        """Whether a claim counts the same thing."""
        return any(_noun(row) == counted for row in self._numbers(claim))

    def figures(self, claim: Claim, counted: str | None) -> tuple[str, ...]:
        """The printed words of the date or number that `measured` gives, or of others beside it."""
        rows: list[TimeExpression] | list[Quantity] = []
        if claim.slot.endswith("|time"):
            rows = [self._dates[id_] for id_ in claim.time_ids if id_ in self._dates]
        elif counted is not None:
            rows = self._numbers(claim)
        text = self.texts[claim.document_id]
        return tuple(" ".join(text[row.start : row.end].split()) for row in rows)

    def _numbers(self, claim: Claim) -> list[Quantity]:
        text = self.texts[claim.document_id]
        rows = [self._quantities[id_] for id_ in claim.quantity_ids if id_ in self._quantities]
        return [row for row in rows if text[row.start : row.end].lower() not in _NO_COUNTS]


def _noun(row: Quantity) -> str:
    """What a number counts: people under any name, or the last noun without its ending."""
    words = (row.counts or "").lower().split()
    if any(word in _PEOPLE for word in words) or (not words and not row.unit):
        return "people"
    return row.unit or canonical(words[-1].removesuffix("s"))


def accounts(
    group: Sequence[Claim], document_ids: Sequence[str], values: Values, counted: str | None
) -> tuple[Account, ...]:
    """One account a document, and another where its value or its voice differs, in the order of the documents; what
    an account says itself comes first.

    Args:
        group: the claims of one fact, the most typical first.
        document_ids: all documents of the story.
        values: what the claims state.
        counted: the noun that the fact counts; None where it is not about a number.
    """
    own: dict[str, list[Claim]] = {}
    for claim in group:
        own.setdefault(claim.document_id, []).append(claim)
    found: list[Account] = []
    for id_ in document_ids:
        gathered: dict[tuple[str, str], list[Claim]] = {}
        for claim in sorted(own.get(id_, ()), key=lambda claim: _rank(claim, values, counted)):
            value = values.measured(claim, counted)
            gathered.setdefault((claim.voice, value or ""), []).append(claim)
        for (voice, value), claims in gathered.items():
            found.append(_account(claims, value or _phrase(claims[0]), voice, values.texts[id_]))
    return tuple(found)


def _rank(claim: Claim, values: Values, counted: str | None) -> tuple[bool, ...]:
    """What an account says itself and flatly goes before what it reports; the body before the headline."""
    return (
        counted is not None and not values.is_counting(claim, counted),
        counted is not None and not claim.slot.endswith("|count"),
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
    """The predicate as printed: the clause without its subject, where it begins with it, and without openers."""
    clause = " ".join(claim.value.split())
    subject = claim.slot.split("|")[1]
    if subject and clause.lower().startswith(subject.lower()) and len(clause) > len(subject) + 3:
        return clause[len(subject) :].strip(" ,")
    return _OPENING.sub("", clause) or clause
