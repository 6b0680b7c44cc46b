"""Channels: golden sentences, referrals, spans and voice, and what the word list refuses."""

from collections.abc import Callable
from importlib import resources

import pytest

from consilience.annotate.annotator import annotated
from consilience.annotate.channels.vocabulary import words_of
from consilience.annotate.reading import Reading
from consilience.components import ANNOTATORS
from consilience.errors import VocabularyError
from consilience.model.system import ChannelMention
from tests.golden_cases import Case, cases

Read = Callable[..., Reading]
WORDS = (resources.files("consilience.annotate.channels") / "channels.txt").read_text(encoding="utf-8")


def described(row: ChannelMention, text: str) -> str:
    """One row as a golden line."""
    sides = ", ".join(text[party.start : party.end] for party in row.parties) or "-"
    parts = [f"{row.kind} {row.state}", text[row.start : row.end], sides, row.since or "-"]
    return " | ".join([*parts, *(["announced"] if row.is_announced else []), *(["via"] if row.via_chain else [])])


@pytest.mark.parametrize("case", cases("channels"), ids=str)
def test_golden(read: Read, case: Case) -> None:
    reading = read(" ".join(case.given), published="2021-10-19")
    rows = annotated(reading, ANNOTATORS).channels
    assert ([described(row, reading.document.text) for row in rows] or ["none"]) == list(case.expected)


def test_who_is_referred_to_an_institution_has_it_as_the_designated_channel(read: Read) -> None:
    reading = read(
        "In urgent cases, NATO can turn to the Norwegian ambassador in Belgium, Foreign Minister Dorsey said."
    )
    text, rows = reading.document.text, annotated(reading, ANNOTATORS)
    (row,) = rows.channels
    (body,) = {mention.chain for mention in rows.institutions}
    assert (row.kind, row.state, row.via_chain) == ("diplomatic", "designated", body)
    assert row.condition is not None
    assert text[row.condition.start : row.condition.end] == "In urgent cases"
    assert text[row.start : row.end] == "turn to the Norwegian ambassador in Belgium"


def test_ids_and_voice(read: Read) -> None:
    reading = read("Norway has no contact with Denmark, Minister Ilan Dorsey said. Norway broke off talks with Sweden.")
    rows = annotated(reading, ANNOTATORS)
    speaker = next(mention.chain for mention in rows.mentions if "Dorsey" in mention.name)
    assert [(row.id, row.voice) for row in rows.channels] == [
        ("a.txt/channel-1", speaker),
        ("a.txt/channel-2", "narrator"),
    ]


@pytest.mark.parametrize("line", ["road: path", "way: channel", "way"])
def test_mistakes_are_refused_with_their_line(line: str) -> None:
    with pytest.raises(VocabularyError, match=rf"channels\.txt, line {WORDS.count(chr(10)) + 1}: .*each class once"):
        words_of(WORDS + line + "\n")


@pytest.mark.parametrize("line", ["way: back channel", "way: ", "way: Channel"])
def test_bad_words_are_refused(line: str) -> None:
    with pytest.raises(VocabularyError, match="is no word: it is empty, of several words"):
        words_of(line + "\n")


def test_a_missing_class_is_refused() -> None:
    with pytest.raises(VocabularyError, match="has no line for carry, close, "):
        words_of("way: channel\n")
