"""One entity of a document while its mentions are gathered."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from consilience.annotate.mentions.found import Found
from consilience.model.annotations import ActorKind
from consilience.text.persons import Gender, name_words
from consilience.text.roles import Post, post_of


@dataclass(slots=True)
class Chain:
    """One entity of the document while it grows."""

    number: int
    kind: ActorKind
    name: str = ""
    acronym: str = ""
    gender: Gender | None = None
    posts: list[tuple[Post, str | None]] = field(default_factory=list)
    country: str | None = None
    found: list[Found] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    @property
    def is_kin(self) -> bool:
        """Whether the document names this person as someone's relative ("his wife, Ann Keel")."""
        return any(mention.is_kin for mention in self.found)

    @property
    def first(self) -> int:
        """Where the first mention starts."""
        return self._starts[0]

    @property
    def is_named(self) -> bool:
        """Whether a name of two words or more is known."""
        return len(name_words(self.name)) > 1

    def last_before(self, position: int) -> int:
        """Where the last mention in front of a token position starts, or -1."""
        place = bisect_left(self._starts, position)
        return self._starts[place - 1] if place else -1

    def add(self, mention: Found) -> None:
        """Take a mention in and learn what it tells."""
        mention.chain = self.number
        self.found.append(mention)
        insort(self._starts, mention.start)
        self.gender = self.gender or mention.gender
        self.country = self.country or mention.country
        if mention.kind == "person":
            if mention.form == "name" and len(name_words(mention.name)) > len(name_words(self.name)):
                self.name = mention.name
            is_told = mention.form == "name" or mention.same_as is not None or len(self.found) == 1
            if is_told and mention.role and (post_of(mention.role), mention.country) not in self.posts:
                self.posts.append((post_of(mention.role), mention.country))
        elif mention.form in ("name", "acronym") and not self.name:
            self.name = mention.name

    def leads(self, country: str | None = None) -> bool:
        """Whether this person is told to be at the head of a state (of this one), by whichever office."""
        for post, where in self.posts:
            here = where or self.country
            if post.is_head_of_state and here is not None and country in (None, here):
                return True
        return False

    def agrees(self, gender: Gender | None) -> bool:
        """Whether what is known of the two genders does not differ."""
        return self.gender is None or gender is None or self.gender == gender
