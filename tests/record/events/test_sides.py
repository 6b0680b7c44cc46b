"""Each party of an act once, under the best of its names."""

from __future__ import annotations

import pytest

from consilience.model import Document, EventMention, EventStatus, Evidence, Party, Published, Source, Zone
from consilience.record.events.sides import sides
from consilience.record.events.told import Side, Told

_PERSONS = {"Ilan Dorsey": "VAL", "Mara Keel": "MER"}
_STATES = {"Valdonia": "VAL", "Meridia": "MER", "Sundia": "SUN"}


def _side(name: str) -> Side:
    country = _PERSONS.get(name) or _STATES.get(name)
    return Side(f"id of {name}", country, name, is_person=name in _PERSONS)


def told(actors: str, recipients: str, event: str = "ACCUSE", status: EventStatus = "occurred") -> Told:
    """A mention with "words for it=name | ..." on each side; the words are the name where none are given."""
    pairs = [
        [part.strip().partition("=")[::2] for part in side.split("|") if part.strip()] for side in (actors, recipients)
    ]
    text = " acts on ".join(" and ".join(words for words, _ in side) for side in pairs)
    published, source = Published("2031-03-18", "given"), Source("a", "a", "file_name")
    document = Document("a", text, source, published, "0" * 64, (Zone("body", 0, len(text), "test"),))
    parties = [[Party(text.index(words), text.index(words) + len(words)) for words, _ in side] for side in pairs]
    (actor, *co_actors), (recipient, *co_recipients) = (
        [_side(name or words) for words, name in side] for side in pairs
    )
    mention = EventMention(
        "a/event-1", "a", 0, 1, event, None, "0", status, "test", Evidence("a", 0, len(text)),
        actor=parties[0][0], recipient=parties[1][0],
        co_actors=tuple(parties[0][1:]), co_recipients=tuple(parties[1][1:]),
    )  # fmt: skip
    return Told(
        mention, document, actor, recipient, co_actors=tuple(co_actors), co_recipients=tuple(co_recipients)
    )  # fmt: skip


def names(*mentions: Told) -> tuple[list[str], list[str]]:
    """The names on both sides, the first mention being the clearest."""
    actors, recipients = sides(mentions, mentions[0])
    return [id_.removeprefix("id of ") for id_ in actors], [id_.removeprefix("id of ") for id_ in recipients]


@pytest.mark.parametrize(
    ("one", "other", "best"),
    [
        ("those forces", "pro-Meridian forces", "pro-Meridian forces"),
        ("late September Sundian regime forces", "government forces", "government forces"),
        ("regime forces for the attack", "regime forces", "regime forces"),
        ("his Valdonian counterpart=Valdonia", "Ilan Dorsey", "Ilan Dorsey"),
        ("Valdonia", "Ilan Dorsey", "Valdonia"),
        ("the rebels", "Reef Front", "Reef Front"),
        ("Reef Front militants", "rebels", "Reef Front militants"),
    ],
)
def test_one_party_stands_under_its_best_name(one: str, other: str, best: str) -> None:
    """A clean name before a glued one, a name before a description; between two names the clearest mention decides."""
    assert names(told("Mara Keel", one), told("Mara Keel", other)) == (["Mara Keel"], [best])


def test_what_one_mention_names_side_by_side_is_not_one_party() -> None:
    both = told("Reds | Blues", "Ilan Dorsey")
    assert names(told("Blues", "Ilan Dorsey"), both) == (["Blues", "Reds"], ["Ilan Dorsey"])


def test_a_party_that_several_mentions_name_with_others_stands_once() -> None:
    first = told("Sundia | the Reef Front movement", "Meridia")
    second = told("Reef Front | Sundia | Harbour Union", "Meridia")
    assert names(first, second) == (["Sundia", "Reef Front", "Harbour Union"], ["Meridia"])


def test_of_what_is_done_together_either_may_be_named_first() -> None:
    one, other = told("Ilan Dorsey", "Mara Keel", "CONSULT"), told("Mara Keel", "Ilan Dorsey", "CONSULT")
    assert names(one, other) == (["Ilan Dorsey"], ["Mara Keel"])


def test_who_was_to_be_met_was_not_met_yet() -> None:
    plan = told("Ilan Dorsey", "Mara Keel | Harbour Union", "AGREE", "announced")
    assert names(told("Ilan Dorsey", "Mara Keel", "CONSULT"), plan) == (["Ilan Dorsey"], ["Mara Keel"])
    assert names(plan) == (["Ilan Dorsey"], ["Mara Keel", "Harbour Union"])
