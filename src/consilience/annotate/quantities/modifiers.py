"""What is said of a number beside its value: bounds, roughness, and whether it is the size of a rise or of a fall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from consilience.annotate.quantities.draft import Draft
from consilience.annotate.quantities.lexicon import CHANGED, DIRECTION, MODIFIERS
from consilience.annotate.quantities.scan import Amount
from consilience.annotate.quantities.units import MONEY, TIME_UNITS

_MODIFIER: Final = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[(“\"‘~<>≥≤]))("
    + "|".join(sorted((re.escape(word) for word in MODIFIERS), key=len, reverse=True))
    + r")(?:\s(?:a|an|only|just))?\s?$"
)
_AFTER: Final = re.compile(
    r"\s?(?:\+|-?plus\b|or (?:more|so|less|fewer|over|older|above|under|younger|below)\b"
    r"|and (?:more|over|older|above|up|under|younger|below)\b|at least\b)"
)
_AFTER_MODIFIER: Final = {
    **dict.fromkeys(("+", "plus", "-plus", "at least", "or more", "or over", "or older", "or above"), "at least"),
    **dict.fromkeys(("and more", "and over", "and older", "and above", "and up"), "at least"),
    **dict.fromkeys(("or less", "or fewer", "or under", "or younger", "or below"), "at most"),
    **dict.fromkeys(("and under", "and younger", "and below"), "at most"),
    "or so": "about",
}
_AFTER_CHANGE: Final = re.compile(r"\s(higher|lower)\b")
_RISES: Final = frozenset({"more", "above", "up", "rise", "increase", "jump", "gain", "hike"})
_AFTER_SHARE: Final = re.compile(
    r"\s(more|less|fewer|above|below|up|down|rise|increase|jump|gain|hike|fall|drop|decline|decrease|cut|dip)\b"
)
_OF_VOTES: Final = re.compile(r"\sof\s(?:all\s|the\s)?(?:\w+\s)?(?:votes?|ballots|seats|delegates)\b")
_AGE_WORDS: Final = re.compile(r"(?:the\s)?ages?\sof\s$|aged\s$")
_THAN: Final = re.compile(r"\s(more|higher|fewer|less|lower)\b")
_DIRECTED: Final = re.compile(
    r"([a-z]+)(?:\s(?:by|another|a further|an additional|as much as))?(?:\s(?:about|around|nearly|almost|some))?\s?$"
)
_STANDS: Final = re.compile(r"(?:[(,;]\s?|\d\s|\b(?:is|was|are|were|be|been|ended|closed|finished)\s)(?:up|down)\s$")
_COLLECTED: Final = frozenset({"raise", "raised", "raises", "raising"})
"""Verbs that with money as their object tell no step: "raised $3 million"."""
_PARTICLE: Final = re.compile(
    r"\b(?:tak(?:e|es|ing|en)|took|hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|w[io]n|winning|charged|questioned|row|dispute)\s$"
)


def modifiers(drafts: Sequence[Draft], lower: str) -> Iterator[tuple[str | None, str | None]]:
    """The modifier and the change of each draft, in order.

    A number in brackets or behind "or" that gives the one before in another unit takes what is said of that:
    "rose by 2 metres (6.6 feet)", "up 17 points, or 0.2 percent". A change that only a noun behind the number names is
    no modifier.
    """
    before: tuple[str | None, str | None] = None, None
    for place, draft in enumerate(drafts):
        own = _bound(draft.amount, lower), _change(draft.amount, lower)
        if own == (None, None) and place and _is_restated(drafts[place - 1], draft, lower):
            own = before
        before = own
        yield own[0] or own[1], own[1] or _named_change(draft.amount, lower)


_RESTATED: Final = re.compile(r"(?:\s[a-z]+)?(?:\s\(|,?\sor\s)")


def _is_restated(one: Draft, two: Draft, lower: str) -> bool:
    if not _RESTATED.fullmatch(lower, one.amount.end, two.amount.start):
        return False
    return bool(two.unit) and two.unit != one.unit and not one.is_bare


def _bound(amount: Amount, lower: str) -> str | None:
    """ "at least", "about" and the like."""
    left = _AGE_WORDS.sub("", lower[max(0, amount.start - 44) : amount.start])
    found = _MODIFIER.search(left)
    if found and found[1] in ("over", "around") and _PARTICLE.search(left[: found.start(1)]):
        found = None
    if found and found[1] == "over" and found.group().rstrip().endswith(("just", "only")):
        found = None  # "over just two days": in that time, not more of it
    if found and MODIFIERS[found[1]]:
        return MODIFIERS[found[1]]
    behind = _AFTER.match(lower, amount.end)
    return _AFTER_MODIFIER.get(behind.group().strip()) if behind else None


def _change(amount: Amount, lower: str) -> str | None:
    """`up` or `down` for the size of a change."""
    if amount.kind == "fraction" and (than := _THAN.match(lower, amount.end)):
        return "up" if than[1] in ("more", "higher") else "down"
    word = lower[amount.start : amount.end]
    if word in CHANGED:
        return CHANGED[word][1]
    if (behind := _AFTER_CHANGE.match(lower, amount.end)) is not None:
        return "up" if behind[1] == "higher" else "down"
    left = lower[max(0, amount.start - 44) : amount.start]
    if (found := _MODIFIER.search(left)) is not None:
        left = left[: found.start(1)]
    directed = _DIRECTED.search(left)
    if amount.unit == "percent" and _OF_VOTES.match(lower, amount.end):
        return None
    if amount.unit in TIME_UNITS and not left.endswith(" by "):
        return None
    if directed and directed[1] in DIRECTION and _is_measured(amount, directed, lower):
        return DIRECTION[directed[1]]
    if left.endswith(" by ") and (stepped := _stepped(left)):
        return stepped
    if amount.unit == "percent" and lower[amount.start] in "-−+":
        return "up" if lower[amount.start] == "+" else "down"
    return None


def _stepped(left: str) -> str | None:
    """The direction of the nearest verb of change before "by", in the same clause: "cut its rate by"."""
    clause = re.split(r"[,.;:()]", left)[-1]
    return next((DIRECTION[word] for word in reversed(clause.split()) if word in DIRECTION), None)


def _named_change(amount: Amount, lower: str) -> str | None:
    """The direction that a noun or an adverb behind a share names: "a 4 percent drop", "40 percent below"."""
    behind = _AFTER_SHARE.match(lower, amount.end) if amount.unit == "percent" else None
    return None if behind is None else "up" if behind[1] in _RISES else "down"


def _is_measured(amount: Amount, directed: re.Match[str], lower: str) -> bool:
    """Whether a verb of change tells a step ("rose 3 points", "fell by six"), not its object ("lost 3 men")."""
    if amount.unit in MONEY and directed[1] in _COLLECTED:
        return " by" in directed.group()
    if (
        amount.unit
        or _is_part(amount, lower)
        or " by" in directed.group()
        or _STANDS.search(lower[max(0, amount.start - 16) : amount.start])
    ):
        return True
    return lower.startswith((" points", " point"), amount.end)


def _is_part(amount: Amount, lower: str) -> bool:
    """Whether a number without a unit is a ratio: "a third", "tenfold"."""
    return amount.kind == "fraction" or lower[amount.start : amount.end].endswith("fold")
