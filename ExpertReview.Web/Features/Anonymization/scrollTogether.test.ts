// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { scrollTogether } from "./scrollTogether";

let one: HTMLElement;
let other: HTMLElement;

beforeEach(() => {
  [one, other] = [pane(1000), pane(2000)];
  scrollTogether(one, other);
});

test("the other pane follows to its end and back to its beginning", () => {
  scroll(one, 900);
  expect(other.scrollTop).toBe(1900);
  report(other);
  scroll(one, 0);
  expect(other.scrollTop).toBe(0);
});

test("a pane's own move and a person's, merged into one report, still lead", () => {
  scroll(one, 900);
  // The other pane was put to its end and, before the browser reported that, a person scrolled it to the top.
  scroll(other, 0);
  expect(one.scrollTop).toBe(0);
});

test("a report of what was caused moves nothing back", () => {
  scroll(one, 900);
  one.scrollTop = 850;
  report(other);
  expect(one.scrollTop).toBe(850);
});

function pane(height: number): HTMLElement {
  const made = document.createElement("div");
  Object.defineProperties(made, { scrollHeight: { value: height }, clientHeight: { value: 100 } });
  document.body.append(made);
  return made;
}

function scroll(element: HTMLElement, to: number): void {
  element.scrollTop = to;
  report(element);
}

function report(element: HTMLElement): void {
  element.dispatchEvent(new Event("scroll"));
}
