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
