"""PLOVER's codes as files write them."""

import pytest

from consilience.errors import VocabularyError
from consilience.text.plover import MODES, code_in

ROW = ("codes.txt", 3, "a line")


def test_each_event_can_be_written_with_each_of_its_modes_and_without() -> None:
    for event, modes in MODES.items():
        assert code_in(f"{event} -", ROW) == (event, None)
        assert [code_in(f"{event} {mode}", ROW) for mode in sorted(modes)] == [(event, mode) for mode in sorted(modes)]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("BITE -", "BITE is no event"),
        ("assault -", "assault is no event"),
        ("ASSAULT", "nothing is no mode of ASSAULT"),
        ("ASSAULT arrest", "arrest is no mode of ASSAULT"),
        ("AGREE -  -", "no mode of AGREE; it has none"),
    ],
)
def test_what_plover_does_not_have_is_refused_with_its_line(words: str, why: str) -> None:
    with pytest.raises(VocabularyError, match=rf"^codes\.txt, line 3: .*{why}"):
        code_in(words, ROW)
