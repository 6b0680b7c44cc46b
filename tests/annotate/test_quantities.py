"""Quantities: golden sentences, properties of numbers, and hard input."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.annotate.annotator import annotated, ordered
from consilience.annotate.quantities import ANNOTATOR
from consilience.annotate.quantities.ranges import amounts
from consilience.annotate.times import ANNOTATOR as TIMES

GOLDEN = Path(__file__).parents[1] / "golden" / "quantities.txt"
ANNOTATORS = ordered((TIMES, ANNOTATOR))


def cases():
    for block in GOLDEN.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.strip().split("\n") if not line.startswith("#")]
        if lines and lines[0].startswith("> "):
            yield lines[0][2:], lines[1:]


def shown(row, raw):
    value = "..".join(map(str, row.value)) if isinstance(row.value, tuple) else str(row.value)
    change = f" < {row.previous}" if row.previous is not None else ""
    modifier = f"{row.modifier}, {row.change}" if row.change not in (None, row.modifier) else row.modifier
    rest = (row.unit, modifier, row.counts)
    return " | ".join([raw[row.start : row.end], value + change, *(part or "-" for part in rest)])


@pytest.mark.parametrize(("text", "expected"), list(cases()), ids=lambda value: value if isinstance(value, str) else "")
def test_golden(read, text, expected):
    reading = read(text, published="2021-10-19")
    rows = annotated(reading, ANNOTATORS).quantities
    assert [shown(row, reading.document.text) for row in rows] == expected


def test_ids_are_unique_and_spans_slice_the_raw_text(read):
    reading = read("Ten  ships\u00a0and\n20 boats left; 3 per cent of 1,000 sank.")
    rows = annotated(reading, ANNOTATORS).quantities
    assert len({row.id for row in rows}) == len(rows) == 4
    raw = reading.document.text
    assert [raw[row.start : row.end] for row in rows] == ["Ten", "20", "3 per cent", "1,000"]


@given(st.integers(0, 10**12))
def test_a_written_number_is_read(n):
    (amount,) = amounts(f"there were {n:,} of them")
    assert amount.value == n


@given(st.integers(1, 999), st.sampled_from([("million", 10**6), ("billion", 10**9), ("bn", 10**9)]))
def test_a_scaled_sum_of_money_is_read(n, scale):
    (amount,) = amounts(f"it cost ${n} {scale[0]} in all")
    assert (amount.value, amount.unit) == (n * scale[1], "dollar")


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["10", "-", "to", "from", "%", "half", "a", "million", "$", "two", "thirds", "km", "1,2", "."])
    ).map(" ".join)
)
def test_no_text_breaks_it(text):
    lower = text.lower()
    last = 0
    for amount in amounts(lower):
        assert last <= amount.start < amount.end <= len(lower)
        assert amount.start < amount.number_end <= amount.end
        last = amount.end


@pytest.mark.parametrize(
    "text", ["1" * 1_000_000, "1," * 300_000, "two " * 100_000, "1-" * 200_000, "$ " * 200_000, "half a " * 50_000]
)
def test_hard_input_takes_linear_time(text):
    start = time.perf_counter()
    for _ in amounts(text):
        pass
    assert time.perf_counter() - start < 10
