"""Words cut out of a sentence must still say what it says."""

import pytest

from consilience.text.clauses import is_cut_off, is_denied_before, is_run_in


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("The keeper died three weeks", " after the fire."),
        ("The minister defended the talks", " he had with Keel."),
        ("More people died", " than in any year before."),
        ("The step depends on the offer", " of the Compact."),
        ("The boats", " carrying salt were stopped at Keel."),
        ("The guards stopped the boats", " carrying salt."),
        ("The wall bore a banner with the words", " “Keel is ours”."),
        ("The files were leaked to the daily", " Norland Herald."),
        ("The lights went out on lap", " 41 of the race."),
        ("The bank opened in a town", " where few have accounts."),
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
        ("Two ferries sank", " Thursday morning."),
        ("The league sent boats to the sailors of Keel", " who had asked for them."),
        ("Two ferries sank", " shortly before dawn."),
        ("Two ferries sank", "\n\nPolice closed the harbour."),
        ("Two ferries sank", ""),
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


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Norland would ever pay for the dyke", True),
        ("The harbour has ever been closed", True),
        ("Norland would never pay for the dyke", False),
        ("Few doubted that Norland would ever pay", False),
        ("It was the worst flood that Norrby has ever had", False),
    ],
)
def test_a_clause_that_has_lost_its_denial(clause, expected):
    assert is_denied_before(clause) is expected
