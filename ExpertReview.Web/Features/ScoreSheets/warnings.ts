import { type Dimension, type Marks, weightedTotal } from "./marks";

/** Something that may be meant, and may be a slip; the expert decides. Marks in hundredths, totals in millionths of a point. */
export type Warning =
  | { kind: "equal"; sheet: string }
  | { kind: "oneValue"; all: number; times: number; mark: number }
  | { kind: "far"; sheet: string; total: number; median: number };

export interface OwnSheet {
  sheet: string;
  marks: Marks;
}

/** Fewest marks for which one value's share says anything, and the share from which it is mentioned. */
const fewestMarks = 10;
const share = 0.6;

/** Fewest complete sheets for a comparison of totals, and how far from their median is far: 15 points. */
const fewestTotals = 4;
const farOff = 15_000_000;

/** What in an expert's own marks is worth another look. Looks at nobody else's. */
export function warningsOf(sheets: readonly OwnSheet[], dimensions: readonly Dimension[]): Warning[] {
  return [...equalMarks(sheets, dimensions), ...oneValue(sheets, dimensions), ...farTotals(sheets, dimensions)];
}

/** Places by total, highest first; equal totals share a place. Sheets that are not complete have none. */
export function orderOf(sheets: readonly OwnSheet[], dimensions: readonly Dimension[]): Map<string, number> {
  const totals = totalsOf(sheets, dimensions);
  return new Map(totals.map(({ sheet, total }) => [sheet, 1 + totals.filter((other) => other.total > total).length]));
}

/** How many complete sheets have a total in each five points, from the lowest that occurs to the highest. */
export function histogramOf(sheets: readonly OwnSheet[], dimensions: readonly Dimension[]): { from: number; to: number; count: number }[] {
  const width = 5_000_000;
  const bins = totalsOf(sheets, dimensions).map(({ total }) => Math.floor(total / width));
  if (bins.length === 0) return [];
  const lowest = Math.min(...bins);
  const all = Array.from({ length: Math.max(...bins) - lowest + 1 }, (_, i) => lowest + i);
  return all.map((bin) => ({ from: bin * 5, to: bin * 5 + 5, count: bins.filter((other) => other === bin).length }));
}

function equalMarks(sheets: readonly OwnSheet[], dimensions: readonly Dimension[]): Warning[] {
  if (dimensions.length < 2) return [];
  return sheets
    .filter(({ marks }) => {
      const first = marks[dimensions[0]!.code] ?? null;
      return first !== null && dimensions.every(({ code }) => marks[code] === first);
    })
    .map(({ sheet }) => ({ kind: "equal", sheet }));
}

function oneValue(sheets: readonly OwnSheet[], dimensions: readonly Dimension[]): Warning[] {
  const counts = new Map<number, number>();
  let all = 0;
  for (const { marks } of sheets) {
    for (const { code } of dimensions) {
      const mark = marks[code] ?? null;
      if (mark === null) continue;
      all += 1;
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
  }
  if (all < fewestMarks) return [];
  return [...counts].filter(([, times]) => times >= all * share).map(([mark, times]) => ({ kind: "oneValue", all, times, mark }));
}

function farTotals(sheets: readonly OwnSheet[], dimensions: readonly Dimension[]): Warning[] {
  const totals = totalsOf(sheets, dimensions);
  if (totals.length < fewestTotals) return [];
  return totals.flatMap(({ sheet, total }): Warning[] => {
    const median = medianOf(totals.filter((other) => other.sheet !== sheet).map((other) => other.total));
    return Math.abs(total - median) > farOff ? [{ kind: "far", sheet, total, median }] : [];
  });
}

function totalsOf(sheets: readonly OwnSheet[], dimensions: readonly Dimension[]): { sheet: string; total: number }[] {
  return sheets.flatMap(({ sheet, marks }) => {
    const total = weightedTotal(marks, dimensions);
    return total === null ? [] : [{ sheet, total }];
  });
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
