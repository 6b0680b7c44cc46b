// Opens words in their article, filters the ledger, moves by arrow keys. The page is whole without it.
(() => {
  "use strict";
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

  const groupOf = (link) => link.closest("[data-group]");
  const current = () => links.find((link) => link.classList.contains("is-open"));

  function unmark() {
    all(".is-open").forEach((link) => link.classList.remove("is-open"));
    all(".is-current").forEach((row) => row.classList.remove("is-current"));
  }

  function show(link) {
    const group = groupOf(link);
    const before = link.getBoundingClientRect().top;
    const isFresh = pane.hidden;
    const ranges = rangesOf(link);
    const source = one(`.source[data-n="${ranges[0].number}"]`);
    links = all("a[data-e]", group);
    const place = links.indexOf(link);
    unmark();
    link.classList.add("is-open");
    group.classList.add("is-current");
    pane.hidden = false;
    document.body.classList.add("has-pane");
    byId("pane-head").textContent = group.dataset.group;
    const about = byId("pane-about");
    const head = one("th a", group);
    about.textContent = one("title", link)?.textContent || group.dataset.about || head.textContent;
    about.className = !group.dataset.about && head.classList.contains("printed-words") ? "printed-words" : "";
    byId("pane-outlet").textContent = one("h3", source).textContent;
    byId("pane-date").textContent = one(".published", source).textContent;
    byId("pane-title").textContent = one(".headline", source)?.textContent || "";
    byId("pane-place").textContent = links.length > 1 ? `Passage ${place + 1} of ${links.length}` : "One passage";
    byId("pane-before").disabled = place === 0;
    byId("pane-after").disabled = place === links.length - 1;
    byId("pane-whole").href = `#${source.id}`;
    byId("pane-address").href = link.getAttribute("href");
    const text = byId("pane-text");
    text.replaceChildren(articleWith(ranges[0].number, ranges));
    const mark = one("mark", text);
    text.scrollTop = mark ? mark.offsetTop - text.offsetTop - text.clientHeight / 3 : 0;
    if (isFresh) scrollBy({ top: link.getBoundingClientRect().top - before, behavior: "instant" });
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
    keepVisible(next);
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
    const row = element.closest(".ledger tbody tr, .singles tbody tr");
    if (row?.hidden) choose("all", "");
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
    if (["", "speech"].includes(address) && speakerSelect) chooseSpeech("", "");
    const link = all("a[data-e]").find((item) => item.getAttribute("href") === `#${address}`);
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
    keepVisible(first);
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

  // The ledger: filters, arrow keys, one account at a time on a small screen

  const ledger = one(".ledger");
  const rows = ledger ? all("tbody tr", ledger) : [];
  const singles = all(".singles tbody tr"); // of a large story: what one account alone reports
  const facts = [...rows, ...singles];
  const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
  const tests = {
    all: () => true,
    differs: (row) => row.classList.contains("differs"),
    several: (row) => !row.classList.contains("single"),
    single: (row) => row.classList.contains("single"),
    number: (row) => "number" in row.dataset,
  };
  let filter = "all";

  function choose(name, actor) {
    filter = name;
    const select = byId("ledger-actor");
    if (select && actor !== undefined) select.value = actor;
    const who = select?.value || "";
    let shown = 0;
    for (const row of facts) {
      const about = (row.dataset.actors || "").split(" ");
      row.hidden = !(tests[name](row) && (!who || about.includes(who)));
      shown += row.hidden ? 0 : 1;
    }
    all("[data-filter]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.filter === name)));
    const total = (number) => `${NUMBERS[number] ?? number} ${number === 1 ? "fact" : "facts"}`;
    byId("ledger-shown").textContent = shown === facts.length ? total(shown) : `${total(shown)} of ${facts.length}`;
    all(".alone").forEach((part) => { part.hidden = all("tbody tr", part).every((row) => row.hidden); });
    if (current()?.closest("tr")?.hidden) close();
    tables.forEach((table) => rove(table));
  }

  const stopOf = (cell) => one("a", cell) || cell;
  const tables = all(".ledger, .singles");
  // A table is one stop of the Tab key; arrow keys move inside it.
  function rove(table, stop) {
    all("tbody [tabindex='0']", table).forEach((old) => old.setAttribute("tabindex", "-1"));
    const row = [...table.tBodies[0].rows].find((item) => !item.hidden);
    (stop || (row && stopOf(row.cells[0])))?.setAttribute("tabindex", "0");
  }

  const columnCount = Number(ledger?.dataset.columns || 0);
  let column = 0;
  function turnTo(index) {
    if (!ledger || index < 0 || index >= columnCount) return;
    column = index;
    all(".is-shown", ledger).forEach((cell) => cell.classList.remove("is-shown"));
    const head = all("th.account", ledger)[index];
    head.classList.add("is-shown");
    rows.forEach((row) => row.cells[index + 1].classList.add("is-shown"));
    byId("turn-outlet").textContent = `${one("a", head).textContent}, ${index + 1} of ${columnCount}`;
    byId("turn-before").disabled = index === 0;
    byId("turn-after").disabled = index === columnCount - 1;
  }

  function neighbour(cell, key) {
    const row = cell.parentElement;
    const isNarrow = cell.cellIndex > 0 && ledger?.contains(cell) && getComputedStyle(byId("turn-before").parentElement).display !== "none";
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const next = row.cells[cell.cellIndex + (key === "ArrowLeft" ? -1 : 1)];
      if (isNarrow && next && next.cellIndex > 0 && next.cellIndex <= columnCount) turnTo(next.cellIndex - 1);
      return next;
    }
    const visible = [...row.parentElement.rows].filter((item) => !item.hidden);
    return visible[visible.indexOf(row) + (key === "ArrowUp" ? -1 : 1)]?.cells[cell.cellIndex];
  }

  if (facts.length) {
    all("[data-filter]").forEach((button) => button.addEventListener("click", () => choose(button.dataset.filter)));
    byId("ledger-actor")?.addEventListener("change", () => choose(filter));
    for (const table of tables) {
      all("tbody th, tbody td", table).forEach((cell) => stopOf(cell).setAttribute("tabindex", "-1"));
      rove(table);
      table.addEventListener("focusin", (event) => {
        const cell = event.target.closest("tbody th, tbody td");
        if (cell) rove(table, event.target.closest("a") || cell);
      });
      table.addEventListener("keydown", (event) => {
        const cell = event.target.closest("tbody th, tbody td");
        if (!cell || !event.key.startsWith("Arrow") || event.altKey || event.ctrlKey || event.metaKey) return;
        const next = neighbour(cell, event.key);
        event.preventDefault();
        if (!next) return;
        stopOf(next).focus({ preventScroll: true });
        next.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      });
    }
  }
  if (ledger) {
    byId("turn-before").addEventListener("click", () => turnTo(column - 1));
    byId("turn-after").addEventListener("click", () => turnTo(column + 1));
    turnTo(0);
    let touch = null;
    const surface = ledger.parentElement;
    surface.addEventListener("touchstart", (event) => { touch = event.changedTouches[0]; }, { passive: true });
    surface.addEventListener("touchend", (event) => {
      const end = event.changedTouches[0];
      const across = touch ? end.clientX - touch.clientX : 0;
      if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(end.clientY - touch.clientY)) {
        turnTo(column + (across < 0 ? 1 : -1));
      }
    }, { passive: true });
  }

  // A large ledger: accounts that the reader keeps in view stand behind the facts and do not scroll

  function keepInView(button) {
    const isKept = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!isKept));
    const from = button.closest("th").cellIndex;
    const kept = all("th.pinned", ledger).length;
    const to = isKept ? kept : kept + 1; // columns move within the pinned ones, or to their end
    for (const row of [ledger.tHead.rows[ledger.tHead.rows.length - 1], ...rows]) {
      const cell = row.cells[from];
      cell.classList.toggle("pinned", !isKept);
      cell.style.left = "";
      const rest = [...row.cells].filter((other) => other !== cell);
      row.insertBefore(cell, rest[to]);
    }
    ledger.classList.add("has-pins"); // the heads of origins no longer stand over their columns
    let left = rows[0].cells[0].offsetWidth;
    all("th.pinned", ledger).forEach((head) => {
      const index = head.cellIndex;
      head.style.left = `${left}px`;
      rows.forEach((row) => { row.cells[index].style.left = `${left}px`; });
      left += head.offsetWidth;
    });
    button.focus({ preventScroll: true });
  }
  all(".pin").forEach((button) => button.addEventListener("click", () => keepInView(button)));

  // Who said what: one speaker, some words. The address says which: `#who=ilsa-brandt&words=no+talks`.

  const speakerSelect = byId("speaker");
  const finder = byId("speech-find");
  const utterances = all(".utterance").map((item) => [item, item.textContent.toLowerCase()]);

  function chooseSpeech(key, words) {
    speakerSelect.value = key;
    if (speakerSelect.selectedIndex < 0) speakerSelect.value = "";
    if (finder.value.trim() !== words) finder.value = words;
    const who = speakerSelect.value;
    const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [item, text] of utterances) {
      const isOther = Boolean(who) && item.closest(".speaker").dataset.who !== who;
      item.hidden = isOther || !sought.every((word) => text.includes(word));
      shown += item.hidden ? 0 : 1;
    }
    all(".speaker").forEach((speaker) => { speaker.hidden = all(".utterance", speaker).every((item) => item.hidden); });
    all(".only").forEach((link) => { link.hidden = Boolean(who); });
    if (sought.length) all("details.once").forEach((fold) => { fold.open = true; });
    byId("speech-none").hidden = shown > 0;
    const name = speakerSelect.selectedOptions[0].textContent.replace(/ \(\d+\)$/, "");
    const limits = [who && `only ${name}`, sought.length && `only what holds “${words}”`].filter(Boolean).join(", ");
    byId("speech-shown").textContent = limits ? `Shown: ${limits}; ${shown} of ${utterances.length} utterances.` : "";
    if (current()?.closest(".utterance")?.hidden) close();
    return limits ? `#${new URLSearchParams({ ...(who && { who }), ...(sought.length && { words }) })}` : "#speech";
  }
  const chosen = () => chooseSpeech(speakerSelect.value, finder.value.trim());
  if (speakerSelect) {
    speakerSelect.addEventListener("change", () => history.replaceState(null, "", chosen()));
    finder.addEventListener("input", () => history.replaceState(null, "", chosen()));
    finder.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !finder.value) return;
      event.stopPropagation();
      finder.value = "";
      history.replaceState(null, "", chosen());
    });
  }

  // When: the chart is one stop of the Tab key; arrow keys move along a lane and to the next one

  const chart = byId("days");
  if (chart) {
    const marks = all(".mark", chart);
    const lanes = all("g[role='group']", chart).map((lane) => all(".mark", lane)).filter((lane) => lane.length);
    const xOf = (mark) => mark.getBoundingClientRect().left;
    lanes.forEach((lane) => lane.sort((one, other) => xOf(one) - xOf(other)));
    const stop = (mark) => marks.forEach((other) => other.setAttribute("tabindex", other === mark ? "0" : "-1"));
    const rows = all(".days tbody tr");
    const caption = byId("days-caption");
    const hint = `${caption.textContent} Arrow keys move from mark to mark.`;
    const tell = (numbers, words) => {
      caption.textContent = words || hint;
      marks.forEach((mark) => mark.classList.toggle("is-same", numbers.some((n) => mark.dataset.no.split(" ").includes(n))));
      rows.forEach((row) => row.classList.toggle("is-same", numbers.includes(row.cells[0].textContent)));
    };
    for (const mark of marks) {
      const words = `${mark.closest("g[role='group']").getAttribute("aria-label")}. ${one("title", mark).textContent}`;
      const show = () => tell(mark.dataset.no.split(" "), words);
      mark.addEventListener("focus", () => { stop(mark); show(); });
      mark.addEventListener("pointerenter", show);
    }
    rows.forEach((row) => row.addEventListener("pointerenter", () => tell([row.cells[0].textContent], "")));
    chart.addEventListener("pointerleave", () => tell([], ""));
    chart.addEventListener("keydown", (event) => {
      const mark = event.target.closest(".mark");
      if (!mark || !event.key.startsWith("Arrow") || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const lane = lanes.find((row) => row.includes(mark));
      const isAcross = event.key === "ArrowLeft" || event.key === "ArrowRight";
      const step = event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 1;
      const near = (row) => row?.reduce((best, other) => Math.abs(xOf(other) - xOf(mark)) < Math.abs(xOf(best) - xOf(mark)) ? other : best);
      const next = isAcross ? lane[lane.indexOf(mark) + step] : near(lanes[lanes.indexOf(lane) + step]);
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
    });
    stop(marks[0]);
    tell([], "");
    // A small screen opens at the days of printing
    const frame = chart.parentElement;
    const printed = one("path.printed", chart).getBBox();
    if (frame.scrollWidth > frame.clientWidth) frame.scrollLeft = Math.max(0, printed.x - (frame.clientWidth - 160) / 2);
  }

  // Keys of the whole page

  document.addEventListener("keydown", (event) => {
    if (pane.hidden) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (pane.contains(event.target) && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      event.preventDefault();
      turn(event.key === "ArrowLeft" ? -1 : 1);
    }
  });

  // Which view one reads

  if ("IntersectionObserver" in window) {
    const tabs = new Map(all(".views a").map((tab) => [tab.hash.slice(1), tab]));
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        tabs.forEach((tab) => tab.removeAttribute("aria-current"));
        tabs.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
    }, { rootMargin: "-30% 0px -65% 0px" });
    all("main > section").forEach((section) => watch.observe(section));
  }

  // Print: citations become numbered notes; what is folded with a reason is opened

  const wordsOf = (range) => {
    const article = articleOf(range.number);
    const paragraph = article && all(".z", article).find((item) => touches(item, range));
    if (!paragraph) return "";
    const letters = Array.from(paragraph.textContent);
    const at = Math.max(range.start - Number(paragraph.dataset.s), 0);
    const starts = breaksOf(paragraph);
    const index = starts.findLastIndex((from) => from <= at);
    return letters.slice(starts[index], starts[index + 1] ?? letters.length).join("").trim();
  };

  function addNotes() {
    const notes = byId("notes");
    if (!notes.hidden) return;
    const numbers = new Map();
    for (const link of all("#brief a[data-e], #ledger tbody tr:not([hidden]) a[data-e]")) {
      const range = rangesOf(link)[0];
      const words = wordsOf(range);
      const key = `${range.number} ${words}`;
      if (!numbers.has(key)) {
        numbers.set(key, numbers.size + 1);
        const note = document.createElement("li");
        const source = one(`.source[data-n="${range.number}"]`);
        const quoted = document.createElement("q");
        quoted.textContent = words;
        note.append(`${one("h3", source).textContent}, ${one(".published", source).textContent}: `, quoted);
        one("ol", notes).append(note);
      }
      const mark = document.createElement("sup");
      mark.className = "ref";
      mark.textContent = ` ${numbers.get(key)}`;
      link.after(mark);
    }
    for (const cell of all(".wide td:not(.s):not(.origins)")) {
      const name = document.createElement("b");
      name.className = "ref-outlet";
      name.textContent = one("a", all("th.account", ledger)[cell.cellIndex - 1]).textContent;
      cell.prepend(name);
    }
    notes.hidden = numbers.size === 0;
    all("details.cleared, details.once").forEach((fold) => { fold.open = true; });
  }

  function removeNotes() {
    all("sup.ref, .ref-outlet").forEach((mark) => mark.remove());
    one("#notes ol").replaceChildren();
    byId("notes").hidden = true;
  }
  addEventListener("beforeprint", addNotes);
  addEventListener("afterprint", removeNotes);

  if (location.hash) follow();
})();
