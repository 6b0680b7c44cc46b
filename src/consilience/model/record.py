"""The whole result: one cited record of an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Final

from consilience.model.annotations import Annotations, Claim, Mention, Quantity, Quote, TimeExpression
from consilience.model.documents import Document, Skipped, Source
from consilience.model.events import Event
from consilience.model.facts import (
    Actor,
    BriefSentence,
    Conflict,
    Fact,
    Origin,
    QuoteFamily,
    Relevance,
    Story,
    TimelineEntry,
)
from consilience.model.register import Register

FORMAT: Final = "consilience.record/1"


@dataclass(frozen=True, slots=True)
class Generator:
    """What made the record: the program's version, the language model and why that one, the stages' origins."""

    version: str
    language_model: str
    language_model_reason: str
    stages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """What several documents say of one event. Rows are tuples in a fixed order; see `docs/reference/record.md`.

    `notes` are sentences for the reader about the run as a whole ("only one document: nothing to compare").
    """

    generator: Generator
    documents: tuple[Document, ...]
    annotations: dict[str, Annotations]
    actors: tuple[Actor, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    relevance: tuple[Relevance, ...] = ()
    quote_families: tuple[QuoteFamily, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    events: tuple[Event, ...] = ()
    register: Register = field(default_factory=Register)
    brief: tuple[BriefSentence, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The publishers, each once, in the order of their documents."""
        return tuple({document.source.id: document.source for document in self.documents}.values())

    @cached_property
    def document_of(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def off_event(self) -> frozenset[str]:
        """The ids of documents that are not about the event."""
        return frozenset(row.document_id for row in self.relevance if row.degree == "off_event")

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """The id of the origin of each document that shares one."""
        return {id_: origin.id for origin in self.origins for id_ in origin.document_ids}

    @cached_property
    def sure_events(self) -> tuple[Event, ...]:
        """The events whose words leave no doubt of who did it to whom."""
        return tuple(event for event in self.events if event.is_sure)

    @cached_property
    def events_of(self) -> dict[str, tuple[Event, ...]]:
        """The sure events that each event mention tells: one, or one for each day that its clause gives."""
        found: dict[str, tuple[Event, ...]] = {}
        for event in self.sure_events:
            for id_ in event.mention_ids:
                found[id_] = (*found.get(id_, ()), event)
        return found

    @cached_property
    def actor_of_chain(self) -> dict[str, Actor]:
        """The actor that a document-local chain stands for."""
        return {chain: actor for actor in self.actors for chain in actor.chains}

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions of all documents, in document order."""
        return tuple(row for document in self.documents for row in self.annotations[document.id].mentions)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Quotations of all documents, in document order; none of a headline that was given beside a text."""
        return tuple(
            row
            for document in self.documents
            for row in self.annotations[document.id].quotes
            if row.start < document.own_length
        )

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """Time expressions of all documents, in document order."""
        return tuple(row for document in self.documents for row in self.annotations[document.id].times)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Quantities of all documents, in document order."""
        return tuple(row for document in self.documents for row in self.annotations[document.id].quantities)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Claims of all documents, in document order."""
        return tuple(row for document in self.documents for row in self.annotations[document.id].claims)

    def _repr_html_(self) -> str:
        """What a notebook shows: the brief, and how much stands behind it."""
        brief = "".join(f"<li>{escape(sentence.text)}</li>" for sentence in self.brief)
        worth = sum(row.is_worth_a_look for row in self.conflicts)
        counted = {
            "documents": len(self.documents),
            "skipped": len(self.skipped),
            "facts": len(self.facts),
            "reported by several": sum(fact.status != "single" for fact in self.facts),
            "differences": worth,
            "look-alikes explained away": len(self.conflicts) - worth,
            "quotations": len(self.quotes),
        }
        numbers = " · ".join(f"{number} {name}" for name, number in counted.items())
        notes = "".join(f"<p><em>{escape(note)}</em></p>" for note in self.notes)
        return f"<p><b>Consilience record</b>: {numbers}</p>{notes}<ol>{brief}</ol>"
