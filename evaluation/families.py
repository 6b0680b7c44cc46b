"""Quote families of the gold clusters: does a record hold the families that the gold holds, and no others?

The gold lists families of direct quotations. A predicted quotation stands for the gold quotation with which it shares
most characters, at least half of the shorter of the two; what matches none (a reported clause, say) counts neither way.
A family is found if its quotations stand for exactly those of a gold family.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]
Family = frozenset[str]
Pair = frozenset[str]


def homes(gold: Row, record: Row) -> dict[str, str]:
    """Predicted quotation id -> the gold quotation that it stands for."""
    found: dict[str, str] = {}
    for quote in record.get("quotes") or []:
        ranked = []
        for row in gold["quotes"]:
            span = row["span"]
            if span["article"] != quote["document_id"] or span.get("field") == "title":
                continue
            lengths = [place["end"] - place["start"] for place in (quote, span)]
            shared = min(quote["end"], span["end"]) - max(quote["start"], span["start"])
            if shared > 0 and min(lengths) <= 2 * shared:
                ranked.append((shared, shared / (sum(lengths) - shared), row["id"]))
        if ranked:
            found[quote["id"]] = max(ranked)[2]
    return found


def pairs(families: Iterable[Family]) -> set[Pair]:
    """The pairs of quotations that stand in one family."""
    return {frozenset((a, b)) for family in families for a in family for b in family if a != b}


def cluster_families(gold: Row, record: Row) -> tuple[set[Family], set[Family]]:
    """The gold's families, and those of the record in the gold's quotations (of two or more)."""
    home = homes(gold, record)
    made = (
        frozenset(home[member] for member in row["members"] if member in home)
        for row in record.get("quote_families") or []
    )
    return set(map(frozenset, gold["quote_families"])), {family for family in made if len(family) > 1}


def family_scores(clusters: Iterable[tuple[Row, Row]]) -> dict[str, Any]:
    """Scores over (gold, record) of several clusters.

    Returns:
        `as the gold has them`: share of clusters with every gold family found and no other made;
        `families found`: share of the gold's families; `families right`: share of those made;
        `pairs`: precision, recall and F1 over pairs of quotations; `which`: what is missed or wrong, by cluster.
    """
    exact = count = wanted = found = made = hits = want_pairs = made_pairs = 0
    which: dict[str, Any] = {}
    for gold, record in clusters:
        right, predicted = cluster_families(gold, record)
        count += 1
        exact += right == predicted
        wanted, made, found = wanted + len(right), made + len(predicted), found + len(right & predicted)
        both = pairs(right), pairs(predicted)
        hits += len(both[0] & both[1])
        want_pairs, made_pairs = want_pairs + len(both[0]), made_pairs + len(both[1])
        which[gold["cluster"]] = {
            "missed": sorted(map(sorted, right - predicted)),
            "wrong": sorted(map(sorted, predicted - right)),
        }
    return {
        "as the gold has them": exact / max(1, count),
        "families found": found / max(1, wanted),
        "families right": found / max(1, made),
        "pairs": {
            "P": hits / max(1, made_pairs),
            "R": hits / max(1, want_pairs),
            "F1": 2 * hits / max(1, made_pairs + want_pairs),
        },
        "which": which,
    }
