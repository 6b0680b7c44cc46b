"""Mentions by name: the named entities of the parse, mended, and the same names where the parse did not see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.mentions.evidence import abbreviations, people
from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.votes import voted
from consilience.annotate.mentions.words import Words
from consilience.model.annotations import ActorKind
from consilience.text.countries import (
    LONGEST_NAME,
    country_of,
    country_of_capital,
    country_of_demonym,
    country_of_name,
    country_of_seat,
    is_seat_of_bodies,
)
from consilience.text.days import CALENDAR
from consilience.text.persons import HONORIFICS, PARTICLES, gender_of, gender_of_title, is_given_name
from consilience.text.roles import BODIES, INSTITUTIONS, ORGANISATIONS, PEOPLE, POSTS, TITLES
from consilience.text.word_sets import word_set

_LABELS: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_BODIES: Final = {name.casefold(): acronym for acronym, full, _ in BODIES for name in (acronym, full)}
_PLACE_PREPOSITIONS: Final = word_set(
    """
    in to from at near outside through around into across inside toward towards via within throughout
    """
)
_STILL: Final = word_set(
    """
    be have become lie remain see suffer wake host
    """
)
# What a government has and a city has not.
_OF_A_STATE: Final = word_set(
    """
    decision move response reaction answer step steps action actions position stance policy demand demands request
    statement claim claims accusation accusations threat threats warning ambassador envoy representative
    delegation mission embassy government ally allies interest interests intention intentions refusal aggression
    foreign president minister military troops forces announcement proposal offer view plan plans support role
    diplomats side relations retaliation criticism involvement willingness desire behaviour behavior sanctions
    """
)
# Countries that are family names too ("Jordan", "Chad").
_ALSO_FAMILY_NAMES: Final = word_set(
    """
    jordan chad georgia israel ireland england france holland cuba mali monaco
    """
)
_MEDIA: Final = frozenset({"images", "photo", "photos", "news", "television", "tv", "radio", "media", "pictures"})
# What ministers are ministers of: alone they name nobody.
_FIELDS: Final = word_set(
    """state defense defence interior justice treasury health foreign affairs home homeland labor labour education
    energy of and"""
)
DUTIES: Final = _FIELDS | word_set(
    "financial executive operating national security legal medical technology marketing political information"
)
"""Words that stand between the parts of a title: "Deputy National Security Adviser"."""
_TIME_WORDS: Final = (CALENDAR - {"may"}) | word_set("today yesterday tomorrow")
"""Words for times that are no names; May is one too."""
_SYLLABLES: Final = frozenset({"un", "in", "il", "hye", "hyun", "eun", "sung", "chol", "nam", "myung", "bak", "hwa"})
"""Second parts of given names that are written small behind a hyphen."""
_CLOCKS: Final = frozenset({"ET", "EST", "EDT", "PT", "PST", "PDT", "CT", "GMT", "BST", "CET", "CEST", "UTC"})
_EXIT: Final = "exit"
"""How a way out of a union is named ("Brexit"): that is nobody."""
# Trades that stand in front of a name like a title.
_TRADES: Final = word_set(
    """
    comedian entertainer billionaire businessman businesswoman entrepreneur photojournalist tycoon mogul superstar
    rapper astronaut whistleblower fugitive hostage gunman
    """
)
# Demonyms that are family names too.
_ALSO_FAMILIES: Final = word_set("english french dane finn pole german turk swede welsh irish romani")
_BODY_NOUNS: Final = INSTITUTIONS | ORGANISATIONS
_BODY_OR_MEDIA: Final = _BODY_NOUNS | _MEDIA
_NO_NAMES: Final = POSTS | _BODY_NOUNS | _TIME_WORDS


def names(words: Words) -> list[Found]:
    """Mentions by name, in order, without overlap."""
    spans = _mended(words, list(_tagged(words)))
    spans = people(words, _titled(words, spans))
    spans = abbreviations(words, voted(words, spans))
    spans = _repeated(words, spans)
    return [_found(words, start, end, kind) for start, end, kind in spans]


def _tagged(words: Words) -> Iterator[tuple[int, int, str]]:
    for entity in words.reading.doc.ents:
        if entity.label_ in _LABELS and not words.is_capitalised_line[entity.start]:
            yield entity.start, entity.end, entity.label_


def _mended(words: Words, tagged: list[tuple[int, int, str]]) -> list[tuple[int, int, ActorKind]]:
    """Entity spans without titles, articles and possessives; glued ones cut; torn given and family names joined."""
    spans: list[tuple[int, int, ActorKind]] = []
    inside = bytearray(len(words))
    for first, last, label in tagged:
        while label == "PERSON" and last + 1 < len(words) and words.text[last] == "-" and words.is_glued(last + 1):
            last += 2  # "Gal" of "Gal-on"
        if label == "PERSON" and _is_torn(words, last):
            last += 2
        start, end = _trimmed(words, first, last)
        if start >= end:
            continue
        for piece in _pieces(words, start, end, label):
            spans.append(piece)
            inside[piece[0] : piece[1]] = b"\x01" * (piece[1] - piece[0])
    return _joined(words, spans, inside)


def _is_torn(words: Words, last: int) -> bool:
    """Whether blanks divide the last part of a name from it: "Roh Jae - in said"."""
    if last + 2 >= len(words) or words.text[last] != "-" or words.text[last + 1] not in _SYLLABLES:
        return False
    return words.pos[last + 2] in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ", "PART")


def _trimmed(words: Words, start: int, end: int) -> tuple[int, int]:
    while start < end and (words.low[start] in ("the", "a", "an", *_TIME_WORDS) or not words.text[start][0].isalnum()):
        start += 1
    while start < end and (
        words.low[end - 1] in ("'s", "’s", "'", "’")
        or not (words.text[end - 1][-1].isalnum() or words.text[end - 1][-1] in ".)")
        or words.low[end - 1] in _TIME_WORDS
        or (
            not words.is_glued(end - 1)
            and words.low[end - 1] in ("to", "of", "in", "and", "for", "the", "that", "said")
        )
    ):
        end -= 1
    return start, end


def _pieces(words: Words, start: int, end: int, label: str) -> list[tuple[int, int, ActorKind]]:
    text = words.phrase(start, end)
    if _state(words, start, end) is not None:
        return [(start, end, "state")]
    if text in _CLOCKS or text.endswith(_EXIT):
        return []
    if _seat(words, text) or text.casefold() in _BODIES:
        return [(start, end, "organisation")]
    if country_of_demonym(text) and label != "PERSON":
        return []
    nouns = set(words.low[start:end])
    is_body = bool(nouns & _BODY_OR_MEDIA) or words.low[start - 1 : start] == ["the"]
    last = words.text[end - 1]
    if label == "PERSON" and end - start > 1 and country_of_name(last) and last.lower() not in _ALSO_FAMILY_NAMES:
        return [(start, end, "place")]
    if label == "PERSON" and end - start == 1 and _is_capital(words, start):
        return [(start, end, "place")]
    if label == "PERSON" and not is_body:
        return _person(words, start, end)
    if label in ("ORG", "PERSON", "FAC", "NORP") and end - start >= 2:
        cut = _glued_person(words, start, end)
        if cut is not None:
            before: list[tuple[int, int, ActorKind]] = [] if cut == start else _pieces(words, start, cut, "ORG")
            return [*before, (cut, end, "person")]
    if label in ("GPE", "LOC", "FAC"):
        return [(start, end, "place")]
    if label == "NORP":
        return []
    if all(low in POSTS | PEOPLE or low in HONORIFICS | _FIELDS or country_of(low) for low in words.low[start:end]):
        return []
    if not any(words.is_capitalised(i) for i in range(start, end)):
        return []
    return [(start, end, "organisation")]


def _is_capital(words: Words, i: int) -> bool:
    """Whether a name taken for a person's is a capital: no given name, and nobody's family name in the text."""
    name = words.text[i]
    if country_of_capital(name) is None or is_given_name(name):
        return False
    people = (ent for ent in words.reading.doc.ents if ent.label_ == "PERSON" and len(ent) > 1)
    return all(ent[-1].text != name for ent in people)


def _seat(words: Words, text: str) -> str | None:
    """The country of a seat of government, unless a party of the text has that name ("the Congress party")."""
    return None if text.casefold() == "congress" and words.has_congress_party else country_of_seat(text)


def _state(words: Words, start: int, end: int) -> str | None:
    """The state that the words name, by its usual name or as "Republic of", "Kingdom of", "State of" it."""
    first = start
    if end - start >= 3 and words.low[start + 1] == "of" and words.low[start] in ("republic", "kingdom", "state"):
        first = start + 2
    return country_of_name(words.phrase(start, end)) or country_of_name(words.phrase(first, end))


def _person(words: Words, start: int, end: int) -> list[tuple[int, int, ActorKind]]:
    """The name behind the last title word; nothing if only titles stand there."""
    first = start
    for i in range(start, end):
        is_title = words.low[i] in POSTS or words.low[i] in HONORIFICS or words.low[i] in _TRADES
        is_title = is_title or country_of(words.text[i]) is not None
        if is_title and i + 1 < end and not (i > start and is_given_name(words.text[i - 1])):
            first = i + 1
    if end - first >= 3 and first and words.low[first - 1] in ("of", "for"):  # "Mayor of Oldport Sadiq Hale"
        first = next((i for i in range(first + 1, end - 1) if is_given_name(words.text[i])), first)
    while end - first >= 3 and words.text[first].isupper() and 2 <= len(words.text[first]) <= 4:
        first += 1  # "MK", "MEP", "SPD": an office or a party in front of the name
    while end > first and not words.is_capitalised(end - 1) and not words.is_glued(end - 1):
        end -= 1
    while first < end and not words.is_capitalised(first) and words.low[first] not in PARTICLES:
        first += 1
    while end - first >= 2 and country_of_demonym(words.text[end - 1]) and words.low[end - 1] not in _ALSO_FAMILIES:
        end -= 1  # "Keel Norlandic": the next phrase
    if first >= end or (end - first == 1 and words.low[first] in POSTS | HONORIFICS):
        return []
    if DUTIES.issuperset(words.low[first:end]) or (end - first == 1 and words.pos[first] == "NUM"):
        return []
    if not any(character.isalpha() for character in words.phrase(first, end)):
        return []
    return [(first, end, "person")]


def _glued_person(words: Words, start: int, end: int) -> int | None:
    """Where "the Pentagon Lloyd Austin" turns into a person: a given name and one more capitalised word at the end."""
    given = end - 2
    if not is_given_name(words.text[given]) or not words.is_capitalised(given) or not words.is_capitalised(end - 1):
        return None
    if words.low[end - 1] in _BODY_NOUNS or words.text[end - 1].isupper():
        return None
    return given if given == start or words.low[given - 1] not in ("of", "&", "and", "-", "for") else None


def _joined(
    words: Words, spans: list[tuple[int, int, ActorKind]], inside: bytearray
) -> list[tuple[int, int, ActorKind]]:
    """Adds "Given Family" pairs that the parse tore apart or did not see."""
    torn: list[tuple[int, int, ActorKind]] = []
    by_start = {start: end for start, end, _ in spans}
    for i in range(len(words) - 1):
        if not words.is_capitalised(i) or not is_given_name(words.text[i]) or words.is_capitalised_line[i]:
            continue
        nxt = words.text[i + 1]
        if (
            not (nxt[0].isupper() and nxt[1:2].islower() and nxt.isalpha())
            or words.sentence[i] != words.sentence[i + 1]
        ):
            continue
        is_alone = (not inside[i] or by_start.get(i) == i + 1) and (not inside[i + 1] or by_start.get(i + 1) == i + 2)
        if is_alone and words.pos[i] == "PROPN" and words.pos[i + 1] in ("PROPN", "NOUN", "ADJ"):
            if country_of(nxt) or words.low[i + 1] in _NO_NAMES:
                continue
            torn.append((i, i + 2, "person"))
    if not torn:
        return spans
    taken = {i for start, end, _ in torn for i in range(start, end)}
    return sorted([span for span in spans if not taken & set(range(span[0], span[1]))] + torn)


def _titled(words: Words, spans: list[tuple[int, int, ActorKind]]) -> list[tuple[int, int, ActorKind]]:
    """Adds the untagged proper nouns behind a capitalised title ("President Roe")."""
    inside = bytearray(len(words))
    for start, end, _ in spans:
        inside[start:end] = b"\x01" * (end - start)
    added: list[tuple[int, int, ActorKind]] = []
    for i in range(len(words) - 1):
        if words.low[i] not in TITLES or not words.is_capitalised(i) or inside[i] or words.is_capitalised_line[i]:
            continue
        end = i + 1
        while end < min(len(words), i + 4) and words.sentence[end] == words.sentence[i] and not inside[end]:
            is_name = words.pos[end] == "PROPN" and words.text[end][0].isupper() and words.text[end][1:].islower()
            if not is_name or words.low[end] in _NO_NAMES or words.low[end] in DUTIES:
                break
            end += 1
        if end > i + 1 and not (end < len(words) and inside[end]) and country_of(words.text[i + 1]) is None:
            added.append((i + 1, end, "person"))
    return sorted([*spans, *added])


def _repeated(words: Words, spans: list[tuple[int, int, ActorKind]]) -> list[tuple[int, int, ActorKind]]:
    """Adds names that stand elsewhere in the text and that the parse did not tag here; countries by the lexicon."""
    known: dict[tuple[str, ...], ActorKind] = {}
    for start, end, kind in spans:
        key = tuple(words.text[start:end])
        if kind != "place":
            known.setdefault(key, kind)
        if kind == "person" and end - start >= 2:
            family = end - 1
            while family > start and words.is_glued(family):
                family -= 1
            tail = key[family - start :]
            if family > start and len(words.phrase(family, end)) > 3 and not is_given_name(tail[0]):
                known.setdefault(tail, "person")
    short = _short_forms(words, spans)
    longest = min(6, max([LONGEST_NAME, *map(len, known)]))
    inside = bytearray(len(words))
    for start, end, _ in spans:
        inside[start:end] = b"\x01" * (end - start)
    added: list[tuple[int, int, ActorKind]] = []
    count = len(words)
    i = 0
    while i < count:
        if inside[i] or not words.is_capitalised(i):
            i += 1
            continue
        step = 1
        named = inside.find(1, i, i + longest)
        for length in range(min(longest, count - i) if named < 0 else named - i, 0, -1):
            piece = words.text[i : i + length]
            what = known.get(tuple(piece))
            if what is None and length == 1 and _is_short_form(words, i, short):
                what = "organisation"
            if what is None and words.low[i] != "the" and (words.pos[i] == "PROPN" or words.is_capitalised_line[i]):
                what = _by_lexicon(" ".join(piece))
            if what is not None:
                added.append((i, i + length, what))
                step = length
                break
        i += step
    return sorted([*spans, *added])


def _short_forms(words: Words, spans: list[tuple[int, int, ActorKind]]) -> frozenset[str]:
    """Last words of the bodies' full names, by which a text goes on: "the Meridian Compact", then "the Compact"."""
    last = {
        words.text[end - 1]
        for start, end, kind in spans
        if kind in ("organisation", "institution") and end - start >= 2 and words.is_capitalised(end - 1)
    }
    return frozenset(word for word in last if len(word) >= 4 and word.isalpha() and word.casefold() not in _NO_NAMES)


def _is_short_form(words: Words, token: int, short: frozenset[str]) -> bool:
    if words.text[token] not in short or token == 0 or words.low[token - 1] != "the":
        return False
    is_alone = token + 1 == len(words) or not words.is_capitalised(token + 1)
    return is_alone and not words.is_capitalised_line[token]


def _by_lexicon(text: str) -> ActorKind | None:
    if country_of_name(text):
        return "state"
    if text.casefold() in _BODIES or country_of_seat(text):
        return "organisation"
    if country_of_capital(text):
        return "place"
    return None


def _found(words: Words, start: int, end: int, kind: ActorKind) -> Found:
    head = _head(words, start, end)
    text = words.phrase(start, end)
    found = Found(start, end, head, kind, "name", text)
    if kind == "person":
        given = words.text[start] if end - start > 1 else ""
        found.gender = gender_of(given) if given else None
        if start and words.low[start - 1] in HONORIFICS:
            found.start = start - 1
            found.gender = gender_of_title(words.text[start - 1]) or found.gender
            if start > 1 and words.low[start - 2 : start] == ["first", "lady"]:
                found.start, found.role = start - 2, "first lady"
        return found
    if start and words.low[start - 1] == "the" and words.head[start - 1] in range(start, end):
        found.start = start - 1
    if kind == "state":
        found.country = _state(words, start, end)
    elif _seat(words, text):
        found.kind, found.form, found.country = "institution", "metonym", _seat(words, text)
    elif kind == "organisation" and not country_of_capital(text):
        letters = text.replace(".", "")
        found.form = "acronym" if letters.isupper() and len(letters) <= 6 and " " not in text else "name"
        found.country = _country_within(words, start, end)
        if set(words.low[start:end]) & INSTITUTIONS:
            found.kind = "institution"
    elif country_of_capital(text):
        if _is_acting(words, head):
            found.kind, found.form, found.country = "state", "metonym", country_of_capital(text)
            if is_seat_of_bodies(text):
                found.kind, found.country = "organisation", None
        else:
            found.country = country_of_capital(text)
    return found


def _country_within(words: Words, start: int, end: int) -> str | None:
    """The one country that a body's name names; none where two stand there or it is tied to another ("A-B Council")."""
    if any(words.text[i] in ("-", "–") for i in range(start, end)):
        return None
    link = next((i for i in range(start, end) if words.low[i] in ("for", "in", "to", "on", "at")), end)
    own = [text for i, text in enumerate(words.text[start:end], start) if i < link or _is_adjective(words, i, end)]
    if {"un", "u.n.", "united"} & set(words.low[start:link]) and link < end:
        return None  # "the UN Agency for Norlandic Refugees"
    is_party = words.low[end - 1] == "party"
    codes = {code for code in map(country_of, own) if code and not (is_party and "Congress" in own)}
    return codes.pop() if len(codes) == 1 else None


def _is_adjective(words: Words, token: int, end: int) -> bool:
    """Whether a demonym tells of the next word: "for Norlandic Progress", not "for Norlanders"."""
    return token + 1 < end and country_of_demonym(words.text[token]) is not None and words.text[token][-1] != "s"


def _head(words: Words, start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if not start <= words.head[i] < end:
            return i
    return end - 1


def _is_acting(words: Words, token: int) -> bool:
    """Whether a capital stands for its government here: it acts, is told or spoken of, or has what only a state has."""
    dep, head = words.dep[token], words.head[token]
    if dep == "poss":
        return words.low[head] in _OF_A_STATE
    if dep == "nsubj":
        return words.pos[head] == "VERB" and words.lemma(head) not in _STILL
    if dep == "nsubjpass":
        return False
    if dep in ("pobj", "agent"):
        if words.lemma(words.head[head]) in ("follow", "surround", "precede", "border"):
            return False  # "Oslo, followed by Keel": stations of a journey
        return (
            words.low[head] in ("with", "by", "against", "on", "between") and words.low[head] not in _PLACE_PREPOSITIONS
        )
    if dep == "conj" and head != token:
        return _is_acting(words, head)
    return dep in ("dobj", "dative") and words.lemma(head) in (
        "accuse", "blame", "urge", "warn", "criticise", "criticize", "condemn", "tell", "ask", "call", "pressure",
    )  # fmt: skip
