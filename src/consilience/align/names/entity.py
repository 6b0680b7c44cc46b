"""Chains of one story on their way to becoming actors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from consilience.model import Mention
from consilience.model.annotations import ActorKind
from consilience.text.persons import name_words
from consilience.text.roles import Post, post_of

INDEFINITE = re.compile(r"(an?|some|one|another)\s")


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
