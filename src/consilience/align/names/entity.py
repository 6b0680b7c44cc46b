"""Chains of one story on their way to becoming actors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from consilience.model import Mention
from consilience.model.annotations import ActorKind
from consilience.text.persons import Gender, gender_of, is_junior, name_words
from consilience.text.roles import KIN, Post, gender_of_role, post_of

INDEFINITE = re.compile(r"(an?|some|one|another)\s")
_PRONOUNS: Final[dict[str, Gender]] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


@dataclass(slots=True)
class Entity:
    """A chain, or several that were found to be one. `country` is what its words told, or None."""

    kind: ActorKind
    country: str | None
    mentions: list[Mention] = field(default_factory=list)
    chains: list[str] = field(default_factory=list)

    @property
    def full_names(self) -> list[str]:
        """Names of two words and more, as printed, each as often as it was."""
        return [m.name for m in self.mentions if m.form == "name" and len(name_words(m.name)) > 1]

    @property
    def single_names(self) -> list[str]:
        """Names of one word, as printed."""
        return [m.name for m in self.mentions if m.form == "name" and len(name_words(m.name)) == 1]

    @property
    def gender(self) -> Gender | None:
        """The gender that given names, roles and pronouns tell, if they do not differ."""
        for told in (
            {gender_of(name.split()[0]) for name in set(self.full_names)},
            {gender_of_role(m.role) for m in self.mentions if m.role},
            {_PRONOUNS.get(m.name.casefold()) for m in self.mentions if m.form == "pronoun"},
        ):
            known = [gender for gender in told if gender is not None]
            if known:
                return known[0] if len(known) == 1 else None
        return None

    @property
    def is_kin(self) -> bool:
        """Whether all that is told of a person is whose relative it is."""
        roles = [m.role for m in self.mentions if m.role]
        return bool(roles) and all(
            role == "first lady" or not KIN.isdisjoint(role.casefold().split()) for role in roles
        )

    @property
    def is_junior(self) -> bool:
        """Whether a name says that the person is the younger of two of that name."""
        return any(is_junior(m.name) for m in self.mentions if m.form == "name")

    @property
    def documents(self) -> set[str]:
        """The documents that name the person in full."""
        return {
            m.document_id
            for m in self.mentions
            if m.form == "name" and m.kind == "person" and len(name_words(m.name)) > 1
        }

    @property
    def spoken(self) -> list[Mention]:
        """The mentions that say something: all but pronouns."""
        return [m for m in self.mentions if m.form != "pronoun"]

    @property
    def is_named(self) -> bool:
        """Whether any mention is a name, and not only a description ("the Valdonian officials"). A state is one."""
        return self.kind == "state" or any(m.form != "role" for m in self.spoken)

    @property
    def posts(self) -> list[tuple[Post, str | None]]:
        """The posts that mentions give, with the country beside each; each once, in a fixed order."""
        rows = {(post_of(m.role), m.country) for m in self.mentions if m.role}
        return sorted(rows, key=lambda row: (row[0].head, sorted(row[0].marks), sorted(row[0].ranks), row[1] or ""))

    @property
    def is_definite(self) -> bool:
        """Whether no role mention is indefinite ("a spokesman")."""
        return not any(m.form == "role" and INDEFINITE.match(m.name.casefold()) for m in self.mentions)

    def absorb(self, other: Entity) -> None:
        """Become one with another entity."""
        self.mentions += other.mentions
        self.chains += other.chains
        self.country = self.country or other.country


def agree(one: str | None, other: str | None) -> bool:
    """Whether two values are equal or one of them is unknown."""
    return one is None or other is None or one == other
