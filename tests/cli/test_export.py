"""`consilience export`: forms by the name of the file, and errors that say what is allowed."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

import consilience
from consilience.cli import main
from consilience.export.json import record_json
from tests.export.systems import system_record

NORTH = "“We had no choice but to close the port,” Mayor Ana Lund told reporters on Monday."
SOUTH = "Mayor Ana Lund said on Monday: “We had no other choice but to close the port.”"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    return int(stop.value.code or 0)


@pytest.fixture(scope="module")
def record() -> consilience.Record:
    return consilience.corroborate([{"id": "north", "text": NORTH}, {"id": "south", "text": SOUTH}])


@pytest.fixture
def path(record, tmp_path) -> Path:
    place = tmp_path / "record.json"
    place.write_text(record_json(record), encoding="utf-8")
    return place


def test_several_forms_at_once(path, tmp_path, capsys):
    pytest.importorskip("pyarrow")
    names = [str(tmp_path / "tables" / name) for name in ("quotes.csv", "quotes.parquet", "wordings.xml")]
    assert run("export", str(path), *(word for name in names for word in ("-o", name))) == 0
    with open(names[0], encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["document"] for row in rows] == ["north", "south"]
    assert Path(names[1]).read_bytes()[:4] == b"PAR1"
    assert len(list(etree.parse(names[2]).iter("{*}witness"))) == 2
    assert "quotes.csv" in capsys.readouterr().out


@pytest.mark.parametrize(("table", "key"), [("ledger", "facts"), ("differences", "conflicts")])
def test_the_ledger_and_the_differences_are_tables_too(table, key, path, tmp_path):
    place = tmp_path / f"{table}.csv"
    assert run("export", str(path), "-o", str(place), "--table", table) == 0
    rows = list(csv.DictReader(io.StringIO(place.read_text(encoding="utf-8"))))
    ids = [row["id"] for row in json.loads(path.read_text(encoding="utf-8"))[key]]
    assert list(dict.fromkeys(row[key[:-1]] for row in rows)) == ids


def test_the_ledger_can_be_read_as_markdown(path, tmp_path, capsys):
    assert run("export", str(path), "-o", str(tmp_path / "ledger.md")) == 0
    capsys.readouterr()
    assert run("export", str(path), "-o", "-", "--format", "md") == 0
    page = capsys.readouterr().out
    assert page == (tmp_path / "ledger.md").read_text(encoding="utf-8")
    assert "We had no choice but to close the port" in page


def test_the_verb_of_python_writes_the_same(path, record, tmp_path):
    consilience.export(record, tmp_path / "a.csv", tmp_path / "a.tei")
    run("export", str(path), "-o", str(tmp_path / "b.csv"), "-o", str(tmp_path / "b.tei"))
    for suffix in ("csv", "tei"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_a_form_can_be_printed(path, capsys):
    assert run("export", str(path), "-o", "-", "--format", "csv") == 0
    assert capsys.readouterr().out.startswith("record,quote,document")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export"], "RECORD.JSON"),
        (["export", "RECORD"], "--output"),
        (["export", "RECORD", "-o", "quotes.ods"], "ends in .csv, .parquet, .md, .xml, .tei, .plover.jsonl,"),
        (["export", "RECORD", "-o", "a.csv", "--table", "facts"], "'facts' is not one of"),
        (["export", "RECORD", "-o", "-"], "with --format (csv, md, tei, plover"),
        (["export", "RECORD", "-o", "a.csv", "--format", "tei"], "--format goes with one --output -"),
        (["export", "absent.json", "-o", "a.csv"], "no such file"),
        (["export", "OTHER", "-o", "a.csv"], "not a record"),
    ],
)
def test_every_error_is_one_line_and_nothing_is_written(arguments, said, path, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.json").write_text(json.dumps({"format": "x"}), encoding="utf-8")
    places = {"RECORD": str(path), "OTHER": str(tmp_path / "other.json")}
    assert run(*[places.get(argument, argument) for argument in arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert sorted(place.name for place in tmp_path.iterdir()) == ["other.json", "record.json"]


def test_without_pyarrow_parquet_says_what_to_install_and_writes_nothing(path, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    names = [str(tmp_path / "quotes.csv"), str(tmp_path / "quotes.parquet")]
    assert run("export", str(path), "-o", names[0], "-o", names[1]) == 2
    assert "consilience[parquet]" in capsys.readouterr().err
    assert not Path(names[0]).exists()


def without(layer, key):
    return lambda record: record[layer][0].pop(key)


SYSTEM = ("events.plover.jsonl", "a.gdelt-events.tsv", "a.gdelt-mentions.tsv", "a.jsonld", "people.ftm.json")
"""A name for each form that is made from events and the register."""
FORMATS = ("plover", "gdelt-events", "gdelt-mentions", "annotations", "ftm")


@pytest.fixture
def system(tmp_path) -> Path:
    place = tmp_path / "system.json"
    place.write_text(record_json(system_record()), encoding="utf-8")
    return place


def test_event_data_and_annotations_are_told_by_the_name_of_the_file(system, tmp_path, capsys):
    names = [str(tmp_path / name) for name in SYSTEM]
    assert run("export", str(system), *(word for name in names for word in ("-o", name))) == 0
    assert "a.gdelt-mentions.tsv" in capsys.readouterr().out
    events = [json.loads(line) for line in Path(names[0]).read_text(encoding="utf-8").splitlines()]
    assert [event["event"] for event in events] == [["SANCTION"], ["SANCTION"], ["CONCEDE"]]
    for name, columns, rows in ((names[1], 61, 1), (names[2], 16, 2)):
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        assert [line.count("\t") + 1 for line in lines] == [columns] * rows
    assert json.loads(Path(names[3]).read_text(encoding="utf-8"))["type"] == "AnnotationCollection"
    schemata = {json.loads(line)["schema"] for line in Path(names[4]).read_text(encoding="utf-8").splitlines()}
    assert schemata >= {"Person", "PublicBody", "Position", "Occupancy"}


@pytest.mark.parametrize(("name", "form"), list(zip(SYSTEM, FORMATS, strict=True)))
def test_every_form_can_be_printed_and_is_what_python_writes(name, form, system, tmp_path, capsys):
    consilience.export(system, tmp_path / name)
    assert run("export", str(system), "-o", "-", "--format", form) == 0
    assert capsys.readouterr().out == (tmp_path / name).read_text(encoding="utf-8")


def test_annotations_take_the_words_beside_a_passage_from_documents_that_have_not_changed(tmp_path, capsys):
    folder = tmp_path / "accounts"
    folder.mkdir()
    for name, text in (("north.txt", NORTH), ("south.txt", SOUTH)):
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "record.json").write_text(record_json(consilience.corroborate(folder)), encoding="utf-8")
    moved = folder.rename(tmp_path / "moved")
    (moved / "south.txt").write_text(f"{SOUTH} A later line.", encoding="utf-8")

    def suffixes(*more: str) -> dict[str, set[str]]:
        assert run("export", str(tmp_path / "record.json"), "-o", "-", "--format", "annotations", *more) == 0
        found: dict[str, set[str]] = {}
        for item in json.loads(capsys.readouterr().out)["first"]["items"]:
            selector = item["target"][0]["selector"][-1]
            found.setdefault(item["target"][0]["state"]["identifier"], set()).add(selector.get("suffix", ""))
        return found

    whole, without_documents = suffixes("--documents", str(moved)), suffixes()
    end = NORTH.index("port,") + len("port")
    assert NORTH[end : end + 32] in whole["north.txt"]
    assert not any("later" in suffix for suffix in whole["south.txt"])
    assert whole["south.txt"] == without_documents["south.txt"]
    consilience.export(tmp_path / "record.json", tmp_path / "a.jsonld", documents=moved)
    assert (
        run("export", str(tmp_path / "record.json"), "-o", str(tmp_path / "b.jsonld"), "--documents", str(moved)) == 0
    )
    assert (tmp_path / "a.jsonld").read_bytes() == (tmp_path / "b.jsonld").read_bytes()


@pytest.mark.parametrize("table", ["events", "measures", "register"])
def test_events_measures_and_the_register_are_tables_too(table, system, tmp_path):
    place = tmp_path / f"{table}.csv"
    assert run("export", str(system), "-o", str(place), "--table", table) == 0
    assert next(csv.reader(io.StringIO(place.read_text(encoding="utf-8"))))[0] == "record"


@pytest.mark.parametrize("layer", ["events", "register"])
@pytest.mark.parametrize("name", [*SYSTEM, "events.csv", "register.csv"])
def test_an_older_record_without_these_rows_says_so_and_still_gives_the_others(name, layer, system, tmp_path, capsys):
    row = json.loads(system.read_text(encoding="utf-8"))
    row.pop(layer)
    system.write_text(json.dumps(row), encoding="utf-8")
    table = name.split(".")[0] if name.endswith(".csv") else "quotes"
    assert run("export", str(system), "-o", str(tmp_path / name), "--table", table) == 2
    error = capsys.readouterr().err
    assert "made before records held events and a register; make it again" in error
    assert error.count("\n") == 1
    assert not (tmp_path / name).exists()
    assert run("export", str(system), "-o", str(tmp_path / "quotes.csv"), "-o", str(tmp_path / "wordings.xml")) == 0


def of_register(part, key):
    return lambda record: record["register"][part][0].pop(key)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (without("events", "mentions"), "`events[0]` lacks `mentions`"),
        (without("events", "date"), "`events[0]` lacks `date`"),
        (lambda record: record["events"][0]["mentions"].clear(), "`events[0]` has no mentions"),
        (lambda record: record["events"][0]["mentions"][0].pop("actor"), "`events[0].mentions[0]` lacks `actor`"),
        (lambda record: record["events"][0]["mentions"][0]["evidence"].pop("text"), "lacks `text`"),
        (lambda record: record["events"][0]["actor_ids"].append("gone"), "the actor 'gone', which is not there"),
        (lambda record: record["events"][0]["mentions"][0].update(document_id="gone"), "'gone', which is not there"),
        (of_register("institutions", "labels"), "`register.institutions[0]` lacks `labels`"),
        (of_register("measures", "reports"), "`register.measures[0]` lacks `reports`"),
        (of_register("statuses", "evidence"), "`register.statuses[0]` lacks `evidence`"),
        (of_register("headcounts", "value"), "`register.headcounts[0]` lacks `value`"),
        (lambda record: record["register"].pop("channels"), "`register.channels` is no list"),
        (
            lambda record: record["register"]["channels"][0]["periods"][0]["evidence"][0].update(document_id="gone"),
            "`register` points to the document 'gone', which is not there",
        ),
        (lambda record: record["generator"].pop("version"), "`generator[0]` lacks `version`"),
    ],
)
def test_damaged_events_and_registers_say_what_is_wrong_with_them(damage, said, system, tmp_path, capsys):
    row = json.loads(system.read_text(encoding="utf-8"))
    damage(row)
    system.write_text(json.dumps(row), encoding="utf-8")
    for name in SYSTEM:
        assert run("export", str(system), "-o", str(tmp_path / name)) == 2
        error = capsys.readouterr().err
        assert said in error
        assert error.count("\n") == 1


OLDER = ("addressee", "addressee_id", "via", "venue", "said_on", "resolution", "cue")
"""Keys that records did not always have; each may be null."""


def test_an_older_record_is_exported_with_empty_cells(path, tmp_path):
    row = json.loads(path.read_text(encoding="utf-8"))
    for quote in row["quotes"]:
        for key in OLDER:
            quote.pop(key)
    path.write_text(json.dumps(row), encoding="utf-8")
    assert run("export", str(path), "-o", str(tmp_path / "quotes.csv"), "-o", str(tmp_path / "wordings.xml")) == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "quotes.csv").read_text(encoding="utf-8"))))
    assert len(rows) == len(row["quotes"])
    assert not any(cells[key.replace("_id", "_name")] for cells in rows for key in OLDER)


DIFFERENCE = {"id": "conflict-1", "type": "number", "class": "contradiction", "explanation": "They differ."}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda record: record.pop("quote_families"), "no list `quote_families`"),
        (lambda record: record.update(quotes=5), "no list `quotes`"),
        (lambda record: record.update(documents={"a": 1}), "list of documents"),
        (without("quotes", "parts"), "`quotes[0]` lacks `parts`"),
        (without("quote_families", "alignment"), "`quote_families[0]` lacks `alignment`"),
        (lambda record: record["quotes"].insert(0, None), "`quotes[0]`"),
        (lambda record: record["quotes"][0]["parts"].insert(0, 5), "`quotes[0].parts[0]` lacks `start`"),
        (lambda record: record["facts"][0]["accounts"].insert(0, "x"), "`facts[0].accounts[0]` lacks `document_id`"),
        (
            lambda record: record["facts"][0]["accounts"][0]["evidence"].insert(0, {"start": 1}),
            "`facts[0].accounts[0].evidence[0]` lacks `document_id`",
        ),
        (lambda record: record.update(conflicts=[DIFFERENCE | {"sides": [1]}]), "`conflicts[0].sides[0]` lacks"),
        (lambda record: record["quote_families"][0].update(alignment=[[{}]]), "`quote_families[0].alignment[0][0]`"),
        (lambda record: record.update(relevance=7), "`relevance` is no list"),
        (lambda record: record["quotes"][0].update(document_id="gone"), "'gone', which is not there"),
        (lambda record: record["quote_families"][0]["members"].append("gone"), "'gone', which is not there"),
    ],
)
def test_a_damaged_record_says_what_is_wrong_with_it(damage, said, path, tmp_path, capsys):
    row = json.loads(path.read_text(encoding="utf-8"))
    damage(row)
    path.write_text(json.dumps(row), encoding="utf-8")
    for name in ("quotes.csv", "quotes.parquet", "wordings.xml"):
        assert run("export", str(path), "-o", str(tmp_path / name)) == 2
        error = capsys.readouterr().err
        assert said in error
        assert error.count("\n") == 1
        assert not (tmp_path / name).exists()


def test_a_folder_in_the_place_of_one_file_leaves_the_others_as_they_were(path, tmp_path, capsys):
    (tmp_path / "folder.csv").mkdir()
    first = tmp_path / "first.csv"
    first.write_text("mine", encoding="utf-8")
    assert run("export", str(path), "-o", str(first), "-o", str(tmp_path / "folder.csv")) == 3
    assert f"{tmp_path / 'folder.csv'}: that is a folder" in capsys.readouterr().err
    assert first.read_text(encoding="utf-8") == "mine"
    assert sorted(place.name for place in tmp_path.iterdir()) == ["first.csv", "folder.csv", "record.json"]


def test_what_is_printed_has_the_bytes_of_a_file_on_any_terminal(path, tmp_path):
    run("export", str(path), "-o", str(tmp_path / "quotes.csv"))
    command = [sys.executable, "-m", "consilience", "export", str(path), "-o", "-", "--format", "csv"]
    process = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=True)
    assert process.stdout == (tmp_path / "quotes.csv").read_bytes()
