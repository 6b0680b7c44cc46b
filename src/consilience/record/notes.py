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
    if count > 1 and len(record.stories) > 1:
        yield from _stories(record)
    if count > 1:
        for origin in record.origins:
            if len(origin.document_ids) == count:
                all_of_them = "Both" if count == 2 else f"All {count}"
                yield f"{all_of_them} documents share one origin ({origin.reason}): nothing is independently confirmed."
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
    blank = [_named(document) for document in record.documents if not document.readable]
    if blank:
        yield f"Nothing reads like an article in {_listed(blank)}: the text is kept and shown, but carries no rows."


def _named(document: Document) -> str:
    """The outlet and the document, or the document alone where no outlet is known."""
    source = document.source
    return document.id if source.method == "file_name" else f"{source.name} ({document.id})"


def _listed(names: list[str], most: int = 6) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _stories(record: Record) -> Iterator[str]:
    groups = sorted(record.stories, key=lambda story: (-len(story.document_ids), story.id))
    if all(len(story.document_ids) == 1 for story in groups):
        yield "The documents are about different events, so nothing was compared across them."
        return
    main, rest = groups[0], groups[1:]
    others = _listed([_named(record.document_of[id_]) for story in rest for id_ in story.document_ids])
    yield (
        f"{len(main.document_ids)} of {len(record.documents)} documents are about one event; "
        f"not compared with them, because they are about something else: {others}."
    )
