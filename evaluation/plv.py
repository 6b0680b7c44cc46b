"""PLOVER roots of marked sentences: the PLV corpus (Hu et al., ACL 2024) against `consilience.code_event`.

Nothing is trained on it. Half the sentences, by a hash of their ids, were never read while the vocabulary was written;
that half is scored apart.

    python -m evaluation.plv [PATH] [--predictions FILE]     PATH: PLV_train.tsv; exit code 0
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import consilience

DEFAULT: Final = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "events" / "PLV_train.tsv"

PENTA: Final = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"), 4),
}
"""The class of each root: verbal and material cooperation, verbal and material conflict."""
_TAG: Final = re.compile(r"(</?[st]>)")

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its marked source and target (None where the corpus names none) and its gold root."""

    id: str
    text: str
    source: Stretch | None
    target: Stretch | None
    root: str

    @property
    def is_held_out(self) -> bool:
        """Whether the sentence is of the half that is scored and never read."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 2 == 1


def sentences(path: Path) -> list[Sentence]:
    """The rows of a PLV file; of a place that is marked twice the first is taken.

    Raises:
        OSError: if the file cannot be read.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return [_sentence(row) for row in csv.DictReader(file, delimiter="\t")]


def _sentence(row: dict[str, str]) -> Sentence:
    text = ""
    places: dict[str, int] = {}
    for part in _TAG.split(row["marked_sentence"]):
        if _TAG.fullmatch(part):
            places.setdefault(part, len(text))
        else:
            text += part
    source = (places["<s>"], places["</s>"]) if "<s>" in places else None
    target = (places["<t>"], places["</t>"]) if "<t>" in places else None
    return Sentence(row["sentence_id"], text, source, target, row["gold_root"])


def roots(rows: Sequence[Sentence]) -> list[str]:
    """The root that the program gives each sentence, "" where it gives none."""
    events = (consilience.code_event(row.text, row.source, row.target) for row in rows)
    return [event.event if event else "" for event in events]


def f1_by_class(truth: Sequence[object], guess: Sequence[object]) -> dict[object, float]:
    """F1 of each class of the truth."""
    hits = Counter(t for t, g in zip(truth, guess, strict=True) if t == g)
    true, given = Counter(truth), Counter(guess)
    return {label: 2 * hits[label] / (true[label] + given[label]) for label in true}


def mean(values: Sequence[float]) -> float:
    """The mean; 0.0 of none."""
    return sum(values) / len(values) if values else 0.0


def table(rows: Sequence[Sentence], guesses: Sequence[str]) -> str:
    """The scores as Markdown: all sentences, the half that was read, and the half that was not."""
    parts = {
        "all": list(range(len(rows))),
        "read half": [i for i, row in enumerate(rows) if not row.is_held_out],
        "held-out half": [i for i, row in enumerate(rows) if row.is_held_out],
    }
    lines = ["| PLV | sentences | root macro-F1 | penta macro-F1 | answered |", "|---|---:|---:|---:|---:|"]
    by_class: dict[str, dict[object, float]] = {}
    for name, places in parts.items():
        truth, guess = [rows[i].root for i in places], [guesses[i] for i in places]
        by_class[name] = f1_by_class(truth, guess)
        penta = f1_by_class([PENTA[root] for root in truth], [PENTA.get(root) for root in guess])
        scores = f"{mean(list(by_class[name].values())):.3f} | {mean(list(penta.values())):.3f}"
        lines.append(f"| {name} | {len(places)} | {scores} | {sum(map(bool, guess))} |")
    lines += ["", f"| F1 by root | {' | '.join(parts)} |", "|---|" + "---:|" * len(parts)]
    for root in PENTA:
        lines.append(f"| {root} | {' | '.join(f'{by_class[name].get(root, 0.0):.2f}' for name in parts)} |")
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Code the file and print the scores; see the head of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write {sentence_id, root} as JSON Lines")
    args = parser.parse_args(argv)
    rows = sentences(args.path)
    guesses = roots(rows)
    if args.predictions:
        lines = [json.dumps({"sentence_id": row.id, "root": root}) for row, root in zip(rows, guesses, strict=True)]
        args.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(table(rows, guesses))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
