"""Acts that a document tells without saying who they are in the field's codes, or that it does not tell as done.

They are written for those who filter: their parties are whole phrases ("the union of harbour pilots in the south"), so
that a word or a code of one's own finds them. One row an act, coded as PLOVER codes what one party does to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.events.acts import Act, Acts
from consilience.annotate.events.rows import Rows
from consilience.annotate.events.vocabulary import vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.model.events import EventMention, Party

_OTHER: Final = frozenset({"relcl", "acl", "advcl", "ccomp", "punct", "conj", "cc"})
"""What stands under a noun and is no part of its phrase."""


def doubtful(write: Rows, sure: Sequence[EventMention], beside: Acts) -> Iterator[EventMention]:
    """The unsure rows of a document, each with one party at least: those with both first, then in text order.

    Args:
        write: the rows of the document in the making.
        sure: its sure rows; an act at their words is told already.
        beside: the acts of the document.
    """
    tree = write.tree
    found = Acts(tree, vocabulary(), beside=beside).all()
    told = {write.sides.tokens(row.start, row.end)[0] for row in sure}
    under = {token for act in found for token in act.tokens if token != act.at}
    rows: list[EventMention] = []
    for act in found:
        if act.at not in under and told.isdisjoint(act.tokens):
            actor_at, recipient_at = _arguments(write, act)
            if actor_at is not None or recipient_at is not None:
                rows.append(_row(write, act, actor_at, recipient_at))
    yield from sorted(rows, key=lambda row: (row.actor is None) + (row.recipient is None))


def _arguments(write: Rows, act: Act) -> tuple[int | None, int | None]:
    """The tokens that head the words for who acts and for who is acted on."""
    actor_at = next(iter(write.roles.actors(act)), None)
    return actor_at, next((i for i in write.roles.recipients(act) if i not in (actor_at, act.at)), None)


def _row(write: Rows, act: Act, actor_at: int | None, recipient_at: int | None) -> EventMention:
    row = write.event(act, _party(write, actor_at), _party(write, recipient_at), is_sure=False)
    if row.status == "occurred" and not write.is_told_as_done(act.at):
        return replace(row, status="hypothetical")
    return row


def _party(write: Rows, i: int | None) -> Party | None:
    """A party of the whole phrase around its head, with the codes that the head has, if any."""
    if i is None:
        return None
    known = write.sides.at(i)
    phrase = _phrase(write.tree, i)
    span = write.reading.span(write.tree.start[min(phrase)], write.tree.end[max(phrase)])
    if known is None:
        return Party(span.start, span.end)
    return replace(known, start=span.start, end=span.end)


def _phrase(tree: Tree, i: int) -> Iterable[int]:
    """A token and what stands under it, but for clauses and what it is joined to."""
    found = [i]
    for j in found:
        found.extend(c for c in tree.children[j] if tree.dep[c] not in _OTHER)
    return found
