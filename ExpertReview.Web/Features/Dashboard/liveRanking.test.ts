import { expect, test } from "vitest";
import { changes } from "./liveRanking";

test("only rows that say something else, came or went are counted", () => {
  const before = new Map([["A", "1|90"], ["B", "2|80"], ["C", "3|70"]]);
  const after = new Map([["A", "2|90"], ["B", "2|80"], ["D", "3|71"]]);

  expect(changes(before, after)).toBe(3);
  expect(changes(before, before)).toBe(0);
});
