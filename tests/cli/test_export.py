"""`consilience export`: forms by the name of the file, and errors that say what is allowed."""

import csv
import json
import sys
from pathlib import Path

import pytest
from lxml import etree

import consilience
from consilience.cli import main
from consilience.export.json import record_json

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
        (["export", "RECORD", "-o", "quotes.ods"], "ends in .csv, .parquet, .xml or .tei"),
        (["export", "RECORD", "-o", "-"], "--format csv or --format tei"),
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
