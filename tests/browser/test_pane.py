"""The words beside the page: selecting a passage, turning to the next, closing, sending its address."""

import pytest

from tests.browser.screen import FOCUSED, PANE, address, marked, opens, select

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(
    ("link", "words", "outlet", "hash_"),
    [
        ("#ledger [href='#fact-2.2']", "Seven pilots lost their passes", "The Quay", "#fact-2.2"),
        ("#brief [href='#brief-1.3']", "Varrow is suspending its delegation", "Ostmark Herald", "#brief-1.3"),
        ("#differences [href='#conflict-2.1']", "last week", "The Quay", "#conflict-2.1"),
        ("#speech th [href='#quote-1.1']", "We see no point in pretending that talks would lead anywhere,",
         "Tidewater Post", "#quote-1.1"),
        ("#when table [href='#when-5.1']", "1 June or perhaps a few days later", "Tidewater Post", "#when-5.1"),
        ("#when svg [href='#days.1']", "4 May", "Tidewater Post", "#days.1"),
        ("#differences [href='#conflict-1.4']", "14", "The Quay", "#conflict-1.4"),
        ("#sources [href='#source-2.1']", "12 May", "The Quay", "#source-2.1"),
        ("#sources [href='#source-3.1']", "The Strait Council regretted on Tuesday that Varrow", "Strait Wire",
         "#source-3.1"),
    ],
)  # fmt: skip
def test_selecting_shows_the_words_marked_in_their_article(opened, link, words, outlet, hash_):
    page = opened("full")
    select(page, link)
    assert page.is_visible(PANE)
    assert marked(page) == words
    assert page.inner_text(".pane-outlet") == outlet
    assert address(page) == hash_
    assert page.locator(".pane-text .z").count() > 1 or outlet == "Strait Wire"


def test_words_after_emoji_are_marked_to_the_character(opened):
    page = opened("full", "fact-2.2")
    assert marked(page) == "Seven pilots lost their passes"
    assert "😀 Seven" in page.inner_text(".pane-text")


def test_pane_shows_the_sentence_in_ink_and_folds_what_was_set_aside(opened):
    page = opened("full", "fact-1.1")
    here = "".join(page.locator(".pane-text .here").all_inner_texts())
    assert here.startswith("Varrow will suspend")
    assert here.strip().endswith("on Monday.")
    assert page.locator(".pane-text details").count() == 2
    assert page.locator(".pane-text details[open]").count() == 0


def test_escape_closes_and_focus_returns(opened):
    page = opened("full")
    page.focus("#brief [href='#brief-1.2']")
    page.keyboard.press("Enter")
    opens(page, "#brief-1.2")
    assert page.evaluate(f"{FOCUSED}.id") == "pane"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert page.is_hidden(PANE)
    assert page.evaluate(f"{FOCUSED}.getAttribute('href')") == "#brief-1.2"
    assert address(page) == "#brief-1"


def test_close_button_closes(opened):
    page = opened("full", "fact-1.1")
    page.click("#pane-close")
    assert page.is_hidden(PANE)


def test_arrow_keys_and_buttons_turn_to_the_next_passage(opened):
    page = opened("full")
    select(page, "#ledger [href='#fact-1.1']")
    page.keyboard.press("ArrowRight")
    assert (address(page), page.inner_text("#pane-place")) == ("#fact-1.2", "Passage 2 of 4")
    page.click("#pane-after")
    assert address(page) == "#fact-1.3"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert (address(page), page.is_disabled("#pane-before")) == ("#fact-1.1", True)


@pytest.mark.parametrize("hash_", ["fact-2", "fact-2.1"])
def test_a_sent_address_of_a_fact_shows_it(opened, hash_):
    page = opened("full", hash_)
    assert marked(page) == "withdrew the passes of six Varrow pilots"
    assert page.locator("#fact-2.is-current").is_visible()
    box = page.locator("#fact-2").bounding_box()
    assert 0 <= box["y"] < 900


def test_a_sent_address_of_a_difference_or_source_brings_it_into_sight(opened):
    page = opened("full", "conflict-2")
    assert 0 <= page.locator("#conflict-2").bounding_box()["y"] < 300
    page = opened("full", "source-3")
    assert 0 <= page.locator("#source-3").bounding_box()["y"] < 300


def test_a_sent_address_opens_what_is_folded(opened):
    page = opened("full", "conflict-4.1")
    assert page.locator("#conflict-4").is_visible()
    assert marked(page) == "1 June or perhaps a few days later"


def test_back_button_returns_to_the_words_before(opened):
    page = opened("full")
    select(page, "#ledger [href='#fact-1.1']")
    select(page, "#ledger [href='#fact-2.1']")
    page.go_back()
    opens(page, "#fact-1.1")
    assert marked(page) == "Varrow will suspend the work of its delegation"


def test_clicked_line_stays_where_it_was_when_the_pane_opens(opened):
    page = opened("full")
    link = page.locator("#differences [href='#conflict-2.1']")
    link.scroll_into_view_if_needed()
    before = link.bounding_box()["y"]
    link.click()
    opens(page, "#conflict-2.1")
    assert abs(link.bounding_box()["y"] - before) < 3


def test_reader_keeps_accounts_in_view_and_lets_them_go(opened):
    page = opened("large")
    heads = "[...document.querySelectorAll('.ledger th.account a')].map(a => a.textContent)"
    before = page.evaluate(heads)
    page.click("[aria-label='Keep Outlet 28 in view']")
    page.click("[aria-label='Keep Outlet 1 in view']")
    assert page.evaluate(heads)[:3] == ["Outlet 28", "Outlet 1", "Outlet 0"]
    page.evaluate("document.querySelector('#ledger .scroll').scrollTo(3000, 500)")
    boxes = [
        page.locator(f".ledger tbody tr:nth-child(20) > :nth-child({place})").bounding_box() for place in (1, 2, 3)
    ]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 2
    assert boxes[1]["x"] + boxes[1]["width"] <= boxes[2]["x"] + 2
    assert boxes[2]["x"] < 800
    column = "[...document.querySelectorAll('.ledger tbody tr[id]')].map(r => r.cells[1].querySelector('a')?.dataset.e)"
    numbers = {item.split(":")[0] for item in page.evaluate(column) if item}
    assert len(numbers) == 1  # the cells moved with their head
    page.click("[aria-label='Keep Outlet 28 in view']")
    assert page.evaluate(heads)[:2] == ["Outlet 1", "Outlet 28"]
    page.click("[aria-label='Keep Outlet 1 in view']")
    assert sorted(page.evaluate(heads)) == sorted(before)
    assert page.locator(".pinned").count() == 0
