"""The run over all articles: a crash is told with its place and does not end the run."""

from pathlib import Path

import pytest

from consilience.annotate.parser import Parser
from consilience.export import timeml
from evaluation import articles
from evaluation.articles import Outcome, main, outcome, summary

TEXT = "“The port stays shut,” Mayor Ana Lund said on Monday. Twelve ferries wait."


def test_an_article_goes_through_every_annotator(tmp_path: Path, parser: Parser) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = outcome(tmp_path / "a.txt", parser)
    assert found.problem is None
    assert all(found.rows[layer] for layer in (*articles.LAYERS, "attributions"))
    assert summary([found]).startswith("1 of 1 articles ran, 0 crashed")


def test_a_crash_is_told_with_its_place(tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError("out of luck")

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(timeml, "timeml", broken)
    found = outcome(tmp_path / "a.txt", parser)
    assert "RuntimeError: out of luck" in (found.problem or "")
    assert "1 of 2 articles ran, 1 crashed: a.txt" in summary([found, Outcome("b.txt")])


def test_an_article_that_cannot_be_read_is_a_crash(tmp_path: Path, parser: Parser) -> None:
    assert "absent.txt" in (outcome(tmp_path / "absent.txt", parser).problem or "")


def test_a_crash_is_the_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = tmp_path / "data" / "polnear" / "dev" / "text"
    part.mkdir(parents=True)
    (part / "a.txt").write_text(TEXT, encoding="utf-8")
    (part / "b.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr(articles, "SHARED", tmp_path)
    assert main([]) == 1
    (part / "b.txt").unlink()
    assert main(["--part", "dev"]) == 0
    monkeypatch.setattr(articles, "SHARED", tmp_path / "absent")
    assert main([]) == 0
