"""Lines to paragraphs: where a paragraph ends in text that may be hard-wrapped, indented, or one line a paragraph."""

# ruff: noqa: SIM905  (a word list reads best as words)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from consilience.model import Span

# A line ends at any of Unicode's line ends, or at a line break that some crawler printed as the two characters `\n`.
_LINE_END: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|(?<!\\)(?:\\r)?\\n(?![a-z])")
_SENTENCE_END: Final = re.compile(r"[.!?…:;][\"'’”»)\]]*$")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+),?$|(,)$")
# Words that neither a headline nor a sentence ends with: behind one of them the sentence runs on.
_RUNS_ON: Final = frozenset(
    "a an the of and or nor but that which who whose whom his her its their our my your with from into onto "
    "upon than because although while whether if as at by to is are was were be been has have had will would "
    "could should may might must can cannot between among against toward towards during since until without "
    "within through".split()
)
_MAX_WRAP: Final = 130


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    is_first: bool  # of its block: behind a blank line or at the very start
    is_behind_code: bool  # behind a printed line break


def paragraphs(text: str) -> tuple[list[Span], list[Span]]:
    """(paragraphs, line-break codes) of a text; both in order, without the white space around them.

    A line is a paragraph, unless the text is hard-wrapped: then lines are joined up to a blank line, an indent, or a
    short line that ends a sentence. A line that breaks off in the middle of a sentence is always joined to the next.
    """
    lines, codes = _lines(text)
    width = _wrap_width(text, lines)
    found: list[Span] = []
    for index, line in enumerate(lines):
        if index and _is_joined(text, lines[index - 1], line, width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(Span(line.start, line.end))
    return found, codes


def _lines(text: str) -> tuple[list[_Line], list[Span]]:
    lines: list[_Line] = []
    codes: list[Span] = []
    is_blank_before = True
    n_codes = 0
    for start, end in _line_ranges(text, codes):
        raw = text[start:end]
        if not raw.strip():
            is_blank_before = True
            continue
        is_behind_code, n_codes = len(codes) > n_codes, len(codes)
        indent = len(raw) - len(raw.lstrip())
        is_first = is_blank_before or is_behind_code
        lines.append(_Line(start + indent, start + len(raw.rstrip()), indent, is_first, is_behind_code))
        is_blank_before = False
    return lines, codes


def _line_ranges(text: str, codes: list[Span]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start()
        if match.group()[0] == "\\":
            codes.append(Span(match.start(), match.end()))
        start = match.end()
    yield start, len(text)


def _wrap_width(text: str, lines: Sequence[_Line]) -> int | None:
    """The column at which the text was hard-wrapped, or None.

    A wrapped line could not have taken the next line's first word. At least three line ends must say so, and four in
    five of those inside a block that do not end a sentence.
    """
    pairs = [(one, two) for one, two in pairwise(lines) if not two.is_first]
    lengths = sorted(line.end - line.start + line.indent for line in lines)
    if len(pairs) < 3 or not 30 <= lengths[-1 - len(lengths) // 50] <= _MAX_WRAP:
        return None
    width = lengths[-1 - len(lengths) // 50]
    inside = [(one, two) for one, two in pairs if not _is_sentence_end(text, one)]
    full = sum(1 for one, two in inside if _is_full(text, one, two, width))
    return width if full >= 3 and full >= 0.8 * len(inside) else None


def _is_full(text: str, one: _Line, two: _Line, width: int) -> bool:
    word = text[two.start : two.end].split(maxsplit=1)[0]
    # Wrapping tools differ by a few columns, and a width taken from a long line is a little too wide.
    return one.indent + one.end - one.start + 1 + len(word) > width - 8


def _is_sentence_end(text: str, line: _Line) -> bool:
    return _SENTENCE_END.search(text, max(line.start, line.end - 4), line.end) is not None


def _is_joined(text: str, one: _Line, two: _Line, width: int | None) -> bool:
    if two.is_behind_code:
        return False
    if two.is_first:  # a page break inside a sentence
        goes_on = text[two.start].islower() and text[one.end - 1].isalnum()
        return goes_on and len(text[one.start : one.end].split()) >= 8
    if width is not None:
        if two.indent > one.indent + 1 and _is_sentence_end(text, one):
            return False
        if _is_full(text, one, two, width):
            return True
    if _is_sentence_end(text, one):
        return False
    # A line of one or two words that breaks off is a label, not half a sentence.
    words = text[one.start : one.end].split()
    if len(words) < 3:
        return False
    return text[two.start].islower() or _runs_on(text[max(one.start, one.end - 20) : one.end])


def _runs_on(tail: str) -> bool:
    match = _LAST_WORD.search(tail)
    return match is not None and (match.group(2) is not None or match.group(1).lower() in _RUNS_ON)
