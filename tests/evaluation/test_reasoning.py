"""Numbers and dates against the gold of clusters: what counts as one, what as found, what as a trap."""

import pytest

from evaluation.corpora import SHARED
from evaluation.reasoning import is_of_number_or_date, reasoning

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared scorers")


def place(start: int, text: str) -> dict[str, object]:
    return {"article": "a", "start": start, "end": start + len(text), "text": text}


def side(start: int, text: str) -> dict[str, object]:
    return {"value": text, "evidence": [place(start, text)]}


GOLD = {
    "cluster": "mill",
    "conflicts": [
        {"id": "C1", "type": "number", "severity": "hard", "sides": [side(0, "six people"), side(50, "ten people")]},
        {"id": "C2", "type": "date", "severity": "soft", "sides": [side(100, "Monday"), side(150, "Tuesday")]},
        {"id": "C3", "type": "name", "severity": "hard", "sides": [side(200, "Berg"), side(250, "Lind")]},
    ],
    "traps": [
        {"id": "T1", "kind": "rounding", "sides": [side(300, "1,200"), side(350, "1,187")]},
        {"id": "T2", "kind": "scope", "sides": [side(400, "two police"), side(450, "two guests")]},
        {"id": "T3", "kind": "scope", "sides": [side(500, "the mill"), side(550, "the yard")]},
    ],
}


def row(class_: str, *starts: int) -> dict[str, object]:
    sides = [{"evidence": [{"document_id": "a", "start": start, "end": start + 6}]} for start in starts]
    return {"id": f"conflict-{starts[0]}", "class": class_, "sides": sides}


def test_traps_of_other_things_are_left_out() -> None:
    assert [is_of_number_or_date(trap) for trap in GOLD["traps"]] == [True, True, False]


def test_a_conflict_is_found_only_by_a_row_worth_a_look() -> None:
    record = {"conflicts": [row("contradiction", 0, 50), row("agreement_other_granularity", 100, 150)]}
    found = reasoning([(GOLD, record)])
    assert found["found"] == {"R": 0.5, "of": 2}
    assert found["missed"] == ["mill C2"]
    assert found["traps reported"] == {"R": 0.0, "of": 2}


def test_an_alarm_on_a_trap_is_counted() -> None:
    record = {"conflicts": [row("contradiction", 300, 350), row("reconcilable", 400, 450)]}
    found = reasoning([(GOLD, record)])
    assert found["traps reported"] == {"R": 0.5, "of": 2}
    assert found["stepped into"] == ["mill T1"]
