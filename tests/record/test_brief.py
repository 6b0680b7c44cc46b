"""The brief says what the accounts carry, each sentence with its words, and never more."""

import re

import pytest

from consilience.annotate.parser import Parser
from consilience.ingest.jsonl import document_of
from consilience.model import Record
from consilience.pipeline import record_of

MILL = (
    "A fire destroyed the old mill of Norrby on Monday. The fire killed six people in the kitchen of the mill. "
    "The mayor of Norrby closed the river road. Neighbours had warned the owner in March."
)
HERALD = (
    "The old mill of Norrby was destroyed by a fire on Monday. The fire killed six people. "
    "The mayor of the town closed the river road until Friday."
)


def record(parser: Parser, *texts: str) -> Record:
    items = [
        {"id": f"{n}.txt", "text": text, "source": f"Paper {n}", "published": "2020-05-04"}
        for n, text in enumerate(texts)
    ]
    return record_of([document_of(item) for item in items], parser)


@pytest.fixture(scope="module")
def two(parser: Parser) -> Record:
    return record(parser, MILL, HERALD)


def test_every_sentence_cites_words_and_stands_in_an_account(two: Record) -> None:
    assert two.brief
    texts = {document.id: " ".join(document.text.split()).lower() for document in two.documents}
    for sentence in two.brief:
        assert sentence.citations
        assert sentence.text.endswith(".")
        clause = re.sub(r"^According to [^,]+, | \([^)]*(?:account|origin)[^)]*\)|\.$", "", sentence.text)
        if not sentence.text.startswith(("Accounts differ", "Both accounts")):
            assert any(clause.lower() in text for text in texts.values()), sentence.text


def test_no_quotation_marks_stand_around_what_was_put_together(two: Record) -> None:
    assert not any(re.search(r"[\"“”]", row.text) for row in two.brief if not row.text.startswith("Accounts differ"))


def test_agreement_is_said_with_its_number(two: Record) -> None:
    assert any(row.independent == 2 and "account" not in row.text for row in two.brief)


def test_the_clause_that_two_origins_stand_behind_is_told_and_no_pronoun_points_back(parser: Parser) -> None:
    one = "The fire in the mill of Norrby killed six people. It rejected them in May, and it sank by 9 p.m."
    found = record(parser, one, "A fire in the mill of Norrby killed six people on Monday, and the owner of it fled.")
    assert found.brief[0].independent == 2
    assert "six people" in found.brief[0].text
    assert not any(re.search(r"\b(?:it|them)\b", row.text, re.IGNORECASE) for row in found.brief)


def test_nobody_is_named_as_the_source_of_what_he_does_himself(parser: Parser) -> None:
    one = 'Mayor Ilan Dorsey said: "Mayor Dorsey closed the river road of Norrby after the fire in the old mill."'
    other = 'Ilan Dorsey, the mayor, said: "Mayor Dorsey closed the river road of Norrby after the fire in the mill."'
    assert not any(
        "According to" in row.text and row.text.count("Dorsey") > 1 for row in record(parser, one, other).brief
    )


def test_one_account_has_nothing_to_compare(parser: Parser) -> None:
    found = record(parser, MILL)
    assert found.brief[0].text == "Only one account was read, so there is nothing to compare."


def test_copies_confirm_nothing(parser: Parser) -> None:
    found = record(parser, MILL, MILL)
    assert found.brief[0].text == "Both accounts share one origin, so none of them confirms another."
    assert all(row.independent == 1 for row in found.brief)


def test_differences_are_said_and_not_resolved(parser: Parser) -> None:
    found = record(parser, MILL, HERALD.replace("six", "ten"))
    assert any(
        row.text.startswith("Accounts differ on the number of people killed: Paper 0 6; Paper 1 10")
        for row in found.brief
    )


def test_no_documents_no_brief(parser: Parser) -> None:
    assert record_of([], parser).brief == ()


def test_a_main_fact_that_no_clause_can_tell_alone_is_told_by_its_sentence(parser: Parser) -> None:
    first = "Mayor Anna Berg on Monday cancelled a meeting with Tomas Lind that had been set for next week."
    second = "Stenby’s mayor Anna Berg cancelled the meeting with Tomas Lind that was to be held next week."
    found = record(parser, first, second)
    (fact, *_) = found.facts
    assert fact.is_main
    told = [row for row in found.brief if fact.id in row.fact_ids]
    assert told
    assert any("that had been set for next week" in row.text or "that was to be held" in row.text for row in told)
