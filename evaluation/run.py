"""Run the program on every corpus, score it, and compare with the floors. Exit code 1 if a figure is too low.

python -m evaluation                       everything
python -m evaluation --quick               what `make test` runs
python -m evaluation --corpus TimeBank     one corpus (may be repeated)
python -m evaluation --json                the figures as JSON; --scores FILE writes everything the scorers say
python -m evaluation --raise               set the floors to what was reached, where that is better
python -m evaluation --lower "nato-mission: facts: B-cubed F1" --to 44 --reason "..."
python -m evaluation --accept-data TimeBank --reason "..."
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from evaluation.corpora import CORPORA, CORPUS, SHARED, Corpus, outputs
from evaluation.floors import Floors, Key, is_met, loaded, save
from evaluation.measures import MEASURES, Measure
from evaluation.scores import Scores, saved, scores


def main(argv: list[str] | None = None) -> int:
    """Run the gate; see the head of this file. Returns the exit code."""
    args = _arguments().parse_args(argv)
    floors = loaded()
    if not (SHARED / "score").is_dir():
        print("evaluation: not measured: the evaluation data is expected in a folder `shared` beside the checkout")
        return int(bool(os.environ.get("CI")))
    if args.lower or args.accept_data:
        return _decided(args, floors)
    if changed := floors.changed():
        print(f"evaluation: the data of {', '.join(changed)} is not what the floors were set on;")
        print("look at what changed, then: python -m evaluation --accept-data NAME --reason '...'")
        return 1
    chosen = [corpus for corpus in CORPORA if _is_chosen(corpus, args.corpus, args.quick)]
    started = time.perf_counter()
    found = _scores(chosen)
    if args.scores:
        saved(found, args.scores)
    values = {
        (measure.corpus, measure.name): measure.value(found[measure.corpus])
        for measure in MEASURES
        if measure.corpus in found
    }
    if args.raise_floors:
        hashes = {**{corpus.name: corpus.sha256 for corpus in CORPORA}, **floors.hashes}
        floors = Floors(hashes, floors.floors, floors.log).raised(values)
        save(floors)
    if args.json:
        print(json.dumps({f"{corpus}: {name}": value for (corpus, name), value in values.items()}, indent=1))
    else:
        print(markdown(values, floors) if args.markdown else table(values, floors))
    low = [measure for measure in MEASURES if _is_low(measure, values, floors)]
    failed = [corpus.name for corpus in chosen if corpus.name not in found]
    print(
        _verdict(values, low, failed, time.perf_counter() - started),
        file=sys.stderr if args.json or args.markdown else sys.stdout,
    )
    return int(bool(low or failed))


def table(values: Mapping[Key, float], floors: Floors) -> str:
    """Measure, floor, now, state; a block a corpus."""
    lines: list[str] = []
    corpus = ""
    for measure in MEASURES:
        key = measure.corpus, measure.name
        if key not in values:
            continue
        if measure.corpus != corpus:
            corpus = measure.corpus
            lines += ["", f"{corpus:<52}{'floor':>10}{'now':>9}"]
        floor = floors.floors.get(key)
        state = "no floor" if floor is None else "LOW" if _is_low(measure, values, floors) else "ok"
        bound = "" if floor is None else f"{'<= ' if measure.is_ceiling else ''}{floor:g}"
        lines.append(f"  {measure.name:<50}{bound:>10}{values[key]:>9.4g} {measure.unit:<6} {state}")
    return "\n".join(lines)


def markdown(values: Mapping[Key, float], floors: Floors) -> str:
    """The same as a Markdown table."""
    lines = ["| corpus | measure | floor | now |", "|---|---|---:|---:|"]
    for measure in MEASURES:
        key = measure.corpus, measure.name
        if key in values:
            floor = f"{'≤ ' if measure.is_ceiling else ''}{floors.floors[key]:g}" if key in floors.floors else "–"
            now = f"{values[key]:.4g} {measure.unit}".strip()
            lines.append(f"| {measure.corpus} | {measure.name} | {floor} | {now} |")
    return "\n".join(lines)


def _is_low(measure: Measure, values: Mapping[Key, float], floors: Floors) -> bool:
    key = measure.corpus, measure.name
    return key in values and key in floors.floors and not is_met(measure, values[key], floors.floors[key])


def _verdict(values: Mapping[Key, float], low: list[Measure], failed: list[str], seconds: float) -> str:
    lines = [f"evaluation: the program failed on {name}" for name in failed]
    lines += [
        f"evaluation: too {'high' if measure.is_ceiling else 'low'}: {measure.corpus}: {measure.name}"
        for measure in low
    ]
    state = "floors not kept" if low or failed else "all floors kept"
    return "\n".join(["", *lines, f"evaluation: {len(values)} figures, {state}, {seconds:.0f} s"])


def _is_chosen(corpus: Corpus, names: Iterable[str] | None, is_quick: bool) -> bool:
    if corpus.name == "scorers":
        return False
    return corpus.name in names if names else corpus.is_quick or not is_quick


def _scores(corpora: list[Corpus]) -> dict[str, Scores]:
    """Scores of every corpus that the program ran through, two at a time, in the order given."""
    with tempfile.TemporaryDirectory(prefix="consilience-evaluation-") as folder, ThreadPoolExecutor(2) as pool:
        running = {corpus.name: pool.submit(outputs, corpus, Path(folder)) for corpus in corpora}
        found: dict[str, Scores] = {}
        for corpus in corpora:
            try:
                found[corpus.name] = scores(corpus, running[corpus.name].result())
            except subprocess.CalledProcessError as error:
                words = (error.stderr or "").strip().splitlines()[-1:] or [f"exit code {error.returncode}"]
                print(f"{corpus.name}: {words[0]}", file=sys.stderr)
        return found


def _decided(args: argparse.Namespace, floors: Floors) -> int:
    """Lower one floor or accept changed data, with the reason in the log."""
    try:
        if args.accept_data:
            save(floors.rehashed(args.accept_data, args.reason))
            return 0
        corpus, _, name = args.lower.partition(": ")
        if args.to is None:
            raise ValueError("--lower needs --to VALUE")
        save(floors.lowered((corpus, name), args.to, args.reason))
    except ValueError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="the part that takes less than three minutes")
    parser.add_argument("--corpus", action="append", choices=[c for c in CORPUS if c != "scorers"])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--markdown", action="store_true", help="print the table for docs/evaluation.md")
    parser.add_argument("--scores", type=Path, metavar="FILE", help="write all that the scorers say, as JSON")
    parser.add_argument("--raise", action="store_true", dest="raise_floors")
    parser.add_argument("--lower", metavar="'CORPUS: MEASURE'")
    parser.add_argument("--to", type=float, metavar="VALUE")
    parser.add_argument("--accept-data", choices=list(CORPUS))
    parser.add_argument("--reason", default="")
    return parser
