"""The tokens of a reading as plain lists, so that rules cost a list look-up and not a call into the parser."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from consilience.annotate.reading import Reading

_OPENING: Final = frozenset("“«„‟")
_MARKS: Final = _OPENING | frozenset("”»") | {'"', "''", "``"}
POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
"""Tokens that say that a name in front owns what follows."""
_TITLE_CASE: Final = 0.6
"""The share of capitalised words from which a headline counts as title case, where capitals tell nothing."""


class Words:
    """Parallel lists over the tokens of a reading, in token order.

    Attributes:
        tokens: the tokens themselves.
        text, low: the words as they stand and in lower case.
        pos, tag, dep: part of speech, Penn tag, dependency.
        head: index of the head token.
        sentence: index of the sentence; `sentences[n]` is its (first, end).
        paragraph: index of the paragraph.
        is_quoted: whether the token stands inside quotation marks.
        is_capitalised_line: whether it stands in a headline of title case.
    """

    def __init__(self, reading: Reading) -> None:
        columns = reading.columns
        self.reading = reading
        self.tokens = reading.doc
        self.text = columns.words
        self.low = columns.lower
        self.pos = columns.pos
        self.tag = columns.tag
        self.dep = columns.dep
        self.head = columns.head
        self.offset = columns.start
        self.sentences = columns.sentences
        self.sentence = [n for n, (start, end) in enumerate(self.sentences) for _ in range(start, end)]
        self.paragraph = self._paragraphs()
        self.is_quoted = self._quoted()
        self.is_capitalised_line = self._capitalised_lines()

    def __len__(self) -> int:
        return len(self.text)

    def _paragraphs(self) -> list[int]:
        starts = [start for _, start, _ in self.reading.paragraphs][1:]
        rows, number = [], 0
        for offset in self.offset:
            while number < len(starts) and starts[number] <= offset:
                number += 1
            rows.append(number)
        return rows

    def _quoted(self) -> list[bool]:
        """Whether each token stands inside quotation marks, the marks too. What never closes ends with its paragraph.

        Spacing decides what a mark does, because its glyph often does not: one with a space in front and none behind
        opens, one with a space behind closes.
        """
        text = self.reading.text
        rows, depth, paragraph = [], 0, -1
        for word, number, offset in zip(self.text, self.paragraph, self.offset, strict=True):
            if number != paragraph:
                paragraph, depth = number, 0
            if word not in _MARKS:
                rows.append(depth > 0)
                continue
            before, behind = text[offset - 1 : offset], text[offset + len(word) : offset + len(word) + 1]
            is_opening = (not before or before.isspace() or before in "([—–-") and not (not behind or behind.isspace())
            if not is_opening and not behind.isspace() and behind.isalnum() and before.isalnum():
                is_opening = word in _OPENING
            depth = depth + 1 if is_opening else max(0, depth - 1)
            rows.append(True)
        return rows

    def _capitalised_lines(self) -> list[bool]:
        count = len(self)
        rows = [False] * count
        zones = [zone.type for zone, _, _ in self.reading.paragraphs]
        first = 0
        while first < count:
            end = first
            while end < count and self.paragraph[end] == self.paragraph[first]:
                end += 1
            number = self.paragraph[first]
            if number < len(zones) and zones[number] in ("title", "headline", "subhead", "standfirst"):
                words = [text for text in self.text[first:end] if text[:1].isalpha() and len(text) > 3]
                capitals = sum(text[0].isupper() for text in words)
                is_title = bool(words) and capitals / len(words) > _TITLE_CASE and end - first > 3
                rows[first:end] = [is_title] * (end - first)
            first = end
        return rows

    @cached_property
    def telling(self) -> list[int]:
        """For each sentence, how many up to it hold words outside quotation marks: distance in the telling."""
        rows, count = [], 0
        for start, end in self.sentences:
            count += any(not self.is_quoted[i] and self.text[i][0].isalpha() for i in range(start, end))
            rows.append(count)
        return rows

    @cached_property
    def has_congress_party(self) -> bool:
        """Whether the text tells of a party with the name of a parliament."""
        return any(low == "congress" and self.low[i + 1 : i + 2] == ["party"] for i, low in enumerate(self.low))

    @cached_property
    def root_of_sentence(self) -> list[int]:
        """The root token of each sentence."""
        roots = []
        for start, end in self.sentences:
            roots.append(next((i for i in range(start, end) if self.head[i] == i), start))
        return roots

    def lemma(self, token: int) -> str:
        """The lemma in lower case."""
        return self.reading.columns.lemma[token].lower()

    def is_subject(self, token: int) -> bool:
        """Whether the token is the subject of a clause (active or passive)."""
        return self.dep[token] in ("nsubj", "nsubjpass", "csubj")

    def is_capitalised(self, token: int) -> bool:
        """Whether the word starts with a capital letter."""
        return self.text[token][:1].isupper()

    def is_glued(self, token: int) -> bool:
        """Whether no space stands in front of the token ("on" in "Gal-on")."""
        return token > 0 and self.offset[token - 1] + len(self.text[token - 1]) == self.offset[token]

    def phrase(self, start: int, end: int) -> str:
        """The words as they are read, with their own spacing."""
        last = end - 1
        return self.reading.text[self.offset[start] : self.offset[last] + len(self.text[last])]
