"""The report as a reader uses it: selecting, turning, closing, filtering, sending an address, on any screen."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PANE = "#pane"
FOCUSED = "document.activeElement"


def marked(page) -> str:
    return " ".join(page.locator(".pane-text mark").all_inner_texts())


def address(page) -> str:
    return page.evaluate("location.hash")


def opens(page, hash_: str) -> None:
    """Waits until the pane shows what stands at an address."""
    page.wait_for_selector(f"a.is-open[href='{hash_}']", state="attached")


def select(page, link: str) -> None:
    """Selects a link to words and waits for them."""
    page.click(link)
    opens(page, page.get_attribute(link, "href"))


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


def shown_facts(page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('#ledger [id^=fact-]')].filter(r => !r.hidden).map(r => r.id)")


def said(page) -> str:
    return page.inner_text("#ledger-shown")


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


def test_accounts_of_different_events_are_listed_and_not_compared(opened):
    page = opened("split")
    assert page.inner_text("h1") == "Two accounts of different events"
    assert page.locator(".ledger").count() == 0
    assert page.locator(".beside").count() == 0
    select(page, ".singles a")
    assert marked(page) == "falls from 14 to seven"
    assert page.is_disabled("[data-filter=differs]")


def test_arrow_keys_move_in_a_list_that_is_one_stop(opened):
    page = opened("full")
    page.focus("#fact-4 a")
    assert page.locator(".singles [tabindex='0']").count() == 1
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUSED}.closest('li').id") == "fact-4"
    page.keyboard.press("Enter")
    opens(page, "#fact-4.1")
    assert page.inner_text("#pane-head") == "One account only"


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


def test_clicked_line_stays_where_it_was_when_the_pane_opens(opened):
    page = opened("full")
    link = page.locator("#differences [href='#conflict-2.1']")
    link.scroll_into_view_if_needed()
    before = link.bounding_box()["y"]
    link.click()
    opens(page, "#conflict-2.1")
    assert abs(link.bounding_box()["y"] - before) < 3


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
