"""States and organisations that no list has: breakaway territories, movements, young organisations, invented ones.

What a text says of a name tells what bears it: who has a foreign minister or an army is a state or acts as one; who has
a secretary general or member states is an organisation of states.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.model import Mention
from consilience.text.word_sets import word_set

_OF_STATES: Final = frozenset(
    tuple(words.split())
    for words in (
        "foreign minister",
        "foreign ministry",
        "prime minister",
        "defence minister",
        "defense minister",
        "defence ministry",
        "defense ministry",
        "interior ministry",
        "interior minister",
        "head of state",
        "embassy",
        "ambassador",
        "ambassadors",
        "embassies",
        "consulate",
        "parliament",
        "border guards",
        "airspace",
        "territorial waters",
        "independence",
        "sovereignty",
        "capital",
        "constitution",
    )
)
"""What only a state has, or what acts as one."""
_OF_BODIES: Final = frozenset(
    tuple(words.split())
    for words in (
        "secretary general",
        "secretary - general",
        "member states",
        "member countries",
        "founding treaty",
        "summit",
        "council of ministers",
        "council of the ministers",
        "secretariat",
        "rotating presidency",
    )
)
"""What only an organisation of states has."""
_BETWEEN: Final = frozenset({"the", "new", "own", "former"})
UNIONS: Final = word_set("bloc league alliance organisation organization union community compact pact confederation")
"""Nouns that take up the one organisation of states that a text has named."""
UNLISTED: Final = "unlisted:"
"""What the chain of a state begins with that no mention stands for; it is told by its words alone."""
_JOINED: Final = frozenset({("withdrawal", "from"), ("accession", "to"), ("membership", "of"), ("membership", "in")})
"""What stands in front of the name of what states are members of."""
_LEFT: Final = word_set("leave leaves left leaving quit quits join joins joined joining")
"""Verbs in front of the acronym of what states are members of."""
_LONGEST: Final = 5
_SURE: Final = ("ian", "ean", "ese")
_ADJECTIVAL: Final = (*_SURE, "an", "ish", "ic", "i")
OFFICES: Final = word_set(
    "minister ministers ministry president government parliament army navy forces troops authorities officials"
    " official diplomat diplomats spokesman spokeswoman delegation leader leadership foreign prime"
    " defence defense interior capital"
)
"""What an adjective stands in front of that is made from a state's name."""
_NO_STATES: Final = word_set(
    "christian presbyterian episcopalian martian egalitarian humanitarian civilian guardian ocean european"
    " mediterranean caribbean australasian eurasian asian parliamentarian librarian korean congolese guinean sudanese"
    " samoan irish timorese saharan macedonian scandinavian balkan nordic baltic slavic hispanic"
    " islamic catholic republican kurdish jewish turkic"
)
"""Adjectives of that form that no state has."""
_ROOT: Final = 5
"""Letters that an adjective shares with the name that it is made from."""

_MOVEMENTS: Final = frozenset({"movement", "group", "militia", "faction"})
_FEW: Final = 2
"""Words in front of "movement": a longer phrase says more, and may bring somebody new."""


def unlisted(tree: Tree, spans: Iterable[tuple[Mention, range]]) -> tuple[set[str], set[str]]:
    """The chains of names that a text treats as a state, and those that it treats as an organisation of states.

    `spans` are the names that no list has, with their tokens. What is told as both is an organisation: only states
    have members, but an organisation may have ambassadors.
    """
    states: set[str] = set()
    bodies: set[str] = set()
    for mention, tokens in spans:
        if _has(tree, tokens, _OF_BODIES):
            bodies.add(mention.chain)
        elif _has(tree, tokens, _OF_STATES, is_person=mention.kind == "person"):
            states.add(mention.chain)
    return states - bodies, bodies


def _has(tree: Tree, tokens: range, words: frozenset[tuple[str, ...]], *, is_person: bool = False) -> bool:
    """Whether a name stands with one of the words ("N's foreign minister", "the foreign minister of N").

    Only "of" counts behind a person: a head of government has a foreign minister, too.
    """
    after = tokens.stop
    if after < tree.n and tree.tag[after] == "POS" and not is_person:
        start = after + 1
        while start < tree.n and tree.lower[start] in _BETWEEN:
            start += 1
        if any(tuple(tree.lower[start : start + size]) in words for size in range(1, _LONGEST)):
            return True
    before = tokens.start
    while before > tree.first[tokens.start] and tree.lower[before - 1] in _BETWEEN:
        before -= 1
    if words is _OF_BODIES and tuple(tree.lower[max(before - 2, 0) : before]) in _JOINED:
        return True
    is_left = before > 0 and tree.lower[before - 1] in _LEFT and tree.words[tokens.start].isupper()
    if words is _OF_BODIES and is_left:
        return True
    if words is _OF_BODIES and tuple(tree.lower[after : after + 3]) == (",", "whose", "secretariat"):
        return True
    if before <= tree.first[tokens.start] or tree.lower[before - 1] != "of":
        return False
    stop = before - 1
    return any(stop >= size and tuple(tree.lower[stop - size : stop]) in words for size in range(1, _LONGEST))


def adjective_root(tree: Tree, i: int, is_known: Callable[[str], bool]) -> str | None:
    """The first letters of an adjective that a name must be made from ("Tharlandic embassy"), or None.

    `is_known` says of a word whether a list has it. Inside a sentence the capital tells; elsewhere an ending that
    hardly any other word has, or the name itself in the text.
    """
    word = tree.words[i]
    is_name = word[0].isupper() and word[1:].islower() and len(word) > _ROOT and tree.tag[i] in ("JJ", "NNP", "NNPS")
    if not is_name or not word.endswith(_ADJECTIVAL) or word.lower() in _NO_STATES or is_known(word):
        return None
    root = word[:_ROOT].lower()
    is_in_sentence = i > tree.first[i] and i + 1 < tree.n and tree.words[i + 1].islower()
    if is_in_sentence or (word.endswith(_SURE) and tree.tag[i] == "JJ"):
        return root
    return (
        root
        if any(name[:_ROOT] == root and name not in (word.lower(), word.lower() + "s") for name in tree.names)
        else None
    )


def is_short(acronym: str, name: str) -> bool:
    """Whether the initials of a name stand in an acronym in their order ("MACOP", "Meridian Area Compact")."""
    letters = iter(acronym)
    initials = [word[0] for word in name.split() if word[0].isupper()]
    return (
        acronym.isupper()
        and len(initials) > 2
        and acronym[0] == initials[0]
        and all(one in letters for one in initials)
    )


def taken_up(mention: Mention, bodies: Mapping[str, Mention]) -> Mention | None:
    """The organisation that a bare noun stands for ("the bloc"), where the text names one only."""
    nouns = mention.name.lower().split()
    is_bare = mention.form == "role" and bool(nouns) and nouns[-1] in UNIONS and len(nouns) <= 2
    return next(iter(bodies.values())) if is_bare and len(bodies) == 1 else None


def movement_before(tree: Tree, i: int) -> int | None:
    """The name that "the Islamist movement" at a token takes up: the subject of the sentence before it, where both
    are subjects. None for other words, and where the phrase says more."""
    first = tree.first[i]
    if tree.lemma[i] not in _MOVEMENTS or tree.dep[i] != "nsubj" or not first or tree.lower[tree.left[i]] != "the":
        return None
    if i - tree.left[i] > _FEW:
        return None
    before = range(tree.first[first - 1], first)
    subjects = [j for j in before if tree.dep[j] == "nsubj" and tree.tag[j] == "NNP"]
    return subjects[0] if len(subjects) == 1 else None
