"""Quantities: golden sentences, properties of numbers, and hard input."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from consilience.annotate.annotator import annotated, ordered
from consilience.annotate.quantities import ANNOTATOR
from consilience.annotate.quantities.ranges import amounts
from consilience.annotate.reading import Reading
from consilience.annotate.times import ANNOTATOR as TIMES
from consilience.ingest.jsonl import document_of
from consilience.model import Annotations
from consilience.text.mapped import MappedText
from consilience.text.numbers import CARDINALS, FRACTIONS
from tests.golden_cases import GOLDEN, cases

LAYERS = sorted(path.stem for path in GOLDEN.glob("quantities*.txt"))
ANNOTATORS = ordered((TIMES, ANNOTATOR))


def shown(row, raw):
    value = "..".join(map(str, row.value)) if isinstance(row.value, tuple) else str(row.value)
    change = f" < {row.previous}" if row.previous is not None else ""
    modifier = f"{row.modifier or '-'}, {row.change}" if row.change not in (None, row.modifier) else row.modifier
    rest = (row.unit, modifier, row.counts)
    return " | ".join([raw[row.start : row.end], value + change, *(part or "-" for part in rest)])


@pytest.mark.parametrize("case", [case for layer in LAYERS for case in cases(layer)], ids=str)
def test_golden(read, case):
    reading = read(case.given[0], published="2021-10-19")
    rows = annotated(reading, ANNOTATORS).quantities
    assert tuple(shown(row, reading.document.text) for row in rows) == case.expected


def test_ids_are_unique_and_spans_slice_the_raw_text(read):
    reading = read("Ten  ships\u00a0and\n20 boats left; 3 per cent of 1,000 sank.")
    rows = annotated(reading, ANNOTATORS).quantities
    assert len({row.id for row in rows}) == len(rows) == 4
    raw = reading.document.text
    assert [raw[row.start : row.end] for row in rows] == ["Ten", "20", "3 per cent", "1,000"]


@given(st.integers(0, 10**12))
def test_a_written_number_is_read(n):
    (amount,) = amounts(f"there were {n:,} of them")
    assert amount.value == n


@given(st.integers(1, 999), st.sampled_from([("million", 10**6), ("billion", 10**9), ("bn", 10**9)]))
def test_a_scaled_sum_of_money_is_read(n, scale):
    (amount,) = amounts(f"it cost ${n} {scale[0]} in all")
    assert (amount.value, amount.unit) == (n * scale[1], "dollar")


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["10", "-", "to", "from", "%", "half", "a", "million", "$", "two", "thirds", "km", "1,2", "."])
    ).map(" ".join)
)
def test_no_text_breaks_it(text):
    lower = text.lower()
    last = 0
    for amount in amounts(lower):
        assert last <= amount.start < amount.end <= len(lower)
        assert amount.start < amount.number_end <= amount.end
        last = amount.end


def in_words(n):
    names = {value: word for word, value in CARDINALS.items()}
    if n < 20 or (n < 100 and n % 10 == 0):
        return names[n]
    if n < 100:
        return f"{names[n - n % 10]}-{names[n % 10]}"
    size, name = next(
        (size, name) for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")) if n >= size
    )
    rest = f" {in_words(n % size)}" if n % size else ""
    return f"{in_words(n // size)} {name}{' and' if rest and n % size < 100 else ''}{rest}"


@given(st.integers(2, 10**6))
def test_a_number_in_words_is_read(n):
    (amount,) = amounts(f"there were {in_words(n)} ships")
    assert (amount.value, amount.is_words) == (n, True)


@given(st.integers(0, 10**6).map(lambda n: n / 100), st.sampled_from(["%", " percent", " per cent"]))
def test_a_percentage_is_read(value, sign):
    (amount,) = amounts(f"it was {value:,.2f}{sign} of all")
    assert (amount.value, amount.unit) == (pytest.approx(value), "percent")


@given(st.integers(0, 999), st.integers(1, 999), st.sampled_from([" to ", "-", "–"]), st.sampled_from(["km", "euros"]))
def test_a_range_is_read(low, step, between, unit):
    (amount,) = amounts(f"it was {low}{between}{low + step} {unit} in all")
    assert amount.value == (low, low + step)


@given(st.integers(1, 9), st.sampled_from(["third", "quarter", "fifth", "sixth", "eighth", "ninth", "tenth"]))
def test_a_fraction_is_read(times, part):
    whole = FRACTIONS[part]
    (amount,) = amounts(f"about {in_words(times)} {part}{'s' if times > 1 else ''} of it")
    assert amount.value == pytest.approx(float(times * whole), abs=1e-6)


@given(
    st.integers(1, 99), st.integers(100, 10**6), st.sampled_from(["$", "€", "£"]), st.sampled_from(["", "m", "bn", "k"])
)
def test_the_offsets_slice_to_the_printed_words(pad, value, sign, scale):
    printed = f"{sign}{value:,}{scale}"
    text = "x" * pad + f" costs {printed} now"
    (amount,) = amounts(text)
    assert text[amount.start : amount.end] == printed


UNITS = ["metre", "mile per hour", "metric ton", "gigawatt hour", "square kilometre", "litre", "US dollar", "euro"]


@pytest.mark.parametrize("name", UNITS)
def test_a_name_is_a_form_of_its_unit(name):
    (amount,) = amounts(f"it was 5 {name.lower()} then")
    assert amount.unit == name.removeprefix("US ")


def test_capitals_tell_symbols_apart():
    raw = "one has 5 mW, one 5 MW, one 20 GB and one 3 gb; the R5m deal, try 5 of 3 MPs and all 3"
    units = [amount.unit for amount in amounts(raw.lower(), raw=raw) if amount.value != 1]
    assert units == ["milliwatt", "megawatt", "gigabyte", "gigabyte", "South African rand", "", "", ""]


HARD = {
    "digits": "1",
    "grouped digits": "1,",
    "one": "one ",
    "two": "two ",
    "list": "1-",
    "signs": "$ ",
    "halves": "half a ",
    "ranges": "from 1 to 2 ",
    "fractions": "a third of ",
    "metres": "5m a ",
    "units": "5 square 5 sq ",
    "pounds": "5 pounds ",
    "out of": "one out of ",
}


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def is_linear(work, sizes):
    """Whether four times the input takes no more than eight times as long; the least of three."""
    short, long = (min(seconds(lambda n=n: work(n)) for _ in range(3)) for n in sizes)
    return long < 8 * short + 0.1


@pytest.mark.parametrize("kind", HARD)
def test_hard_text_takes_linear_time(kind):
    piece = HARD[kind]
    size = {"digits": 1_000_000, "one": 400_000}.get(kind, 200_000)
    assert is_linear(lambda n: list(amounts(piece * (n // len(piece)))), (size // 4, size))


FLAT = {
    "one": ["one"],
    "of": ["5", "of"],
    "and": ["1", "and"],
    "killed": ["1300", "dead", "or"],
    "money": ["$5", "to", "6"],
}


@pytest.mark.parametrize("kind", FLAT)
def test_a_hard_parse_takes_linear_time(kind):
    """One "sentence" in which all words hang from the first, as a parser makes of a table."""

    def work(n):
        words = ["was", *(FLAT[kind] * (n // len(FLAT[kind])))]
        roles = ["ROOT", *["nsubj"] * (len(words) - 1)]
        doc = Doc(
            Vocab(),
            words=words,
            heads=[0] * len(words),
            deps=roles,
            pos=["VERB", *["NUM"] * (len(words) - 1)],
            lemmas=["be", *words[1:]],
            sent_starts=[True, *[False] * (len(words) - 1)],
        )
        document = document_of({"id": "a", "text": doc.text})
        list(ANNOTATOR.rows(Reading(document, MappedText(doc.text, range(len(doc.text))), doc), Annotations()))

    assert is_linear(work, (1_500, 6_000))
