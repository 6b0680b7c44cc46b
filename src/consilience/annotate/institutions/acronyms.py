"""Missions in the field that accounts call by their acronym alone ("UNIFIL"), from `field_missions.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from consilience.annotate.institutions.chains import Draft
from consilience.annotate.institutions.sides import Sides
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.institution_kinds import kinds
from consilience.text.vocabularies import lines, refused, vocabulary_text

_ENTRY: Final = re.compile(r"([A-Z]+): ([A-Z]+) ([A-Z]{3}) ([a-z_]+)")


@dataclass(frozen=True, slots=True)
class FieldMission:
    """Who sends a mission, as acronym, into which country (ISO 3166-1 alpha-3), and its kind."""

    sends: str
    host: str
    kind: str


@cache
def field_missions() -> Mapping[str, FieldMission]:
    """The missions by acronym.

    Raises:
        VocabularyError: for the first line that is no mission.
    """
    return field_missions_of(vocabulary_text(__package__, "field_missions.txt"))


def field_missions_of(text: str) -> dict[str, FieldMission]:
    """The missions of a text in the form of `field_missions.txt`.

    Raises:
        VocabularyError: for the first line that is no mission.
    """
    found: dict[str, FieldMission] = {}
    for row in lines("field_missions.txt", text):
        entry = _ENTRY.fullmatch(row[2])
        if entry is None or entry[1] in found or entry[4] not in kinds().by_name:
            raise refused(row, 'a mission is "ACRONYM: SENDER ISO kind", each once, of a kind that there is')
        found[entry[1]] = FieldMission(entry[2], entry[3], entry[4])
    return found


def acronyms(tree: Tree, sides: Sides) -> Iterator[Draft]:
    """The drafts of the missions that a text calls by their acronym, in text order."""
    for i in range(tree.n):
        mission = field_missions().get(tree.words[i])
        if mission is None:
            continue
        span = sides.reading.span(*tree.chars(i, i))
        host = Party(span.start, span.end, sides.of_country.get(mission.host), mission.host, "GOV")
        sends = Party(span.start, span.end, sides.chain_of_body(mission.sends), None, "IGO")
        yield Draft(
            i,
            i,
            i,
            kinds().by_name[mission.kind],
            tree.lower[i],
            sends,
            host,
            host,
            tree.lower[i],
            is_definite=True,
        )
