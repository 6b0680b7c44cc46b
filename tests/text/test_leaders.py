"""The table of heads of state and of government."""

import pytest

from consilience.errors import VocabularyError
from consilience.text.leaders import leaders, leaders_of
from consilience.text.roles import post_of


@pytest.mark.parametrize(
    ("name", "role", "countries"),
    [
        ("Obama", "president", {"USA"}),
        ("Barack Obama", "former president", {"USA"}),
        ("Michelle Obama", "president", set()),
        ("Kim Jong-un", "leader", {"PRK"}),
        ("Abe", "prime minister", {"JPN"}),
        ("Kim", "president", {"KOR"}),
        ("Obama", "president of the bank", set()),
        ("Obama", "vice president", set()),
        ("Merkel", "president", set()),
        ("", "president", set()),
    ],
)
def test_a_name_counts_beside_its_office(name: str, role: str, countries: set[str]) -> None:
    assert {leader.country for leader in leaders(name, post_of(role))} >= countries
    assert bool(countries) == bool(leaders(name, post_of(role)))


def test_a_family_name_may_come_first() -> None:
    found = leaders_of("KOR: president: Kim Dae-jung\nNOR: prime minister: Jens Stoltenberg")
    assert set(found) == {("president", "k"), ("president", "d"), ("prime minister", "s")}


@pytest.mark.parametrize("line", ["NOR president: Ann Keel", "QQQ: president: Ann Keel", "NOR: president: Keel"])
def test_a_mistake_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(VocabularyError, match=r"leaders\.txt, line 2"):
        leaders_of(f"# a table\n{line}")
