"""Words cut out of a sentence must still say what it says."""

import pytest

from consilience.text.clauses import is_cut_off, is_run_in


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Date of publication 4 May 2021 The ferry sank off Norrby", True),
        ("KEEL PRESS Saturday 2 May 2021 Norland shelled the harbour", True),
        ("In May 2021 the ferry sank off Norrby", False),
        ("The ferry of 2021 sank off Norrby", False),
    ],
)
def test_a_dateline_that_has_run_in(words, expected):
    assert is_run_in(words) is expected
