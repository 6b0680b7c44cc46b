"""The comparison with textacy: what a round adds up, and that a machine without textacy still gets our figures."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import outside, quotations
from benchmarks.quotations import Round, figures, main, measured

SAID = "“The port stays shut,” Mayor Ana Lund said on Monday. “We had no choice.” Twelve ferries wait."


def rounds(**seconds: float) -> list[Round]:
    done = Round(10)
    done.seconds.update(seconds)
    return [done]


def test_rates_are_of_the_parse_and_what_comes_on_top() -> None:
    rows = figures(
        rounds(parse=2.0, mentions=0.2, quotes=0.3, component=0.5, textacy=3.0, **{"textacy by itself": 8.0})
    )
    found = {row.name: row.median for row in rows}
    assert found["the parse alone"] == 5.0
    assert found["the parse, mentions and quotes"] == 4.0
    assert found["mentions and quotes, on top of the parse"] == pytest.approx(25.0)
    assert found["one parser: articles a second, ours / textacy's"] == pytest.approx(2.0)
    assert {row.name for row in rows if not row.is_within_goal} == {"mentions and quotes, on top of the parse"}


def test_without_textacy_only_our_figures_stand() -> None:
    assert not any("textacy" in row.name for row in figures(rounds(parse=2.0, mentions=0.2, quotes=0.1)))


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data" / "polnear" / "dev" / "text"
    folder.mkdir(parents=True)
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(SAID, encoding="utf-8")
    monkeypatch.setattr(quotations, "SHARED", tmp_path)


@pytest.mark.usefixtures("few")
def test_an_extractor_that_gives_up_is_counted_and_its_time_too() -> None:
    def gives_up(doc: object) -> Sequence[object]:
        raise ValueError("an unclosed quotation")

    (done,) = measured(1, gives_up)
    assert done.failures == {"ValueError": 2}
    assert done.found["ours"] == 4
    assert {"parse", "mentions", "quotes", "component", "textacy", "textacy by itself"} <= done.seconds.keys()
    assert all(seconds > 0 for work, seconds in done.seconds.items() if work != "textacy")


@pytest.mark.usefixtures("few")
def test_what_cannot_be_installed_is_said_and_the_rest_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(requirement: str) -> Path:
        raise RuntimeError(f"{requirement} could not be installed: no way out")

    monkeypatch.setattr(quotations, "environment", broken)
    monkeypatch.setattr(quotations, "_textacy", lambda: None)
    assert main(["--repeats", "1"]) == 0
    printed = capsys.readouterr()
    assert "could not be installed: no way out; measured without it" in printed.err
    assert "quotations found, ours: 4" in printed.out
    assert "by itself" not in printed.out


def test_an_environment_is_outside_and_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "FOLDER", tmp_path)
    made = tmp_path / f"other-1.0-python{sys.version_info.major}.{sys.version_info.minor}"
    made.mkdir()
    (made / ".ready").touch()
    assert outside.environment("other==1.0") == made / "bin" / "python"
