"""The view Status as a reader uses it: opening words, choosing a day, walking the chain, on any screen and on paper."""

import pytest

from tests.browser.screen import FOCUSED, address, marked, opens

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def states(page) -> list[str]:
    """The lines of the state that is shown, as `name: value`."""
    rows = page.locator(".standing tr[data-k]:not(.head):visible").all()
    return [
        " ".join(f"{row.locator('th').inner_text()}: {row.locator('td').first.inner_text()}".split()) for row in rows
    ]


MISSION = "Mission of Valdonia to the Meridian Compact"
BUREAU = "Press bureau of the Meridian Compact in Keel"


@pytest.mark.parametrize(
    ("link", "hash_", "words", "about"),
    [
        ("#standing-2 b a", "#standing-2.1",
         "Valdonia will suspend the work of its mission to the Meridian Compact from 1 December or some days later",
         "reduced → suspended announced · 1 December 2031 or later, announced 3 November 2031"),
        ("#standing-3 td:last-child a >> nth=1", "#standing-3.3", "cut the list to 16 posts",
         "posts allowed · 24 posts → 15 posts or 16 posts ranked below · 20 October 2031"),
        ("#standing-4 td > span > a", "#standing-4.1", "cut from 24 to 15 posts three of them had stood empty", None),
        ("#measure-3 .told a", "#measure-3.3", "Valdonia will suspend the work of its mission to the Meridian Compact",
         "Valdonia suspends its mission to the Compact"),
        ("#measure-3 td:nth-of-type(3) a >> nth=1", "#measure-3.2", "on 1 December", None),
        ("#named a", "#named.1", "the list", "Delegation list"),
    ],
)  # fmt: skip
def test_a_value_opens_its_words(opened, link, hash_, words, about):
    page = opened("status")
    page.locator(link).first.click()
    opens(page, hash_)
    assert marked(page) == words
    assert address(page) == hash_
    if about:
        assert page.inner_text("#pane-about") == about


def test_choosing_a_day_changes_the_rows_and_the_address(opened):
    page = opened("status")
    assert states(page)[0] == f"{MISSION}: suspended announced"
    page.fill("#day", "2031-10-25")
    page.dispatch_event("#day", "change")
    assert states(page) == [
        f"{MISSION}: reduced",
        f"{BUREAU}: operating",
        "Joint council: dormant",
        f"{MISSION}: ceiling: 15",
    ]
    assert address(page) == "#status-2031-10-25"
    assert page.inner_text("#day-said") == "On 25 October 2031 as since 20 October 2031. Next change: 3 November 2031."
    assert page.inner_text(".day-line [aria-current]") == "20 October 2031"


def test_buttons_go_from_change_to_change(opened):
    page = opened("status")
    assert page.is_disabled("#day-after")
    for day in ("2031-11-03", "2031-10-20", "2031-10-19"):
        page.click("#day-before")
        assert (page.input_value("#day"), address(page)) == (day, f"#status-{day}")
    assert page.is_disabled("#day-before")
    assert states(page)[:2] == [f"{MISSION}: operating", f"{BUREAU}: operating"]
    assert page.locator(".standing tr.new").count() == 0
    page.click("#day-after")
    assert states(page)[0] == f"{MISSION}: reduced"
    assert page.locator(".standing tr.new").count() == 2


def test_a_day_before_the_first_is_said_to_be_untold(opened):
    page = opened("status", "status-2030-01-01")
    assert states(page) == []
    assert page.inner_text("#day-said") == (
        "How it stood on 1 January 2030 no account tells. The first day told: 19 October 2031."
    )
    assert page.is_disabled("#day-before")
    page.click("#day-after")
    assert len(states(page)) == 4


def test_a_sent_day_shows_it_and_a_sent_line_its_words(opened):
    page = opened("status", "status-2031-10-28")
    assert page.input_value("#day") == "2031-10-28"
    assert 0 <= page.locator("#on-a-day").bounding_box()["y"] < 300
    assert page.is_hidden("#pane")
    page = opened("status", "status-2031-11-03.1")
    assert page.input_value("#day") == "2031-11-03"
    assert page.is_visible("#pane")
    assert page.inner_text("#pane-head") == "How it stands on 3 November 2031"


def test_days_of_the_line_are_links_and_keep_the_pane_in_step(opened):
    page = opened("status")
    page.locator(".standing tr:visible a", has_text="dormant").click()
    page.wait_for_selector("#pane:visible")
    assert marked(page) == "The joint council has hardly met since 2027"
    assert page.inner_text("#pane-about") == "Joint council: dormant"
    assert page.input_value("#day") == "2031-12-01"
    page.click(".day-line a >> nth=1")
    page.wait_for_selector(".day-line [aria-current]:text('20 October 2031')")
    assert address(page) == "#status-2031-10-20"
    assert page.is_hidden("#pane")


def test_keyboard_reaches_day_buttons_and_chain(opened):
    page = opened("status")
    page.focus("#day-before")
    page.keyboard.press("Enter")
    assert page.input_value("#day") == "2031-11-03"
    assert page.locator("#chain a[tabindex='0']").count() == 1
    page.focus("#chain a[tabindex='0']")
    about = f"{FOCUSED}.dataset.about"
    title = f"{FOCUSED}.querySelector('title').textContent"
    assert page.evaluate(about) == "The Compact cuts the mission of Valdonia in force"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(about) == "Valdonia suspends its mission to the Compact announced"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(title).endswith("says Ada Lorne")
    page.keyboard.press("Enter")
    page.wait_for_selector("#chain .is-open")
    assert marked(page) == "It answers the taking of passes"
    page.keyboard.press("Escape")
    assert page.evaluate(title).endswith("says Ada Lorne")


def test_arrows_differ_without_colour(opened):
    page = opened("status")
    dashes = "[...document.querySelectorAll('#chain .way')].map((way) => getComputedStyle(way).strokeDasharray)"
    assert page.evaluate(dashes) == ["none", "5px, 4px"]


def test_wide_screen_folds_the_list_and_small_screen_shows_it_alone(opened):
    page = opened("status")
    assert page.is_visible("#chain")
    assert page.locator(".acts li").first.is_hidden()
    page = opened("status", width=390)
    assert page.is_hidden("#chain")
    lines = [" ".join(text.split()) for text in page.locator(".acts li").all_inner_texts()]
    assert lines[2].startswith("3 November 2031: Valdonia suspends its mission to the Compact announced")
    assert "in answer to: The Compact withdraws the accreditation of six members Ada Lorne, in Keel Courier" in lines[2]
    page.click("#answer-3 small a")
    opens(page, "#answer-3.1")
    assert marked(page) == "It answers the taking of passes"


def test_small_screen_reads_a_row_as_a_paragraph(opened):
    page = opened("status", width=390)
    row = " ".join(page.inner_text("#standing-2").split())
    assert row.startswith("reduced → suspended announced 1 December 2031 or later announced 3 November 2031")
    assert page.locator("#standing-2").bounding_box()["width"] <= 390
    label = "getComputedStyle(document.querySelector('#measure-3 td:nth-of-type(3)'), '::before').content"
    assert page.evaluate(label) == '"Takes effect"'


def test_print_holds_every_day_and_the_list(opened):
    page = opened("status")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    heads = page.locator(".standing .day th").all_inner_texts()
    assert heads == ["19 October 2031", "20 October 2031: what changes", "3 November 2031: what changes",
                     "1 December 2031: what changes"]  # fmt: skip
    assert len(states(page)) == 4 + 2 + 3 + 2
    assert page.locator(".acts li").first.is_visible()
    assert page.is_hidden("#day")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert len(states(page)) == 5


def test_without_script_all_days_and_the_list_stand_there(chromium, pages):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["status"].as_uri())
    assert page.locator(".standing .day:visible").count() == 4
    assert page.is_hidden("#day")
    assert page.locator(".acts li").first.is_visible()
    context.close()


def test_a_measure_alone_has_no_board_no_days_and_no_drawing(opened):
    page = opened("measure")
    assert page.locator("#status .board, #day, #chain, .acts, #events").count() == 0
    assert page.locator(".measures tbody tr").count() == 1
    page.click("#measure-1 th a")
    opens(page, "#measure-1.1")


def test_navigation_names_status_after_when(opened):
    tabs = opened("status").locator(".views a").all_inner_texts()
    assert tabs[tabs.index("When") + 1] == "Status"
