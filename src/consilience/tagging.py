"""Single texts and one layer of their rows: no comparison, and no annotator that the layer does not need."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from consilience.align.names import actors
from consilience.annotate.annotator import Annotator, Layer, annotated
from consilience.annotate.parser import Parser
from consilience.annotate.quotes.units import attributions
from consilience.components import ANNOTATORS
from consilience.model import Actor, Annotations, Document, Generator, Quote, Record

Unit = Literal["quotations", "attributions"]
"""What one row of quotes is: a printed quotation (for print), or an act of saying (as corpora count)."""

UNITS: Final[tuple[Unit, ...]] = ("attributions", "quotations")


def needed(layer: Layer) -> tuple[Annotator, ...]:
    """The annotators that write a layer or what it requires, in order."""
    wanted: set[str] = {layer}
    for annotator in reversed(ANNOTATORS):
        if annotator.assigns in wanted:
            wanted |= annotator.requires
    return tuple(annotator for annotator in ANNOTATORS if annotator.assigns in wanted)


def tagged(documents: Iterable[Document], layer: Layer, parser: Parser) -> Iterator[tuple[Document, Annotations]]:
    """Every document with the rows of one layer and of those that it requires, as they are written out."""
    annotators = needed(layer)
    for reading in parser.readings(documents):
        yield reading.document, annotated(reading, annotators).in_text(reading.document.own_length)


def in_unit(annotations: Annotations, unit: Unit) -> Annotations:
    """Rows with quotes in the unit that is asked for. Claims point at the act that their quotation became part of."""
    if unit == "quotations":
        return annotations
    acts = attributions(annotations.quotes)
    became = _became(annotations.quotes, acts)
    claims = [replace(row, quote_id=became[row.quote_id]) if row.quote_id else row for row in annotations.claims]
    return replace(annotations, quotes=acts, claims=tuple(claims))


def _became(quotes: Iterable[Quote], acts: Sequence[Quote]) -> dict[str, str]:
    """The act that each quotation is part of, by their ids: of those that hold all its characters the shortest.

    Both are walked in text order, with the acts that are still open: a long document has thousands of each.
    """
    kept = {act.id for act in acts}
    found: dict[str, str] = {}
    waiting = deque(acts)
    near: list[Quote] = []
    for quote in sorted(quotes, key=lambda row: (row.document_id, row.start)):
        near = [act for act in near if act.document_id == quote.document_id and quote.start < act.end]
        while waiting and (waiting[0].document_id, waiting[0].start) <= (quote.document_id, quote.start):
            near.append(waiting.popleft())
        holding = [act for act in near if act.document_id == quote.document_id and _holds(act, quote)]
        act = min(holding, key=lambda act: (act.end - act.start, act.start))
        found[quote.id] = quote.id if quote.id in kept else act.id
    return found


def _holds(act: Quote, quote: Quote) -> bool:
    return all(any(whole.contains(part) for whole in act.parts) for part in quote.parts)


def people(document: Document, annotations: Annotations) -> tuple[Actor, ...]:
    """Who is named in one document, as a record would name them: `Actor.chains` leads there from a speaker's chain."""
    generator = Generator("", "", "")
    return actors(Record(generator, (document,), {document.id: annotations}))
