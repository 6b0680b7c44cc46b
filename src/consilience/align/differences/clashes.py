"""Clauses that deny each other: informed and not informed, often and sporadically, in a place and not in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from consilience.align.compare import polarity, scales
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.words import overlap, stem, stems, words
from consilience.align.differences.statements import Pair, Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Evidence, Judgement, Side
from consilience.text.naming import in_sentence
from consilience.text.word_sets import word_set

_SAYING: Final = word_set(
    "say tell announce warn call ask claim deny argue insist state write tweet declare describe respond report speak "
    "mention think believe know expect hope want"
)
_OPEN: Final = re.compile(
    r"\b(?:if|whether|unless|should|lest|(?:not|n[’']t) (?:think|believe|say|know|mean|expect|see)(?: that)?|"
    r"den(?:y|ies|ied)(?: that)?|doubt\w*(?: that)?)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_OPEN_INSIDE: Final = re.compile(
    r"^(?:if|unless|had|were|should)\b|\b(?:whether|would|could|might|may)\b", re.IGNORECASE
)
"""Words in front of, or inside, a clause that leave open whether it is so."""
_SURE: Final = 0.6
"""Shared weight from which a plain negation makes two clauses clash."""
_NOT_INFORMED: Final = re.compile(
    r"\b(?:not|no|never|without)\b(?: \w+){0,4} (?:received?|got|had|been given|heard)?(?: \w+){0,3} ?"
    r"\b(?:communications?|notifications?|notice|information|informed|notified)\b",
    re.IGNORECASE,
)
_INFORMED: Final = re.compile(
    r"\b(?:been|was|were|had|already)\b(?: \w+){0,2} (?:informed|notified|briefed)\b", re.IGNORECASE
)
_DENIED_PLACE: Final = re.compile(
    r"^(?P<subject>.{3,90}?)\b(?:is|are|was|were|lies?|stands?)(?: not|n[’']t)(?: \w+){0,2} (?:in|at|on|inside)\s+"
    r"(?P<place>[^,;.“”]{3,60}?)(?= but\b| and\b|[,;.]|$)",
    re.IGNORECASE | re.DOTALL,
)


def clashes(rows: tuple[Statement, ...], related: tuple[Pair, ...]) -> Iterator[Judgement]:
    """Pairs of clauses that cannot both stand."""
    for pair in related:
        found = _clash(pair)
        if found is not None:
            yield _judgement(pair.left, pair.right, found)
    yield from _informed(rows)
    yield from _denied_places(rows)


def _clash(pair: Pair) -> Comparison | None:
    left, right = pair.left, pair.right
    if left.claim.act != right.claim.act:
        return None
    if {left.claim.modality, right.claim.modality} & {"planned", "predicted", "opinion"}:
        return None
    clash = scales.compared(left.text, right.text)
    found = clash if clash.is_difference else _denial(pair)
    return found if found is not None and _is_asserted(left) and _is_asserted(right) else None


def _denial(pair: Pair) -> Comparison | None:
    """A negation on one side, where the narrators of two accounts tell of the same actors."""
    left, right = pair.left, pair.right
    if pair.shared < _SURE or not left.actors or left.actors != right.actors:
        return None
    if left.document.id == right.document.id or left.speaker is not None or right.speaker is not None:
        return None
    if left.claim.polarity == right.claim.polarity or not _same_day(left, right):
        return None
    found = polarity.compared(left.text, right.text, overlap(left.stems, right.stems))
    return found if found.is_difference else None


def _is_asserted(row: Statement) -> bool:
    """Whether the clause itself says so: no saying, question or condition."""
    text = row.document.text
    before = text[max(0, row.evidence.start - 40) : row.evidence.start]
    is_saying = row.claim.act in _SAYING or row.claim.predicate in _SAYING
    return not (
        is_saying or _OPEN.search(before) or _OPEN_INSIDE.search(row.text) or "?" in text[row.evidence.end :][:2]
    )


def _same_day(left: Statement, right: Statement) -> bool:
    """Whether no date tells the two apart."""
    first = {time.edtf for time in left.times if time.edtf}
    second = {time.edtf for time in right.times if time.edtf}
    return not first or not second or bool(first & second)


def _informed(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One voice says that a party was informed; the party, or another voice, says that nothing was received."""
    untold = [row for row in rows if _NOT_INFORMED.search(row.text)]
    if not untold:
        return
    told = [row for row in rows if _INFORMED.search(row.text) and not _NOT_INFORMED.search(row.text)]
    for yes in told:
        for no in untold:
            subject = _subject(yes.text) & (_subject(no.text) or _sentence_stems(no))
            is_near = yes.document.id == no.document.id or set(yes.fact_ids) & set(no.fact_ids) or len(subject) > 1
            if subject and is_near and yes.claim.id != no.claim.id:
                found = Comparison("different", "contradiction", "notice had been given and none had been received")
                yield _judgement(yes, no, found, "The notice itself, with its date.", "Whether notice was given")
                return


def _subject(text: str) -> frozenset[str]:
    """Stems of the names among the first three words."""
    return frozenset(stem(word.lower()) for word in re.findall(r"[^\W\d_]+", text)[:3] if word[0].isupper())


def _sentence_stems(row: Statement) -> frozenset[str]:
    return stems(row.sentence.of(row.document.text))


def _denied_places(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One account puts something in a place, another says that it is not there."""
    for no in _by_sentence(rows):
        text = no.sentence.of(no.document.text)
        denied = _DENIED_PLACE.match(text)
        if denied is None:
            continue
        place, subject = words(re.split(r"\b(?:of|near|by)\b", denied["place"])[0])[-1:], stems(denied["subject"])
        if not place or not subject:
            continue
        there = re.compile(r"\b(?:in|at|on|inside) (?:[\w’']+ ){0,3}" + re.escape(place[0]) + r"\b", re.IGNORECASE)
        for yes in _by_sentence(rows):
            whole = yes.sentence.of(yes.document.text)
            found = there.search(whole)
            if (
                yes.document.id == no.document.id
                or found is None
                or "not " in whole[max(0, found.start() - 20) : found.start()]
            ):
                continue
            before = whole[max(0, found.start() - 60) : found.start()]
            if _kin(stems(before), subject) < 2:
                continue
            start = yes.sentence.start + max(0, found.start() - 60)
            start += len(before) - len(before.split(" ", 1)[-1]) if found.start() > 60 else 0
            yield Judgement(
                "place",
                "different",
                "contradiction",
                (
                    Side(found.group(), (Evidence(yes.document.id, start, yes.sentence.start + found.end()),)),
                    Side(
                        f"not there: {denied['place'].strip()}",
                        (Evidence(no.document.id, no.sentence.start, min(no.sentence.end, no.sentence.start + 600)),),
                    ),
                ),
                _placed(denied["subject"], yes, found.group(), no, denied["place"]),
                tuple(dict.fromkeys((*yes.fact_ids, *no.fact_ids))),
                settled_by="The address.",
                confidence=0.8,
            )
            return


def _placed(subject: str, yes: Statement, where: str, no: Statement, place: str) -> str:
    thing = re.sub(r"^(?:notably|however|but|and|in fact|actually)\b[,\s]*", "", subject.strip(), flags=re.IGNORECASE)
    thing = re.split(r",|\bwhich\b|\bthat\b", thing)[0].strip()
    tellings = [((yes.outlet,), f"puts it {where}"), ((no.outlet,), f"says it is not in {place.strip()}")]
    return told(f"Where {thing} is", tellings)


def _kin(one: frozenset[str], other: frozenset[str]) -> int:
    """How many stems of one side have kin on the other ("russia" and "russian" share their first five letters)."""
    return len({word[:5] for word in one if len(word) > 3} & {word[:5] for word in other if len(word) > 3})


def _by_sentence(rows: tuple[Statement, ...]) -> Iterator[Statement]:
    seen = set()
    for row in rows:
        key = (row.document.id, row.sentence)
        if key not in seen:
            seen.add(key)
            yield row


def _judgement(
    left: Statement, right: Statement, found: Comparison, settled_by: str | None = None, matter: str | None = None
) -> Judgement:
    is_inside = left.document.id == right.document.id and left.speaker == right.speaker
    return Judgement(
        "status",
        found.relation,
        "internal_inconsistency" if is_inside and found.class_ == "contradiction" else found.class_,
        (_side(left), _side(right)),
        told(matter or _matter(left, right), [_telling(left), _telling(right)]),
        tuple(dict.fromkeys((*left.fact_ids, *right.fact_ids))),
        settled_by=settled_by or "A word from the one who was there, or the document itself.",
        confidence=0.7,
    )


def _telling(row: Statement) -> tuple[tuple[str], str]:
    speaker = f"{in_sentence(row.speaker_name)}: " if row.speaker_name else ""
    return (row.outlet,), speaker + quoted(row.text)


def _matter(left: Statement, right: Statement) -> str:
    """What both clauses are about: the names that they share, else that they deny each other."""
    shared = {m.name for m in left.mentions if m.form == "name"} & {m.name for m in right.mentions}
    names = sorted(shared, key=lambda name: (-len(name), name))
    subject = left.claim.slot.split("|")[1].strip() if "|" in left.claim.slot else ""
    return f"What is said of {names[0] if names else subject}" if names or subject else "One and the same point"


def _side(row: Statement) -> Side:
    value = " ".join(row.text.split())
    return Side(value if len(value) <= 160 else value[:157] + "…", (row.evidence,), row.voice)
