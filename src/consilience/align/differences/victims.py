"""Whom an attack hit: armed men, say those who claim it; civilians, say others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from consilience.align.differences.statements import Statement, one_a_sentence, sentence_of
from consilience.align.differences.wording import told
from consilience.model import Evidence, Judgement, Side

_CLAIM: Final = re.compile(r"\bclaim(?:ed|s|ing)?\b|\bin a statement\b|\bstatement\b", re.IGNORECASE)
_ARMED: Final = re.compile(
    r"\b(?:target(?:ed|ing|s)?|fired (?:on|at)|aim(?:ed|ing) at|struck|hit|attack(?:ed|ing))\b[^.;]{0,40}?"
    r"\b(?P<who>(?:[\w-]+ )?(?:fighters|militants|terrorists|soldiers|troops|rebels|insurgents|combatants|forces))\b",
    re.IGNORECASE,
)
_PEOPLE: Final = r"(?:civilians|worshippers|guests|bystanders|schoolchildren|pilgrims|women and children)"
_UNARMED: Final = re.compile(
    rf"\bkill(?:ed|ing|s)\b[^.;]{{0,40}}?\b(?P<who>{_PEOPLE})\b"
    rf"|\b(?P<whom>{_PEOPLE})\b[^.;]{{0,15}}? (?:were|was|have been|had been) killed\b",
    re.IGNORECASE,
)


def armed_and_unarmed(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Those who claim an attack say that it hit armed men; others count civilians among the dead."""
    sentences = one_a_sentence(rows)
    armed = [
        (row, found) for row in sentences if _CLAIM.search(sentence_of(row)) and (found := _ARMED.search(_plain(row)))
    ]
    if not armed:
        return
    unarmed = [
        (row, found)
        for row in sentences
        if not _CLAIM.search(sentence_of(row)) and (found := _UNARMED.search(_plain(row)))
    ]
    if not unarmed:
        return
    yield Judgement(
        "act",
        "compatible",
        "competing_assessment",
        (
            Side(armed[0][1]["who"], _found(armed), armed[0][0].speaker or "unknown"),
            Side(_who(unarmed[0][1]), _found(unarmed), unarmed[0][0].voice),
        ),
        told(
            "Whom the attack hit",
            [
                ([row.outlet for row, _ in armed], f"“{armed[0][1]['who']}”, says the claim"),
                ([row.outlet for row, _ in unarmed], f"“{_who(unarmed[0][1])}”"),
            ],
        ),
        tuple(dict.fromkeys(id_ for row, _ in (*armed, *unarmed) for id_ in row.fact_ids)),
        settled_by="A list of the dead that says who they were.",
        confidence=0.5,
    )


def _plain(row: Statement) -> str:
    return row.sentence.of(row.document.text)


def _who(found: re.Match[str]) -> str:
    return str(found["who"] or found["whom"])


def _found(rows: list[tuple[Statement, re.Match[str]]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(row.document.id, row.sentence.start + found.start(), row.sentence.start + found.end())
        for row, found in rows[:4]
    )
