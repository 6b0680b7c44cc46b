"""Two units of reported speech: the printed quotation, and the act of saying that quotations make up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from consilience.model import Quote, Span

__all__ = ["attributions"]

_KINDS: Final = ("indirect", "direct", "fragment")
_CARRIED: Final = ("continued", "inferred")
"""How the speaker of words without a cue was found, where they are one act with the words before."""


def attributions(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """One row an act of saying, from one row a printed quotation.

    Corpora of attribution (PARC 3, PolNeAR; Pareti 2015) count acts: “A,” X said. “B.” is one act with a content in
    two parts, and X said that the plan was “a disgrace” is one act whose content is the reported clause, marks and
    all. So quotations are joined that share their cue, or that have none and are said by who spoke before, and what
    stands inside a reported clause belongs to that clause.

    Args:
        quotes: rows of any number of documents, in any order.

    Returns:
        Rows in the order of their contents. A row that joins no other stays as it is. One act made of several has all
        their parts, the id of the first, and each other field from the first that has it. No character of a content
        is lost or added; to apply it twice changes nothing.
    """
    rows = list(quotes)
    while True:
        acts = _acts(rows)
        joined = [_one(act) for act in acts]
        if len(joined) == len(rows):
            return tuple(sorted(rows, key=_order))
        rows = joined


def _order(row: Quote) -> tuple[str, int, int, int, str]:
    """Text order, a clause before the marked words that it begins with."""
    return row.document_id, row.start, -row.end, _KINDS.index(row.kind), row.id


def _acts(rows: Iterable[Quote]) -> list[list[Quote]]:
    """The rows of each act, in text order."""
    acts: list[list[Quote]] = []
    by_cue: dict[tuple[str, Span], list[Quote]] = {}
    clauses: list[list[Quote]] = []
    last: dict[tuple[str, str | None], list[Quote]] = {}
    for row in sorted(rows, key=_order):
        clauses = [act for act in clauses if act[0].document_id == row.document_id and row.start < act[0].end]
        act = by_cue.get((row.document_id, row.cue)) if row.cue else None
        act = act or next((clause for clause in clauses if _holds(clause[0], row)), None)
        voice = (row.document_id, row.speaker_chain)
        if act is None and row.resolution in _CARRIED and row.cue is None:
            before = last.get(voice)
            act = before if before is not None and before[-1].end <= row.start else None
        if act is None:
            act = []
            acts.append(act)
        act.append(row)
        last[voice] = act
        if row.cue is not None:
            by_cue.setdefault((row.document_id, row.cue), act)
        if row.kind == "indirect" and act[0] is row:
            clauses.append(act)
    return acts


def _holds(clause: Quote, row: Quote) -> bool:
    """Whether all of a row lies in a reported clause; a closing mark may stand behind the end of the clause."""
    return all(any(a.start <= b.start and b.end <= a.end + 2 for a in clause.parts) for b in row.parts)


def _one(act: Sequence[Quote]) -> Quote:
    """An act as one row."""
    if len(act) == 1:
        return act[0]
    first = act[0]
    parts = _merged(part for row in act for part in row.parts)
    named = next((row for row in act if row.speaker is not None), None)
    named = named or next((row for row in act if row.speaker_chain is not None), first)
    told = next((row for row in act if row.addressee is not None), first)
    return replace(
        first,
        kind=min((row.kind for row in act), key=_KINDS.index),
        start=parts[0].start,
        end=parts[-1].end,
        parts=parts,
        cue=next((row.cue for row in act if row.cue is not None), None),
        speaker=named.speaker,
        speaker_chain=named.speaker_chain,
        resolution=named.resolution,
        addressee=told.addressee,
        addressee_chain=told.addressee_chain,
        via=next((row.via for row in act if row.via is not None), None),
        venue=next((row.venue for row in act if row.venue is not None), None),
        said_on=next((row.said_on for row in act if row.said_on is not None), None),
    )


def _merged(parts: Iterable[Span]) -> tuple[Span, ...]:
    """Disjoint parts in order; parts that overlap or touch become one."""
    merged: list[Span] = []
    for part in sorted(parts):
        if merged and part.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, part.end))
        else:
            merged.append(part)
    return tuple(merged)
