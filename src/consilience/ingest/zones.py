"""The zones of a text: what is the article, what is caption, prompt, counter or furniture of the page, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from consilience.ingest import heads
from consilience.ingest.furniture import furniture, is_names, is_outlet, looks_like_caption, sentence_count
from consilience.ingest.galleries import read_gallery
from consilience.ingest.lines import paragraphs
from consilience.model import READABLE, Span, Zone, ZoneType

LIMIT: Final = 300_000
"""Readable characters that are read. What comes behind is kept as a zone of type `unread`."""
LOOKED: Final = 1_000_000
"""Characters that are looked at: a text this long holds the article in front, if it holds one."""
LONGEST: Final = 20_000
"""Characters of a paragraph that is rather cut than left unread as a whole."""
_TOP: Final = 40
"""Paragraphs in which a town in capitals in front of a dash may open a report."""
_SENTENCE_END: Final = re.compile(r"\.['\"’”»)\]]*$|(?<=[a-z])[?!]['\"’”»)\]]+$")
_OPEN_END: Final = re.compile(r"[.!?…]['\"’”»)\]]*$|[:;,]$")
_QUOTED: Final = re.compile(r"[\"“”„«»‘].{8,}", re.DOTALL)
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_BULLET: Final = re.compile(r"[•▪●◦*–—-]\s|\d{1,2}[.)]\s")
# Words of four letters or more that title case leaves small.
_SMALL_WORDS: Final = frozenset(
    {"about", "after", "amid", "among", "before", "between", "from", "into", "near", "over", "than", "that", "this"}
    | {"through", "under", "until", "upon", "when", "while", "with", "without", "your"}
)
_HEADLINE_WORD: Final = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class Piece:
    """A paragraph, or the part in front of one, on its way to a zone. `type` is None as long as nothing is known."""

    start: int
    end: int
    words: str
    type: ZoneType | None = None
    reason: str = ""

    def set(self, type_: ZoneType, reason: str) -> None:
        """Decide."""
        self.type, self.reason = type_, reason

    @property
    def key(self) -> str:
        """The words without marks and case: equal for two printings of one sentence."""
        return _NOT_WORDS.sub(" ", self.words.casefold()).strip()

    @property
    def is_open(self) -> bool:
        """Whether the words end without the mark that ends a sentence, as headlines and labels do."""
        return _OPEN_END.search(self.words) is None


def zones(text: str, title: str | None = None, spans: Sequence[Span] | None = None) -> tuple[Zone, ...]:
    """The zones of a text, in order: together they hold every character that is not white space.

    Args:
        text: the raw text.
        title: the headline, where it is known from outside the text.
        spans: the paragraphs, where they are known (from a page's markup); then only they are zoned.
    """
    cut = len(text) if len(text) <= LOOKED else text.rfind("\n", LOOKED // 2, LOOKED) + 1 or LOOKED
    found_spans, codes = paragraphs(text[:cut]) if spans is None else (spans, [])
    pieces = [piece for number, span in enumerate(found_spans) for piece in _cut(text, span, number)]
    _by_own_words(pieces)
    _duplicated_captions(pieces)
    _captions_beside_credits(pieces)
    _authors(pieces)
    _titles(pieces, title)
    _standfirst(pieces)
    _behind_the_article(pieces)
    _runs_of_headlines(pieces)
    _repeated_labels(pieces)
    _pull_quotes(pieces)
    _subheads(pieces)
    for piece in pieces:
        if piece.type is None:
            piece.set("body", "a paragraph of the article")
    found = [Zone(piece.type or "body", piece.start, piece.end, piece.reason) for piece in pieces]
    found += [Zone("site_chrome", code.start, code.end, "a line break that was printed as text") for code in codes]
    found.sort(key=lambda zone: zone.start)
    if spans is None and text[cut:].strip():
        found.append(_unread(text, cut))
    return tuple(_limited(text, read_gallery(text, found)))


def _unread(text: str, cut: int) -> Zone:
    behind = text[cut:]
    start = cut + len(behind) - len(behind.lstrip())
    return Zone("unread", start, cut + len(behind.rstrip()), UNLOOKED)


def _cut(text: str, span: Span, number: int) -> Iterator[Piece]:
    """A paragraph, with what stands in front of its first sentence cut off."""
    start, cut = span.start, _icons_or_date(text, span)
    if cut:
        kind, reason, length = cut
        yield _piece(text, start, start + length, kind, reason)
        start += length
    line = text[start : span.end]
    start += len(line) - len(line.lstrip())
    line = line.lstrip()
    length = heads.dateline_in_front(line, text if number < _TOP else None) if line else 0
    if length:
        yield _piece(text, start, start + length, "dateline", "where (and by which agency) the report was filed")
        start += length
        start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
    if start < span.end:
        yield _piece(text, start, span.end)


def _icons_or_date(text: str, span: Span) -> tuple[ZoneType, str, int] | None:
    line = text[span.start : span.end]
    length = heads.icon_words(line)
    if length:
        return "icon_font", "names of an icon font's signs, pasted as words", length
    length = heads.date_in_front(line)
    return ("metadata", "a date that was put in front of the text", length) if length else None


def _piece(text: str, start: int, end: int, kind: ZoneType | None = None, reason: str = "") -> Piece:
    raw = text[start:end]
    return Piece(start, start + len(raw.rstrip()), " ".join(raw.split()), kind, reason)


def _open(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.type is None]


def _by_own_words(pieces: list[Piece]) -> None:
    if len(pieces) == 1 and sentence_count(pieces[0].words) == 1 and pieces[0].type is None:
        return  # a document of one sentence is that sentence
    has_text = False
    for piece in _open(pieces):
        verdict = heads.date_line(piece.words) or furniture(piece.words)
        if verdict and verdict[0] == "share_counter" and _is_figure(pieces, piece):
            verdict = None
        if verdict and verdict[0] == "related_links" and not has_text and len(piece.words.split()) > 4:
            verdict = None  # "Analysis: why the talks failed" at the top is the headline, not a link to another text
        if verdict:
            piece.set(*verdict)
        has_text = has_text or verdict is None


def _is_figure(pieces: list[Piece], piece: Piece) -> bool:
    """Whether a number alone stands well inside the text, where an article may list figures."""
    is_inside = piece not in pieces[:8] and piece not in pieces[-3:]
    return is_inside or piece.words.endswith(".")


def _duplicated_captions(pieces: list[Piece]) -> None:
    """The same words in front of and behind a credit are a caption, printed twice."""
    for index, piece in enumerate(pieces):
        if piece.type != "photo_credit" or not 0 < index < len(pieces) - 1:
            continue
        before, after = pieces[index - 1], pieces[index + 1]
        if before.type in (None, "caption") and after.type in (None, "caption") and before.key == after.key:
            before.set("caption", "stands at a picture's credit and is printed twice")
            after.set("caption_duplicate", "repeats the caption in front of the picture's credit")


def _captions_beside_credits(pieces: list[Piece]) -> None:
    for before, credit in pairwise(pieces):
        if credit.type == "photo_credit" and before.type is None and looks_like_caption(before.words):
            before.set("caption", "stands in front of a picture's credit and reads like a caption")


def _authors(pieces: list[Piece]) -> None:
    """Names alone beside a date, an outlet or another byline, at the top or at the very end, are the authors."""
    for index, piece in enumerate(pieces):
        if piece.type is not None or not (index < 6 or index >= len(pieces) - 3):
            continue
        beside = [pieces[i] for i in (index - 1, index + 1) if 0 <= i < len(pieces)]
        has_company = any(one.type in ("dateline", "byline") or is_outlet(one.words) for one in beside)
        if is_names(piece.words) and has_company and len(_open(pieces)) > 2:
            piece.set("byline", "names alone beside a date, an agency or an outlet")
        elif is_outlet(piece.words) and any(one.type in ("dateline", "byline") for one in beside):
            piece.set("byline", "the name of an agency or outlet beside the author or date")


def _titles(pieces: list[Piece], title: str | None) -> None:
    candidates = _open(pieces)
    if not candidates:
        return
    head = candidates[0]
    key = _NOT_WORDS.sub(" ", (title or "").casefold()).strip()
    if key:
        same = [piece for piece in candidates[:6] if piece.key == key]
        for number, piece in enumerate(same):
            if number or len(candidates) > 1:
                piece.set(*(_TITLE if number == 0 else _DUPLICATE))
        if same:
            return
    elif len(candidates) > 1 and _is_headline(head, candidates[1]):
        head.set(*_TITLE)
        for piece in candidates[1:6]:
            if piece.key == head.key:
                piece.set(*_DUPLICATE)


_TITLE: Final[tuple[ZoneType, str]] = ("title", "the headline at the top")
_DUPLICATE: Final[tuple[ZoneType, str]] = ("title_duplicate", "repeats the headline")


def _is_headline(piece: Piece, following: Piece) -> bool:
    count = len(piece.words.split())
    if not 2 <= count <= 35 or len(piece.words) > 250 or _BULLET.match(piece.words):
        return False
    if piece.key == following.key:
        return True
    if sentence_count(piece.words) > 2 or piece.words.endswith((":", ",", ";")):
        return False
    if _SENTENCE_END.search(piece.words):
        words = [word for word in _HEADLINE_WORD.findall(piece.words) if word not in _SMALL_WORDS]
        return count <= 20 and len(words) >= 3 and all(word[0].isupper() for word in words)
    return True


def _standfirst(pieces: list[Piece]) -> None:
    """The line under the headline: without a full stop, or one sentence with furniture between it and the article."""
    at = next((i for i, piece in enumerate(pieces) if piece.type == "title"), None)
    if at is None:
        return
    rest = [i for i in range(at + 1, len(pieces)) if pieces[i].type is None]
    if len(rest) < 2 or rest[0] > at + 6:
        return
    piece, following = pieces[rest[0]], pieces[rest[0] + 1] if rest[0] + 1 < len(pieces) else None
    is_short = len(piece.words) <= 320 and sentence_count(piece.words) <= 2
    is_line = piece.is_open and 4 <= len(piece.words.split()) <= 35 and not _QUOTED.match(piece.words)
    is_apart = following is not None and following.type in (
        "caption",
        "photo_credit",
        "byline",
        "dateline",
        "share_prompt",
    )
    if is_short and (is_line or is_apart):
        piece.set("standfirst", "the line under the headline")


def _behind_the_article(pieces: list[Piece]) -> None:
    """Short lines behind a comment form or a list of links, when no article follows, belong to it."""
    last = max((i for i, piece in enumerate(pieces) if piece.type is None and _is_paragraph(piece)), default=-1)
    label: Piece | None = None
    for piece in pieces[last + 1 :]:
        if piece.type in ("comment_form", "related_links"):
            label = piece
        elif piece.type is None and label is not None and label.type is not None:
            piece.set(label.type, f"follows “{label.words[:40]}” behind the article")


def _is_paragraph(piece: Piece) -> bool:
    return not piece.is_open or len(piece.words.split()) > 30


def _runs_of_headlines(pieces: list[Piece]) -> None:
    """Four lines or more in a row without a full stop, each in title case or of a few words, are links or a menu."""
    if sum(1 for piece in pieces if piece.type is None and _is_paragraph(piece)) < 2:
        return
    run: list[Piece] = []
    for piece in [*pieces, Piece(0, 0, "", "body")]:
        if piece.type is None and _is_link_like(piece):
            run.append(piece)
            continue
        if piece.type not in ("related_links", "site_chrome", "share_prompt"):
            if len(run) >= 4:
                for one in run:
                    one.set("related_links", "one of several lines in a row that read like links")
            run = []


def _repeated_labels(pieces: list[Piece]) -> None:
    """A few words without a mark at their end that stand alone three times or more: a credit, button or label."""
    labels = [piece for piece in _open(pieces) if piece.is_open and len(piece.words.split()) <= 4]
    counts = Counter(piece.words for piece in labels)
    for piece in labels:
        if counts[piece.words] >= 3:
            piece.set("site_chrome", f"a label that stands alone {counts[piece.words]} times")


def _is_link_like(piece: Piece) -> bool:
    words = _HEADLINE_WORD.findall(piece.words)
    if not piece.is_open or _BULLET.match(piece.words) or len(piece.words.split()) > 16 or not words:
        return False
    if len(piece.words.split()) <= 3:
        return not re.search(r"\d", piece.words)
    return sum(1 for word in words if word[0].isupper()) >= 0.8 * len(words)


def _pull_quotes(pieces: list[Piece]) -> None:
    """A quotation on a line of its own that a longer paragraph repeats."""
    quotations = [piece for piece in _open(pieces) if len(piece.words) <= 300 and _QUOTED.match(piece.words)]
    openings = {" ".join(piece.key.split()[:4]) for piece in quotations}
    holders: dict[str, list[str]] = {}
    for piece in _open(pieces) if openings else ():
        if len(piece.words) > 60 and piece.start < 2 * LIMIT:
            key = piece.key
            words = key.split()
            for opening in {" ".join(words[i : i + 4]) for i in range(len(words) - 3)} & openings:
                holders.setdefault(opening, []).append(key)
    for piece in quotations:
        key = piece.key
        repeats = holders.get(" ".join(key.split()[:4]), ())[:50]
        if len(key.split()) >= 4 and any(len(other) > len(key) + 10 and key in other for other in repeats):
            piece.set("pullquote", "a quotation on its own line that the article repeats")


def _subheads(pieces: list[Piece]) -> None:
    """A short line without a full stop in front of a paragraph of the article, not its first."""
    has_text = False
    for piece, following in zip(pieces, [*pieces[1:], None], strict=False):
        is_candidate = piece.type is None and has_text and following is not None
        if is_candidate and following is not None and _is_subhead(piece, following):
            piece.set("subhead", "a short line over the next paragraph")
        has_text = has_text or piece.type in READABLE or piece.type is None


def _is_subhead(piece: Piece, following: Piece) -> bool:
    if following.type is not None and following.type not in READABLE and following.type not in ("caption", "dateline"):
        return False
    count = len(piece.words.split())
    is_question = piece.words.endswith("?") and count <= 10
    return count <= 12 and len(piece.words) <= 100 and (piece.is_open or is_question) and piece.words[0].isalnum()


def _limited(text: str, found: Sequence[Zone]) -> Iterator[Zone]:
    """The zones; what lies behind the first `LIMIT` readable characters becomes one zone that is not read."""
    read = 0
    for index, zone in enumerate(found):
        size = zone.end - zone.start if zone.is_readable else 0
        if read + size > LIMIT:
            start = zone.start
            if size > LONGEST:  # a text without paragraphs is cut behind a sentence
                start = _sentence_end(text, start, start + LIMIT - read)
            if start > zone.start:
                yield replace(zone, end=start)
            if start < found[-1].end:
                yield Zone("unread", start, found[-1].end, _UNREAD)
            return
        read += size
        yield found[index]


def _sentence_end(text: str, start: int, end: int) -> int:
    """Behind the last sentence, else the last word, that ends between two offsets; `end` where neither does."""
    at = max(text.rfind(". ", start, end), text.rfind(".\n", start, end))
    return at + 1 if at >= start else max(text.rfind(" ", start, end), start) if " " in text[start:end] else end


_UNREAD: Final = f"lies behind the first {LIMIT:,} readable characters, the most that is read of one document"
UNLOOKED: Final = f"lies behind the first {LOOKED:,} characters, the most that is looked at in one document"
