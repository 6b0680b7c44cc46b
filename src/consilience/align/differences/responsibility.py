"""Who did it, and who is to blame: a claim of responsibility that one account misses, an accusation and its denial."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from consilience.align.compare.words import content_words, stem, words
from consilience.align.differences.statements import Statement, name_of, one_a_sentence, sentence_of, whole
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Record, Side
from consilience.text.word_sets import word_set

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
_SUPPOSED: Final = re.compile(
    r"\b(?:want\w*|try\w*|tried|seek\w*|pin|would|could|if)\b[^.;]{0,30}\b(?:accus|blam)", re.IGNORECASE
)
"""Words that only suppose an accusation."""
_ACCUSING: Final = word_set("accuse blame")
_DENYING: Final = word_set("deny reject dismiss refute")
_WHOLESALE: Final = re.compile(
    r"\b(?:accusations?|allegations?|charges?|claims?|remarks|criticism|involvement|responsibility|wrongdoing"
    r"|any (?:role|part|knowledge))\b",
    re.IGNORECASE,
)
"""What is denied when an accusation is denied as a whole."""
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut\w+)\b(?P<what>[^,;]{0,100})",
    re.IGNORECASE,
)
_SHARED: Final = 2
"""Stems beside the accused that a denial of one point shares with the accusation."""
_MOST: Final = 3
"""Rows in a story."""
_FRAME: Final = frozenset(
    map(stem, word_set("accuse blame deny reject dismiss refute say tell report accusation allegation"))
)


def unclaimed_and_claimed(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One account knows of no claim of responsibility, another names who made it."""
    sentences = one_a_sentence(rows)
    missing = {row.document.id: row for row in reversed(sentences) if _UNCLAIMED.search(sentence_of(row))}
    made: dict[str, Statement] = {}
    for row in sentences:
        found = _CLAIMED.search(sentence_of(row))
        if (
            found
            and row.document.id not in missing
            and not row.claim.is_headline
            and not _DOUBTED.search(sentence_of(row))
        ):
            made.setdefault(row.document.id, row)
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


def accusations_denied(record: Record, rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Somebody is accused, and denies it: two statements of two parties."""
    denials = [row for row in rows if row.claim.predicate in _DENYING and _denier(record, row)]
    shown: set[str] = set()
    for accusing in rows:
        is_accusation = accusing.claim.predicate in _ACCUSING and accusing.claim.polarity == "positive"
        if not is_accusation or _SUPPOSED.search(sentence_of(accusing)) or len(shown) == _MOST:
            continue
        accused, accuser = (
            _actor(record, chain) for chain in (accusing.claim.recipient_chain, accusing.claim.actor_chain)
        )
        accuser = accuser or accusing.speaker
        if accused is None or accused == accuser or accused in shown or accusing.speaker == accused:
            continue
        name = name_of(record, accused)
        for denial in denials:
            if _denier(record, denial) != accused or not _meets(accusing, denial, name):
                continue
            shown.add(accused)
            by = name_of(record, accuser) if accuser else "others"
            yield Judgement(
                "cause",
                "different",
                "competing_assessment",
                (
                    Side(f"{by}: {quoted(sentence_of(accusing))}", (whole(accusing),), accuser or f"against {accused}"),
                    Side(f"{name}: {quoted(sentence_of(denial))}", (whole(denial),), accused),
                ),
                told(
                    f"The accusation against {name}",
                    [
                        ((accusing.outlet,), quoted(sentence_of(accusing))),
                        ((denial.outlet,), quoted(sentence_of(denial))),
                    ],
                ),
                tuple(dict.fromkeys((*accusing.fact_ids, *denial.fact_ids))),
                settled_by=f"What the one who accuses {name} can show for it: a document, a recording, a witness.",
                confidence=0.5,
            )
            break


def _meets(accusing: Statement, denial: Statement, name: str) -> bool:
    """Whether the denial is of this accusation: of accusations as a whole, or of a point that both sentences name."""
    if accusing.sentence == denial.sentence and accusing.document.id == denial.document.id:
        return False
    denied = _DENIED.search(" ".join(denial.text.split()))
    if denied is None:
        return False
    own = frozenset(map(stem, words(name)))
    if _WHOLESALE.search(denied["what"]):
        return bool(_stems(sentence_of(accusing)) & _stems(sentence_of(denial)) - own)
    return len(_stems(sentence_of(accusing)) & _stems(denied["what"]) - own) >= _SHARED


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, content_words(text))) - _FRAME


def _denier(record: Record, row: Statement) -> str | None:
    return (
        _actor(record, row.claim.actor_chain)
        if row.claim.polarity == "positive" or row.claim.modality == "denied"
        else None
    )


def _actor(record: Record, chain: str | None) -> str | None:
    actor = record.actor_of_chain.get(chain or "")
    return actor.id if actor else None
