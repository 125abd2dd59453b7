import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Outbox } from "./outbox";
import { ScriptedServer } from "./outbox.test.support";

const sheet = "K7Q-204";
const marks = (scale: number) => ({ marks: { scale }, comment: "" });
let server: ScriptedServer;
let open: Outbox[];

const openOutbox = async (sendTimeout = 1_000) => {
  const outbox = await Outbox.open({ user: "E-07", round: 1, transport: server, retryDelay: () => 5, sendTimeout });
  open.push(outbox);
  return outbox;
};
const saveIds = () => new Set(server.saves.map((save) => save.saveId));
const until = (condition: () => void) => vi.waitFor(condition, { timeout: 5_000, interval: 5 });

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  server = new ScriptedServer();
  open = [];
});

afterEach(async () => {
  await Promise.all(open.map((outbox) => outbox.close()));
  vi.unstubAllGlobals();
});

test("a change is local when put returns, then received, then durable with event, version and matching hash", async () => {
  const outbox = await openOutbox();
  const truths: string[] = [];
  outbox.subscribe(({ truth }) => truths[truths.length - 1] === truth || truths.push(truth));

  expect((await outbox.put(sheet, marks(8200))).truth).toBe("local");
  const state = await outbox.settled(sheet);

  expect(truths).toEqual(["local", "received", "durable"]);
  expect(state).toMatchObject({ version: 1, eventNumber: 101, contentHash: server.sheet.contentHash, content: marks(8200) });
});

test("a lost reply is asked for again under the same saveId and the mark is stored once", async () => {
  server.script = ["replyLost", "replyLost"];
  const outbox = await openOutbox();

  await outbox.put(sheet, marks(8200));
  const state = await outbox.settled(sheet);

  expect(state).toMatchObject({ truth: "durable", version: 1 });
  expect(server.saves).toHaveLength(3);
  expect(saveIds().size).toBe(1);
  expect(server.sheet.version).toBe(1);
});

test("one save is under way per sheet and values changed meanwhile go together in the next, under a new saveId", async () => {
  const answer = server.hold();
  const outbox = await openOutbox();

  await outbox.put(sheet, marks(10));
  await until(() => expect(server.saves).toHaveLength(1));
  for (const value of [20, 30, 40]) await outbox.put(sheet, marks(value));
  expect(server.saves).toHaveLength(1);
  answer();
  await outbox.settled(sheet);

  expect(server.saves.map((save) => [save.marks.scale, save.baseVersion])).toEqual([[10, 0], [40, 1]]);
  expect(saveIds().size).toBe(2);
});

test("long offline: every try keeps the values, and coming back stores the last of them once", async () => {
  server.weather = "offline";
  const outbox = await openOutbox();

  for (const value of [10, 20, 30]) await outbox.put(sheet, marks(value));
  await until(() => expect(server.saves.length).toBeGreaterThan(10));
  expect(outbox.state(sheet)).toMatchObject({ truth: "local", content: marks(30) });
  expect(outbox.status.reachable).toBe(false);
  server.weather = "fine";
  const state = await outbox.settled(sheet);

  expect(state).toMatchObject({ truth: "durable", content: marks(30) });
  expect(server.sheet.marks).toEqual({ scale: 30 });
  expect(outbox.status.reachable).toBe(true);
});

test("unsent values survive a reload and are sent by the next page under the saveId they had", async () => {
  server.weather = "replyLost";
  const before = await openOutbox();
  await before.put(sheet, marks(8200));
  await until(() => expect(server.saves.length).toBeGreaterThan(0));
  await before.close();
  server.weather = "fine";

  const after = await openOutbox();
  await after.load(sheet, server.sheet);
  const state = await after.settled(sheet);

  expect(state).toMatchObject({ truth: "durable", version: 1, content: marks(8200) });
  expect(saveIds().size).toBe(1);
});

test.each(["mine", "theirs"] as const)("a stale save holds both versions until the expert chooses %s", async (choice) => {
  const outbox = await openOutbox();
  await outbox.load(sheet, server.sheet);
  server.saveFromElsewhere(marks(7000));

  await outbox.put(sheet, marks(9000));
  const conflict = await outbox.settled(sheet);
  expect(conflict.truth).toBe("conflict");
  expect(conflict.conflict).toMatchObject({ mine: marks(9000), theirs: marks(7000) });
  expect(server.sheet.marks).toEqual({ scale: 7000 });

  await outbox.resolve(sheet, choice);
  const chosen = await outbox.settled(sheet);
  expect(chosen).toMatchObject({ truth: "durable", content: marks(choice === "mine" ? 9000 : 7000) });
  expect(server.sheet).toMatchObject({ version: choice === "mine" ? 2 : 1, ...chosen.content });
});

test("a conflict survives a reload, and editing during it changes only mine", async () => {
  const before = await openOutbox();
  await before.load(sheet, server.sheet);
  server.saveFromElsewhere(marks(7000));
  await before.put(sheet, marks(9000));
  await before.settled(sheet);
  await before.close();

  const after = await openOutbox();
  const edited = await after.put(sheet, marks(9100));

  expect(edited.conflict).toMatchObject({ mine: marks(9100), theirs: marks(7000) });
  expect(server.saves).toHaveLength(1);
});

test("the same values saved on another device are no conflict", async () => {
  const outbox = await openOutbox();
  await outbox.load(sheet, server.sheet);
  server.saveFromElsewhere(marks(9000));

  await outbox.put(sheet, marks(9000));

  expect(await outbox.settled(sheet)).toMatchObject({ truth: "durable", version: 1, conflict: null });
});

test("a captive portal's answer is no success", async () => {
  server.script = ["portal", "portal"];
  const outbox = await openOutbox();
  const reachable: boolean[] = [];
  outbox.subscribeStatus((status) => reachable.push(status.reachable));

  await outbox.put(sheet, marks(8200));

  expect(await outbox.settled(sheet)).toMatchObject({ truth: "durable", version: 1 });
  expect(server.saves).toHaveLength(3);
  expect(reachable).toEqual([false, true]);
});

test("an ended session keeps everything, says so, and goes on after signing in", async () => {
  server.weather = "signedOut";
  const outbox = await openOutbox();
  await outbox.put(sheet, marks(8200));
  await until(() => expect(outbox.status.signInNeeded).toBe(true));
  expect(outbox.state(sheet)).toMatchObject({ truth: "local", content: marks(8200) });

  server.weather = "fine";
  await outbox.resume();

  expect(await outbox.settled(sheet)).toMatchObject({ truth: "durable" });
  expect(outbox.status.signInNeeded).toBe(false);
});

test("a refusal keeps the values with the server's reason, and a change is a new try", async () => {
  server.script = ["closed"];
  const outbox = await openOutbox();
  await outbox.put(sheet, marks(8200));

  expect(await outbox.settled(sheet)).toMatchObject({
    truth: "refused", refused: { refusal: "RoundClosed", message: "本轮已关闭" }, content: marks(8200),
  });
  await outbox.put(sheet, marks(8300));
  expect(await outbox.settled(sheet)).toMatchObject({ truth: "durable", content: marks(8300) });
});

test("an answer whose hash is not the screen's is never shown as durable", async () => {
  server.script = ["wrongHash"];
  const outbox = await openOutbox();
  await outbox.put(sheet, marks(8200));

  expect(await outbox.settled(sheet)).toMatchObject({ truth: "refused", refused: { refusal: "ContentHashDiffers" } });
  await outbox.resume();
  expect(await outbox.settled(sheet)).toMatchObject({ truth: "durable", version: 2 });
});

test("a save that is never answered is sent again after the timeout", async () => {
  server.script = ["silent"];
  const outbox = await openOutbox(30);
  await outbox.put(sheet, marks(8200));

  expect(await outbox.settled(sheet)).toMatchObject({ truth: "durable", version: 1 });
  expect(saveIds().size).toBe(1);
});

test("two tabs show each other's changes and only one of them sends", async () => {
  const [one, two] = [await openOutbox(), await openOutbox()];
  await one.put(sheet, marks(10));
  await until(() => expect(two.state(sheet)).toMatchObject({ truth: "durable", content: marks(10) }));
  await two.put(sheet, marks(20));
  await until(() => expect(one.state(sheet)).toMatchObject({ truth: "durable", content: marks(20) }));

  expect(server.saves).toHaveLength(2);
});

test("a tab that has not seen the other's change cannot overwrite it", async () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  const [one, two] = [await openOutbox(), await openOutbox()];
  await one.load(sheet, server.sheet);
  await two.load(sheet, server.sheet);
  await one.put(sheet, { marks: { scale: 10 }, comment: "" });
  await one.settled(sheet);

  const late = await two.put(sheet, { marks: { growth: 20 }, comment: "" });

  expect(late).toMatchObject({ truth: "conflict", conflict: { mine: { marks: { growth: 20 } }, theirs: { marks: { scale: 10 } } } });
  expect(server.saves).toHaveLength(1);
});

test("forgetting at sign-out keeps what was never sent", async () => {
  const outbox = await openOutbox();
  await outbox.put(sheet, marks(10));
  await outbox.settled(sheet);
  server.weather = "offline";
  await outbox.put("M2X-118", marks(20));
  await outbox.forgetSettled();
  await outbox.close();

  const next = await openOutbox();
  expect(next.states().map((state) => state.sheet)).toEqual(["M2X-118"]);
});
