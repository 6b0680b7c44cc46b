"""Which numbers of several accounts count one happening, and which numbers of one account are two tellings of it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Final

from consilience.align.compare.scope import ANYONE
from consilience.align.compare.words import stems
from consilience.align.differences.counted import Counted
from consilience.model import TimeExpression
from consilience.text.dates import days_apart

Edges = set[tuple[str, str]]
"""Pairs of quantity ids that are linked directly, both ways round."""
_TOLD: Final = re.compile(
    r"\b(?:lower|higher|claim(?:ed|s)?|initial(?:ly)?|updated|revised|gave|contradicts?|contrary|disput\w+|"
    r"put the (?:number|toll|figure))\b",
    re.IGNORECASE,
)
_ABOUT_ONE: Final = 4
"""Stems that the words around two numbers of one article share, when they count one happening."""
_MUCH_ALIKE: Final = 7
"""The same for a lead and the text below it, which may tell of other happenings."""
_REPEATED: Final = 6
_SAME_SENTENCE: Final = 0.7
"""Stems that two sentences share, and the share of the longer one, when one is the other again."""
_BESIDE: Final = 3
"""Characters between two sentences that stand side by side."""
_ALIKE: Final = 0.15
"""Shared weight of the words around two numbers from which they may count the same happening."""
_FAINTLY: Final = 0.07
"""The same for two numbers of one fate that lie within `_CLOSE` of each other."""
_CLOSE: Final = 1.25
_CLOSE_ALONE: Final = 1.5
"""The same where each is the only number that its account gives for a named sort of people."""
_ROUNDED: Final = 50
"""Numbers from which a headline may round."""
_CHANCE: Final = 10
"""Smaller numbers stand twice in an article by chance."""
_VOICES_APART: Final = 1500
"""Characters between two speakers who count one harm..."""
_IN_COMMON: Final = 5
"""... in sentences that share so many stems."""
_APART: Final = ("is_ahead", "grade", "ward", "has_attackers", "is_of_earlier")
"""Properties in which two counts of one happening do not differ."""


def happenings(
    members: list[Counted], fits: Callable[[Counted, Counted], bool]
) -> Iterator[tuple[list[Counted], Edges]]:
    """Numbers of one kind that count one happening: each the best partner of the other among two accounts.

    "Dozens" and a number are looked for apart, since an account may give both.

    Args:
        members: the numbers.
        fits: whether what two of them count makes them partners at all.
    """
    frequency = Counter(word for member in members for word in member.around)
    weights = {word: math.log(1 + len(members) / count) for word, count in frequency.items()}
    parent = list(range(len(members)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    best: list[dict[tuple[str, bool], tuple[float, int]]] = [{} for _ in members]
    account = [(member.document_id, member.count.vague is None) for member in members]
    edges: Edges = set()
    alone = _alone(members, fits)
    telling = list(range(len(members)))
    for index, one in enumerate(members):
        for other_index, other in enumerate(members):
            if other_index == index or not fits(one, other) or not _may_be_one(one, other):
                continue
            if one.document_id == other.document_id:
                if are_two_tellings(one, other) or is_given_again(one, other):
                    parent[root(other_index)] = root(index)
                    telling[other_index] = min(telling[other_index], telling[index])
                    edges |= {(one.quantity.id, other.quantity.id), (other.quantity.id, one.quantity.id)}
                continue
            score = _alike(one.around, other.around, weights)
            is_near = _are_close(one, other, _CLOSE_ALONE if {index, other_index} <= alone else _CLOSE)
            if score >= (_FAINTLY if is_near else _ALIKE):
                known = best[index].get(account[other_index], (0.0, 0))
                best[index][account[other_index]] = max(known, (score, -other_index))
    for index, found in enumerate(best):
        for _, negative in found.values():
            if best[-negative].get(account[index], (0.0, 1))[1] == -index:
                parent[root(-negative)] = root(index)
                for near in (n for n, first in enumerate(telling) if first == telling[index]):
                    for far in (n for n, first in enumerate(telling) if first == telling[-negative]):
                        if _may_be_one(members[near], members[far]):
                            edges.add((members[near].quantity.id, members[far].quantity.id))
    groups: dict[int, list[Counted]] = defaultdict(list)
    for number, member in enumerate(members):
        groups[root(number)].append(member)
    yield from ((group, edges) for _, group in sorted(groups.items()) if len(group) > 1)


def _alone(members: list[Counted], fits: Callable[[Counted, Counted], bool]) -> frozenset[int]:
    """The numbers that are the only ones their account gives for what befell a named sort of people ("civilians")."""
    return frozenset(
        index
        for index, one in enumerate(members)
        if one.count.scope.outcomes
        and one.count.scope.heads - ANYONE - {"people"}
        and not any(
            other.document_id == one.document_id and other.quantity.value != one.quantity.value and fits(one, other)
            for other in members
        )
    )


def _are_close(one: Counted, other: Counted, times: float) -> bool:
    """Whether two counts of one fate, in no two places, lie so near each other that they likely count one harm."""
    if not one.count.scope.outcomes or one.count.vague or other.count.vague:
        return False
    if not (one.place <= other.place or other.place <= one.place):
        return False
    low, high = sorted((one.count.middle, other.count.middle))
    return low > 0 and high <= times * low


def _may_be_one(one: Counted, other: Counted) -> bool:
    """Whether nothing in the words tells two happenings, two degrees or two ways of counting apart."""
    if any(getattr(one, name) != getattr(other, name) for name in _APART):
        return False
    is_elsewhere = not (one.place <= other.place or other.place <= one.place)
    if is_elsewhere and (one.is_listed or other.is_listed):
        return False
    if None not in (one.happening, other.happening) and one.happening != other.happening:
        return False
    if _is_rounded(one, other) or _is_rounded(other, one):
        return False
    return not _are_of_two_days(one.statement.times, other.statement.times)


def _are_of_two_days(one: Iterable[TimeExpression], other: Iterable[TimeExpression]) -> bool:
    gaps = (days_apart(a.edtf, b.edtf) for a, b in product(one, other) if a.type == b.type == "DATE")
    return any(gap is not None and gap > 1 for gap in gaps)


def _is_rounded(one: Counted, other: Counted) -> bool:
    """Whether a headline gives the other number in round: "50 hurt" over a text that counts 51."""
    value, exact = one.quantity.value, other.quantity.value
    if not (one.statement.claim.is_headline and isinstance(value, int) and isinstance(exact, int)):
        return False
    step = next((step for step in (1000, 100, 10) if value >= max(step, _ROUNDED) and value % step == 0), 0)
    return bool(step) and value != exact and round(exact / step) * step == value


def are_two_tellings(one: Counted, other: Counted) -> bool:
    """Whether one article gives two sources for one toll: one is called a toll, a claim or an update.

    What a text counts beside the number that its headline takes from it is something else.
    """
    if one.count.is_old != other.count.is_old:
        return one.statement.sentence == other.statement.sentence
    if one.statement.sentence == other.statement.sentence or one.quantity.counts is None:
        return False
    if one.statement.claim.is_headline or other.statement.claim.is_headline:
        return not (one.is_borne_out or other.is_borne_out)
    if len(one.around & other.around) < _ABOUT_ONE:
        return False
    if _is_one_sentence_again(one, other):
        return True
    if _are_two_voices(one, other) or _are_lead_and_body(one, other):
        return bool(one.count.scope.outcomes)
    if not (one.count.scope.outcomes and one.count.is_flat and other.count.is_flat):
        return False
    return any(_TOLD.search(each.statement.sentence.of(each.statement.document.text)) for each in (one, other))


def is_given_again(one: Counted, other: Counted) -> bool:
    """Whether an article gives one number of one fate twice: "at least 40 died", and "a militia put it at 40 dead"."""
    if one.count.vague or other.count.vague or one.quantity.value != other.quantity.value:
        return False
    if not one.count.scope.outcomes or one.is_listed or other.is_listed:
        return False
    return one.count.middle >= _CHANCE or len(one.around & other.around) >= _ABOUT_ONE


def _is_one_sentence_again(one: Counted, other: Counted) -> bool:
    """Whether an article prints a sentence twice, with two numbers (two captions, or a lead that was written anew)."""
    if one.quantity.unit == "percent":
        return False  # rows of a table of quotes repeat all their words
    first, second = (stems(each.statement.sentence.of(each.statement.document.text)) for each in (one, other))
    return len(first & second) >= _REPEATED and len(first & second) >= _SAME_SENTENCE * max(len(first), len(second))


def _are_two_voices(one: Counted, other: Counted) -> bool:
    """Whether two named speakers give their numbers in sentences that stand side by side.

    Where others stand between them, the two sentences must share more words and name no two days.
    """
    speakers = one.statement.speaker, other.statement.speaker
    if None in speakers or speakers[0] == speakers[1]:
        return False
    first, second = sorted(each.statement.sentence for each in (one, other))
    if second.start - first.end <= _BESIDE:
        return True
    words = (stems(each.statement.sentence.of(each.statement.document.text)) for each in (one, other))
    is_alike = len(frozenset.intersection(*map(frozenset, words))) >= _IN_COMMON
    return second.start - first.end <= _VOICES_APART and is_alike and not _are_of_two_days(one.dates, other.dates)


def _are_lead_and_body(one: Counted, other: Counted) -> bool:
    """Whether the lead and the text below it count the same in much the same words, both in the account's own voice."""
    if one.is_lead == other.is_lead or one.statement.speaker is not None or other.statement.speaker is not None:
        return False
    is_told = one.count.is_flat and other.count.is_flat and None not in (one.happening, other.happening)
    return is_told and len(one.around & other.around) >= _MUCH_ALIKE


def _alike(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    total = math.sqrt(math.fsum(weights[word] for word in one) * math.fsum(weights[word] for word in other))
    return math.fsum(weights[word] for word in one & other) / total if total else 0.0
