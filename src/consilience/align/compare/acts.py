"""Two wordings of one act: the same rung, or one stronger than the other on a ladder of acts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.words import words


@dataclass(frozen=True, slots=True)
class Rung:
    """A word of an act and its place on a ladder; higher is stronger."""

    ladder: str
    height: int
    word: str


@cache
def ladders() -> dict[str, tuple[Rung, ...]]:
    """Every word that names an act, with its rungs (a word may stand on several ladders)."""
    text = resources.files(__package__).joinpath("ladders.txt").read_text(encoding="utf-8")
    found: dict[str, list[Rung]] = {}
    ladder, height = "", 0
    for line in text.splitlines():
        if line.startswith("ladder:"):
            ladder, height = line.partition(":")[2].partition("|")[0].strip(), 0
        elif line.strip() and not line.startswith("#"):
            for word in line.split():
                found.setdefault(word, []).append(Rung(ladder, height, word))
            height += 1
    return {word: tuple(rungs) for word, rungs in found.items()}


def rungs(text: str) -> tuple[Rung, ...]:
    """The rungs that the words of a clause stand on, in order of the words."""
    table = ladders()
    return tuple(rung for word in words(text) for rung in table.get(word, ()))


def compared(left: str, right: str) -> Comparison:
    """Compare the words for one act (two clauses, or two predicates). The two must be about the same object.

    The strongest word of each side on a ladder that both share decides.
    """
    first, second = _strongest(left), _strongest(right)
    shared = sorted(first.keys() & second.keys())
    if not shared:
        return unsure("The two wordings are on no common ladder.")
    ladder = max(shared, key=lambda name: (abs(first[name].height - second[name].height), name))
    a, b = first[ladder], second[ladder]
    if a.height == b.height:
        return Comparison("same", None, f"“{a.word}” and “{b.word}” name the same step.")
    mild, strong = sorted((a, b), key=lambda rung: rung.height)
    why = f"“{strong.word}” says more than “{mild.word}” of the same act."
    return Comparison("compatible", "escalation", why)


def _strongest(text: str) -> dict[str, Rung]:
    found: dict[str, Rung] = {}
    for rung in rungs(text):
        if rung.ladder not in found or found[rung.ladder].height < rung.height:
            found[rung.ladder] = rung
    return found
