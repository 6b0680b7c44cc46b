"""What an annotator is: a pure function with a declaration of what it reads and what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import Any, Literal

from consilience.annotate.reading import Reading
from consilience.model import Annotations

Layer = Literal[
    "mentions",
    "quotes",
    "times",
    "quantities",
    "claims",
    "events",
    "institutions",
    "measures",
    "relations",
    "headcounts",
    "statuses",
    "channels",
]


@dataclass(frozen=True)
class Annotator:
    """An annotator and its declaration.

    Attributes:
        origin: name and version that every row carries, e.g. `quotes.rules@2`.
        assigns: the layer it writes.
        requires: the layers it reads.
        rows: the function; it sees one document and the layers that it requires.
    """

    origin: str
    assigns: Layer
    rows: Callable[[Reading, Annotations], Sequence[Any]]
    requires: frozenset[Layer] = frozenset()


def ordered(annotators: Iterable[Annotator]) -> tuple[Annotator, ...]:
    """Annotators in an order in which each finds what it requires.

    Raises:
        ValueError: if two write the same layer, a required layer is written by none, or they wait for each other.
    """
    by_layer: dict[str, Annotator] = {}
    for annotator in annotators:
        if annotator.assigns in by_layer:
            both = f"{by_layer[annotator.assigns].origin} and {annotator.origin}"
            raise ValueError(f"{both} both write {annotator.assigns}; keep one")
        by_layer[annotator.assigns] = annotator
    for annotator in by_layer.values():
        for layer in sorted(annotator.requires - by_layer.keys()):
            raise ValueError(f"{annotator.origin} requires {layer}, but no annotator writes it")
    sorter = TopologicalSorter({layer: sorted(a.requires) for layer, a in sorted(by_layer.items())})
    try:
        return tuple(by_layer[layer] for layer in sorter.static_order())
    except CycleError as error:
        raise ValueError(f"these layers wait for each other: {', '.join(error.args[1])}") from error


def annotated(reading: Reading, annotators: Sequence[Annotator]) -> Annotations:
    """All rows of one document. `annotators` must come from `ordered`."""
    annotations = Annotations()
    for annotator in annotators:
        rows = tuple(annotator.rows(reading, annotations))
        annotations = replace(annotations, **{annotator.assigns: rows})
    return annotations
