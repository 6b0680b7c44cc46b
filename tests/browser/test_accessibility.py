"""What a keyboard user, a screen reader and a reader with weak or colour-blind eyes need."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAMELESS = """() => [...document.querySelectorAll("a[href], button, select, summary, [role=region], [tabindex='0']")]
  .filter((e) => e.getClientRects().length)
  .filter((e) => !(e.getAttribute("aria-label") || e.textContent.trim() || e.labels?.length
    || document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim()))
  .map((e) => e.outerHTML.slice(0, 120))"""

CONTRASTS = """() => {
  const channel = (v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
  const parse = (s) => s.match(/[\\d.]+/g).map(Number);
  const light = (c) => .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const poor = new Map();
  for (const e of document.querySelectorAll("body *")) {
    if (!e.getClientRects().length || e.closest("svg, button:disabled")) continue;
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.set(e.tagName + "." + e.className, ratio);
  }
  return [...poor];
}"""


@pytest.mark.parametrize("name", ["full", "lone", "empty", "hostile", "status"])
def test_every_control_has_a_name(opened, name):
    assert opened(name, "fact-1.1" if name == "full" else "").evaluate(NAMELESS) == []


@pytest.mark.parametrize(("name", "address"), [("full", "fact-1.1"), ("status", "standing-1.1")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_all_words_contrast_with_their_ground(opened, scheme, width, name, address):
    page = opened(name, address, width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate(CONTRASTS) == []


def test_dark_is_dark(opened):
    ground = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"
    assert opened("full", scheme="dark").evaluate(ground) < 60
    assert opened("full").evaluate(ground) > 200


@pytest.mark.parametrize("name", ["full", "status"])
def test_landmarks_and_table_heads(opened, name):
    page = opened(name)
    for landmark in ("header", "nav[aria-label]", "main", "footer"):
        assert page.locator(landmark).count() >= 1, landmark
    assert page.evaluate("[...document.querySelectorAll('th')].every((th) => th.scope)")
    assert page.evaluate("document.documentElement.lang") == "en"
    unnamed = """[...document.querySelectorAll('section, aside, article:not(.origin)')]
      .filter((part) => !document.getElementById(part.getAttribute('aria-labelledby'))).length"""
    assert page.evaluate(unnamed) == 0


def test_skip_link_is_the_first_stop(opened):
    page = opened("full")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0


def test_focus_is_seen(opened):
    page = opened("full")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_same_differing_and_silent_cells_differ_without_colour(opened):
    page = opened("full")
    cells = page.evaluate(
        """() => ["#fact-1 td:nth-of-type(1)", "#fact-1 td.odd", "#fact-2 td.s"].map((query) => {
          const cell = document.querySelector(query);
          const words = getComputedStyle(cell.firstElementChild);
          return [words.fontWeight, words.fontStyle, getComputedStyle(cell).backgroundImage,
                  cell.innerText.includes("differs")];
        })"""
    )
    same, odd, silent = cells
    assert same != odd != silent != same
    assert int(odd[0]) > int(same[0])
    assert silent[2] != "none"
    assert odd[3]


def test_strip_reads_in_order_on_a_small_screen(opened):
    page = opened("full", width=390)
    line = " ".join(page.locator(".strip tr").first.inner_text().split())
    assert line.startswith("Tidewater Post told reporters in Port Varrow")
    assert line.endswith("that talks would lead anywhere,”")


def test_differing_words_differ_without_colour_and_say_so(opened):
    page = opened("full")
    cells = page.evaluate(
        """() => ["td:not([class])", "td.reworded", "td.added", "td.gap"].map((query) => {
          const cell = document.querySelector(`.strip ${query}`), style = getComputedStyle(cell);
          return [style.fontWeight, style.textDecorationLine, cell.innerText.includes("·"),
                  cell.querySelector("i")?.textContent ?? ""];
        })"""
    )
    assert [cell[:3] for cell in cells] == [
        ["400", "none", False],
        ["700", "none", False],
        ["400", "underline", False],
        ["400", "none", True],
    ]
    assert [cell[3] for cell in cells] == ["", "put differently: ", "only here: ", "left out "]
