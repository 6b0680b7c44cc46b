"""Competing assessments: two speakers judge one thing in opposite ways. A dispute, and no error of the accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from consilience.align.compare.words import stem, words
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side
from consilience.text.naming import in_sentence

_SHARED: Final = 2
"""Stems beside the judging words that both clauses must hold, to be about one thing."""
_MOST: Final = 3
"""Rows of one question in a story: the reader needs the dispute, not each exchange in it."""


@dataclass(frozen=True)
class _Question:
    matter: str
    low: re.Pattern[str]
    high: re.Pattern[str]


def _question(matter: str, low: str, high: str) -> _Question:
    return _Question(matter, re.compile(rf"\b(?:{low})\b", re.I), re.compile(rf"\b(?:{high})\b", re.I))


_QUESTIONS: Final = (
    _question(
        "How much it matters",
        r"(?:do(?:es)? not|doesn[’']t|didn[’']t|did not|will not|won[’']t) (?:really )?"
        r"(?:matter|change)(?: much| anything)?"
        r"|merely symbolic|purely symbolic|no big deal|insignificant|of (?:little|no) (?:importance|consequence)"
        r"|makes? (?:little|no) difference",
        r"serious(?:ly)? (?:damages?|harms?|hurts?|setback|blow)|(?:heavy|severe|major) (?:blow|setback)"
        r"|historic|turning point|grave consequences|game[- ]changer",
    ),
    _question(
        "Whether it was right",
        r"unacceptable|unjustified|illegal|unlawful|outrageous|a provocation|provocative|shameful|disgraceful"
        r"|violat(?:es|ed|ion)",
        r"justified|legitimate|lawful|legal|self-defen[cs]e|the right thing|the right decision|necessary step",
    ),
    _question(
        "How bad it is",
        r"(?:lowest|worst)(?: \w+){0,3} since",
        r"worse than (?:at )?any|(?:lower|worse) than (?:ever|during|in)|unprecedented",
    ),
    _question(
        "Whether there is readiness to talk",
        r"(?:no|not)(?: \w+){0,2} (?:desire|interest(?:ed)?|willing(?:ness)?|need)(?: \w+){0,3} "
        r"(?:talks?|dialogue|negotiat\w+)",
        r"(?:ready|open|willing|prepared)(?: \w+){0,2} (?:for|to)(?: \w+){0,3} (?:talks?|dialogue|negotiat\w+)",
    ),
)


def competing_assessments(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Clauses of two different named speakers on one thing that stand on opposite sides of one question."""
    spoken = [row for row in rows if row.speaker_name is not None and not row.claim.is_headline]
    for question in _QUESTIONS:
        low = [row for row in spoken if question.low.search(row.text)]
        high = [row for row in spoken if question.high.search(row.text)]
        shown: set[frozenset[str | None]] = set()
        for left, right in product(low, high):
            voices = frozenset((left.speaker, right.speaker))
            if voices in shown or len(shown) == _MOST or not _is_dispute(question, left, right):
                continue
            shown.add(voices)
            yield Judgement(
                "cause",
                "different",
                "competing_assessment",
                (_side(left), _side(right)),
                told(question.matter, [_telling(left), _telling(right)]),
                tuple(dict.fromkeys((*left.fact_ids, *right.fact_ids))),
                confidence=0.5,
            )


def _is_dispute(question: _Question, left: Statement, right: Statement) -> bool:
    """Two named speakers, not the same one, whose clauses share what they judge."""
    if left.speaker == right.speaker:
        return False
    if left.text == right.text or question.high.search(left.text) or question.low.search(right.text):
        return False
    return len(_about(question, left) & _about(question, right)) >= _SHARED


def _about(question: _Question, row: Statement) -> frozenset[str]:
    judging = {
        stem(word)
        for pattern in (question.low, question.high)
        for m in pattern.finditer(row.text)
        for word in words(m.group())
    }
    return row.stems - judging


def _telling(row: Statement) -> tuple[tuple[str], str]:
    return (row.outlet,), f"{in_sentence(row.speaker_name or '')}: {quoted(row.text)}"


def _side(row: Statement) -> Side:
    return Side(f"{row.speaker_name}: {' '.join(row.text.split())[:140]}", (row.evidence,), row.speaker or "narrator")
