"""Deeds that only a bystander's own words tell are no events."""

from __future__ import annotations

import pytest

from consilience.model import (
    Actor,
    Annotations,
    Document,
    EventMention,
    Evidence,
    Generator,
    Party,
    Published,
    Quote,
    Record,
    Source,
    Span,
    Zone,
)
from consilience.record.events.hearsay import attested
from consilience.record.events.told import Side, Told

TEXT = "“Valdonia murdered my sister,” said Mara Keel"


def attests(*, kind: str = "direct", country: str | None = None, sector: str | None = None) -> bool:
    """Whether a deed of Valdonia in the words of Mara Keel is kept."""
    published, source = Published("2031-03-18", "given"), Source("a", "a", "file_name")
    document = Document("a", TEXT, source, published, "0" * 64, (Zone("body", 0, len(TEXT), "test"),))
    head = TEXT.index("murdered")
    deed = EventMention(
        "a/1", "a", head, head + 8, "ASSAULT", None, "180", "occurred", "ASSAULT: murder", Evidence("a", 1, 29),
        actor=Party(1, 9),
    )  # fmt: skip
    speaker = Party(TEXT.index("Mara"), len(TEXT), "a/keel", country, sector)
    other = EventMention(
        "a/2", "a", 30, 34, "ACCUSE", None, "111", "occurred", "x", Evidence("a", 0, 40), actor=speaker
    )
    end = TEXT.index(",”")
    quote = Quote("a/q", "a", kind, 1, end, (Span(1, end),), speaker_chain="a/keel")  # type: ignore[arg-type]
    record = Record(
        Generator("t", "1", "m"),
        (document,),
        annotations={"a": Annotations(quotes=(quote,), events=(deed, other))},
        actors=(Actor("keel", "Mara Keel", "person", country=country, chains=("a/keel",)),),
    )
    group = [Told(deed, document, Side("valdonia", "VAL", "Valdonia"), Side())]
    return attested([group], record) == [group]


def test_a_bystander_attests_no_deed_of_another() -> None:
    assert not attests()


@pytest.mark.parametrize(
    ("kind", "country", "sector"), [("indirect", None, None), ("direct", "VAL", None), ("direct", None, "COP")]
)
def test_narration_and_those_who_may_know_attest_it(kind: str, country: str | None, sector: str | None) -> None:
    assert attests(kind=kind, country=country, sector=sector)
