"""Mentions by role: posts ("the foreign minister"), groups ("NATO officials") and bodies ("the ministry")."""

from __future__ import annotations

from typing import Final

from consilience.annotate.mentions.allegiance import allegiance
from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.names import DUTIES
from consilience.annotate.mentions.words import POSSESSIVES, Words
from consilience.model.annotations import ActorKind, MentionForm
from consilience.text.countries import country_of
from consilience.text.persons import HONORIFICS
from consilience.text.roles import INSTITUTIONS, LINKS, ORGANISATIONS, PEOPLE, POSTS, TAKEN_UP, gender_of_role
from consilience.text.word_sets import word_set

ARTICLES: Final = word_set(
    """
    the a an this that its his her their our these those
    """
)
INDEFINITE: Final = word_set(
    """
    a an some any no another one every each two three
    """
)
_SIDES: Final = tuple([word, hyphen] for word in ("pro", "anti") for hyphen in ("-", "–"))
# Words in front of a noun that the parse takes for its adjectives.
_NEVER: Final = word_set(
    """
    called so-called least most many several other such said named more all both minus plus including
    """
)
# Groups that only count when something narrows them: "people" alone is nobody in particular.
VAGUE: Final = word_set(
    """
    people men women children civilians members staff personnel employees workers sources
    """
)
_OF_SOMETHING: Final = word_set(
    """
    accuse suspect convict acquit rob deprive strip rid clear warn inform notify remind assure cleanse absolve cure
    """
)
"""Verbs with an object and an "of": nobody is "rebels of abductions"."""
_FOR_SOMETHING: Final = word_set(
    "blame criticise criticize condemn thank praise fault slam blast denounce arrest detain sentence punish charge"
)
"""Those with a "for"."""
_BODY_NOUNS: Final = INSTITUTIONS | ORGANISATIONS
_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_AS_GROUP: Final = frozenset({"police", "military", "army", "navy", "staff", "personnel"})


def roles(words: Words, named: list[Found]) -> list[Found]:
    """Mentions by role, in order. Titles in front of a name are written into the name's own mention."""
    bearer = {found.start: found for found in named}
    for found in named:
        bearer.setdefault(found.head if found.end - found.start == 1 else found.start, found)
    covered: dict[int, Found] = {i: found for found in named for i in range(found.start, found.end)}
    rows: list[Found] = []
    count = len(words)
    i = 0
    while i < count:
        is_noun = words.pos[i] in _NOMINAL or words.low[i] == "old"
        role = _role(words, i, covered) if is_noun and not words.is_capitalised_line[i] else None
        if role is None:
            i += 1
            continue
        nearby = bearer.get(role.end)
        if role.kind == "person" and not role.is_plural and nearby is not None and nearby.kind == "person":
            _entitle(role, nearby)
        elif role.kind in ("institution", "organisation") and (same := _same_body(role, covered)) is not None:
            same.start, same.end = min(same.start, role.start), max(same.end, role.end)
            same.kind, same.country, same.name = role.kind, role.country or same.country, role.name
            same.form = "name"
        else:
            rows.append(role)
        i = max(i + 1, role.head + 1)
    return rows


def _role(words: Words, i: int, covered: dict[int, Found]) -> Found | None:
    """The role phrase whose head is token `i`, or None."""
    low, within = words.low[i], covered.get(i)
    if low == "old" and words.is_subject(i) and words.low[i - 5 : i] == ["the", words.low[i - 4], "-", "year", "-"]:
        return Found(i - 5, i + 1, i, "person", "role", words.phrase(i - 5, i + 1), is_definite=True)
    if words.pos[i] not in _NOMINAL or (within is not None and within.kind in ("person", "state", "place")):
        return None
    singular = words.lemma(i) if words.tag[i] in ("NNS", "NNPS") else low
    is_plural = singular != low or low in PEOPLE
    is_people = low in PEOPLE and low not in _AS_GROUP  # "the authorities" are no body of their own name
    if low in _AS_GROUP or (singular in _BODY_NOUNS and singular not in POSTS and not is_people):
        return None if is_plural and low not in _AS_GROUP else _body(words, i, covered)
    if singular not in POSTS and low not in PEOPLE and low != "side":
        return None
    if _leads_to_other_head(words, i):
        return None
    if within is not None and (i + 1 < within.end or (is_plural and words.is_capitalised(i))):
        return None
    start = left(words, i, covered)
    if low == "side":
        return _side(words, start, i)
    end = right(words, i, covered)
    text = called(words, start, end)
    role, country = told(words, start, i, end, covered)
    is_torn = start and words.pos[start - 1] == "ADP"  # "a Transport for Oldport spokesman"
    is_definite = words.low[words.tokens[i].left_edge.i if is_torn else start] not in INDEFINITE
    if (
        not is_plural
        and words.low[start] not in ARTICLES
        and not words.is_capitalised(i)
        and not _stands_free(words, start, i, end, covered)
    ):
        return None
    if is_plural and low in VAGUE and end - start <= 1:
        return None
    if is_plural:
        return Found(start, end, i, "group", "role", text, role, country, None, True, words.low[start] == "the")
    return Found(start, end, i, "person", "role", text, role, country, gender_of_role(role), False, is_definite)


def _stands_free(words: Words, start: int, i: int, end: int, covered: dict[int, Found]) -> bool:
    """Whether a role without an article can stand for someone: in front of a name, in apposition, or narrowed."""
    following = covered.get(end)
    if following is not None and following.kind == "person":
        return True
    before = covered.get(start - 2) if start >= 2 and words.low[start - 1] == "," else None
    if before is not None and before.kind == "person" and before.end == start - 1:
        return True
    return words.dep[i] in ("appos", "nsubj") and start < i


def _leads_to_other_head(words: Words, i: int) -> bool:
    """Whether the noun only narrows the next role noun ("Secretary General", "police chief")."""
    if i + 1 >= len(words) or words.sentence[i + 1] != words.sentence[i]:
        return False
    if words.low[i + 1] in ("-", "–") and i + 2 < len(words):
        return words.low[i + 2] in POSTS
    if words.is_capitalised(i):
        behind = next((k for k in range(i + 1, min(i + 4, len(words))) if words.low[k] not in DUTIES), i + 1)
        if behind > i + 1 and words.low[behind] in POSTS and words.sentence[behind] == words.sentence[i]:
            return words.is_capitalised(behind)  # "Deputy National Security Adviser"
    nxt = words.low[i + 1]
    return (nxt in POSTS or nxt.removesuffix("s") in POSTS or nxt in PEOPLE) and words.pos[i + 1] in ("NOUN", "PROPN")


def left(words: Words, i: int, covered: dict[int, Found]) -> int:
    """Where the noun phrase that ends in head `i` starts, its article included."""
    first = words.sentences[words.sentence[i]][0]
    start = i
    while start > first:
        before = start - 1
        within = covered.get(before)
        low = words.low[i]
        if words.low[before] in ARTICLES:
            is_link = words.low[before] in ("that", "this") and words.tag[i] in ("NNS", "NNPS")
            return start if is_link or (words.low[before] in INDEFINITE and words.tag[i] in ("NNS", "NNPS")) else before
        if words.low[before] in _NEVER or (
            words.tag[before] == "VBG" and before > first and words.pos[before - 1] in ("NOUN", "PROPN")
        ):
            return start
        if within is not None and within.kind == "person":
            follows = words.low[start] in POSSESSIVES
            return max(first, within.start) if follows else start
        pos = words.pos[before]
        is_noun_part = pos in ("ADJ", "NOUN", "PROPN") or (pos == "VERB" and words.dep[before] == "amod")
        is_joint = words.low[before] in POSSESSIVES or (
            is_hyphen(words, before) and before > first and words.pos[before - 1] in ("ADJ", "NOUN", "PROPN", "ADV")
        )
        is_number = pos == "NUM" and words.head[before] == i and words.tag[i] not in ("NNS", "NNPS") and low != "people"
        if not (is_noun_part or is_joint or is_number) or (
            words.low[before] in HONORIFICS and words.low[before] not in POSTS
        ):
            break
        if (
            is_noun_part
            and words.dep[before] in ("nsubj", "dobj", "pobj", "npadvmod", "attr")
            and words.head[before] != i
            and not covered.get(before)
            and not start <= words.head[before] <= i
        ):
            break
        start = before
    while start < i and (words.low[start] in POSSESSIVES or words.text[start] in ("-", "–")):
        start += 1
    return start


def right(words: Words, i: int, covered: dict[int, Found]) -> int:
    """Where the phrase ends: complements of the head ("of the ministry", "for Europe and Asia", "to the UN")."""
    last = words.sentences[words.sentence[i]][1]
    end = i + 1
    for _ in range(3):
        if end >= last or words.low[end] not in LINKS:
            return end
        if words.low[end] in ("of", "for") and end == i + 1 and _is_charged(words, i, words.low[end]):
            return end
        if words.low[end] != "of" and not (i <= words.head[end] < end):
            return end
        if words.low[end] in ("in", "on") and (
            (words.low[i] in ORGANISATIONS and not words.is_capitalised(i))
            or end + 1 >= last
            or covered.get(end + 1) is None
        ):
            return end
        stop = _complement(words, end + 1, last, covered)
        if stop == end + 1:
            return end
        end = stop
    return end


def _is_charged(words: Words, i: int, link: str) -> bool:
    """Whether "of" or "for" behind a noun belongs to its verb: "accused rebels of abductions"."""
    if words.dep[i] not in ("dobj", "nsubjpass"):
        return False
    return words.lemma(words.head[i]) in (_OF_SOMETHING if link == "of" else _FOR_SOMETHING)


def _complement(words: Words, start: int, last: int, covered: dict[int, Found]) -> int:
    """The end of the noun phrase at `start`; a person's name ends it, unless titles are all that stood before."""
    k = start
    while k < last:
        within = covered.get(k)
        if within is not None and within.kind == "person":
            if k > start and words.low[k - 1] not in POSTS and words.low[k - 1] not in HONORIFICS:
                return k
            k = within.end
            if k >= last or words.low[k] not in POSSESSIVES:
                return k
            continue
        if words.low[k] in ("and", "&") and k > start and k + 1 < last and covered.get(k - 1) and covered.get(k + 1):
            nearby = covered[k + 1]
            if nearby.kind == "person" or covered[k - 1].kind == "person":
                return k
            k += 1
            continue
        if is_hyphen(words, k) and k + 1 < last and words.is_glued(k + 1):
            k += 2  # "the Keel-backed front"
            continue
        is_noun_part = words.pos[k] in ("DET", "ADJ", "NOUN", "PROPN")
        fits = is_noun_part or words.low[k] in POSSESSIVES or is_hyphen(words, k)
        if not fits or (words.pos[k] == "DET" and k > start):
            return k
        k += 1
    return k


def is_hyphen(words: Words, token: int) -> bool:
    """Whether the token joins words; a long dash between blanks divides them."""
    return words.text[token] == "-" or (words.text[token] == "–" and words.is_glued(token))


def told(words: Words, start: int, head: int, end: int, covered: dict[int, Found]) -> tuple[str, str | None]:
    """(role without article and country, country) of a role phrase."""
    kept: list[int] = []
    k = start
    while k < end:
        within = covered.get(k)
        pair = " ".join(words.text[k : k + 2])
        code, width = country_of(pair) if k + 2 <= end else None, 2
        if code is None:
            code, width = country_of(words.text[k]), 1
        if within is not None and within.kind == "state" and within.country:
            code, width = within.country, within.end - k
        if (
            k
            and words.low[k - 1] in ("north", "south", "latin", "central", "native", "african")
            and words.low[k] == "american"
        ):
            code = None
        if code is not None and words.is_capitalised(k) and words.low[k - 2 : k] not in _SIDES:
            if within is not None and within.kind in ("organisation", "institution") and k >= head:
                kept.extend(range(k, min(end, within.end)))
                k = within.end
                continue
            if words.low[k] in ("kremlin", "pentagon") or (within is not None and within.form == "metonym"):
                kept.extend(range(k, k + width))
            k += width
            continue
        is_owner = k > start and (words.low[k - 1] in POSTS or (k - 1 in covered and covered[k - 1].kind == "person"))
        if words.low[k] not in ARTICLES and (words.low[k] not in POSSESSIVES or is_owner):
            kept.append(k)
        k += 1
    while kept and (words.low[kept[-1]] in LINKS or words.text[kept[-1]] in ("-", "–", "and")):
        kept.pop()
    while kept and words.text[kept[0]] in ("-", "–"):
        kept.pop(0)
    return _lowered(words, kept, covered), allegiance(words, start, head, end, covered)


def called(words: Words, start: int, end: int) -> str:
    """The words of a description as they would stand inside a sentence: "Recent visitors" are "recent visitors"."""
    text = words.phrase(start, end)
    is_first = start == words.sentences[words.sentence[start]][0] or words.low[start] in ARTICLES
    is_name = words.tag[start].startswith("NNP") or words.tokens[start].ent_type_ or country_of(words.text[start])
    if is_first and (words.low[start] in ARTICLES or not is_name) and not text[1:2].isupper():
        return text[0].lower() + text[1:]
    return text


def _lowered(words: Words, tokens: list[int], covered: dict[int, Found]) -> str:
    pieces: list[str] = []
    for n, k in enumerate(tokens):
        within = covered.get(k)
        is_name = within is not None and (
            within.form in ("acronym", "metonym") or k != within.head or words.low[k] not in POSTS
        )
        word = words.text[k] if is_name and words.low[k] not in POSTS else words.low[k]
        glue = (
            ""
            if not n
            or words.text[k] in ("-", "–")
            or words.low[k] in POSSESSIVES
            or words.text[tokens[n - 1]] in ("-", "–")
            else " "
        )
        pieces.append(glue + word)
    return "".join(pieces)


def _entitle(role: Found, bearer: Found) -> None:
    bearer.start = min(bearer.start, role.start)
    bearer.role = role.role if bearer.role is None else bearer.role
    bearer.country = bearer.country or role.country
    bearer.gender = bearer.gender or role.gender


def _side(words: Words, start: int, i: int) -> Found | None:
    """ "the Russian side" is the state."""
    code = next((country_of(words.text[k]) for k in range(start, i) if country_of(words.text[k])), None)
    if code is None or i - start > 2:
        return None
    return Found(start, i + 1, i, "state", "role", words.phrase(start, i + 1), None, code)


def _body(words: Words, i: int, covered: dict[int, Found]) -> Found | None:
    """A body by its noun: by name ("the Russian Foreign Ministry") or taken up again ("the ministry")."""
    within = covered.get(i)
    if _leads_to_other_head(words, i) or (within is not None and i + 1 < within.end):
        return None
    if (
        i + 1 < len(words)
        and words.head[i] == i + 1
        and words.dep[i] in ("compound", "amod", "nmod")
        and within is None
    ):
        return None
    if within is not None and within.form == "metonym":
        return None
    is_name = words.is_capitalised(i) and i != words.sentences[words.sentence[i]][0]
    if not is_name and words.low[i] not in TAKEN_UP:
        return None
    start = left(words, i, covered)
    end = right(words, i, covered)
    if within is not None:
        start, end = min(start, within.start), max(end, within.end)
    if not is_name and start == i and not (words.low[i] in _AS_GROUP and words.is_subject(i)):
        return None
    if words.low[start] in INDEFINITE and not is_name:
        return None
    country = allegiance(words, start, i, end, covered)
    first = start + (words.low[start] in ARTICLES)
    text = words.phrase(first, end) if first < end else words.phrase(start, end)
    kind: ActorKind = "institution" if words.low[i] in INSTITUTIONS else "organisation"
    is_bare = not is_name and end - first == 1
    form: MentionForm = "role" if not is_name else "name"
    return Found(start, end, i, kind, form, words.phrase(start, end) if is_bare else text, None, country)


def _same_body(role: Found, covered: dict[int, Found]) -> Found | None:
    """The tagged name with the same head word, which this phrase only widens."""
    within = covered.get(role.head)
    return within if within is not None and within.kind in ("organisation", "institution") else None
