"""What each signal gives and costs: the five accounts and the gold clusters with one signal after the other left out.

    python -m evaluation.ablations                         prints a Markdown table
    python -m evaluation.ablations --only vectors,voice    some signals

A signal is left out by giving its features no weight when claims are compared. So that the others need not reach the
same sum without it, the prior takes over what the signal adds on average to the pairs that would join. Seconds are
processor time of the facts of all records, with the sentence encoder loaded.
"""

from __future__ import annotations

import argparse
import collections
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from evaluation.corpora import SHARED
from evaluation.scorers import scorer

if TYPE_CHECKING:
    from consilience.model import Record

SIGNALS: Final[Mapping[str, tuple[str, ...]]] = {
    "names": ("actor",),
    "acts": ("act", "rare act"),
    "words": ("words", "share", "thin", "other thing", "apart"),
    "sentence": ("sentence",),
    "numbers": ("numbers",),
    "times": ("days",),
    "vectors": ("meaning",),
    "voice": ("voice",),
    "rivals": ("rivals",),
}
"""Features of `align.similarity.compared` that belong together, and the standing among rivals."""
COLUMNS: Final = (
    "left out", "B-cubed P", "R", "F1", "majority of 15", "silence P", "R", "must-find", "alarms P",
    "shared facts of 68", "silence P", "R", "hard + soft", "alarms P", "seconds",
)  # fmt: skip
"""Eight figures of the five accounts, then those of the gold clusters, then the processor time of both."""


@dataclass(frozen=True)
class Row:
    """One line of the table: what is left out, and the figures of `COLUMNS`."""

    name: str
    figures: tuple[str, ...]

    def line(self) -> str:
        """The row in Markdown."""
        return f"| {' | '.join((self.name, *self.figures))} |"


def without(names: Sequence[str], weights: Mapping[str, float], means: Mapping[str, float]) -> dict[str, float]:
    """The weights with some features left out; the prior takes over what they add on average.

    Args:
        means: the mean value of each feature over pairs that join.
    """
    added = sum(weights[name] * means.get(name, 0.0) for name in names)
    return {**weights, **dict.fromkeys(names, 0.0), "prior": weights["prior"] + added}


def means_of_joined(records: Sequence[Record]) -> dict[str, float]:
    """The mean value of each feature over all pairs of claims of two accounts that pass the threshold of a join."""
    from consilience.align.facts.grouping import THRESHOLD
    from consilience.align.facts.pairs import alike, candidates
    from consilience.align.similarity import Likeness, compared

    sums: collections.Counter[str] = collections.Counter()
    joined = 0
    for record in records:
        for story in record.stories:
            claims = [claim for claim in record.claims if claim.document_id in story.document_ids and claim.terms]
            likeness = Likeness(record, claims)
            for i, j, meaning in candidates(likeness):
                one, other = likeness.features[i], likeness.features[j]
                if one.claim.document_id != other.claim.document_id and alike(one, other, meaning) >= THRESHOLD:
                    sums.update(compared(one, other, meaning))
                    joined += 1
    return {name: total / joined for name, total in sums.items()} if joined else {}


def row(name: str, weights: Mapping[str, float], accounts: Record, clusters: Mapping[str, Record]) -> Row:
    """Compare anew with some weights, and score.

    Args:
        accounts, clusters: records up to the facts.
    """
    from consilience.export.json import record_json

    started = time.process_time()
    told = {key: _with_facts(record, weights) for key, record in {"": accounts, **clusters}.items()}
    seconds = time.process_time() - started
    with tempfile.TemporaryDirectory(prefix="consilience-ablations-") as folder:
        for key, record in told.items():
            place = Path(folder) / (key or "accounts")
            place.mkdir()
            (place / "record.json").write_text(record_json(_with_conflicts(record)), encoding="utf-8")
        nato = json.loads((Path(folder) / "accounts" / "record.json").read_text(encoding="utf-8"))
        gold = SHARED / "gold" / "clusters"
        scores: dict[str, Any] = {}
        for script in ("facts", "conflicts"):
            scores |= scorer(script).nato(nato) | scorer(script).clusters(gold, folder)
    return Row(name, (*_figures(scores), f"{seconds:.2f}"))


def _figures(scores: Mapping[str, Any]) -> tuple[str, ...]:
    """The figures of `COLUMNS`, in their order, without the seconds."""
    grouped = scores["facts, nato-mission: clusters"]["B-cubed"]
    silent = scores["facts, nato-mission: silence"]["silent accounts"]
    five = next(value for name, value in scores.items() if name.startswith("conflicts, nato"))
    shared = next(value for name, value in scores.items() if name.startswith("facts, clusters"))
    several = next(value for name, value in scores.items() if name.startswith("conflicts, clusters"))
    found = sum(several[kind]["R"] * several[kind]["of"] for kind in ("hard", "soft"))
    return (
        *(_percent(grouped[key]) for key in ("P", "R", "F1")),
        f"{15 * scores['facts, nato-mission: agreement']['majority found']['R']:.0f}",
        _percent(silent["P"]),
        _percent(silent["R"]),
        f"{five['must-find, any class']['R'] * 19:.0f} of 19",
        _percent(five["precision of alarms"]),
        f"{shared['shared facts found']['R'] * shared['shared facts found']['of']:.0f}",
        _percent(shared["silent accounts"]["P"]),
        _percent(shared["silent accounts"]["R"]),
        f"{found:.0f} of {several['hard']['of'] + several['soft']['of']}",
        _percent(several["precision of alarms"]),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _with_facts(record: Record, weights: Mapping[str, float]) -> Record:
    from consilience.align.facts import facts

    return replace(record, facts=facts(record, weights))


def _with_conflicts(record: Record) -> Record:
    from consilience.align.judgements import judgements
    from consilience.record.conflicts import conflicts
    from consilience.record.ledger import ledger

    found = judgements(record)
    return replace(record, facts=ledger(record, found), conflicts=conflicts(record, found))


def _before_facts(given: object) -> Record:
    from consilience import pipeline, verbs

    whole = verbs.corroborate(given)  # type: ignore[arg-type]
    bare = replace(whole, facts=(), conflicts=(), timeline=(), brief=(), notes=())
    return dict(pipeline._aligned(bare))["wordings of quotations"]


def main(argv: list[str] | None = None) -> int:
    """Print the table; see the head of this file. Returns the exit code."""
    from consilience.align.facts.pairs import WEIGHTS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(SIGNALS), help="signals to leave out, divided by commas")
    args = parser.parse_args(argv)
    chosen = [name for name in args.only.split(",") if name]
    if unknown := [name for name in chosen if name not in SIGNALS]:
        print(f"ablations: no signal is named {', '.join(unknown)}; there are {', '.join(SIGNALS)}")
        return 2
    if not (SHARED / "score").is_dir():
        print("ablations: not measured: the evaluation data is expected in a folder `shared` beside the checkout")
        return 0
    accounts = _before_facts(sorted((SHARED / "accounts" / "nato-mission").glob("*.txt")))
    clusters = {path.stem: _before_facts(path) for path in sorted((SHARED / "gold" / "clusters").glob("*.jsonl"))}
    means = means_of_joined([accounts, *clusters.values()])
    print(f"| {' | '.join(COLUMNS)} |\n|---{'|---:' * (len(COLUMNS) - 1)}|")
    print(row("nothing", WEIGHTS, accounts, clusters).line(), flush=True)
    for name in chosen:
        print(row(name, without(SIGNALS[name], WEIGHTS, means), accounts, clusters).line(), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
