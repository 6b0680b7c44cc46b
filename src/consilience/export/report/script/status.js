// Status: the state on a chosen day; its address is `#status-2031-11-05`. Without a script all days stand below each other.

// What the evidence pane calls a row
const wordsIn = (element) => element.textContent.replace(/\s+/g, " ").trim();
const nameRows = (query, groupIn, aboutIn) => all(query).forEach((row) => {
  row.dataset.group = groupIn(row);
  row.dataset.about = aboutIn(row);
});
const partsIn = (cell) => [...cell.childNodes].map(wordsIn).filter(Boolean);
nameRows(".board tr[id]", (row) => one("th", row.parentElement).firstChild.textContent, (row) => {
  const [what, change, since] = [...row.cells].slice(-4);
  return [wordsIn(what), wordsIn(change), partsIn(since).join(", ")].filter(Boolean).join(" · ");
});
nameRows(".measures tr[id]", () => "Measure", (row) => wordsIn(one("th a", row) || row.cells[0]));
nameRows(".coded tr[id]", () => "Event", (row) => wordsIn(row.cells[1]));
nameRows(".acts li", () => "Measure and answer", (row) => wordsIn(one("a", row)));
nameRows(".snapshot", (day) => `How it stands on ${one(".day th", day).firstChild.textContent}`, () => "");

const snapshots = all(".snapshot");
const dayField = byId("day");
const dayLinks = all(".day-line a");
const headOf = (snapshot) => one(".day th", snapshot).firstChild.textContent;
const dayIn = (address) => (snapshots.length ? /^status-(\d{4}-\d\d-\d\d)(?:\.\d+)?$/.exec(address)?.[1] : undefined);
const namedDay = (day) => new Date(`${day}T00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

// The page holds what changes on each day: a chosen day shows the last line of everything, by places (`data-k`).
const lines = snapshots.flatMap((snapshot, index) => all("[data-k]", snapshot).map((row) => ({ row, index, key: Number(row.dataset.k), isHead: row.matches(".head") })));
for (const { row, isHead } of lines) {
  const link = !isHead && one("a", row);
  if (link) link.dataset.about = `${row.cells[0].textContent}: ${row.cells[1].textContent}`;
}
function separate() {
  snapshots.forEach((snapshot, index) => snapshot.append(...lines.filter((line) => line.index === index).map((line) => line.row)));
}
function join(place) {
  const last = new Map();
  for (const line of lines) if (line.index <= place) last.set(line.key, line);
  const standing = [...last.values()].filter(({ row }) => !row.matches(".gone")).sort((line, other) => line.key - other.key);
  const shown = standing.filter((line, at) => !line.isHead || (standing[at + 1] && !standing[at + 1].isHead));
  lines.forEach(({ row, index, isHead }) => row.classList.toggle("new", index === place && index > 0 && !isHead));
  all("[data-k]", snapshots[place]).forEach((row) => row.remove());
  snapshots[place].append(...shown.map(({ row }) => row));
}

// The state on a day is that of the last day on or before it on which something changed.
function chooseDay(day) {
  if (Number.isNaN(Date.parse(day))) return;
  const place = snapshots.findLastIndex((snapshot) => snapshot.dataset.day <= day);
  separate();
  if (place >= 0) join(place);
  snapshots.forEach((snapshot, index) => snapshot.classList.toggle("is-shown", index === place));
  dayLinks.forEach((link, index) => (index === place ? link.setAttribute("aria-current", "date") : link.removeAttribute("aria-current")));
  dayField.value = day;
  byId("day-before").disabled = !snapshots.some((snapshot) => snapshot.dataset.day < day);
  byId("day-after").disabled = !snapshots.some((snapshot) => snapshot.dataset.day > day);
  const [here, next] = [snapshots[place], snapshots[place + 1]];
  const until = next ? `Next change: ${headOf(next)}.` : "The accounts tell of no later change.";
  byId("day-said").textContent = here
    ? `${here.dataset.day === day ? "" : `On ${namedDay(day)} as since ${headOf(here)}. `}${until}`
    : `How it stood on ${namedDay(day)} no account tells. The first day told: ${headOf(next)}.`;
  if (current()?.closest(".snapshot:not(.is-shown)")) close();
}

function stepDay(step) {
  const days = snapshots.map((snapshot) => snapshot.dataset.day);
  const day = step < 0 ? days.findLast((other) => other < dayField.value) : days.find((other) => other > dayField.value);
  if (!day) return;
  chooseDay(day);
  history.replaceState(null, "", `#status-${day}`);
}

if (snapshots.length) {
  dayField.addEventListener("change", () => {
    if (!dayField.value) return;
    chooseDay(dayField.value);
    history.replaceState(null, "", `#status-${dayField.value}`);
  });
  byId("day-before").addEventListener("click", () => stepDay(-1));
  byId("day-after").addEventListener("click", () => stepDay(1));
  chooseDay(snapshots[snapshots.length - 1].dataset.day);
  addEventListener("beforeprint", separate);
  addEventListener("afterprint", () => chooseDay(dayField.value));
}

// The drawing is one stop of the Tab key; arrow keys move from box to arrow, in the order of time
const yOf = (link) => Number(one("rect", link).getAttribute("y"));
const drawn = all("#chain a").sort((link, other) => yOf(link) - yOf(other));
drawn.forEach((link, index) => {
  if (!one("title", link)) link.dataset.about = all("text", link).map(wordsIn).join(" ");
  link.setAttribute("tabindex", index ? "-1" : "0");
  link.addEventListener("focus", () => drawn.forEach((other) => other.setAttribute("tabindex", other === link ? "0" : "-1")));
  link.addEventListener("keydown", (event) => {
    if (!event.key.startsWith("Arrow") || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = drawn[index + (event.key === "ArrowUp" || event.key === "ArrowLeft" ? -1 : 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  });
});

// A wide screen shows the drawing, and folds the list
const chainList = one(".chain-list");
addEventListener("beforeprint", () => all(".chain-list, .events").forEach((fold) => { fold.open = true; }));
if (chainList && drawn.length && matchMedia("(min-width: 60rem)").matches) chainList.open = false;
