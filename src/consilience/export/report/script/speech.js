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
