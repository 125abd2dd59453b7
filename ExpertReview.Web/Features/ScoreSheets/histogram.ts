import { element, fill, type TabletScript } from "./tabletScript";
import { histogramOf, type OwnSheet } from "./warnings";

const namespace = "http://www.w3.org/2000/svg";
const width = 320;
const height = 150;

/** Draws the expert's own totals in steps of five points, each bar with its count and its range in print. */
export function showHistogram(sheets: readonly OwnSheet[], script: TabletScript): void {
  const root = element("histogram");
  const bins = histogramOf(sheets, script.dimensions);
  if (bins.length === 0) {
    root.textContent = "—";
    return;
  }
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, class: "histogram", role: "img" });
  svg.setAttribute("aria-label", bins.filter(({ count }) => count > 0).map(({ from, to, count }) => fill(script.text.histogramBin, from, to, count)).join("；"));
  const most = Math.max(...bins.map(({ count }) => count));
  const step = width / bins.length;
  const wide = Math.min(step * 0.8, 48);
  bins.forEach(({ from, count }, index) => {
    const middle = step * (index + 0.5);
    const tall = (count / most) * (height - 44);
    svg.append(make("rect", { x: middle - wide / 2, y: height - 22 - tall, width: wide, height: tall }));
    if (count > 0) svg.append(label(middle, height - 28 - tall, String(count)));
    if (bins.length <= 8 || index % 2 === 0) svg.append(label(middle, height - 5, `${from}–`));
  });
  root.replaceChildren(svg);
}

function label(x: number, y: number, words: string): SVGElement {
  const made = make("text", { x, y, "text-anchor": "middle" });
  made.textContent = words;
  return made;
}

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
