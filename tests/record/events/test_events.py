"""Mentions of one act become one event; two acts stay two."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest

from consilience.model import (
    Account,
    Actor,
    ActorKind,
    Annotations,
    Claim,
    Document,
    Event,
    EventMention,
    Evidence,
    Fact,
    Generator,
    Institution,
    MeasureMention,
    Party,
    Published,
    Record,
    RelationMention,
    Source,
    Zone,
)
from consilience.record.events import events as events_of
from consilience.record.events.titles import roughness, title
from consilience.record.events.told import told
from consilience.record.register.institutions import institutions
from consilience.record.register.measures import grouped_measures

MISSION = "Valdonia expelled six envoys of the Compact on Monday."
CLOSED = "The Compact said Valdonia had expelled envoys."
SCORN = "Minister Dorsey accused the Compact of bad faith."
OTHER_SCORN = "Envoy Keel accused the Compact of bad faith."


def document(name: str, text: str) -> Document:
    published, source = Published("2031-03-18", "given"), Source(name, name, "file_name")
    return Document(name, text, source, published, "0" * 64, (Zone("body", 0, len(text), "test"),))


def mention(name: str, text: str, head: str, code: str = "SANCTION expel 161", **fields: object) -> EventMention:
    """A mention whose head, actor and recipient are given by their words in the text."""
    event, mode, cameo = code.split()
    place = re.search(rf"\b{head}\b", text)
    assert place
    values: dict[str, object] = {"status": "occurred", "rule": "test", "evidence": Evidence(name, 0, len(text))}
    for part in ("actor", "recipient"):
        if given := fields.pop(part, None):
            words, chain, country = str(given).split("|")
            start = text.index(words)
            values[part] = Party(start, start + len(words), f"{name}/{chain}" if chain else None, country or None)
    own = None if mode == "-" else mode
    return EventMention(
        f"{name}/event-{head}",
        name,
        place.start(),
        place.end(),
        event,
        own,
        cameo,
        **values | fields,  # type: ignore[arg-type]
    )


def claim(name: str, text: str, *terms: str) -> Claim:
    whole = (Evidence(name, 0, len(text)),)
    return Claim(f"{name}/claim-1", name, "s", text, "narrator", "asserted", "positive", whole, terms=terms)


_NAMES: Final[Mapping[str, tuple[str, ActorKind]]] = {"dorsey": ("Dorsey", "person"), "keel": ("Keel", "person")}


def record(*told: tuple[str, str, EventMention, Claim | None], shared: bool = False) -> Record:
    rows = {name: Annotations(events=(row,), claims=(of,) if of else ()) for name, _, row, of in told}
    accounts = tuple(Account(name, (of.id,), "x", text, of.evidence) for name, text, _, of in told if of)
    facts = (Fact("fact-1", "s", "x", "agreed", 2, accounts, ()),) if shared else ()
    parties = [part for _, _, row, _ in told for part in (row.actor, *row.co_actors, row.recipient)]
    chains = {part.chain for part in parties if part and part.chain}
    actors = tuple(
        Actor(
            f"actor-{key}",
            *_NAMES.get(key, (key, "state")),
            chains=tuple(sorted(c for c in chains if c.endswith(f"/{key}"))),
        )
        for key in sorted({chain.split("/")[-1] for chain in chains})
    )
    documents = tuple(document(name, text) for name, text, _, _ in told)
    return Record(Generator("x", "x", "x"), documents, rows, actors=actors, facts=facts)


def events(given: Record) -> tuple[Event, ...]:
    bodies = institutions(given)
    return events_of(given, bodies, grouped_measures(given, bodies))


def expulsion(name: str, text: str, **fields: object) -> EventMention:
    return mention(name, text, "expelled", actor="Valdonia|valdonia|VAL", recipient="Compact|compact|", **fields)


def two(**fields: object) -> Record:
    first = (
        "a.txt",
        MISSION,
        expulsion("a.txt", MISSION, date="2031-03-17"),
        claim("a.txt", MISSION, "expel", "envoy"),
    )
    other = expulsion("b.txt", CLOSED, **fields)
    return record(first, ("b.txt", CLOSED, other, claim("b.txt", CLOSED, "expel", "envoy", "say")))


def test_two_accounts_of_one_act_are_one_event_with_both_words() -> None:
    (event,) = events(two())
    assert (event.event, event.mode, event.cameo, event.status) == ("SANCTION", "expel", "161", "occurred")
    assert event.date == "2031-03-17"
    assert (event.actor_ids, event.recipient_ids) == (("actor-valdonia",), ("actor-compact",))
    assert {evidence.document_id for evidence in event.evidence} == {"a.txt", "b.txt"}
    assert event.mention_ids == ("a.txt/event-expelled", "b.txt/event-expelled")


def test_the_words_of_what_is_done_stand_for_an_act_that_was_planned_as_well() -> None:
    plan, done = "Dorsey will meet Keel on the island about the dam.", "Dorsey met Keel on the island about the dam."
    sides = {"actor": "Dorsey|dorsey|VAL", "recipient": "Keel|keel|MER"}
    first = mention("a.txt", plan, "meet", "AGREE - 030", status="announced", **sides)
    other = mention("b.txt", done, "met", "CONSULT - 040", **sides)
    terms = ("meet", "island", "dam")
    given = record(
        ("a.txt", plan, first, claim("a.txt", plan, *terms)), ("b.txt", done, other, claim("b.txt", done, *terms))
    )
    (event,) = events(given)
    assert (event.event, event.status, event.title) == ("CONSULT", "occurred", done)


def party(name: str, text: str, words: str, chain: str, country: str | None = None) -> Party:
    start = text.index(words)
    return Party(start, start + len(words), f"{name}/{chain}", country)


def test_who_stands_beside_a_party_follows_it_and_joins_the_accounts_that_name_only_the_other() -> None:
    both, one = "Valdonia and Sundia expelled Compact envoys.", "Sundia expelled Compact envoys on Monday."
    beside = (party("a.txt", both, "Sundia", "sundia", "SUN"),)
    first = expulsion("a.txt", both, co_actors=beside)
    other = mention("b.txt", one, "expelled", actor="Sundia|sundia|SUN", recipient="Compact|compact|")
    given = record(
        ("a.txt", both, first, claim("a.txt", both, "expel", "envoy")),
        ("b.txt", one, other, claim("b.txt", one, "expel", "envoy")),
    )
    (event,) = events(given)
    assert event.actor_ids == ("actor-valdonia", "actor-sundia")
    assert event.recipient_ids == ("actor-compact",)


@pytest.mark.parametrize("date", ["2030-01-02", "2031-03-10"])
def test_two_days_are_two_acts(date: str) -> None:
    assert len(events(two(date=date))) == 2


def test_a_wider_date_that_fits_is_the_same_act() -> None:
    (event,) = events(two(date="2031-03"))
    assert event.date == "2031-03-17"


@pytest.mark.parametrize("status", ["hypothetical", "denied"])
def test_what_is_only_supposed_or_denied_is_no_event(status: str) -> None:
    assert len(events(two(status=status))) == 1
    (event,) = events(two(status=status))
    assert {evidence.document_id for evidence in event.evidence} == {"a.txt"}


def spoken(*speakers: str) -> Record:
    rows = []
    for name, text, who in zip(("a.txt", "b.txt"), (SCORN, OTHER_SCORN), speakers, strict=True):
        words = text.split(" accused")[0]
        row = mention(
            name, text, "accused", "ACCUSE disapprove 111", actor=f"{words}|{who}|VAL", recipient="the Compact|compact|"
        )
        rows.append((name, text, row, claim(name, text, "accuse", "faith")))
    return record(*rows)


def test_two_speakers_of_one_side_make_two_accusations() -> None:
    assert len(events(spoken("dorsey", "keel"))) == 2
    assert len(events(spoken("dorsey", "dorsey"))) == 1


def test_a_threat_of_an_office_is_told_by_its_speaker() -> None:
    rows = []
    for name, who in (("a.txt", "dorsey"), ("b.txt", "palace")):
        text = f"{who.title()} warned Keel of countermeasures."
        sides = {"actor": f"{who.title()}|{who}|VAL", "recipient": "Keel|keel|"}
        row = mention(name, text, "warned", "THREATEN relations 1313", **sides)
        rows.append((name, text, row, claim(name, text, "warn", f"countermeasure{who}")))
    (event,) = events(record(*rows))
    assert event.actor_ids == ("actor-dorsey",)


def test_a_minister_and_the_ministry_say_one_thing_in_like_words() -> None:
    assert len(events(spoken("dorsey", "ministry"))) == 1


def test_a_fact_of_the_ledger_joins_mentions_with_few_common_words() -> None:
    short = "Its envoys were expelled."
    one = ("a.txt", MISSION, expulsion("a.txt", MISSION), claim("a.txt", MISSION, "expel", "envoy", "monday"))
    row = mention("b.txt", short, "expelled")
    other = ("b.txt", short, row, claim("b.txt", short, "expel", "week", "early"))
    (event,) = events(record(one, other))
    assert event.mention_ids == ("a.txt/event-expelled",)
    (event,) = events(record(one, other, shared=True))
    assert event.mention_ids == ("a.txt/event-expelled", "b.txt/event-expelled")
    assert event.fact_ids == ("fact-1",)


def measured(found: Record, name: str, **fields: object) -> Record:
    """The record with a measure at the head of a document's event."""
    rows = found.annotations[name]
    row = rows.events[0]
    own = [
        MeasureMention(
            f"{name}/measure-{n}", name, row.start, row.end, "expel", "expel", "announced", "test", row.evidence,
            announced_on=day, **fields,  # type: ignore[arg-type]
        )
        for n, day in enumerate(str(fields.pop("days", "2031-03-17")).split())
    ]  # fmt: skip
    return replace(found, annotations={**found.annotations, name: replace(rows, measures=tuple(own))})


def test_a_clause_with_two_dates_tells_two_acts() -> None:
    dates = [event.date for event in events(measured(two(), "a.txt", days="2029 2030"))]
    assert sorted(filter(None, dates)) == ["2029", "2030"]


def test_what_takes_effect_after_the_last_account_is_not_done_yet() -> None:
    announced = two(status="announced")
    (event,) = events(measured(announced, "b.txt", effective_from="2031-04-01"))
    assert event.status == "announced"
    (event,) = events(measured(announced, "b.txt", effective_from="2031-03-17"))
    assert event.status == "occurred"


@pytest.mark.parametrize("told", ["occurred", "announced"])
def test_a_measure_that_all_verbs_tell_as_done_is_done(told: str) -> None:
    given = two(status=told)
    for name in ("a.txt", "b.txt"):
        given = measured(given, name, by=given.annotations[name].events[0].actor)
    assert {event.status for event in events(given)} == {told}


def test_an_answer_points_to_what_it_answers() -> None:
    sides = {"actor": "Minister Dorsey|dorsey|VAL", "recipient": "the Compact|compact|"}
    scorn = mention("b.txt", SCORN, "accused", "ACCUSE disapprove 111", **sides)
    found = record(("a.txt", MISSION, expulsion("a.txt", MISSION), None), ("b.txt", SCORN, scorn, None))
    answer = RelationMention(
        "r", "b.txt", "in_response_to", "b.txt/event-accused", "a.txt/event-expelled", Evidence("b.txt", 0, 5)
    )
    rows = {**found.annotations, "b.txt": replace(found.annotations["b.txt"], relations=(answer,))}
    of = {event.event: event for event in events(replace(found, annotations=rows))}
    assert of["ACCUSE"].in_response_to == (of["SANCTION"].id,)
    assert of["SANCTION"].in_response_to == ()


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_rows_does_not_matter(seed: int) -> None:
    order = random.Random(seed)
    found = two(date="2031-03")
    expected = events(found)
    rows = {
        name: replace(of, events=tuple(order.sample(of.events, len(of.events))))
        for name, of in order.sample(sorted(found.annotations.items()), 2)
    }
    assert events(replace(found, annotations=rows)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("when the envoys of Keel left", "The envoys of Keel left"),
        ("and that, however, Dorsey refused to sign the", "Dorsey refused to sign"),
        ("Dorsey fired ten rockets into Keel with one", "Dorsey fired ten rockets into Keel"),
        ('he called it "a mistake', "He called it a mistake"),
        ("he called it \u201ca mistake\u201d on air", "He called it \u201ca mistake\u201d on air"),
        ("which", "Which"),
    ],
)
def test_a_title_stands_alone(words: str, expected: str) -> None:
    assert title(words) == expected


def test_a_whole_clause_is_smoother_than_a_torn_one() -> None:
    torn = ("were expelled on Monday", "that they left", "said Dorsey at the time, but", "it regretted the")
    assert all(roughness(words) > roughness("Dorsey regretted the decision") for words in torn)


def test_a_body_whose_two_sides_are_read_as_one_has_no_other_side() -> None:
    own = Institution("inst-1", "Embassy", "embassy", (), sends="actor-valdonia", receives="actor-valdonia")
    row = expulsion("a.txt", MISSION)
    found = record(("a.txt", MISSION, row, None))
    step = replace(measured(found, "a.txt").annotations["a.txt"].measures[0], target_chain="a.txt/institution-1")
    rows = {"a.txt": replace(found.annotations["a.txt"], measures=(step,))}
    institution = replace(own, chains=("a.txt/institution-1",))
    (told_,) = told(replace(found, annotations=rows), [institution], [])
    assert told_.recipient.actor_id == "actor-compact"
