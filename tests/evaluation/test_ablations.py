"""Ablations: what leaving a signal out means, and that no feature is forgotten."""

from dataclasses import replace

import pytest

from consilience.align.facts import facts
from consilience.align.facts.pairs import WEIGHTS
from consilience.annotate.parser import Parser
from consilience.model import Record
from evaluation.ablations import COLUMNS, SIGNALS, Row, main, means_of_joined, without
from tests.align.story import ELSEWHERE, MISSION, record_of


@pytest.fixture(scope="module")
def record(parser: Parser) -> Record:
    return record_of(parser, [*MISSION, ELSEWHERE])


def test_every_feature_belongs_to_one_signal() -> None:
    named = [feature for features in SIGNALS.values() for feature in features]
    assert sorted([*named, "prior"]) == sorted(WEIGHTS)


def test_the_prior_takes_over_what_is_left_out() -> None:
    weights = {"prior": -5.0, "act": 1.0, "rare act": 2.0, "days": 0.5}
    left = without(("act", "rare act"), weights, {"act": 0.5, "rare act": 0.25, "days": 0.1})
    assert left == {"prior": -4.0, "act": 0.0, "rare act": 0.0, "days": 0.5}


def test_means_are_of_pairs_that_join(record: Record) -> None:
    means = means_of_joined([record])
    assert means["prior"] == 1.0
    assert 0.3 < means["meaning"] <= 1.0
    assert means_of_joined([replace(record, stories=())]) == {}


def test_weights_reach_the_facts(record: Record) -> None:
    shared = [fact for fact in facts(record) if fact.status != "single"]
    nothing = [fact for fact in facts(record, {**WEIGHTS, "prior": -30.0}) if fact.status != "single"]
    assert shared
    assert not nothing


def test_without_vectors_nothing_is_encoded(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def encoded(texts: object) -> None:
        raise AssertionError("texts were encoded")

    monkeypatch.setattr("consilience.align.facts.pairs.vectors", encoded)
    weights = without(SIGNALS["vectors"], WEIGHTS, {"meaning": 0.6})
    assert any(fact.status != "single" for fact in facts(record, weights))


def test_a_row_is_a_line_of_markdown() -> None:
    assert Row("names", ("90.0", "12")).line() == "| names | 90.0 | 12 |"
    assert len(COLUMNS) == 15


def test_an_unknown_signal_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "smell"]) == 2
    assert "no signal is named smell" in capsys.readouterr().out
