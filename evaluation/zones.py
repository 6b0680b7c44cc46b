"""Zones against the gold of the five accounts: is what should be set aside set aside, and nothing else?

The gold partitions every character that is not white space into zones; `title`, `standfirst`, `subhead`, `body` and
`pullquote` are the account's own telling (its `clean_body_ranges`), everything else is to be set aside: a dateline too,
a byline and a second printing of the title or a caption. White space does not count. A character in no predicted zone
counts as set aside: it is not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

READABLE = frozenset({"title", "standfirst", "subhead", "body", "pullquote"})


def zone_types(zones: Iterable[Mapping[str, Any]], n_chars: int) -> list[str]:
    """The zone type of every character; "" where there is none."""
    types = [""] * n_chars
    for zone in zones:
        start, end = zone["start"], min(zone["end"], n_chars)
        types[start:end] = [zone["type"]] * (end - start)
    return types


def zone_scores(documents: Iterable[tuple[str, list[Mapping[str, Any]], list[Mapping[str, Any]]]]) -> dict[str, float]:
    """Shares over the characters of all documents.

    Args:
        documents: (raw text, gold zones, predicted zones).

    Returns:
        `set aside`: of the characters that the gold sets aside, those that are;
        `body wrongly set aside`: of the characters that the gold reads, those that are set aside;
        `same type`: of all characters, those with the gold's own type.
    """
    count: Counter[str] = Counter()
    for text, gold, predicted in documents:
        wanted, found = zone_types(gold, len(text)), zone_types(predicted, len(text))
        for character, right, made in zip(text, wanted, found, strict=True):
            if character.isspace() or not right:
                continue
            side = "read" if right in READABLE else "aside"
            count[side] += 1
            count["same"] += right == made
            count[f"{side} set aside"] += made not in READABLE
    return {
        "set aside": count["aside set aside"] / max(1, count["aside"]),
        "body wrongly set aside": count["read set aside"] / max(1, count["read"]),
        "same type": count["same"] / max(1, count["aside"] + count["read"]),
    }
