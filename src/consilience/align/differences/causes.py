"""What caused it: by somebody's hand in one telling, by a fault or an accident in another.

Who investigates has not spoken when accounts differ here, so each cause is somebody's word and no account is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consilience.align.compare.words import stems
from consilience.align.differences.statements import Statement, one_a_sentence, sentence_of, whole
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side


@dataclass(frozen=True)
class _Question:
    matter: str
    thing: re.Pattern[str]
    by_hand: re.Pattern[str]
    by_chance: re.Pattern[str]


def _question(matter: str, thing: str, by_hand: str, by_chance: str) -> _Question:
    return _Question(matter, *(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (thing, by_hand, by_chance)))


_QUESTIONS: Final = (
    _question(
        "What brought it down",
        r"planes?|aircraft|jets?|warplanes?|airliners?|helicopters?|choppers?|drones?|flight",
        r"shot (?:it |the \w+ )?down|(?:shot|brought|taken) down by|downed by|shoot(?:ing)? down|struck by a missile",
        r"(?:technical|mechanical|engine|electrical) (?:faults?|failures?|problems?|malfunctions?)|malfunction\w*"
        r"|pilot error|(?:bad|poor) weather|ran out of fuel|icing",
    ),
    _question(
        "What set it off",
        r"fires?|blazes?|explosions?|blasts?|infernos?",
        r"arson\w*|sabotage\w*|deliberately (?:set|lit|started)|(?:a|the|car|truck|home-?made) bombs?"
        r"|explosive devices?|detonated by",
        r"gas leaks?|short[- ]circuits?|electrical faults?|faulty [a-z]+|accident(?:al|ally)?|leaking gas|overheat\w+",
    ),
    _question(
        "How the death came about",
        r"deaths?|died|dead|body|found",
        r"murder(?:ed)?|homicide|foul play|assassinat\w+|poisoned|strangled|beaten to death",
        r"suicide|(?:his|her|their) own li(?:fe|ves)|natural causes|heart attack|overdose|drowned",
    ),
)
_SHOWN: Final = 4
"""Sentences that a side shows."""
_OTHERS: Final = re.compile(
    r"\bsuicide (?:bomb\w*|attack\w*|vest\w*|blast\w*)"
    r"|\b(?:several|many|other|previous\w*|earlier|past)\b[^.;]{0,40}\bhave\b"
    r"|\b(?:no|not|n[’']t|nor|without|rul\w+ out|never)\b|\bat first\b|\bif\b|\b(?:would|could|should)\b|\?",
    re.IGNORECASE,
)
"""Sentences that tell of other cases, deny, suppose or ask."""
_LINK: Final = re.compile(
    r"\b(?:due to|owing to|caused|because of|blam\w+|result of|result\w* from|led to|stem\w+ from|started by|began with"
    r"|suffered|commit\w+|took|died of|ruled)\b",
    re.IGNORECASE,
)
"""What ties a fault to what followed: "bad weather" alone is only the weather."""
_SHARED: Final = 1
"""Stems beside the causes that two sentences must share, to tell one happening."""


def differing_causes(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A happening that is somebody's deed in one sentence and a fault or an accident in another, one row a question."""
    told_of = [(row, sentence_of(row)) for row in one_a_sentence(rows)]
    for question in _QUESTIONS:
        hand = [row for row, text in told_of if _is_cause(question, text, question.by_hand, question.by_chance)]
        if not hand:
            continue
        chance = [row for row, text in told_of if _is_cause(question, text, question.by_chance, question.by_hand)]
        pairs = [(a, b) for a in hand for b in chance if _is_one(question, a, b)]
        if not pairs:
            continue
        left, right = pairs[0]
        sides = [list(dict.fromkeys(side)) for side in zip(*pairs, strict=True)]
        yield Judgement(
            "cause",
            "different",
            "competing_assessment",
            tuple(
                Side(quoted(sentence_of(side[0])), tuple(map(whole, side[:_SHOWN])), side[0].voice) for side in sides
            ),
            told(question.matter, [((row.outlet,), quoted(_cause(question, row))) for row in (left, right)]),
            tuple(dict.fromkeys((*left.fact_ids, *right.fact_ids))),
            settled_by="The report of those who investigate it.",
            confidence=0.6,
        )


def _is_cause(question: _Question, text: str, own: re.Pattern[str], other: re.Pattern[str]) -> bool:
    is_told = own.search(text) is not None and (own is question.by_hand or _LINK.search(text) is not None)
    is_told = is_told and other.search(text) is None and question.thing.search(text) is not None
    return is_told and _OTHERS.search(text) is None


def _is_one(question: _Question, left: Statement, right: Statement) -> bool:
    texts = [sentence_of(row) for row in (left, right)]
    things = [{found.lower().rstrip("s") for found in question.thing.findall(text)} for text in texts]
    causes = (question.by_hand, question.by_chance)
    judging = {word for pattern in causes for t in texts for word in stems(" ".join(pattern.findall(t)))}
    return bool(things[0] & things[1]) and len((stems(texts[0]) & stems(texts[1])) - judging) >= _SHARED


def _cause(question: _Question, row: Statement) -> str:
    """The words around the cause."""
    text = sentence_of(row)
    found = question.by_hand.search(text) or question.by_chance.search(text)
    assert found is not None
    return text[max(0, text.rfind(" ", 0, max(0, found.start() - 30)) + 1) : found.end() + 25].rsplit(" ", 1)[0]
