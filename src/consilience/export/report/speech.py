"""Who said what: by speaker, every utterance in every wording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consilience.export.report.edition import Edition, Link, Links
from consilience.model import Actor, AlignedToken, Evidence, Quote, QuoteFamily, Span

LINE = 96
"""Characters of an aligned line; a longer utterance goes on in a further block."""
PARTLY = 0.6
"""A quotation of which less than this share stands in alignments is listed whole as well."""
_NO_SPACE_BEFORE = re.compile(r"^[,.;:!?…)\]”’»%]")
_RELATION_WORDS = {
    "same_wording": "the same words",
    "restatement": "by one outlet, in different words",
    "variant": "in different wordings",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One printing of an utterance: who printed it, how it is introduced, and the words."""

    link: Link
    kind: str
    cue: str
    path: str
    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one row that stand in one column. `relation` is how they compare with the others."""

    text: str
    relation: str


@dataclass(frozen=True, slots=True)
class Block:
    """Aligned lines that fit the page: for each aligned wording its runs, column by column."""

    lines: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance. `aligned` wordings have lines in every block; `others` stand beneath."""

    address: str
    aligned: tuple[Wording, ...]
    blocks: tuple[Block, ...]
    others: tuple[Wording, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with every utterance. `key` is what the filter compares."""

    key: str
    name: str
    role: str
    utterances: tuple[Utterance, ...]


def speakers(edition: Edition) -> tuple[Speaker, ...]:
    """Speakers by how often they are printed; what no speaker was found for comes last."""
    groups: dict[str, list[tuple[tuple[Quote, ...], QuoteFamily | None]]] = {}
    names: dict[str, tuple[str, str]] = {}
    whole: set[str] = set()
    covered: Counter[str] = Counter()
    known = {actor.id: actor for actor in edition.record.actors}
    for family in edition.record.quote_families:
        members = tuple(edition.quote_of[name] for name in family.members if name in edition.quote_of)
        if members:
            aligned = _aligned(members, family)
            whole.update(member.id for member in members if member.id not in aligned)
            for column in family.alignment:
                covered.update({cell.quote_id: len(cell.text) + 1 for cell in column if cell.quote_id in aligned})
            key = _speaker(edition, members[0], known.get(family.actor_id or ""), names)
            groups.setdefault(key, []).append((members, family))
    for quote in edition.record.quotes:
        if quote.id not in whole and covered[quote.id] < (quote.end - quote.start) * PARTLY:
            groups.setdefault(_speaker(edition, quote, None, names), []).append(((quote,), None))
    order = sorted(
        groups, key=lambda key: (not key, -sum(len(members) for members, _ in groups[key]), names[key][0], key)
    )
    rows, number = [], 0
    for place, key in enumerate(order, 1):
        utterances = []
        told = sorted(groups[key], key=lambda item: -len({member.document_id for member in item[0]}))
        for members, group in told:
            number += 1
            utterances.append(_utterance(edition, f"quote-{number}", members, group))
        rows.append(Speaker(str(place), *names[key], tuple(utterances)))
    return tuple(rows)


def _speaker(edition: Edition, quote: Quote, actor: Actor | None, names: dict[str, tuple[str, str]]) -> str:
    """The key of a quotation's speaker; notes its name and role."""
    actor = actor or edition.record.actor_of_chain.get(quote.speaker_chain or "")
    if actor:
        key, name = actor.id, (actor.name, actor.role or "")
    elif quote.speaker_chain and edition.voice(quote.speaker_chain) != "a speaker":
        key, name = quote.speaker_chain, (edition.voice(quote.speaker_chain), "")
    elif quote.speaker:
        words = _printed(edition, quote.document_id, quote.speaker)
        key, name = f"words:{words.casefold()}", (words, "as printed; who it is was not found")
    else:
        key, name = "", ("Speaker not found", "")
    names.setdefault(key, name)
    return key


def _utterance(edition: Edition, address: str, members: Sequence[Quote], family: QuoteFamily | None) -> Utterance:
    links = Links(edition, address)
    wordings = {quote.id: _wording(edition, quote, links) for quote in _by_column(edition, members)}
    found = _aligned(members, family)
    aligned_ids = [name for name in wordings if name in found]
    blocks = _blocks(family.alignment, aligned_ids) if family and aligned_ids else ()
    return Utterance(
        address=address,
        aligned=tuple(wordings[name] for name in aligned_ids),
        blocks=blocks,
        others=tuple(wording for name, wording in wordings.items() if name not in aligned_ids),
        note=_RELATION_WORDS.get(family.relation, "") if family and len(members) > 1 else "",
    )


def _aligned(members: Sequence[Quote], family: QuoteFamily | None) -> frozenset[str]:
    """The members that stand in aligned lines: quotations in marks, at least two; the others stand beneath."""
    if not family:
        return frozenset()
    present = {cell.quote_id for column in family.alignment for cell in column if cell.text}
    found = frozenset(quote.id for quote in members if quote.id in present and quote.kind != "indirect")
    return found if len(found) > 1 else frozenset()


def _by_column(edition: Edition, members: Iterable[Quote]) -> list[Quote]:
    return sorted(
        members, key=lambda quote: (quote.kind == "indirect", edition.outlet_of[quote.document_id].number, quote.start)
    )


def _wording(edition: Edition, quote: Quote, links: Links) -> Wording:
    parts = quote.parts or (Span(quote.start, quote.end),)
    link = links.to(Evidence(quote.document_id, part.start, part.end) for part in parts)[0]
    path = [_printed(edition, quote.document_id, span) for span in (quote.addressee, quote.via, quote.venue) if span]
    return Wording(
        link=link,
        kind=quote.kind,
        cue=_printed(edition, quote.document_id, quote.cue) if quote.cue else "",
        path=" · ".join(dict.fromkeys(path)),
        words=" … ".join(_printed(edition, quote.document_id, part) for part in parts),
        speaker=_printed(edition, quote.document_id, quote.speaker) if quote.speaker else "",
    )


def _printed(edition: Edition, document_id: str, span: Span) -> str:
    return " ".join(span.of(edition.outlet_of[document_id].document.text).split())


def _blocks(alignment: Sequence[Sequence[AlignedToken]], rows: Sequence[str]) -> tuple[Block, ...]:
    """The alignment, neighbouring columns of like relation joined, cut into lines of about `LINE` characters."""
    columns: list[list[Run]] = []
    for column in alignment:
        texts = {cell.quote_id: cell.text for cell in column}
        runs = _compared([texts.get(name, "") for name in rows])
        if not runs:
            continue
        if columns and [run.relation for run in columns[-1]] == [run.relation for run in runs]:
            joined = [Run(_join(old.text, new.text), new.relation) for old, new in zip(columns[-1], runs, strict=True)]
            if max(len(run.text) for run in joined) <= LINE // 2:
                columns[-1] = joined
                continue
        columns.append(runs)
    blocks: list[list[list[Run]]] = []
    used = LINE
    for runs in columns:
        width = max(len(run.text) for run in runs) + 2
        if used + width > LINE:
            blocks.append([])
            used = 0
        blocks[-1].append(runs)
        used += width
    return tuple(Block(tuple(zip(*block, strict=True))) for block in blocks)


def _compared(texts: Sequence[str]) -> list[Run]:
    """The words of one column, each with how it stands to the others of this column.

    What more than half print is quiet (`equal`), another wording is `reworded`, words that at most half have are
    `added`, and a missing one is a `gap`. Case and punctuation at the edges do not count.
    """
    plain = [text.strip(".,;:!?…“”\"'’‘()[] ").casefold() for text in texts]
    there = [words for words in plain if words]
    if not there:
        return []
    common = Counter(there).most_common(1)[0]
    is_common = common[1] * 2 > len(there)
    relation = "equal" if len(there) * 2 > len(texts) else "added"
    return [
        Run(text, "gap" if not words else relation if is_common and words == common[0] else "reworded")
        for text, words in zip(texts, plain, strict=True)
    ]


def _join(left: str, right: str) -> str:
    if not left or not right:
        return left + right
    return left + right if _NO_SPACE_BEFORE.match(right) else f"{left} {right}"
