"""Whether two answers to one question report the same fact, on files in the format of NAnCo (Laban et al. 2022).

    python -m evaluation.nanco [PATH]          PATH: JSONL; the development questions by default
    python -m evaluation.nanco PATH --json

A line is a question with `answers`; each answer has the words `Answer` and, for every annotator, the group that he put
it in (`cluster_NAME`; "", -1 or nothing: in none). Two answers to one question are one pair. What counts as the same:

  global     both in one group of `cluster_global`, the groups that the annotators' work was brought together in
  majority   more annotators have them in one group than in two; without ties and what fewer than two judged
  NAME       this annotator has them in one group

Balanced accuracy is the mean of the share of the same pairs called the same and of the different ones called different,
over the pairs of all questions. The program sees the answers of a question together, and no group. An annotator's row
holds his judgements against the others'. The two rows "set on the others" are measured leaving each question out: the
border of the overlap of stems, and the three numbers that turn likeness into a chance, are those that fit the other
questions best. The program's own three were set on the four development questions; there its fair row is that one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from evaluation.corpora import SHARED

DEFAULT: Final = SHARED / "data" / "nanco" / "dev.jsonl"
_PREFIX: Final = "cluster_"
_GLOBAL: Final = "global"
_NONE: Final = frozenset({"", "-1", "None"})

Label = bool | None
Table = npt.NDArray[np.float64]
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """The pairs of answers of one question.

    Attributes:
        labels: for `global`, `majority` and every annotator, whether each pair is the same; None where not judged.
        is_same, is_grouped: the program's verdicts, by pair and by group.
        likeness: its likeness of each pair, and of the groups around the two; one row a pair.
        overlaps: shared stems of each pair, over those of the shorter answer; one column.
    """

    question: str
    labels: Mapping[str, Sequence[Label]]
    is_same: Sequence[bool]
    is_grouped: Sequence[bool]
    likeness: Table
    overlaps: Table


def balanced_accuracy(labels: Iterable[Label], verdicts: Iterable[Label]) -> float | None:
    """The mean of both shares of right verdicts; None where there are no same or no different pairs."""
    judged = [(label, verdict) for label, verdict in zip(labels, verdicts, strict=True) if None not in (label, verdict)]
    right = {kind: [verdict == kind for label, verdict in judged if label == kind] for kind in (True, False)}
    if not all(right.values()):
        return None
    return sum(sum(found) / len(found) for found in right.values()) / 2


def labels_of(answers: Sequence[Mapping[str, Any]]) -> dict[str, list[Label]]:
    """What the annotators say of every two answers; see the head of this file."""
    names = sorted({key.removeprefix(_PREFIX) for answer in answers for key in answer if key.startswith(_PREFIX)})
    found = {name: [_label(one, other, _PREFIX + name) for one, other in combinations(answers, 2)] for name in names}
    people = [rows for name, rows in found.items() if name != _GLOBAL]
    return {**found, "majority": [_majority(votes) for votes in zip(*people, strict=True)]} if people else found


def _label(one: Mapping[str, Any], other: Mapping[str, Any], key: str) -> Label:
    groups = [str(answer.get(key, "")).strip() for answer in (one, other)]
    return None if _NONE & set(groups) else groups[0] == groups[1]


def _majority(votes: Iterable[Label]) -> Label:
    given = [vote for vote in votes if vote is not None]
    same = sum(given)
    return None if len(given) < 2 or 2 * same == len(given) else 2 * same > len(given)


def judged(row: Mapping[str, Any]) -> Pairs:
    """The pairs of a question with the program's verdicts."""
    import consilience
    from consilience.align.compare.words import overlap, stems
    from consilience.align.passages.meaning import likeness

    answers = _given(row)
    words = [answer["Answer"] for answer in answers]
    found = consilience.same_facts(words, about=row["question"])
    group_of = {place: number for number, group in enumerate(found.groups) for place in group}
    places = list(combinations(range(len(words)), 2))
    near = likeness([answer.strip() for answer in words], row["question"].strip())
    return Pairs(
        row["question"],
        labels_of(answers),
        [found.pairs[pair].is_same for pair in places],
        [group_of[one] == group_of[other] for one, other in places],
        np.array([(near.own[pair], near.grouped[pair]) for pair in places]),
        np.array([[overlap(stems(words[one]), stems(words[other]))] for one, other in places]),
    )


def _given(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The answers that have words."""
    return [answer for answer in row["answers"] if str(answer.get("Answer") or "").strip()]


def fitted_border(label: Sequence[bool], values: Table) -> Weights:
    """The border of the first column that parts the labels best."""
    column = values[:, 0]
    scored = [(balanced_accuracy(label, (column >= at).tolist()) or 0.0, at) for at in np.unique(column)]
    return np.array([1.0, -max(scored)[1] + 1e-9])


def fitted_odds(label: Sequence[bool], values: Table, rounds: int = 50) -> Weights:
    """Weights of a logistic regression, same and different pairs weighing alike, by Newton's method; the last is the
    bias. A small penalty keeps them finite."""
    rows = np.hstack([values, np.ones((len(values), 1))])
    wanted = np.asarray(label, dtype=float)
    weight = np.where(wanted == 1, 0.5 / max(wanted.mean(), 1e-9), 0.5 / max(1 - wanted.mean(), 1e-9)) / len(wanted)
    found = np.zeros(rows.shape[1])
    penalty = np.diag([1e-4] * values.shape[1] + [0.0])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ ((chance - wanted) * weight) + penalty @ found
        found = found - np.linalg.solve((rows.T * (weight * chance * (1 - chance))) @ rows + penalty, slope)
    return found


def left_out(
    questions: Sequence[Pairs],
    name: str,
    values: Callable[[Pairs], Table],
    fitted: Callable[[Sequence[bool], Table], Weights],
) -> list[list[Label]]:
    """Verdicts on each question by what fits the other questions; none where there are no others."""
    found: list[list[Label]] = []
    for question in questions:
        others = [
            (bool(label), row)
            for other in questions
            if other is not question
            for label, row in zip(other.labels[name], values(other), strict=True)
            if label is not None
        ]
        mine = values(question)
        if len({label for label, _ in others}) < 2:
            found.append([None] * len(mine))
            continue
        weights = fitted([label for label, _ in others], np.array([row for _, row in others]))
        found.append([bool(score > 0) for score in mine @ weights[:-1] + weights[-1]])
    return found


def scores(questions: Sequence[Pairs]) -> dict[str, dict[str, Any]]:
    """Balanced accuracy of every rule against every kind of label, over all pairs; and of the program by question."""
    names = sorted(set.intersection(*(set(question.labels) for question in questions)))
    rules: dict[str, Callable[[str], list[Sequence[Label]]]] = {
        "the program": lambda _: [question.is_same for question in questions],
        "the program, set on the others": lambda name: list(
            left_out(questions, name, lambda question: question.likeness, fitted_odds)
        ),
        "the program's groups": lambda _: [question.is_grouped for question in questions],
        "overlap of stems, set on the others": lambda name: list(
            left_out(questions, name, lambda question: question.overlaps, fitted_border)
        ),
    }
    found = {title: {name: _over_all(questions, name, rule(name)) for name in names} for title, rule in rules.items()}
    people = [name for name in names if name not in (_GLOBAL, "majority")]
    for one in people:
        found[one] = {name: _over_all(questions, name, [q.labels[one] for q in questions]) for name in names}
    by_question = {
        question.question: {name: balanced_accuracy(question.labels[name], question.is_same) for name in names}
        for question in questions
    }
    among = [found[one][other] for one, other in permutations(people, 2)]
    known = [value for value in among if value is not None]
    return {"rules": found, "questions": by_question, "people": {"mean": sum(known) / len(known) if known else None}}


def _over_all(questions: Sequence[Pairs], name: str, verdicts: Iterable[Sequence[Label]]) -> float | None:
    rows = list(verdicts)
    return balanced_accuracy(
        [label for question in questions for label in question.labels[name]], [v for row in rows for v in row]
    )


def table(questions: Sequence[Pairs], found: Mapping[str, Mapping[str, Any]]) -> str:
    """The scores as Markdown."""
    names = sorted(next(iter(found["rules"].values())), key=lambda name: (name != _GLOBAL, name != "majority", name))
    head = [f"| balanced accuracy against | {' | '.join(names)} |", "|---|" + "---:|" * len(names)]
    lines = [f"| {title} | {_cells(row, names)} |" for title, row in found["rules"].items()]
    each = [f"| the program: {title} | {_cells(row, names)} |" for title, row in found["questions"].items()]
    pairs = sum(len(question.is_same) for question in questions)
    mean = found["people"]["mean"]
    note = f"{len(questions)} questions, {pairs} pairs; people among themselves: {_cell(mean)}"
    return "\n".join([*head, *lines, *each, "", note])


def _cells(row: Mapping[str, float | None], names: Iterable[str]) -> str:
    return " | ".join(_cell(row[name]) for name in names)


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def main(argv: list[str] | None = None) -> None:
    """Judge a file and print the table; see the head of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the scores as JSON, and print nothing")
    args = parser.parse_args(argv)
    rows = [json.loads(line) for line in args.path.read_text(encoding="utf-8").splitlines() if line.strip()]
    questions = [judged(row) for row in rows if len(_given(row)) > 1]
    if not questions:
        parser.error(f"{args.path} has no question with two answers")
    found = scores(questions)
    text = json.dumps(found, indent=1)
    if args.output:
        args.output.write_text(text + "\n", encoding="utf-8")
    else:
        print(text if args.json else table(questions, found))


if __name__ == "__main__":
    main()
