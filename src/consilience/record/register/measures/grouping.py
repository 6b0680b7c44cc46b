"""Which mentions tell one act: same target, same taker, one ladder of types, dates and sizes that fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from consilience.model import Number, Size
from consilience.record.register.measures.told import AHEAD, Told
from consilience.text.dates import bounds, days_apart, is_before, overlap
from consilience.text.measure_types import measure_types
from consilience.text.word_sets import word_set

_STAGES: Final = frozenset({"agreement"})
"""Ladders whose steps follow each other in time."""
_SLIP: Final = 14
"""Days by which one account may misdate an act whose number of people is the same ("last week")."""
MUTUAL: Final = frozenset(
    {
        "resume",
        "establish_relations",
        "sign_agreement",
        "declare_ceasefire",
        "exchange_prisoners",
        "agree_to_meet",
        "start_talks",
        "resume_talks",
        "restore_hotline",
    }
)
"""Types of acts that two sides do together: either of them may be named as the one who does it."""
_TURNED: Final = 6
"""What it weighs that two sides are named in turn as those who do it together."""
_TO_EITHER: Final = frozenset({"redirect_channel"})
"""Types that name an institution or its holder without a difference."""
_ALIKE: Final = 0.6
"""Share of the words of the shorter target that the other has too."""
_CONTINUING: Final = word_set("extend renew prolong reimpose re-impose")
"""Words for an act that does once more what an earlier act of the same type did."""
_DELAY: Final = 120
"""Days between a decision and its deed within which they may be told as one act."""
_NEWS: Final = 2
"""Days after an act in which an account that gives no day tells it as news."""
_MISCOUNT: Final = 5 / 4
"""How far accounts of one act differ at most in its numbers."""
_SINGLE: Final = word_set(
    "restrict_flights lift_flight_restrictions declare_ceasefire end_ceasefire declare_emergency lift_emergency "
    "impose_curfew lift_curfew impose_blockade lift_blockade break_relations suspend_relations establish_relations "
    "declare_independence "
    "lift_sanctions end_mandate extend_mandate open_corridor impose_fees lift_fees suspend_talks resume_talks "
    "release_prisoners exchange_prisoners cancel_meeting"
)
"""Types of which a side hardly does two at a time: other words for what is changed make no other act."""
_REPEATED: Final = frozenset({"test_weapons"})
"""Types that one side does again and again."""
_SEVERAL: Final = word_set("several many numerous dozens various multiple some")
_FORCES: Final = word_set("troop force soldier military army")
"""Words for the armed forces of a side, without an ending."""
_MORE: Final = word_set("another second third more new further additional other extra fresh remaining")
"""Words that count an act beside one told before."""
_UNDONE: Final = {
    "lift_fees": "impose_fees",
    "lift_blockade": "impose_blockade",
    "unfreeze_assets": "freeze_assets",
    "lift_flight_restrictions": "restrict_flights",
    "lift_entry_restrictions": "restrict_entry",
    "lift_trade_restrictions": "restrict_trade",
    "lift_sanctions": "impose_sanctions",
    "lift_emergency": "declare_emergency",
    "lift_curfew": "impose_curfew",
    "reopen_border": "close_border",
    "end_ceasefire": "declare_ceasefire",
    "resume_talks": "suspend_talks",
    "resume_aid": "suspend_aid",
    "leave_organisation": "join_organisation",
    "withdraw_recognition": "recognise",
}
"""Types that undo another, whatever their ladders."""
_TELLING: Final = 3
"""Words that two targets share by which they are one, whoever does something to it."""
_ON_POSTS: Final = frozenset({"suspend_post", "suspend_operations", "recall_head", "recall_staff", "withdraw_mission"})
"""Types that one act on the holder of a post is told as."""

_ON_SIZES: Final = frozenset({"reduce_ceiling", "reduce_troops"})
"""Types that one cut of an institution is told as: "the reduction of the mission" of troops is that of its troops."""


def groups(rows: Sequence[Told], posts: frozenset[str]) -> list[list[Told]]:
    """The mentions of each act, in a fixed order.

    A mention joins the act with which it shares most; none that some mention of the act contradicts.

    Args:
        rows: the mentions.
        posts: ids of the institutions that are posts.
    """
    found: list[list[Told]] = []
    for row in sorted(rows, key=_clearness):
        best: list[Told] | None = None
        most = 0
        for group in found:
            weight = _weight(row, group, posts)
            if weight > most:
                best, most = group, weight
        if best is None:
            found.append([row])
        else:
            best.append(row)
    found = _joined(found, posts)
    for group in found:
        group.sort(key=lambda row: row.place)
    return found


def _joined(found: list[list[Told]], posts: frozenset[str]) -> list[list[Told]]:
    """The groups, those of one time of what a side does again and again made one: which mention came first to a group
    decides nothing."""
    kept: list[list[Told]] = []
    for group in found:
        is_repeated = group[0].mention.type in _REPEATED
        whole = next((one for one in kept if is_repeated and _is_one_group(one, group, posts)), None)
        if whole is None:
            kept.append(group)
        else:
            whole.extend(group)
    return kept


def _is_one_group(one: Sequence[Told], other: Sequence[Told], posts: frozenset[str]) -> bool:
    weights = [likeness(row, mate, posts) for row in one for mate in other]
    return None not in weights and any(weights)


def _weight(row: Told, group: Sequence[Told], posts: frozenset[str]) -> int:
    """How much speaks for a mention and one of a group; 0 where it contradicts any."""
    most = 0
    for other in group:
        weight = likeness(row, other, posts)
        if weight is None:
            return 0
        most = max(most, weight)
    return most


def is_one_act(one: str, other: str) -> bool:
    """Whether two types are words for one act: the same, or steps of one ladder in one direction. To sign is not to
    ratify."""
    types = measure_types()
    first, second = types.types.get(one), types.types.get(other)
    if one == other or first is None or second is None:
        return one == other
    return types.is_same_act(one, other) and first.event == second.event and first.ladder not in _STAGES


def is_opposite(one: str, other: str) -> bool:
    """Whether the first undoes what the second does: the other direction of its ladder, or a resumption."""
    types = measure_types().types
    first, second = types.get(one), types.get(other)
    if first is None or second is None or one == other:
        return False
    is_turned = first.ladder is not None and first.ladder == second.ladder and first.event != second.event
    return (
        is_turned
        or _UNDONE.get(one) == other
        or (first.ladder == "restoration" and second.status in ("suspended", "closed", "reduced"))
    )


def _clearness(row: Told) -> tuple[bool, bool, bool, bool, tuple[str, int, str]]:
    """The clearest first: dated, on a known institution, by a known taker, with a size."""
    mention = row.mention
    return row.announced_on is None, row.target is None, not row.by.is_known, mention.size is None, row.place


def likeness(one: Told, other: Told, posts: frozenset[str]) -> int | None:
    """How much speaks for one act: None where the two cannot be one, 0 where nothing connects them."""
    if not _is_one_type(one, other, posts):
        return None
    if one.mention.type in _REPEATED:
        if None not in (one.nation, other.nation) and one.nation != other.nation:
            return None
        if not _is_one_time_of_many(one, other):
            return None if one.day or other.day or _is_of_many(one) != _is_of_many(other) else 0
    is_same_size = _is_same_size(one.mention.size, other.mention.size)
    is_same_target = one.target == other.target if one.target and other.target else None
    if is_same_target is False and one.mention.type in _TO_EITHER and one.seat == other.seat:
        is_same_target = True
    by, on = one.by.is_same(other.by), one.on.is_same(other.on)
    if not by and (one.co_by or other.co_by) and one.is_taken_with(other):
        by = True
    is_mutual = one.mention.type == other.mention.type and one.mention.type in MUTUAL
    if is_mutual and by is None and True in (one.by.is_same(other.on), one.on.is_same(other.by)):
        by = True  # of what two sides do together either may be named first
    if by is False and one.mention.type == other.mention.type and one.mention.type in MUTUAL:
        swapped = one.by.is_same(other.on), other.by.is_same(one.on)
        return None if False in swapped else _TURNED if all(swapped) else 0
    is_one_hand = by is True or one.taker.is_same(other.taker) is True
    is_close = is_same_size is False and is_one_hand and _is_other_count(one, other)
    is_close = is_close and bool(on or is_same_target or (on is None and one.is_on_people))
    if by is False or (is_same_size is False and not is_close) or is_same_target is False:
        return None
    if not _dates_fit(one, other, bool(is_same_size), bool(is_same_target)):
        return None
    is_named_alike = one.terms == other.terms and len(one.terms) > 1 and None in (one.day, other.day)
    is_single = one.mention.type == other.mention.type and one.mention.type in _SINGLE
    is_worded = len(one.core & other.core) > 1 or (one.head is not None and one.head == other.head)
    is_alike = one.mention.type == other.mention.type and by is True and is_worded
    is_told_bare = None in (one.day, other.day) and not (one.is_headline or other.is_headline)
    if is_told_bare and ((is_single and on) or (is_alike and _share(one.core, other.core) >= _ALIKE)):
        is_named_alike = True
    is_other_time = one.is_old != other.is_old and not (_is_one_time(one, other) or _is_one_time(other, one))
    if (is_other_time and not is_named_alike) or (on is False and not is_same_target):
        return 0
    if one.is_denial != other.is_denial:
        return _contrariness(one, other)
    if _is_one_verb(one, other):
        return 2 * _TURNED
    is_dated = overlap(one.announced_on, other.announced_on)
    is_same_side = by is True or on is True or one.taker.is_same(other.taker) is True
    level = 3 if is_same_target else _level(one, other, bool(is_same_size), is_same_side)
    if not level and by is True and _is_one_day(one, other) and (on or one.document is not other.document):
        level = 2
    if not level and by is True and one.document is other.document and one.is_headline != other.is_headline:
        level = 1
    if not level and by is True and one.document is not other.document and one.mention.type == other.mention.type:
        level = int(one.head is not None and one.head == other.head)
    level = level or int(is_close)
    is_told_again = one.document is not other.document or None in (one.day, other.day)
    if not level and (by or on) and is_told_again and one.mention.type == other.mention.type:
        level = int(one.mention.type in _SINGLE)
    if not level and (by or on) and _is_told_in_other_words(one, other):
        level = 1
    if not level and by is True and one.is_on_people and other.is_on_people and one.day is None and other.day is None:
        level = int(one.document is not other.document and _is_of_one_place(one, other))
    if not level and by is True and is_dated and one.is_on_people and other.is_on_people:
        level = int(_is_narrow(one) and _is_narrow(other))
    if not level and is_dated and one.is_old and one.mention.type == other.mention.type and one.terms & other.terms:
        level = 1
    is_one_start = overlap(one.mention.effective_from, other.mention.effective_from)
    if not level and is_mutual and (is_dated or is_one_start) and None in (one.by.actor_id, other.by.actor_id):
        level = int(is_single and (bool(is_one_start) or (_is_narrow(one) and _is_narrow(other))))
    if not level and is_mutual and is_single and one.is_effect != other.is_effect:
        level = int(_is_start_of(one, other) or _is_start_of(other, one))
    extra = (by, on, is_same_size, is_dated, one.mention.type == other.mention.type)
    return 3 * level + sum(item is True for item in extra) if level else 0


def _is_one_time_of_many(one: Told, other: Told) -> bool:
    """Whether two may tell one of the many times that a side does the same: on one day, or as news of one time and not
    of one thing here and of several there."""
    if None not in (one.day, other.day):
        return overlap(one.day, other.day) or _is_next_day(one, other)
    if _is_of_many(one) != _is_of_many(other) or one.is_old or other.is_old:
        return False
    if one.day is None and other.day is None and one.is_lead and other.is_lead:
        return True  # what both accounts begin with is the event, whenever their pages are dated
    times = [row.day or row.document.published.edtf for row in (one, other)]
    apart = days_apart(times[0], times[1])
    return apart is not None and apart <= _NEWS


def _is_of_many(row: Told) -> bool:
    """Whether it tells of several things by a number or a word for one ("several missiles")."""
    size, words = row.mention.size, (row.target_words or "").lower().split()
    return (size is not None and (size.value or 0) > 1) or (bool(words) and words[0] in _SEVERAL)


def _contrariness(one: Told, other: Told) -> int:
    """How much speaks for it that one denies what the other tells: on one day or of one time, in the same words, of one
    institution, or of what a side hardly does twice."""
    if one.mention.type != other.mention.type or one.origin == other.origin:
        return 0
    is_one_day = None not in (one.day, other.day) and overlap(one.day, other.day)
    if one.is_old != other.is_old and not is_one_day:
        return 0
    is_alike = bool(one.core & other.core) and _share(one.core, other.core) >= _ALIKE
    is_known = one.target is not None and one.target == other.target
    return _TURNED if is_alike or is_known or one.mention.type in _SINGLE else 0


def _is_one_verb(one: Told, other: Told) -> bool:
    """Whether one verb tells both, of things that are no institutions: "sent a carrier and a submarine"."""
    is_same_place = (one.document.id, one.mention.start) == (other.document.id, other.mention.start)
    is_free = one.target is None and other.target is None
    return is_same_place and is_free and one.mention.type == other.mention.type and one.day == other.day


def _is_told_in_other_words(one: Told, other: Told) -> bool:
    """Whether two tell of the troops of one side, or of sanctions that one of them only names so, and neither a day nor
    a word that counts tells them apart ("pulls the army out", "withdraws troops")."""
    if one.mention.type != other.mention.type or one.mention.status != other.mention.status:
        return False
    words = [set((row.target_words or "").lower().split()) for row in (one, other)]
    if None not in (one.day, other.day) or (one.document is other.document and any(row & _MORE for row in words)):
        return False
    if one.mention.type == "withdraw_troops":
        rest = one.terms - one.core, other.terms - other.core
        is_elsewhere = all(rest) and not rest[0] & rest[1]
        are_forces = one.head in _FORCES and other.head in _FORCES
        return are_forces and not is_elsewhere and not (_is_counted(one) or _is_counted(other))
    return one.mention.type == "impose_sanctions" and not (one.core and other.core)


def _is_one_time(one: Told, other: Told) -> bool:
    """Whether one is told without a day by an account that was printed when the other happened, as news of it, or only
    decided before the other was done."""
    if one.mention.type != other.mention.type:
        return False
    apart = days_apart(one.document.published.edtf, other.day) if one.day is None else None
    is_after = not is_before(one.document.published.edtf, other.day)
    return (apart is not None and apart <= _NEWS and is_after) or _is_carried_out(one, other)


def _is_start_of(start: Told, agreed: Told) -> bool:
    """Whether one tells from when holds what the other tells was agreed just before."""
    apart = days_apart(agreed.announced_on, start.mention.effective_from) if start.is_effect else None
    return (
        apart is not None and apart <= _SLIP // 2 and not is_before(start.mention.effective_from, agreed.announced_on)
    )


def _is_one_day(one: Told, other: Told) -> bool:
    """Whether both are of one type, announced or in effect on one known day, in one week or by one day."""
    days = {bounds(row.day) for row in (one, other)}
    first, last = next(iter(days))
    is_near = last is not None and (first is None or (last - first).days <= _SLIP // 2)
    is_one = len(days) == 1 or _is_next_day(one, other)
    return one.mention.type == other.mention.type and is_one and is_near


def _is_next_day(one: Told, other: Told) -> bool:
    """Whether two accounts differ by the one day that clocks and editions make."""
    return one.document is not other.document and days_apart(one.announced_on, other.announced_on) == 1


def _level(one: Told, other: Told, is_same_size: bool, is_same_side: bool) -> int:
    """How alike two targets are that are not both known institutions: 2 in the same words, 1 by number or side."""
    shared = one.terms & other.terms
    is_nobodys = one.by.country is None and other.by.country is None and one.mention.type in _SINGLE
    if is_nobodys and one.terms == other.terms and len(one.core) > 1 and None in (one.day, other.day):
        return 1  # "the police" in one account, "the authorities" in another
    is_near = is_same_side or one.document is other.document or len(shared) >= _TELLING
    if shared and is_near and _share(one.terms, other.terms) >= _ALIKE:
        return 2
    rest = one.terms - one.core, other.terms - other.core
    is_elsewhere = all(rest) and not rest[0] & rest[1]
    if one.core & other.core and is_near and not is_elsewhere and _share(one.core, other.core) >= _ALIKE:
        return 2
    if is_same_size and (is_same_side or _is_counted(one)):
        return 1
    has_words = bool(one.terms and other.terms)
    return int(not has_words and is_same_side and one.document is not other.document)


def _is_of_one_place(one: Told, other: Told) -> bool:
    """Whether two accounts of one time tell of the people of one place: "diplomats from Keel", "staff of the office in
    Keel"."""
    apart = days_apart(one.document.published.edtf, other.document.published.edtf)
    rest = one.terms - one.core, other.terms - other.core
    is_one = one.mention.type == other.mention.type and not (one.is_old or other.is_old)
    return is_one and apart is not None and apart <= _NEWS and bool(rest[0] & rest[1])


def _is_counted(row: Told) -> bool:
    """Whether it tells of a number of people that is no commonplace."""
    size = row.mention.size
    return size is not None and any(n is not None and abs(n) > 1 for n in (size.value, size.before, size.after))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def _is_other_count(one: Told, other: Told) -> bool:
    """Whether accounts of different origins count what is one act a little differently (seven envoys, eight)."""
    pairs = [pair for pair in _numbers(one.mention.size, other.mention.size) if pair[0] != pair[1]]
    are_near = all(max(map(abs, pair)) <= _MISCOUNT * min(map(abs, pair)) for pair in pairs)
    return one.origin != other.origin and one.mention.type == other.mention.type and are_near


def _is_narrow(row: Told) -> bool:
    """Whether its day is known to a season."""
    first, last = bounds(row.announced_on)
    return first is not None and last is not None and (last - first).days <= 6 * _SLIP


def _is_one_type(one: Told, other: Told, posts: frozenset[str]) -> bool:
    types = one.mention.type, other.mention.type
    if (one.mention.reported_as in _CONTINUING) != (other.mention.reported_as in _CONTINUING):
        return False
    if is_one_act(*types):
        return True
    is_one_target = one.target is not None and one.target == other.target
    if set(types) <= _ON_SIZES:
        return is_one_target or None in (one.target, other.target)
    return is_one_target and one.target in posts and set(types) <= _ON_POSTS


def _is_same_size(one: Size | None, other: Size | None) -> bool | None:
    """Whether two sizes say the same; None where they do not speak of the same number."""
    known = [a == b for a, b in _numbers(one, other)]
    return None if not known else all(known)


def _numbers(one: Size | None, other: Size | None) -> list[tuple[Number, Number]]:
    """The numbers of the same kind that two sizes give."""
    if one is None or other is None:
        return []
    pairs = [(one.value, other.value), (one.before, other.before), (one.after, other.after), (one.share, other.share)]
    return [(a, b) for a, b in pairs if a is not None and b is not None]


def _dates_fit(one: Told, other: Told, is_same_size: bool, is_same_target: bool) -> bool:
    """Whether the days of the two can be those of one act. An act is not told before it is announced."""
    days = one.announced_on, other.announced_on
    if all(days) and not overlap(*days):
        apart = days_apart(*days)
        is_one_word = one.mention.type == other.mention.type and one.by.is_same(other.by) is True
        if is_one_word and _is_next_day(one, other):
            return True
        is_one = is_same_size or (one.mention.type in _SINGLE and one.mention.type not in MUTUAL)
        is_one_hand = is_one_word or (one.mention.type in _SINGLE and one.by.is_same(other.by) is None)
        if is_one and is_one_hand and (_is_carried_out(one, other) or _is_carried_out(other, one)):
            return True
        is_slip = is_same_size or (is_same_target and one.document is not other.document)
        return is_slip and apart is not None and apart <= (_SLIP if is_same_size else _SLIP // 2)
    effects = one.mention.effective_from, other.mention.effective_from
    if all(effects) and not overlap(*effects) and not (one.is_dated_act or other.is_dated_act):
        return one.document is not other.document and _near(effects)
    return not (_is_told_first(one, other) or _is_told_first(other, one))


def _is_carried_out(decided: Told, done: Told) -> bool:
    """Whether one tells only when it was decided what the other tells as done later."""
    is_ahead = decided.mention.status in AHEAD and done.mention.status == "in_force"
    apart = days_apart(decided.announced_on, done.announced_on)
    return is_ahead and apart is not None and apart <= _DELAY and is_before(decided.announced_on, done.announced_on)


def _near(days: tuple[str | None, str | None]) -> bool:
    apart = days_apart(*days)
    return apart is not None and apart <= 2 * _SLIP


def _is_told_first(one: Told, other: Told) -> bool:
    """Whether one account was printed before the day on which the other says that it was announced; of what a side
    hardly does twice, more than the one day before that clocks make."""
    first: date | None = bounds(other.announced_on)[0]
    is_single = one.mention.type == other.mention.type and one.mention.type in _SINGLE
    if first is not None and is_single and one.document is not other.document:
        first -= timedelta(days=1)
    return one.is_told_before(first)
