import pytest

from consilience.ingest.jsonl import document_of
from consilience.ingest.text import document

BODY = "Nine ferries stayed in port on Friday, the harbour office said. The line protested.\n\n"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("12 May 2023 09:40\n\n" + BODY, "2023-05-12T09:40"),
        (" date 2023-05-12 " + BODY, "2023-05-12"),
        (BODY + "Published: 12 May 2023", "2023-05-12"),
        ("Updated 13 May 2023\n\nPublished 12 May 2023\n\n" + BODY, "2023-05-12"),
        ("OSLO, May 12, 2023 (AP) — " + BODY, "2023-05-12"),
        ("Ferries stay in port Updated: 12 May 2023 13:14 By Agencies " + BODY, "2023-05-12T13:14"),
        (BODY + "On 3 April 2021 the fees rose.", None),
        (BODY, None),
    ],
)
def test_printed_dates_with_their_words(text, edtf):
    published = document("a.txt", text.encode()).published
    assert published.edtf == edtf
    assert published.method == ("printed" if edtf else "unknown")
    if edtf:
        words = text[published.evidence.start : published.evidence.end]
        assert "12" in words
        assert "2023" in words


def test_the_file_name_may_hold_the_date():
    published = document("a.txt", BODY.encode(), "/x/ferries_2023-05-12.txt").published
    assert (published.edtf, published.method) == ("2023-05-12", "file_name")


@pytest.mark.parametrize(
    ("given", "edtf", "method"),
    [
        ("2023-09-13", "2023-05-12", "url"),
        ("2023-05-13T08:00", "2023-05-13T08:00", "given"),
        ("2023-05-01", "2023-05-01", "given"),
        ("2023", "2023", "given"),
    ],
)
def test_a_page_was_published_on_the_day_of_its_address_not_when_it_was_fetched(given, edtf, method):
    item = {"text": BODY, "published": given, "url": "https://tidepost.example/2023/05/12/ferries-stay-in-port"}
    found = document_of(item).published
    assert (found.edtf, found.method) == (edtf, method)
