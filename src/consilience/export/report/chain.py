"""The chain of measure and counter-measure as a drawing: time downwards, a lane a side, arrows to what answers what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from consilience.export.report.board import SheetLink, SheetLinks, day_key, party, voices
from consilience.export.report.edition import Edition
from consilience.export.report.words import (
    EVENT_STATUS_WORDS,
    MEASURE_STATUS_WORDS,
    NOT_DONE,
    RELATION_WORDS,
    listed,
    plain,
    short_date,
)
from consilience.model import Event, Measure, RelationClaim
from consilience.text.naming import capital

GUTTER, BOX, TOP, TRUNK, ZONE, MARGIN = 82, 288, 34, 10, 128, 20
"""Widths: of the dates, of a box, of one trunk of arrows, of the labels beside them; the height of the lanes' heads."""
PAD, LINE, SMALL, STEP, GAP, INSET = 9, 17, 15, 40, 14, 10
"""Heights: a box's margin, a line of its title, its last line; between arrows, between boxes, between its parts."""
LETTER = 6.0
ANSWERS = {"in_response_to": "in answer", "reciprocates": "in return", "reverses": "takes it back"}
"""The relations that are drawn, as an arrow's label says them."""
_LONGEST = 20
_Act = Measure | Event


@dataclass(frozen=True, slots=True)
class Box:
    """One act. `lines` are its title; `note` says by whom and how far it has gone."""

    link: SheetLink
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    note: str
    is_done: bool
    is_measure: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """From an act to the one that answers it: its head stands at `x`, its label ends (else starts) at `label`."""

    link: SheetLink
    path: str
    x: int
    y: int
    label: int
    is_right: bool
    is_explicit: bool
    words: tuple[str, str]
    title: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The drawing's geometry in its own units: heads of the two lanes, days at the left, boxes, arrows."""

    width: int
    height: int
    heads: tuple[tuple[int, str], ...]
    days: tuple[tuple[int, tuple[str, ...]], ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def chain(edition: Edition) -> Chain | None:
    """The drawing, or None where no act is said to answer another."""
    relations = _drawn(edition)
    relations = list(_outermost(relations, _parents(edition.record.register.measures)))
    if not relations:
        return None
    plan = _Plan(edition, relations)
    boxes = plan.boxes()
    arrows = plan.arrows()
    heads = tuple((plan.left(lane), name) for lane, name in enumerate(plan.heads()) if name)
    return Chain(plan.width, plan.height, heads, tuple(plan.days), boxes, arrows)


def _drawn(edition: Edition) -> list[RelationClaim]:
    """The answers between acts that the record knows, each pair once; events that are measures are these."""
    register = edition.record.register
    same = {row.event_id: row.id for row in register.measures if row.event_id}
    known = {row.id for row in register.measures} | {row.id for row in edition.record.events}
    found: dict[tuple[str, str], list[RelationClaim]] = {}
    for row in register.relations:
        ends = same.get(row.from_id, row.from_id), same.get(row.to_id, row.to_id)
        if row.kind in ANSWERS and ends[0] != ends[1] and known.issuperset(ends):
            found.setdefault(ends, []).append(row)
    return [_merged(ends, rows) for ends, rows in found.items()]


def _merged(ends: tuple[str, str], rows: list[RelationClaim]) -> RelationClaim:
    first = min(rows, key=lambda row: not row.is_explicit)
    said = tuple(dict.fromkeys(name for row in rows for name in row.said_by))
    evidence = tuple(dict.fromkeys(item for row in rows for item in row.evidence))
    return RelationClaim(first.id, first.kind, *ends, said, evidence, first.is_explicit)


def _outermost(relations: list[RelationClaim], parent: dict[str, str]) -> Iterable[RelationClaim]:
    """The answers without those of parts that the same people say of their wholes; the list tells them all."""
    said = {(row.from_id, row.to_id): set(row.said_by) for row in relations}

    def line(name: str) -> Iterable[str]:
        yield name
        while name in parent:
            name = parent[name]
            yield name

    for row in relations:
        wider = {(one, other) for one in line(row.from_id) for other in line(row.to_id)} - {(row.from_id, row.to_id)}
        if not any(said.get(ends, set()) >= set(row.said_by) for ends in wider):
            yield row


class _Plan:
    """Where every box and arrow stands. Lanes are 0 (left) and 1 (right)."""

    def __init__(self, edition: Edition, relations: list[RelationClaim]) -> None:
        self.edition, self.relations = edition, relations
        self.links = SheetLinks(edition, "chain")
        measures = edition.record.register.measures
        self.measures = {row.id for row in measures}
        self.parent = _parents(measures)
        ends = {name for row in relations for name in (row.from_id, row.to_id)}
        wholes = {self.whole(name) for name in ends}
        acts: list[_Act] = [row for row in measures if self.whole(row.id) in wholes]
        acts += [row for row in edition.record.events if row.id in ends]
        self.acts = {row.id: row for row in acts}
        self.answered = {self.whole(row.to_id) for row in relations}
        self.side = self._sides()
        self.causes = sorted({row.to_id for row in relations}, key=lambda name: (self._day(self.acts[name]), name))
        lanes = {self.lane(row.from_id) for row in relations}
        self.zone = [ZONE if lane in lanes else MARGIN for lane in (0, 1)]
        self.place: dict[str, Box] = {}
        self.days: list[tuple[int, tuple[str, ...]]] = []
        self.height = 0

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return self.left(1) + BOX + 2

    def left(self, lane: int) -> int:
        """The left edge of a lane."""
        return GUTTER + lane * (BOX + sum(self.zone) + TRUNK * len(self.causes))

    def lane(self, name: str) -> int:
        """On which side an act stands: a part with its whole."""
        whole = self.whole(name)
        by, on = _parties(self.acts[whole])
        if by in self.side:
            return self.side[by]
        return 1 - self.side[on] if on in self.side else 0

    def whole(self, name: str) -> str:
        """The act that is no part of another."""
        while name in self.parent:
            name = self.parent[name]
        return name

    def _sides(self) -> dict[str, int]:
        """Who acts stands opposite of whom it acts on and of whom it answers."""
        sides: dict[str, int] = {}
        pairs = [_parties(act) for act in sorted(self.acts.values(), key=self._day)]
        answers = [(self.acts[row.to_id], self.acts[row.from_id]) for row in self.relations]
        between = [(_parties(cause)[0], _parties(answer)[0]) for cause, answer in answers]
        pairs = [*(pair for pair in pairs if all(pair)), *(pair for pair in between if all(pair)), *pairs]
        for one, other in pairs:
            if one and one not in sides:
                sides[one] = 1 - sides[other] if other in sides else (0 if not sides or not other else _lighter(sides))
            if one and other and other not in sides and other != one:
                sides[other] = 1 - sides[one]
        return sides

    def _date(self, act: _Act) -> str | None:
        """When it was announced or done; of a whole without a date when the first of its parts was."""
        own = (act.announced_on or act.effective_from) if isinstance(act, Measure) else act.date
        parts = [self._date(row) for row in self.acts.values() if self.parent.get(row.id) == act.id]
        return own or min(filter(None, parts), key=day_key, default=None)

    def _day(self, act: _Act) -> tuple[int, tuple[date, date]]:
        """Sorts by date; what has none comes first where something answers it, else last."""
        edtf = self._date(act)
        return (1 if edtf else 0 if act.id in self.answered else 2), day_key(edtf)

    def heads(self) -> tuple[str, str]:
        """Who acts on each side."""
        names: tuple[list[str], list[str]] = ([], [])
        for act in sorted(self.acts.values(), key=self._day):
            names[self.lane(act.id)].append(party(self.edition, _parties(act)[0]))
        left, right = (listed(dict.fromkeys(filter(None, side)), 3) for side in names)
        return left, right

    def boxes(self) -> tuple[Box, ...]:
        """All boxes, each part after its whole; a day begins below all that came before it."""
        bottom = [TOP, TOP]
        day, start = "", bottom[0]
        for act in sorted(self.acts.values(), key=self._day):
            if act.id in self.parent:
                continue
            told = short_date(self._date(act))
            if told != day:
                day, start = told, max(bottom) + GAP + (6 if day else -6)
                self.days.append((start, tuple(wrap(told, 13))))
            lane = self.lane(act.id)
            y = max(start, bottom[lane] + (GAP if bottom[lane] > start else 0))
            for row in self.relations:
                if self.whole(row.from_id) == act.id and self.whole(row.to_id) in self.place:
                    cause = self.place[self.whole(row.to_id)]
                    y = max(y, cause.y + min(cause.height, STEP))
            bottom[lane] = y + self._put(act, self.left(lane), y, BOX)
        self.height = max(bottom) + GAP
        return tuple(self.place.values())

    def _put(self, act: _Act, x: int, y: int, width: int) -> int:
        """Places a box with its parts in it, and tells its height."""
        lines = tuple(wrap(capital(act.title), int((width - 2 * PAD) / LETTER)))[:4]
        answers = [row for row in self.relations if row.from_id == act.id]
        height: int = max(PAD + LINE * len(lines) + SMALL + PAD, STEP * len(answers) + PAD)
        parts = [part for part in self.acts.values() if self.parent.get(part.id) == act.id]
        is_done = act.status not in NOT_DONE
        link = self.links.to(act.evidence)
        self.place[act.id] = Box(link, x, y, width, height, lines, "", is_done, act.id in self.measures)
        for part in sorted(parts, key=self._day):
            height += self._put(part, x + INSET, y + height, width - 2 * INSET) + INSET
        self.place[act.id] = Box(link, x, y, width, height, lines, self._note(act), is_done, act.id in self.measures)
        return height

    def _note(self, act: _Act) -> str:
        by = party(self.edition, _parties(act)[0])
        is_lone = by and by in self.heads()
        return " · ".join(filter(None, ("" if is_lone or act.id in self.parent else by, _told(act))))

    def arrows(self) -> tuple[Arrow, ...]:
        """One arrow a pair: out of the cause, down its own trunk between the lanes, into the answer."""
        entered: dict[str, int] = {}
        found = []
        middle = GUTTER + BOX + self.zone[0]
        for row in sorted(self.relations, key=lambda row: (self.place[row.from_id].y, self.causes.index(row.to_id))):
            cause, answer = self.place[row.to_id], self.place[row.from_id]
            number = entered.setdefault(row.from_id, 0)
            entered[row.from_id] += 1
            trunk = middle + TRUNK * self.causes.index(row.to_id) + TRUNK // 2
            is_right = self.lane(row.from_id) == 1
            x = answer.x if is_right else answer.x + answer.width
            y = answer.y + 19 + STEP * number
            out = cause.y + cause.height - 12 if not self._has_parts(row.to_id) else cause.y + 12
            leave = cause.x + cause.width if cause.x < trunk else cause.x
            path = f"M{leave} {out}H{trunk}V{y}H{x - 7 if is_right else x + 7}"
            verb, name = self._said(row)
            title = (
                f"{capital(self.acts[row.from_id].title)}, {RELATION_WORDS[row.kind]}: "
                f"{capital(self.acts[row.to_id].title)}, {verb} {name}"
            )
            label = f"{ANSWERS[row.kind]}, {verb}", _cut(name)
            edge = self.place[self.whole(row.from_id)]
            at = edge.x - 12 if is_right else edge.x + edge.width + 12
            link = self.links.to(row.evidence)
            found.append(Arrow(link, path, x, y, at, is_right, row.is_explicit, label, title))
        return tuple(found)

    def _has_parts(self, name: str) -> bool:
        return name in self.parent.values()

    def _said(self, row: RelationClaim) -> tuple[str, str]:
        """`"says"` and who; of what only the order of telling says, in which accounts."""
        told = voices(self.edition, row.said_by)
        outlets = listed(dict.fromkeys(pointer.outlet.name for pointer in self.edition.pointers(row.evidence)), 3)
        if not row.is_explicit:
            return "implied by", outlets or told
        return "say" if " and " in (told or outlets) else "says", told or outlets


def _parents(measures: Iterable[Measure]) -> dict[str, str]:
    """The whole of each part, where the record knows it and no part is its own whole by a detour."""
    known = {row.id for row in measures}
    parent: dict[str, str] = {}
    for row in measures:
        above = row.part_of if row.part_of in known else None
        while above and above != row.id:
            above = parent.get(above)
        if row.part_of in known and above is None:
            parent[row.id] = str(row.part_of)
    return parent


def _parties(act: _Act) -> tuple[str, str]:
    """By whom and on whom, as actor ids or `""`."""
    if isinstance(act, Measure):
        return act.by or "", act.on or ""
    return next(iter(act.actor_ids), ""), next(iter(act.recipient_ids), "")


def _told(act: _Act) -> str:
    words = MEASURE_STATUS_WORDS.get(act.status) if isinstance(act, Measure) else EVENT_STATUS_WORDS.get(act.status)
    return words or plain(act.status)


def _lighter(sides: dict[str, int]) -> int:
    return 0 if 2 * sum(sides.values()) > len(sides) else 1


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
