"""The codes of PLOVER 0.8 (Halterman et al. 2023): its events, their modes, and how a vocabulary file writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consilience.text.vocabularies import Line, refused
from consilience.text.word_sets import word_set

JOINT: Final = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""What two do together, and what one asks another to do with oneself ("requested a meeting with the minister"). One
account names one side first, another the other."""
MODES: Final[Mapping[str, frozenset[str]]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "COOPERATE": frozenset({"military", "intelligence"}),
    "AID": frozenset({"military"}),
    "YIELD": frozenset({"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege", "legal"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": word_set(
        "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber crowd-control"
    ),
    "ASSAULT": word_set(
        """
        abduct beat torture execute sexual assassinate primitive firearms explosives suicide-attack heavy-weapons
        """
    ),
}
"""The events of PLOVER 0.8 and the modes of each; RETREAT is written YIELD, as the PLV sentences write it."""


def code_in(words: str, row: Line) -> tuple[str, str | None]:
    """The event and the mode that a line of a file writes as `EVENT mode`, "-" for no mode.

    Raises:
        VocabularyError: if the words have another form, or PLOVER has no such event or mode.
    """
    event, _, mode = words.partition(" ")
    if event not in MODES:
        raise refused(row, f"{event} is no event; there are {', '.join(MODES)}")
    if mode != "-" and mode not in MODES[event]:
        modes = ", ".join(sorted(MODES[event])) or "none"
        raise refused(row, f'{mode or "nothing"} is no mode of {event}; it has {modes}, and "-" for no mode')
    return event, None if mode == "-" else mode
