"""Number words and figures to values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.text.numbers import CARDINALS, figure, ordinal, value_of, words_of, year_of

VALUES = {
    "ten": 10,
    "twenty-five": 25,
    "two hundred and five": 205,
    "one thousand two hundred": 1200,
    "two million three hundred thousand and one": 2_300_001,
    "1,200": 1200,
    "12,34,567": 1234567,
    "3.5 million": 3_500_000,
    "1.2bn": 1_200_000_000,
    "20k": 20_000,
    "a dozen": 12,
    "two dozen": 24,
    "a hundred": 100,
    "half": 0.5,
    "a third": 0.333333,
    "two thirds": 0.666667,
    "three quarters": 0.75,
    "two and a half": 2.5,
    "one and a half million": 1_500_000,
    "half a million": None,
    "2½": 2.5,
    "twenty twelve": None,
    "five six": None,
    "ninety ninety": None,
    "and": None,
    "seven hundred thousand": 700_000,
    "one hundred twenty": 120,
}


@pytest.mark.parametrize(("phrase", "value"), VALUES.items())
def test_values(phrase, value):
    assert value_of(words_of(phrase)) == value


@pytest.mark.parametrize(
    ("word", "value"), {"third": 3, "21st": 21, "twenty-first": 21, "thirtieth": 30, "one": None, "12": None}.items()
)
def test_ordinals(word, value):
    assert ordinal(word) == value


@pytest.mark.parametrize(
    ("phrase", "value"),
    {
        "nineteen ninety-six": 1996,
        "two thousand": 2000,
        "two thousand and four": 2004,
        "twenty twenty-one": 2021,
        "twenty": None,
        "twenty five": None,
    }.items(),
)
def test_years(phrase, value):
    assert year_of(words_of(phrase)) == value


def in_words(n: int) -> str:
    names = {value: word for word, value in CARDINALS.items()}
    if n < 20 or (n < 100 and n % 10 == 0):
        return names[n]
    if n < 100:
        return f"{names[n - n % 10]}-{names[n % 10]}"
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            return f"{in_words(n // size)} {name}" + (
                f" {'and ' if rest < 100 else ''}{in_words(rest)}" if rest else ""
            )
    raise AssertionError(n)


@given(st.integers(0, 10**9 - 1))
def test_what_is_rendered_is_read(n):
    assert value_of(words_of(in_words(n))) == n
    assert figure(f"{n:,}") == n
    assert figure(str(n)) == n


@given(st.lists(st.sampled_from([*CARDINALS, "hundred", "million", "and", "a", "half", "third", "5", "½", "bn"])))
def test_no_phrase_breaks_it(words):
    value = value_of(words)
    assert value is None or value >= 0


def test_a_pile_of_number_words_is_no_number():
    assert value_of(["one", *["hundred"] * 100_000]) is None
