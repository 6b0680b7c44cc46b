"""What it costs to compare accounts that are read already, and what blocking leaves out.

    python -m benchmarks.alignment [--repeats 5] [--check]

Prints the processor seconds of every stage that compares documents (`pipeline`, without reading and annotating and
without loading the sentence encoder) for five accounts and for parts of a story of 50, how they grow, which share of
all pairs of claims is compared, and which share of the pairs that a comparison of all would join is among them. With
--check exits 1 if a figure is over its goal.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from benchmarks.machine import machine
from benchmarks.measurements import ROOT, SHARED, Figure

SIZES: Final = (6, 12, 25, 50)
"""Articles of the story whose cost is measured, to see how it grows."""
SAMPLE: Final = 200_000
"""Pairs of claims that are compared in full, where a story has more."""


@dataclass(frozen=True)
class Cost:
    """Processor seconds of each stage, in their order."""

    articles: int
    claims: int
    stages: dict[str, float]

    @property
    def seconds(self) -> float:
        """All stages together."""
        return sum(self.stages.values())


@dataclass(frozen=True)
class Blocking:
    """How many pairs of claims of two accounts there are, how many are compared, and what that misses.

    Attributes:
        joinable: pairs that pass the threshold of a join when all (or all of a sample) are compared.
        kept: those of them that blocking lets through.
    """

    pairs: int
    compared: int
    joinable: int
    kept: int

    def lines(self) -> tuple[str, str]:
        """Both shares in words."""
        kept = 100 * self.kept / self.joinable if self.joinable else 100.0
        return (
            f"pairs compared: {self.compared:,} of {self.pairs:,} ({100 * self.compared / self.pairs:.1f} %)",
            f"pairs that would join and are compared: {self.kept:,} of {self.joinable:,} ({kept:.1f} %)",
        )


def cost(record: Any) -> Cost:  # noqa: ANN401  a Record, which is imported late: loading must not be timed
    """Run the stages that compare documents once."""
    from consilience import pipeline

    stages: dict[str, float] = {}
    before = time.process_time()
    for name, _ in pipeline._aligned(record):
        after = time.process_time()
        stages[name], before = after - before, after
    return Cost(len(record.documents), len(record.claims), stages)


def blocking(record: Any) -> Blocking:  # noqa: ANN401
    """Compare what is compared with what a comparison of all pairs of two accounts of a story would join."""
    from consilience.align.facts.grouping import THRESHOLD
    from consilience.align.facts.pairs import alike, candidates
    from consilience.align.similarity import Likeness
    from consilience.align.vectors import vectors

    pairs = compared = joinable = kept = 0
    for story in record.stories:
        claims = [claim for claim in record.claims if claim.document_id in story.document_ids and len(claim.terms) > 1]
        likeness = Likeness(record, claims)
        features, matrix = likeness.features, vectors([claim.value for claim in claims])
        every = [
            (i, j)
            for j in range(len(claims))
            for i in range(j)
            if claims[i].document_id != claims[j].document_id
        ]  # fmt: skip
        found = {(i, j) for i, j, _ in candidates(likeness) if claims[i].document_id != claims[j].document_id}
        pairs, compared = pairs + len(every), compared + len(found)
        for i, j in every if len(every) <= SAMPLE else random.Random(1).sample(every, SAMPLE):
            if alike(features[i], features[j], float(matrix[i] @ matrix[j])) >= THRESHOLD:
                joinable, kept = joinable + 1, kept + ((i, j) in found)
    return Blocking(pairs, compared, joinable, kept)


def doubled(items: Sequence[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    """As many articles as asked for: those given, then new ones of the first half of one and the second of another."""
    found = list(items[:size])
    for one, other in pairwise(items):
        if len(found) >= size:
            break
        first, second = one["text"].split("\n\n"), other["text"].split("\n\n")
        text = "\n\n".join(first[: len(first) // 2] + second[len(second) // 2 :])
        found.append({**one, "id": f"{one['id']}-{other['id']}", "source": f"double of {one['source']}", "text": text})
    return found


def exponent(costs: Sequence[Cost]) -> float:
    """How the cost grows with the number of claims: 1 is linear, 2 quadratic; between the smallest and the largest."""
    first, last = costs[0], costs[-1]
    return math.log(last.seconds / first.seconds) / math.log(last.claims / first.claims)


def _annotated(given: Any) -> Any:  # noqa: ANN401
    """A record of documents that are read and annotated, and no more."""
    from consilience import pipeline, verbs
    from consilience.ingest.dating import dated
    from consilience.model import Generator, Record

    documents, _ = verbs.read(given)
    read = sorted(dated(tuple(documents)), key=pipeline._published)
    rows = {document.id: found for document, found in pipeline.annotations_of(read, verbs.language_parser())}
    return Record(generator=Generator("benchmark", "", ""), documents=tuple(read), annotations=rows)


def _figures(repeats: int) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    from dataclasses import replace

    accounts = sorted((SHARED / "accounts" / "nato-mission").glob("*.txt"))
    record = _annotated(accounts or sorted((ROOT / "examples" / "meridian-compact").iterdir()))
    cost(record)  # loads the encoder
    runs = [cost(record) for _ in range(repeats)]
    five = min(runs, key=lambda run: run.seconds)
    yield (
        Figure(f"{five.articles} accounts, {five.claims} claims", tuple(run.seconds for run in runs), "s", 0.3),
        (_stages(five), *blocking(_storied(record)).lines()),
    )
    big = SHARED / "data" / "clusters" / "story_of_46.jsonl"
    if not big.is_file():
        return
    items = [json.loads(line) for line in big.read_text(encoding="utf-8").splitlines()]
    whole = _annotated(doubled(items, max(SIZES)))
    costs = []
    for size in SIZES:
        documents = whole.documents[:size]
        part = replace(whole, documents=documents, annotations={row.id: whole.annotations[row.id] for row in documents})
        costs.append(cost(part))
        goal = 15.0 if size == max(SIZES) else None
        lines: tuple[str, ...] = ()
        if size == max(SIZES):
            lines = (_stages(costs[-1]), *blocking(_storied(part)).lines())
            lines += (f"grows with the number of claims to the power of {exponent(costs):.2f}",)
        yield Figure(f"{size} articles, {costs[-1].claims:,} claims", (costs[-1].seconds,), "s", goal), lines


def _storied(record: Any) -> Any:  # noqa: ANN401
    """The record as the comparison of claims sees it."""
    from consilience import pipeline

    return dict(pipeline._aligned(record))["wordings of quotations"]


def _stages(found: Cost) -> str:
    return ", ".join(f"{name} {seconds:.2f}" for name, seconds in found.stages.items())


def main(argv: list[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="exit 1 if a median is over its goal")
    args = parser.parse_args(argv)
    print(machine())
    is_within = True
    for figure, lines in _figures(args.repeats):
        print(figure.line())
        for line in lines:
            print(f"    {line}", flush=True)
        is_within &= figure.is_within_goal
    return int(args.check and not is_within)


if __name__ == "__main__":
    raise SystemExit(main())
