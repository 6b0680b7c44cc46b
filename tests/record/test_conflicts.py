"""The docket's order, its ids, and what is left out."""

from dataclasses import replace

from consilience.model import Evidence, Generator, Judgement, Record, Side
from consilience.record.conflicts import LONGEST, conflicts

EMPTY = Record(Generator("0", "none", "test"), (), {})


def side(value: str, document_id: str, start: int, end: int) -> Side:
    return Side(value, (Evidence(document_id, start, end),))


CLASH = Judgement(
    "number",
    "different",
    "contradiction",
    (side("6", "a.txt", 0, 3), side("10", "b.txt", 5, 8)),
    "6 and 10 cannot both be the number of people killed.",
    confidence=0.9,
)
LADDER = replace(
    CLASH,
    type="act",
    class_="escalation",
    relation="compatible",
    sides=(side("x", "a.txt", 20, 24), CLASH.sides[1]),
    explanation="How strongly the step is told.",
)
SPELLING = replace(
    CLASH,
    type="name",
    class_="same_referent",
    relation="same",
    sides=(side("x", "a.txt", 40, 44), CLASH.sides[1]),
    explanation="Two spellings.",
)


def test_what_is_worth_a_look_comes_first_with_running_ids() -> None:
    found = conflicts(EMPTY, [SPELLING, LADDER, CLASH])
    assert [(row.id, row.class_, row.severity) for row in found] == [
        ("conflict-1", "contradiction", "high"),
        ("conflict-2", "escalation", "low"),
        ("conflict-3", "same_referent", "low"),
    ]
    assert [row.is_worth_a_look for row in found] == [True, True, False]


def test_the_same_words_make_one_row_and_the_surer_one_stays() -> None:
    doubtful = replace(CLASH, explanation="doubtful", confidence=0.3, sides=tuple(reversed(CLASH.sides)))
    found = conflicts(EMPTY, [doubtful, CLASH])
    assert [row.explanation for row in found] == [CLASH.explanation]


def test_other_words_make_another_row() -> None:
    other = replace(
        CLASH,
        sides=(side("6", "a.txt", 100, 103), side("10", "b.txt", 105, 108)),
        explanation="Children killed: 6; 10.",
    )
    assert len(conflicts(EMPTY, [CLASH, other])) == 2


def test_no_two_rows_read_alike() -> None:
    again = replace(CLASH, sides=(side("6", "a.txt", 100, 103), side("10", "b.txt", 105, 108)))
    assert len(conflicts(EMPTY, [CLASH, again])) == 1


def test_a_side_without_words_that_one_can_look_at_drops_the_row() -> None:
    long = replace(CLASH, sides=(CLASH.sides[0], side("10", "b.txt", 0, LONGEST + 1)))
    same = replace(CLASH, class_=None, relation="same")
    assert conflicts(EMPTY, [long, same]) == ()


def test_the_order_of_judgements_does_not_matter() -> None:
    assert conflicts(EMPTY, [CLASH, LADDER, SPELLING]) == conflicts(EMPTY, [SPELLING, CLASH, LADDER])


def test_a_docket_has_an_end_and_keeps_every_alarm() -> None:
    def at(row: Judgement, place: int) -> Judgement:
        sides = (side("x", "a.txt", place, place + 4), side("y", "b.txt", place, place + 4))
        return replace(row, sides=sides, explanation=f"row {place}")

    many = [at(LADDER, 10 * n) for n in range(1, 60)] + [at(CLASH, 1000 + 10 * n) for n in range(20)]
    found = conflicts(EMPTY, many)
    assert sum(row.class_ == "contradiction" for row in found) == 20
    assert 0 < sum(row.class_ == "escalation" for row in found) < 20


def test_a_sure_difference_of_attribution_weighs_more_than_a_note() -> None:
    said = replace(LADDER, type="attribution", class_="attribution_conflict", settled_by=None)
    graded = [conflicts(EMPTY, [replace(said, confidence=sure)])[0] for sure in (0.9, 0.5)]
    assert [row.severity for row in graded] == ["medium", "low"]
    assert all(row.settled_by for row in graded)
