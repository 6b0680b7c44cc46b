"""The parse as plain lists: several times faster to walk than token objects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from consilience.annotate.columns import column, heads

Stretch = tuple[int, int]

# What the lemmatiser takes for "hop", "hat" and words that it does not know.
_FORMS: Final = {"hope": "hopes hoped hoping", "hate": "hates hated hating", "retweet": "retweeted retweeting"}
_LEMMAS: Final = {form: lemma for lemma, forms in _FORMS.items() for form in forms.split()}


class Tree:
    """A dependency parse. All attributes are lists with one entry a token; `start` and `end` are character offsets.

    `left[i]` and `right[i]` are the first and the last token under token `i`; `first[i]` and `last[i]` the first and
    the last token of its sentence.
    """

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.n = len(doc)
        tokens = list(doc)
        self.words = [token.text for token in tokens]
        self.lower = [word.lower() for word in self.words]
        lemmas = zip(column(doc, "lemma"), self.lower, strict=True)
        self.lemma = [_LEMMAS.get(lower) or lemma.lower() or lower for lemma, lower in lemmas]
        self.tag = column(doc, "tag")
        self.dep = column(doc, "dep")
        self.head = heads(doc)
        self.start = [token.idx for token in tokens]
        self.end = [start + len(word) for start, word in zip(self.start, self.words, strict=True)]
        self.first = [0] * self.n
        self.last = [0] * self.n
        self.names = Counter(low for low, tag in zip(self.lower, self.tag, strict=True) if tag.startswith("NNP"))
        self._repair()
        self.children: list[list[int]] = [[] for _ in range(self.n)]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)
        self.left = list(range(self.n))
        self.right = list(range(self.n))
        for sentence in doc.sents:
            start, end = sentence.start, sentence.end
            self.first[start:end] = [start] * (end - start)
            self.last[start:end] = [end - 1] * (end - start)
            self._edges([i for i in range(start, end) if self.head[i] == i])

    def _repair(self) -> None:
        """A past verb without a subject, joined to the reported clause of another past verb though the clause is in
        another tense, belongs to the outer verb: "X said that Y is right and praised Z"."""
        has_own = {self.head[i] for i in range(self.n) if self.dep[i] in ("nsubj", "nsubjpass", "aux", "auxpass")}
        for i in range(self.n):
            clause = self.head[i]
            if self.dep[i] != "conj" or self.tag[i] != "VBD" or i in has_own or self.dep[clause] != "ccomp":
                continue
            outer = self.head[clause]
            if outer < clause and self.tag[outer] == "VBD" != self.tag[clause]:
                self.head[i] = outer

    def _edges(self, roots: list[int]) -> None:
        order: list[int] = []
        stack = list(roots)
        while stack:
            i = stack.pop()
            order.append(i)
            stack.extend(self.children[i])
        for i in reversed(order):
            head = self.head[i]
            self.left[head] = min(self.left[head], self.left[i])
            self.right[head] = max(self.right[head], self.right[i])

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of `i` with one of the labels, or None."""
        for c in self.children[i]:
            if self.dep[c] in deps:
                return c
        return None

    def under(self, i: int) -> Iterator[int]:
        """All tokens under `i`, itself included, in no particular order."""
        stack = [i]
        while stack:
            j = stack.pop()
            yield j
            stack.extend(self.children[j])

    def is_verb(self, i: int) -> bool:
        """Whether a token is a verb form other than a modal."""
        return self.tag[i].startswith("VB")

    def chars(self, first: int, last: int) -> Stretch:
        """(start, end) in characters of tokens `first` to `last`, inclusive."""
        return self.start[first], self.end[last]
