"""Measures of sanctions, treaties, recognitions, memberships and troops: golden texts."""

from collections.abc import Callable

import pytest

from consilience.annotate.reading import Reading
from tests.golden_cases import Case, cases

from .test_measures import described, rows_of


@pytest.mark.parametrize("case", cases("measures_of_affairs"), ids=str)
def test_golden(read: Callable[..., Reading], case: Case) -> None:
    reading = read(case.given[0], published="2021-10-19")
    found = [described(reading.document.text, row) for row in rows_of(reading).measures]
    assert (found or ["none"]) == list(case.expected)
