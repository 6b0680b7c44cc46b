"""States and organisations that no list has: breakaway territories, movements, young organisations, invented ones.

What a text says of a name tells what bears it: who has a foreign minister or an army is a state or acts as one; who has
a secretary general or member states is an organisation of states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.model import Mention
from consilience.text.word_sets import word_set

_OF_STATES: Final = frozenset(
    tuple(words.split())
    for words in (
        "foreign minister",
        "foreign ministry",
        "prime minister",
        "defence minister",
        "defense minister",
        "defence ministry",
        "defense ministry",
        "interior ministry",
        "interior minister",
        "head of state",
        "embassy",
        "ambassador",
        "ambassadors",
        "embassies",
        "consulate",
        "parliament",
        "border guards",
        "airspace",
        "territorial waters",
        "independence",
        "sovereignty",
        "capital",
        "constitution",
    )
)
"""What only a state has, or what acts as one."""
_OF_BODIES: Final = frozenset(
    tuple(words.split())
    for words in (
        "secretary general",
        "secretary - general",
        "member states",
        "member countries",
        "founding treaty",
        "summit",
        "council of ministers",
        "rotating presidency",
    )
)
"""What only an organisation of states has."""
_BETWEEN: Final = frozenset({"the", "new", "own", "former"})
_UNIONS: Final = word_set("bloc alliance organisation organization union community compact pact confederation")
"""Nouns that take up the one organisation of states that a text has named."""
_LONGEST: Final = 4


def unlisted(tree: Tree, spans: Iterable[tuple[Mention, range]]) -> tuple[set[str], set[str]]:
    """The chains of names that a text treats as a state, and those that it treats as an organisation of states.

    `spans` are the names that no list has, with their tokens. What is told as both is an organisation: only states
    have members, but an organisation may have ambassadors.
    """
    states: set[str] = set()
    bodies: set[str] = set()
    for mention, tokens in spans:
        if _has(tree, tokens, _OF_BODIES):
            bodies.add(mention.chain)
        elif _has(tree, tokens, _OF_STATES, is_person=mention.kind == "person"):
            states.add(mention.chain)
    return states - bodies, bodies


def _has(tree: Tree, tokens: range, words: frozenset[tuple[str, ...]], *, is_person: bool = False) -> bool:
    """Whether a name stands with one of the words ("N's foreign minister", "the foreign minister of N").

    Only "of" counts behind a person: a head of government has a foreign minister, too.
    """
    after = tokens.stop
    if after < tree.n and tree.tag[after] == "POS" and not is_person:
        start = after + 1
        while start < tree.n and tree.lower[start] in _BETWEEN:
            start += 1
        if any(tuple(tree.lower[start : start + size]) in words for size in range(1, _LONGEST)):
            return True
    before = tokens.start
    while before > tree.first[tokens.start] and tree.lower[before - 1] in _BETWEEN:
        before -= 1
    if before <= tree.first[tokens.start] or tree.lower[before - 1] != "of":
        return False
    stop = before - 1
    return any(stop >= size and tuple(tree.lower[stop - size : stop]) in words for size in range(1, _LONGEST))


def taken_up(mention: Mention, bodies: Mapping[str, Mention]) -> Mention | None:
    """The organisation that a bare noun stands for ("the bloc"), where the text names one only."""
    nouns = mention.name.lower().split()
    is_bare = mention.form == "role" and bool(nouns) and nouns[-1] in _UNIONS and len(nouns) <= 2
    return next(iter(bodies.values())) if is_bare and len(bodies) == 1 else None
