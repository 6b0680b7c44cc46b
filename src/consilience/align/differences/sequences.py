"""What came of what: a fire that caused an explosion, and an explosion that sparked the fire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from consilience.align.compare.words import stem
from consilience.align.differences.sentences import Sentence, sentences
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Evidence, Judgement, Side
from consilience.text.word_sets import word_set

_VERB: Final = re.compile(
    r"\b(?P<passive>(?:was|were|is|are|been|being|a|an|the)? ?"
    r"(?:caused|triggered|sparked|provoked|prompted|ignited|set off|unleashed|followed) by)\b"
    r"|\b(?:caus|trigger|spark|provok|prompt|ignit|unleash)(?:ed|ing|es|s|e)\b"
    r"|\b(?:led|leads|leading) to\b|\bset(?:ting)? off\b|\bresult(?:ed|ing) in\b",
    re.IGNORECASE,
)
"""Words between a cause and its effect, or in the passive between an effect and its cause."""
_MARK: Final = re.compile(r"[.;:,“”\"]")
_BEFORE: Final = 60
_BEHIND: Final = 40
"""Characters on both sides of the verb in which a happening is named, up to a mark."""
_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_NAMES: Final = frozenset(
    map(
        stem,
        word_set(
            "fire explosion collapse crash derailment flood landslide leak panic stampede riot clash protest shooting "
            "brawl strike unrest violence outage fall capsizing avalanche walkout resignation boycott crackdown attack "
            "raid"
        ),
    )
)
_SAME: Final = {
    stem(word): stem(name)
    for word, name in {
        "blaze": "fire",
        "inferno": "fire",
        "blast": "explosion",
        "detonation": "explosion",
        "collision": "crash",
        "demonstration": "protest",
        "blackout": "outage",
    }.items()
}


@dataclass(frozen=True, eq=False)
class _Sequence:
    """A happening that brought about another, with the words from the one to the other."""

    cause: str
    effect: str
    sentence: Sentence
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words as printed."""
        return " ".join(self.sentence.text[self.start : self.end].split())

    @property
    def evidence(self) -> Evidence:
        """Where they stand."""
        return self.sentence.evidence(self.start, self.end)

    @property
    def voice(self) -> str:
        """Whose word it is."""
        return self.sentence.voice_at(self.start).voice


def reversed_sequences(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Two happenings of which each is the cause of the other, by one account or the other; one row a pair."""
    found = [telling for sentence in sentences(rows) for telling in _tellings(sentence)]
    seen: set[frozenset[str]] = set()
    for one, other in combinations(found, 2):
        if (one.cause, one.effect) != (other.effect, other.cause) or one.sentence is other.sentence:
            continue
        pair = frozenset((one.cause, one.effect))
        if pair in seen:
            continue
        seen.add(pair)
        sides = sorted((one, other), key=lambda row: row.evidence)
        yield Judgement(
            "cause",
            "different",
            "competing_assessment",
            tuple(Side(quoted(row.words), (row.evidence,), row.voice) for row in sides),
            told("Which came first", [((row.sentence.outlet,), quoted(row.words)) for row in sides]),
            tuple(dict.fromkeys((*one.sentence.fact_ids, *other.sentence.fact_ids))),
            settled_by="The report of those who investigate it.",
            confidence=0.6,
        )


def _tellings(sentence: Sentence) -> Iterator[_Sequence]:
    """Each verb of the sentence that ties one happening to another."""
    for verb in _VERB.finditer(sentence.text):
        start = max(0, verb.start() - _BEFORE)
        start += max((mark.end() for mark in _MARK.finditer(sentence.text[start : verb.start()])), default=0)
        stop = _MARK.search(sentence.text, verb.end(), verb.end() + _BEHIND)
        end = stop.start() if stop else min(len(sentence.text), verb.end() + _BEHIND)
        before = list(_happenings(sentence, start, verb.start()))[-1:]
        behind = list(_happenings(sentence, verb.end(), end))[:1]
        if before and behind and before[0][0] != behind[0][0]:
            names = (behind[0][0], before[0][0]) if verb["passive"] else (before[0][0], behind[0][0])
            yield _Sequence(*names, sentence, before[0][1], behind[0][2])


def _happenings(sentence: Sentence, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The happenings that a stretch names, with their places."""
    for word in _WORD.finditer(sentence.text, start, end):
        name = _SAME.get(stem(word.group().lower()), stem(word.group().lower()))
        if name in _NAMES:
            yield name, word.start(), word.end()
