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
