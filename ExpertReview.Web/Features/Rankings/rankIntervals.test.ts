import { expect, test } from "vitest";
import { contestedRuns, type RankInterval } from "./rankIntervals";

const bars = (contested: string): RankInterval[] =>
  [...contested].map((sign, row) => ({ code: `A-${row}`, lower: 1, median: 1, upper: 2, chance: "50%", isContested: sign === "x", isInside: true }));

test.each([
  ["", []],
  ["...", []],
  ["xxx", [[0, 2]]],
  [".xx.x", [[1, 2], [4, 4]]],
])("neighbouring contested rows are one run: %s", (contested, runs) => {
  expect(contestedRuns(bars(contested))).toEqual(runs);
});
