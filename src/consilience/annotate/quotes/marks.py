"""Which stretches of a text stand in quotation marks, however the marks came out.

Marks are judged by their glyph and by what stands beside them: a mark with a space in front and a word behind opens,
one with a word in front and a space behind closes, whatever its shape. A passage may run over several paragraphs
that each open and of which only the last closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["open", "close", "either"]

# Double marks, with their UTF-8 bytes read as Windows-1252 or Latin-1; then single ones.
_OPENING: Final = ("“", "„", "‟", "«", "``", "<<", ",,", "❝", "â€œ", "â\x80\x9c", "‘", "‚", "‹", "`")
_CLOSING: Final = ("”", "»", ">>", "❞", "â€\x9d", "â€", "â\x80\x9d", "’", "›")
_DOUBLE: Final = re.compile(
    "â€œ|â\x80\x9c|â€\x9d|â\x80\x9d|â€(?=[\\s.,;:!?)]|$)|``|''|(?<!\\S)<<(?=\\w)|(?<=[\\w.,!?])>>|(?<!\\S),,(?=\\w)|[“”„‟«»❝❞\"]"
)
_SINGLE: Final = re.compile(r"(?<!')['’‘‚‹›`](?!')")
_ELISION: Final = re.compile(r"(?:\d|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b)", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"[^\n]+")
_STOP: Final = re.compile(r"[.!?](?=\s+[^\W\d_a-z])")
_ODD: Final = re.compile(r"[.,!?…]['’](?=\s|$)")
_INNER: Final = re.compile(r"(?<!\w)['‘](?=\w)")
_SENTENCE_END: Final = ".!?…"
_BEFORE_OPENING: Final = "([{—–-:/|"
_AFTER_CLOSING: Final = ".,;:!?…)]}—–-|"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in quotation marks.

    Attributes:
        parts: (start, end) of the words in each paragraph, without the marks and without space at the edges.
        start, end: from the first mark to behind the last one.
        is_closed: whether a closing mark was found.
    """

    parts: tuple[tuple[int, int], ...]
    start: int
    end: int
    is_closed: bool

    @property
    def first(self) -> int:
        """The first character of the words."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """Behind the last character of the words."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    glyph: str
    role: Role


def passages(text: str) -> list[Passage]:
    """The outermost passages in quotation marks, in order. Paragraphs of `text` end at line breaks."""
    paragraphs = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text) if not m.group().isspace()]
    marks = [_without_frame(start, _double_marks(text, start, end)) for start, end in paragraphs]
    found: list[Passage] = []
    open_parts: list[tuple[int, int]] = []
    opened = -1
    for n, (start, end) in enumerate(paragraphs):
        following = (paragraphs[n + 1], marks[n + 1]) if n + 1 < len(paragraphs) else None
        is_continued = opened >= 0
        scan = _scan(text, (start, end), marks[n], is_continued)
        if is_continued and scan and scan[0][0] <= 0:
            _, words_start, words_end, mark_end = scan.pop(0)
            _add(open_parts, text, words_start, words_end)
            if mark_end >= 0 or not _continues(text[opened], following):
                _close(found, open_parts, opened, mark_end if mark_end >= 0 else end, mark_end >= 0)
                open_parts, opened = [], -1
        for mark_start, words_start, words_end, mark_end in scan:
            parts: list[tuple[int, int]] = []
            _add(parts, text, words_start, words_end)
            if mark_end < 0 and words_end == end and _continues(text[mark_start], following):
                open_parts, opened = parts, mark_start
                break
            if mark_end < 0 and parts:
                parts = [_sentence(text, parts[0])]
                words_end = parts[0][1]
            _close(found, parts, mark_start, mark_end if mark_end >= 0 else words_end, mark_end >= 0)
    if opened >= 0:
        _close(found, open_parts, opened, open_parts[-1][1] if open_parts else opened + 1, False)
    singles = [p for start, end in paragraphs for p in _single_passages(text, start, end)]
    return _outermost(found, singles)


def _add(parts: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if start < end:
        parts.append((start, end))


def _close(found: list[Passage], parts: list[tuple[int, int]], start: int, end: int, is_closed: bool) -> None:
    if parts:
        found.append(Passage(tuple(parts), start, end, is_closed))


def _sentence(text: str, part: tuple[int, int]) -> tuple[int, int]:
    """What a mark holds that never closes: up to a single mark that closes in its place, or the rest of the sentence if
    it opens in mid-sentence."""
    start, end = part
    odd = _ODD.search(text, start, end)
    if odd and not _INNER.search(text, start, odd.start()):
        return start, odd.start() + 1
    stop = _STOP.search(text, start, end) if text[start].islower() else None
    return (start, stop.end()) if stop else part


def _continues(opened: str, following: tuple[tuple[int, int], list[_Mark]] | None) -> bool:
    """Whether a passage that is still open runs on into the next paragraph: that one opens anew with a mark of the same
    sort, or first closes."""
    if following is None or not following[1]:
        return False
    (start, _), marks = following
    first = marks[0]
    is_reopened = first.start - start <= 1 and first.role != "close" and (first.glyph == '"') == (opened == '"')
    return is_reopened or first.role == "close"


def _without_frame(start: int, marks: list[_Mark]) -> list[_Mark]:
    """The marks of a paragraph without a straight one at its start that only frames it: it never closes, and the
    quotations in the paragraph have curly marks of their own."""
    if len(marks) < 3 or marks[0].glyph != '"' or marks[0].start - start > 1:
        return marks
    inner = marks[1:]
    is_framed = all(mark.glyph != '"' for mark in inner) and {"open", "close"} <= {mark.role for mark in inner}
    return inner if is_framed else marks


def _scan(text: str, bounds: tuple[int, int], marks: list[_Mark], is_open: bool) -> list[tuple[int, int, int, int]]:
    """(opening mark or -1 if opened before, words' start, words' end, behind the closing mark or -1) of one paragraph.

    A mark that opens while another of its kind is open nests if enough closing marks follow; behind the end of a
    sentence, or without them, the earlier one was never closed and ends there.
    """
    start, end = bounds
    closers = [0] * (len(marks) + 1)
    for n in range(len(marks) - 1, -1, -1):
        closers[n] = max(0, closers[n + 1] + {"close": 1, "open": -1, "either": 0}[marks[n].role])
    found: list[tuple[int, int, int, int]] = []
    outer = -1 if is_open else None
    words, depth = start, 1 if is_open else 0
    for n, mark in enumerate(marks):
        if is_open and n == 0 and mark.start - start <= 1 and mark.role != "close":
            words = mark.end
            continue
        is_opening = mark.role == "open" or (mark.role == "either" and depth == 0)
        if is_opening and depth == 0:
            outer, words, depth = mark.start, mark.end, 1
        elif is_opening:
            before = text[words : mark.start].rstrip()
            if before[-1:] not in _SENTENCE_END and closers[n + 1] > depth:
                depth += 1
            else:
                found.append((-1 if outer is None else outer, words, mark.start, -1))
                outer, words, depth = mark.start, mark.end, 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((-1 if outer is None else outer, words, mark.start, mark.end))
                outer = None
    if depth:
        found.append((-1 if outer is None else outer, words, end, -1))
    return found


def _double_marks(text: str, start: int, end: int) -> list[_Mark]:
    marks: list[_Mark] = []
    n_straight = 0
    for match in _DOUBLE.finditer(text, start, end):
        is_straight = match.group() == '"'
        if is_straight and n_straight % 2 == 0 and _is_inches(text, match.start(), match.end(), start):
            continue
        n_straight += is_straight
        marks.append(_Mark(match.start(), match.end(), match.group(), _role(text, match, (start, end))))
    return marks


def _is_inches(text: str, start: int, end: int, paragraph: int) -> bool:
    """Whether a straight mark behind a digit measures: a digit, or a space and a lower-case word, follows."""
    if start <= paragraph or not text[start - 1].isdigit():
        return False
    return text[end : end + 1].isdigit() or (text[end : end + 1].isspace() and text[end + 1 : end + 2].islower())


def _role(text: str, match: re.Match[str], bounds: tuple[int, int]) -> Role:
    before = text[match.start() - 1] if match.start() > bounds[0] else " "
    after = text[match.end()] if match.end() < bounds[1] else " "
    is_free_before = before.isspace() or before in _BEFORE_OPENING or before in _OPENING
    is_free_after = after.isspace() or after in _AFTER_CLOSING or after in _CLOSING
    glyph = match.group()
    shape: Role = "open" if glyph in _OPENING else "close" if glyph in _CLOSING else "either"
    if is_free_before and not is_free_after:
        return "open"
    if is_free_after and not is_free_before:
        return "close"
    if is_free_before and before.isspace() and match.end() == bounds[1]:
        return "close"  # a detached mark at the end of the paragraph, whatever its shape
    if not is_free_before and not is_free_after and shape == "open":
        return "either"  # glued on both sides: German marks close with an opening glyph
    if after == "." and text[match.end() : match.end() + 3] == "..." and before.isspace():
        return "open"
    return shape


def _single_passages(text: str, start: int, end: int) -> list[Passage]:
    """Passages in single marks, told from apostrophes by the space and punctuation beside them."""
    found: list[Passage] = []
    opened: re.Match[str] | None = None
    possessive: re.Match[str] | None = None
    for match in _SINGLE.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        is_free_before = before.isspace() or before in _BEFORE_OPENING or before in _OPENING or before == '"'
        is_free_after = after.isspace() or after in _AFTER_CLOSING or after in _CLOSING or after == '"'
        if is_free_before and not is_free_after:
            if opened and possessive:
                found.extend(_single(text, opened, possessive))
            opened, possessive = (None, None) if _ELISION.match(text, match.end()) else (match, None)
        elif opened and is_free_after and not is_free_before and match.group() not in "‘‚‹`":
            if before == "s" and after.isspace() and text[match.end() + 1 : match.end() + 2].islower():
                possessive = possessive or match
                continue
            found.extend(_single(text, opened, match))
            opened = possessive = None
    if opened and possessive:
        found.extend(_single(text, opened, possessive))
    return found


def _single(text: str, opened: re.Match[str], closed: re.Match[str]) -> list[Passage]:
    parts: list[tuple[int, int]] = []
    _add(parts, text, opened.end(), closed.start())
    return [Passage(tuple(parts), opened.start(), closed.end(), True)] if parts else []


def _outermost(doubles: list[Passage], singles: list[Passage]) -> list[Passage]:
    """Both kinds in order, without those that lie in another. Closed passages win over ones that never closed."""
    kept: list[Passage] = []
    for passage in sorted(doubles + singles, key=lambda p: (p.start, -p.end)):
        if kept and passage.start < kept[-1].end:
            if passage.end > kept[-1].end and passage.is_closed and not kept[-1].is_closed:
                kept[-1] = passage
            continue
        kept.append(passage)
    return kept
