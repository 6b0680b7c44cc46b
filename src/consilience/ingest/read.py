"""Files, folders and standard input to documents. What cannot be read is listed with its reason; the run goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from consilience.errors import UnreadableDocument
from consilience.ingest import jsonl, text
from consilience.ingest.decoding import decoded
from consilience.model import Document, Skipped

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What was read, in the order of the inputs, and what was not."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


def read(inputs: Iterable[str | Path], stdin: BinaryIO | None = None, progress: Progress | None = None) -> Ingested:
    """Read files, folders (with all that is in them) and `-` for standard input."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for name in inputs:
        path = Path(name)
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            try:
                payload = stdin.read() if str(name) == "-" and stdin else file.read_bytes()
                if file.suffix == ".jsonl":
                    rows = [json.loads(line) for line in decoded(payload).text.split("\n") if line.strip()]
                    documents += [
                        jsonl.document_of({"id": f"{file.name}/{n}"} | row, str(file)) for n, row in enumerate(rows, 1)
                    ]
                else:
                    documents.append(text.document(file.name, payload, str(file)))
            except (UnreadableDocument, OSError, ValueError) as error:
                skipped.append(Skipped(file.name, str(error)))
    return Ingested(tuple(documents), tuple(skipped))
