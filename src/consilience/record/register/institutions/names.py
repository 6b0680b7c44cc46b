"""Neutral names of institutions, from their kinds and sides."""

from __future__ import annotations

import re
from typing import Final

from consilience.record.register.institutions.bodies import LINK, Body, label, noun
from consilience.record.register.institutions.sides import Side
from consilience.text.countries import usual_name
from consilience.text.institution_kinds import Kind
from consilience.text.naming import capital
from consilience.text.roles import INSTITUTIONS, ORGANISATIONS
from consilience.text.word_sets import word_set

_WITH_ARTICLE: Final = frozenset(
    {"USA", "GBR", "NLD", "PHL", "ARE", "CZE", "DOM", "BHS", "MDV", "VAT", "CAF", "COM", "SYC"}
)
_BODIES_WITH_ARTICLE: Final = word_set("EU UN AU OSCE IAEA WHO WTO IMF ICC ICJ OAS SCO GCC CSTO CIS OPCW ICRC")
_NOUNS: Final = ORGANISATIONS | INSTITUTIONS | word_set("compact pact nations community states")
"""Last words of names that have an article ("the Meridian Compact")."""
_HEAD: Final = re.compile(r"^(\S+(?: (?!of |in |to |for )\S+)*)")
"""The words of a name in front of its first preposition."""
_UNKNOWN: Final = re.compile(r" (?:of|to|in|for) \{(?:sends|receives|host)\}")


def name_of(body: Body, kind: Kind) -> str:
    """The neutral name: the template with the sides that are known; for two parties and the like as printed."""
    is_placed = bool(body.city) and kind.template not in ("joint", "printed")
    if kind.template in ("joint", "printed") or not (body.sends or body.receives or is_placed):
        words, is_printed = label(body), kind.template == "printed"
        words = LINK.split(words, maxsplit=1)[0] if is_printed else words
        if not (kind.is_local and is_printed) and body.sends and body.receives and words.islower():
            sides = f"{_called(body.sends)} and {_called(body.receives)}"
            return f"{capital(words)} between {sides}" if is_printed else f"{_titled(words)} of {sides}"
        if kind.is_local and body.city:
            return f"{body.city} {kind.name.replace('_', ' ')}"
        name = capital(label(body).partition(" with ")[0])
        is_open = kind.channel == "political" and not (body.sends or body.receives)
        return f"{name} in {body.city}" if is_open and body.city and body.city not in name else name
    known = {
        "noun": _titled(noun(body)),
        "sends": _called(body.sends),
        "receives": _called(body.receives),
        "host": usual_name(body.host or ""),
    }
    if body.city and (kind.is_local or not (known["receives"] or body.host)):
        known["receives"] = body.city
    known["receives"] = known["receives"] or known["host"]
    template = _UNKNOWN.sub(lambda part: part[0] if known[part[0].split("{")[1][:-1]] else "", kind.template)
    if body.city and known["receives"] == body.city:
        template = template.replace(" to {receives}", " in {receives}")
    name = template.format(**known)
    return _HEAD.sub(r"\1s", name) if body.is_several and not kind.is_post else name


def _titled(words: str) -> str:
    """A name with capitals ("council of ministers" -> "Council of Ministers")."""
    return " ".join(word if word in ("of", "and") else capital(word) for word in words.split())


def _called(side: Side | None) -> str | None:
    if side is None:
        return None
    words = side.name.split()
    is_body = side.country is None and len(words) > 1 and words[-1].lower() in _NOUNS and words[0].lower() != "the"
    has_article = side.country in _WITH_ARTICLE or side.name in _BODIES_WITH_ARTICLE or is_body
    return f"the {side.name}" if has_article else side.name
