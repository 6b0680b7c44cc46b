"""The chart of days and what it leads to."""

import pytest

from tests.browser.screen import FOCUSED, marked, opens

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_chart_is_one_stop_and_arrow_keys_move_in_it(opened):
    page = opened("full")
    assert page.locator("#days .mark[tabindex='0']").count() == 1
    page.focus("#days [href='#days.1']")
    title = f"{FOCUSED}.querySelector('title').textContent"
    assert page.evaluate(title).startswith("2: 4 May 2031, decided: The council withdraws")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(title).startswith("4: 12 May 2031, announced")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUSED}.closest('g[role]').getAttribute('aria-label')") == "The Quay, printed 13 May 2031"
    assert page.evaluate(title).startswith("4: 12 May 2031, announced")
    caption = page.inner_text("#days-caption")
    assert caption.startswith("The Quay, printed 13 May 2031. 4: 12 May 2031, announced: Varrow announces")
    assert page.locator("#days .mark.is-same").count() == 2
    assert page.locator(".days tr.is-same th").inner_text() == "12 May 2031"
    page.keyboard.press("Enter")
    opens(page, page.evaluate("location.hash"))
    assert marked(page) == "12 May"
    assert page.inner_text("#pane-about").startswith("4: 12 May 2031, announced")


def test_dates_that_differ_lead_from_the_chart_and_the_table_to_the_difference(opened):
    page = opened("full")
    page.focus("#days .clash >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("#conflict-2.is-current")
    page.click("#when-3 .differs")
    page.wait_for_selector("#conflict-2.is-current")
    assert 0 <= page.locator("#conflict-2").bounding_box()["y"] < 300


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_kinds_of_marks_differ_by_shape(opened, scheme):
    page = opened("full", scheme=scheme)
    shapes = page.evaluate(
        """[...document.querySelectorAll(".legend.marks .sign[class*=' ']")]
          .map((sign) => sign.innerHTML + getComputedStyle(sign.firstElementChild).fill)"""
    )
    assert len(shapes) == len(set(shapes)) == 4


def test_chart_on_a_small_screen_opens_at_the_printing_and_keeps_the_names(opened):
    page = opened("full", width=390)
    name = page.locator(".heads .outlet").first
    frame = page.locator(".drawing")
    assert frame.evaluate("(box) => box.scrollLeft") > 0
    assert 0 <= name.bounding_box()["x"] < 60
    printed = page.locator("#days > path.printed").bounding_box()
    assert 160 < printed["x"] < 390
    page.focus("#days [href='#days.1']")
    page.keyboard.press("ArrowRight")
    assert 160 < page.evaluate(f"{FOCUSED}.getBoundingClientRect().x") < 390


def test_terms_of_an_equation_are_one_selection_away_from_their_words(opened):
    page = opened("full")
    terms = page.locator("#conflict-1 .equation a")
    assert " ".join(page.inner_text("#conflict-1 .equation").split()).startswith("14 delegation list The Quay − 7")
    assert terms.count() == 4
    terms.nth(2).click()
    page.wait_for_selector(".equation a.is-open")
    assert marked(page) == "six Varrow pilots"


def test_echo_and_narration_lead_to_their_words(opened):
    page = opened("full")
    page.locator("#quote-1 .kin a").first.click()
    page.wait_for_selector(".utterance.is-current")
    assert marked(page) == "the six pilots had carried undeclared surveyors"
    page.locator(".utterance.is-current .kin a[data-e]").click()
    page.wait_for_selector(".kin a.is-open")
    assert page.inner_text(".pane-outlet") == "Strait Wire"
