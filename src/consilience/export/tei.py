"""Quote families as a critical apparatus: TEI P5, parallel segmentation (Guidelines, chapter 12).

Documents are the witnesses. Each `app` holds what every witness of the family prints at one place: a `rdg` a wording,
an empty one where a witness has nothing there. There is no `lem` and no text outside the readings: nobody is right, and
no composite reading is made. Every reading is a stretch of the printed words, so the readings of one witness, in order,
are its wording; a word that stands at another place than in the others has an `app` of its own there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from consilience.export.apparatus import Column, Json, places
from consilience.export.markup import attribute, content

_LEAST: Final = 2
"""Wordings that there must be for an apparatus."""


def tei(record: Json) -> str:
    """The families of a record as one TEI document, ending in a newline.

    Args:
        record: the record as plain rows (`record.json`, or `record_row`).
    """
    quotes = {row["id"]: row for row in record["quotes"]}
    names = {row["id"]: row["name"] for row in record["actors"]}
    families = [row for row in record["quote_families"] if len(row["members"]) >= _LEAST]
    numbers = {row["id"]: number for number, row in enumerate(record["documents"], 1)}
    sigla = {row["id"]: _sigla([quotes[member] for member in row["members"]], numbers) for row in families}
    printings = sorted({siglum for of_family in sigla.values() for siglum in of_family.values()}, key=_order)
    body = [_division(row, quotes, names, sigla[row["id"]]) for row in families]
    empty = "<p>No utterance of this record is printed in two wordings.</p>"
    lines = [*_head(record, printings), "<text><body>", *(body or [empty]), "</body></text>", "</TEI>"]
    return "\n".join(lines) + "\n"


def _sigla(members: Sequence[Json], numbers: Mapping[str, int]) -> dict[str, str]:
    """The witness of each member: its document, and from the second printing on the number of the printing."""
    seen: dict[str, int] = {}
    sigla = {}
    for row in sorted(members, key=lambda row: (numbers[row["document_id"]], row["start"], row["id"])):
        seen[row["document_id"]] = printing = seen.get(row["document_id"], 0) + 1
        siglum = f"d{numbers[row['document_id']]}"
        sigla[row["id"]] = siglum if printing == 1 else f"{siglum}-{printing}"
    return sigla


def _order(siglum: str) -> tuple[int, ...]:
    return tuple(int(number) for number in siglum[1:].split("-"))


def _head(record: Json, printings: Sequence[str]) -> Iterator[str]:
    version = content((record.get("generator") or {}).get("version") or "")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    yield "<teiHeader><fileDesc>"
    yield "<titleStmt><title>The wordings of each utterance, side by side</title></titleStmt>"
    yield f"<publicationStmt><p>Made by Consilience {version} from a record of the format "
    yield f"{content(record['format'])}.</p></publicationStmt>"
    yield "<sourceDesc>"
    yield from _witnesses(record, printings)
    yield "</sourceDesc>"
    yield "</fileDesc><encodingDesc>"
    yield '<variantEncoding method="parallel-segmentation" location="internal"/>'
    yield "<editorialDecl><p>Readings only: no lemma, no composite. An empty reading says that a witness has no words "
    yield "there.</p></editorialDecl>"
    yield "</encodingDesc></teiHeader>"


def _witnesses(record: Json, printings: Sequence[str]) -> Iterator[str]:
    if not printings:
        yield "<p>No document of this record prints an utterance that another wording stands beside.</p>"
        return
    outlets = {row["id"]: row["name"] for row in record["sources"]}
    yield "<listWit>"
    for siglum in printings:
        number, *printing = _order(siglum)
        document = record["documents"][number - 1]
        outlet, title = outlets.get(document["source_id"]), document.get("title")
        words = [document["id"], outlet if outlet != document["id"] else None, title, document["published"].get("edtf")]
        again = f"; printing {printing[0]} of an utterance" if printing else ""
        named = content(", ".join(word for word in words if word) + again)
        yield f'<witness xml:id="{siglum}" n={attribute(document["id"])}>{named}</witness>'
    yield "</listWit>"


def _division(family: Json, quotes: Mapping[str, Json], names: Mapping[str, str], sigla: Mapping[str, str]) -> str:
    """One family: who said it, where each witness prints it and with which verb, and the apparatus."""
    speaker = names.get(family.get("actor_id") or "") or "speaker not resolved"
    lines = [f'<div type="utterance" subtype={attribute(family["relation"])} xml:id={attribute(family["id"])}>']
    lines.append(f"<head>{content(speaker)}</head>")
    lines.append('<list type="printings">')
    for member, siglum in sorted(sigla.items(), key=lambda item: _order(item[1])):
        row = quotes[member]
        cue = f"“{row['cue']['text']}”, " if row.get("cue") else ""
        where = f"{cue}{row['kind']}, characters {row['start']} to {row['end']}"
        lines.append(f'<item corresp="#{siglum}" n={attribute(member)}>{content(where)}</item>')
    lines.append("</list>")
    texts = {member: str(quotes[member]["text"]) for member in family["members"]}
    lines.append("<ab>" + " ".join(_app(column, texts, sigla) for column in places(family, quotes)) + "</ab>")
    return "\n".join([*lines, "</div>"])


def _app(column: Column, texts: Mapping[str, str], sigla: Mapping[str, str]) -> str:
    readings: dict[str, list[str]] = {}
    for member in texts:
        cell = column.get(member)
        readings.setdefault(texts[member][cell.start : cell.end] if cell else "", []).append(sigla[member])
    rows = []
    for words, found in sorted(readings.items(), key=lambda item: (item[0] == "", min(map(_order, item[1])))):
        witnesses = " ".join(f"#{siglum}" for siglum in sorted(found, key=_order))
        rows.append(f'<rdg wit="{witnesses}">{content(words)}</rdg>' if words else f'<rdg wit="{witnesses}"/>')
    return f"<app>{''.join(rows)}</app>"
