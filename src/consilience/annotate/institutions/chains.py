"""Which phrases of one document stand for one institution."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from consilience.model import Party
from consilience.text.institution_kinds import Kind, Kinds, are_one_format

_APART: Final = frozenset({"embassy", "mission_to_organisation"})
"""Kinds whose words accounts mix, unless the place is named: an embassy in a city goes to its state."""


@dataclass(slots=True)
class Draft:
    """A phrase on its way to a row.

    Attributes:
        start, end, head: tokens; `end` is the last.
        noun: the words of the vocabulary that it has.
        name: the words in front of the noun and the noun, lower case.
        place: the words for where it stands, if they are no country's.
        is_loose: whether no side and no place stands with it, so that only an antecedent can explain it.
        is_owned: whether a pronoun owns it ("its envoy").
        is_foreign: whether somebody owns it of whom the text does not tell who it is.
        is_mutual: whether its words say that both of two sides have a part in it ("three from each state").
        belongs_to: for a post, the number of its institution.
        chain: the number of what it stands for.
    """

    start: int
    end: int
    head: int
    kind: Kind
    noun: str
    sends: Party | None = None
    receives: Party | None = None
    host: Party | None = None
    name: str = ""
    place: str | None = None
    is_definite: bool = False
    is_plural: bool = False
    is_loose: bool = False
    is_owned: bool = False
    is_foreign: bool = False
    is_mutual: bool = False
    belongs_to: int | None = None
    chain: int = 0

    @property
    def is_open_joint(self) -> bool:
        """Whether it is a joint body of which its words do not say whose ("the joint session")."""
        return self.kind.is_joint and self.sends is None and (self.is_mutual or self.noun.startswith("joint "))

    @property
    def is_bare(self) -> bool:
        """Whether it names no side and no place."""
        return self.is_loose and not (self.sends or self.receives or self.host)


@dataclass(slots=True)
class Body:
    """One institution or post of a document, as its phrases so far tell it."""

    number: int
    kind: Kind
    sends: str | None
    receives: str | None
    host: str | None
    last: int
    is_plural: bool = False
    name: str = ""
    place: str | None = None
    is_in_state: bool = False
    nouns: set[str] = field(default_factory=set)


def _is_state(party: Party | None) -> bool:
    """Whether a side that receives is a state, by its name or by its city."""
    return party is not None and party.sector != "IGO"


def key(party: Party | None) -> str | None:
    """What two mentions of one side share: its country, or else its chain."""
    return (party.country or party.chain) if party is not None else None


def _head(noun: str) -> str:
    """The noun of a term that others only tell apart ("head" of "head of mission", "body" of "joint body")."""
    return noun.partition(" of ")[0].split()[-1]


class Chains:
    """Gathers the drafts of a document; each goes to a body that it can be, or opens one."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.bodies: list[Body] = []

    def place(self, draft: Draft) -> bool:
        """Gives a draft its chain; False for one that only an antecedent could explain, and that has none."""
        body = self._same(draft)
        if body is None:
            if draft.is_loose:
                return False
            body = Body(len(self.bodies) + 1, draft.kind, None, None, None, draft.head, draft.is_plural, draft.name)
            self.bodies.append(body)
        body.sends = body.sends or key(draft.sends)
        body.receives = body.receives or key(draft.receives)
        body.host = body.host or key(draft.host)
        body.place = body.place or draft.place
        body.is_in_state = body.is_in_state or _is_state(draft.receives)
        body.nouns.add(draft.noun)
        body.last = draft.head
        if not draft.is_bare:
            body.kind = self.kinds.by_name[self.kinds.shared(draft.kind.name, body.kind.name) or body.kind.name]
        draft.chain = body.number
        return True

    def _same(self, draft: Draft) -> Body | None:
        fitting = [body for body in self.bodies if self._fits(draft, body)]
        if draft.is_loose:
            is_whose = draft.is_foreign and draft.is_owned  # "our embassy" is not the one that was named last
            fitting = [body for body in fitting if draft.is_definite and not (is_whose and body.sends)]
        alike = [body for body in fitting if any(_head(noun) == _head(draft.noun) for noun in body.nouns)]
        return max(alike or fitting, key=lambda body: (self._likeness(draft, body), body.last), default=None)

    def _likeness(self, draft: Draft, body: Body) -> int:
        pairs = ((draft.sends, body.sends), (draft.receives, body.receives), (draft.host, body.host))
        return sum(key(one) == other for one, other in pairs if one is not None)

    def _fits(self, draft: Draft, body: Body) -> bool:
        """Whether a draft can be a body: one kind, no side that differs, and one that agrees or no side at all."""
        sends, receives, host = key(draft.sends), key(draft.receives), key(draft.host)
        shared = self.kinds.shared(draft.kind.name, body.kind.name)
        if draft.is_plural != body.is_plural:
            return False
        if draft.is_bare:
            return self._takes_up(draft, body)
        if shared is None:
            return False
        if draft.kind.is_joint or draft.kind.template == "printed":
            is_only = draft.kind.template == "printed" and not draft.kind.is_local and not (draft.place and body.place)
            if draft.kind.name == "talks" and not are_one_format(draft.name, body.name):
                return False
            is_same = (
                draft.name == body.name
                or is_only
                or (sends is not None and {sends, receives} == {body.sends, body.receives})
            )
            return is_same
        if self.kinds.by_name[shared].is_to_body and (_is_state(draft.receives) or body.is_in_state):
            return False
        if draft.kind.is_organ and not any(f" {one}".endswith(f" {draft.noun}") for one in body.nouns):
            return False
        if {draft.kind.name, body.kind.name} == _APART and (draft.host if draft.kind.name == "embassy" else body.place):
            return False
        pairs = [(sends, body.sends), (receives, body.receives), (host, body.host)]
        if self.kinds.by_name[shared].is_local:
            pairs.append((draft.place, body.place))
        if any(one and other and one != other for one, other in pairs):
            return False
        if draft.is_foreign and not (host and host == body.host):
            return False
        if sends and body.sends:
            return True
        if draft.kind.channel == "monitoring" == body.kind.channel:
            return True  # one affair has one
        if sends is None and draft.is_definite and draft.place and not (body.place or body.host or body.receives):
            return draft.noun in body.nouns and not (draft.kind.is_post or draft.kind.is_local)
        is_there = bool((receives and receives == body.receives) or (host and host == body.host))
        return is_there and draft.is_definite and (draft.noun in body.nouns or not (sends or body.sends))

    def _takes_up(self, draft: Draft, body: Body) -> bool:
        """Whether a bare noun stands for a body: by its noun, the last word of it, or a noun of many meanings.

        "The mission" may be an embassy; "the embassy" is no mission.
        """
        if draft.noun in body.nouns or any(_head(noun) == draft.noun for noun in body.nouns):
            return True
        rows = self.kinds.phrases.get(draft.noun, ())
        is_wide = any(row.words == (draft.noun,) and row.need in ("side", "place") for row in rows)
        return is_wide and draft.kind.name in body.kind.also_called

    def body(self, number: int) -> Body:
        """The body of a chain."""
        return self.bodies[number - 1]
