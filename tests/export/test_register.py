"""The register of a record read back: the rows of the model, and the words of every place."""

import json
from dataclasses import replace

import pytest

from consilience import UsageError
from consilience.export.json import record_json, record_row
from consilience.export.register import registered
from consilience.model import Register
from tests.mission import TEXTS, mission_record


def read_back(record=None):
    return registered(json.loads(record_json(record or mission_record())))


def test_what_was_written_is_read_back_but_for_snapshots_that_follow_from_it():
    assert read_back().register == replace(mission_record().register, snapshots=())
    assert registered(record_row(mission_record())) == read_back()


def test_every_place_has_its_words_outlet_and_day():
    given = read_back()
    assert len(given.citations) > 15
    for place, citation in given.citations.items():
        text = next(document.text for document in TEXTS.documents if document.id == place.document_id)
        assert text[place.start : place.end] == citation.text
        assert citation.field == "text"
        assert citation.outlet in ("Keel Courier", "Dorsey Beacon", "Ostmark Lantern")
    assert given.names["lorne"] == "Ada Lorne"
    assert given.published == ("2031-11-03", "2031-11-04T07:30", "2031-11-05")


def test_an_empty_register_is_read_as_one():
    assert read_back(replace(mission_record(), register=Register())).register == Register()


def test_a_share_may_be_a_whole_number():
    row = json.loads(record_json(mission_record()))
    row["register"]["measures"][0]["size"]["share"] = 1
    assert registered(row).register.measures[0].size.share == 1


def test_what_an_older_version_did_not_write_takes_its_default():
    row = json.loads(record_json(mission_record()))
    for headcount in row["register"]["headcounts"]:
        del headcount["certainty"]
    assert {count.certainty for count in registered(row).register.headcounts} == {"reported"}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda register: register.update(channels=5), "`register.channels` is no list"),
        (lambda register: register.pop("channels"), "`register` lacks `channels`"),
        (
            lambda register: register["measures"][0].update(by="nobody"),
            "`register.measures[0].by` is 'nobody', and the record has no such actor",
        ),
        (
            lambda register: register["measures"][0].update(co_by=["nobody"]),
            "`register.measures[0].co_by` is 'nobody', and the record has no such actor",
        ),
        (
            lambda register: register["measures"][0].update(target="inst-99"),
            "`register.measures[0].target` is 'inst-99', and the record has no such institution",
        ),
        (
            lambda register: register["relations"][0].update(to="measure-99"),
            "`register.relations[0].to` is 'measure-99', and the record has no such measure or event",
        ),
        (
            lambda register: register["statuses"][0].update(measure_id="event-1"),
            "`register.statuses[0].measure_id` is 'event-1', and the record has no such measure",
        ),
        (
            lambda register: register["channels"][0]["periods"][0].update(valid_from="next week"),
            "`register.channels[0].periods[0].valid_from` is 'next week', which is no date in EDTF",
        ),
        (lambda register: register["channels"].insert(0, 5), "`register.channels[0]` is no row"),
        (lambda register: register["headcounts"][0].update(value="ten"), "`register.headcounts[0].value` is no int"),
        (lambda register: register["headcounts"][0].update(value=True), "`register.headcounts[0].value` is no int"),
        (lambda register: register["relations"][0].pop("from"), "`register.relations[0]` lacks `from`"),
        (
            lambda register: register["relations"][0].update(is_explicit=1),
            "`register.relations[0].is_explicit` is no bool",
        ),
        (lambda register: register["statuses"][0].update(rank="best"), "`register.statuses[0].rank` is 'best'"),
        (
            lambda register: register["institutions"][0]["evidence"][0].update(document_id="gone.txt"),
            "`register.institutions[0].evidence[0]` is no place of a document",
        ),
        (
            lambda register: register["institutions"][0]["evidence"][0].update(start=9, end=3),
            "`register.institutions[0].evidence[0]` runs from 9 to 3",
        ),
    ],
)
def test_a_damaged_row_is_named(damage, said):
    row = json.loads(record_json(mission_record()))
    damage(row["register"])
    with pytest.raises(UsageError, match="make the record again") as refused:
        registered(row)
    assert said in str(refused.value)
