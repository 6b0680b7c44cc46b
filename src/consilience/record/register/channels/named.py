"""Ways to talk that only words name ("military contacts between X and Y"), and what accounts say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from consilience.model import Channel, ChannelPeriod, Record
from consilience.model.system import ChannelState
from consilience.record.register.channels.bodies import period_of
from consilience.record.register.channels.told import Told
from consilience.text.countries import usual_name
from consilience.text.dates import bounds

_OVER: Final[frozenset[ChannelState]] = frozenset({"closed", "suspended"})
_PROTECTING: Final = "protecting_power"
_NOUNS: Final = ("hotline", "talks", "negotiations", "consultations", "dialogue", "channel", "communication", "contact")
_PLURALS: Final = {"channel": "channels", "contact": "contacts", "hotline": "hotline"}


@dataclass(slots=True)
class _Named:
    """A way to talk: its kind, its sides, and what accounts say of it."""

    kind: str
    sides: frozenset[str]
    rows: list[Told] = field(default_factory=list)


def named_channels(rows: Sequence[Told], record: Record) -> Iterator[Channel]:
    """The channels that no institution of the register stands for. What only a headline says is left out."""
    for way in _ways([row for row in rows if row.mention.via_chain is None and row.sides]):
        is_unsure = way.kind == _PROTECTING and len(way.rows[0].order) < 2
        if is_unsure or all(row.is_headline for row in way.rows):
            continue
        periods = tuple(_periods(way.rows))
        yield Channel(
            id="",
            name=_name(way, record),
            kind=way.kind,
            evidence=tuple(dict.fromkeys(row.mention.evidence for row in way.rows)),
            periods=periods,
        )


def _ways(rows: Sequence[Told]) -> list[_Named]:
    """The mentions by kind and sides; one that names fewer sides joins the only way whose sides hold them."""
    found: list[_Named] = []
    for row in sorted(rows, key=lambda row: (-len(row.sides), row.mention.document_id, row.mention.start)):
        fitting = [way for way in found if way.kind == row.mention.kind and row.sides <= way.sides]
        if len(fitting) == 1 or any(way.sides == row.sides for way in fitting):
            next(way for way in fitting if len(fitting) == 1 or way.sides == row.sides).rows.append(row)
        elif not fitting:
            found.append(_Named(row.mention.kind, row.sides, [row]))
    for way in found:
        way.rows.sort(key=lambda row: (row.mention.document_id, row.mention.start))
    return found


def _periods(rows: Sequence[Told]) -> Iterator[ChannelPeriod]:
    """The states by date. What is over without a date is over by the day of the account; what is open ends where it
    is told as over with a date of its own."""
    groups: dict[tuple[ChannelState, str], list[Told]] = defaultdict(list)
    for row in rows:
        since = row.mention.since or (row.published if row.mention.state in _OVER else None)
        groups[row.mention.state, since or ""].append(row)
    periods = [period_of(told, state, since or None) for (state, since), told in groups.items()]
    periods.sort(key=lambda period: (bounds(period.valid_from)[0] is not None, _first(period.valid_from), period.state))
    for place, period in enumerate(periods):
        later = next((row for row in periods[place + 1 :] if row.state != period.state and row.valid_from), None)
        is_dated = later is not None and any(row.mention.since == later.valid_from for row in rows)
        yield replace(period, valid_until=later.valid_from) if later is not None and is_dated else period


def _first(edtf: str | None) -> str:
    day = bounds(edtf)[0]
    return day.isoformat() if day else ""


def _name(way: _Named, record: Record) -> str:
    """ "Military contacts between Valdonia and the Compact", "Norland for the interests of Valdonia"."""
    if way.kind == _PROTECTING:
        return " for the interests of ".join(_called(side, record) for side in way.rows[0].order)
    printed = " ".join(row.mention.name.lower() for row in way.rows)
    noun = next((word for word in _NOUNS if word in printed), "contact")
    noun = _PLURALS.get(noun, noun)
    sides = sorted(_called(side, record) for side in way.sides)
    kind = "" if way.kind == "political" else f"{way.kind.replace('_', ' ')} "
    words = f"{kind}{noun} {'between' if len(sides) > 1 else 'of'} {' and '.join(sides)}"
    return words[0].upper() + words[1:]


def _called(side: str, record: Record) -> str:
    """The name of a country or an actor."""
    return usual_name(side) or next((row.name for row in record.actors if row.id == side), side)
