"""What single sentences go back to: an outlet that is named for them, or a witness or observatory that counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from consilience.align.origins.agencies import NAMES, SURE, WEAK
from consilience.align.origins.credits import agency_of
from consilience.model import Document, Evidence
from consilience.text.countries import country_of_demonym

_LEAD: Final = r"(?:the |an? )?(?:[\w’'-]+ ){0,4}?(?:the )?"
"""Words before a name: "the state-run", "a correspondent of the"."""
_WEAK: Final = "|".join(re.escape(form) for form in sorted(WEAK, key=lambda form: (-len(form), form)))
_KIND: Final = (
    r"(?:news agency|press agency|news channel|newspaper|television|TV|radio|broadcaster|news website|magazine)"
)
_OWN: Final = r"[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){0,3}"
_NAME: Final = (
    rf"(?:(?P<sure>{SURE})|(?P<weak>{_WEAK})(?='s {_KIND}| {_KIND})|{_KIND} \(?(?P<after>{_OWN}|dpa)"
    rf"|(?P<before>{_OWN}) {_KIND}|(?P<state>[Ss]tate (?:media|television|TV|radio|news agency)))"
)
_TOLD: Final = (
    r"(?:told|tells|telling|according to|as per|citing|cited by|quoted by|quoting|reported by|carried by|published by|"
    r"obtained by|seen by|reported in|published in|broadcast on|broadcast by|aired on|"
    r"interview with|interview to|interviewed by|spoke to|spoke with|"
    r"speaking to|statement to|in a statement carried by|via|reports|reported \w+ in|first reported by|confirmed to)"
)
_SAID: Final = (
    r"(?:(?:has|had|have|also|later|first|earlier) )?(?:reported|reports|said|says|say|quoted|quotes|cited|"
    r"cites|added|wrote|writes|confirmed|announced|noted|revealed|learned|carried|aired)"
)
_FRAMES: Final = (
    re.compile(rf"\b{_TOLD} {_LEAD}{_NAME}"),
    re.compile(rf"\b{_NAME}(?:'s)?(?: {_KIND})?\)?(?: \([A-Z]+\))?,? {_SAID}\b"),
)
_BODY: Final = (
    r"(?:(?:(?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)[A-Z][\w-]+ ){0,3}"
    r"(?P<head>Observatory|Helmets|Red Crescent|Red Cross|Civil Defen[cs]e|Human Rights Watch|Amnesty International|"
    r"Human Rights Network|Network for Human Rights|Media Cent(?:er|re)|Body Count)"
    r"(?: (?:for|of) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})?)"
)
"""Bodies that watch and count what happens to others."""
_COUNTED: Final = (
    r"(?:sa(?:id|ys)|told|report(?:ed|s)|put|gave|count(?:ed|s)|document(?:ed|s)|confirm(?:ed|s)|add(?:ed|ing|s)"
    r"|not(?:ed|es)|estimat(?:ed|es))"
)
_OBSERVED: Final = (
    re.compile(
        rf"\b{_BODY}(?: \([^)]*\))?(?:'s)?(?:,? (?:which|who|a|an|the|that|chief|head|director)\b[^.]{{0,90}}?)?"
        rf",? (?:has |have |had |also |later |earlier )?{_COUNTED}\b"
    ),
    re.compile(
        rf"\b(?:according to|citing|said|reported by|quoted by|cited by|documented by|(?:head|chief|director) of) "
        rf"(?:the |a |an )?(?:[\w-]+ ){{0,3}}?{_BODY}"
    ),
)
_ANY_BODY: Final = r"(?: [\w-]+){0,2}? (?:monitor|monitoring group|watchdog)"
_UNNAMED: Final = re.compile(
    rf"\b(?:[Aa]|[Tt]he|[Oo]ne){_ANY_BODY}(?: and [a-z]+)?,? {_COUNTED}\b"
    rf"|\b(?:according to|citing) (?:a|the){_ANY_BODY}\b"
)
"""An observing body that a text names elsewhere: "a monitoring group said"."""
_DESCRIBED: Final = re.compile(r"^(?:(?:The|A|An|[A-Z][\w.]*-based) )+")
_BESIDE: Final = 90
"""Characters beside a name in which the body that it speaks for stands."""
_ROLE: Final = r"(?:chief|head|director|founder|spokes(?:man|woman|person)|researcher|member|activist|official)"
_SPEAKS_BEFORE: Final = re.compile(rf"{_BODY}(?:'s)?(?: [a-z]+){{0,2}},? $")
_SPEAKS_AFTER: Final = re.compile(
    rf"^,? (?:the |a |an |who is |director |head )?(?:[\w-]+ ){{0,2}}?{_ROLE}?(?: ?(?:of|for|from|with|at))? ?"
    rf"(?:the |a )?(?:[\w-]+ ){{0,2}}?{_BODY}"
)
_KNOWN: Final = re.compile(rf"\b(?:{SURE})\b")
_FOLLOWING: Final = re.compile(rf" \(?({SURE}|{_OWN})")
"""The name after the country of an outlet: "the French newspaper Le Monde"."""
_POSSESSOR: Final = re.compile(r"^(?:(?:[Tt]he|[Ss]tate|An?) )*(?:[A-Z]\w+(?: [A-Z]\w+)?['’]s? )?(?:[Tt]he )?")
_NO_NAMES: Final = frozenset({"The", "State", "Local", "This", "That", "One", "A", "An", "His", "Her", "Our"})

CitationKind = Literal["cites_other", "witness"]


@dataclass(frozen=True, slots=True)
class Citation:
    """That the words around a place go back to somebody else.

    Attributes:
        key: who, the same for every form of the name.
        name: who, as a reader would say it.
        evidence: the words that say so.
    """

    kind: CitationKind
    key: str
    name: str
    evidence: Evidence


def citations(document: Document) -> tuple[Citation, ...]:
    """The outlets and observers that a document names for what it tells, in order. Its own name is none."""
    own = {name.lower() for name in (document.source.name, agency_of(document)) if name}
    found = [*_outlets(document), *_observers(document)]
    return tuple(
        sorted((row for row in found if row.key not in own), key=lambda row: (row.evidence.start, row.kind, row.key))
    )


def observer(words: str) -> tuple[str, str] | None:
    """Key and name of the observing body that a name is ("the Keel Observatory"), or None. Bodies of two countries with
    one kind of name ("the Norwegian Red Cross") have two keys."""
    match = re.search(_BODY, words)
    if match is None:
        return None
    head = match.group("head").lower().replace("defense", "defence").replace("center", "centre")
    before = match.group()[: match.start("head") - match.start()].split()
    country = next((code for word in before if (code := country_of_demonym(word)) is not None), None)
    return f"{head} {country}" if country else head, _DESCRIBED.sub("", match.group())


def spoken_for(document: Document, start: int, end: int) -> tuple[str, str] | None:
    """Key and name of the observing body that a person speaks for, where the words beside a name say so ("Mara Ilves,
    head of the Keel Observatory"), or None."""
    match = _SPEAKS_BEFORE.search(document.text[max(0, start - _BESIDE) : start])
    match = match or _SPEAKS_AFTER.search(document.text[end : end + _BESIDE])
    return observer(match.group()) if match else None


def _outlets(document: Document) -> Iterator[Citation]:
    for zone in document.readable:
        for frame in _FRAMES:
            for match in frame.finditer(document.text, zone.start, zone.end):
                known = _KNOWN.search(match.group())
                form = known.group() if known else next(filter(None, match.groups()))
                name = "state media" if match.group("state") else _name(form)
                if name is None and (following := _FOLLOWING.match(document.text, match.end(), zone.end)):
                    name = _name(following.group(1))
                if name is not None:
                    evidence = Evidence(document.id, match.start(), match.end())
                    yield Citation("cites_other", name.lower(), name, evidence)


def _name(form: str) -> str | None:
    """The name of an outlet; None for what only says of which country or day it is ("a French newspaper")."""
    bare = _POSSESSOR.sub("", form)
    if bare in NAMES:
        return NAMES[bare]
    is_only_said = country_of_demonym(bare) is not None or bare in _NO_NAMES or bare.lower().endswith("day")
    return None if is_only_said else bare


def _observers(document: Document) -> Iterator[Citation]:
    found: list[tuple[str, str, Evidence]] = []
    for zone in document.readable:
        for frame in _OBSERVED:
            for match in frame.finditer(document.text, zone.start, zone.end):
                body = observer(match.group())
                if body is not None:
                    found.append((*body, Evidence(document.id, match.start(), match.end())))
    keys = dict.fromkeys(key for key, _, _ in found)
    bodies: dict[str, str] = {}
    for key, name, evidence in found:
        whose = [other for other in keys if other.startswith(f"{key} ")]  # "the Red Cross", named in full elsewhere
        own = whose[0] if len(whose) == 1 else key
        bodies.setdefault(own, name)
        yield Citation("witness", own, name, evidence)
    if len(bodies) == 1:
        ((key, name),) = bodies.items()
        for zone in document.readable:
            for match in _UNNAMED.finditer(document.text, zone.start, zone.end):
                yield Citation("witness", key, name, Evidence(document.id, match.start(), match.end()))
