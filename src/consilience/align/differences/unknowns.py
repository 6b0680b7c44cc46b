"""What one account does not know yet and another tells: the cause, the motive, who the dead were, if anybody died."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from consilience.align.differences.sentences import Sentence, sentences, shared, weights
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side

_OPEN: Final = (
    r"(?:not|n[’']t)(?: been| yet| immediately| entirely)*"
    r" (?:clear|known|certain|determined|established|confirmed|disclosed|given|identified)"
    r"|unclear|unknown|undisclosed|unconfirmed|a mystery"
)


@dataclass(frozen=True)
class _Question:
    """A question that an account may leave open: its matter, the words that leave it open, and those that answer it."""

    matter: str
    open: re.Pattern[str]
    answer: re.Pattern[str]


def _question(matter: str, about: str, asked: str, answer: str) -> _Question:
    """`about` stands before the words that leave it open ("the cause is unclear"), `asked` behind them."""
    found = rf"\b(?:{about})\b[^.;,]{{0,60}}\b(?:{_OPEN})\b"
    if asked:
        found += rf"|\b(?:{_OPEN})\b(?: \w+){{0,3}}? (?:{asked})"
    return _Question(matter, re.compile(found, re.IGNORECASE), re.compile(rf"(?:{answer})", re.IGNORECASE))


_LEFT_OPEN: Final = re.compile(rf"\b(?:{_OPEN})\b", re.IGNORECASE)
_MANY: Final = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-\w+)?|dozens of)"
)
_QUESTIONS: Final = (
    _question(
        "Who the dead were",
        r"number of (?:civilians|children|soldiers|militants|fighters)",
        r"(?:how many|whether|if)\b[^.;]{0,40}\b(?:civilians|militants|fighters|soldiers|combatants|children)",
        rf"\b{_MANY} (?:of (?:them|whom|the (?:dead|victims)) (?:are|were) )?(?:civilians|militants|fighters)\b"
        r"[^.;]{0,30}\b(?:killed|dead|died|dying|among the dead)\b|\bkill(?:ed|ing)\b[^.;]{0,20}?"
        rf"\b{_MANY} (?:civilians|militants|fighters|combatants)\b",
    ),
    _question(
        "What caused it",
        r"causes? of (?:the|this) (?:\w+ ){0,2}"
        r"(?:crash|accident|fire|blaze|explosion|blast|collapse|derailment|sinking)",
        r"what (?:had )?(?:caused|led to|triggered|sparked)",
        r"\b(?:(?:was|were|been) (?:caused|triggered|sparked|set off) by|caused the (?:crash|accident|fire|blaze|"
        r"explosion|blast|collapse|derailment)|blamed? (?:it |the \w+ )?on)\b",
    ),
    _question(
        "The motive",
        r"motiv(?:e|es|ation|ations)",
        r"why (?:he|she|they|the (?:man|woman|gunman|attacker|shooter|driver))",
        r"\bmotivated by\b|\bmotive (?:was|is|appears|appeared)\b(?! (?:not|un|still))"
        r"|\bin (?:revenge|retaliation) for\b",
    ),
    _question(
        "Who did it",
        r"identit(?:y|ies) of the (?:\w+ )?(?:driver|attackers?|gunm[ae]n|shooters?|bombers?|suspects?|pilots?)",
        r"who (?:the (?:attackers?|gunm[ae]n|shooters?|bombers?) (?:was|were)|opened fire|fired)",
        r"\b(?:driver|attacker|gunman|shooter|bomber|suspect|pilot)\b[^.;]{0,60}\b(?:identified|named) as\b"
        r"|\b(?:identified|named) the (?:\w+ )?(?:driver|attacker|gunman|shooter|bomber|suspect|pilot)\b",
    ),
)
_NEAR: Final = 0.15
"""Weight that the two sentences share at least, if they stand in no one fact."""
_BACK: Final = re.compile(
    r"\binvestigat|\b(?:what|whether|if|could|would|previous\w*|last (?:year|month)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def unknown_and_known(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A question that one account leaves open and another answers, one row a question."""
    everyone = sentences(rows)
    weight = weights(everyone)
    before = {b: a for a, b in pairwise(everyone) if a.document_id == b.document_id}
    unsure = [row for row in everyone if _LEFT_OPEN.search(row.text)]
    for question in _QUESTIONS:
        left = [(row, found) for row in unsure if (found := question.open.search(row.text))]
        if not left:
            continue
        unknowing = {row.document_id for row, _ in left}
        right = [
            (row, found)
            for row in everyone
            if row.document_id not in unknowing
            and not _BACK.search(row.text)
            and (found := question.answer.search(row.text))
        ]
        pairs = [(a, b) for a in left for b in right if _is_one_matter(a[0], before.get(a[0], a[0]), b[0], weight)]
        if pairs:
            yield _judged(question, *pairs[0])


def _is_one_matter(one: Sentence, context: Sentence, other: Sentence, weight: dict[str, float]) -> bool:
    """Whether a sentence that leaves open, or the one before it, tells of what the other sentence does."""
    if {*one.fact_ids, *context.fact_ids} & set(other.fact_ids):
        return True
    return max(shared(one, other, weight), shared(context, other, weight)) >= _NEAR


def _judged(
    question: _Question, left: tuple[Sentence, re.Match[str]], right: tuple[Sentence, re.Match[str]]
) -> Judgement:
    return Judgement(
        "status",
        "superseded",
        "superseded",
        tuple(
            Side(quoted(found.group()), (row.found(found),), row.voice_at(found.start()).voice)
            for row, found in (left, right)
        ),
        told(
            question.matter,
            [((left[0].outlet,), "not known yet"), ((right[0].outlet,), quoted(right[1].group()))],
        ),
        tuple(dict.fromkeys((*left[0].fact_ids, *right[0].fact_ids))),
        settled_by="A later report by those who investigate it.",
        confidence=0.4,
    )
