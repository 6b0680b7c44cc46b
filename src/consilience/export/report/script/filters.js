// Filters of the ledger, combined. The address says which: `#facts=differs+number&about=3&told=1&silent=4`.

const ledger = one(".ledger");
const rows = all(".ledger tbody tr[id]");
const lists = all(".singles");
const items = lists.flatMap((list) => [...list.children]); // what one account alone reports, and what is off the event
const facts = [...rows, ...items];
const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
const FIELDS = ["about", "kind", "told", "also", "silent"];
const columns = all("#ledger-told option").map((option) => option.value).filter(Boolean);

// What a fact can be found by; read once, before columns are moved.
const traitsOf = (fact) => {
  const words = (fact.dataset.f || "").split(" ");
  const cells = fact.cells ? [...fact.cells].slice(1, -1) : [];
  const own = fact.parentElement.dataset.n;
  const unclear = (fact.dataset.u || "").split(" ");
  const told = new Set(own ? [own] : columns.filter((n, place) => cells[place] && !cells[place].matches(".s, .u")));
  const silent = fact.cells ? columns.filter((n, place) => cells[place]?.matches(".s")) : own ? columns.filter((n) => n !== own && !unclear.includes(n)) : [];
  return { fact, words: new Set(words), told, silent: new Set(silent), isSingle: fact.cells ? fact.matches(".single") : told.size < 2 };
};
const found = facts.map(traitsOf);
const passes = {
  differs: (row) => row.words.has("d"),
  several: (row) => !row.isSingle,
  single: (row) => row.isSingle,
  number: (row) => row.words.has("n"),
  about: (row, value) => row.words.has(value),
  kind: (row, value) => row.words.has(value),
  told: (row, value) => row.told.has(value),
  also: (row, value) => row.told.has(value),
  silent: (row, value) => row.silent.has(value),
};
let limits = new Map();

const field = (name) => byId(`ledger-${name}`);
const holds = (row, but) => [...limits].every(([name, value]) => name === but || passes[name](row, value));

// The limits in an address, those that mean nothing here left out.
function limitsIn(sought) {
  const told = new Map();
  for (const name of (sought.get("facts") || "").split(" ")) if (byFilter(name)) told.set(name, "");
  for (const name of FIELDS) {
    const value = sought.get(name) || "";
    if (value && [...(field(name)?.options || [])].some((option) => option.value === value)) told.set(name, value);
  }
  return told;
}
const byFilter = (name) => all("[data-filter]").find((button) => button.dataset.filter === name);

function addressOf() {
  const names = [...limits.keys()].filter((name) => !FIELDS.includes(name));
  const sought = new URLSearchParams(names.length ? { facts: names.join(" ") } : {});
  for (const name of FIELDS) if (limits.has(name)) sought.set(name, limits.get(name));
  return limits.size ? `#${sought}` : "#ledger";
}

function choose(wanted = new Map()) {
  limits = wanted;
  let shown = 0;
  for (const row of found) {
    row.fact.hidden = !holds(row);
    shown += row.fact.hidden ? 0 : 1;
  }
  const total = (number) => `${NUMBERS[number] ?? number} ${number === 1 ? "fact" : "facts"}`;
  const said = [];
  for (const button of all("[data-filter]")) {
    const name = button.dataset.filter;
    const isOn = limits.has(name);
    button.setAttribute("aria-pressed", String(isOn));
    const label = button.firstChild.textContent.trim();
    const other = name === "single" ? "several" : name === "several" ? "single" : name;
    const number = found.filter((row) => passes[name](row) && [...limits].every(([key, value]) => key === other || key === name || passes[key](row, value))).length;
    const count = one("span", button) || button.appendChild(document.createElement("span"));
    count.textContent = ` ${number}`;
    button.disabled = !isOn && number === 0;
    if (isOn) said.push(label.toLowerCase());
  }
  for (const name of FIELDS) {
    const select = field(name);
    if (!select) continue;
    select.value = limits.get(name) || "";
    select.classList.toggle("is-set", limits.has(name));
    for (const option of select.options) {
      if (!option.value) continue;
      const number = found.filter((row) => passes[name](row, option.value) && holds(row, name)).length;
      option.dataset.name ??= option.textContent;
      option.textContent = `${option.dataset.name} (${number})`;
    }
    if (limits.has(name)) said.push(`${select.labels[0].textContent.toLowerCase()} ${select.selectedOptions[0].dataset.name}`);
  }
  byId("ledger-shown").textContent = limits.size ? `${total(shown)} of ${facts.length}: ${said.join(", ")}.` : total(shown);
  byId("ledger-all").hidden = limits.size === 0;
  all(".ledger tbody").forEach((part) => { part.hidden = all("tr[id]", part).every((row) => row.hidden); });
  lists.forEach((list) => {
    const fold = list.closest("details");
    fold.hidden = [...list.children].every((item) => item.hidden);
    fold.dataset.open ??= fold.open ? "yes" : "";
    fold.open = limits.size ? shown <= 60 || limits.has("single") : Boolean(fold.dataset.open);
  });
  all(".alone").forEach((part) => { part.hidden = all("details", part).every((fold) => fold.hidden); });
  for (const part of ledger ? [ledger.parentElement, ...all("#ledger .turn, #ledger .legend")] : []) {
    part.hidden = rows.every((row) => row.hidden);
  }
  if (current() && facts.some((fact) => fact.hidden && fact.contains(current()))) close();
  stops.forEach((root) => rove(root));
}

function change(name, value) {
  const wanted = new Map(limits);
  if (value === null) wanted.delete(name);
  else wanted.set(name, value);
  if (value !== null && name === "single") wanted.delete("several");
  if (value !== null && name === "several") wanted.delete("single");
  choose(wanted);
  history.replaceState(null, "", addressOf());
}

function listen() {
  all("[data-filter]").forEach((button) => button.addEventListener("click", () => {
    change(button.dataset.filter, limits.has(button.dataset.filter) ? null : "");
  }));
  for (const name of FIELDS) field(name)?.addEventListener("change", (event) => change(name, event.target.value || null));
  byId("ledger-all").addEventListener("click", () => {
    choose();
    history.replaceState(null, "", addressOf());
    one("[data-filter]").focus();
  });
}
