"""Times on what was looked at while the rules were written, and on what was not.

    python -m evaluation.folds

The 256 texts of TimeBank and AQUAINT fall into five folds by a hash of their names. Errors of the first four were read;
of the fifth only its totals. Pairs and measures are the shared scorer's.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from evaluation.corpora import CORPUS, outputs
from evaluation.scorers import scorer

FOLDS: Final = 5
HELD_OUT: Final = FOLDS - 1
MEASURES: Final = ("value", "relaxed", "strict")

Counts = Counter[str]


def fold(name: str) -> int:
    """The fold of a text, 0 to 4, by the SHA-1 of its file's name."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def counted(gold: Iterable[Mapping[str, Any]], predicted: Mapping[str, list[Mapping[str, Any]]]) -> dict[int, Counts]:
    """Hits of each measure, gold expressions and predicted ones, by fold.

    Args:
        gold: texts as the scorers' `gold.timeml` gives them.
        predicted: rows by document, as the scorers' `output.by_document` gives them.
    """
    output, spans, times = scorer("output"), scorer("spans"), scorer("times")
    counts = {number: Counts() for number in range(FOLDS)}
    for text in gold:
        made = [row for row in predicted[output.key(text["id"])] if output.chars(row)]
        into = counts[fold(text["id"])]
        into.update(gold=len(text["times"]), predicted=len(made))
        for i, j, _ in spans.match(text["times"], made, times.nearest):
            wanted, found = text["times"][i], made[j]
            is_strict = output.chars(wanted) == output.chars(found)
            is_value = str(wanted["value"]) == str(found.get("value"))
            into.update(relaxed=1, strict=int(is_strict), value=int(is_value))
    return counts


def line(title: str, counts: Counts) -> str:
    """A row of the table: F1 of each measure in per cent."""
    every = counts["gold"] + counts["predicted"]
    cells = [f"{200 * counts[name] / every:.1f}" if every else "–" for name in MEASURES]
    return f"| {title} | {' | '.join(cells)} |"


def main() -> None:
    """Annotate both corpora and print the table."""
    total = {number: Counts() for number in range(FOLDS)}
    output, gold = scorer("output"), scorer("gold")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("TimeBank", "AQUAINT"):
            rows = output.rows(output.load(outputs(CORPUS[name], Path(folder))), "times")
            for number, found in counted(gold.timeml(name), output.by_document(rows)).items():
                total[number] += found
    read = sum((total[number] for number in range(FOLDS) if number != HELD_OUT), Counts())
    print(f"| texts | {' | '.join(MEASURES)} |\n|---|{'---:|' * len(MEASURES)}")
    print(line("the fold not read", total[HELD_OUT]))
    print(line("the four folds read", read))
    print(line("all", read + total[HELD_OUT]))


if __name__ == "__main__":
    main()
