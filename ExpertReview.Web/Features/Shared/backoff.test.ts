import { expect, test } from "vitest";
import { backoff, longestWait } from "./backoff";

test("waits double, never pass the longest, and are spread by chance", () => {
  const latest = [0, 1, 2, 3, 10, 1000].map((attempt) => backoff(attempt, () => 1));

  expect(latest).toEqual([500, 1000, 2000, 4000, longestWait, longestWait]);
  expect(backoff(1000, () => 0)).toBe(longestWait / 2);
});
