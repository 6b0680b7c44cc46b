"""Mentions and chains inside one document."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.annotate.mentions import ANNOTATOR, mentions
from consilience.model import Annotations, Mention
from tests.golden_cases import cases


def _printed(reading, rows) -> list[tuple[str, Mention]]:
    return [(reading.document.text[row.start : row.end], row) for row in rows]


def _chains(printed, words) -> set[str]:
    """The chains of the mentions with exactly these words (articles may be missing)."""
    bare = words.removeprefix("The ").removeprefix("the ")
    found = {row.chain for text, row in printed if text == words}
    return found or {row.chain for text, row in printed if text.removeprefix("The ").removeprefix("the ") == bare}


@pytest.mark.parametrize("case", cases("mentions"), ids=str)
def test_golden(case, read):
    reading = read("\n\n".join(case.given))
    printed = _printed(reading, mentions(reading, Annotations()))
    shown = [(text, row.chain) for text, row in printed]
    for line in case.expected:
        if " != " in line:
            left, right = (_chains(printed, side) for side in line.split(" != "))
            assert left, (line, shown)
            assert right, (line, shown)
            assert not left & right, (line, shown)
        elif " = " in line:
            left, right = (_chains(printed, side) for side in line.split(" = "))
            assert left & right, (line, shown)
        else:
            words, _, told = line.partition(" : ")
            kind, country, *role = told.split(" ", 2)
            rows = [
                row
                for text, row in printed
                if text.removeprefix("the ").removeprefix("The ") == words.removeprefix("the ").removeprefix("The ")
            ]
            assert rows, (line, shown)
            assert any(row.kind == kind and (row.country or "-") == country for row in rows), (line, rows)
            if role:
                assert any(row.role == role[0] for row in rows), (line, rows)


def test_rows_carry_origin_and_own_ids(read):
    reading = read("Anna Lindqvist met Peter Halvard in Oslo. She was late.")
    rows = mentions(reading, Annotations())
    assert {row.origin for row in rows} == {ANNOTATOR.origin}
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.chain.startswith("a.txt/chain-") for row in rows)


def test_names_leave_out_titles_and_spans_keep_them(read):
    text = "Mr. Halvard met Danish Prime Minister Hugo Brandt on Monday."
    rows = {row.name: text[row.start : row.end] for row in mentions(read(text), Annotations())}
    assert rows["Halvard"] == "Mr. Halvard"
    assert rows["Hugo Brandt"] == "Danish Prime Minister Hugo Brandt"


def test_a_place_after_a_preposition_is_not_its_government(read):
    reading = read("Reporters gathered in Berlin. Berlin accused Rome of stalling. Rome's response was short.")
    kinds = [(reading.document.text[row.start : row.end], row.kind) for row in mentions(reading, Annotations())]
    assert ("Berlin", "place") in kinds
    assert ("Berlin", "state") in kinds
    assert ("Rome", "state") in kinds
    assert ("Rome", "place") not in kinds


def test_no_words_no_mentions(read):
    assert mentions(read("… — …"), Annotations()) == ()


PIECES = [
    "Anna", "Lindqvist", "the", "minister", "said", ",", "Russian", "’s", "(", "NATO", ")", "of", "“", "”", "-",
    "Moscow", "he", "its", "embassy", ".", "\n\n", "in", "and", "spokesman", "President", "\u200b", "…",
]  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(PIECES),
        min_size=1,
        max_size=40,
    )
)
def test_every_span_holds_words(read, pieces):
    text = "Word " + " ".join(pieces)
    rows = mentions(read(text), Annotations())
    for row in rows:
        assert 0 <= row.start < row.end <= len(text)
        assert any(character.isalnum() for character in text[row.start : row.end])
    assert rows == mentions(read(text), Annotations())
