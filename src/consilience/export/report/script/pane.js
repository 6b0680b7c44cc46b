// Opens words in their article. The page is whole without any script; the files run as one, in the order of `html.py`.
const one = (query, root = document) => root.querySelector(query);
const all = (query, root = document) => [...root.querySelectorAll(query)];
const byId = (id) => document.getElementById(id);
const MOST_PARAGRAPHS = 200; // of an article in the pane; a longer one is shown around the words
document.documentElement.classList.add("js");

// Words in their article. Offsets count code points of the whole text; a paragraph knows where it starts.

const rangesOf = (link) =>
  link.dataset.e.split(" ").map((range) => {
    const [number, start, end] = range.split(":").map(Number);
    return { number, start, end };
  });
const articleOf = (number) => one(`.source[data-n="${number}"] .article`);
const lengths = new WeakMap();
const lengthOf = (paragraph) => {
  if (!lengths.has(paragraph)) lengths.set(paragraph, Array.from(paragraph.textContent).length);
  return lengths.get(paragraph);
};
const touches = (paragraph, range) => {
  const start = Number(paragraph.dataset.s);
  return range.start < start + lengthOf(paragraph) && range.end > start;
};
const breaksOf = (paragraph) => [0, ...(paragraph.dataset.b || "").split(" ").filter(Boolean).map(Number)];

// Replaces a paragraph's text by pieces: the sentences that hold marked words, and the words themselves.
function markWords(paragraph, ranges) {
  const start = Number(paragraph.dataset.s);
  const letters = Array.from(paragraph.textContent);
  const marks = ranges
    .map((range) => [Math.max(range.start - start, 0), Math.min(range.end - start, letters.length)])
    .filter(([from, to]) => from < to);
  const starts = breaksOf(paragraph);
  const sentences = starts.map((from, index) => [from, starts[index + 1] ?? letters.length]);
  const inside = (spans, at) => spans.some(([from, to]) => from <= at && at < to);
  const here = sentences.filter(([from, to]) => marks.some((mark) => mark[0] < to && mark[1] > from));
  const cuts = [...new Set([0, letters.length, ...marks.flat(), ...here.flat()])].sort((a, b) => a - b);
  paragraph.textContent = "";
  cuts.slice(0, -1).forEach((from, index) => {
    const words = document.createTextNode(letters.slice(from, cuts[index + 1]).join(""));
    const tag = inside(marks, from) ? "mark" : inside(here, from) ? "span" : null;
    if (!tag) return paragraph.append(words);
    const piece = document.createElement(tag);
    piece.className = "here";
    piece.append(words);
    paragraph.append(piece);
  });
}

function articleWith(number, ranges) {
  const whole = articleOf(number);
  const shown = document.createElement("div");
  if (!whole) return shown;
  if (whole.lang) shown.lang = whole.lang;
  const parts = [...whole.children];
  const holds = (part) => all(".z", part.parentNode).length && (part.matches(".z") ? [part] : all(".z", part)).some((z) => ranges.some((r) => touches(z, r)));
  const first = Math.max(parts.findIndex(holds), 0);
  const from = parts.length > MOST_PARAGRAPHS ? Math.max(first - MOST_PARAGRAPHS / 2, 0) : 0;
  for (const part of parts.slice(from, from + MOST_PARAGRAPHS)) {
    const copy = part.cloneNode(true);
    for (const paragraph of copy.matches(".z") ? [copy] : all(".z", copy)) {
      if (!ranges.some((range) => touches(paragraph, range))) continue;
      markWords(paragraph, ranges);
      if (copy.matches("details")) copy.open = true;
    }
    shown.append(copy);
  }
  return shown;
}

// The evidence pane

const pane = byId("pane");
let links = [];
let opener = null;

const groupOf = (link) => link.closest("[data-group], #ledger [id^='fact-']");
const titleOf = (group) => group.dataset.group ?? one(".status", group)?.firstChild.textContent.split(" · ")[0] ?? "One account only";
const current = () => links.find((link) => link.classList.contains("is-open"));

const sourceOf = (number) => one(`.source[data-n="${number}"]`);

// The words of one account under its name; words that several share stand on sheets below each other.
function sheetOf(number, ranges) {
  const source = sourceOf(number);
  const sheet = byId("pane-sheet").content.firstElementChild.cloneNode(true);
  one(".pane-outlet", sheet).textContent = one("h4", source).textContent;
  one(".pane-date", sheet).textContent = one(".published", source).textContent;
  one(".pane-title", sheet).textContent = one(".headline", source)?.textContent || "";
  const text = one(".pane-text", sheet);
  text.setAttribute("aria-label", `Article of ${one("h4", source).textContent}`);
  text.replaceChildren(articleWith(number, ranges));
  return sheet;
}

function unmark() {
  all(".is-open").forEach((link) => link.classList.remove("is-open"));
  all(".is-current").forEach((row) => row.classList.remove("is-current"));
}

function show(link) {
  const group = groupOf(link);
  const anchor = opener?.isConnected && opener.getClientRects().length ? opener : link; // stays where it is on the screen
  const before = anchor.getBoundingClientRect().top;
  const isFresh = pane.hidden;
  const ranges = rangesOf(link);
  const numbers = [...new Set(ranges.map((range) => range.number))];
  const source = sourceOf(numbers[0]);
  links = all("a[data-e]", group);
  const place = links.indexOf(link);
  unmark();
  link.classList.add("is-open");
  group.classList.add("is-current");
  pane.hidden = false;
  document.body.classList.add("has-pane");
  byId("pane-head").textContent = titleOf(group);
  const about = byId("pane-about");
  const head = one("th a", group) || one("a", group);
  about.textContent = one("title", link)?.textContent || link.dataset.about || group.dataset.about || head.textContent;
  about.className = !group.dataset.about && head.classList.contains("printed-words") ? "printed-words" : "";
  byId("pane-place").textContent = links.length > 1 ? `Passage ${place + 1} of ${links.length}` : "One passage";
  byId("pane-before").disabled = place === 0;
  byId("pane-after").disabled = place === links.length - 1;
  byId("pane-whole").href = `#${source.id}`;
  byId("pane-address").href = link.getAttribute("href");
  const sheets = byId("pane-sheets");
  sheets.replaceChildren(...numbers.map((number) => sheetOf(number, ranges.filter((range) => range.number === number))));
  sheets.classList.toggle("several", numbers.length > 1);
  for (const text of all(".pane-text", sheets)) {
    const mark = one("mark", text);
    text.scrollTop = mark ? mark.offsetTop - text.offsetTop - text.clientHeight / 3 : 0;
  }
  if (isFresh) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
}

function close() {
  if (pane.hidden) return;
  const open = current();
  const back = opener?.isConnected && opener.getClientRects().length ? opener : open;
  const before = back?.getBoundingClientRect().top ?? 0;
  pane.hidden = true;
  document.body.classList.remove("has-pane");
  unmark();
  if (open) history.replaceState(null, "", `#${groupOf(open).id}`);
  if (back) {
    back.focus({ preventScroll: true });
    scrollBy({ top: back.getBoundingClientRect().top - before, behavior: "instant" });
    keepVisible(back);
  }
  opener = null;
}

function turn(step) {
  const next = links[links.indexOf(current()) + step];
  if (!next) return;
  history.replaceState(null, "", next.getAttribute("href"));
  reveal(next);
  show(next);
  if (!opener?.isConnected || groupOf(opener) === groupOf(next)) keepVisible(next);
}

// Scrolls what was hidden by the pane, the head of a table or the edge of the window into sight.
function keepVisible(element) {
  const box = element.getBoundingClientRect();
  const sheet = pane.hidden ? innerHeight : Math.max(pane.getBoundingClientRect().top, 0) || innerHeight;
  const low = sheet < 80 ? innerHeight : sheet;
  if (box.top < 60 || box.bottom > low) {
    element.scrollIntoView({ block: low < innerHeight ? "start" : "center", inline: "nearest", behavior: "instant" });
  }
}

// Addresses: `#fact-12` is a row, `#fact-12.3` its third link.

function reveal(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    if (fold !== element) fold.open = true;
  }
  if (element.closest("#ledger [id^='fact-']")?.hidden) choose();
  const cell = element.closest(".ledger td");
  if (cell) turnTo(cell.cellIndex - 1);
  if (element.closest(".utterance")?.hidden) chooseSpeech("", "");
}

function follow() {
  let address = "";
  try { address = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  if (/^(who|words)=/.test(address) && speakerSelect) {
    const sought = new URLSearchParams(location.hash.slice(1));
    chooseSpeech(sought.get("who") || "", sought.get("words") || "");
    byId("speech").scrollIntoView({ behavior: "instant" });
    speakerSelect.focus({ preventScroll: true });
    return;
  }
  if (/^(facts|about|kind|told|also|silent)=/.test(address) && facts.length) {
    choose(limitsIn(new URLSearchParams(location.hash.slice(1))));
    if (!pane.hidden) close();
    history.replaceState(null, "", addressOf());
    byId("ledger").scrollIntoView({ behavior: "instant" });
    one("#ledger .filters button:not(:disabled)")?.focus({ preventScroll: true });
    return;
  }
  if (["", "speech"].includes(address) && speakerSelect) chooseSpeech("", "");
  if (["", "ledger"].includes(address) && facts.length) choose();
  const linkAt = () => all("a[data-e]").find((item) => item.getAttribute("href") === `#${address}`);
  if (dayIn(address) && !linkAt()?.getClientRects().length) chooseDay(dayIn(address));
  const link = linkAt();
  if (!link && dayIn(address)) {
    if (!pane.hidden) close();
    history.replaceState(null, "", `#${address}`);
    byId("on-a-day").scrollIntoView({ behavior: "instant" });
    if (!document.activeElement?.closest?.(".day-line")) dayField.focus({ preventScroll: true });
    return;
  }
  const target = link ? groupOf(link) : byId(address);
  if (!target) return;
  reveal(link || target);
  const first = link || (target.matches("tr, li, .utterance") && one("a[data-e]", target));
  if (!first) {
    if (!pane.hidden) close();
    history.replaceState(null, "", `#${address}`);
    if (target.matches("[data-group]")) {
      unmark();
      target.classList.add("is-current");
      target.scrollIntoView({ behavior: "instant" });
      if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
    }
    return;
  }
  opener ??= document.activeElement?.matches?.("main a") ? document.activeElement : first;
  show(first);
  if (opener === first || !opener.getClientRects().length) keepVisible(first); // else the reader stays at the row
  pane.focus({ preventScroll: true });
}

addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link) {
    if (link.closest("main")) opener = link;
    if (link.getAttribute("href") === location.hash) follow();
    return;
  }
  const words = event.target.closest(".strip td, .wording .words");
  if (!words || String(getSelection())) return;
  const line = words.closest("tr"); // the first block of a strip holds the links of its rows
  const row = line ? one("table", line.closest(".utterance")).rows[line.dataset.row ?? line.rowIndex] : words.closest(".wording");
  one("a[data-e]", row).click();
});
byId("pane-close").addEventListener("click", close);
byId("pane-before").addEventListener("click", () => turn(-1));
byId("pane-after").addEventListener("click", () => turn(1));
byId("pane-whole").addEventListener("click", () => {
  one("details.text", byId(byId("pane-whole").hash.slice(1))).open = true;
});
