import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { element, fill, type TabletScript } from "./tabletScript";
import { histogramOf, type OwnSheet } from "./warnings";

// On canvas: the chart's SVG renderer writes style attributes, which the content policy forbids.
use([BarChart, GridComponent, AriaComponent, CanvasRenderer]);

let chart: EChartsType | null = null;

/** Draws the expert's own totals in steps of five points, each bar with its count; the table above says the same in print. */
export function showHistogram(sheets: readonly OwnSheet[], script: TabletScript): void {
  const root = element("histogram");
  const bins = histogramOf(sheets, script.dimensions);
  if (bins.length === 0) {
    if (!chart) root.textContent = "—";
    return;
  }
  chart ??= begin(root);
  const look = getComputedStyle(root);
  const ink = look.color;
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: look.fontFamily, fontSize: 14 },
    aria: { enabled: true, label: { description: bins.filter(({ count }) => count > 0).map(({ from, to, count }) => fill(script.text.histogramBin, from, to, count)).join("；") } },
    grid: { left: 8, right: 8, top: 28, bottom: 4, containLabel: true },
    xAxis: { type: "category", data: bins.map(({ from }) => `${from}–`), axisTick: { show: false }, axisLabel: { color: ink } },
    yAxis: { type: "value", show: false, minInterval: 1 },
    series: [{
      type: "bar",
      data: bins.map(({ count }) => (count > 0 ? count : null)),
      barMaxWidth: 48,
      itemStyle: { color: look.getPropertyValue("--accent").trim() },
      label: { show: true, position: "top", color: ink },
    }],
  });
}

function begin(root: HTMLElement): EChartsType {
  root.textContent = "";
  root.setAttribute("role", "img");
  const begun = init(root, null, { renderer: "canvas" });
  window.addEventListener("resize", () => begun.resize());
  return begun;
}
