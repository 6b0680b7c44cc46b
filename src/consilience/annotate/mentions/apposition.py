"""Names and roles that grammar says are one person: "X, the minister", "the minister, X", and the two torn apart."""

from __future__ import annotations

from typing import Final

from consilience.annotate.mentions.evidence import initials
from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.words import Words
from consilience.text.word_sets import word_set

_STOPS: Final = frozenset({",", ".", ";", ":", "-", "–", "—", "…", "...", ")", "”", '"', "“"})
_SAYING: Final = word_set(
    """
    say tell note state declare announce stress explain add write
    """
)


_IS: Final = frozenset({"be", "become", "remain"})


def appositions(words: Words, named: list[Found], described: list[Found]) -> None:
    """Set `same_as` on role mentions that stand beside, or were torn from, the name of their bearer."""
    starts = {found.start: found for found in named if found.kind == "person"}
    ends = {found.end: found for found in named if found.kind == "person"}
    heads = {found.head: found for found in named if found.kind == "person"}
    bodies = {found.end: found for found in named if found.kind in ("organisation", "institution")}
    for role in described:
        if role.kind == "person" and not role.is_plural:
            role.same_as = (
                _behind(words, role, ends) or _in_front(words, role, starts) or _of_copula(words, role, heads)
            )
            if role.same_as is not None:
                role.is_definite = True
    _acronyms(words, named, bodies)
    _torn(words, named, described)


def _behind(words: Words, role: Found, ends: dict[int, Found]) -> Found | None:
    """ "Ilan Dorsey, a spokesman for ...": the name in front of the comma, if the role closes its phrase."""
    comma = role.start - 1
    if (
        comma < 1
        or words.low[comma] not in (",", "(", "-", "–", "—")
        or words.sentence[comma] != words.sentence[role.start]
    ):
        return None
    name = ends.get(comma)
    if name is None:
        return None
    if words.dep[role.head] == "appos" and words.head[role.head] == name.head:
        return name
    is_closed = (
        role.end >= len(words) or words.text[role.end] in _STOPS or words.low[role.end] in ("who", "and", "said")
    )
    is_list = role.end < len(words) and words.low[role.end] == "and" and words.dep[role.head] in ("conj", "nsubj")
    return (
        name
        if is_closed and not is_list and words.dep[role.head] != "conj" and words.dep[role.head] != "nsubj"
        else None
    )


def _in_front(words: Words, role: Found, starts: dict[int, Found]) -> Found | None:
    """ "NATO's Secretary General, Marta Keel, ...": the name behind the comma, if a stop closes it."""
    comma = role.end
    if comma + 1 >= len(words) or words.low[comma] not in (",", "–", "-", "named", "called"):
        return None
    name = starts.get(comma + 1)
    if name is None or name.role is not None or words.sentence[comma] != words.sentence[name.head]:
        return None
    is_closed = name.end >= len(words) or words.text[name.end] in _STOPS
    if words.low[comma] in ("named", "called"):
        return name if words.tag[comma] == "VBN" and words.dep[comma] == "acl" else None
    is_apposed = words.dep[name.head] == "appos" and role.start <= words.head[name.head] < role.end
    return name if is_apposed or (is_closed and words.dep[name.head] not in ("conj", "nsubj")) else None


def _of_copula(words: Words, role: Found, heads: dict[int, Found]) -> Found | None:
    """ "Keel is the minister", "Keel became mayor", "the minister is Keel": the name that now holds the post."""
    if words.dep[role.head] not in ("attr", "nsubj"):
        return None
    verb = words.head[role.head]
    is_held = words.tag[verb] in ("VBZ", "VBP") or words.low[verb] == "became"
    if not is_held or words.lemma(verb) not in _IS or words.is_quoted[verb]:
        return None
    near = [k for k in range(words.sentences[words.sentence[verb]][0], role.end) if words.head[k] == verb]
    if any(words.dep[k] in ("neg", "aux", "mark") or words.low[k] in ("not", "never") for k in near):
        return None
    other = "nsubj" if words.dep[role.head] == "attr" else "attr"
    beside = (token.i for token in words.tokens[verb].children)
    return next((heads[k] for k in beside if words.dep[k] == other and k in heads), None)


def _acronyms(words: Words, named: list[Found], bodies: dict[int, Found]) -> None:
    """ "North Atlantic Treaty Organization (NATO)": the bracket abbreviates the name in front of it."""
    for found in named:
        if found.form == "acronym" and found.start >= 2 and words.text[found.start - 1] == "(":
            full = bodies.get(found.start - 1)
            if full is not None and _abbreviates(words.text[found.head], full.name):
                found.same_as = full
    full_names = {initials(body.name.split()): body for body in bodies.values()}
    for found in named:
        if found.form == "acronym" and found.same_as is None and len(found.name) > 2:
            found.same_as = full_names.get(found.name)


def _abbreviates(acronym: str, name: str) -> bool:
    initials = [word[0].upper() for word in name.replace("-", " ").split() if word[0].isalpha()]
    letters = iter(initials)
    return bool(initials) and all(letter in letters for letter in acronym.replace(".", "").upper())


def _torn(words: Words, named: list[Found], described: list[Found]) -> None:
    """Machine translation prints "the Foreign Minister said on Monday Jane Roe answering": title here, name there.

    A name that no verb or preposition governs, behind a verb of saying whose subject is a bare post, or alone at the
    end of a sentence, is that post's holder; but only if the sentence has just one such post.
    """
    by_sentence: dict[int, list[Found]] = {}
    for role in described:
        is_bare = role.kind == "person" and role.form == "role" and role.is_definite and role.same_as is None
        if is_bare and words.is_subject(role.head):
            by_sentence.setdefault(words.sentence[role.head], []).append(role)
    for name in named:
        if name.kind != "person" or name.role is not None or " " not in name.name:
            continue
        sentence = words.sentence[name.start]
        first, last = words.sentences[sentence]
        is_alone = name.start == first and (name.end >= last - 1 or words.text[name.end] in ("…", "..."))
        roles_here = by_sentence.get(sentence - 1 if is_alone else sentence, [])
        if is_alone and words.paragraph[words.sentences[max(0, sentence - 1)][0]] != words.paragraph[name.start]:
            continue
        if (
            len(roles_here) == 1
            and roles_here[0].end <= name.start
            and (is_alone or _is_loose(words, name, roles_here[0]))
        ):
            roles_here[0].same_as = name


def _is_loose(words: Words, name: Found, role: Found) -> bool:
    before = name.start - 1
    if words.pos[before] in ("ADP", "VERB", "AUX", "SCONJ", "CCONJ", "DET", "PART") or words.text[before] in (
        ",",
        "“",
        '"',
    ):
        return False
    if words.text[before] == ")":
        return name.end >= len(words) or words.text[name.end] in _STOPS
    verb = words.head[role.head]
    lemma = words.lemma(verb)
    is_said = verb < name.start and lemma in _SAYING
    governs = words.dep[name.head] in ("nsubj", "nsubjpass") and words.tag[words.head[name.head]] not in ("VBG", "VBN")
    has_other_verb = any(words.pos[k] in ("VERB", "AUX") for k in range(verb + 1, name.start))
    return is_said and not governs and not has_other_verb
