"""What a reader is told about the run as a whole."""

from dataclasses import replace

from consilience.model import (
    Annotations,
    Document,
    Generator,
    Origin,
    Published,
    Record,
    Relevance,
    Source,
    Story,
    Zone,
)
from consilience.record.notes import notes


def document(name: str, published: str | None = "2031-03-18", zone: str = "body") -> Document:
    return Document(
        name, "Words.", Source(name, name, "given"), Published(published, "given"), "", (Zone(zone, 0, 6, "test"),)
    )


def record(*documents: Document, **more) -> Record:
    rows = {row.id: Annotations() for row in documents}
    return Record(Generator("0", "none", "test"), documents, rows, **more)


def test_a_run_with_nothing_to_say_says_nothing():
    stories = (Story("story-1", ("a", "b"), "one event"),)
    assert notes(record(document("a"), document("b"), stories=stories)) == ()


def test_one_document_is_no_comparison():
    assert "nothing to compare" in notes(record(document("a")))[0]


def test_different_events_are_not_compared():
    stories = (Story("story-1", ("a",), "alone"), Story("story-2", ("b",), "alone"))
    assert "different events" in notes(record(document("a"), document("b"), stories=stories))[0]


def test_off_event_documents_are_named_with_the_reason():
    stories = (Story("story-1", ("a", "b"), "one event"), Story("story-2", ("c",), "alone"))
    rows = (
        Relevance("a", "about", "tells the same"),
        Relevance("b", "in_part", "a stub"),
        Relevance("c", "off_event", "no article to read"),
    )
    off, part = notes(record(document("a"), document("b"), document("c"), stories=stories, relevance=rows))
    assert off.startswith("2 of 3 documents")
    assert off.endswith("c (c), no article to read.")
    assert part.startswith("About the event only in part")
    assert part.endswith("b (b), a stub.")


def test_two_events_of_equal_weight_are_both_named():
    stories = (Story("story-1", ("a", "b"), "one"), Story("story-2", ("c", "d"), "another"))
    (note,) = notes(record(*map(document, "abcd"), stories=stories))
    assert "2 events" in note
    assert "a (a), b (b); c (c), d (d)" in note


def test_a_single_origin_confirms_nothing():
    origins = (Origin("origin-1", ("a", "b"), "the same text"),)
    stories = (Story("story-1", ("a", "b"), "one event"),)
    (note,) = notes(record(document("a"), document("b"), origins=origins, stories=stories))
    assert "share one origin" in note


def test_an_off_event_document_confirms_nothing_either():
    origins = (Origin("origin-1", ("a", "b"), "the same text"),)
    stories = (Story("story-1", ("a", "b"), "one event"), Story("story-2", ("c",), "alone"))
    rows = (Relevance("c", "off_event", "no article"),)
    found = notes(record(*map(document, "abc"), origins=origins, stories=stories, relevance=rows))
    assert found[1].startswith("Both documents share one origin")


def test_missing_dates_and_articles_are_named():
    found = notes(record(document("a", None), document("b", zone="site_chrome"), stories=(Story("s", ("a", "b"), ""),)))
    assert "No publication date was found in a (a)" in found[0]
    assert "Nothing reads like an article in b (b)" in found[1]


def test_trouble_with_the_bytes_and_what_was_not_read_are_said():
    broken = replace(document("a"), remark="not UTF-8 (byte 3): read as Windows-1252, so accents may be wrong")
    long = replace(document("b"), zones=(Zone("body", 0, 3, "test"), Zone("unread", 3, 6, "test")))
    found = notes(record(broken, long, stories=(Story("s", ("a", "b"), ""),)))
    assert found[0].startswith("a (a): not UTF-8")
    assert "3 characters" in found[1]
