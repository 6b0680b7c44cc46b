"""The parse as plain lists: several times faster to walk than token objects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from consilience.annotate.columns import Columns
from consilience.annotate.quotes.cues import cues

Stretch = tuple[int, int]

# What the lemmatiser takes for "hop", "hat" and words that it does not know.
_FORMS: Final = {"hope": "hopes hoped hoping", "hate": "hates hated hating", "retweet": "retweeted retweeting"}
_LEMMAS: Final = {form: lemma for lemma, forms in _FORMS.items() for form in forms.split()}


class Tree:
    """A dependency parse. All attributes are lists with one entry a token; `start` and `end` are character offsets.

    `left[i]` and `right[i]` are the first and the last token under token `i`; `first[i]` and `last[i]` the first and
    the last token of its sentence.
    """

    def __init__(self, doc: Doc, columns: Columns | None = None) -> None:
        columns = columns or Columns(doc)
        self.text = doc.text
        self.n = len(doc)
        self.words = columns.words
        self.lower = columns.lower
        lemmas = zip(columns.lemma, self.lower, strict=True)
        self.lemma = [_LEMMAS.get(lower) or lemma.lower() or lower for lemma, lower in lemmas]
        self.tag = list(columns.tag)
        self.dep = list(columns.dep)
        self.head = list(columns.head)
        self.start = columns.start
        self.end = columns.end
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
        for start, end in columns.sentences:
            self.first[start:end] = [start] * (end - start)
            self.last[start:end] = [end - 1] * (end - start)
            self._edges([i for i in range(start, end) if self.head[i] == i])

    def _repair(self) -> None:
        """Second verbs without a subject that the parse joined to a verb inside a report, but whose form or meaning
        goes with the outer verb: "X said that Y is right and praised Z", "X vowed to go and welcomed Z", "X says that
        Y is right, but warned that …"."""
        has_own = {self.head[i] for i in range(self.n) if self.dep[i] in ("nsubj", "nsubjpass", "aux", "auxpass")}
        reports = {self.head[i] for i in range(self.n) if self.dep[i] == "ccomp" and self.head[i] < i}
        for i in range(self.n):
            if self.dep[i] != "conj" or self.tag[i] not in ("VBD", "VBZ", "VBG") or i in has_own:
                continue
            clause = self.head[i]
            if self.tag[clause] == "VB" and (outer := self._outer(clause, self.tag[i])) is not None:
                self.head[i] = outer
            elif self.dep[clause] == "ccomp":
                outer = self.head[clause]
                is_other = self.tag[i] == "VBD" and self.tag[outer] == "VBD" != self.tag[clause]
                is_saying = i in reports and outer < clause and self.lemma[i] in cues().say and self.tag[i] != "VBG"
                if outer < clause and (is_other or is_saying):
                    self.head[i] = outer

    def _outer(self, i: int, tag: str) -> int | None:
        """The nearest verb above an infinitive that has a form, if no clause with a subject of its own is between."""
        for _ in range(4):
            if self.dep[i] not in ("xcomp", "ccomp", "advcl", "acl"):
                return None
            i = self.head[i]
            if self.tag[i] == tag:
                return i
        return None

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

    def helpers(self, i: int) -> set[str]:
        """The auxiliary and modal verbs of a verb, as printed, in lower case."""
        return {self.lower[c] for c in self.children[i] if self.dep[c] == "aux"}

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
