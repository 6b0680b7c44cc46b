"""Passages without a saying of their own: the speaker of their neighbours goes on, or nobody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.quotes.attribution import Attribution, Saying
from consilience.annotate.quotes.marked import Marked
from consilience.annotate.quotes.sayings import cue_words, phrase
from consilience.annotate.quotes.sources import Context, Source, is_end
from consilience.annotate.quotes.tree import Tree

Owner = tuple[Marked, Attribution | None]
"""A passage and what it was found to be."""

_BACK: Final = 3
"""How many passages back a quotation may go on; those between are titles and names."""
_SPACE: Final = 20
"""Characters beside a passage in which its paragraph may end."""
_OCCASIONS: Final = frozenset({"conference", "speech", "interview", "address", "briefing", "lecture", "testimony"})
_SILENT: Final = 12
"""Words between two passages from which on somebody else may be speaking."""


def goes_on(tree: Tree, before: Owner, m: Marked) -> Attribution | None:
    """The quotation in front, with these words as its rest, where one sentence runs through its saying:
    “If it rains,” she said, “we stay.”"""
    earlier, row = before
    if row is None or row.cue is None or not earlier.passage.last <= row.cue[0] < m.passage.start:
        return None
    gap = tree.text[earlier.passage.end : m.passage.start].rstrip()
    is_open = tree.text[earlier.passage.last - 1] in ",–—-" or gap.lstrip().startswith((",", "–", "—"))
    if not (is_open and gap.endswith(",")) or len(gap) > 90 or any(mark in gap for mark in "\n;:"):
        return None
    verbs = [i for i in range(earlier.last + 1, m.first) if tree.tag[i] in ("VBD", "VBZ", "VBP", "VBG")]
    if len(verbs) > 1:
        return None
    return replace(row, kind="direct" if m.is_clause else row.kind, parts=row.parts + m.passage.parts)


def by_the_same(tree: Tree, n: int, owners: Sequence[Owner], row: Attribution) -> Attribution:
    """The paragraph's last speaker, for a saying without one of its own ("the point was to make it clear that “…”").

    What is said in the passive nobody in particular says.
    """
    if row.verb is not None and any(tree.dep[c] == "auxpass" for c in tree.children[row.verb]):
        return row
    for k in range(n - 1, -1, -1):
        m, earlier = owners[k]
        if "\n" in tree.text[m.passage.end : owners[n][0].passage.start]:
            break
        if earlier is not None and earlier.head is not None:
            return replace(row, head=earlier.head, resolution="continued")
    return row


def shared_with_next(tree: Tree, n: int, owners: Sequence[Owner]) -> Attribution | None:
    """The quotation behind, if "and" or nothing stands between: “We act” and “we act now,” she said."""
    if n + 1 == len(owners) or (row := owners[n + 1][1]) is None:
        return None
    gap = tree.text[owners[n][0].passage.end : owners[n + 1][0].passage.start]
    return row if gap.strip(" ,;–—-") in ("and", "or", "but", "") and "\n" not in gap else None


def introduced(at: Context, m: Marked) -> Source | None:
    """The person whom the sentence before has speak without a word of it: "Lee described the moment. “I saw …”"; in
    the same paragraph, or alone in the one before."""
    tree = at.tree
    i = m.first - 1
    if i >= 0 and "\n" in tree.words[i] and _is_alone(tree, m):
        i -= 1
        while i >= 0 and tree.words[i].isspace():
            i -= 1
        start = tree.first[i] - 1
        if start >= 0 and "\n" not in tree.words[start]:
            return None  # only a paragraph that is one sentence leads over to the next
    if i < 0 or not is_end(tree, i) or "\n" in tree.words[i]:
        return None
    first, last = tree.first[i], i
    for j in range(first, last):
        item = at.sayings.get(j) or _held(tree, j)
        if (
            item is not None
            and (item.name in at.cues.say or item.name == "hold")
            and tree.dep[j] in ("ROOT", "conj")
            and item.subject is not None
        ):
            is_someone = tree.tag[item.subject].startswith(("NNP", "PRP", "NN")) and not at.is_nobody(item.subject)
            if is_someone and not any(tree.text[k] in '“”"' for k in range(tree.start[first], tree.end[last])):
                return Source(item, None, "inferred")
    return None


def _held(tree: Tree, i: int) -> Saying | None:
    """ "Lee held a press conference", "gave a speech": an occasion of speech without a word of what was said."""
    target = tree.child(i, "dobj") if tree.lemma[i] in ("hold", "give") and tree.is_verb(i) else None
    subject = tree.child(i, "nsubj")
    if target is None or subject is None or tree.lemma[target] not in _OCCASIONS:
        return None
    return Saying(i, "hold", subject, True)


def follows(tree: Tree, n: int, owners: Sequence[Owner]) -> tuple[Attribution, bool] | None:
    """The quotation in front that these words go on with, and whether its saying stands between the two.

    In the same paragraph nobody else may be named between; a paragraph that is nothing but the passage goes on with
    the quotation of the paragraph before if that ends with it, or with its saying.
    """
    m = owners[n][0]
    for earlier, row in reversed(owners[max(0, n - _BACK) : n]):
        gap = tree.text[earlier.passage.end : m.passage.start]
        if row is not None or "\n" in gap:
            break
    else:
        return None
    if row is None:
        return None
    if not earlier.passage.is_closed and m.is_clause and _is_interrupted(tree, earlier, m):
        return row, False
    is_between = row.cue is not None and earlier.passage.last <= row.cue[0] < m.passage.start
    if not (earlier.is_clause or is_between):
        return None
    first = next((i for i in range(earlier.last + 1, m.first) if row.cue and tree.start[i] >= row.cue[1]), m.first)
    narration = range(first if is_between else earlier.last + 1, m.first)
    if "\n" in gap and not _is_alone(tree, m):
        return None
    return (row, is_between) if _is_silent(tree, narration, is_between) else None


def later_saying(at: Context, row: Attribution, m: Marked) -> Attribution:
    """A quotation's attribution as the rest of its sentence leaves it.

    In “A,” Lee said, adding that she was tired. “B.” the words B go on with what Lee adds, and with what Hale adds in
    “A,” Lee said, and Hale added more. “B.”
    """
    tree, cues = at.tree, at.cues
    if row.verb is None or row.cue is None:
        return row
    first = next((i for i in range(row.verb, m.first) if tree.start[i] >= row.cue[1]), m.first)
    for i in range(first, m.first):
        if is_end(tree, i) or at.is_marked[i]:
            break
        item = at.sayings.get(i)
        if item is None or item.name not in cues.say | cues.object or tree.dep[i] not in ("advcl", "conj", "xcomp"):
            continue
        if tree.dep[i] == "advcl" and tree.tag[i] != "VBG":
            continue  # "…, as it had said before"
        if item.is_own and item.subject is not None and item.subject != row.head:
            words = phrase(tree, item.subject, i)
            row = replace(row, verb=i, cue=cue_words(tree, item), speaker=words, head=item.subject)
        elif item.subject is not None:
            row = replace(row, verb=i, cue=cue_words(tree, item))
    return row


def _is_interrupted(tree: Tree, earlier: Marked, m: Marked) -> bool:
    """Whether one short line and no more, a caption, stands between a paragraph whose marks stay open and the next,
    which opens with marks."""
    lines = tree.text[earlier.passage.end : m.passage.start].split("\n")
    between = [line for line in lines[1:-1] if line.strip()]
    is_bare = not lines[0].strip() and not lines[-1].strip()
    return is_bare and len(between) == 1 and len(between[0].split()) <= _SILENT and between[0].strip()[-1] not in ".:?!"


def _is_alone(tree: Tree, m: Marked) -> bool:
    """Whether a passage is a paragraph of its own."""
    start, end = m.passage.start, m.passage.end
    before = tree.text[max(0, start - _SPACE) : start].rstrip(" \t\xa0")
    behind = tree.text[end : end + _SPACE].lstrip(" \t\xa0")
    return before.endswith("\n") and (not behind or behind.startswith("\n")) and m.is_clause


def _is_silent(tree: Tree, tokens: range, is_between: bool) -> bool:
    """Whether what stands between two quotations names nobody else who could speak: behind the rest of the
    attribution's own sentence, a few words without a name, a noun for a person or a pronoun of the third person."""
    ends = [i for i in tokens if tree.words[i] in (".", "!", "?", ";")]
    if is_between:
        if not ends:
            return True
        tokens = range(ends[0] + 1, tokens.stop)
    words = [i for i in tokens if tree.words[i][0].isalnum()]
    return len(words) <= _SILENT and not any(
        tree.tag[i].startswith("NNP")
        or tree.lower[i] in ("he", "she", "they")
        or (tree.dep[i] == "nsubj" and tree.tag[i] == "NN")
        for i in words
    )
