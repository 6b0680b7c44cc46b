"""The ledger as Markdown (CommonMark with the tables and footnotes of GitHub), to paste into a text or a ticket.

Words of documents are escaped: nothing in them is a link, a heading or a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from consilience.export.table import Json
from consilience.model import WORTH_A_LOOK

MOST_COLUMNS: Final = 6
"""Accounts that stand side by side; more make a list under each fact."""
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|~$^])")
_STARTS: Final = re.compile(r"^(\d+(?=[.)])|(?=[#+=-]))(.)")
"""What would be a heading or a list at the start of a line."""
_COMMANDS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, which a terminal obeys, and what turns the direction of the rest of a line."""
_ADDRESS: Final = re.compile(r"\b(https?|ftp|www)([:.])", re.IGNORECASE)
"""What GitHub would make a link of."""
_STATUS: Final = {"agreed": "all agree", "partial": "some report it", "single": "one account", "differs": "they differ"}


def ledger_markdown(record: Json) -> str:
    """What was read, who reports what, where accounts differ and what only looks so, with a footnote a passage.

    Args:
        record: the record as plain rows.
    """
    return "\n".join(_Page(record).lines()).rstrip() + "\n"


class _Page:
    def __init__(self, record: Json) -> None:
        self._record = record
        self._documents = {row["id"]: row for row in record["documents"]}
        self._outlets = {row["id"]: row["name"] for row in record["sources"]}
        self._actors = {row["id"]: row["name"] for row in record["actors"]}
        names = [self._outlets.get(row["source_id"], row["id"]) for row in record["documents"]]
        self._names = {
            row["id"]: name if names.count(name) == 1 else f"{name} ({row['id']})"
            for row, name in zip(record["documents"], names, strict=True)
        }
        self._off = {row["document_id"] for row in record.get("relevance") or () if row["degree"] == "off_event"}
        self._notes: list[str] = []

    def lines(self) -> Iterator[str]:
        yield "# Ledger"
        yield ""
        for note in self._record.get("notes") or ():
            yield f"> {_plain(note)}"
            yield ""
        yield from self._read()
        yield from self._facts()
        yield from self._differences()
        yield from self._skipped()
        if self._notes:
            yield ""
            yield from self._notes

    def _read(self) -> Iterator[str]:
        relevance = {row["document_id"]: row for row in self._record.get("relevance") or ()}
        yield "## What was read"
        yield ""
        yield "| account | published | about the event |"
        yield "|---|---|---|"
        for id_, row in self._documents.items():
            known = relevance.get(id_)
            about = "" if known is None else _ABOUT[known["degree"]]
            why = f": {known['reason']}" if known is not None and known["degree"] != "about" else ""
            date = row["published"].get("edtf") or "—"
            yield f"| {_plain(self._names[id_])} | {_plain(date)} | {about}{_plain(why)} |"
        yield ""

    def _facts(self) -> Iterator[str]:
        ids = [id_ for id_ in self._documents if id_ not in self._off]
        facts = [row for row in self._record["facts"] if any(a["document_id"] in ids for a in row["accounts"])]
        several = [row for row in facts if row["status"] != "single"]
        yield "## Who reports what"
        yield ""
        if not several:
            yield "No fact was found that two accounts report."
        elif len(ids) <= MOST_COLUMNS:
            yield from self._columns(several, ids)
        else:
            for fact in several:
                yield from self._listed(fact)
        yield ""
        single = [row for row in facts if row["status"] == "single"]
        if single:
            yield "### Only one account reports"
            yield ""
            for fact in single:
                yield from self._listed(fact)
            yield ""

    def _columns(self, facts: Sequence[Json], ids: Sequence[str]) -> Iterator[str]:
        yield f"| fact | {' | '.join(_plain(self._names[id_]) for id_ in ids)} | independent |"
        yield "|---|" + "---|" * len(ids) + "---|"
        for fact in facts:
            cells = [self._cell(fact, id_) for id_ in ids]
            shared = "".join(f" ({_plain(bond['reason'])})" for bond in fact.get("shared") or ())
            yield f"| {_plain(fact['statement'])} | {' | '.join(cells)} | {fact.get('independent', '')}{shared} |"

    def _cell(self, fact: Json, id_: str) -> str:
        told = [self._told(account) for account in fact["accounts"] if account["document_id"] == id_]
        return "<br>".join(told) or ("*silent*" if id_ in fact["silent"] else "")

    def _listed(self, fact: Json) -> Iterator[str]:
        yield f"- {_plain(fact['statement'])} — {_STATUS.get(fact['status'], fact['status'])}"
        for account in fact["accounts"]:
            yield f"  - {_plain(self._names[account['document_id']])}: {self._told(account)}"

    def _told(self, account: Json) -> str:
        voice = self._actors.get(account.get("voice") or "")
        said = f" ({_plain(voice)})" if voice else ""
        return f"“{_plain(account['wording'])}”{said}{self._note(account['evidence'][0])}"

    def _differences(self) -> Iterator[str]:
        worth = [row for row in self._record["conflicts"] if row["class"] in WORTH_A_LOOK]
        cleared = [row for row in self._record["conflicts"] if row["class"] not in WORTH_A_LOOK]
        yield "## Differences"
        yield ""
        if not worth:
            yield "No difference worth a look was found."
            yield ""
        for row in worth:
            yield f"### {_plain(row['explanation'])}"
            yield ""
            severity = f", {row['severity']}" if row.get("severity") else ""
            yield f"{row['class'].replace('_', ' ').capitalize()} of {row['type']}{severity}."
            yield ""
            yield from self._sides(row)
            if row.get("arithmetic"):
                yield f"- Arithmetic: {_plain(row['arithmetic'])}"
            if row.get("settled_by"):
                yield f"- What would settle it: {_plain(row['settled_by'])}"
            yield ""
        if cleared:
            yield "### Look-alikes explained away"
            yield ""
            for row in cleared:
                yield f"- {_plain(row['explanation'])}"
                yield from (f"  {line}" for line in self._sides(row))
            yield ""

    def _sides(self, row: Json) -> Iterator[str]:
        for side in row["sides"]:
            words = "; ".join(
                f"{_plain(self._names[e['document_id']])} “{_plain(e['text'])}”{self._note(e)}"
                for e in side["evidence"]
            )
            yield f"- **{_plain(side['value'])}**: {words}"

    def _skipped(self) -> Iterator[str]:
        rows = self._record.get("skipped") or ()
        if rows:
            yield "## Skipped"
            yield ""
            yield from (f"- {_plain(row['name'])}: {_plain(row['reason'])}" for row in rows)

    def _note(self, pointer: Json) -> str:
        number = len(self._notes) + 1
        field = f" of the {pointer['field']}" if pointer.get("field") else ""
        place = f"{_plain(pointer['document_id'])}, characters {pointer['start']}–{pointer['end']}{field}"
        self._notes.append(f"[^{number}]: {place}")
        return f"[^{number}]"


_ABOUT: Final = {"about": "yes", "in_part": "in part", "off_event": "no"}


def _plain(words: str) -> str:
    """Words as they are printed, on one line, with nothing in them that Markdown obeys."""
    line = _SPECIAL.sub(r"\\\1", _COMMANDS.sub("\ufffd", " ".join(words.split()))).replace("&", "&amp;")
    return _STARTS.sub(r"\1\\\2", _ADDRESS.sub(r"\1\\\2", line))
