"""Floors go up freely and down only with a reason."""

from pathlib import Path

import pytest

from evaluation import floors as gate
from evaluation.corpora import CORPUS
from evaluation.floors import Floors, is_met, loaded, save
from evaluation.measures import MEASURES

UP = next(m for m in MEASURES if not m.is_ceiling and m.of == 100)
DOWN = next(m for m in MEASURES if m.is_ceiling and m.of == 100)
UP_KEY, DOWN_KEY = (UP.corpus, UP.name), (DOWN.corpus, DOWN.name)


def test_a_better_figure_raises_the_floor_to_the_worse_whole_number() -> None:
    raised = Floors({}, {UP_KEY: 60.0}).raised({UP_KEY: 61.78})
    assert raised.floors[UP_KEY] == 61.0


def test_a_worse_figure_does_not_move_the_floor() -> None:
    assert Floors({}, {UP_KEY: 60.0}).raised({UP_KEY: 12.0}).floors[UP_KEY] == 60.0


def test_a_ceiling_comes_down_and_never_goes_up() -> None:
    assert Floors({}, {DOWN_KEY: 0.5}).raised({DOWN_KEY: 0.11}).floors[DOWN_KEY] == 0.2
    assert Floors({}, {DOWN_KEY: 0.5}).raised({DOWN_KEY: 0.9}).floors[DOWN_KEY] == 0.5


def test_a_ceiling_is_kept_from_below() -> None:
    assert is_met(DOWN, 0.5, 0.5)
    assert not is_met(DOWN, 0.51, 0.5)
    assert is_met(UP, 60.0, 60.0)
    assert not is_met(UP, 59.99, 60.0)


def test_lowering_needs_a_reason_and_is_logged() -> None:
    floors = Floors({}, {UP_KEY: 60.0})
    with pytest.raises(ValueError, match="reason"):
        floors.lowered(UP_KEY, 50.0, "  ")
    lowered = floors.lowered(UP_KEY, 50.0, "the gold was corrected")
    assert lowered.floors[UP_KEY] == 50.0
    assert [(row.before, row.after, row.reason) for row in lowered.log] == [("60", "50", "the gold was corrected")]


def test_an_unknown_floor_cannot_be_lowered() -> None:
    with pytest.raises(ValueError, match="no floor"):
        Floors({}, {}).lowered(("nowhere", "nothing"), 1.0, "because")


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    floors = Floors({"NewsQuant": "ab" * 32}, {UP_KEY: 60.5, DOWN_KEY: 0.5}).lowered(UP_KEY, 50.0, 'a "reason" \\ more')
    save(floors, path)
    assert loaded(path) == floors


def test_changed_data_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaluation.corpora.SHARED", tmp_path)
    data = tmp_path / "data" / "newsquant" / "dev.jsonl"
    data.parent.mkdir(parents=True)
    data.write_text("{}\n")
    floors = Floors({"NewsQuant": CORPUS["NewsQuant"].sha256}, {})
    assert floors.changed() == ()
    data.write_text("{ }\n")
    assert floors.changed() == ("NewsQuant",)
    assert floors.rehashed("NewsQuant", "a new split").changed() == ()


def test_every_floor_on_disk_belongs_to_a_measure_and_a_hashed_corpus() -> None:
    floors = loaded(gate.FLOORS)
    known = {(measure.corpus, measure.name) for measure in MEASURES}
    assert floors.floors
    assert floors.floors.keys() <= known
    assert {corpus for corpus, _ in floors.floors} <= floors.hashes.keys()


def test_measures_have_names_of_their_own() -> None:
    assert len({(measure.corpus, measure.name) for measure in MEASURES}) == len(MEASURES)
