"""Wordings of one utterance beside each other, word by word.

The wordings are laid one after the other against the columns that stand so far, those nearest to the reference first
(a progressive alignment after Needleman and Wunsch, 1970, as collation programs use it). Which comes first is decided
by the words alone, so the order of the inputs changes nothing but the order of the cells.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from consilience.align.families.wordings import is_function, kindred, term
from consilience.model import AlignedToken

_TOKEN: Final = re.compile(r"\[[^\[\]]*\]|…|\.(?:\s?\.)+|(?:(?!\.\s?\.)[^\s\[\]…—])+")
_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_RUN: Final = 5
"""Equal words in a row from which two stretches surely belong beside each other."""
_LONG: Final = 3
_FAR: Final = 15
"""Words of a run that is found again at any distance; columns that a shorter one may have moved."""
_HOMES: Final = 20
"""Places of a word that are looked at; one that stands at more of them has none of its own."""
_CELLS: Final = 60_000
"""Pairs of words between two sure stretches that are weighed (250 words against 240); beyond, they stand apart."""
_GAP: Final = -0.5
_SAME: Final = {True: 4.0, False: 1.0}
_OTHER: Final = {True: -0.3, False: -0.2}
_KINDRED_WORD, _MARK, _UNLIKE = 2.5, 1.0, -1.5
"""What it is worth to put two words into one column: the same word, another one (each for words that carry meaning and
for others), a kindred one, two marks. Unlike things rather stand apart (two gaps) than together."""

Columns = tuple[tuple[AlignedToken, ...], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One member's words of an utterance."""

    quote_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word as printed, with the punctuation at its edges.

    Attributes:
        key: what makes two tokens the same word, its stem.
        is_mark: an editor's mark and no word of the speaker: "…", "[…]", "[the mission]".
    """

    text: str
    key: str
    is_content: bool
    is_mark: bool = False

    @property
    def kind(self) -> bool | None:
        """Whether it carries meaning; None for an editor's mark."""
        return None if self.is_mark else self.is_content

    @property
    def plain(self) -> str:
        """The word without case and punctuation at its edges."""
        return _EDGES.sub("", self.text).casefold()


def tokens(text: str) -> list[Token]:
    """The words of a text and the marks of its editors; punctuation that stands alone is left out."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        if match[0][0] in "…." and not _EDGES.sub("", match[0]):
            if len(match[0]) > 1 or match[0] == "…":
                yield Token(match[0].split()[0] if " " in match[0] else match[0], "…", False, True)
            continue
        is_mark = match[0][0] == "["
        for piece in match[0].split():
            word = _EDGES.sub("", piece)
            if word:
                yield Token(piece, term(word), not is_function(word), is_mark)
            elif is_mark and ("…" in piece or ".." in piece):
                yield Token(piece, "…", False, True)


def aligned(reference: Wording, others: Sequence[Wording]) -> Columns:
    """Columns of words, one cell a member, in reading order: the reference's cell first, then those of the others.

    Every word of every wording stands in one column, in its own order and as printed. Relations are to the reference:
    see `AlignedToken`.
    """
    own = tokens(reference.text)
    keys = Counter(token.key for token in own)
    texts = {other.quote_id: tokens(other.text) for other in others}
    columns: list[dict[str, Token]] = [{reference.quote_id: token} for token in own]
    order = sorted(
        others, key=lambda other: (-sum((keys & Counter(t.key for t in texts[other.quote_id])).values()), other.text)
    )
    for other in order:
        columns = _laid(columns, texts[other.quote_id], other.quote_id)
    moved = {other.quote_id: _moved(columns, reference.quote_id, other.quote_id) for other in others}
    rows: list[tuple[AlignedToken, ...]] = []
    for n, column in enumerate(columns):
        base = column.get(reference.quote_id)
        cells = [_cell(reference.quote_id, base, base, False)]
        cells += [_cell(o.quote_id, column.get(o.quote_id), base, n in moved[o.quote_id]) for o in others]
        rows.append(tuple(cells))
    return tuple(rows)


def _cell(quote_id: str, token: Token | None, base: Token | None, has_moved: bool) -> AlignedToken:
    text = token.text if token else ""
    if token is not None and token.is_mark:
        return AlignedToken(quote_id, text, "ellipsis")
    if has_moved:
        return AlignedToken(quote_id, text, "moved")
    if token is None:
        return AlignedToken(quote_id, text, "left_out")
    if base is None:
        return AlignedToken(quote_id, text, "added")
    return AlignedToken(quote_id, text, "equal" if token.plain == base.plain else "reworded")


def _laid(columns: list[dict[str, Token]], added: list[Token], quote_id: str) -> list[dict[str, Token]]:
    """The columns with one more wording. Long equal stretches are laid first, what stands between them by its worth."""
    heads = [next(iter(column.values())).key for column in columns]
    keys = [token.key for token in added]
    if heads == keys:
        return [{**column, quote_id: token} for column, token in zip(columns, added, strict=True)]
    blocks = SequenceMatcher(None, heads, keys).get_matching_blocks()
    found: list[dict[str, Token]] = []
    i = j = 0
    for block in blocks:
        if block.size < _RUN and block.size:
            continue
        for left, right in _pairs(columns[i : block.a], added[j : block.b]):
            cells = dict(left) if left else {}
            if right:
                cells[quote_id] = right
            found.append(cells)
        for k in range(block.size):
            found.append({**columns[block.a + k], quote_id: added[block.b + k]})
        i, j = block.a + block.size, block.b + block.size
    return found


def _pairs(columns: list[dict[str, Token]], added: list[Token]) -> list[tuple[dict[str, Token] | None, Token | None]]:
    """What stands beside what, in reading order: a column and a word, or one of them alone."""
    if not columns or not added or len(columns) * len(added) > _CELLS:
        return [(column, None) for column in columns] + [(None, token) for token in added]
    scores = _scores(columns, added)
    worth = _worth(scores, len(added))
    pairs: list[tuple[dict[str, Token] | None, Token | None]] = []
    i, j = len(columns), len(added)
    while i or j:
        if i and j and worth[i][j] == worth[i - 1][j - 1] + scores[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((columns[i], added[j]))
        elif j and worth[i][j] == worth[i][j - 1] + _GAP:
            j -= 1
            pairs.append((None, added[j]))
        else:
            i -= 1
            pairs.append((columns[i], None))
    return pairs[::-1]


def _worth(scores: list[list[float]], width: int) -> list[list[float]]:
    """The most that the first i columns and the first j words are worth beside each other."""
    above = [_GAP * j for j in range(width + 1)]
    rows = [above]
    for i, row_scores in enumerate(scores, 1):
        left = _GAP * i
        row = [left]
        for j, score in enumerate(row_scores):
            beside, apart = above[j] + score, above[j + 1] + _GAP
            left += _GAP
            if apart > left:
                left = apart
            if beside > left:
                left = beside
            row.append(left)
        rows.append(row)
        above = row
    return rows


def _scores(columns: list[dict[str, Token]], added: list[Token]) -> list[list[float]]:
    """What each word is worth in each column: what it is worth beside the nearest word there."""
    known = kindred()
    by_key: dict[str, list[int]] = defaultdict(list)
    by_group: dict[str, list[int]] = defaultdict(list)
    for j, token in enumerate(added):
        by_key[token.key].append(j)
        if token.is_content and (group := known.get(token.key)):
            by_group[group].append(j)
    beside = {
        kind: [_UNLIKE if kind is None or token.kind != kind else _OTHER[kind] for token in added]
        for kind in (True, False, None)
    }
    rows: list[list[float]] = []
    for column in columns:
        kinds = {token.kind for token in column.values()}
        row = [max(each) for each in zip(*(beside[kind] for kind in kinds), strict=True)] if len(kinds) > 1 else None
        row = row or list(beside[kinds.pop()])
        for token in column.values():
            for j in by_group.get(known.get(token.key, ""), ()):
                row[j] = max(row[j], _KINDRED_WORD)
        for token in column.values():
            for j in by_key.get(token.key, ()):
                row[j] = _MARK if token.key == "…" else _SAME[token.is_content]
        rows.append(row)
    return rows


def _moved(columns: list[dict[str, Token]], reference: str, other: str) -> frozenset[int]:
    """Columns that hold a word of the reference or of the other, where the same word of the other or the reference
    stands alone in another column: words that carry meaning, and those beside them that moved along. One word alone
    must not have come far: a story says the same word of many things."""
    lost = {n: c[reference] for n, c in enumerate(columns) if reference in c and other not in c}
    gained = {n: c[other] for n, c in enumerate(columns) if other in c and reference not in c}
    by_key: dict[str, list[int]] = defaultdict(list)
    for n, token in lost.items():
        by_key[token.key].append(n)
    found: set[int] = set()
    for n, token in gained.items():
        if n in found or not token.is_content:
            continue
        homes = [m for m in by_key.get(token.key, ()) if m not in found][:_HOMES]
        runs = [_run(gained, lost, n, home) for home in homes]
        far = [(len(run), -abs(n - home), run) for home, run in zip(homes, runs, strict=True)]
        best = max(far, default=None)
        if best is not None and (best[0] >= 2 * _LONG or -best[1] <= _FAR):
            found.update(best[2])
    return frozenset(found)


def _run(gained: Mapping[int, Token], lost: Mapping[int, Token], n: int, home: int) -> tuple[int, ...]:
    """The columns of two equal runs of words around one word of each."""
    found = [n, home]
    for step in (-1, 1):
        k = step
        while (a := gained.get(n + k)) and (b := lost.get(home + k)) and a.key == b.key:
            found += (n + k, home + k)
            k += step
    return tuple(found)
