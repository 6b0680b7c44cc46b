"""One step told by words of different strength, given to different agents, or told as done and as to come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from consilience.align.compare import times
from consilience.align.differences.deeds import Deed
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Actor, Evidence, Judgement, Record, Side
from consilience.text.dates import bounds
from consilience.text.naming import listed

_MOST: Final = 6


def differing_strengths(step: tuple[Deed, ...]) -> Iterator[Judgement]:
    """The rungs that the accounts choose for one step, if they are more than one."""
    by_height: dict[int, list[Deed]] = defaultdict(list)
    for deed in step:
        by_height[deed.rung.height].append(deed)
    if len(by_height) < 2 or len({deed.statement.document.id for deed in step}) < 2:
        return
    sides = []
    for _, members in sorted(by_height.items()):
        used = sorted({deed.rung.word for deed in members})
        sides.append(Side(" / ".join(used[:3]), _evidence(deed.tight for deed in members)))
    if step[0].rung.ladder == "sending away" and not by_height.keys() & {0, 1}:
        return
    tellings = [(_outlets(by_height[n]), f"“{_word(by_height[n])}”") for n in (min(by_height), max(by_height))]
    why = told(f"How strongly the step against {_object(step)} is told", tellings)
    yield Judgement(
        "act",
        "compatible",
        "escalation",
        tuple(sides),
        why,
        facts_of(deed.statement for deed in step),
        settled_by="The words of the one who acted.",
        confidence=0.8,
    )


def done_against_planned(step: tuple[Deed, ...]) -> Iterator[Judgement]:
    """One article tells a step as done and as still to come, before the day on which it takes effect."""
    effective = [bounds(dated.time.edtf)[0] for deed in step for dated in deed.dates if dated.role == "effective"]
    start = max((day for day in effective if day), default=None)
    if start is None:
        return
    by_document: dict[str, list[Deed]] = defaultdict(list)
    for deed in step:
        if not deed.statement.claim.is_headline:
            by_document[deed.statement.document.id].append(deed)
    for own in by_document.values():
        printed = bounds(own[0].statement.published)[1]
        done = [d for d in own if d.statement.claim.tense == "past" and d.statement.claim.modality == "asserted"]
        ahead = [d for d in own if d.statement.claim.tense == "future" and any(_is_one(d, other) for other in done)]
        if printed is None or printed >= start or not done or not ahead:
            continue
        yield Judgement(
            "status",
            "different",
            "internal_inconsistency",
            (
                Side("told as done", _evidence(deed.evidence for deed in done[:3])),
                Side("told as still to come", _evidence(deed.evidence for deed in ahead[:3])),
            ),
            told(
                f"Whether the step against {_object(step)} was done",
                [((own[0].statement.outlet,), "tells it both as done and as still to come")],
                f"it takes effect on {times.said(start.isoformat())}",
            ),
            facts_of(deed.statement for deed in [*done, *ahead]),
            settled_by="What had taken effect on the day of publication.",
            confidence=0.75,
        )


def _object(step: tuple[Deed, ...]) -> str:
    return {"licence": "the accredited staff", "people": "the staff", "delegation": "the mission"}.get(
        step[0].object, f"the {step[0].object}"
    )


def _outlets(deeds: list[Deed]) -> list[str]:
    return [deed.statement.outlet for deed in deeds]


def _word(deeds: list[Deed]) -> str:
    return min(sorted({deed.rung.word for deed in deeds}), key=len)


def _is_one(one: Deed, other: Deed) -> bool:
    """Whether two deeds of one step are told of the same thing; of people, only a shared fact says so."""
    if set(one.statement.fact_ids) & set(other.statement.fact_ids):
        return True
    return one.object != "people" and len(one.statement.stems & other.statement.stems) > 0


def shared_agency(record: Record, step: tuple[Deed, ...], rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One step that accounts give to a body, to its head, or to its officials."""
    by_sentence: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for row in rows:
        by_sentence[row.document.id, row.sentence.start].append(row)
    agents: dict[str, list[Evidence]] = defaultdict(list)
    for deed in step:
        own = by_sentence[deed.statement.document.id, deed.statement.sentence.start]
        deciders = [row for row in own if row.claim.act == "decide" or "decision" in row.text or "decided" in row.text]
        for row in [deed.statement, *deciders]:
            chain = row.claim.actor_chain
            actor = record.actor_of_chain.get(chain or "")
            mention = next((m for m in row.mentions if m.chain == chain and m.form != "pronoun"), None)
            if actor and mention:
                agents[actor.id].append(Evidence(row.document.id, mention.start, mention.end))
    actors = _of_one_country([actor for actor in record.actors if actor.id in agents], agents)
    kinds = {actor.kind for actor in actors.values()}
    documents = {item.document_id for id_ in actors for item in agents[id_]}
    if len(documents) < 2 or not kinds & {"person", "group"} or not kinds & {"organisation", "institution", "state"}:
        return
    sides = tuple(Side(actors[id_].name, _evidence(agents[id_])) for id_ in sorted(actors))
    yield Judgement(
        "actor",
        "compatible",
        "reconcilable",
        sides,
        f"Who took the step against {_object(step)}: the accounts name {listed([s.value for s in sides])} — "
        "one acts for the other.",
        facts_of(deed.statement for deed in step),
        confidence=0.6,
    )


def _of_one_country(actors: Iterable[Actor], agents: Mapping[str, Sequence[Evidence]]) -> dict[str, Actor]:
    """The actors of the country that is named most: others do not act for them (a parse took them for the subject)."""
    named: Counter[str] = Counter()
    for actor in actors:
        if actor.country:
            named[actor.country] += len(agents[actor.id])
    country = min(named, key=lambda code: (-named[code], code), default=None)
    return {actor.id: actor for actor in actors if country is None or actor.country == country}


def facts_of(rows: Iterator[Statement] | list[Statement]) -> tuple[str, ...]:
    """The facts that the statements are part of, each once."""
    return tuple(dict.fromkeys(id_ for row in rows for id_ in row.fact_ids))


def _evidence(found: Iterator[Evidence] | list[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(found))[:_MOST]
