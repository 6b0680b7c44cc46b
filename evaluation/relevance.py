"""Relevance against the gold: is every document off the event recognised, and none of the event thrown out?

A false `off_event` is the worse mistake: it silences an account. `in_part` is neither: such a document is compared.

    python -m evaluation.relevance RECORDS [--gold FOLDER]     RECORDS/<cluster>/record.json; exit code 0
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.copies import GOLD, Row, golds


def degrees(record: Row) -> dict[str, str]:
    """Document id -> degree; a document that was read and has no row is `about`, one that was skipped is `off_event`:
    it takes no part either."""
    read = {row["id"]: "about" for row in record.get("documents") or []}
    skipped = {row["name"]: "off_event" for row in record.get("skipped") or []}
    return skipped | read | {row["document_id"]: row["degree"] for row in record.get("relevance") or []}


def relevance_scores(clusters: Iterable[tuple[Row, Row]]) -> dict[str, Any]:
    """Scores over (gold, record) of several clusters.

    Returns:
        `recognised`: share of the documents off the event that are called so; `off recognised` and `off`: how many;
        `thrown out` and `on`: documents of the event that are not compared, of how many; `skipped`: those of
        `thrown out` that could not be read; `in part`: documents of the event called `in_part`; `which`: by cluster,
        the mistakes.
    """
    counts = dict.fromkeys(("off recognised", "off", "thrown out", "on", "skipped", "in part"), 0)
    which: dict[str, Any] = {}
    for gold, record in clusters:
        degree = degrees(record)
        off = {row["id"] for row in gold["articles"] if not row["on_event"]}
        on = {row["id"] for row in gold["articles"] if row["on_event"]}
        called = {id_ for id_, name in degree.items() if name == "off_event"}
        unread = {row["name"] for row in record.get("skipped") or []}
        counts["off"] += len(off)
        counts["off recognised"] += len(off & called)
        counts["on"] += len(on)
        counts["thrown out"] += len(on & called)
        counts["skipped"] += len(on & called & unread)
        counts["in part"] += sum(degree.get(id_) == "in_part" for id_ in on)
        which[gold["cluster"]] = {"missed": sorted(off - called), "thrown out": sorted(on & called)}
    return {"recognised": counts["off recognised"] / max(1, counts["off"]), **counts, "which": which}


def main(argv: list[str] | None = None) -> int:
    """Print the scores as JSON; see the head of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, metavar="RECORDS")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FOLDER")
    args = parser.parse_args(argv)
    print(json.dumps(relevance_scores(golds(args.gold, args.records)), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
