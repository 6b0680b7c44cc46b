"""Which documents are about the event, which only in part, which not at all: nothing is dropped, all is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from consilience.align.nearness import FAR, Nearness
from consilience.align.stories import core, shared_terms
from consilience.align.vocabulary import COMMON
from consilience.model import GALLERY, Document, Evidence, Record, Relevance, Story

STUB: Final = 180
"""Characters of text below which an account cannot tell much of what the others tell."""
_SUBJECT: Final = 25
"""Names and words, the weightiest that most documents of a story share, that say what it is about."""
_SHOWN: Final = 3
"""Shared words that a reason shows."""
_OPENING: Final = 200
"""Characters of an opening that are shown where nothing in a document tells of the event."""
_SITE_PAGE: Final = re.compile(
    r"\bsearch(?: results?)?\b|^(?:latest|world|top|breaking|home) ?(?:news|page|headlines)\b|\barchives?$"
    r"|^welcome to\b.*\b(?:web)?site\b",
    re.IGNORECASE,
)
"""Titles of pages that list articles or introduce a site."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def relevance(record: Record, nearness: Nearness | None = None) -> tuple[Relevance, ...]:
    """One row a document, in their order.

    The event of a record is that of its largest story; what stands in another story is off it. Where several stories
    are equally large none of them is the event, and each document is about its own.

    Args:
        record: with documents, annotations and stories.
        nearness: of its documents, where it is known already.
    """
    judge = _Judge(record, nearness or Nearness(record))
    return tuple(judge.row(place) for place in range(len(record.documents)))


class _Judge:
    """Judges the documents of one record."""

    def __init__(self, record: Record, near: Nearness) -> None:
        self._record, self._near = record, near
        most = max((len(story.document_ids) for story in record.stories), default=0)
        self._main = tuple(story for story in record.stories if len(story.document_ids) == most)
        self._story_of = {id_: story for story in record.stories for id_ in story.document_ids}
        place_of = {document.id: n for n, document in enumerate(record.documents)}
        self._cores = {s.id: core([place_of[id_] for id_ in s.document_ids], near) for s in record.stories}
        self._subjects = {
            story.id: shared_terms([near.profiles[n] for n in self._cores[story.id]])[:_SUBJECT] for story in self._main
        }

    def row(self, place: int) -> Relevance:
        """The row of one document."""
        document = self._record.documents[place]
        story = self._story_of[document.id]
        if story not in self._main:
            return Relevance(document.id, "off_event", self._why_off(place, document, story), _opening(document))
        shared = self._shared(place, story)
        telling = self._telling(document, shared)
        lack = self._lack(place, document, story)
        if lack is not None and len(story.document_ids) > 1:
            return Relevance(document.id, "in_part", lack, telling)
        return Relevance(document.id, "about", self._why_about(story, shared), telling)

    def _shared(self, place: int, story: Story) -> list[str]:
        own = self._near.profiles[place].terms
        return [term for term in self._subjects[story.id] if term in own]

    def _why_about(self, story: Story, shared: Sequence[str]) -> str:
        others = len(story.document_ids) - 1
        if len(self._main) > 1:
            own = f"about the event of {_count(others, 'other')}" if others else "about an event of its own"
            return f"{own}; of {len(self._main)} events, none is told by more documents than another"
        if not others:
            return "the only document"
        words = f" ({_quoted(shared)})" if shared else ""
        return f"tells what {_count(others, 'other')} tell{'s' if others == 1 else ''}{words}"

    def _lack(self, place: int, document: Document, story: Story) -> str | None:
        """Why a document of the event is about it only in part, or None."""
        readable = sum(len(zone.span) for zone in document.readable)
        if not readable:
            return _unread(document)
        if any(zone.reason == GALLERY for zone in document.readable):
            return "a picture gallery: only its captions tell of the event"
        if readable < STUB:
            return f"a stub: its {readable} characters cannot tell what the others tell"
        centre = self._cores[story.id]
        if place in centre or any(_same_subject(document.title, self._title(n)) for n in centre):
            return None
        shared = self._shared(place, story)
        words = f" ({_quoted(shared)})" if shared else ""
        return f"tells something beside the event: shares less with the others{words} than they share among themselves"

    def _why_off(self, place: int, document: Document, story: Story) -> str:
        title = document.title or ""
        if not document.readable:
            return _unread(document)
        if _SITE_PAGE.search(title):
            return f"a page of the site (“{title}”), no article"
        centre = [n for main in self._main for n in self._cores[main.id]]
        if any(_same_subject(title, self._title(n)) for n in centre) and not any(
            4 * len(self._shared(place, main)) >= len(self._subjects[main.id]) for main in self._main
        ):
            return "its headline is of the event, but its text is of something else"
        earlier = self._days_before(place, centre)
        if earlier:
            return f"another event: published {_count(earlier, 'day')} before the first of the others"
        others = len(story.document_ids) - 1
        if others:
            return f"another event, which {_count(others, 'other document')} here tell{'s' if others == 1 else ''} too"
        return "about something else: shares too little even with the nearest of the others"

    def _title(self, place: int) -> str | None:
        return self._record.documents[place].title

    def _days_before(self, place: int, others: Sequence[int]) -> int:
        """Days that a document was out before the first of some others, if it was out long before."""
        own = self._near.profiles[place].day
        days = [day for n in others if (day := self._near.profiles[n].day) is not None]
        gap = (min(days) - own).days if own and days else 0
        return gap if gap > FAR else 0

    def _telling(self, document: Document, shared: Sequence[str]) -> tuple[Evidence, ...]:
        """The first clause that names most of what the event is about; the opening where none names any."""
        subject = frozenset(shared)
        claims = [row for row in self._record.annotations[document.id].claims if subject.intersection(row.terms)]
        best = max(claims, key=lambda row: (len(subject.intersection(row.terms)), -row.evidence[0].start), default=None)
        return best.evidence[:1] if best is not None else _opening(document)


def _unread(document: Document) -> str:
    captions = sum(zone.type == "caption" for zone in document.zones)
    return f"a picture gallery: {_count(captions, 'caption')}, no article" if captions else "no article to read"


def _opening(document: Document) -> tuple[Evidence, ...]:
    zone = next(iter(document.readable or document.zones), None)
    return (Evidence(document.id, zone.start, min(zone.end, zone.start + _OPENING)),) if zone else ()


def _same_subject(title: str | None, other: str | None) -> bool:
    """Whether two headlines share most of the telling words of the shorter one."""
    one, two = (
        {word for word in _WORD.findall((words or "").lower()) if len(word) > 2 and word not in COMMON}
        for words in (title, other)
    )
    shared = len(one & two)
    return shared > 2 and 2 * shared >= min(len(one), len(two))


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:_SHOWN])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
