"""The only file that knows the order of the stages. Nothing flows back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from consilience import __version__
from consilience.align.facts import facts
from consilience.align.families import quote_families
from consilience.align.judgements import judgements
from consilience.align.names import actors
from consilience.align.nearness import Nearness
from consilience.align.origins import origins
from consilience.align.relevance import relevance
from consilience.align.stories import stories
from consilience.annotate.annotator import annotated
from consilience.annotate.parser import Parser
from consilience.components import ANNOTATORS
from consilience.ingest.dating import dated
from consilience.model import Annotations, Document, Generator, Record, Skipped
from consilience.record.brief import brief
from consilience.record.conflicts import conflicts
from consilience.record.events import events
from consilience.record.ledger import ledger
from consilience.record.notes import notes
from consilience.record.register import register
from consilience.record.register.institutions import institutions
from consilience.record.register.measures import grouped_measures
from consilience.record.timeline import timeline
from consilience.text.vocabularies import own_origins

STEPS = 10
"""Steps that compare documents, for the progress bar."""

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total)."""


def _silent(stage: str, done: int, total: int) -> None:
    """No progress."""


def annotations_of(
    documents: Sequence[Document], parser: Parser, progress: Progress = _silent
) -> Iterator[tuple[Document, Annotations]]:
    """Every document with its rows, in order."""
    progress("reading", 0, len(documents))
    for done, reading in enumerate(parser.readings(documents), 1):
        yield reading.document, annotated(reading, ANNOTATORS)
        progress("reading", done, len(documents))


def record_of(
    documents: Iterable[Document], parser: Parser, skipped: Iterable[Skipped] = (), progress: Progress = _silent
) -> Record:
    """One record of the event that `documents` report. The order of the inputs does not matter.

    Args:
        documents: what was read; ids must differ.
        parser: the loaded language model.
        skipped: what could not be read, for the record.
        progress: is told of every step.
    """
    read = sorted(dated(tuple(documents)), key=_published)
    rows = {document.id: found for document, found in annotations_of(read, parser, progress)}
    model = parser.model
    stages = (*(annotator.origin for annotator in ANNOTATORS), *own_origins())
    record = Record(
        generator=Generator(__version__, model.label, model.reason, stages),
        documents=tuple(read),
        annotations=rows,
        skipped=tuple(sorted(skipped, key=lambda row: (row.name, row.reason))),
    )
    for done, (stage, so_far) in enumerate(_aligned(record), 1):
        record = so_far
        progress(stage, done, STEPS)
    return replace(record, notes=notes(record))


def _published(document: Document) -> tuple[str, str]:
    """Documents stand in the order of publication, undated ones last."""
    return (document.published.edtf or "~").lstrip("["), document.id


def _aligned(record: Record) -> Iterator[tuple[str, Record]]:
    """The record after each stage that compares documents."""
    record = replace(record, actors=actors(record))
    yield "who is who", record
    record = replace(record, origins=origins(record))
    yield "shared origins", record
    nearness = Nearness(record)
    record = replace(record, stories=stories(record, nearness))
    record = replace(record, relevance=relevance(record, nearness))
    yield "one story or several", record
    record = replace(record, quote_families=quote_families(record))
    yield "wordings of quotations", record
    record = replace(record, facts=facts(record))
    yield "facts", record
    found = judgements(record)
    record = replace(record, facts=ledger(record, found), conflicts=conflicts(record, found))
    yield "differences", record
    record = replace(record, timeline=timeline(record))
    yield "timeline", record
    bodies = institutions(record)
    grouped = grouped_measures(record, bodies)
    record = replace(record, events=events(record, bodies, grouped))
    yield "events", record
    record = replace(record, register=register(record, bodies, grouped))
    yield "register", record
    record = replace(record, brief=brief(record))
    yield "brief", record
