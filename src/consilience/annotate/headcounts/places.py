"""Which institution, or which side, the words around a number name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted, class_of, is_national
from consilience.annotate.headcounts.counts import WATCHERS, Reach
from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.quantities.near import children
from consilience.annotate.reading import Reading
from consilience.annotate.statuses.bodies import called
from consilience.model import Annotations, InstitutionMention, Mention, Party
from consilience.text.countries import country_of, country_of_demonym
from consilience.text.institution_kinds import kinds

_WIDEST: Final = 40
_NEAR: Final = 6
_BACK: Final = 2
"""Sentences back to which "it" and "there" may refer."""
_NOBODY_IN: Final = frozenset({"corridor", "hotline", "airspace", "transport_link"})
_CIVIL: Final = frozenset({"military_liaison_mission", "peace_mission", "monitoring_mission"})
_BODIES: Final = frozenset({"joint_body", "organ"})
_STAFFED: Final = frozenset({"secretariat", "headquarters"})
"""Words for organs that have a staff, and not members."""
_OF_FORCES: Final = frozenset({"monitoring", "military"})
"""Channels of the institutions that soldiers and observers are of."""


class Places:
    """The institutions and names of a document by token."""

    def __init__(self, reading: Reading, annotations: Annotations) -> None:
        self.reading = reading
        self._institutions: dict[int, InstitutionMention] = {}
        self._joint: dict[int, InstitutionMention] = {}
        for row in annotations.institutions:
            kind = kinds().by_name.get(row.kind)
            if kind is None or kind.is_post or kind.name in _NOBODY_IN:
                continue
            is_staffed = not _STAFFED.isdisjoint(reading.document.text[row.start : row.end].lower().split())
            of = self._joint if kind.name in _BODIES and not is_staffed else self._institutions
            for i in reading.within(row.start, row.end):
                of.setdefault(i, row)
        self._rows = annotations.mentions
        self._mentions: dict[int, Mention] = {}
        for mention in annotations.mentions:
            if mention.kind in ("organisation", "institution", "state"):
                for i in reading.within(mention.start, mention.end):
                    self._mentions.setdefault(i, mention)

    def organisation(self, token: Token) -> Mention | None:
        """The organisation that a word names or stands for ("the alliance"); None for a group without a name."""
        row = self._mentions.get(token.i)
        if row is None or row.kind not in ("organisation", "institution"):
            return None
        if row.name.startswith("member "):
            return self._ending(row.name.removeprefix("member "))
        if row.form in ("name", "acronym"):
            return row
        return self._named_by.get(row.name.split()[-1].lower()) or self._named.get(row.chain)

    def _ending(self, name: str) -> Mention | None:
        """The only named organisation that ends with words that stood behind "15-member", where the mention took in
        the "member"."""
        fitting = {
            row.chain: row
            for row in self._rows
            if row.form == "name" and row.kind in ("organisation", "institution") and not row.name.startswith("member ")
            if row.name == name or row.name.endswith(f" {name}")
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    @cached_property
    def _named(self) -> dict[str, Mention]:
        return {row.chain: row for row in reversed(self._rows) if row.form in ("name", "acronym")}

    @cached_property
    def _named_by(self) -> dict[str, Mention]:
        return called(self._rows)

    def at(self, token: Token | None) -> InstitutionMention | None:
        """The institution whose words a noun is in."""
        return self._institutions.get(token.i) if token is not None else None

    def body(self, token: Token) -> InstitutionMention | None:
        """The council, commission or committee that a word names."""
        return self._joint.get(token.i)

    def body_before(self, token: Token) -> InstitutionMention | None:
        """The only joint body of the sentence before ("a joint desk opened. Each side has sent two officers")."""
        first = token.sent.start
        before = token.doc[first - 1].sent if first else ()
        near = {row.chain: row for other in before if (row := self._joint.get(other.i)) is not None}
        return next(iter(near.values())) if len(near) == 1 else None

    def institution(self, around: tuple[Token, ...], reach: Reach = "sentence") -> InstitutionMention | None:
        """The institution that words name, else, if it may stand further off, the only one of their sentence, or of the
        last sentence before it that names one; None for several or none."""
        found = self._named_in(around)
        if found is not None or reach == "own" or not around:
            return found
        if any(token.lemma_.lower() in _STAFFED and self.body(token) is None for token in around):
            return None  # "the secretariat, a staff of six" is of nothing named before
        found = self._only(around[0]) or (self._before(around[0]) if reach == "back" else None)
        return found or self._watched(around[0])

    def _watched(self, noun: Token) -> InstitutionMention | None:
        """The only mission of those who watch that a text names before it counts observers: one affair has one."""
        if noun.lemma_.lower() not in WATCHERS or self.side(noun) is not None:
            return None
        near = {
            row.chain: row for row in self._institutions.values() if kinds().by_name[row.kind].channel == "monitoring"
        }
        row = next(iter(near.values())) if len(near) == 1 else None
        place = self.reading.span(noun.idx, noun.idx + len(noun)).start
        return row if row is not None and row.start < place else None

    def _named_in(self, around: tuple[Token, ...]) -> InstitutionMention | None:
        for token in around:
            if (found := self._institutions.get(token.i)) is not None:
                return found
            near = self._among(t for t in token.subtree if token.pos_ != "VERB" and abs(t.i - token.i) < _WIDEST)
            if near:
                return near[0]
        return None

    def _before(self, token: Token) -> InstitutionMention | None:
        """The only institution of the last sentence that names one, at most two back and with none of another between;
        of several the only one that is a subject there."""
        first, doc = token.sent.start, token.doc
        if any(self._institutions.get(other.i) for other in token.sent):
            return None
        for _ in range(_BACK):
            if first == 0:
                return None
            sentence = doc[first - 1].sent
            near = [(row.chain, row, other) for other in sentence if (row := self._institutions.get(other.i))]
            if not near and (there := self._called(sentence)) is not None:
                return there
            subjects = [item for item in near if item[2].dep_ in ("nsubj", "nsubjpass")]
            for group in (near, subjects):
                if group and len({chain for chain, _, _ in group}) == 1:
                    return group[0][1]
            if near:
                return None
            first = sentence.start
        return None

    def _called(self, sentence: Sentence) -> InstitutionMention | None:
        """The crossing that a sentence names by its place alone ("passed through *Varrow*")."""
        names = {token.lower_ for token in sentence if token.pos_ == "PROPN"}
        named = {row.chain: row for name, row in self._by_place.items() if name in names}
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def _by_place(self) -> dict[str, InstitutionMention]:
        """The crossings by the one word of their place."""
        found: dict[str, InstitutionMention] = {}
        for row in self._institutions.values():
            if row.kind == "border_crossing":
                words = row.name.removeprefix("the ").partition(" with ")[0]
                found.setdefault(kinds().proper(row.kind, words), row)
        return found

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
        one, two = _verb(token), _verb(other)
        is_apart = (not is_post and _is_beside(one, two)) or _is_under(one, two) or _is_under(two, one)
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
        if noun is None or class_of(noun) not in ("staff", "force"):
            return None
        country = country_of_demonym(noun.text) if is_national(noun) else None
        if country:
            span = self.reading.span(noun.idx, noun.idx + len(noun))
            return Party(span.start, span.end, None, country)
        return self._side(noun, noun.subtree)

    def side_at(self, token: Token | None) -> Party | None:
        """The state or organisation that a word names."""
        row = self._mentions.get(token.i) if token is not None else None
        if row is not None or token is None:
            return Party(row.start, row.end, row.chain, row.country) if row is not None else None
        country, span = country_of(token.text), self.reading.span(token.idx, token.idx + len(token))
        return Party(span.start, span.end, None, country) if country else None

    def side_of(self, number: Counted) -> Party | None:
        """Whose people a number counts; of two with one noun its own ("ten Valdonian and six Norland men")."""
        if number.noun is None:
            return None
        own = [number.doc[i] for i in range(number.inside[-1] + 1, number.noun.i)]
        cut = next((place for place, token in enumerate(own) if token.dep_ == "cc" or token.tag_ == "CD"), None)
        return self._side(number.noun, own[:cut]) if cut is not None else self.side(number.noun)

    def _side(self, noun: Token, among: Iterable[Token]) -> Party | None:
        among = [token for token in among if token.i <= noun.i or _is_owner(token, noun)]
        for token in among:
            row = self._mentions.get(token.i)
            if row is not None and abs(token.i - noun.i) < _NEAR and (row.country or row.kind == "organisation"):
                return Party(row.start, row.end, row.chain, row.country)
        for token in among:
            if token.i < noun.i and abs(token.i - noun.i) < _NEAR and (country := country_of(token.text)):
                span = self.reading.span(token.idx, token.idx + len(token))
                return Party(span.start, span.end, None, country)
        return None


def _is_under(verb: Token, other: Token) -> bool:
    """Whether a verb stands in a clause with a subject of its own that is told beside another verb's ("two days after
    Norland expelled ten")."""
    here = verb
    for _ in range(_NEAR):
        if here == other or here.head == here:
            return False
        if here.dep_ == "advcl" and any(child.dep_ in ("nsubj", "nsubjpass") for child in children(here)):
            return other == here.head or here.head.is_ancestor(other)
        here = here.head
    return False


def _is_owner(token: Token, noun: Token) -> bool:
    """Whether a noun is of a word behind it ("diplomats of *Valdonia*")."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head == noun


def is_of(unit: Token | None, row: InstitutionMention) -> bool:
    """Whether people of a kind may be of an institution: soldiers of a force or a mission, diplomats of no force."""
    if unit is None or is_national(unit):
        return True
    is_armed = kinds().by_name[row.kind].channel in _OF_FORCES
    if class_of(unit) == "force":
        return is_armed or row.kind in ("mission", "field_mission")
    return class_of(unit) != "staff" or not is_armed or row.kind in _CIVIL


def is_sender(side: Party, row: InstitutionMention) -> bool:
    """Whether an institution is of a side, as far as both are told: its people need not be told apart then."""
    sends = row.sends
    if sends is None:
        return False
    return bool(side.chain and side.chain == sends.chain) or bool(side.country and side.country == sends.country)


def is_of_other(side: Party | None, row: InstitutionMention | None) -> bool:
    """Whether people are of another state than the one that sends an institution, where both are told."""
    sends = row.sends if row is not None else None
    is_told = side is not None and sends is not None and bool(side.country and sends.country)
    return is_told and side is not None and sends is not None and side.country != sends.country


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
