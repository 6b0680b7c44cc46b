"""The sentence of a difference: its matter, the outlets, what each says; never too long."""

from hypothesis import given
from hypothesis import strategies as st

from consilience.align.differences.wording import told


def test_matter_outlets_values_and_remark() -> None:
    assert told("people killed", [(["Post"], "6"), (["Herald", "Post"], "10")], "one of them is wrong") == (
        "People killed: Post 6; Herald and Post 10 — one of them is wrong."
    )


def test_an_outlet_with_both_sides_is_named_once() -> None:
    assert told("Date of “the fire”", [(["Post"], "4 May"), (["Post"], "6 May")]) == (
        "Date of “the fire”: Post 4 May; also 6 May."
    )


@given(st.text(min_size=1, max_size=300), st.text(min_size=1, max_size=900))
def test_a_long_value_does_not_make_a_long_sentence(matter: str, value: str) -> None:
    assert len(told(matter, [(["North Post"], value), (["Bay Herald"], value)], "both are given")) <= 200
