"""Types of measures: acts that change a system of relations, their codes, the status they lead to, and their words.

The table is `measure_types.txt` beside this module; it needs no Python to extend. Sources stand in it, type by type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, Literal, get_args

from consilience.model.system import InstitutionStatus
from consilience.text.plover import code_in
from consilience.text.vocabularies import Line, lines, refused, vocabulary_text

_STATUSES: Final = {str(status): status for status in get_args(InstitutionStatus)}
_PREPOSITIONS: Final = (
    frozenset(
        ["of", "from", "to", "in", "on", "by", "through", "via", "with", "as", "into", "for", "against", "at", "out"]
    )
    | {"after", "between", "under", "off", "over", "near", "along", "without"}
    | {"across", "around", "above", "towards", "toward", "until", "onto"}
)
_NAME: Final = re.compile(r"[a-z][a-z_]*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-_][^\W\d_]+)*")

Classes = Mapping[str, frozenset[str]]
Manner = Literal["order", "over", "again", "limit", "denied", "now"]
"""Ways to tell words that make a measure of them: "must leave", "no longer issues visas", "may be sold again", "may
keep no more than ten", "was not renewed", "is now a member"."""
_MANNERS: Final[Mapping[str, Manner]] = {
    "!": "order",
    "~": "over",
    "+": "again",
    "<": "limit",
    "-": "denied",
    "=": "now",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words that tell a type.

    Attributes:
        text: the pattern as the table prints it.
        head: lemma of the verb or noun of action.
        particle: "down" of "shut_down", or None.
        subject, object: words of which one must be what acts or what is acted on; empty where any may.
        links: prepositions with the words of which one must follow.
        manner: how the words must be told to be a measure; None where any way will do.
        is_loose: whether firms and clubs use these words too, so that a political side must be named.
    """

    text: str
    head: str
    particle: str | None = None
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    links: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    is_loose: bool = False
    manner: Manner | None = None

    @property
    def is_order(self) -> bool:
        """Whether the words are a measure only where they are told as an order ("were told to leave")."""
        return self.manner == "order"

    @property
    def weight(self) -> int:
        """How much the pattern asks for: of two that fit, the heavier one holds."""
        return 2 * (bool(self.object) + bool(self.subject) + len(self.links)) + (self.particle is not None)


@dataclass(frozen=True, slots=True)
class MeasureType:
    """A type of measure.

    Attributes:
        name: "suspend_operations".
        event, mode: of PLOVER 0.8; None where it has none. `cameo` is the CAMEO code.
        status: how an institution stands once the measure is done; None where it changes none.
        announced_status: how it stands until then.
        ladder, step: types on one ladder tell one act more or less strongly; a higher step is stronger.
        by_organisation: the name of the type that it is when an organisation takes it, or None.
        is_of_owner: whether only the side whose thing it is can take it (a recall).
        source: where the type comes from.
    """

    name: str
    event: str | None = None
    mode: str | None = None
    cameo: str = ""
    status: InstitutionStatus | None = None
    announced_status: InstitutionStatus | None = None
    ladder: str | None = None
    step: int = 0
    by_organisation: str | None = None
    is_of_owner: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class MeasureTypes:
    """The whole table: the types by name, the classes of objects, and the patterns by the lemma of their head."""

    types: Mapping[str, MeasureType]
    classes: Classes
    verbs: Mapping[str, tuple[tuple[Pattern, MeasureType], ...]]
    nouns: Mapping[str, tuple[tuple[Pattern, MeasureType], ...]]

    def is_same_act(self, one: str, other: str) -> bool:
        """Whether two types may tell one act, more or less strongly: they are the same or stand on one ladder and lead
        the same way."""
        first, second = self.types.get(one), self.types.get(other)
        if one == other or first is None or second is None:
            return one == other
        return first.ladder is not None and first.ladder == second.ladder and first.event == second.event


@dataclass
class _Draft:
    """A type in the making, with the line that opened it."""

    line: Line
    fields: dict[str, str] = field(default_factory=dict)
    patterns: dict[str, list[Pattern]] = field(default_factory=dict)


NOTHING: Final = "nothing"
"""The type of words that look like a measure and are none."""
DENIED: Final = " | denied"
"""How the rule of a mention ends that only denies an act: it stands against those who tell it, and is none itself."""
_FIELDS: Final = ("plover", "cameo", "status", "while announced", "ladder", "by organisation", "taken by", "source")


@cache
def measure_types() -> MeasureTypes:
    """The table that comes with the package.

    Raises:
        VocabularyError: as `measure_types_of`.
    """
    name = "measure_types.txt"
    text = vocabulary_text(__package__, name)
    return measure_types_of(text, name)


def measure_types_of(text: str, name: str = "measure_types.txt") -> MeasureTypes:
    """The table that a text in the form of `measure_types.txt` holds.

    Raises:
        VocabularyError: naming file and line, for anything that is no class, type, field or pattern, for a class or
            type given twice in one file or not at all, and for a type without codes or source.
    """
    classes: dict[str, frozenset[str]] = {}
    drafts: dict[str, _Draft] = {}
    seen: set[tuple[str, str]] = set()
    draft: _Draft | None = None
    for line in lines(name, text):
        row = line[2]
        if row.startswith("@"):
            _add_class(line, classes, seen)
        elif row.startswith("["):
            draft = _opened(line, drafts, seen)
        elif draft is None:
            raise refused(line, 'it stands before the first "[type]"')
        else:
            _add_field(line, draft, classes)
    types = {key: _type(key, each, drafts) for key, each in drafts.items()}
    return MeasureTypes(types, classes, _by_head("verbs", drafts, types), _by_head("nouns", drafts, types))


def _add_class(line: Line, classes: dict[str, frozenset[str]], seen: set[tuple[str, str]]) -> None:
    key, colon, words = line[2].partition(":")
    found = [word.strip() for word in words.split(",")]
    if not colon or not _NAME.fullmatch(key[1:]) or not all(_WORD.fullmatch(word) for word in found):
        raise refused(line, 'a class is "@name: word, word"')
    if (line[0], key) in seen:
        raise refused(line, "the class stands twice")
    seen.add((line[0], key))
    classes[key] = classes.get(key, frozenset()) | frozenset(found)


def _opened(line: Line, drafts: dict[str, _Draft], seen: set[tuple[str, str]]) -> _Draft:
    name = line[2][1:-1]
    if not line[2].endswith("]") or not _NAME.fullmatch(name):
        raise refused(line, 'a type is "[name]", in lower-case letters and "_"')
    if (line[0], name) in seen:
        raise refused(line, "the type stands twice")
    seen.add((line[0], name))
    return drafts.setdefault(name, _Draft(line))


def _add_field(line: Line, draft: _Draft, classes: Classes) -> None:
    key, colon, value = (part.strip() for part in line[2].partition(":"))
    if not colon or not value:
        raise refused(line, 'a field is "name: value"')
    if key in ("verbs", "nouns"):
        for each in value.split(","):
            draft.patterns.setdefault(key, []).extend(_patterns(line, each.strip(), classes))
    elif key not in _FIELDS:
        raise refused(line, f"{key!r} is no field; a type has {', '.join(_FIELDS)}, verbs, nouns")
    elif key in draft.fields:
        raise refused(line, "the field stands twice")
    else:
        _check(line, key, value)
        draft.fields[key] = value


def _check(line: Line, key: str, value: str) -> None:
    if key == "plover" and value != "none":
        code_in(value, line)
    if key == "cameo" and not re.fullmatch(r"\d{3,4}", value):
        raise refused(line, "a CAMEO code has three or four digits")
    if key in ("status", "while announced") and value not in _STATUSES:
        raise refused(line, f"an institution's status is one of {', '.join(_STATUSES)}")
    if key == "taken by" and value != "owner":
        raise refused(line, 'the only word behind "taken by" is "owner"')
    if key == "ladder" and not re.fullmatch(r"[a-z_]+ \d", value):
        raise refused(line, 'a ladder is "name step"')


def _type(name: str, draft: _Draft, drafts: Mapping[str, _Draft]) -> MeasureType:
    given = draft.fields
    for key in ("plover", "cameo", "source"):
        if key not in given and name != NOTHING:
            raise refused(draft.line, f"the type has no {key}")
    other = given.get("by organisation")
    if other is not None and other not in drafts:
        raise refused(draft.line, f"the table has no type {other!r}")
    event, _, mode = given.get("plover", "none").partition(" ")
    ladder, _, step = given.get("ladder", "").partition(" ")
    return MeasureType(
        name,
        None if event == "none" else event,
        mode if mode not in ("", "-") else None,
        given.get("cameo", ""),
        _STATUSES.get(given.get("status", "")),
        _STATUSES.get(given.get("while announced", "")),
        ladder or None,
        int(step or 0),
        other,
        "taken by" in given,
        given.get("source", ""),
    )


def _patterns(line: Line, text: str, classes: Classes) -> Iterator[Pattern]:
    """A pattern; of one headed by several words or a class, a pattern for each ("@stop|shelve @trade")."""
    heads, space, rest = text.partition(" ")
    named: list[str] = []
    for head in heads.split("|"):
        if head.startswith("@") and head not in classes:
            raise refused(line, f"there is no class {head!r} above")
        named += sorted(classes[head]) if head.startswith("@") else [head]
    first = _pattern(line, f"{named[0]}{space}{rest}", classes)
    yield first
    for each in named[1:]:
        if not _WORD.fullmatch(each):
            raise refused(line, f"{each!r} is no word and no class")
        head, _, particle = each.partition("_")
        yield replace(first, text=f"{each}{space}{rest}", head=head, particle=particle or None)


def _pattern(line: Line, text: str, classes: Classes) -> Pattern:
    bare = text.rstrip("?" + "".join(_MANNERS))
    manners = [_MANNERS[mark] for mark in text[len(bare) :] if mark != "?"]
    parts = bare.split()
    if len(manners) > 1:
        raise refused(line, f"the pattern {text!r} asks for two ways of telling it")
    if not parts or not _WORD.fullmatch(parts[0]):
        raise refused(line, f"the pattern {text!r} has no head")
    head, _, particle = parts[0].partition("_")
    subject: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()
    links: list[tuple[frozenset[str], frozenset[str]]] = []
    rest = parts[1:]
    while rest:
        part = rest.pop(0)
        before = frozenset(part.split("|"))
        if before <= _PREPOSITIONS and rest:
            links.append((before, _words(line, rest.pop(0), classes)))
        elif part.startswith("^"):
            subject = _words(line, part[1:], classes)
        elif not done_to and not links:
            done_to = _words(line, part, classes)
        else:
            raise refused(line, f"in the pattern {text!r} a preposition must lead to {part!r}")
    is_loose = "?" in text[len(bare) :]
    return Pattern(text, head, particle or None, subject, done_to, tuple(links), is_loose, next(iter(manners), None))


def _words(line: Line, text: str, classes: Classes) -> frozenset[str]:
    found: set[str] = set()
    for part in text.split("|"):
        if part.startswith("@"):
            if part not in classes:
                raise refused(line, f"there is no class {part!r} above")
            found |= classes[part] | {part}
        elif _WORD.fullmatch(part):
            found.add(part)
        else:
            raise refused(line, f"{part!r} is no word and no class")
    return frozenset(found)


def _by_head(
    key: str, drafts: Mapping[str, _Draft], types: Mapping[str, MeasureType]
) -> dict[str, tuple[tuple[Pattern, MeasureType], ...]]:
    found: dict[str, list[tuple[Pattern, MeasureType]]] = {}
    for name, draft in drafts.items():
        for pattern in draft.patterns.get(key, ()):
            found.setdefault(pattern.head, []).append((pattern, types[name]))
    return {head: tuple(rows) for head, rows in found.items()}
