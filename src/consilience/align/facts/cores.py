"""What a clause says in a few words, as a desk editor notes it: the core of its predicate, numbers as figures.

"The Norland government has quietly withdrawn most of its envoys from the islands, officials said" is noted "withdrawn
most of its envoys". Nothing is reworded: words are left out at the edges, and number words become figures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.model import Claim, Evidence
from consilience.text.word_sets import word_set

MOST: Final = 4
"""Content words of a core; a chunk that would exceed it is left out with all that follows."""
SPARE: Final = 1
"""Content words up to which a predicate says too little alone: who or what it is about is noted with it."""
LONGEST_SUBJECT: Final = 5
"""Words of a subject that is noted with its predicate."""

SPARE_BEFORE_COMMA: Final = 2
"""Content words up to which a comma does not end a core ("warned of a major, | major conflict")."""
SHORT_SUBJECT: Final = 3
"""The same, of a subject of which it is said what it is."""
SPARE_OF_COMPLEMENT: Final = 2
"""Content words more that a core may have where they belong closely to its verb."""
LONGEST_PATIENT: Final = 8
"""The same, of a subject that something is done to."""
LONGEST_LIST: Final = 24
LONGEST_ITEM: Final = 8
"""Words of a list that is noted whole, and of each of its items."""

_THAT: Final = 4
"""Words of a predicate among which "that" opens what is said."""
_LISTING: Final = word_set("include includes included including")
_PRONOUNS: Final = word_set(
    "he she it they we i you who which that this these those one some others there what anyone nobody his her its their"
)
_AUXILIARIES: Final = word_set("has have had having been being is are am was were be will would shall do does did")
_ADVERBS: Final = word_set(
    "also already then now later earlier today yesterday tonight reportedly allegedly apparently meanwhile just only "
    "personally successfully officially formally subsequently therefore thus however once again recently initially"
)
_MODALS: Final = word_set("could may might should can must")
_BOUNDS: Final = word_set(
    "in on at to from by with for after before during over under near into onto against between among amid through "
    "throughout towards toward since until till as about around outside inside within without via following despite "
    "because while when where if unless although though than that which who whom whose but so including "
    "according due upon across along behind beside off out per such what how why whether alongside ahead"
)
_STOPS: Final = word_set(
    "which who whom whose because while when where if unless although though said says saying told according but so "
    "following despite amid what how why whether adding reported"
)
"""Words behind which something else begins; nothing after them belongs to the core."""
_EMPTY: Final = (
    _AUXILIARIES
    | _BOUNDS
    | word_set(
        "the a an its his her their our my your this these those it he she they we i you him them us me of not no s"
    )
)
_DANGLING: Final = (_EMPTY | _MODALS) - word_set("not no me him them us it off out")
_TOKEN: Final = re.compile(r"\S+")
_OPENING_SIGNS: Final = ' ,;:.–—-“”„"«»('
_SHORT_NAME: Final = re.compile(r"\([A-Z][\w.-]{1,9}\)\W*")
"""A short form in brackets behind a name."""
_LETTERS: Final = re.compile(r"[\W_]+")
_EDGES: Final = " ,;:.–—-"
_CLOSING_SIGNS: Final = (",", ";", ":", "–", "—", ")")
_DIVIDING_SIGNS: Final = ("(", "–", "—", "-")
_BEFORE_DATES: Final = word_set("on in at by since from until till for of after before late early around about the")
_COMPLEMENTS: Final = word_set("as by to into")
_ARTICLES: Final = word_set("the a an")
_COPULAS: Final = word_set("is are was were remains remained")
_MARKS: Final = '“”„"«»'


@dataclass(slots=True)
class _Word:
    """A printed word of a clause: its letters in lower case, and whether a comma or the like ends or opens it."""

    text: str
    letters: str
    start: int
    closes: bool
    opens: bool
    is_out: bool = False

    @property
    def is_content(self) -> bool:
        return bool(self.letters) and self.letters not in _EMPTY


def core(
    claim: Claim,
    text: str,
    *,
    inner: Collection[int] = (),
    left_out: Sequence[tuple[int, int]] = (),
    figures: Mapping[int, tuple[int, str]] | None = None,
) -> str:
    """The core of a claim's predicate, with who or what it is about where the predicate alone says too little.

    Args:
        claim: the claim.
        text: the raw text of its document.
        inner: where other claims begin; what one of them tells is left out at the end. Offsets into `text`.
        left_out: stretches of `text` that say something of their own (dates), to be left out.
        figures: number words that are printed as figures: start -> (end, figure), offsets into `text`.
    """
    words = _words(text, claim.evidence[0], left_out, figures or {})
    first, last = _subject(words, claim)
    subject = [word for word in words[first:last] if not word.is_out]
    predicate = _ended(words[last:], inner) if subject else _opened([word for word in words if not word.is_out])
    is_passive = bool(subject) and claim.object_words == claim.slot.split("|")[1]
    bare = _bare(predicate, claim)
    bare = _reported(bare)
    listed = _list(bare)
    if listed:
        return _printed(listed)
    kept = _kept(bare)
    size = sum(word.is_content for word in kept)
    is_copular = bool(subject and predicate) and not is_passive and predicate[0].letters in _COPULAS
    if is_copular and bare and bare[0].letters in _ARTICLES:
        kept = [*_head(subject, SHORT_SUBJECT), *_copula(predicate, subject), *kept]
    elif subject and not is_copular and (size <= SPARE or is_passive):
        kept = [*_head(subject, LONGEST_PATIENT if is_passive else LONGEST_SUBJECT), *kept]
    return _printed(kept) or _printed(words[: 2 * MOST])


def _words(
    text: str, evidence: Evidence, left_out: Sequence[tuple[int, int]], figures: Mapping[int, tuple[int, str]]
) -> list[_Word]:
    found: list[_Word] = []
    passed = evidence.start
    for match in _TOKEN.finditer(text, evidence.start, evidence.end):
        printed = match.group()
        at = match.start() + len(printed) - len(printed.lstrip(_OPENING_SIGNS))
        if at < passed or (printed[0] == "(" and _SHORT_NAME.fullmatch(printed)):
            continue
        is_out = any(first <= at < last for first, last in left_out)
        if is_out and found and not found[-1].is_out and found[-1].letters in _BEFORE_DATES:
            found[-1].is_out = True
        letters = (printed if printed.isalpha() else _LETTERS.sub("", printed)).lower()
        if at in figures:
            stop, figure = figures[at]
            printed, passed = figure + text[stop : max(stop, match.end())], stop
        found.append(
            _Word(printed, letters, at, printed.endswith(_CLOSING_SIGNS), printed.startswith(_DIVIDING_SIGNS), is_out)
        )
    return found


def _subject(words: Sequence[_Word], claim: Claim) -> tuple[int, int]:
    """Where a clause's subject stands: its letters in a row; of a long one its beginning, up to the predicate."""
    wanted = _LETTERS.sub("", claim.slot.split("|")[1]).lower()
    if not wanted:
        return 0, 0
    for first in range(len(words)):
        letters = ""
        for last in range(first, len(words)):
            letters += words[last].letters
            if letters == wanted:
                return first, _predicate(words, last + 1, claim)
            if not wanted.startswith(letters):
                break
    return 0, 0


def _predicate(words: Sequence[_Word], behind: int, claim: Claim) -> int:
    """Where the predicate begins behind a subject: there, or, where more is said of the subject first, at its verb."""
    if behind < len(words) and not words[behind].opens and not words[behind - 1].closes:
        return behind
    stem = claim.predicate[:4]
    return next((place for place in range(behind, len(words)) if words[place].letters.startswith(stem)), behind)


def _ended(predicate: list[_Word], inner: Collection[int]) -> list[_Word]:
    """A predicate up to where another claim begins in it, once two words of content are said."""
    kept: list[_Word] = []
    size = 0
    for word in predicate:
        if word.is_out:
            continue
        if size > 1 and word.start in inner:
            break
        kept.append(word)
        size += word.is_content
    return kept


def _opened(words: list[_Word]) -> list[_Word]:
    """A clause whose subject was not found, without conjunctions and a pronoun in front."""
    place = 0
    while place < len(words) - 1 and words[place].letters in _OPENERS:
        place += 1
    return words[place:]


_OPENERS: Final = word_set(
    "and but so when where as after before while although because since that who which he she it they we i you to "
    "whom whose for in"
)


def _bare(predicate: list[_Word], claim: Claim) -> list[_Word]:
    """A predicate without auxiliaries, and without what the marks of its claim (hedged, planned) say of it."""
    dropped = _AUXILIARIES | _ADVERBS | (_MODALS if claim.modality in ("hedged", "planned", "reported") else set())
    place = 0
    while place < len(predicate) - 1 and predicate[place].letters in dropped | {""}:
        place += 1
    return predicate[place:]


def _copula(predicate: Sequence[_Word], subject: Sequence[_Word]) -> list[_Word]:
    return [predicate[0]] if _head(subject, SHORT_SUBJECT) else []


def _reported(predicate: list[_Word]) -> list[_Word]:
    """What is said, without the verb of saying and "that" in front of it."""
    for place, word in enumerate(predicate[1:_THAT], 1):
        if word.letters == "that" and sum(more.is_content for more in predicate[place:]) > 1:
            return predicate[place + 1 :]
    return predicate


def _kept(predicate: Sequence[_Word]) -> list[_Word]:
    """The first chunks of a predicate, up to `MOST` content words."""
    kept: list[_Word] = []
    size = 0
    for chunk in _chunks(predicate):
        more = sum(word.is_content for word in chunk)
        most = MOST + (SPARE_OF_COMPLEMENT if _is_complement(chunk) else 0)
        is_distance = chunk[0].text[:1].isdigit()
        if size > 1 and (size + more > most or chunk[0].letters in _STOPS or is_distance):
            break
        kept.extend(chunk)
        size += more
        if size > SPARE_BEFORE_COMMA and chunk[-1].closes:
            break
    return kept[: 3 * MOST]


def _is_complement(chunk: Sequence[_Word]) -> bool:
    """Whether a chunk belongs closely to its verb ("seen | as a test"), or says for how long."""
    is_length = chunk[0].letters == "for" and any(word.text[:1].isdigit() for word in chunk)
    return is_length or chunk[0].letters in _COMPLEMENTS


def _list(predicate: Sequence[_Word]) -> list[_Word]:
    """The things that a predicate of listing names ("including Norland, Tarsa and Keel" names three), as far as its
    items are short; nothing where it names fewer than two."""
    if not predicate or predicate[0].letters not in _LISTING:
        return []
    last, run = 0, 0
    for place, word in enumerate(predicate[1 : 1 + LONGEST_LIST], 1):
        run = 0 if predicate[place - 1].closes or word.letters in ("and", "or") else run + 1
        if run > LONGEST_ITEM or word.letters in _STOPS:
            break
        last = place
    items = list(predicate[1 : last + 1])
    return items if any(word.closes or word.letters == "and" for word in items[:-1]) else []


def _chunks(predicate: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Stretches that begin at a preposition, a conjunction or a bracket, or behind a comma."""
    chunk: list[_Word] = []
    for word in predicate:
        is_measure = bool(chunk) and word.text[:1].isdigit() and chunk[-1].text[:1].isupper()
        if chunk and (word.letters in _BOUNDS or word.opens or chunk[-1].closes or is_measure):
            yield chunk
            chunk = []
        chunk.append(word)
    if chunk:
        yield chunk


def _head(subject: Sequence[_Word], longest: int) -> list[_Word]:
    """The head of a subject, without what is said about it behind it."""
    for place, word in enumerate(subject):
        if place and (word.letters in _BOUNDS - {"and"} or word.opens):
            subject = subject[:place]
            break
        if word.closes:
            subject = subject[: place + 1]
            break
    is_name = len(subject) <= longest and not all(word.letters in _PRONOUNS for word in subject)
    return list(subject) if is_name else []


def _printed(words: Sequence[_Word]) -> str:
    kept = list(words)
    while len(kept) > 1 and kept[-1].letters in _DANGLING:
        kept.pop()
    while len(kept) > 1 and kept[0].letters in _DANGLING - _BOUNDS:
        kept.pop(0)
    found = " ".join(word.text for word in kept).strip(_EDGES)
    for mark in _MARKS:
        if found.count(mark) % 2 or (mark in "“”" and found.count("“") != found.count("”")):
            found = found.replace(mark, "")
    if found.count("(") != found.count(")"):
        found = found.replace("(", "").replace(")", "")
    return found.strip(_EDGES)
