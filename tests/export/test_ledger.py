"""The ledger and the differences as tables: every fact with every account, also the silent ones."""

from collections import defaultdict

import pytest

from consilience.export.json import record_row
from consilience.export.ledger import DIFFERENCES, LEDGER, differences_table, ledger_table
from tests.records import full_record

RECORD = full_record()
TEXTS = {document.id: document.text for document in RECORD.documents}


@pytest.fixture(scope="module")
def ledger():
    return ledger_table(record_row(RECORD), "r")


@pytest.fixture(scope="module")
def differences():
    return differences_table(record_row(RECORD), "r")


def test_a_fact_has_a_row_for_every_account_of_its_story(ledger):
    rows = defaultdict(set)
    for row in ledger.rows:
        assert tuple(sorted(row)) == tuple(sorted(LEDGER))
        rows[row["fact"]].add(row["document"])
    assert list(rows) == [fact.id for fact in RECORD.facts]
    for fact in RECORD.facts:
        own = next(s for s in RECORD.stories if fact.accounts[0].document_id in s.document_ids)
        assert rows[fact.id] == set(own.document_ids)


def test_silence_and_doubt_are_told_apart(ledger):
    for fact in RECORD.facts:
        told = {account.document_id for account in fact.accounts}
        for row in (row for row in ledger.rows if row["fact"] == fact.id):
            is_silent, is_told = row["document"] in fact.silent, row["document"] in told
            assert row["account"] == ("reports" if is_told else "silent" if is_silent else "unsure")
            assert (row["wording"] is None) == (not is_told)
    assert {row["account"] for row in ledger.rows} >= {"reports", "silent"}


def test_a_row_slices_its_document(ledger, differences):
    told = [row for row in ledger.rows if row["account"] == "reports"]
    assert told
    for row in told:
        assert TEXTS[row["document"]][row["start"] : row["end"]]
    for row in differences.rows:
        assert TEXTS[row["document"]][row["start"] : row["end"]] == row["text"]


def test_a_voice_has_its_name(ledger):
    names = {actor.id: actor.name for actor in RECORD.actors}
    voiced = [row for row in ledger.rows if row["voice"] in names]
    assert voiced
    assert all(row["name"] == names[row["voice"]] for row in voiced)


def test_every_side_of_every_difference_is_there(differences):
    assert all(tuple(sorted(row)) == tuple(sorted(DIFFERENCES)) for row in differences.rows)
    sides = {(row["conflict"], row["side"]) for row in differences.rows}
    assert sides == {(row.id, n) for row in RECORD.conflicts for n in range(1, len(row.sides) + 1)}
    looks = {row["conflict"]: row["is_worth_a_look"] for row in differences.rows}
    assert looks == {row.id: row.is_worth_a_look for row in RECORD.conflicts}


def test_a_record_made_before_relevance_and_bonds_is_read():
    older = record_row(RECORD)
    older.pop("relevance")
    for fact in older["facts"]:
        fact.pop("shared")
        fact.pop("is_main")
    rows = ledger_table(older, "r").rows
    assert rows
    assert all(row["is_main"] is None and row["shared"] is None for row in rows)
