"""The brief: neutral sentences of printed clauses and fixed words around them, each with its citations.

Nothing is rewritten: a sentence is one account's clause; how many origins stand behind it is its own column. What only
a speaker says keeps the speaker. Where accounts differ, the difference is said, not resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.model import BriefSentence, Claim, Conflict, Evidence, Fact, Record, Story
from consilience.text.clauses import is_cut_off, is_denied_before, is_run_in
from consilience.text.countries import country_of
from consilience.text.days import CALENDAR_NAMES
from consilience.text.naming import in_sentence, outlet_names
from consilience.text.word_sets import word_set

_MOST: Final = 9
_FEW: Final = 5
"""Sentences from which nothing is told that a single account has."""
_LOOKED_AT: Final = 60
"""Facts, the most central first, among which the sentences are chosen."""
_ALONE: Final = 0.85
"""Worth of a clause that only one origin stands behind."""
_SPOKEN: Final = 0.9
"""Worth of a clause that only a speaker says."""
_MOST_DIFFERENCES: Final = 3
_FEWEST_WORDS: Final = 5
_MOST_WORDS: Final = 45
_SAME: Final = 0.5
"""Shared terms, of the shorter clause, from which two sentences would say the same."""
_SAME_OF_ACT: Final = 0.34
"""The same, of clauses that tell one act or hold one number."""
_BACKS: Final = 0.4
"""Share of the printed clause's terms that another account must hold to stand behind it (one act counts for 0.15)."""
_NARROW: Final = re.compile(
    r"\b(?:only|never|often|rarely|sporadically|always|almost|nearly|most|all|none|no longer|first|last|fully)\b"
)
"""Words that a clause turns on: another account must have them too to say the same."""
_CONDITION: Final = re.compile(r"\b(?:if|unless|until|before|once|in case|whether|should|lest)\W*$", re.IGNORECASE)
_REPORTS: Final = frozenset(
    {"say", "inform", "announce", "tell", "ask", "call", "describe", "respond", "demand", "post", "write"}
)
_DIFFER: Final = ("contradiction", "internal_inconsistency", "superseded")
_BAD_START: Final = re.compile(
    r"(?:and|but|or|nor|so|which|who|whom|whose|that|to|including|as|because|when|where|if|while|since|once|until|of|than|then|"
    r"it|he|she|they|we|i|you|this|these|those|there|here|its|his|her|their|our|your|my|what|how|why|also|not|"
    r"secondly|firstly|thirdly|now|moreover|however|maybe|perhaps|if|unless|whether|"
    r"is|was|are|were|has|had|have|will|would|can|could|may|might|should|do|does|did|(?:in|of|at|on|for|with|by) which|"
    r"exactly|"
    r"\w+ing|(?:even|soon|shortly|just|right|long|(?:\w+ )?(?:minutes|hours|days|weeks|months|years)) "
    r"(?:after|before|as|if)|"
    r"(?:built|made|held|set|taken|given|found|seen|\w+ed) (?:in|by|on|for|from|with|as|at))\b",
    re.IGNORECASE,
)
_BAD_END: Final = re.compile(
    r"\b(?:and|but|or|that|to|of|in|on|at|for|by|with|from|as|the|a|an|is|are|was|were|be|called|than|whether|if|its|"
    r"his|her|their|which|who|came|comes|began|begins|followed|follows|according|denied|confirmed|refused|noted|spent|met|said|says|saying|added|adding|would|will|had|has|have|not)$",
    re.IGNORECASE,
)
_PRONOUNS: Final = word_set(
    "i we you he she it they this these those one some many much others another each both all there"
)
"""Subjects that point back at a sentence that is not printed."""
_SMALL_WORDS: Final = (
    "the a an about one two three after before late early earlier at in on from more most some several many all both "
    "by during for last no under dozens hundreds thousands scores rather next four five "
    "another other others every each many such six seven eight nine ten eleven twelve twenty only nearly almost"
)
_SMALL: Final = frozenset(_SMALL_WORDS.split())
"""First words that are no names, however they are printed."""
_BAD_INSIDE: Final = re.compile(
    r"\bso-called\b|[\"“”„«»…?!\n\[\]â\x80-\x9f]|\.\.\.|(?:^|\s)['‘`]|['’](?=\s|$)"
    r"|\b(?:I|we|our|us|my|you|your|me|him|yesterday|today|tomorrow|tonight|ago|this (?:morning|week|month)|comment)\b"
    r"|^[^(]*\)|\([^)]*$"
)
_POINTS_BACK: Final = re.compile(
    r"^(?:\w+ ){1,7}(?:it|them|him|so)\b|^(?:In|On|At|With|For|Under) (?:it|this|that|them)\b"
)
"""A pronoun near the beginning that points back at a sentence that is not printed."""
_HANGS: Final = re.compile(
    r"\b(?:been|is|are|was|were|be) [a-z]+ing$|\b(?:to|as) [a-z]+$|\b(?:know|knew|think|believe|avoid|include|mean)s?$"
)
"""An end after which the reader waits for an object."""
_RUN_ON: Final = re.compile(r"[a-z,] (?:The|At|In|A|An|On|It|He|She|They|But|And|This|For|By|With|As|After)\b|--| - ")
"""A capital small word in the middle: a caption or a list of tags has run into the sentence."""
_LEADS: Final = re.compile(
    r"[,;:–—“\"(]$|\b(?:that|and|but|or|as|because|while|when|where|after|before|since|although|though|said|says|which)$"
)
"""What may stand in front of a clause inside its sentence; after any other word the clause is cut off."""
_LIST: Final = re.compile(r",(?: [^\s,]+){1,4}$")
_NAMED: Final = re.compile(r"\d|(?<=[^.] )[A-Z]|^(?:[A-Z][\w’'-]+ ){2}|^[A-Z]{2}")
"""A name or a number behind the first word: a single account's clause without one is scenery."""
_MEASURES: Final = ("Number", "Age", "Share", "Size", "Length", "Toll", "Sum", "Amount", "Price", "Cost", "Speed")
"""What a number measures, where it does not count."""
_WORDS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class _Telling:
    """A fact with the claim whose clause can stand in a sentence."""

    fact: Fact
    claim: Claim
    clause: str
    documents: tuple[str, ...]
    speaker: str | None


def brief(record: Record) -> tuple[BriefSentence, ...]:
    """Six to twelve sentences on the main story: what is reported, most central first, then where accounts differ.

    A record of one document says that there is nothing to compare; one of a single origin says that too.
    """
    if not record.documents:
        return ()
    story = record.stories[0] if record.stories else Story("", tuple(record.document_of), "")
    tellings = _chosen(record, story)
    opening = list(_caveats(record, story, tellings))
    told = [_sentence(record, story, telling) for telling in tellings]
    return (*opening, *told, *_differences(record, story))


def _caveats(record: Record, story: Story, tellings: list[_Telling]) -> Iterator[BriefSentence]:
    citations = tellings[0].claim.evidence if tellings else _first_words(record, story)
    facts = (tellings[0].fact.id,) if tellings else ()
    if not citations:
        return
    if len(story.document_ids) == 1:
        yield BriefSentence("Only one account was read, so there is nothing to compare.", citations, facts)
    elif _origins(record, story.document_ids) == 1:
        size = len(story.document_ids)
        number = "Both" if size == 2 else f"All {_count(size)}"
        text = f"{number} accounts share one origin, so none of them confirms another."
        yield BriefSentence(text, citations, facts)


def _first_words(record: Record, story: Story) -> tuple[Evidence, ...]:
    document = record.document_of[story.document_ids[0]]
    zones = document.readable
    return (Evidence(document.id, zones[0].start, min(zones[0].end, zones[0].start + 600)),) if zones else ()


def _chosen(record: Record, story: Story) -> list[_Telling]:
    claims = {claim.id: claim for claim in record.claims}
    inside = set(story.document_ids)
    facts = [fact for fact in record.facts if any(account.document_id in inside for account in fact.accounts)]
    facts.sort(key=lambda fact: (-min(fact.independent, 2), -min(len(fact.accounts), 2), -fact.weight, fact.id))
    tellings = [telling for fact in facts[:_LOOKED_AT] if (telling := _telling(record, fact, claims)) is not None]
    tellings.sort(key=lambda telling: -_rank(record, telling))  # stable: equals stay in their order
    chosen: list[_Telling] = []
    for telling in tellings:
        is_alone = len(telling.documents) < 2 < len(inside) + 1
        if is_alone and len(chosen) >= _FEW and not telling.fact.is_main:
            continue
        if is_alone and chosen and not _NAMED.search(telling.clause):
            continue
        if any(_says_the_same(telling.claim, other.claim) for other in chosen):
            continue
        chosen.append(telling)
        if len(chosen) == _MOST:
            break
    return chosen


def _rank(record: Record, telling: _Telling) -> float:
    """The weight of a fact, less where only one origin stands behind the clause that tells it, or only a speaker."""
    weight = telling.fact.weight * (1.0 if _origins(record, telling.documents) > 1 else _ALONE)
    return weight * (_SPOKEN if telling.speaker else 1.0)


def _telling(record: Record, fact: Fact, claims: dict[str, Claim]) -> _Telling | None:
    """The clause of the fact that reads best by itself: of two origins, the narrator's, typical, of middle length."""
    rows = [claims[id_] for account in fact.accounts for id_ in account.claim_ids if id_ in claims]
    found = []
    for claim in rows:
        clause = _clause(record, claim)
        if clause is not None:
            documents = _behind(record, claim, clause, rows)
            typical = sum(_shared(claim, other) for other in rows)
            origins, is_spoken = _origins(record, documents), claim.voice != "narrator"
            is_stated = clause[1:] in fact.statement
            reading = (not is_stated, -round(typical, 4), abs(len(clause) - 90), claim.id)
            rank = (-min(origins, 2), is_spoken, *reading)
            found.append((rank, claim, clause, documents))
    if not found:
        return _sentence_of(record, fact, rows)
    _, claim, clause, documents = min(found, key=lambda row: row[0])
    return _Telling(fact, claim, clause, documents, _speaker(record, claim, clause))


def _sentence_of(record: Record, fact: Fact, rows: Sequence[Claim]) -> _Telling | None:
    """The printed sentence that states a main fact, where no clause of it can stand alone: in 134 clusters the first
    fact was missing from 55 briefs. Who stands behind it must hold its words, not only those of the clause."""
    stated = fact.statement.rstrip(".")
    if not fact.is_main or not _FEWEST_WORDS <= len(stated.split()) <= _MOST_WORDS:
        return None
    if _BAD_START.match(stated) or _BAD_INSIDE.search(stated) or _POINTS_BACK.search(stated) or _RUN_ON.search(stated):
        return None
    for claim in rows:
        if claim.is_headline or claim.tense is None or claim.voice != "narrator" or claim.modality != "asserted":
            continue
        sentence = claim.sentence or claim.evidence[0].span
        printed = " ".join(sentence.of(record.document_of[claim.document_id].text).split()).rstrip(".")
        if not printed.endswith(stated):
            continue
        own = record.annotations[claim.document_id].claims
        inside = [row for row in own if sentence.contains(row.evidence[0].span)]
        whole = replace(
            claim,
            terms=tuple(dict.fromkeys(term for row in inside for term in row.terms)),
            evidence=(Evidence(claim.document_id, sentence.start, sentence.end),),
        )
        return _Telling(fact, whole, stated, _behind(record, whole, stated, [whole, *rows]), None)
    return None


def _speaker(record: Record, claim: Claim, clause: str) -> str | None:
    """Whose word a clause is; nobody is named as the source of what he does himself."""
    name = _name(record, claim.voice)
    return None if name is not None and name.split()[-1] in clause else name


def _behind(record: Record, claim: Claim, clause: str, rows: Sequence[Claim]) -> tuple[str, ...]:
    """The documents that say what the clause says."""
    turns = _NARROW.findall(clause)
    backing = [row for row in rows if row.id == claim.id or (_holds(row, claim) >= _BACKS and _turns(row, turns))]
    return _standing(record, claim, tuple(dict.fromkeys(row.document_id for row in backing)))


def _holds(row: Claim, claim: Claim) -> float:
    """How much of the printed clause another claim of its fact holds: the share of its terms, more for one act."""
    if row.polarity != claim.polarity or row.modality == "denied":
        return 0.0
    printed = set(claim.terms)
    share = len(printed & set(row.terms)) / len(printed) if printed else 0.0
    return share + (0.15 if row.act == claim.act else 0.0)


def _turns(row: Claim, words: list[str]) -> bool:
    """Whether a claim has every word that the printed clause turns on ("only", "almost")."""
    return all(re.search(rf"\b{word}\b", row.value) for word in words)


def _standing(record: Record, claim: Claim, documents: tuple[str, ...]) -> tuple[str, ...]:
    """Without the accounts that a difference sets against the clause: they do not report the same."""
    own = claim.evidence[0]
    against: set[str] = set()
    for row in record.conflicts:
        if row.class_ not in _DIFFER:
            continue
        mine = [s for s in row.sides if any(e.overlaps(own) for e in s.evidence)]
        if mine:
            against |= {e.document_id for side in row.sides if side not in mine for e in side.evidence}
            against -= {e.document_id for side in mine for e in side.evidence}
    return tuple(id_ for id_ in documents if id_ not in against)


def _name(record: Record, voice: str) -> str | None:
    actor = record.actor_of_chain.get(voice)
    return actor.name if actor else None


def _clause(record: Record, claim: Claim) -> str | None:
    """The printed clause in one line, if it can stand behind "report that"; else None."""
    if claim.is_headline or claim.tense is None or claim.modality in ("opinion", "denied"):
        return None
    if claim.act in _REPORTS or (claim.voice != "narrator" and _name(record, claim.voice) is None):
        return None
    text = record.document_of[claim.document_id].text
    span = claim.evidence[0].span
    clause = " ".join(span.of(text).split()).strip(" ,;:–—-.")
    size = len(clause.split())
    if not _FEWEST_WORDS <= size <= _MOST_WORDS:
        return None
    if _BAD_START.match(clause) or _BAD_END.search(clause) or _BAD_INSIDE.search(clause) or is_run_in(clause):
        return None
    if _POINTS_BACK.search(clause) or is_denied_before(clause):
        return None
    if not _is_whole(text, claim, clause) or _RUN_ON.search(clause) or _HANGS.search(clause):
        return None
    if not _has_subject(clause, claim) or _CONDITION.search(text[max(0, span.start - 12) : span.start]):
        return None
    return _lowered(clause, record, claim)


def _is_whole(text: str, claim: Claim, clause: str) -> bool:
    """Whether the clause is cut off neither in front nor behind, and its sentence is a sentence and no caption."""
    span = claim.evidence[0].span
    sentence = claim.sentence or span
    before, after = text[sentence.start : span.start].rstrip(), text[span.end : sentence.end]
    if before and not _LEADS.search(before):
        return False
    if not re.search(r"[.!?][”\"’')\]]*$", sentence.of(text).rstrip() + text[sentence.end : sentence.end + 1].strip()):
        return False
    is_open_list = _LIST.search(clause) is not None and re.match(r"[\s,]*(?:and|or)\b", after) is not None
    return not is_open_list and not is_cut_off(clause, after)


def _has_subject(clause: str, claim: Claim) -> bool:
    """Whether the clause begins with its subject, at most a phrase and a comma in front."""
    subject = [*claim.slot.split("|"), "", ""][1].split()
    predicate = re.search(rf"\b{re.escape(claim.predicate[:4])}", clause, re.IGNORECASE)
    if not subject or subject[0].lower() in _PRONOUNS:
        return False
    at = clause.find(subject[0])
    return 0 <= at <= 80 and (predicate is None or at < predicate.start())


def _lowered(clause: str, record: Record, claim: Claim) -> str:
    """The clause as it stands inside a sentence: a first word that is no name begins small."""
    first = clause.split(" ", 1)[0].strip(",")
    start = claim.evidence[0].start
    rows = record.annotations[claim.document_id].mentions
    is_name = any(row.start <= start < row.end and row.form in ("name", "acronym") for row in rows)
    if first.lower() in _SMALL:
        return clause[0].lower() + clause[1:]
    is_kept = is_name or not first[1:].islower() or first in CALENDAR_NAMES or country_of(first) is not None
    return clause if is_kept else clause[0].lower() + clause[1:]


def _says_the_same(one: Claim, other: Claim) -> bool:
    shared = _shared(one, other)
    if one.act == other.act and shared >= _SAME_OF_ACT:
        return True
    first, second = (set(re.findall(r"\d+", claim.value)) for claim in (one, other))
    return shared >= _SAME or bool(first & second and shared >= _SAME_OF_ACT)


def _shared(one: Claim, other: Claim) -> float:
    """Shared terms of the shorter clause."""
    first, second = set(one.terms), set(other.terms)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _sentence(record: Record, story: Story, telling: _Telling) -> BriefSentence:
    fact = telling.fact
    citations = tuple(
        dict.fromkeys((*telling.claim.evidence, *(e for account in fact.accounts for e in account.evidence)))
    )
    text = f"{telling.clause[:1].upper()}{telling.clause[1:]}"
    if telling.speaker:
        text = f"According to {in_sentence(telling.speaker)}, {telling.clause}"
    independent = _origins(record, telling.documents)
    remark = _remark(record, story, telling.documents, independent)
    text = f"{text}." if re.search(r"\b[ap]\.m$", text) else text
    stop = "" if remark == "" and text.endswith(".") else "."
    return BriefSentence(f"{text}{remark}{stop}", citations[:8], (fact.id,), independent)


def _remark(record: Record, story: Story, documents: tuple[str, ...], independent: int) -> str:
    """What to know of who tells it: one account alone, or several of one origin."""
    if len(story.document_ids) == 1 or _origins(record, story.document_ids) == 1:
        return ""
    if len(documents) == 1:
        return f" (one account, {outlet_names(record.documents)[documents[0]]})"
    return f" ({_count(len(documents))} accounts of one origin)" if independent == 1 else ""


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def _differences(record: Record, story: Story) -> Iterator[BriefSentence]:
    inside = set(story.document_ids)
    shown = 0
    for row in record.conflicts:
        if row.class_ not in _DIFFER or shown == _MOST_DIFFERENCES:
            continue
        citations = tuple(dict.fromkeys(e for side in row.sides for e in side.evidence[:2]))
        documents = {e.document_id for e in citations}
        if not citations or not documents <= inside:
            continue
        shown += 1
        facts = (row.fact_id,) if row.fact_id else ()
        yield BriefSentence(_difference(row, documents, record), citations, facts, _origins(record, tuple(documents)))


def _difference(row: Conflict, documents: set[str], record: Record) -> str:
    matter, _, rest = row.explanation.rstrip(".").partition(": ")
    if not rest:
        return row.explanation
    if row.type == "number" and not matter.startswith(_MEASURES):
        matter = f"number of {_small(matter)}"
    is_bare = matter.startswith((*_MEASURES, "Date", "Cause", "Wording", "number of"))
    matter = f"the {_small(matter)}" if is_bare else matter
    if len(documents) == 1:
        name = outlet_names(record.documents)[min(documents)]
        return f"{name} does not agree with itself on {_small(matter)}: {rest}."
    if row.class_ == "superseded":
        return f"The reports changed on {_small(matter)}: {rest}."
    return f"Accounts differ on {_small(matter)}: {rest}."


def _origins(record: Record, documents: tuple[str, ...]) -> int:
    """How many independent origins the documents have."""
    origin_of = record.origin_of
    return len({origin_of.get(id_, id_) for id_ in documents})


def _count(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)
