"""Every development cluster through the whole program: does it run, what does it find, how long does it take?

    python -m evaluation.clusters                    all clusters of clusters/dev.jsonl
    python -m evaluation.clusters --only allsides-044 --keep FOLDER    one, and keep its record.json and report.html

Exit code 1 if a cluster crashes or a record does not verify.
"""

from __future__ import annotations

import argparse
import collections
import json
import statistics
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.corpora import SHARED
from evaluation.scorers import scorer

CLUSTERS = SHARED / "data" / "clusters" / "dev.jsonl"


@dataclass
class Outcome:
    """What one cluster gave. `problem` is the end of a traceback, or why the record does not verify."""

    name: str
    documents: int = 0
    skipped: int = 0
    stories: int = 0
    facts: collections.Counter[str] = field(default_factory=collections.Counter)
    conflicts: collections.Counter[str] = field(default_factory=collections.Counter)
    brief: int = 0
    seconds: float = 0.0
    problem: str | None = None

    def line(self) -> str:
        """The outcome in one line."""
        facts = " ".join(f"{name} {n}" for name, n in sorted(self.facts.items())) or "none"
        conflicts = " ".join(f"{name} {n}" for name, n in sorted(self.conflicts.items())) or "none"
        text = (
            f"{self.name:<36} {self.documents:>3} docs {self.seconds:>6.1f} s  facts: {facts}; conflicts: {conflicts}"
        )
        return f"{text}  CRASH {self.problem}" if self.problem else text


def outcome(name: str, items: Iterable[dict[str, object]], keep: Path) -> Outcome:
    """Run one cluster: read from JSONL, compare, write both files, verify."""
    import consilience
    from consilience.export.html import html
    from consilience.export.json import record_json

    found = Outcome(name)
    folder = keep / name
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "documents.jsonl"
    rows = ({key: value for key, value in item.items() if value is not None} for item in items)
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    started = time.perf_counter()
    try:
        record = consilience.corroborate(source)
        (folder / "record.json").write_text(record_json(record), encoding="utf-8")
        (folder / "report.html").write_text(html(record), encoding="utf-8")
        found.seconds = time.perf_counter() - started
        proof = consilience.verify(folder / "record.json")
        if not proof.is_proved:
            found.problem = f"{len(proof.problems)} spans do not hold: {proof.problems[0]}"
    except consilience.ConsilienceError as refused:
        found.problem = None
        found.seconds = time.perf_counter() - started
        print(f"{name}: refused: {refused}", file=sys.stderr)
        return found
    except Exception:
        found.problem = " | ".join(traceback.format_exc().strip().splitlines()[-3:])
        return found
    found.documents, found.skipped, found.stories = len(record.documents), len(record.skipped), len(record.stories)
    found.facts.update(fact.status for fact in record.facts)
    found.conflicts.update(row.class_ for row in record.conflicts if row.is_worth_a_look)
    found.brief = len(record.brief)
    return found


def outcomes(names: frozenset[str], keep: Path) -> Iterator[Outcome]:
    """All clusters of the file, or those with the given names."""
    for name, items in scorer("prepare").clusters(CLUSTERS):
        if not names or name in names:
            yield outcome(name, items, keep)


def summary(found: list[Outcome]) -> str:
    """Totals and medians."""
    facts: collections.Counter[str] = collections.Counter()
    conflicts: collections.Counter[str] = collections.Counter()
    for row in found:
        facts.update(row.facts)
        conflicts.update(row.conflicts)
    seconds = sorted(row.seconds for row in found)
    crashed = [row.name for row in found if row.problem]
    empty = sum(1 for row in found if row.documents > 1 and not row.facts["agreed"] + row.facts["partial"])
    return "\n".join(
        [
            f"{len(found)} clusters, {sum(row.documents for row in found)} documents, {len(crashed)} crashes"
            + (f": {', '.join(crashed)}" if crashed else ""),
            f"facts: {dict(sorted(facts.items()))}; shown differences: {dict(sorted(conflicts.items()))}",
            f"clusters of several documents without a shared fact: {empty}; "
            f"with no difference: {sum(1 for row in found if not row.conflicts)}",
            f"seconds: {sum(seconds):.0f} in all, median {statistics.median(seconds):.2f}, longest {seconds[-1]:.1f}",
        ]
    )


def main(argv: list[str] | None = None) -> int:
    """Run the clusters; see the head of this file. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep records and reports here")
    args = parser.parse_args(argv)
    if not CLUSTERS.is_file():
        print("clusters: not measured: the evaluation data is expected in a folder `shared` beside the checkout")
        return 0
    with tempfile.TemporaryDirectory(prefix="consilience-clusters-") as scratch:
        found = []
        for row in outcomes(frozenset(args.only), args.keep or Path(scratch)):
            print(row.line(), flush=True)
            found.append(row)
    if not found:
        print(f"clusters: none is named {', '.join(args.only)}", file=sys.stderr)
        return 2
    print(summary(found))
    return int(any(row.problem for row in found))


if __name__ == "__main__":
    raise SystemExit(main())
