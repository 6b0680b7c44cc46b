"""Time expressions: golden sentences, what is left without a publication, properties of dates, and hard input."""

from datetime import date
from pathlib import Path

import pytest

from consilience.annotate.times import times
from consilience.annotate.times.feasts import easter, feast_day
from consilience.model import Annotations

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("times*.txt"))
MONTHS = [f"{date(2021, month, 1):%B}" for month in range(1, 13)]


def cases():
    """(publication, text, expected lines); a line "@ DATE" above a text names another publication, "@ -" none."""
    for path in GOLDEN:
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.strip().split("\n") if line and not line.startswith("#")]
            published = "2021-10-19"
            if lines and lines[0].startswith("@ "):
                published = lines.pop(0)[2:]
            if lines:
                assert lines[0].startswith("> "), f"{path.name}: {lines[0]}"
                yield None if published == "-" else published, lines[0][2:], lines[1:]


def rows_of(read, text, published="2021-10-19", title=None):
    reading = read(text, published=published, title=title)
    return reading.document.text, times(reading, Annotations())


@pytest.mark.parametrize(("published", "text", "expected"), [pytest.param(*case, id=case[1]) for case in cases()])
def test_golden(read, published, text, expected):
    raw, rows = rows_of(read, text, published)
    words = {row.id: raw[row.start : row.end] for row in rows}
    found = [
        f"{words[row.id]} | {row.type} {row.value}{f' {row.mod}' if row.mod else ''} | {row.edtf or '-'}"
        f" | {words.get(row.anchor or '', row.anchor or '-')}"
        for row in rows
    ]
    has_anchor = [line.count("|") == 3 for line in expected] + [False] * len(found)
    assert [
        line if whole else line.rpartition(" | ")[0] for line, whole in zip(found, has_anchor, strict=False)
    ] == expected


def test_without_publication_nothing_is_invented(read):
    text = "He resigned on Monday. Talks were held last week and on 4 May. The treaty of 12 June 2014 stands."
    raw, rows = rows_of(read, text, published=None)
    found = {raw[row.start : row.end]: (row.value, row.edtf) for row in rows}
    assert found["Monday"] == ("XXXX-WXX-1", None)
    assert found["last week"][1] is None
    assert found["4 May"] == ("XXXX-05-04", "XXXX-05-04")
    assert found["12 June 2014"] == ("2014-06-12", "2014-06-12")


def test_bounds_of_the_publication_are_enough_where_both_ends_agree(read):
    raw, rows = rows_of(read, "He spoke on Monday. They met on Tuesday.", published="[2021-10-18..2021-10-21]")
    found = {raw[row.start : row.end]: (row.value, row.edtf) for row in rows}
    assert found["Monday"] == ("2021-10-18", "2021-10-18")
    assert found["Tuesday"] == ("XXXX-WXX-2", "[2021-10-12..2021-10-19]")


def test_datelines_are_tagged(read):
    text = "21 Oct, 2021 14:19\n\nRiver port reopens after storm\n\nThe port reopened on Wednesday, the mayor said.\n"
    raw, rows = rows_of(read, text, published="2021-10-21T14:19")
    assert [(raw[row.start : row.end], row.value) for row in rows] == [
        ("21 Oct, 2021 14:19", "2021-10-21T14:19"),
        ("Wednesday", "2021-10-20"),
    ]


def test_anchors_name_what_was_counted_from(read):
    _, rows = rows_of(read, "Trade stopped in 2014. It has not recovered since then. He left yesterday.")
    assert [row.anchor for row in rows] == [None, rows[0].id, "publication"]


def test_feasts():
    assert easter(2021) == date(2021, 4, 4)
    assert easter(2024) == date(2024, 3, 31)
    assert feast_day("thanksgiving", 2021) == date(2021, 11, 25)
    assert feast_day("memorial day", 2021) == date(2021, 5, 31)
    assert feast_day("good friday", 2021) == date(2021, 4, 2)


def test_a_day_of_an_unknown_year_has_a_month_and_a_day_only(read):
    _, rows = rows_of(read, "The mayor met Dorsey last year on May 4.", published=None)
    assert rows[-1].edtf == "XXXX-05-04"
