"""Figures, and that a failing run is not timed as a fast one."""

from pathlib import Path

import pytest

from benchmarks.machine import machine
from benchmarks.measurements import Figure, process


def test_the_median_counts() -> None:
    figure = Figure("cold", (9.0, 2.0, 3.0), "s", 6.0)
    assert figure.median == 3.0
    assert figure.is_within_goal
    assert "goal 6 ok" in figure.line()
    assert "2.00 to 9.00" in figure.line()


def test_a_figure_over_its_goal_says_so() -> None:
    assert "OVER" in Figure("cold", (7.0,), "s", 6.0).line()
    assert Figure("parse", (7.0,), "s").is_within_goal


def test_the_machine_is_named() -> None:
    assert "cores" in machine()
    assert "Python" in machine()


def test_a_run_that_fails_is_no_measurement(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match=r"failed on absent\.txt"):
        process([tmp_path / "absent.txt"])
    assert "absent.txt" in capfd.readouterr().err


def test_more_may_be_better() -> None:
    assert not Figure("ratio", (1.5,), "x", 2.0, is_more_better=True).is_within_goal
    assert "goal 2 UNDER" in Figure("ratio", (1.5,), "x", 2.0, is_more_better=True).line()
    assert Figure("ratio", (2.5,), "x", 2.0, is_more_better=True).is_within_goal
