"""The sides that a way to talk joins: "between X and Y", "X ... with Y", "the X-Y line"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from consilience.annotate.events.parties import codes
from consilience.annotate.quantities.near import children
from consilience.annotate.reading import Reading
from consilience.annotate.statuses.bodies import called
from consilience.model import Mention, Party
from consilience.text.countries import country_of
from consilience.text.word_sets import word_set

_OF_SIDES: Final = frozenset({"IGO", "GOV", "MIL", "REB", "OPP", "SPY", "PTY"})
_LINKS: Final = word_set("with between to")
_MOST: Final = 2
_NEAR: Final = 6
_PEOPLE: Final = word_set("side leader official representative counterpart commander negotiator delegation authority")


class Sides:
    """States, organisations of states, governments, armies and armed groups by token."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self._reading = reading
        self._called = called(mentions)
        self._at: dict[int, Mention] = {}
        for row in mentions:
            if _is_side(row):
                for i in reading.within(row.start, row.end):
                    self._at.setdefault(i, row)

    def of(self, noun: Token, verb: Token) -> tuple[Party, ...]:
        """The sides that a way joins, in text order, at most two: those of its own phrase, then those of the verb."""
        return self._parties(self._tokens(noun, verb))

    def at(self, token: Token) -> Party | None:
        """The side that a word names, or the state of a nationality ("Danish")."""
        found = self._parties([token])
        if found:
            return found[0]
        country = country_of(token.text)
        if country is None:
            return None
        span = self._reading.span(token.idx, token.idx + len(token))
        return Party(span.start, span.end, None, country)

    def joined(self, noun: Token) -> tuple[Party, ...]:
        """The sides behind "between" and "with" that hang on a word."""
        tokens = [
            token
            for child in children(noun)
            if child.dep_ == "prep" and child.lower_ in ("between", "with")
            for token in _named(child)
        ]
        return self._parties(tokens)

    def _parties(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        found: dict[str, Party] = {}
        for token in tokens:
            row = self._at.get(token.i)
            if row is not None and len(found) < _MOST:
                who = self._called.get(row.name.split()[-1].lower(), row) if row.form == "role" else row
                party = Party(row.start, row.end, who.chain, who.country, codes(who.name)[1])
                found.setdefault(who.country or who.chain, party)
        return tuple(sorted(found.values(), key=lambda party: party.start))

    def _tokens(self, noun: Token, verb: Token) -> Iterator[Token]:
        near = children(noun)
        for child in near:
            if child.dep_ == "prep" and child.lower_ in _LINKS:
                yield from _named(child)
        yield from (token for child in near if child.i < noun.i and child.dep_ != "relcl" for token in child.subtree)
        around = children(verb)
        for child in around:
            if child.dep_ in ("nsubj", "nsubjpass", "agent") and child != noun:
                yield from _named(child)
        for child in around:
            if child.dep_ == "prep" and child.lower_ in _LINKS:
                yield from _named(child)
        if verb.dep_ == "conj" and not any(child.dep_ in ("nsubj", "nsubjpass") for child in around):
            yield from (t for child in children(verb.head) if child.dep_ == "nsubj" for t in _named(child))
        if verb.dep_ == "relcl":
            yield from _named(verb.head)


def _named(token: Token) -> Iterator[Token]:
    """The heads of a phrase and of what is joined to it; the words of a head that only serves a side ("Valdonian
    officials", "the army of Valdonia"). What belongs to a side is none ("Valdonia's satellite")."""
    heads = [child for child in children(token) if child.dep_ == "pobj"] if token.dep_ in ("prep", "agent") else [token]
    for head in heads:
        for noun in (head, *head.conjuncts):
            yield noun
            if codes(noun.lemma_.lower())[1] in _OF_SIDES or noun.lemma_.lower() in _PEOPLE:
                yield from (inner for inner in noun.subtree if abs(inner.i - noun.i) < _NEAR)
            elif noun.pos_ == "PROPN":
                yield from (child for child in children(noun) if child.dep_ in ("compound", "amod", "nmod"))


def _is_side(row: Mention) -> bool:
    if row.kind == "state":
        return True
    sector = codes(row.name)[1]
    if row.kind == "organisation":
        return sector in _OF_SIDES
    return row.kind == "institution" and bool(row.country) and sector in _OF_SIDES
