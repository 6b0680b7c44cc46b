"""Relevance: what is about the event, in part or not at all, with a reason that an editor understands."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from consilience.align.relevance import relevance
from consilience.align.stories import stories
from consilience.annotate.annotator import annotated
from consilience.annotate.parser import Parser
from consilience.components import ANNOTATORS
from consilience.ingest.jsonl import document_of
from consilience.model import Generator, Record, Relevance, Zone

from .story import ELSEWHERE, MISSION

DATED = tuple(
    {**item, "published": day} for item, day in zip(MISSION, ("2021-05-03", "2021-05-04", "2021-05-05"), strict=True)
)


def built(parser: Parser, items: Sequence[dict[str, str]]) -> Record:
    filled = [{"source": f"Outlet {item['id']}", "published": "2021-05-04", **item} for item in items]
    documents = [document_of(item) for item in filled]
    rows = {reading.document.id: annotated(reading, ANNOTATORS) for reading in parser.readings(documents)}
    return Record(Generator("0", "m", "r"), tuple(documents), rows)


def judged(record: Record) -> dict[str, Relevance]:
    found = relevance(replace(record, stories=stories(record)))
    return {row.document_id: row for row in found}


def degrees(parser: Parser, *items: dict[str, str]) -> dict[str, str]:
    return {id_: row.degree for id_, row in judged(built(parser, items)).items()}


def test_every_document_has_one_row_with_words_that_show_it(parser: Parser) -> None:
    record = built(parser, [*MISSION, ELSEWHERE])
    rows = judged(record)
    assert {id_: row.degree for id_, row in rows.items()} == {
        "a": "about",
        "b": "about",
        "c": "about",
        "z": "off_event",
    }
    for row in rows.values():
        (shown,) = row.evidence
        assert shown.document_id == row.document_id
        assert record.document_of[row.document_id].text[shown.start : shown.end].strip()
    assert "mission" in rows["a"].reason or "norland" in rows["a"].reason


def test_an_event_of_an_earlier_year_with_the_same_words_is_off(parser: Parser) -> None:
    rows = judged(built(parser, [*DATED, {**MISSION[0], "id": "old", "published": "2019-04-30"}]))
    assert {id_: row.degree for id_, row in rows.items()} == {
        "a": "about", "b": "about", "c": "about", "old": "off_event",
    }  # fmt: skip
    assert rows["old"].reason == "another event: published 734 days before the first of the others"


def test_a_crawl_date_throws_nothing_out(parser: Parser) -> None:
    late = {**MISSION[2], "published": "2022-09-13"}
    assert set(degrees(parser, DATED[0], DATED[1], late).values()) == {"about"}
    assert set(degrees(parser, *({**item, "published": "2022-09-13"} for item in MISSION)).values()) == {"about"}


def test_a_headline_of_the_event_over_another_text_is_off(parser: Parser) -> None:
    stray = {
        "id": "stray",
        "title": MISSION[0]["title"],
        "text": "Three roses grow well in the shade of an old wall. A gardener waters them twice a week and cuts "
        "the dry branches in autumn.",
    }
    row = judged(built(parser, [*MISSION, stray]))["stray"]
    assert row.degree == "off_event"
    assert row.reason == "its headline is of the event, but its text is of something else"


@pytest.mark.parametrize(
    "title", ["Search results: Norland", "World news - Outlet", "Welcome to the Port Police website"]
)
def test_a_page_of_a_site_is_called_one(parser: Parser, title: str) -> None:
    page = {"id": "page", "title": title, "text": "The cup final is on Sunday. Tickets for the concert are sold out."}
    row = judged(built(parser, [*MISSION, page]))["page"]
    assert (row.degree, row.reason) == ("off_event", f"a page of the site (“{title}”), no article")


def test_a_stub_of_the_event_is_about_it_in_part(parser: Parser) -> None:
    stub = {
        "id": "stub",
        "title": MISSION[0]["title"],
        "text": "Norland is suspending its mission to the Harbour League.",
    }
    row = judged(built(parser, [*MISSION, stub]))["stub"]
    assert row.degree == "in_part"
    assert row.reason.startswith("a stub: its 56 characters")


def test_a_gallery_is_about_the_event_in_part_or_off_it(parser: Parser) -> None:
    words = "Photos: the mission of Norland to the Harbour League in Velgrad, which Norland suspended on Monday."
    gallery = {"id": "pictures", "title": MISSION[0]["title"], "text": words}
    record = built(parser, [*MISSION, gallery])
    captions = (Zone("caption", 0, len(words), "test"),)
    documents = tuple(replace(row, zones=captions) if row.id == "pictures" else row for row in record.documents)
    bare = {**record.annotations, "pictures": type(record.annotations["a"])()}
    row = judged(replace(record, documents=documents, annotations=bare))["pictures"]
    assert (row.degree, row.reason) == ("in_part", "a picture gallery: 1 caption, no article")


def test_two_documents_about_two_events_are_both_about_their_own(parser: Parser) -> None:
    rows = judged(built(parser, [MISSION[0], ELSEWHERE]))
    assert {row.degree for row in rows.values()} == {"about"}
    assert all("2 events" in row.reason for row in rows.values())


def test_one_document_is_about_its_event(parser: Parser) -> None:
    assert judged(built(parser, [ELSEWHERE]))["z"].reason == "the only document"


def test_the_order_of_documents_does_not_matter(parser: Parser) -> None:
    record = built(parser, [*DATED, ELSEWHERE])
    found = {
        tuple(
            sorted(
                (row.document_id, row.degree, row.reason) for row in judged(replace(record, documents=order)).values()
            )
        )
        for order in permutations(record.documents)
    }
    assert len(found) == 1


def test_a_text_twice_and_an_unrelated_one_change_no_other_row(parser: Parser) -> None:
    before = degrees(parser, *MISSION)
    twice = degrees(parser, *MISSION, {**MISSION[0], "id": "a2"})
    beside = degrees(parser, *MISSION, ELSEWHERE)
    assert {id_: twice[id_] for id_ in before} == before == {id_: beside[id_] for id_ in before}
    assert twice["a2"] == "about"


FOLLOWED = {
    "id": "later",
    "published": "2021-06-18",
    "title": "Norland half reopens its mission to the Harbour League",
    "text": "Norland will again send two envoys to the Harbour League on 1 July. It had suspended its permanent "
    "mission to the Harbour League on 3 May, after the League withdrew the accreditation of eight Norland envoys. "
    "Minister Ana Ruhl said the embassy in Velgrad remained open for urgent cases.",
}


def test_a_later_account_that_looks_back_to_the_days_of_the_others_is_of_their_affair(parser: Parser) -> None:
    rows = judged(built(parser, [*DATED, FOLLOWED]))
    assert rows["later"].degree == "about"


@pytest.mark.parametrize(
    "change",
    [
        {"published": "2022-06-18"},
        {"text": FOLLOWED["text"].replace(" on 3 May", " before")},
        {"text": FOLLOWED["text"].replace("Harbour League", "Coast Union").replace("the League", "the Union")},
    ],
    ids=["another year", "no look back", "other names"],
)
def test_a_later_account_of_a_like_event_is_off(parser: Parser, change: dict[str, str]) -> None:
    """Dated by a day printed in its text."""
    later = {**FOLLOWED, **change}
    later["text"] += " The League was told on 17 June."
    assert judged(built(parser, [*DATED, later]))["later"].degree == "off_event"


@pytest.mark.parametrize(("due", "degree"), [("18 June", "about"), ("18 July", "off_event")])
def test_a_later_account_that_came_when_it_was_due_is_of_the_affair(parser: Parser, due: str, degree: str) -> None:
    first, *others = DATED
    first = {**first, "text": first["text"] + f" The League will decide on the envoys on {due}."}
    later = {**FOLLOWED, "text": FOLLOWED["text"].replace(" on 3 May", " before") + " The League decided on Friday."}
    later["text"] += " Its session ended on 17 June."
    assert judged(built(parser, [first, *others, later]))["later"].degree == degree
