"""Comparison by type, as pairs that a linguist can extend."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.align.compare import acts, names, numbers, places, polarity, scales, times, units
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.count import Count
from consilience.align.compare.words import overlap, stems, word_set
from consilience.model import Quantity

GOLDEN = Path(__file__).parents[2] / "golden"
SHARES = {"half": 0.5, "a third": 0.33}
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


def count(words: str) -> Count:
    found = re.match(r"(?P<number>.*?)\s*\[(?P<counts>.*)\]\s*(?P<clause>.*)$", words.strip())
    assert found, words
    printed, _, marks = found["number"].partition(" <")
    modifier = next((m for m in MODIFIERS if printed.startswith(m)), None)
    digits = re.findall(r"[\d.]+", printed)
    values = [int(float(n)) if float(n).is_integer() else float(n) for n in digits] or [SHARES.get(printed, 24)]
    value = (values[0], values[1]) if len(values) > 1 else values[0]
    unit = found["counts"].removeprefix("in ") if found["counts"].startswith("in ") else ""
    counts = None if unit or found["counts"] == "-" else found["counts"]
    row = Quantity("q", "a", 0, 1, value, unit, modifier=modifier, counts=counts)
    before, _, after = found["clause"].partition("#")
    printed_at = re.search(r"\d{4}-\S+(?=>)", marks)
    return Count(row, printed, before, after, printed_at and printed_at.group(), "later" in marks, "earlier" in marks)


@pytest.mark.parametrize(("case", "expected"), pairs("compare_numbers.txt"))
def test_numbers(case: str, expected: str) -> None:
    left, right = map(count, case.split(" | "))
    assert told(numbers.compared(left, right)) == expected
    assert told(numbers.compared(right, left)) == expected
    assert numbers.compared(left, left).relation == "same"


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
    early = Count(row, "six", published="2020-05-01")
    late = Count(Quantity("q", "b", 0, 1, 10, counts="people killed"), "ten", published="2020-05-02")
    assert told(numbers.compared(early, late)) == "superseded superseded"
    assert "10 is a later count of people killed and replaces 6" in numbers.compared(late, early).explanation


COUNTED = st.builds(
    lambda value, unit, modifier, counts, published, is_old: Count(
        Quantity("q", "a", 0, 1, value, unit, modifier=modifier, counts=counts),
        str(value),
        published=published,
        is_old=is_old,
    ),
    st.one_of(
        st.integers(0, 10**9),
        st.floats(0.01, 10**6, allow_nan=False).map(lambda value: round(value, 2)),
        st.tuples(st.integers(0, 99), st.integers(100, 10**6)),
    ),
    st.sampled_from(["", "mile", "kilometre", "celsius", "fahrenheit", "dollar", "euro", "percent"]),
    st.sampled_from([None, *MODIFIERS]),
    st.sampled_from([None, "houses", "people killed", "children killed", "people killed or wounded", "Danes wounded"]),
    st.sampled_from([None, "2020-05-04", "2020-05-04T08:30", "2020-05-05"]),
    st.booleans(),
)
EDTF = word_set(
    "none 2021-10-06 2021-10 2021 2021-W41 [2021-11-01..] 2021-11-01/.. ../2021-10-06 2021-10-05~ "
    "2021-10-06/2021-10-09 202X 2021-21 2021-10-07T09:30 XXXX"
)
DATES = st.sampled_from(sorted(EDTF)).map(lambda edtf: None if edtf == "none" else edtf)


@given(COUNTED)
def test_every_number_agrees_with_itself(one: Count) -> None:
    found = numbers.compared(one, one)
    assert found.relation == "same" or (found.relation == "unsure" and not one.scope.outcomes and not one.scope.heads)


@given(COUNTED, COUNTED)
def test_numbers_compare_alike_from_both_sides(left: Count, right: Count) -> None:
    assert told(numbers.compared(left, right)) == told(numbers.compared(right, left))


@given(DATES, DATES)
def test_dates_compare_alike_from_both_sides(left: str | None, right: str | None) -> None:
    assert told(times.compared(left, right)) == told(times.compared(right, left))


@given(DATES)
def test_no_date_differs_from_itself(one: str | None) -> None:
    assert times.compared(one, one).relation in ("same", "unsure")


@given(st.sampled_from(sorted(units.names())), st.floats(0.1, 10**6), st.data())
def test_a_measure_comes_back_from_another_unit(unit: str, value: float, data: st.DataObject) -> None:
    same = [other for other in sorted(units.names()) if units.dimension(other) == units.dimension(unit)]
    other = data.draw(st.sampled_from(same))
    assert units.converted(units.converted(value, unit, other), other, unit) == pytest.approx(value)


def test_an_amount_is_never_compared_with_one_in_another_currency() -> None:
    left, right = (count(words) for words in ("5 [in dollar]", "5 [in euro]"))
    assert numbers.compared(left, right).relation == "unsure"


def test_the_reader_sees_both_measures_in_one_unit() -> None:
    left, right = (count(words) for words in ("5 [in mile]", "8 [in kilometre]"))
    why = "5 miles (8.05 kilometres) and 8 kilometres are one length in two units, rounded."
    assert numbers.compared(left, right).explanation == why
    assert numbers.compared(right, left).explanation == why


@given(st.text(max_size=40), st.text(max_size=40))
def test_words_of_any_kind_compare(left: str, right: str) -> None:
    assert not polarity.compared(left, left, 1.0).is_difference
    assert acts.compared(left, right).relation == acts.compared(right, left).relation
    assert names.compared(left, right).relation == names.compared(right, left).relation
