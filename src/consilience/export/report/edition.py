"""What all views share: the order of the accounts, their short names, who a voice is, and pointers to words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consilience.export.report.passages import Passage, passage, sentences
from consilience.export.report.words import short_date
from consilience.model import Document, Evidence, Fact, Origin, Quote, Record, Relevance, Span, Story
from consilience.text.dates import bounds
from consilience.text.naming import outlet_names

NOBODY = "a speaker"
"""What a voice without a name is called."""
MOST_MAIN = 8
"""Facts that are called main points where the record marks none."""
MOST_COLUMNS = 8
"""Up to so many accounts stand strictly in the order of publication; more are grouped by origin."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One account as the views name it: its column number from 1, a name no other account has, its date in short."""

    number: int
    document: Document
    name: str
    date: str

    @property
    def address(self) -> str:
        """Where the account stands in the page."""
        return f"source-{self.number}"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link to words of one account.

    `ranges` is what the page's script reads: `"2:120:164 2:180:190"`, account number and code point offsets.
    """

    outlet: Outlet
    ranges: str
    evidence: tuple[Evidence, ...]


class Edition:
    """A record as the report tells it. Built once a page, read by every view."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def outlets(self) -> tuple[Outlet, ...]:
        """The accounts in the order of publication; in a large story those of one origin stand together."""
        documents = sorted(self.record.documents, key=by_publication)
        if len(documents) > MOST_COLUMNS:
            first = {document.id: place for place, document in reversed(list(enumerate(documents)))}
            group = {
                name: min(first[other] for other in origin.document_ids if other in first)
                for origin in self.record.origins
                for name in origin.document_ids
                if name in first
            }
            documents.sort(key=lambda document: (group.get(document.id, first[document.id]), first[document.id]))
        names = outlet_names(self.record.documents)
        return tuple(
            Outlet(number, document, names[document.id], short_date(document.published.edtf))
            for number, document in enumerate(documents, 1)
        )

    @cached_property
    def outlet_of(self) -> dict[str, Outlet]:
        """Accounts by document id."""
        return {outlet.document.id: outlet for outlet in self.outlets}

    @cached_property
    def quote_of(self) -> dict[str, Quote]:
        """Quotations by id."""
        return {quote.id: quote for quote in self.record.quotes}

    @cached_property
    def main_story(self) -> Story | None:
        """The story with the most documents, the first of several; None where no two documents share one."""
        best = max(self.record.stories, key=lambda story: len(story.document_ids), default=None)
        is_split = best is not None and len(best.document_ids) < 2 <= len(self.record.documents)
        return None if is_split else best

    @cached_property
    def relevance(self) -> dict[str, Relevance]:
        """How far each document is about the event; in a record that does not say, what its stories tell."""
        found = {row.document_id: row for row in self.record.relevance}
        for story in self.record.stories:
            for name in story.document_ids if story is not self.main_story else ():
                found.setdefault(name, Relevance(name, "off_event", story.reason))
        return found

    @cached_property
    def off_event(self) -> frozenset[str]:
        """Documents that are not about the event and take no part in agreement."""
        return frozenset(name for name, row in self.relevance.items() if row.degree == "off_event")

    @cached_property
    def main_points(self) -> frozenset[str]:
        """The ids of the main facts; where the record marks none, of the first that most accounts report."""
        marked = frozenset(fact.id for fact in self.record.facts if fact.is_main)
        if marked:
            return marked
        half = max(len(self.columns) / 2, 2)
        many = [f for f in self.record.facts if len({a.document_id for a in f.accounts} - self.off_event) >= half]
        return frozenset(fact.id for fact in many[:MOST_MAIN])

    @cached_property
    def columns(self) -> tuple[Outlet, ...]:
        """The accounts that are compared: those of the main story."""
        return tuple(outlet for outlet in self.outlets if outlet.document.id not in self.off_event)

    def is_on_event(self, fact: Fact) -> bool:
        """Whether an account of the main story reports a fact."""
        return any(account.document_id not in self.off_event for account in fact.accounts)

    @cached_property
    def shared_origins(self) -> tuple[Origin, ...]:
        """Origins of at least two documents."""
        return tuple(origin for origin in self.record.origins if len(set(origin.document_ids)) > 1)

    @cached_property
    def _voices(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for mention in self.record.mentions:
            if mention.form != "pronoun":
                names.setdefault(mention.chain, mention.name)
        names.update((chain, actor.name) for chain, actor in self.record.actor_of_chain.items())
        names.update((actor.id, actor.name) for actor in self.record.actors)
        return names

    def voice(self, voice: str) -> str:
        """Who speaks, by chain or actor id: `""` for the outlet itself, else a name, or `NOBODY` without one."""
        if voice == "several":
            return "several speakers"
        return "" if voice == "narrator" else self._voices.get(voice, NOBODY)

    @cached_property
    def _sentences(self) -> dict[str, tuple[Span, ...]]:
        return {
            document.id: sentences(document, self.record.annotations[document.id].claims)
            for document in self.record.documents
        }

    def sentences(self, document_id: str) -> tuple[Span, ...]:
        """The sentences of an account, in order."""
        return self._sentences[document_id]

    def pointers(self, evidence: Iterable[Evidence]) -> tuple[Pointer, ...]:
        """One link an account, in the order of the columns; evidence in unknown documents is left out."""
        by_document: dict[str, list[Evidence]] = {}
        for item in evidence:
            if item.document_id in self.outlet_of and item not in by_document.setdefault(item.document_id, []):
                by_document[item.document_id].append(item)
        return tuple(
            Pointer(outlet, self.ranges(by_document[outlet.document.id]), tuple(by_document[outlet.document.id]))
            for outlet in self.outlets
            if outlet.document.id in by_document
        )

    def ranges(self, evidence: Iterable[Evidence]) -> str:
        """Evidence as the page's script reads it."""
        return " ".join(
            f"{self.outlet_of[item.document_id].number}:{item.start}:{item.end}"
            for item in evidence
            if item.document_id in self.outlet_of
        )

    def passage(self, pointer: Pointer, marked: Iterable[Span] | None = None) -> Passage:
        """The sentence or sentences around a pointer's words, with `marked` (else the words themselves) marked."""
        document = pointer.outlet.document
        spans = [item.span for item in pointer.evidence]
        return passage(document.text, self.sentences(document.id), spans, spans if marked is None else list(marked))

    def address(self, kind: str, name: str, place: int) -> str:
        """An address for a row: its own id where that is a plain `kind-…`, else its place (from 0) in the list."""
        return name if re.fullmatch(rf"{kind}-[A-Za-z0-9_-]+", name) else f"{kind}-{place + 1}"


def by_publication(document: Document) -> tuple[date, date, str]:
    """Sorts documents by the day of publication; what has none comes last."""
    first, last = bounds(document.published.edtf)
    return first or last or date.max, last or date.max, document.id


@dataclass(frozen=True, slots=True)
class Link:
    """A pointer with the address it is opened at: `fact-12.3` is the third link of `fact-12`."""

    href: str
    pointer: Pointer

    @property
    def outlet(self) -> Outlet:
        """The account that the link leads into."""
        return self.pointer.outlet

    @property
    def ranges(self) -> str:
        """The words, as the page's script reads them."""
        return self.pointer.ranges


class Links:
    """Numbers the links of one row, in the order in which they are asked for."""

    def __init__(self, edition: Edition, address: str) -> None:
        self._edition, self._address, self._last = edition, address, 0

    def to(self, evidence: Iterable[Evidence]) -> tuple[Link, ...]:
        """A link an account to the words."""
        links = []
        for pointer in self._edition.pointers(evidence):
            self._last += 1
            links.append(Link(f"{self._address}.{self._last}", pointer))
        return tuple(links)
