"""Event mentions: PLOVER event, mode and context with the CAMEO code, who, to whom, where, when, and its status.

In: a reading with its mentions and times. Out: `EventMention` rows in text order. An act whose actor or recipient the
text does not name as somebody with a country or a sector is left out: general words for acts mean other things
elsewhere. What somebody only aims at ("a raid to free him") is left out too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.events.acts import Act, Acts
from consilience.annotate.events.contexts import contexts
from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.events.pairs import Pair
from consilience.annotate.events.parties import codes
from consilience.annotate.events.roles import Roles
from consilience.annotate.events.vocabulary import vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Mention, Span, TimeExpression
from consilience.model.events import EventMention, EventStatus, Party
from consilience.text.word_sets import word_set

ORIGIN: Final = "events.rules@1"
_PRIVATE: Final = word_set("BUS MED CVL LAB EDU STU REL ELI")
"""Sectors whose acts among themselves are not political."""
_FELT: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "YIELD"})
"""Events that are coded where only the recipient is named."""
_MEANS: Final = word_set(
    "attack bomb blast explosion airstrike strike shelling raid gunman assailant rocket missile mine"
)
_ACTORS: Final = frozenset({"person", "state", "organisation", "institution", "group"})


def events(reading: Reading, annotations: Annotations) -> Sequence[EventMention]:
    """The event mentions of a document, in text order. Reads the mentions and the times."""
    tree = Tree(reading.doc)
    acts = Acts(tree, vocabulary(), is_pair=False)
    found = [act for act in map(acts.at, range(tree.n)) if act is not None]
    under = {token for act in found for token in act.tokens if token != act.at}
    write = _Rows(reading, annotations, tree)
    rows: list[EventMention] = []
    by_place = {act.at: act for act in found}
    for act in found:
        above = by_place.get(tree.head[act.at])
        is_same = above is not None and above.code.event == act.code.event and tree.dep[act.at] in ("dobj", "nsubjpass")
        if act.at not in under and not is_same and not is_infinitive(tree, act.at):
            rows.extend(write.rows(act, len(rows)))
    return tuple(rows)


def coded(
    reading: Reading, annotations: Annotations, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
) -> EventMention | None:
    """The act that connects two given stretches of the raw text, or None where no word for an act stands near."""
    tree = Tree(reading.doc)
    write = _Rows(reading, annotations, tree)
    places = [write.tokens(*span) if span else None for span in (actor, recipient)]
    act = Pair(tree, vocabulary(), *places).act()
    if act is None:
        return None
    one, other = (write.given(*span) if span else None for span in (actor, recipient))
    return write.event(act, one, other, 0)


class _Rows:
    """Rows from acts: the parties, the place and the date of one document."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.roles = Roles(tree)
        self.mentions: dict[int, Mention] = {}
        for mention in annotations.mentions:
            for token in self.tokens(mention.start, mention.end):
                known = self.mentions.get(token)
                if known is None or mention.end - mention.start < known.end - known.start:
                    self.mentions[token] = mention
        self.chains: dict[str, tuple[str | None, str | None]] = {}
        for mention in sorted(annotations.mentions, key=lambda row: (row.form != "name", row.start)):
            country, sector = self.chains.get(mention.chain, (None, None))
            of_words, of_role = codes(reading.document.text[mention.start : mention.end]), codes(mention.role or "")
            both = country or mention.country or of_words[0], sector or of_words[1] or of_role[1]
            self.chains[mention.chain] = both
        self.times = [(self.tokens(time.start, time.end), time) for time in annotations.times]

    def tokens(self, start: int, end: int) -> range:
        """The tokens of a raw stretch, without white space at its ends."""
        first, last = self.reading.position(start), self.reading.position(end - 1)
        i = max(bisect_right(self.tree.start, first) - 1, 0)
        j = max(bisect_right(self.tree.start, last) - 1, i)
        while i < j and not self.tree.words[i].strip():
            i += 1
        return range(i, j + 1)

    def rows(self, act: Act, number: int) -> Iterator[EventMention]:
        """The row of one act, if its parties are known."""
        actor = self._party(self.roles.actors(act))
        recipient = self._party(self.roles.recipients(act), actor)
        if self._is_political(act, actor, recipient):
            yield self.event(act, actor, recipient, number)

    def _is_political(self, act: Act, actor: Party | None, recipient: Party | None) -> bool:
        """Whether the parties are such as the codes are made for, and none that should be there is missing."""
        if self.roles.is_to_oneself(act):
            return False
        are_known = [party is not None and self._is_known(party) for party in (actor, recipient)]
        if act.is_loose:
            return all(are_known)
        if actor is None:
            subject = self.roles.other_subject(act)
            is_felt = act.code.event in _FELT and (subject is None or self.tree.lemma[subject] in _MEANS)
            return is_felt and any(are_known)
        return are_known[0] and (recipient is not None or self.roles.is_whole(act))

    def _is_known(self, party: Party) -> bool:
        return bool(party.country or (party.sector and party.sector not in _PRIVATE))

    def event(self, act: Act, actor: Party | None, recipient: Party | None, number: int) -> EventMention:
        """The row of an act and its parties."""
        tree, reading = self.tree, self.reading
        sentence = range(tree.first[act.at], tree.last[act.at] + 1)
        head = reading.span(*tree.chars(act.at, act.at))
        when = self._time(act)
        near = (self.mentions.get(i) for i in self.roles.places(act))
        place = next((row for row in near if row and row.kind in ("place", "state")), None)
        return EventMention(
            id=f"{reading.document.id}/event-{number + 1}",
            document_id=reading.document.id,
            start=head.start,
            end=head.end,
            event=act.code.event,
            mode=act.code.mode,
            cameo=act.code.cameo,
            status=self._status(act, when),
            rule=act.rule,
            evidence=reading.evidence(*tree.chars(sentence[0], sentence[-1])),
            words=tuple(reading.span(*tree.chars(i, i)) for i in act.tokens),
            context=contexts(tree.lemma[i] for i in sentence),
            actor=actor,
            recipient=recipient,
            place=Span(place.start, place.end) if place else None,
            date=when.edtf if when else None,
            time_id=when.id if when else None,
            origin=ORIGIN,
        )

    def given(self, start: int, end: int) -> Party:
        """A party from a stretch that the caller marked."""
        country, sector = codes(self.reading.document.text[start:end], is_capital_state=True)
        return Party(start, end, None, country, sector)

    def _party(self, places: Iterator[int], other: Party | None = None) -> Party | None:
        for i in places:
            mention = self.mentions.get(i)
            if mention is None and (unnamed := self._unnamed(i)):
                return unnamed
            if mention is None or mention.kind not in _ACTORS or (other and mention.chain == other.chain):
                continue
            return Party(mention.start, mention.end, mention.chain, *self.chains[mention.chain])
        return None

    def _unnamed(self, i: int) -> Party | None:
        """A party that is no mention but has a country or a sector by its words: "three Belgian sailors"."""
        tree = self.tree
        inside = [c for c in tree.children[i] if tree.dep[c] in ("det", "amod", "compound", "nummod") and c < i]
        start, end = tree.start[min([i, *inside])], tree.end[i]
        country, sector = codes(self.reading.text[start:end])
        is_act = tree.lemma[i] in vocabulary().nouns
        if not tree.tag[i].startswith("NN") or is_act or not (country or sector):
            return None
        span = self.reading.span(start, end)
        return Party(span.start, span.end, None, country, sector)

    def _time(self, act: Act) -> TimeExpression | None:
        """The time expression that stands in the clause of an act."""
        clause = {*act.tokens}
        for place, time in self.times:
            i = place[0]
            for _ in range(6):
                if i in clause:
                    return time
                if self.tree.is_verb(i):
                    break
                i = self.tree.head[i]
        return None

    def _status(self, act: Act, when: TimeExpression | None) -> EventStatus:
        is_dated = when is not None and when.edtf is not None
        return "scheduled" if act.status == "announced" and is_dated else act.status


ANNOTATOR: Final = Annotator(ORIGIN, "events", events, frozenset({"mentions", "times"}))
