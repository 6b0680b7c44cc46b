"""Documents about one happening. Accounts of different events share no facts, so they are told apart first."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from consilience.align.groups import Connected
from consilience.align.similarity import cosine
from consilience.align.vectors import vectors
from consilience.align.vocabulary import COMMON
from consilience.model import Annotations, Document, Record, Story

WEIGHTS: Final[Mapping[str, float]] = {"names": 2.9, "words": 4.8, "opening": 6.2, "near": 0.8, "far": -2.4}
"""What each likeness adds to the log-odds of two documents being about one happening (a logistic regression over
19,900 pairs of 200 articles of 52 stories, rounded)."""
_PRIOR: Final = -7.25
_UNREAD: Final = (12.7, -8.9)
"""Weight and prior where a document has no sentences to read, and only its opening and title can be compared."""
THRESHOLD: Final = -1.0
"""Least log-odds to join two documents. Below 0, because documents that a person puts together mostly belong together:
on those articles it leaves 8 of 197 outside their story, and 0.4 % of the pairs of different stories above it."""
SURE: Final = 0.3
"""Nearness that two openings can be taken to have: of 700 pairs of documents, those whose words and names make them
one story with it lie above 0.5. Only where it joins not all documents are the openings encoded."""
_LEAD: Final = 600
"""Characters of the opening that say what a report is about."""
_NEAR: Final = 3
_FAR: Final = 10
"""Days between two publications that speak for one happening, and against it."""
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Profile:
    document: Document
    names: Mapping[str, float]
    words: Mapping[str, float]
    day: date | None


def stories(record: Record) -> tuple[Story, ...]:
    """Groups of documents about one happening, the largest first; every document is in exactly one."""
    profiles = [_profile(document, record.annotations[document.id]) for document in record.documents]
    groups = Connected(len(profiles))
    odds: dict[tuple[int, int], float] = {}
    for one, other in combinations(range(len(profiles)), 2):
        if _odds(profiles[one], profiles[other], SURE) >= THRESHOLD:
            groups.join(one, other)
    if len(groups.groups()) > 1:
        openings = vectors([_opening(document) for document in record.documents])
        nearness = openings @ openings.T
        for one, other in combinations(range(len(profiles)), 2):
            odds[one, other] = _odds(profiles[one], profiles[other], round(float(nearness[one, other]), 4))
            if odds[one, other] >= THRESHOLD:
                groups.join(one, other)
    ordered = sorted(groups.groups(), key=lambda group: (-len(group), group[0]))
    return tuple(
        Story(f"story-{n}", tuple(profiles[i].document.id for i in group), _reason(group, profiles, odds))
        for n, group in enumerate(ordered, 1)
    )


def _profile(document: Document, rows: Annotations) -> _Profile:
    names = Counter(
        word
        for mention in rows.mentions
        if mention.form in {"name", "acronym"}
        for word in _WORD.findall(mention.name.lower())
        if len(word) > 2 and word not in COMMON
    )
    words = Counter(term for claim in rows.claims for term in claim.terms if term not in COMMON and not term.isdigit())
    return _Profile(document, _unit(names), _unit(words), _day(document.published.edtf))


def _unit(counts: Mapping[str, int]) -> dict[str, float]:
    weights = {word: 1.0 + math.log(count) for word, count in sorted(counts.items())}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / norm for word, weight in weights.items()}


def _day(edtf: str | None) -> date | None:
    match = re.search(r"\d{4}-\d\d-\d\d", edtf or "")
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None


def _opening(document: Document) -> str:
    opening = " ".join(document.text[zone.start : zone.end] for zone in document.readable)[:_LEAD]
    return f"{document.title or ''}. {opening}"


def _odds(one: _Profile, other: _Profile, nearness: float) -> float:
    gap = _days_between(one, other)
    dates = WEIGHTS["near"] * (gap <= _NEAR) + WEIGHTS["far"] * (gap > _FAR)
    if not (one.words and other.words):
        weight, prior = _UNREAD
        return weight * nearness + prior + min(dates, 0.0)
    alike = WEIGHTS["names"] * cosine(one.names, other.names) + WEIGHTS["words"] * cosine(one.words, other.words)
    return alike + WEIGHTS["opening"] * nearness + dates + _PRIOR


def _days_between(one: _Profile, other: _Profile) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 0


def _reason(group: Sequence[int], profiles: Sequence[_Profile], odds: Mapping[tuple[int, int], float]) -> str:
    if len(group) > 1:
        return f"{len(group)} documents share {_shared([profiles[n] for n in group])}"
    alone = group[0]
    others = [n for n in range(len(profiles)) if n != alone]
    if not others:
        return "the only document"
    nearest = max(others, key=lambda n: (odds[min(n, alone), max(n, alone)], -n))
    gap = _days_between(profiles[alone], profiles[nearest])
    apart = f", published {gap} days apart" if gap > _FAR else ""
    return f"about something else: shares too little even with the nearest, {profiles[nearest].document.id}{apart}"


def _shared(profiles: Sequence[_Profile]) -> str:
    """The names and words that most documents of a group have in common."""
    totals: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for profile in profiles:
        for weights in (profile.names, profile.words):
            for word, weight in weights.items():
                totals[word] += weight  # type: ignore[assignment]
                holders[word] += 1
    common = [word for word in totals if holders[word] * 2 > len(profiles)]
    best = sorted(common, key=lambda word: (-round(totals[word], 6), word))[:5]
    return ", ".join(f"“{word}”" for word in best) if best else "what they report"
