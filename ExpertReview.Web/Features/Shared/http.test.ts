import { expect, test } from "vitest";
import { readJson } from "./http";
import { readReply, SignInNeeded, Unreachable } from "./reply";

const json = { "Content-Type": "application/json; charset=utf-8" };

test("a refusal is an answer, whatever its status below 500", async () => {
  expect(await readJson(new Response('{"refusal":"RoundClosed"}', { status: 409, headers: json }))).toEqual({ refusal: "RoundClosed" });
});

test.each([401, 403])("%i asks for signing in", async (status) => {
  await expect(readJson(new Response("", { status }))).rejects.toBeInstanceOf(SignInNeeded);
});

test("a captive portal's page and a server in trouble are no answers", async () => {
  await expect(readJson(new Response("<html>Welcome", { headers: { "Content-Type": "text/html" } }))).rejects.toBeInstanceOf(Unreachable);
  await expect(readJson(new Response("{}", { status: 503, headers: json }))).rejects.toBeInstanceOf(Unreachable);
});

test.each([
  null, "ok", [], {}, { refusal: "" }, { refusal: null },
  { refusal: null, version: 0, eventNumber: 1, contentHash: "a" },
  { refusal: null, version: 1, eventNumber: null, contentHash: "a" },
  { refusal: "SavedElsewhere", message: "", current: null },
  { refusal: "SavedElsewhere", message: "", current: { version: 1, eventNumber: 1, contentHash: "a", comment: "", marks: { a: "1" } } },
])("%j is not a reply", (answer) => {
  expect(() => readReply(answer)).toThrow(Unreachable);
});

test("a reply is read without what does not belong to it", () => {
  expect(readReply({ refusal: null, message: null, current: null, version: 2, eventNumber: 9, contentHash: "a" }))
    .toEqual({ refusal: null, version: 2, eventNumber: 9, contentHash: "a" });
});
