"""`consilience compare` and `--fail-on`: two accounts on the terminal, and an exit code for pipelines."""

import json
from pathlib import Path

import pytest

import consilience
from consilience.cli import main

NORTH = """Ferry sinks off Varrow

The ferry Halden sank off the port of Varrow on Monday. Twelve people were killed when the ferry sank, the coast guard
said. The captain of the ferry was arrested. Divers searched the wreck of the ferry all night.
"""
SOUTH = """Ferry disaster off Varrow

The ferry Halden sank off the port of Varrow on Monday. Nineteen people were killed when the ferry sank, the coast guard
said. The owner of the ferry, Orrin Lines, offered the families money.
"""


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    return int(stop.value.code or 0)


@pytest.fixture
def accounts(tmp_path) -> tuple[str, str]:
    for name, text in (("north.txt", NORTH), ("south.txt", SOUTH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "north.txt"), str(tmp_path / "south.txt")


def test_two_accounts_side_by_side(accounts, capsys):
    assert run("compare", *accounts) == 0
    out = capsys.readouterr().out
    assert out.startswith("A  north.txt · ")
    sections = dict.fromkeys(line.partition(" (")[0] for line in out.splitlines() if line[:1] in ("D", "B", "O"))
    assert next(name for name in sections if not name.startswith("B  ")) == "Differ on"
    assert {"Both report", "Only A", "Only B"} <= set(sections)
    both = out[out.index("Both report") : out.index("Only A")]
    assert "      A  “" in both
    assert "      B  “" in both
    assert "Orrin Lines" in out[out.index("Only B") :]
    assert max(map(len, out.splitlines())) <= 100


def test_a_is_the_first_that_was_given(accounts, capsys):
    run("compare", *reversed(accounts))
    assert capsys.readouterr().out.startswith("A  south.txt · ")


def test_the_difference_stands_with_both_words_and_their_places(accounts, capsys):
    run("compare", *accounts)
    out = capsys.readouterr().out
    differ = " ".join(out[: out.index("Both report")].split())
    assert "[number, contradiction]" in differ
    assert "Twelve people were killed" in differ
    assert "Nineteen people were killed" in differ
    start, end = (int(n) for n in differ.rpartition("(")[2].partition(")")[0].split("–"))
    assert 0 < start < end <= max(len(NORTH), len(SOUTH))


@pytest.mark.parametrize("form", ["json", "md"])
def test_other_forms(form, accounts, capsys):
    assert run("compare", *accounts, "--format", form) == 0
    out = capsys.readouterr().out
    if form == "json":
        assert {row["id"] for row in json.loads(out)["documents"]} == {"north.txt", "south.txt"}
    else:
        assert out.startswith("# Ledger")


@pytest.mark.parametrize(
    ("classes", "code"),
    [(("contradiction",), 6), (("any",), 6), (("escalation",), 0), (("escalation", "contradiction"), 6), ((), 0)],
)
def test_fail_on_leaves_with_its_own_exit_code(classes, code, accounts, capsys):
    assert run("compare", *accounts, *(word for name in classes for word in ("--fail-on", name))) == code
    captured = capsys.readouterr()
    assert "Both report" in captured.out
    assert captured.err.count("\n") == (code == 6)
    assert ("1 contradiction; --fail-on" in captured.err) == (code == 6)


def test_a_report_is_written_before_it_fails(accounts, tmp_path, capsys):
    folder = tmp_path / "out"
    assert run("report", *accounts, "-o", str(folder), "--fail-on", "contradiction") == 6
    assert {path.name for path in folder.iterdir()} == {"record.json", "report.html"}
    assert "Differ on" in capsys.readouterr().out


def test_fail_on_names_what_is_allowed(accounts, capsys):
    assert run("compare", *accounts, "--fail-on", "reconcilable") == 2
    assert "contradiction" in capsys.readouterr().err


def test_all_prints_every_row(tmp_path, capsys):
    shut = "The port of Varrow was shut on Monday."
    names = ("north", "south", "east", "west", "old", "new", "dry", "wet", "red", "blue")
    stations = [f"The {name} station of the port was closed by the mayor." for name in names]
    (tmp_path / "a.txt").write_text(" ".join([shut, *stations]), encoding="utf-8")
    (tmp_path / "b.txt").write_text(shut, encoding="utf-8")
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    run("compare", *files)
    short = capsys.readouterr().out
    run("compare", *files, "--all")
    whole = capsys.readouterr().out
    assert "more (--all)" in short
    assert "more (--all)" not in whole
    assert len(whole) > len(short)


def test_more_than_two_documents_are_refused(accounts, tmp_path, capsys):
    folder = tmp_path / "two"
    folder.mkdir()
    for name in ("x.txt", "y.txt"):
        (folder / name).write_text(NORTH, encoding="utf-8")
    assert run("compare", accounts[0], str(folder)) == 2
    assert "two documents are compared, but 3 were given; use `report` for more" in capsys.readouterr().err


def test_a_document_that_cannot_be_read_is_no_comparison(accounts, tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert run("compare", accounts[0], str(tmp_path / "empty.txt")) == 3
    assert "empty.txt" in capsys.readouterr().err


def test_the_verb_of_python_gives_the_record(accounts):
    record = consilience.compare(*map(Path, accounts))
    assert {row.class_ for row in record.conflicts if row.is_worth_a_look} == {"contradiction"}


def test_the_same_document_twice_has_nothing_to_tell_apart(accounts, capsys):
    assert run("compare", accounts[0], accounts[0], "--fail-on", "any") == 0
    assert "one origin" in " ".join(capsys.readouterr().out.split())
