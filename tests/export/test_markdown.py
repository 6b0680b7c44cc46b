"""The ledger as Markdown: readable, cited, and nothing in a document's words is obeyed."""

import re

import pytest

from consilience.export.json import record_row
from consilience.export.markdown import ledger_markdown
from tests.records import full_record

RECORD = full_record()


@pytest.fixture(scope="module")
def page() -> str:
    return ledger_markdown(record_row(RECORD))


def test_every_footnote_is_there_once_and_points_to_its_characters(page):
    notes = re.findall(r"^\[\^(\d+)\]: (.+)$", page, re.MULTILINE)
    marks = re.findall(r"\[\^(\d+)\](?!:)", page)
    assert marks
    assert [number for number, _ in notes] == marks
    assert all(re.search(r"characters \d+–\d+$", place) for _, place in notes)


def test_every_shared_fact_and_every_difference_stands_in_it(page):
    plain = page.replace("\\", "")
    for fact in RECORD.facts:
        if fact.accounts[0].document_id not in RECORD.off_event:
            assert " ".join(fact.statement.split()) in plain
    for row in RECORD.conflicts:
        assert " ".join(row.explanation.split()) in plain


def test_a_silent_account_is_said_to_be_silent(page):
    assert "*silent*" in page


def test_an_account_of_another_event_is_named_and_has_no_column(page):
    assert "| Dellen Gazette | — | no: it shares no name" in page
    head = next(line for line in page.splitlines() if line.startswith("| fact "))
    assert "Dellen Gazette" not in head
    assert "Strait Wire" in head


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("a | b", r"a \| b"),
        ("![x](http://keel.example/y)", r"!\[x\](http\://keel.example/y)"),
        ("# not a heading", r"\# not a heading"),
        ("1. not a list", r"1\. not a list"),
        ("2031-03-19 is a day", "2031-03-19 is a day"),
        ("R&amp;D", "R&amp;amp;D"),
        ("two\n\n# lines", "two # lines"),
        ("a \x1b[31mred\x00 \u202eturned", "a \ufffd\\[31mred\ufffd \ufffdturned"),
    ],
)
def test_words_of_a_document_are_only_words(words, printed):
    row = record_row(RECORD)
    row["facts"][0]["statement"] = words
    row["facts"][0]["status"] = "single"
    assert f"- {printed} —" in ledger_markdown(row)


def test_many_accounts_are_listed_under_each_fact():
    row = record_row(RECORD)
    extra = [{**row["documents"][0], "id": f"extra-{n}.txt"} for n in range(9)]
    page = ledger_markdown({**row, "documents": [*row["documents"], *extra]})
    assert "| fact |" not in page
    assert "  - " in page
