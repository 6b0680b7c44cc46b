"""The rows of a record as W3C Web Annotations: one collection, JSON-LD, each target with both selectors.

`TextPositionSelector` counts Unicode code points of the document's text, `TextQuoteSelector` has the words and up to 32
characters before and behind them. Those are taken from the document where its text is at hand, and else from all words
that the record shows of it; where it shows nothing beside a passage, `prefix` or `suffix` is shorter or absent.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from consilience.export.coded import sure_events
from consilience.export.register_tables import certainty
from consilience.export.table import Json
from consilience.model import WORTH_A_LOOK
from consilience.text.days import date_words

CONTEXT: Final = (
    "http://www.w3.org/ns/anno.jsonld",
    {"sha256": "https://schema.org/sha256", "identifier": "https://schema.org/identifier"},
)
"""The context of the standard, and the two terms that it lacks."""
BESIDE: Final = 32
"""Characters of `prefix` and `suffix`."""
_SPACE: Final = uuid.UUID("6f0c1d0e-3b7b-5d0e-9d55-6a3f6d1f2c11")
"""The name space of the ids: a number chosen once."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A passage and what is said of it.

    Attributes:
        place: a row with `document_id`, `start`, `end` and `text`.
        row: the id of the record's row.
        says: a sentence.
        tags: the layer first, then codes.
    """

    place: Json
    row: str
    motivation: str
    says: str
    tags: tuple[str | None, ...]


def webannotations(record: Json, record_id: str, texts: Mapping[str, str] | None = None) -> str:
    """An AnnotationCollection whose first page holds everything, as JSON-LD, an annotation a line.

    Args:
        record: the record as plain rows.
        record_id: see `record_hash`; the ids of the annotations are made from it.
        texts: the texts of documents that are at hand, by id.
    """
    documents = {row["id"]: row for row in record["documents"]}
    places = {id_: place for place, id_ in enumerate(documents)}
    shown = Shown(record, texts or {})
    notes = sorted(_notes(record), key=lambda note: (places[note.place["document_id"]], note.place["start"]))
    items = []
    for number, note in enumerate(notes):
        target = _target(note.place, documents[note.place["document_id"]], shown)
        items.append({"id": _urn(record_id, str(number)), "type": "Annotation", **_content(note), "target": [target]})
    collection = {
        "@context": list(CONTEXT),
        "id": _urn(record_id, "collection"),
        "type": "AnnotationCollection",
        "label": "What a record of Consilience says, passage by passage",
        "generator": {"type": "Software", "name": f"Consilience {record['generator']['version']}"},
        "total": len(items),
    }
    page = {"id": _urn(record_id, "page"), "type": "AnnotationPage", "startIndex": 0}
    lines = ",\n".join(_json(item) for item in items)
    return f'{_json(collection)[:-1]}, "first": {_json(page)[:-1]}, "items": [\n{lines}\n]}}}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class Shown:
    """What is known of each document's text, character by character: all of it, or what the record shows."""

    def __init__(self, record: Json, texts: Mapping[str, str]) -> None:
        self._texts: dict[str, list[str | None]] = {row["id"]: [None] * row["n_chars"] for row in record["documents"]}
        self._read(record, None)
        self._texts |= {id_: list(text) for id_, text in texts.items()}

    def before(self, document_id: str, start: int) -> str:
        """Up to 32 characters in front of a place, as far as they are known without a gap."""
        text = self._texts[document_id][max(0, start - BESIDE) : start]
        gap = max((place + 1 for place, sign in enumerate(text) if sign is None), default=0)
        return "".join(sign or "" for sign in text[gap:])

    def behind(self, document_id: str, end: int) -> str:
        """Up to 32 characters behind a place, likewise."""
        text = self._texts[document_id][end : end + BESIDE]
        gap = next((place for place, sign in enumerate(text) if sign is None), len(text))
        return "".join(sign or "" for sign in text[:gap])

    def _read(self, value: object, document_id: str | None) -> None:
        if isinstance(value, list):
            for item in value:
                self._read(item, document_id)
        elif isinstance(value, dict):
            document_id = value.get("document_id", document_id)
            start, words = value.get("start"), value.get("text")
            text = self._texts.get(document_id or "")
            if text is not None and isinstance(start, int) and isinstance(words, str) and "field" not in value:
                text[start : start + len(words)] = words
            for item in value.values():
                self._read(item, document_id)


def _urn(record_id: str, name: str) -> str:
    return uuid.uuid5(_SPACE, f"{record_id}/{name}").urn


def _content(note: _Note) -> dict[str, object]:
    said = {
        "type": "TextualBody",
        "value": note.says,
        "format": "text/plain",
        "language": "en",
        "purpose": "describing",
    }
    tags = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags if tag]
    return {"motivation": note.motivation, "identifier": note.row, "body": [said, *tags]}


def _target(place: Json, document: Json, shown: Shown) -> Json:
    quote = {"type": "TextQuoteSelector", "exact": place["text"]}
    selectors: list[Mapping[str, object]] = [quote]
    if place.get("field") != "title":  # a title beside the text has no place in the text
        start, end = place["start"], place["end"]
        prefix, suffix = shown.before(document["id"], start), shown.behind(document["id"], end)
        quote |= ({"prefix": prefix} if prefix else {}) | ({"suffix": suffix} if suffix else {})
        selectors = [{"type": "TextPositionSelector", "start": start, "end": end}, quote]
    state = {"type": "oa:State", "sha256": document["sha256"], "identifier": document["id"]}
    return {"type": "SpecificResource", "source": _source(document), "selector": selectors, "state": state}


def _source(document: Json) -> str:
    """The document's address, or the name that its hash gives it (RFC 6920)."""
    if document.get("url"):
        return str(document["url"])
    digest = base64.urlsafe_b64encode(bytes.fromhex(document["sha256"])).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _notes(record: Json) -> Iterator[_Note]:
    names = {row["id"]: row["name"] for row in [*record["actors"], *record["register"]["institutions"]]}
    yield from _quotes(record["quotes"], names)
    for fact in record["facts"]:
        for account in fact["accounts"]:
            for place in account["evidence"]:
                yield _Note(place, fact["id"], "describing", fact["statement"], ("fact", fact["status"]))
    for row in record["conflicts"]:
        kind = "difference" if row["class"] in WORTH_A_LOOK else "no difference"
        for place in (place for side in row["sides"] for place in side["evidence"]):
            yield _Note(place, row["id"], "assessing", row["explanation"], (kind, row["type"], row["class"]))
    for event in sure_events(record):
        for told in event["mentions"]:
            codes = (told["event"], told["mode"], f"CAMEO {told['cameo']}", *told["context"], told["status"])
            yield _Note(told, event["id"], "classifying", event["title"], ("event", *codes))
    yield from _register(record["register"], names)


def _quotes(rows: Iterable[Json], names: Mapping[str, str]) -> Iterator[_Note]:
    for row in rows:
        name = names.get(row.get("actor_id") or "")
        says = f"Said by {name}." if name else "It is not clear who said this."
        yield _Note(row, row["id"], "describing", says, ("quote", row["kind"], name))


def _register(register: Json, names: Mapping[str, str]) -> Iterator[_Note]:
    for row in register["institutions"]:
        for place in row["evidence"]:
            yield _Note(place, row["id"], "identifying", row["name"], ("institution", row["kind"]))
    for row in register["measures"]:
        for report in row["reports"]:
            for place in report["evidence"]:
                yield _Note(place, row["id"], "classifying", row["title"], ("measure", row["type"], report["status"]))
    for row in register["statuses"]:
        says = f"{names.get(row['institution_id'], 'An institution')}: {_words(row['status'])}{_when(row)}."
        for place in row["evidence"]:
            yield _Note(place, row["id"], "classifying", says, ("status", row["status"], row["certainty"]))
    for row in register["headcounts"]:
        of = names.get(row["institution_id"] or row["actor_id"] or "", "A body")
        says = f"{of}: {_words(row['quantity'])} {row['value']}{_when(row)}."
        for place in row["evidence"]:
            yield _Note(place, row["id"], "classifying", says, ("headcount", row["quantity"], certainty(row)))
    for channel in register["channels"]:
        for row in channel["periods"]:
            says = f"{channel['name'] or 'A channel'}: {row['state']}{_when(row)}."
            for place in row["evidence"]:
                tags = ("channel", channel["kind"], row["state"], row["certainty"])
                yield _Note(place, channel["id"], "classifying", says, tags)


def _words(code: str) -> str:
    return code.replace("_", " ")


def _when(row: Json) -> str:
    return f", {date_words(row['valid_from'])}" if row["valid_from"] else ""
