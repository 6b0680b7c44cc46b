"""Measures across accounts: what is one act and what is two, its type, and its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from consilience.model import Annotations, Event, EventMention, Origin, Relevance, Size, Span
from consilience.record.register.measures.sentences import sentences_between
from tests.accounts import Texts, document
from tests.record.register.measure_accounts import (
    DOCUMENTS,
    DORSEY,
    MISSION,
    OBSERVER,
    TEXTS,
    made,
    measures,
    mention,
    only,
    record,
)


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


def test_sentence_ends_between_two_places() -> None:
    text = "One act. Another act, in the U.N. council.\n\nA third"
    assert sentences_between(text, (0, 3), (9, 16)) == 1
    assert sentences_between(text, (9, 16), (18, 20)) == 0
    assert sentences_between(text, (0, 3), (44, 51)) == 2


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


def test_accounts_may_count_one_act_a_little_differently() -> None:
    seven = mention("keel.txt", type="expel", size=Size(value=7), target_chain=None, on="compact")
    eight = mention("dorsey.txt", type="expel", size=Size(value=8), target_chain=None, on="compact")
    assert len(made(seven, eight)) == 1
    assert len(made(seven, replace(eight, size=Size(value=10)))) == 2


def test_what_is_extended_is_not_declared_once_more() -> None:
    declared = mention("keel.txt", type="declare_emergency", word="declare", target_chain=None, status="in_force")
    extended = mention("dorsey.txt", type="declare_emergency", word="extend", target_chain=None)
    assert {row.title for row in made(declared, extended)} == {
        "Valdonia declares a state of emergency",
        "Valdonia extends a state of emergency",
    }


def test_words_that_only_point_at_an_act_make_no_other() -> None:
    told = mention("keel.txt", type="impose_sanctions", by="morrow", on="valdonia", target_chain=None)
    given = {"type": "impose_sanctions", "by": "compact", "target_chain": None}
    whole = TEXTS.words("harbour.txt", "the sanctions").span
    assert len(made(told, mention("harbour.txt", target=whole, **given))) == 1
    assert len(made(mention("harbour.txt", target=whole, **given))) == 1
    assert len(made(told, mention("harbour.txt", target=whole, announced_on="2031-05-13", **given))) == 2


def test_a_notice_is_no_exit() -> None:
    """As many origins tell that notice is given as tell the exit: it takes effect when the notice has run out."""
    left = mention(
        "keel.txt", "The staff of the bureau leaves", type="leave_organisation", target_chain=None, status="in_force"
    )
    notice = mention("dorsey.txt", "will close its embassy", type="leave_organisation", target_chain=None)
    whole = TEXTS.words("dorsey.txt", "Valdonia will close its embassy")
    assert only(left, replace(notice, evidence=whole)).status == "in_force"
    given = document("dorsey.txt", DORSEY.replace("Valdonia", "A notice"), "Dorsey Beacon", "2031-05-13")
    row = replace(notice, evidence=replace(whole, end=len(DORSEY)))
    documents = tuple(given if each.id == "dorsey.txt" else each for each in DOCUMENTS)
    (made_,) = measures(replace(record(left, row), documents=documents), (MISSION, OBSERVER))
    assert made_.status == "announced"


def test_what_was_decided_before_it_was_done_is_one_act() -> None:
    decided = mention("keel.txt", type="release_prisoners", target_chain=None, announced_on="2031-03", on="compact")
    day = {"announced_on": "2031-05-10", "effective_from": "2031-05-10", "status": "in_force"}
    done = mention("dorsey.txt", type="release_prisoners", target_chain=None, on="compact", **day)
    assert only(decided, done).status == "in_force"


def test_news_without_a_day_tell_what_just_happened() -> None:
    """An account of July tells with its day what one of May tells as news: to the later one it is old."""
    day = {"announced_on": "2031-05-13", "effective_from": "2031-05-13", "status": "in_force"}
    old = mention("harbour.txt", type="release_prisoners", target_chain=None, **day)
    news = mention("dorsey.txt", type="release_prisoners", target_chain=None)
    late = [replace(row, published=replace(row.published, edtf="2031-07-01")) for row in DOCUMENTS[2:]]
    given = replace(record(old, news), documents=(*DOCUMENTS[:2], *late))
    assert len(measures(given, (MISSION,))) == 1


def test_what_others_tell_is_not_announced_on_the_day_they_speak() -> None:
    told = mention("keel.txt", by="morrow", voice="keel.txt/valdonia", status="in_force", announced_on="2031-05-12")
    assert only(told).announced_on is None
    assert only(replace(told, voice="keel.txt/morrow")).announced_on == "2031-05-12"


def test_what_one_verb_tells_of_two_things_is_one_act() -> None:
    given = {"type": "deploy_troops", "target_chain": None, "status": "in_force"}
    row = only(
        mention("harbour.txt", target=TEXTS.words("harbour.txt", "the passes").span, **given),
        mention("harbour.txt", target=TEXTS.words("harbour.txt", "four empty posts").span, number=2, **given),
    )
    assert row.target_words == "the passes and four empty posts"


def test_what_one_side_hands_over_in_an_exchange_is_a_part_of_it() -> None:
    day = {"announced_on": "2031-05-10", "effective_from": "2031-05-10", "status": "in_force", "target_chain": None}
    whole, part = made(
        mention("keel.txt", type="exchange_prisoners", by=None, **day),
        mention("dorsey.txt", type="release_prisoners", **day),
    )
    assert (whole.type, part.part_of) == ("exchange_prisoners", whole.id)
