"""Documents about one happening. Accounts of different events share no facts, so they are told apart first."""

from __future__ import annotations

from typing import Final

import numpy as np

from consilience.align.groups import Connected
from consilience.align.vectors import vectors
from consilience.align.vocabulary import COMMON
from consilience.model import Document, Record, Story

THRESHOLD: Final = 0.5
_LEAD: Final = 600
"""Characters of the opening that say what a report is about."""


def stories(record: Record) -> tuple[Story, ...]:
    """Groups of documents about one happening, the largest first; every document is in exactly one."""
    documents = record.documents
    likeness = _likeness(record)
    groups = Connected(len(documents))
    for one in range(len(documents)):
        for other in range(one + 1, len(documents)):
            if likeness[one, other] >= THRESHOLD:
                groups.join(one, other)
    ordered = sorted(groups.groups(), key=lambda group: (-len(group), group[0]))
    return tuple(
        Story(f"story-{n}", tuple(documents[i].id for i in group), _reason(group, likeness, len(documents)))
        for n, group in enumerate(ordered, 1)
    )


def _likeness(record: Record) -> np.ndarray:
    leads = vectors([_lead(document) for document in record.documents])
    meaning = leads @ leads.T
    names = _names(record)
    shared = np.zeros_like(meaning)
    for one in range(len(names)):
        for other in range(len(names)):
            least = min(len(names[one]), len(names[other])) or 1
            shared[one, other] = len(names[one] & names[other]) / least
    return 0.6 * meaning + 0.4 * shared


def _names(record: Record) -> list[set[str]]:
    found = []
    for document in record.documents:
        terms = [term for claim in record.annotations[document.id].claims for term in claim.terms]
        counted: dict[str, int] = {}
        for term in terms:
            if term not in COMMON and not term.isdigit():
                counted[term] = counted.get(term, 0) + 1
        ranked = sorted(counted, key=lambda term: (-counted[term], term))
        found.append(set(ranked[:20]))
    return found


def _lead(document: Document) -> str:
    opening = " ".join(document.text[zone.start : zone.end] for zone in document.readable)[:_LEAD]
    return f"{document.title or ''}. {opening}"


def _reason(group: list[int], likeness: np.ndarray, size: int) -> str:
    if len(group) > 1:
        return f"{len(group)} documents share who, what and the words for it"
    others = [float(likeness[group[0], n]) for n in range(size) if n != group[0]]
    if not others:
        return "the only document"
    return f"shares too little with the others (likeness {max(others):.2f}, needed {THRESHOLD:.2f})"
