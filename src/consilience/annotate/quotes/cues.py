"""The words that attribute, by construction. The lists stand in `cues.txt`, which needs no Python to extend."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas by the construction that they attribute in; see the sections of `cues.txt`."""

    say: frozenset[str]
    think: frozenset[str]
    intend: frozenset[str]
    object: frozenset[str]
    label: frozenset[str]
    show: frozenset[str]
    document: frozenset[str]
    adjective: frozenset[str]
    noun: frozenset[str]
    says_in: frozenset[str]
    abstract: frozenset[str]
    body: frozenset[str]
    expected: frozenset[str]
    known: frozenset[str]
    judged: frozenset[str]

    def is_nobody(self, noun: str) -> bool:
        """Whether a common noun cannot speak: an abstract one that is neither a body nor a document."""
        if noun in self.body or noun in self.document:
            return False
        return noun in self.abstract or noun.endswith(("tion", "sion", "ness", "ity", "ism", "ment", "ance", "ence"))


def sections(name: str) -> dict[str, frozenset[str]]:
    """The words of a lexicon file beside this module, by section; "_" in a word stands for a blank.

    Raises:
        FileNotFoundError: if there is no such file.
    """
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], set())
        elif not line.startswith("#"):
            current.update(word.replace("_", " ") for word in line.split())
    return {section: frozenset(words) for section, words in found.items()}


@cache
def cues() -> Cues:
    """The lexicon, read once."""
    return Cues(**sections("cues.txt"))
