"""Same answers: how the labels are made, and what is measured on them. All answers are invented."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evaluation import nanco

QUESTION = "Why did the harbour office stop the ferries?"
ANSWERS = [
    ("because of a storm", "1", "1", "2", 0),
    ("the heavy winds of the storm", "1", "1", "2", 0),
    ("the crews were on strike for better pay", "2", "-1", "1", 1),
    ("a strike of the crews", "2", "2", "", 1),
    ("an oil slick was found in the harbour", "3", "2", "1", 2),
]


def question(words: str = QUESTION, turn: int = 0) -> dict[str, Any]:
    keys = ("Answer", "cluster_A", "cluster_B", "cluster_C", "cluster_global")
    rows = [dict(zip(keys, answer, strict=True)) for answer in ANSWERS]
    return {"question": words, "answers": rows[turn:] + rows[:turn]}


def test_labels_of_every_annotator_the_majority_and_the_groups_brought_together() -> None:
    labels = nanco.labels_of(question()["answers"])
    assert set(labels) == {"A", "B", "C", "global", "majority"}
    #                        0-1   0-2    0-3    0-4    1-2    1-3    1-4    2-3   2-4   3-4
    assert labels["A"] == [True, False, False, False, False, False, False, True, False, False]
    assert labels["B"] == [True, None, False, False, None, False, False, None, None, True]
    assert labels["C"] == [True, False, None, False, False, None, False, None, True, None]
    assert labels["majority"] == [True, False, False, False, False, False, False, None, None, None]
    assert labels["global"] == [True, False, False, False, False, False, False, True, False, False]


def test_an_annotator_who_put_an_answer_nowhere_has_no_label() -> None:
    answers = [{"Answer": "a storm", "cluster_A": group} for group in ("", "-1", -1, None, 4, "4")]
    labels = nanco.labels_of(answers)["A"]
    assert [label for label in labels if label is not None] == [True]


@pytest.mark.parametrize(
    ("labels", "verdicts", "wanted"),
    [
        ([True, True, False, False], [True, False, False, False], 0.75),
        ([True, False, False, False], [True, True, True, True], 0.5),
        ([True, None, False], [False, True, True], 0.0),
        ([True, True, False], [True, None, False], 1.0),
        ([True, True], [True, True], None),
    ],
    ids=["one missed", "all called the same", "all wrong", "not judged", "nothing different"],
)
def test_balanced_accuracy(labels, verdicts, wanted) -> None:
    assert nanco.balanced_accuracy(labels, verdicts) == wanted


def pairs(labels: list[bool | None], values: list[float]) -> nanco.Pairs:
    column = np.array(values)[:, None]
    return nanco.Pairs("?", {"A": labels}, [], [], np.hstack([column, column]), column)


def test_what_is_set_on_the_others_never_sees_the_question() -> None:
    """The border of the others is above 2; the question's own would be above 5."""
    others = [pairs([True, True, False, False, None], [4, 3, 2, 1, 9]) for _ in range(2)]
    own = pairs([True, False, False, False], [6, 5, 2, 1])
    for fitted, values in ((nanco.fitted_border, "overlaps"), (nanco.fitted_odds, "likeness")):
        found = nanco.left_out([own, *others], "A", lambda row, name=values: getattr(row, name), fitted)
        assert found[0] == [True, True, False, False]


def test_one_question_alone_has_nothing_to_be_set_on() -> None:
    assert nanco.left_out([pairs([True, False], [2, 1])], "A", lambda row: row.overlaps, nanco.fitted_border) == [
        [None, None]
    ]


def test_the_regression_weighs_both_kinds_alike() -> None:
    """Three times as many different pairs leave the border in the middle."""
    values = np.array([*np.arange(30), *np.arange(30), *np.arange(30), *np.arange(30, 60)])[:, None] / 60
    weights = nanco.fitted_odds([False] * 90 + [True] * 30, values)
    assert -weights[1] / weights[0] == pytest.approx(0.5, abs=0.01)


def test_a_file_may_lack_annotators_and_a_question_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "questions.jsonl"
    keys = ("Answer", "cluster_global")
    bare = {**question(), "answers": [{key: row[key] for key in keys} for row in question()["answers"]]}
    lone = {**question(), "answers": [bare["answers"][0], {"Answer": " "}, {"Answer": None}]}
    path.write_text("\n".join(map(json.dumps, [bare, lone])), encoding="utf-8")
    nanco.main([str(path)])
    assert "| the program | 1.000 |\n" in capsys.readouterr().out
    path.write_text(json.dumps(lone), encoding="utf-8")
    with pytest.raises(SystemExit):
        nanco.main([str(path)])


def test_a_file_is_judged_from_the_words_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "questions.jsonl"
    rows = [question(), question("Why were the ferries stopped?", 2)]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    nanco.main([str(path), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["rules"]["the program"]["global"] == 1.0
    assert found["rules"]["A"]["A"] == 1.0
    assert set(found["questions"]) == {row["question"] for row in rows}
    nanco.main([str(path)])
    shown = capsys.readouterr().out
    assert "| the program | 1.000 |" in shown
    assert "2 questions, 20 pairs" in shown
