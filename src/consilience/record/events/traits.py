"""What the words of a mention say for or against one act: its parties, their number, and what it points back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property, lru_cache
from itertools import permutations
from typing import Final, NamedTuple

from consilience.model import Party
from consilience.record.events.codes import Code
from consilience.record.events.told import SPOKEN, Side, Told
from consilience.text.acts import act_of_noun, act_of_verb
from consilience.text.dates import bounds
from consilience.text.days import CALENDAR
from consilience.text.numbers import value_of, words_of
from consilience.text.word_sets import word_set

_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_EMPTY: Final = word_set(
    """
    the a an this that these those of and or in on at by for to from with some several many more most few other others
    another all both any no new former then his her its their our my your who which whom whose he she it they him them
    we us i you one ones
    """
)
"""Words that name nobody."""
_BEHIND: Final = word_set("of in on at by for to from with who which whom whose that near outside against")
"""Words behind the head of a phrase."""
_PEOPLE: Final = word_set(
    """
    people person man men woman women civilian individual figure someone somebody member group crowd
    """
)
"""Words that, alone, may stand for anybody."""
_SOME: Final = word_set("suspect victim")
"""Heads that stand for those whom other accounts name."""
ARMS: Final = word_set(
    """
    government administration regime authority department ministry agency office parliament congress cabinet
    army military police force troop navy official prosecutor
    """
)
"""Heads that name an arm of a state, whose country the words may leave out."""
_HOSTS: Final = word_set("welcome greet host receive")
"""Verbs of a visit whose subject is visited."""
_REBELS: Final = "REB"
_OTHER: Final = word_set("other another others")
_MANY: Final = word_set("group team number dozen couple series handful crowd pair band hundred thousand lot few")
BACK: Final = word_set("the this that these those such his her its their")
"""Words before a noun that has been told of before."""
_CALENDAR: Final = CALENDAR | word_set("mr mrs ms dr")
"""Words with a capital that name nobody alone."""
_TALLIED: Final = re.compile(
    r"\b(?:so far|in total|altogether|a total of|since the (?:start|beginning)|"
    r"(?:over|in|during|within) the (?:past|last) (?:\w+ )?(?:days|weeks?|months?|years?|decades?))\b",
    re.IGNORECASE,
)
_ACCIDENT: Final = re.compile(
    r"\b(?:accident(?:s|al|ally)?|mistakenly|inadvertently|friendly[ -]fire)\b", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’»)]*\s+[\"'“‘«(]*[^\Wa-z]|\n\s*\n")
_WARS: Final = word_set(
    "war wars invasion conflict campaign offensive fight fighting battle battles operation operations"
)
_BESIDE: Final = re.compile(r"[;:]|\b(?:and|or|but|while|after|before)\b")
"""What stands between two clauses that tell two acts."""
_AFTER: Final = re.compile(r"\s*(?:[,.;:)]|$|\b(?:of|on|against|by|in|at|near|and|was|were|is|has|had|which)\b)")
"""What follows a noun of action."""
_LIGHT: Final = word_set(
    """
    launch carry conduct make take resume begin start continue step impose announce hold give have be do use get put
    open go come keep approve decide stage mount file bring
    """
)
"""Verbs that do not say what is done."""
_BROAD: Final = word_set("attack fight launch test cease announce say")
"""Classes of acts of many kinds."""
_FAR: Final = 14
"""Days before the account from which an act is of the past of a story."""
_STEM: Final = 7
"""Letters of a word by which a party's name and its adjective are one."""
_KEPT: Final = 4096
"""Words whose number is kept."""
_COUNT_AT: Final = 32
"""Characters before the words for a party in which its number may stand."""


class Fit(IntEnum):
    """Whether two sides are one."""

    OTHERS = 0
    DOUBTFUL = 1
    """A name and a description that may be of it, or who is set against others: one act only where the other side is
    one."""
    OPEN = 2
    SAME = 3


@dataclass(frozen=True)
class Named:
    """A side with the content words of its name and of the words for it, and with the head noun of those.

    `stems` are the beginnings of the words ("Democrats", "Democratic"); `noun` is the head noun as printed, `head` the
    same without the ending of a plural. `proper` are the words with a capital, `sector` is what the mention says that
    it is. `is_another` says that the words set it against somebody ("other members").
    """

    side: Side
    words: frozenset[str]
    stems: frozenset[str]
    head: str
    noun: str
    is_another: bool
    proper: frozenset[str] = frozenset()
    sector: str | None = None

    @cached_property
    def has_name(self) -> bool:
        """Whether it has a name, not only a description ("The observers", "Federal authorities")."""
        words = [word for word in self.side.name.split() if word.lower() not in _EMPTY]
        return any(letter.isupper() for word in words[1:] or words for letter in word)

    @property
    def is_of_state(self) -> bool:
        """Whether it is a state or an arm of one."""
        return bool(self.side.country) or (self.head in ARMS and not self.side.is_person)

    @property
    def is_state(self) -> bool:
        """Whether it is a state under its own name, no arm of it and nobody who serves it."""
        return bool(self.side.country) and self.sector is None and self.has_name and not self.side.is_person

    @property
    def is_plural(self) -> bool:
        """Whether the head noun is a plural."""
        return self.noun != self.head

    @property
    def is_definite(self) -> bool:
        """Whether it is a description of somebody told of before."""
        return not self.has_name and self.side.name.split(" ", 1)[0].lower() in BACK

    def is_set_apart(self, other: Named) -> bool:
        """Whether names before like heads tell two parties apart ("Keel's campaign", "Dorsey's campaign")."""
        if ARMS & {self.head, other.head}:
            return False
        stems = {word[:_STEM] for word in self.proper}
        return bool(self.proper and other.proper) and stems.isdisjoint(other.stems)


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """A mention with what its words say for comparing it.

    Attributes:
        code: the event and its mode.
        actors, recipients: who acts and who is acted on, those who stand beside them behind.
        counts: the numbers of those who are acted on.
        acts: the classes of the first words of the pattern that coded it ("kill"), unless they say nothing alone.
        objects: the other words that carry the act ("nuclear" of a test).
        names: words with a capital in the clause, beside the parties.
        points_back: whether it is a noun that refers to an act told before ("the attack").
        is_accident: whether its words call it an accident.
        is_past: whether its date lies well before its account.
        is_tally: whether it sums up the like deeds of a longer time.
        is_hosting: whether, of a visit, its actor is the one who is visited.
        amounts: the numbers of what the act is done with ("20 rockets").
        is_war: whether it is a war or a part of one, in which many acts of force happen.
        terms: content lemmas of the clause, none in the plural.
        named: the content words of all parties.
        fits: how its sides fit those of the mentions that it was compared with, kept since a pair is asked for often.
    """

    told: Told
    code: Code
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    counts: frozenset[float]
    acts: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    points_back: bool
    is_accident: bool
    is_past: bool
    is_tally: bool
    is_hosting: bool
    amounts: frozenset[float]
    is_war: bool
    terms: frozenset[str]
    named: frozenset[str]
    fits: dict[Traits, tuple[Fit, Fit]] = field(default_factory=dict, repr=False)


def traits(row: Told) -> Traits:
    """What the words of a mention say."""
    mention, text = row.mention, row.document.text
    actors, recipients = row.sides
    parties = (mention.actor, *mention.co_actors), (mention.recipient, *mention.co_recipients)
    clause = mention.evidence.span.of(text)
    doers, others = (
        tuple(named(side, party, text) for side, party in zip(sides, of, strict=True))
        for sides, of in zip((actors, recipients), parties, strict=True)
    )
    of_parties = frozenset(word for party in (*doers, *others) for word in party.words)
    return Traits(
        row,
        (mention.event, mention.mode),
        doers,
        others,
        frozenset(_counts(mention.recipient, text)),
        _acts(mention.rule) or frozenset(_acts_of_objects(row)),
        frozenset(singular(word.of(text).lower()) for word in mention.words if word.start != mention.start) - _EMPTY,
        frozenset(_names(clause)) - of_parties,
        _points_back(row, text),
        bool(_ACCIDENT.search(clause)),
        _is_past(row),
        mention.event not in SPOKEN and bool(_TALLIED.search(clause)),
        mention.mode == "visit" and not _HOSTS.isdisjoint(mention.rule.split()),
        frozenset(_amounts(row)),
        any(word in _WARS for word in text[mention.start : mention.end].lower().split()),
        frozenset(singular(term.rstrip(".")) for term in row.terms),
        of_parties,
    )


def fit(one: Sequence[Named], other: Sequence[Named], are_states: bool) -> Fit:
    """Whether two sides are one, may be one, or are two: the best fit of those who stand on them.

    Args:
        one, other: those on a side.
        are_states: whether whoever has a country acts for it.
    """
    if len(one) == len(other) == 1:
        return _fit(one[0], other[0], are_states)
    return max(_fit(a, b, are_states) for a in one for b in other)


def _fit(first: Named, second: Named, are_states: bool) -> Fit:
    one, other = first.side, second.side
    if one.country and other.country and one.country != other.country:
        return Fit.OTHERS
    if one.actor_id is not None and one.actor_id == other.actor_id:
        return Fit.SAME
    if not (one.is_known or first.words) or not (other.is_known or second.words):
        return Fit.OPEN
    if one.is_person and other.is_person:
        return Fit.SAME if _is_one_name(one.name.split(), other.name.split()) else Fit.OTHERS
    if first.is_another != second.is_another:
        return Fit.DOUBTFUL
    shared = first.stems & second.stems
    if one.country and one.country == other.country:
        return Fit.SAME if are_states or shared else Fit.OPEN
    if shared:
        if first.is_set_apart(second) and second.is_set_apart(first):
            return Fit.OTHERS
        is_head = first.head[:_STEM] in second.stems or second.head[:_STEM] in first.stems
        is_one_of_many = first.head == second.head and first.is_plural != second.is_plural
        return Fit.SAME if is_head and not is_one_of_many else Fit.OPEN
    if any(party.head in _SOME or (party.head in _PEOPLE and len(party.words) == 1) for party in (first, second)):
        return Fit.OPEN
    if is_arm(first, second) or not (one.is_known and other.is_known):
        return Fit.OPEN
    if any(a.side.is_person and b.is_plural and not b.has_name for a, b in permutations((first, second))):
        return Fit.OTHERS
    is_described = first.has_name != second.has_name and (first.is_definite or second.is_definite)
    is_kind = first.sector == second.sector == _REBELS and not (first.has_name and second.has_name)
    return Fit.DOUBTFUL if is_described or is_kind else Fit.OTHERS


def _is_one_name(one: list[str], other: list[str]) -> bool:
    """Whether the last names of two persons are one, or one name lacks the end of the other ("Mara Keel Dorsey")."""
    short = min(len(one), len(other))
    return one[-1] == other[-1] or (short > 1 and one[:short] == other[:short])


def is_arm(first: Named, second: Named) -> bool:
    """Whether one of two sides is a state or an arm of one and the other an arm of a state that the words leave out."""
    return any(a.is_of_state and b.head in ARMS and not b.side.country for a, b in permutations((first, second)))


def is_one_sentence(one: Told, other: Told) -> bool:
    """Whether two mentions stand in one sentence of one document."""
    if one.document.id != other.document.id:
        return False
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.start)
    return second.start - first.end < 400 and not _SENTENCE_END.search(one.document.text, first.end, second.start)


def is_inside(one: Told, other: Told) -> bool:
    """Whether the clause of one mention holds the head of the other, not behind another clause beside it."""
    if one.document.id != other.document.id:
        return False
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.start)
    outer = first.evidence if first.evidence.end >= second.end else second.evidence
    if not (outer.start <= first.start and second.end <= outer.end):
        return False
    text = one.document.text
    beside = _BESIDE.search(text, first.end, second.start)
    return beside is None or (beside[0] == "and" and text[second.start : second.end].endswith("ing"))


@lru_cache(maxsize=_KEPT)
def _acts(rule: str) -> frozenset[str]:
    """The classes of the first words of a pattern, behind those of the operators over it ("urge < COERCE: arrest")."""
    *over, last = (part.rpartition(": ")[2].split(" ")[0] for part in rule.split(" < "))
    under = "".join(f"{_class(word)}<" for word in over)
    return frozenset(under + _class(word) for word in last.split("|") if word not in _LIGHT)


def _acts_of_objects(row: Told) -> Iterator[str]:
    """The classes of the nouns that say what is done where the verb does not ("file a lawsuit" -> "sue")."""
    for word in row.mention.words:
        noun = singular(word.of(row.document.text).lower())
        if act_of_noun(noun):
            yield _class(noun)


def _class(word: str) -> str:
    """The class of the act that a verb or a noun names; the word itself where the class is of many acts."""
    found = act_of_noun(word) or act_of_verb(word)
    return word if found in _BROAD else found


def named(side: Side, party: Party | None, text: str) -> Named:
    """A side with what its name and the words for it say."""
    words = _words_of(text[party.start : party.end] if party else "")
    content = words.content | _words_of(side.name).content
    return Named(
        side,
        content,
        frozenset(word[:_STEM] for word in content),
        singular(words.noun),
        words.noun,
        words.is_another,
        words.proper,
        party.sector if party else None,
    )


class _Words(NamedTuple):
    """The content words of a name or a phrase, those with a capital up to its head, the head noun, and whether it is
    set against somebody."""

    content: frozenset[str]
    proper: frozenset[str]
    noun: str
    is_another: bool


@lru_cache(maxsize=_KEPT)
def _words_of(text: str) -> _Words:
    """What the words of a name or a phrase say; the same stand in many mentions."""
    words = _WORD.findall(text)
    bare = [word.lower().removesuffix("'s").removesuffix("’s") for word in words]
    head = next((place for place, word in enumerate(bare) if word in _BEHIND), len(words))
    return _Words(
        frozenset(singular(word) for word in bare if word not in _EMPTY and not word.isdigit()),
        frozenset(
            singular(word)
            for word, printed in zip(bare[:head], words, strict=False)
            if printed[0].isupper() and word not in _EMPTY and word not in _CALENDAR
        ),
        _head(words),
        not _OTHER.isdisjoint(bare[:3]),
    )


def singular(word: str) -> str:
    """A word without the ending of a plural, alike for words and for lemmas ("forces" -> "force", "press" stays)."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _names(clause: str) -> Iterator[str]:
    """Words with a capital that do not open the clause, without titles of acts and days."""
    for word in _WORD.findall(clause)[1:]:
        if word[0].isupper() and word.lower() not in _CALENDAR:
            yield singular(word.lower().removesuffix("'s").removesuffix("’s"))


def _head(words: Sequence[str]) -> str:
    """The last word before what stands behind the head ("two leaders of the party" -> "leaders")."""
    lower = [word.lower() for word in words]
    end = next((n for n, word in enumerate(lower) if n and word in _BEHIND), len(lower))
    return lower[end - 1] if lower and lower[end - 1] not in _EMPTY else ""


def _counts(party: Party | None, text: str) -> Iterator[float]:
    """The number before or in the words for a party ("17 militants" -> 17)."""
    if party is None:
        return
    before = re.split(r"[,;:.]\s", text[max(0, party.start - _COUNT_AT) : party.start])[-1].split()[-3:]
    inside = text[party.start : party.end].lower().split()[:3]
    if inside[:1] in (["a"], ["an"]):
        if not _MANY & set(inside):
            yield 1.0
        return
    for word in [*before, *inside]:
        value = _value(word)
        if value is not None and value > 0 and not 1900 <= value <= 2100:
            yield value
            return


def _amounts(row: Told) -> Iterator[float]:
    """The numbers before the words that carry the act beside its head ("fired 20 rockets" -> 20)."""
    text, mention = row.document.text, row.mention
    for word in mention.words:
        if word.start != mention.start:
            for before in text[max(0, word.start - _COUNT_AT) : word.start].split()[-2:]:
                value = _value(before)
                if value is not None and value > 0:
                    yield value


@lru_cache(maxsize=_KEPT)
def _value(word: str) -> float | None:
    """The number that a word stands for ("seventeen", "17"); an article is none."""
    value = value_of(words_of(word)) if word.lower() not in ("a", "an") else None
    return None if value is None else float(value)


def _points_back(row: Told, text: str) -> bool:
    """Whether the head is a noun of action behind "the", "this", "their", with at most two words between."""
    mention = row.mention
    head = text[mention.start : mention.end].lower()
    if mention.event in SPOKEN or act_of_noun(singular(head)) is None or not _AFTER.match(text, mention.end):
        return False
    before = [word.lower() for word in _WORD.findall(text[max(0, mention.start - 40) : mention.start])[-3:]]
    return any(word in BACK for word in before)


def _is_past(row: Told) -> bool:
    last, printed = bounds(row.date)[1], bounds(row.document.published.edtf)[0]
    return last is not None and printed is not None and (printed - last).days > _FAR
