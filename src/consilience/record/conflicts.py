"""The docket: judgements in the order in which an editor should look at them, each once, with an id and a severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal

from consilience.model import WORTH_A_LOOK, Conflict, Evidence, Judgement, Record, Side

Severity = Literal["high", "medium", "low"]

LONGEST: Final = 600
"""Characters of evidence at most: a longer pointer shows nobody the words."""
_ORDER: Final = (
    "contradiction",
    "internal_inconsistency",
    "superseded",
    "attribution_conflict",
    "escalation",
    "competing_assessment",
    "reconcilable",
    "agreement_other_granularity",
    "same_referent",
    "translation_variant",
)
_HARD_TYPES: Final = frozenset({"number", "actor", "act", "status", "place"})
_ALARMS: Final = frozenset({"contradiction", "internal_inconsistency", "superseded"})
_SOFT: Final = 6
"""Disputes, attributions and escalations that a docket shows, beside one more for each account of the story: beyond
that the least weighty are left out, so that an editor reads to the end."""
_SURE: Final = 0.8
"""Confidence from which a difference of attribution, or an alarm over a hard fact, is graded a step higher."""
_FIRM: Final = 0.5
"""Confidence under which something overtaken is only mentioned."""
_SETTLED_BY: Final[dict[str, str]] = {
    "number": "The list or register of the authority that counts.",
    "date": "The first announcement of the act, with its date.",
    "place": "A map, an address or a picture of the place.",
    "name": "A document that the person or body signed.",
    "actor": "The decision itself, with the name under it.",
    "act": "The words of the one who acted.",
    "status": "A word from the one who was there, or the document itself.",
    "attribution": "A recording or transcript of the statement, with the speaker's name.",
    "certainty": "Who is cited for it, and what that source said.",
    "cause": "The full statements of both sides, and the report of those who investigate it.",
}
"""What would settle a difference of a type, where the judgement names nothing nearer."""
_SEVERITIES: Final[dict[str, int]] = {"high": 0, "medium": 1, "low": 2}


def conflicts(record: Record, judgements: Sequence[Judgement]) -> tuple[Conflict, ...]:
    """Judgements as conflicts: worth a look first, then by severity, class, and how central the fact is.

    Two judgements of one class over the same words on two sides are one; the surer one stays. A judgement that has a
    single side with words is left out, and so is a second one with the same explanation, or a second denial of the
    same words.
    """
    weights = {fact.id: fact.weight for fact in record.facts}
    rows = [(_tidied(row), row) for row in sorted(judgements, key=_surest_first)]
    kept: list[tuple[tuple[Side, ...], Judgement]] = []
    for sides, row in rows:
        if len(sides) > 1 and row.class_ is not None and not any(_is_same(sides, row, other) for other in kept):
            kept.append((sides, row))
    kept.sort(key=lambda item: _rank(item[0], item[1], weights))
    kept = list({row.explanation: (sides, row) for sides, row in reversed(kept)}.values())[::-1]
    kept = _readable(kept, record)
    return tuple(_conflict(f"conflict-{n}", sides, row) for n, (sides, row) in enumerate(kept, 1))


def _readable(
    kept: Sequence[tuple[tuple[Side, ...], Judgement]], record: Record
) -> list[tuple[tuple[Side, ...], Judgement]]:
    """Rows in their order, the soft ones of each story only as far as a docket has room for them."""
    story_of = {id_: story for story in record.stories for id_ in story.document_ids}
    counts: Counter[str] = Counter()
    found = []
    for sides, row in kept:
        if row.class_ in WORTH_A_LOOK and row.class_ not in _ALARMS:
            story = story_of.get(sides[0].evidence[0].document_id)
            counts[story.id if story else ""] += 1
            size = len(story.document_ids if story else record.documents)
            if counts[story.id if story else ""] > _SOFT + size:
                continue
        found.append((sides, row))
    return found


def _conflict(id_: str, sides: tuple[Side, ...], row: Judgement) -> Conflict:
    assert row.class_ is not None
    fact_id = row.fact_ids[0] if row.fact_ids else None
    severity = _severity(row)
    return Conflict(
        id_,
        row.type,
        row.class_,
        severity,
        fact_id,
        sides,
        row.explanation,
        row.settled_by or (_SETTLED_BY[row.type] if row.class_ in WORTH_A_LOOK else None),
        row.arithmetic,
        row.equation,
    )


def _tidied(row: Judgement) -> tuple[Side, ...]:
    """Sides with evidence only, without repeats or pointers that are too long."""
    sides = []
    for side in row.sides:
        evidence = tuple(dict.fromkeys(e for e in side.evidence if 0 < e.end - e.start <= LONGEST))
        if evidence:
            sides.append(Side(side.value, evidence, side.voice))
    return tuple(sides)


def _severity(row: Judgement) -> Severity:
    if row.class_ in ("contradiction", "internal_inconsistency"):
        return "high" if row.confidence >= _SURE and row.type in _HARD_TYPES else "medium"
    if row.class_ == "superseded":
        return "medium" if row.confidence >= _FIRM else "low"
    if row.class_ == "attribution_conflict" and row.confidence >= _SURE:
        return "medium"
    return "low"


def _surest_first(row: Judgement) -> tuple[float, str, str, tuple[Evidence, ...]]:
    return -row.confidence, row.class_ or "", row.type, tuple(e for side in row.sides for e in side.evidence)


def _rank(sides: tuple[Side, ...], row: Judgement, weights: dict[str, float]) -> tuple[object, ...]:
    weight = max((weights.get(id_, 0.0) for id_ in row.fact_ids), default=0.0)
    is_look = row.class_ in WORTH_A_LOOK
    severity = _SEVERITIES[_severity(row)]
    return not is_look, severity, _ORDER.index(row.class_ or ""), -weight, -row.confidence, sides[0].evidence[0]


def _is_same(sides: tuple[Side, ...], row: Judgement, other: tuple[tuple[Side, ...], Judgement]) -> bool:
    """Whether both say one thing of the same words: two sides each meet two sides of the other."""
    known, judged = other
    if row.class_ != judged.class_ and (row.class_ in WORTH_A_LOOK) == (judged.class_ not in WORTH_A_LOOK):
        return False
    if row.type != judged.type and row.class_ != judged.class_:
        return False
    is_denial = row.type == judged.type == "status" and row.class_ == judged.class_ == "contradiction"
    if is_denial and any(_touch(a, b) for a in sides for b in known):
        return True
    met = [{n for n, theirs in enumerate(known) if _touch(side, theirs)} for side in sides]
    return any(a != b for i, first in enumerate(met) for second in met[i + 1 :] for a in first for b in second)


def _touch(one: Side, other: Side) -> bool:
    return any(a.overlaps(b) for a in one.evidence for b in other.evidence)
