"""Wordings of one utterance: what words they share, and how they stand beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from typing import Final

from consilience.model import AlignedToken

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_FUNCTION_WORDS: Final = """
    a about above after again all also am an and any are as at be because been before being both but by can could did
    do does doing don down each few for from further had has have having he her here hers him his how i if in into is it
    its itself just me more most my no nor not now of off on once only or other our out over own same she should so some
    such than that the their them then there these they this those through to too under until up very was we were what
    when where which while who whom why will with would you your shall may might must one us upon s t re ve ll d m said
    says say isn doesn didn won cannot
"""
_FUNCTION: Final = frozenset(_FUNCTION_WORDS.split())
_SUFFIXES: Final = (
    ("isation", "is"), ("ization", "is"), ("iveness", ""), ("fulness", ""), ("ements", ""), ("ement", ""),
    ("ations", ""), ("ation", ""), ("ities", ""), ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ness", ""),
    ("ions", ""), ("ion", ""), ("ally", ""), ("able", ""), ("ies", ""), ("ied", ""), ("ers", ""), ("ity", ""),
    ("ive", ""), ("als", ""), ("al", ""), ("ed", ""), ("es", ""), ("er", ""), ("ly", ""), ("s", ""),
    ("y", ""), ("e", ""),
)  # fmt: skip


def words(text: str) -> list[str]:
    """The words and numbers of a text, as printed."""
    return _WORD.findall(text)


def stem(word: str) -> str:
    """A word without case, possessive and the commonest endings, four letters or more."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for suffix, kept in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) + len(kept) >= 4:
            return word[: -len(suffix)] + kept
    return word


@cache
def kindred() -> dict[str, str]:
    """Stem to the stem of its group in `kindred.txt`: words that translations put for each other."""
    found: dict[str, str] = {}
    text = (resources.files(__package__) / "kindred.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            group = [stem(word) for word in line.split()]
            for member in group:
                found.setdefault(member, group[0])
    return found


def content(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [stem(word) for word in words(text) if word.lower().split("'")[0].split("’")[0] not in _FUNCTION]


@dataclass(frozen=True, slots=True)
class Wording:
    """One member's words of an utterance."""

    quote_id: str
    text: str


def aligned(reference: Wording, others: Sequence[Wording]) -> tuple[tuple[AlignedToken, ...], ...]:
    """Columns of words, one cell a member, in the order of the reference's words.

    Each other wording is aligned to the reference alone (a star), so that the order of the others changes nothing but
    the order of the cells. Words between two agreeing stretches stand against each other one by one (`reworded`);
    what is left over is `added`, or `left_out` where the reference goes on alone.
    """
    base = words(reference.text)
    ahead: list[dict[str, list[str]]] = [{} for _ in range(len(base) + 1)]  # words added in front of a base word
    beside: list[dict[str, tuple[str, str]]] = [{} for _ in base]
    for other in others:
        tokens = words(other.text)
        matcher = SequenceMatcher(None, [stem(w) for w in base], [stem(w) for w in tokens], autojunk=False)
        for _, i1, i2, j1, j2 in matcher.get_opcodes():
            shared = min(i2 - i1, j2 - j1)
            for k in range(shared):
                is_equal = base[i1 + k].lower() == tokens[j1 + k].lower()
                beside[i1 + k][other.quote_id] = (tokens[j1 + k], "equal" if is_equal else "reworded")
            for k in range(i1 + shared, i2):
                beside[k][other.quote_id] = ("", "left_out")
            if j1 + shared < j2:
                ahead[i1 + shared].setdefault(other.quote_id, []).extend(tokens[j1 + shared : j2])
    columns: list[tuple[AlignedToken, ...]] = []
    for n in range(len(base) + 1):
        for k in range(max((len(added) for added in ahead[n].values()), default=0)):
            cells = [AlignedToken(reference.quote_id, "", "left_out")]
            for other in others:
                added = ahead[n].get(other.quote_id, [])
                cells.append(
                    _cell(other.quote_id, added[k], "added")
                    if k < len(added)
                    else _cell(other.quote_id, "", "left_out")
                )
            columns.append(tuple(cells))
        if n < len(base):
            cells = [AlignedToken(reference.quote_id, base[n], "equal")]
            cells += [_cell(other.quote_id, *beside[n].get(other.quote_id, ("", "left_out"))) for other in others]
            columns.append(tuple(cells))
    return tuple(columns)


def _cell(quote_id: str, text: str, relation: str) -> AlignedToken:
    if relation == "equal":
        return AlignedToken(quote_id, text, "equal")
    if relation == "reworded":
        return AlignedToken(quote_id, text, "reworded")
    return AlignedToken(quote_id, text, "added" if relation == "added" else "left_out")
