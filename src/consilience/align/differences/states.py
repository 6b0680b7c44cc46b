"""How something stands, and that it stands so no longer: closed and reopened, missing and freed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from consilience.align.compare.words import singular
from consilience.align.differences.sentences import Sentence, sentences
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side
from consilience.text.countries import country_of
from consilience.text.word_sets import word_set

_IS: Final = r"(?:is|are|was|were|remains?|remained|has been|have been|had been|been|be|gone|went|being)"
_STATES: Final = (
    (
        "Whether {} is open",
        rf"(?:{_IS}|remain|stay) (?:\w+ )?(?:closed|shut)(?! to\b)|expected to (?:remain|stay) (?:closed|shut)",
        r"reopened|(?:cleared|allowed|due|expected) (?:it |them )?to re-?open|re-?opens|opened again"
        r"|resumed (?:service|flights|operations)",
    ),
    (
        "Whether {} is free",
        r"(?:gone|went|reported|is|are|was|were|has been|have been|still|remains?) missing|disappear(?:ed|ance)"
        r"|(?:is|are|was|were|still|remains?|being) (?:being )?held (?:captive|hostage)",
        r"(?:was|were|has been|have been|had been|been) (?:freed|released|rescued|found (?:alive|safe|unharmed))"
        r"|freed from|regained (?:his|her|their) freedom",
    ),
    (
        "Whether {} is caught",
        r"(?:at large|on the run|still being (?:sought|hunted)|manhunt|being hunted|fled the scene)",
        r"(?:was|were|has been|have been|had been) (?:arrested|captured|caught|shot dead|detained|taken into custody)",
    ),
    (
        "Whether {} is alive",
        r"in critical condition|fighting for (?:his|her|their) li(?:fe|ves)|critically (?:ill|injured|wounded)"
        r"|on life support",
        r"died of (?:his|her|their) (?:injuries|wounds)|succumbed|has died|later died|died (?:in|at) (?:the )?hospital",
    ),
)
_COMPILED: Final = tuple(
    (matter, re.compile(rf"\b(?:{before})\b", re.IGNORECASE), re.compile(rf"\b(?:{after})\b", re.IGNORECASE))
    for matter, before, after in _STATES
)
_LIGHT: Final = word_set("people person man woman men women official police report day week month year time spokesman")
_BEFORE: Final = 90
"""Characters in front of a state in which its subject is named."""
_SUBJECT: Final = 120
"""The same at the head of the sentence before, where the state is that of "it"."""
_REPORTED: Final = re.compile(r"\b(?:that|said|says|announced|told|saying|reported)\b|[;:]")
"""Where what is said begins: a name in front of it is the speaker's."""
_IT: Final = re.compile(r"\b(?:it|them|they|he|she)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_NOUN: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) (?:[a-z-]+ )??(bridge|road|motorway|border|crossing|airport|airspace|port|school|"
    r"tunnel|station|line|embassy|consulate|mission|office|museum|canal|river|highway|runway|pass|palace|park|"
    r"reporter|journalist|pilot|teacher|captain|engineer|priest|nun|doctor)s?\b"
)
_NOT: Final = re.compile(
    r"\b(?:most|some|many|others|\d+|not|never|no|if|would|could|until|unless|when|after|before)\W+(?:\w+\W+){0,3}$"
    r"|n[’']t\W+$",
    re.IGNORECASE,
)


def overtaken_states(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A state of a thing or person in one account, and in another that it has ended; one row a state and subject."""
    everyone = sentences(rows)
    previous = {b: a for a, b in pairwise(everyone) if a.document_id == b.document_id}
    for matter, before, after in _COMPILED:
        old = _tellings(everyone, previous, before)
        new = _tellings(everyone, previous, after) if old else {}
        for subject in sorted(old.keys() & new.keys()):
            told_new = {row.document_id for row, _ in new[subject]}
            left = [(row, found) for row, found in old[subject] if row.document_id not in told_new]
            right = [(row, found) for row, found in new[subject]]
            if left and right:
                yield _judged(matter, subject, left, right)
                break


def _tellings(
    everyone: tuple[Sentence, ...], previous: dict[Sentence, Sentence], pattern: re.Pattern[str]
) -> dict[str, list[tuple[Sentence, re.Match[str]]]]:
    found: dict[str, list[tuple[Sentence, re.Match[str]]]] = defaultdict(list)
    for row in everyone:
        for match in pattern.finditer(row.text):
            front = _REPORTED.split(row.text[max(0, match.start() - _BEFORE) : match.start()])[-1]
            if _NOT.search(front):
                continue
            if _IT.search(front) and row in previous:
                front = f"{previous[row].text[:_SUBJECT]} {front}"
            for subject in _subjects(front):
                found[subject].append((row, match))
    return found


def _subjects(front: str) -> frozenset[str]:
    """The names in front of a state, and the nouns with an article."""
    names = {re.sub(r"[’']s?$", "", word) for word in re.findall(r"\b[A-Z][a-z’']{3,}\b", front)}
    nouns = {singular(word.lower()) for word in _NOUN.findall(front)} - _LIGHT
    return frozenset(name for name in names if country_of(name) is None) | frozenset(nouns)


def _judged(
    matter: str, subject: str, left: list[tuple[Sentence, re.Match[str]]], right: list[tuple[Sentence, re.Match[str]]]
) -> Judgement:
    rows = (left[0], right[0])
    return Judgement(
        "status",
        "superseded",
        "superseded",
        tuple(
            Side(
                quoted(side[0][1].group()),
                tuple(row.evidence(max(0, found.start() - 40), found.end()) for row, found in side[:4]),
            )
            for side in (left, right)
        ),
        told(
            matter.format(subject),
            [((row.outlet,), quoted(found.group())) for row, found in rows],
            "the later report overtakes the earlier one",
        ),
        tuple(dict.fromkeys(id_ for row, _ in rows for id_ in row.fact_ids)),
        settled_by="The later of the two reports.",
        confidence=0.4,
    )
