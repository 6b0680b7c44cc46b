"""Kinds of institutions and posts of a system of relations, and the words for them.

The table stands in `institution_kinds.txt`, which says how it is read; a mistake in it is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Final, Literal

from consilience.text.vocabularies import Line, lines, refused, vocabulary_text
from consilience.text.word_sets import word_set

Need = Literal["any", "side", "place", "body", "beside", "name"]
"""What must stand with a phrase: a side, a place or an antecedent; a side; a side and a place; an organisation that it
goes to; one of the words under "beside" anywhere in the text, and a place; a side in front with which it is a name."""

_NEEDS: Final[Mapping[str, Need]] = {
    "words": "any",
    "words with a side": "side",
    "words with a side and a place": "place",
    "words as a name": "name",
    "words to a body": "body",
    "words beside": "beside",
}
_KEYS: Final = frozenset({"source", "also called", "post of", "in each", "channel", "name", "beside", *_NEEDS})
_CHANNELS: Final = word_set(
    "diplomatic military consultative public_information political consular trade humanitarian monitoring"
)
OF_EACH_SIDE: Final = "members of each side"
"""What a number counts of which every side of a joint body has as many."""
_PLAIN: Final = word_set("the a an its their our his these those this that new latest")
"""Words in front of a noun that say nothing of what it is."""
_FIELD: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for a kind, the head last or before "of"; `head` is its place among them."""

    words: tuple[str, ...]
    head: int
    need: Need
    kind: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of institution or post.

    Attributes:
        name: as the record calls it ("embassy").
        source: where the term comes from.
        channel: the kind of contact that it offers.
        template: a neutral name with `{sends}`, `{receives}` and `{host}`; "joint" and "printed" are none.
        also_called: the kinds whose words accounts use for this one too.
        post_of: the kinds of institution that a post belongs to.
        is_post: whether it is a post.
        is_to_body: whether an organisation receives it, and no state.
        beside: words of which a text must have one where only they tell what a noun means ("border" for "post").
        is_local: whether one side may keep several in one country, told apart by their cities.
    """

    name: str
    source: str
    channel: str
    template: str
    also_called: tuple[str, ...] = ()
    post_of: tuple[str, ...] = ()
    is_post: bool = False
    is_local: bool = False
    is_to_body: bool = False
    beside: tuple[str, ...] = ()

    @property
    def is_organ(self) -> bool:
        """Whether it is part of an organisation and told from others by its noun ("secretariat", "council")."""
        return "{noun}" in self.template

    @property
    def is_joint(self) -> bool:
        """Whether it has two parties instead of one who sends and one who receives."""
        return self.template == "joint"


@dataclass(frozen=True)
class Kinds:
    """The table: kinds by name in their order, and phrases by head noun, those with most words first."""

    by_name: Mapping[str, Kind]
    phrases: Mapping[str, tuple[Phrase, ...]]

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The head nouns, singular and plural."""
        return frozenset(form for noun in self.phrases for form in (noun, f"{noun}s", f"{noun.removesuffix('y')}ies"))

    def shared(self, one: str, other: str) -> str | None:
        """The more precise of two kinds that words of both can name one thing, or None ("mission", "embassy")."""
        if one == other or other in self.by_name[one].also_called:
            return one
        return other if one in self.by_name[other].also_called else None

    def proper(self, kind: str, words: str) -> str:
        """A name without the words that the kind has for itself, lower case ("Varrow border crossing" -> "varrow")."""
        own = {word for rows in self.phrases.values() for row in rows if row.kind == kind for word in row.words}
        left = [word for word in words.lower().split() if word not in own]
        return " ".join(left) or words.lower()

    def noun(self, kind: str, words: str) -> str:
        """The longest phrase of a kind in a name ("the Compact's council of ministers" -> "council of ministers")."""
        text = f" {words.lower()} "
        own = (" ".join(row.words) for rows in self.phrases.values() for row in rows if row.kind == kind)
        return max((one for one in own if f" {one} " in text), key=lambda one: (len(one), one), default="")

    def is_several(self, words: str) -> bool:
        """Whether a noun phrase names more than one institution or post ("its embassies in the region")."""
        parts = words.lower().split()
        return not any(part in self.phrases for part in parts) and any(singular(part) in self.phrases for part in parts)


def are_one_format(one: str, other: str) -> bool:
    """Whether two names can be of one round of talks: no word in front of the noun tells them apart ("peace talks" are
    no "trade talks"; both may be "the talks")."""
    mine, theirs = (set(name.lower().split()[:-1]) - _PLAIN for name in (one, other))
    return mine <= theirs or theirs <= mine


def singular(word: str) -> str:
    """The singular of a regular plural; other words lose a last "s" or nothing."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def kinds_of(text: str, name: str = "institution_kinds.txt") -> Kinds:
    """The kinds of a text in the form of `institution_kinds.txt`.

    Raises:
        VocabularyError: for the first line that is no section and no "key: value", and for a section that lacks one.
    """
    sections: dict[str, dict[str, tuple[str, Line]]] = {}
    opened: dict[str, Line] = {}
    current = ""
    for row in lines(name, text):
        if row[2].startswith("["):
            current = row[2].strip("[]").strip()
            is_again = current in opened and opened[current][0] == row[0]
            if not re.fullmatch(r"[a-z_]+", current) or is_again:
                raise refused(row, "a kind is [lower_case], each once")
            opened[current] = row
            sections.setdefault(current, {})
            continue
        key, colon, value = (part.strip() for part in row[2].partition(":"))
        known = sections[current].get(key) if current else None
        is_added = known is not None and known[1][0] != row[0] and key in _NEEDS
        if not current or not colon or key not in _KEYS or not value or (known and not is_added):
            raise refused(
                row, f'a line under [kind] is "key: value", each key once; keys are {", ".join(sorted(_KEYS))}'
            )
        sections[current][key] = (f"{known[0]}, {value}" if known else value), row
    found = {kind: _kind(kind, rows, opened[kind]) for kind, rows in sections.items()}
    phrases: dict[str, list[Phrase]] = {}
    for kind, rows in sections.items():
        for key, is_post in (("post of", False), ("also called", found[kind].is_post)):
            for other in _names(rows.get(key)):
                if other not in found or found[other].is_post != is_post:
                    raise refused(rows[key][1], f"there is no {'post' if is_post else 'institution'} [{other}]")
        for phrase in (one for key in _NEEDS if key in rows for one in _phrases(kind, key, rows[key])):
            phrases.setdefault(phrase.words[phrase.head], []).append(phrase)
    return Kinds(found, {head: tuple(sorted(rows, key=_order)) for head, rows in phrases.items()})


def _order(phrase: Phrase) -> tuple[int, int]:
    """More words first; at the same number what goes to an organisation, then what needs least."""
    return -len(phrase.words), ("body", "any", "beside", "name", "side", "place").index(phrase.need)


def _kind(name: str, rows: Mapping[str, tuple[str, Line]], opened: Line) -> Kind:
    for key in ("source", "channel", "name"):
        if key not in rows:
            raise refused(opened, f'the kind has no line "{key}: ..."')
    if not _NEEDS.keys() & rows.keys():
        raise refused(opened, "the kind has no words")
    if ("words beside" in rows) != ("beside" in rows):
        raise refused(opened, 'there is "beside: ..." where there is "words beside: ..."')
    channel, row = rows["channel"]
    if channel not in _CHANNELS:
        raise refused(row, f"a channel is one of {', '.join(sorted(_CHANNELS))}")
    if rows.get("in each", ("city",))[0] != "city":
        raise refused(rows["in each"][1], 'there is "in each: city" or nothing')
    template, row = rows["name"]
    if not set(_FIELD.findall(template)) <= {"sends", "receives", "host", "noun"} or "{}" in template:
        raise refused(row, "a name has {sends}, {receives}, {host} and {noun}")
    return Kind(
        name,
        rows["source"][0],
        channel,
        template,
        _names(rows.get("also called")),
        _names(rows.get("post of")),
        "post of" in rows,
        "in each" in rows,
        "words to a body" in rows,
        _names(rows.get("beside")),
    )


def _names(entry: tuple[str, Line] | None) -> tuple[str, ...]:
    parts = entry[0].split(",") if entry else ()
    return tuple(part.strip() for part in parts if part.strip() not in ("", "none"))


def _phrases(kind: str, key: str, entry: tuple[str, Line]) -> Iterator[Phrase]:
    value, row = entry
    for phrase in value.split(","):
        parts = phrase.split()
        if not parts or phrase != phrase.lower() or any("" in part.split("|") for part in parts):
            raise refused(row, f"{phrase.strip()!r} is no phrase; phrases are lower case, divided by commas")
        head = parts.index("of") - 1 if "of" in parts else len(parts) - 1
        if head < 0:
            raise refused(row, f"{phrase.strip()!r} has no noun in front of its preposition")
        for words in product(*(part.split("|") for part in parts)):
            yield Phrase(tuple(words), head, _NEEDS[key], kind)


@cache
def kinds() -> Kinds:
    """The table that comes with the program, read once.

    Raises:
        VocabularyError: if it has a mistake.
    """
    return kinds_of(vocabulary_text(__package__, "institution_kinds.txt"))
