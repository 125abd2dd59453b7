import { CustomChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { chartHeight, type RankIntervalChart, tickInterval } from "./rankIntervals";

// On canvas: the chart's SVG renderer writes style attributes, which the content policy forbids.
use([CustomChart, GridComponent, MarkLineComponent, AriaComponent, CanvasRenderer]);

const source = document.getElementById("rank-intervals");
const charts = JSON.parse(source?.textContent ?? "[]") as RankIntervalChart[];
for (const root of document.querySelectorAll<HTMLElement>("[data-rank-intervals]")) {
  const chart = charts.find(({ type }) => type === root.dataset.rankIntervals);
  if (chart) draw(root, chart);
}

/** One row per application in official order: interval, median, chance of a place; cut line across, contested rows shaded. */
function draw(root: HTMLElement, { places, bars }: RankIntervalChart): void {
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", root.dataset.textLabel ?? "");
  const drawn = init(root, null, { renderer: "canvas", height: chartHeight(bars.length) });
  window.addEventListener("resize", () => drawn.resize({ height: chartHeight(bars.length) }));
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", paint);
  paint();

  function paint(): void {
    const look = getComputedStyle(root);
    const ink = look.color;
    const colour = (name: string): string => look.getPropertyValue(name).trim();
    const [accent, caution, shade, line] = [colour("--accent"), colour("--caution"), colour("--caution-soft"), colour("--line")];
    const last = Math.max(...bars.map(({ upper }) => upper));
    drawn.setOption({
      animation: false,
      textStyle: { fontFamily: look.fontFamily, fontSize: 13, color: ink },
      grid: { left: 8, right: 64, top: 40, bottom: 28, containLabel: true },
      xAxis: {
        type: "value", position: "top", min: 0, max: last + 1, interval: tickInterval(last), name: root.dataset.textRank,
        nameLocation: "middle", nameGap: 22, nameTextStyle: { color: ink }, axisLabel: { color: ink, formatter: (rank: number) => (rank >= 1 && rank <= last ? `${rank}` : "") },
        splitLine: { lineStyle: { color: line } },
      },
      yAxis: { type: "category", inverse: true, data: bars.map(({ code }) => code), axisTick: { show: false }, axisLabel: { color: ink }, axisLine: { lineStyle: { color: line } } },
      series: [{
        type: "custom",
        data: bars.map(({ lower, median, upper }, row) => [row, lower, median, upper]),
        encode: { y: 0, x: [1, 2, 3] },
        renderItem: ({ coordSys }: { coordSys: { x: number; width: number } }, api: { value(place: number): number; coord(point: [number, number]): [number, number]; size(of: [number, number]): [number, number] }) => {
          const row = api.value(0);
          const bar = bars[row]!;
          const [from, y] = api.coord([api.value(1), row]);
          const [middle] = api.coord([api.value(2), row]);
          const [to] = api.coord([api.value(3), row]);
          const height = api.size([0, 1])[1];
          const fill = bar.isContested ? caution : accent;
          return {
            type: "group",
            children: [
              ...(bar.isContested ? [{ type: "rect", shape: { x: coordSys.x, y: y - height / 2, width: coordSys.width, height }, style: { fill: shade }, z2: -1 }] : []),
              { type: "line", shape: { x1: from, y1: y, x2: to, y2: y }, style: { stroke: fill, lineWidth: 4, lineCap: "round" } },
              // Inside: a full dot; outside: a ring. Colour is not the only carrier.
              { type: "circle", shape: { cx: middle, cy: y, r: 5.5 }, style: { fill: bar.isInside ? fill : colour("--surface"), stroke: fill, lineWidth: 2 } },
              { type: "text", style: { x: to + 12, y, text: bar.chance, fill: ink, verticalAlign: "middle", fontSize: 13 } },
            ],
          };
        },
        markLine: places === null ? undefined : {
          silent: true, symbol: "none", lineStyle: { color: accent, width: 2, type: "solid" }, label: { show: true, position: "end", color: ink, formatter: root.dataset.textLine },
          data: [{ xAxis: places + 0.5 }],
        },
      }],
    } as never);
  }
}
