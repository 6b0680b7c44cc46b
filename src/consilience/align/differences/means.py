"""What carried the bomb: a truck in one telling, a motorcycle or a car in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from consilience.align.differences.sentences import Sentence, sentences, shared, weights
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side

_KINDS: Final = {
    "truck": "truck lorry tanker",
    "car": "car taxi sedan",
    "motorcycle": "motorcycle motorbike scooter moped",
    "van": "van minibus minivan",
    "bus": "bus coach",
    "bicycle": "bicycle",
    "boat": "boat dinghy",
}
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_CARRIER: Final = rf"(?P<{{}}>{'|'.join(sorted(_KIND_OF))})"
_CARRIED: Final = re.compile(
    rf"\b{_CARRIER.format('a')}[ -]bomb(?:ing|er|s)?\b"
    rf"|\bbomb(?:er)?s? (?:hidden |planted |placed |riding |was )?(?:on|in|inside) (?:a |an |the |his )?(?:\w+[ -])?"
    rf"{_CARRIER.format('b')}\b"
    rf"|\b(?:explosives?|bomb)[ -](?:laden|packed|filled|rigged) {_CARRIER.format('c')}\b"
    rf"|\b{_CARRIER.format('d')} (?:packed|loaded|laden|filled|rigged) with (?:[\w ]{{0,40}})?(?:explosives|bombs?)\b",
    re.IGNORECASE,
)
_BOMB: Final = re.compile("bomb|explosive", re.IGNORECASE)
"""A word that every carrier of a bomb stands beside: looked for first, it is found faster."""
_OTHER: Final = re.compile(
    r"\b(?:(?:19|20)\d\d|last|previous\w*|earlier|other|another|second|first|also|in recent|would|could|elsewhere)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of more attacks than one, or of an earlier one."""
_NEAR: Final = 0.15
"""Weight that the two sentences share at least, if they stand in no one fact."""


def differing_means(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Two accounts that put one bomb on two kinds of vehicle, neither of which names the other's."""
    everyone = sentences(rows)
    weight = weights(everyone)
    found: dict[str, list[tuple[Sentence, re.Match[str], str]]] = defaultdict(list)
    named: dict[str, set[str]] = defaultdict(set)
    for row in (row for row in everyone if _BOMB.search(row.text)):
        for match in _CARRIED.finditer(row.text):
            kind = _KIND_OF[next(filter(None, match.groups())).lower()]
            named[row.document_id].add(kind)
            if not _OTHER.search(row.text):
                found[row.document_id].append((row, match, kind))
    for one, other in combinations(sorted(found), 2):
        if named[one] & named[other]:
            continue
        pairs = [
            (a, b)
            for a in found[one]
            for b in found[other]
            if set(a[0].fact_ids) & set(b[0].fact_ids) or shared(a[0], b[0], weight) >= _NEAR
        ]
        if pairs:
            yield _judged(*pairs[0])
            return


def _judged(one: tuple[Sentence, re.Match[str], str], other: tuple[Sentence, re.Match[str], str]) -> Judgement:
    rows = (one, other)
    return Judgement(
        "act",
        "different",
        "competing_assessment",
        tuple(
            Side(quoted(found.group()), (row.found(found),), row.voice_at(found.start()).voice)
            for row, found, _ in rows
        ),
        told("What carried the bomb", [((row.outlet,), quoted(found.group())) for row, found, _ in rows]),
        tuple(dict.fromkeys(id_ for row, _, _ in rows for id_ in row.fact_ids)),
        settled_by="The report of those who investigate it.",
        confidence=0.5,
    )
