"""Stories: one happening together, different ones apart, and a reason that a reader understands."""

import json
from pathlib import Path

from consilience.annotate.parser import Parser

from .story import ELSEWHERE, MISSION, record_of


def test_accounts_of_one_event_are_one_story(parser: Parser) -> None:
    record = record_of(parser, MISSION)
    assert [story.document_ids for story in record.stories] == [("a", "b", "c")]
    assert "mission" in record.stories[0].reason or "norland" in record.stories[0].reason


def test_another_event_stands_alone_and_says_why(parser: Parser) -> None:
    record = record_of(parser, [*MISSION, ELSEWHERE])
    assert [set(story.document_ids) for story in record.stories] == [{"a", "b", "c"}, {"z"}]
    assert "something else" in record.stories[1].reason
    assert "days apart" in record.stories[1].reason


def test_one_document_is_one_story(parser: Parser) -> None:
    assert record_of(parser, [ELSEWHERE]).stories[0].reason == "the only document"


def test_an_event_of_another_year_with_the_same_words_is_another(parser: Parser, shared: Path) -> None:
    items = [json.loads(line) for line in (shared / "gold/clusters/g5w1h-071.jsonl").open(encoding="utf-8")]
    gold = json.loads((shared / "gold/clusters/g5w1h-071.gold.json").read_text(encoding="utf-8"))
    on_event = {article["id"] for article in gold["articles"] if article["on_event"]}
    assert set(record_of(parser, items).stories[0].document_ids) == on_event
