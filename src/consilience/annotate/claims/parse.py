"""The parse of a document as plain objects: asking a token of the parser for its children makes them anew each time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc

from consilience.annotate.columns import Columns

_FLAGS: Final = {"IS_PUNCT": "is_punct", "IS_SPACE": "is_space", "IS_STOP": "is_stop", "LIKE_NUM": "is_number"}
"""What the vocabulary tells of a word, by the parser's name and ours."""


@dataclass(slots=True, eq=False)
class Word:
    """A token with its place in the tree. Positions are those of the reading; a root is its own head.

    Attributes:
        i: index of the token.
        start, end: its first character, and the one behind it.
        text, lower, lemma: the word as it stands, in lower case, and its dictionary form in lower case.
        pos, tag, dep: part of speech, Penn tag, dependency.
        entity: the type of the name that it belongs to, or "".
        head, children: what it hangs on, and what hangs on it, in order.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    entity: str
    children: list[Word]
    head: Word = field(init=False, repr=False)
    is_punct: bool = False
    is_space: bool = False
    is_stop: bool = False
    is_number: bool = False

    @property
    def left_edge(self) -> Word:
        """The first word under it, or itself."""
        return self.subtree[0]

    @property
    def right_edge(self) -> Word:
        """The last word under it, or itself."""
        return self.subtree[-1]

    @property
    def subtree(self) -> list[Word]:
        """All words under it, itself included, in order."""
        if not self.children:
            return [self]
        found = [self]
        for word in found:
            found += word.children
        found.sort(key=place)
        return found

    @property
    def ancestors(self) -> Iterator[Word]:
        """What it hangs on, up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def conjuncts(self) -> list[Word]:
        """The words that it is joined with by "and", "or" or a comma, in order."""
        first = self
        while first.dep == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.children if child.dep == "conj"]
        return sorted((word for word in found if word is not self), key=place)


def words_of(doc: Doc, columns: Columns) -> list[Word]:
    """The words of a parsed text, joined to a tree."""
    known = columns
    lemmas = {lemma: lemma.lower() for lemma in set(known.lemma)}
    rows = zip(
        known.start, known.end, known.words, known.lower, known.lemma, known.pos, known.tag, known.dep, strict=True
    )
    words = [
        Word(i, start, end, own, lower, lemmas[lemma], pos, tag, dep, "", [])
        for i, (start, end, own, lower, lemma, pos, tag, dep) in enumerate(rows)
    ]
    for word, head in zip(words, known.head, strict=True):
        above = word.head = words[head]
        if above is not word:
            above.children.append(word)
    for entity in doc.ents:
        for word in words[entity.start : entity.end]:
            word.entity = entity.label_
    for attribute, name in _FLAGS.items():
        for i in doc.to_array([attribute]).ravel().nonzero()[0].tolist():
            setattr(words[i], name, True)
    return words


def words_between(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """The words that share a character with a stretch of the reading."""
    if start >= end:
        return ()
    return words[bisect_right(words, start, key=_end) : bisect_left(words, end, key=_start)]


def root_of(words: Sequence[Word]) -> Word:
    """The word of some that the others hang on: the first whose head is not among them."""
    first, last = words[0].i, words[-1].i
    return next((word for word in words if word.head is word or not first <= word.head.i <= last), words[0])


def place(word: Word) -> int:
    """Sorts words as they stand in the text."""
    return word.i


def _start(word: Word) -> int:
    return word.start


def _end(word: Word) -> int:
    return word.end
