"""Quantities: value, unit, modifier, change, and what is counted.

Numbers that are dates, clock times, ordinals, scores, names ("Article 5") or parts of longer codes are left out.
Lengths of time are quantities with a time unit and stand among the times as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from consilience.annotate.annotator import Annotator
from consilience.annotate.quantities.counted import alone, changed_thing, fate, head_of, of_amount, phrase
from consilience.annotate.quantities.lexicon import CHANGED, DIRECTION, MODIFIERS, TIME_UNITS, word_set
from consilience.annotate.quantities.scan import Amount, amounts
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Quantity
from consilience.model.annotations import Number

ORIGIN: Final = "quantities.rules@1"
_TIMED: Final = frozenset({*TIME_UNITS.values(), "year of age"})
_MODIFIER: Final = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[(“\"‘~<>≥≤]))("
    + "|".join(sorted((re.escape(word) for word in MODIFIERS), key=len, reverse=True))
    + r")(?:\s(?:a|an|only|just))?\s?$"
)
_AFTER: Final = re.compile(
    r"\s?(?:\+|-?plus\b|or more\b|and more\b|or so\b|or less\b|or fewer\b|at least\b|higher\b|lower\b)"
)
_AFTER_MODIFIER: Final = {
    "+": "at least",
    "plus": "at least",
    "-plus": "at least",
    "or more": "at least",
    "and more": "at least",
    "at least": "at least",
    "or so": "about",
    "or less": "at most",
    "or fewer": "at most",
    "higher": "up",
    "lower": "down",
}
_THAN: Final = re.compile(r"\s(more|higher|fewer|less|lower)\b")
_DIRECTED: Final = re.compile(
    r"([a-z]+)(?:\s(?:by|another|a further|an additional|as much as))?(?:\s(?:about|around|nearly|almost|some))?\s?$"
)
_OF_SOMETHING: Final = frozenset({"", "percent", "percentage point"})
_LONGEST_GAP: Final = 60
_SENTENCE: Final = 60
_STANDS: Final = re.compile(r"(?:[(,;]\s?|\d\s|\b(?:is|was|are|were|be|been|ended|closed|finished)\s)(?:up|down)\s$")
_AGED: Final = re.compile(r"\b(?:aged?|age of|younger than|older than)\s$")
_COMMA_BEFORE: Final = re.compile(r"[a-z.]{2},\s$")
_COMMA_AFTER: Final = re.compile(r"(?:,\s(?!\d)|[.;)](?:\s|$))")
_FROM: Final = re.compile(r"\bfrom\s(?:\S{1,12}\s)?$")
_TO: Final = re.compile(r"(?:\s[\w’'-]+){0,3}\sto\s(?:(?:just|only|about|some|around)\s)?")
_FROM_BEHIND: Final = re.compile(r"(?:\s[\w’'-]+){0,2},?\s(?:up |down )?from\s(?:(?:just|only|about|some|around)\s)?")


def quantities(reading: Reading, annotations: Annotations) -> list[Quantity]:
    """The quantities of what is read, in order."""
    lower = _lowered(reading.text)
    dated = _dated(reading, annotations)
    kept: list[tuple[Amount, range]] = []
    for amount in amounts(lower, lambda amount: _is_dated(amount, dated)):
        inside = _tokens(reading, amount.start, amount.end)
        if inside is not None and _is_quantity(reading, amount, inside, lower):
            kept.append((amount, inside))
    rows: list[Quantity] = []
    for place, (amount, inside) in enumerate(kept):
        unit = amount.unit or _age(amount, lower)
        counts = _counts(reading, amount, inside) if unit in _OF_SOMETHING else None
        if counts is None and not unit:
            counts = _ellipsis(reading, rows, kept, place)
        span = reading.span(amount.start, amount.end)
        rows.append(
            Quantity(
                id=f"{reading.document.id}/quantity-{len(rows) + 1}",
                document_id=reading.document.id,
                start=span.start,
                end=span.end,
                value=amount.value,
                unit=unit,
                modifier=_modifier(amount, lower),
                counts=counts,
                previous=_previous([row[0] for row in kept[max(0, place - 1) : place + 2]], amount, lower),
                origin=ORIGIN,
            )
        )
    return rows


def _age(amount: Amount, lower: str) -> str:
    """The unit of an age without one: "Jane Roe, 63, said", "children under the age of 5"."""
    if amount.kind != "figure" or not isinstance(amount.value, int) or not 0 < amount.value < 120:
        return ""
    before = lower[max(0, amount.start - 16) : amount.start]
    is_parenthesis = _COMMA_BEFORE.search(before) is not None and _COMMA_AFTER.match(lower, amount.end) is not None
    return "year of age" if is_parenthesis or _AGED.search(before) else ""


def _lowered(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _tokens(reading: Reading, start: int, end: int) -> range | None:
    tokens = reading.doc.char_span(start, end, alignment_mode="expand")
    return None if tokens is None or not len(tokens) else range(tokens.start, tokens.end)


def _dated(reading: Reading, annotations: Annotations) -> list[tuple[int, int]]:
    """(start, end) of the time expressions that are no mere lengths of time, in order."""
    rows = []
    for row in annotations.times:
        if row.type == "DURATION" and row.edtf is None:
            continue
        start, end = reading.mapped.offset_of(row.start), reading.mapped.offset_of(row.end)
        if start < end:
            rows.append((start, end))
    return sorted(rows)


def _is_dated(amount: Amount, dated: list[tuple[int, int]]) -> bool:
    """Whether a number is part of a date, a clock time or a set; lengths of time are quantities too."""
    place = bisect_right(dated, (amount.start, 1 << 60)) - 1
    if not any(start < amount.number_end and amount.start < end for start, end in dated[max(0, place) : place + 2]):
        return False
    return amount.unit.split(" per ")[0] not in _TIMED


def _is_quantity(reading: Reading, amount: Amount, inside: range, lower: str) -> bool:
    if amount.unit and amount.kind != "fraction":
        return not (amount.unit == "second" and not lower[amount.number_end : amount.end].strip(" -").startswith("s"))
    token = reading.doc[inside.start]
    word = lower[amount.start : amount.number_end]
    if amount.kind == "fraction":
        return _is_fraction(lower, amount, token)
    if amount.kind == "range" and amount.is_glued_range:
        return _has_counted(reading, inside)
    if word == "zero" and token.dep_ != "nummod":
        return False
    if word == "one":
        return _is_one(reading, inside, lower[amount.end : amount.end + 5])
    if amount.kind == "words" and token.tag_ == "NNP" and inside.start and reading.doc[inside.start - 1].tag_ == "NNP":
        return False
    if amount.kind == "figure":
        return not _is_label(reading, amount, inside, lower)
    return True


def _is_fraction(lower: str, amount: Amount, token: Token) -> bool:
    after = lower[amount.end : amount.end + 12]
    before = lower[max(0, amount.start - 12) : amount.start]
    word = lower[amount.start : amount.end]
    if word == "half":
        is_share = re.match(r"\s(?:of|the|its|his|her|their|a|an|all|that|as|our)\b", after) is not None
        return is_share and not re.search(r"\b(?:first|second|last|other|latter|and a)\s$", before)
    return re.match(
        r"\s(?:of|the|more|less|fewer|higher|lower)\b|[,.;]|$", after
    ) is not None and token.ent_type_ not in ("DATE", "TIME")


def _has_counted(reading: Reading, inside: range) -> bool:
    """Whether a plural noun follows ("40-50 people"); else "2-1" is a score or a code."""
    doc = reading.doc
    return any(doc[i].tag_ in ("NNS", "NNPS") for i in range(inside.stop, min(inside.stop + 3, len(doc))))


def _is_one(reading: Reading, inside: range, after: str) -> bool:
    token = reading.doc[inside.start]
    if after.startswith(" of ") or (token.dep_ == "conj" and token.head.pos_ in ("NUM", "NOUN")):
        return True
    if inside.start and reading.doc[inside.start - 1].lower_ in _NOT_ONE:
        return False
    if alone(token) is not None or _is_joined(reading, inside):
        return True
    head = token.head
    return token.dep_ == "nummod" and head.i > token.i and head.pos_ == "NOUN" and head.lower_ not in _NO_COUNT


def _is_joined(reading: Reading, inside: range) -> bool:
    """Whether a bare number follows "and" and stands before a preposition: "seven on Monday and one on Friday"."""
    doc = reading.doc
    if not inside.start or inside.stop >= len(doc):
        return False
    return doc[inside.start - 1].lower_ == "and" and doc[inside.stop].pos_ == "ADP"


def _is_label(reading: Reading, amount: Amount, inside: range, lower: str) -> bool:
    """Whether a figure names ("Article 5", "Boeing 737", "2020 Escape") instead of counting."""
    doc = reading.doc
    token = doc[inside.start]
    before = doc[inside.start - 1] if inside.start else None
    after = doc[inside.stop] if inside.stop < len(doc) else None
    has_plural = any(doc[i].tag_ == "NNS" for i in range(inside.stop, min(inside.stop + 2, len(doc))))
    text = lower[amount.start : amount.end]
    if before is not None and (before.lower_ in _LABELS or before.text in ("#", "№")):
        return True
    is_yearlike = isinstance(amount.value, int) and 1500 <= amount.value < 2100 and len(text) == 4
    if is_yearlike and after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ") and not has_plural:
        return True
    if token.is_sent_start and lower.startswith(". ", amount.end):
        return True
    if _NUMBERED.search(lower[max(0, amount.start - 6) : amount.start]):
        return True
    if text.startswith("0") and len(text) > 1 and text.isdecimal():
        return True
    if (
        before is not None
        and before.pos_ == "PROPN"
        and before.dep_ in ("compound", "nmod")
        and before.head == token.head
    ):
        return True
    if before is not None and before.whitespace_ and (before.pos_ == "PROPN" or before.ent_type_ in ("PRODUCT", "LAW")):
        is_in_name = token.ent_iob_ == "I" and before.ent_type_ == token.ent_type_ and not has_plural
        return (token.dep_ == "nummod" and token.head.i < token.i) or is_in_name or not has_plural
    return False


_NO_COUNT: Final = word_set("day time way thing point hand side moment stage word end reason")
_NOT_ONE: Final = word_set("no any every some each this that which another the last only")
_FATE: Final = re.compile(r"\s(?:\w+ed|dead|missing|shot|lost|slain)$")
"""What befell the counted: a bare number under another verb keeps the noun and not that."""
_NUMBERED: Final = re.compile(r"\bno\.\s?$")
_COMPARED: Final = frozenset({"more", "higher", "fewer", "less", "lower"})
_PARTICLE: Final = re.compile(r"\b(?:tak(?:e|es|ing|en)|took|hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|w[io]n|winning)\s$")
_LABELS: Final = word_set(
    "pad article articles section chapter part page paragraph clause rule no no. number phase stage level channel "
    "flight route "
    "highway room gate act bill resolution version volume episode season category protocol annex appendix "
    "figure table"
)


def _counts(reading: Reading, amount: Amount, inside: range) -> str | None:
    doc = reading.doc
    if amount.kind == "fraction" and inside.stop < len(doc) and doc[inside.stop].lower_ in _COMPARED:
        return None
    token = doc[inside.stop - 1] if amount.kind != "times" else doc[inside.start]
    if amount.kind == "times":
        return changed_thing(token)
    noun = None
    for i in reversed(inside):
        noun = head_of(doc[i], inside)
        if noun is not None:
            break
    if noun is None:
        return alone(token) or of_amount(token)
    words = phrase(noun, inside)
    befell = fate(noun)
    if befell and befell not in words.split():
        return f"{words} {befell}"
    return words or None


def _ellipsis(
    reading: Reading, rows: Sequence[Quantity], kept: Sequence[tuple[Amount, range]], place: int
) -> str | None:
    """What a bare number counts beside another one: "from 20 to ten diplomats", "seven on Monday and one on Friday"."""
    doc = reading.doc
    if place + 1 < len(kept):
        amount, inside = kept[place + 1]
        between = reading.text[kept[place][0].end : amount.start].lower()
        if not amount.unit and re.fullmatch(r"\s(?:to|or|and)(?:\s\w+)?\s", between):
            return _counts(reading, amount, inside)
    if rows and place and not kept[place - 1][0].unit:
        inside = kept[place - 1][1]
        token = doc[kept[place][1].start]
        gap = range(inside.stop, token.i)
        is_near = len(gap) < _SENTENCE and not any(doc[i].is_sent_start for i in gap)
        if is_near and _is_joined(reading, kept[place][1]):
            return rows[-1].counts
        if is_near and token.dep_ in ("conj", "pobj", "dobj", "nsubj", "nsubjpass", "attr", "appos"):
            counts = rows[-1].counts
            return counts if token.dep_ in ("conj", "appos") or counts is None else _FATE.sub("", counts)
    return None


def _modifier(amount: Amount, lower: str) -> str | None:
    left = lower[max(0, amount.start - 28) : amount.start]
    found = _MODIFIER.search(left)
    if found and found[1] == "over" and _PARTICLE.search(left[: found.start(1)]):
        found = None
    if found and MODIFIERS[found[1]]:
        return MODIFIERS[found[1]]
    if amount.kind == "fraction" and (than := _THAN.match(lower, amount.end)):
        return "up" if than[1] in ("more", "higher") else "down"
    behind = _AFTER.match(lower, amount.end)
    if behind:
        return _AFTER_MODIFIER.get(behind.group().strip())
    if found:
        left = left[: found.start(1)]
    word = lower[amount.start : amount.end]
    if word in CHANGED:
        return CHANGED[word][1]
    directed = _DIRECTED.search(left)
    if directed and directed[1] in DIRECTION and _is_measured(amount, directed, lower):
        return DIRECTION[directed[1]]
    if lower[amount.start] in "-−" and amount.unit == "percent":
        return "down"
    return None


def _is_measured(amount: Amount, directed: re.Match[str], lower: str) -> bool:
    """Whether a verb of change tells a step ("rose 3 points", "fell by six"), not its object ("lost 3 men")."""
    if amount.unit or " by" in directed.group() or _STANDS.search(lower[max(0, amount.start - 16) : amount.start]):
        return True
    return lower.startswith((" points", " point"), amount.end)


def _previous(beside: Sequence[Amount], amount: Amount, lower: str) -> Number | None:
    """The earlier value of a change: "from 20 to ten", "to 31 from 27". `beside` are the amounts before and after."""
    for other in beside:
        if other is amount or isinstance(other.value, tuple) or isinstance(amount.value, tuple):
            continue
        is_before = other.start < amount.start
        gap = lower[other.end : amount.start] if is_before else lower[amount.end : other.start]
        if len(gap) > _LONGEST_GAP:
            continue
        if is_before and _TO.fullmatch(gap) and _FROM.search(lower[max(0, other.start - 20) : other.start]):
            return other.value
        if not is_before and _FROM_BEHIND.fullmatch(gap) and other.unit in ("", amount.unit):
            return other.value
    return None


ANNOTATOR = Annotator(origin=ORIGIN, assigns="quantities", requires=frozenset({"times"}), rows=quantities)
