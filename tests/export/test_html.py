"""The report as text: every layer is told, what is absent is said, nothing of a document becomes markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from consilience.export.html import harmless, html
from consilience.model.register import Report
from tests import mission, records
from tests.large import large_record


class Page(HTMLParser):
    """What a browser would make of a page: its tags with attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def full() -> str:
    return html(records.full_record())


@pytest.fixture(scope="module")
def status() -> str:
    return html(mission.mission_record())


def test_same_record_gives_the_same_page(full):
    assert html(records.full_record()) == full


@pytest.mark.parametrize(
    "words",
    [
        "Five accounts, four of one event",
        "Varrow announced on 12 May 2031",
        "Rests on one origin",
        "attributed to Ilsa Brandt · planned",
        "silent",
        "Number · Contradiction",
        "Within one article",
        "Competing statements of the parties",
        "Main points",
        "Also reported by several accounts",
        "The Quay alone: one fact",
        "Strait Wire and Ostmark Herald count once: the same words",
        "About the event in part: tells the regret first (Strait Wire)",
        "Off the event, and not compared: it shares no name",
        "Within one article: The Quay",
        "One to look at first and one worth a look.",
        "that several others report",
        "Main points it does not report",
        "one look-alike cleared",
        "− 7 delegation list The Quay = 7 reckoned ≠ 6 pilots",
        "Tomas Rell",
        "takes effect",
        "decided",
        "a break in the scale, its length in words",
        "Stands as narration, without a speaker, in Strait Wire",
        "An echo: another speaker says the same words, Tomas Rell",
        "Strait Wire and Ostmark Herald give no day that stands here.",
        "The council’s own list of withdrawn passes.",
        "harbour minister",
        "as quoted by Strait Wire",
        "1 June 2031 or later",
        "verbatim run of 26 words",
        "it shares no name and no act with the others",
        "broken.pdf",
        "binary data, not text",
        "Set aside: share prompt",
        "asks the reader to share the page",
        "test model 1.0",
    ],
)
def test_page_tells(full, words):
    assert words in " ".join(Page(full).text.split())


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (records.lone_record(), "One account, nothing to compare it with"),
        (records.lone_record(), "No quotations were found in Tidewater Post."),
        (records.lone_record(), "No facts were found in Tidewater Post."),
        (records.lone_record(), "No dated act was found in Tidewater Post."),
        (records.lone_record(), "With one account there is nothing to compare."),
        (records.lone_record(), "Tidewater Post names no institution of such a system and no measure."),
        (records.lone_record(), "There is no brief: no sentence could be tied to words of the account."),
        (records.empty_record(), "No account could be read"),
        (records.empty_record(), "the file is empty"),
        (large_record(9, 3), "That is not proof that there is none."),
    ],
)
def test_what_is_absent_is_said(record, words):
    assert words in " ".join(Page(html(record)).text.split())


def test_a_long_list_of_single_quotations_is_folded(full):
    record = records.full_record()
    rows = record.annotations["herald.txt"]
    many = tuple(replace(rows.quotes[1], id=f"herald/more{n}") for n in range(13))
    longer = {**record.annotations, "herald.txt": replace(rows, quotes=(*rows.quotes, *many))}
    assert "14 further quotations" in Page(html(replace(record, annotations=longer))).text
    assert not re.search('<details class="once">', full)


@pytest.mark.parametrize("name", ["full", "status"])
def test_every_link_in_the_page_leads_somewhere(name, request):
    page = Page(request.getfixturevalue(name))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for link in page.of("a"):
        target = link["href"]
        assert target.startswith("#")
        if re.match("#(told|silent|facts)=", target):
            numbers = re.findall("(?:told|also|silent)=([0-9]+)", target)
            assert numbers
            assert {f"source-{number}" for number in numbers} <= set(ids), target
            continue
        assert target[1:].rsplit(".", 1)[0] in ids, target


def test_every_link_to_a_value_of_the_register_opens_words(status):
    page = Page(status)
    ids = {attrs.get("id") for _, attrs in page.tags}
    opening = {link["href"] for link in page.of("a") if link.get("data-e")}
    assert len(opening) > 60
    links = {link["href"] for link in page.of("a") if not re.match("#(told|silent|facts)=", link["href"])}
    assert links - opening <= {f"#{name}" for name in ids}


def test_style_and_script_lose_blanks_and_no_words(full):
    assert '.severity::before{content:" · "}' in full
    assert "@media (max-width: 44rem){" in full
    assert 'const articleOf = (number) => one(`.source[data-n="${number}"] .article`);' in full
    assert not re.search(r"^//", full, re.M)


def test_every_range_slices_its_document_to_words(full):
    outlets = [attrs for attrs in Page(full).of("article") if "data-n" in attrs]
    texts = {item.source.name: item.text for item in records.DOCUMENTS}
    names = re.findall(r'class="source"[^>]*data-n="(\d+)".*?<h4 [^>]*>([^<]+)</h4>', full, re.S)
    text_of = {number: texts[name] for number, name in names}
    assert len(outlets) == len(text_of) == 5
    ranges = [span for link in Page(full).of("a") for span in (link.get("data-e") or "").split()]
    assert len(ranges) > 30
    for span in ranges:
        number, start, end = span.split(":")
        words = text_of[number][int(start) : int(end)]
        assert words.strip() == words != ""


def test_text_of_a_document_stands_once(full):
    assert full.count("in a decision that the council took on 4 May.</p>") == 1


def test_nothing_is_lost_of_a_document():
    for document in records.DOCUMENTS:
        text = Page(html(records.full_record())).text
        for zone in document.zones:
            assert document.text[zone.start : zone.end] in text


def test_words_outside_all_zones_are_kept_as_unread():
    lone = records.lone_record()
    document = replace(lone.documents[0], zones=lone.documents[0].zones[:1])
    page = html(replace(lone, documents=(document,)))
    assert "no zone was found for these words" in page
    assert "We see no point in pretending" in page


def test_hostile_text_adds_no_tag_and_no_attribute():
    page = Page(html(records.hostile_record()))
    assert len(page.of("script")) == 1
    assert not page.of("img")
    assert not page.of("b") or all(not attrs for attrs in page.of("b") if "class" not in attrs)
    for tag, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on")], (tag, attrs)
        assert not (attrs.get("href") or "").lower().startswith("javascript:")
    assert "{{ 7 * 7 }}" in page.text
    assert "</script><script>window.ran = 'text'</script> and ]]>" in page.text


def test_hostile_words_of_a_register_add_no_tag_and_no_attribute():
    attack = "\"><script>window.ran = 1</script><a onclick='x' id=\"status-2031-01-01"
    record = mission.mission_record()
    register = record.register

    def named(rows, **fields):
        return tuple(replace(row, **dict.fromkeys(fields, attack)) for row in rows)

    report = Report("courier.txt", attack, attack, attack, mission.SUSPEND)
    measures = named(register.measures, title="", target_words="", condition="", type="", cameo="", status="")
    hostile = replace(
        register,
        institutions=named(register.institutions, name="", kind=""),
        measures=tuple(replace(row, target=None, reports=(report,)) for row in measures),
        headcounts=named(register.headcounts, unit="", arithmetic=""),
        statuses=named(register.statuses, status="", valid_from="", valid_until=""),
        channels=named(register.channels, name="", kind="", condition=""),
        snapshots=tuple(replace(row, rows=named(row.rows, name="", value="", since="")) for row in register.snapshots),
    )
    actors = named(record.actors, name="")
    events = named(record.events, title="", event="", cameo="", date="")
    page = Page(html(replace(record, register=hostile, actors=actors, events=events)))
    assert len(page.of("script")) == 1
    assert page.text.count("window.ran = 1") > 40
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]
    assert "status-2031-01-01" not in {attrs.get("id") for _, attrs in page.tags}


def test_links_out_are_web_links_that_tell_nothing_of_the_page():
    links = [link for link in Page(html(records.hostile_record())).of("a") if not link["href"].startswith("#")]
    assert len(links) == 1
    assert links[0]["href"].startswith("https://example.org/")
    assert "noopener" in links[0]["rel"]


def test_page_is_utf_8_and_shows_control_characters_as_signs():
    page = html(records.hostile_record())
    page.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert "␀ null" in page


def test_signs_keep_the_length_so_that_offsets_stay_true():
    text = "".join(map(chr, [*range(0x250), *range(0x2000, 0x2070), 0xD800, 0x1F6A2]))
    assert len(harmless(text)) == len(text)


def test_policy_lets_nothing_load_and_only_the_two_own_blocks_run(full):
    policy = next(meta["content"] for meta in Page(full).of("meta") if meta.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not [attrs for _, attrs in Page(full).tags if "style" in attrs]


def test_headings_never_skip_a_level(full):
    for record in (full, html(records.empty_record()), html(mission.mission_record())):
        levels = [int(tag[1]) for tag, _ in Page(record).tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_size_of_fifty_accounts():
    assert len(html(large_record(50, 200)).encode()) < 4_000_000


def test_columns_stand_in_order_of_publication_and_grouped_by_origin_in_a_large_story(full):
    def heads(page):
        return re.findall(r'class="account"><a [^>]*>([^<]+)</a>', page)

    assert heads(full) == ["Tidewater Post", "The Quay", "Strait Wire", "Ostmark Herald"]
    large = heads(html(large_record(30, 2)))
    assert large[:3] == ["Outlet 0", "Outlet 10", "Outlet 20"]
