"""Every score of the outputs: the shared scorers', the zones', and what stands among the first five conflicts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.copies import copy_scores
from evaluation.corpora import SHARED, Corpus
from evaluation.families import family_scores
from evaluation.reasoning import reasoning
from evaluation.register import register_scores
from evaluation.relevance import relevance_scores
from evaluation.scorers import scorer
from evaluation.zones import zone_scores

Scores = dict[str, dict[str, Any]]
"""{section: {measure: value}}, as the scorers print with --json."""


def scores(corpus: Corpus, output: Path) -> Scores:
    """All scores of what the program wrote for a corpus."""
    load = scorer("output").load
    if corpus.name == "nato-mission":
        record = load(output)
        return {
            **scorer("report").nato(record),
            "sure events, nato-mission": sure_events(record),
            **register_scores(record),
            "zones, nato-mission": zones(record),
            "conflicts, first five": five(record),
        }
    if corpus.name == "gold clusters":
        folder = SHARED / "gold" / "clusters"
        pairs = list(records(folder, output))
        return {
            **scorer("report").clusters(folder, output),
            "families, clusters": family_scores(pairs),
            "numbers and dates, clusters": reasoning(pairs),
            "relevance, clusters": relevance_scores(pairs),
            "origins, clusters": copy_scores(pairs),
        }
    if corpus.name == "PolNeAR dev":
        return dict(scorer("quotes").polnear(load(output), "dev"))
    if corpus.name == "PLV":
        return dict(scorer("events").plv(output))
    if corpus.name == "NAnCo dev":
        return {"same answers, NAnCo": json.loads(output.read_text(encoding="utf-8"))}
    if corpus.name == "NewsQuant":
        return dict(scorer("quantities").newsquant(load(output)))
    return dict(scorer("times").timeml(load(output), corpus.name))


def records(folder: Path, output: Path) -> Iterator[tuple[Any, Any]]:
    """(gold, record) of each gold cluster."""
    load, record_path = scorer("output").load, scorer("gold").record_path
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, load(record_path(output, gold["cluster"]))


def zones(record: Mapping[str, Any]) -> dict[str, Any]:
    """Zones of the five accounts."""
    gold = scorer("gold")
    predicted = {row["id"]: row.get("zones") or [] for row in record.get("documents") or []}
    return zone_scores(
        (gold.nato_text(row["doc"]), row["zones"], predicted.get(row["doc"], [])) for row in gold.nato_documents()
    )


def sure_events(record: Mapping[str, Any]) -> dict[str, Any]:
    """The scores of the events that the record is sure of."""
    kept = [row for row in record.get("events") or [] if row.get("is_sure", True)]
    scores: dict[str, dict[str, Any]] = scorer("events").nato({**record, "events": kept})
    return next(values for section, values in scores.items() if section.startswith("events"))


def five(record: Mapping[str, Any]) -> dict[str, Any]:
    """Gold traps that one of the first five differences shown turns into an alarm (and that fit no gold conflict)."""
    conflicts = scorer("conflicts")
    items = conflicts.nato_items()
    shown = [row for row in conflicts.predicted_rows(record) if row["look"]][:5]
    trapped = [
        f"{row['id']} on {item['id']}"
        for row in shown
        if row["alarm"] and not any(conflicts.sides_found(row, i) for i in items if i["tier"] in ("hard", "soft"))
        for item in items
        if item["tier"] == "trap" and conflicts.sides_found(row, item)
    ]
    return {"traps shown as a contradiction": len(trapped), "which": trapped}


def saved(all_scores: Mapping[str, Scores], path: Path) -> None:
    """Write the scores of all corpora as JSON."""
    path.write_text(json.dumps(all_scores, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
