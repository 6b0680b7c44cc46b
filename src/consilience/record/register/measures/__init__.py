"""Measures across accounts: the mentions of one act become one row, with both dates and every account's word for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from consilience.model import Event, Evidence, Institution, Measure, Record, Report, Size, Span
from consilience.record.register.measures.ages import aged
from consilience.record.register.measures.dates import announced_on, effective, status
from consilience.record.register.measures.grouping import MUTUAL, groups
from consilience.record.register.measures.parts import Grouped, parts
from consilience.record.register.measures.titles import Parts, title
from consilience.record.register.measures.told import AHEAD, NARRATOR, Side, Told, told
from consilience.record.register.measures.wordings import wordings
from consilience.record.register.relations import relations
from consilience.text.dates import bounds
from consilience.text.institution_kinds import kinds
from consilience.text.measure_types import measure_types
from consilience.text.naming import listed, with_article

_T = TypeVar("_T")
_NAMELESS: Final = re.compile(r"an? |(?:the )?(?:diplomats|officials|sources|negotiators|aides|advis[eo]rs|experts)\b")
"""Names of those who take no measure: people of nobody whom the accounts name."""
_BOTH: Final = re.compile(r"\b(?:both|the two)\s+(?:\w+\s+)?\w+$", re.IGNORECASE)
_BEFORE: Final = 20
"""Characters in front of a noun in which its determiner stands."""
_OF_STATES: Final = frozenset({"join_organisation", "leave_organisation", "recognise", "withdraw_recognition"})
"""Types that a person takes no part in by himself."""
_MANY: Final = frozenset({"police", "authorities", "officials", "rebels", "forces", "troops"})
_VAGUE: Final = ("any ", "several ", "some ", "many ")
_SIDES: Final = ("state", "organisation", "institution", "group", "place", "person")
"""Kinds of actors, those that take measures first: a minister acts for a state."""


def measures(record: Record, grouped: Sequence[Grouped], institutions: Sequence[Institution]) -> tuple[Measure, ...]:
    """The measures of a record, with the events that they are and how the accounts say that they stand to each other.

    Before the record has events, none of them has one.
    """
    if not record.events:
        return _linked(record, grouped, institutions)
    acts = {
        document.id: [
            (word.start, word.end, mention.id)
            for mention in record.annotations[document.id].events
            for word in (Span(mention.start, mention.end), *mention.words)
        ]
        for document in record.documents
    }  # gathered once: asking all mentions of a document anew for each measure was 2 % of the cost of the register
    rows = [Grouped(replace(row.measure, event_id=_event(row.rows, record, acts)), row.rows) for row in grouped]
    return _linked(record, rows, institutions)


def grouped_measures(record: Record, institutions: Sequence[Institution]) -> tuple[Grouped, ...]:
    """The measures with the mentions that tell them, ordered by the day of their announcement; ids `measure-1`, ...

    Reads no events, for events are made with these. Mentions of one act are those on one institution (or on targets in
    the same words), by one taker, of one ladder of types, whose dates and sizes fit. The type is that of most origins,
    the taker's own printed words before others'.
    """
    named = kinds().by_name
    posts = frozenset(row.id for row in institutions if row.kind in named and named[row.kind].is_post)
    last = max((day for row in record.documents if (day := bounds(row.published.edtf)[1])), default=None)
    acts = [group for group in groups(told(record, institutions), posts) if not all(row.is_denial for row in group)]
    words_for = wordings(acts, institutions)
    rows = []
    for n, group in enumerate(acts):
        if n not in words_for:
            loose = [row for m, whole in words_for.items() if whole == n for row in acts[m]]
            rows.append(Grouped(_measure(group, loose, record, institutions, last), group))
    for n, row in enumerate(rows):
        rows[n] = Grouped(replace(row.measure, id=str(n)), row.rows)
    whole_of = parts(rows, institutions)
    people = {row.id for row in record.actors if row.kind in ("person", "group")}
    rows = [
        row for row in rows if _is_carried(row.measure, people) or row.measure.id in whole_of or _is_of_both(row.rows)
    ]
    rows = [row for row in rows if not all(map(_is_nobodys_word, row.rows))]
    told_of = Counter(row.measure.type for row in rows)
    rows = [row for row in rows if told_of[row.measure.type] == 1 or not all(map(_is_pointing, row.rows))]
    rows = [row for row in rows if not _is_taken_up(row, rows)]
    rows.sort(key=lambda row: _order(row.measure, row.rows))
    numbered = [Grouped(replace(row.measure, id=f"measure-{n}"), row.rows) for n, row in enumerate(rows, 1)]
    return tuple(aged(numbered))


def _is_of_both(rows: Sequence[Told]) -> bool:
    """Whether an account tells that both sides do it together: "both governments agreed to meet"."""
    for row in rows:
        if row.mention.by is not None and row.mention.type in MUTUAL:
            words = row.document.text[max(0, row.mention.by.start - _BEFORE) : row.mention.by.end]
            if _BOTH.search(words):
                return True
    return False


def _is_nobodys_word(row: Told) -> bool:
    """Whether only printed words of somebody unknown tell it as done: nobody stands for it."""
    return row.voice is None and row.is_direct and row.mention.status in ("in_force", "partly_in_force")


def _is_pointing(row: Told) -> bool:
    """Whether it only points at an act that is told elsewhere ("announced the sanctions" of nobody on no day)."""
    words = (row.target_words or "").lower()
    is_definite = words.startswith(("the ", "these ", "those ")) or words in ("him", "her", "them", "it")
    is_bare = row.target is None and not row.terms and not row.on.is_known and row.mention.size is None
    return is_definite and is_bare and row.day is None


def _is_taken_up(one: Grouped, rows: Sequence[Grouped]) -> bool:
    """Whether it only takes up, in a gerund, a part of what its account tells before ("In imposing the ban, ...")."""
    first = one.rows[0]
    return all(row.is_given and row.day is None for row in one.rows) and any(
        other.document.id == first.document.id
        and other.mention.type == first.mention.type
        and other.mention.start < first.mention.start
        and other.by.is_same(first.by) is not False
        for whole in rows
        if whole is not one
        for other in whole.rows
    )


def _is_carried(measure: Measure, people: Set[str]) -> bool:
    """Whether the accounts say at least who takes it, against whom, or on which institution; of what two sides do
    together ("the truce took effect on Monday"), from when. A state or a party joins an organisation; what a person
    joins or leaves is his work or his seat."""
    if measure.type in _OF_STATES and measure.by in people:
        return False
    is_told = bool(measure.announced_on) and measure.type != "declare_ceasefire"  # a truce of what? of whom?
    is_dated = measure.type in MUTUAL and (is_told or bool(measure.effective_from))
    return bool(measure.by or measure.on or measure.target) or is_dated


def _measure(
    group: Sequence[Told],
    loose: Sequence[Told],
    record: Record,
    institutions: Sequence[Institution],
    last: date | None,
) -> Measure:
    """One row of the mentions of one act, still without an id, an event and relations. What an account says of it in
    `loose` words is reported, and decides nothing."""
    every = sorted((*group, *loose), key=lambda row: row.place)
    by = _side((row.by for row in group), record) or _announcer(group, record)
    is_nameless = any(row.id == by and row.kind == "group" and row.name == row.name.lower() for row in record.actors)
    is_shared = group[0].mention.type in MUTUAL  # "a truce that the leaders of two states reached" names neither
    if is_nameless and (is_shared or not any(row.voice == NARRATOR for row in group)):
        by = None  # what a speaker calls somebody ("the forces of evil") is no side
    on = _side((row.on for row in group), record, by)
    co_by = _beside(group, record, {by, on}) if by is not None else ()
    target = _most(row.target for row in group)
    body = next((row for row in institutions if row.id == target), None)
    kind = measure_types().types.get(group[0].mention.type)
    if by is None and body is not None and kind is not None and kind.is_of_owner:
        by = body.sends  # whoever votes for the recall of an envoy, it is his state that recalls him
    if on is None and body is not None and by in (body.sends, body.receives) and by is not None:
        on = next((side for side in (body.sends, body.receives) if side is not None and side != by), None)
    type_ = _type(group, record, by)
    size = _size([row for row in group if row.co_by] if co_by else group)
    words = _words(group)
    announced = announced_on(group)
    from_, statements = effective(group, record, announced)
    codes = measure_types().types.get(type_)
    conditions = [row.mention.condition.of(row.document.text) for row in group if row.mention.condition]
    row = Measure(
        id="",
        type=type_,
        title="",
        status="announced" if _is_contested(group, target, record, institutions) else status(group, from_, last),
        evidence=tuple(sorted({row.mention.evidence for row in every})),
        by=by,
        co_by=co_by,
        on=on,
        target=target,
        target_words=words,
        announced_on=announced,
        effective_from=from_,
        effective_statements=statements,
        size=size,
        condition=" ".join(Counter(conditions).most_common(1)[0][0].split()) if conditions else None,
        reports=_reports(every),
        event=codes.event if codes else group[0].mention.event,
        mode=codes.mode if codes else group[0].mention.mode,
        cameo=codes.cameo if codes else group[0].mention.cameo,
        mention_ids=tuple(row.mention.id for row in every),
    )
    return replace(row, title=_title(row, record, institutions))


def _is_contested(
    group: Sequence[Told], target: str | None, record: Record, institutions: Sequence[Institution]
) -> bool:
    """Whether as many origins say that an institution works as tell that it was closed, and none of those is later."""
    done = [row for row in group if row.mention.status in ("in_force", "partly_in_force")]
    kind = measure_types().types.get(done[0].mention.type) if done else None
    if target is None or kind is None or kind.status not in ("closed", "suspended"):
        return False
    chains = {chain for row in institutions if row.id == target for chain in row.chains}
    origins = record.origin_of
    open_in = [
        document
        for document in record.documents
        if document.id not in record.off_event
        and any(
            row.status == "operating" and row.institution_chain in chains and row.valid_from is None
            for row in record.annotations[document.id].statuses
        )
    ]
    told_by = {row.origin for row in done}
    others = [document for document in open_in if origins.get(document.id, document.id) not in told_by]
    last = max((day for document in others if (day := bounds(document.published.edtf)[1])), default=None)
    is_later = last is not None and any(
        (first := bounds(row.document.published.edtf)[0]) is not None and first > last for row in done
    )
    return bool(others) and len({origins.get(row.id, row.id) for row in others}) >= len(told_by) and not is_later


def _beside(group: Sequence[Told], record: Record, others: Set[str | None]) -> tuple[str, ...]:
    """Who takes an act together with the one it is told of first: each side that some mention names beside it."""
    found: list[str] = []
    sides = [side for row in group if row.co_by for side in (row.by, *row.co_by)]
    for side in sides:
        id_ = _side((side,), record)
        if id_ is not None and id_ not in others and id_ not in found:
            found.append(id_)
    return tuple(found)


def _announcer(group: Sequence[Told], record: Record) -> str | None:
    """The side whose speakers alone announce an act that nobody is said to do ("the office would be closed")."""
    said = [row for row in group if row.voice not in (None, NARRATOR)]
    sides = {row.speaker.actor_id for row in said}
    is_of_party = all(row.speaker.is_party and row.mention.status in AHEAD for row in said)
    return _side((row.speaker for row in said), record) if len(sides) == 1 and is_of_party else None


def _title(measure: Measure, record: Record, institutions: Sequence[Institution]) -> str:
    names = {
        actor.id: with_article(actor.name, actor.country if actor.kind == "state" else None)
        for actor in record.actors
        if actor.id in (measure.by, measure.on, *measure.co_by)
    }
    many = {actor.id for actor in record.actors if actor.kind == "group"}
    bodies = {row.id: row.name for row in institutions}
    on, target = names.get(measure.on or ""), bodies.get(measure.target or "")
    takers = [names[id_] for id_ in (measure.by, *measure.co_by) if id_ in names]
    by = listed(takers, 4) if takers else None
    word = {report.word for report in measure.reports} if measure.reports else set()
    called = {name for actor in record.actors if actor.id == measure.by for name in (actor.name, *actor.aliases)}
    words = None if measure.target_words in called else measure.target_words
    posts = {row.id for row in institutions if row.kind in kinds().by_name and kinds().by_name[row.kind].is_post}
    parts = Parts(
        by, on, target, words, measure.size, measure.by in many or _is_plural(takers), measure.target in posts
    )
    return title(measure.type, parts, next(iter(word)) if len(word) == 1 else None)


def _is_plural(takers: Sequence[str]) -> bool:
    """Whether a verb behind these names is in the plural ("the Keel Democrats")."""
    words = takers[0].split() if takers else []
    if words and words[-1].lower() in _MANY:
        return True
    return len(takers) > 1 or (len(words) > 1 and words[-1].endswith(("crats", "cans", "ists", "als", "ians", "tives")))


def _order(measure: Measure, rows: Sequence[Told]) -> tuple[date, str, tuple[str, int, str]]:
    first = bounds(measure.announced_on)[0] or bounds(measure.effective_from)[0] or date.max
    return first, measure.type, min(row.place for row in rows)


def _type(group: Sequence[Told], record: Record, by: str | None) -> str:
    """The type by vote of the origins; the taker's printed words count before other accounts' own."""
    types = measure_types().types
    said = [row for row in group if row.is_direct and row.is_takers_word] or group
    votes: defaultdict[str, set[str]] = defaultdict(set)
    for row in said:
        votes[row.mention.type].add(row.origin)
    steps = {name: types[name].step if name in types else 0 for name in votes}
    best = min(votes, key=lambda name: (-len(votes[name]), steps[name], name))
    softer = types[best].by_organisation if best in types else None
    taker = next((actor for actor in record.actors if actor.id == by), None)
    is_body = taker is not None and taker.kind in ("organisation", "institution") and taker.country is None
    return softer if softer and is_body and any(row.mention.type == softer for row in group) else best


def _size(group: Sequence[Told]) -> Size | None:
    """The numbers of all mentions; they do not clash. Of an act that several take together, those of the mentions that
    name several: seven on the list of one are not seven on both."""
    sizes = [row.mention.size for row in group if row.mention.size]
    if not sizes:
        return None
    return Size(
        _most(size.value for size in sizes),
        _most(size.before for size in sizes),
        _most(size.after for size in sizes),
        _most(size.share for size in sizes),
        _most(size.counts for size in sizes if size.value is not None) or _most(size.counts for size in sizes),
    )


def _words(group: Sequence[Told]) -> str | None:
    """The words for the target as most print them, the clearest mention first; what one verb tells of several things
    is joined."""
    rows = sorted(group, key=lambda row: (row.is_headline, row.target is None, _is_vague(row), row.place))
    of_verb: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for row in rows:
        said = of_verb[row.document.id, row.mention.start]
        if row.target_words and row.target_words not in said and not (said and _is_vague(row)):
            said.append(row.target_words)
    return _most(" and ".join(of_verb[row.document.id, row.mention.start]) or None for row in rows)


def _is_vague(row: Told) -> bool:
    """Whether its words leave open what or how many ("any missile", "several missiles")."""
    return (row.target_words or "").lower().startswith(_VAGUE)


def _reports(group: Sequence[Told]) -> tuple[Report, ...]:
    """Every account's own words: a row for each word, voice and status of an account."""
    found: dict[tuple[str, str, str, str], tuple[Told, set[Evidence]]] = {}
    for row in group:
        mention = row.mention
        key = row.document.id, mention.reported_as, row.voice or "unknown", mention.status
        found.setdefault(key, (row, set()))[1].add(mention.evidence)
    return tuple(
        Report(document, word, voice, row.mention.status, tuple(sorted(evidence)))
        for (document, word, voice, _), (row, evidence) in found.items()
    )


def _event(group: Sequence[Told], record: Record, acts: Mapping[str, Sequence[tuple[int, int, str]]]) -> str | None:
    """The event that most mentions of the measure share their head word with.

    `acts` are the words of the event mentions of each document, with the ids of the mentions.
    """
    shared: Counter[str] = Counter()
    for row in group:
        first, last = row.mention.start, row.mention.end
        for id_ in dict.fromkeys(id_ for start, end, id_ in acts[row.document.id] if start < last and first < end):
            own = record.events_of.get(id_, ())
            of_day = [event for event in own if _is_on_day(event, row)] or own
            shared.update({event.id for event in of_day})
    return _most(shared.elements())


def _is_on_day(event: Event, row: Told) -> bool:
    return event.date is not None and event.date == row.announced_on


def _side(sides: Iterable[Side], record: Record, other: str | None = None) -> str | None:
    """The actor that most mentions name, none but `other`: a state or a body before a person who acts for it."""
    kinds = {actor.id: actor.kind for actor in record.actors}
    names = {actor.id: actor.name for actor in record.actors}
    states = {actor.country: actor.id for actor in reversed(record.actors) if actor.kind == "state" and actor.country}
    counts: Counter[str] = Counter()
    for side in sides:
        id_ = side.actor_id
        if side.country in states and (id_ is None or kinds.get(id_) != "state"):
            id_ = states[side.country]
        if id_ is not None and id_ != other and not _NAMELESS.match(names[id_]):
            counts[id_] += 1
    if not counts:
        return None
    return min(counts, key=lambda id_: (_SIDES.index(kinds.get(id_, "person")), -counts[id_], id_))


def _most(values: Iterable[_T | None]) -> _T | None:
    """The most frequent value, of equals the first."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None


def _linked(record: Record, rows: Sequence[Grouped], institutions: Sequence[Institution]) -> tuple[Measure, ...]:
    """The measures with what the accounts say of how they stand to each other."""
    whole_of = parts(rows, institutions)
    plain = tuple(row.measure for row in rows)
    answers: defaultdict[str, list[str]] = defaultdict(list)
    ids = {measure.id for measure in plain}
    for claim in relations(record, plain):
        if claim.kind == "part_of" and claim.to_id in ids and whole_of.get(claim.to_id) != claim.from_id:
            whole_of.setdefault(claim.from_id, claim.to_id)
        elif claim.kind == "in_response_to":
            answers[claim.from_id].append(claim.to_id)
    by_id = {measure.id: measure for measure in plain}
    linked = []
    for row in plain:
        whole = by_id.get(whole_of.get(row.id, ""))
        row = replace(row, in_response_to=tuple(answers.get(row.id, ())), part_of=whole.id if whole else None)
        linked.append(_completed(row, whole, record, institutions) if whole else row)
    return tuple(linked)


def _completed(part: Measure, whole: Measure, record: Record, institutions: Sequence[Institution]) -> Measure:
    """A part with the taker, the sides and the day of the whole where its own words do not say them; the words of the
    whole stand beside its own."""
    missing = [name for name in ("by", "on", "target", "announced_on") if getattr(part, name) is None]
    filled = {name: getattr(whole, name) for name in missing if getattr(whole, name) is not None}
    if not filled:
        return part
    documents = {item.document_id for item in part.evidence}
    beside = {item for item in whole.evidence if item.document_id in documents}
    part = replace(part, **filled, evidence=tuple(sorted({*part.evidence, *beside})))
    return replace(part, title=_title(part, record, institutions))
