"""Comparison by type, as pairs that a linguist can extend."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.align.compare import acts, names, numbers, places, polarity, scales, times
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.words import overlap, stems
from consilience.model import Quantity

GOLDEN = Path(__file__).parents[2] / "golden"
MODIFIERS = ("at least", "at most", "about", "more than", "less than")


def pairs(name: str) -> list[tuple[str, str]]:
    found = []
    for case in (GOLDEN / name).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in case.splitlines() if line and not line.startswith("#")]
        if lines:
            found.append((lines[0].removeprefix("> "), lines[1]))
    return found


def told(found: Comparison) -> str:
    return f"{found.relation} {found.class_ or '-'}"


def count(words: str) -> numbers.Count:
    found = re.match(r"(?P<number>.*?)\s*\[(?P<counts>.*)\]\s*(?P<clause>.*)$", words.strip())
    assert found, words
    printed = found["number"]
    modifier = next((m for m in MODIFIERS if printed.startswith(m)), None)
    digits = re.search(r"[\d.]+", printed)
    value = float(digits.group()) if digits else {"half": 0.5}.get(printed, 24)
    value = int(value) if float(value).is_integer() else value
    row = Quantity("q", "a", 0, 1, value, modifier=modifier, counts=found["counts"])
    before, _, after = found["clause"].partition("#")
    return numbers.Count(row, printed, before, after)


@pytest.mark.parametrize(("case", "expected"), pairs("compare_numbers.txt"))
def test_numbers(case: str, expected: str) -> None:
    left, right = map(count, case.split(" | "))
    assert told(numbers.compared(left, right)) == expected
    assert told(numbers.compared(right, left)) == expected


@pytest.mark.parametrize(("case", "expected"), pairs("compare_times.txt"))
def test_times(case: str, expected: str) -> None:
    left, right = case.split(" | ")
    assert told(times.compared(left, right)) == expected
    assert told(times.compared(right, left)) == expected


@pytest.mark.parametrize(("case", "expected"), pairs("compare_names.txt"))
def test_names(case: str, expected: str) -> None:
    left, right = case.split(" | ")
    assert told(names.compared(left, right)) == expected
    assert told(names.compared(right, left)) == expected


@pytest.mark.parametrize(("case", "expected"), pairs("compare_acts.txt"))
def test_acts(case: str, expected: str) -> None:
    left, right = case.split(" | ")
    assert told(acts.compared(left, right)) == expected
    assert told(acts.compared(right, left)) == expected


@pytest.mark.parametrize(("case", "expected"), pairs("compare_words.txt"))
def test_words(case: str, expected: str) -> None:
    kind, _, rest = case.partition(": ")
    left, right = rest.split(" | ")
    for a, b in ((left, right), (right, left)):
        if kind == "frequency":
            found = scales.compared(a, b)
        elif kind == "polarity":
            found = polarity.compared(a, b, overlap(stems(a), stems(b)))
        else:
            (first, one), (second, other) = ((words.rpartition(" of ")[2], words) for words in (a, b))
            found = places.compared(first, second, one, other)
        assert told(found) == expected


def test_a_later_greater_toll_replaces_the_earlier() -> None:
    row = Quantity("q", "a", 0, 1, 6, counts="people killed")
    early = numbers.Count(row, "six", published="2020-05-01")
    late = numbers.Count(Quantity("q", "b", 0, 1, 10, counts="people killed"), "ten", published="2020-05-02")
    assert told(numbers.compared(early, late)) == "superseded superseded"
    assert "10 is a later count of people killed and replaces 6" in numbers.compared(late, early).explanation


def test_a_denied_place() -> None:
    assert places.is_denied("The mill is not based in the old harbour")
    assert not places.is_denied("The mill is based in the old harbour")


@given(st.integers(0, 10**9), st.sampled_from([None, *MODIFIERS]))
def test_every_number_agrees_with_itself(value: int, modifier: str | None) -> None:
    one = numbers.Count(Quantity("q", "a", 0, 1, value, modifier=modifier, counts="houses"), str(value))
    assert numbers.compared(one, one).relation == "same"


@given(st.text(max_size=40), st.text(max_size=40))
def test_words_of_any_kind_compare(left: str, right: str) -> None:
    assert not polarity.compared(left, left, 1.0).is_difference
    assert acts.compared(left, right).relation == acts.compared(right, left).relation
    assert names.compared(left, right).relation == names.compared(right, left).relation
