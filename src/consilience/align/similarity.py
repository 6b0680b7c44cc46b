"""What claims are compared by: their words with weights, their actors, numbers and dates, whoever they stand for."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consilience.model import Claim, Quantity, Record, TimeExpression

_COMMON_WORDS = """
    accord account act action add address affair agency ago agree aim amid announce area ask attack authority
    back bad base become begin believe big bring call case cause central change chief citizen city claim close
    come comment concern conference continue control council country course day deal decision decide defence
    defense department director east effort end event evening expect face fact family far few find follow force
    foreign former friday full general give good government great group happen head help high hold home hour
    house hundred important include increase incident information international interview issue item job join
    key know last late latest law lead leader least leave let life like likely local long look low main major
    man many march matter may mean measure media medium meeting member message military minister ministry minute
    moment monday month morning move much name nation national need new newspaper news next night north number
    office officer official old one open order organisation organization part party past people person photo
    place plan point police policy political politician position possible power present president press previous
    prime problem process program programme public publish put question read reader real reason receive recent
    relation report reporter request respond response result return right role rule run same saturday say second
    secretary security see seek send senior serious service set several share show side site situation small
    social son source south speak speaker spokesman spokesperson spokeswoman staff stand start state statement
    step still stop story strong sunday support system take talk team tell term thing think thousand threat
    three thursday time today tomorrow top total town try tuesday turn twitter two understand unit update use
    video view visit vote want war warn way website wednesday week west white woman word work worker world would
    year yesterday young zone
"""
COMMON = frozenset(_COMMON_WORDS.split())
"""Words that stand in reports of any event: sharing them says little. A closed list of news vocabulary."""


@dataclass(frozen=True, slots=True)
class Features:
    """What one claim is compared by.

    Attributes:
        terms: content lemmas with their weights, of length 1 as a vector.
        actor, recipient, voice: actor ids (or the chain where no actor holds it), None where nobody is named.
        numbers: values that the clause states.
        days: EDTF dates that stand in the clause.
    """

    claim: Claim
    terms: Mapping[str, float]
    actor: str | None
    recipient: str | None
    voice: str
    numbers: frozenset[float]
    days: frozenset[str]


class Likeness:
    """Features of all claims of a record, with weights from the record's own documents."""

    def __init__(self, record: Record, claims: Iterable[Claim] | None = None) -> None:
        self._actors = {chain: actor.id for actor in record.actors for chain in actor.chains}
        self._times: dict[str, TimeExpression] = {row.id: row for row in record.times}
        self._quantities: dict[str, Quantity] = {row.id: row for row in record.quantities}
        self.claims = tuple(record.claims if claims is None else claims)
        per_document: dict[str, set[str]] = {}
        for claim in self.claims:
            per_document.setdefault(claim.document_id, set()).update(claim.terms)
        self._size = max(len(per_document), 1)
        self._found_in = Counter(term for terms in per_document.values() for term in terms)

    def weight(self, term: str) -> float:
        """How much sharing a word says: less for words of any report, less for words of every account."""
        share = self._found_in[term] / self._size
        background = 0.35 if term in COMMON or term.isdigit() else 1.0
        return background * (1.0 + 0.5 * math.log(1.0 / max(share, 1.0 / self._size)) / math.log(self._size + 1))

    def who(self, chain: str | None) -> str | None:
        """The actor that a chain stands for, or the chain itself."""
        return None if chain is None else self._actors.get(chain, chain)

    def features(self, claim: Claim) -> Features:
        """The features of one claim."""
        weights = {term: self.weight(term) for term in claim.terms}
        norm = math.sqrt(sum(value * value for value in weights.values())) or 1.0
        return Features(
            claim=claim,
            terms={term: value / norm for term, value in weights.items()},
            actor=self.who(claim.actor_chain),
            recipient=self.who(claim.recipient_chain),
            voice=self.who(claim.voice) or "narrator",
            numbers=frozenset(
                value for id_ in claim.quantity_ids for value in _values(self._quantities.get(id_)) if value is not None
            ),
            days=frozenset(
                edtf for id_ in claim.time_ids if (row := self._times.get(id_)) is not None and (edtf := row.edtf)
            ),
        )


def _values(quantity: Quantity | None) -> tuple[float, ...]:
    if quantity is None:
        return ()
    return tuple(map(float, quantity.value)) if isinstance(quantity.value, tuple) else (float(quantity.value),)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Cosine of two sparse vectors of length 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)


_PAIRS = """
        accuse~criticise accuse~say agree~sign agree~vote announce~decide announce~plan announce~say
        arrest~charge attack~fight attack~launch cease~revoke cease~withdraw charge~convict criticise~regret
        demand~say deny~refuse deploy~attack destroy~attack expel~reduce expel~withdraw flee~withdraw
        injure~attack invade~attack kill~attack kill~die launch~test lift~open meet~negotiate raise~rise
        reduce~cease reduce~fall respond~announce revoke~expel revoke~withdraw sanction~cease say~inform
        warn~announce warn~say
"""
_KINDRED = frozenset(frozenset(pair.split("~")) for pair in _PAIRS.split())


def same_kind_of_act(one: str, other: str) -> float:
    """1 for one class of act, 0.6 for two classes that may name one act in different words, else 0."""
    if one == other:
        return 1.0
    return 0.6 if frozenset((one, other)) in _KINDRED else 0.0
