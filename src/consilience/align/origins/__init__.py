"""Documents that share an origin: the same text, the same wire, long runs of the same words, the same publisher.

What binds single facts only (an outlet named for one claim, a witness, a sentence that both print) is in
`consilience.align.independence`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from consilience.align.groups import Connected
from consilience.align.origins.credits import Credit, agency_credits, agency_of
from consilience.align.origins.passages import CLEAR, MANY, RUN, WHOLE, Passage, passages, printed_words
from consilience.model import Document, Evidence, Origin, Record
from consilience.model.facts import Bond, OriginKind

__all__ = ["RUN", "is_whole", "origin_of", "origins"]


@dataclass(frozen=True, slots=True)
class _Tie:
    one: int
    other: int
    kind: OriginKind
    reason: str
    evidence: tuple[Evidence, ...]


def origins(record: Record) -> tuple[Origin, ...]:
    """Groups of two documents or more that share an origin, each with its reasons and the words that show them."""
    documents = record.documents
    shared, sizes = passages(record)
    twins = list(_same_text(documents))
    ties = [
        *twins,
        *_same_publisher(documents),
        *_same_wire(documents, shared),
        *_same_words(shared, sizes, {(tie.one, tie.other) for tie in twins}),
    ]
    groups = Connected(len(documents))
    for tie in ties:
        groups.join(tie.one, tie.other)
    found: list[Origin] = []
    for group in groups.groups():
        if len(group) < 2:
            continue
        bonds = tuple(_bond(tie, documents) for tie in ties if groups.find(tie.one) == group[0])
        ids = tuple(documents[n].id for n in group)
        reasons = "; ".join(dict.fromkeys(bond.reason for bond in bonds))
        evidence = tuple(dict.fromkeys(pointer for bond in bonds for pointer in bond.evidence))
        found.append(Origin(f"origin-{len(found) + 1}", ids, reasons, evidence, bonds))
    return tuple(found)


def origin_of(record: Record) -> dict[str, str]:
    """The origin that each document counts for: its group's id, or its own id if it stands alone."""
    own = {document.id: document.id for document in record.documents}
    return own | {id_: origin.id for origin in record.origins for id_ in origin.document_ids}


def is_whole(runs: Sequence[Passage], sizes: Sequence[int]) -> bool:
    """Whether two documents share so much of their words that they count once, and not only what the runs tell.

    Args:
        runs: all that the two share.
        sizes: words of every document outside quotations.
    """
    total = sum(run.length for run in runs)
    shorter = min(sizes[runs[0].one], sizes[runs[0].other])
    is_much = total >= CLEAR * shorter or (total >= WHOLE * shorter and total >= MANY)
    return is_much and max(run.length for run in runs) >= RUN


def _bond(tie: _Tie, documents: Sequence[Document]) -> Bond:
    return Bond((documents[tie.one].id, documents[tie.other].id), tie.kind, tie.reason, tie.evidence)


def _same_publisher(documents: Sequence[Document]) -> Iterator[_Tie]:
    first: dict[str, int] = {}
    for n, document in enumerate(documents):
        source = document.source
        if source.method != "file_name":
            known = agency_of(document)
            reason = f"same outlet ({known or source.name})"
            yield from _linked(first, f"outlet {known or source.id}", n, "same_outlet", reason, documents)
        if source.owner:
            reason = f"same owner ({source.owner})"
            yield from _linked(first, f"owner {source.owner}", n, "same_owner", reason, documents)


def _same_text(documents: Sequence[Document]) -> Iterator[_Tie]:
    first: dict[str, int] = {}
    for n, document in enumerate(documents):
        text = " ".join(word for word, _, _ in printed_words(document)) or f"empty {n}"
        yield from _linked(first, text, n, "same_text", "identical text", documents)


def _linked(
    first: dict[str, int], key: str, n: int, kind: OriginKind, reason: str, documents: Sequence[Document]
) -> Iterator[_Tie]:
    one = first.setdefault(key, n)
    if one != n:
        both = (documents[one], documents[n])
        yield _Tie(one, n, kind, reason, tuple(e for row in both if (e := _opening(row)) is not None))


def _opening(document: Document) -> Evidence | None:
    if document.source.evidence is not None:
        return document.source.evidence
    zone = next(iter(document.readable), None)
    return Evidence(document.id, zone.start, min(zone.end, zone.start + 200)) if zone else None


def _same_wire(documents: Sequence[Document], shared: Sequence[Passage]) -> Iterator[_Tie]:
    """Texts of one agency. Where it only helped, they must share words too: both may have used it for other things."""
    pairs = {(run.one, run.other) for run in shared if run.length >= RUN}
    holders: dict[str, list[tuple[int, Credit]]] = defaultdict(list)
    for n, document in enumerate(documents):
        for credit in agency_credits(document):
            for one, known in holders[credit.agency]:
                is_outlet = known.is_publisher and credit.is_publisher  # told as the same outlet
                if not is_outlet and ((known.is_whole and credit.is_whole) or (one, n) in pairs):
                    both = (known.evidence or _opening(documents[one]), credit.evidence or _opening(document))
                    words = tuple(pointer for pointer in both if pointer is not None)
                    yield _Tie(one, n, "same_wire", _wire(known, credit), words)
            holders[credit.agency].append((n, credit))


def _wire(one: Credit, other: Credit) -> str:
    is_own = one.is_publisher or other.is_publisher
    return f"one credits {one.agency}, which publishes the other" if is_own else f"both credit {one.agency}"


def _same_words(shared: Sequence[Passage], sizes: Sequence[int], twins: Set[tuple[int, int]]) -> Iterator[_Tie]:
    pairs: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    for run in shared:
        pairs[run.one, run.other].append(run)
    for (one, other), runs in sorted(pairs.items()):
        if (one, other) not in twins and is_whole(runs, sizes):
            longest = max(runs, key=lambda run: run.length)
            reason = f"{longest.length} words in a row are the same"
            yield _Tie(one, other, "verbatim_passage", reason, longest.words)
