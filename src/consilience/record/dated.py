"""Dated acts of each account: which claims tell an act on a day, what that day is the day of, and in which words.

Who merely spoke makes none, unless the words tell a measure; neither does a state, a habit, or the day of print.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from consilience.model import Annotations, Claim, Document, Evidence, Mention, Record, Span, TimeExpression
from consilience.model import TimelineKind as Kind
from consilience.text.acts import act_of_noun, words
from consilience.text.dates import UNBOUNDED, bounds
from consilience.text.naming import shortened

_ANNOUNCED: Final = words("announce inform say warn offer demand plan")
"""Acts that are done by saying so."""
_DECIDED: Final = words("decide agree vote")
_MEASURES: Final = words(
    "cease withdraw expel revoke reduce raise sanction allow lift open launch start appoint resign deploy release sign "
    "decide agree vote meet turn_to"
)
"""Acts that change something, which make the words of a speaker an announcement."""
_LASTING: Final = words("cease withdraw expel revoke reduce raise sanction allow lift appoint resign")
"""Measures: what they change holds from a day on. Any other act to come is only expected."""
_GOING: Final = words("leave quit exit evacuate go")
"""Verbs of a measure that mostly tell a mere departure."""
_CALLING_OFF: Final = words("call_off postpone delay abandon ditch")
_AMOUNTS: Final = words("reduce raise")
"""Measures whose verbs also tell a forecast ("will raise profits next year"): measures only on a day."""
_TELLING: Final = words("tell ask brief explain")
_SETTING_FREE: Final = words("release free")
"""Verbs that announce and that let go."""
_STATES: Final = words("be seem remain stay")
"""How something is: an act only where it is over."""
_NO_ACTS: Final = words("have know believe think fear hope contain include feel")
_DUE: Final = re.compile(r"\b(?:expected|set|due|scheduled|slated|planned|poised|forecast) to\b", re.IGNORECASE)
_HABIT: Final = re.compile(
    r"\b(?:usually|normally|typically|generally|traditionally|regularly|every (?:day|week|month|year))\b", re.IGNORECASE
)
_UNREAL: Final = re.compile(r"\b(?:would|could|might|should)(?:n[’']t| not)? have\b(?! to\b)", re.IGNORECASE)
"""What might have been: no act of any day."""
_IN_EFFECT: Final = re.compile(
    r"\b(?:t(?:ake|akes|aking|ook|aken) effect|(?:com|go)(?:e|es|ing)? into (?:force|effect)"
    r"|(?:came|went) into (?:force|effect))\b",
    re.IGNORECASE,
)
_VOWED: Final = re.compile(r"\b(?:vowed|promised|pledged|agreed|offered|threatened|refused)\b", re.IGNORECASE)
_RESOLVED: Final = re.compile(r"\b(?:decided|resolved|voted|ruled|ordered)\b", re.IGNORECASE)
_FROM: Final = re.compile(r"\b(?:from|as of|as from|effective|starting|beginning|until|took effect)\W*$", re.IGNORECASE)
_WITHIN: Final = re.compile(
    r"\b(?:since|when|after|before|because|as|while|whereas|if|unless|until|though|although|who|whom|whose|which|where)"
    r"\W*$",
    re.IGNORECASE,
)
"""Words in front of a clause that only goes with another one."""
_AFTER: Final = re.compile(r"(?:[\w’'-]+ ){0,4}(?:after|before|since|when|because|while)\b", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\b(?:until|till|through|by|up to)\W*$", re.IGNORECASE)
_QUESTION: Final = re.compile(r"(?:what|how|why|whether)\b", re.IGNORECASE)
_AUXILIARY: Final = re.compile(
    r"(?:was|were|is|are|has|had|have|be|been|being|would|will|can|could|may|might|should|who|which|that|whom)\b", re.I
)
_NO_SUBJECT: Final = re.compile(
    r"(?:who|which|that|whom|whose|where|when|was|were|is|are|has|had|have|be|been|being|to)\b", re.I
)
"""First words of a clause that has no subject of its own."""
_BEFORE: Final = re.compile(
    r"(?P<subject>(?:\b(?:[Tt]he|[Aa]n?) (?:[a-z][\w’'-]+ ){0,2})?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    r"[,\s]*(?:who|which|that)?\s*$"
)
_NOUN: Final = re.compile(
    r"(?P<subject>\b(?:the|an?|its|his|her|their) (?:(?!the |an? |its |his |her |their )[\w’'-]+ ){0,2}[a-z’'-]+) $",
    re.I,
)
"""A noun that a participle follows ("the report released on Monday")."""
_PARTED: Final = re.compile(
    r"(?P<subject>(?!(?:On|In|At|By|From|After|Before|Since|During|With|As|When|While|For|But|And)\b)[A-Z][^,;:.]{1,50}),"
    r" [^,;:]+, $"
)
"""A subject that an aside parts from its verb, from the beginning of the sentence."""
_ONLY_SAID: Final = re.compile(r"\b(?:said|says|saying|told(?: [A-Z]\w+){0,2}|added|reported|wrote)$")
"""A clause that tells no more than that somebody spoke."""
_ONLY_ANNOUNCED: Final = re.compile(
    r"\b(?:announced|revealed|disclosed|confirmed|declared|warned|decided|ruled|voted)$"
)
"""A clause that announces, and leaves what it announces to the next one."""
_SPOKE: Final = re.compile(r"\bsp(?:oke|eaking) (?:only )?on (?:the )?condition\b", re.IGNORECASE)
_PARTICIPLE: Final = re.compile(r"\w+(?:ed|ing)\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"\b(?:and|but|then)\s*$")
_PRINT: Final = re.compile(r"(?:(?:first|last|originally) )?(?:updated|published|posted|modified)\b", re.IGNORECASE)
"""First words of a line that dates the page and no act."""
_DETERMINED: Final = re.compile(
    r"\b(?:an?|the|its|his|her|their|our|this|that)(?: (?:[a-z]+(?:ly|ed|al|ous|ic)|new|first|same))* $", re.IGNORECASE
)
"""An article in front of a date, with adjectives at most."""
_ATTRIBUTED: Final = re.compile(
    r" (?!(?:in|at|on|by|for|after|before|with|when|where|while|and|or|but|to|as|that|which|of|from|until|if|because"
    r"|since|during|under|over|near|were|was|is|are|has|had|have|he|she|it|they|we|the|an?|local|said|says)\b)[A-Za-z]"
)
"""A word after a date that the date may stand for as an adjective."""
_MARKS: Final = " ,;:–—-“”\"'‘"
_OPENERS: Final = '“"‘«(['
_LONGEST: Final = 160


@dataclass(frozen=True)
class Dated:
    """A claim with one of its dates. `measure` is the clause that an announcement goes on to tell."""

    claim: Claim
    time: TimeExpression
    kind: Kind
    fact_id: str | None
    what: str
    measure: Evidence | None = None

    @property
    def edtf(self) -> str:
        """The date."""
        return self.time.edtf or ""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The clause, the date where it stands outside, and what is announced."""
        when = Evidence(self.time.document_id, self.time.start, self.time.end)
        clause = self.claim.evidence[0]
        is_inside = clause.start <= when.start and when.end <= clause.end
        found = (clause,) if is_inside else (clause, when)
        return (*found, self.measure) if self.measure and self.measure not in found else found


def dated(record: Record) -> Iterable[Dated]:
    """Every dated act that an account tells, the shortest clause of a date first. Headlines and denials tell none."""
    fact_of = {id_: fact.id for fact in record.facts for account in fact.accounts for id_ in account.claim_ids}
    for document in record.documents:
        rows = record.annotations[document.id]
        times = {row.id: row for row in rows.times}
        taken: set[str] = set()
        of_sentence: dict[Span | None, list[Claim]] = defaultdict(list)
        for claim in rows.claims:
            of_sentence[claim.sentence].append(claim)
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
                beside = of_sentence[claim.sentence]
                measure = _measure(document.text, claim, beside) if claim.act in _ANNOUNCED | _DECIDED else None
                is_act = not (
                    _is_only_said(document.text, claim, measure) or _is_called_off(document, claim, time, beside)
                )
                what = _what(document.text, claim, rows, time, measure) if is_act else None
                if what is None:
                    if _is_reduced(document.text, claim, time):
                        taken.add(id_)
                    continue
                taken.add(id_)
                evidence = measure.evidence[0] if measure else _rest(document.text, claim)
                yield Dated(claim, time, _kind(document, claim, time), fact_of.get(claim.id), what, evidence)


def _measure(text: str, claim: Claim, beside: Iterable[Claim]) -> Claim | None:
    """The measure that the sentence of an announcement or a decision goes on to tell, in a clause of its own.

    `beside` are the claims of that sentence.
    """
    end = claim.evidence[0].end
    for other in beside:
        if other.act not in _MEASURES or other.polarity == "negative":
            continue
        is_told = other.voice != claim.voice or (claim.act in _DECIDED and other.evidence[0].start >= end)
        if not is_told or other.evidence[0].start <= claim.evidence[0].start:
            continue
        clause = other.evidence[0].span.of(text)
        is_noun = other.tense is None and act_of_noun(other.predicate) == other.act and not clause.startswith("to ")
        before = text[max(0, other.evidence[0].start - 16) : other.evidence[0].start]
        is_aside = _WITHIN.search(before) is not None or _AFTER.match(clause) is not None
        if not (is_aside or _AUXILIARY.match(clause) or (is_noun and claim.act == "say")):
            return other
    return None


def _rest(text: str, claim: Claim) -> Evidence | None:
    """What follows a clause that only says that something was announced or decided, to the end of the sentence."""
    clause = claim.evidence[0]
    if claim.sentence is None or not _ONLY_ANNOUNCED.search(_in_line(text, clause)):
        return None
    rest = text[clause.end : claim.sentence.end]
    start = clause.end + len(rest) - len(rest.lstrip(" ,:;"))
    is_told = len(rest.split()) > 2 and "\n" not in rest.strip()
    return Evidence(claim.document_id, start, claim.sentence.end) if is_told else None


def _is_reduced(text: str, claim: Claim, time: TimeExpression) -> bool:
    """Whether the date is that of a bare participle ("The truce, agreed on Monday, began"), and so of no other verb."""
    clause = claim.evidence[0]
    if not (clause.start <= time.start and time.end <= clause.end):
        return False
    words = clause.span.of(text)
    return re.match(r"(?:\w+ed|starting|beginning)\b", words) is not None and words[:3] == claim.predicate[:3]


def _is_only_said(text: str, claim: Claim, measure: Claim | None) -> bool:
    """Whether it tells that somebody spoke and no more, how something is, what is usual or what might have been."""
    clause = claim.evidence[0].span.of(text)
    if _HABIT.search(clause) or _UNREAL.search(clause) or _SPOKE.search(clause):
        return True
    if claim.predicate in _NO_ACTS:
        return True
    if claim.act in _STATES:
        return claim.tense != "past"
    return (claim.act == "say" or claim.predicate in _TELLING) and measure is None


def _is_called_off(document: Document, claim: Claim, time: TimeExpression, beside: Iterable[Claim]) -> bool:
    """Whether a meeting or the like to come is named only because it is cancelled ("scrapped a 12 June summit").

    `beside` are the claims of its sentence.
    """
    if claim.tense is not None or not _is_after(time.edtf, document.published.edtf):
        return False
    return any(
        (other.act == "revoke" or other.predicate in _CALLING_OFF)
        and other.evidence[0].start <= claim.evidence[0].start
        for other in beside
    )


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


def _kind(document: Document, claim: Claim, time: TimeExpression) -> Kind:
    """What the date is the date of. A vow of yesterday is dated by the vow; "from Monday" says when it takes effect.

    Nothing has happened on a day after the account was printed: a measure takes effect, the rest is to come.
    """
    clause = claim.evidence[0].span.of(document.text)
    is_bound = _FROM.search(document.text[max(0, time.start - 24) : time.start]) is not None
    is_ahead = claim.modality == "planned" or claim.tense == "future" or _DUE.search(clause) is not None
    is_after = _is_after(time.edtf, document.published.edtf)
    if not is_after:
        if claim.act in _DECIDED or (is_ahead and not is_bound and _RESOLVED.search(clause)):
            return "decided"
        is_said = claim.act in _ANNOUNCED - {"plan"} and claim.predicate not in _SETTING_FREE
        if is_said or (is_ahead and not is_bound and _VOWED.search(clause)):
            return "announced"
    if _IN_EFFECT.search(clause) or (is_bound and (is_after or is_ahead or claim.act in _LASTING)):
        return "effective"
    if is_after or is_ahead or claim.act == "plan":
        return "effective" if _is_lasting(claim, time) else "scheduled"
    return "happened"


def _is_after(edtf: str | None, published: str | None) -> bool:
    first, last = bounds(edtf)[0], bounds(published)[1]
    return first is not None and last is not None and first > last


def _is_lasting(claim: Claim, time: TimeExpression) -> bool:
    """Whether it is a measure, which changes how things stand from a day on."""
    first, last = bounds(time.edtf)
    if claim.act in _AMOUNTS and (first is None or first != last):
        return False
    return claim.act in _LASTING and claim.predicate not in _GOING


def _what(text: str, claim: Claim, rows: Annotations, time: TimeExpression, measure: Claim | None) -> str | None:
    """The clause as printed, in one line, with the measure that it announces; None if no more than the date is left."""
    span = claim.evidence[0]
    words = _in_line(text, span)
    rest = None if measure else _rest(text, claim)
    if rest:
        words = f"{words} {shortened(_in_line(text, rest), max(_LONGEST - len(words), _LONGEST // 2))}"
    elif measure:
        told = _in_line(text, measure.evidence[0])
        if told not in words:
            words = f"{shortened(words, _LONGEST // 2)}: {told}"
    elif _ONLY_SAID.search(words) or _ONLY_ANNOUNCED.search(words) or _is_of_a_thing(text, claim, time):
        return None
    if _QUESTION.match(words) or _PRINT.match(words):
        return None
    words = re.sub(r"^(?:where|when)\s+(?=\w+ \w)", "", words)
    is_bare = _is_bare(text, claim, words)
    if is_bare or _NO_SUBJECT.match(words):
        subject = _bare_subject(text, claim, rows.mentions) if is_bare else _subject(text, claim)
        if subject is None:
            return None
        words = re.sub(r"^(?:who|which|that)\s+", "", words, flags=re.IGNORECASE)
        words = f"{subject} {words}"
    bare = words.replace(text[time.start : time.end], "")
    if len(re.findall(r"[^\W\d_]{2,}", bare)) < 3:
        return None
    return _closed(shortened(words[:1].upper() + words[1:], _LONGEST))


def _is_of_a_thing(text: str, claim: Claim, time: TimeExpression) -> bool:
    """Whether the date only tells which thing is meant ("he cancelled a 12 June meeting"), and not when it was done."""
    clause = claim.evidence[0]
    before, after = text[clause.start : time.start], text[time.end : time.end + 24]
    if claim.tense is None or time.start < clause.start:
        return False
    is_owner = re.match(r"[’']s\b", after) is not None
    is_adjective = _DETERMINED.search(before) is not None and _ATTRIBUTED.match(after) is not None
    is_first = re.fullmatch(r"(?:(?:the|an?|that|this) (?:same )?)?", before, re.IGNORECASE) is not None
    is_setting = re.search(r"\b(?:in|at|during) (?:(?:the|an?|that|this) (?:same )?)?$", before, re.IGNORECASE)
    return (is_owner or is_adjective) and not is_first and is_setting is None


def _in_line(text: str, evidence: Evidence) -> str:
    return " ".join(evidence.span.of(text).split()).strip(_MARKS)


def _subject(text: str, claim: Claim) -> str | None:
    """The printed words in front of a relative clause that its verb belongs to: a name or a phrase with an article."""
    sentence = (claim.sentence or claim.evidence[0].span).start
    found = _BEFORE.search(text[max(sentence, claim.evidence[0].start - 60) : claim.evidence[0].start])
    return " ".join(found["subject"].split()) if found else None


def _is_bare(text: str, claim: Claim, words: str) -> bool:
    """Whether the clause begins with its verb: a participle, or the second of two verbs ("met and fought again")."""
    first = claim.evidence[0].span.of(text).split(None, 1)[0].strip(_MARKS)
    if _PARTICIPLE.match(words) and words[:3].lower() == claim.predicate[:3]:
        return True
    if not first.islower() or first.endswith("s") or first == claim.predicate:
        return False
    is_joined = _JOINED.search(text[max(0, claim.evidence[0].start - 6) : claim.evidence[0].start]) is not None
    return first[: 1 if is_joined else 2] == claim.predicate[: 1 if is_joined else 2]


def _bare_subject(text: str, claim: Claim, mentions: tuple[Mention, ...]) -> str | None:
    """Who does the second of two joined verbs, as printed in front of the first; the noun in front of a participle."""
    clause = claim.evidence[0]
    sentence = (claim.sentence or clause.span).start
    before = text[max(sentence, clause.start - 60) : clause.start]
    if _JOINED.search(before):
        named = [row for row in mentions if row.chain == claim.actor_chain and sentence <= row.start < clause.start]
        return " ".join(text[named[0].start : named[0].end].split()) if named else None
    parted = _PARTED.match(text[sentence : clause.start])
    if parted:
        return " ".join(parted["subject"].split())
    is_passive = not clause.span.of(text).split(" ", 1)[0].endswith("ing")
    noun = _NOUN.search(before) if is_passive else None
    return " ".join(noun["subject"].split()) if noun else None


def _closed(words: str) -> str:
    """Without a quotation mark or bracket that is opened and not closed."""
    for opener, closer in (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»")):
        if words.count(opener) > words.count(closer):
            words = words.replace(opener, "", 1) if opener == "“" else words[: words.rindex(opener)]
    if words.count('"') % 2:
        at = words.rindex('"')
        words = words[:at] + words[at + 1 :]
    return words.rstrip(" ,;:–—-" + _OPENERS)
