"""How one act stands to another, as a clause says it: in response to it, because of it, as a part of it, after it.

In: a reading with its quotes, claims, events, institutions and measures. Out: `RelationMention` rows in text order,
each with the words that say it and whose words they are. An act is a measure or an event of the document; "this step"
or "the alliance's actions" stand for one that was told before. What no words connect is not related.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.annotate.relations.acts import Acts
from consilience.annotate.relations.antecedents import Antecedents
from consilience.annotate.relations.links import Link, Links
from consilience.annotate.relations.voices import NARRATOR, Voices
from consilience.model import Annotations, RelationMention, Span

ORIGIN: Final = "relations.rules@1"


def relations(reading: Reading, annotations: Annotations) -> Sequence[RelationMention]:
    """The relations of a document, in text order."""
    if not (annotations.measures or annotations.events):
        return ()
    tree = reading.tree
    acts = Acts(reading, annotations, tree)
    voices = Voices(reading, annotations)
    rows: list[RelationMention] = []
    seen: set[tuple[str, str, str | None, tuple[int, int]]] = set()
    for link in Links(acts, Antecedents(acts, annotations)).found():
        key = (link.kind, link.one.id, link.other.id if link.other else None, link.cue)
        if key not in seen:
            seen.add(key)
            rows.append(_row(reading, tree, link, len(rows), voices))
    return tuple(rows)


def _voice(link: Link, cue: Span, voices: Voices, tree: Tree) -> str:
    """Whose word it is; what the narrator tells of an act in the same sentence is his, unless it is printed as
    another's."""
    is_beside = tree.first[link.one.at] == tree.first[link.cue[0]]
    is_told = link.one.is_speech or (is_beside and link.one.voice == NARRATOR)
    return voices.at(cue, link.one.by if is_told else None)


def _row(reading: Reading, tree: Tree, link: Link, number: int, voices: Voices) -> RelationMention:
    first, last = link.cue
    cue = reading.span(*tree.chars(first, last))
    to = reading.span(*tree.chars(*link.words)) if link.words else None
    evidence = reading.evidence(tree.start[tree.first[first]], tree.end[tree.last[first]])
    return RelationMention(
        id=f"{reading.document.id}/relation-{number + 1}",
        document_id=reading.document.id,
        kind=link.kind,
        from_id=link.one.id,
        to_id=link.other.id if link.other else None,
        evidence=evidence,
        to=to,
        cue=cue,
        is_explicit=link.is_explicit,
        voice=(link.speaker.chain if link.speaker else None) or _voice(link, cue, voices, tree),
        origin=ORIGIN,
    )


ANNOTATOR: Final = Annotator(
    ORIGIN,
    "relations",
    relations,
    frozenset({"mentions", "quotes", "times", "claims", "events", "institutions", "measures"}),
)
