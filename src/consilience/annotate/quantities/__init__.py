"""Quantities: value, unit, modifier, change, and what is counted.

Left out are dates and clock times, years, ordinals, scores and votes ("2-1"), names and versions ("Article 5", "Boeing
737", "F-16", "the FTSE 100"), flights, routes, addresses, telephone numbers and parts of longer codes. Ages and lengths
of time are quantities with a unit (`year of age`, `hour`), and so is the generation of a network ("5G"); lengths stand
among the times as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.quantities.counted import changed_thing, head_of, measured_thing, of_amount, phrase
from consilience.annotate.quantities.draft import Draft
from consilience.annotate.quantities.elided import complete, is_anaphor, levels
from consilience.annotate.quantities.fates import alone, among, fate, told
from consilience.annotate.quantities.labels import is_listed, is_quantity
from consilience.annotate.quantities.lexicon import CHANGED, WEIGHING
from consilience.annotate.quantities.modifiers import modifiers
from consilience.annotate.quantities.ranges import amounts
from consilience.annotate.quantities.scan import Amount
from consilience.annotate.quantities.units import MEASURES, TIME_UNITS, rate_behind
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Quantity
from consilience.model.numbers import Number
from consilience.text.mapped import lowered

ORIGIN: Final = "quantities.rules@2"
_TIMED: Final = frozenset({*TIME_UNITS.values(), "year of age"})
_OF_SOMETHING: Final = frozenset({"", "percent", "percentage point"})
_COMPARED: Final = frozenset({"more", "higher", "fewer", "less", "lower", "as"})
_RATIO_NEXT: Final = re.compile(
    r"\s(?:as\s|more\b|less\b|higher\b|lower\b|greater\b|larger\b|bigger\b|the\b|its\b|their\b|his\b|\w+ings\b|book\b|that\b)"
)
_PARENT_OF: Final = re.compile(r"\b(?:father|mother|parent|dad|mum|mom)[\s-]of[\s-]$")
_OR_TWO: Final = re.compile(r"\b(?:an?|another)\s(\w+)\sor\s$")
_CROWD_OF: Final = re.compile(r"\b(?:crowd|audience|congregation|gathering)s?\sof\s(?:[a-z]+\s){0,2}$")
_NONE_OF: Final = re.compile(r"\b(?:none|neither|not one) of (?:the |these |those )?$")
_PLACED: Final = frozenset({"outside", "inside", "near", "in", "at", "across", "during", "after", "amid"})
"""Words behind a number that begin a place or an occasion: "kills 16 outside bakery"."""
_OF_THEM: Final = re.compile(r"\sof\s(?:whom|which|them|these|those)\b")
_LISTED: Final = re.compile(r",?\s(?:and|or|to|through)\s|,\s|\s?[-–]\s?")
_LONGEST_GAP: Final = 60
_AGED: Final = re.compile(
    r"\b(?:aged?|ages? of|younger than|older than|as (?:young|old) as|aged (?:over|under|about|around)"
    r"|turn(?:s|ed|ing)?|(?:children|kids|boys|girls|youths|youngsters|adults|women|men|people|those|anyone)"
    r" (?:under|over|aged))\s$"
)
_AGED_FROM: Final = re.compile(r"\b(?:aged|ages?)\s(?:between\s|from\s|of\s)?$")
_COMMA_BEFORE: Final = re.compile(r"[a-z.]{2},\s$")
_COMMA_AFTER: Final = re.compile(r"(?:,\s(?!\d)|[.;)](?:\s|$)|\sand\s(?:an?|his|her|the)\b)")
_IS_AGED: Final = re.compile(
    r"\b(?:who|he|she|i|they|son|daughter|boy|girl|man|woman|mother|father|baby|child|children|brother|sister|wife"
    r"|husband)"
    r"\s(?:is|was|were|are|will be|would be|would have been|(?:has|have) been)\s"
    r"(?:now\s|just\s|only\s|about\s|then\s)?$"
)
_AM_AGED: Final = re.compile(r"\b(?:i['’]m|(?:s?he|who)['’]s)\s$")
_NO_NOUN_AFTER: Final = re.compile(r"[.,;)]|$|\s(?:when|at|by|and|in|on|but|who|while|this|next|last|years? old)\b")
_FROM: Final = re.compile(r"\bfrom\s(?:\S{1,12}\s)?$")
_TO: Final = re.compile(r"(?:\s[\w’'-]+){0,3}\sto\s(?:(?:just|only|about|some|around)\s)?")
_FROM_BEHIND: Final = re.compile(r"(?:\s[\w’'-]+){0,2},?\s(?:up |down )?from\s(?:(?:just|only|about|some|around)\s)?")
_MASS_OF: Final = re.compile(
    r"\sof\s(?!(?:public|taxpayers?|their|his|her|its|our|savings|debts?|aid|investment|funding)\b)"
)


def quantities(reading: Reading, annotations: Annotations) -> list[Quantity]:
    """The quantities of what is read, in order."""
    lower = lowered(reading.text)
    drafts = _drafts(reading, annotations, lower)
    for place, draft in enumerate(drafts):
        draft.previous = _previous([row.amount for row in drafts[max(0, place - 1) : place + 2]], draft.amount, lower)
    levels(drafts, lower)
    complete(reading, drafts, lower)
    drafts = [draft for draft in drafts if not is_anaphor(reading, draft, lower)]
    rows: list[Quantity] = []
    for draft, (modifier, change) in zip(drafts, modifiers(drafts, lower), strict=True):
        span = reading.span(draft.amount.start, draft.amount.end)
        rows.append(
            Quantity(
                id=f"{reading.document.id}/quantity-{len(rows) + 1}",
                document_id=reading.document.id,
                start=span.start,
                end=span.end,
                value=draft.amount.value,
                unit=draft.unit,
                modifier=modifier,
                counts=draft.counts,
                previous=draft.previous,
                change=change,
                origin=ORIGIN,
            )
        )
    return rows


def _drafts(reading: Reading, annotations: Annotations, lower: str) -> list[Draft]:
    """The numbers that are quantities, each with its own unit and noun."""
    dated = _dated(reading, annotations)
    has_sterling = "£" in lower
    drafts: list[Draft] = []
    label_end = 0
    for amount in amounts(lower, lambda amount: _is_dated(amount, dated), reading.text):
        inside = _tokens(reading, amount.start, amount.end)
        if inside is None:
            continue
        is_next_label = label_end and not amount.unit and _LISTED.fullmatch(lower, label_end, amount.start)
        if is_next_label or not is_quantity(reading, amount, inside, lower):
            label_end = amount.end if is_next_label or is_listed(reading, inside) else 0
            continue
        draft = Draft(amount, inside, _unit(amount, lower, has_sterling))
        if draft.unit in _OF_SOMETHING:
            _count(reading, draft, lower)
        elif draft.unit in MEASURES:
            draft.noun = measured_thing(reading.doc, inside)
        drafts.append(draft)
    return drafts


def _unit(amount: Amount, lower: str, has_sterling: bool) -> str:
    """The unit as printed, with what only the words around it tell: pounds of weight or of money, years of age."""
    if amount.unit in ("year", "") and _is_age(amount, lower):
        return "year of age"
    if amount.unit.split(" per ")[0] == "pound":
        return amount.unit.replace("pound", _pound(amount, lower, has_sterling), 1)
    return amount.unit


def _is_age(amount: Amount, lower: str) -> bool:
    """Whether a number is an age without its unit: "Jane Roe, 63, said", "under the age of 5", "she was 10"."""
    before = lower[max(0, amount.start - 32) : amount.start]
    if isinstance(amount.value, tuple):
        return amount.kind == "range" and amount.value[1] < 120 and _AGED_FROM.search(before) is not None
    if amount.kind not in ("figure", "words") or not isinstance(amount.value, int) or not 0 < amount.value < 120:
        return False
    if _AGED.search(before):
        return True
    if amount.unit or amount.kind != "figure":
        return False
    if _COMMA_BEFORE.search(before) is not None and _COMMA_AFTER.match(lower, amount.end) is not None:
        return True
    is_said = _IS_AGED.search(before) is not None or _AM_AGED.search(before) is not None
    return is_said and _NO_NOUN_AFTER.match(lower, amount.end) is not None


def _pound(amount: Amount, lower: str, has_sterling: bool) -> str:
    """Pounds of weight or of money, as the words around them have it; `pound` where they do not tell."""
    printed = lower[amount.start : amount.end]
    if "-pound" in printed or _MASS_OF.match(lower, amount.end):
        return "pound-mass"
    if re.search(r"million|billion|\dm\b|\dbn\b", printed) or has_sterling:
        return "pound sterling"
    words = set(re.findall(r"[a-z]+", lower[max(0, amount.start - 60) : amount.end + 60]))
    if words & WEIGHING:
        return "pound-mass"
    return "pound"


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


def _count(reading: Reading, draft: Draft, lower: str) -> None:
    """Fill in what a draft counts and what befell it, where its own clause says so."""
    doc, amount, inside = reading.doc, draft.amount, draft.inside
    if amount.kind == "fraction" and inside.stop < len(doc) and doc[inside.stop].lower_ in _COMPARED:
        return
    before = lower[max(0, amount.start - 32) : amount.start]
    if amount.kind == "times":
        if lower[amount.start : amount.end] in CHANGED or not _RATIO_NEXT.match(lower, amount.end):
            word = lower[amount.start : amount.end]
            draft.noun = changed_thing(doc[inside.start], word in CHANGED or word.endswith("fold"))
        return
    if before.endswith("all but ") and _OF_THEM.match(lower, amount.end):
        return
    noun = next((noun for i in reversed(inside) if (noun := head_of(doc[i], inside)) is not None), None)
    if noun is not None and noun.i > inside.stop and noun.tag_ in ("NN", "NNP") and doc[inside.stop].lower_ in _PLACED:
        noun = None
    token = doc[inside.stop - 1]
    if noun is None:
        if _CROWD_OF.search(before):
            draft.noun = "people"
            return
        if _PARENT_OF.search(before):
            draft.noun = "children"
            return
        if named := _OR_TWO.search(before):
            draft.noun = named[1]
            return
        draft.fate = alone(token) or told(lower, amount.start, amount.end)
        draft.noun = None if draft.fate else of_amount(token)
        if lower.startswith(" who ", amount.end):
            draft.noun = draft.noun or "people"
        if amount.kind == "fraction" and before.endswith(" by "):
            draft.noun = changed_thing(token)
        return
    draft.noun = phrase(noun, inside) or None
    end = noun.idx + len(noun)
    draft.fate = among(lower, end) or fate(noun) or told(lower, amount.start, end)
    if draft.fate == "killed" and noun.lower_ == "lives":
        draft.noun = _whose(phrase(noun, inside))
    if _NONE_OF.search(before):
        draft.fate = None
    rate = rate_behind(lower, noun.idx + len(noun)) if draft.noun and not draft.unit else None
    if rate:
        draft.noun = f"{draft.noun} per {rate[0]}"


def _whose(lives: str) -> str:
    """Who lost their lives: "Zemblan people" for "Zemblan lives", "miners" for "miners' lives"."""
    owner = lives.removesuffix("lives").rstrip(" ’'")
    return owner if owner.endswith("s") else f"{owner} people".strip()


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
