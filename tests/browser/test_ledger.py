"""The ledger, its filters, the map and the differences as a reader uses them."""

import pytest

from tests.browser.screen import FOCUSED, PANE, address, marked, opens, select

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def shown_facts(page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('#ledger [id^=fact-]')].filter(r => !r.hidden).map(r => r.id)")


def said(page) -> str:
    return page.inner_text("#ledger-shown")


def test_arrow_keys_move_in_the_ledger(opened):
    page = opened("full")
    page.focus("#ledger [href='#fact-1.1']")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(f"{FOCUSED}.getAttribute('href')") == "#fact-1.2"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUSED}.getAttribute('href')") == "#fact-2.2"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(f"{FOCUSED}.textContent") == "silent"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    opens(page, "#fact-1.3")


def test_ledger_is_one_stop_of_the_tab_key(opened):
    page = opened("full")
    assert page.locator(".ledger tbody [tabindex='0']").count() == 1


@pytest.mark.parametrize(
    ("name", "facts", "words"),
    [
        ("differs", ["fact-1", "fact-2"], "Two facts of 4: differences."),
        ("single", ["fact-4"], "One fact of 4: one account only."),
        ("several", ["fact-1", "fact-2", "fact-3"], "Three facts of 4: several accounts."),
        ("number", ["fact-2", "fact-4"], "Two facts of 4: numbers."),
    ],
)
def test_filters_of_the_ledger(opened, name, facts, words):
    page = opened("full")
    button = f"[data-filter={name}]"
    assert page.inner_text(f"{button} span") == f" {len(facts)}"
    page.click(button)
    assert shown_facts(page) == facts
    assert said(page) == words
    assert page.get_attribute(button, "aria-pressed") == "true"
    assert address(page) == f"#facts={name}"
    page.click("#ledger-all")
    assert (len(shown_facts(page)), said(page), address(page)) == (4, "Four facts", "#ledger")
    assert page.is_hidden("#ledger-all")


def test_filters_are_combined_counted_and_kept_in_the_address(opened):
    page = opened("full")
    page.click("[data-filter=number]")
    page.click("[data-filter=differs]")
    assert (shown_facts(page), address(page)) == (["fact-2"], "#facts=number+differs")
    page.select_option("#ledger-kind", "count")
    page.select_option("#ledger-silent", label="Strait Wire (1)")
    assert said(page) == "One fact of 4: differences, numbers, tells How many, silent Strait Wire."
    assert address(page) == "#facts=number+differs&kind=count&silent=3"
    assert page.is_disabled("[data-filter=single]")
    again = opened("full", "facts=number+differs&kind=count&silent=3")
    assert shown_facts(again) == ["fact-2"]
    assert again.locator("#ledger").bounding_box()["y"] < 200
    page.click("[data-filter=number]")
    assert address(page) == "#facts=differs&kind=count&silent=3"


def test_one_account_only_and_several_accounts_exclude_each_other(opened):
    page = opened("full", "facts=single")
    page.click("[data-filter=several]")
    assert (shown_facts(page), address(page)) == (["fact-1", "fact-2", "fact-3"], "#facts=several")


def test_an_address_of_filters_that_mean_nothing_shows_all(opened):
    page = opened("full", "facts=nonsense&told=99&about=zz")
    assert (len(shown_facts(page)), address(page)) == (4, "#ledger")


def test_filter_by_actor_and_an_address_that_it_hides(opened):
    page = opened("full")
    page.select_option("#ledger-about", "1")
    assert (shown_facts(page), address(page)) == (["fact-1"], "#about=1")
    page.evaluate("location.hash = '#fact-4.1'")
    page.wait_for_selector("#fact-4.is-current")
    assert marked(page) == "falls from 14 to seven"
    assert len(shown_facts(page)) == 4


def test_main_points_have_a_heading_and_a_rule_of_their_own(opened):
    page = opened("full")
    heads = page.locator(".ledger .head th")
    assert heads.all_inner_texts() == ["Main points", "Also reported by several accounts"]
    assert page.evaluate("getComputedStyle(document.querySelector('.ledger .head th')).borderBottomStyle") == "solid"
    page.click("[data-filter=number]")
    assert heads.first.is_visible()
    assert heads.last.is_hidden()


def test_the_reason_why_accounts_count_once_is_one_click_away_on_both_sides(opened):
    page = opened("full")
    reason = page.locator("#fact-3 .origins a")
    assert reason.inner_text() == "the same words"
    reason.scroll_into_view_if_needed()
    before = reason.bounding_box()["y"]
    reason.click()
    opens(page, "#origin-1.1")
    assert page.locator(".pane-outlet").all_inner_texts() == ["Strait Wire", "Ostmark Herald"]
    words = "The Strait Council regretted on Tuesday that Varrow"
    assert page.locator(".pane-text mark").all_inner_texts() == [words, words]
    assert page.inner_text("#pane-about") == "Strait Wire and Ostmark Herald: verbatim run of 26 words"
    assert abs(reason.bounding_box()["y"] - before) < 100
    page.keyboard.press("Escape")
    assert page.evaluate(f"{FOCUSED}.textContent") == "the same words"


def test_the_map_reads_as_a_table_and_opens_the_facts_behind_a_number(opened):
    page = opened("full")
    table = page.locator(".beside")
    assert table.locator("thead th").all_inner_texts() == [
        "Account", "Tidewater Post", "The Quay", "Strait Wire", "Ostmark Herald",
    ]  # fmt: skip
    row = table.locator("tbody tr").nth(1)
    cells = [" ".join(words.split()) for words in row.locator("th, td").all_inner_texts()]
    assert cells == ["The Quay 3 facts", "2 both 1 silent", "1 alone", "1 both 2 silent", "1 both 2 silent"]
    row.locator("td").nth(2).locator("a", has_text="silent").click()
    page.wait_for_selector("#fact-1", state="hidden")
    assert (shown_facts(page), address(page)) == (["fact-2", "fact-4"], "#told=2&silent=3")
    assert said(page) == "Two facts of 4: reported by The Quay, silent Strait Wire."
    page.go_back()
    page.wait_for_selector("#fact-1")
    table.locator("a.text").first.click()
    opens(page, "#origin-1.1")


@pytest.mark.parametrize(
    ("link", "facts"), [("told=2&facts=single", ["fact-4"]), ("silent=4&facts=several", ["fact-2"])]
)
def test_a_source_leads_to_what_it_alone_reports_and_what_it_is_silent_on(opened, link, facts):
    page = opened("full")
    page.click(f".source [href='#{link}']")
    page.wait_for_selector("#fact-1", state="hidden")
    assert shown_facts(page) == facts


def test_off_event_accounts_are_set_apart_and_said_so(opened):
    page = opened("full")
    assert page.locator("#off-event ~ .source h4").all_inner_texts() == ["Dellen Gazette"]
    assert page.inner_text("#source-5 .note").startswith("Off the event, and not compared")
    assert page.inner_text("#source-3 .note").startswith("About the event in part: tells the regret first")


def test_map_scrolls_in_its_own_frame_on_a_small_screen_and_keeps_the_names(opened):
    page = opened("large", width=390)
    frame = page.locator("#sources .scroll")
    frame.evaluate("(box) => box.scrollTo(900, 300)")
    assert frame.evaluate("(box) => box.scrollLeft") > 500
    name = page.locator(".beside tbody th").nth(8).bounding_box()
    assert abs(name["x"] - frame.bounding_box()["x"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_small_screen_tells_the_origins_after_the_last_account(opened):
    page = opened("full", width=390)
    for _ in range(4):
        page.click("#turn-after")
    assert page.inner_text("#turn-outlet") == "Independent origins"
    assert page.locator("#fact-3 .origins a").is_visible()
    assert page.is_disabled("#turn-after")


def test_look_alikes_are_folded_below_with_the_reason(opened):
    page = opened("full")
    assert page.is_hidden("#conflict-4")
    page.click("#cleared > summary")
    assert page.inner_text("#conflict-4-head").startswith("One account keeps the hedge")
    select(page, "#conflict-4 [href='#conflict-4.2']")
    assert marked(page) == "1 June"


def test_first_difference_is_in_sight_of_its_view_and_says_how_grave_it_is(opened):
    page = opened("full")
    page.click(".views [href='#differences']")
    first = page.locator("#differences .entry").first
    assert first.bounding_box()["y"] < 500
    assert "Look at this first" in first.inner_text()
    assert "What would settle it" in first.inner_text()
    assert "Within one article: The Quay" in " ".join(page.inner_text("#conflict-2").split())


def test_competing_statements_stand_in_a_part_of_their_own(opened):
    page = opened("full")
    assert page.inner_text("#disputes") == "Competing statements of the parties"
    order = page.evaluate("[...document.querySelectorAll('#differences .entry')].map(e => e.id)")
    assert order == ["conflict-1", "conflict-2", "conflict-3", "conflict-4"]
    assert page.locator("#disputes ~ #conflict-3").count() == 1
    assert page.locator("#disputes ~ #conflict-1").count() == 0


def test_large_story_lists_what_one_account_alone_reports(opened):
    page = opened("large")
    assert page.locator(".singles li").count() == 1
    assert page.locator(".ledger tbody tr[id]").count() == 200
    select(page, ".singles a")
    assert marked(page) == "on 1 May and heard 1 pilots"
    page.click("[data-filter=several]")
    assert page.is_hidden(PANE)
    assert page.is_hidden(".alone")
    page.click("[data-filter=single]")
    assert page.is_visible(".alone")
    assert page.is_hidden(".ledger")
    assert said(page) == "One fact of 201: one account only."


def test_arrow_keys_move_in_a_list_that_is_one_stop(opened):
    page = opened("full")
    page.focus("#fact-4 a")
    assert page.locator(".singles [tabindex='0']").count() == 1
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUSED}.closest('li').id") == "fact-4"
    page.keyboard.press("Enter")
    opens(page, "#fact-4.1")
    assert page.inner_text("#pane-head") == "One account only"


def test_small_screen_shows_one_account_beside_the_fact(opened):
    page = opened("full", width=390)
    heads = page.locator(".ledger th.account:visible a")
    assert heads.all_inner_texts() == ["Tidewater Post"]
    page.click("#turn-after")
    assert heads.all_inner_texts() == ["The Quay"]
    page.focus("#ledger [href='#fact-1.2']")
    page.keyboard.press("ArrowRight")
    assert heads.all_inner_texts() == ["Strait Wire"]
    page.evaluate("location.hash = '#fact-2.1'")
    page.wait_for_selector("#fact-2.is-current")
    assert heads.all_inner_texts() == ["Tidewater Post"]


def test_small_screen_swipes(opened):
    page = opened("full", width=390)
    page.evaluate(
        """() => {
          const surface = document.querySelector("#ledger .scroll");
          const touch = (x) => new Touch({identifier: 1, target: surface, clientX: x, clientY: 200});
          surface.dispatchEvent(new TouchEvent("touchstart", {changedTouches: [touch(300)], bubbles: true}));
          surface.dispatchEvent(new TouchEvent("touchend", {changedTouches: [touch(120)], bubbles: true}));
        }"""
    )
    assert page.locator(".ledger th.account:visible a").all_inner_texts() == ["The Quay"]
