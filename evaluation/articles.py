"""Every article of PolNeAR through every annotator, one by one: does it run, and what does it find?

    python -m evaluation.articles                all 924 articles
    python -m evaluation.articles --part dev     one part

Each article is read, parsed and annotated; its quotations are joined into attributions; it is written as JSON, its
times as TimeML; and the spaCy component reads its parse. Exit code 1 if an article crashes or cannot be read.
"""

from __future__ import annotations

import argparse
import collections
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluation.corpora import SHARED

if TYPE_CHECKING:
    from consilience.annotate.parser import Parser

PARTS: Final = ("train", "dev")
LAYERS: Final = ("mentions", "quotes", "times", "quantities", "claims")


@dataclass
class Outcome:
    """What one article gave. `problem` is the end of a traceback, or why the article was not read."""

    name: str
    rows: collections.Counter[str] = field(default_factory=collections.Counter)
    seconds: float = 0.0
    problem: str | None = None


def articles(parts: Iterable[str]) -> Iterator[Path]:
    """The texts of some parts, in order."""
    for part in parts:
        yield from sorted((SHARED / "data" / "polnear" / part / "text").glob("*.txt"))


def outcome(article: Path, parser: Parser) -> Outcome:
    """Run one article through everything that reads a single document."""
    import consilience
    from consilience.annotate.annotator import annotated
    from consilience.components import ANNOTATORS
    from consilience.export.json import annotation_json
    from consilience.export.timeml import timeml
    from consilience.spacy_quotes import QuotesComponent
    from consilience.tagging import in_unit

    found = Outcome(article.name)
    started = time.perf_counter()
    try:
        documents, _ = consilience.read(article)
        for reading in parser.readings(documents):
            rows = annotated(reading, ANNOTATORS)
            acts = in_unit(rows, "attributions")
            annotation_json(reading.document, acts)
            timeml(reading.document, rows.times)
            QuotesComponent("quotations")(reading.doc)
            found.rows.update({layer: len(getattr(rows, layer)) for layer in LAYERS})
            found.rows["attributions"] += len(acts.quotes)
    except Exception:
        found.problem = " | ".join(traceback.format_exc().strip().splitlines()[-3:])
    found.seconds = time.perf_counter() - started
    return found


def summary(found: list[Outcome]) -> str:
    """How many ran, how many crashed and which, what was found, and how long it took."""
    rows: collections.Counter[str] = collections.Counter()
    for row in found:
        rows.update(row.rows)
    crashed = [row.name for row in found if row.problem]
    seconds = [row.seconds for row in found]
    return "\n".join(
        [
            f"{len(found) - len(crashed)} of {len(found)} articles ran, {len(crashed)} crashed"
            + (f": {', '.join(crashed)}" if crashed else ""),
            f"found: {_counted(rows)}; articles without a quote: {sum(not row.rows['quotes'] for row in found)}",
            f"seconds: {sum(seconds):.0f} in all, longest {max(seconds):.1f}",
        ]
    )


def _counted(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{rows[layer]:,} {layer}" for layer in (*LAYERS, "attributions"))


def main(argv: list[str] | None = None) -> int:
    """Run the articles; see the head of this file. Returns the exit code."""
    from consilience.verbs import language_parser

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", action="append", choices=PARTS, help="one part and no other")
    args = parser.parse_args(argv)
    paths = list(articles(args.part or PARTS))
    if not paths:
        print("articles: not measured: the evaluation data is expected in a folder `shared` beside the checkout")
        return 0
    found = []
    for path in paths:
        found.append(outcome(path, language_parser()))
        if found[-1].problem:
            print(f"{path.name}: CRASH {found[-1].problem}", flush=True)
    print(summary(found))
    return int(any(row.problem for row in found))


if __name__ == "__main__":
    raise SystemExit(main())
