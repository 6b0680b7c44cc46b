"""How many of a fact's accounts are independent of each other, and why the others are not.

Documents that share an origin count once for every fact. Some things bind one fact only: both accounts name one outlet
for it, both go back to one witness or observatory, or both print it in one passage word for word. That two accounts
quote one public statement binds nothing: each heard it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from consilience.align.groups import Connected
from consilience.align.origins import origin_of
from consilience.align.origins.citations import Citation, CitationKind, citations, observer, spoken_for
from consilience.align.origins.credits import agency_of
from consilience.align.origins.passages import RUN, Passage, passages
from consilience.model import Actor, Claim, Document, Evidence, Quantity, Record
from consilience.model.facts import Bond
from consilience.model.numbers import Number

Figure = Number | tuple[Number, Number]
_KINDS: Final[tuple[CitationKind, ...]] = ("cites_other", "witness")
_SAW: Final = frozenset(
    {
        "witness", "eyewitness", "bystander", "onlooker", "survivor", "resident", "neighbour", "neighbor", "relative",
        "passenger", "activist", "medic", "doctor", "nurse", "surgeon", "paramedic", "rescuer", "photographer",
        "correspondent", "monitor",
    }
)  # fmt: skip
"""Roles of persons who tell what they saw of others. An official who speaks for a party is none."""
_NARRATOR: Final = "narrator"
_MANY: Final = 3
"""Least number that is a figure by which two sentences of one text tell the same: "one" and "two" are of anything."""
_INSIDE: Final = 0.5
"""Share of a clause that must lie in a shared passage for the passage to tell it."""


class Independence:
    """Counts the independent accounts of the facts of one record."""

    def __init__(self, record: Record, document_ids: Sequence[str]) -> None:
        """Args: a record with its origins, and the documents of one story."""
        record = _part(record, frozenset(document_ids))
        self._record = record
        self._origin_of = origin_of(record)
        self._place = {document.id: n for n, document in enumerate(record.documents)}
        self._cited = {document.id: citations(document) for document in record.documents}
        self._publisher = {document.id: _publisher(document) for document in record.documents}
        self._passages: dict[tuple[int, int], list[Passage]] = defaultdict(list)
        for run in passages(record)[0]:
            if run.length >= RUN:
                self._passages[run.one, run.other].append(run)
        self._voices: dict[str, Citation | None] = {}
        self._values = {row.id: row.value for document in record.documents for row in self._quantities(document.id)}
        self._tolls = self._attributed()

    def of(self, group: Sequence[Claim]) -> tuple[int, tuple[Bond, ...]]:
        """How many independent accounts a fact has, and what binds the others.

        Args:
            group: the claims that report it, of one document or several.
        """
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in group:
            claims[claim.document_id].append(claim)
        ids = sorted(claims, key=self._place.__getitem__)
        if len(ids) < 2:
            return len(ids), ()
        bonds = [*self._origins(ids), *self._named(ids, claims), *self._printed(ids, claims)]
        groups = Connected(len(ids))
        for bond in bonds:
            for id_ in bond.document_ids[1:]:
                groups.join(ids.index(bond.document_ids[0]), ids.index(id_))
        return len(groups.groups()), tuple(bonds)

    def _origins(self, ids: Sequence[str]) -> Iterator[Bond]:
        """The bonds of whole documents, as far as they report the fact."""
        inside = set(ids)
        for origin in self._record.origins:
            here = [id_ for id_ in ids if id_ in origin.document_ids]
            if len(here) < 2:
                continue
            bonds = [bond for bond in origin.bonds if inside.issuperset(bond.document_ids)]
            linked = Connected(len(here))
            for bond in bonds:
                linked.join(here.index(bond.document_ids[0]), here.index(bond.document_ids[1]))
            yield from bonds
            if len(linked.groups()) > 1:  # bound by a document that does not report the fact
                kind = origin.bonds[0].kind if origin.bonds else "same_text"
                evidence = tuple(pointer for pointer in origin.evidence if pointer.document_id in here)
                yield Bond(tuple(here), kind, origin.reason, evidence)

    def _named(self, ids: Sequence[str], claims: Mapping[str, Sequence[Claim]]) -> Iterator[Bond]:
        """Accounts that name the same outlet or observer for the fact, and no other."""
        for kind in _KINDS:
            holders: dict[str, dict[str, Citation | None]] = defaultdict(dict)
            for id_ in ids:
                found = {row.key: row for claim in claims[id_] for row in self._roots(claim) if row.kind == kind}
                if len(found) == 1:
                    ((key, row),) = found.items()
                    holders[key][id_] = row
                elif kind == "cites_other" and not found and self._publisher[id_] is not None:
                    holders[str(self._publisher[id_])][id_] = None
            for members in holders.values():
                rows = [row for row in members.values() if row is not None]
                if len(members) > 1 and rows:
                    name = max((row.name for row in rows), key=lambda words: (len(words), words))
                    evidence = tuple(row.evidence for row in rows)
                    reason = f"all go back to {name}" if kind == "witness" else f"all have it from {name}"
                    yield Bond(tuple(id_ for id_ in ids if id_ in members), kind, reason, evidence)

    def _roots(self, claim: Claim) -> Iterator[Citation]:
        """What a claim goes back to. Where it says nothing of that, its figure goes back to whom the same figure is
        attributed to elsewhere in the text: a headline and a lead leave the source for later."""
        found = list(self._sources(claim))
        yield from found
        if not found and claim.voice == _NARRATOR:
            for figure in self._figures(claim):
                yield from self._tolls.get((claim.document_id, figure), ())

    def _attributed(self) -> dict[tuple[str, Figure], list[Citation]]:
        """The sources of the figures of each document."""
        found: dict[tuple[str, Figure], list[Citation]] = defaultdict(list)
        for document in self._record.documents:
            for claim in self._record.annotations[document.id].claims:
                if claim.quantity_ids and (figures := self._figures(claim)):
                    for row in self._sources(claim):
                        for figure in figures:
                            found[document.id, figure].append(row)
        return found

    def _figures(self, claim: Claim) -> list[Figure]:
        figures = [self._values[id_] for id_ in claim.quantity_ids if id_ in self._values]
        return [figure for figure in figures if isinstance(figure, tuple) or figure >= _MANY]

    def _quantities(self, document_id: str) -> tuple[Quantity, ...]:
        return self._record.annotations[document_id].quantities

    def _sources(self, claim: Claim) -> Iterator[Citation]:
        """What a claim goes back to: what its sentence names, and the voice that tells it."""
        start, end = _sentence(claim)
        actor = self._record.actor_of_chain.get(claim.actor_chain or "")
        own = observer(actor.name) if actor is not None else None
        for row in self._cited[claim.document_id]:
            if start <= row.evidence.start < end and (own is None or row.key != own[0]):  # its own acts it knows itself
                yield row
        if own is not None:
            return
        if claim.voice not in self._voices:
            self._voices[claim.voice] = self._voice(claim)
        voice = self._voices[claim.voice]
        if voice is not None:
            yield voice

    def _voice(self, claim: Claim) -> Citation | None:
        """The observer or witness that tells a claim, if its voice is one."""
        actor = self._record.actor_of_chain.get(claim.voice)
        if actor is None:
            return None
        document = self._record.document_of[claim.document_id]
        named = next((row for row in self._mentions(claim) if row is not None), None)
        if named is None:
            return None
        body = observer(actor.name) or spoken_for(document, named.start, named.end)
        if body is not None:
            return Citation("witness", body[0], body[1], named)
        if _has_seen(actor):
            return Citation("witness", actor.id, actor.name, named)
        return None

    def _mentions(self, claim: Claim) -> Iterator[Evidence]:
        rows = self._record.annotations[claim.document_id].mentions
        for row in rows:
            if row.chain == claim.voice and row.form in {"name", "acronym"}:
                yield Evidence(row.document_id, row.start, row.end)

    def _printed(self, ids: Sequence[str], claims: Mapping[str, Sequence[Claim]]) -> Iterator[Bond]:
        """Accounts that tell the fact in one passage word for word, though the rest of their texts is their own."""
        for at, one in enumerate(ids):
            for other in ids[at + 1 :]:
                if self._origin_of[one] == self._origin_of[other]:
                    continue
                for run in self._passages.get((self._place[one], self._place[other]), ()):
                    if all(any(_is_inside(c, words) for c in claims[words.document_id]) for words in run.words):
                        reason = f"tell it in the same {run.length} words"
                        yield Bond((one, other), "verbatim_passage", reason, run.words)
                        break


def _part(record: Record, ids: frozenset[str]) -> Record:
    return replace(record, documents=tuple(document for document in record.documents if document.id in ids))


def _publisher(document: Document) -> str | None:
    if document.source.method == "file_name":
        return None
    return (agency_of(document) or document.source.name).lower()


def _sentence(claim: Claim) -> tuple[int, int]:
    span = claim.sentence
    return (span.start, span.end) if span is not None else (claim.evidence[0].start, claim.evidence[-1].end)


def _has_seen(actor: Actor) -> bool:
    role = (actor.role or "").lower().split()
    return actor.kind == "person" and actor.name[:1].isupper() and not _SAW.isdisjoint(role)


def _is_inside(claim: Claim, words: Evidence) -> bool:
    clause = claim.evidence[0]
    shared = min(clause.end, words.end) - max(clause.start, words.start)
    return clause.document_id == words.document_id and shared >= _INSIDE * (clause.end - clause.start)
