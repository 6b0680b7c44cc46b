"""Which kinds of speech and of speaker go wrong, and how: tables over PolNeAR, for docs/evaluation.md.

    consilience annotate INPUT.jsonl -o ROWS.jsonl      (INPUT from the scorers' prepare.py)
    python -m evaluation.confusion ROWS.jsonl [--split dev]

One gold attribution is one count, paired one to one as the scorer pairs (IoU >= .3); its speaker is right as the
scorer says.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from evaluation.scorers import scorer

OUTCOMES: Final = ("speaker right", "speaker missing", "another or part of it", "speaker added", "not found")
SPEECH: Final = ("wholly in marks", "marks inside", "clause without marks", "noun or adverbial cue")
SPEAKERS: Final = ("name", "pronoun", "noun phrase", "relative pronoun", "none in gold")
_PRONOUN_WORDS: Final = "i we he she they it you his her their its our my him them one some many others"
_PRONOUNS: Final = frozenset(_PRONOUN_WORDS.split())
_RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})
_ARTICLES: Final = frozenset({"the", "a", "an", "some", "many"})
_ADVERBIAL: Final = ("according", "per ", "in ", "for ", "to ")

Item = Mapping[str, Any]
Counts = Counter[tuple[str, str]]


def printed(stretches: Iterable[tuple[int, int]], text: str) -> str:
    """The words of some stretches."""
    return " ".join(text[start:end] for start, end in stretches)


def speech_of(gold: Item, text: str) -> str:
    """One of `SPEECH`."""
    quotes, spans = scorer("quotes"), scorer("spans")
    if not quotes.is_direct(gold["content"], text):
        cue = printed(gold["cue"], text).lower()
        return SPEECH[2] if cue and not cue.startswith(_ADVERBIAL) else SPEECH[3]
    bare = spans.trimmed(gold["content"], text)
    start, end = bare[0][0], bare[-1][1]
    is_framed = quotes.MARKS & set(text[max(0, start - 2) : start]) and quotes.MARKS & set(text[end : end + 3])
    is_plain = len(bare) > 1 or not quotes.MARKS & set(printed(bare, text))
    return SPEECH[0] if is_framed and is_plain else SPEECH[1]


def speaker_of(gold: Item, text: str) -> str:
    """One of `SPEAKERS`."""
    words = printed(gold["source"], text).split()
    if not words:
        return SPEAKERS[4]
    alone = " ".join(words).lower().strip("’s'")
    if alone in _RELATIVE:
        return SPEAKERS[3]
    if alone in _PRONOUNS:
        return SPEAKERS[1]
    capitals = [word for word in words if word[:1].isupper()]
    is_article = words[0][:1].isupper() and words[0].lower() in _ARTICLES
    return SPEAKERS[0] if len(capitals) > is_article else SPEAKERS[2]


def outcome(gold: Item, found: Item | None, text: str) -> str:
    """One of `OUTCOMES`."""
    if found is None:
        return OUTCOMES[4]
    if not gold["source"]:
        return OUTCOMES[3] if found["source"] else OUTCOMES[0]
    if scorer("values").dice(printed(gold["source"], text), printed(found["source"], text)) >= 0.5:
        return OUTCOMES[0]
    return OUTCOMES[2] if found["source"] else OUTCOMES[1]


def confusion(rows: Path, split: str) -> tuple[Counts, Counts]:
    """Counts of (kind of speech, outcome) and of (kind of speaker, outcome) over one part of PolNeAR."""
    speech: Counts = Counter()
    speakers: Counts = Counter()
    for gold, found, text in _pairs(rows, split):
        what = outcome(gold, found, text)
        speech[speech_of(gold, text), what] += 1
        speakers[speaker_of(gold, text), what] += 1
    return speech, speakers


def _pairs(rows: Path, split: str) -> Iterator[tuple[Item, Item | None, str]]:
    output, quotes = scorer("output"), scorer("quotes")
    predicted = output.by_document(output.rows(output.load(rows), "quotes"))
    for document in scorer("gold").polnear(split):
        mine = [quotes.attribution(row) for row in predicted[output.key(document["id"])] if output.chars(row)]
        paired = {i: mine[j] for i, j, _ in quotes.matched(document["attributions"], mine, quotes.LOOSE)}
        for i, gold in enumerate(document["attributions"]):
            yield gold, paired.get(i), document["text"]


def table(title: str, kinds: Iterable[str], counts: Counts) -> str:
    """Counts as Markdown, a row a kind."""
    lines = [f"| {title} | gold | {' | '.join(OUTCOMES)} |", "|---|" + "---:|" * (len(OUTCOMES) + 1)]
    for kind in kinds:
        cells = [counts[kind, what] for what in OUTCOMES]
        lines.append(f"| {kind} | {sum(cells)} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> None:
    """Print both tables; see the head of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path, help="what consilience annotate wrote")
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    args = parser.parse_args(argv)
    speech, speakers = confusion(args.rows, args.split)
    print(table("speech", SPEECH, speech), table("speaker", SPEAKERS, speakers), sep="\n\n")


if __name__ == "__main__":
    main()
