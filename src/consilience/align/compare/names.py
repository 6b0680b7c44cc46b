"""Two names that may stand for one: spelling variants, other words for one institution, or different names."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.words import STOP, singular
from consilience.text.word_sets import word_set

_LETTERS: Final = (
    ("ph", "f"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("ck", "k"),
    ("qu", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("dzh", "j"),
    ("zh", "j"),
    ("ts", "c"),
    ("oe", "o"),
    ("ae", "a"),
    ("ue", "u"),
)
_SOFT_C: Final = re.compile(r"c(?=[eiy])")
_POSSESSIVE: Final = re.compile(r"['’]s$")
""" "Norland's" is no spelling of "Norlands"."""
KINDS_OF_BODY: Final = (
    word_set("mission delegation representation embassy legation"),
    word_set("office bureau"),
    word_set("defence defense"),
    word_set("ministry department"),
    word_set("jail prison"),
    word_set("compound complex site"),
    word_set("alliance bloc organisation organization"),
)
"""Nouns that outlets exchange for one institution."""

KINDS: Final = frozenset(min(group) for group in KINDS_OF_BODY)
"""The names of those groups, as `kind` gives them."""


def key(name: str) -> str:
    """A key under which spellings of one name meet: no accents, one letter a sound, no vowels but the first.

    After the idea of the Beider-Morse and Metaphone keys, much cruder: "Sergei", "Sergey" and "Serguei" are SRG.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"[^a-z]", "", plain)
    for letters, sound in _LETTERS:
        plain = plain.replace(letters, sound)
    plain = _SOFT_C.sub("s", plain).replace("c", "k").replace("y", "i").replace("j", "j")
    if not plain:
        return ""
    first = "a" if plain[0] in "aeiou" else plain[0]
    rest = re.sub(r"[aeiouh]", "", plain[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


def is_spelling_variant(left: str, right: str) -> bool:
    """Whether two names are one name in two spellings: every word meets its partner under `key`, and one differs."""
    first, second = left.split(), right.split()
    if not first or len(first) != len(second) or list(map(str.lower, first)) == list(map(str.lower, second)):
        return False
    return all(_is_one_word(a, b) for a, b in zip(first, second, strict=True))


def _is_one_word(left: str, right: str) -> bool:
    if left.lower() == right.lower():
        return True
    if _POSSESSIVE.search(left) or _POSSESSIVE.search(right):
        return False
    if len(left) < 4 or len(right) < 4 or abs(len(left) - len(right)) > 2:
        return False
    return key(left) == key(right)


def compared(left: str, right: str, is_person: bool = True) -> Comparison:
    """Compare two names in one role. For persons an unshared surname is a different person."""
    if left.lower() == right.lower():
        return Comparison("same", None, f"Both name {left}.")
    if is_spelling_variant(left, right):
        return Comparison("same", "same_referent", f"“{left}” and “{right}” are spellings of one name.")
    a, b = _parts(left), _parts(right)
    if not a or not b:
        return unsure("One of the two gives no name.")
    if a <= b or b <= a:
        return Comparison("same", "same_referent", f"“{left}” and “{right}” name the same in short and in full.")
    if is_person:
        if _is_one_word(left.split()[-1], right.split()[-1]):
            return unsure("The surnames agree and the first names do not.")
        return Comparison("different", "contradiction", f"{left} and {right} are two persons.")
    if frozenset(map(kind, a)) == frozenset(map(kind, b)):
        return Comparison("same", "same_referent", f"“{left}” and “{right}” are two names of one institution.")
    return unsure("The two names may stand for different things.")


def _parts(name: str) -> frozenset[str]:
    return frozenset(singular(word) for word in re.findall(r"[^\W_]+", name.lower()) if word not in STOP)


def kind(word: str) -> str:
    """One word for all nouns that outlets exchange for one institution ("embassy" and "mission" give one)."""
    for group in KINDS_OF_BODY:
        if word in group:
            return min(group)
    return word
