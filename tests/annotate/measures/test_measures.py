"""Measures: golden texts, spans, voices, codes, and what two sides of one parse have in common."""

from collections.abc import Callable

import pytest

from consilience.annotate.annotator import annotated
from consilience.annotate.measures import ORIGIN
from consilience.annotate.reading import Reading
from consilience.components import ANNOTATORS
from consilience.model import Annotations, Evidence, MeasureMention, Party, Span
from consilience.text.measure_types import measure_types
from tests.golden_cases import Case, cases


def rows_of(reading: Reading) -> Annotations:
    return annotated(reading, ANNOTATORS)


def described(text: str, row: MeasureMention) -> str:
    def words(place: Party | Span | Evidence | None) -> str:
        return text[place.start : place.end] if place else "-"

    size = row.size
    parts = (size.value, size.before, size.after, size.share) if size else ()
    return " | ".join(
        [
            row.type,
            row.reported_as,
            row.status,
            " + ".join(words(party) for party in (row.by, *row.co_by)),
            words(row.on),
            words(row.target),
            row.announced_on or "-",
            row.effective_from or "-",
            "/".join("-" if part is None else str(part) for part in parts) or "-",
            words(row.condition),
        ]
    )


@pytest.mark.parametrize("case", cases("measures"), ids=str)
def test_golden(read: Callable[..., Reading], case: Case) -> None:
    reading = read(case.given[0], published="2021-10-19")
    found = [described(reading.document.text, row) for row in rows_of(reading).measures]
    assert (found or ["none"]) == list(case.expected)


def test_spans_slice_to_their_words(read: Callable[..., Reading]) -> None:
    reading = read(
        "Norway expelled eight Belgian diplomats on Monday. It closed its embassy in Peru too.", "2021-10-19"
    )
    text = reading.document.text
    rows = rows_of(reading).measures
    assert [text[row.start : row.end] for row in rows] == ["expelled", "closed"]
    assert [row.id for row in rows] == ["a.txt/measure-1", "a.txt/measure-2"]
    assert text[rows[0].evidence.start : rows[0].evidence.end] == "Norway expelled eight Belgian diplomats on Monday"
    assert {row.origin for row in rows} == {ORIGIN}


def test_the_codes_are_those_of_the_type(read: Callable[..., Reading]) -> None:
    row = rows_of(read("Norway expelled eight Belgian diplomats.")).measures[0]
    assert (row.event, row.mode, row.cameo) == ("SANCTION", "expel", "161")
    assert row.by is not None
    assert row.on is not None
    assert (row.by.country, row.on.country) == ("NOR", "BEL")
    assert row.rule == "expel @diplomats"


def test_only_a_host_state_expels(read: Callable[..., Reading]) -> None:
    row = rows_of(read("NATO expelled eight Belgian diplomats.")).measures[0]
    assert (row.type, row.reported_as) == ("withdraw_accreditation", "expel")


def test_we_are_the_side_of_the_speaker(read: Callable[..., Reading]) -> None:
    reading = read("“We suspend the work of our embassy in Peru,” Norwegian foreign minister Ana Ruhl said on Monday.")
    rows = rows_of(reading)
    row = rows.measures[0]
    assert row.by is not None
    assert (row.by.chain, row.by.country) == (row.voice, "NOR")
    assert row.voice != "narrator"
    assert row.quote_id == rows.quotes[0].id


def test_a_verb_of_denying_that_is_the_act_is_no_word_of_its_taker(read: Callable[..., Reading]) -> None:
    (row,) = rows_of(read("Norway denied the Belgian envoy a visa over the riots.")).measures
    assert (row.type, row.voice) == ("restrict_entry", "narrator")
    rows = rows_of(read("Foreign minister Ana Ruhl said that Norway denied the Belgian envoy a visa.")).measures
    assert [row.voice == "narrator" for row in rows] == [False]


def test_a_speaker_who_goes_on_keeps_the_day(read: Callable[..., Reading]) -> None:
    text = (
        "Norway would close its embassy in Peru on 1 November, Norwegian foreign minister Ana Ruhl said on Monday. "
        "“The accreditation of its employees is revoked from November 1,” she said."
    )
    rows = rows_of(read(text, published="2021-10-19")).measures
    assert [(row.type, row.announced_on, row.effective_from) for row in rows] == [
        ("close", "2021-10-18", "2021-11-01"),
        ("withdraw_accreditation", "2021-10-18", "2021-11-01"),
    ]


def test_a_noun_says_no_more_than_the_verbs(read: Callable[..., Reading]) -> None:
    text = "Norway will close its embassy in Lima. The closure of the Norwegian embassy in Lima surprised Peru."
    assert {row.status for row in rows_of(read(text)).measures if row.type == "close"} == {"announced"}


def test_what_was_only_announced_is_never_in_force(read: Callable[..., Reading]) -> None:
    texts = ["Norway closes its embassy in Peru.", "Norway decided to close its embassy in Peru."]
    assert [row.status for text in texts for row in rows_of(read(text)).measures] == ["announced", "announced"]


def test_a_headline_says_no_less_than_its_account(read: Callable[..., Reading]) -> None:
    headline = "Norway closes its embassy in Peru\n\n"
    done = rows_of(read(headline + "Norway closed its embassy in Peru on Monday.", "2021-10-19")).measures
    assert [(row.status, row.effective_from) for row in done] == [("in_force", "2021-10-18")] * 2
    said = rows_of(read(headline + "Norway will close its embassy in Peru.", "2021-10-19")).measures
    assert [row.status for row in said] == ["announced", "announced"]


def test_every_row_has_a_type_of_the_table(read: Callable[..., Reading]) -> None:
    rows = rows_of(read("The Norwegian rebels declared a truce. Norway lifted its sanctions on Belgium.")).measures
    assert [row.type for row in rows] == ["declare_ceasefire", "lift_sanctions"]
    assert all(row.type in measure_types().types for row in rows)
