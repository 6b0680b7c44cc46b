"""How institutions, posts and channels stand on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.model import Channel, Institution, Register, StateRow
from consilience.record.register.state.spells import Outcome, Spell, Terms, outcome
from consilience.record.register.state.views import View, one_each
from consilience.text.institution_kinds import kinds

_BODIES: Final = Terms(
    announcements={"suspension_announced": "suspended", "closure_announced": "closed"},
    coming={
        "suspended": "suspension",
        "closed": "closure",
        "reduced": "reduction",
        "operating": "resumption",
        "designated_channel": "designation as the channel",
    },
    before={
        "reduced": "operating",
        "suspended": "operating",
        "closed": "operating",
        "designated_channel": "operating",
    },
)
_CHANNELS: Final = Terms(
    announcements={},
    coming={
        "suspended": "suspension",
        "closed": "closure",
        "limited": "limits",
        "designated": "designation",
        "open": "opening",
    },
    before={"limited": "open", "suspended": "open", "closed": "open", "designated": "not designated"},
)


def body_rows(register: Register, view: View) -> Iterator[StateRow]:
    """One row an institution and a post, in the order of the register."""
    for body in register.institutions:
        periods = [row for row in register.statuses if row.institution_id == body.id]
        found = outcome([Spell(row.id, row.status, row) for row in periods], view, _BODIES)
        yield StateRow(
            part="institutions",
            id=body.id,
            name=body.name,
            value=_held(body, found),
            is_announced=found.is_announced,
            certainty=found.certainty,
            since=found.since,
            said_by=found.said_by,
            evidence=found.evidence or one_each(body.evidence),
            row_ids=found.row_ids,
            others=found.others,
        )


def _held(body: Institution, found: Outcome) -> str:
    """The state in words; of a post that is dormant, that it is vacant: nobody holds it."""
    kind = kinds().by_name.get(body.kind)
    is_vacant = kind is not None and kind.is_post and found.state == "dormant"
    return found.value.replace("dormant", "vacant", 1) if is_vacant else found.value


def channel_rows(register: Register, view: View, bodies: Sequence[StateRow]) -> Iterator[StateRow]:
    """One row a channel. Its periods have no ids: `row_ids` counts them from 0 ("channel-2.0").

    `bodies` are the rows of the institutions on that day: a channel through one that is reduced says so.
    """
    reduced = {row.id for row in bodies if row.value.partition(";")[0] == "reduced"}
    for channel in register.channels:
        spells = [Spell(f"{channel.id}.{n}", row.state, row) for n, row in enumerate(channel.periods)]
        found = outcome(spells, view, _CHANNELS)
        yield StateRow(
            part="channels",
            id=channel.id,
            name=channel.name,
            value=_conditional(channel, found, is_reduced=channel.via in reduced),
            is_announced=found.is_announced,
            certainty=found.certainty,
            since=found.since,
            said_by=found.said_by,
            evidence=found.evidence or one_each(channel.evidence),
            row_ids=found.row_ids,
            others=found.others,
        )


def _conditional(channel: Channel, found: Outcome, *, is_reduced: bool) -> str:
    """The state with the words under which the channel may be used, while it may be; "open (reduced)" where what it
    runs through is reduced."""
    if is_reduced and found.state == "open":
        return found.value.replace("open", "open (reduced)", 1)
    if channel.condition and found.state in ("open", "limited", "designated", "dormant"):
        words = " | ".join(f"“{words}”" for words in channel.condition.split(" | "))
        return found.value.replace(found.state, f"{found.state} ({words})", 1)
    return found.value
