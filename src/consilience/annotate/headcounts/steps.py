"""Numbers of people who go in steps, each with its own time: "withdrawn in three phases: 240 by the end of October,
280 by the end of November and the last 120 by 15 December"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted, is_negated
from consilience.annotate.headcounts.counts import Count, count_of, is_people, unit_of
from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.quantities.near import children
from consilience.text.word_sets import word_set

_STEPS: Final = word_set("phase stage step tranche wave batch instalment installment round")
_LEAVING: Final = word_set("leave depart go return")
_WHEN: Final = word_set("by in until on before within during from at")
_TIMES: Final = word_set(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday week month year end spring summer autumn winter day beginning start middle"
)
_SOON: Final = 6
"""Words behind a number among which its time begins and ends."""
_AHEAD: Final = word_set("will would shall should must to 'll ’ll")


def step(number: Counted) -> Count | None:
    """The people who leave in one of several steps; None for any other number."""
    noun, doc, first = number.noun, number.doc, number.inside[0]
    if number.row.modifier is not None or not (noun is None or is_people(noun)) or not _has_time(number):
        return None
    before = doc[number.top.sent.start : first]
    told = next((token for token in reversed(before) if token.lemma_.lower() in _STEPS), None)
    if told is None:
        return None
    verb = next((token for token in reversed(before[: told.i - before.start]) if _is_going(token)), None)
    if verb is None or is_negated(verb):
        return None
    gone = next((child for child in children(verb) if child.dep_ in ("dobj", "nsubjpass", "nsubj")), None)
    near = tuple(token for token in (gone, verb) if token is not None)
    found = replace(count_of(number, "withdrawn", number.value, unit_of(number, gone), near), around=near, reach="back")
    is_ahead = any(child.lower_ in _AHEAD and child.dep_ == "aux" for child in children(verb))
    return replace(found, is_due=is_ahead)


def _is_going(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in words()["withdraw"] | _LEAVING


def _has_time(number: Counted) -> bool:
    """Whether its own time stands behind it ("240 *by the end of October*")."""
    last = max(number.inside[-1], number.last)
    behind = [token.lower_ for token in number.doc[last + 1 : min(last + 1 + _SOON, number.top.sent.end)]]
    return len(behind) > 1 and behind[0] in _WHEN and not _TIMES.isdisjoint(behind[1:])
