"""Attributions that stand as adverbials: "according to X", "as per X", "in X's view", "as noted by X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.quotes.attribution import Found, Ranges, Saying
from consilience.annotate.quotes.circumstances import is_medium, named_source
from consilience.annotate.quotes.cues import Cues
from consilience.annotate.quotes.sayings import subject_of
from consilience.annotate.quotes.tree import Stretch, Tree

_REPORTEDLY: Final = frozenset({"reportedly", "allegedly", "supposedly", "purportedly", "ostensibly"})
ADVERBIAL: Final = _REPORTEDLY | {"according", "per"}
"""Words other than nouns that head such an adverbial."""
_NOTING_WORDS: Final = """
    say report note put observe suggest explain predict argue warn declare state claim propose write tell mention
    announce acknowledge admit quip
"""
_NOTING: Final = frozenset(_NOTING_WORDS.split())
_SURVEYS: Final = frozenset({"poll", "survey"})


def adverbials(tree: Tree, cues: Cues, i: int) -> Iterator[Found]:
    """What the noun or participle `i` attributes as the head of an adverbial: the sentence without it."""
    if tree.lower[i] == "according" and not _hands_on(tree, cues, i):
        yield from _according(tree, i)
    elif tree.lower[i] == "per" and tree.child(i, "pobj") is not None and not _hands_on(tree, cues, i):
        yield from _per(tree, i)
    elif tree.lower[i] in _REPORTEDLY:
        yield from _reportedly(tree, i)
    elif tree.tag[i].startswith("NN"):
        if tree.lemma[i] in cues.says_in:
            yield from _in_view(tree, i)
        if tree.lemma[i] in _SURVEYS:
            yield from _in_survey(tree, i)


def _hands_on(tree: Tree, cues: Cues, i: int) -> bool:
    """Whether the sentence has somebody else say it, and a medium only hands it on: "according to TASS, X said …"."""
    clause = tree.head[i] if tree.lower[i] == "according" else tree.head[tree.head[i]]
    return (
        tree.is_verb(clause)
        and tree.lemma[clause] in cues.say
        and tree.child(clause, "nsubj") is not None
        and (source := named_source(tree, i)) is not None
        and is_medium(tree, source)
    )


def _according(tree: Tree, i: int) -> Iterator[Found]:
    to = i + 1
    noun = named_source(tree, i)
    if noun is None:
        return
    first, last = i, max(to, tree.right[noun])
    item = Saying(i, "according to", noun, True)
    yield from _rest(tree, item, first, last, tree.chars(i, to))


def _per(tree: Tree, i: int) -> Iterator[Found]:
    """ "As per X, …", "…, per X": the sentence without the phrase, behind or in front of a comma; not "per day"."""
    noun = tree.child(i, "pobj")
    first = i - 1 if i > tree.first[i] and tree.lower[i - 1] == "as" else i
    last = tree.right[i]
    is_apart = tree.words[min(last + 1, tree.n - 1)] in (",", ".") and (
        first == tree.first[i] or tree.words[first - 1] == ","
    )
    if noun is not None and tree.tag[noun].startswith("NNP") and is_apart:
        yield from _rest(tree, Saying(i, "per", noun, True), first, last, tree.chars(first, i))


def _reportedly(tree: Tree, i: int) -> Iterator[Found]:
    """ "The bridge reportedly fell": the clause around the adverb."""
    verb = tree.head[i]
    if not tree.is_verb(verb) or tree.dep[verb] not in ("ROOT", "conj", "ccomp", "relcl", "advcl"):
        return
    first, last = tree.left[verb], tree.right[verb]
    while first < i and tree.dep[first] in ("cc", "punct", "mark"):
        first += 1
    ranges = [(a, b) for a, b in ((first, i - 1), (i + 1, last)) if a <= b]
    if ranges and tree.child(verb, "nsubj", "nsubjpass") is not None:
        yield Found(ranges, Saying(i, tree.lower[i], None, True), tree.chars(i, i))


def _in_view(tree: Tree, i: int) -> Iterator[Found]:
    """ "In their opinion, …": the sentence without the phrase."""
    prep, speaker = tree.head[i], tree.child(i, "poss")
    if speaker is None or tree.dep[i] != "pobj" or tree.lower[prep] not in ("in", "by"):
        return
    item = Saying(i, tree.lemma[i], speaker, True)
    yield from _rest(tree, item, prep, tree.right[i], tree.chars(prep, i))


def _in_survey(tree: Tree, i: int) -> Iterator[Found]:
    """ "In a survey of May, half of them …", "she leads in the poll": the clause without the phrase."""
    prep = tree.head[i]
    behind = tree.right[i] + 1
    if tree.dep[i] != "pobj" or tree.lower[prep] != "in" or behind >= tree.n:
        return
    is_first = prep == tree.first[i] or prep == tree.first[i] + 1
    is_apart = tree.words[behind] == "," if is_first else tree.is_verb(tree.head[prep])
    if is_apart:
        yield from _rest(tree, Saying(i, tree.lemma[i], i, True), prep, tree.right[i], tree.chars(prep, prep))


def _rest(tree: Tree, item: Saying, first: int, last: int, cue: Stretch) -> Iterator[Found]:
    """The sentence without an adverbial of attribution, at its beginning, at its end or in its middle."""
    start, end = tree.first[first], tree.last[first]
    clause = tree.head[first]
    if tree.dep[clause] == "relcl" and tree.left[clause] <= first <= tree.right[clause]:
        start, end = tree.left[clause], tree.right[clause]
    while end > last and "\n" in tree.words[end]:
        end -= 1
    while start < first and tree.dep[start] in ("cc", "punct"):
        start += 1
    while end > last and tree.dep[end] == "punct":
        end -= 1
    is_comma = last + 1 <= end and tree.words[last + 1] == ","
    ranges: Ranges = []
    if first - start >= 2:
        ranges.append((start, first - 1))
    if end > last + (1 if is_comma else 0) and (is_comma or not ranges or tree.dep[last + 1] in ("aux", "ROOT")):
        after = last + 2 if is_comma else last + 1
        if not ranges or not _starts_aside(tree, after):
            ranges.append((after, end))
    if ranges:
        yield Found(ranges, item, cue)


def _starts_aside(tree: Tree, i: int) -> bool:
    """Whether a new clause of the reporter begins: "…, according to X, after …", "…, which …"."""
    return tree.lower[i] in ("who", "which", "where", "when", "while", "after", "as", "whose", "and", "but", "with")


def begins_as(tree: Tree, i: int) -> int | None:
    """The "as" that a saying stands behind: "as noted by X, …", "as X put it, …"; None where there is none."""
    if i > 0 and tree.lower[i - 1] == "as" and tree.dep[i] in ("advcl", "prep", "pcomp"):
        return i - 1
    first, last = tree.left[i], tree.right[i]
    is_as = tree.lower[first] == "as" and tree.head[first] == i and tree.dep[first] in ("mark", "advmod", "prep")
    is_apart = first == tree.first[i] or tree.words[first - 1] in (",", "And", "But")
    target = tree.child(i, "dobj", "ccomp", "xcomp")
    is_bare = target is None or tree.lower[target] == "it"
    is_named = tree.lemma[i] in _NOTING and tree.words[min(last + 1, tree.n - 1)] in (",", ".", ":")
    return first if is_as and is_apart and is_bare and is_named and tree.dep[i] == "advcl" else None


def as_said(tree: Tree, first: int, i: int, name: str) -> Iterator[Found]:
    """ "As noted by X, …", "…, as X reported on Monday": the rest of the sentence."""
    last = tree.right[i]
    subject, _ = subject_of(tree, i)
    if subject is None or not first <= subject <= last:
        names = [j for j in range(i, last + 1) if tree.tag[j].startswith("NNP") and tree.tag[min(j + 1, last)] != "NNP"]
        subject = names[-1] if names else None
    if subject is None:
        return
    item = Saying(i, name, subject, True)
    if tree.words[last] == ",":
        last -= 1
    yield from _rest(tree, item, first, last, tree.chars(i, i))
