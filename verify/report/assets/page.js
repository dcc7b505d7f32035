// The statements: filters, deep links, keys, workings that unfold; the graph: what rests on a step.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const cards = all(".card");
const filters = byId("filters");

// "Eq. 9c" is a number, a Greek letter the name that the record gives it, and anything else is part of a word.
const GREEK = { α: "alpha", β: "beta", γ: "gamma", δ: "delta", Δ: "delta", ε: "eps", η: "eta", θ: "theta", κ: "kappa", μ: "mu", ξ: "xi", π: "pi", σ: "sigma", τ: "tau", φ: "phi", ϕ: "phi", χ: "chi", ω: "omega", Ω: "omega", ħ: "hbar" };
function wordsOf(text) {
  const plain = text.replace(/\beqs?\.?\s*\(?([A-Z]?\d+[a-z]?)\)?/gi, "eq:$1").toLowerCase();
  return plain.split(/\s+/).filter(Boolean).map((word) => {
    const named = word.replace(/\p{Script=Greek}|ħ/gu, (letter) => GREEK[letter] ?? letter);
    const sought = named.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(named.startsWith("eq:") ? `(^|\\s)${sought}(?=\\s)` : named === word ? sought : `(^|[^a-z])${sought}(?![a-z])`);
  });
}

function showMatching() {
  const given = new FormData(filters);
  const verdicts = new Set(given.getAll("verdict"));
  const section = given.get("section");
  const asked = wordsOf(given.get("text"));
  let found = 0;
  for (const card of cards) {
    const { verdict, search } = card.dataset;
    const matches = (!verdicts.size || verdicts.has(verdict)) && (!section || card.dataset.section === section) &&
      asked.every((word) => word.test(search));
    card.hidden = !matches;
    found += matches;
  }
  for (const group of all(".group")) group.hidden = !one(".card:not([hidden])", group);
  byId("found").value = found;
  byId("nothing").hidden = found > 0;
}

function filterLink() {
  const given = new URLSearchParams([...new FormData(filters)].filter(([, value]) => value));
  return given.size ? `#statements?${given}` : "#statements";
}

function filterFrom(query) {
  const wanted = new URLSearchParams(query);
  const verdicts = new Set(wanted.getAll("verdict"));
  for (const box of all("[name=verdict]", filters)) box.checked = verdicts.has(box.value);
  const sections = all("option", filters.elements.section).map((option) => option.value);
  filters.elements.section.value = sections.includes(wanted.get("section")) ? wanted.get("section") : "";
  filters.elements.text.value = wanted.get("text") ?? "";
  showMatching();
}

filters.addEventListener("input", showMatching);
filters.addEventListener("change", () => history.replaceState(null, "", filterLink()));
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => setTimeout(() => {
  showMatching();
  history.replaceState(null, "", "#statements");
}));

// A link to a statement that a filter hides, or to a step in a closed fold, opens what hides it.
function reveal() {
  let hash = location.hash.slice(1);
  try { hash = decodeURIComponent(hash); } catch { return; }
  const [place, query] = hash.split("?", 2);
  if (place === "statements" && query !== undefined) {
    filterFrom(query);
    byId("statements").scrollIntoView();
    return;
  }
  const target = byId(place);
  if (!target) return;
  if (target.hidden) { filters.reset(); cards.forEach((card) => { card.hidden = false; }); }
  for (let fold = target.matches(".card") ? one(".statement", target) : target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView({ behavior: "instant" });
  if (target.matches(".card, .steps li")) one(".statement > summary, a.label", target)?.focus({ preventScroll: true });
}
window.addEventListener("hashchange", reveal);

byId("statements").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.matches(".statement > summary")) return;
  const shown = cards.filter((card) => !card.hidden);
  const next = shown[shown.indexOf(event.target.closest(".card")) + step];
  if (!next) return;
  event.preventDefault();
  next.scrollIntoView({ block: "nearest" });
  one("summary", next).focus();
});

// The working of a statement: copies of the steps it rests on, made when it is unfolded.
function unfoldWorking(event) {
  const list = one("ol[data-steps]", event.target);
  if (!event.target.open || !list || !one(".waiting", list)) return;
  list.replaceChildren(...list.dataset.steps.split(" ").map((label) => {
    const item = document.createElement("li");
    const step = byId(`step-${label}`);
    item.append(...[...step.children].map((child) => child.cloneNode(true)));
    return item;
  }));
  letWideScroll(list);
}
for (const fold of all("details.working")) fold.addEventListener("toggle", unfoldWorking);

// Formulas that even the smallest type leaves wider than their column scroll by themselves, by key as well.
function letWideScroll(root) {
  for (const formula of all(".eq, .witness", root)) {
    if (formula.scrollWidth > formula.clientWidth + 1) {
      formula.tabIndex = 0;
      formula.setAttribute("role", "group");
      formula.setAttribute("aria-label", "wide formula");
    } else formula.removeAttribute("tabindex");
  }
}
const watchWidth = new ResizeObserver((entries) => entries.forEach((entry) => letWideScroll(entry.target)));
for (const card of cards) watchWidth.observe(card);
byId("steps").addEventListener("toggle", () => letWideScroll(byId("steps")));

// On paper the statements that do not hold as printed lie open.
const folded = all(".card:is([data-verdict=misprint], [data-verdict=error], [data-verdict=conditional]) > .statement");
window.addEventListener("beforeprint", () => { for (const fold of folded) fold.open = true; });
window.addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });

async function copy(text, status) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = "Copied.";
  } catch {
    status.textContent = "The browser does not allow copying.";
  }
}
document.addEventListener("click", async ({ target }) => {
  if (!target.matches("button.tex")) return;
  await copy(one("[data-tex]", target.closest(".form, .steps li")).dataset.tex, target);
  setTimeout(() => { target.textContent = "copy LaTeX"; }, 1500);
});

// A symbol in a formula says what it is, as the table of symbols has it.
const meanings = new Map(all("#symbols tbody tr").map((row) => {
  const [name, meaning, unit] = all("td", row).map((cell) => cell.textContent);
  return [name, unit === "1" ? meaning : `${meaning} (${unit})`];
}));
const told = byId("told");
document.addEventListener("pointerover", ({ target, clientX, clientY }) => {
  let found = "";
  for (let part = target.closest?.("mi, mn, mo"); part?.matches("mi, mn, mo, msub, mover, msubsup, msup, mrow"); part = part.parentElement) {
    const name = part.matches("msubsup") ? part.children[0].textContent + part.children[1].textContent : part.textContent;
    if (name.length > 12) break;
    if (meanings.has(name)) found = `${name}: ${meanings.get(name)}`;
  }
  told.hidden = !found;
  told.textContent = found;
  told.style.left = `${Math.min(clientX + 12, innerWidth - told.offsetWidth - 8)}px`;
  told.style.top = `${clientY + 18}px`;
});

// The graph.
const drawing = byId("graph-drawing");
const nodes = new Map(all(".node", drawing).map((node) => [node.dataset.label, node]));
const users = new Map();
for (const [label, node] of nodes) {
  for (const need of node.dataset.needs.split(" ").filter(Boolean)) users.set(need, [...(users.get(need) ?? []), label]);
}

function restingOn(starts) {
  const reached = new Set(starts);
  for (const label of reached) for (const user of users.get(label) ?? []) reached.add(user);
  return reached;
}

function trace(reached) {
  drawing.classList.toggle("traced", reached.size > 0);
  for (const [label, node] of nodes) node.classList.toggle("lit", reached.has(label));
  for (const edge of all(".edges path", drawing)) {
    edge.classList.toggle("lit", reached.has(edge.dataset.from) && reached.has(edge.dataset.to));
  }
}

byId("graph-size").addEventListener("click", ({ target }) => {
  target.setAttribute("aria-pressed", String(drawing.classList.toggle("whole-size")));
});

const reach = byId("reach");
function showReach() {
  const chosen = reach.selectedOptions[0];
  const affected = (chosen.dataset.affects ?? "").split(" ").filter(Boolean);
  trace(chosen.value ? restingOn([chosen.value, ...affected].filter((label) => nodes.has(label))) : new Set());
  byId("reach-says").textContent = !chosen.value ? "" :
    affected.length ? `${affected.length} later statements rest on ${chosen.value}; they follow from its corrected form.` :
      `No later statement rests on ${chosen.value}.`;
}
reach.addEventListener("change", showReach);
for (const [label, node] of nodes) {
  for (const enter of ["pointerenter", "focus"]) node.addEventListener(enter, () => trace(restingOn([label])));
  for (const leave of ["pointerleave", "blur"]) node.addEventListener(leave, showReach);
}
