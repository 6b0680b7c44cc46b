"""What a bare number is of, where the words before or behind it have said so.

"From 20 to ten diplomats", "8 or $9", "four- and six-cylinder engines", "28 killed and 12 on Friday", "shares rose by 2
percent and bonds by 1". A number stays bare unless one of these patterns holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from consilience.annotate.quantities.draft import Draft
from consilience.annotate.quantities.labels import is_joined
from consilience.annotate.quantities.lexicon import MONEY_PARTS, SELECTING
from consilience.annotate.reading import Reading
from consilience.text.word_sets import word_set

_LONGEST: Final = 60
"""Words between two numbers of which one tells what the other is of."""
_NEXT: Final = re.compile(r"\s(?:to|or|and)(?:\s\w+)?\s|,\s|-,?(?:\s(?:to|or|and))?\s")
_LEVEL: Final = re.compile(
    r",?\s\(?(?:is\s|was\s|were\s|are\s)?(?:up|down)\s(?:by\s)?|,?\s(?:a rise|a fall|a gain|a loss) of\s"
)
_TO: Final = re.compile(r"(?:[^.;]|\.\d)*\s(?:to|at)\s(?:about\s|around\s|nearly\s|just\s)?")
_INCLUDING: Final = re.compile(
    r",?\s(?:[\w’'-]+,?\s){0,4}?(?:including|of them|of whom|of which|among them)\s"
    r"(?:(?:at least|about|some|another)\s)?"
)
_JOINED: Final = re.compile(r"\b(?:and|but|versus|vs\.?|against)\s[\d.,]+\s(?:last|this|next|a)\b")
_OF_THEM: Final = re.compile(r"\sof\s(?:them|whom)\b")
_LISTED: Final = re.compile(r",\s(?:and\s)?[a-z\d]+\s(?:from|in|on|at|near)\b")
_FRAMES: Final = word_set("by to at from is was are were of than reached hit")
_POINTING: Final = SELECTING | word_set("the these those all our their its his her both")
_ROLES: Final = word_set("conj pobj dobj nsubj nsubjpass attr appos")


def complete(reading: Reading, drafts: Sequence[Draft], lower: str) -> None:
    """Fill in what the bare numbers of a document are of, in place."""
    for place in range(len(drafts) - 2, -1, -1):
        if drafts[place].is_bare:
            _from_next(drafts[place], drafts[place + 1], lower)
    for one, two in pairwise(drafts):
        if two.unit == "" and one.unit and two.previous == one.amount.value and two.noun == one.noun:
            two.unit = one.unit
        elif one.is_bare != two.is_bare and (one.previous == two.amount.value or two.previous == one.amount.value):
            _share(one if one.is_bare else two, two if one.is_bare else one)
    for place, draft in enumerate(drafts):
        if lower.endswith("all but ", 0, draft.amount.start):
            continue
        if place and (draft.is_bare or _is_only_struck(draft) or _OF_THEM.match(lower, draft.amount.end)):
            _from_before(reading, drafts, place, lower)


def _share(draft: Draft, other: Draft, has_fate: bool = True) -> None:
    draft.unit = other.unit
    draft.noun = other.noun
    if has_fate or not other.noun:
        draft.fate = other.fate


def _is_only_struck(draft: Draft) -> bool:
    """Whether only what befell the counted is known ("including 2.5 million in the north were affected")."""
    return not draft.unit and not draft.noun and draft.fate is not None


def _from_next(draft: Draft, following: Draft, lower: str) -> None:
    gap = lower[draft.amount.end : following.amount.start]
    if following.is_bare or following.amount.kind in ("times", "fraction") or not _NEXT.fullmatch(gap):
        return
    is_hanging = gap.startswith("-")
    if gap == ", " and following.noun is None and not following.unit:
        return
    if gap.startswith(",") and not re.match(r"[^.;]{0,12}", gap):
        return
    if following.unit == "year of age" and not is_hanging:
        return
    _share(draft, following)


def _from_before(reading: Reading, drafts: Sequence[Draft], place: int, lower: str) -> None:
    draft = drafts[place]
    before = drafts[place - 1]
    if not _is_near(reading, before, draft):
        return
    gap = lower[before.amount.end : draft.amount.start]
    if before.noun and not before.unit and _INCLUDING.fullmatch(gap):
        draft.noun, draft.fate = before.noun, draft.fate or before.fate
        return
    if _OF_THEM.match(lower, draft.amount.end) and before.noun and not before.unit:
        draft.noun, draft.fate = draft.noun or before.noun, draft.fate or before.fate
        return
    if not draft.is_bare:
        return
    for other in reversed(drafts[max(0, place - 4) : place]):
        if not _is_near(reading, other, draft):
            break
        if not other.is_bare and _are_alike(reading, other, draft):
            _share(draft, other)
            return
        if _is_scale(other) and _TO.fullmatch(lower, other.amount.end, draft.amount.start):
            _share(draft, other, has_fate=False)
            return
    if (paired := _paired(drafts, place, lower)) is not None:
        draft.unit = paired
        return
    if before.is_bare:
        return
    role = reading.doc[draft.inside.start].dep_
    if _is_listed(reading, before, draft, lower):
        _share(draft, before)
    elif place + 1 < len(drafts) and _is_scale(drafts[place + 1]):
        return
    elif role in _ROLES and not before.unit and not _is_scale(before):
        _share(draft, before, has_fate=role in ("conj", "appos"))


def _is_listed(reading: Reading, before: Draft, draft: Draft, lower: str) -> bool:
    """Whether a bare number goes on with a list: "eight from Keel and one from Dorsey"."""
    start, end = draft.amount.start, draft.amount.end
    if before.noun and not before.unit and _LISTED.search(lower, max(0, start - 6), end + 6):
        return True
    return is_joined(reading, draft.inside) or _JOINED.search(lower, max(0, start - 8), end + 8) is not None


def levels(drafts: Sequence[Draft], lower: str) -> None:
    """What a level is in, from the change behind it: "16,369.03, up 58.06 points"."""
    for one, two in pairwise(drafts):
        if one.is_bare and _is_scale(two) and _LEVEL.fullmatch(lower, one.amount.end, two.amount.start):
            _share(one, two, has_fate=False)


def _paired(drafts: Sequence[Draft], place: int, lower: str) -> str | None:
    """The unit of a number whose like in brackets has one: "2,000 yen ($18) for one and 3,000 ($27) for the other"."""
    if place < 2 or place + 1 >= len(drafts) or not _is_bracketed(drafts[place], drafts[place + 1], lower):
        return None
    for one, two in pairwise(drafts[max(0, place - 4) : place]):
        if one.unit and _is_bracketed(one, two, lower) and two.unit == drafts[place + 1].unit:
            return one.unit
    return None


def _is_bracketed(one: Draft, two: Draft, lower: str) -> bool:
    return lower[one.amount.end : two.amount.start] == " ("


def _is_scale(draft: Draft) -> bool:
    """Whether a step and the level after it are in one unit: not a percentage, nor cents of a price."""
    if draft.unit:
        return draft.unit not in ("percent", "percentage point", "basis point", *MONEY_PARTS)
    return draft.noun is not None and draft.noun.split()[-1] in ("points", "point")


def _is_near(reading: Reading, one: Draft, two: Draft) -> bool:
    gap = range(one.inside.stop, two.inside.start)
    return len(gap) < _LONGEST and not any(reading.doc[i].is_sent_start for i in (*gap, two.inside.start))


def _are_alike(reading: Reading, one: Draft, two: Draft) -> bool:
    """Whether two numbers stand behind the same small word ("by 2 percent", "by 1"), other than in a change."""
    if not one.inside.start or not two.inside.start:
        return False
    doc = reading.doc
    first, second = doc[one.inside.start - 1], doc[two.inside.start - 1]
    return first.lower_ == second.lower_ and first.lower_ in _FRAMES and first.lower_ not in ("of",)


def is_anaphor(reading: Reading, draft: Draft, lower: str) -> bool:
    """Whether a small number in words only points back ("the two agreed", "the bottom three"), or says nothing."""
    if not draft.is_bare or draft.amount.kind != "words":
        return False
    if lower[draft.amount.start : draft.amount.end] in ("dozen", "one"):
        return True
    before = draft.inside.start - 1
    is_small = not isinstance(draft.amount.value, tuple) and draft.amount.value <= 12
    return is_small and before >= 0 and reading.doc[before].lower_ in _POINTING
