"""Rows of events and of the register as plain dictionaries: the fields of the model in their order.

A place becomes `{"start", "end", "text"}`, evidence `{"document_id", "start", "end", "text"}`, a party its place with
`actor_id`, `country` and `sector`. `from_id` and `to_id` are written `from` and `to`, and the
words for the other end of a relation `to_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Final

from consilience.export.places import Documents, Json, evidence_row, place_row
from consilience.model import (
    Annotations,
    Document,
    Evidence,
    Party,
    Record,
    Span,
)

_RENAMED: Final = {"from_id": "from", "to_id": "to", "to": "to_words", "chains": None}
"""Fields with another key; None for one that is not written."""
LAYERS: Final = ("events", "institutions", "measures", "relations", "headcounts", "statuses", "channels")
"""Layers of one document, in the order in which they are written."""


def event_rows(record: Record) -> list[Json]:
    """The events across accounts, each with its mentions (the split of GDELT 2.0)."""
    documents = record.document_of
    actors = {chain: actor.id for chain, actor in record.actor_of_chain.items()}
    mentions = {row.id: row for rows in record.annotations.values() for row in rows.events}
    rows = []
    for event in record.events:
        row = _row(event, documents, None, actors)
        told = [mentions[id_] for id_ in row.pop("mention_ids")]
        row["mentions"] = [_row(mention, documents, documents[mention.document_id], actors) for mention in told]
        rows.append(row)
    return rows


def register_row(record: Record) -> Json:
    """The register, a list for each of its parts."""
    actors = {chain: actor.id for chain, actor in record.actor_of_chain.items()}
    return _row(record.register, record.document_of, None, actors)


def system_rows(document: Document, annotations: Annotations) -> Json:
    """One document's rows of events, institutions, measures, relations, headcounts, statuses and channels."""
    documents = {document.id: document}
    return {layer: [_row(row, documents, document, {}) for row in getattr(annotations, layer)] for layer in LAYERS}


def _row(row: object, documents: Documents, document: Document | None, actors: Mapping[str, str]) -> Json:
    written: Json = {}
    for name, key in _keys(type(row)):  # type: ignore[arg-type]
        value = getattr(row, name)
        if key == "end" and document is not None and isinstance(value, int):
            written |= place_row(document, written.pop("start"), value)
        else:
            written[key] = _plain(value, documents, document, actors)
    return written


@cache
def _keys(type_: type) -> tuple[tuple[str, str], ...]:
    """The fields of a type that are written, each with its key."""
    named = ((field.name, _RENAMED.get(field.name, field.name)) for field in fields(type_))
    return tuple((name, key) for name, key in named if key is not None)


def _plain(value: object, documents: Documents, document: Document | None, actors: Mapping[str, str]) -> object:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Evidence):
        return evidence_row(value, documents)
    if isinstance(value, Span) and document is not None:
        return place_row(document, value.start, value.end)
    if isinstance(value, Party) and document is not None:
        actor = actors.get(value.chain or "") if actors else value.chain
        place = place_row(document, value.start, value.end)
        return place | {"actor_id": actor, "country": value.country, "sector": value.sector}
    if isinstance(value, (tuple, list)):
        return [_plain(item, documents, document, actors) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _row(value, documents, document, actors)
    return value
