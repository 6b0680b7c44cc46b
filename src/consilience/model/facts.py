"""Rows across documents: who is who, which texts share an origin, what is reported, and where accounts differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from consilience.model.annotations import ActorKind
from consilience.model.spans import Evidence

FactStatus = Literal["agreed", "partial", "single", "differs"]
Relation = Literal["same", "compatible", "superseded", "different", "unsure"]
DifferenceType = Literal[
    "number", "date", "place", "name", "actor", "act", "status", "attribution", "certainty", "cause"
]
ConflictClass = Literal[
    "contradiction",
    "internal_inconsistency",
    "attribution_conflict",
    "competing_assessment",
    "escalation",
    "superseded",
    "reconcilable",
    "agreement_other_granularity",
    "same_referent",
    "translation_variant",
]
WORTH_A_LOOK: Final[frozenset[ConflictClass]] = frozenset(
    {
        "contradiction",
        "internal_inconsistency",
        "attribution_conflict",
        "competing_assessment",
        "escalation",
        "superseded",
    }
)
"""Classes shown as differences; the other four explain a look-alike away."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a set of mentions in several documents stands for."""

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


OriginKind = Literal[
    "same_text", "same_outlet", "same_owner", "same_wire", "verbatim_passage", "cites_other", "witness"
]


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two documents or more do not count as independent of each other, with the words that show it.

    `witness` and `cites_other` hold for single facts: every account of a toll goes back to one observatory.
    """

    document_ids: tuple[str, ...]
    kind: OriginKind
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that share an origin, and why: same text, same wire, verbatim run, credited agency, same owner."""

    id: str
    document_ids: tuple[str, ...]
    reason: str
    evidence: tuple[Evidence, ...] = ()
    bonds: tuple[Bond, ...] = ()


RelevanceDegree = Literal["about", "in_part", "off_event"]


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether a document is about the event of the record; what is off the event takes no part in agreement.

    Attributes:
        degree: `about`; `in_part` (a round-up, a background piece that also reports it); `off_event` (another event,
            a picture gallery, a page without an article).
        reason: in plain words.
    """

    document_id: str
    degree: RelevanceDegree
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about one happening. `reason` says in plain words why they belong together, or why one stands alone."""

    id: str
    document_ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class AlignedToken:
    """One column cell of an aligned wording: the words of one member as printed, "" for a gap.

    `relation` is how the cell stands to the wording that the others are aligned to: `equal` but for case; `reworded`;
    `added` or `left_out`; `moved`, the same word at another place; `ellipsis`, marks by which an editor says that
    words are missing or are the editor's own ("…", "[the mission]").
    """

    quote_id: str
    text: str
    relation: Literal["equal", "reworded", "added", "left_out", "ellipsis", "moved"]


@dataclass(frozen=True, slots=True)
class QuoteFamily:
    """The same utterance in several wordings, or in one that others echo or absorb.

    Attributes:
        relation: `same_wording`, `variant`, `restatement` (one document prints it twice in different words), or
            `single` (one quotation that is echoed or absorbed).
        alignment: columns of cells, in reading order of the wording that the others are aligned to.
        echoes: ids of families that hold the same words by another speaker. An echo is another utterance.
        absorbed: where the words of the utterance stand in the narration of another account, unmarked and unattributed.
        restatements: the members that say it again: a body's statement beside an official's own words, a written one
            beside a spoken one.
    """

    id: str
    actor_id: str | None
    members: tuple[str, ...]
    relation: str
    alignment: tuple[tuple[AlignedToken, ...], ...] = ()
    echoes: tuple[str, ...] = ()
    absorbed: tuple[Evidence, ...] = ()
    restatements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one document reports of one fact: the value that can be compared and the wording as printed."""

    document_id: str
    claim_ids: tuple[str, ...]
    value: str
    wording: str
    evidence: tuple[Evidence, ...]
    voice: str = "narrator"
    modality: str = "asserted"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row across documents.

    Attributes:
        slot: what is being reported, in words ("suspend · Russia · mission · happened").
        statement: the fact as one neutral sentence in the words of the clearest account.
        independent: how many independent origins report it.
        shared: which of its accounts count once for it, and why.
        is_main: whether an editor would list it among the main points.
        silent: the documents of the story that do not report it.
        weight: 0 to 1, how central it is to the story; facts are ordered by it.
    """

    id: str
    slot: str
    statement: str
    status: FactStatus
    independent: int
    accounts: tuple[Account, ...]
    silent: tuple[str, ...]
    weight: float = 0.0
    shared: tuple[Bond, ...] = ()
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its value as a reader would say it, and the words."""

    value: str
    evidence: tuple[Evidence, ...]
    voice: str = "narrator"


Operator = Literal["", "+", "−", "×", "÷", "=", "≠"]


@dataclass(frozen=True, slots=True)
class Operand:
    """One number of an equation.

    Operators and values in their order, joined by spaces, are the equation as `arithmetic` prints it.

    Attributes:
        operator: the sign in front of it; "" for the first number.
        value: the number as the equation prints it.
        counts: what it counts, in words of an account; None for a number that is only computed.
        evidence: the accounts' words for it; empty for a number that no account prints.
    """

    operator: Operator
    value: str
    counts: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The explained result of comparing what accounts say on one point: which type, which relation, why.

    `class_` is None where the sides are simply the same. `explanation` is the sentence that the reader sees;
    `settled_by` says what would settle it; `arithmetic` shows a sum where there is one ("20 − 10 = 8 + 2") and
    `equation` the same number by number, each with its words.
    """

    type: DifferenceType
    relation: Relation
    class_: ConflictClass | None
    sides: tuple[Side, ...]
    explanation: str
    fact_ids: tuple[str, ...] = ()
    settled_by: str | None = None
    arithmetic: str | None = None
    confidence: float = 1.0
    equation: tuple[Operand, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A difference worth a person's eye, or a look-alike that was explained away (by `class_`)."""

    id: str
    type: DifferenceType
    class_: ConflictClass
    severity: Literal["high", "medium", "low"]
    fact_id: str | None
    sides: tuple[Side, ...]
    explanation: str
    settled_by: str | None = None
    arithmetic: str | None = None
    equation: tuple[Operand, ...] = ()

    @property
    def is_worth_a_look(self) -> bool:
        """Whether it is shown as a difference (else as reconciled)."""
        return self.class_ in WORTH_A_LOOK

    @property
    def is_between_parties(self) -> bool:
        """Whether every side is somebody's word, and not the same person's: competing statements, no conflict between
        accounts."""
        voices = {side.voice for side in self.sides}
        return self.is_worth_a_look and "narrator" not in voices and len(voices) > 1


TimelineKind = Literal["happened", "announced", "decided", "effective", "scheduled"]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An act on a date. That it was decided, announced, done, expected and took effect are told apart by `kind`.

    `effective` is the day from which a measure holds; `scheduled` is the day of any other act that is still to come.

    Attributes:
        edtf: when, as narrow as the accounts allow; open ends and "about" are kept.
        what: the act, in the words of one account.
        fact_id: the fact that tells the act, if there is one.
        document_ids: the accounts that give this date.
        is_background: whether it lies before the story, as its history.
        conflict_id: the first conflict over the date of this act, if there is one.
    """

    id: str
    edtf: str
    what: str
    evidence: tuple[Evidence, ...]
    fact_id: str | None = None
    kind: TimelineKind = "happened"
    document_ids: tuple[str, ...] = ()
    is_background: bool = False
    conflict_id: str | None = None


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence of the brief with the words that carry it. A sentence without citations cannot be built."""

    text: str
    citations: tuple[Evidence, ...]
    fact_ids: tuple[str, ...]
    independent: int = 1

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a sentence of the brief needs a citation, but {self.text!r} has none")
