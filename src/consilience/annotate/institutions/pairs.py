"""Institutions and posts that two states have with each other, told together ("both embassies", "the ambassadors of
both countries", "chargés d'affaires will run both embassies")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from consilience.annotate.institutions.chains import Draft, key
from consilience.annotate.institutions.phrases import Complement, Named
from consilience.annotate.institutions.sides import Sides
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.institution_kinds import kinds
from consilience.text.word_sets import word_set

_MUTUAL: Final = frozenset({"embassy", "ambassador", "charge_d_affaires", "head_of_mission"})
"""Kinds of which two states have one each with the other."""
_EACH: Final = word_set("country state side nation capital government party army")
_WATERS: Final = word_set("river lake strait canal border boundary sea bay gulf dam")
"""What two states have together."""
_BOTH: Final = frozenset({"both", "two"})

_NEAR: Final = 14

Pair = tuple[Party, Party]


def pair_of(told: Sequence[Draft], at: Draft | None = None) -> Pair | None:
    """The two sides of a text that keep something with each other, each with the other; else the only two sides that
    any institution joins.

    Args:
        told: the drafts of the text.
        at: a body whose sides are asked for: what stands right behind it may only be where it meets.
    """
    joining = [
        (one.sends, one.receives, one)
        for one in told
        if one.sends is not None and one.receives is not None and key(one.sends) and key(one.receives)
        if one.kind.name != "membership"
    ]
    both: dict[frozenset[str | None], Pair] = {}
    directed = {(key(sends), key(receives)) for sends, receives, _ in joining}
    for sends, receives, _ in joining:
        if (key(receives), key(sends)) in directed:
            both.setdefault(frozenset((key(sends), key(receives))), (sends, receives))
    if len(both) == 1:
        return next(iter(both.values()))
    only = {frozenset((key(sends), key(receives))) for sends, receives, _ in joining}
    is_apart = at is None or any(one.head < at.head or one.head > at.head + _NEAR for _, _, one in joining)
    return joining[0][:2] if len(only) == 1 and is_apart else None


def shared(tree: Tree, found: Sequence[Named], told: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of phrases that name one institution or post of each of two states, two a phrase; none where the text
    does not show which two."""
    pair: Pair | None = None
    for phrase in found:
        first = next((one for one in phrase.phrases if one.kind in _MUTUAL), None)
        is_several = phrase.is_plural or _is_several(tree, phrase.head)
        if first is None or not is_several or not _is_of_both(tree, phrase):
            continue
        kind = kinds().by_name[first.kind]
        if any(one.head == phrase.head and not one.is_loose for one in told):
            continue
        pair = pair or _states(told)
        if pair is None:
            return
        for sends, receives in (pair, pair[::-1]):
            words, noun = " ".join(tree.lower[phrase.front.start : phrase.head + 1]), " ".join(first.words)
            yield Draft(
                phrase.start, phrase.head, phrase.head, kind, noun, sends, receives, receives, words, is_definite=True
            )


def _states(told: Sequence[Draft]) -> Pair | None:
    pair = pair_of(told)
    is_of_states = pair is not None and all(one.country is not None and one.sector != "IGO" for one in pair)
    return pair if is_of_states else None


def _is_several(tree: Tree, head: int) -> bool:
    """Whether a noun that keeps its form stands with one in the plural ("*chargés* d'affaires")."""
    return head > 0 and tree.lower[head] == "d'affaires" and tree.lower[head - 1].endswith("s")


def _is_of_both(tree: Tree, phrase: Named) -> bool:
    """Whether words in the phrase, behind it, or in what it is the subject of, say that both of two have one."""
    front = range(max(phrase.start - 1, tree.first[phrase.head]), phrase.head)
    if any(tree.lower[i] in _BOTH for i in front):
        return True
    if any(
        complement.word == "of"
        and any(tree.lower[i] in _BOTH for i in complement.tokens)
        and tree.lemma[complement.tokens[-1]] in _EACH
        for complement in phrase.complements
    ):
        return True
    if tree.dep[phrase.head] not in ("nsubj", "nsubjpass", "dobj"):
        return False
    verb = tree.head[phrase.head]
    is_all = any(tree.lower[child] == "both" for child in tree.children[verb])  # "Ambassadors are both at home"
    other = tree.child(verb, "nsubj") if tree.dep[phrase.head] == "dobj" else tree.child(verb, "dobj")
    if other is None:
        return is_all
    is_theirs = tree.dep[phrase.head] == "nsubj" or (bool(phrase.owner) and tree.lower[phrase.start] == "their")
    words = tree.lower[tree.left[other] : other + 1]
    is_both = not _BOTH.isdisjoint(words) and (tree.lemma[other] in _EACH or tree.lower[other] in kinds().nouns)
    return is_all or (is_theirs and (is_both or words == ["both"]))


def has_matter(tree: Tree, phrase: Named) -> bool:
    """Whether what follows says by name what a body is for ("the contact group on Norland", "on the river Ebel")."""
    matters = [one for one in phrase.complements[:1] if one.word in ("on", "for", "in")]
    if phrase.phrases[0].need != "any" and not any(tree.lower[i] in _WATERS for one in matters for i in one.tokens):
        return False
    # A parse that goes wrong leaves the name of the river out.
    stop = matters[0].tokens.stop if matters else 0
    is_named = 0 < stop < tree.n and tree.tag[stop].startswith("NNP") and tree.lower[stop - 1] in _WATERS
    return is_named or any(tree.tag[i].startswith("NNP") for one in matters for i in one.tokens)


def is_mutual(tree: Tree, phrase: Named) -> bool:
    """Whether what follows says that each of two sides has a part ("a committee of six, three from each state")."""
    behind = tree.lower[phrase.head + 1 : min(phrase.head + _NEAR, tree.n)]
    is_of_both = behind[:2] == ["of", "both"] or behind[:3] == ["of", "the", "two"]
    return is_of_both or any(one == "each" and other in _EACH for one, other in pairwise(behind))


def line_ends(phrase: Named, sides: Sides) -> tuple[Complement, ...]:
    """The complements of the noun of a line, with the places of the two staffs that it joins for those between which it
    is ("between the general staffs in Keel and Varrow"); of what is joined only the names."""
    between, *rest = phrase.complements or (None,)
    if between is None or between.word != "between":
        return phrase.complements
    if rest and not sides.among(between.tokens) and rest[0].word in ("of", "in") and rest[0].more:
        between, *rest = replace(rest[0], word="between"), *rest[1:]
    ends = (max((i for i in part if sides.tree.tag[i] == "NNP"), default=part.stop) for part in between.more)
    more = tuple(range(part.start, end + 1) for part, end in zip(between.more, ends, strict=True) if end < part.stop)
    return (replace(between, more=more), *rest)
