"""A mention before it is known who is meant: token positions, what it is, and what it tells of its bearer."""

from __future__ import annotations

from dataclasses import dataclass, field

from consilience.model.annotations import ActorKind, MentionForm
from consilience.text.persons import Gender


@dataclass(slots=True)
class Found:
    """Tokens `start..end`, the head word, and what the words tell.

    Attributes:
        name: the name without titles, the role phrase, or the pronoun.
        role: the post that is told here, without its country.
        same_as: a mention of the same bearer by grammar (title, apposition), or None.
        is_kin: whether the words name a person as somebody's relative.
        is_definite: whether the words point at someone known ("the minister"), not "a minister".
    """

    start: int
    end: int
    head: int
    kind: ActorKind
    form: MentionForm
    name: str
    role: str | None = None
    country: str | None = None
    gender: Gender | None = None
    is_plural: bool = False
    is_definite: bool = True
    is_kin: bool = False
    same_as: Found | None = field(default=None, repr=False)
    chain: int = -1

    def covers(self, token: int) -> bool:
        """Whether the token is one of the mention's."""
        return self.start <= token < self.end
