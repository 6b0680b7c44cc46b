"""Nobody was hurt in one telling, and people were in another: also in one article, where two voices speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from consilience.align.differences.counted import Counted, numbers_of
from consilience.align.differences.sentences import Sentence, sentences, shared, weights
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Judgement, Side

_HURT: Final = r"(?:injured|hurt|wounded|harmed)"
_WAS: Final = r"(?:was|were|is|are|has been|had been|have been|got)"
_NOBODY: Final = re.compile(
    rf"\b(?:no ?-?one|nobody|none of (?:them|those on board|the passengers)|no people) {_WAS} "
    rf"(?:(?:seriously|badly|reported) )?(?:(?P<hurt>{_HURT})|(?P<killed>killed))\b(?: or {_HURT}| or killed)?"
    r"|\bno (?:reports? of |reported )?(?:(?P<injuries>injuries)|(?P<deaths>deaths|fatalities))"
    r"(?: or (?:injuries|deaths|fatalities|damage))?(?: (?:were|was|have been|had been) (?:reported|recorded))?\b"
    r"|\bno (?:reports? of |reported )?(?P<casualties>casualties)\b",
    re.IGNORECASE,
)
_NARROWED: Final = re.compile(
    r"^[^.;]{0,30}?\b(?:else|other|so far|yet|initially|at first|in (?:the |that |this |a )?"
    r"(?:first|second|third|other|latest|earlier|previous|incident there|two)|related to|on board|among|since)\b",
    re.IGNORECASE,
)
"""Words behind it that speak of a part, of another happening, or of an early hour."""
_EARLY: Final = re.compile(r"\b(?:immediate(?:ly)?|initial(?:ly)?|at first|so far|yet|early reports?)\b", re.IGNORECASE)
_NEAR: Final = 0.12
"""Weight that the two sentences share at least, if they stand in no one fact and the denial is no lead of its own."""
_SHOWN: Final = 4


def nobody_and_some(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A sentence that knows of nobody hurt (or killed) and one that counts them; one row an outcome."""
    everyone = sentences(rows)
    denials = [
        (row, found)
        for row in everyone
        if (found := _NOBODY.search(row.text)) and not _NARROWED.match(row.text[found.end() :])
    ]
    if not denials:
        return
    weight, place = weights(everyone), {(row.document_id, row.start): row for row in everyone}
    counts = [row for row in numbers_of(rows) if row.is_comparable or row.quantity.value == 1]
    for outcome in ("hurt", "killed"):
        of = [row for row in counts if row.count.scope.outcomes == {outcome} and not row.is_elsewhere]
        for denial, found in denials:
            if outcome not in _denied(found):
                continue
            some = [
                row
                for row in of
                if (other := place.get((row.document_id, row.statement.sentence.start))) is not None
                and other is not denial
                and (set(other.fact_ids) & set(denial.fact_ids) or shared(denial, other, weight) >= _NEAR)
            ]
            if some:
                yield _judged(outcome, denial, found, some)
                break


def _denied(found: re.Match[str]) -> frozenset[str]:
    if found["casualties"]:
        return frozenset({"hurt", "killed"})
    return frozenset({"killed"} if found["killed"] or found["deaths"] else {"hurt"})


def _judged(outcome: str, denial: Sentence, found: re.Match[str], some: list[Counted]) -> Judgement:
    voice = denial.voice_at(found.start())
    is_early = _EARLY.search(denial.text[max(0, found.start() - 40) : found.end() + 40]) is not None
    best = min(some, key=lambda row: (not row.count.is_flat, row.evidence))
    what = {"hurt": "Whether anybody was hurt", "killed": "Whether anybody was killed"}[outcome]
    says = f"nobody{f', says {voice.speaker_name}' if voice.speaker_name else ''}"
    return Judgement(
        "number",
        "superseded" if is_early else "different",
        "superseded" if is_early else "contradiction",
        (
            Side("nobody", (denial.found(found),), voice.voice),
            Side(
                best.count.said,
                tuple(dict.fromkeys(row.evidence for row in some))[:_SHOWN],
                best.statement.voice,
            ),
        ),
        told(what, [((denial.outlet,), says), ([row.outlet for row in some], best.count.said)]),
        tuple(dict.fromkeys((*denial.fact_ids, *(id_ for row in some for id_ in row.statement.fact_ids)))),
        settled_by="A count by the hospital or the police.",
        confidence=0.6,
    )
