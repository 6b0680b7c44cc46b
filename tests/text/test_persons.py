"""Names of persons."""

import pytest

from consilience.text.persons import is_written_in, name_words


@pytest.mark.parametrize(
    ("family", "names", "is_one"),
    [
        ("halvard", ["Anna Hallvard"], True),
        ("un", ["Park Yun"], False),
        ("yun", ["Park Un", "Ada Yun"], True),
        ("un", [], False),
    ],
)
def test_only_a_long_family_name_may_be_spelt_in_another_way(family: str, names: list[str], is_one: bool) -> None:
    assert is_written_in(family, names) == is_one


def test_a_name_that_is_a_title_has_no_words_of_its_own() -> None:
    assert name_words("Don") == ()
    assert name_words("Don Halvard Jr.") == ("halvard",)
