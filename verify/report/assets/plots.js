// Small drawings in SVG: axes with round ticks, curves, and a view of space.

const SVG = "http://www.w3.org/2000/svg";

function shape(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text === undefined) return element;
  const [plain, ...lowered] = text.split("_");
  element.textContent = plain;
  for (const part of lowered) element.append(shape("tspan", { class: "lowered", dy: 3 }, part));
  return element;
}

function ticks(low, high, about) {
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1) found.push(k * step);
  return found;
}

const rounded = (value) => String(Number(value.toPrecision(6)));

// curves: [{ x, y, name }], arrays of numbers; marks: [{ x, y, name }]; now: a vertical line.
function plot(svg, { curves, marks, now, label }) {
  const width = Math.max(280, Math.round(svg.clientWidth || 640)), height = Number(svg.dataset.height);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const box = { left: 58, right: width - 10, top: 10, bottom: height - 34 };
  let low = 0, high = 0;
  for (const { y } of curves) for (const value of y) { if (value < low) low = value; if (value > high) high = value; }
  if (high === low) high = low + 1;
  const margin = 0.06 * (high - low);
  low -= low < 0 ? margin : 0; high += high > 0 ? margin : 0;
  const first = curves[0].x[0], last = curves[0].x[curves[0].x.length - 1];
  svg.dataset.from = first; svg.dataset.to = last;
  const across = (x) => box.left + ((x - first) / (last - first)) * (box.right - box.left);
  const down = (y) => box.bottom - ((y - low) / (high - low)) * (box.bottom - box.top);
  const parts = [];
  for (const y of ticks(low, high, 5)) {
    parts.push(shape("path", { class: "axis", d: `M${box.left} ${down(y).toFixed(1)}H${box.right}` }));
    parts.push(shape("text", { x: box.left - 7, y: (down(y) + 4).toFixed(1), "text-anchor": "end" }, rounded(y)));
  }
  for (const x of ticks(first, last, width / 90)) {
    parts.push(shape("text", { x: across(x).toFixed(1), y: box.bottom + 16, "text-anchor": "middle" }, rounded(x)));
  }
  parts.push(shape("path", { class: "frame", d: `M${box.left} ${box.top}V${box.bottom}H${box.right}` }));
  parts.push(shape("text", { x: box.right, y: height - 4, "text-anchor": "end", class: "label" }, label));
  parts.push(shape("path", { class: "now", d: `M${across(now).toFixed(1)} ${box.top}V${box.bottom}` }));
  for (const { x, y, name } of curves) {
    let path = "";
    for (let i = 0; i < y.length; i += 1) path += `${i ? "L" : "M"}${across(x[i]).toFixed(1)} ${down(y[i]).toFixed(1)}`;
    parts.push(shape("path", { class: `curve ${name}`, d: path }));
  }
  for (const { x, y, name } of marks) {
    parts.push(shape("circle", { class: `dot ${name}`, cx: across(x).toFixed(1), cy: down(y).toFixed(1), r: 4 }));
  }
  svg.replaceChildren(...parts);
}

// The spin in the local frame: the unit sphere, the axes, and the way of the tip, the response drawn `times` as large.
function space(svg, { track, times, turn, tilt }) {
  const [ct, st, ch, sh] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  const seen = (x, y, z) => [180 + 118 * (-st * x + ct * y), 190 - 118 * (ch * z - sh * (ct * x + st * y))];
  const through = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const parts = [shape("circle", { class: "ball", cx: 180, cy: 190, r: 118 })];
  const circle = Array.from({ length: 73 }, (_, i) => (i * Math.PI) / 36);
  parts.push(shape("path", { class: "ball", d: through(circle.map((a) => seen(Math.cos(a), Math.sin(a), 0))) }));
  for (const [end, name] of [[[1.28, 0, 0], "e_θ"], [[0, 1.28, 0], "e_φ"], [[0, 0, 1.28], "n"]]) {
    const [x, y] = seen(...end);
    parts.push(shape("path", { class: "frame", d: through([seen(0, 0, 0), [x, y]]) }));
    parts.push(shape("text", { x: (x + (x - 180) * 0.09).toFixed(1), y: (y + (y - 190) * 0.09 + 4).toFixed(1), "text-anchor": "middle" }, name));
  }
  const placed = track.map(([a, b, c]) => seen(times * a, times * b, 1 + times * c));
  parts.push(shape("path", { class: "trace", d: through(placed) }));
  const tip = placed[placed.length - 1];
  parts.push(shape("path", { class: "spin", d: through([seen(0, 0, 0), tip]) }));
  parts.push(shape("circle", { class: "dot c2", cx: tip[0].toFixed(1), cy: tip[1].toFixed(1), r: 4.5 }));
  svg.replaceChildren(...parts);
}
