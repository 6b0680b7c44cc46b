"""Facets of the main facts that an editor lists as facts of their own: where it happened.

Who did it is in `agents`, and by what means in `means`.

A clause such as "a bomber killed 20 people in the village of Tarsa" states several properties, and its fact has one
value. A facet takes another one out of the clauses of the main facts. Its row points at words and holds no claims: two
clauses that name one place need not report one fact, and are not compared as if they did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.align.compare import places
from consilience.align.facts.locatives import KINDS, Locative, bare, locatives
from consilience.align.groups import Connected
from consilience.align.similarity import EMPTY_ACTS
from consilience.align.vocabulary import same_kind_of_act
from consilience.model import Claim, Evidence, Fact, Record
from consilience.text.acts import REPORTING
from consilience.text.word_sets import word_set

NEAR: Final = 0.5
"""Least weight of a fact whose facets are taken, as a share of the heaviest one's."""
SHARE: Final = 0.45
"""Weight of a facet, as a share of its fact's: it stands below it, and is no main point of its own."""
MOST: Final = 2
"""Places of one story."""
MOST_EVIDENCE: Final = 3
"""Passages of one account for one value."""
HARM: Final = word_set("attack kill injure die")
"""An attack and what it did happened at one place."""
_NEARNESS: Final = {"outside": 1, "near": 1, "around": 1, "off": 0}
_LEADING: Final = word_set("in at on to into from toward towards inside the a an")


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with its claims."""

    fact: Fact
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one account gives for a facet: the clause that gives it best, the value, and where it is printed."""

    claim: Claim
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet.

    Attributes:
        name: the property, as in slots ("place").
        parts: one an account, in the order of the documents.
        silent: documents that print nothing of it.
        weight: that of the heaviest fact whose clauses give it.
    """

    name: str
    parts: tuple[Part, ...]
    silent: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Setting:
    """A place that a clause gives. `home` is the place of the clause's fact among all."""

    claim: Claim
    phrase: Locative
    words: str
    home: int
    weight: float

    @property
    def document_id(self) -> str:
        return self.claim.document_id

    @property
    def evidence(self) -> Evidence:
        """The clause up to the end of the phrase."""
        return Evidence(self.document_id, self.claim.evidence[0].start, self.phrase.end)

    @property
    def value(self) -> str:
        """The phrase without what only leads in: "village of Tarsa", "near Keel"."""
        words = self.words.split()
        while len(words) > 1 and words[0].lower() in _LEADING:
            words.pop(0)
        return " ".join(words)


def place_facets(record: Record, document_ids: Sequence[str], told: Sequence[Told]) -> tuple[Facet, ...]:
    """Where the main facts of a story happened: places that two accounts or more give for one act.

    Args:
        record: holds the documents and mentions.
        document_ids: all documents of the story.
        told: its facts with their claims.
    """
    rows = list(_settings(record, told))
    groups = Connected(len(rows))
    for i, one in enumerate(rows):
        for j in range(i):
            if _is_one_place(one.phrase, rows[j].phrase) and _is_one_act(one, rows[j]):
                groups.join(i, j)
    placed = {row.document_id for row in rows}
    found = []
    for members in groups.groups():
        own = [rows[n] for n in members]
        if len({row.document_id for row in own}) < 2:
            continue
        names = {bare(name).lower() for row in own for name in row.phrase.names}
        silent = [id_ for id_ in document_ids if id_ not in placed and not _prints(record, id_, names)]
        parts = _parts(own, document_ids)
        found.append(Facet("place", parts, tuple(silent), max(row.weight for row in own)))
    found.sort(key=lambda facet: (-len(facet.parts), -facet.weight, facet.parts[0].claim.evidence))
    return tuple(found[:MOST])


def _settings(record: Record, told: Sequence[Told]) -> Iterator[_Setting]:
    """The places that clauses of the main acts give, each phrase once, by the shortest clause around it."""
    acts = _main_acts(told)
    found: dict[tuple[str, int], _Setting] = {}
    for home, row in enumerate(told):
        for claim in row.claims:
            is_denied = claim.polarity == "negative" or claim.modality == "denied"
            if claim.act not in acts or claim.is_headline or is_denied:
                continue
            id_, clause = claim.document_id, claim.evidence[0]
            text = record.document_of[id_].text
            mentions = record.annotations[id_].mentions
            inside = [row for row in mentions if clause.start <= row.start and row.end <= clause.end]
            for phrase in locatives(claim, text, inside):
                if phrase.is_of_state and phrase.role == "at":
                    continue  # a whole country is hardly ever the place of one act
                setting = _Setting(claim, phrase, text[phrase.start : phrase.end], home, row.fact.weight)
                known = found.get((id_, phrase.start))
                if known is None or len(clause.span) < len(known.claim.evidence[0].span):
                    found[id_, phrase.start] = setting
    order = {document.id: n for n, document in enumerate(record.documents)}
    return iter(sorted(found.values(), key=lambda row: (order[row.document_id], row.phrase.start)))


def _main_acts(told: Sequence[Told]) -> frozenset[str]:
    """Classes of act of the main facts and of those near them that two accounts report."""
    heaviest = max((row.fact.weight for row in told), default=0.0)
    main = [
        row
        for row in told
        if row.fact.weight >= NEAR * heaviest and len({claim.document_id for claim in row.claims}) > 1
    ]
    acts = frozenset(
        claim.act
        for row in main
        for claim in row.claims
        if claim.act not in EMPTY_ACTS and claim.predicate not in REPORTING
    )
    return acts | HARM if acts & HARM else acts


def _parts(own: Sequence[_Setting], document_ids: Sequence[str]) -> tuple[Part, ...]:
    """What each account gives: the most exact place that most accounts give, by the act that most tell it with."""
    wide = _wide(own)
    held = {
        name: len({row.document_id for row in own if any(_is_one_name(name, more) for more in row.phrase.names)})
        for name in {name for row in own for name in row.phrase.names}
    }
    telling = {act: len({row.document_id for row in own if row.claim.act == act}) for act in {r.claim.act for r in own}}

    def rank(row: _Setting) -> tuple[bool, bool, int, int, int, float, int]:
        exactness = _exactness(row.words)
        most = max(held[name] for name in row.phrase.names)
        is_near = bare(row.phrase.names[0]) not in wide
        return (exactness > 0, is_near, most, telling[row.claim.act], exactness, row.weight, -row.phrase.start)

    found = []
    for id_ in document_ids:
        mine = [row for row in own if row.document_id == id_]
        if mine:
            best = max(mine, key=rank)
            first = best.phrase.names[0]
            alike = [row for row in mine if row != best and _is_one_name(row.phrase.names[0], first)]
            evidence = (best.evidence, *(row.evidence for row in alike[: MOST_EVIDENCE - 1]))
            found.append(Part(best.claim, best.value, tuple(dict.fromkeys(evidence))))
    return tuple(found)


def _wide(own: Sequence[_Setting]) -> frozenset[str]:
    """Names that some phrase gives as what a nearer place lies in ("Tarsa in Keel"), or as a province."""
    found: set[str] = set()
    for row in own:
        found.update(bare(name) for name in row.phrase.names[1:])
        first = row.phrase.names[0]
        before, _, behind = row.words.partition(first)
        kind = places.rank(" ".join([before, first, *behind.split()[:1]]))
        if kind is not None and kind >= places.RANKS["province"]:
            found.add(bare(first))
    return frozenset(found)


def _exactness(words: str) -> int:
    """How exactly a phrase says where: "in" goes before "near", and that before "off" and "west of"."""
    first, second, *_ = [*words.lower().split(), ""]
    is_beside = second == "of" and first not in KINDS and words[0].islower()
    return 0 if is_beside else _NEARNESS.get(first, 2)


def _prints(record: Record, document_id: str, names: set[str]) -> bool:
    text = record.document_of[document_id].text.lower()
    return any(name in text for name in names)


def _is_one_place(one: Locative, other: Locative) -> bool:
    return one.role == other.role and any(_is_one_name(a, b) for a in one.names for b in other.names)


def _is_one_act(one: _Setting, other: _Setting) -> bool:
    acts = {one.claim.act, other.claim.act}
    return one.home == other.home or acts <= HARM or same_kind_of_act(one.claim.act, other.claim.act) > 0


def _is_one_name(one: str, other: str) -> bool:
    first, second = bare(one), bare(other)
    return first == second or places.compared(first, second).relation in ("same", "compatible")
