"""By what means an attack was made, as a row of its own: what two accounts or more name for the main acts of harm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from consilience.align.facts.facets import HARM, NEAR, Facet, Part, Told
from consilience.model import Claim, Record

MOST: Final = 2
"""Means of one story."""
_MEANS: Final[dict[str, re.Pattern[str]]] = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        "suicide bombing": r"suicide[ -](?:bomb\w*|attack\w*|blast|vest)|bl[eo]w (?:him|her|them)sel(?:f|ves) up",
        "car bomb": r"(?:car|truck|vehicle)[ -]bomb\w*",
        "air strikes": r"air[ -]?(?:strikes?|raids?)|aerial (?:bombardment|attacks?)|warplanes?",
        "drone strike": r"drone (?:strikes?|attacks?)",
        "shelling": r"shell(?:ed|ing|s)|artillery|mortars?",
        "rockets": r"rockets?",
        "missiles": r"missiles?",
        "shooting": r"shootings?(?! (?:the|an?|his|her|its)\b)|gunm[ae]n|gunfire|opened fire|shot (?:dead|and)",
        "stabbing": r"stabb\w+|kni(?:fe|ves)",
        "ramming": r"ramm(?:ed|ing)|plough\w* into|plow\w* into",
        "poison": r"poison\w*|nerve agent|toxic gas|sarin|chlorine|chemical (?:weapons?|attack)",
        "arson": r"arson\w*|set (?:fire|alight|ablaze)|firebomb\w*",
    }.items()
}
"""Names of means and the words that print them."""


def means_facets(record: Record, document_ids: Sequence[str], told: Sequence[Told]) -> tuple[Facet, ...]:
    """By what means the attacks of the main facts of a story were made.

    Args:
        record: holds the documents.
        document_ids: all documents of the story.
        told: its facts with their claims.
    """
    heaviest = max((row.fact.weight for row in told), default=0.0)
    found: list[Facet] = []
    for name, words in _MEANS.items():
        weight = 0.0
        claims: dict[str, Claim] = {}
        for row in sorted(told, key=lambda row: -row.fact.weight):
            if row.fact.weight < NEAR * heaviest or len({claim.document_id for claim in row.claims}) < 2:
                continue
            for claim in row.claims:
                if claim.act in HARM and _tells(claim, words) and claim.document_id not in claims:
                    claims[claim.document_id] = claim
                    weight = max(weight, row.fact.weight)
        if len(claims) > 1:
            silent = tuple(
                id_ for id_ in document_ids if id_ not in claims and not words.search(record.document_of[id_].text)
            )
            parts = tuple(Part(claims[id_], name, claims[id_].evidence[:1]) for id_ in document_ids if id_ in claims)
            found.append(Facet("method", parts, silent, weight))
    return tuple(sorted(found, key=lambda facet: (-len(facet.parts), -facet.weight))[:MOST])


def _tells(claim: Claim, words: re.Pattern[str]) -> bool:
    """Whether a clause of the body says flatly that it was done by these means."""
    is_told = claim.polarity == "positive" and claim.modality in ("asserted", "reported") and not claim.is_headline
    return is_told and words.search(claim.value) is not None
