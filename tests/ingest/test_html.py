import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.errors import UnreadableDocument
from consilience.ingest.html import document, page_text

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html><html lang="en-GB"><head><title>Halden halts ferries | The Fjord Courier</title>
<meta property="og:site_name" content="The Fjord Courier">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Halden halts ferries",
"datePublished": "2023-05-12T09:40:00+02:00", "publisher": {"name": "The Fjord Courier"}}</script>
<link rel="canonical" href="https://www.fjordcourier.example/halden"><style>p {color: red}</style></head>
<body onload="alert(1)"><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<main><article><h1>Halden halts ferries</h1><p class="byline">By Ann Lee</p><p>12 May 2023, 09:40</p>
<figure><img src=x onerror="alert(2)" alt="hidden words">
<figcaption>A ferry in Halden. Photo: Jo Berg</figcaption></figure>
<p>The two ports broke off negotiations late on <b>Thursday</b>, officials said &amp; nine ferries stayed in port.</p>
<p>&ldquo;We cannot sail for nothing,&rdquo; the director said. &lt;script&gt;alert(3)&lt;/script&gt;</p>
<script>document.write("written")</script><template><p>templated</p></template><noscript>unscripted</noscript>
<p style="display: none">not displayed</p>
<h2>What comes next</h2>
<p>The harbour master expects that traffic will resume on Sunday, when the court has ruled on the landing fees.</p>
<div class="ad-banner">Advertisement</div>
<p>Passengers were told to take the bus until then, and many of them slept in the terminal that night.</p>
<div class="related"><ul><li><a href="/a">How the landing fees came about</a></li></ul></div></article></main>
<section id="comments"><p>ann writes: at last!</p></section>
<footer>© 2023 The Fjord Courier. All rights reserved.</footer><!-- a comment --></body></html>"""


@pytest.fixture(scope="module")
def article():
    return document("page.html", PAGE.encode())


def zone_of(article, words):
    at = article.text.index(words)
    return next(zone.type for zone in article.zones if zone.start <= at < zone.end)


def test_the_article_is_told_from_the_page(article):
    assert [article.text[zone.start : zone.end].split(" ")[0] for zone in article.readable] == [
        "Halden", "The", "“We", "What", "The", "Passengers",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Home", "site_chrome"),
        ("Halden halts", "title"),
        ("By Ann", "byline"),
        ("12 May", "dateline"),
        ("A ferry", "caption"),
        ("What comes", "subhead"),
        ("Advertisement", "site_chrome"),
        ("How the landing", "related_links"),
        ("ann writes", "comment_form"),
        ("© 2023", "site_chrome"),
    ],
)
def test_each_part_has_its_zone(article, words, kind):
    assert zone_of(article, words) == kind


TABLES = """<html><head><title>Union calls strike at Halden port - Kysten Daily</title></head><body><table><tr>
<td><a href=/>Front page</a> | <a href=/n>News</a> | <a href=/s>Ports</a></td></tr><tr><td>
<font size=5>Union calls strike at Halden port</font><br><i>By Ann Lee</i><br><br>
The dock workers' union in Halden called a strike on Friday after talks on wages had failed for the third time.<br><br>
"We have waited long enough," union leader Bo Tran told reporters. He said that 420 workers would stop work.<br><br>
The port company regretted the decision. It had offered a rise of four percent, a spokeswoman said on Friday.<br><br>
</td><td>Latest headlines<br><a href=1>Fees rise again in Bergen</a>
<br><a href=2>Storm closes bridge</a></td></tr></table>"""
BARE = """<div class="header">Kysten Daily</div><h2 class="post-title">Strike at Halden port</h2><div class="entry">
<p>The strike began at midnight.</p><p>Nobody knows how long it will last, the company said.</p></div>"""


@pytest.mark.parametrize(
    ("page", "title", "read", "first"),
    [
        (TABLES, "Union calls strike at Halden port", ["Union", "The", '"We', "The"], "related_links"),
        (BARE, "Strike at Halden port", ["Strike", "The", "Nobody"], "site_chrome"),
    ],
)
def test_old_and_bare_pages(page, title, read, first):
    found = document("p.html", page.encode())
    assert found.title == title
    assert [found.text[zone.start : zone.end].split()[0] for zone in found.readable] == read
    assert found.zones[0].type == first


def test_nothing_unseen_becomes_text(article):
    for words in (
        "alert(1)",
        "alert(2)",
        "hidden words",
        "written",
        "templated",
        "unscripted",
        "not displayed",
        "comment -->",
    ):
        assert words not in article.text


def test_markup_in_the_text_is_text(article):
    assert "<script>alert(3)</script>" in article.text


def test_what_the_page_says_about_itself(article):
    assert article.title == "Halden halts ferries"
    assert (article.published.edtf, article.published.method) == ("2023-05-12T09:40+02:00", "metadata")
    assert (article.source.id, article.source.method) == ("the-fjord-courier", "metadata")
    assert article.source.domain == "fjordcourier.example"
    assert article.url == "https://www.fjordcourier.example/halden"
    assert article.language == "en"


def test_zones_hold_every_character_once(article):
    covered = [0] * len(article.text)
    for zone in article.zones:
        for offset in range(zone.start, zone.end):
            covered[offset] += 1
    assert all(count == 1 or character.isspace() for count, character in zip(covered, article.text, strict=True))
    assert max(covered) == 1


def test_reading_again_gives_the_same_text(article):
    assert page_text(PAGE.encode()) == article.text
    assert document("page.html", PAGE.encode()) == article


def test_a_page_without_an_article_is_read_by_the_rules_for_text():
    found = document("p.html", b"<p>Nine ferries stayed in port.</p><p>Share this story</p>")
    assert [zone.type for zone in found.zones] == ["body", "share_prompt"]


def test_the_page_names_its_encoding():
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź ferries stayed in port.</p></body></html>'
    assert document("p.html", page.encode("iso-8859-2")).text.startswith("Łódź")


@pytest.mark.parametrize("payload", [b"", b"<html><script>x</script></html>", b"<!-- nothing -->"])
def test_a_page_that_shows_no_text_is_refused(payload):
    with pytest.raises(UnreadableDocument):
        document("p.html", payload)


def test_a_hostile_canonical_address_is_not_kept():
    page = b'<html><head><link rel="canonical" href="javascript:alert(1)"></head><body><p>Ferries.</p></body></html>'
    assert document("p.html", page).url is None


@pytest.mark.parametrize(
    "page", ["<div>" * 30_000 + "words", "<" * 100_000 + "a", "<a href='" * 10_000, "<p>" + "a " * 200_000]
)
def test_a_hostile_page_takes_no_minutes(page):
    started = time.process_time()
    with suppress(UnreadableDocument):
        document("p.html", page.encode())
    assert time.process_time() - started < 10


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<script>", "</script>", "<br>", "<!--", "-->", "&lt;", "&amp;"]
) | st.sampled_from(
    ["&#0;", "<a href='x'>", "</a>", "<h1>", "</h1>", "<nav>", "</nav>", "words", "ferries.", "12", "\x00"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(TAGS, max_size=40).map(" ".join) | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_any_page_is_read_or_refused(page):
    try:
        found = document("p.html", page.encode())
    except UnreadableDocument:
        return
    held = {offset for zone in found.zones for offset in range(zone.start, zone.end)}
    assert {offset for offset, character in enumerate(found.text) if not character.isspace()} <= held
    assert sum(zone.end - zone.start for zone in found.zones) == len(held)
