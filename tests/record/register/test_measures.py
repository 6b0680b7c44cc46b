"""Measures across accounts: what is one act and what is two, its type, its days, how far it has gone, and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from consilience.errors import VocabularyError
from consilience.model import (
    Actor,
    Annotations,
    Event,
    EventMention,
    Generator,
    Institution,
    Measure,
    MeasureMention,
    Origin,
    Party,
    Quote,
    Record,
    Relevance,
    Size,
    Span,
    StatusMention,
)
from consilience.record.register.measures import grouped_measures
from consilience.record.register.measures import measures as linked
from consilience.record.register.measures.principals import principals
from consilience.record.register.measures.sentences import sentences_between
from consilience.record.register.measures.titles import Parts, read, title
from consilience.text.measure_types import measure_types
from consilience.text.vocabularies import lines
from tests.accounts import Texts, document

KEEL = (
    "Valdonia suspends its mission to the Compact. The staff of the bureau leaves on 1 June, Lorne said. Ten posts go."
)
DORSEY = "Valdonia will close its embassy to the Compact. Six envoys were expelled. Five officials were sent home."
HARBOUR = "The Compact takes the passes of six officials, strikes four empty posts and so cuts the mission by ten."
DOCUMENTS = (
    document("keel.txt", KEEL, "Keel Courier", "2031-05-12"),
    document("dorsey.txt", DORSEY, "Dorsey Beacon", "2031-05-13"),
    document("harbour.txt", HARBOUR, "Harbour Lantern", "2031-05-14"),
)
TEXTS = Texts(DOCUMENTS)
NAMES = [row.id for row in DOCUMENTS]
ACTORS = (
    Actor("valdonia", "Valdonia", "state", country="VAL", chains=tuple(f"{name}/valdonia" for name in NAMES)),
    Actor(
        "compact", "Meridian Compact", "organisation", None, None, ("Compact",), tuple(f"{n}/compact" for n in NAMES)
    ),
    Actor("lorne", "Ada Lorne", "person", "minister", "VAL", (), tuple(f"{name}/lorne" for name in NAMES)),
    Actor("ennis", "Tarek Ennis", "person", "head of the compact", None, (), tuple(f"{name}/ennis" for name in NAMES)),
    Actor("sole", "Petra Sole", "person", None, None, (), tuple(f"{name}/sole" for name in NAMES)),
    Actor("morrow", "Morrow", "state", None, "MOR", (), tuple(f"{name}/morrow" for name in NAMES)),
)
MISSION = Institution(
    "inst-1",
    "Permanent Mission of Valdonia to the Compact",
    "mission_to_organisation",
    (TEXTS.words("keel.txt", "its mission to the Compact"),),
    "valdonia",
    "compact",
    chains=tuple(f"{name}/mission" for name in NAMES),
)
OBSERVER = replace(
    MISSION,
    id="inst-2",
    name="Chief Military Representative of Valdonia",
    kind="military_representative",
    belongs_to="inst-1",
    chains=tuple(f"{name}/observer" for name in NAMES),
)
PLACES = {
    "keel.txt": "Valdonia suspends its mission",
    "dorsey.txt": "Valdonia will close its embassy",
    "harbour.txt": "The Compact takes",
}


def party(name: str, chain: str | None, country: str | None = None) -> Party | None:
    return Party(0, 1, f"{name}/{chain}", country) if chain else None


def mention(name: str, words: str | None = None, **fields: object) -> MeasureMention:
    """A suspension of the mission by Valdonia, unless `fields` say otherwise; chains are given by their short names."""
    place = TEXTS.words(name, words or PLACES[name])
    by, on = fields.pop("by", "valdonia"), fields.pop("on", None)
    chain = fields.pop("target_chain", "mission")
    type_ = str(fields.pop("type", "suspend_operations"))
    return MeasureMention(
        id=f"{name}/measure-{place.start}-{fields.pop('number', 1)}",
        document_id=name,
        start=place.start,
        end=place.end,
        type=type_,
        reported_as=str(fields.pop("word", "suspend")),
        status=fields.pop("status", "announced"),  # type: ignore[arg-type]
        rule="test",
        evidence=place,
        by=party(name, by),  # type: ignore[arg-type]
        on=party(name, on),  # type: ignore[arg-type]
        target_chain=f"{name}/{chain}" if chain else None,
        **fields,  # type: ignore[arg-type]
    )


def record(*mentions: MeasureMention, **fields: object) -> Record:
    rows = {
        row.id: Annotations(
            measures=tuple(m for m in mentions if m.document_id == row.id),
            quotes=tuple(QUOTES.get(row.id, ())),
        )
        for row in DOCUMENTS
    }
    return Record(Generator("t", "t", "t"), DOCUMENTS, rows, ACTORS, **fields)  # type: ignore[arg-type]


def measures(given: Record, bodies: tuple[Institution, ...]) -> tuple[Measure, ...]:
    return linked(given, grouped_measures(given, bodies), bodies)


QUOTES = {
    "keel.txt": [Quote("keel.txt/quote-1", "keel.txt", "direct", 0, 44, (Span(0, 44),), speaker_chain="keel.txt/lorne")]
}


def made(*mentions: MeasureMention, **fields: object) -> tuple[Measure, ...]:
    return measures(record(*mentions, **fields), (MISSION, OBSERVER))


def only(*mentions: MeasureMention) -> Measure:
    (row,) = made(*mentions)
    return row


def test_words_of_one_ladder_on_one_institution_are_one_act() -> None:
    row = only(mention("keel.txt"), mention("dorsey.txt", type="close", word="close"), mention("harbour.txt"))
    assert (row.id, row.type, row.by, row.target) == ("measure-1", "suspend_operations", "valdonia", "inst-1")
    assert row.on == "compact"
    assert row.title == "Valdonia suspends the Permanent Mission of Valdonia to the Compact"
    assert [(report.document_id, report.word) for report in row.reports] == [
        ("dorsey.txt", "close"),
        ("harbour.txt", "suspend"),
        ("keel.txt", "suspend"),
    ]
    assert len(row.mention_ids) == len(row.evidence) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"by": "morrow"}),
        ({}, {"target_chain": "observer"}),
        ({"announced_on": "2031-05-01"}, {"announced_on": "2031-05-12"}),
        ({"announced_on": "2015"}, {}),
        ({}, {"type": "reopen"}),
        ({"size": Size(value=6)}, {"size": Size(value=8)}),
        ({"type": "impose_sanctions"}, {"type": "lift_sanctions"}),
    ],
    ids=["taker", "target", "day", "background", "opposite", "size", "direction"],
)
def test_what_clashes_is_two_acts(one: dict[str, object], other: dict[str, object]) -> None:
    assert len(made(mention("keel.txt", **one), mention("dorsey.txt", **other))) == 2


def test_two_days_of_one_account_are_two_acts() -> None:
    rows = made(
        mention("keel.txt", announced_on="2015", type="reduce_ceiling"),
        mention("keel.txt", number=2, announced_on="2018", type="reduce_ceiling"),
    )
    assert [row.announced_on for row in rows] == ["2015", "2018"]


def test_the_same_number_of_people_outweighs_a_day_that_one_account_misses() -> None:
    row = only(
        mention("keel.txt", type="expel", by="compact", size=Size(value=6), announced_on="2031-05-04"),
        mention("dorsey.txt", type="expel", by="compact", size=Size(value=6), announced_on="2031-05-05/2031-05-11"),
    )
    assert row.announced_on == "2031-05-04"


def test_an_official_acts_for_the_body_that_his_role_names() -> None:
    row = only(mention("keel.txt", by="ennis"), mention("dorsey.txt", by="compact"))
    assert row.by == "compact"


def test_a_body_does_not_expel_where_an_account_names_the_act_rightly() -> None:
    expelled = mention("keel.txt", type="expel", by="compact", word="expel")
    twice = mention("dorsey.txt", type="expel", by="compact", word="expel")
    withdrawn = mention("harbour.txt", type="withdraw_accreditation", by="compact", word="withdraw")
    assert only(expelled, twice, withdrawn).type == "withdraw_accreditation"
    assert only(expelled, twice).type == "expel"


def test_the_printed_words_of_the_taker_settle_the_type() -> None:
    said = mention("keel.txt", voice="keel.txt/lorne", quote_id="keel.txt/quote-1")
    others = mention("dorsey.txt", type="close"), mention("harbour.txt", type="close")
    assert only(said, *others).type == "suspend_operations"
    assert only(replace(said, quote_id=None, voice="narrator"), *others).type == "close"


def test_accounts_of_one_origin_have_one_vote() -> None:
    rows = mention("keel.txt"), mention("dorsey.txt", type="close"), mention("harbour.txt", type="close")
    origins = (Origin("o1", ("keel.txt",), "own"), Origin("o2", ("dorsey.txt", "harbour.txt"), "same wire"))
    (row,) = made(*rows, origins=origins)
    assert row.type == "suspend_operations"


def test_a_hedge_that_one_account_drops_is_kept() -> None:
    row = only(
        mention("keel.txt", effective_from="[2031-06-01..]"),
        mention("dorsey.txt", effective_from="2031-06-01"),
        mention("harbour.txt", effective_from="2031-06"),
    )
    assert row.effective_from == "[2031-06-01..]"
    assert [(item.value, item.rank) for item in row.effective_statements] == [
        ("[2031-06-01..]", "preferred"),
        ("2031-06", "normal"),
        ("2031-06-01", "normal"),
    ]


def test_days_that_do_not_fit_are_left_open_unless_the_taker_gives_one() -> None:
    one = mention("keel.txt", effective_from="2031-06-01")
    other = mention("dorsey.txt", effective_from="2031-06-15")
    row = only(one, other)
    assert row.effective_from is None
    assert {item.rank for item in row.effective_statements} == {"normal"}
    assert only(replace(one, voice="keel.txt/lorne"), other).effective_from == "2031-06-01"


def test_what_others_tell_as_done_is_not_dated_by_one_account() -> None:
    dated = mention("keel.txt", type="expel", by="compact", effective_from="2031-06-01", status="scheduled")
    done = mention("dorsey.txt", type="expel", by="compact", status="in_force")
    row = only(dated, done)
    assert row.effective_from is None
    assert [item.value for item in row.effective_statements] == ["2031-06-01"]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([{"status": "announced", "effective_from": "2031-06-01"}, {"status": "in_force"}], "announced"),
        ([{"status": "scheduled", "effective_from": "2031-06-01"}], "scheduled"),
        ([{"status": "announced", "effective_from": "2031-05-01"}], "announced"),
        ([{"status": "announced"}, {"status": "in_force"}], "in_force"),
        ([{"status": "announced"}, {"status": "announced"}, {"status": "in_force"}], "announced"),
        ([{"status": "threatened"}], "threatened"),
    ],
)
def test_what_was_only_announced_never_reads_as_done(told: Sequence[dict[str, object]], status: str) -> None:
    names = ("keel.txt", "dorsey.txt", "harbour.txt")
    said = [mention(name, voice=f"{name}/lorne", **fields) for name, fields in zip(names, told, strict=False)]
    assert only(*said).status == status


def test_a_newer_ceiling_supersedes_and_a_reopening_reverses() -> None:
    old = mention("keel.txt", type="reduce_ceiling", status="in_force", announced_on="2031-02-01", by=None)
    new = mention("dorsey.txt", type="reduce_ceiling", status="in_force", announced_on="2031-05-02", by="compact")
    assert [row.status for row in made(old, new)] == ["superseded", "in_force"]
    shut = mention("keel.txt", status="in_force", announced_on="2031-02-01")
    again = mention("dorsey.txt", type="reopen", status="in_force", announced_on="2031-05-02")
    assert [row.status for row in made(shut, again)] == ["reversed", "in_force"]


def test_numbers_that_add_up_in_one_sentence_make_parts() -> None:
    fields = {"by": "compact", "status": "in_force"}
    passes = mention("harbour.txt", "takes the passes", type="withdraw_accreditation", size=Size(value=6), **fields)
    posts = mention("harbour.txt", "strikes four", type="abolish_posts", size=Size(value=4), target_chain=None, by=None)
    cut = mention(
        "harbour.txt",
        "cuts the mission",
        type="reduce_ceiling",
        size=Size(value=10),
        announced_on="2031-05-04",
        **fields,
    )
    rows = {row.type: row for row in made(passes, posts, cut)}
    whole = rows["reduce_ceiling"]
    assert rows["withdraw_accreditation"].part_of == rows["abolish_posts"].part_of == whole.id
    part = rows["abolish_posts"]
    assert (part.by, part.target, part.announced_on) == ("compact", "inst-1", "2031-05-04")
    assert set(whole.evidence) < set(part.evidence)
    elsewhere = replace(posts, size=Size(value=5))
    assert all(row.part_of is None for row in made(passes, elsewhere, cut))


def test_the_post_goes_with_its_institution() -> None:
    mission = mention("keel.txt", announced_on="2031-05-12", effective_from="2031-06-01")
    post = mention("keel.txt", number=2, type="suspend_post", target_chain="observer", by=None)
    rows = {row.type: row for row in made(mission, post)}
    assert rows["suspend_post"].part_of == rows["suspend_operations"].id
    assert (rows["suspend_post"].by, rows["suspend_post"].announced_on) == ("valdonia", "2031-05-12")


def test_the_event_is_that_of_the_same_words() -> None:
    told = mention("keel.txt")
    act = EventMention("e1", "keel.txt", told.start, told.end, "SANCTION", None, "160", "occurred", "r", told.evidence)
    base = record(told)
    rows = {**base.annotations, "keel.txt": replace(base.annotations["keel.txt"], events=(act,))}
    event = Event(
        "event-7", "Valdonia suspends", "SANCTION", None, "160", "occurred", (told.evidence,), mention_ids=("e1",)
    )
    (row,) = measures(replace(base, annotations=rows, events=(event,)), (MISSION,))
    assert row.event_id == "event-7"


def test_rows_that_say_neither_who_nor_on_what_are_left_out() -> None:
    assert made(mention("keel.txt", by=None, target_chain=None)) == ()


def test_documents_off_the_event_tell_nothing() -> None:
    off = (Relevance("keel.txt", "off_event", "another affair"),)
    assert made(mention("keel.txt"), relevance=off) == ()


def test_the_order_of_the_documents_does_not_matter() -> None:
    told = (
        mention("keel.txt", announced_on="2031-05-12", effective_from="[2031-06-01..]"),
        mention("dorsey.txt", type="close", effective_from="2031-06-01"),
        mention("harbour.txt", type="expel", by="compact", size=Size(value=6)),
        mention("keel.txt", number=2, type="suspend_post", target_chain="observer", by=None),
    )
    found = set()
    for order in permutations(told):
        base = record(*order)
        for documents in (DOCUMENTS, DOCUMENTS[::-1]):
            found.add(measures(replace(base, documents=documents), (MISSION, OBSERVER)))
    assert len(found) == 1


def test_every_type_with_words_has_a_title() -> None:
    types = measure_types()
    told = {kind.name for rows in (*types.verbs.values(), *types.nouns.values()) for _, kind in rows}
    for name in sorted(told):
        with_taker = title(name, Parts("Valdonia", "the Compact", "Mission of Valdonia", "its mission", Size(value=3)))
        assert with_taker.startswith("Valdonia "), name
        assert "{" not in with_taker + title(name, Parts(target_words="the mission"))


@pytest.mark.parametrize(
    ("type_", "parts", "line"),
    [
        ("close", Parts("Valdonia", None, None, "its office"), "Valdonia closes the office"),
        ("close", Parts(None, None, "Embassy of Valdonia"), "Closure of the Embassy of Valdonia"),
        ("close", Parts("rebel groups", None, None, "the road", is_many=True), "Closure of the road (rebel groups)"),
        ("restrict_trade", Parts("Valdonia", None, None, "oil"), "Valdonia restricts trade: oil"),
        ("impose_sanctions", Parts("Valdonia"), "Valdonia imposes sanctions"),
        (
            "reduce_ceiling",
            Parts("Morrow", None, "Mission", None, Size(before=20, after=10)),
            "Morrow reduces the Mission from 20 to 10",
        ),
        ("expel", Parts("Morrow", None, None, "six envoys", Size(value=6, counts="envoys")), "Morrow expels 6 envoys"),
        (
            "expel",
            Parts("Morrow", None, None, "our so-called envoys", Size(value=1, counts="our so-called envoy")),
            "Morrow expels 1 envoy",
        ),
        ("sign_agreement", Parts("Morrow", None, None, "a historic pact at Selm"), "Morrow signs a pact"),
        ("sign_agreement", Parts("Morrow", None, None, "Morrow Signs Pact"), "Morrow signs an agreement"),
        (
            "expel",
            Parts("Morrow", None, "Ambassador of Valdonia", is_post=True),
            "Morrow expels the Ambassador of Valdonia",
        ),
        (
            "break_relations",
            Parts("Morrow", None, None, "ties with two ports"),
            "Morrow breaks off relations with two ports",
        ),
        ("withdraw_troops", Parts(None, None, "Contingent of Morrow"), "Withdrawal of the Contingent of Morrow"),
        (
            "withdraw_accreditation",
            Parts(
                "the Meridian Compact",
                "Valdonia",
                "Permanent Mission of Valdonia to the Meridian Compact",
                size=Size(value=6),
            ),
            "The Meridian Compact withdraws the accreditation of 6 members of the Mission of Valdonia",
        ),
    ],
)
def test_titles_leave_out_what_is_not_known(type_: str, parts: Parts, line: str) -> None:
    assert title(type_, parts) == line


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("close: closes {target}", "a title is"),
        ("vanish: vanishes / vanishing", "no type of measure"),
        ("close: a / b\nclose: a / b", "twice"),
        ("close: closes {house} / closure", "no field house"),
    ],
)
def test_a_mistake_in_the_titles_is_refused(text: str, why: str) -> None:
    with pytest.raises(VocabularyError, match=why):
        read(lines("measure_titles.txt", text))


def test_sentence_ends_between_two_places() -> None:
    text = "One act. Another act, in the U.N. council.\n\nA third"
    assert sentences_between(text, (0, 3), (9, 16)) == 1
    assert sentences_between(text, (9, 16), (18, 20)) == 0
    assert sentences_between(text, (0, 3), (44, 51)) == 2


def test_the_day_of_the_act_is_that_of_its_effect_only_where_no_account_gives_another() -> None:
    act = {"status": "in_force", "announced_time_id": "t1", "effective_time_id": "t1"}
    year = mention("keel.txt", announced_on="2031", effective_from="2031", **act)
    day = mention("dorsey.txt", announced_on="2031-05-04", status="in_force")
    row = only(year, day)
    assert (row.announced_on, row.effective_from) == ("2031-05-04", "2031-05-04")
    later = mention("harbour.txt", announced_on="2031-05-04", effective_from="2031-06-01", effective_time_id="t2")
    row = only(year, later)
    assert [(item.value, item.rank) for item in row.effective_statements if item.value != "2031-06-01"] == [
        ("2031", "deprecated")
    ]


def test_what_was_done_before_the_day_in_the_sentence_was_announced_by_then() -> None:
    row = only(mention("keel.txt", status="in_force", announced_on="2031-05-11", effective_from="2031-05-04"))
    assert (row.announced_on, row.effective_from) == ("2031-05-04", "2031-05-04")


def test_either_of_two_sides_may_be_named_as_the_one_who_does_what_both_do() -> None:
    ours = mention("keel.txt", type="resume", by="valdonia", on="morrow", target_chain=None)
    theirs = mention("dorsey.txt", type="resume", by="morrow", on="valdonia", target_chain=None)
    assert len(made(ours, theirs)) == 1
    expelled = replace(ours, type="expel"), replace(theirs, type="expel")
    assert len(made(*expelled)) == 2


def test_a_headline_tells_once_more_what_its_text_tells() -> None:
    titled = document(
        "keel.txt", "Valdonia shuts office\n\nValdonia will close the press bureau, it said.", "Keel", "2031-05-12"
    )
    texts = Texts((titled,))
    head, body = (texts.words("keel.txt", words) for words in ("shuts", "close"))
    rows = [
        replace(
            mention("keel.txt", target_chain=None, type="close", number=n),
            start=place.start,
            end=place.end,
            evidence=place,
        )
        for n, place in enumerate((head, body), 1)
    ]
    rows = [
        replace(row, target=texts.span("keel.txt", words))
        for row, words in zip(rows, ("office", "press bureau"), strict=True)
    ]
    base = replace(record(), documents=(titled,), annotations={"keel.txt": Annotations(measures=tuple(rows))})
    (row,) = measures(base, ())
    assert row.target_words == "press bureau"
    plain = replace(titled, zones=tuple(replace(zone, type="body") for zone in titled.zones))
    assert len(measures(replace(base, documents=(plain,)), ())) == 2


def test_days_of_announcement_that_accounts_state_differently_are_left_open() -> None:
    one, other = mention("keel.txt", announced_on="2031-05-04"), mention("dorsey.txt", announced_on="2031-05-09")
    assert only(one, other).announced_on is None
    assert only(one, other, mention("harbour.txt", announced_on="2031-05-09")).announced_on == "2031-05-09"
    next_day = replace(other, announced_on="2031-05-05")
    assert only(one, next_day).announced_on == "2031-05-04"
    assert only(one, mention("dorsey.txt", announced_on="2031-05")).announced_on == "2031-05-04"


def test_loose_words_of_one_account_are_its_words_for_the_act() -> None:
    said = mention("keel.txt", announced_on="2031-05-12", effective_from="2031-06-01")
    told_too = mention("dorsey.txt", type="close", word="close", announced_on="2031-05-12")
    loose = mention(
        "dorsey.txt",
        "Five officials were sent home.",
        type="break_relations",
        word="break off",
        target_chain=None,
        target=Span(0, 0),
        status="in_force",
    )
    row = only(said, told_too, loose)
    assert (row.type, row.status, row.effective_from) == ("suspend_operations", "announced", "2031-06-01")
    assert ("dorsey.txt", "break off") in [(report.document_id, report.word) for report in row.reports]
    assert len(made(said, loose)) == 2, "an account that tells the act nowhere else may mean another one"
    assert len(made(said, told_too, replace(loose, announced_on="2031-05-02"))) == 2


def test_what_a_side_announces_without_a_taker_is_its_own_act() -> None:
    row = only(mention("keel.txt", by=None, voice="keel.txt/lorne"))
    assert (row.by, row.title) == ("valdonia", "Valdonia suspends the Permanent Mission of Valdonia to the Compact")
    assert only(mention("keel.txt", by=None)).by is None
    assert only(mention("keel.txt", by=None, voice="keel.txt/lorne", status="in_force")).by is None


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        (Actor("a", "Valdonian Foreign Ministry", "institution"), "valdonia"),
        (Actor("a", "Ilan Dorsey", "person", "minister", None, ("Valdonian minister",)), "valdonia"),
        (Actor("a", "officials of the bloc", "group"), "compact"),
        (Actor("a", "the alliance", "organisation"), "compact"),
        (Actor("a", "the head of the compact", "person", "head of the compact"), "compact"),
        (Actor("a", "Valdonian Airways", "organisation"), "a"),
        (Actor("a", "reporters", "group"), "a"),
    ],
)
def test_officials_act_for_the_side_that_their_words_name(actor: Actor, side: str) -> None:
    valdonia = Actor("valdonia", "Valdonia", "organisation")
    everybody = (actor, valdonia, *ACTORS[1:])
    assert principals(replace(record(), actors=everybody), (MISSION,))["a"].id == side


def test_what_one_account_tells_as_done_and_another_only_as_a_threat_is_not_done() -> None:
    done = mention("keel.txt", status="in_force")
    assert only(done, mention("dorsey.txt", status="threatened")).status == "threatened"
    assert only(done, mention("dorsey.txt", status="not_realised")).status == "announced"
    later = mention("harbour.txt", status="in_force")
    assert only(later, mention("keel.txt", status="threatened")).status == "in_force"


def test_accounts_may_count_one_act_a_little_differently() -> None:
    seven = mention("keel.txt", type="expel", size=Size(value=7), target_chain=None, on="compact")
    eight = mention("dorsey.txt", type="expel", size=Size(value=8), target_chain=None, on="compact")
    assert len(made(seven, eight)) == 1
    assert len(made(seven, replace(eight, size=Size(value=10)))) == 2


def test_what_others_say_works_is_not_closed() -> None:
    done = mention("keel.txt", status="in_force", type="close")
    other = TEXTS.words("dorsey.txt", "Valdonia will close its embassy")
    works = StatusMention("s", "dorsey.txt", other.start, other.end, "operating", "dorsey.txt/mission", other)
    base = record(done)
    rows = {**base.annotations, "dorsey.txt": replace(base.annotations["dorsey.txt"], statuses=(works,))}
    (row,) = measures(replace(base, annotations=rows), (MISSION, OBSERVER))
    assert (row.status, only(done).status) == ("announced", "in_force")


def test_what_is_extended_is_not_declared_once_more() -> None:
    declared = mention("keel.txt", type="declare_emergency", word="declare", target_chain=None, status="in_force")
    extended = mention("dorsey.txt", type="declare_emergency", word="extend", target_chain=None)
    assert {row.title for row in made(declared, extended)} == {
        "Valdonia declares a state of emergency",
        "Valdonia extends a state of emergency",
    }


def test_a_person_joins_no_organisation_of_states() -> None:
    assert made(mention("keel.txt", type="join_organisation", target_chain=None, by="sole", target=Span(0, 8))) == ()
    assert len(made(mention("keel.txt", type="join_organisation", target_chain=None, target=Span(0, 8)))) == 1
