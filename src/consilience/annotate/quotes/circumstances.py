"""Around a word of saying: to whom, through which medium, where and when it was said."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from consilience.annotate.quotes.attribution import Attribution
from consilience.annotate.quotes.cues import sections
from consilience.annotate.quotes.sayings import phrase, quoting_verb
from consilience.annotate.quotes.tree import Stretch, Tree

_TELLING_WORDS: Final = """
    tell inform notify assure remind ask warn advise urge brief reassure promise caution instruct lecture email
"""
_TELLING: Final = frozenset(_TELLING_WORDS.split())
_MONTHS: Final = frozenset(name.lower() for name in (*calendar.month_name[1:], *calendar.month_abbr[1:]))
_DAYS: Final = frozenset(
    {*(name.lower() for name in (*calendar.day_name, *calendar.day_abbr)), "today", "yesterday", "tonight"}
)
_PERIODS: Final = frozenset({"week", "month", "year", "morning", "afternoon", "evening", "night", "day", "weekend"})
_CARRYING: Final = frozenset({"carry", "publish", "quote", "cite", "broadcast", "air", "post", "release", "report"})
_SPEAKING: Final = frozenset({"speak", "write", "testify", "post", "tweet", "appear", "talk", "address"})
_NOUNS: Final = ("NN", "PRP")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Words around a saying.

    Attributes:
        addressee: the person or body it was said to.
        via: the agency, paper, broadcaster or platform that it was said through.
        venue: the occasion or the text, with its preposition ("at a meeting in Geneva").
        said_on: the date of the saying ("Monday").
    """

    addressee: Stretch | None = None
    via: Stretch | None = None
    venue: Stretch | None = None
    said_on: Stretch | None = None


def placed(tree: Tree, row: Attribution) -> Attribution:
    """A row with the circumstances of its word of saying, without those that lie in its content; an addressee may,
    since it is part of what is asked ("told the council to wait").

    A medium that cites somebody for what it reports is what that person speaks through ("the Gazette reported, citing
    an official").
    """
    verb = row.verb
    if verb is None or row.cue is None or not tree.is_verb(verb) or tree.lower[verb] == "according":
        return row
    found = circumstances(tree, verb)

    def outside(words: Stretch | None) -> Stretch | None:
        is_in = words is not None and any(a < words[1] and words[0] < b for a, b in row.parts)
        return None if is_in or words == row.speaker else words

    row = replace(
        row,
        addressee=row.addressee if found.addressee in row.parts else found.addressee or row.addressee,
        via=outside(found.via) or row.via,
        venue=outside(found.venue) or row.venue,
        said_on=outside(found.said_on),
    )
    cited = _cited(tree, verb)
    if cited is not None and row.head is not None and row.head != cited and is_medium(tree, row.head):
        row = replace(row, head=cited, speaker=phrase(tree, cited, verb), via=row.via or row.speaker)
    return row


def _cited(tree: Tree, verb: int) -> int | None:
    """Whom a report cites: "…, citing X"."""
    for c in tree.children[verb]:
        if tree.dep[c] in ("advcl", "prep") and tree.tag[c] == "VBG" and tree.lemma[c] in ("cite", "quote"):
            return tree.child(c, "dobj", "pobj")
    return None


@cache
def _media() -> dict[str, frozenset[str]]:
    return sections("media.txt")


def is_medium(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase names a medium: a known agency or broadcaster, "… Gazette", "the newspaper", or the
    apposition of one ("the agency TASS")."""
    media = _media()
    words = [tree.lower[j] for j in range(tree.left[noun], noun + 1) if tree.head[j] == noun or j == noun]
    lower = tree.lower[noun]
    if tree.tag[noun].startswith("NNP") and (lower in media["name"] or lower in media["title"]):
        return True
    if tree.lemma[noun] in media["common"] or ("news" in words[:-1] and not _is_person(tree, noun)):
        return True
    named = " ".join(words)
    if any(named.endswith(name) for name in media["name"] if " " in name):
        return True
    appositions = [c for c in tree.children[noun] if tree.dep[c] == "appos"]
    return any(is_medium(tree, c) for c in appositions if c != noun)


def named_source(tree: Tree, i: int) -> int | None:
    """The noun behind "according" or "per", token `i`."""
    if tree.lower[i] == "per":
        return tree.child(i, "pobj")
    if i + 1 >= tree.n or tree.lower[i + 1] != "to":
        return None
    noun = tree.child(i + 1, "pobj")
    return noun if noun is not None else tree.child(i, "pobj")


def _is_person(tree: Tree, noun: int) -> bool:
    return tree.lemma[noun] in ("anchor", "host", "presenter", "conference", "editor", "correspondent", "reporter")


def _is_platform(tree: Tree, noun: int) -> bool:
    platforms = _media()["platform"]
    if not tree.tag[noun].startswith("NN"):
        return False
    first = max(tree.left[noun], noun - 2)
    words = [tree.lower[j] for j in range(first, noun + 1)]
    is_named = tree.words[noun][0].isupper() and tree.lower[noun] in platforms
    compound = any(j < noun and tree.words[j][0].isupper() and tree.lower[j] in platforms for j in range(first, noun))
    return is_named or compound or " ".join(words[-2:]) in platforms


def circumstances(tree: Tree, verb: int) -> Circumstances:
    """What stands around a word of saying; of two that could fill one place, the first."""
    found: dict[str, Stretch] = {}
    for name, words in _given(tree, verb):
        found.setdefault(name, words)
    return Circumstances(**found)


def _given(tree: Tree, verb: int) -> Iterator[tuple[str, Stretch]]:
    quoting = quoting_verb(tree, verb)
    if quoting is not None and (medium := _quoting(tree, quoting)) is not None:
        yield "via", phrase(tree, medium, verb)
    for c in _around(tree, verb):
        handed = c if tree.lower[c] == "according" else tree.child(c, "prep") if tree.lower[c] == "as" else None
        source = named_source(tree, handed) if handed is not None else None
        if source is not None and is_medium(tree, source):
            yield "via", phrase(tree, source, verb)
        dep, noun = tree.dep[c], tree.child(c, "pobj")
        if dep in ("npadvmod", "advmod") and (day := _date(tree, c)) is not None:
            yield "said_on", day
        elif c > verb and (dep == "dative" or (dep == "dobj" and tree.lemma[verb] in _TELLING)):
            told = noun if tree.tag[c] in ("IN", "TO") else c
            if told is not None:
                yield from _told(tree, told, verb)
        elif dep == "prep" and noun is not None:
            yield from _adverbial(tree, c, noun, verb)


def _around(tree: Tree, verb: int) -> Iterator[int]:
    """The children of a saying and of "speaking to …" beside it; of "went on to say" and "quoted X as saying" also
    those of the verb that it hangs on."""
    yield from tree.children[verb]
    for c in tree.children[verb]:
        if tree.dep[c] == "advcl" and tree.tag[c] == "VBG" and tree.lemma[c] in _SPEAKING:
            yield from tree.children[c]
    if (quoting := quoting_verb(tree, verb)) is not None:
        yield from tree.children[quoting]
    head = tree.head[verb]
    if tree.dep[verb] == "xcomp" and tree.lemma[head] in ("go", "continue", "try"):
        yield from tree.children[head]


def _quoting(tree: Tree, quoting: int) -> int | None:
    """Who quotes: the subject of "quoted X as saying", the agent of "was quoted by M as saying"."""
    if (by := tree.child(quoting, "agent")) is not None:
        return tree.child(by, "pobj")
    return tree.child(quoting, "nsubj") if tree.child(quoting, "auxpass") is None else None


def _adverbial(tree: Tree, prep: int, noun: int, verb: int) -> Iterator[tuple[str, Stretch]]:
    word = tree.lower[prep]
    is_in = word in ("in", "at", "during", "on")
    day = _date(tree, noun)
    if is_in and day is not None:
        yield "said_on", day
    elif is_in and _is_venue(tree, noun):
        yield "venue", _venue(tree, prep, noun, verb)
        yield from _inside(tree, noun, verb)
    elif word in ("via", "through") or (is_in and (_is_platform(tree, noun) or is_medium(tree, noun))):
        yield "via", phrase(tree, noun, verb)
    elif word == "to" and tree.lemma[verb] != "refer":
        yield from _told(tree, noun, verb)
    elif word in ("in", "at") and tree.tag[noun].startswith("NNP") and prep > verb:
        yield "venue", (tree.start[prep], phrase(tree, noun, verb)[1])


def _told(tree: Tree, noun: int, verb: int) -> Iterator[tuple[str, Stretch]]:
    """A person or body is told; an agency, a paper or a broadcaster passes on what it is told."""
    if tree.tag[noun].startswith(_NOUNS):
        yield "via" if is_medium(tree, noun) else "addressee", phrase(tree, noun, verb)


def _is_venue(tree: Tree, noun: int) -> bool:
    return tree.lemma[noun] in _media()["venue"] and not _is_platform(tree, noun)


def _venue(tree: Tree, prep: int, noun: int, verb: int) -> Stretch:
    """The phrase of an occasion, without the date in it, with the place right behind it."""
    start, end = tree.start[prep], phrase(tree, noun, verb)[1]
    for c in tree.children[noun]:
        inner = tree.child(c, "pobj") if tree.dep[c] == "prep" else c
        if c > noun and inner is not None and _date(tree, inner) is not None:
            end = min(end, tree.end[tree.left[c] - 1])
    for c in tree.children[verb]:
        place = tree.child(c, "pobj") if tree.dep[c] == "prep" and tree.lower[c] in ("in", "at") else None
        is_place = place is not None and tree.tag[place].startswith("NNP") and _date(tree, place) is None
        if place is not None and is_place and 0 < tree.start[c] - end <= 1:
            end = phrase(tree, place, verb)[1]
    return start, end


def _inside(tree: Tree, noun: int, verb: int) -> Iterator[tuple[str, Stretch]]:
    """What the occasion itself says: "in an interview with X on Monday", "in a post on Telegram", "in a statement
    carried by X"."""
    for c in tree.children[noun]:
        inner = tree.child(c, "pobj")
        if tree.dep[c] == "prep" and inner is not None:
            if (day := _date(tree, inner)) is not None:
                yield "said_on", day
            elif is_medium(tree, inner) or _is_platform(tree, inner):
                yield "via", phrase(tree, inner, verb)
            elif tree.lower[c] in ("with", "to") and tree.tag[inner].startswith(_NOUNS):
                yield "addressee", phrase(tree, inner, verb)
        elif tree.dep[c] == "acl" and tree.lemma[c] in _CARRYING and (by := tree.child(c, "agent")) is not None:
            if (carrier := tree.child(by, "pobj")) is not None:
                yield "via", phrase(tree, carrier, verb)
        elif tree.dep[c] in ("npadvmod", "compound", "nmod") and (day := _date(tree, c)) is not None:
            yield "said_on", day


def _date(tree: Tree, noun: int) -> Stretch | None:
    """The words of a day, a month or a relative period, or None: "Monday", "5 November", "last week"."""
    first, last = tree.left[noun], tree.right[noun]
    words = tree.lower[first : last + 1]
    if last - first > 6:
        return None
    is_dated = tree.lower[noun] in _DAYS or (tree.lower[noun].rstrip(".") in _MONTHS and tree.words[noun][0].isupper())
    is_near = tree.lemma[noun] in _PERIODS and words[0] in ("last", "this", "earlier", "that", "late", "early")
    is_year = tree.tag[noun] == "CD" and len(words[-1]) == 4 and words[-1].isdigit() and words[-1][:2] in ("19", "20")
    if not (is_dated or is_near or is_year):
        return None
    return tree.chars(first, last)
