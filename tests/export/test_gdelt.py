"""Events and mentions as GDELT 2.0: columns, types, keys that join, and nothing that is only announced."""

import copy
import csv
import io
import re
from dataclasses import replace

import pytest

from consilience.errors import VocabularyError
from consilience.export.gdelt import (
    EVENTS,
    MENTIONS,
    actor_codes_of,
    gdelt_events,
    gdelt_mentions,
    goldstein,
    goldstein_of,
)
from consilience.export.json import record_row
from consilience.export.register_tables import events_table
from tests.export.systems import system_record

RECORD = record_row(system_record())
WHOLE = re.compile(r"-?\d+")
EVENT_INTEGERS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions", "NumSources"),
    *("NumArticles", "Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type", "DATEADDED"),
)
MENTION_INTEGERS = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "Actor1CharOffset", "Actor2CharOffset"),
    *("ActionCharOffset", "InRawText", "MentionDocLen"),
)


def read(text: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """As a reader of GDELT does: tabs, no quotes, no head line."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert all(len(row) == len(columns) for row in rows)
    return [dict(zip(columns, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def events() -> list[dict[str, str]]:
    return read(gdelt_events(RECORD), EVENTS)


@pytest.fixture(scope="module")
def mentions() -> list[dict[str, str]]:
    return read(gdelt_mentions(RECORD), MENTIONS)


def test_the_columns_stand_where_the_codebook_has_them():
    assert (len(EVENTS), len(MENTIONS)) == (61, 16)
    places = {
        "Actor1Code": 5,
        "Actor2Code": 15,
        "IsRootEvent": 25,
        "EventCode": 26,
        "GoldsteinScale": 30,
        "AvgTone": 34,
    }
    places |= {"Actor1Geo_Type": 35, "ActionGeo_Type": 51, "ActionGeo_FeatureID": 58, "DATEADDED": 59, "SOURCEURL": 60}
    assert {name: EVENTS.index(name) for name in places} == places
    assert MENTIONS.index("MentionIdentifier") == 5
    assert MENTIONS.index("ActionCharOffset") == 9


def test_only_what_an_account_tells_as_done_is_an_event(events):
    assert [row["EventCode"] for row in events] == ["166"]


def test_a_row_holds_the_codes_of_cameo(events):
    row = events[0]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"], row["FractionDate"]) == (
        *("20310504", "203105", "2031", "2031.3397"),
    )
    assert (row["EventBaseCode"], row["EventRootCode"], row["QuadClass"], row["GoldsteinScale"]) == (
        *("166", "16", "4", "-7.0"),
    )
    assert (row["Actor1Code"], row["Actor1Name"], row["Actor1Type1Code"]) == ("IGO", "STRAIT COUNCIL", "IGO")
    assert (row["Actor2Code"], row["Actor2CountryCode"], row["Actor2Type1Code"]) == ("ROMGOV", "ROM", "GOV")
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("2", "2", "2")
    assert (row["DATEADDED"], row["SOURCEURL"]) == ("20310512000000", "https://post.example/varrow")


def test_cells_are_of_the_types_of_the_codebook(events, mentions):
    for row in events:
        assert all(WHOLE.fullmatch(row[name]) for name in EVENT_INTEGERS)
        assert all(float(row[name]) < 3000 for name in ("FractionDate", "GoldsteinScale", "AvgTone"))
    for row in mentions:
        assert all(WHOLE.fullmatch(row[name]) for name in MENTION_INTEGERS)


def test_a_mention_points_to_its_words(mentions):
    texts = {row.url or row.id: row.text for row in system_record().documents}
    acts = {"https://post.example/varrow": "withdrew", "quay.txt": "lost"}
    assert [row["MentionIdentifier"] for row in mentions] == list(acts)
    assert [row["MentionType"] for row in mentions] == ["1", "2"]
    for row in mentions:
        text = texts[row["MentionIdentifier"]]
        assert text[int(row["ActionCharOffset"]) :].startswith(acts[row["MentionIdentifier"]])
        assert int(row["MentionDocLen"]) == len(text)
    assert texts["quay.txt"][int(mentions[1]["Actor2CharOffset"]) :].startswith("Seven pilots")
    assert mentions[1]["Actor1CharOffset"] == "-1"


def test_the_two_files_join_and_ids_outlive_the_record(events, mentions):
    ids = {row["GLOBALEVENTID"] for row in events}
    assert ids == {row["GLOBALEVENTID"] for row in mentions}
    assert all(0 < int(id_) < 2**53 for id_ in ids)
    later = system_record()
    renumbered = replace(later.events[0], id="event-9", title="Passes withdrawn")
    others = record_row(replace(later, events=(later.events[2], renumbered)))
    assert read(gdelt_events(others), EVENTS)[0]["GLOBALEVENTID"] in ids


def test_two_who_act_together_are_two_rows_and_another_name_of_one_is_none():
    record = copy.deepcopy(RECORD)
    event = next(row for row in record["events"] if row["status"] == "occurred")
    named = next(row for row in event["mentions"] if row["actor"] and row["actor"]["actor_id"])
    event["actor_ids"].append("varrow")
    assert len(read(gdelt_events(record), EVENTS)) == 1
    named["co_actors"] = [named["actor"] | {"actor_id": "varrow", "start": 0, "country": "ROU", "sector": None}]
    rows, told = read(gdelt_events(record), EVENTS), read(gdelt_mentions(record), MENTIONS)
    assert [row["Actor1CountryCode"] for row in rows] == ["", "ROM"]
    assert len({row["GLOBALEVENTID"] for row in rows}) == 2
    assert {row["GLOBALEVENTID"] for row in told} == {row["GLOBALEVENTID"] for row in rows}
    assert len(told) == 2 * len(event["mentions"])
    assert len({row["EventCode"] for row in rows}) == 1
    table = events_table(record, "x").rows
    assert any(row["actor_country"] == "-; ROU" for row in table)


def test_tabs_and_line_breaks_of_an_article_stay_out_of_the_cells():
    row = record_row(system_record())
    row["actors"][-2]["name"] = "Strait\tCouncil\nof\u2028Varrow"
    assert read(gdelt_events(row), EVENTS)[0]["Actor1Name"] == "STRAIT COUNCIL OF VARROW"


def test_an_event_of_accounts_without_a_date_of_publication_is_left_out():
    row = record_row(system_record())
    for document in row["documents"]:
        document["published"]["edtf"] = None
    assert gdelt_events(row) == gdelt_mentions(row) == ""


def test_a_known_group_has_its_code():
    row = record_row(system_record())
    row["actors"][-2]["name"] = "NATO"
    event = read(gdelt_events(row), EVENTS)[0]
    assert (event["Actor1Code"], event["Actor1KnownGroupCode"]) == ("IGONAT", "NAT")


@pytest.mark.parametrize(
    ("code", "score"), [("166", -7.0), ("1661", -7.0), ("0834", 5.0), ("0874", 10.0), ("1994", -10.0)]
)
def test_a_code_has_its_score_or_that_of_the_code_above_it(code, score):
    assert goldstein(code) == score


@pytest.mark.parametrize("line", ["166", "166 minus", "1 2.0", "166 -70", "16X -7.0"])
def test_a_mistake_in_the_scores_is_refused_with_its_line(line):
    with pytest.raises(VocabularyError, match=r"goldstein\.txt, line 2"):
        goldstein_of(f"160 -4.0\n{line}\n")


@pytest.mark.parametrize("line", ["ROU ROM", "[countries]\nROU", "[groups]\nNAT NATO", "[peoples]\nA B"])
def test_a_mistake_in_the_codes_of_actors_is_refused_with_its_line(line):
    with pytest.raises(VocabularyError, match=r"cameo_actors\.txt, line \d"):
        actor_codes_of(line)
