"""Where a person is dead in one telling and alive in another, and where one act happens in two places of one rank."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from consilience.align.compare import places
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Evidence, Judgement, Side
from consilience.text.word_sets import word_set

_DEAD: Final = re.compile(
    r"\b(?P<who>(?:the|a|an|both|his|her|their) [a-z]+(?: and (?:the )?[a-z]+)?) (?:was|were|is|are|had been|has been) "
    r"(?:\w+ ){0,2}(?:among the (?:dead|killed|victims)|dead|killed)\b"
)
_ALIVE: Final = re.compile(
    r"\b(?P<who>(?:the|a|an|both|his|her|their) ?(?:the )?[a-z]+(?: and (?:the )?[a-z]+)?) "
    r"(?:(?:was|were|is|are) (?:\w+ )?(?:safe|alive|unharmed|unhurt)|survived|escaped unhurt)\b"
)
_ANYONE: Final = word_set(
    "people person others other men women children man woman victims civilians it they he she one two"
)
_HURT: Final = re.compile(
    r"\b(?P<who>(?:[Tt]he|[Hh]is|[Hh]er) [a-z]+?)(?:['’]?s)? (?:(?:wounds?|injuries|injury) (?:is|are|was|were)\b"
    r"|(?:was|is) (?:\w+ly )?(?:wounded|injured|hurt)\b)"
)
_UNHURT: Final = re.compile(
    r"\b(?P<who>(?:[Tt]he|[Bb]oth|[Hh]is|[Hh]er) (?:the )?[a-z]+(?: and (?:the )?[a-z]+)?) (?:was|were|is|are) "
    r"(?:safe and well|safe and sound|unharmed|unhurt|uninjured)\b"
)
_MANY: Final = word_set("boy girl child officer soldier student policeman policewoman guard worker passenger fighter")
"""Nouns of whom a story tells of several."""
_FIRST: Final = re.compile(r"\b(?:initially|at first|earlier|first)\b")
_SETTLED: Final = re.compile(
    r"\bin (?:the |a )?(?:[\w-]+ ){0,4}?(?P<kind>city|town|village) of (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    r"|\bin (?P<name2>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?P<kind2>city|town|village)\b"
)

_State = Literal["dead", "alive"]


@dataclass(frozen=True, eq=False)
class _Telling:
    evidence: Evidence
    statement: Statement
    is_first: bool


def hurt_and_unhurt(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One person, named by the same noun, hurt in one telling and unhurt in another."""
    found: dict[str, dict[str, list[_Telling]]] = defaultdict(lambda: {"hurt": [], "unhurt": []})
    for row in {(row.document.id, row.sentence): row for row in reversed(rows)}.values():
        text = row.sentence.of(row.document.text)
        for state, pattern in (("hurt", _HURT), ("unhurt", _UNHURT)):
            for match in pattern.finditer(text):
                start = row.sentence.start
                evidence = Evidence(row.document.id, start + match.start(), start + match.end())
                for noun in re.findall(r"\b[a-z]+", match["who"]):
                    if noun not in _ANYONE | _MANY and len(noun) > 3:
                        found[noun][state].append(_Telling(evidence, row, False))
    for noun, tellings in sorted(found.items()):
        hurt, unhurt = (sorted(tellings[state], key=lambda t: t.evidence) for state in ("hurt", "unhurt"))
        if hurt and unhurt:
            yield Judgement(
                "status",
                "different",
                "contradiction",
                (
                    Side(f"{noun}: hurt", tuple(telling.evidence for telling in hurt[:4])),
                    Side(f"{noun}: unhurt", tuple(telling.evidence for telling in unhurt[:4])),
                ),
                told(
                    f"Whether the {noun} was hurt",
                    [([t.statement.outlet for t in hurt], "hurt"), ([t.statement.outlet for t in unhurt], "unhurt")],
                ),
                tuple(dict.fromkeys(id_ for t in [*hurt, *unhurt] for id_ in t.statement.fact_ids)),
                settled_by="A word from the family or the hospital.",
                confidence=0.7,
            )


@dataclass(frozen=True, eq=False)
class _Located:
    name: str
    kind: str
    evidence: Evidence
    outlet: str


def dead_and_alive(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One person, named by the same noun, dead in one telling and alive in another."""
    found: dict[str, dict[_State, list[_Telling]]] = defaultdict(lambda: {"dead": [], "alive": []})
    seen = set()
    for row in rows:
        span = row.sentence
        if (row.document.id, span) in seen:
            continue
        seen.add((row.document.id, span))
        text = span.of(row.document.text)
        for state, pattern in (("dead", _DEAD), ("alive", _ALIVE)):
            for match in pattern.finditer(text[:1].lower() + text[1:]):
                evidence = Evidence(row.document.id, span.start + match.start(), span.start + match.end())
                is_first = _FIRST.search(text[: match.start()]) is not None
                for noun in re.findall(r"[a-z]+", match["who"]):
                    if noun not in _ANYONE and len(noun) > 3:
                        kind: _State = "dead" if state == "dead" else "alive"
                        found[noun][kind].append(_Telling(evidence, row, is_first))
    shown: set[Evidence] = set()
    for noun, tellings in sorted(found.items()):
        dead, alive = tellings["dead"], tellings["alive"]
        if not dead or not alive or dead[0].evidence in shown:
            continue
        shown.add(dead[0].evidence)
        is_old = all(telling.is_first for telling in dead)
        yield Judgement(
            "status",
            "superseded" if is_old else "different",
            "superseded" if is_old else "contradiction",
            (
                Side(f"{noun}: dead", tuple(telling.evidence for telling in dead[:4])),
                Side(f"{noun}: alive", tuple(telling.evidence for telling in alive[:4])),
            ),
            told(
                f"Whether the {noun} is alive",
                [
                    ([t.statement.outlet for t in dead], "dead" if not is_old else "first told as dead"),
                    ([t.statement.outlet for t in alive], "alive"),
                ],
                "the first report was withdrawn" if is_old else "",
            ),
            tuple(dict.fromkeys(id_ for t in [*dead, *alive] for id_ in t.statement.fact_ids)),
            settled_by="A word from the family or the authority that names the dead.",
            confidence=0.8,
        )


def differing_places(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Two towns or villages given for one fact, or for acts of one kind on one day."""
    by_fact: dict[str, list[_Located]] = defaultdict(list)
    for row in rows:
        for match in _SETTLED.finditer(row.text):
            name, kind = match["name"] or match["name2"], match["kind"] or match["kind2"]
            start = row.evidence.start + match.start()
            evidence = Evidence(row.document.id, start, start + len(match.group()))
            days = [f"{row.claim.act}|{time.edtf}" for time in row.times if time.type == "DATE" and time.edtf]
            for fact_id in (*row.fact_ids, *days):
                by_fact[fact_id].append(_Located(name, kind, evidence, row.outlet))
    for fact_id, located in sorted(by_fact.items()):
        yield from _two_places(fact_id, located)


def _two_places(fact_id: str, rows: list[_Located]) -> Iterator[Judgement]:
    first = rows[0]
    for row in rows[1:]:
        found = places.compared(first.name, row.name, first.kind, row.kind)
        if not found.is_difference:
            continue
        groups = [[other for other in rows if other.name == name] for name in (first.name, row.name)]
        yield Judgement(
            "place",
            found.relation,
            found.class_,
            tuple(Side(g[0].name, tuple(dict.fromkeys(each.evidence for each in g))[:6]) for g in groups),
            told(
                "Where it happened",
                [([each.outlet for each in g], f"in the {g[0].kind} of {g[0].name}") for g in groups],
                "one act cannot have happened in both",
            ),
            (fact_id,) if "|" not in fact_id else (),
            settled_by="A witness or a map of the place.",
            confidence=0.75,
        )
        return
