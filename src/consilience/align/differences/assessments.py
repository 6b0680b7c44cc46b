"""Competing assessments: two speakers judge one thing in opposite ways. A dispute, and no error of the accounts.

What one party condemns and another defends is such a dispute too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from consilience.align.compare.words import content_words, singular, stem, stems, words
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Record, Side
from consilience.text.naming import in_sentence
from consilience.text.word_sets import word_set

_SHARED: Final = 2
"""Stems beside the judging words that both clauses must hold, to be about one thing."""
_KIN: Final = 5
"""Letters under which words of one family meet ("russian", "russia")."""
_MOST: Final = 3
"""Rows of one question in a story: the reader needs the dispute, not each exchange in it."""
_SHOWN: Final = 4
"""Passages that a side of one dispute shows."""
_POINTING: Final = re.compile(r"^\W*(?:that )?(?:it|this|that|these|they|which)\b", re.IGNORECASE)
_BEFORE: Final = 240
"""Characters in front of a clause that begins with a pronoun, where the thing that it judges is named."""
_AGAINST: Final = word_set("condemn criticise criticize denounce oppose decry deplore slam blast reject lament protest")
_FOR: Final = word_set("welcome praise hail applaud support defend endorse back laud celebrate justify embrace")
_DEEDS: Final = word_set(
    "attack bombing killing massacre murder shooting assault slaughter raid atrocity assassination"
)
"""What no party is asked about: that a perpetrator's friends celebrate it is no other judgement of it."""
_DEFENDING: Final = word_set("support defend endorse back justify")
_PHRASE: Final = re.compile(
    r"\b(?:of|to|in|from|with|who|which|that|on|at|for|by|as|between|over|than|after|saying)\b|[,;:(]", re.IGNORECASE
)


@dataclass(frozen=True)
class _Question:
    matter: str
    low: re.Pattern[str]
    high: re.Pattern[str]


def _question(matter: str, low: str, high: str) -> _Question:
    return _Question(matter, re.compile(rf"\b(?:{low})\b", re.I), re.compile(rf"\b(?:{high})\b", re.I))


_PLAIN: Final = r"(?<!not )(?<!n't )(?<!n’t )(?<!never )"
"""No word in front that turns a judgement round."""
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
        rf"{_PLAIN}(?:unacceptable|unjustified|illegal|unlawful|outrageous|a provocation|provocative|shameful"
        r"|disgraceful|(?:a |in )?violat(?:es|ed|ion))",
        rf"(?:is|was|are|were|be|been|as|so) {_PLAIN}(?:\w+ly )?(?:justified|legitimate|lawful|legal|self-defen[cs]e"
        r"|the right thing|the right decision|a necessary step)",
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
        high = [row for row in spoken if question.high.search(row.text)] if low else []
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
                settled_by="The full statements of both: they are judgements, and no document decides between them.",
                confidence=0.5,
            )


def opposing_stances(record: Record, rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One party condemns what another one welcomes or defends: two stances on a thing that both clauses name."""
    held: dict[bool, list[tuple[Statement, str, str]]] = {False: [], True: []}
    for row in rows:
        verb = row.claim.predicate
        actor = record.actor_of_chain.get(row.claim.actor_chain or "")
        if actor is None or row.claim.is_headline or not _is_held(row) or verb not in _AGAINST | _FOR:
            continue
        thing = _thing(row)
        if thing is not None:
            held[verb in _FOR].append((row, actor.id, thing))
    for thing in sorted({thing for _, _, thing in held[False]} & {thing for _, _, thing in held[True]})[:_MOST]:
        against = [(row, id_) for row, id_, same in held[False] if same == thing]
        others = {id_ for _, id_ in against}
        defended = [(row, id_) for row, id_, same in held[True] if same == thing and id_ not in others]
        defended = [(row, id_) for row, id_ in defended if thing not in _DEEDS or row.claim.predicate in _DEFENDING]
        against = [(row, id_) for row, id_ in against if row.sentence not in {other.sentence for other, _ in defended}]
        if against and defended:
            yield _stances(thing, against, defended)


def _stances(thing: str, against: list[tuple[Statement, str]], defended: list[tuple[Statement, str]]) -> Judgement:
    first = (against[0][0], defended[0][0])
    return Judgement(
        "cause",
        "different",
        "competing_assessment",
        tuple(
            Side(quoted(side[0][0].text), tuple(row.evidence for row, _ in side[:_SHOWN]), side[0][1])
            for side in (against, defended)
        ),
        told(f"Whether to condemn the {thing}", [((row.outlet,), quoted(row.text)) for row in first]),
        tuple(dict.fromkeys(id_ for row in first for id_ in row.fact_ids)),
        settled_by="The full statements of both: they are judgements, and no document decides between them.",
        confidence=0.4,
    )


def _is_held(row: Statement) -> bool:
    """Whether the stance is taken, and is neither denied, supposed nor only wished."""
    return row.claim.polarity == "positive" and row.claim.modality in ("asserted", "reported") and bool(row.claim.tense)


def _thing(row: Statement) -> str | None:
    """The noun for what is judged: the last word of the first phrase, if it is no name."""
    for phrase in _PHRASE.split(row.claim.object_words or "")[:1]:
        last = content_words(phrase)[-1:]
        if last and last[0] in phrase.split() and len(last[0]) > 3:
            return singular(last[0])
    return None


def _is_dispute(question: _Question, left: Statement, right: Statement) -> bool:
    """Two named speakers, not the same one, whose clauses share what they judge."""
    if left.speaker == right.speaker:
        return False
    if left.text == right.text or question.high.search(left.text) or question.low.search(right.text):
        return False
    kin = [{word[:_KIN] for word in _about(question, row)} for row in (left, right)]
    return len(kin[0] & kin[1]) >= _SHARED


def _about(question: _Question, row: Statement) -> frozenset[str]:
    judging = {
        stem(word)
        for pattern in (question.low, question.high)
        for m in pattern.finditer(row.text)
        for word in words(m.group())
    }
    before = row.document.text[max(0, row.evidence.start - _BEFORE) : row.evidence.start]
    return (row.stems | stems(before) if _POINTING.match(row.text) else row.stems) - judging


def _telling(row: Statement) -> tuple[tuple[str], str]:
    return (row.outlet,), f"{in_sentence(row.speaker_name or '')}: {quoted(row.text)}"


def _side(row: Statement) -> Side:
    return Side(f"{row.speaker_name}: {' '.join(row.text.split())[:140]}", (row.evidence,), row.voice)
