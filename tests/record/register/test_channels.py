"""Channels across accounts: through institutions and posts, by words alone, their periods, and what is none."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from consilience.model import (
    Actor,
    Annotations,
    Channel,
    Generator,
    Institution,
    Measure,
    Party,
    Record,
    Relevance,
    Span,
    StatusPeriod,
)
from consilience.model.register import Certainty
from consilience.model.system import ChannelMention, InstitutionStatus
from consilience.record.register.channels import channels
from tests.accounts import Texts, document

KEEL = (
    "Talks end in Keel\n\nIf required, the Compact can turn to our consul. Valdonia kept the military channels open. "
    "The hotline works."
)
DORSEY = "There is no military contact between Valdonia and the Compact. In urgent cases write to its embassy."
DOCUMENTS = (
    document("keel.txt", KEEL, "Keel Courier", "2031-05-12"),
    document("dorsey.txt", DORSEY, "Dorsey Beacon", "2031-05-13T09:00"),
)
TEXTS = Texts(DOCUMENTS)
WORDS = TEXTS.words("keel.txt", "our consul")
MISSION = Institution(
    "inst-1",
    "Mission of Valdonia to the Compact",
    "mission_to_organisation",
    (WORDS,),
    sends="valdonia",
    receives="compact",
)
EMBASSY = Institution(
    "inst-2", "Embassy", "embassy", (WORDS,), sends="valdonia", receives="brela", chains=("dorsey.txt/embassy",)
)
AMBASSADOR = Institution(
    "inst-3", "Ambassador", "ambassador", (WORDS,), sends="valdonia", receives="brela", belongs_to="inst-2",
    chains=("keel.txt/consul",),
)  # fmt: skip
FORCE = Institution("inst-4", "Force", "peace_mission", (WORDS,), sends="compact", receives="valdonia")
ALONE = Institution("inst-5", "Office", "information_office", (WORDS,), sends="valdonia")
BODIES = (MISSION, EMBASSY, AMBASSADOR, FORCE, ALONE)
ACTORS = (
    Actor("compact", "Meridian Compact", "organisation", chains=("c",)),
    Actor("valdonia", "Valdonia", "state", country="VLD", chains=("v",)),
)
VALDONIA, COMPACT = Party(0, 3, "v", "VLD"), Party(0, 3, "c")


def mention(document_id: str, words: str, kind: str, state: str, **fields: object) -> ChannelMention:
    place = TEXTS.words(document_id, words)
    return ChannelMention(f"{document_id}/{words}", document_id, place.start, place.end, kind, state, place, **fields)  # type: ignore[arg-type]


def condition(document_id: str, words: str) -> Span:
    return TEXTS.span(document_id, words)


TURN = mention(
    "keel.txt", "turn to our consul", "diplomatic", "designated",
    via_chain="keel.txt/consul", condition=condition("keel.txt", "If required"), since="2031-05-11",
)  # fmt: skip
WRITE = mention(
    "dorsey.txt", "write to its embassy", "diplomatic", "designated",
    via_chain="dorsey.txt/embassy", condition=condition("dorsey.txt", "In urgent cases"), since="2031-05-11",
)  # fmt: skip
KEPT = mention(
    "keel.txt", "kept the military channels open", "military", "open", name="military channels", parties=(VALDONIA,)
)
NO_LONGER = mention(
    "dorsey.txt", "no military contact", "military", "closed", name="military contact", parties=(VALDONIA, COMPACT)
)
HEADLINE = mention("keel.txt", "Talks end in Keel", "political", "closed", name="talks", parties=(VALDONIA, COMPACT))


def status(
    number: int, institution: str, value: InstitutionStatus, certainty: Certainty = "reported", **fields: object
) -> StatusPeriod:
    return StatusPeriod(f"status-{number}", institution, value, certainty, (WORDS,), **fields)  # type: ignore[arg-type]


def made(
    *rows: ChannelMention, statuses: tuple[StatusPeriod, ...] = (), measures: tuple[Measure, ...] = (), **more: object
) -> tuple[Channel, ...]:
    annotations = {
        item.id: Annotations(channels=tuple(row for row in rows if row.document_id == item.id)) for item in DOCUMENTS
    }
    record = Record(Generator("0", "m", "r"), DOCUMENTS, annotations, actors=ACTORS, **more)  # type: ignore[arg-type]
    return channels(record, BODIES, measures, statuses)


def periods(channel: Channel) -> list[tuple[str, str, str | None, str | None]]:
    return [(row.state, row.certainty, row.valid_from, row.valid_until) for row in channel.periods]


def test_an_institution_takes_its_periods_from_its_statuses_and_is_open_until_what_is_announced() -> None:
    (channel,) = made(
        statuses=(
            status(1, "inst-1", "operating", "implied", valid_until="2031-05-01"),
            status(2, "inst-1", "reduced", valid_from="2031-05-01", valid_until="2031-06-01"),
            status(3, "inst-1", "suspension_announced", valid_from="2031-05-11", valid_until="2031-06-01"),
            status(4, "inst-1", "suspended", "announced_only", valid_from="2031-06-01", said_by=("valdonia",)),
        )
    )
    assert (channel.id, channel.name, channel.kind, channel.via) == ("channel-1", MISSION.name, "diplomatic", "inst-1")
    assert periods(channel) == [
        ("open", "implied", None, "2031-06-01"),
        ("suspended", "announced_only", "2031-06-01", None),
    ]
    assert channel.periods[1].said_by == ("valdonia",)


def test_a_dormant_body_is_a_dormant_channel_and_one_that_remains_open_is_reported_open() -> None:
    assert periods(made(statuses=(status(1, "inst-1", "dormant", valid_from="2024"),))[0]) == [
        ("dormant", "reported", "2024", None)
    ]
    assert periods(made(statuses=(status(1, "inst-1", "operating"),))[0]) == [("open", "reported", None, None)]


def test_forces_bodies_without_a_second_side_and_those_that_nothing_is_told_of_are_none() -> None:
    told = (status(1, "inst-4", "closed"), status(2, "inst-5", "closed"), status(3, "inst-1", "operating", "implied"))
    assert made(statuses=told) == ()


def test_the_embassy_that_others_call_its_ambassador_is_one_channel_with_every_condition() -> None:
    (channel,) = made(TURN, WRITE)
    assert (channel.via, channel.condition) == ("inst-3", "In urgent cases | If required")
    assert periods(channel) == [("designated", "reported", "2031-05-11", None)]
    assert channel.periods[0].evidence == (WRITE.evidence, TURN.evidence)
    assert channel.periods[0].known_from == "2031-05-12"


def test_a_status_that_says_the_same_is_not_repeated() -> None:
    designated = status(1, "inst-3", "designated_channel", valid_from="2031-05-11")
    assert len(made(TURN, statuses=(designated,))[0].periods) == 1


def test_ways_that_only_words_name_are_joined_by_kind_and_sides() -> None:
    (channel,) = made(KEPT, NO_LONGER)
    assert (channel.name, channel.kind, channel.via) == (
        "Military channels between Meridian Compact and VLD",
        "military",
        None,
    )
    assert periods(channel) == [("open", "reported", None, None), ("closed", "reported", "2031-05-13", None)]
    other = replace(KEPT, kind="diplomatic")
    assert [row.kind for row in made(other, NO_LONGER)] == ["military", "diplomatic"]


def test_a_dated_end_ends_what_was_open() -> None:
    cut = replace(NO_LONGER, since="2031-05-09", state="suspended")
    assert periods(made(KEPT, cut)[0]) == [
        ("open", "reported", None, "2031-05-09"),
        ("suspended", "reported", "2031-05-09", None),
    ]


def test_what_is_only_announced_is_marked() -> None:
    ahead = replace(NO_LONGER, is_announced=True)
    assert [period.certainty for period in made(ahead)[0].periods] == ["announced_only"]


def test_what_only_a_headline_says_and_what_has_no_side_is_none() -> None:
    assert made(HEADLINE) == ()
    assert made(replace(NO_LONGER, parties=())) == ()


def test_documents_about_something_else_take_no_part() -> None:
    assert made(NO_LONGER, relevance=(Relevance("dorsey.txt", "off_event", "another story"),)) == ()


def test_the_order_of_rows_does_not_matter() -> None:
    rows = (TURN, WRITE, KEPT, NO_LONGER)
    assert len({made(*order) for order in permutations(rows)}) == 1


def test_the_side_that_acts_on_an_institution_is_the_other_one() -> None:
    closed = status(1, "inst-5", "closed")
    act = Measure("measure-1", "close", "x", "in_force", (WORDS,), target="inst-5", by="compact")
    assert [row.via for row in made(statuses=(closed,), measures=(act,))] == ["inst-5"]
    assert made(statuses=(closed,), measures=(replace(act, by="valdonia"),)) == ()


def test_a_protecting_power_is_named_before_the_state_whose_interests_it_looks_after() -> None:
    row = replace(KEPT, kind="protecting_power", state="designated", parties=(VALDONIA, COMPACT))
    assert [channel.name for channel in made(row)] == ["VLD for the interests of Meridian Compact"]
    assert made(replace(row, parties=(VALDONIA,))) == ()
