"""Vocabulary files: their lines, a person's own behind them, and how a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from consilience.errors import VocabularyError
from consilience.text.institution_kinds import kinds_of
from consilience.text.measure_types import measure_types_of
from consilience.text.vocabularies import (
    EXTENSIBLE,
    VARIABLE,
    lines,
    own_origins,
    refused,
    vocabulary_text,
    word_classes,
)

PACKAGE, NAME = "consilience.annotate.events", "acts.txt"


def test_notes_and_empty_lines_say_nothing_but_count() -> None:
    assert list(lines("a.txt", "# note\n\n one: two \nthree")) == [("a.txt", 3, "one: two"), ("a.txt", 4, "three")]


def test_a_mistake_is_told_with_file_and_line() -> None:
    assert str(refused(("a.txt", 3, "one: two"), "no such event")) == "a.txt, line 3: no such event ('one: two')"


def test_own_lines_stand_behind_the_shipped_ones_and_are_counted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    shipped = list(lines(NAME, vocabulary_text(PACKAGE, NAME)))
    own = tmp_path / NAME
    own.write_text("# ours\nAGREE - 030: shake on\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert list(lines(NAME, vocabulary_text(PACKAGE, NAME))) == [*shipped, (str(own), 2, "AGREE - 030: shake on")]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("verbs.txt", b"one: two", "no vocabulary has this name"),
        (NAME, b"\xff\xfe", "cannot be read as UTF-8"),
    ],
)
def test_an_own_file_that_cannot_be_used_is_refused(
    name: str, content: bytes, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(content)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(VocabularyError, match=f"{name}.*{why}"):
        vocabulary_text(PACKAGE, NAME)


def test_a_missing_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    with pytest.raises(VocabularyError, match="no such folder"):
        vocabulary_text(PACKAGE, NAME)


def test_a_record_can_say_which_own_words_it_was_made_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert own_origins() == ()
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    (tmp_path / "acts.txt").write_text("one", encoding="utf-8")
    (first,) = own_origins()
    (tmp_path / "acts.txt").write_text("two", encoding="utf-8")
    (second,) = own_origins()
    assert first != second
    assert first.startswith("vocabulary.acts@")


OWN = "\n#@ own.txt\n"


def test_own_lines_add_words_to_a_class_and_repeat_none_in_one_file() -> None:
    assert word_classes("a.txt", f"way: road{OWN}way: path\ntalk: chat", {"way", "talk"}) == {
        "way": frozenset({"road", "path"}),
        "talk": frozenset({"chat"}),
    }
    with pytest.raises(VocabularyError, match=r"own\.txt, line 2: .*each class once"):
        word_classes("a.txt", f"way: road{OWN}way: path\nway: lane", {"way"})


def test_own_lines_add_words_to_a_measure_type_and_new_types() -> None:
    text = vocabulary_text("consilience.text", "measure_types.txt")
    flood = "[flood]\nplover: COERCE restrict\ncameo: 172\nsource: ours\nverbs: flood"
    found = measure_types_of(f"{text}{OWN}[close]\nverbs: mothball @institution\n{flood}")
    assert {kind.name for _, kind in found.verbs["mothball"]} == {"close"}
    assert found.types["flood"].event == "COERCE"
    with pytest.raises(VocabularyError, match=r"own\.txt, line 2: .*no class '@nothing'"):
        measure_types_of(f"{text}{OWN}[close]\nverbs: mothball @nothing")


def test_own_lines_add_words_to_a_kind_of_institution() -> None:
    text = vocabulary_text("consilience.text", "institution_kinds.txt")
    before, after = kinds_of(text), kinds_of(f"{text}{OWN}[embassy]\nwords: chancellery")
    assert "chancellery" not in before.phrases
    assert {phrase.kind for phrase in after.phrases["chancellery"]} == {"embassy"}
    with pytest.raises(VocabularyError, match=r"own\.txt, line 2"):
        kinds_of(f"{text}{OWN}[embassy]\nchannel: military")


def test_every_file_that_may_be_extended_ships() -> None:
    import consilience

    shipped = {path.name for path in Path(consilience.__file__).parent.rglob("*.txt")}
    assert set(EXTENSIBLE) <= shipped
