"""What an argument of a single-text command names: a file, standard input, or the words themselves."""

import io
import json

import pytest

from consilience import InputError
from consilience.cli.inputs import texts


def streamed(words: str, **more):
    return texts(["-"], stdin=io.BytesIO(words.encode()), **more)


def test_words_with_a_dot_are_a_text_and_a_file_name_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note").write_text("The port was shut on 3 May 2031, the mayor of Lund said.", encoding="utf-8")
    (from_file,) = texts(["note"])
    assert from_file.id == "note"
    (in_words,) = texts(["Read absent.txt on 3 May"])
    assert in_words.id == "text"
    assert [row.id for row in texts(["x" * 5000, "two\0three"])] == ["text-1", "text-2"]
    with pytest.raises(InputError, match=r"absent\.txt"):
        texts(["absent.txt"])


@pytest.mark.parametrize("words", ["2031-05-03\n", "Share this story\n\nThe port was shut on 3 May.\n"])
def test_a_text_on_standard_input_is_read_whole(words):
    (document,) = streamed(words, published="2031-05-04")
    assert (document.id, document.text, document.published.edtf) == ("stdin", words, "2031-05-04")
    assert " ".join(document.text[zone.start : zone.end] for zone in document.readable).split() == words.split()


def test_a_page_and_jsonl_on_standard_input_are_files():
    items = [{"id": name, "text": "The port was shut on Monday."} for name in ("a", "b")]
    assert [row.id for row in streamed("\n".join(map(json.dumps, items)))] == ["a", "b"]
    (page,) = streamed("<!doctype html><title>Port</title><p>The port was shut on Monday, the mayor said.</p>")
    assert "<p>" not in page.text


@pytest.mark.parametrize("words", ["", " \n"])
def test_nothing_on_standard_input_is_refused(words):
    with pytest.raises(InputError, match="empty"):
        streamed(words)


def test_an_empty_argument_is_not_the_folder_one_stands_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text("The port was shut on 3 May 2031.", encoding="utf-8")
    with pytest.raises(InputError, match="empty"):
        texts([""])


def test_one_unreadable_file_of_a_folder_is_named_and_the_others_are_read(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(InputError, match="empty"):
        texts([str(tmp_path)])
    (tmp_path / "b.txt").write_text("The port was shut on 3 May 2031, the mayor said.", encoding="utf-8")
    assert [row.id for row in texts([str(tmp_path)])] == ["b.txt"]
    assert capsys.readouterr().err.startswith(f"skipped {tmp_path / 'a.txt'}: the file is empty")
