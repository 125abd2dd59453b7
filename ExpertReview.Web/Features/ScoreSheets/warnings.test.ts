import { expect, test } from "vitest";
import type { Dimension } from "./marks";
import { histogramOf, orderOf, type OwnSheet, warningsOf } from "./warnings";

const dimensions: Dimension[] = ["a", "b"].map((code) => ({ code, name: code, weight: 5000, minimum: 0, maximum: 10000, step: 50 }));
const sheet = (name: string, a: number | null, b: number | null): OwnSheet => ({ sheet: name, marks: { a, b } });

test("equal marks on one sheet are mentioned, marks not given are not", () => {
  expect(warningsOf([sheet("x", 8000, 8000), sheet("y", null, null), sheet("z", 8000, null)], dimensions)).toEqual([{ kind: "equal", sheet: "x" }]);
});

test("one value for most marks is mentioned from ten marks on", () => {
  const mixed = [1, 2, 3, 4, 5].map((i) => sheet(`s${i}`, 8000, 7000 + i * 50));
  expect(warningsOf(mixed, dimensions)).toEqual([]);
  const same = mixed.map((one, i) => (i === 0 ? { ...one, marks: { a: 8000, b: 8000 } } : one));
  expect(warningsOf(same, dimensions)).toContainEqual({ kind: "oneValue", all: 10, times: 6, mark: 8000 });
  expect(warningsOf(same.slice(0, 4), dimensions)).toEqual([{ kind: "equal", sheet: "s1" }]);
});

test("a total far from the median of the others is mentioned", () => {
  const near = [sheet("p", 8000, 8100), sheet("q", 8200, 8100), sheet("r", 7900, 8000)];
  expect(warningsOf([...near, sheet("far", 6000, 6200)], dimensions)).toEqual([{ kind: "far", sheet: "far", total: 61_000_000, median: 80_500_000 }]);
  expect(warningsOf([...near.slice(1), sheet("far", 6000, 6200)], dimensions)).toEqual([]);
});

test("equal totals share a place and incomplete sheets have none", () => {
  const order = orderOf([sheet("x", 8000, 9000), sheet("y", 9000, 8000), sheet("z", 1000, 1000), sheet("open", 1000, null)], dimensions);
  expect([...order]).toEqual([["x", 1], ["y", 1], ["z", 3]]);
});

test("the histogram has every five points between the lowest and the highest total", () => {
  expect(histogramOf([sheet("x", 8000, 8000), sheet("y", 9000, 9400)], dimensions)).toEqual([
    { from: 80, to: 85, count: 1 }, { from: 85, to: 90, count: 0 }, { from: 90, to: 95, count: 1 },
  ]);
  expect(histogramOf([], dimensions)).toEqual([]);
});
