"""Measures: acts that change the system, with who takes them, on what, when they were announced and take effect.

In: a reading with its mentions, quotes, times, quantities, claims and institutions. Out: `MeasureMention` rows in text
order, one for each target of an act and each day on which it was done. What is denied, asked for, only wished or only
possible is no measure, and neither is what a firm or a club does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.measures.acts import Act, Acts
from consilience.annotate.measures.dates import Dates, Times
from consilience.annotate.measures.parties import Parties
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.measures.sizes import Sizes
from consilience.annotate.measures.standing import Standing, Standings
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import (
    Annotations,
    Claim,
    Evidence,
    InstitutionMention,
    MeasureMention,
    Party,
    Quote,
    Span,
    TimeExpression,
)
from consilience.model.system import MeasureStatus
from consilience.text.measure_types import MeasureType, measure_types

ORIGIN: Final = "measures.rules@1"
_NARRATOR: Final = "narrator"
_CHANNEL: Final = "redirect_channel"


def measures(reading: Reading, annotations: Annotations) -> Sequence[MeasureMention]:
    """The measures of a document, in text order."""
    tree = Tree(reading.doc)
    write = _Rows(reading, annotations, tree)
    rows: list[MeasureMention] = []
    for act in Acts(tree, write.phrases, measure_types()).all():
        rows.extend(write.rows(act, len(rows), rows[-1] if rows else None))
    return tuple(rows)


class _Rows:
    """Rows from acts: what the other layers of the document add to them."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.institutions = annotations.institutions
        self.times = Times(reading, annotations, tree)
        self.phrases = Phrases(tree, self._classes(annotations.institutions), self.times.tokens)
        self.parties = Parties(reading, annotations, tree, self.phrases)
        self.sizes = Sizes(reading, annotations, tree, self.phrases)
        self.standings = Standings(tree)
        self.claims = sorted(annotations.claims, key=lambda row: row.evidence[0].start)
        self._starts = [row.evidence[0].start for row in self.claims]
        self.quotes = {row.id: row for row in annotations.quotes}
        self.all_times = annotations.times

    def _classes(self, institutions: Sequence[InstitutionMention]) -> dict[int, frozenset[str]]:
        """The classes of the last word of each institution and post that another layer found."""
        found: dict[int, frozenset[str]] = {}
        for row in institutions:
            tokens = self.reading.tokens(Span(row.start, row.end))
            name = frozenset({"@post"} if row.belongs_to or row.kind == "post" else {"@institution"})
            for i in range(tokens.start, tokens.end):
                if self.tree.tag[i].startswith("NN") and self.tree.head[i] not in range(tokens.start, tokens.end):
                    found[i] = name
        return found

    def rows(self, act: Act, number: int, last: MeasureMention | None) -> Iterator[MeasureMention]:
        """The rows of one act: none where it is no measure, several where it was done on several days."""
        claim = self._claim(act)
        voice = claim.voice if claim else _NARRATOR
        if claim is not None and (claim.modality == "denied" or self._is_negative(claim, act)):
            return
        is_reported = voice != _NARRATOR or self._is_reported(act)
        is_channel = act.type.name == _CHANNEL
        standing = self.standings.of(act, is_reported=is_reported, is_free=is_channel)
        if standing is None:
            return
        by, on = self._sides(act, voice, is_channel)
        if not self._is_political(act, by, on):
            return
        act = replace(act, type=self._type(act, by))
        quote = self.quotes.get(claim.quote_id or "") if claim else None
        for dates in self.times.of(act, standing, self._said(quote)):
            row = self._row(act, standing, dates, claim)
            row = replace(row, id=f"{self.reading.document.id}/measure-{number + 1}", by=by, on=on, voice=voice)
            yield self._continued(row, last) if last is not None else row
            number += 1

    def _row(self, act: Act, standing: Standing, dates: Dates, claim: Claim | None) -> MeasureMention:
        tree, reading = self.tree, self.reading
        head = reading.span(*tree.chars(act.at, act.at))
        target = self._target(act)
        condition = self.standings.condition(act.at)
        return MeasureMention(
            id="",
            document_id=reading.document.id,
            start=head.start,
            end=head.end,
            type=act.type.name,
            reported_as=self._word(act),
            status=self._status(standing, dates),
            rule=act.rule,
            evidence=self._evidence(act, claim, dates),
            target=target,
            target_chain=self._chain(target),
            announced_on=dates.announced_on,
            announced_time_id=dates.announced.id if dates.announced else None,
            effective_from=dates.effective_from,
            effective_time_id=dates.effective.id if dates.effective else None,
            size=self.sizes.of(act),
            condition=reading.span(*tree.chars(tree.left[condition], tree.right[condition])) if condition else None,
            quote_id=claim.quote_id if claim else None,
            event=act.type.event,
            mode=act.type.mode,
            cameo=act.type.cameo,
            origin=ORIGIN,
        )

    def _status(self, standing: Standing, dates: Dates) -> MeasureStatus:
        """ "Scheduled" is announced, or told as done, with a date that is still to come."""
        is_coming = self.times.is_coming(dates.effective_from)
        return "scheduled" if is_coming and standing != "threatened" else standing

    def _sides(self, act: Act, voice: str, is_channel: bool) -> tuple[Party | None, Party | None]:
        if not is_channel:
            by = self.parties.by(act, voice)
            return by, self.parties.on(act, by)
        on = self.parties.by(act, voice)
        return self.parties.speaker(voice, act.at), on

    def _is_political(self, act: Act, by: Party | None, on: Party | None) -> bool:
        if by is not None and self.parties.is_private(by):
            return False
        if not act.pattern.is_loose:
            return True
        if by is not None:
            return self.parties.is_known(by)
        return on is not None or self._chain(self._target(act)) is not None

    def _type(self, act: Act, by: Party | None) -> MeasureType:
        other = act.type.by_organisation
        if other and by is not None and self.parties.is_organisation(by):
            return measure_types().types[other]
        return act.type

    def _continued(self, row: MeasureMention, last: MeasureMention) -> MeasureMention:
        """A speaker who goes on in the next sentence still speaks on the day of the first."""
        is_same = row.voice == last.voice != _NARRATOR and row.announced_on is None and last.announced_on is not None
        near = row.start - last.evidence.end >= 0 and not self.reading.document.text[
            last.evidence.end : row.evidence.start
        ].count("\n\n")
        if is_same and (near or row.quote_id == last.quote_id is not None):
            return replace(row, announced_on=last.announced_on, announced_time_id=last.announced_time_id)
        return row

    def _said(self, quote: Quote | None) -> list[TimeExpression]:
        if quote is None or quote.said_on is None:
            return []
        span = quote.said_on
        return [row for row in self.all_times if row.start < span.end and span.start < row.end and row.edtf]

    def _word(self, act: Act) -> str:
        particle = act.pattern.particle
        return f"{self.tree.lemma[act.at]} {particle}" if particle else self.tree.lemma[act.at]

    def _target(self, act: Act) -> Span | None:
        if act.target is None:
            return None
        return self.reading.span(*self.tree.chars(*self.phrases.bounds(act.target)))

    def _chain(self, target: Span | None) -> str | None:
        if target is None:
            return None
        inside = [row for row in self.institutions if row.start < target.end and target.start < row.end]
        return inside[0].chain if inside else None

    def _is_negative(self, claim: Claim, act: Act) -> bool:
        return claim.polarity == "negative" and claim.predicate == self.tree.lemma[act.at]

    def _is_reported(self, act: Act) -> bool:
        """Whether a verb of saying stands over the act ("announced that it would close")."""
        i = act.at
        for _ in range(4):
            if self.tree.dep[i] == "ccomp":
                return True
            if self.tree.head[i] == i or self.tree.dep[i] not in ("xcomp", "conj", "advcl"):
                return False
            i = self.tree.head[i]
        return False

    def _claim(self, act: Act) -> Claim | None:
        """The narrowest claim whose words hold the act and what it changes; that of the act's own clause first."""
        head = self.reading.span(*self.tree.chars(act.at, act.at))
        places = [head]
        if act.target is not None and self.tree.first[act.target] == self.tree.first[act.at]:
            places.append(self.reading.span(*self.tree.chars(act.target, act.target)))
        found: list[Claim] = []
        for k in range(bisect_right(self._starts, head.start) - 1, -1, -1):
            claim = self.claims[k]
            if head.start - claim.evidence[0].start > 700:
                break
            if all(claim.evidence[0].start <= p.start and p.end <= claim.evidence[0].end for p in places):
                found.append(claim)
        lemma = self.tree.lemma[act.at]
        return min(
            found,
            key=lambda row: (row.predicate != lemma, row.evidence[0].end - row.evidence[0].start),
            default=None,
        )

    def _evidence(self, act: Act, claim: Claim | None, dates: Dates) -> Evidence:
        """The clause; with the words for its dates where they stand beside it in the sentence."""
        tree = self.tree
        if claim is not None:
            start, end = claim.evidence[0].start, claim.evidence[0].end
        else:
            first, last = act.at, act.at
            if act.target is not None and tree.first[act.target] == tree.first[act.at]:
                span = self.phrases.bounds(act.target)
                first, last = min(first, span[0]), max(last, span[1])
            raw = self.reading.span(*tree.chars(first, last))
            start, end = raw.start, raw.end
        sentence = self.reading.span(*tree.chars(tree.first[act.at], tree.last[act.at]))
        when = dates.effective
        if when is not None and sentence.start <= when.start and when.end <= sentence.end:
            start, end = min(start, when.start), max(end, when.end)
        return Evidence(self.reading.document.id, start, end)


ANNOTATOR: Final = Annotator(
    ORIGIN, "measures", measures, frozenset({"mentions", "quotes", "times", "quantities", "claims", "institutions"})
)
