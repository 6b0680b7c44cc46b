"""Folds of the time corpora: a text keeps its fold, and the counts are the scorer's."""

from collections import Counter, defaultdict

import pytest

from evaluation.corpora import CORPUS, SHARED
from evaluation.folds import FOLDS, counted, fold, line
from evaluation.scorers import scorer

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared scorers")


def row(start: int, end: int, value: str) -> dict[str, object]:
    return {"document_id": "mill.tml", "start": start, "end": end, "value": value, "type": "DATE"}


def test_a_text_keeps_its_fold_and_all_folds_are_filled() -> None:
    assert fold("mill.tml") == fold("mill.tml")
    assert {fold(path.name) for path in CORPUS["TimeBank"].paths()} == set(range(FOLDS))


def test_an_expression_counts_in_the_fold_of_its_text() -> None:
    gold = [{"id": "mill.tml", "times": [row(0, 6, "2031-03-17"), row(20, 28, "2031-03-18")]}]
    predicted = defaultdict(list, mill=[row(0, 6, "2031-03-17"), row(20, 30, "2031-03-19"), row(40, 44, "2031")])
    counts = counted(gold, predicted)
    assert counts.pop(fold("mill.tml")) == Counter(gold=2, predicted=3, relaxed=2, strict=1, value=1)
    assert not any(counts.values())


def test_a_line_gives_f1_as_the_scorer_does() -> None:
    counts = Counter(gold=2, predicted=3, relaxed=2, strict=1, value=1)
    wanted = [100 * scorer("spans").prf(counts[name], 3, 2)["F1"] for name in ("value", "relaxed", "strict")]
    assert line("mill", counts) == "| mill | " + " | ".join(f"{share:.1f}" for share in wanted) + " |"
