"""The record as JSON: `consilience.record/1`. Keys and rows stand in a fixed order, so the same record gives the same
bytes.

Wherever a row has `start` and `end`, it also has `text`, the words themselves (the W3C quote selector beside the
position selector), so that a reader without the documents sees them and `verify` can prove them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from consilience.export.places import Documents, Json, evidence_row, place_row, span_row
from consilience.export.system import event_rows, register_row, system_rows
from consilience.model import (
    FORMAT,
    Account,
    Actor,
    Annotations,
    Bond,
    Claim,
    Conflict,
    Document,
    Evidence,
    Fact,
    Quantity,
    Quote,
    QuoteFamily,
    Record,
    Side,
    Source,
    TimeExpression,
)

NARRATOR = "narrator"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def record_json(record: Record) -> str:
    """The whole record as JSON, one row a line, with a final newline.

    One row a line can be read and compared with diff, and the fast encoder writes it (with indents it is the slow one).
    """
    return "{\n" + ",\n".join(f'"{key}": {_layer(value)}' for key, value in record_row(record).items()) + "\n}\n"


def _layer(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _ENCODER.encode(value)
    return "[\n " + ",\n ".join(map(_ENCODER.encode, value)) + "\n]"


def record_row(record: Record) -> Json:
    """The whole record as plain dictionaries and lists. A layer that does not exist is absent."""
    documents = record.document_of
    actor_ids = {chain: actor.id for chain, actor in record.actor_of_chain.items()}
    actor_ids |= {actor.id: actor.id for actor in record.actors}  # a side's voice is an actor already
    families = _family_of(record.quote_families)
    printed = [record.annotations[document.id].in_text(document.own_length) for document in record.documents]

    def words(evidence: Iterable[Evidence]) -> list[Json]:
        return [evidence_row(pointer, documents) for pointer in evidence]

    return {
        "format": FORMAT,
        "generator": {
            "version": record.generator.version,
            "language_model": record.generator.language_model,
            "language_model_reason": record.generator.language_model_reason,
            "stages": list(record.generator.stages),
        },
        "documents": [_document(document) for document in record.documents],
        "sources": [_source(source, documents) for source in record.sources],
        "actors": [_actor(actor, words(actor.evidence)) for actor in record.actors],
        "quotes": [_quote(row, documents, actor_ids, families.get(row.id)) for rows in printed for row in rows.quotes],
        "quote_families": [_family(family, documents) for family in record.quote_families],
        "times": [_time(row, documents) for rows in printed for row in rows.times],
        "quantities": [_quantity(row, documents) for rows in printed for row in rows.quantities],
        "claims": [_claim(row, documents, actor_ids) for rows in printed for row in rows.claims],
        "facts": [_fact(fact, documents, actor_ids) for fact in record.facts],
        "conflicts": [_conflict(row, documents, actor_ids) for row in record.conflicts],
        "origins": [
            {
                "id": row.id,
                "document_ids": list(row.document_ids),
                "reason": row.reason,
                "evidence": words(row.evidence),
                "bonds": [_bond(bond, documents) for bond in row.bonds],
            }
            for row in record.origins
        ],
        "stories": [
            {"id": row.id, "document_ids": list(row.document_ids), "reason": row.reason} for row in record.stories
        ],
        "relevance": [
            {
                "document_id": row.document_id,
                "degree": row.degree,
                "reason": row.reason,
                "evidence": words(row.evidence),
            }
            for row in record.relevance
        ],
        "timeline": [
            {
                "id": row.id,
                "edtf": row.edtf,
                "kind": row.kind,
                "what": row.what,
                "document_ids": list(row.document_ids),
                "evidence": words(row.evidence),
                "fact_id": row.fact_id,
                "is_background": row.is_background,
                "conflict_id": row.conflict_id,
            }
            for row in record.timeline
        ],
        "events": event_rows(record),
        "register": register_row(record),
        "brief": [
            {
                "text": row.text,
                "independent": row.independent,
                "citations": words(row.citations),
                "fact_ids": list(row.fact_ids),
            }
            for row in record.brief
        ],
        "skipped": [{"name": row.name, "reason": row.reason} for row in record.skipped],
        "notes": list(record.notes),
    }


def annotation_json(document: Document, annotations: Annotations) -> str:
    """One document's rows as one line of JSON with a final newline, for `consilience annotate`."""
    return json.dumps(annotation_row(document, annotations), ensure_ascii=False, separators=(",", ":")) + "\n"


def annotation_row(document: Document, annotations: Annotations) -> Json:
    """One document's rows as plain dictionaries and lists; of a headline beside the text only the claims.

    Speakers and voices are not resolved across documents here: `actor_id` is the document-local chain.
    """
    documents = {document.id: document}
    annotations = annotations.in_text(document.own_length)
    return {
        "document_id": document.id,
        "zones": _zones(document),
        "mentions": [
            {
                "id": mention.id,
                "start": mention.start,
                "end": mention.end,
                "text": document.text[mention.start : mention.end],
                "kind": mention.kind,
                "form": mention.form,
                "name": mention.name,
                "role": mention.role,
                "country": mention.country,
                "chain": mention.chain,
                "origin": mention.origin,
            }
            for mention in annotations.mentions
        ],
        "quotes": [_quote(quote, documents, {}, None) for quote in annotations.quotes],
        "times": [_time(time, documents) for time in annotations.times],
        "quantities": [_quantity(quantity, documents) for quantity in annotations.quantities],
        "claims": [_claim(claim, documents, {}) for claim in annotations.claims],
        **system_rows(document, annotations),
    }


def _zones(document: Document) -> list[Json]:
    """The zones of the text; a headline beside it is the document's `title`."""
    zones = (zone for zone in document.zones if zone.type != "headline")
    return [{"type": zone.type, "start": zone.start, "end": zone.end, "reason": zone.reason} for zone in zones]


def _document(document: Document) -> Json:
    published = document.published
    documents = {document.id: document}
    return {
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "source_id": document.source.id,
        "title": document.title,
        "language": document.language,
        "media_type": document.media_type,
        "remark": document.remark,
        "published": {
            "edtf": published.edtf,
            "method": published.method,
            "evidence": evidence_row(published.evidence, documents) if published.evidence else None,
        },
        "sha256": document.sha256,
        "n_chars": document.own_length,
        "zones": _zones(document),
    }


def _source(source: Source, documents: Documents) -> Json:
    return {
        "id": source.id,
        "name": source.name,
        "method": source.method,
        "domain": source.domain,
        "country": source.country,
        "owner": source.owner,
        "evidence": evidence_row(source.evidence, documents) if source.evidence else None,
    }


def _actor(actor: Actor, evidence: list[Json]) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role,
        "country": actor.country,
        "aliases": list(actor.aliases),
        "evidence": evidence,
    }


def _quote(row: Quote, documents: Documents, actor_ids: Mapping[str, str], family_id: str | None) -> Json:
    document = documents[row.document_id]
    return {
        "id": row.id,
        "document_id": row.document_id,
        "kind": row.kind,
        **place_row(document, row.start, row.end),
        "parts": [span_row(part, document) for part in row.parts],
        "cue": span_row(row.cue, document),
        "speaker": span_row(row.speaker, document),
        "actor_id": _actor_id(row.speaker_chain, actor_ids),
        "resolution": row.resolution,
        "addressee": span_row(row.addressee, document),
        "addressee_id": _actor_id(row.addressee_chain, actor_ids),
        "via": span_row(row.via, document),
        "venue": span_row(row.venue, document),
        "said_on": span_row(row.said_on, document),
        "family_id": family_id,
        "origin": row.origin,
    }


def _actor_id(chain: str | None, actor_ids: Mapping[str, str]) -> str | None:
    """The actor of a chain; the chain itself where actors were not resolved (a single document's rows)."""
    if chain is None or not actor_ids:
        return chain
    return actor_ids.get(chain)


def _family_of(families: Iterable[QuoteFamily]) -> dict[str, str]:
    """The family of each quotation; of several, the last of those with most members."""
    ranked = sorted(families, key=lambda family: len(family.members))
    return {member: family.id for family in ranked for member in family.members}


def _family(family: QuoteFamily, documents: Documents) -> Json:
    return {
        "id": family.id,
        "actor_id": family.actor_id,
        "members": list(family.members),
        "relation": family.relation,
        "alignment": [
            [{"quote_id": cell.quote_id, "words": cell.text, "relation": cell.relation} for cell in column]
            for column in family.alignment
        ],
        "echoes": list(family.echoes),
        "absorbed": [evidence_row(pointer, documents) for pointer in family.absorbed],
        "restatements": list(family.restatements),
    }


def _time(row: TimeExpression, documents: Documents) -> Json:
    return {
        "id": row.id,
        "document_id": row.document_id,
        **place_row(documents[row.document_id], row.start, row.end),
        "type": row.type,
        "value": row.value,
        "mod": row.mod,
        "edtf": row.edtf,
        "anchor": row.anchor,
        "origin": row.origin,
    }


def _quantity(row: Quantity, documents: Documents) -> Json:
    return {
        "id": row.id,
        "document_id": row.document_id,
        **place_row(documents[row.document_id], row.start, row.end),
        "value": list(row.value) if isinstance(row.value, tuple) else row.value,
        "unit": row.unit,
        "modifier": row.modifier,
        "counts": row.counts,
        "previous": row.previous,
        "change": row.change,
        "origin": row.origin,
    }


def _voice(chain: str, actor_ids: Mapping[str, str]) -> str:
    return NARRATOR if chain == NARRATOR else _actor_id(chain, actor_ids) or "unresolved speaker"


def _claim(row: Claim, documents: Documents, actor_ids: Mapping[str, str]) -> Json:
    return {
        "id": row.id,
        "document_id": row.document_id,
        "slot": row.slot,
        "value": row.value,
        "voice": _voice(row.voice, actor_ids),
        "modality": row.modality,
        "polarity": row.polarity,
        "act": row.act,
        "actor_id": _actor_id(row.actor_chain, actor_ids),
        "recipient_id": _actor_id(row.recipient_chain, actor_ids),
        "tense": row.tense,
        "time_ids": list(row.time_ids),
        "quantity_ids": list(row.quantity_ids),
        "quote_id": row.quote_id,
        "evidence": [evidence_row(pointer, documents) for pointer in row.evidence],
        "origin": row.origin,
    }


def _account(row: Account, documents: Documents, actor_ids: Mapping[str, str]) -> Json:
    return {
        "document_id": row.document_id,
        "claim_ids": list(row.claim_ids),
        "value": row.value,
        "wording": row.wording,
        "voice": _voice(row.voice, actor_ids),
        "modality": row.modality,
        "evidence": [evidence_row(pointer, documents) for pointer in row.evidence],
    }


def _fact(row: Fact, documents: Documents, actor_ids: Mapping[str, str]) -> Json:
    return {
        "id": row.id,
        "slot": row.slot,
        "statement": row.statement,
        "status": row.status,
        "independent": row.independent,
        "weight": round(row.weight, 4),
        "accounts": [_account(account, documents, actor_ids) for account in row.accounts],
        "silent": list(row.silent),
        "shared": [_bond(bond, documents) for bond in row.shared],
        "is_main": row.is_main,
    }


def _bond(row: Bond, documents: Documents) -> Json:
    return {
        "document_ids": list(row.document_ids),
        "kind": row.kind,
        "reason": row.reason,
        "evidence": [evidence_row(pointer, documents) for pointer in row.evidence],
    }


def _side(side: Side, documents: Documents, actor_ids: Mapping[str, str]) -> Json:
    return {
        "value": side.value,
        "voice": _voice(side.voice, actor_ids),
        "evidence": [evidence_row(pointer, documents) for pointer in side.evidence],
    }


def _conflict(row: Conflict, documents: Documents, actor_ids: Mapping[str, str]) -> Json:
    return {
        "id": row.id,
        "type": row.type,
        "class": row.class_,
        "severity": row.severity,
        "fact_id": row.fact_id,
        "sides": [_side(side, documents, actor_ids) for side in row.sides],
        "explanation": row.explanation,
        "settled_by": row.settled_by,
        "arithmetic": row.arithmetic,
        "equation": [
            {
                "operator": operand.operator,
                "value": operand.value,
                "counts": operand.counts,
                "evidence": [evidence_row(pointer, documents) for pointer in operand.evidence],
            }
            for operand in row.equation
        ],
    }
