"""The summary on the terminal: what it says of relevance and of origins."""

from dataclasses import replace
from pathlib import Path

from consilience.cli.summary import summary
from consilience.model import Measure, Register, Relevance
from consilience.record.register.state import state
from tests.records import full_record


def test_a_document_off_the_event_is_said_so_and_not_counted() -> None:
    record = full_record()
    ids = [document.id for document in record.documents]
    rows = (*(Relevance(id_, "about", "") for id_ in ids[:-2]), Relevance(ids[-2], "in_part", ""))
    text = summary(replace(record, relevance=(*rows, Relevance(ids[-1], "off_event", ""))), Path("out"))
    lines = " ".join(text.split())
    assert lines.count("off the event") == 1
    assert lines.count("about the event in part") == 1
    assert f"of {len(ids) - 1} accounts" in lines


def test_accounts_of_fewer_origins_are_said_so() -> None:
    record = full_record()
    fact = record.facts[0]
    agreed = replace(fact, status="agreed", independent=1)
    assert len({account.document_id for account in agreed.accounts}) == len(agreed.accounts) > 1
    text = " ".join(summary(replace(record, facts=(agreed,)), Path("out")).split())
    compared = len(record.documents) - len(record.off_event)
    assert f"{len(agreed.accounts)} of {compared} accounts, 1 origin" in text


def test_measures_are_told_with_how_they_stand_and_nothing_announced_reads_as_done() -> None:
    record = full_record()
    here = record.facts[0].accounts[0].evidence
    close = Measure("measure-1", "close", "Varrow closes its office", "announced", here, announced_on="2031-06-01")
    found = Register(measures=(close,))
    told = " ".join(summary(replace(record, register=found), Path("out")).split())
    assert "Varrow closes its office [announced]" in told
    dated = replace(found, snapshots=(state(found, "2031-06-02"),))
    told = " ".join(summary(replace(record, register=dated), Path("out")).split())
    assert "Varrow closes its office [announced on 1 June 2031" in told
    assert "Changed in the system" not in summary(replace(record, register=Register()), Path("out"))
