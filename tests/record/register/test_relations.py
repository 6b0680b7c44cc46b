"""Relations across accounts: each kind and pair once, who says so, and nothing that nobody says."""

from __future__ import annotations

from dataclasses import replace

from consilience.model import (
    Actor,
    Annotations,
    Event,
    EventMention,
    Evidence,
    Generator,
    Measure,
    Record,
    RelationMention,
    Relevance,
    Report,
    Span,
)
from consilience.model.register import RelationClaim
from consilience.record.register.relations import relations
from tests.accounts import Texts, document

KEEL = "In answer to the expulsions Valdonia shuts its mission and its bureau. The staff goes too."
DORSEY = "Lorne called the closure an answer to the expulsions. The Compact had accused Valdonia of spying."
DOCUMENTS = (
    document("keel.txt", KEEL, "Keel Courier", "2031-05-12"),
    document("dorsey.txt", DORSEY, "Dorsey Beacon", "2031-05-13"),
)
TEXTS = Texts(DOCUMENTS)
LORNE = Actor("lorne", "Ada Lorne", "person", chains=("dorsey.txt/lorne", "keel.txt/lorne"))


def report(name: str, words: str, voice: str = "narrator") -> Report:
    return Report(name, "close", voice, "announced", (TEXTS.words(name, words),))


def measure(id_: str, *reports: Report, **fields: object) -> Measure:
    evidence = tuple(item for row in reports for item in row.evidence)
    ids = tuple(f"{row.document_id}/{id_}" for row in reports)
    return Measure(id_, "close", id_, "announced", evidence, reports=reports, mention_ids=ids, **fields)  # type: ignore[arg-type]


EXPULSION = measure("measure-1", report("keel.txt", "the expulsions"), report("dorsey.txt", "the expulsions"))
CLOSURE = measure("measure-2", report("keel.txt", "shuts its mission"), report("dorsey.txt", "the closure"))
BUREAU = measure("measure-3", report("keel.txt", "its bureau"))


def mention(
    name: str, from_id: str = "measure-2", to_id: str | None = "measure-1", **fields: object
) -> RelationMention:
    words = TEXTS.words(name, {"keel.txt": "In answer to the expulsions"}.get(name, "an answer to the expulsions"))
    kind = fields.pop("kind", "in_response_to")
    return RelationMention(
        f"{name}/relation-{fields.pop('number', 1)}",
        name,
        kind,  # type: ignore[arg-type]
        f"{name}/{from_id}",
        f"{name}/{to_id}" if to_id else None,
        words,
        **fields,  # type: ignore[arg-type]
    )


def act(name: str, id_: str, words: str, event: str) -> EventMention:
    place = TEXTS.words(name, words)
    return EventMention(f"{name}/{id_}", name, place.start, place.end, event, None, "112", "occurred", "r", place)


def made(
    *mentions: RelationMention,
    measures: tuple[Measure, ...] = (EXPULSION, CLOSURE, BUREAU),
    acts: tuple[EventMention, ...] = (),
    **fields: object,
) -> tuple[RelationClaim, ...]:
    rows = {
        row.id: Annotations(
            relations=tuple(m for m in mentions if m.document_id == row.id),
            events=tuple(m for m in acts if m.document_id == row.id),
        )
        for row in DOCUMENTS
    }
    record = Record(Generator("t", "t", "t"), DOCUMENTS, rows, (LORNE,), **fields)  # type: ignore[arg-type]
    return relations(record, measures)


def test_each_kind_and_pair_stands_once_with_all_who_say_so() -> None:
    (row,) = made(mention("keel.txt", is_explicit=False), mention("dorsey.txt", voice="dorsey.txt/lorne"))
    assert (row.id, row.kind, row.from_id, row.to_id) == ("relation-1", "in_response_to", "measure-2", "measure-1")
    assert row.said_by == ("lorne", "narrator")
    assert {item.document_id for item in row.evidence} == {"keel.txt", "dorsey.txt"}
    assert row.is_explicit


def test_order_by_ends_and_not_by_document() -> None:
    told = (
        mention("keel.txt", "measure-3", number=2),
        mention("keel.txt", to_id="measure-3", kind="follows", number=3),
        mention("dorsey.txt"),
    )
    found = [(row.from_id, row.kind) for row in made(*told)]
    assert found == [("measure-2", "follows"), ("measure-2", "in_response_to"), ("measure-3", "in_response_to")]
    assert made(*told) == made(*told[::-1])


def test_what_answers_an_act_is_not_said_to_follow_it_once_more() -> None:
    told = mention("keel.txt"), mention("dorsey.txt", kind="follows", voice="dorsey.txt/lorne")
    (row,) = made(*told)
    assert (row.kind, row.said_by, len(row.evidence)) == ("in_response_to", ("lorne", "narrator"), 2)


def test_no_act_answers_one_that_begins_after_it() -> None:
    dated = replace(EXPULSION, announced_on="2031-05-09"), replace(CLOSURE, announced_on="2031-05-04"), BUREAU
    assert made(mention("keel.txt"), measures=dated) == ()
    assert len(made(mention("keel.txt"), measures=(EXPULSION, *dated[1:]))) == 1


def test_what_came_after_an_act_of_years_ago_is_not_the_like_act_of_now() -> None:
    """Words without a day ("was banned after the war") tell of the time of that act."""
    dated = replace(EXPULSION, announced_on="1987-05-09"), replace(CLOSURE, announced_on="2031-05-04"), BUREAU
    assert made(mention("keel.txt", kind="follows"), measures=dated) == ()
    assert len(made(mention("keel.txt"), measures=dated)) == 1
    told = CLOSURE.reports[0].evidence[0]
    event = Event("event-1", "Closure", "SANCTION", None, "161", "occurred", (told,), date="2031-05-04")
    of_event = dated[0], replace(CLOSURE, event_id="event-1"), BUREAU
    assert made(mention("keel.txt", kind="follows"), measures=of_event, events=(event,)) == ()
    assert len(made(mention("keel.txt", kind="follows"), measures=of_event)) == 1
    near = replace(EXPULSION, announced_on="2030-05-09"), *dated[1:]
    assert len(made(mention("keel.txt", kind="follows"), measures=near)) == 1


def test_what_nobody_is_known_to_say_is_left_out() -> None:
    assert made(mention("keel.txt", voice="unknown")) == ()
    assert made(mention("keel.txt", voice="keel.txt/somebody")) == ()


def test_an_end_that_is_no_row_makes_no_relation() -> None:
    assert made(mention("keel.txt", to_id="event-9")) == ()
    assert made(mention("keel.txt", to_id=None, to=Span(0, 9))) == ()
    assert made(mention("keel.txt", to_id="measure-2")) == ()


def test_documents_off_the_event_say_nothing() -> None:
    off = (Relevance("keel.txt", "off_event", "another affair"),)
    assert made(mention("keel.txt"), relevance=off) == ()


def test_an_event_that_is_a_measure_is_named_as_the_measure() -> None:
    told = act("keel.txt", "event-1", "the expulsions", "SANCTION")
    event = Event(
        "event-4", "The expulsions", "SANCTION", "expel", "166", "occurred", (told.evidence,), mention_ids=(told.id,)
    )
    claim = mention("keel.txt", to_id="event-1")
    (row,) = made(claim, acts=(told,), events=(event,))
    assert row.to_id == "event-4"
    linked = (replace(EXPULSION, event_id="event-4"), CLOSURE)
    (row,) = made(claim, acts=(told,), events=(event,), measures=linked)
    assert row.to_id == "measure-1"


def test_a_ground_in_words_is_the_accusation_of_the_same_sentence() -> None:
    told = act("dorsey.txt", "event-1", "accused", "ACCUSE")
    event = Event("event-4", "x", "ACCUSE", "allege", "112", "occurred", (told.evidence,), mention_ids=(told.id,))
    sentence = TEXTS.words("dorsey.txt", "The Compact had accused Valdonia of spying.")
    ground = replace(
        mention("dorsey.txt", "measure-1", None, kind="justified_by"),
        evidence=sentence,
        to=TEXTS.span("dorsey.txt", "spying"),
    )
    (row,) = made(ground, acts=(told,), events=(event,))
    assert (row.kind, row.from_id, row.to_id) == ("justified_by", "measure-1", "event-4")
    assert made(replace(ground, evidence=Evidence("dorsey.txt", 0, 20)), acts=(told,), events=(event,)) == ()


def test_acts_that_a_sentence_only_points_at_stand_with_their_own_words() -> None:
    told = act("dorsey.txt", "event-1", "accused Valdonia of spying", "ACCUSE")
    title = "The Compact accuses Valdonia"
    event = Event("event-4", title, "ACCUSE", "allege", "112", "occurred", (told.evidence,), mention_ids=(told.id,))
    (row,) = made(mention("dorsey.txt", to_id="event-1"), acts=(told,), events=(event,))
    assert [item.span.of(DORSEY) for item in row.evidence] == [
        "an answer to the expulsions",
        "accused Valdonia of spying",
    ]
    other = replace(event, title="The Compact threatens Valdonia")
    assert made(mention("dorsey.txt", to_id="event-1"), acts=(told,), events=(other,)) == ()


def test_parts_are_told_by_the_accounts_that_tell_both_together() -> None:
    part = replace(BUREAU, part_of="measure-2")
    (row,) = made(measures=(EXPULSION, CLOSURE, part))
    assert (row.kind, row.from_id, row.to_id, row.said_by) == ("part_of", "measure-3", "measure-2", ("narrator",))
    assert not row.is_explicit
    assert [item.span.of(KEEL) for item in row.evidence] == ["shuts its mission", "its bureau"]


def test_parts_that_no_account_tells_together_make_no_relation() -> None:
    alone = measure("measure-3", report("dorsey.txt", "spying"), part_of="measure-2")
    whole = measure("measure-2", report("keel.txt", "shuts its mission"))
    assert made(measures=(whole, alone)) == ()
