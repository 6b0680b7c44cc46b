"""What is built in: a mistake in any file of a person's own is told before a text is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.components import VOCABULARIES, check_own_words
from consilience.errors import VocabularyError
from consilience.text.vocabularies import EXTENSIBLE, VARIABLE


def forget() -> None:
    for read in VOCABULARIES:
        read.cache_clear()  # type: ignore[attr-defined]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of own files; what was read with it is forgotten behind the test."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    forget()
    yield tmp_path
    monkeypatch.delenv(VARIABLE)
    forget()


@pytest.mark.parametrize("name", EXTENSIBLE)
def test_a_mistake_in_any_own_file_is_told_with_its_line(own: Path, name: str) -> None:
    path = own / name
    path.write_text("# Ours.\n\nWhat is Not a line?\n", encoding="utf-8")
    with pytest.raises(VocabularyError) as told:
        check_own_words()
    assert str(told.value).startswith(f"{path}, line 3: ")


def test_sound_own_files_are_read(own: Path) -> None:
    (own / "sayings.txt").write_text("quip\n", encoding="utf-8")
    (own / "leaders.txt").write_text("NOR: president: Ann Keel\n", encoding="utf-8")
    (own / "sets.txt").write_text("troops: musketeer\n", encoding="utf-8")
    (own / "alike.txt").write_text("AID - = COOPERATE -\n", encoding="utf-8")
    check_own_words()
