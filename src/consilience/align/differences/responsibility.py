"""Who did it: a claim of responsibility that one account has and another misses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from consilience.align.differences.statements import Statement, one_a_sentence, sentence_of, whole
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side

_UNCLAIMED: Final = re.compile(
    r"\b(?:no|nobody)\b[^.;]{0,40}\bclaim\w*[^.;]{0,20}\bresponsibility\b"
    r"|\b(?:not|n[’']t)\b[^.;]{0,20}\bclaimed\b[^.;]{0,20}\bresponsibility\b"
    r"|\b(?:unclear|not (?:yet |immediately )*(?:clear|known)) who (?:was behind|carried out|planted|staged)\b",
    re.IGNORECASE,
)
_CLAIMED: Final = re.compile(
    r"\bclaim(?:ed|s|ing) (?:\w+ ){0,2}?responsibility (?P<for>for [^.;]{3,60})?"
    r"|\bresponsibility\b[^.;]{0,30}\bwas claimed by\b|\bsaid (?:it|they) (?:had )?carried out\b",
    re.IGNORECASE,
)
_DOUBTED: Final = re.compile(
    r"\b(?:unconfirmed|previous\w*|earlier|past|similar|other|another|failed|several|both|false\w*|"
    r"in (?:19|20)\d\d|last (?:week|month|year)|(?:not|n[’']t|no)\b[^.;]{0,30}\bclaim)",
    re.IGNORECASE,
)
"""Words that leave a claim of responsibility in doubt, or give it to another attack."""


def unclaimed_and_claimed(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One account knows of no claim of responsibility, another names who made it; an account that has both names it."""
    sentences = one_a_sentence(rows)
    missing = {row.document.id: row for row in reversed(sentences) if _UNCLAIMED.search(sentence_of(row))}
    made: dict[str, Statement] = {}
    for row in sentences:
        found = _CLAIMED.search(sentence_of(row))
        if found and not row.claim.is_headline and not _DOUBTED.search(sentence_of(row)):
            made.setdefault(row.document.id, row)
    missing = {id_: row for id_, row in missing.items() if id_ not in made}
    if not missing or not made:
        return
    sides = [sorted(side.values(), key=lambda row: row.evidence) for side in (missing, made)]
    who = sides[1][0]
    yield Judgement(
        "attribution",
        "compatible",
        "attribution_conflict",
        (
            Side("no claim of responsibility", tuple(map(whole, sides[0][:4]))),
            Side("responsibility was claimed", tuple(map(whole, sides[1][:4]))),
        ),
        told(
            "Who claimed responsibility",
            [
                ([row.outlet for row in sides[0]], "nobody yet"),
                ([row.outlet for row in sides[1]], quoted(sentence_of(who))),
            ],
        ),
        tuple(dict.fromkeys(id_ for side in sides for row in side for id_ in row.fact_ids)),
        settled_by="The claim itself, with the hour at which it was published.",
        confidence=0.6,
    )
