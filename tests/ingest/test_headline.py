import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.ingest.jsonl import document_of
from consilience.model import Document

TEXT = "Nine ferries of the Halden line stayed in port on Friday, the harbour master said.\n\nA storm is expected."


def item(title: str, text: str = TEXT, **more: str) -> Document:
    return document_of({"id": "a", "text": text, "title": title, **more})


def words(document: Document) -> str | None:
    zone = document.headline
    return None if zone is None else document.text[zone.start : zone.end]


def test_a_headline_beside_the_text_lies_behind_it():
    document = item("Storm keeps ten ferries in port")
    assert document.own_text == TEXT
    assert document.own_length == len(TEXT)
    assert words(document) == "Storm keeps ten ferries in port"
    assert [zone.type for zone in document.told] == ["body", "body", "headline"]
    assert "headline" not in [zone.type for zone in document.readable]


@pytest.mark.parametrize(
    "title",
    [
        "",
        "  ",
        "Untitled",
        "The Fjord Courier",
        "www.fjordcourier.example/a",
        "Nine ferries of the Halden line stayed in port on Friday, the harbour master said",
        "Nine ferries of the Halden line stayed in po…",
        "Девять паромов остались в порту Халдена",
        "Nove traghetti sono rimasti in porto " * 9,
        "Sturm hält zehn Fähren im Hafen von Halden fest",
        "La tempête retient dix bateaux dans le port",
        "Die Fähren der Linie bleiben wegen des Sturms im Hafen, wie der Hafenmeister von Halden am Freitag in einer "
        "Erklärung mitteilte, und die Fahrgäste müssen auf die Bahn ausweichen",
    ],
)
def test_a_title_that_says_nothing_of_its_own_is_no_headline(title: str):
    document = item(title, source="The Fjord Courier", url="https://www.fjordcourier.example/a")
    assert words(document) is None
    assert document.text == TEXT


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Storm keeps ferries in port | Halden Post", "Storm keeps ferries in port"),
        ("Storm keeps ferries in port - The Fjord Courier", "Storm keeps ferries in port"),
        ("Storm keeps ferries in port – Fjord Courier – News", "Storm keeps ferries in port"),
        ("Storm keeps ferries in port - Keel", "Storm keeps ferries in port - Keel"),
        ("Storm keeps ferries in port \\n Nine ferries of the Hal", "Storm keeps ferries in port"),
        ("\n Storm  keeps\nferries in port ", "\n Storm  keeps\nferries in port"),
    ],
)
def test_the_name_of_the_site_and_the_text_behind_a_title_are_cut_off(title: str, headline: str):
    assert words(item(title, source="The Fjord Courier")) == headline


def test_a_text_of_which_nothing_is_read_gets_no_headline():
    assert words(item("Storm keeps ten ferries in port", "Share this article\nShare on Facebook")) is None


def test_a_title_zone_of_the_text_is_the_only_headline():
    document = item("Storm keeps ten ferries in port", "Storm keeps ten ferries in port\n\n" + TEXT)
    assert [zone.type for zone in document.told] == ["title", "body", "body"]


@given(st.text(max_size=60), st.text(min_size=1, max_size=120))
def test_offsets_lead_to_the_title_and_to_the_text_and_back(title: str, text: str):
    document = item(f"Storm keeps {title} ferries in port", f"Nine ferries stayed. {text}")
    whole = f"Storm keeps {title} ferries in port"
    assert document.own_text == f"Nine ferries stayed. {text}"
    zone = document.headline
    if zone is None:
        assert document.text == document.own_text
        return
    assert zone.end == len(document.text)
    for offset in range(zone.start, zone.end):
        assert document.text[offset] == whole[offset - zone.start]
        assert document.field(offset) == zone.span
    assert all(document.field(offset).end == document.own_length for offset in range(document.own_length))
