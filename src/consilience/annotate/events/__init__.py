"""Event mentions: PLOVER event, mode and context with the CAMEO code, who, to whom, where, when, and its status.

In: a reading with its mentions, quotes, times and measures. Out: `EventMention` rows, the sure ones first, in text
order. An act whose parties the text does not name as somebody with a country or a sector is unsure, as is one that
somebody only aims at ("a raid to free him"), must do, might be able to do or would do if something else were so.

The way from words to rows:

1. `seams` cuts what flat text glues together, `clauses` gives verbs their subjects back. `acts` says which act a word
   is: by the patterns of `vocabulary` (acts.txt, operators.txt, sets.txt, sayings.txt) and the words beside it, which
   `frames` gathers.
2. `prospects` keeps what is announced by those who can know it; `reality`, with `suppositions`, what is told as done.
3. `roles` finds the tokens that may act and be acted on, `addressees` those who are spoken to,
   `doers` those who did what stands there as a thing, `sides` and `parties` who they are by country and sector
   (sectors.txt), `companions` who stands beside them.
4. `rows` keeps the acts between such as the codes are made for and writes them: the date by `moments`, the contexts by
   `contexts` (contexts.txt), the evidence by `stretches`.
5. `judgements` (judgements.txt) adds what somebody says of others that blames them, `demands` what they must do, as he
   says, `steps` the measures; `senses` (senses.txt) recodes or drops words in another sense; `doubtful` writes the
   unsure rows.

`pairs` is the other door: the act between two parties that a caller gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.events.acts import Acts
from consilience.annotate.events.clauses import mended
from consilience.annotate.events.doubtful import doubtful
from consilience.annotate.events.pairs import Pair
from consilience.annotate.events.prospects import is_told, with_prospect
from consilience.annotate.events.reality import is_unreal_thing
from consilience.annotate.events.rows import ORIGIN, Rows
from consilience.annotate.events.seams import unglued
from consilience.annotate.events.senses import Senses
from consilience.annotate.events.steps import with_measures
from consilience.annotate.events.vocabulary import vocabulary
from consilience.annotate.reading import Reading
from consilience.model import Annotations
from consilience.model.events import EventMention

_WITHIN: Final = frozenset({"dobj", "nsubjpass", "advcl"})
"""Where an act of the same kind only says more of the one above: "opened a road, allowing them to leave"."""


def events(reading: Reading, annotations: Annotations) -> Sequence[EventMention]:
    """The event mentions of a document: the sure ones in text order, then the unsure ones, the fullest first."""
    tree = mended(unglued(reading.tree))
    acts = Acts(tree, vocabulary(), is_pair=False)
    found = acts.all()
    under = {token for act in found for token in act.tokens if token != act.at}
    write = Rows(reading, annotations, tree)
    rows: list[EventMention] = []
    by_place = {act.at: act for act in found}
    made: set[int] = set()
    for act in found:
        above = by_place.get(tree.head[act.at])
        is_same = above is not None and above.code.event == act.code.event and tree.dep[act.at] in _WITHIN
        is_same = is_same and tree.child(act.at, "nsubj") is None
        if act.at in under or (is_same and (tree.head[act.at] > act.at or tree.head[act.at] in made)):
            continue
        told = with_prospect(tree, act)
        is_real = " < " in act.rule or not any(is_unreal_thing(tree, i) for i in act.tokens)
        if is_real and is_told(tree, told) and (told is not act or write.is_told_as_done(act.at)):
            of_act = [row for row in write.rows(told) if _is_of_one_piece(write, row) and (row.actor or not is_same)]
            rows.extend(of_act)
            made.update(act.tokens if of_act else ())
    rows.extend(write.said(annotations, acts, rows))
    joined = sorted(with_measures(write, rows, annotations.measures), key=lambda row: row.start)
    rows = list(Senses(write).meant(joined))
    rows.extend(doubtful(write, rows, acts))
    document = reading.document.id
    return tuple(replace(row, id=f"{document}/event-{number}") for number, row in enumerate(rows, 1))


def _is_of_one_piece(write: Rows, row: EventMention) -> bool:
    """Whether the words of no party of a row run over a seam of glued text."""
    places = (write.sides.tokens(party.start, party.end) for party in (row.actor, row.recipient) if party)
    return all(write.tree.first[place[0]] == write.tree.first[place[-1]] for place in places)


def coded(
    reading: Reading, annotations: Annotations, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
) -> EventMention | None:
    """The act that connects two given stretches of the raw text, or None where no word for an act stands near."""
    tree = reading.tree
    write = Rows(reading, annotations, tree)
    places = [write.sides.tokens(*span) if span else None for span in (actor, recipient)]
    act = Pair(tree, vocabulary(), *places).act()
    if act is None:
        return None
    one, other = (write.given(*span) if span else None for span in (actor, recipient))
    return write.event(act, one, other)


ANNOTATOR: Final = Annotator(ORIGIN, "events", events, frozenset({"mentions", "quotes", "times", "measures"}))
