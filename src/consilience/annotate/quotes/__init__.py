"""Reported speech: marked words and reported clauses, with cue, speaker, addressee."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.quotes.attribution import Attribution
from consilience.annotate.quotes.carried import free_speech
from consilience.annotate.quotes.circumstances import placed
from consilience.annotate.quotes.cues import Cues, cues
from consilience.annotate.quotes.direct import Marked, direct_speech, marked_passages
from consilience.annotate.quotes.headline import labelled_speech
from consilience.annotate.quotes.indirect import indirect_speech
from consilience.annotate.quotes.marks import passages
from consilience.annotate.quotes.places import Places
from consilience.annotate.quotes.sayings import is_unsaid, sayings
from consilience.annotate.quotes.speakers import Speakers
from consilience.annotate.quotes.tree import Stretch, Tree
from consilience.annotate.quotes.units import attributions
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Quote, Span

ORIGIN: Final = "quotes.rules@2"
_PULLED: Final = 4
"""Words of a passage from which a repetition is no accident."""

_FRAME: Final = frozenset({"that", "who", "which", "is", "are", "was", "were"})
"""Words that are no content beside marked words: "who were “…”"."""

__all__ = ["ANNOTATOR", "attributions", "quotes", "reported_speech"]


def reported_speech(tree: Tree) -> list[Attribution]:
    """All reported speech of a parsed text, in the order of its contents."""
    lexicon = cues()
    marked = marked_passages(tree, passages(tree.text))
    is_marked = [False] * tree.n
    for m in marked:
        is_marked[m.first : m.last + 1] = [True] * (m.last + 1 - m.first)
    reported = indirect_speech(tree, lexicon, is_marked)
    spoken = direct_speech(tree, lexicon, marked, sayings(tree, lexicon, is_marked), reported)
    spoken = _repeated(tree, spoken)
    heard = Places(spoken, lambda row: (row.start, row.end))
    seen = Places(marked, lambda m: (m.passage.start, m.passage.end))
    kept = [_whole(row, seen) for row in reported if not _is_marked_speech(tree, row, heard)]
    rows = kept + spoken + free_speech(tree, kept + spoken, is_marked)
    rows = labelled_speech(tree, is_marked, rows)
    rows = [replace(placed(tree, row), is_unsaid=_is_unsaid(tree, lexicon, row)) for row in rows]
    named = {row.speaker for row in rows}
    rows = [row for row in rows if row.kind != "indirect" or row.parts[0] not in named or len(row.parts) > 1]
    return sorted(rows, key=lambda row: (row.start, row.end, row.kind))


def _is_unsaid(tree: Tree, lexicon: Cues, row: Attribution) -> bool:
    is_said = row.kind == "indirect" and row.cue is not None and row.verb is not None
    return is_said and row.verb is not None and tree.lemma[row.verb] in lexicon.say and is_unsaid(tree, row.verb)


def _whole(row: Attribution, marked: Places[Marked]) -> Attribution:
    """A reported content with both marks of the passages at its edges."""
    parts = []
    for start, end in row.parts:
        for m in marked.sharing(start, end):
            passage = m.passage
            if passage.is_closed and start < passage.start and passage.last - 2 <= end < passage.end:
                end = passage.end
            elif passage.is_closed and passage.start < start <= passage.first and passage.end < end:
                start = passage.start
        parts.append((start, end))
    return replace(row, parts=tuple(parts))


def _repeated(tree: Tree, spoken: list[Attribution]) -> list[Attribution]:
    """Give a pull quote the speaker of the passage that it repeats."""
    words = [_plain(" ".join(tree.text[start:end] for start, end in row.parts)) for row in spoken]
    owner: dict[tuple[str, ...], tuple[str, Attribution]] = {}
    for said, row in zip(words, spoken, strict=True):
        if not _is_guessed(row):
            for n in range(len(said) - _PULLED + 1):
                owner.setdefault(tuple(said[n : n + _PULLED]), (" ".join(said), row))
    rows = []
    for said, row in zip(words, spoken, strict=True):
        whole, same = owner.get(tuple(said[:_PULLED]), ("", row))
        if _is_guessed(row) and f" {' '.join(said)} " in f" {whole} ":
            row = replace(row, speaker=None, head=same.head, resolution="inferred")
        rows.append(row)
    return rows


def _is_guessed(row: Attribution) -> bool:
    """Whether nothing beside the passage tells who says it."""
    return row.head is None or (row.cue is None and row.resolution == "inferred")


def _plain(text: str) -> list[str]:
    return "".join(ch if ch.isalnum() else " " for ch in text.lower()).split()


def _is_marked_speech(tree: Tree, row: Attribution, spoken: Places[Attribution]) -> bool:
    """Whether a reported content is nothing but marked words that stand as quotations of their own."""
    outside: list[str] = []
    if not any(spoken.sharing(start, end) for start, end in row.parts):
        return False
    for start, end in row.parts:
        covered = sorted(p for other in spoken.sharing(start, end) for p in other.parts if p[0] < end and start < p[1])
        for a, b in covered:
            outside.append(tree.text[start : max(start, a)])
            start = max(start, b)
        outside.append(tree.text[start : max(start, end)])
    words = " ".join(outside).split()
    plain = [word.lower() for word in words if any(ch.isalnum() for ch in word)]
    return sum(word != "that" for word in plain) <= 1 or all(word in _FRAME for word in plain)


def quotes(reading: Reading, annotations: Annotations) -> list[Quote]:
    """The quotations of one document."""
    found = reported_speech(reading.tree)
    speakers = Speakers(reading, annotations.mentions)
    rows = []
    for n, row in enumerate(found):
        parts = tuple(reading.span(start, end) for start, end in row.parts)
        chain, resolution = (None, "unsaid") if row.is_unsaid else speakers.resolve(row)
        rows.append(
            Quote(
                id=f"{reading.document.id}/quote-{n + 1}",
                document_id=reading.document.id,
                kind=row.kind,
                start=parts[0].start,
                end=parts[-1].end,
                parts=parts,
                cue=_span(reading, row.cue),
                speaker=_span(reading, row.speaker),
                speaker_chain=chain,
                resolution=resolution,
                addressee=_span(reading, row.addressee),
                addressee_chain=speakers.chain_at(row.addressee),
                via=_span(reading, row.via),
                venue=_span(reading, row.venue),
                said_on=_span(reading, row.said_on),
                origin=ORIGIN,
            )
        )
    return rows


def _span(reading: Reading, words: Stretch | None) -> Span | None:
    return reading.span(*words) if words else None


ANNOTATOR = Annotator(origin=ORIGIN, assigns="quotes", rows=quotes, requires=frozenset({"mentions"}))
