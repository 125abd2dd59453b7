import { expect, test } from "vitest";
import { type Dimension, formatPoints, formatTotal, given, parseMark, snapped, statusOf, stepped, weightedTotal } from "./marks";

const scale: Dimension = { code: "scale", name: "规模", weight: 2500, minimum: 0, maximum: 10000, step: 50 };
const five = [2500, 2500, 2000, 2000, 1000].map((weight, i) => ({ ...scale, code: `d${i}`, weight }));

test.each([
  ["82", 8200], ["82.5", 8250], ["82.50", 8250], ["82.", 8200], ["100", 10000], ["0", 0], ["８２．５", 8250], ["82。5", 8250], [" 7 ", 700],
])("%s is a mark", (typed, mark) => {
  expect(parseMark(typed, scale)).toEqual({ kind: "mark", mark });
});

test.each(["-1", "100.5", "101", "1000000", "八十", "8 2", "1e2", "."])("%s is no mark", (typed) => {
  expect(parseMark(typed, scale)).toEqual({ kind: "number" });
});

test("a mark between two steps names both, also when it is finer than a hundredth", () => {
  expect(parseMark("82.3", scale)).toEqual({ kind: "step", below: 8200, above: 8250 });
  expect(parseMark("82.501", scale)).toEqual({ kind: "step", below: 8250, above: 8300 });
  expect(parseMark("", scale)).toEqual({ kind: "empty" });
});

test("points show no more decimals than they have", () => {
  expect([8200, 8250, 8205, 0, 5].map(formatPoints)).toEqual(["82", "82.5", "82.05", "0", "0.05"]);
});

test("steps stay on the scale, whatever its least mark", () => {
  const odd = { ...scale, minimum: 100, maximum: 1000, step: 400 };
  expect([0, 250, 400, 5000].map((place) => snapped(place, odd))).toEqual([100, 100, 500, 900]);
  expect(stepped(10000, 1, scale)).toBe(10000);
  expect(stepped(8200, -2, scale)).toBe(8100);
  expect(stepped(null, 1, scale)).toBe(5000);
});

test("the weighted total is exact where binary fractions are not", () => {
  const marks = { d0: 8200, d1: 7650, d2: 9000, d3: 8850, d4: 7000 };
  expect(weightedTotal(marks, five)).toBe(8200 * 2500 + 7650 * 2500 + 9000 * 2000 + 8850 * 2000 + 7000 * 1000);
  expect(formatTotal(weightedTotal(marks, five)!, 2)).toBe("82.33");
  expect(weightedTotal({ ...marks, d4: null }, five)).toBeNull();
});

test.each([[82_325_000, 2, "82.33"], [82_324_999, 2, "82.32"], [1_005_000, 2, "1.01"], [5_000, 2, "0.01"], [99_999_999, 2, "100.00"], [82_500_000, 0, "83"], [82_325_000, 6, "82.325000"]])(
  "%i millionths with %i decimals are %s", (millionths, decimals, shown) => {
    expect(formatTotal(millionths, decimals)).toBe(shown);
  });

test("a sheet is complete with every mark, and with its comment where one is required", () => {
  const marks = Object.fromEntries(five.map(({ code }) => [code, 0]));
  expect(given({ ...marks, d1: null }, five)).toBe(4);
  expect(statusOf({}, "", false, five, false)).toBe("Empty");
  expect(statusOf({ d0: 0 }, "", false, five, false)).toBe("Started");
  expect(statusOf(marks, "", false, five, false)).toBe("Complete");
  expect(statusOf(marks, " ", false, five, true)).toBe("Started");
  expect(statusOf(marks, "", true, five, true)).toBe("Submitted");
});
