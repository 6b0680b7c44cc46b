import io
import json
import os
from pathlib import Path

import pytest

from consilience.errors import UnreadableDocument
from consilience.ingest.read import read, reread

ENGLISH = "The harbour master of Halden said on Friday that nine of the town's ferries would stay in port."
GERMAN = (
    "Der Hafenmeister erklärte am Freitag, dass neun der zwölf Fähren im Hafen bleiben, bis der Streit über die neuen "
    "Gebühren beigelegt ist. Die Reederei nannte die Gebühren rechtswidrig und will sie vorerst nicht zahlen."
)


@pytest.fixture
def put(tmp_path):
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_folder_is_read_in_the_order_of_its_names(put, tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/d.txt"):
        put(name, ENGLISH + name)
    assert [document.id for document in read([tmp_path]).documents] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n ", "white space"),
        ("photo.txt", b"\x89PNG\r\n", "PNG"),
        ("data.bin", bytes(range(256)) * 9, "binary"),
        ("german.txt", GERMAN, "German"),
        ("stub.txt", "Share this story\n\nLeave a Reply", "no article"),
        ("signs.txt", "*** ---", "no article"),
        ("page.html", "<script>alert(1)</script>", "shows no text"),
        ("items.jsonl", "{]", "no JSON"),
        ("list.json", "[]", "no items"),
    ],
)
def test_what_cannot_be_read_is_listed_and_the_rest_is_read(put, name, content, reason):
    found = read([put(name, content), put("good.txt", ENGLISH)])
    assert [document.id for document in found.documents] == ["good.txt"]
    assert len(found.skipped) == 1
    assert name in found.skipped[0].name
    assert reason in found.skipped[0].reason


def test_missing_files_and_folders_without_documents_are_listed(put, tmp_path):
    (tmp_path / "void").mkdir()
    found = read([tmp_path / "gone.txt", tmp_path / "void", "x" * 5000, put("good.txt", ENGLISH)])
    assert [row.reason for row in found.skipped] == [
        "there is no such file or folder",
        "the folder holds no documents",
        "the name cannot be used as a path",
    ]
    assert len(found.documents) == 1


def test_a_closed_folder_is_listed_and_the_rest_is_read(put, tmp_path, monkeypatch):
    closed, scandir = put("closed/a.txt", ENGLISH).parent, os.scandir
    put("open/b.txt", ENGLISH)

    def refusing(folder):
        if Path(folder) == closed:
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    found = read([tmp_path])
    assert found.skipped[0].reason == "the folder cannot be opened: permission denied"
    assert [document.id for document in found.documents] == ["b.txt"]


def test_a_closed_file_is_listed(put, monkeypatch):
    path = put("a.txt", ENGLISH)

    def refusing(self):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refusing)
    assert read([path]).skipped[0].reason == "the file cannot be opened: permission denied"


def test_short_or_unsure_text_is_never_taken_for_another_language(put):
    assert read([put("a.txt", "Greta Lindenau. Karl-Walter Steinbruck. Berlin.")]).documents


def test_files_of_one_name_are_told_apart_whatever_the_order(put):
    one, two = put("north/a.txt", ENGLISH), put("south/a.txt", ENGLISH)
    for order in ([one, two], [two, one]):
        assert sorted(document.id for document in read(order).documents) == ["north/a.txt", "south/a.txt"]


def test_the_same_file_twice_is_two_documents(put):
    path = put("a.txt", "12 May 2023\n\n" + ENGLISH)
    found = read([path, path]).documents
    assert [document.id for document in found] == ["a.txt", "a.txt (2)"]
    assert found[1].published.evidence.document_id == "a.txt (2)"


def test_items_of_one_id_are_told_apart(put):
    line = json.dumps({"id": "x", "text": ENGLISH})
    ids = [document.id for document in read([put("a.jsonl", f"{line}\n{line}"), put("b.jsonl", line)]).documents]
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (ENGLISH, "text/plain"),
        (f"<!doctype html><p>{ENGLISH}</p>", "text/html"),
        (json.dumps({"text": ENGLISH}) + '\n{"text": "Two ferries sailed."}', "application/json"),
        (json.dumps([{"text": ENGLISH}], indent=1), "application/json"),
    ],
)
def test_standard_input_is_known_by_its_content(content, media_type):
    found = read(["-"], stdin=io.BytesIO(content.encode()))
    assert found.documents[0].media_type == media_type
    assert found.documents[0].id.startswith("stdin")


def test_every_document_can_be_read_again(put, tmp_path):
    put("a.txt", ENGLISH)
    put("n/p.html", f"<html><body><p>{ENGLISH}</p></body></html>")
    put("s/p.html", f"<html><body><h1>Ferries</h1><p>{ENGLISH}</p></body></html>")
    put("i.jsonl", json.dumps({"id": "x", "text": ENGLISH}) + '\n{"text": "Two ferries sailed on Monday."}')
    put("j.json", '{"id": "x", "text": "Ten ferries sailed on Monday, the harbour office said."}')
    documents = read([tmp_path]).documents
    assert len(documents) == 6
    for document in documents:
        again = reread(Path(document.path), document.id, document.media_type)
        assert (again.text, again.title, again.sha256) == (document.text, "", document.sha256)


def test_a_document_that_is_gone_cannot_be_read_again(put):
    path = put("i.jsonl", '{"id": "x", "text": "Ferries."}')
    with pytest.raises(UnreadableDocument, match="no longer holds"):
        reread(path, "y", "application/json")


def test_progress_is_told_of_every_file(put, tmp_path):
    put("a.txt", ENGLISH)
    put("b.txt", b"")
    told = []
    read([tmp_path], progress=lambda *step: told.append(step))
    assert told == [("loading", 1, 2), ("loading", 2, 2)]


def test_a_broken_file_says_so(put):
    found = read([put("a.txt", ENGLISH.encode() + "“ä” “ö”".encode() + b"\xff")])
    assert "broken UTF-8" in (found.documents[0].remark or "")


def test_ten_megabytes_are_read_in_part_and_kept_whole(put):
    text = (ENGLISH + "\n\n") * 110_000
    document = read([put("big.txt", text)]).documents[0]
    assert document.text == text
    assert document.zones[-1].type == "unread"
    assert document.zones[-1].end == len(text.rstrip())
