"""Which institution, or which side, the words around a number name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from spacy.tokens import Token

from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.reading import Reading
from consilience.annotate.statuses.bodies import called
from consilience.model import Annotations, InstitutionMention, Mention, Party, Span
from consilience.text.countries import country_of
from consilience.text.institution_kinds import kinds

_WIDEST: Final = 40
_NEAR: Final = 6
_ARMED: Final = frozenset({"peace_mission", "forces_abroad", "military_base", "military_liaison_mission"})


class Places:
    """The institutions and names of a document by token."""

    def __init__(self, reading: Reading, annotations: Annotations) -> None:
        self.reading = reading
        self._institutions: dict[int, InstitutionMention] = {}
        for row in annotations.institutions:
            if _is_staffed(row):
                for token in reading.tokens(Span(row.start, row.end)):
                    self._institutions.setdefault(token.i, row)
        self._rows = annotations.mentions
        self._mentions: dict[int, Mention] = {}
        for mention in annotations.mentions:
            if mention.kind in ("organisation", "institution", "state"):
                for token in reading.tokens(Span(mention.start, mention.end)):
                    self._mentions.setdefault(token.i, mention)

    def organisation(self, token: Token) -> Mention | None:
        """The organisation that a word names or stands for ("the alliance"); None for a group without a name."""
        row = self._mentions.get(token.i)
        if row is None or row.kind not in ("organisation", "institution"):
            return None
        if row.form in ("name", "acronym"):
            return row
        return self._named_by.get(row.name.split()[-1].lower()) or self._named.get(row.chain)

    @cached_property
    def _named(self) -> dict[str, Mention]:
        return {row.chain: row for row in reversed(self._rows) if row.form in ("name", "acronym")}

    @cached_property
    def _named_by(self) -> dict[str, Mention]:
        return called(self._rows)

    def institution(self, around: tuple[Token, ...]) -> InstitutionMention | None:
        """The institution that words name, else the only one of their sentence; None for several or none."""
        for token in around:
            if (found := self._institutions.get(token.i)) is not None:
                return found
            near = self._among(t for t in token.subtree if token.pos_ != "VERB" and abs(t.i - token.i) < _WIDEST)
            if near:
                return near[0]
        return self._only(around[0]) if around else None

    def _only(self, token: Token) -> InstitutionMention | None:
        """The only institution of a sentence, if its clause and the word's are not two acts side by side."""
        sentence = token.sent
        if len(sentence) > 3 * _WIDEST:
            return None
        near = {found.chain: (found, other) for other in sentence if (found := self._institutions.get(other.i))}
        if len(near) != 1:
            return None
        row, other = next(iter(near.values()))
        is_post = token.lemma_.lower() in words()["post"]
        is_apart = not is_post and _is_beside(_verb(token), _verb(other))
        return None if is_apart or self._is_other_side(token, row) else row

    def _is_other_side(self, noun: Token, row: InstitutionMention) -> bool:
        """Whether the people are of another side than the one that sends the institution."""
        side = self.side(noun)
        if side is None or row.sends is None:
            return False
        if side.country and row.sends.country:
            return side.country != row.sends.country
        return False

    def _among(self, tokens: Iterator[Token]) -> list[InstitutionMention]:
        return [row for token in tokens if (row := self._institutions.get(token.i)) is not None]

    def side(self, noun: Token | None) -> Party | None:
        """Whose people a noun means: "Valdonian diplomats", "diplomats of Valdonia"."""
        if noun is None or noun.lemma_.lower() not in words()["staff"]:
            return None
        for token in noun.subtree:
            row = self._mentions.get(token.i)
            if row is not None and abs(token.i - noun.i) < _NEAR and (row.country or row.kind == "organisation"):
                return Party(row.start, row.end, row.chain, row.country)
        for token in noun.lefts:
            if token.dep_ in ("amod", "compound", "nmod") and (country := country_of(token.text)):
                span = self.reading.span(token.idx, token.idx + len(token))
                return Party(span.start, span.end, None, country)
        return None


def is_of(unit: Token | None, row: InstitutionMention) -> bool:
    """Whether people of a kind may be of an institution: soldiers of a force or a mission, diplomats of no force."""
    if unit is None:
        return True
    lemma = unit.lemma_.lower()
    if lemma in words()["force"]:
        return row.kind in _ARMED or row.kind == "mission"
    return lemma not in words()["staff"] or row.kind not in _ARMED - {"military_liaison_mission", "peace_mission"}


def _verb(token: Token) -> Token:
    """The verb of a word's clause, or the topmost word."""
    here = token
    while here.head.i != here.i and not (here.pos_ == "VERB" and here.dep_ not in ("amod", "compound")):
        here = here.head
    return here


def _is_beside(one: Token, other: Token) -> bool:
    """Whether two verbs are joined by "and": two acts, each with what it is done to."""
    joined = {one.i, *(token.i for token in one.conjuncts)}
    return one != other and other.i in joined


def _is_staffed(row: InstitutionMention) -> bool:
    kind = kinds().by_name.get(row.kind)
    return kind is not None and not kind.is_post and kind.template not in ("joint", "printed")
