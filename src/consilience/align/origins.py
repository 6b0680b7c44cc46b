"""Documents that share an origin: the same text, the same wire, long runs of the same words, the same publisher."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.align.groups import Connected
from consilience.model import Document, Evidence, Origin, Record

RUN: Final = 12
"""Words that two texts must share in a row, outside quotations, to be called copied."""
_GRAM: Final = 8
_HOLDERS: Final = 12
"""Documents that a run of words is compared with: more hold it only where it is boilerplate."""
_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_AGENCIES: Final = {
    "Agence France-Presse": r"AFP|Agence France[- ]Presse",
    "Associated Press": r"AP|(?:The )?Associated Press",
    "Reuters": r"(?:Thomson )?Reuters",
    "Bloomberg": r"Bloomberg(?: News)?",
    "Deutsche Presse-Agentur": r"dpa|DPA|Deutsche Presse-Agentur",
    "EFE": r"EFE",
    "ANSA": r"ANSA",
    "TASS": r"(?:ITAR-)?TASS",
    "Interfax": r"Interfax",
    "RIA Novosti": r"RIA Novosti",
    "Xinhua": r"Xinhua",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap",
    "Press Trust of India": r"PTI|Press Trust of India",
    "Asian News International": r"ANI",
    "Anadolu": r"Anadolu(?: Agency)?|AA",
    "United Press International": r"UPI",
    "Press Association": r"PA Media|Press Association",
}
_ANY: Final = "|".join(f"(?:{pattern})" for pattern in _AGENCIES.values())
_CREDIT: Final = re.compile(
    rf"\((?P<a>{_ANY})\)\s*(?:[-–—:]|$)|\((?P<c>{_ANY})\)\s*$"
    rf"|^\s*(?:Source|By|From|Credit)s?:?\s+(?:the )?(?P<b>{_ANY})\b",
    re.MULTILINE,
)
_CREDIT_ZONES: Final = frozenset({"byline", "dateline", "metadata"})
_NAMED: Final = re.compile(rf"\b(?P<d>{_ANY})\b")


_Word = tuple[str, int, int]
"""A word in lower case, and where it stands."""


@dataclass(frozen=True, slots=True)
class _Bond:
    one: int
    other: int
    reason: str
    evidence: tuple[Evidence, ...]


def origins(record: Record) -> tuple[Origin, ...]:
    """Groups of two documents or more that share an origin, each with its reasons and the words that show them."""
    documents = record.documents
    words = [list(_words(document)) for document in documents]
    bonds = [
        *_same_publisher(documents),
        *_same_text(documents, words),
        *_same_wire(documents),
        *_same_words(record, words),
    ]
    groups = Connected(len(documents))
    for bond in bonds:
        groups.join(bond.one, bond.other)
    found: list[Origin] = []
    for group in groups.groups():
        if len(group) < 2:
            continue
        inside = [bond for bond in bonds if groups.find(bond.one) == group[0]]
        reasons = tuple(dict.fromkeys(bond.reason for bond in inside))
        evidence = tuple(dict.fromkeys(pointer for bond in inside for pointer in bond.evidence))
        ids = tuple(documents[n].id for n in group)
        found.append(Origin(f"origin-{len(found) + 1}", ids, "; ".join(reasons), evidence))
    return tuple(found)


def origin_of(record: Record) -> dict[str, str]:
    """The origin that each document counts for: its group's id, or its own id if it stands alone."""
    own = {document.id: document.id for document in record.documents}
    return own | {id_: origin.id for origin in record.origins for id_ in origin.document_ids}


def _same_publisher(documents: tuple[Document, ...]) -> Iterator[_Bond]:
    first: dict[str, int] = {}
    for n, document in enumerate(documents):
        source = document.source
        if source.method != "file_name":
            yield from _linked(first, f"outlet {source.id}", n, f"same outlet ({source.name})", documents)
        if source.owner:
            yield from _linked(first, f"owner {source.owner}", n, f"same owner ({source.owner})", documents)


def _same_text(documents: tuple[Document, ...], words: list[list[_Word]]) -> Iterator[_Bond]:
    first: dict[str, int] = {}
    for n, own in enumerate(words):
        text = " ".join([word for word, _, _ in own]) or f"empty {n}"
        yield from _linked(first, text, n, "identical text", documents)


def _linked(first: dict[str, int], key: str, n: int, reason: str, documents: tuple[Document, ...]) -> Iterator[_Bond]:
    if key in first:
        both = (documents[first[key]], documents[n])
        yield _Bond(first[key], n, reason, tuple(e for document in both if (e := _opening(document)) is not None))
    else:
        first[key] = n


def _opening(document: Document) -> Evidence | None:
    if document.source.evidence is not None:
        return document.source.evidence
    zone = next(iter(document.readable), None)
    return Evidence(document.id, zone.start, min(zone.end, zone.start + 200)) if zone else None


def _same_wire(documents: tuple[Document, ...]) -> Iterator[_Bond]:
    first: dict[str, tuple[int, Evidence]] = {}
    for n, document in enumerate(documents):
        for agency, evidence in _credits(document).items():
            if agency in first:
                other, words = first[agency]
                yield _Bond(other, n, f"both credit {agency}", (words, evidence))
            else:
                first[agency] = (n, evidence)


def _credits(document: Document) -> dict[str, Evidence]:
    """The agencies that a text credits as its own origin, with the words."""
    found: dict[str, Evidence] = {}
    readable = document.readable
    edges = {zone.start for zone in readable[:3]} | {zone.start for zone in readable[-2:]}
    for zone in document.zones:
        if zone.type in _CREDIT_ZONES:
            matches = _NAMED.finditer(document.text, zone.start, zone.end)
        elif zone.start in edges:
            matches = _CREDIT.finditer(document.text[: zone.end], zone.start)
        else:
            continue
        for match in matches:
            name = match.group(match.lastgroup or 0)
            start = match.start(match.lastgroup or 0)
            found.setdefault(_agency(name), Evidence(document.id, start, start + len(name)))
    return found


def _agency(name: str) -> str:
    return next(agency for agency, pattern in _AGENCIES.items() if re.fullmatch(pattern, name))


def _same_words(record: Record, printed: list[list[_Word]]) -> Iterator[_Bond]:
    texts = [
        _outside_quotes(document, words, record) for document, words in zip(record.documents, printed, strict=True)
    ]
    holders: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for n, words in enumerate(texts):
        runs: dict[tuple[int, int], list[int]] = defaultdict(list)
        plain = [word for word, _, _ in words]
        for position in range(len(words) - _GRAM + 1):
            gram = tuple(plain[position : position + _GRAM])
            if "" in gram:
                continue
            known = holders.setdefault(gram, [])
            for other, place in known:
                if other != n:
                    runs[other, place - position].append(position)
            if len(known) < _HOLDERS:
                known.append((n, position))
        yield from _long_runs(n, runs, texts, record.documents)


def _long_runs(
    n: int, runs: Mapping[tuple[int, int], list[int]], texts: list[list[_Word]], documents: tuple[Document, ...]
) -> Iterator[_Bond]:
    best: dict[int, tuple[int, int, int]] = {}
    for (other, shift), hits in sorted(runs.items()):
        longest = _longest(texts[n], texts[other], shift, hits)
        if longest[0] > best.get(other, (0, 0, 0))[0]:
            best[other] = (*longest, shift)
    for other, (length, start, shift) in sorted(best.items()):
        if length >= RUN:
            pair = ((other, start + shift), (n, start))
            evidence = tuple(
                Evidence(documents[d].id, texts[d][p][1], min(texts[d][p + length - 1][2], texts[d][p][1] + 600))
                for d, p in pair
            )
            yield _Bond(other, n, f"{length} words in a row are the same", evidence)


def _longest(words: list[_Word], others: list[_Word], shift: int, hits: Sequence[int]) -> tuple[int, int]:
    """The length and the place of the longest run around some places, in order, where a gram of both begins: only they
    are looked at, so that two long texts are not walked once a shift."""
    found, done = (0, 0), 0

    def is_shared(place: int) -> bool:
        if not (0 <= place < len(words) and 0 <= place + shift < len(others)):
            return False
        return bool(words[place][0]) and words[place][0] == others[place + shift][0]

    for hit in hits:
        if hit < done:
            continue
        start, done = hit, hit + _GRAM
        while is_shared(start - 1):
            start -= 1
        while is_shared(done):
            done += 1
        if done - start > found[0]:
            found = done - start, start
    return found


def _outside_quotes(document: Document, words: list[_Word], record: Record) -> list[_Word]:
    parts = sorted(
        (part.start, part.end)
        for quote in record.annotations[document.id].quotes
        if quote.kind != "indirect"
        for part in quote.parts
    )
    found = []
    at = 0
    for word, start, end in words:
        while at < len(parts) and parts[at][1] <= start:
            at += 1
        is_quoted = at < len(parts) and parts[at][0] <= start
        found.append(("" if is_quoted else word, start, end))
    return found


def _words(document: Document) -> Iterator[_Word]:
    for zone in document.readable:
        for match in _WORD.finditer(document.text, zone.start, zone.end):
            yield match.group().lower().replace("’", "'"), match.start(), match.end()
