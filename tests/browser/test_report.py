"""The whole page on any screen and on paper: large, split and hostile records."""

import pytest

from tests.browser.screen import marked, select

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def shown_facts(page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('#ledger [id^=fact-]')].filter(r => !r.hidden).map(r => r.id)")


def test_accounts_of_different_events_are_listed_and_not_compared(opened):
    page = opened("split")
    assert page.inner_text("h1") == "Two accounts of different events"
    assert page.locator(".ledger").count() == 0
    assert page.locator(".beside").count() == 0
    select(page, ".singles a")
    assert marked(page) == "falls from 14 to seven"
    assert page.is_disabled("[data-filter=differs]")


@pytest.mark.parametrize("name", ["full", "lone", "empty", "hostile", "large", "status", "measure"])
@pytest.mark.parametrize("width", [390, 768, 1400])
def test_page_never_scrolls_sideways(opened, name, width):
    page = opened(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if name == "full":
        select(page, "#brief [href='#brief-1.1']")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_name_without_a_break_stays_on_a_small_screen(opened):
    page = opened("full", "fact-1.1", width=390)
    page.evaluate("document.querySelector('#turn-outlet').textContent = 'ostmark'.repeat(20)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_of_a_hostile_document_runs(opened):
    page = opened("hostile")
    for link in page.locator("a[data-e]:visible").all()[:12]:
        link.click()
        page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert page.locator("main script, main img, main [onmouseover], main [onload]").count() == 0


def test_hostile_words_are_marked_to_the_character(opened):
    page = opened("hostile", "fact-1")
    assert marked(page) == "</script><script>window.ran = 'text'</script> and ]]>"
    page = opened("hostile", "brief-1.1")
    assert marked(page) == "Six pilots"


def test_large_story_opens_at_once_and_keeps_head_and_first_column(opened):
    page = opened("large")
    spent = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert spent < 3000
    page.evaluate("document.querySelector('#ledger .scroll').scrollTo(2000, 3000)")
    frame = page.locator("#ledger .scroll").bounding_box()
    fact = page.locator(".ledger tbody th").nth(60).bounding_box()
    head = page.locator(".ledger thead").bounding_box()
    assert abs(fact["x"] - frame["x"]) < 2
    assert abs(head["y"] - frame["y"]) < 3


def test_print_opens_what_is_folded_and_numbers_the_citations(opened):
    page = opened("full")
    page.click("[data-filter=differs]")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#notes li").count() >= 4
    assert "Varrow will suspend the work" in page.inner_text("#notes")
    assert page.locator("#brief sup.ref").count() == 4
    assert page.locator("#conflict-4").is_visible()
    assert page.is_hidden(".views")
    assert shown_facts(page) == ["fact-1", "fact-2"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("sup.ref").count() == 0
