"""Tests of consilience.annotate.institutions.unlisted."""

import pytest

from consilience.annotate.institutions.unlisted import is_short


@pytest.mark.parametrize(
    ("acronym", "name", "expected"),
    [
        ("MACOP", "Meridian Area Compact on Ports", True),
        ("MAC", "Meridian Area Compact", True),
        ("MAC", "Meridian Ports Forum", False),
        ("AMC", "Meridian Area Compact", False),
        ("MC", "Meridian Compact", False),
    ],
)
def test_initials_stand_in_the_acronym_in_their_order(acronym: str, name: str, expected: bool) -> None:
    assert is_short(acronym, name) is expected
