"""What a number is of: its noun, and the words that govern it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.quantities.counted import head_of
from consilience.annotate.quantities.near import children
from consilience.model import Quantity
from consilience.model.numbers import Number
from consilience.text.countries import country_of, country_of_demonym
from consilience.text.word_sets import word_set

_FURTHEST: Final = 7
_GOING: Final = word_set("go come bring scale")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in its sentence.

    Attributes:
        row: the quantity.
        value: its value, one number.
        inside: the indices of its tokens.
        noun: what it stands with ("eight *diplomats*"), or None ("reduced to *10*").
        top: the noun, or the word of the number that the others hang on.
        path: (word, what it hangs on) from `top` up to the verb of its clause.
    """

    row: Quantity
    value: Number
    inside: range
    noun: Token | None
    top: Token
    path: tuple[tuple[Token, Token], ...]

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.top.doc

    @property
    def last(self) -> int:
        """The last token of the number with its noun."""
        return max(self.inside[-1], self.noun.i if self.noun is not None else 0)

    def above(self, *classes: str) -> Token | None:
        """The nearest word of one of the classes that the number is an object, a subject or a part of."""
        lemmas = frozenset().union(*(words()[name] for name in classes))
        is_cut = "cut" in classes
        return next(
            (head for _, head in self.path if head.lemma_.lower() in lemmas or (is_cut and _is_down(head))), None
        )

    @property
    def whole(self) -> Token:
        """The word that stands for the number in its clause: its noun, or itself ("*four* of 14 diplomats stay")."""
        top = _top(self.doc, self.inside)
        return self.noun if self.noun is not None and self.noun.is_ancestor(top) else top

    @property
    def verb(self) -> Token:
        """The verb of its clause, or the topmost word that is known."""
        return self.path[-1][1] if self.path else self.top


def counted(row: Quantity, inside: range, doc: Doc) -> Counted | None:
    """A quantity in its sentence; None for a range and for what has a unit."""
    if isinstance(row.value, tuple) or row.unit not in ("", "percent") or not inside:
        return None
    noun = next((found for i in reversed(inside) if (found := head_of(doc[i], inside)) is not None), None)
    if noun is not None and class_of(noun) is None:
        noun = _shared(noun)
    top = noun if noun is not None else _top(doc, inside)
    return Counted(row, row.value, inside, noun, top, tuple(_path(top)))


def _shared(noun: Token) -> Token:
    """The noun that a nationality shares with the next one ("ten Valdonian and six Norland *officers*")."""
    if country_of(noun.text) is None:
        return noun
    return next((other for other in noun.conjuncts if other.i > noun.i and class_of(other)), noun)


def _is_down(verb: Token) -> bool:
    """ "go down", "bring down"."""
    return verb.lemma_.lower() in _GOING and any(child.lower_ == "down" for child in children(verb))


def _top(doc: Doc, inside: range) -> Token:
    """The token of a number that the others hang on."""
    return next((doc[i] for i in inside if doc[i].head.i not in inside), doc[inside[-1]])


def _path(token: Token) -> Iterator[tuple[Token, Token]]:
    here = token
    for _ in range(_FURTHEST):
        if here.head.i == here.i:
            return
        yield here, here.head
        here = here.head
        if here.pos_ in ("VERB", "AUX") and here.dep_ not in ("amod", "compound"):
            return


def class_of(token: Token | None) -> str | None:
    """The class of a noun that may be counted, or None."""
    if token is None:
        return None
    lemma, known = token.lemma_.lower(), words()
    if is_national(token):
        return "force"
    return next((name for name in ("staff", "force", "post", "paper", "state") if lemma in known[name]), None)


def is_national(token: Token | None) -> bool:
    """Whether a noun names people by their nationality alone ("the 400 *Danes*")."""
    is_plural = token is not None and token.tag_.startswith("NN") and token.text[0].isupper() and token.text[-1] == "s"
    return token is not None and is_plural and country_of_demonym(token.text) is not None


def has(token: Token, name: str) -> bool:
    """Whether a word is of a class."""
    return token.lemma_.lower() in words()[name]


def is_negated(verb: Token) -> bool:
    """Whether a "not" or "never" stands with a verb."""
    return any(child.dep_ == "neg" for child in children(verb))


def thing_of(verb: Token) -> Token | None:
    """What a verb changes: its object, the subject of its passive, or what its noun is of ("a cut of the staff")."""
    for child in children(verb):
        if child.dep_ in ("dobj", "nsubjpass"):
            return child
    for child in children(verb):
        if child.dep_ == "prep" and child.lower_ in ("of", "in"):
            return next((inner for inner in children(child) if inner.dep_ == "pobj"), None)
    return next((child for child in children(verb) if child.dep_ == "nsubj"), None)
