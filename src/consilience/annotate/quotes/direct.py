"""Marked words and who says them: in front of them, behind them, around them, or carried over from the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.quotes.attribution import Attribution, Saying
from consilience.annotate.quotes.cues import Cues
from consilience.annotate.quotes.following import (
    Owner,
    by_the_same,
    follows,
    goes_on,
    introduced,
    later_saying,
    shared_with_next,
)
from consilience.annotate.quotes.fragments import is_quotation
from consilience.annotate.quotes.marked import Marked, is_title_case, is_work, marked_passages
from consilience.annotate.quotes.places import Places
from consilience.annotate.quotes.sayings import phrase
from consilience.annotate.quotes.sources import Context, Source, is_end, source_above, source_beside
from consilience.annotate.quotes.tree import Stretch, Tree
from consilience.annotate.quotes.unmarked import unmarked_speech
from consilience.model.annotations import QuoteKind

__all__ = ["Marked", "direct_speech", "marked_passages"]

_LONG: Final = 4
"""Words from which marked words that nobody's verb governs may still be speech."""


def direct_speech(
    tree: Tree, cues: Cues, marked: Sequence[Marked], sayings: dict[int, Saying], reported: Sequence[Attribution]
) -> list[Attribution]:
    """The marked passages that are speech, in order; then direct speech that lost its marks.

    Args:
        tree: the parse.
        cues: the lexicon.
        marked: the passages in marks.
        sayings: the words of saying outside marks, by token.
        reported: what was found without marks; a passage in such a content is said by the same speaker.
    """
    is_marked = [False] * (tree.n + 1)
    for m in marked:
        is_marked[m.first : m.last + 1] = [not is_work(tree, m)] * (m.last + 1 - m.first)
    at = Context(tree, cues, _outside_marks(tree, sayings, is_marked), is_marked)
    contents = Places(reported, lambda row: (row.start, row.end))
    owners: list[Owner] = []
    for m in marked:
        if is_work(tree, m):
            owners.append((m, None))
        elif owners and (joined := goes_on(tree, owners[-1], m)) is not None:
            owners[-1] = (m, joined)
        else:
            owners.append((m, _attributed(at, m, contents)))
    rows: list[Attribution] = []
    for n, (m, row) in enumerate(owners):
        if row is not None and row.head is None and row.cue is not None:
            row = by_the_same(tree, n, owners, row)
        if row is None and not is_work(tree, m):
            row = _carried(at, n, owners)
        if row is not None:
            owners[n] = (m, row)
            if row.kind != "fragment" or _is_said(at, m, row) or is_quotation(tree, m.tokens, row, contents):
                rows.append(row)
    return rows + list(unmarked_speech(tree, reported, is_marked, sayings))


def _outside_marks(tree: Tree, sayings: dict[int, Saying], is_marked: Sequence[bool]) -> dict[int, Saying]:
    """The sayings with a subject outside marks, where the parse ran into the words said: "Lee went on, calling it “a
    test I like”"."""
    found = dict(sayings)
    for i, item in sayings.items():
        if item.subject is not None and is_marked[item.subject] and tree.tag[item.subject] == "PRP":
            subject, verb = None, i
            while tree.dep[verb] in ("advcl", "conj", "xcomp", "dep") and subject is None:
                verb = tree.head[verb]
                subject = tree.child(verb, "nsubj")
                subject = None if subject is None or is_marked[subject] else subject
            is_someone = subject is not None and tree.tag[subject].startswith(("NNP", "PRP"))
            found[i] = replace(item, subject=subject if is_someone else None, is_own=False)
    return found


def _attributed(at: Context, m: Marked, contents: Places[Attribution]) -> Attribution | None:
    """The passage with the saying beside it, the report that it stands in, or the saying above it in the parse."""
    if (source := source_beside(at, m)) is not None:
        return _row(at.tree, m, _nearer(at, m, source) or source)
    row, above = _governed(at.tree, m, contents), source_above(at, m)
    if above is not None and (row is None or _is_within(at.tree, above, m, contents)):
        return _row(at.tree, m, above)
    return row


def _nearer(at: Context, m: Marked, source: Source) -> Source | None:
    """The saying whose clause holds the marks, where the one behind them reports it: "Lee said it fell and “everyone
    ran,” the Gazette reports"; the Gazette hands it on."""
    tree, verb = at.tree, source.item.token
    above = source_above(at, m) if verb > m.last else None
    if above is None or above.item.name not in at.cues.say or not above.item.is_own:
        return None
    i = above.item.token
    subject = source.item.subject
    if not (tree.first[verb] <= i < m.first) or tree.dep[i] != "ccomp" or tree.head[i] != verb or subject is None:
        return None
    return replace(above, item=replace(above.item, via=phrase(tree, subject, verb)))


def _is_within(tree: Tree, source: Source, m: Marked, contents: Places[Attribution]) -> bool:
    """Whether a saying is itself reported, in the report that holds the passage: it is nearer than what reports it."""
    at = tree.start[source.item.token]
    return any(
        a <= at < b and a <= m.passage.first < b
        for row in contents.sharing(m.passage.first, m.passage.last)
        for a, b in row.parts
    )


def _is_said(at: Context, m: Marked, row: Attribution) -> bool:
    """Whether a verb of saying stands right in front of the marks: "said “yes”"."""
    if row.cue is None or row.verb is None or at.tree.lemma[row.verb] not in at.cues.say:
        return False
    return row.cue[1] <= m.passage.start and not at.tree.text[row.cue[1] : m.passage.start].strip(" ,:")


def _kind(tree: Tree, m: Marked) -> QuoteKind:
    is_sentence = m.n_words > 2 or tree.text[m.passage.last - 1] in ".,!?"
    return "direct" if m.is_clause and is_sentence else "fragment"


def _row(tree: Tree, m: Marked, source: Source) -> Attribution:
    item = source.item
    words = phrase(tree, item.subject, item.token) if item.subject is not None else None
    words = _outside(tree, words, m) if words is not None else None
    return Attribution(
        _kind(tree, m),
        m.passage.parts,
        item.token,
        source.cue,
        words,
        item.subject,
        source.resolution,
        item.addressee,
        item.via,
        item.venue,
    )


def _outside(tree: Tree, words: Stretch, m: Marked) -> Stretch:
    """The words for a speaker without what the parse took into them of the passage or its marks."""
    start, end = words
    passage = m.passage
    if start < passage.start < end:
        end = start + len(tree.text[start : passage.start].rstrip(" :,"))
    elif start < passage.end < end:
        start = end - len(tree.text[passage.end : end].lstrip(" ,"))
    return (start, end) if start < end else words


def _governed(tree: Tree, m: Marked, reported: Places[Attribution]) -> Attribution | None:
    """The passage as part of what a sentence reports, of the innermost report where one holds another; scare quotes and
    titles outside of any report are not speech."""
    holding = [
        (end - start, row)
        for row in reported.sharing(m.passage.first, m.passage.last)
        for start, end in row.parts
        if start <= m.passage.first and m.passage.last <= end + 2 and not (row.head is None and row.cue is None)
    ]
    if not holding:
        return None
    _, row = min(holding, key=lambda pair: pair[0])
    return replace(row, kind=_kind(tree, m), parts=m.passage.parts)


def _carried(at: Context, n: int, owners: Sequence[Owner]) -> Attribution | None:
    """A passage without words of saying: the speaker of its neighbours, or nobody's."""
    tree, m = at.tree, owners[n][0]
    before = follows(tree, n, owners)
    is_near = before is not None and before[1] and (m.is_clause or is_end(tree, m.first - 1))
    is_speech = m.n_words >= (_LONG if m.is_clause else 2 * _LONG)
    if not is_near and (not is_speech or is_title_case(tree, m)):
        return None
    if (row := shared_with_next(tree, n, owners)) is not None:
        return replace(row, kind=_kind(tree, m), parts=m.passage.parts)
    if not is_near and (source := introduced(at, m)) is not None:
        return _row(tree, m, source)
    if before is not None:
        row = later_saying(at, before[0], m) if is_near else before[0]
        is_joined = is_near or not tree.text[owners[n - 1][0].passage.end : m.passage.start].strip()
        cue, speaker = (row.cue, row.speaker) if is_joined else (None, None)
        return Attribution(_kind(tree, m), m.passage.parts, row.verb, cue, speaker, row.head, "continued")
    return Attribution(_kind(tree, m), m.passage.parts)
