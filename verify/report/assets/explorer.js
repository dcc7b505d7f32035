// The explorer: what the fields say goes through the exported functions onto the plots, the table and the script.

const POINTS = 2000;
const evaluate = (label, values) => {
  const { name, args } = TABLES.equations[label];
  return FUNCTIONS[name](...args.map((argument) => values[argument]));
};

const response = byId("response");
const material = byId("material");
const SLIDES = {
  cubic: { value: (p) => 10 * (p / 1000) ** 3, place: (v) => 1000 * Math.cbrt(v / 10) },
  signed: { value: (p) => Math.sign(p) * 0.5 * (p / 1000) ** 2, place: (v) => Math.sign(v) * 1000 * Math.sqrt(Math.abs(v) / 0.5) },
  time: { value: (p) => 400 * (p / 1000) ** 2, place: (v) => 1000 * Math.sqrt(v / 400) },
};
const slides = all("input[type=range][data-for]", response);

function placeSlides() {
  for (const slide of slides) {
    const value = Number(response.elements[slide.dataset.for].value);
    const place = SLIDES[slide.dataset.kind].place(value);
    if (Number.isFinite(place)) slide.value = Math.round(place);
    slide.setAttribute("aria-valuetext", String(value));
  }
}

function numbers(form) {
  const given = {};
  for (const field of all("input[type=number]", form)) {
    const wrong = field.value === "" || !field.checkValidity();
    byId(`wrong-${field.name}`).textContent = wrong ? `a number from ${field.min} to ${field.max}` : "";
    if (wrong) given.mistake = true;
    given[field.name] = Number(field.value);
  }
  return given;
}

// What stood there before a number went wrong is greyed, until it is right again.
function refused(given, ...places) {
  for (const place of places) one(place).classList.toggle("stale", given.mistake === true);
  return given.mistake === true;
}

const nine = (values) => [evaluate("9a", values), evaluate("9b", values), evaluate(response.elements.form.value === "printed" ? "9c.printed" : "9c", values) - 1];

function backgroundOf({ xi, eps1, eps2, eps3, t }) {
  const values = { xi, eps1, eps2, eps3, t_scaled: t };
  const exact = evaluate("x.response", values);
  const mean = ["11a", "11b", "11c"].map((label) => evaluate(label, values));
  mean[2] -= 1;
  return { exact, first: nine(values), mean };
}

// From a start to a while after t, so short that every turn of the spin has 20 points.
function timesAround({ eps1, eps2, eps3, t }) {
  const window = Math.min(Math.max(30, 1.4 * t), POINTS * Math.PI / 10 / Math.hypot(1 - eps3, eps1, eps2));
  const start = Math.max(0, t - window / 1.4);
  return Float64Array.from({ length: POINTS }, (_, i) => start + (window * i) / (POINTS - 1));
}

function curvesOf(given) {
  const x = timesAround(given);
  const rows = { exact: [[], [], []], first: [[], [], []] };
  for (const t of x) {
    const { exact, first } = pointOf({ ...given, t });
    for (let k = 0; k < 3; k += 1) { rows.exact[k].push(exact[k]); rows.first[k].push(first[k]); }
  }
  return { x, ...rows };
}

function pointOf({ xi, eps1, eps2, eps3, t }) {
  const values = { xi, eps1, eps2, eps3, t_scaled: t };
  return { exact: evaluate("x.response", values), first: nine(values) };
}

function drawResponse() {
  const given = numbers(response);
  if (refused(given, ".plots")) return;
  byId("shown-form").value = response.elements.form.selectedOptions[0].textContent;
  const now = backgroundOf(given);
  const { x, exact, first } = curvesOf(given);
  const flat = (value) => ({ x: [x[0], x[POINTS - 1]], y: [value, value] });
  const curve = (y, name) => ({ x, y, name });
  plot(byId("plot-across"), {
    curves: [curve(exact[0], "c1"), curve(exact[1], "c2"), curve(first[0], "first"), curve(first[1], "first"),
      { ...flat(now.mean[0]), name: "c1 mean" }, { ...flat(now.mean[1]), name: "c2 mean" }],
    marks: [{ x: given.t, y: now.exact[0], name: "c1" }, { x: given.t, y: now.exact[1], name: "c2" }],
    now: given.t, label: "t / τ_ex",
  });
  plot(byId("plot-along"), {
    curves: [curve(exact[2], "c3"), curve(first[2], "first")],
    marks: [{ x: given.t, y: now.exact[2], name: "c3" }], now: given.t, label: "t / τ_ex",
  });
  const until = x.findIndex((t) => t > given.t);
  const track = [];
  for (let i = 0; i < until; i += 1) track.push([exact[0][i], exact[1][i], exact[2][i]]);
  track.push(now.exact);
  drawSpace(track);
  for (const kind of ["exact", "first", "mean"]) {
    now[kind].forEach((value, k) => { byId(`${kind}-${k + 1}`).textContent = String(value); });
  }
}

let lastTrack = [[0, 0, 0]];
function drawSpace(track = lastTrack) {
  lastTrack = track;
  const size = Math.max(...track.map(([a, b, c]) => Math.hypot(a, b, c)));
  const wanted = size > 0 ? 0.9 / size : 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const times = Math.max(1, [5, 2, 1].map((factor) => factor * power).find((factor) => factor <= wanted) ?? 1);
  byId("magnified").value = String(Number(times.toPrecision(3)));
  const degrees = (id) => (Number(byId(id).value) * Math.PI) / 180;
  space(byId("plot-space"), { track, times, turn: degrees("turn"), tilt: degrees("tilt") });
}

const wallAt = (wall, u_x, phi, label) => {
  const at = { ...wall, u_x, phi, H_z: 0 };
  return evaluate(label, { ...at, width_wall: evaluate("x.wall-width", at) });
};

// The mean over a turn of the wall's plane, to rounding: the angles lie closest where it turns slowest.
function turningVelocity(wall, u_x) {
  const rate = (phi) => Math.abs(wallAt(wall, u_x, phi, "x.wall-turning"));
  let slow = Math.PI / 2;
  for (let span = Math.PI; span > 1e-9; span /= 10) {
    const from = slow - span / 2;
    for (let i = 0; i <= 40; i += 1) if (rate(from + (span * i) / 40) < rate(slow)) slow = from + (span * i) / 40;
  }
  const spread = Math.max(Math.sqrt(Math.min(1, rate(slow) / rate(slow + Math.PI / 2))), 1e-8);
  let mean = NaN;
  for (let count = 32; count <= 8192; count *= 2) {
    let weights = 0, way = 0;
    for (let i = 0; i < count; i += 1) {
      const [s, c] = [spread * Math.sin((i * Math.PI) / count), Math.cos((i * Math.PI) / count)];
      const phi = slow + Math.atan2(s, c);
      const weight = spread / (c * c + s * s) / wallAt(wall, u_x, phi, "x.wall-turning");
      weights += weight; way += weight * wallAt(wall, u_x, phi, "x.wall-motion");
    }
    if (Math.abs(way / weights - mean) <= 1e-13 * Math.abs(mean)) return way / weights;
    mean = way / weights;
  }
  return mean;
}

// The wall under a drift, and the drift of its breakdown, over the current density.
function wallOf(values, perCurrent) {
  const largest = values.alpha === values.xi ? Infinity : Math.abs(evaluate("x.wall-breakdown", values) / perCurrent);
  const rigid = (j) => evaluate("x.wall-velocity", { ...values, u_x: perCurrent * j });
  const far = (j) => wallAt({ ...values, K_perp: 0 }, perCurrent * j, 0, "x.wall-motion");
  return { largest, rigid, far, velocity: (j) => (Math.abs(j) <= largest * (1 + 1e-9) ? rigid(j) : turningVelocity(values, perCurrent * j)) };
}

function drawWall(wall, j) {
  const reach = 2.5 * Math.max(Math.abs(j), Number.isFinite(wall.largest) ? wall.largest : 0) || 1e12;
  const places = Array.from({ length: 161 }, (_, i) => ((j < 0 ? i - 160 : i) / 160) * reach);
  if (Number.isFinite(wall.largest)) places.push(...[1, 1.001, 1.01].map((part) => Math.sign(j || 1) * part * wall.largest));
  places.sort((a, b) => a - b);
  const x = places.map((place) => place / 1e12);
  const curve = (name, of) => ({ x, y: places.map(of), name });
  const found = curve("c1", wall.velocity);
  const top = 1.5 * Math.max(...found.y.map(Math.abs));
  const near = places.filter((place) => Math.abs(wall.rigid(place)) <= top);
  const marks = [[j, "c1"], [Math.sign(j || 1) * wall.largest, "c2"]].filter(([place]) => Number.isFinite(place));
  plot(byId("plot-wall"), {
    curves: [found, { x: near.map((place) => place / 1e12), y: near.map(wall.rigid), name: "first" }, curve("c2 mean", wall.far)],
    marks: marks.map(([place, name]) => ({ x: place / 1e12, y: wall.velocity(place), name })), now: j / 1e12, label: "j / (10¹² A/m²)",
  });
}

const crossing = byId("crossing");
function drawCrossing() {
  const { unit, place, local, walls } = TABLES.crossing;
  const { width, felt, worst, parts } = walls[Number(crossing.elements.wall.value)];
  const said = `l = ${width.toPrecision(3)} v_F τ_ex, ${(width * unit).toPrecision(3)} nm with the paper's numbers`;
  crossing.elements.wall.setAttribute("aria-valuetext", said);
  byId("shown-wall").value = `${said}: the wall feels ξ = ${felt.toPrecision(4)}, and Eq. 16 is off by up to ${(100 * worst).toPrecision(2)} % at a place`;
  plot(byId("plot-crossing"), {
    curves: [...parts.map((y, i) => ({ x: place, y, name: `c${i + 1}` })), ...local.map((y) => ({ x: place, y, name: "first" }))],
    marks: [], now: 0, label: "x / l",
  });
}

function drawMaterial() {
  const given = { ...numbers(response), ...numbers(material) };
  if (refused(given, ".outcome")) return;
  const values = { ...given, ...TABLES.constants };
  values.eta_n = evaluate("x.eta", values);
  const [u] = evaluate("x.u", { ...values, j_y: 0, j_z: 0 });
  const [gamma, alpha] = evaluate("17", values);
  const [perCurrent] = evaluate("x.u", { ...values, j_x: 1, j_y: 0, j_z: 0 });
  const wall = wallOf(values, perCurrent);
  const outcome = { breakdown: wall.largest, wall: wall.velocity(values.j_x), u, eta: values.eta_n, gamma, alpha, beta: evaluate("x.beta", values), velocity: evaluate("x.wall-velocity", { ...values, u_x: u }) };
  for (const [name, value] of Object.entries(outcome)) {
    byId(`out-${name}`).textContent = Number.isFinite(value) ? value.toPrecision(7) : name === "breakdown" ? "none" : "undefined without damping";
  }
  if (Number.isFinite(outcome.velocity)) drawWall(wall, values.j_x);
  else byId("plot-wall").replaceChildren();
  const solver = TABLES.solvers.find(({ name }) => name === byId("solver").value);
  const parameters = FUNCTIONS[solver.function](...TABLES.inputs.map((name) => values[name]));
  byId("script").textContent = solver.script.replace(/\$(\w+)/g, (_, name) => String(parameters[solver.parameters.indexOf(name)]));
  byId("notes").replaceChildren(...solver.notes.map((note) => Object.assign(document.createElement("li"), { textContent: note })));
}

// One drawing a frame, however fast the slider moves.
const waiting = new Set();
function soon(draw) {
  if (waiting.has(draw)) return;
  waiting.add(draw);
  requestAnimationFrame(() => { waiting.delete(draw); draw(); });
}

function explorerLink() {
  const given = [...new FormData(response), ...new FormData(material), ...new FormData(crossing)];
  return `#explorer?${new URLSearchParams(given)}`;
}

function explorerFrom(query) {
  for (const [name, value] of new URLSearchParams(query)) {
    const field = response.elements[name] ?? material.elements[name] ?? crossing.elements[name];
    const known = ["number", "range"].includes(field?.type) ? value !== "" && Number.isFinite(Number(value)) : all("option", field ?? document.createElement("i")).some((option) => option.value === value);
    if (known) field.value = value;
  }
  placeSlides();
  soon(drawResponse);
  soon(drawMaterial);
  soon(drawCrossing);
}

response.addEventListener("input", ({ target }) => {
  if (target.dataset.for) {
    const value = SLIDES[target.dataset.kind].value(Number(target.value));
    response.elements[target.dataset.for].value = Number(value.toPrecision(4));
    target.setAttribute("aria-valuetext", response.elements[target.dataset.for].value);
  } else placeSlides();
  soon(drawResponse);
  soon(drawMaterial);
});
material.addEventListener("input", () => soon(drawMaterial));
crossing.addEventListener("input", () => soon(drawCrossing));
for (const form of [response, material, crossing]) {
  form.addEventListener("change", () => history.replaceState(null, "", explorerLink()));
  form.addEventListener("submit", (event) => event.preventDefault());
}
response.addEventListener("reset", () => setTimeout(() => { placeSlides(); soon(drawResponse); soon(drawMaterial); }));
for (const id of ["turn", "tilt"]) byId(id).addEventListener("input", () => soon(drawSpaceAgain));
function drawSpaceAgain() { drawSpace(); }

new ResizeObserver(() => soon(drawResponse)).observe(byId("plot-across"));
new ResizeObserver(() => soon(drawMaterial)).observe(byId("plot-wall"));
new ResizeObserver(() => soon(drawCrossing)).observe(byId("plot-crossing"));

const scene = byId("plot-space");
let grabbed = null;
scene.addEventListener("pointerdown", (event) => { grabbed = event; scene.setPointerCapture(event.pointerId); });
scene.addEventListener("pointerup", () => { grabbed = null; });
scene.addEventListener("pointercancel", () => { grabbed = null; });
scene.addEventListener("pointermove", (event) => {
  if (!grabbed) return;
  const moved = (id, by) => { const field = byId(id); field.value = Number(field.value) + by; };
  moved("turn", -(event.clientX - grabbed.clientX) * 0.6);
  moved("tilt", (event.clientY - grabbed.clientY) * 0.6);
  grabbed = event;
  soon(drawSpaceAgain);
});

byId("copy-values").addEventListener("click", () => {
  const rows = all("#values tr").map((row) => all("th, td", row).map((cell) => cell.textContent).join("\t"));
  const at = all("input[type=number]", response).map((field) => `${field.name} = ${field.value}`).join(", ");
  copy([at, ...rows].join("\n"), byId("copied"));
});
byId("copy-link").addEventListener("click", () => copy(location.href.split("#")[0] + explorerLink(), byId("copied")));
byId("copy-script").addEventListener("click", () => copy(byId("script").textContent, byId("script-copied")));

function arrive() {
  const [place, query] = location.hash.slice(1).split("?", 2);
  if (place !== "explorer" || query === undefined) return;
  explorerFrom(query);
  byId("explorer").scrollIntoView();
}
window.addEventListener("hashchange", arrive);

placeSlides();
drawResponse();
drawMaterial();
drawCrossing();
arrive();
// The browser's own jump to the link takes the focus away, so it is given after that.
if (document.readyState === "complete") reveal();
else window.addEventListener("load", () => setTimeout(reveal));
