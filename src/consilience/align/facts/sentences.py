"""Which printed words say a fact best: a whole sentence that names who acts, in no more words than needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from consilience.model import Claim, Record
from consilience.text.clauses import is_cut_off, is_denied_before, is_run_in

LONGEST: Final = 230
"""Characters of a sentence that is shown whole."""
_GOOD_LENGTH: Final = range(40, 171)
"""Characters of a statement that is read at a glance."""

_OPENERS: Final = re.compile(
    r"^(?:(?:(?:and|but|so(?! far| long| many| much)|yet|or|that|however|meanwhile|moreover|also|then|thus|therefore|"
    r"accordingly|in addition|for example|separately)\b[,\s]+)|"
    r"(?:(?:yes|no|now|well|indeed|earlier|later|previously|recently|separately|first|firstly|second|secondly|finally|perhaps|"
    r"(?:perhaps )?more importantly|most importantly|in fact|of course|in short|for instance|as a result|by contrast)"
    r",\s+))+",
    re.IGNORECASE,
)
_MARKS: Final = re.compile(r"^(?:when|where|as|after|while|although|though|because|since)\s+", re.IGNORECASE)
"""Words before a clause that asserts what it says; not "before", "if" or "until"."""
_SUBORDINATE: Final = re.compile(
    r"^(?:(?:many|most|some|all|both|none|each|several|half|one|two|three|four) of (?:whom|which)|"
    r"if|unless|before|until|once|lest|whether|(?:is|was|are|were|has|had|have|will|would|can|could|may|might|should|does|"
    r"did)(?! [A-Z])|who|whom|whose|which|what|how|why|to|of|than|in which|on which|at which|"
    r"including|due to|because of|in response to|such|not|nor|\w+ing(?! (?:is|was|were|has|have|had|will)\b)(?=\s))\b",
    re.IGNORECASE,
)
_BEFORE_THAT: Final = re.compile(
    r"^(?:(?:just|only|even|shortly|soon|right|barely|almost)\s+)?(?:\w+\s+)?"
    r"(?:(?:seconds|minutes|hours|days|weeks|months|years)\s+)?(?:after|before)\b(?!.*,)",
    re.IGNORECASE | re.DOTALL,
)
"""A clause of time whose main clause is not printed ("minutes before the truce began")."""
_YET: Final = re.compile(r"\b(?:has|have|had|is|are|was|were) yet to\b", re.IGNORECASE)
"""Words that deny what a verb says without a negation."""
_PRONOUN: Final = re.compile(
    r"^(?:[Ii]n [^,]{3,40}, )?(?:i|we|you|he|she|it|they|this|that|these|those|there|one|his|her|its|their|our|my|your|"
    r"both|each|some|many|others?|all|(?:much|more|most|few|such|another)(?= (?:will|would|is|are|was|were|has|have|"
    r"had|can|could|may|might|did|does)\b))(?:['’]\w+)?(?! of the\b)\b",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|my|me|you|your|ourselves)\b(?!\.)")
_UNFINISHED: Final = re.compile(
    r"\b(?:and|but|or|that|to|of|in|on|at|for|by|with|from|the|a|an|is|are|was|were|be|than|whether|if|said|says|saying|"
    r"added|told|tells?|has|had|have|will|would|which|who)$",
    re.IGNORECASE,
)
_BARE_VERBS: Final = "say tell add explain note inform ask reply answer write report comment speak quote"
_BARE: Final = frozenset(_BARE_VERBS.split())
_BARE_END: Final = re.compile(
    r"\b(?:confirm|announce|declare|reveal|disclose|warn|state|claim|insist|suggest)(?:s|d|ed)?"
    r"(?:\s+(?:to|on|in|at|by|during|after|before|earlier|late|yesterday|today|that|here|\w+day)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
"""A verb of saying with nothing that is said behind it."""
_LEADS: Final = re.compile(
    r"[,;:–—“”\"'‘(\[]$|\b(?:that|and|but|or|as|because|while|when|where|after|before|since|although|though|if|said|says|"
    r"which|who|than|until|so|how|why|what|\w+ing|to|say|claims?|claimed|"
    r"finds?|found|shows?|showed|believes?|believed|thinks?|thought|ruled|hopes?|hoped|knows?|knew|warned|announced|is|was)$"
    r"|^\w+$"
)
"""What may stand in front of a clause inside its sentence; behind another word it tells of that word ("the letters | he
sent to her")."""
_CONDITION: Final = re.compile(r"\b(?:if|unless|until|once|whether|lest)$", re.IGNORECASE)
"""Words in front of a clause that leave open whether it is so."""
_LETTERS: Final = re.compile(r"[\W_]+")
_ODD: Final = re.compile(r"[\[\]|{}<>\x80-\x9f]|\.\.\.|…|\?|!$|^[(]|https?:|\w\.[A-Z][a-z]")
_ABBREVIATED: Final = re.compile(
    r"\b(?:mon|tues?|wed|thurs?|fri|sat|sun|jan|feb|mar|apr|aug|sept?|oct|nov|dec|gov|sen|rep|mr|mrs|ms|dr|st|lt|gen|col|sgt)"
    r"\.?$",
    re.IGNORECASE,
)
"""An abbreviation whose full stop was taken for the end of the sentence."""
_PAIRED: Final[Mapping[str, str]] = {"”": "“", "’": "‘", '"': '"', "'": "'"}
"""The opening mark of each closing one."""
_EDGES: Final = " ,;:–—-"
_ATTRIBUTION: Final = re.compile(
    r",\s+(?:according to [^,]{2,60}|(?:[^\s,]+\s){1,6}(?:said|says|told \w+|announced|reported|added)(?: on \w+)?)$"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One way to print a fact.

    Attributes:
        text: the printed words with a capital first letter and a full stop.
        quality: 0 to 1, how well they stand alone; from `WHOLE` up they are a sentence that names who acts.
    """

    claim: Claim
    text: str
    quality: float


WHOLE: Final = 0.6
"""Least quality of words that stand alone."""
_SENTENCE: Final = 0.85
"""What the quality of a whole sentence is worth beside that of the clause alone."""
_ROUNDING: Final = 1e-9


def tellings(claim: Claim, record: Record) -> tuple[Telling, ...]:
    """The clause of a claim and, where it is short, the sentence around it, each with how well it stands alone."""
    return tuple(_tellings(claim, record, _standing(claim)))


def _tellings(claim: Claim, record: Record, standing: float) -> Iterator[Telling]:
    """One after the other. The quality of the clause is at most `standing`, of the sentence that times `_SENTENCE`."""
    text = record.document_of[claim.document_id].text
    end = claim.evidence[0].end
    clause = _unmarked(_plain(claim.value + _closing(claim.value, text[end : end + 2])), claim)
    start = claim.evidence[0].start
    before = text[claim.sentence.start : start].rstrip() if claim.sentence is not None else ""
    is_part = is_cut_off(text[start:end], text[end : end + 40])
    is_part = is_part or bool(before and not _LEADS.search(before) and not _MARKS.match(text[start:end]))
    whole_clause = 0.5 if is_part or _CONDITION.search(before) else 1.0
    yield Telling(claim, _printed(clause), whole_clause * _clause_quality(clause, claim, standing))
    if claim.sentence is not None and len(claim.sentence) <= LONGEST and not claim.is_headline:
        whole = _plain(claim.sentence.of(text))
        if whole and whole != clause:
            yield Telling(claim, _printed(whole), _SENTENCE * _quality(_main_clause(whole), standing))


def best_telling(
    group: Sequence[Claim],
    about: Sequence[float],
    record: Record,
    figures: Mapping[str, Sequence[str]],
    told: Set[str] = frozenset(),
) -> Telling:
    """The words of a group that say its fact best; ties go to the claim that stands first, the most typical.

    Args:
        group: claims of one fact, the most typical first.
        about: how much of the story's subject each of them names, 0 to 1.
        record: holds the documents.
        figures: for claims of a fact about a date or a number, the words for it, by claim id: the statement should
            print them.
        told: statements of other facts, to be repeated only if nothing else says this one.
    """
    denying = [_denies(claim) for claim in group]
    typical = _typical(group)
    is_denied = 2 * sum(denying) > len(group)
    best: Telling | None = None
    highest = 0.0
    for place, claim in enumerate(group):
        fit = 0.4 if denying[place] != is_denied or claim.modality == "denied" else 1.0
        standing, back = _standing(claim), 0.3 * place / len(group)
        found = _tellings(claim, record, standing)
        for worth in (1.0, _SENTENCE):
            most = _rank(worth * standing * fit + _ROUNDING, about[place], typical[place], back)
            if best is not None and most < highest:
                break  # whatever the words are, they are no better
            telling = next(found, None)
            if telling is None:
                break
            quality = telling.quality
            if claim.id in figures and not any(words in telling.text for words in figures[claim.id]):
                quality *= 0.5
            quality *= fit
            if telling.text in told:
                quality *= 0.6
            rank = _rank(quality, about[place], typical[place], back)
            if best is None or rank > highest:
                best, highest = Telling(claim, telling.text, quality), rank
    if best is None:
        raise ValueError("a fact without claims")
    return best


def _rank(quality: float, about: float, typical: float, back: float) -> float:
    """How well words tell a fact: their quality, with what their claim has of the story's and of the fact's subject."""
    return quality + 0.2 * about + 0.15 * typical - back


def _denies(claim: Claim) -> bool:
    """Whether a claim says that something is not so, or not so far."""
    return claim.polarity == "negative" or _YET.search(claim.value) is not None


def _typical(group: Sequence[Claim]) -> list[float]:
    """How much of what most accounts of a group say each claim says: the share of the words that half of them have."""
    holders: dict[str, set[str]] = {}
    for claim in group:
        for term in claim.terms:
            holders.setdefault(term, set()).add(claim.document_id)
    size = len({claim.document_id for claim in group})
    common = {term: len(ids) for term, ids in holders.items() if 2 * len(ids) >= size}
    whole = sum(common.values()) or 1
    return [sum(common.get(term, 0) for term in set(claim.terms)) / whole for claim in group]


def is_bare_report(claim: Claim) -> bool:
    """Whether a claim says no more than that somebody spoke ("the minister said on Monday")."""
    return claim.predicate in _BARE or _BARE_END.search(claim.value) is not None


def _plain(text: str) -> str:
    words = " ".join(text.split()).strip(_EDGES)
    words = _OPENERS.sub("", words)
    if words.count("“") + words.count("”") == 1 or words.count('"') == 1:
        words = words.strip('“”"').strip(_EDGES) if words[:1] in '“”"' or words[-1:] in '“”"' else words
    return _ATTRIBUTION.sub("", words.rstrip("."))


def _closing(words: str, rest: str) -> str:
    """The closing mark that stands right behind words, if they have its opening one ("the play “Salt and Sand | ”")."""
    mark = rest.lstrip(",.")[:1]
    opening = _PAIRED.get(mark)
    if opening is None:
        return ""
    opened = re.findall(rf"(?:^|(?<=[\s(])){opening}(?=\w)", words)
    closed = re.findall(rf"(?<=[\w.,!?]){mark}(?=\W|$)", words)
    return mark if len(opened) > len(closed) else ""


def _unmarked(words: str, claim: Claim) -> str:
    """Without the conjunction before its subject, where the clause says that something happened or is so."""
    bare = _MARKS.sub("", words)
    first = _first_letters(claim)
    is_clause = bool(first) and _LETTERS.sub("", bare).lower().startswith(first)
    return bare if is_clause and claim.tense in {"past", "present"} else words


def _first_letters(claim: Claim) -> str:
    """The letters of the first three words of who acts."""
    return _LETTERS.sub("", " ".join(claim.slot.split("|")[1].split()[:3])).lower()


def _main_clause(whole: str) -> str:
    """A sentence without the condition in front, if it begins with one ("Once the rain stops, Keel will ...")."""
    condition, comma, rest = whole.partition(", ")
    return rest if comma and _CONDITION.match(condition.split()[0]) else whole


def _printed(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "!", "?", "…", ".”", '."')) else ".")


def _clause_quality(words: str, claim: Claim, standing: float) -> float:
    subject = claim.slot.split("|")[1]
    quality = _quality(words, standing) * (0.3 if "," not in words and _MARKS.match(words) else 1.0)
    if claim.tense is None or not subject:
        return 0.25 * quality
    return quality if _is_printed(_first_letters(claim), words) else 0.35 * quality


def _is_printed(first: str, words: str) -> bool:
    """Whether the letters of a subject stand in the first half of a clause."""
    letters = _LETTERS.sub("", words).lower()
    return 0 <= letters.find(first) < max(25, len(letters) // 2)


def _quality(words: str, standing: float) -> float:
    """How well words stand alone, from how the claim that they tell stands by itself."""
    quality = 1.0
    if _SUBORDINATE.match(words) or _BEFORE_THAT.match(words):
        quality *= 0.3
    if _PRONOUN.match(words):
        quality *= 0.45
    if _FIRST_PERSON.search(words):
        quality *= 0.5
    last = words[words.rfind(" ") + 1 :]
    if _UNFINISHED.search(last) or words.count("(") != words.count(")"):
        quality *= 0.4
    if _ODD.search(words) or words.count("“") != words.count("”") or words.count('"') % 2:
        quality *= 0.55
    if is_run_in(words) or _ABBREVIATED.search(last):
        quality *= 0.5
    if is_denied_before(words):
        quality *= 0.2
    if len(words) not in _GOOD_LENGTH:
        quality *= 0.9 if len(words) >= 28 else 0.6
    return quality * standing


def _standing(claim: Claim) -> float:
    """Less than 1 for what is a headline, a bare report, somebody's word or hedged."""
    standing = 1.0
    if claim.is_headline or is_bare_report(claim):
        standing *= 0.7
    if claim.quote_id is not None:
        standing *= 0.85
    if claim.voice != "narrator" or claim.modality == "hedged":
        standing *= 0.95
    return standing
