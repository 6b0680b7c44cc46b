"""What happened when: one entry for each act and date, merged across accounts, earliest first."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from consilience.model import Claim, Document, Evidence, Record, TimeExpression, TimelineEntry
from consilience.text.dates import UNBOUNDED, bounds, is_approximate, overlap

Kind = Literal["happened", "announced", "effective"]

_ANNOUNCED: Final = frozenset({"announce", "say", "decide", "warn", "inform", "plan", "offer", "demand"})
_FROM: Final = re.compile(r"\b(?:from|as of|as from|effective|starting|beginning|until)\W*$", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\b(?:until|till|through|by|up to)\W*$", re.IGNORECASE)
_NO_SUBJECT: Final = re.compile(
    r"(?:who|which|that|whom|whose|where|when|was|were|is|are|has|had|have|be|been|being)\b", re.I
)
"""First words of a clause that has no subject of its own."""
_BEFORE: Final = re.compile(
    r"(?P<subject>(?:[Tt]he |[Aa]n? )?(?:[\w’'-]+ ){0,2}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)[,\s]*(?:who|which|that)?\s*$"
)
_ONLY_SAID: Final = re.compile(r"\b(?:said|says|saying|told(?: [A-Z]\w+){0,2}|added|reported|wrote)$")
"""A clause that tells no more than that somebody spoke."""
_PARTICIPLE: Final = re.compile(r"\w+(?:ed|ing)\b", re.IGNORECASE)
_OPENERS: Final = '“"‘«('
_LONGEST: Final = 160
_SHARED: Final = 0.5
"""Shared words, of the shorter phrase, from which two entries of one date tell one act."""


@dataclass(frozen=True)
class _Dated:
    claim: Claim
    time: TimeExpression
    kind: Kind
    fact_id: str | None
    what: str

    @property
    def edtf(self) -> str:
        return self.time.edtf or ""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        when = Evidence(self.time.document_id, self.time.start, self.time.end)
        clause = self.claim.evidence[0]
        is_inside = clause.start <= when.start and when.end <= clause.end
        return (clause,) if is_inside else (clause, when)


def timeline(record: Record) -> tuple[TimelineEntry, ...]:
    """Dated acts of the record. Dates of publication are no events and are left out.

    Claims of one fact whose dates fit are one entry with the narrowest of the dates; so are claims of one date that
    share most of their words. Entries are ordered by the earliest day that they may mean.
    """
    groups: list[list[_Dated]] = []
    by_key: dict[tuple[str | None, Kind], list[list[_Dated]]] = defaultdict(list)
    for row in _dated(record):
        home = _home(row, by_key[row.fact_id, row.kind] if row.fact_id else [], groups)
        if home is None:
            home = []
            groups.append(home)
            by_key[row.fact_id, row.kind].append(home)
        home.append(row)
    entries = sorted((_entry(group) for group in groups), key=_place)
    return tuple(
        TimelineEntry(f"time-{n}", e.edtf, e.what, e.evidence, e.fact_id, e.kind, e.document_ids)
        for n, e in enumerate(entries, 1)
    )


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
                what = _what(document.text, claim, time)
                if what is None:
                    continue
                taken.add(id_)
                found.append(_Dated(claim, time, _kind(document.text, claim, time), fact_of.get(claim.id), what))
    return found


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
    if claim.act in _ANNOUNCED:
        return "announced"
    is_bound = _FROM.search(text[max(0, time.start - 24) : time.start]) is not None
    return "effective" if is_bound or claim.modality == "planned" or claim.tense == "future" else "happened"


def _what(text: str, claim: Claim, time: TimeExpression) -> str | None:
    """The clause as printed, in one line; None if no more than the date is left of it."""
    span = claim.evidence[0]
    words = " ".join(text[span.start : span.end].split()).strip(" ,;:–—-“”\"'‘")
    if _ONLY_SAID.search(words) or (_PARTICIPLE.match(words) and not _has_subject(words, claim)):
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
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return _closed(words[:1].upper() + words[1:])


def _has_subject(words: str, claim: Claim) -> bool:
    subject = [*claim.slot.split("|"), "", ""][1].split()
    return bool(subject) and subject[0].lower() in words.lower()


def _subject(text: str, claim: Claim) -> str | None:
    """The printed words in front of a relative clause that its verb belongs to: a name or a phrase with an article."""
    sentence = (claim.sentence or claim.evidence[0].span).start
    found = _BEFORE.search(text[max(sentence, claim.evidence[0].start - 60) : claim.evidence[0].start])
    return " ".join(found["subject"].split()) if found else None


def _closed(words: str) -> str:
    """Without a quotation mark or bracket that is opened and not closed."""
    for opener, closer in (("“", "”"), ("(", ")"), ("«", "»")):
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
        if first.edtf == row.edtf and first.kind == row.kind and _shared(first.claim, row.claim) >= _SHARED:
            return group
    return None


def _fit(one: str, other: str) -> bool:
    return one == other or overlap(one, other)


def _shared(one: Claim, other: Claim) -> float:
    first, second = set(one.terms), set(other.terms)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _entry(group: list[_Dated]) -> TimelineEntry:
    when = min(group, key=_narrowness)
    teller = min(group, key=lambda row: (row.claim.voice != "narrator", abs(len(row.what) - 80), row.claim.id))
    evidence = tuple(dict.fromkeys(e for row in group for e in row.evidence))
    documents = tuple(sorted({row.claim.document_id for row in group}))
    return TimelineEntry("", when.edtf, teller.what, evidence, when.fact_id, when.kind, documents)


def _narrowness(row: _Dated) -> tuple[bool, bool, int, str, str]:
    first, last = bounds(row.edtf)
    width = (last - first).days if first and last else 100_000
    is_hedge = row.edtf.startswith("[")
    return not is_hedge, is_approximate(row.edtf), width, row.edtf, row.claim.id


def _place(entry: TimelineEntry) -> tuple[date, date, str, tuple[Evidence, ...]]:
    first, last = bounds(entry.edtf)
    return first or last or date.max, last or date.max, entry.what, entry.evidence
