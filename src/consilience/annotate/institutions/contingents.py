"""Contingents of a force that accounts call by nationality and number alone ("the 400 Norwegians")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.institutions.chains import Draft
from consilience.annotate.institutions.sides import Sides
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.countries import country_of_demonym
from consilience.text.institution_kinds import kinds
from consilience.text.word_sets import word_set

_BESIDE: Final = ("peacekeeper", "peacekeeping", "battalion", "contingent", "blue helmet")
"""Words of texts in which a number of nationals may be that of a contingent."""
_MOVING: Final = word_set(
    "stay remain leave go depart withdraw follow replace serve station deploy send guard patrol pack fly return join"
    " arrive protect relieve reduce cut pull contribute rotate reinforce"
)
"""What is told of contingents, and hardly of people in trouble."""
_CLIMB: Final = 5


def contingents(tree: Tree, sides: Sides) -> Iterator[Draft]:
    """The drafts of contingents named by a plural of nationality, in text order: with a number where something is told
    of them that contingents do, or as those already named ("the Norwegians")."""
    if not sides.has_word(_BESIDE):
        return
    for i, word in enumerate(tree.words):
        if not (word[0].isupper() and word.endswith("s") and tree.tag[i].startswith("NN")):
            continue
        country = country_of_demonym(word)
        if country is None:
            continue
        is_counted = _is_number(tree, i - 1) or (_is_number(tree, i + 1) and tree.first[i + 1] == tree.first[i])
        is_definite = i > 0 and tree.lower[i - 1] == "the"
        if not is_definite and not (is_counted and _is_moving(tree, i)):
            continue
        span = sides.reading.span(*tree.chars(i, i))
        sends = Party(span.start, span.end, sides.of_country.get(country), country, "GOV")
        kind = kinds().by_name["contingent"]
        draft = Draft(i, i, i, kind, "contingent", sends, name="contingent", is_definite=True)
        draft.is_loose = not is_counted
        yield draft


def _is_number(tree: Tree, i: int) -> bool:
    """Whether a token is a number of more than a few: ten or more in figures, or a word of hundreds."""
    if not 0 <= i < tree.n or tree.tag[i] != "CD":
        return False
    return (tree.words[i][0].isdigit() and len(tree.words[i]) > 1) or tree.lower[i] in ("hundred", "thousand")


def _is_moving(tree: Tree, i: int) -> bool:
    """Whether a verb above a noun tells what contingents do."""
    for _ in range(_CLIMB):
        i = tree.head[i]
        if tree.is_verb(i):
            return tree.lemma[i] in _MOVING
    return False
