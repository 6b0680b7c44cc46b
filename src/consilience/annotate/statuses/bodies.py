"""Organisations that a text calls by a description ("the alliance"): which named one it means."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.model import Mention


def called(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """By the last word of a description, lower case: the only named organisation that the text calls so."""
    named = {row.chain: row for row in reversed(mentions) if row.form in ("name", "acronym")}
    found: dict[str, set[str]] = {}
    for row in mentions:
        if row.form == "role" and row.kind == "organisation" and row.chain in named:
            found.setdefault(row.name.split()[-1].lower(), set()).add(row.chain)
    return {noun: named[chains.pop()] for noun, chains in found.items() if len(chains) == 1}
