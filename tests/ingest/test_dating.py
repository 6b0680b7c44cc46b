"""An account without a date is bounded by the accounts of the same event."""

from consilience.ingest.dating import dated
from consilience.ingest.jsonl import document_of

TALKS = (
    "The talks between Minister Dorsey and Secretary Keel in Grenmouth failed, said Dorsey, and Keel left Grenmouth."
)
FIRE = "A fire in the old market of Lund destroyed twelve stalls, said Inspector Brandt of the Lund police."


def document(id_: str, text: str, published: str | None = None):
    return document_of({"id": id_, "text": text} | ({"published": published} if published else {}))


def test_the_days_of_the_other_accounts_are_the_bounds():
    rows = [document("a", TALKS, "2031-03-17"), document("b", TALKS, "2031-03-19"), document("c", TALKS)]
    undated = dated(rows)[2]
    assert (undated.published.edtf, undated.published.method) == ("[2031-03-17..2031-03-19]", "other_accounts")


def test_one_day_is_that_day():
    assert dated([document("a", TALKS, "2031-03-17"), document("c", TALKS)])[1].published.edtf == "2031-03-17"


def test_another_event_bounds_nothing():
    assert dated([document("a", FIRE, "2031-03-17"), document("c", TALKS)])[1].published.edtf is None


def test_accounts_far_apart_bound_nothing():
    rows = [document("a", TALKS, "2031-01-17"), document("b", TALKS, "2031-03-19"), document("c", TALKS)]
    assert dated(rows)[2].published.edtf is None


def test_a_printed_date_stays_and_nothing_is_invented():
    assert dated([document("a", TALKS, "2031-03-17")])[0].published.method == "given"
    assert dated([document("a", TALKS), document("b", TALKS)])[0].published.edtf is None
