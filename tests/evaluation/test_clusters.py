"""The run over all clusters: a crash is told and does not end the run."""

from pathlib import Path

import pytest

import consilience
from evaluation import clusters
from evaluation.clusters import Outcome, outcome, summary

ITEMS = [
    {"id": "a", "text": "The bridge of Lund was closed on Monday, the mayor said.", "published": "2031-03-18"},
    {"id": "b", "text": "On Monday the bridge was shut, said Ada Quill, mayor of Lund.", "published": None},
]


def test_a_cluster_is_compared_written_and_verified(tmp_path: Path) -> None:
    found = outcome("bridge", iter(ITEMS), tmp_path)
    assert found.problem is None
    assert found.documents == 2
    assert (tmp_path / "bridge" / "report.html").is_file()


def test_a_crash_is_told_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path) -> None:
        raise RuntimeError("out of luck")

    monkeypatch.setattr(consilience, "corroborate", broken)
    found = outcome("bridge", iter(ITEMS), tmp_path)
    assert "RuntimeError: out of luck" in found.line()
    assert "1 crashes: bridge" in summary([found, Outcome("other")])


def test_a_refused_cluster_is_no_crash(tmp_path: Path) -> None:
    found = outcome("empty", iter([{"id": "a", "text": ""}]), tmp_path)
    assert found.problem is None
    assert found.documents == 0


def test_a_name_that_no_cluster_has_is_refused(shared: Path) -> None:
    assert clusters.main(["--only", "no-such-cluster"]) == 2
