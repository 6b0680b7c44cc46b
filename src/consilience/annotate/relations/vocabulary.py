"""The cues between acts, read from `relations.txt` beside this module. A mistake is refused with its line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast, get_args

from consilience.model.system import RelationKind
from consilience.text.vocabularies import Line, lines, refused, vocabulary_text

Shape = Literal["phrase", "noun", "back", "mark", "answer", "verb", "undo", "cause", "reason", "earlier", "too"]
_FILE: Final = "relations.txt"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a row that say how two acts stand to each other, and how they stand in the sentence."""

    kind: RelationKind
    shape: Shape
    words: tuple[str, ...]


def read(rows: Iterator[Line]) -> dict[str, tuple[Cue, ...]]:
    """Cues by their first word, the longest first.

    Raises:
        VocabularyError: if a line is no "kind shape: cue, cue", or names a kind or shape that there is not, or a cue of
            one shape stands there twice.
    """
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for row in rows:
        head, colon, listed = row[2].partition(":")
        kind, _, shape = head.partition(" ")
        cues = [cue.strip() for cue in listed.split(",") if cue.strip()]
        if not colon or not cues:
            raise refused(row, 'a line is "kind shape: cue, cue"')
        if kind not in get_args(RelationKind):
            raise refused(row, f"{kind} is no kind of relation")
        if shape not in get_args(Shape):
            raise refused(row, f"{shape or 'nothing'} is no shape")
        for cue in cues:
            if (shape, cue) in seen:
                raise refused(row, f"{cue} stands there twice as {shape}")
            seen.add((shape, cue))
            words = tuple(cue.lower().split())
            found[words[0]].append(Cue(cast(RelationKind, kind), cast(Shape, shape), words))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for first, cues in found.items()}


@cache
def vocabulary() -> Mapping[str, tuple[Cue, ...]]:
    """The cues that come with the program."""
    return read(lines(_FILE, vocabulary_text(__package__, _FILE)))
