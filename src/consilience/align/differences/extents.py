"""Absolute against qualified: all of them here, almost all there; completely here, mostly there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from consilience.align.compare import polarity
from consilience.align.compare.words import content_words, overlap, singular
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side
from consilience.text.word_sets import word_set

_WHOLE: Final = re.compile(
    r"\b(?:all|every|each|entire(?:ly)?|completely|fully|totally|unanimous(?:ly)?|everyone|none|nobody|no one|not one|"
    r"not a single)\b",
    re.IGNORECASE,
)
_NEARLY: Final = re.compile(
    r"\b(?:almost|nearly|virtually|practically) (?:all|every(?:one)?|none|no one|nobody|entirely|completely)\b"
    r"|\b(?:most|mostly|the majority|partial(?:ly)?|partly|largely|mainly|few|only some|all but \w+|"
    r"(?:with )?(?:the )?exceptions? of|except(?: for)?)\b",
    re.IGNORECASE,
)
_NO_EXTENT: Final = re.compile(
    r"\bat all\b|\ball the (?:more|way|time|same)\b|\b(?:above|after|first of|once and for) all\b"
    r"|\ball[ -](?:out|time|star|round)\b"
    r"|\b(?:each|every) (?:day|week|month|year|other|time|hour|night|one of)\b|\ball (?:over|day|night|too|along|so)\b"
    r"|\bmost (?:\w+ly )?[a-z]+(?:ed|ing|ful|ous|ive|ant|ent|ble|al|ic|ary|ern)\b"
    r"|\b(?:the|its|his|her|their|[’']s) most\b"
    r"|\bhalf[ -](?:a|an|hour|past|century|dozen)\b|\bmost (?:recent|likely|of the time|often)\b",
    re.IGNORECASE,
)
"""Phrases that hold such a word and say nothing of how many."""
_ALIKE: Final = 0.6
"""Shared stems, of the shorter clause, from which two clauses tell one thing; fewer are needed of one subject."""
_PEOPLE_OF: Final = word_set("member lawmaker mp mk senator deputy legislator minister delegate worker employee voter")


def absolute_and_qualified(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A clause that speaks of all and one of another account that speaks of nearly all of the same; once a pair."""
    plain = [(row, _NO_EXTENT.sub(" ", row.text)) for row in rows if not row.claim.is_headline]
    told_of = [(row, text, _NEARLY.search(text)) for row, text in plain]
    qualified = [(row, nearly) for row, _, nearly in told_of if nearly]
    absolute = [(row, found) for row, text, nearly in told_of if not nearly and (found := _WHOLE.search(text))]
    shown: set[frozenset[str]] = set()
    for (left, whole), (right, nearly) in product(absolute, qualified):
        pair = frozenset((left.document.id, right.document.id))
        if len(pair) == 1 or pair in shown or not _is_one_matter(left, right):
            continue
        shown.add(pair)
        yield Judgement(
            "act",
            "compatible",
            "escalation",
            (
                Side(whole.group().lower(), (left.evidence,), left.voice),
                Side(nearly.group().lower(), (right.evidence,), right.voice),
            ),
            told("How far it went", [((row.outlet,), quoted(row.text)) for row in (left, right)]),
            tuple(dict.fromkeys((*left.fact_ids, *right.fact_ids))),
            settled_by="The list of those concerned, or the text of the decision.",
            confidence=0.6,
        )


def _is_one_matter(left: Statement, right: Statement) -> bool:
    """Whether both clauses tell one act of one subject, in like words or by words that stand on one side of a pair."""
    subjects = [_subject(row) for row in (left, right)]
    if not subjects[0] or not subjects[1] or not subjects[0] & subjects[1]:
        return False
    if left.claim.tense != right.claim.tense or left.claim.polarity != right.claim.polarity:
        known = {(found.pair, found.side) for found in polarity.opposites(left.text)}
        if not known & {(found.pair, found.side) for found in polarity.opposites(right.text)}:
            return False
    if overlap(left.stems, right.stems) >= _ALIKE and len(left.stems & right.stems) > 2:
        return True
    one, other = ({(found.pair, found.side) for found in polarity.opposites(row.text)} for row in (left, right))
    return bool(one & other)


def _subject(row: Statement) -> frozenset[str]:
    """The names and nouns of who acts, as the slot holds them; members of one house are one noun."""
    words = row.claim.slot.split("|")[1] if "|" in row.claim.slot else ""
    found = {singular(word) for word in content_words(words)}
    return frozenset("member" if word in _PEOPLE_OF else word for word in found) - {"almost", "nearly", "usually"}
