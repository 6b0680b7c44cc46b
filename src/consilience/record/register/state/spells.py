"""One state of several periods: which holds on a day, in words that keep the hedge and never tell the announced as
done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from consilience.model import ChannelPeriod, Evidence, StatusPeriod
from consilience.model.register import Certainty
from consilience.record.register.state.views import Reach, View, dated, one_each
from consilience.text.dates import bounds, has_bound
from consilience.text.days import date_words

Period = StatusPeriod | ChannelPeriod
UNKNOWN: Final = "unknown"
RANKS: Final = {"preferred": 2, "normal": 1, "deprecated": 0}
_SOON: Final = 14
"""Days over which "on that day or later" is near enough for "within days"."""
_PARTICIPLES: Final = frozenset({"reduced", "suspended", "closed", "designated", "limited"})


@dataclass(frozen=True, slots=True)
class Spell:
    """One state over a time: the row that says so and its period."""

    id: str
    state: str
    period: Period

    def is_announced(self, view: View) -> bool:
        """Whether nobody told it as done by what was known."""
        return self.period.certainty == "announced_only" or view.is_foretold(self.period.valid_from)

    def has_begun(self, view: View) -> Reach:
        """Whether it held on the day; what was announced for no day of its own has not begun."""
        return view.has_begun(self.period.valid_from) if self.is_dated else "no"

    @property
    def is_dated(self) -> bool:
        """Whether an announcement says from when: "on the day of the announcement or later" does not."""
        first, last = dated(self.period.valid_from)
        is_open = last is None and (first is None or first == bounds(self.period.known_from)[0])
        return not (is_open and self.period.certainty == "announced_only")


@dataclass(frozen=True, slots=True)
class Terms:
    """The states of a kind of thing.

    Attributes:
        announcements: states that only announce another one, which comes later.
        coming: the noun for each state that may be announced ("suspension").
        before: how something stood before the first state that is told of it, where that follows.
    """

    announcements: Mapping[str, str]
    coming: Mapping[str, str]
    before: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How something stands, with the rows that say so."""

    state: str
    value: str
    is_announced: bool = False
    certainty: Certainty = "implied"
    since: str | None = None
    said_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    row_ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def outcome(spells: Sequence[Spell], view: View, terms: Terms) -> Outcome:
    """What holds on the day.

    The later news wins. States that are told at the same time, or an earlier one of a higher rank, stand side by side.
    An announcement ends nothing: what stood before it goes on until the day that it names.
    """
    known = _as_known(spells, view)
    states = [spell for spell in known if spell.state not in terms.announcements]
    shown = _chosen([spell for spell in states if _holds(spell, view)])
    announced = _announcements(known, {spell.state for spell in shown}, view, terms)
    if not shown and announced:
        ended = [spell for spell in states if view.has_ended(spell.period.valid_until) == "yes"]
        shown = sorted(ended, key=lambda spell: bounds(spell.period.valid_until)[1] or date.min)[-1:]
    found = _of(shown, view) if shown else _implied(states, announced, view, terms)
    if not announced and len(shown) < 2:
        return found  # most days of most rows
    told = [row for rows in announced.values() for row in rows]
    return replace(
        found,
        value="; ".join([found.value, *announced]),
        said_by=tuple(dict.fromkeys([*found.said_by, *(voice for row in told for voice in row.period.said_by)])),
        evidence=one_each(
            found.evidence, *([p for row in rows for p in row.period.evidence] for rows in announced.values())
        ),
        row_ids=(*found.row_ids, *(row.id for row in told)),
    )


def _as_known(spells: Sequence[Spell], view: View) -> list[Spell]:
    """The periods that were known; one that is ended only by a later one that was not has no end yet."""
    known = [spell for spell in spells if view.is_known(spell.period.known_from)]
    if len(known) == len(spells):
        return known
    starts = {spell.period.valid_from for spell in known}
    ends = {spell.period.valid_from for spell in spells} - starts - {None}
    return [
        replace(spell, period=replace(spell.period, valid_until=None)) if spell.period.valid_until in ends else spell
        for spell in known
    ]


def _holds(spell: Spell, view: View) -> bool:
    return spell.has_begun(view) != "no" and view.has_ended(spell.period.valid_until) != "yes"


def _chosen(spells: Sequence[Spell]) -> list[Spell]:
    """The spells to show, the first one first; several only where they conflict."""
    if len(spells) == 1 and spells[0].period.valid_until is None:
        return list(spells)  # nothing that it could give way to
    left = [spell for spell in spells if not any(_gives_way(spell, other) for other in spells)]
    left = [spell for spell in left if spell.period.rank != "deprecated"] or left
    told = [spell for spell in left if spell.period.certainty != "implied"] or left[:1]
    current = [spell for spell in told if not any(_is_older(spell, other) for other in told)]
    rank = max((RANKS[spell.period.rank] for spell in current), default=0)
    shown = [spell for spell in told if spell in current or RANKS[spell.period.rank] > rank]
    ordered = sorted(shown, key=lambda spell: (-RANKS[spell.period.rank], spell.period.certainty == "announced_only"))
    return list({spell.state: spell for spell in reversed(ordered)}.values())[::-1]


def _gives_way(spell: Spell, other: Spell) -> bool:
    """Whether another spell follows on this one: where it ends, or by a later act that is told at the same time."""
    start, later = dated(spell.period.valid_from)[0], dated(other.period.valid_from)[0]
    if later is None:
        return False
    if spell.period.valid_until == other.period.valid_from:
        return True
    is_other_act = spell.period.measure_id is None or spell.period.measure_id != other.period.measure_id
    is_told_with_it = not _is_older(spell, other) and not _is_older(other, spell)
    return is_other_act and is_told_with_it and start is not None and start < later


def _is_older(spell: Spell, other: Spell) -> bool:
    """Whether a state was surely known before another; what has no such day is older than what has one."""
    known, later = spell.period.known_from, bounds(other.period.known_from)[0]
    if later is None:
        return False
    last = bounds(known)[1]
    return not has_bound(known) or (last is not None and last < later)


def _of(shown: Sequence[Spell], view: View) -> Outcome:
    phrases = [_phrase(spell, view) for spell in shown]
    first = shown[0].period
    done = [spell for spell in shown if not spell.is_announced(view)]
    return Outcome(
        state=words_of(shown[0].state),
        value=" | ".join(phrases),
        is_announced=not done,
        certainty=done[0].period.certainty if done else "announced_only",
        since=first.valid_from,
        said_by=tuple(dict.fromkeys(voice for spell in shown for voice in _voices(spell))),
        evidence=one_each(*(spell.period.evidence for spell in shown)),
        row_ids=tuple(spell.id for spell in shown),
        others=tuple(phrases[1:]),
    )


def _voices(spell: Spell) -> tuple[str, ...]:
    """Who says so; of what is only implied nobody does."""
    return () if spell.period.certainty == "implied" else spell.period.said_by


def _implied(states: Sequence[Spell], announced: Mapping[str, list[Spell]], view: View, terms: Terms) -> Outcome:
    """What follows from what comes later: what is suspended one day stood before."""
    later = [spell for spell in states if spell.has_begun(view) == "no"]
    first = min(later, key=lambda spell: dated(spell.period.valid_from)[0] or date.max, default=None)
    coming = [terms.announcements.get(row.state, row.state) for rows in announced.values() for row in rows]
    follows = coming[0] if coming else first.state if first is not None and len(later) == len(states) else ""
    state = terms.before.get(follows, UNKNOWN)
    return Outcome(state, state)


def _announcements(known: Sequence[Spell], shown: set[str], view: View, terms: Terms) -> dict[str, list[Spell]]:
    """What was announced by the day and has not come yet, in words, with the rows that say so."""
    targets: dict[str, list[Spell]] = {}
    for spell in known:
        if spell.state in terms.announcements and _holds(spell, view):
            targets.setdefault(terms.announcements[spell.state], []).append(spell)
    for spell in known:
        is_told = bounds(spell.period.known_from)[0] is not None and view.has_come(spell.period.known_from) != "no"
        if is_told and spell.state in terms.coming and spell.has_begun(view) == "no":
            targets.setdefault(spell.state, []).append(spell)
    return {_announced(target, rows, terms): rows for target, rows in targets.items() if target not in shown}


def _announced(target: str, rows: Sequence[Spell], terms: Terms) -> str:
    """`"suspension announced for 1 November 2021 or later"`."""
    dates = dict.fromkeys(row.period.valid_from for row in rows if row.state == target and row.is_dated)
    when = " | ".join(date_words(edtf) for edtf in dates if edtf)
    return f"{terms.coming[target]} announced" + (f" for {when}" if when else "")


def _phrase(spell: Spell, view: View) -> str:
    period, word = spell.period, words_of(spell.state)
    is_announced = spell.is_announced(view)
    if spell.has_begun(view) == "perhaps":
        first, last = dated(period.valid_from)
        is_near = last is None and first is not None and (view.day - first).days <= _SOON
        if is_near and is_announced and word in _PARTICIPLES:
            word = f"{word}, or to be {word} within days"
        else:
            word = f"{word}, from {date_words(period.valid_from)}"
    return f"{word} (announced)" if is_announced else word


def words_of(state: str) -> str:
    """A state as a reader says it."""
    return state.replace("_", " ")
