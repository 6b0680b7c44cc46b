"""Shared origins against the gold: are copies told as such, and nothing else?

A gold row of `copies` names articles that share an origin. A pair of its articles is found if the record binds the two:
as documents (they stand in one origin), or for a fact (`shared` of some fact holds both). A bond of the record is false
if no chain of gold rows joins its articles. Rows of one article (a paragraph printed twice in it) say nothing about
origins. `cites_other` rows are told apart: the two texts are no copies of each other.

    python -m evaluation.copies RECORDS [--gold FOLDER]     RECORDS/<cluster>/record.json; exit code 0
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from evaluation.corpora import SHARED

Row = Mapping[str, Any]
Pair = frozenset[str]
GOLD = SHARED / "gold" / "clusters"
CITED = "cites_other"


def pairs(ids: Iterable[str]) -> set[Pair]:
    """The pairs of some documents."""
    return {frozenset(pair) for pair in combinations(sorted(set(ids)), 2)}


def wanted(gold: Row) -> tuple[set[Pair], set[Pair]]:
    """The gold's pairs that copy each other, and those that only cite one source."""
    copied: set[Pair] = set()
    cited: set[Pair] = set()
    for row in gold.get("copies") or []:
        (cited if row["kind"] == CITED else copied).update(pairs(row["articles"]))
    return copied, cited - copied


def joined(found: Iterable[Pair]) -> set[Pair]:
    """All pairs that a chain of pairs joins."""
    groups: list[set[str]] = []
    for pair in found:
        near = [group for group in groups if group & pair]
        groups = [group for group in groups if group not in near] + [set(pair).union(*near)]
    return {pair for group in groups for pair in pairs(group)}


def made(record: Row) -> tuple[set[Pair], set[Pair]]:
    """The pairs that a record binds directly as documents, and those that it binds for single facts only."""
    whole: set[Pair] = set()
    for row in record.get("origins") or []:
        for bond in row.get("bonds") or [row]:
            whole |= pairs(bond["document_ids"])
    bonds = (bond for fact in record.get("facts") or [] for bond in fact.get("shared") or [])
    return whole, {pair for bond in bonds for pair in pairs(bond["document_ids"])} - joined(whole)


def copy_scores(clusters: Iterable[tuple[Row, Row]]) -> dict[str, Any]:
    """Scores over (gold, record) of several clusters.

    Returns:
        `copies`: share of the copying pairs that are bound, as documents or for a fact; `as documents`: those bound as
        documents; `cited`: share of the pairs that only cite one source that are bound; `false as documents`,
        `false for a fact`: bonds of pairs that no chain of gold rows joins; `which`: all of them by cluster.
    """
    counts = dict.fromkeys(("copied", "found", "whole", "cited", "told", "false", "false facts"), 0)
    which: dict[str, Any] = {}
    for gold, record in clusters:
        copied, cited = wanted(gold)
        bound, told = made(record)
        whole, right = joined(bound), joined(copied | cited)
        wrong, doubtful = bound - right, told - right
        for name, found in (
            ("copied", copied), ("found", copied & (whole | told)), ("whole", copied & whole), ("cited", cited),
            ("told", cited & (whole | told)), ("false", wrong), ("false facts", doubtful),
        ):  # fmt: skip
            counts[name] += len(found)
        which[gold["cluster"]] = {
            "missed": _listed(copied - whole - told),
            "not cited": _listed(cited - whole - told),
            "false as documents": _listed(wrong),
            "false for a fact": _listed(doubtful),
        }
    return {
        "copies": counts["found"] / max(1, counts["copied"]),
        "as documents": counts["whole"] / max(1, counts["copied"]),
        "cited": counts["told"] / max(1, counts["cited"]),
        "false as documents": counts["false"],
        "false for a fact": counts["false facts"],
        "of": {"copies": counts["copied"], "cited": counts["cited"]},
        "which": which,
    }


def golds(folder: Path, records: Path) -> Iterator[tuple[Row, Row]]:
    """(gold, record) of every cluster of a folder that has a record."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found = records / gold["cluster"] / "record.json"
        if found.is_file():
            yield gold, json.loads(found.read_text(encoding="utf-8"))


def _listed(found: Iterable[Pair]) -> list[list[str]]:
    return sorted(sorted(pair) for pair in found)


def main(argv: list[str] | None = None) -> int:
    """Print the scores as JSON; see the head of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, metavar="RECORDS")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FOLDER")
    args = parser.parse_args(argv)
    print(json.dumps(copy_scores(golds(args.gold, args.records)), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
