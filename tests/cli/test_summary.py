"""The summary on the terminal: what it says of relevance and of origins."""

from dataclasses import replace
from pathlib import Path

from consilience.cli.summary import summary
from consilience.model import Relevance
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
