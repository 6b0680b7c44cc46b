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
  for (const link of all("#brief a[data-e], #ledger tr:not([hidden]) a[data-e], #ledger li:not([hidden]) > a[data-e]")) {
    const range = rangesOf(link)[0];
    const words = wordsOf(range);
    const key = `${range.number} ${words}`;
    if (!numbers.has(key)) {
      numbers.set(key, numbers.size + 1);
      const note = document.createElement("li");
      const source = one(`.source[data-n="${range.number}"]`);
      const quoted = document.createElement("q");
      quoted.textContent = words;
      note.append(`${one("h4", source).textContent}, ${one(".published", source).textContent}: `, quoted);
      one("ol", notes).append(note);
    }
    const mark = document.createElement("sup");
    mark.className = "ref";
    mark.textContent = ` ${numbers.get(key)}`;
    link.after(mark);
  }
  for (const cell of all(".wide td:not(.s, .u, .origins)")) {
    const name = document.createElement("b");
    name.className = "ref-outlet";
    name.textContent = one("a", all("th.account", ledger)[cell.cellIndex - 1]).textContent;
    cell.prepend(name);
  }
  notes.hidden = numbers.size === 0;
  all("details.cleared, details.once, .alone details, .origin details").forEach((fold) => { fold.open = true; });
}

function removeNotes() {
  all("sup.ref, .ref-outlet").forEach((mark) => mark.remove());
  one("#notes ol").replaceChildren();
  byId("notes").hidden = true;
}
addEventListener("beforeprint", addNotes);
addEventListener("afterprint", removeNotes);

if (location.hash) follow();
