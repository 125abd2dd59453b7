import { expect, test } from "vitest";
import { chartHeight, tickInterval } from "./rankIntervals";

test.each([[1, 1], [8, 1], [12, 1], [13, 2], [64, 6]])("ranks up to %i are marked every %i", (last, interval) => {
  expect(tickInterval(last)).toBe(interval);
});

test("every bar has its height", () => {
  expect(chartHeight(10) - chartHeight(9)).toBe(24);
});
