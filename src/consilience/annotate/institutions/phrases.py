"""Noun phrases that name an institution or a post: where they begin and end, and what stands in them.

The bounds are read from the words and their tags, not from the parse alone, which goes wrong where a translation does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.text.institution_kinds import Kinds, Phrase, singular
from consilience.text.word_sets import word_set

_LEFT: Final = word_set("JJ JJR JJS NN NNP NNPS NNS VBN VBG HYPH POS AFX ADD FW NFP -LRB- -RRB-")
_STOPS: Final = word_set("DT PRP$ WP$ WDT PDT")
_NOUNS: Final = word_set("NN NNP NNPS NNS")
_AFTER: Final = word_set("of to in at for near with from between on inside along")
_MOVING: Final = word_set("move relocate transfer shift return bring")
"""Verbs under which "to" says whither an institution goes, not to whom."""
_FORMER: Final = word_set("former ex then ex- erstwhile late would-be one-time onetime ex-us")
_STAFF: Final = word_set("staff personnel members employees building compound premises")
_TOWNS: Final = word_set("city town port village capital island district province")
_LONGEST: Final = 14


@dataclass(frozen=True, slots=True)
class Complement:
    """A preposition behind the noun and the tokens of the phrase under it; `more` are those joined to it by "and"."""

    word: str
    tokens: range
    at: int
    more: tuple[range, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A noun phrase with a word for an institution or post.

    Attributes:
        head: its noun.
        front: the tokens in front of the noun, from the first after article and possessive.
        start: its first token, article and possessor included.
        owner: the tokens of a possessor ("Valdonia" of "Valdonia's embassy"; "its"), or an empty range.
        complements: what prepositions join to it, in order.
        phrases: what the vocabulary has for it, the best first.
        is_definite: whether an article, a possessor or what follows says that the reader knows it.
        has_there: whether "there" stands behind it.
        is_counted: whether a number stands in front of it ("48 monitors").
    """

    head: int
    front: range
    start: int
    owner: range
    complements: tuple[Complement, ...]
    phrases: tuple[Phrase, ...]
    is_plural: bool = False
    is_definite: bool = False
    is_former: bool = False
    has_there: bool = False
    is_counted: bool = False


def named(tree: Tree, kinds: Kinds) -> list[Named]:
    """The noun phrases of a text whose noun stands in the vocabulary, in text order."""
    found: list[Named] = []
    for i, (word, tag) in enumerate(zip(tree.lower, tree.tag, strict=True)):
        if tag not in _NOUNS:
            continue
        is_plural = word not in kinds.phrases
        if is_plural and (word[-1] != "s" or singular(word) not in kinds.phrases):
            continue
        phrase = _around(tree, i, kinds, is_plural)
        if phrase is None:
            continue
        if found and found[-1].head == i - 1 and tree.lower[i - 1] in phrase.phrases[0].words[: phrase.phrases[0].head]:
            found.pop()  # "consul" of "consul general"
        found.append(phrase)
    return found


def _around(tree: Tree, head: int, kinds: Kinds, is_plural: bool) -> Named | None:
    word = tree.lower[head]
    known = kinds.phrases[singular(word) if is_plural else word]
    first = tree.first[head]
    start, front, owner = head, head, range(head, head)
    i = head - 1
    while i >= first and i > head - _LONGEST:
        tag = tree.tag[i]
        if tag in _STOPS:
            start = i
            if tag in ("PRP$", "WP$"):
                owner = range(i, i + 1)
            break
        if tag == "POS":
            owner = _owner(tree, i, first)
            start = owner.start if owner else front
            break
        if tree.lower[i] == "so" and tree.tag[i + 1] == "HYPH":
            front, start, i = i, i, i - 1
            continue
        if tag not in _LEFT and not (tag in ("``", "''") and tree.lower[i] in "'\"“‘«"):
            break
        if tree.dep[i] == "prep" or not tree.words[i].strip() or (tag == "-RRB-" and not _opens(tree, i, first)):
            break
        start = front = i
        i -= 1
    while front < head and tree.tag[front] in ("``", "''", "HYPH", "NFP", "-RRB-"):
        front += 1
    if front < head and tree.tag[front] == "-LRB-" and "-RRB-" not in tree.tag[front:head]:
        front += 1
        start = max(start, front)
    start = min(start, front) if owner or tree.tag[start] in _STOPS else front
    words = set(tree.lower[front:head])
    after = _complements(tree, head)
    fitting = tuple(phrase for phrase in known if _fits(tree, phrase, head, words))
    if _is_task(tree, head):
        fitting = tuple(phrase for phrase in fitting if len(phrase.words) > 1 or not _means_else(phrase, kinds))
    if not fitting:
        return None
    following = tree.lower[head + 1] if head + 1 < tree.n else ""
    is_of_staff = start == head and following in _STAFF  # "mission personnel" is that of the mission
    return Named(
        head,
        range(front, head),
        start,
        owner,
        after,
        fitting,
        is_plural,
        tree.lower[start] in ("the", "this", "that", "these", "those") or bool(owner) or is_of_staff,
        bool(words & _FORMER) or tree.lower[start] in _FORMER,
        following == "there",
        start > first and tree.tag[start - 1] == "CD",
    )


def _opens(tree: Tree, closing: int, first: int) -> bool:
    """Whether a bracket that closes inside the phrase also opens there ("its Treaty Organization (NATO) mission")."""
    return any(tree.words[i] == "(" for i in range(max(first, closing - 4), closing))


def _is_task(tree: Tree, head: int) -> bool:
    """Whether an infinitive says what for ("a mission to rescue them")."""
    if head + 1 >= tree.n or tree.tag[head + 1] != "TO":
        return False
    return any(tree.tag[i] == "VB" for i in range(head + 2, min(head + 4, tree.n)))


def _means_else(phrase: Phrase, kinds: Kinds) -> bool:
    """Whether a noun also names a task ("mission"), so that an infinitive behind it makes it one."""
    return phrase.need != "any" and not kinds.by_name[phrase.kind].is_joint


def _fits(tree: Tree, phrase: Phrase, head: int, front: set[str]) -> bool:
    before, behind = phrase.words[: phrase.head], phrase.words[phrase.head + 1 :]
    if not front.issuperset(before):
        return False
    return tuple(tree.lower[head + 1 : head + 1 + len(behind)]) == behind


def _owner(tree: Tree, mark: int, first: int) -> range:
    """The tokens of the possessor in front of "'s", with its article."""
    i = mark - 1
    while i >= first and tree.tag[i] in _LEFT - {"POS", "-LRB-", "-RRB-"} and i > mark - 6 and tree.words[i].strip():
        i -= 1
    if i >= first and i + 1 < mark and tree.tag[i] in ("DT", "PRP$"):
        i -= 1
    return range(i + 1, mark)


def _complements(tree: Tree, head: int) -> tuple[Complement, ...]:
    """The phrases that prepositions join to a noun, one behind the other, by their words."""
    found: list[Complement] = []
    i, last = head + 1, tree.last[head]
    while i <= last and tree.tag[i] in ("NNP",) and tree.dep[head] in ("compound", "nmod"):
        i += 1  # "Liaison Mission Keel": the city stands behind the noun
    if i > head + 1:
        found.append(Complement("in", range(head + 1, i), head))
    while i <= last and len(found) < 3:
        is_out = tree.lower[i] == "out" and i < last and tree.lower[i + 1] == "of"  # "out of Norland"
        if tree.lower[i] not in _AFTER and not is_out:
            break
        word, i = ("from", i + 1) if is_out else (tree.lower[i], i)
        parts = [_part(tree, i + 1, last)]
        while parts[-1] and parts[-1].stop < last and tree.lower[parts[-1].stop] in ("and", ",") and len(parts) < 4:
            parts.append(_part(tree, parts[-1].stop + 1, last))
        if not parts[0]:
            break
        found.append(Complement(word, parts[0], i, tuple(part for part in parts[1:] if part)))
        i = parts[0].stop
    return tuple(found)


def _part(tree: Tree, begin: int, last: int) -> range:
    """The tokens of a noun phrase that begins at a token."""
    stop = begin
    while stop <= last and stop < begin + 8 and _continues(tree, stop, begin):
        stop += 1
    return range(begin, stop)


def _continues(tree: Tree, j: int, begin: int) -> bool:
    tag = tree.tag[j]
    if tag in ("DT", "PRP$"):
        return j == begin
    if tree.lower[j] == "of" and j > begin and j + 1 < tree.n:  # "the Council of Europe"
        is_place = tree.lower[j - 1] in _TOWNS  # "the harbour city of Keel"
        return (is_place or tree.tag[j - 1].startswith("NNP")) and tree.tag[j + 1].startswith("NNP")
    return (tag in _LEFT - {"VBG", "VBN", "-LRB-", "-RRB-"} or tag == "CD") and bool(tree.words[j].strip())


def is_moved(tree: Tree, head: int) -> bool:
    """Whether the verb above a noun moves it: what "to" joins is then where it goes."""
    above = tree.head[head]
    return tree.lemma[above] in _MOVING
