"""One measure as one account tells it: a mention with the actors, the institution and the origin that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from consilience.model import Document, Institution, MeasureMention, Party, Record
from consilience.record.register.chains import institution_of_chain
from consilience.record.register.measures.principals import principals
from consilience.record.register.measures.sentences import sentences_between
from consilience.text.countries import country_of_demonym
from consilience.text.dates import bounds, is_before
from consilience.text.measure_types import DENIED, measure_types
from consilience.text.word_sets import word_set

NARRATOR: Final = "narrator"
AHEAD: Final = frozenset({"announced", "scheduled"})
"""Statuses of what is decided and still to come."""
_OLD: Final = timedelta(days=30)
"""An act that lies so long before its account is background."""
ON_PEOPLE: Final = frozenset({"removal", "recall"})
"""Ladders of measures on the people of an institution."""
_BARE: Final = word_set(
    "the a an of to in on at for from with its his her their our this that these those and or all some any by as "
    "no him them it us s "
    "one two three four five six seven eight nine ten work works activity activities operation operations "
    "relation relations tie ties sanction sanctions cooperation new"
)
_WORD: Final = re.compile(r"[^\W_]+")
_LIMIT: Final = re.compile(
    r"\s(?:at|in|on|with|against|from|for|to|into|between|during|over|by|that|which)\s", re.IGNORECASE
)
"""Words before which the phrase for what is changed has named it."""
_TAKING_EFFECT: Final = frozenset({"take", "enter", "come", "begin", "start"})
_ENTERED: Final = frozenset({"start_talks", "resume_talks", "join_organisation", "resume", "impose_sanctions"})
"""Types that these verbs tell of those who take the measure ("entered into talks")."""
_BESIDE: Final = 20
_LEAD: Final = 250
"""Characters from the start of an account within which it tells what it is about."""
_IN_PART: Final = re.compile(r"\b(?:partially|partly|in part)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PART_OF: Final = re.compile(r"\s+(?:most|some|part|parts|half|several|many)\s+(?:of\b|[\w.]+\b)", re.IGNORECASE)
"""Words behind a verb by which only a part is meant ("lifted most of the sanctions")."""
_OF_WHOLE: Final = re.compile(r"\s+(?:most|half|part|parts)\b|\s+\w+\s+of\b", re.IGNORECASE)
"""Words by which a part of something is meant, and not only some things ("launched several missiles")."""
_IN_DOING: Final = re.compile(r"\b(?:in|by)\s+$", re.IGNORECASE)
_NOTICE: Final = re.compile(r"\b(?:notice|notification|notif(?:y|ies|ied|ying))\b", re.IGNORECASE)
_EXITS: Final = frozenset({"leave_organisation", "withdraw_from_agreement"})
"""Types of which only notice is given first; the exit follows when it has run out."""
_SPEAKS_FOR: Final = re.compile(r"official|spokes|minist|diplomat|officer|envoy|advis[eo]r|secretary|general|source")
"""Words for people who speak for somebody, named or not."""
_OF_STATE: Final = re.compile(r"\b(?:department|ministry|foreign office|government|army|cabinet)\b", re.IGNORECASE)
"""Names of what is a state's own."""
_OF_PERSONS: Final = frozenset({"freeze_assets", "unfreeze_assets"})
_LEANING: Final = re.compile(
    r"\b(?:pro|anti|non)-|-(?:backed|led|allied|aligned|controlled)\b|\b(?:separatist|rebel|insurgent|militant)s?\b",
    re.IGNORECASE,
)
"""Words by which a party is for or against a state, and not the state ("pro-Valdonian rebels")."""


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts or is acted on: the actor of the record, or the body that it speaks for, and the country that it serves.

    `is_body`: an organisation of states, which is no country's; `is_party`: an institution of the record is its own or
    is accredited to it.
    """

    actor_id: str | None = None
    country: str | None = None
    is_body: bool = False
    is_party: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the words say who it is."""
        return bool(self.actor_id or self.country)

    def is_same(self, other: Side) -> bool | None:
        """Whether two are one side; None where the words do not say, as for people of no known country."""
        if not (self.is_known and other.is_known):
            return None
        if self.actor_id is not None and self.actor_id == other.actor_id:
            return True
        if self.country and other.country:
            return self.country == other.country
        is_other = (self.is_body and other.country) or (other.is_body and self.country)
        return False if is_other or (self.is_party and other.is_party) else None


@dataclass(frozen=True)
class Told:
    """A mention with what the record knows of its words.

    Attributes:
        target: id of the institution or post that it changes.
        seat: id of the institution that the target is or belongs to.
        voice: `narrator`, or the id of the actor whose word it is; None where nobody knows whose.
        is_direct: whether it stands in the printed words of a speaker.
        origin: the id of the origin of its account; accounts of one origin count once.
        is_hearsay: whether it is the word of somebody without a name who does not speak for the taker ("a trader").
        co_by: those who take it together with `by`.
    """

    mention: MeasureMention
    document: Document
    by: Side
    on: Side
    target: str | None
    seat: str | None
    target_words: str | None
    voice: str | None
    speaker: Side
    is_direct: bool
    origin: str
    is_hearsay: bool = False
    co_by: tuple[Side, ...] = ()

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of the target that say something, lower case, without an ending."""
        return _terms(self.target_words or "")

    @cached_property
    def core(self) -> frozenset[str]:
        """Those of its head and what stands before it, without where, with whom and for what."""
        words = _LIMIT.split(self.target_words or "", maxsplit=1)[0]
        return _terms(words)

    @cached_property
    def head(self) -> str | None:
        """The noun for what is changed."""
        words = _WORD.findall(_LIMIT.split(self.target_words or "", maxsplit=1)[0].lower())
        last = words[-1].removesuffix("s") if words else None
        return last if last in self.core else None

    @property
    def is_on_people(self) -> bool:
        """Whether it is done to the people of an institution."""
        kind = measure_types().types.get(self.mention.type)
        return kind is not None and kind.ladder in ON_PEOPLE

    @property
    def taker(self) -> Side:
        """Who takes it; of what a side announces without saying who does it, that side."""
        is_own = self.speaker.is_party and self.mention.status in AHEAD
        return self.speaker if is_own and not self.by.is_known else self.by

    def is_taken_with(self, other: Told) -> bool:
        """Whether some side takes both, alone or with others."""
        return any(one.is_same(two) is True for one in (self.by, *self.co_by) for two in (other.by, *other.co_by))

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands, for a fixed order."""
        return self.document.id, self.mention.start, self.mention.id

    @cached_property
    def announced_on(self) -> str | None:
        """EDTF of the announcement; what was done on a day is announced on it, and not later."""
        mention = self.mention
        if mention.status == "in_force" and mention.effective_from is None and self._is_told_by_others:
            return None
        if mention.status != "in_force" or mention.effective_from is None or self.is_effect:
            return mention.announced_on
        is_late = is_before(mention.effective_from, mention.announced_on)
        return mention.effective_from if is_late or mention.announced_on is None else mention.announced_on

    @property
    def _is_told_by_others(self) -> bool:
        """Whether somebody of another side tells it: the day on which he speaks is not that of its announcement."""
        return self.speaker.is_known and self.speaker.is_same(self.taker) is False

    @property
    def is_effect(self) -> bool:
        """Whether it only tells from when something decided before holds ("the truce took effect")."""
        word, type_ = self.mention.reported_as, self.mention.type
        is_other = type_ in _ENTERED or (word in ("begin", "start") and type_ != "declare_ceasefire")
        return word in _TAKING_EFFECT and not is_other and self.mention.announced_time_id is None

    @property
    def is_dated_act(self) -> bool:
        """Whether its day is that of the act itself, and no other one from which it holds."""
        mention = self.mention
        is_one = mention.effective_time_id is not None and mention.effective_time_id == mention.announced_time_id
        return is_one or (mention.status == "in_force" and self.announced_on == mention.effective_from is not None)

    @property
    def day(self) -> str | None:
        """EDTF of the announcement, else of the effect."""
        return self.announced_on or self.mention.effective_from

    @cached_property
    def is_old(self) -> bool:
        """Whether it lies long before its account: background."""
        last, printed = bounds(self.day)[1], bounds(self.document.published.edtf)[0]
        return last is not None and printed is not None and printed - last > _OLD

    @cached_property
    def is_partial(self) -> bool:
        """Whether it is told as done in part ("partially lifted the embargo")."""
        text, mention = self.document.text, self.mention
        before = text[max(mention.evidence.start, mention.start - _BESIDE) : mention.start]
        behind = text[mention.end : min(mention.evidence.end, mention.end + _BESIDE)]
        part = _PART_OF.match(behind)
        is_of_many = part is not None and (mention.type.startswith("lift_") or _OF_WHOLE.match(behind) is not None)
        is_in_part = _IN_PART.search(before) is not None or is_of_many
        return mention.status == "partly_in_force" or is_in_part

    @cached_property
    def is_given(self) -> bool:
        """Whether a gerund takes up what was told before ("In imposing the ban, the cabinet has hit the port")."""
        text, start = self.document.text, self.mention.start
        return (
            text[start : self.mention.end].endswith("ing")
            and _IN_DOING.search(text[max(0, start - 4) : start]) is not None
        )

    @cached_property
    def is_notice(self) -> bool:
        """Whether only the notice of an exit is told ("gave notice to leave the union"), which takes effect later."""
        before = self.document.text[self.mention.evidence.start : self.mention.start]
        is_ahead = self.mention.type in _EXITS and self.mention.status in AHEAD
        return is_ahead and _NOTICE.search(before) is not None

    @property
    def is_denial(self) -> bool:
        """Whether it only denies an act ("was not signed"): it stands against those who tell it, and is none itself."""
        return self.mention.rule.endswith(DENIED)

    @cached_property
    def is_headline(self) -> bool:
        """Whether it stands in the headline, which tells once more what the text tells."""
        start = self.mention.start
        return any(zone.is_headline and zone.start <= start < zone.end for zone in self.document.zones)

    @cached_property
    def is_lead(self) -> bool:
        """Whether its account begins with it."""
        return self.is_headline or self.mention.start < _LEAD

    @cached_property
    def nation(self) -> str | None:
        """The country whose own it is by the words for what is changed ("a Valdonian missile is fired"), else the
        taker's."""
        words = _WORD.findall(self.target_words or "")
        pairs = [" ".join(words[n : n + size]) for size in (2, 1) for n in range(len(words) - size + 1)]
        return next((found for pair in pairs if (found := country_of_demonym(pair))), self.by.country)

    @property
    def is_takers_word(self) -> bool:
        """Whether the one who takes it says it."""
        return self.speaker.is_same(self.taker) is True

    def is_told_before(self, day: date | None) -> bool:
        """Whether its account was printed before a day."""
        printed = bounds(self.document.published.edtf)[1]
        return day is not None and printed is not None and printed < day


def _terms(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    return frozenset(word.removesuffix("s") for word in words if word not in _BARE and not word.isdigit())


def told(record: Record, institutions: Sequence[Institution]) -> list[Told]:
    """Every measure mention of the documents that are about the event, in a fixed order."""
    return sorted(_Rows(record, institutions).rows(), key=lambda row: row.place)


def voice_of(voice: str, record: Record) -> str | None:
    """`narrator`, or the actor that a chain stands for."""
    if voice == NARRATOR:
        return NARRATOR
    actor = record.actor_of_chain.get(voice)
    return actor.id if actor else None


class _Rows:
    """The mentions of a record with what other rows say of them."""

    def __init__(self, record: Record, institutions: Sequence[Institution]) -> None:
        self.record = record
        self._sides: dict[str, Side] = {}
        self.of_chain = institution_of_chain(institutions)
        self.belongs = {row.id: row.belongs_to for row in institutions}
        self.origins = record.origin_of
        self.bodies = [row for row in record.actors if row.kind == "organisation" and not row.country]
        self.names = {row.id: (row.name, *row.aliases) for row in record.actors}
        self.people = {row.id for row in record.actors if row.kind == "person"}
        self.principals = principals(record, institutions)
        self.sends = {row.id: row.sends for row in institutions}
        self.actors = {row.id: row for row in record.actors}
        self.owners: dict[str, Side] = {}
        self.parties = {side for row in institutions for side in (row.sends, row.receives) if side is not None}
        self.parties |= {row.country for row in record.actors if row.id in self.parties and row.country}

    def rows(self) -> Iterator[Told]:
        """The mentions, document by document."""
        record = self.record
        for document in record.documents:
            for mention in record.annotations[document.id].measures:
                self._of_owner(
                    self._side(mention.by, document), mention.type, self.of_chain.get(mention.target_chain or "")
                )
        for document in record.documents:
            if document.id in record.off_event:
                continue
            rows = record.annotations[document.id]
            quotes = {quote.id: quote for quote in rows.quotes}
            before: list[MeasureMention] = []
            for mention in rows.measures:
                quote = quotes.get(mention.quote_id or "")
                words = mention.target.of(document.text) if mention.target else None
                by = self._taker(mention, document)
                if words and by.actor_id and any(words.startswith(f"{name} ") for name in self.names[by.actor_id]):
                    words = None  # a headline in capitals, read as one name
                target = self._target(mention, document, before)
                by = self._of_owner(by, mention.type, target)
                by = self.owners.get(by.actor_id or "", by)
                yield Told(
                    mention,
                    document,
                    by,
                    self._other(mention, document),
                    target,
                    self.belongs.get(target or "") or target,
                    " ".join(words.split()) if words else None,
                    voice_of(mention.voice, record),
                    self._of_chain(mention.voice),
                    quote is not None and quote.kind != "indirect",
                    self.origins.get(document.id, document.id),
                    self._is_hearsay(mention, by),
                    tuple(self._side(party, document) for party in mention.co_by),
                )
                before.append(mention)

    def _is_hearsay(self, mention: MeasureMention, by: Side) -> bool:
        actor = self.record.actor_of_chain.get(mention.voice)
        is_nameless = actor is not None and actor.name.startswith(("a ", "an ")) and not _SPEAKS_FOR.search(actor.name)
        return is_nameless and self._of_chain(mention.voice).is_same(by) is not True

    def _target(self, mention: MeasureMention, document: Document, before: Sequence[MeasureMention]) -> str | None:
        """The institution; that of the people, where they are its own ("its employees" of the one told just before)."""
        target = self.of_chain.get(mention.target_chain or "")
        kind = measure_types().types.get(mention.type)
        if kind is None or kind.ladder not in ON_PEOPLE or kind.name == "recall_head":
            return target
        if target is not None:
            return self.belongs.get(target) or target
        words = mention.target.of(document.text).lower().split() if mention.target else []
        staff = measure_types().classes.get("@staff", frozenset())
        if not (words and words[0] in ("its", "their") and words[-1].removesuffix("s") in staff):
            return None
        for other in reversed(before):
            gap = sentences_between(document.text, (other.start, other.end), (mention.start, mention.end))
            if gap <= 1 and (found := self.of_chain.get(other.target_chain or "")):
                return self.belongs.get(found) or found
        return None

    def _other(self, mention: MeasureMention, document: Document) -> Side:
        """Against whom it is taken; the assets of persons are not those of their state."""
        on = self._side(mention.on, document)
        return Side() if mention.type in _OF_PERSONS and on.actor_id in self.people else on

    def _of_owner(self, by: Side, type_: str, target: str | None) -> Side:
        """The state whose institution it is, for its own department that does what only the owner does: "the State
        Department recalled staff of the embassy"."""
        kind = measure_types().types.get(type_)
        owner, taker = self.actors.get(self.sends.get(target or "") or ""), self.actors.get(by.actor_id or "")
        if kind is None or owner is None or owner.country is None or taker is None or by.country:
            return by
        is_department = taker.kind in ("institution", "organisation", "group") and _OF_STATE.search(taker.name)
        if not is_department or not (kind.is_of_owner or kind.status):
            return by
        return self.owners.setdefault(taker.id, Side(owner.id, owner.country, False, True))

    def _taker(self, mention: MeasureMention, document: Document) -> Side:
        """The taker by its words; "they had agreed to ..." of a state or body in its own report is that one."""
        by = self._side(mention.by, document)
        words = mention.by and document.text[mention.by.start : mention.by.end].lower()
        speaker = self._of_chain(mention.voice)
        is_own = words in ("it", "they") and speaker.is_known and by.is_same(speaker) is not True
        return speaker if is_own and speaker.actor_id not in self.people else by

    def _side(self, party: Party | None, document: Document) -> Side:
        if party is None:
            return Side()
        of_chain = self._of_chain(party.chain or "")
        words = document.text[party.start : party.end]
        if _LEANING.search(words):
            return replace(of_chain, country=None)
        # A person's country is that of the words here: across accounts one wrong pronoun would make him another state.
        # "We" of an official is the state that he serves.
        is_person = of_chain.actor_id in self.people
        is_we = words.lower() in ("we", "us", "our")
        if is_person and None not in (party.country, of_chain.country) and party.country != of_chain.country:
            return replace(of_chain, country=None)  # one account serves him another state: who is right?
        country = party.country or (None if is_person and not is_we else of_chain.country)
        return of_chain if country == of_chain.country else replace(of_chain, country=country)

    def _of_chain(self, chain: str) -> Side:
        if chain not in self._sides:
            self._sides[chain] = self._side_of(chain)
        return self._sides[chain]

    def _side_of(self, chain: str) -> Side:
        actor = self.record.actor_of_chain.get(chain)
        if actor is None:
            return Side()
        principal = self.principals[actor.id]
        country = principal.country or actor.country
        return Side(principal.id, country, principal in self.bodies, bool({principal.id, country} & self.parties))
