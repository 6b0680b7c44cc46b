"""Who said what as a reader uses it: speakers, search, the strips of printings."""

import pytest

from tests.browser.screen import address, marked, opens

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def heads(page) -> list[str]:
    return [" ".join(words.split()) for words in page.locator(".speaker:visible h3").all_inner_texts()]


def test_filter_by_speaker_and_send_it(opened):
    page = opened("full")
    page.select_option("#speaker", index=2)
    assert heads(page) == ["Tomas Rell spokesman"]
    assert page.inner_text("#speech-shown") == "Shown: only Tomas Rell; 1 of 3 utterances."
    assert address(page) == "#who=tomas-rell"
    page.select_option("#speaker", index=0)
    assert (len(heads(page)), address(page), page.inner_text("#speech-shown")) == (2, "#speech", "")


def test_a_sent_address_of_a_speaker_shows_only_that_speaker(opened):
    page = opened("full", "who=tomas-rell")
    assert heads(page) == ["Tomas Rell spokesman"]
    assert page.locator("#speech").bounding_box()["y"] < 200
    assert len(heads(opened("full", "who=nobody"))) == 2


def test_link_at_a_speaker_filters(opened):
    page = opened("full")
    page.click("[href='#who=ilsa-brandt']")
    page.wait_for_selector("#who\\=tomas-rell", state="hidden")
    assert heads(page) == ["Ilsa Brandt harbour minister"]
    page.go_back()
    page.wait_for_selector("#who\\=tomas-rell")


def test_search_as_you_type(opened):
    page = opened("full")
    page.fill("#speech-find", "surveyors")
    assert heads(page) == ["Tomas Rell spokesman"]
    assert address(page) == "#words=surveyors"
    page.fill("#speech-find", "pretend talks")
    assert page.locator(".utterance:visible").count() == 1
    page.fill("#speech-find", "no such words")
    assert page.is_visible("#speech-none")
    page.keyboard.press("Escape")
    assert (page.input_value("#speech-find"), len(heads(page)), address(page)) == ("", 2, "#speech")
    assert heads(opened("full", "words=surveyors")) == ["Tomas Rell spokesman"]


def test_what_a_filter_hides_is_not_printed_and_the_print_says_so(opened):
    page = opened("full", "who=tomas-rell")
    page.emulate_media(media="print")
    assert heads(page) == ["Tomas Rell spokesman"]
    assert page.is_visible("#speech-shown")
    assert page.is_hidden("#speaker")


def test_an_address_of_hidden_words_shows_them(opened):
    page = opened("full", "who=tomas-rell")
    page.evaluate("location.hash = '#quote-1.2'")
    opens(page, "#quote-1.2")
    assert marked(page) == "We no longer see a reason to pretend that talks would lead anywhere"
    assert len(heads(page)) == 2


def test_selecting_a_word_of_a_strip_shows_its_printing(opened):
    page = opened("full")
    page.locator(".strip td.reworded").last.click()
    opens(page, "#quote-1.2")
    assert page.inner_text(".pane-outlet") == "The Quay"


def test_verbs_of_saying_stand_under_each_other(opened):
    page = opened("full")
    boxes = [cue.bounding_box() for cue in page.locator("#quote-1 .cue").all()]
    assert len(boxes) == 3
    assert len({round(box["x"]) for box in boxes}) == 1
    assert page.locator("#quote-1 .cue").first.inner_text() == "told reporters in Port Varrow"
