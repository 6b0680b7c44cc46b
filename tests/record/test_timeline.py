"""Acts in their order, announced and effective told apart, accounts merged."""

import re

import pytest

from consilience.annotate.parser import Parser
from consilience.ingest.jsonl import document_of
from consilience.model import Record
from consilience.pipeline import record_of
from consilience.text.dates import bounds
from tests.golden_cases import Case, cases

POST = (
    "Chairman Tomas Lind announced on 4 May 2020 that the council would close its office in Stenby. "
    "The council will close the office from 1 June 2020. The council opened the office in 1998."
)
HERALD = "The council will close its office in Stenby from 1 June 2020, the chairman said."


def record(parser: Parser, *texts: str) -> Record:
    items = [{"id": f"{n}.txt", "text": text, "published": "2020-05-05"} for n, text in enumerate(texts)]
    return record_of([document_of(item) for item in items], parser)


@pytest.mark.parametrize("case", cases("timeline"), ids=str)
def test_timeline(case: Case, parser: Parser) -> None:
    entries = record(parser, *case.given).timeline
    shown = [f"{e.edtf} {e.kind}{' history' * e.is_background} | {e.what}" for e in entries]
    if case.expected == ("nothing",):
        assert not shown
        return
    found = [
        row for line in case.expected for row in shown if re.match(re.escape(line).replace(r"\ \|\ ", r" \| .*"), row)
    ]
    assert len(found) >= len(case.expected), shown
    assert found == sorted(found, key=shown.index)


def test_entries_are_in_order_and_have_words(parser: Parser) -> None:
    found = record(parser, POST, HERALD)
    days = [bounds(entry.edtf)[0] or bounds(entry.edtf)[1] for entry in found.timeline]
    assert len(days) >= 3
    assert days == sorted(days)  # type: ignore[type-var]
    assert [entry.id for entry in found.timeline] == [f"time-{n}" for n in range(1, len(days) + 1)]
    for entry in found.timeline:
        assert entry.what
        assert entry.evidence


def test_announced_happened_and_effective_are_three_things(parser: Parser) -> None:
    kinds = {(entry.edtf[:10], entry.kind) for entry in record(parser, POST).timeline}
    assert ("1998", "happened") in kinds
    assert ("2020-05-04", "announced") in kinds
    assert ("2020-06-01", "effective") in kinds


def test_two_accounts_of_one_date_are_one_entry(parser: Parser) -> None:
    found = record(parser, POST, HERALD)
    closing = [entry for entry in found.timeline if entry.edtf.startswith("2020-06-01")]
    assert any(entry.document_ids == ("0.txt", "1.txt") for entry in closing)


def test_the_date_of_publication_is_no_event(parser: Parser) -> None:
    found = record(parser, "Norrby, 5 May 2020. The council closed its office in Stenby after a long debate.")
    assert not any(entry.edtf == "2020-05-05" for entry in found.timeline)


def kinds(found: Record) -> dict[str, str]:
    return {entry.what: entry.kind for entry in found.timeline}


def test_a_decision_is_dated_apart_and_says_what_was_decided(parser: Parser) -> None:
    text = (
        "The council of Zembla decided on 2 May 2020 to close its office in Stenby from 1 June 2020. "
        "The decision of 2 May 2020, withdrawing the permits of six clerks, was published on 4 May 2020."
    )
    found = record(parser, text)
    assert {entry.kind for entry in found.timeline if entry.edtf == "2020-05-02"} == {"decided"}
    assert any("withdrawing the permits of six clerks" in what for what in kinds(found))


def test_who_only_speaks_makes_no_entry(parser: Parser) -> None:
    found = record(
        parser, "Mayor Anna Berg said on Monday that the bridge is old. Tomas Lind told the Post on Sunday so."
    )
    assert not found.timeline


def test_words_that_tell_a_measure_announce_it(parser: Parser) -> None:
    found = record(parser, "Mayor Anna Berg said on Monday that the council would close its office in Stenby.")
    (entry,) = found.timeline
    assert (entry.edtf, entry.kind) == ("2020-05-04", "announced")
    assert "said" in entry.what
    assert "the council would close its office in Stenby" in entry.what
    assert len(entry.evidence) == 2


def test_history_is_told_apart(parser: Parser) -> None:
    found = record(parser, POST)
    assert {entry.edtf: entry.is_background for entry in found.timeline}["1998"]
    assert not any(entry.is_background for entry in found.timeline if entry.edtf.startswith("2020"))


def test_a_conflict_over_the_date_is_linked(parser: Parser) -> None:
    one = "The council of Zembla closed its office in Stenby on 4 April 2020. Six clerks left the office in Stenby."
    other = "The council of Zembla closed its office in Stenby on 7 April 2020. Six clerks left the office in Stenby."
    found = record(parser, one, other)
    (conflict,) = [row for row in found.conflicts if row.type == "date" and row.is_worth_a_look]
    linked = {entry.edtf for entry in found.timeline if entry.conflict_id == conflict.id}
    assert linked == {"2020-04-04", "2020-04-07"}
