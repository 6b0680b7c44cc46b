"""`consilience register`: the system on a day, what changed between two, and what is said where there is none."""

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

import consilience
from consilience.cli import main
from consilience.export.json import record_json
from consilience.model import Evidence, Register
from tests.mission import DOCUMENTS, mission_record

HEDGED = "suspended, or to be suspended within days (announced)"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    return int(stop.value.code or 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "record.json"
    place.write_text(record_json(mission_record()), encoding="utf-8")
    return place


def printed(capsys, *arguments: str) -> str:
    """What is printed, its columns and lines joined by one space."""
    assert run("register", *arguments) == 0
    return capsys.readouterr().out


def line_of(out: str, name: str) -> str:
    """The first line of a row."""
    return next(line for line in out.splitlines() if name in line)


def test_it_prints_the_state_with_the_words_that_carry_it(path, capsys):
    out = printed(capsys, str(path), "--as-of", "2031-11-03")
    for section in ("Institutions and posts", "Headcounts", "Channels", "Measures"):
        assert f"\n{section}  " in out
    assert "reduced; suspension announced for 1" in line_of(out, "Mission of Valdonia to the")
    assert "courier.txt (Keel Courier), 336–359: “cut from 24 to 15 posts”" in out
    assert "15; also told: 16 (outranked)" in out
    assert "Ada Lorne" in out
    assert max(map(len, out.splitlines())) <= 100


def test_what_is_only_announced_is_marked_and_says_so(path, capsys):
    out = printed(capsys, str(path), "--as-of", "2031-12-01")
    marked = [line for line in out.splitlines() if line.startswith("› ")]
    assert "announced only" in marked[0]
    assert any("chief observer" in line and HEDGED.split(" within")[0] in line for line in marked)
    assert "No account is as late as that day" in out
    assert not line_of(out, "joint council").startswith("›")


def test_by_default_it_is_the_last_day_that_the_record_knows(path, capsys):
    assert printed(capsys, str(path)) == printed(capsys, str(path), "--as-of", "1 December 2031")
    assert "The system on 1 December 2031" in printed(capsys, str(path.parent))


def test_what_was_known_on_a_day_leaves_out_the_rest(path, capsys):
    out = printed(capsys, str(path), "--as-of", "2031-12-01", "--known-at", "2031-10-30")
    assert "by what was known on 30 October 2031" in out
    assert "suspen" not in out
    assert "named without a word on how they stand: chief observer" in out


def test_a_diff_names_what_changed_the_measure_and_who_says_so(path, capsys):
    out = " ".join(printed(capsys, str(path), "--diff", "2031-10-19", "--as-of", "2031-10-20").split())
    assert "What changed from 19 October 2031 to 20 October 2031." in out
    assert "operating → reduced The Compact cuts the" in out
    assert "24 → 15" in out
    assert "new: in force from 20 October 2031" in out
    assert "press bureau" not in out.lower(), "nothing happened to it on these days"


def test_a_diff_shows_only_what_is_behind_the_change(path):
    changed = consilience.register_diff(path, "2031-11-02", "2031-11-03")
    (mission,) = [line for line in changed.lines if line.id == "mission"]
    assert mission.measures == ("Valdonia suspends its mission to the Compact",)
    assert mission.said_by == ("Ada Lorne",)
    assert "cut from 24 to 15 posts" not in [place.text for place in mission.citations]


def test_a_number_changes_by_the_measure_that_prints_it_or_that_it_is_computed_from():
    record = mission_record()
    cut, passes, *others = record.register.measures
    passes = replace(passes, target="mission")
    shown = replace(record, register=replace(record.register, measures=(cut, passes, *others)))
    changed = consilience.register_diff(shown, "2031-10-19", "2031-10-20")
    titles = {line.name.split(": ")[1]: line.measures for line in changed.lines if line.part == "headcounts"}
    assert titles["posts allowed (ceiling)"] == (cut.title,)
    assert titles["posts filled"] == (passes.title,)


def test_a_diff_without_a_change_says_so(path, capsys):
    out = printed(capsys, str(path), "--diff", "2031-10-21", "--as-of", "2031-10-22")
    assert out == "Nothing changed from 21 October 2031 to 22 October 2031.\n"


def test_a_diff_sets_aside_what_no_account_dates(path, tmp_path, capsys):
    record = mission_record()
    first, *others = record.register.measures
    undated = replace(first, announced_on=None, effective_from=None)
    place = tmp_path / "undated.json"
    register = replace(record.register, measures=(undated, *others))
    place.write_text(record_json(replace(record, register=register)), encoding="utf-8")
    out = printed(capsys, str(place), "--diff", "2031-11-02", "--as-of", "2031-11-04")
    assert "Without a date, so perhaps of another time: The Compact cuts the mission of Valdonia" in out
    assert "The Compact cuts" not in out.split("Without a date")[0]
    assert "Without a date" in consilience.register_diff(place, "2031-11-02", "2031-11-04")._repr_html_()


def test_json_holds_every_line_with_every_passage(path, capsys):
    out = printed(capsys, str(path), "--as-of", "2031-12-01", "--json")
    assert out.count("\n") == 1
    row = json.loads(out)
    (mission,) = [line for line in row["lines"] if line["id"] == "mission"]
    assert (mission["value"], mission["is_announced"], mission["said_by"]) == (HEDGED, True, ["Ada Lorne"])
    texts = {document.id: document.text for document in DOCUMENTS}
    places = [place for line in row["lines"] for place in line["citations"]]
    assert len(places) > 20
    assert all(texts[place["document_id"]][place["start"] : place["end"]] == place["text"] for place in places)
    change = json.loads(printed(capsys, str(path), "--diff", "2031-11-02", "--as-of", "2031-11-03", "--json"))
    assert {"Valdonia suspends its mission to the Compact"} <= {
        title for line in change["lines"] for title in line["measures"]
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["RECORD", "--as-of", "soon"], "as_of 'soon': not a day; give one such as 2031-03-18"),
        (["RECORD", "--known-at", "[2031-12-01..]"], "known_at '[2031-12-01..]': not a day"),
        (["RECORD", "--diff", "", "--as-of", "2031-12-01"], "before '': not a day"),
        (["RECORD", "--diff", "2031-12-02"], "2031-12-02 lies after 2031-12-01: give the earlier day"),
        (["OLD"], "older version made it; make it again with `consilience report`"),
        (["DAMAGED"], "`register.statuses[0]` lacks `status`"),
        (["NEWER"], "`register.statuses[0].status` is 'dissolved'"),
        (["EMPTY"], "no such file"),
        ([], "RECORD"),
    ],
)
def test_every_error_is_one_line_that_says_what_to_do(arguments, said, path, tmp_path, capsys):
    places = {"RECORD": path, "EMPTY": tmp_path / "empty"}
    places["EMPTY"].mkdir()
    for name in ("OLD", "DAMAGED", "NEWER"):
        row = json.loads(path.read_text(encoding="utf-8"))
        if name == "OLD":
            del row["register"]
        elif name == "DAMAGED":
            del row["register"]["statuses"][0]["status"]
        else:
            row["register"]["statuses"][0]["status"] = "dissolved"
        places[name] = tmp_path / f"{name}.json"
        places[name].write_text(json.dumps(row), encoding="utf-8")
    assert run("register", *[str(places.get(word, word)) for word in arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("more", [[], ["--diff", "2031-03-18"]])
def test_an_empty_register_is_a_sentence_and_no_table(more, tmp_path, capsys):
    place = tmp_path / "record.json"
    place.write_text(record_json(replace(mission_record(), register=Register())), encoding="utf-8")
    assert printed(capsys, str(place), *more) == "The accounts name no institution and no measure.\n"


def test_words_of_a_text_command_no_terminal(tmp_path, capsys):
    record = mission_record()
    bad = replace(record.register.institutions[3], name="joint \x1b[31mcouncil")
    bodies = (*record.register.institutions[:3], bad, *record.register.institutions[4:])
    changed = replace(record.register, institutions=bodies)
    place = tmp_path / "record.json"
    place.write_text(record_json(replace(record, register=changed)), encoding="utf-8")
    assert "\x1b" not in printed(capsys, str(place))


def test_the_verbs_of_python_give_the_same(path, capsys):
    record = mission_record()
    found = consilience.register(record, date(2031, 11, 3))
    assert found == consilience.register(path, as_of="2031-11-03")
    assert f"{found}\n" == printed(capsys, str(path), "--as-of", "2031-11-03")
    changed = consilience.register_diff(record, "2031-10-19", "2031-11-03", known_at=date(2031, 10, 30))
    assert f"{changed}\n" == printed(
        capsys, str(path), "--diff", "2031-10-19", "--as-of", "2031-11-03", "--known-at", "2031-10-30"
    )
    assert {line.before for line in changed.lines if line.id == "mission"} == {"operating"}


def test_a_headline_beside_its_text_is_cited_as_one(tmp_path):
    items = [
        {"id": "a", "title": "Valdonia shuts its mission to the Compact", "text": "The envoys left Keel on Monday."}
    ]
    record = consilience.corroborate(items)
    headline = record.documents[0].headline
    assert headline is not None
    body = replace(
        mission_record().register.institutions[0], evidence=(Evidence("a", headline.start, headline.start + 8),)
    )
    named = replace(record, actors=mission_record().actors, register=Register(institutions=(body,)))
    (line,) = consilience.register(named, "2031-03-18").lines
    (place,) = line.citations
    assert (place.field, place.start, place.end, place.text) == ("title", 0, 8, "Valdonia")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)


def test_a_notebook_shows_a_table_in_which_names_are_only_words():
    record = mission_record()
    bad = replace(record.register.institutions[3], name="<script>council</script>")
    bodies = (*record.register.institutions[:3], bad, *record.register.institutions[4:])
    shown = replace(record, register=replace(record.register, institutions=bodies))
    for found in (consilience.register(shown, "2031-12-01"), consilience.register_diff(shown, "2026", "2031-12-01")):
        page = Tags()
        page.feed(found._repr_html_())
        assert "table" in page.names
        assert "script" not in page.names
        assert re.search(r"<i>[^<]*\(announced\)</i>", found._repr_html_())
    empty = consilience.register(replace(record, register=Register()))
    assert "no institution" in empty._repr_html_()


def test_a_record_without_any_date_asks_for_a_day():
    undated = replace(mission_record().register.measures[0], target=None, announced_on=None, effective_from=None)
    record = replace(
        mission_record(),
        documents=tuple(replace(item, published=consilience.Published(None, "unknown")) for item in DOCUMENTS),
        register=Register(measures=(undated,)),
    )
    with pytest.raises(consilience.UsageError, match="say which day with --as-of"):
        consilience.register(record)
    assert len(consilience.register(record, "2031-11-03").lines) == 1


def test_an_older_record_without_events_and_register_is_exported_all_the_same(path, tmp_path):
    row = json.loads(path.read_text(encoding="utf-8"))
    del row["events"], row["register"]
    path.write_text(json.dumps(row), encoding="utf-8")
    assert run("export", str(path), "-o", str(tmp_path / "ledger.csv"), "--table", "ledger") == 0
