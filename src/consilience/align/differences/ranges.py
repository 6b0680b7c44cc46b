"""The ages of one group: "aged 10 to 15" here, "between 10 and 14" there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from consilience.align.compare.words import content_words, singular
from consilience.align.differences.sentences import Sentence, sentences
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Judgement, Side
from consilience.text.word_sets import word_set

_TO: Final = r"\s*(?:to|and|[-–—])\s*"
_AGES: Final = re.compile(
    rf"\b(?:aged?|ages)(?: of| between| from| around| about)* (?P<low>\d{{1,2}}){_TO}(?P<high>\d{{1,2}})\b"
    r"(?: years? old)?"
    rf"|\b(?:between )?(?P<low2>\d{{1,2}}){_TO}(?P<high2>\d{{1,2}})[ -]years?[ -](?:old|of age)\b",
    re.IGNORECASE,
)
_GROUPS: Final = (
    word_set("child student pupil schoolchild schoolgirl schoolboy girl boy teenager kid youngster daughter son"),
    word_set("man woman people migrant worker soldier victim passenger suspect attacker hostage prisoner"),
)
_WIDEST: Final = 12
"""Years by which both ends together may differ: further apart, two groups are told of."""
_BESIDE: Final = 90
"""Characters around the ages in which the group is named."""


def differing_ranges(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Two accounts that give two ranges of age, with one end in common or within each other, of one kind of people."""
    found = [(row, match) for row in sentences(rows) for match in _AGES.finditer(row.text)]
    for (one, first), (other, second) in combinations(found, 2):
        ranges = _range(first), _range(second)
        if (
            one.document_id == other.document_id
            or ranges[0] == ranges[1]
            or not _group(one, first) & _group(other, second)
        ):
            continue
        gap = abs(ranges[0][0] - ranges[1][0]) + abs(ranges[0][1] - ranges[1][1])
        is_near = ranges[0][0] == ranges[1][0] or ranges[0][1] == ranges[1][1]
        if not is_near or gap > _WIDEST or min(ranges[0][1], ranges[1][1]) <= max(ranges[0][0], ranges[1][0]):
            continue
        left, right = _alike(found, ranges[0]), _alike(found, ranges[1])
        yield Judgement(
            "number",
            "different",
            "competing_assessment",
            tuple(
                Side("{}–{}".format(*span), tuple(row.found(match) for row, match in side)[:4])
                for span, side in zip(ranges, (left, right), strict=True)
            ),
            told(
                f"Age of the {_noun(one, first)}",
                [
                    ([row.outlet for row, _ in side], "{}–{}".format(*span))
                    for span, side in zip(ranges, (left, right), strict=True)
                ],
                "the ends do not agree",
            ),
            tuple(dict.fromkeys((*one.fact_ids, *other.fact_ids))),
            settled_by="A list of those concerned.",
            confidence=0.6,
        )
        return


def _alike(found: list[tuple[Sentence, re.Match[str]]], span: tuple[int, int]) -> list[tuple[Sentence, re.Match[str]]]:
    return [(row, match) for row, match in found if _range(match) == span]


def _range(found: re.Match[str]) -> tuple[int, int]:
    return int(found["low"] or found["low2"]), int(found["high"] or found["high2"])


def _nouns(sentence: Sentence, found: re.Match[str]) -> list[str]:
    near = sentence.text[max(0, found.start() - _BESIDE) : found.end() + _BESIDE]
    return [singular(word) for word in content_words(near)]


def _group(sentence: Sentence, found: re.Match[str]) -> frozenset[int]:
    """The kinds of people whom the words around the ages name."""
    nouns = set(_nouns(sentence, found))
    return frozenset(n for n, group in enumerate(_GROUPS) if nouns & group)


def _noun(sentence: Sentence, found: re.Match[str]) -> str:
    named = frozenset().union(*_GROUPS)
    return next((word for word in reversed(_nouns(sentence, found)) if word in named), "people")
