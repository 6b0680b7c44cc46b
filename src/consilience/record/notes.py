"""Sentences for the reader about the run as a whole, so that an empty page never passes for "nothing found"."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.model import Document, Record


def notes(record: Record) -> tuple[str, ...]:
    """What a reader must know before the rows: what could not be compared, and why."""
    return tuple(_notes(record))


def _notes(record: Record) -> Iterator[str]:
    count = len(record.documents)
    if count == 1:
        yield "Only one document was read, so there is nothing to compare: no agreement, silence or difference."
    if count > 1:
        yield from _relevance(record)
        yield from _origins(record)
    bounded = [_named(document) for document in record.documents if document.published.method == "other_accounts"]
    if bounded:
        yield (
            f"No publication date was found in {_listed(bounded)}: the days of the other accounts are taken as bounds, "
            "and a relative date there (“on Monday”) is given only where all these days lead to the same."
        )
    undated = [_named(document) for document in record.documents if document.published.edtf is None]
    if undated:
        yield (
            f"No publication date was found in {_listed(undated)}: relative dates there (“on Monday”) are left open "
            "where the text itself does not fix them."
        )
    for document in record.documents:
        if document.remark:
            yield f"{_named(document)}: {document.remark}."
        unread = sum(len(zone.span) for zone in document.zones if zone.type == "unread")
        if unread:
            yield f"{_named(document)} is very long: its last {unread:,} characters are kept, but were not read."
    explained = {row.document_id for row in record.relevance if row.degree != "about"}
    silent = (document for document in record.documents if not document.readable and document.id not in explained)
    blank = [_named(document) for document in silent]
    if blank:
        yield f"Nothing reads like an article in {_listed(blank)}: the text is kept and shown, but carries no rows."


def _named(document: Document) -> str:
    """The outlet and the document, or the document alone where no outlet is known."""
    source = document.source
    return document.id if source.method == "file_name" else f"{source.name} ({document.id})"


def _listed(names: list[str], most: int = 6, between: str = ", ") -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return between.join(names[:most]) + more


def _relevance(record: Record) -> Iterator[str]:
    """What was not compared, because it is off the event, and whose silence says little."""
    most = max((len(story.document_ids) for story in record.stories), default=0)
    main = [story for story in record.stories if len(story.document_ids) == most]
    reason = {row.document_id: row.reason for row in record.relevance}
    if most == 1:
        yield "The documents are about different events, so nothing was compared across them."
    elif len(main) > 1:
        events = "; ".join(_listed([_named(record.document_of[id_]) for id_ in story.document_ids]) for story in main)
        yield (
            f"The documents are about {len(main)} events, none told by more documents than another ({events}): "
            "each was compared only with those of its own event."
        )
    off = [document for document in record.documents if document.id in record.off_event]
    if off and most > 1:
        told = _listed([f"{_named(document)}, {reason[document.id]}" for document in off], between="; ")
        if len(main) == 1:
            yield (
                f"{most} of {len(record.documents)} documents are about one event; "
                f"kept, but not compared with them: {told}."
            )
        else:
            yield f"About none of these events, and so not compared: {told}."
    part = [row for row in record.relevance if row.degree == "in_part"]
    if part:
        told = _listed([f"{_named(record.document_of[row.document_id])}, {row.reason}" for row in part], between="; ")
        yield f"About the event only in part, so that what they do not report says little: {told}."


def _origins(record: Record) -> Iterator[str]:
    """Where all that report the event go back to one origin."""
    compared = {document.id for document in record.documents} - record.off_event
    for origin in record.origins:
        if len(compared) > 1 and compared <= set(origin.document_ids):
            all_of_them = "Both" if len(compared) == 2 else f"All {len(compared)}"
            yield f"{all_of_them} documents share one origin ({origin.reason}): nothing is independently confirmed."
