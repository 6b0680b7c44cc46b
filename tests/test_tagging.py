"""Single texts: which annotators a layer needs, and claims that follow their quotations."""

from datetime import date

import pytest
from hypothesis import given

import consilience
from consilience import Annotations, Claim, Evidence, InputError, Quote, Span, UsageError
from consilience.ingest.plain import given_date, plain_document
from consilience.ingest.zones import LIMIT
from consilience.tagging import in_unit, needed
from tests.annotate.quotes.test_units import quotations


def test_a_layer_needs_what_it_is_built_on_and_no_more():
    assert [row.assigns for row in needed("times")] == ["times"]
    assert {row.assigns for row in needed("quantities")} == {"times", "quantities"}
    assert {row.assigns for row in needed("quotes")} == {"mentions", "quotes"}


def test_a_text_is_read_whole_and_offsets_point_into_it():
    text = "  Photo: ferries, 3 May 2031\n\nShare this story\n \n\tThe port was shut.  "
    document = plain_document("text", text)
    assert [text[zone.start : zone.end] for zone in document.zones] == [
        "Photo: ferries, 3 May 2031",
        "Share this story",
        "The port was shut.",
    ]
    assert all(zone.is_readable for zone in document.zones)
    (row,) = consilience.times(text)
    assert text[row.start : row.end] == "3 May 2031"


def test_a_very_long_text_is_read_as_far_as_any_document():
    document = plain_document("text", "ferry " * LIMIT)
    read, unread = document.zones
    assert read.is_readable
    assert read.end <= LIMIT
    assert (unread.type, unread.end) == ("unread", len("ferry " * LIMIT) - 1)


def test_half_a_character_does_no_harm():
    assert plain_document("text", "The \ud83d port.").text == "The \ufffd port."


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2031-03-19", "2031-03-19"),
        (date(2031, 3, 19), "2031-03-19"),
        ("19 March 2031", "2031-03-19"),
        ("2031-03", "2031-03"),
        ("[2031-03-18..2031-03-20]", "[2031-03-18..2031-03-20]"),
        ("2031-03-18/2031-03-20", "2031-03-18/2031-03-20"),
    ],
)
def test_dates_that_a_caller_may_give(given, edtf):
    assert given_date(given).edtf == edtf


@pytest.mark.parametrize("given", ["", "soon", "2031-02-30", "2031-13", "31", "T12:00"])
def test_what_is_no_date_is_refused(given):
    with pytest.raises(UsageError, match="not a date"):
        given_date(given)


def test_without_a_date_relative_words_have_none():
    (row,) = consilience.times("It was shut on Monday.")
    assert row.edtf is None


@pytest.mark.parametrize("verb", [consilience.times, consilience.quantities, consilience.quotes])
def test_an_empty_text_is_refused(verb):
    with pytest.raises(InputError, match="empty"):
        verb(" \n")


def test_a_unit_that_does_not_exist_is_refused():
    with pytest.raises(UsageError, match="attributions, quotations"):
        consilience.quotes("She said no.", unit="words")
    with pytest.raises(UsageError, match="attributions, quotations"):
        consilience.annotate({"id": "a", "text": "She said no."}, quotes="words")


def quote(number: int, start: int, end: int, **more) -> Quote:
    return Quote(f"a/quote-{number}", "a", more.pop("kind", "direct"), start, end, (Span(start, end),), **more)


def claim(number: int, quote_id: str | None) -> Claim:
    return Claim(
        f"a/claim-{number}",
        "a",
        "s",
        "v",
        "narrator",
        "asserted",
        "positive",
        (Evidence("a", 0, 1),),
        quote_id=quote_id,
    )


def test_claims_follow_their_quotation_into_the_act_that_it_became_part_of():
    cue = Span(11, 15)
    rows = Annotations(
        quotes=(quote(1, 0, 10, cue=cue), quote(2, 20, 30, cue=cue), quote(3, 50, 60)),
        claims=(claim(1, "a/quote-2"), claim(2, None), claim(3, "a/quote-3")),
    )
    acts = in_unit(rows, "attributions")
    assert [row.id for row in acts.quotes] == ["a/quote-1", "a/quote-3"]
    assert [row.quote_id for row in acts.claims] == ["a/quote-1", None, "a/quote-3"]
    assert in_unit(rows, "quotations") is rows


@given(quotations())
def test_the_act_of_a_claim_holds_its_quotation(quotes):
    claims = tuple(claim(n, row.id) for n, row in enumerate(quotes))
    acts = in_unit(Annotations(quotes=tuple(quotes), claims=claims), "attributions")
    found = {row.id: row for row in acts.quotes}
    for said, row in zip(quotes, acts.claims, strict=True):
        parts = found[row.quote_id].parts
        assert all(any(whole.contains(part) for whole in parts) for part in said.parts)
