"""The words for acts, read from the text files beside this module. They need no Python to extend.

A mistake in a file is refused with the file and the line that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Final

from consilience.errors import VocabularyError
from consilience.text.plover import MODES, code_in
from consilience.text.vocabularies import Line, lines, refused, vocabulary_text, words_in
from consilience.text.word_sets import word_set

NOTHING: Final = "NOTHING"
"""In the place of a code: words that look like an act and are none ("release a statement")."""
_PREPOSITIONS: Final = word_set("of for to on in by with from against between into at over")
_NOT: Final = "!"
_MARKS: Final = "^>+"
"""What opens a word of a pattern that must be a subject, an object, a particle."""
_KINDS: Final = ("<object>", "<name>", "<do>")
"""Any object, a name that something is given, an infinitive."""


@dataclass(frozen=True, slots=True)
class Code:
    """An act in the field's codes: PLOVER event and mode, CAMEO code."""

    event: str
    mode: str | None
    cameo: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word and what must stand with it: one of each further set. `code` is an act, `operator` the name of one.

    `is_loose`: the word means other things elsewhere ("share", "call"), so that it needs two known parties.
    `is_paired`: it is an act only between two parties that the caller gives; a document is unsure of it.
    `without`: words that must not stand with it.
    """

    words: str
    head: frozenset[str]
    rest: tuple[frozenset[str], ...]
    code: Code | None = None
    operator: str | None = None
    is_loose: bool = False
    is_paired: bool = False
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Operator:
    """What an act becomes under a word: by its event, or by "*"; None leaves it as it is."""

    name: str
    becomes: Mapping[str, Code | None] = field(default_factory=dict)

    def reads(self, event: str) -> bool:
        """Whether an act of this event can stand under it."""
        return event in self.becomes or "*" in self.becomes

    def applied(self, code: Code) -> Code:
        """The act that the whole is."""
        return self.becomes.get(code.event, self.becomes.get("*")) or code


@dataclass(frozen=True)
class Vocabulary:
    """Patterns by the lemma of their head, longest first, and the operators by name."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    changes: Mapping[str, tuple[Pattern, ...]]
    operators: Mapping[str, Operator]
    sayings: frozenset[str]
    sets: Mapping[str, frozenset[str]]

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words at which an act may stand."""
        return frozenset({*self.verbs, *self.nouns, *self.changes, *self.sayings})


def sets_of(rows: Iterator[Line]) -> dict[str, frozenset[str]]:
    """Named sets of words.

    Raises:
        VocabularyError: if a line is no "name: word, word", names a set twice, or has a word that no text can match.
    """
    found: dict[str, frozenset[str]] = {}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        name, colon, words = row[2].partition(":")
        if not colon or not words.strip() or name.split() != [name]:
            raise refused(row, 'a set is "name: word, word"')
        members = words_in(words.split(","), row)
        if (row[0], name) in seen:
            raise refused(row, f"the set {name} stands there twice")
        seen.add((row[0], name))
        found[name] = found.get(name, frozenset()) | members
    return found


def pattern_of(words: str, sets: Mapping[str, frozenset[str]], is_noun: bool, row: Line) -> list[Pattern]:
    """The pattern of one entry, and a second one where its head is written with a hyphen."""
    is_loose, is_paired = "?" in words, "??" in words
    words = words.replace("?", "")
    plain = [word for word in words.split() if not word.startswith(_NOT)]
    parts = [alternatives(word, sets, row) for word in plain]
    without = [alternatives(word.removeprefix(_NOT), sets, row) for word in words.split() if word.startswith(_NOT)]
    if not parts or any("" in part for part in (*parts, *without)):
        raise refused(row, f"{words!r} is no pattern")
    place = 0
    if is_noun:
        place = next((i - 1 for i, word in enumerate(plain) if word in _PREPOSITIONS and i), len(parts) - 1)
    head, rest = parts[place], tuple(part for i, part in enumerate(parts) if i != place)
    if any(word[0] in _MARKS for word in head):
        raise refused(row, f"{words!r} has a mark at its head")
    only = Pattern(words, head, rest, None, None, is_loose, is_paired, frozenset().union(*without))
    found = [only]
    if len(head) == 1 and "-" in (joined := next(iter(head))):
        first, _, last = joined.rpartition("-")
        pieces = (frozenset({piece}) for piece in first.split("-"))
        found.append(replace(only, head=frozenset({last}), rest=(*pieces, *rest)))
    return found


def alternatives(word: str, sets: Mapping[str, frozenset[str]], row: Line) -> frozenset[str]:
    """The words that "a|b" and "@set" stand for, each with the mark in front, if any.

    Raises:
        VocabularyError: if there is no such set or kind, or a mark stands within.
    """
    found: set[str] = set()
    mark = word[0] if word[0] in _MARKS else ""
    if any(one[:1] in _MARKS for one in word.removeprefix(mark).split("|")):
        raise refused(row, f"one mark opens all the words of {word!r}")
    for one in word.removeprefix(mark).split("|"):
        if one.startswith("@"):
            if one[1:] not in sets:
                raise refused(row, f"there is no set {one}")
            found |= sets[one[1:]]
        elif one.startswith("<") and one not in _KINDS:
            raise refused(row, f"there is no {one}; there are {', '.join(_KINDS)}")
        else:
            found.add(one)
    return frozenset(mark + one if one else "" for one in found)


def code_of(words: str, row: Line) -> Code:
    """A code as it is written: `EVENT mode cameo`, "-" for no mode.

    Raises:
        VocabularyError: if PLOVER has no such event or mode, or the CAMEO code is no number.
    """
    parts = words.split()
    if len(parts) != 3:
        raise refused(row, 'a code is "EVENT mode cameo", with "-" for no mode')
    event, mode, cameo = parts
    if not cameo.isdigit():
        raise refused(row, f"{cameo} is no CAMEO code")
    return Code(*code_in(f"{event} {mode}", row), cameo)


def acts_of(
    rows: Iterator[Line], sets: Mapping[str, frozenset[str]]
) -> tuple[dict[str, tuple[Pattern, ...]], dict[str, tuple[Pattern, ...]]]:
    """The patterns under [verbs] and those under [nouns], by head.

    Raises:
        VocabularyError: for a line that is no "EVENT mode cameo: pattern, pattern".
    """
    found: dict[str, list[Pattern]] = {"verbs": [], "nouns": []}
    section = ""
    for row in rows:
        text = row[2]
        if text.startswith("["):
            section = text.strip("[]")
            if section not in found:
                raise refused(row, "a section is [verbs] or [nouns]")
            continue
        code, colon, words = text.partition(":")
        if not section or not colon:
            raise refused(row, 'an entry is "EVENT mode cameo: pattern, pattern" under [verbs] or [nouns]')
        meaning = None if code.strip() == NOTHING else code_of(code, row)
        for entry in words.split(","):
            for made in pattern_of(entry.strip(), sets, section == "nouns", row):
                found[section].append(replace(made, code=meaning))
    return by_head(found["verbs"]), by_head(found["nouns"])


def by_head(patterns: list[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Patterns by each lemma of their head, those with most words first."""
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for head in pattern.head:
            found.setdefault(head, []).append(pattern)
    return {head: tuple(sorted(rows, key=lambda row: -len(row.rest))) for head, rows in found.items()}


def operators_of(
    rows: Iterator[Line], sets: Mapping[str, frozenset[str]]
) -> tuple[dict[str, Operator], dict[str, tuple[Pattern, ...]]]:
    """The operators by name, and the patterns of their words by head.

    Raises:
        VocabularyError: for a line that is no section, no list of words and no "EVENT => EVENT mode cameo".
    """
    becomes: dict[str, dict[str, Code | None]] = {}
    patterns: list[Pattern] = []
    name = ""
    for row in rows:
        text = row[2]
        if text.startswith("["):
            name = text.strip("[]")
            becomes.setdefault(name, {})
        elif not name:
            raise refused(row, "an operator opens with its [name]")
        elif text.startswith("words:"):
            for entry in text.removeprefix("words:").split(","):
                for made in pattern_of(entry.strip(), sets, False, row):
                    patterns.append(replace(made, operator=name, is_loose=False))
        else:
            under, arrow, whole = text.partition("=>")
            if not arrow:
                raise refused(row, 'a change is "EVENT EVENT => EVENT mode cameo"')
            code = None if whole.strip() == "same" else code_of(whole, row)
            for event in under.split():
                if event != "*" and event not in MODES:
                    raise refused(row, f"{event} is no event; there are {', '.join(MODES)}")
                becomes[name][event] = code
    return {name: Operator(name, rows_) for name, rows_ in becomes.items()}, by_head(patterns)


def read(files: Mapping[str, str]) -> Vocabulary:
    """The vocabulary from the texts of `sets.txt`, `acts.txt`, `operators.txt` and `sayings.txt`.

    Raises:
        VocabularyError: if a file has a mistake.
    """
    sets = sets_of(lines("sets.txt", files["sets.txt"]))
    verbs, nouns = acts_of(lines("acts.txt", files["acts.txt"]), sets)
    operators, changes = operators_of(lines("operators.txt", files["operators.txt"]), sets)
    for needed in ("future", "refuse", "cease", "same", "try", "intend", "wish"):
        if needed not in operators:
            raise VocabularyError(f"operators.txt: [{needed}] is missing")
    rows = lines("sayings.txt", files["sayings.txt"])
    sayings = frozenset[str]().union(*(words_in(row[2].split(), row) for row in rows))
    return Vocabulary(verbs, nouns, changes, operators, sayings, sets)


def files() -> dict[str, str]:
    """The texts of the files beside this module, by name."""
    names = ("sets.txt", "acts.txt", "operators.txt", "sayings.txt")
    return {name: vocabulary_text(__package__, name) for name in names}


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    return read(files())
