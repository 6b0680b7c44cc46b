"""Ways by which two sides talk, and whether they are open.

In: nouns for ways to talk and what their clauses say of them; measures that refer one side to an institution of the
other; institutions through which something is passed on. Out: a row a clause. A way that is only wished for, tried or
supposed is none, and neither is one between persons, firms or machines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Final

from spacy.tokens import Token

from consilience.annotate.annotator import Annotator
from consilience.annotate.channels.interests import represented, whose_interests
from consilience.annotate.channels.mediation import mediated, passed_through
from consilience.annotate.channels.sides import Sides
from consilience.annotate.channels.vocabulary import words
from consilience.annotate.channels.ways import Way, way
from consilience.annotate.reading import Reading
from consilience.annotate.statuses import since_within
from consilience.annotate.statuses.clauses import clause_of
from consilience.model import Annotations, ChannelMention, Evidence, InstitutionMention, Party, Span
from consilience.text.institution_kinds import kinds
from consilience.text.mapped import lowered

ORIGIN: Final = "channels.rules@1"
PROTECTING: Final = "protecting_power"
"""The kind of a channel through a state that looks after the interests of another; its first party is that state."""
_OF_TALK: Final = frozenset({"diplomatic", "consular", "military", "political"})
_NEVER: Final = frozenset({"threatened", "reversed", "not_realised"})
_LONGEST_NAME: Final = 15
_SAID: Final = frozenset({"prep", "acomp", "oprd", "ccomp", "prt"})
_EMPTY: Final = frozenset({"det", "neg", "advmod", "predet", "poss"})


@cache
def _triggers() -> re.Pattern[str]:
    """The beginnings of all words that may tell of a way to talk."""
    stems = {word[:7] for name in ("way", "talk", "mediate") for word in words()[name]} | {"represent"}
    return re.compile(rf"\b(?:{'|'.join(sorted(stems))}|through\b|via\b)")


def channels(reading: Reading, annotations: Annotations) -> Sequence[ChannelMention]:
    """The channels of a document, in text order. Reads the institutions, mentions, measures, times and claims."""
    rows = _Rows(reading, annotations)
    found = sorted((*rows.referred(), *rows.protected(), *rows.told()), key=lambda row: (row.start, row.end, row.kind))
    return tuple(replace(row, id=f"{row.document_id}/channel-{n}") for n, row in enumerate(found, 1))


class _Rows:
    def __init__(self, reading: Reading, annotations: Annotations) -> None:
        self.reading = reading
        self.annotations = annotations

    def referred(self) -> Iterator[ChannelMention]:
        """Institutions to which a side is referred ("can turn to our ambassador")."""
        kind_of = {row.chain: row.kind for row in self.annotations.institutions}
        for measure in self.annotations.measures:
            if measure.type != "redirect_channel" or measure.target_chain not in kind_of:
                continue
            kind = kinds().by_name.get(kind_of[measure.target_chain])
            target = measure.target
            yield ChannelMention(
                id="",
                document_id=measure.document_id,
                start=min(measure.start, target.start) if target else measure.start,
                end=max(measure.end, target.end) if target else measure.end,
                kind=kind.channel if kind else "diplomatic",
                state="designated",
                evidence=measure.evidence,
                via_chain=measure.target_chain,
                parties=tuple(party for party in (measure.by, measure.on) if party is not None),
                condition=measure.condition,
                since=measure.effective_from or measure.announced_on,
                voice=measure.voice,
                origin=ORIGIN,
            )

    def protected(self) -> Iterator[ChannelMention]:
        """States that look after the interests of another."""
        for measure in self.annotations.measures:
            if measure.type != "represent_interests" or measure.by is None or measure.status in _NEVER:
                continue
            tokens = self.reading.tokens(Span(measure.start, measure.end))
            whom = whose_interests(tokens[0], self.sides, measure.by) if len(tokens) else None
            if whom is None:
                continue
            is_so = tokens[0].lemma_.lower() == "represent" and tokens[0].tag_ in ("VBZ", "VBP")
            yield ChannelMention(
                id="",
                document_id=measure.document_id,
                start=measure.start,
                end=max(measure.end, measure.target.end if measure.target else 0),
                kind=PROTECTING,
                state="designated",
                evidence=measure.evidence,
                name="interests",
                parties=(measure.by, whom),
                condition=measure.condition,
                since=measure.effective_from,
                voice=measure.voice,
                origin=ORIGIN,
                is_announced=measure.status in ("announced", "scheduled") and not is_so,
            )

    @cached_property
    def sides(self) -> Sides:
        """The sides of the document."""
        return Sides(self.reading, self.annotations.mentions)

    def told(self) -> Iterator[ChannelMention]:
        """What clauses say of ways to talk."""
        doc, tree = self.reading.doc, self.reading.tree
        for found in _triggers().finditer(lowered(tree.text)):
            i = bisect_right(tree.start, found.start()) - 1
            sentence = tree.text[tree.start[tree.first[i]] : tree.end[tree.last[i]]]
            if sentence.rstrip("”\"’' \n").endswith("?"):
                continue
            token = doc[i]
            sides = self.sides
            if (protector := represented(token, sides)) is not None:
                yield from self._protector(token, *protector)
            elif (relay := passed_through(token)) is not None:
                yield from self._relayed(token, relay, sides)
            elif (link := mediated(token, sides)) is not None:
                parties, verb, is_ahead = link
                told = Way(token, verb, "open", is_talk=True, is_announced=is_ahead)
                yield self._row(told, replace(self._bare(told), kind="political", parties=parties))
            elif (told_way := way(token)) is not None:
                yield from self._way(told_way, sides)

    def _way(self, told: Way, sides: Sides) -> Iterator[ChannelMention]:
        institution = self._institution(told.noun)
        parties = sides.of(told.noun, told.verb)
        is_named = told.noun.lemma_.lower() in ("channel", "hotline", "backchannel", "line", "link")
        if len(parties) < (1 if is_named and not told.is_talk else 2) and institution is None:
            return
        row = replace(
            self._bare(told), kind=_kind(told), parties=parties, via_chain=institution.chain if institution else None
        )
        yield self._row(told, row)

    def _protector(self, verb: Token, subject: Token, whom: Party) -> Iterator[ChannelMention]:
        """A mission that represents another state than its own."""
        institution = self._institution(subject)
        if institution is None or institution.sends is None or institution.sends.country in (None, whom.country):
            return
        told = Way(subject, verb, "designated", is_talk=False, is_announced=False)
        row = replace(
            self._bare(told),
            start=min(institution.start, whom.start),
            end=max(institution.end, whom.end),
            kind=PROTECTING,
            name="interests",
            parties=(institution.sends, whom),
        )
        yield self._row(told, row)

    def _relayed(self, link: Token, relay: Token, sides: Sides) -> Iterator[ChannelMention]:
        institution = self._institution(relay)
        if institution is None or kinds().by_name[institution.kind].channel not in _OF_TALK:
            return
        told = Way(relay, link.head, "open", is_talk=False, is_announced=False)
        kind = kinds().by_name[institution.kind].channel
        chain = institution.chain
        if any(row.target_chain == chain and row.type == "redirect_channel" for row in self.annotations.measures):
            return
        yield self._row(told, replace(self._bare(told), kind=kind, parties=sides.of(relay, link.head), via_chain=chain))

    def _bare(self, told: Way) -> ChannelMention:
        """The row with its words and its name."""
        noun, verb, doc = told.noun, told.verb, told.noun.doc
        phrase = [noun.i, *(i for child in noun.children if child.dep_ == "prep" for i in _reach(child, noun))]
        start = next((i for i in range(noun.left_edge.i, noun.i) if doc[i].dep_ not in _EMPTY), noun.i)
        behind = [i for child in verb.rights if child.dep_ in _SAID for i in _reach(child, verb)]
        first, last = min(verb.i, start), max(verb.i, *phrase, *behind)
        span = self.reading.span(doc[first].idx, doc[last].idx + len(doc[last]))
        return ChannelMention(
            id="",
            document_id=self.reading.document.id,
            start=span.start,
            end=span.end,
            kind="",
            state=told.state,
            evidence=Evidence(self.reading.document.id, span.start, span.end),
            name=" ".join(doc[start : max(phrase) + 1].text.split()),
        )

    def _row(self, told: Way, row: ChannelMention) -> ChannelMention:
        """The row with its evidence, voice and date."""
        span = Span(row.start, row.end)
        clause = clause_of(self.reading, self.annotations.claims, told.verb, span)
        held = Span(clause.evidence.start, clause.evidence.end)
        since = next(since_within(self.annotations.times, held), None)
        day = since or next(
            (t for t in self.annotations.times if held.start <= t.start < held.end and t.type == "DATE" and t.edtf),
            None,
        )
        return replace(
            row,
            evidence=clause.evidence,
            voice=clause.voice,
            since=day.edtf.partition("/")[0] if day is not None and day.edtf and day.edtf[0].isdigit() else None,
            is_announced=told.is_announced,
            origin=ORIGIN,
        )

    def _institution(self, noun: Token) -> InstitutionMention | None:
        """The institution whose words a noun is among, if that holds a channel."""
        span = self.reading.span(noun.idx, noun.idx + len(noun))
        return next(
            (row for row in self.annotations.institutions if row.start <= span.start and span.end <= row.end), None
        )


def _reach(child: Token, head: Token) -> tuple[int, ...]:
    """The end of a phrase behind a word, unless that is far."""
    end = child.right_edge.i
    while child.doc[end].is_punct:
        end -= 1
    return (end,) if end - head.i <= _LONGEST_NAME else ()


def _kind(told: Way) -> str:
    """`military`, `diplomatic` or `humanitarian` where the clause says so; `political` else."""
    said = {token.lower_ for token in told.noun.subtree}
    said |= {token.lower_ for child in told.verb.rights if child.dep_ in _SAID for token in child.subtree}
    return next((name for name in ("military", "humanitarian", "diplomatic") if said & words()[name]), "political")


ANNOTATOR: Final = Annotator(
    ORIGIN, "channels", channels, frozenset({"mentions", "times", "claims", "institutions", "measures"})
)
