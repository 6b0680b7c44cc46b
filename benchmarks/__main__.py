"""`python -m benchmarks [--repeats 5] [--check]`: prints medians; with --check exits 1 if one is over its goal."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.measurements import ROOT, SHARED, Figure, cold, story, system, warm


def main(argv: list[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="exit 1 if a median is over its goal")
    args = parser.parse_args(argv)
    print(machine())
    documents = sorted((SHARED / "accounts" / "nato-mission").glob("*.txt"))
    if not documents:
        print(
            "the five accounts are not here: measured on the shipped example instead (the goals are for the accounts)"
        )
        documents = sorted((ROOT / "examples" / "meridian-compact").iterdir())
    try:
        return int(not _is_within_goals(documents, args.repeats) and args.check)
    except RuntimeError as error:
        print(f"benchmarks: {error}")
        return 1


def _is_within_goals(documents: list[Path], repeats: int) -> bool:
    figures: list[Figure] = []
    for measured in (cold, warm):
        figures += _printed(measured(documents, repeats))
    figures += _printed((system(documents, repeats),))
    big = SHARED / "data" / "clusters" / "story_of_46.jsonl"
    if big.is_file():
        figures += _printed(story(big))
    else:
        print("a story of 46 articles: not measured (no data)")
    return all(figure.is_within_goal for figure in figures)


def _printed(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    for figure in figures:
        print(figure.line(), flush=True)
    return figures


if __name__ == "__main__":
    raise SystemExit(main())
