"""Where a sentence begins inside one: captions, tags, subheads and datelines that flat text glues to what follows.

"Intentional attack A leading group condemned the raids" is one sentence to a parser and two to a reader. A seam stands
in front of a word that only opens sentences, behind a line of publication, a town with its dash, or a label that is
printed twice. What stands on the other side of a seam is no party of an act and gives it no date.
"""

# ruff: noqa: SIM905  (a word list reads best as words)

from __future__ import annotations

from copy import copy
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_OPENERS: Final = frozenset(
    """
    A An The At In On After As While When According He She They It But This These Those There Some Many More Several
    Another Meanwhile However Since Although Despite During Following Two Three Four Five Six Seven Eight Nine Ten
    """.split()
)
_ARTICLES: Final = frozenset({"A", "An", "The"})
"""Openers behind which a name may follow."""
_CLOSERS: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
"""Tags of words that a label ends with; behind a verb or a preposition "The" opens a name."""
_PAPERS: Final = word_set(
    """
    newspaper daily weekly magazine paper outlet site website broadcaster channel agency blog journal network programme
    program show film movie book novel song band group
    """
)
"""Nouns behind which "The" opens a name: "the daily The Lantern"."""
_MONTHS: Final = word_set(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
_DASHES: Final = frozenset({"-", "–", "—", "--", "â", "―", "â\x80\x93", "â\x80\x94"})
"""Dashes, and what is left of them where a text was decoded wrongly."""
_TOWN: Final = 7
"""Tokens in which a town in capitals and its dash stand in front of a report."""
_LABEL: Final = range(3, 16)
"""Tokens of a label that is printed twice."""
_TITLED: Final = 0.7


def unglued(tree: Tree) -> Tree:
    """The parse with its sentences cut at their seams: no word stands under one on the other side. Most have none."""
    cuts: list[int] = []
    i = 0
    while i < tree.n:
        last = tree.last[i]
        cuts += sorted({*_seams(tree, i, last)})
        i = last + 1
    if not cuts:
        return tree
    cut = copy(tree)
    cut.first, cut.last, cut.head, cut.dep = list(tree.first), list(tree.last), list(tree.head), list(tree.dep)
    cut.children = [list(children) for children in tree.children]
    for seam in cuts:
        first, last = cut.first[seam], cut.last[seam]
        cut.last[first:seam] = [seam - 1] * (seam - first)
        cut.first[seam : last + 1] = [seam] * (last + 1 - seam)
    for i, head in enumerate(cut.head):
        if cut.first[i] != cut.first[head]:
            cut.children[head].remove(i)
            cut.head[i], cut.dep[i] = i, "ROOT"
    return cut


def _seams(tree: Tree, first: int, last: int) -> list[int]:
    """The tokens of a sentence that open another."""
    town = _behind_town(tree, first, last)
    found = _around_label(tree, first, last) if town is None else [town]
    for i in range(first + 1, last):
        if tree.words[i] in _OPENERS and _opens(tree, i) and not _is_title(tree, first, i):
            found.append(i)
        elif tree.tag[i] == "CD" and _is_line_of_publication(tree, first, i):
            found.append(i + 1)
    return found


def _opens(tree: Tree, i: int) -> bool:
    before = tree.words[i - 1]
    after = tree.words[i + 1]
    if tree.tag[i - 1] not in _CLOSERS or not before[0].isalnum() or not after[:1].isalnum():
        return False
    if tree.words[i] not in _ARTICLES:
        return after.islower() and before != "War"
    is_name = after[0].isupper() and (tree.words[i] != "The" or tree.lemma[i - 1] in _PAPERS)
    return not (is_name and (tree.tag[i - 1] != "NN" or tree.words[i] == "The"))


def _is_title(tree: Tree, first: int, i: int) -> bool:
    """Whether the words up to a token and the next two are written with capitals, as titles are."""
    words = [word for word in tree.words[max(first, i - 6) : i + 4] if word[:1].isalpha()]
    return sum(word[0].isupper() for word in words) >= _TITLED * len(words) and tree.words[i + 1][0].isupper()


def _is_line_of_publication(tree: Tree, first: int, i: int) -> bool:
    """Whether token `i` is the year of a whole date without a preposition, with no verb before and a capital behind."""
    word = tree.words[i]
    if len(word) != 4 or not word.isdigit() or i - first < 2 or tree.lower[i - 1].strip(".") not in _MONTHS:
        return False
    opens = tree.words[i + 1][:1].isupper() and tree.lower[i + 1] not in _MONTHS
    start = i - 2 if tree.words[i - 2].isdigit() else i - 1
    is_free = start == first or tree.tag[start - 1] not in ("IN", "DT", "JJ", "TO")
    return opens and is_free and not any(tree.is_verb(j) for j in range(first, i))


def _behind_town(tree: Tree, first: int, last: int) -> int | None:
    """The token behind the dash of a town in capitals: "KEEL, Valdonia - The council ..."."""
    if not tree.words[first].isupper() or len(tree.words[first]) < 3:
        return None
    for i in range(first + 1, min(first + _TOWN, last)):
        if tree.words[i] in _DASHES and tree.end[i - 1] < tree.start[i] and tree.end[i] < tree.start[i + 1]:
            return i + 1
        if tree.words[i][0].islower():
            return None
    return None


def _around_label(tree: Tree, first: int, last: int) -> list[int]:
    """The tokens that open a label printed twice and what stands behind: "Photos: Fire at sea Fire at sea - A ...".

    Empty where a sentence has none.
    """
    words = tree.words
    starts = [first, *(i + 1 for i in range(first + 1, min(first + 3, last)) if words[i] == ":")]
    for start in starts:
        for size in _LABEL:
            second, end = start + size, start + 2 * size
            if end > last:
                break
            if words[start] == words[second] and words[start:second] == words[second:end]:
                behind = end + 1 if words[end] in _DASHES and end < last else end
                return [i for i in (start, second, behind) if i > first]
    return []
