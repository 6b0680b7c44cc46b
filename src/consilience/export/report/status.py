"""Status: how the system stands and what was done to it, as tables. The chain of measures is drawn in `chain`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from consilience.export.report.board import Board, SheetLink, SheetLinks, board, day_key, nested, party, voices
from consilience.export.report.chain import Chain, chain
from consilience.export.report.edition import Edition, Link, Links
from consilience.export.report.words import (
    COMING,
    EVENT_STATUS_WORDS,
    MEASURE_STATUS_WORDS,
    MEASURE_WORDS,
    NOT_DONE,
    RELATION_WORDS,
    listed,
    plain,
    short_date,
)
from consilience.model import Event, EventMention, Evidence, Measure, Party, Record, Snapshot, StateRow
from consilience.text.dates import bounds
from consilience.text.days import date_words
from consilience.text.naming import capital

PARTS = {
    "institutions": "Institutions and posts",
    "headcounts": "Posts and people",
    "channels": "Channels",
    "measures": "Measures",
}
"""Parts of a state, in the order in which it tells them."""
PLACES = 10_000
"""More lines than a part has."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of a measure; with links where accounts state it differently or it has words of its own."""

    words: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """One word for a measure, and who uses it (`""` for the accounts themselves) in which of them."""

    word: str
    users: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one measure stands to another thing, in words ("in answer to"), and who says so.

    `is_whole` marks the one under which it stands as a part.
    """

    words: str
    other: str
    href: str
    is_explicit: bool
    is_whole: bool
    voices: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure: the act (`title`, `type`, `codes`), what it changes, and each account's own word for it."""

    address: str
    title: str
    type: str
    codes: str
    by: str
    on: str
    announced: str
    announced_words: str
    effective: tuple[Dated, ...]
    target: str
    is_printed: bool
    size: str
    results: tuple[str, ...]
    condition: str
    status: str
    is_done: bool
    is_part: bool
    words: tuple[Wording, ...]
    standings: tuple[Standing, ...]
    is_related: bool

    @property
    def first(self) -> Link | None:
        """The first words that tell it."""
        return next((link for item in self.words for _, links in item.users for link in links), None)


@dataclass(frozen=True, slots=True)
class StateLine:
    """One line of a state. `key` is its place among all lines; without a value nothing is told of it from then on.

    The link of a measure leads to its row, which tells the rest.
    """

    key: int
    name: str
    value: str
    is_announced: bool
    since: str
    voices: str
    link: SheetLink


@dataclass(frozen=True, slots=True)
class DayState:
    """What changes on one day (`day` in ISO 8601); on the first day how everything stands.

    `parts` are the place of each part's heading, the heading where it stands first, and its lines.
    """

    address: str
    day: str
    words: str
    parts: tuple[tuple[int, str, tuple[StateLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event that is no measure, in the field's codes."""

    address: str
    date: str
    title: str
    codes: str
    status: str
    is_done: bool
    parties: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The whole view. `last_printed` is the day of the latest account, `""` where none has a date.

    `unlisted` counts the mentions of acts that are told as done, said or to come and belong to no event of the record:
    they name nobody. `unsure` are events of which a side is missing or doubtful.
    """

    board: Board
    measures: tuple[MeasureRow, ...]
    chain: Chain | None
    days: tuple[DayState, ...]
    events: tuple[EventRow, ...]
    unsure: tuple[EventRow, ...]
    unlisted: int
    last_printed: str

    @property
    def has_answers(self) -> bool:
        """Whether an account says how one measure stands to another thing."""
        return any(row.standings for row in self.measures)

    @property
    def is_empty(self) -> bool:
        """Whether the accounts name nothing of a system."""
        board = self.board
        return not (board.institutions or board.channels or board.named or self.measures or self.days)


def status(edition: Edition) -> Status:
    """What the register and the events of a record tell."""
    measures = _ordered(edition.record.register.measures)
    addresses = {row.id: f"measure-{place}" for place, row in enumerate(measures, 1)}
    doubtful = [row for row in edition.record.events if not row.is_sure]
    return Status(
        board=board(edition),
        measures=tuple(_measure(edition, row, addresses) for row in measures),
        chain=chain(edition),
        days=tuple(_days(edition, addresses)),
        events=tuple(_events(edition, edition.record.sure_events, "event")),
        unsure=tuple(_events(edition, doubtful, "unsure")),
        unlisted=_unlisted(edition.record),
        last_printed=_last_printed(edition),
    )


def _last_printed(edition: Edition) -> str:
    printed = [bounds(outlet.document.published.edtf)[1] for outlet in edition.columns]
    last = max(filter(None, printed), default=None)
    return date_words(last.isoformat()) if last else ""


def _ordered(measures: Sequence[Measure]) -> list[Measure]:
    """By the day of their announcement, the parts of a measure after it."""

    def day(row: Measure) -> tuple[bool, tuple[date, date]]:
        """Its own day, or the first of its parts; what has none comes last."""
        parts = [part for part in measures if part.part_of == row.id]
        dates = [edtf for item in (row, *parts) if (edtf := item.announced_on or item.effective_from)]
        return not dates, day_key(dates[0] if dates else None)

    return nested(sorted(measures, key=day), lambda row: row.part_of)


def _measure(edition: Edition, row: Measure, addresses: dict[str, str]) -> MeasureRow:
    links = Links(edition, addresses[row.id])
    institution = next((item for item in edition.record.register.institutions if item.id == row.target), None)
    effective = tuple(
        Dated(short_date(item.value), links.to(item.evidence) if len(row.effective_statements) > 1 else ())
        for item in row.effective_statements
    )
    words = tuple(_wordings(edition, links, row))
    coded = " ".join(filter(None, (row.event, row.mode)))
    return MeasureRow(
        address=addresses[row.id],
        title=capital(row.title),
        type=capital(MEASURE_WORDS.get(row.type, plain(row.type))),
        codes=" · ".join(filter(None, (coded, f"CAMEO {row.cameo}" if row.cameo else ""))),
        by=listed(filter(None, (party(edition, id_) for id_ in (row.by, *row.co_by))), 4),
        on=party(edition, row.on),
        announced=short_date(row.announced_on) if row.announced_on else "",
        announced_words=date_words(row.announced_on) if row.announced_on else "",
        effective=effective or ((Dated(short_date(row.effective_from)),) if row.effective_from else ()),
        target=capital(institution.name) if institution else row.target_words or "",
        is_printed=institution is None,
        size=_size_words(row),
        results=tuple(_results(edition, row)),
        condition=row.condition or "",
        status=MEASURE_STATUS_WORDS.get(row.status, plain(row.status)),
        is_done=row.status not in NOT_DONE,
        is_part=row.part_of in addresses,
        words=words,
        standings=tuple(_standings(edition, row, addresses)),
        is_related=_is_related(edition, row),
    )


def _results(edition: Edition, row: Measure) -> Iterable[str]:
    """The states that the measure leads to."""
    for period in edition.record.register.statuses:
        is_told = period.certainty in ("reported", "announced_only") and period.status not in COMING
        if period.measure_id == row.id and is_told:
            yield plain(period.status) + (", announced" if period.certainty == "announced_only" else "")


def _wordings(edition: Edition, links: Links, row: Measure) -> Iterable[Wording]:
    """Each word with those who use it and where; without reports the words themselves."""
    groups: dict[str, dict[str, list[Evidence]]] = {}
    for report in row.reports:
        users = groups.setdefault(report.word, {})
        users.setdefault(voices(edition, [report.voice]), []).extend(report.evidence)
    for word, users in groups.items():
        yield Wording(word, tuple((voice, links.to(evidence)) for voice, evidence in users.items()))
    if not groups:
        yield Wording("", (("", links.to(row.evidence)),))


def _standings(edition: Edition, row: Measure, addresses: dict[str, str]) -> Iterable[Standing]:
    links = Links(edition, addresses[row.id].replace("measure", "answer"))
    titles = {item.id: item.title for item in edition.record.events}
    titles |= {item.id: item.title for item in edition.record.register.measures}
    for item in edition.record.register.relations:
        if item.from_id in (row.id, row.event_id) and item.to_id in titles:
            yield Standing(
                words=RELATION_WORDS.get(item.kind, plain(item.kind)),
                other=capital(titles[item.to_id]),
                href=addresses.get(item.to_id, ""),
                is_explicit=item.is_explicit,
                is_whole=item.kind == "part_of" and item.to_id == row.part_of,
                voices=voices(edition, item.said_by),
                links=links.to(item.evidence),
            )


def _is_related(edition: Edition, row: Measure) -> bool:
    """Whether an account says how it stands to another."""
    relations = edition.record.register.relations
    return any({item.from_id, item.to_id} & {row.id, row.event_id} for item in relations)


def _size_words(row: Measure) -> str:
    """`"24 → 15 posts"`, `"6 members"`, `"by 50 %"`."""
    size = row.size
    if size is None:
        return ""
    told = []
    if size.before is not None or size.after is not None:
        before = f"{size.before:,}" if size.before is not None else ""
        told.append(" → ".join(filter(None, (before, f"{size.after:,}" if size.after is not None else "…"))))
    elif size.value is not None:
        told.append(f"{size.value:,}")
    elif size.share is not None:
        told.append(f"by {size.share * 100:.4g} %")
    return " ".join(filter(None, (*told, size.counts)))


def _days(edition: Edition, addresses: dict[str, str]) -> Iterable[DayState]:
    """The states by day, the earliest first: the first whole, of the others what differs from the day before."""
    chosen: dict[date, Snapshot] = {}
    for row in edition.record.register.snapshots:
        day = bounds(row.as_of)[1] or bounds(row.as_of)[0]
        if day and (day not in chosen or row.known_at is None):
            chosen[day] = row
    keys: dict[tuple[str, str, str], int] = {}
    for row in chosen.values():
        for line in row.rows:
            if line.part in PARTS:
                keys.setdefault(_key(edition, line), len(keys))
    owners = {(part, name.partition(": ")[0]): place for (part, _, name), place in reversed(keys.items())}
    ordered = sorted(keys, key=lambda key: (owners[key[0], key[2].partition(": ")[0]], keys[key]))
    order, headed = list(PARTS), set[str]()
    before: dict[tuple[str, str, str], StateRow] = {}
    for day, row in sorted(chosen.items()):
        address = f"status-{day.isoformat()}"
        links = SheetLinks(edition, address)
        now = {_key(edition, line): line for line in row.rows if line.part in PARTS and line.value != "unknown"}
        parts: dict[str, list[StateLine]] = {part: [] for part in order}
        for place, row_key in enumerate(ordered, 1):
            part, _, name = row_key
            key, new, old = (order.index(part) + 1) * PLACES + place, now.get(row_key), before.get(row_key)
            if new is None:
                if old is not None:
                    parts[part].append(StateLine(key, name, "", False, "", "", SheetLink("", "")))
            elif old is None or _told(old) != _told(new):
                link = SheetLink(addresses[new.id], "") if new.id in addresses else links.to(new.evidence)
                parts[part].append(_state_line(edition, key, name, new, link))
        before = now
        told = tuple(
            (place * PLACES, "" if part in headed else PARTS[part], tuple(parts[part]))
            for place, part in enumerate(order, 1)
            if parts[part]
        )
        headed |= {part for part in order if parts[part]}
        if told:
            yield DayState(address, day.isoformat(), date_words(row.as_of), told)


def _key(edition: Edition, row: StateRow) -> tuple[str, str, str]:
    """The part, the id and the name of a line; a number has the name of what it counts, for its id may change."""
    owner, colon, rest = row.name.partition(": ")
    if row.part == "headcounts":
        return row.part, "", capital(f"{party(edition, owner) or owner}{colon}{rest}")
    return row.part, row.id, capital(row.name)


def _told(row: StateRow) -> tuple[str, bool, str | None]:
    return row.value, row.is_announced, row.since


def _state_line(edition: Edition, key: int, name: str, row: StateRow, link: SheetLink) -> StateLine:
    value = plain(row.value).replace("(derived", "(reckoned").replace(" | ", " or ")
    since = date_words(row.since) if row.since and row.part != "measures" else ""
    said = voices(edition, row.said_by) if link.ranges else ""
    return StateLine(key, name, value, row.is_announced, since, said, link)


def _events(edition: Edition, rows: Iterable[Event], name: str) -> Iterable[EventRow]:
    """Those events that are no measures, by date; those without one come last."""
    measures = {row.event_id for row in edition.record.register.measures}
    events = [row for row in rows if row.id not in measures]
    told = {row.id: row for rows in edition.record.annotations.values() for row in rows.events if row.is_sure}
    for place, row in enumerate(sorted(events, key=lambda row: (row.date is None, day_key(row.date))), 1):
        yield _event(edition, f"{name}-{place}", row, [told[id_] for id_ in row.mention_ids if id_ in told])


def _unlisted(record: Record) -> int:
    listed = {id_ for event in record.events for id_ in event.mention_ids}
    mentions = (
        row
        for document in record.documents
        if document.id not in record.off_event
        for row in record.annotations[document.id].events
    )
    return sum(row.is_told and row.id not in listed for row in mentions)


def _event(edition: Edition, address: str, row: Event, told: Sequence[EventMention]) -> EventRow:
    by = _side(edition, row.actor_ids, [(mention, mention.actor) for mention in told])
    to = _side(edition, row.recipient_ids, [(mention, mention.recipient) for mention in told])
    coded = " ".join(filter(None, (row.event, row.mode)))
    return EventRow(
        address=address,
        date=date_words(row.date) if row.date else "",
        title=capital(row.title),
        codes=" · ".join((coded, row.cameo)) if row.cameo else coded,
        status=EVENT_STATUS_WORDS.get(row.status, plain(row.status)),
        is_done=row.status not in NOT_DONE,
        parties=" → ".join(filter(None, (by or ("…" if to else ""), to))),
        links=Links(edition, address).to(row.evidence),
    )


def _side(edition: Edition, ids: Iterable[str], told: Sequence[tuple[EventMention, Party | None]]) -> str:
    """Who stands on one side of an event; where none has a name, the words of the first account that says who."""
    names = list(filter(None, (party(edition, id_) for id_ in ids)))
    documents = edition.record.document_of
    words = (documents[row.document_id].text[side.start : side.end] for row, side in told if side)
    return listed(names, 3) if names else " ".join(next(words, "").split())
