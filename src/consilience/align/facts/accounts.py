"""What each document says of one fact: the value that can be compared, and the words as printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from consilience.align.facts.cores import core
from consilience.align.vocabulary import canonical
from consilience.model import Account, Claim, Evidence, Quantity, Record, TimeExpression
from consilience.text.numbers import value_of, words_of

_PEOPLE_WORDS: Final = (
    "people person persons man men woman women child children victims victim civilians passengers guests others "
    "students soldiers officers dead killed injured wounded hurt casualties fatalities lives"
)
_PEOPLE: Final = frozenset(_PEOPLE_WORDS.split())
"""Words for people who are counted."""
_NO_COUNTS: Final = frozenset({"one", "no", "a", "an"})
"""Number words that rarely count ("one of its fighters")."""
_SCALES: Final = ((10**9, "bn"), (10**6, "m"))
"""Sizes from which a sum of money is written with a letter."""
_SIGNS: Final = {"dollar": "$", "pound sterling": "£", "euro": "€", "japanese yen": "¥", "indian rupee": "₹"}
_EVEN: Final = frozenset({"celsius", "fahrenheit", "pence", "percentage", "chinese yuan"})
"""Units without a plural."""
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
        self._starts = {id_: frozenset(row.evidence[0].start for row in record.annotations[id_].claims) for id_ in ids}
        self._dates = {row.id: row for id_ in ids for row in record.annotations[id_].times if row.edtf}

    def counted(self, group: Iterable[Claim]) -> str | None:
        """What most documents of a group count: the noun of their numbers."""
        holders: dict[str, set[str]] = {}
        for claim in group:
            for row in self._numbers(claim):
                holders.setdefault(_noun(row), set()).add(claim.document_id)
        return max(holders, key=lambda noun: len(holders[noun]), default=None)  # the first of equals

    def measured(self, claim: Claim, counted: str | None, usual: Mapping[str, int]) -> str | None:
        """The date of a claim about time, the number where the fact is about a count; None for what has only words.

        Args:
            claim: the claim.
            counted: the noun that the fact counts; None where it is not about a count.
            usual: how many documents give a value (`usual`): of several in one clause it is the one that most give.
        """
        found = self._candidates(claim, counted)
        return max(found, key=lambda value: usual.get(value, 0), default=None)  # the first of equals

    def usual(self, group: Iterable[Claim], counted: str | None) -> dict[str, int]:
        """How many documents give each of the values that the claims of a group may state."""
        holders: dict[str, set[str]] = {}
        for claim in group:
            for value in self._candidates(claim, counted):
                holders.setdefault(value, set()).add(claim.document_id)
        return {value: len(ids) for value, ids in holders.items()}

    def _candidates(self, claim: Claim, counted: str | None) -> list[str]:
        """The values that a claim may state, as strings that can be compared."""
        if claim.slot.endswith("|time"):
            return [str(self._dates[id_].edtf) for id_ in claim.time_ids if id_ in self._dates]
        if counted is None:
            return []
        rows = [(_noun(row) != counted, _is_of_some(row), row) for row in self._numbers(claim)]
        best = min((rank for *rank, _ in rows), default=None)
        return [_number(row) for *rank, row in rows if rank == best]

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

    def phrase(self, claim: Claim) -> str:
        """What a claim says in a few words: the core of its predicate, without dates, numbers as figures."""
        dates = [self._dates[id_] for id_ in claim.time_ids if id_ in self._dates]
        return core(
            claim,
            self.texts[claim.document_id],
            inner=self._starts[claim.document_id],
            left_out=[(row.start, row.end) for row in dates],
            figures={row.start: (row.end, f"{row.value}") for row in self._numbers(claim) if self._is_in_words(row)},
        )

    def _is_in_words(self, row: Quantity) -> bool:
        """Whether a whole number is printed as words of its own ("eight", not "half" or "around eight")."""
        return (
            isinstance(row.value, int)
            and value_of(words_of(self.texts[row.document_id][row.start : row.end])) == row.value
        )

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


def _is_of_some(row: Quantity) -> bool:
    """Whether a number of people counts some kind of them ("two medics among 31 dead")."""
    words = (row.counts or "").lower().split()
    return bool(words) and words[-1] not in _PEOPLE


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
    usual = values.usual(group, counted)
    found: list[Account] = []
    for id_ in document_ids:
        gathered: dict[tuple[str, str], list[Claim]] = {}
        for claim in sorted(own.get(id_, ()), key=lambda claim: _rank(claim, values, counted)):
            value = values.measured(claim, counted, usual)
            gathered.setdefault((claim.voice, value or ""), []).append(claim)
        for (voice, value), claims in gathered.items():
            found.append(_account(claims, value or values.phrase(claims[0]), voice, values.texts[id_]))
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
    """A number with its modifier, and with its unit where it is measured and not counted: "at least 20", "$400m"."""
    values = row.value if isinstance(row.value, tuple) else (row.value,)
    scale, letter = next(((size, letter) for size, letter in _SCALES if min(map(abs, values)) >= size), (1, ""))
    if row.unit not in _SIGNS:
        scale, letter = 1, ""
    words = "–".join(_figure(value) if scale == 1 else f"{value / scale:.4g}" for value in values) + letter
    if row.unit in _SIGNS:
        words = f"{_SIGNS[row.unit]}{words}"
    elif row.unit:
        words = f"{words}%" if row.unit == "percent" else f"{words} {_unit(row.unit, values)}"
    return f"{row.modifier} {words}" if row.modifier in _MODIFIERS else words


def _figure(value: float) -> str:
    """A number in digits, with commas from five digits on: "1500", "130,000", "6.3"."""
    return f"{value:,}" if isinstance(value, int) and value >= 10_000 else f"{value:.9g}"


def _unit(unit: str, values: Sequence[float]) -> str:
    """The name of a unit beside a number: "kilometres", "miles per hour", "years old"."""
    if unit == "year of age":
        return "years old"
    if values == (1,) or not unit[-1].isalpha():
        return unit
    first, *rest = unit.split(" per ")
    plural = {"foot": "feet", "inch": "inches", "century": "centuries"}.get(
        first, first if first in _EVEN else f"{first}s"
    )
    return " per ".join((plural, *rest))
