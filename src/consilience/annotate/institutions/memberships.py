"""Memberships of states in organisations, where a text tells that one begins, rests or ends.

A membership is the tie that such an act changes: the state sends, the organisation receives. Its words are those for
the organisation ("Norland left the Compact"), or for the membership itself ("Norland's membership of the Compact").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.events.parties import codes
from consilience.annotate.institutions.chains import Draft
from consilience.annotate.institutions.sides import Sides
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.institution_kinds import kinds
from consilience.text.word_sets import word_set

_KIND: Final = "membership"
_PLAIN: Final = word_set("leave quit exit join rejoin")
_FROM: Final = word_set("withdraw pull walk suspend expel exclude withdrawal exit departure suspension expulsion")
_TO: Final = word_set("admit accede readmit readmitte accession admission")
_DONE_TO: Final = word_set("suspend expel exclude admit readmit readmitte")
"""Verbs of what an organisation does to its member."""
_CLIMB: Final = frozenset({"xcomp", "ccomp", "conj", "acl", "dobj"})
_JOINING: Final = frozenset({"join", "rejoin", "become"})
_ENDING: Final = word_set("suspend freeze revoke restore reinstate terminate end lift")
"""Verbs of what an organisation does to a membership of it."""
_TIES: Final = frozenset({"membership", "participation"})
_WORDS: Final = _PLAIN | _FROM | _TO | _TIES | {"become"}


def has_any(tree: Tree) -> bool:
    """Whether a text has a word that may tell of a membership."""
    return not _WORDS.isdisjoint(tree.lemma)


def memberships(tree: Tree, sides: Sides) -> Iterator[Draft]:
    """The drafts of memberships, in text order; none where the state or the organisation is not told."""
    for i, lemma in enumerate(tree.lemma):
        if lemma not in _WORDS:
            continue
        is_noun = lemma in _TIES
        state, body = _of_noun(tree, sides, i) if is_noun else (_member(tree, sides, i), _body(tree, sides, i))
        if state is None or body is None:
            continue
        tokens = sides.tokens(body.start, body.end)
        start = min(i, tokens.start) if is_noun else tokens.start
        end = tokens[-1]
        if is_noun and end < i:  # "the Compact suspended Norland's membership"
            start, end = tree.left[i], i
        yield Draft(
            start,
            end,
            i if is_noun else tokens[-1],
            kinds().by_name[_KIND],
            _KIND,
            state,
            body,
            None,
            _KIND,
            is_definite=True,
        )


def _of_noun(tree: Tree, sides: Sides, i: int) -> tuple[Party | None, Party | None]:
    """Whose membership of what: "Norland's membership of the Compact"."""
    owner = tree.child(i, "poss")
    behind = _behind(tree, i, ("of", "in"))
    body = next((one for j in behind if (one := _union(sides, tree, j))), None)
    state = _state(sides, tree, owner)
    if body is None:
        body = _suspender(tree, sides, i)
        if state is None and body is not None:  # "suspended the membership of Norland"
            state = next((one for j in behind if (one := _state(sides, tree, j)) is not None), None)
    return state, body


def _suspender(tree: Tree, sides: Sides, i: int) -> Party | None:
    """The organisation that does something to a membership, so one of it ("suspended Norland's membership")."""
    verb = tree.head[i]
    if tree.lemma[i] != "membership" or tree.dep[i] != "dobj" or tree.lemma[verb] not in _ENDING:
        return None
    for _ in range(3):
        subject = tree.child(verb, "nsubj")
        if subject is not None or tree.dep[verb] not in ("conj", "xcomp") or tree.head[verb] == verb:
            break
        verb = tree.head[verb]
    if subject is None:
        return None
    named = sides.among(range(tree.left[subject], min(tree.right[subject], subject + 8) + 1))
    return next((one for one in named if one.sector == "IGO" and subject in sides.tokens(one.start, one.end)), None)


def _body(tree: Tree, sides: Sides, i: int) -> Party | None:
    """The organisation that somebody joins, leaves, or is kept out of."""
    lemma = tree.lemma[i]
    found: list[int] = []
    if lemma in _PLAIN and tree.is_verb(i):
        found += (c for c in tree.children[i] if tree.dep[c] == "dobj")
    if lemma in _FROM:
        found += _behind(tree, i, ("from", "of"))
    if lemma in _TO:
        found += _behind(tree, i, ("to",))
    if lemma == "become":
        members = [c for c in tree.children[i] if tree.dep[c] == "attr" and tree.lemma[c] == "member"]
        found += (d for c in members for d in _behind(tree, c, ("of",)))
    if lemma not in _TO and lemma not in _JOINING:
        named = (one for j in found if (one := _union(sides, tree, j) or _organisation(sides, j)) is not None)
        return next(named, None)
    return next((one for j in found if (one := _union(sides, tree, j)) is not None), None)


def _member(tree: Tree, sides: Sides, i: int) -> Party | None:
    """The state whose membership changes."""
    if not tree.is_verb(i):
        return _state(sides, tree, tree.child(i, "poss")) or next(
            (one for j in _behind(tree, i, ("of",)) if (one := _state(sides, tree, j)) is not None), None
        )
    if tree.lemma[i] in _DONE_TO:
        return _state(sides, tree, tree.child(i, "nsubjpass", "dobj"))
    for _ in range(4):
        subject = tree.child(i, "nsubj")
        if subject is not None or tree.head[i] == i or tree.dep[i] not in _CLIMB:
            return _state(sides, tree, subject)
        i = tree.head[i]
    return None


def _behind(tree: Tree, i: int, words: tuple[str, ...]) -> list[int]:
    """The nouns that prepositions join to a word; "out of" counts as "of"."""
    found: list[int] = []
    for c in tree.children[i]:
        if tree.dep[c] == "prep" and tree.lower[c] in words:
            found += (d for d in tree.children[c] if tree.dep[d] == "pobj")
        elif tree.dep[c] in ("prep", "advmod") and tree.lower[c] == "out":
            found += _behind(tree, c, words)
    return found


def _union(sides: Sides, tree: Tree, i: int) -> Party | None:
    """The organisation of states that a noun names."""
    parties = sides.among(range(tree.left[i] if tree.left[i] > i - 5 else i, i + 1))
    last = parties[-1] if parties else None
    is_head = last is not None and i in sides.tokens(last.start, last.end)
    return last if last is not None and last.sector == "IGO" and is_head else None


def _organisation(sides: Sides, i: int) -> Party | None:
    """An organisation of which no list tells what it is: what a state leaves is one of states."""
    for mention in sides.mentions.get(i, ()):
        is_open = mention.kind == "organisation" and mention.form in ("name", "acronym") and mention.country is None
        if is_open and codes(mention.name)[1] is None and mention.chain not in sides.states:
            return Party(mention.start, mention.end, mention.chain, None, "IGO")
    return None


def _state(sides: Sides, tree: Tree, i: int | None) -> Party | None:
    """The state that a noun names or a pronoun stands for."""
    if i is None:
        return None
    if tree.tag[i].startswith("PRP"):
        for mention in sides.mentions.get(i, ()):
            party = sides.party(sides.of_chain[mention.chain])
            if party is not None and (party.country or party.chain in sides.states):
                return party
        return sides.owner(range(i, i + 1), frozenset(("IGO",))) if tree.tag[i] == "PRP$" else None
    named = sides.among(range(i, i + 1)) or sides.among(range(max(tree.left[i], i - 4), i))
    parties = [one for one in named if one.country or one.chain in sides.states]
    return parties[-1] if parties and parties[-1].sector in (None, "GOV") else None
