"""Words cut out of a sentence must still say what it says."""

import pytest

from consilience.text.clauses import is_cut_off


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("The keeper died three weeks", " after the fire."),
        ("The minister defended the talks", " he had with Keel."),
        ("More people died", " than in any year before."),
        ("The step depends on the offer", " of the Compact."),
    ],
)
def test_a_clause_that_needs_its_rest_is_cut_off(clause, rest):
    assert is_cut_off(clause, rest)


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("The mayor resigned", " after the fire."),
        ("The harbour is closed", "."),
        ("Two ferries sank", ", police said."),
    ],
)
def test_a_clause_that_stands_alone_is_not(clause, rest):
    assert not is_cut_off(clause, rest)
