"""Events of a record as the codebooks of the field want them: who, in codes, on which day, and in which words first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from consilience.export.table import Json
from consilience.text.dates import bounds

Side = Literal["actor", "recipient"]


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on.

    Attributes:
        name: the actor's name, or the words where nobody knows whose they are.
        words: as one account prints it.
        country: ISO 3166-1 alpha-3, or None.
        sector: in PLOVER's codes, or None.
        role: the actor's role, or None.
        actor_id: the actor of the record, or None.
    """

    name: str
    words: str
    country: str | None
    sector: str | None
    role: str | None = None
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """When an event took place: its first day, the last one that is known, and whether any account says so.

    `is_stated` is False where no account dates the event: event data then take the day of publication.
    """

    first: date
    last: date | None
    is_stated: bool


def sure_events(record: Json) -> list[Json]:
    """The events that a record is sure of; older records hold no others."""
    return [row for row in record["events"] if row.get("is_sure", True)]


class Coded:
    """The sure events of a record as plain rows, each with its parties and its day.

    Event data are read by the row, without the words: what a record itself is not sure of does not belong there.
    """

    def __init__(self, record: Json) -> None:
        self.documents: Mapping[str, Json] = {row["id"]: row for row in record["documents"]}
        self.sources: Mapping[str, Json] = {row["id"]: row for row in record["sources"]}
        self.events = sure_events(record)
        self._actors = {row["id"]: row for row in record["actors"]}
        self._places = {id_: place for place, id_ in enumerate(self.documents)}

    def answered(self, event: Json) -> list[str]:
        """The ids of the sure events that it answers."""
        known = {row["id"] for row in self.events}
        return [id_ for id_ in event["in_response_to"] if id_ in known]

    def mentions(self, event: Json) -> list[Json]:
        """The mentions of an event, those of the account that was published first in front."""
        return sorted(event["mentions"], key=lambda row: (self._places[row["document_id"]], row["start"]))

    def clearest(self, event: Json) -> Json:
        """The mention that says most of what the event is: its codes, its status, both sides and a date."""

        def says(row: Json) -> tuple[bool, ...]:
            codes = [row[key] == event[key] for key in ("event", "mode", "cameo", "status")]
            return (*codes, row["actor"] is not None, row["recipient"] is not None, row["date"] is not None)

        return max(self.mentions(event), key=says)

    def parties(self, event: Json, side: Side) -> list[Party]:
        """The parties on one side, those that most mentions name first; of unknown ones, that of the clearest mention.

        Country and sector are those that most mentions give.
        """
        named = [row for mention in self.mentions(event) for row in all_of(mention, side)]
        found = [self._party(id_, [row for row in named if row["actor_id"] == id_]) for id_ in event[f"{side}_ids"]]
        printed = all_of(self.clearest(event), side)
        return found or [Party(row["text"], row["text"], row["country"], row["sector"]) for row in printed]

    def pairs(self, event: Json) -> list[tuple[Party | None, Party | None]]:
        """Each of those who act with each of those who are acted on, for formats that have room for one of each.

        Beside the first of a side only those who stand beside it in the words of an account: others may be another
        name for it, such as a government and its minister.
        """
        actors, recipients = (self._beside_the_first(event, side) for side in ("actor", "recipient"))
        return [(actor, recipient) for actor in actors for recipient in recipients]

    def _beside_the_first(self, event: Json, side: Side) -> list[Party | None]:
        found = self.parties(event, side)
        groups = [{row["actor_id"] for row in all_of(mention, side)} for mention in self.mentions(event)]
        beside = {id_ for group in groups if found and found[0].actor_id in group for id_ in group}
        kept: list[Party | None] = [party for party in found if party is found[0] or party.actor_id in beside]
        return kept or [None]

    def _party(self, id_: str, printed: list[Json]) -> Party:
        actor = self._actors[id_]
        country = _most([row["country"] for row in printed]) or actor.get("country")
        words = printed[0]["text"] if printed else actor["name"]
        return Party(actor["name"], words, country, _most([row["sector"] for row in printed]), actor.get("role"), id_)

    def day(self, event: Json) -> Day | None:
        """When it took place; the day of the first report where no account says so, None where that is unknown too."""
        first, last = bounds(event["date"])
        if first or last:
            return Day(first or last or date.min, last, True)
        reported = self.reported(event)
        return None if reported is None else Day(reported, None, False)

    def reported(self, event: Json) -> date | None:
        """The day on which the account that tells it first was published: the earliest that it may be, or None."""
        days = [self.published(row["document_id"]) for row in self.mentions(event)]
        return min((day for day in days if day), default=None)

    def published(self, document_id: str) -> date | None:
        """The day on which an account was published: the earliest that it may be, or None."""
        first, last = bounds(self.documents[document_id]["published"].get("edtf"))
        return first or last


def all_of(mention: Json, side: Side) -> list[Json]:
    """The party of one side of a mention and those beside it, whom older records do not keep."""
    return [*([mention[side]] if mention[side] else []), *(mention.get(f"co_{side}s") or [])]


def _most(codes: list[str | None]) -> str | None:
    """The code that is given most often; of equals, the one given first."""
    counted = Counter(code for code in codes if code)
    return counted.most_common(1)[0][0] if counted else None
