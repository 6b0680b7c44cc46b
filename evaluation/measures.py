"""What is measured: one line a figure, with the place in the scorers' output where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.register import DAYS


@dataclass(frozen=True)
class Measure:
    """One figure.

    Attributes:
        corpus: a name of `corpora.CORPUS`.
        name: how the table and floors.toml call it.
        section, keys: where it stands in the scorers' JSON (the section's name begins with `section`).
        of: shares are shown times this: 100 for per cent, else the number of gold items, so that a count is shown.
        is_ceiling: more is worse.
    """

    corpus: str
    name: str
    section: str
    keys: tuple[str, ...]
    of: int = 100
    is_ceiling: bool = False

    def value(self, scores: Mapping[str, Mapping[str, Any]]) -> float:
        """The figure, rounded to a hundredth. A figure that was not measured is 0, or 100 where more is worse.

        Raises:
            KeyError: if the scorers know no such section or figure.
        """
        found: Any = next((part for name, part in scores.items() if name.startswith(self.section)), None)
        if found is None:
            raise KeyError(f"no section {self.section!r} among {sorted(scores)}")
        for key in self.keys:
            found = found[key]
        if found is None:
            found = float(self.is_ceiling)
        return round(float(found) * self.of, 2)

    @property
    def unit(self) -> str:
        """`%`, `of 33`, or nothing for a plain count."""
        return {100: "%", 1: ""}.get(self.of, f"of {self.of}")


def _nato() -> tuple[Measure, ...]:
    corpus = "nato-mission"
    zones, direct, told = "zones", "quotes, nato-mission: direct and", "quotes, nato-mission: indirect"
    families, times, quantities = "quotes, nato-mission: families", "times, nato-mission", "quantities, nato-mission"
    conflicts, clusters = "conflicts, nato-mission", "facts, nato-mission: clusters"
    agreement, silence = "facts, nato-mission: agreement", "facts, nato-mission: silence"
    pairs = ("pairs over all gold quotes", "F1")
    return (
        Measure(corpus, "zones: gold's set-aside characters set aside", zones, ("set aside",)),
        Measure(corpus, "zones: body characters set aside", zones, ("body wrongly set aside",), is_ceiling=True),
        Measure(corpus, "zones: characters with the gold's type", zones, ("same type",)),
        Measure(corpus, "quotes: direct and fragment found", direct, ("content IoU>=.3", "R"), 33),
        Measure(corpus, "quotes: found with the right speaker", direct, ("quote found and speaker right",), 33),
        Measure(corpus, "quotes: direct and fragment precision", direct, ("content IoU>=.3", "P")),
        Measure(corpus, "quotes: direct and fragment exact F1", direct, ("content exact", "F1")),
        Measure(corpus, "quotes: indirect F1", told, ("content IoU>=.3", "F1")),
        Measure(corpus, "quotes: families F1", families, pairs),
        Measure(corpus, "quotes: look-alikes merged", families, ("must-not-merge pairs that were merged",), 1, True),
        Measure(corpus, "times: core, right TIMEX3 value", times, ("TIMEX3 value", "R"), 36),
        Measure(corpus, "times: core, EDTF", times, ("EDTF (open end for hedged start: half)", "R"), 36),
        Measure(corpus, "quantities: right value", quantities, ("value", "R"), 18),
        Measure(corpus, "quantities: value and what is counted", quantities, ("value + what is counted", "R"), 18),
        Measure(corpus, "facts: of all five accounts found", agreement, ("unanimous found", "R"), 4),
        Measure(corpus, "facts: of the majority found", agreement, ("majority found", "R"), 15),
        Measure(corpus, "facts: B-cubed F1", clusters, ("B-cubed", "F1")),
        Measure(corpus, "facts: gold claims located", clusters, ("gold claims located",)),
        Measure(corpus, "silence: precision", silence, ("silent accounts", "P")),
        Measure(corpus, "silence: recall", silence, ("silent accounts", "R"), 17),
        Measure(corpus, "conflicts: must-find found", conflicts, ("must-find, any class", "R"), 19),
        Measure(
            corpus,
            "conflicts: must-find rightly told",
            conflicts,
            ("must-find, rightly a conflict or explained away", "R"),
            19,
        ),
        Measure(corpus, "conflicts: hard found", conflicts, ("hard", "R"), 14),
        Measure(corpus, "conflicts: precision of alarms", conflicts, ("precision of alarms",)),
        Measure(corpus, "conflicts: precision of rows shown", conflicts, ("precision of rows worth a look",)),
        Measure(corpus, "conflicts: traps stepped into", conflicts, ("trap rate",), 27, True),
        Measure(
            corpus,
            "conflicts: traps among the first five",
            "conflicts, first five",
            ("traps shown as a contradiction",),
            1,
            True,
        ),
    )


def _clusters() -> tuple[Measure, ...]:
    corpus, conflicts, facts = "gold clusters", "conflicts, clusters", "facts, clusters"
    quotes, reasoned = "quotes, clusters: direct", "numbers and dates, clusters"
    relevance, origins = "relevance, clusters", "origins, clusters"
    return (
        Measure(corpus, "quotes: direct F1", quotes, ("content IoU>=.3", "F1")),
        Measure(corpus, "quotes: speaker right on found", quotes, ("speaker accuracy on matched",)),
        Measure(
            corpus, "quotes: clusters with the gold's families", "families, clusters", ("as the gold has them",), 4
        ),
        Measure(corpus, "quotes: family pairs F1", "families, clusters", ("pairs", "F1")),
        Measure(corpus, "relevance: off-event documents recognised", relevance, ("recognised",), 3),
        Measure(corpus, "relevance: documents of the event thrown out", relevance, ("thrown out",), 1, True),
        Measure(corpus, "origins: copying pairs bound", origins, ("copies",), 7),
        Measure(corpus, "origins: false bonds of documents", origins, ("false as documents",), 1, True),
        Measure(corpus, "origins: false bonds for a fact", origins, ("false for a fact",), 1, True),
        Measure(corpus, "facts: shared facts found", facts, ("shared facts found", "R"), 68),
        Measure(corpus, "facts: status right on found", facts, ("status accuracy on matched facts",)),
        Measure(corpus, "facts: value right on found", facts, ("value accuracy on matched accounts",)),
        Measure(corpus, "silence: F1", facts, ("silent accounts", "F1")),
        Measure(corpus, "conflicts: hard found", conflicts, ("hard", "R"), 4),
        Measure(corpus, "conflicts: soft found", conflicts, ("soft", "R"), 14),
        Measure(corpus, "conflicts: precision of alarms", conflicts, ("precision of alarms",)),
        Measure(corpus, "conflicts: traps stepped into", conflicts, ("trap rate",), 80, True),
        Measure(corpus, "conflicts: of number or date found", reasoned, ("found", "R"), 6),
        Measure(corpus, "conflicts: traps of number or date stepped into", reasoned, ("traps reported", "R"), 34, True),
    )


def _corpora() -> tuple[Measure, ...]:
    polnear, newsquant = "quotes, PolNeAR", "quantities, NewsQuant"
    quotes = (
        Measure("PolNeAR dev", "quotes: content F1 (IoU >= .3)", polnear, ("content IoU>=.3", "F1")),
        Measure("PolNeAR dev", "quotes: content F1 (IoU >= .8)", polnear, ("content IoU>=.8", "F1")),
        Measure("PolNeAR dev", "quotes: direct found (IoU >= .3)", polnear, ("direct recall IoU>=.3",)),
        Measure("PolNeAR dev", "quotes: source overlap F1", polnear, ("source overlap on matched", "F1")),
        Measure("PolNeAR dev", "quotes: speaker right on found", polnear, ("speaker accuracy on matched",)),
    )
    times = tuple(
        Measure(folder, f"times: {name} F1", f"times, TempEval-3 {folder}", (key, "F1"))
        for folder in ("TimeBank", "AQUAINT")
        for name, key in (("value", "value (rank metric)"), ("relaxed", "relaxed"), ("strict", "strict"))
    )
    quantities = tuple(
        Measure("NewsQuant", f"quantities: {name} F1", newsquant, (name, "F1"))
        for name in ("value", "value+unit", "value+change")
    )
    answers = tuple(
        Measure(
            "NAnCo dev", f"same answers: balanced accuracy, {label}", "same answers", ("rules", "the program", label)
        )
        for label in ("global", "majority")
    )
    return (*quotes, *times, *quantities, *answers)


def _system() -> tuple[Measure, ...]:
    """Events and the register of the five accounts, and the PLOVER roots of PLV."""
    corpus, events, register = "nato-mission", "events, nato-mission", "register, nato-mission"
    states = tuple(
        Measure(corpus, f"state on {day}: rows off", "states, nato-mission", (day,), 1, is_ceiling=True) for day in DAYS
    )
    return (
        Measure(corpus, "events: core found with evidence", events, ("core recall: evidence",), 22),
        Measure(corpus, "events: core with event and mode right", events, ("core recall: event + mode",), 22),
        Measure(corpus, "events: precision", events, ("precision: event right",)),
        Measure(corpus, "events: precision of sure ones", "sure events, nato-mission", ("precision: event right",)),
        Measure(corpus, "institutions: found", register, ("institutions", "R"), 7),
        Measure(corpus, "institutions: precision", register, ("institutions", "P")),
        Measure(corpus, "measures: found", register, ("measures", "R"), 12),
        Measure(corpus, "measures: precision", register, ("measures", "P")),
        Measure(corpus, "measures: type right on found", register, ("measures: type right on found",)),
        Measure(corpus, "measures: typed and dated right", register, ("measures: found, typed and dated right",), 12),
        Measure(corpus, "headcounts: stated found", register, ("headcounts stated", "R"), 8),
        Measure(corpus, "headcounts: derived found", register, ("headcounts derived",), 3),
        Measure(corpus, "headcounts: precision of stated", register, ("headcounts stated", "P")),
        Measure(corpus, "channels: found", register, ("channels", "R"), 7),
        Measure(corpus, "channels: precision", register, ("channels", "P")),
        Measure(corpus, "statuses: reported ones found", register, ("statuses (institution's words + status)",), 11),
        Measure(corpus, "relations: found", "relations, nato-mission", ("found", "R"), 11),
        Measure(corpus, "relations: precision", "relations, nato-mission", ("found", "P")),
        *states,
        Measure("PLV", "events: root macro-F1", "events, PLV", ("root macro-F1",)),
        Measure("PLV", "events: penta macro-F1", "events, PLV", ("penta macro-F1",)),
    )


MEASURES: tuple[Measure, ...] = (*_nato(), *_system(), *_clusters(), *_corpora())
