"""In what sense an act is read, by its parties and by the text around it, from the lines of `senses.txt`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from consilience.annotate.events.acts import POSITIVE
from consilience.annotate.events.rows import Rows
from consilience.annotate.events.vocabulary import Code, alternatives, code_of, vocabulary
from consilience.model.events import EventMention, Party
from consilience.text.plover import MODES
from consilience.text.vocabularies import Line, lines, refused, vocabulary_text

_UNSURE: Final = "unsure"
_ANY: Final = "*"
_OF_WORDS: Final = ("word", "aim", "by", "joined", "beside", "who", "whom", "role", "same")
_OF_PARTIES: Final = ("actor", "recipient")
_AIMS: Final = frozenset({"on", "against", "at", "upon", "into", "between"})
_BY: Final = frozenset({"in", "by", "with", "during", "from"})
"""Prepositions that lead to that by which it is done."""
_TO_COME: Final = ("announced", "scheduled")
_OBJECTS: Final = ("dobj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold: something has one of some words or codes; the text `least` of them, and more than of `over`."""

    name: str
    words: frozenset[str]
    is_not: bool = False
    least: int = 1
    over: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """A line: its event and mode (None: any), its conditions, and what an act is then (None: unsure)."""

    event: str
    mode: str | None
    conditions: tuple[Condition, ...]
    code: Code | None


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """The senses by event, read once.

    Raises:
        VocabularyError: if the file has a mistake.
    """
    return senses_of(vocabulary_text(__package__, "senses.txt"), vocabulary().sets)


def senses_of(text: str, sets: Mapping[str, frozenset[str]]) -> dict[str, tuple[Sense, ...]]:
    """The lines of a text in the form of `senses.txt`, by event.

    Raises:
        VocabularyError: if a line is no "EVENT mode: condition; condition => sense", or names what is not there.
    """
    found: dict[str, list[Sense]] = {}
    for row in lines("senses.txt", text):
        acts, _, rest = row[2].partition(":")
        conditions, arrow, sense = rest.partition("=>")
        event, _, mode = acts.partition(" ")
        if not arrow or not conditions.strip():
            raise refused(row, 'a sense is "EVENT mode: condition; condition => sense"')
        if event not in MODES or (mode != _ANY and mode not in MODES[event]):
            raise refused(row, f"PLOVER has no {acts}")
        code = None if sense.strip() == _UNSURE else code_of(sense, row)
        read = tuple(_condition(part.split(), sets, row) for part in conditions.split(";"))
        found.setdefault(event, []).append(Sense(event, None if mode == _ANY else mode, read, code))
    return {event: tuple(rows) for event, rows in found.items()}


def _condition(parts: list[str], sets: Mapping[str, frozenset[str]], row: Line) -> Condition:
    is_not = parts[:1] == ["not"]
    name, *rest = parts[is_not:] or [""]
    if name not in (*_OF_WORDS, *_OF_PARTIES, "text") or not rest:
        raise refused(row, f"{name!r} is no condition; there are {', '.join((*_OF_WORDS, *_OF_PARTIES, 'text'))}")
    words = frozenset(rest[0].split("|")) if name in _OF_PARTIES else alternatives(rest[0], sets, row)
    least, over = 1, None
    more = rest[1:]
    if name == "text" and more and more[0].isdigit():
        least = int(more.pop(0))
    if name == "text" and len(more) == 2 and more[0] == ">":
        over, more = alternatives(more[1], sets, row), []
    if more:
        raise refused(row, f"{' '.join(more)!r} says nothing")
    return Condition(name, words, is_not, least, over)


class Senses:
    """The senses of the acts of one document."""

    def __init__(self, write: Rows) -> None:
        self.write = write
        self.tree = write.tree
        self._counts: Counter[str] | None = None

    def meant(self, rows: list[EventMention]) -> Iterator[EventMention]:
        """The rows in the sense that their parties and the text give them, without those whose sense is unsure."""
        by_event = senses()
        for row in rows:
            for sense in by_event.get(row.event, ()):
                if (sense.mode is None or sense.mode == row.mode) and all(
                    self._holds(c, row) for c in sense.conditions
                ):
                    if sense.code is not None:
                        code = sense.code
                        if code.event in POSITIVE and row.event not in POSITIVE and row.status in _TO_COME:
                            code = vocabulary().operators["future"].applied(code)  # help that is to come is promised
                        yield replace(row, event=code.event, mode=code.mode, cameo=code.cameo)
                    break
            else:
                yield row

    def _holds(self, condition: Condition, row: EventMention) -> bool:
        return self._is_so(condition, row) != condition.is_not

    def _is_so(self, condition: Condition, row: EventMention) -> bool:
        name, words = condition.name, condition.words
        if name == "word":
            return self.tree.lemma[self._head(row)] in words
        if name in _OF_PARTIES:
            return not words.isdisjoint(self._types(row.actor if name == "actor" else row.recipient))
        if name in ("who", "whom"):
            party = row.actor if name == "who" else row.recipient
            return party is not None and self.tree.lemma[self._head_of(party)] in words
        if name == "same":
            countries = {side.country for side in (row.actor, row.recipient) if side is not None}
            return row.recipient is not None and len(countries - {None}) < 2
        if name == "role":
            return row.recipient is not None and self._role(row, row.recipient) in words
        if name == "aim":
            return any(self.tree.lemma[i] in words for i in self._aims(row))
        if name == "by":
            return any(self.tree.lemma[i] in words for i in self._means(row))
        if name == "joined":
            return any(self.tree.lemma[i] in words for i in self._joined(row))
        if name == "beside":
            return any(self.tree.lemma[i] in words for i in self.tree.under(self._head(row)))
        return self._is_text(condition)

    def _is_text(self, condition: Condition) -> bool:
        if self._counts is None:
            self._counts = Counter(self.tree.lemma)
        counts = self._counts
        found = sum(counts[word] for word in condition.words & counts.keys())
        others = sum(counts[word] for word in condition.over & counts.keys()) if condition.over else -1
        return found >= condition.least and found > others

    def _head(self, row: EventMention) -> int:
        return self.write.sides.tokens(row.start, row.end)[0]

    def _head_of(self, party: Party) -> int:
        return self.write.sides.head_of(self.write.sides.tokens(party.start, party.end))

    def _role(self, row: EventMention, party: Party) -> str:
        """The label of a party under the head of an act or under its preposition; "" where it stands elsewhere."""
        tree, i = self.tree, self._head_of(party)
        while tree.dep[i] in ("conj", "appos"):
            i = tree.head[i]
        above = tree.head[tree.head[i]] if tree.dep[i] == "pobj" else tree.head[i]
        return tree.dep[i] if above == self._head(row) else ""

    def _types(self, party: Party | None) -> frozenset[str]:
        if party is None:
            return frozenset({"NONE"})
        found = {party.sector} if party.sector else set()
        is_person = self.write.sides.kind(party) == "person"
        if is_person:
            found.add("PERSON")
        if not party.country and not party.sector:
            found.add("OTHER")
        is_name = not is_person and self.tree.tag[self._head_of(party)] == "NNP"
        if party.country and not party.sector and is_name:
            found.add("STATE")
        return frozenset(found)

    def _aims(self, row: EventMention) -> Iterator[int]:
        """What an act is aimed at, as tokens."""
        tree = self.tree
        tokens = {self.write.sides.tokens(word.start, word.end)[0] for word in row.words} | {self._head(row)}
        for i in tokens:
            if tree.dep[i] == "acl" and tree.tag[i] == "VBN":
                yield tree.head[i]  # "an embargo imposed by Norland"
            for c in tree.children[i]:
                if tree.dep[c] in _OBJECTS and c not in tokens:
                    yield c
                elif tree.dep[c] == "prep" and (
                    tree.lower[c] in _AIMS or (tree.lower[c] == "of" and not tree.is_verb(i))
                ):
                    yield from (d for d in tree.children[c] if tree.dep[d] == "pobj" and d not in tokens)

    def _means(self, row: EventMention) -> Iterator[int]:
        """By what an act is done, as tokens: its subject, and the nouns behind "in", "by", "with"."""
        tree, i = self.tree, self._head(row)
        for c in tree.children[i]:
            if tree.dep[c] == "nsubj":
                yield c
            elif tree.lower[c] in _BY:
                yield from (d for d in tree.children[c] if tree.dep[d] == "pobj")

    def _joined(self, row: EventMention) -> Iterator[int]:
        """The verbs that the head of an act is joined to by "and"."""
        tree, i = self.tree, self._head(row)
        if tree.dep[i] == "conj":
            yield tree.head[i]
        yield from (c for c in tree.children[i] if tree.dep[c] == "conj")
