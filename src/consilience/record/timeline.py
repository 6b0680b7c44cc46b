"""What happened when: one entry for each act and date, merged across accounts, earliest first.

That an act was decided, announced, done and took effect are four dates. Who merely spoke makes no entry, unless the
words tell a measure; neither does a state, or the day of print.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from consilience.model import WORTH_A_LOOK, Claim, Conflict, Document, Evidence, Record, TimeExpression, TimelineEntry
from consilience.model import TimelineKind as Kind
from consilience.text.acts import words
from consilience.text.dates import UNBOUNDED, bounds, is_approximate, overlap
from consilience.text.naming import shortened

_ANNOUNCED: Final = words("announce inform say warn offer demand plan")
"""Acts that are done by saying so."""
_DECIDED: Final = words("decide agree vote")
_MEASURES: Final = words(
    "cease withdraw expel revoke reduce raise sanction allow lift open launch start appoint resign deploy release sign "
    "decide agree vote meet turn_to"
)
"""Acts that change something, which make the words of a speaker an announcement."""
_TELLING: Final = words("tell ask brief explain")
_SETTING_FREE: Final = words("release free")
"""Verbs that announce and that let go."""
_STATES: Final = words("be have seem remain stay")
_VOWED: Final = re.compile(r"\b(?:vowed|promised|pledged|agreed|offered|threatened|refused)\b", re.IGNORECASE)
_RESOLVED: Final = re.compile(r"\b(?:decided|resolved|voted|ruled|ordered)\b", re.IGNORECASE)
_LONG_AGO: Final = 60
"""Days before the first report from which a date is background."""
_LONG: Final = 400
"""Days from which a stretch is told by its beginning."""
_FROM: Final = re.compile(r"\b(?:from|as of|as from|effective|starting|beginning|until|took effect)\W*$", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\b(?:until|till|through|by|up to)\W*$", re.IGNORECASE)
_NO_SUBJECT: Final = re.compile(
    r"(?:who|which|that|whom|whose|where|when|was|were|is|are|has|had|have|be|been|being|to)\b", re.I
)
"""First words of a clause that has no subject of its own."""
_BEFORE: Final = re.compile(
    r"(?P<subject>(?:[Tt]he |[Aa]n? )?(?:[\w’'-]+ ){0,2}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)[,\s]*(?:who|which|that)?\s*$"
)
_ONLY_SAID: Final = re.compile(r"\b(?:said|says|saying|told(?: [A-Z]\w+){0,2}|added|reported|wrote)$")
"""A clause that tells no more than that somebody spoke."""
_PARTICIPLE: Final = re.compile(r"\w+(?:ed|ing)\b", re.IGNORECASE)
_OPENERS: Final = '“"‘«(['
_LONGEST: Final = 160
_SHARED: Final = 0.5
"""Shared words, of the shorter phrase, from which two entries of one date tell one act."""
_SHARED_ACT: Final = 0.34
"""The same, where both are acts of one class."""


@dataclass(frozen=True)
class _Dated:
    claim: Claim
    time: TimeExpression
    kind: Kind
    fact_id: str | None
    what: str
    measure: Evidence | None = None

    @property
    def edtf(self) -> str:
        return self.time.edtf or ""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        when = Evidence(self.time.document_id, self.time.start, self.time.end)
        clause = self.claim.evidence[0]
        is_inside = clause.start <= when.start and when.end <= clause.end
        found = (clause,) if is_inside else (clause, when)
        return (*found, self.measure) if self.measure and self.measure not in found else found


def timeline(record: Record) -> tuple[TimelineEntry, ...]:
    """Dated acts of the record. Dates of publication are no events and are left out.

    Claims of one fact whose dates fit are one entry with the narrowest of the dates; so are claims of one date that
    share most of their words. Entries are ordered by the earliest day that they may mean.
    """
    begin = _begin(record)
    groups: list[list[_Dated]] = []
    by_key: dict[tuple[str | None, Kind], list[list[_Dated]]] = defaultdict(list)
    for row in _dated(record):
        home = _home(row, by_key[row.fact_id, row.kind] if row.fact_id else [], groups)
        if home is None:
            home = []
            groups.append(home)
            by_key[row.fact_id, row.kind].append(home)
        home.append(row)
    entries = sorted((_entry(group, begin, record.conflicts) for group in groups), key=_place)
    return tuple(replace(entry, id=f"time-{n}") for n, entry in enumerate(entries, 1))


def _begin(record: Record) -> date | None:
    """The day from which a date belongs to the story: some weeks before the first report."""
    days = [day for document in record.documents if (day := bounds(document.published.edtf)[0])]
    return min(days) - timedelta(_LONG_AGO) if days else None


def _dated(record: Record) -> list[_Dated]:
    fact_of = {id_: fact.id for fact in record.facts for account in fact.accounts for id_ in account.claim_ids}
    found = []
    for document in record.documents:
        rows = record.annotations[document.id]
        times = {row.id: row for row in rows.times}
        taken: set[str] = set()
        claims = sorted(rows.claims, key=lambda claim: (len(claim.evidence[0].span), claim.evidence[0], claim.id))
        for claim in claims:
            if claim.is_headline or claim.polarity == "negative":
                continue
            for id_ in claim.time_ids:
                time = times.get(id_)
                if time is None or id_ in taken or not _is_calendar(time) or _is_dateline(document, time):
                    continue
                if _is_open_start(document.text, time):
                    continue
                measure = _measure(claim, rows.claims) if claim.act in _ANNOUNCED | _DECIDED else None
                what = None if _is_only_said(claim, measure) else _what(document.text, claim, time, measure)
                if what is None:
                    continue
                taken.add(id_)
                kind = _kind(document.text, claim, time)
                evidence = measure.evidence[0] if measure else None
                found.append(_Dated(claim, time, kind, fact_of.get(claim.id), what, evidence))
    return found


def _measure(claim: Claim, claims: tuple[Claim, ...]) -> Claim | None:
    """The measure that the sentence of an announcement or a decision goes on to tell."""
    end = claim.evidence[0].end
    for other in claims:
        if other.sentence != claim.sentence or other.act not in _MEASURES or other.polarity == "negative":
            continue
        is_told = other.voice != claim.voice or (claim.act in _DECIDED and other.evidence[0].start >= end)
        if is_told and other.evidence[0].start > claim.evidence[0].start:
            return other
    return None


def _is_only_said(claim: Claim, measure: Claim | None) -> bool:
    """Whether it tells that somebody spoke and no more, or how something is."""
    if claim.act in _STATES:
        return claim.tense != "past"
    return (claim.act == "say" or claim.predicate in _TELLING) and measure is None


def _is_calendar(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and bounds(time.edtf) != UNBOUNDED


def _is_open_start(text: str, time: TimeExpression) -> bool:
    """Whether it only says until when something lasts: an end without a beginning is no happening."""
    is_until = _UNTIL.search(text[max(0, time.start - 16) : time.start]) is not None
    return is_until and bounds(time.edtf)[0] is None


def _is_dateline(document: Document, time: TimeExpression) -> bool:
    """Whether a full date is only that of the publication, printed in the text."""
    words = document.text[time.start : time.end]
    same_day = bounds(time.edtf) == bounds(document.published.edtf)
    return same_day and re.search(r"\b(?:19|20)\d\d\b", words) is not None


def _kind(text: str, claim: Claim, time: TimeExpression) -> Kind:
    """What the date is the date of. A vow of yesterday is dated by the vow; "from Monday" says when it takes effect."""
    clause = claim.evidence[0].span.of(text)
    is_bound = _FROM.search(text[max(0, time.start - 24) : time.start]) is not None
    is_ahead = claim.modality == "planned" or claim.tense == "future"
    if claim.act in _DECIDED or (is_ahead and not is_bound and _RESOLVED.search(clause)):
        return "decided"
    is_said = claim.act in _ANNOUNCED - {"plan"} and claim.predicate not in _SETTING_FREE
    if is_said or (is_ahead and not is_bound and _VOWED.search(clause)):
        return "announced"
    return "effective" if is_bound or is_ahead or claim.act == "plan" else "happened"


def _what(text: str, claim: Claim, time: TimeExpression, measure: Claim | None) -> str | None:
    """The clause as printed, in one line, with the measure that it announces; None if no more than the date is left."""
    span = claim.evidence[0]
    words = _in_line(text, span)
    if measure:
        told = _in_line(text, measure.evidence[0])
        if told not in words:
            words = f"{shortened(words, _LONGEST // 2)}: {told}"
    elif _ONLY_SAID.search(words):
        return None
    if _PARTICIPLE.match(words) and words[:3].lower() == claim.predicate[:3]:
        return None
    if _NO_SUBJECT.match(words):
        subject = _subject(text, claim)
        if subject is None:
            return None
        words = re.sub(r"^(?:who|which|that)\s+", "", words, flags=re.IGNORECASE)
        words = f"{subject} {words}"
    bare = words.replace(text[time.start : time.end], "")
    if len(re.findall(r"[^\W\d_]{2,}", bare)) < 3:
        return None
    return _closed(shortened(words[:1].upper() + words[1:], _LONGEST))


def _in_line(text: str, evidence: Evidence) -> str:
    return " ".join(evidence.span.of(text).split()).strip(" ,;:–—-“”\"'‘")


def _subject(text: str, claim: Claim) -> str | None:
    """The printed words in front of a relative clause that its verb belongs to: a name or a phrase with an article."""
    sentence = (claim.sentence or claim.evidence[0].span).start
    found = _BEFORE.search(text[max(sentence, claim.evidence[0].start - 60) : claim.evidence[0].start])
    return " ".join(found["subject"].split()) if found else None


def _closed(words: str) -> str:
    """Without a quotation mark or bracket that is opened and not closed."""
    for opener, closer in (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»")):
        if words.count(opener) > words.count(closer):
            words = words.replace(opener, "", 1) if opener == "“" else words[: words.rindex(opener)]
    if words.count('"') % 2:
        at = words.rindex('"')
        words = words[:at] + words[at + 1 :]
    return words.rstrip(" ,;:–—-" + _OPENERS)


def _home(row: _Dated, of_fact: list[list[_Dated]], groups: list[list[_Dated]]) -> list[_Dated] | None:
    for group in of_fact:
        if all(_fit(row.edtf, other.edtf) for other in group):
            return group
    for group in groups:
        first = group[0]
        limit = _SHARED_ACT if first.claim.act == row.claim.act else _SHARED
        if first.edtf == row.edtf and first.kind == row.kind and _shared(first.claim, row.claim) >= limit:
            return group
    return None


def _fit(one: str, other: str) -> bool:
    return one == other or overlap(one, other)


def _shared(one: Claim, other: Claim) -> float:
    first, second = set(one.terms), set(other.terms)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _entry(group: list[_Dated], begin: date | None, conflicts: tuple[Conflict, ...]) -> TimelineEntry:
    when = min(group, key=_narrowness)
    teller = min(group, key=_clearness)
    evidence = tuple(dict.fromkeys(e for row in group for e in row.evidence))
    return TimelineEntry(
        "",
        when.edtf,
        teller.what,
        evidence,
        when.fact_id,
        when.kind,
        tuple(sorted({row.claim.document_id for row in group})),
        is_background=begin is not None and _latest(when.edtf, begin) < begin,
        conflict_id=_conflict(group, conflicts),
    )


def _latest(edtf: str, default: date) -> date:
    """The last day that a date may mean; the first one of a long stretch ("since 2014")."""
    first, last = bounds(edtf)
    is_long = first is None or last is None or (last - first).days > _LONG
    return (first or last or default) if is_long else (last or default)


def _conflict(group: list[_Dated], conflicts: tuple[Conflict, ...]) -> str | None:
    """The first conflict over the date of this act: a contradiction, or whether the date is sure."""
    dates = {Evidence(row.time.document_id, row.time.start, row.time.end) for row in group}
    for row in conflicts:
        is_of_dates = row.type == "certainty" or (row.type == "date" and row.class_ in WORTH_A_LOOK)
        if is_of_dates and any(evidence in dates for side in row.sides for evidence in side.evidence):
            return row.id
    return None


def _clearness(row: _Dated) -> tuple[bool, bool, int, str]:
    """The wording to show first: one that tells a measure, in the account's own voice, neither short nor long."""
    return row.measure is None, row.claim.voice != "narrator", abs(len(row.what) - 80), row.claim.id


def _narrowness(row: _Dated) -> tuple[bool, bool, int, str, str]:
    first, last = bounds(row.edtf)
    width = (last - first).days if first and last else 100_000
    is_hedge = row.edtf.startswith("[")
    return not is_hedge, is_approximate(row.edtf), width, row.edtf, row.claim.id


def _place(entry: TimelineEntry) -> tuple[date, date, str, tuple[Evidence, ...]]:
    first, last = bounds(entry.edtf)
    return first or last or date.max, last or date.max, entry.what, entry.evidence
