"""The view Status: the board, the measures, the chain of answers, the state on a day."""

from dataclasses import replace
from itertools import pairwise

import pytest

from consilience.export.html import html
from consilience.export.report.board import Line, Row, board
from consilience.export.report.chain import Box, Chain, chain
from consilience.export.report.edition import Edition
from consilience.export.report.status import Status, status
from consilience.model import (
    Event,
    EventMention,
    Headcount,
    Measure,
    Party,
    Record,
    RelationClaim,
    Snapshot,
    StatusPeriod,
)
from consilience.model.register import Certainty
from tests import mission


def _with(record: Record | None = None, **parts: object) -> Edition:
    record = record or mission.mission_record()
    return Edition(replace(record, register=replace(record.register, **parts)))  # type: ignore[arg-type]


def _row(edition: Edition, name: str) -> Row:
    told = board(edition)
    return next(row for row in (*told.institutions, *told.channels) if row.name == name)


def _lines(rows: tuple[Line, ...]) -> list[tuple[str, str, list[str], str]]:
    return [(row.what, row.before.told if row.before else "", [v.told for v in row.after], row.since) for row in rows]


MISSION = "Mission of Valdonia to the Meridian Compact"


@pytest.fixture(scope="module")
def full() -> Status:
    return status(Edition(mission.mission_record()))


def test_board_tells_before_and_after_and_keeps_hedge_and_announcement():
    lines = _lines(_row(Edition(mission.mission_record()), MISSION).lines)
    assert lines == [
        ("how it stands", "operating", ["reduced"], "20 October 2031"),
        ("how it stands", "reduced", ["suspended, announced"], "1 December 2031 or later"),
        ("posts allowed", "24 posts", ["15 posts", "16 posts"], "20 October 2031"),
        ("posts filled", "21 people", ["15 people"], "20 October 2031"),
        ("posts empty", "", ["3 posts"], ""),
        ("change", "", ["−9 posts"], "20 October 2031"),
    ]


def test_announced_state_says_when_it_was_announced_and_on_whose_word():
    line = _row(Edition(mission.mission_record()), MISSION).lines[1]
    assert line.notes == ("announced 3 November 2031",)
    assert line.voices == "Ada Lorne"
    assert {link.outlet.name for link in line.after[0].links} == {"Keel Courier", "Dorsey Beacon"}


def test_what_a_person_and_an_account_both_say_names_both():
    (line,) = _row(Edition(mission.mission_record()), "Consul of Valdonia in Dorsey").lines
    assert line.voices == "Ada Lorne and the accounts"


def test_reckoned_numbers_show_their_arithmetic_and_outranked_ones_say_so():
    _, _, allowed, filled, empty, _ = _row(Edition(mission.mission_record()), MISSION).lines
    assert [value.mark for value in allowed.after] == ["", "ranked below"]
    assert filled.before
    assert filled.before.mark == "reckoned: 24 − 3 = 21"
    assert [value.mark for value in filled.after] == ["reckoned: 21 − 6 = 15"]
    assert empty.notes == ("until 20 October 2031",)


def test_posts_stand_below_their_institution_and_silent_bodies_apart():
    told = board(Edition(mission.mission_record()))
    assert [(row.name, row.is_post) for row in told.institutions][:3] == [
        (MISSION, False),
        ("Chief observer", True),
        ("Press bureau of the Meridian Compact in Keel", False),
    ]
    assert [row.name for row in told.channels] == [MISSION, "Consul of Valdonia in Dorsey"]
    assert told.channels[1].condition == "In urgent cases"
    assert [name for name, _ in told.named] == ["Delegation list"]


def _period(status_: str, start: str | None, certainty: Certainty = "reported", **more: object) -> StatusPeriod:
    return StatusPeriod(f"s-{status_}-{start}", "mission", status_, certainty, mission.COUNCIL, start, **more)  # type: ignore[arg-type]


def test_states_of_one_day_that_cannot_both_hold_stand_side_by_side():
    day = "2031-10-20"
    edition = _with(statuses=(_period("closed", day), _period("suspended", day)), headcounts=())
    assert _lines(_row(edition, MISSION).lines) == [("how it stands", "", ["closed", "suspended"], "20 October 2031")]


def test_an_announced_state_that_came_true_is_told_as_done():
    periods = (_period("suspension_announced", "2031-11-03"), _period("suspended", "2031-12-01"))
    lines = _lines(_row(_with(statuses=periods, headcounts=()), MISSION).lines)
    assert lines == [
        ("how it stands", "", ["suspension announced"], "3 November 2031"),
        ("how it stands", "suspension announced", ["suspended"], "1 December 2031"),
    ]


def test_what_was_only_announced_is_not_what_stood_before():
    periods = (
        _period("reduced", "2031-10-20"),
        _period("closed", "2031-11-01", "announced_only"),
        _period("suspended", "2031-12-01"),
    )
    lines = _lines(_row(_with(statuses=periods, headcounts=()), MISSION).lines)
    assert [line[1:3] for line in lines] == [
        ("", ["reduced"]),
        ("reduced", ["closed, announced"]),
        ("reduced", ["suspended"]),
    ]


def test_board_does_not_hang_on_the_order_of_the_periods():
    record = mission.mission_record()
    shuffled = _with(statuses=record.register.statuses[::-1], headcounts=record.register.headcounts[::-1])
    for name in (MISSION, "Press bureau of the Meridian Compact in Keel"):
        assert _lines(_row(shuffled, name).lines) == _lines(_row(Edition(record), name).lines)


@pytest.mark.parametrize(
    ("quantity", "value", "words"),
    [("share", 0.5, "50 %"), ("change", 3, "+3"), ("change", -1200, "−1,200"), ("members", 30, "30")],
)
def test_numbers_in_words(quantity, value, words):
    row = Headcount("h", quantity, value, "normal", (mission.CUT_COURIER,), "mission")
    edition = _with(headcounts=(row,), statuses=())
    assert _row(edition, MISSION).lines[0].after[0].words == words


def test_members_of_a_body_stand_under_its_name():
    rows = (Headcount("h", "members", 12, "normal", (mission.CUT_COURIER,), actor_id="compact", unit="states"),)
    assert _lines(_row(_with(headcounts=rows), "Meridian Compact").lines) == [("members", "", ["12 states"], "")]


def test_measure_keeps_act_consequence_and_word_apart(full):
    row = next(row for row in full.measures if row.title.startswith("Valdonia suspends"))
    assert (row.type, row.codes) == ("Suspend the work", "SANCTION discontinue · CAMEO 161")
    assert (row.target, row.results) == (MISSION, ("suspended, announced",))
    told = [
        (item.word, [(voice, [link.outlet.name for link in links]) for voice, links in item.users])
        for item in row.words
    ]
    assert told == [
        ("suspend", [("Ada Lorne", ["Keel Courier"]), ("", ["Ostmark Lantern"])]),
        ("close", [("Ada Lorne", ["Dorsey Beacon"])]),
    ]
    assert (row.announced, row.status, row.is_done) == ("3 Nov 2031", "announced", False)
    assert [(item.words, item.links[0].outlet.name) for item in row.effective] == [
        ("1 Dec 2031 or later", "Keel Courier"),
        ("1 Dec 2031", "Dorsey Beacon"),
    ]


def test_parts_follow_their_whole_and_sizes_are_told(full):
    assert [(row.is_part, row.size) for row in full.measures] == [
        (False, "24 → 15 posts"),
        (True, "6 members"),
        (False, ""),
        (True, ""),
        (False, ""),
        (False, ""),
    ]


def test_who_says_that_one_measure_answers_another(full):
    suspend, bureau = (next(row for row in full.measures if word in row.title) for word in ("suspends", "closes"))
    (answer,) = suspend.standings
    assert (answer.words, answer.voices, answer.is_explicit) == ("in answer to", "Ada Lorne", True)
    assert answer.other == "The Compact withdraws the accreditation of six members"
    (implied,) = bureau.standings
    assert (implied.voices, implied.is_explicit, implied.links[0].outlet.name) == ("", False, "Ostmark Lantern")


def _drawn(edition: Edition | None = None) -> Chain:
    found = chain(edition or Edition(mission.mission_record()))
    assert found
    return found


def _box(drawing: Chain, words: str) -> Box:
    return next(box for box in drawing.boxes if words in " ".join(box.lines))


def test_chain_draws_two_sides_time_downwards_and_parts_in_their_whole():
    drawing = _drawn()
    assert [name for _, name in drawing.heads] == ["Meridian Compact", "Valdonia"]
    assert [" ".join(words) for _, words in drawing.days] == ["20 Oct 2031", "3 Nov 2031"]
    cut, passes, suspend = (_box(drawing, words) for words in ("cuts the mission", "withdraws the", "suspends its"))
    assert cut.x < passes.x < passes.x + passes.width < cut.x + cut.width < suspend.x
    assert cut.y < passes.y < passes.y + passes.height < cut.y + cut.height < suspend.y
    assert cut.is_done > suspend.is_done
    assert not [box for box in drawing.boxes if "refers" in " ".join(box.lines)]  # nobody says that it answers anything


def test_arrows_say_who_says_so_and_whether_it_is_implied():
    arrows = _drawn().arrows
    assert [(arrow.words, arrow.is_explicit, arrow.is_right) for arrow in arrows] == [
        (("in answer, says", "Ada Lorne"), True, True),
        (("in answer, implied by", "Ostmark Lantern"), False, True),
    ]
    assert arrows[0].title == (
        "Valdonia suspends its mission to the Compact, in answer to: "
        "The Compact withdraws the accreditation of six members, says Ada Lorne"
    )


def test_boxes_of_one_lane_never_overlap():
    boxes = _drawn().boxes
    wholes = [box for box in boxes if box.width == max(item.width for item in boxes)]
    for x in {box.x for box in wholes}:
        lane = sorted((box.y, box.y + box.height) for box in wholes if box.x == x)
        assert all(bottom < top for (_, bottom), (top, _) in pairwise(lane))


def test_an_answer_of_a_part_that_is_said_of_the_whole_too_is_drawn_once():
    record = mission.mission_record()
    wider = RelationClaim("r9", "in_response_to", "suspend", "cut", ("lorne", "narrator"), mission.SUSPEND)
    edition = _with(record, relations=(*record.register.relations, wider))
    said = [arrow.title.partition(", in answer to: ")[2] for arrow in _drawn(edition).arrows]
    assert said == [
        "The Compact cuts the mission of Valdonia, say Ada Lorne and the accounts",
        "The Compact withdraws the accreditation of six members, implied by Ostmark Lantern",
    ]


def test_an_event_that_answers_stands_in_the_chain_and_one_without_a_side_too():
    record = mission.mission_record()
    regret = Event("event-9", "Somebody regrets the step", "ACCUSE", "disapprove", "111", "occurred", mission.SUSPEND)
    told = RelationClaim("r9", "in_response_to", "event-9", "event-2", ("narrator",), mission.SUSPEND)
    changed = replace(record, events=(*record.events, regret))
    drawing = _drawn(_with(changed, relations=(*record.register.relations, told)))
    box = _box(drawing, "Somebody regrets")
    assert not box.is_measure
    assert [words for _, words in drawing.days][-1] == ("no date",)


def test_measures_that_are_parts_of_each_other_are_drawn():
    record = mission.mission_record()
    one, other, *rest = record.register.measures
    measures = (replace(one, part_of="passes"), replace(other, part_of="cut"), *rest)
    assert len(_drawn(_with(record, measures=measures)).boxes) == 5


def test_no_answer_no_drawing():
    assert chain(_with(relations=())) is None


def test_days_hold_what_changes_and_the_first_everything(full):
    assert [(day.address, day.words) for day in full.days] == [
        ("status-2031-10-19", "19 October 2031"),
        ("status-2031-10-20", "20 October 2031"),
        ("status-2031-11-03", "3 November 2031"),
        ("status-2031-12-01", "1 December 2031"),
    ]
    rows = [[line for *_, lines in day.parts for line in lines] for day in full.days]
    told = [[(line.name, line.value, line.is_announced) for line in lines] for lines in rows]
    assert len(told[0]) == 4
    assert told[1] == [(MISSION, "reduced", False), (f"{MISSION}: ceiling", "15", False)]
    assert told[3] == [
        (MISSION, "suspended", True),
        ("Press bureau of the Meridian Compact in Keel", "closed", True),
    ]
    places = [[line.key for line in lines] for lines in rows]
    assert all(row == sorted(row) for row in places)
    assert places[1][0] == places[0][0]  # the mission keeps its place


def test_numbers_of_one_body_stand_together():
    record = mission.mission_record()
    first, second, *_ = record.register.snapshots
    one = next(row for row in second.rows if row.part == "headcounts")
    rows = [replace(one, name=f"{name}: {what}") for name, what in (("Bureau", "posts"), ("compact", "members"))]
    later = replace(second, rows=(*second.rows, *rows, replace(one, name="Bureau: posts filled")))
    days = status(_with(record, snapshots=(first, later))).days
    lines = sorted((line.key, line.name) for day in days for *_, rows in day.parts for line in rows)
    names = [name for key, name in lines if key // 10_000 == 2]
    assert names[-3:] == ["Bureau: posts", "Bureau: posts filled", "Meridian Compact: members"]


def test_what_no_state_tells_any_more_is_said_to_end():
    record = mission.mission_record()
    first, second, *_ = record.register.snapshots
    fewer = (first, replace(second, rows=second.rows[:1]))
    (_, day) = status(_with(record, snapshots=fewer)).days
    gone = [line.name for *_, rows in day.parts for line in rows if not line.value]
    assert gone == ["Press bureau of the Meridian Compact in Keel", "Joint council", f"{MISSION}: ceiling"]


def test_state_of_a_year_stands_on_its_last_day():
    rows = mission.mission_record().register.snapshots[0].rows
    (day,) = status(_with(snapshots=(Snapshot("2027", None, rows),))).days
    assert (day.address, day.words) == ("status-2027-12-31", "2027")


def test_events_that_are_no_measures_stand_by_date_with_codes_and_parties(full):
    assert [(row.date, row.codes, row.status, row.parties) for row in full.events] == [
        ("5 November 2031", "ACCUSE disapprove · 111", "happened", "Meridian Compact → Valdonia"),
        ("", "ACCUSE allege · 1125", "happened", "Tarek Ennis"),
    ]


def test_a_side_without_a_name_has_the_words_of_an_account():
    record = mission.mission_record()
    *others, last = record.events
    place = last.evidence[0]
    words = Party(place.start, place.start + len("They"))
    told = EventMention("m", place.document_id, place.start, place.end, last.event, None, "1", "occurred", "r", place)
    rows = replace(record.annotations[place.document_id], events=(replace(told, recipient=words),))
    given = replace(
        record,
        events=(*others, replace(last, mention_ids=("m",))),
        annotations={**record.annotations, place.document_id: rows},
    )
    assert [row.parties for row in status(Edition(given)).events][-1] == "Tarek Ennis → They"


def test_view_says_until_when_the_accounts_reach(full):
    assert full.last_printed == "5 November 2031"
    assert "The last account was printed on 5 November 2031" in html(mission.mission_record())


def test_a_measure_alone_stays_small():
    told = status(Edition(mission.measure_record()))
    assert not told.is_empty
    assert (len(told.measures), told.chain, told.days, told.board.institutions) == (1, None, (), ())


@pytest.mark.parametrize(
    ("title", "status_", "is_done"),
    [("threatened", "threatened", False), ("partly", "partly_in_force", True), ("not done", "not_realised", False)],
)
def test_only_what_was_done_reads_as_done(title, status_, is_done):
    row = Measure("m", "close", title, status_, mission.BUREAU)
    (found,) = status(_with(measures=(row,), relations=())).measures
    assert found.is_done is is_done


def test_page_says_announced_in_words_wherever_it_is_set_in_italics():
    page = html(mission.mission_record())
    view = page[page.index('<section id="status"') : page.index('<section id="sources"')]
    for piece in view.split("<i>")[1:]:
        assert "announced" in piece[:160], piece[:160]


@pytest.mark.parametrize("status_", ["occurred", "hypothetical"])
def test_acts_that_are_no_event_are_counted(status_: str) -> None:
    record = mission.mission_record()
    name = record.documents[0].id
    evidence = record.events[0].evidence[0]
    left = EventMention("m", name, 0, 4, "ASSAULT", None, "190", status_, "test", replace(evidence, document_id=name))  # type: ignore[arg-type]
    rows = record.annotations[name]
    told = replace(record, annotations={**record.annotations, name: replace(rows, events=(*rows.events, left))})
    before, after = status(Edition(record)).unlisted, status(Edition(told)).unlisted
    assert after - before == (status_ == "occurred")
    assert ("mention of acts is not listed" in html(told)) == (after == 1)


def test_acts_that_are_told_less_clearly_have_a_table_of_their_own() -> None:
    record = mission.mission_record()
    measures = {row.event_id for row in record.register.measures}
    doubtful = next(row for row in record.events if row.id not in measures)
    events = tuple(replace(row, is_sure=row is not doubtful) for row in record.events)
    view = status(Edition(replace(record, events=events)))
    assert [row.address for row in view.unsure] == ["unsure-1"]
    assert len(view.events) == len(status(Edition(record)).events) - 1
    assert "<h3>One act told less clearly</h3>" in html(replace(record, events=events))
    assert "told less clearly" not in html(record)
