"""Single texts and one layer of their rows: no comparison, and no annotator that the layer does not need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final, Literal

from consilience.align.names import actors
from consilience.annotate.annotator import Annotator, Layer, annotated
from consilience.annotate.parser import Parser
from consilience.annotate.quotes.units import attributions
from consilience.components import ANNOTATORS
from consilience.errors import InputError
from consilience.ingest.plain import given_date, plain_document
from consilience.ingest.read import read
from consilience.model import Actor, Annotations, Document, Generator, Quote, Record

Unit = Literal["quotations", "attributions"]
"""What one row of quotes is: a printed quotation (for print), or an act of saying (as corpora count)."""

UNITS: Final[tuple[Unit, ...]] = ("attributions", "quotations")
STDIN: Final = "-"
_FILE_NAME: Final = re.compile(r"\S*\.(?:txt|text|html?|jsonl?|xhtml)", re.IGNORECASE)


def texts(given: Sequence[str], published: str | date | None = None, stdin: BinaryIO | None = None) -> list[Document]:
    """What a person names on the command line: a file, `-` for standard input, or the text itself.

    A file is read as for a report: page furniture is set aside, and its own date counts unless `published` is given.
    A text is read whole.

    Raises:
        UsageError: if `published` is no date.
        InputError: if a file cannot be read, or a text is empty.
    """
    when = given_date(published)
    found: list[Document] = []
    for number, words in enumerate(given, 1):
        if words == STDIN or _is_path(words):
            ingested = read([words], stdin)
            for row in ingested.skipped:
                raise InputError(f"{row.name}: {row.reason}")
            found += [replace(row, published=when) if published else row for row in ingested.documents]
        elif not words.strip():
            raise InputError("the text is empty; give a text, a file, or - for standard input")
        else:
            found.append(plain_document("text" if len(given) == 1 else f"text-{number}", words, when))
    return found


def _is_path(words: str) -> bool:
    """Whether an argument names a file (there or not) or a folder; everything else is a text."""
    if _FILE_NAME.fullmatch(words):
        return True
    try:
        return Path(words).exists()
    except (OSError, ValueError):  # too long for a name, or holds what no name may
        return False


def needed(layer: Layer) -> tuple[Annotator, ...]:
    """The annotators that write a layer or what it requires, in order."""
    wanted: set[str] = {layer}
    for annotator in reversed(ANNOTATORS):
        if annotator.assigns in wanted:
            wanted |= annotator.requires
    return tuple(annotator for annotator in ANNOTATORS if annotator.assigns in wanted)


def tagged(documents: Iterable[Document], layer: Layer, parser: Parser) -> Iterator[tuple[Document, Annotations]]:
    """Every document with the rows of one layer and of those that it requires."""
    annotators = needed(layer)
    for reading in parser.readings(documents):
        yield reading.document, annotated(reading, annotators)


def in_unit(annotations: Annotations, unit: Unit) -> Annotations:
    """Rows with quotes in the unit that is asked for. Claims point at the act that their quotation became part of."""
    if unit == "quotations":
        return annotations
    acts = attributions(annotations.quotes)
    kept = {act.id for act in acts}
    became = {quote.id: quote.id if quote.id in kept else _act(quote, acts).id for quote in annotations.quotes}
    claims = [replace(row, quote_id=became[row.quote_id]) if row.quote_id else row for row in annotations.claims]
    return replace(annotations, quotes=acts, claims=tuple(claims))


def _act(quote: Quote, acts: Sequence[Quote]) -> Quote:
    """The act that holds every character of a quotation, the shortest if several do."""
    holding = [act for act in acts if act.document_id == quote.document_id and _holds(act, quote)]
    return min(holding, key=lambda act: (act.end - act.start, act.start))


def _holds(act: Quote, quote: Quote) -> bool:
    return all(any(whole.contains(part) for whole in act.parts) for part in quote.parts)


def people(document: Document, annotations: Annotations) -> tuple[Actor, ...]:
    """Who is named in one document, as a record would name them: `Actor.chains` leads there from a speaker's chain."""
    generator = Generator("", "", "")
    return actors(Record(generator, (document,), {document.id: annotations}))
