"""Differing dates of one step or fact, across accounts and inside one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from consilience.align.compare import times
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.words import overlap
from consilience.align.differences.deeds import Dated, Deed, is_dateline
from consilience.align.differences.statements import Statement
from consilience.align.differences.strengths import facts_of
from consilience.align.differences.wording import quoted, told
from consilience.model import Evidence, Judgement, Side, TimeExpression
from consilience.text.dates import bounds, days_apart
from consilience.text.word_sets import word_set

_WIDEST: Final = 40
"""Days: a wider expression ("in 2014") is too wide to contradict a day."""
_LONGEST: Final = 366
"""Days: a longer stretch fits nearly everything, which says nothing."""
_ALIKE: Final = 0.5
"""Shared words, of the shorter clause, from which two statements of one fact date one act."""
_SURELY_ALIKE: Final = 0.6
"""The same, where two words are used for it ("withdrew its staff from the office", "closed the office")."""
_YEAR: Final = 300
"""Days from which two dates differ by the year, which one of them may not print."""
_WEEK: Final = 6
"""Days within which two weekdays may name the days of one act."""
_SHARED: Final = 3
"""Stems that two clauses with two bare years must share at least."""
_NAMED: Final = 2
"""Stems that two clauses share at least, where no actor stands in both: "he was arrested" may be said of anybody."""
_LAG: Final = 3
"""Days between two days of print within which weekdays can be compared."""
_NOTED: Final = 2
"""Days that two dates of one measure, counted from the day of print, may lie apart to be of one measure."""
_HEAD: Final = 40
"""Characters at the head of a text within which a full date is its dateline."""
_FULL: Final = re.compile(r"\b(?:19|20)\d\d\b.*\d|\d.*\b(?:19|20)\d\d\b")
_YEAR_ALONE: Final = re.compile(r"(?:19|20)\d\d")
_DIGIT: Final = re.compile(r"\d")
_WEEKDAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MEASURES: Final = word_set("cease withdraw expel revoke reduce open lift appoint resign sign")
"""Classes of acts that change how something stands, and are done once."""
_REPEATED: Final = word_set(
    "say inform demand warn accuse criticise regret praise offer refuse deny meet negotiate attack fight vote test "
    "launch be have continue deploy respond announce plan want"
)
"""Classes of acts that one does again and again: two dates of them are two acts."""

_DAILY: Final = frozenset({"kill", "die", "injure", "wound", "hurt", "arrest", "detain", "attack", "hit", "bomb"})
"""What happens to other people on every day of a war: two days of it need more words in common to be of one act."""

Moment = tuple[Statement, Dated]


def differing_dates(step: tuple[Deed, ...]) -> Iterator[Judgement]:
    """Dates of one step: those that cannot both stand, a hedge that one account drops, and other granularities."""
    for role in ("happened", "effective"):
        moments = [(deed.statement, dated) for deed in step for dated in deed.dates if dated.role == role]
        yield from _differences(moments, _is_one_deed)


def differing_dates_of_facts(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Dates of one fact, where the statements say the same of the same."""
    by_fact: dict[str, list[Moment]] = defaultdict(list)
    for row in rows:
        for time in row.times:
            if time.type == "DATE" and bounds(time.edtf) != (None, None) and not _is_dateline(row, time):
                for fact_id in row.fact_ids:
                    by_fact[fact_id].append((row, Dated(time, "happened")))
    for _, moments in sorted(by_fact.items()):
        yield from _differences(moments, _is_one_act)


def one_date_for_several(groups: list[tuple[Deed, ...]]) -> Iterator[Judgement]:
    """One day that several accounts give for several steps: it must not be read as the date of one of them only."""
    by_day: dict[str, dict[int, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for number, step in enumerate(groups):
        for deed in step:
            for dated in deed.dates:
                start = bounds(dated.time.edtf)[0]
                if dated.role == "effective" and start:
                    by_day[start.isoformat()][number].append(deed)
    for day, by_step in sorted(by_day.items()):
        members = [deed for group in by_step.values() for deed in group]
        if len(by_step) < 2 or len({deed.statement.document.id for deed in members}) < 2:
            continue
        sides = tuple(
            Side(
                group[0].rung.word + " · " + group[0].object,
                tuple(dict.fromkeys(e for deed in group for e in _with_dates(deed)))[:6],
            )
            for _, group in sorted(by_step.items())
        )
        why = f"{times.said(day)} is given for several steps: the same date does not make them one."
        facts = facts_of(deed.statement for deed in members)
        yield Judgement("date", "compatible", "reconcilable", sides, why, facts, confidence=0.6)


def _with_dates(deed: Deed) -> Iterator[Evidence]:
    yield from (dated.evidence for dated in deed.dates if dated.role == "effective")
    yield deed.tight


def _differences(moments: list[Moment], is_one: object) -> Iterator[Judgement]:
    assert callable(is_one)
    shown: set[tuple[str | None, ...]] = set()
    for index, (row, one) in enumerate(moments):
        for other_row, other in moments[index + 1 :]:
            if one.time.id == other.time.id or _is_one_sentence(row, other_row) or not is_one(row, other_row):
                continue
            found = times.compared(one.time.edtf, other.time.edtf)
            days = sorted((one.time.edtf or "", other.time.edtf or "")) if found.is_difference else []
            if found.class_ is None or (found.class_, *days) in shown:
                continue
            if found.is_difference and not _is_firm(one, other, row, other_row):
                continue
            if found.is_difference and _knows_both((row, one), (other_row, other), moments):
                continue
            if not found.is_difference and max(_width(one) or 0, _width(other) or 0) > _LONGEST:
                continue
            shown.add((found.class_, *days))
            is_inside = row.document.id == other_row.document.id
            sides = tuple(_side(side, moments) for side in ((row, one), (other_row, other)))
            yield Judgement(
                "certainty" if found.class_ == "reconcilable" else "date",
                found.relation,
                "internal_inconsistency" if found.is_difference and is_inside else found.class_,
                sides,
                _explained(found, (row, one), (other_row, other)),
                facts_of([row, other_row]),
                settled_by="The first announcement of the act, with its date." if found.is_difference else None,
                confidence=0.8 if is_inside else 0.7,
            )


def _knows_both(one: Moment, other: Moment, moments: list[Moment]) -> bool:
    """Whether one of two accounts gives the other's date too, in another sentence: it tells of two acts."""
    if one[0].document.id == other[0].document.id:
        return False
    told = {(row.document.id, dated.time.edtf) for row, dated in moments}
    return any((here.document.id, there.time.edtf) in told for (here, _), (_, there) in ((one, other), (other, one)))


def _explained(found: Comparison, left: Moment, right: Moment) -> str:
    """ "Date of “closed its office”: North Post 4 May; Bay Herald 6 May — one act has one date." """
    tellings = []
    for row, dated in (left, right):
        said, printed = times.said(dated.time.edtf or ""), row.words_of(dated.time)
        tellings.append(((row.outlet,), said if said.lower() == printed.lower() else f"{said} (“{printed}”)"))
    remark = "they begin on the same day" if "begin on" in found.explanation else "one is more exact"
    if found.is_difference:
        is_near = days_apart(left[1].time.edtf, right[1].time.edtf) == 1 and _width(left[1]) == _width(right[1]) == 0
        remark = "a day apart: time zones may explain it" if is_near else "one act has one date"
    elif found.class_ == "reconcilable":
        remark = "one leaves it open that it may be later"
    return told(f"Date of {quoted(left[0].text)}", tellings, remark)


def _is_one_sentence(row: Statement, other: Statement) -> bool:
    """Two dates of one sentence belong to two things ("on Thursday and Friday")."""
    return row.document.id == other.document.id and row.sentence == other.sentence


def _is_dateline(row: Statement, time: TimeExpression) -> bool:
    """Whether a full date is that of the publication, or stands at the head of the text."""
    before = row.document.text[: time.start].strip()
    return is_dateline(row, time) or (len(before) < _HEAD and _FULL.search(row.words_of(time)) is not None)


def _is_firm(one: Dated, other: Dated, row: Statement, other_row: Statement) -> bool:
    """Whether two dates that differ may be shown: both narrow, and surely two days.

    The day of publication, from which "Tuesday" and "today" are counted, is often that of the crawl. So between two
    articles both must print a number, or two weekdays of one week; or date a measure, which is done once, to days that
    lie side by side.
    """
    if _are_two_years(one, other, row, other_row):
        return True
    widths = _width(one), _width(other)
    if None in widths or max(width or 0 for width in widths) > _WIDEST:
        return False
    if row.document.id == other_row.document.id:
        return True
    first, second = row.words_of(one.time), other_row.words_of(other.time)
    gap = days_apart(one.time.edtf, other.time.edtf) or 0
    if _DIGIT.search(first) and _DIGIT.search(second):
        has_years = all(re.search(r"\b\d{4}\b", words) for words in (first, second))
        return gap > 1 and (gap < _YEAR or has_years)
    lag = days_apart(row.published, other_row.published)
    if lag is None or lag > _LAG:
        return False
    return _are_two_weekdays(row, first, other_row, second, gap) or (
        gap <= _NOTED and widths == (0, 0) and _are_one_measure(row, other_row)
    )


def _are_two_years(one: Dated, other: Dated, row: Statement, other_row: Statement) -> bool:
    """Whether both print a bare year, of one fact in much the same words, and neither sentence prints the other's."""
    first, second = row.words_of(one.time), other_row.words_of(other.time)
    if not (_YEAR_ALONE.fullmatch(first) and _YEAR_ALONE.fullmatch(second)) or first == second:
        return False
    if row.document.id == other_row.document.id or overlap(row.stems, other_row.stems) < _SURELY_ALIKE:
        return False
    if len(row.stems & other_row.stems) < _SHARED:
        return False
    texts = [each.sentence.of(each.document.text) for each in (row, other_row)]
    return second not in texts[0] and first not in texts[1]


def _are_two_weekdays(row: Statement, words: str, other_row: Statement, other_words: str, gap: int) -> bool:
    """Whether both name a weekday, two of one week, and neither sentence names the other's too."""
    first, second = _WEEKDAY.search(words), _WEEKDAY.search(other_words)
    if first is None or second is None or first.group() == second.group() or gap > _WEEK:
        return False
    if row.claim.predicate in _DAILY and len(row.stems & other_row.stems) < _SHARED:
        return False
    texts = [each.sentence.of(each.document.text) for each in (row, other_row)]
    return second.group() not in texts[0] and first.group() not in texts[1]


def _are_one_measure(row: Statement, other: Statement) -> bool:
    """Whether both tell, in their own voice, a measure of the same actors in much the same words."""
    is_told = row.speaker is None and other.speaker is None and bool(row.actors & other.actors)
    is_measure = row.claim.act in _MEASURES and other.claim.act in _MEASURES
    return is_told and is_measure and overlap(row.stems, other.stems) >= _SURELY_ALIKE


def _is_one_deed(row: Statement, other: Statement) -> bool:
    """For a contradiction the clauses must share more than the step: a number, an actor or a fact."""
    if set(row.fact_ids) & set(other.fact_ids) or row.actors & other.actors:
        return True
    return bool(_numbers(row) & _numbers(other))


def _is_one_act(row: Statement, other: Statement) -> bool:
    if row.document.id == other.document.id:
        return False
    if row.claim.tense != other.claim.tense or row.claim.polarity != other.claim.polarity:
        return False
    if _values(row) and _values(other) and not _values(row) & _values(other):
        return False
    if row.claim.act == other.claim.act and row.claim.act not in _REPEATED:
        is_told_of_one = bool(row.actors & other.actors) or len(row.stems & other.stems) >= _NAMED
        return is_told_of_one and overlap(row.stems, other.stems) >= _ALIKE
    return _are_one_measure(row, other)


def _values(row: Statement) -> frozenset[str]:
    """What its clause counts: two that count nothing alike tell of two acts ("30 were killed", "three were killed")."""
    return frozenset(str(quantity.value) for quantity in row.quantities if quantity.counts)


def _numbers(row: Statement) -> frozenset[str]:
    return frozenset(str(q.value) for q in row.quantities_of_sentence)


def _width(dated: Dated) -> int | None:
    """Days from the first to the last that may be meant; None for an open end."""
    first, last = bounds(dated.time.edtf)
    return (last - first).days if first and last else None


def _side(side: Moment, moments: list[Moment]) -> Side:
    row, dated = side
    like = [other for _, other in moments if other.time.edtf == dated.time.edtf]
    evidence = tuple(dict.fromkeys(each.evidence for each in [dated, *like]))[:6]
    return Side(times.said(dated.time.edtf or ""), evidence, row.voice)
