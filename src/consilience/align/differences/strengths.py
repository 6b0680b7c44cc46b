"""One act told by words of different strength: suspend, close, withdraw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from consilience.align.compare import acts, names
from consilience.align.compare.scope import PEOPLE
from consilience.align.compare.words import content_words, singular, words
from consilience.align.differences.statements import Statement
from consilience.model import Evidence, Judgement, Side

_MOST_SIDES: Final = 6


def differing_strengths(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """For each ladder and object, the rungs that the accounts choose, if they are more than one."""
    found: dict[tuple[str, str], dict[int, list[tuple[str, Statement]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.claim.polarity == "negative":
            continue
        for ladder, height, word in _rungs(row):
            for object_ in sorted(_objects(row)):
                found[ladder, object_][height].append((word, row))
    shown: set[tuple[str, frozenset[str]]] = set()
    for (ladder, _), by_height in sorted(found.items()):
        if len(by_height) < 2 or len({r.document.id for side in by_height.values() for _, r in side}) < 2:
            continue
        if not _share_a_fact(by_height):
            continue
        claims = frozenset(row.claim.id for side in by_height.values() for _, row in side)
        if any(ladder == other and len(claims & known) * 2 >= min(len(claims), len(known)) for other, known in shown):
            continue
        shown.add((ladder, claims))
        yield _judgement(by_height)


def _rungs(row: Statement) -> Iterator[tuple[str, int, str]]:
    """Only the predicate's own words count, and for things that are taken away also what is taken."""
    seen = set()
    own = {row.claim.predicate, *words(row.claim.object_words or "")}
    for rung in acts.rungs(row.text):
        if rung.ladder in seen:
            continue
        if rung.word in own or any(rung.word.startswith(word[:5]) for word in own if len(word) >= 5):
            seen.add(rung.ladder)
            yield rung.ladder, rung.height, rung.word


def _objects(row: Statement) -> frozenset[str]:
    """What the act is done to, as kinds: `mission` (also embassy, delegation), `people`, `treaty`."""
    heads = [singular(word) for word in content_words(row.claim.object_words or row.text[:160])]
    kinds = {"people" if head in PEOPLE else names.kind(head) for head in heads}
    return frozenset(kind for kind in kinds if kind in names.KINDS or kind == "people" or kind in _AGREEMENTS)


_AGREEMENTS: Final = frozenset(
    {"treaty", "agreement", "accord", "pact", "deal", "plan", "relation", "tie", "talk", "dialogue"}
)


def _share_a_fact(by_height: dict[int, list[tuple[str, Statement]]]) -> bool:
    facts = [{id_ for _, row in side for id_ in row.fact_ids} for side in by_height.values()]
    return any(a & b for index, a in enumerate(facts) for b in facts[index + 1 :])


def _judgement(by_height: dict[int, list[tuple[str, Statement]]]) -> Judgement:
    sides = []
    facts: list[str] = []
    for _, members in sorted(by_height.items()):
        used = sorted({word for word, _ in members})
        evidence = tuple(dict.fromkeys(_tight(row, word) for word, row in members))[:_MOST_SIDES]
        sides.append(Side(" / ".join(used[:3]), evidence))
        facts += [id_ for _, row in members for id_ in row.fact_ids]
    mildest, strongest = sides[0].value, sides[-1].value
    return Judgement(
        "act",
        "compatible",
        "escalation",
        tuple(sides),
        f"The accounts tell one act by words of different strength: “{mildest}” up to “{strongest}”.",
        tuple(dict.fromkeys(facts)),
        settled_by="The words of the one who acted.",
        confidence=0.8,
    )


def _tight(row: Statement, word: str) -> Evidence:
    """The word and what follows, at most 90 characters."""
    at = row.text.lower().find(word)
    start = row.evidence.start + max(at, 0)
    end = min(row.evidence.end, start + 90)
    return Evidence(row.document.id, start, end)
