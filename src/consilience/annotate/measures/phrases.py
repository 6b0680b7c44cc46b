"""Noun phrases as measures need them: what a noun says beside its head, and which words name the thing itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.measures.terms import Terms
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_LIGHT: Final = word_set("half all most part form kind type majority third quarter rest some many several number dozen")
"""Nouns and quantifiers that say how much of a thing: "half of the mission", "all forms of cooperation"."""
_SUMS: Final = frozenset({"thousand", "million", "billion", "trillion"})
_ENDS: Final = frozenset({"end", "halt", "stop", "close", "hold", "ice"})
_FRONT: Final = word_set("det amod compound poss nmod nummod quantmod case predet advmod punct npadvmod")
_BEHIND: Final = word_set("of to in at for from with on between near")
_INSIDE: Final = word_set("compound amod nmod poss appos nummod")
_PLACES: Final = word_set("capital city country region territory province north south east west headquarters")
_BODIES: Final = word_set("organization organisation union alliance community council league commission")
_DEPTH: Final = 4


class Phrases:
    """The noun phrases of a parse.

    `classes_at` adds classes to tokens ("@institution" where another layer found one).
    """

    def __init__(self, tree: Tree, classes_at: dict[int, frozenset[str]], time_tokens: frozenset[int]) -> None:
        self.tree = tree
        self.terms = Terms(tree)
        self.classes_at = classes_at
        self.time_tokens = time_tokens
        self._words: dict[int, frozenset[str]] = {}

    def words(self, i: int) -> frozenset[str]:
        """The forms under which a token is looked up: lemma, form, form without a plural's "s", classes."""
        if i not in self._words:
            self._words[i] = self._forms(i)
        return self._words[i]

    def _forms(self, i: int) -> frozenset[str]:
        lower = self.tree.lower[i]
        singular = lower[:-1] if lower.endswith("s") and len(lower) > 3 else lower
        found = frozenset((self.tree.lemma[i], lower, singular)) | self.classes_at.get(i, frozenset())
        if self.tree.tag[i] in ("NN", "NNS"):  # "flight-ban", "restrictive-measure"
            before = [c for c in self.tree.children[i] if self.tree.dep[c] in ("compound", "amod")]
            found |= {f"{self.tree.lemma[c]}-{self.tree.lemma[i]}" for c in before}
        if lower == "general":  # "a consulate general"
            found |= {self.tree.lemma[c] for c in self.tree.children[i] if self.tree.dep[c] == "compound"}
        if self.tree.tag[i] == "NNP":  # "Prime Minister Moor" is a minister, the "Treaty Union" no treaty
            titles = () if "@body" in found or self.tree.lemma[i] in _BODIES else self.tree.children[i]
            found |= {"@proper"} | {self.tree.lemma[c] for c in titles if self.tree.dep[c] == "compound"}
        return found

    def heads(self, i: int) -> Iterator[int]:
        """The nouns that stand for a phrase: its head, what a word of amount leads to, and those joined by "and"."""
        seen = [i]
        while seen:
            j = seen.pop(0)
            yield j
            is_amount = self.tree.lemma[j] in _LIGHT or self.tree.tag[j] == "CD"
            of = ("of", "in") if self.tree.lemma[j] in _SUMS else ("of",)  # "$2 billion in assets"
            for c in self.tree.children[j]:
                if self.tree.dep[c] == "conj" and self.tree.tag[c] in ("NN", "NNP"):
                    seen.append(c)
                elif self.tree.dep[c] == "prep" and self.tree.lower[c] in of and is_amount:
                    seen.extend(d for d in self.tree.children[c] if self.tree.dep[d] == "pobj")

    def deeper(self, i: int, depth: int = 0) -> Iterator[int]:
        """The nouns and adjectives inside a phrase, below its head, the nearest first."""
        tree = self.tree
        if depth > _DEPTH:
            return
        below: list[int] = []
        for c in tree.children[i]:
            if tree.dep[c] == "prep" and tree.lower[c] in _BEHIND:
                below.extend(d for d in tree.children[c] if tree.dep[d] == "pobj")
            elif tree.dep[c] in _INSIDE or (tree.dep[c] == "conj" and depth):
                below.append(c)
        yield from below
        for c in below:
            yield from self.deeper(c, depth + 1)

    def torn_subject(self, i: int) -> int | None:
        """The subject that a parse made the object of "after": "it came after the Compact, on 1 May, decided"."""
        tree = self.tree
        head = tree.head[i]
        if head == i and tree.first[i] == i > 0 and tree.tag[i] in ("VBD", "VBZ"):
            return self._behind_dateline(i)
        first = tree.first[i]
        if head == i and first > 0 and tree.head[first] == i and tree.lower[first] in ("has", "have", "had"):
            return self._behind_dateline(first)
        if tree.tag[i] != "VBD" or tree.dep[i] not in ("conj", "advcl") or not head < i:
            return None
        if any(tree.dep[c] in ("cc", "mark", "nsubj", "nsubjpass") and head < c for c in tree.children[i]):
            return None
        if any(tree.dep[c] == "cc" and head < c < i for c in tree.children[head]):
            return None
        for c in tree.children[head]:
            if tree.lower[c] in ("after", "before", "since") and tree.dep[c] == "prep" and head < c < i:
                return next((d for d in tree.children[c] if tree.dep[d] == "pobj"), None)
        return None

    def whole_word(self, i: int) -> int:
        """Where a word begins that a parse cut at its hyphens: "pro-Norland" at "pro"."""
        tree = self.tree
        while i > 1 and tree.words[i - 1] == "-" and tree.end[i - 2] == tree.start[i - 1] == tree.start[i] - 1:
            i -= 2
        return i

    def _behind_dateline(self, i: int) -> int | None:
        """The name that was parsed as a sentence of its own: "LIMA - Norland | closed its embassy"."""
        tree = self.tree
        before = i - 1
        is_name = tree.tag[before].startswith("NNP") and tree.head[before] == before
        return before if is_name and "\n" not in tree.text[tree.start[before] : tree.start[i]] else None

    def behind(self, i: int, prepositions: frozenset[str]) -> Iterator[int]:
        """The nouns to which prepositions of token `i` lead; "out of" counts as both."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] in ("prep", "agent", "dative") and tree.tag[c] in ("IN", "TO", "RB", "RP"):
                for d in tree.children[c]:
                    if tree.dep[d] == "prep" and tree.lower[d] in prepositions:
                        yield from (e for e in tree.children[d] if tree.dep[e] == "pobj")
                    elif tree.lower[c] in prepositions and tree.dep[d] in ("pobj", "pcomp"):
                        yield d
            elif tree.dep[c] == "advmod" and tree.lower[c] in ("out", "away", "back", "home"):
                yield from self.behind(c, prepositions)

    def owned(self, i: int) -> int | None:
        """What a noun for a side of a thing is said of: the members in "the accreditation of eight members"."""
        tree = self.tree
        for word in ("of", "from", "for", "in"):
            for j in self.behind(i, frozenset((word,))):
                if tree.tag[j].startswith(("NN", "CD")) and j not in self.time_tokens:
                    return j
        below = [c for c in tree.children[i] if tree.dep[c] in ("poss", "compound") and tree.tag[c].startswith("NN")]
        return below[-1] if below else None

    def bounds(self, i: int) -> tuple[int, int]:
        """The first and the last token of the phrase that a noun heads, without clauses, dates and asides behind it."""
        tree = self.tree
        first = i
        for c in sorted(tree.children[i], reverse=True):
            if c < i and tree.dep[c] in _FRONT and tree.right[c] < i:
                first = tree.left[c]
        while first < i and tree.dep[first] == "punct":
            first += 1
        last = i
        while (following := self._follows(last, first)) is not None:
            last = following
        return first, last

    def joined(self, last: int, first: int, others: frozenset[str]) -> int:
        """The last token of what "and" or "or" joins to the end of a phrase ("the assets of Moor and Vance"), but for
        nouns among `others`, which stand for a thing of their own."""
        tree = self.tree
        if last + 2 >= tree.n or tree.lower[last + 1] not in ("and", "or"):
            return last
        joining = tree.head[last + 1]
        is_deep = tree.dep[joining] == "pobj" and tree.head[joining] > first  # "a list of Moors and Vances"
        for c in tree.children[joining] if first <= joining <= last else ():
            begin, end = self.bounds(c) if tree.dep[c] == "conj" and tree.tag[c].startswith("NN") else (0, 0)
            if begin == last + 2 and end + 2 < tree.n and tree.lower[end + 1] == "-":  # "the export or re-export of"
                return self.bounds(end + 2)[1] if tree.head[end + 2] == joining else last
            if begin == last + 2 and (is_deep or not self.words(c) & others):
                return end
        return last

    def extended(self, last: int, heads: tuple[int, int], prepositions: frozenset[str]) -> int:
        """The last token of a phrase with the preposition behind it, where that belongs to a token between its first
        and its last, or to the verb above it ("withdrew its troops from Keel")."""
        tree, (first, verb) = self.tree, heads
        c = last + 1
        if (
            c >= tree.n
            or tree.lower[c] not in prepositions
            or not (first <= tree.head[c] <= last or tree.head[c] == verb)
        ):
            return last
        noun = next((d for d in tree.children[c] if tree.dep[d] == "pobj" and tree.tag[d].startswith("NN")), None)
        if noun is None or not self.time_tokens.isdisjoint((noun, *tree.children[noun])):
            return last
        begin, end = self.bounds(noun)
        is_vague = tree.tag[noun] == "NN" and tree.lower[begin] in ("a", "an")  # "into a conflict"
        return self.joined(end, begin, frozenset()) if begin == c + 1 and not is_vague else last

    def _follows(self, last: int, first: int) -> int | None:
        """The last token of a prepositional phrase that stands directly behind a phrase."""
        tree = self.tree
        c = last + 1
        if c >= tree.n or tree.lower[c] not in _BEHIND or tree.dep[c] not in ("prep", "dative"):
            return None
        head = tree.head[c]
        is_of = tree.lower[c] in ("of", "to", "in") and head < c
        if not (first <= head <= last or is_of):
            return None
        for d in tree.children[c]:
            is_place = tree.lower[c] not in ("in", "at") or tree.tag[d].startswith("NNP") or tree.lemma[d] in _PLACES
            is_time = bool({d, *tree.children[d]} & self.time_tokens)
            if tree.lemma[d] in _ENDS and tree.lower[c] in ("to", "on"):
                return None  # "brought the truce to an end"
            if tree.dep[d] == "pobj" and d > c and is_place and not is_time and tree.tag[d] != "CD":
                return self.bounds(d)[1]
        return None
