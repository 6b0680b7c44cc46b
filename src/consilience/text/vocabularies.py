"""Vocabulary files: small texts that a person without Python can extend. A mistake is refused with its line.

A person's own lines go into a folder of their own, in files named like those that ship ("acts.txt"); the folder is
named in the environment variable `CONSILIENCE_VOCABULARY`. They are read behind the shipped ones.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Final

from consilience.errors import VocabularyError

VARIABLE: Final = "CONSILIENCE_VOCABULARY"
EXTENSIBLE: Final = (
    "acts.txt",
    "alike.txt",
    "channels.txt",
    "contexts.txt",
    "headcounts.txt",
    "institution_kinds.txt",
    "judgements.txt",
    "leaders.txt",
    "measure_titles.txt",
    "measure_types.txt",
    "operators.txt",
    "relations.txt",
    "sayings.txt",
    "sectors.txt",
    "senses.txt",
    "sets.txt",
    "statuses.txt",
)
"""The files that a person's own folder may add to."""
_FROM: Final = "#@ "
"""Begins a line behind which another file follows; its lines are counted anew."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’.&_-][^\W_]+)*\.?")
"""A word; the parts of one with a hyphen are joined by it, those of a particle verb by a low line."""

Line = tuple[str, int, str]
"""A file's name, a line's number and its text."""


def vocabulary_text(package: str, name: str) -> str:
    """A file that ships beside the modules of `package`, and behind it the person's own file of that name.

    Raises:
        VocabularyError: if the person's folder is missing, holds a file of another name, or one that is no text.
    """
    text = (resources.files(package) / name).read_text(encoding="utf-8")
    own = own_files().get(name)
    return text if own is None else f"{text}\n{_FROM}{own}\n{_read(own)}"


def own_files() -> dict[str, Path]:
    """The person's own files by name; none without a folder.

    Raises:
        VocabularyError: if there is no such folder, or a text file in it has a name that no shipped file has.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        return {}
    folder = Path(named)
    if not folder.is_dir():
        raise VocabularyError(f"{VARIABLE}={named}: no such folder; give one with files such as acts.txt, or unset it")
    found = {path.name: path for path in sorted(folder.glob("*.txt"))}
    for name, path in found.items():
        if name not in EXTENSIBLE:
            raise VocabularyError(f"{path}: no vocabulary has this name; it may be {', '.join(EXTENSIBLE)}")
    return found


def own_origins() -> tuple[str, ...]:
    """A mark for each of the person's own files, with the beginning of its hash: a record says what it was made with.

    Raises:
        VocabularyError: as `own_files`.
    """
    return tuple(
        f"vocabulary.{path.stem}@{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}" for path in own_files().values()
    )


def lines(name: str, text: str) -> Iterator[Line]:
    """The lines of a file that say something: neither empty nor notes ("# ...")."""
    number = 0
    for line in text.split("\n"):
        number += 1
        if line.startswith(_FROM):
            name, number = line.removeprefix(_FROM), 0
        elif line.strip() and not line.startswith("#"):
            yield name, number, line.strip()


def word_classes(name: str, text: str, classes: Collection[str]) -> dict[str, frozenset[str]]:
    """The words of each class of a file with lines "class: word, word"; a person's own file adds to a class.

    Args:
        name: the file's, for messages.
        text: its text.
        classes: the classes that it must have, and no others.

    Raises:
        VocabularyError: for a line of another form, a class that there is not or that stands twice in one file, a word
            that is empty, of several words or has capitals, and for a class without a line.
    """
    found: dict[str, frozenset[str]] = {}
    seen: set[tuple[str, str]] = set()
    for row in lines(name, text):
        class_, colon, rest = row[2].partition(":")
        if not colon or class_ not in classes or (row[0], class_) in seen:
            raise refused(row, f'a line is "class: word, word", each class once: {", ".join(sorted(classes))}')
        seen.add((row[0], class_))
        found[class_] = found.get(class_, frozenset()) | words_in(rest.split(","), row)
    if missing := sorted(set(classes) - found.keys()):
        raise VocabularyError(f"{name} has no line for {', '.join(missing)}")
    return found


def words_in(words: Iterable[str], row: Line) -> frozenset[str]:
    """Words of a line as a parse can match them, each once.

    Raises:
        VocabularyError: for a word that is empty, of several words, with capitals or with a sign that no word has.
    """
    found = frozenset(word.strip() for word in words)
    for word in found:
        if word != word.lower() or not _WORD.fullmatch(word):
            raise refused(row, f"{word!r} is no word: it is empty, of several words, or has capitals or signs")
    return found


def refused(line: Line, why: str) -> VocabularyError:
    """The error for a line."""
    name, number, text = line
    return VocabularyError(f"{name}, line {number}: {why} ({text[:60]!r})")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: cannot be read as UTF-8 text ({error})") from error
