"""Wordings beside each other: golden pairs, and what holds for any wordings in any order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.align.families.alignment import Wording, aligned, tokens
from tests.golden_cases import cases

SIGNS = {"equal": "", "reworded": "~", "added": "+", "moved": "^", "ellipsis": "*", "left_out": ""}

WORDS = ["the", "The", "old", "bridge", "bridge,", "“will", "stay", "shut.", "June", "1", "…", "[sic]", "[the", "work]"]
texts = st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)
several = st.lists(texts, min_size=2, max_size=4)


def columns_of(wordings):
    first, *rest = [Wording(str(n), text) for n, text in enumerate(wordings)]
    return aligned(first, rest)


def shown(cell):
    return SIGNS[cell.relation] + (cell.text or "-")


@pytest.mark.parametrize("case", cases("alignments"), ids=str)
def test_alignments(case):
    rows = zip(*columns_of(case.given), strict=True)
    assert tuple(" ".join(map(shown, row)) for row in rows) == case.expected


@given(several)
def test_every_wording_is_read_down_its_cells_and_no_word_is_invented(wordings):
    columns = columns_of(wordings)
    for n, text in enumerate(wordings):
        cells = [cell.text for column in columns for cell in column if cell.quote_id == str(n) and cell.text]
        assert cells == [token.text for token in tokens(text)]
        assert all(cell in text for cell in cells)
    assert all([cell.quote_id for cell in column] == [str(n) for n in range(len(wordings))] for column in columns)
    assert all(any(cell.text for cell in column) for column in columns)


@given(several)
def test_the_order_of_the_others_changes_nothing_but_the_order_of_the_cells(wordings):
    first, *rest = [Wording(str(n), text) for n, text in enumerate(wordings)]
    columns = [sorted(column, key=lambda cell: cell.quote_id) for column in aligned(first, rest)]
    turned = [sorted(column, key=lambda cell: cell.quote_id) for column in aligned(first, rest[::-1])]
    if len(set(wordings)) == len(wordings):
        assert turned == columns


@given(several)
def test_relations_are_true(wordings):
    for column in columns_of(wordings):
        base = column[0]
        for cell in column[1:]:
            if cell.relation == "equal":
                assert plain(cell.text) == plain(base.text) != ""
            elif cell.relation == "reworded":
                assert (bool(cell.text), bool(base.text)) == (True, True)
            elif cell.relation == "added":
                assert (bool(cell.text), bool(base.text)) == (True, False)
            elif cell.relation == "left_out":
                assert not cell.text


def plain(text):
    return re.sub(r"^[\W_]+|[\W_]+$", "", text).casefold()


@given(st.text(max_size=60))
def test_tokens_are_substrings_in_reading_order(text):
    place = 0
    for token in tokens(text):
        place = text.index(token.text, place) + len(token.text)


@pytest.mark.parametrize(("one", "other"), [("word{}", "other{}"), ("word{}", "word{}"), ("Monday", "Monday Tuesday")])
def test_wordings_of_thousands_of_words_are_laid_at_once(one, other):
    wordings = [" ".join(each.format(n) for n in range(10_000)) for each in (one, other)]
    columns = columns_of(wordings)
    assert len(columns) >= max(len(tokens(text)) for text in wordings)
