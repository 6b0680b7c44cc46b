"""Quotations beside textacy's extractor: same parser, same articles, one run: `python -m benchmarks.quotations`.

Articles are PolNeAR's development part where `../shared` holds it, else the shipped example. Every article is parsed
once a round, and both extractors read that parse, in turn, so that a busy moment of the machine hits both. Then textacy
runs by itself, on spaCy as it comes. Counted is processor time: nothing here runs on more than one thread. textacy is
installed on the first run into an environment of its own (`benchmarks/outside.py`).

Exit code 1 with --check if a median is over its goal.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.machine import machine
from benchmarks.measurements import ROOT, SHARED, Figure
from benchmarks.outside import environment, run

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from consilience.annotate.parser import Parser
    from consilience.model import Document

TEXTACY: Final = "textacy==0.13.0"
TWICE: Final = 2.0
SHARE: Final = 15.0
"""Per cent of the parse that may come on top."""
Extractor = Callable[["Doc"], Sequence[object]]


@dataclass
class Round:
    """Processor seconds of one round over all articles, by what was done.

    Attributes:
        articles: how many.
        seconds: by work: `parse`, `mentions`, `quotes`, `component`, `textacy`, and `textacy by itself` with a parse of
            its own.
        found: quotations, by extractor.
        failures: articles that textacy gave up, by the error; what it spent on them counts.
    """

    articles: int
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    found: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    def together(self, *works: str) -> float:
        """Seconds of some works together."""
        return sum(self.seconds[work] for work in works)

    def rate(self, *works: str) -> float:
        """Articles a second of some works together."""
        return self.articles / self.together(*works)

    @contextmanager
    def timed(self, work: str) -> Iterator[None]:
        """Add the processor time of a block to a work."""
        started = time.process_time()
        try:
            yield
        finally:
            self.seconds[work] += time.process_time() - started


def measured(repeats: int, extractor: Extractor | None) -> list[Round]:
    """Rounds over all articles, after one over a few that warms up."""
    import consilience
    from consilience.verbs import language_parser

    folder = SHARED / "data" / "polnear" / "dev" / "text"
    documents, _ = consilience.read(folder if folder.is_dir() else ROOT / "examples" / "meridian-compact")
    where = "PolNeAR dev" if folder.is_dir() else "the shipped example (the goals are for PolNeAR dev)"
    parser = language_parser()
    print(f"{len(documents)} articles of {where}, parsed by {parser.model.label}", flush=True)
    by_itself = _pipeline(parser.model.folder) if extractor else None
    rounds = [_round(documents[:6], parser, extractor, by_itself)]
    gc.freeze()
    rounds += [_round(documents, parser, extractor, by_itself) for _ in range(repeats)]
    return rounds[1:]


def _pipeline(folder: Path) -> Language:
    """The same language model as spaCy loads it for everybody: its own kernel, no batches."""
    import spacy
    from thinc.api import use_ops

    with use_ops("numpy"):
        return spacy.load(folder)


def _round(
    documents: Sequence[Document], parser: Parser, extractor: Extractor | None, by_itself: Language | None
) -> Round:
    from consilience.annotate import mentions, quotes
    from consilience.model import Annotations
    from consilience.spacy_quotes import QuotesComponent

    done = Round(len(documents))
    component = QuotesComponent("attributions")
    readings = parser.readings(documents)
    for document in documents:
        with done.timed("parse"):
            reading = next(readings)
        with done.timed("mentions"):
            named = Annotations(mentions=tuple(mentions.ANNOTATOR.rows(reading, Annotations())))
        with done.timed("quotes"):
            done.found["ours"] += len(quotes.ANNOTATOR.rows(reading, named))
        with done.timed("component"):
            component(reading.doc)
        if extractor is None or by_itself is None:
            continue
        try:
            with done.timed("textacy"):
                done.found["textacy's"] += len(extractor(reading.doc))
        except Exception as error:
            done.failures[type(error).__name__] += 1
        with done.timed("textacy by itself"), suppress(Exception):
            extractor(by_itself(document.text))
    return done


def figures(rounds: Sequence[Round]) -> list[Figure]:
    """Medians over the rounds, each with its spread."""

    def of(name: str, unit: str, value: Callable[[Round], float], goal: float | None = None) -> Figure:
        return Figure(name, tuple(value(row) for row in rounds), unit, goal, is_more_better=goal == TWICE)

    def share(*works: str) -> Callable[[Round], float]:
        return lambda row: 100 * row.together(*works) / row.seconds["parse"]

    ours = ("parse", "mentions", "quotes")
    rows = [
        of("the parse alone", "/s", lambda row: row.rate("parse")),
        of("the parse, mentions and quotes", "/s", lambda row: row.rate(*ours)),
        of("quotes, on top of the parse", "%", share("quotes"), SHARE),
        of("mentions and quotes, on top of the parse", "%", share("mentions", "quotes"), SHARE),
        of("the spaCy component (both, and names), on top", "%", share("component")),
    ]
    if all(row.seconds["textacy"] for row in rounds):
        beside, alone = ("parse", "textacy"), ("textacy by itself",)
        rows += [
            of("the parse and textacy", "/s", lambda row: row.rate(*beside)),
            of("textacy, on top of the parse", "%", share("textacy")),
            of(
                "one parser: articles a second, ours / textacy's", "x", lambda r: r.rate(*ours) / r.rate(*beside), TWICE
            ),
            of("textacy by itself: spaCy as it comes, text by text", "/s", lambda row: row.rate(*alone)),
            of("each by itself: articles a second, ours / textacy's", "x", lambda r: r.rate(*ours) / r.rate(*alone)),
        ]
    return rows


def _textacy() -> Extractor | None:
    """textacy's extractor of direct quotations, where this environment has it."""
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None
    return lambda doc: list(direct_quotations(doc))


def main(argv: list[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--check", action="store_true", help="exit 1 if a median is over its goal")
    parser.add_argument("--here", action="store_true", help="measure in this environment, with textacy if it is here")
    args = parser.parse_args(argv)
    if not args.here:
        try:
            outside = environment(TEXTACY)
        except RuntimeError as error:
            print(f"benchmarks: {error}; measured without it", file=sys.stderr)
        else:
            return run(outside, "benchmarks.quotations", "--here", *(argv if argv is not None else sys.argv[1:]))
    print(machine())
    extractor = _textacy()
    rounds = measured(args.repeats, extractor)
    rows = figures(rounds)
    for row in rows:
        print(row.line())
    last = rounds[-1]
    for whose, number in last.found.items():
        print(f"quotations found, {whose}: {number}")
    if extractor is not None:
        reasons = ", ".join(f"{number} {name}" for name, number in last.failures.most_common())
        gave_up = f"{last.failures.total()} of {last.articles} articles"
        print(f"textacy {metadata.version('textacy')} gave up on {gave_up} {reasons and f'({reasons})'}")
    return int(args.check and not all(row.is_within_goal for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
