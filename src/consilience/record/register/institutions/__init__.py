"""Institutions and posts across accounts: the mentions of one institution become one row.

Accounts call one institution by different words ("embassy to the Compact", "delegation", "permanent mission"): the
sides decide which one is meant, and the most precise kind of all wordings is its kind. What names too little to tell
two institutions apart joins the only one that it can be, or is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from consilience.model import Evidence, Institution, Record
from consilience.record.register.institutions.bodies import Body, is_apart, merged, of_document
from consilience.record.register.institutions.names import name_of
from consilience.record.register.institutions.sides import Sides
from consilience.record.register.institutions.system import of_system, tied
from consilience.text.institution_kinds import Kind, kinds


def institutions(record: Record) -> tuple[Institution, ...]:
    """The institutions of a record that its accounts tie to the event, those of which most is said first.

    Documents that are not about the event take no part.
    """
    documents = [document.id for document in record.documents if document.id not in record.off_event]
    sides = Sides(record)
    bodies = list(merged(body for id_ in documents for body in of_document(record, id_, sides)))
    kept = of_system(bodies, tied(record, documents), record)
    place = {id_: n for n, id_ in enumerate(documents)}
    kept.sort(key=lambda body: _rank(body, place))
    return tuple(_rows(kept))


def _rank(body: Body, place: dict[str, int]) -> tuple[bool, int, int, int, int]:
    first = min(body.mentions, key=lambda row: (place[row.document_id], row.start))
    documents = len({row.document_id for row in body.mentions})
    return kinds().by_name[body.kind].is_post, -documents, -len(body.mentions), place[first.document_id], first.start


def _rows(bodies: Sequence[Body]) -> Iterator[Institution]:
    ids = {chain: f"inst-{n}" for n, body in enumerate(bodies, 1) for chain in {row.chain for row in body.mentions}}
    for n, body in enumerate(bodies, 1):
        kind = kinds().by_name[body.kind]
        rows = sorted(body.mentions, key=lambda row: (row.document_id, row.start))
        yield Institution(
            f"inst-{n}",
            name_of(body, kind),
            kind.name,
            tuple(dict.fromkeys(Evidence(row.document_id, row.start, row.end) for row in rows)),
            body.sends.actor_id if body.sends else None,
            body.receives.actor_id if body.receives else None,
            body.host,
            _institution_of(body, kind, bodies, ids) if kind.is_post else None,
            tuple(dict.fromkeys(row.name for row in rows)),
            tuple(dict.fromkeys(row.chain for row in rows)),
        )


def _institution_of(body: Body, kind: Kind, bodies: Sequence[Body], ids: dict[str, str]) -> str | None:
    """The institution of a post: the one that accounts name with it, or the only one of its kinds and sides."""
    told = Counter(ids[row.belongs_to] for row in body.mentions if row.belongs_to in ids)
    if told:
        return min(told, key=lambda id_: (-told[id_], id_))
    fitting = [
        f"inst-{n}"
        for n, other in enumerate(bodies, 1)
        if other.kind in kind.post_of and not is_apart(body, other) and body.sends is not None is not other.sends
    ]
    return fitting[0] if len(fitting) == 1 else None
