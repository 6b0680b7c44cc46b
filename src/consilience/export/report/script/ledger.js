// The ledger: arrow keys, one account at a time on a small screen

const stopOf = (cell) => one("a", cell) || cell;
const stops = [...all(".ledger"), ...lists];
// A table or list is one stop of the Tab key; arrow keys move inside it.
function rove(root, stop) {
  all("tbody [tabindex='0'], li [tabindex='0']", root).forEach((old) => old.setAttribute("tabindex", "-1"));
  const first = facts.find((fact) => !fact.hidden && root.contains(fact));
  (stop || (first && stopOf(first.cells?.[0] || first)))?.setAttribute("tabindex", "0");
}

const columnCount = Number(ledger?.dataset.columns || 0);
let column = 0;
function turnTo(index) {
  if (!ledger || index < 0 || index > columnCount) return; // the last one tells the origins
  column = index;
  all(".is-shown", ledger).forEach((cell) => cell.classList.remove("is-shown"));
  const head = all("th.account, th.origins", ledger)[index];
  head.classList.add("is-shown");
  rows.forEach((row) => row.cells[index + 1].classList.add("is-shown"));
  byId("turn-outlet").textContent = index < columnCount ? `${one("a", head).textContent}, ${index + 1} of ${columnCount}` : head.textContent;
  byId("turn-before").disabled = index === 0;
  byId("turn-after").disabled = index === columnCount;
}

function neighbour(cell, key) {
  const row = cell.parentElement;
  const isNarrow = cell.cellIndex > 0 && ledger?.contains(cell) && getComputedStyle(byId("turn-before").parentElement).display !== "none";
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const next = row.cells[cell.cellIndex + (key === "ArrowLeft" ? -1 : 1)];
    if (isNarrow && next && next.cellIndex > 0 && next.cellIndex <= columnCount + 1) turnTo(next.cellIndex - 1);
    return next;
  }
  const visible = rows.filter((item) => !item.hidden);
  return visible[visible.indexOf(row) + (key === "ArrowUp" ? -1 : 1)]?.cells[cell.cellIndex];
}
const beside = (item, key) => {
  const visible = [...item.parentElement.children].filter((other) => !other.hidden);
  return visible[visible.indexOf(item) + (key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : NaN)];
};

if (facts.length) {
  listen();
  const FIELD = "tbody tr[id] th, tbody tr[id] td, li";
  for (const root of stops) {
    all(FIELD, root).forEach((cell) => stopOf(cell).setAttribute("tabindex", "-1"));
    root.addEventListener("focusin", (event) => {
      const cell = event.target.closest(FIELD);
      if (cell) rove(root, event.target.closest("a") || cell);
    });
    root.addEventListener("keydown", (event) => {
      const cell = event.target.closest(FIELD);
      if (!cell || !event.key.startsWith("Arrow") || event.altKey || event.ctrlKey || event.metaKey) return;
      const next = cell.matches("li") ? beside(cell, event.key) : neighbour(cell, event.key);
      event.preventDefault();
      if (!next) return;
      stopOf(next).focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    });
  }
  choose();
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
