import pytest

from consilience.ingest.source import domain_of, slug, source_in, web_address
from consilience.ingest.text import document


@pytest.mark.parametrize(
    ("name", "expected"), [("The Fényes Post", "the-fenyes-post"), ("A&B", "a-b"), ("新聞", "source-65b0-805e")]
)
def test_slugs(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.a.example/x", "a.example"),
        ("http://m.a.example:80", "a.example"),
        ("a.example/x", "a.example"),
        ("https://news.a.example", "news.a.example"),
        ("no address", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_domains(url, expected):
    assert domain_of(url) == expected


def test_only_addresses_of_the_web_are_kept():
    assert web_address(" https://a.example/x ") == "https://a.example/x"
    assert web_address("javascript:alert(1)") is None
    assert web_address("data:text/html,x") is None


def test_a_copyright_line_names_the_source_with_its_words():
    text = "Nine ferries stayed in port.\n\n© 2023 The Fjord Courier. All rights reserved."
    found = document("a.txt", text.encode())
    assert (found.source.name, found.source.method) == ("The Fjord Courier", "printed")
    assert text[found.source.evidence.start : found.source.evidence.end] == "The Fjord Courier"


def test_an_agency_is_not_the_source_of_what_it_wired():
    found = document(
        "a.txt", b"Nine ferries stayed in port.\n\nCopyright 2023 The Associated Press. All rights reserved."
    )
    assert found.source.method == "file_name"


def test_own_correspondent_names_the_outlet_only_as_an_acronym():
    assert document("a.txt", b"Nine ferries stayed.\n\nOwn. corr. HLD").source.name == "HLD"
    assert document("a.txt", b"Nine ferries stayed.\n\nOur correspondent Ida Moen").source.method == "file_name"


def test_the_file_name_is_the_last_resort():
    assert source_in("a.txt", None, "/x/The Courier.txt").name == "The Courier"
