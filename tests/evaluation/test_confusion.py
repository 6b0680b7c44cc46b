"""Kinds of speech and of speaker, and what becomes of them."""

from collections import Counter

import pytest

from evaluation.confusion import OUTCOMES, SPEAKERS, SPEECH, outcome, speaker_of, speech_of, table
from evaluation.corpora import SHARED

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared scorers")


def item(text: str, **parts: str) -> dict[str, list[tuple[int, int]]]:
    """An attribution whose parts are the first places of some words; a part that is not given is empty."""
    places = {name: [(text.index(words), text.index(words) + len(words))] for name, words in parts.items()}
    return {"content": [], "cue": [], "source": [], **places}


@pytest.mark.parametrize(
    ("text", "content", "cue", "kind"),
    [
        ("“The dam holds,” Keel said.", "“The dam holds,”", "said", SPEECH[0]),
        ("Keel said the dam was “quite safe” now.", "the dam was “quite safe” now", "said", SPEECH[1]),
        ("Keel said the dam was safe.", "the dam was safe", "said", SPEECH[2]),
        ("According to Keel, the dam is safe.", "the dam is safe", "According to", SPEECH[3]),
    ],
)
def test_kinds_of_speech(text: str, content: str, cue: str, kind: str) -> None:
    assert speech_of(item(text, content=content, cue=cue), text) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Ann Keel", 0), ("The Meridian Compact", 0), ("She", 1), ("The engineers", 2), ("who", 3), ("", 4)],
)
def test_kinds_of_speaker(words: str, kind: int) -> None:
    gold = item(f"{words} said so", source=words) if words else item("so")
    assert speaker_of(gold, f"{words} said so") == SPEAKERS[kind]


def test_outcomes() -> None:
    text = "Ann Keel, the engineer, said the dam was safe, Oren Dorsey added."
    gold = item(text, source="Ann Keel")
    assert outcome(gold, item(text, source="Ann Keel"), text) == OUTCOMES[0]
    assert outcome(gold, item(text), text) == OUTCOMES[1]
    assert outcome(gold, item(text, source="Oren Dorsey"), text) == OUTCOMES[2]
    assert outcome(item(text), item(text, source="Ann Keel"), text) == OUTCOMES[3]
    assert outcome(gold, None, text) == OUTCOMES[4]


def test_a_table_has_a_row_a_kind_and_adds_up() -> None:
    counts = Counter({(SPEECH[0], OUTCOMES[0]): 3, (SPEECH[0], OUTCOMES[4]): 1})
    assert table("speech", SPEECH[:1], counts).splitlines()[-1] == "| wholly in marks | 4 | 3 | 0 | 0 | 0 | 1 |"
