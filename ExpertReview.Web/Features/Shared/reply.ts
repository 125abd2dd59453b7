import type { SheetContent } from "./contentHash";

/** One save on its way. Sent again unchanged, with the same `saveId`, until an answer is heard. */
export interface Save extends SheetContent {
  saveId: string;
  round: number;
  sheet: string;
  /** The version that this save changes; 0 when the sheet was never saved. */
  baseVersion: number;
}

/** A sheet as the server holds it. Before its first save: version 0, event and hash null. */
export interface ServerSheet extends SheetContent {
  version: number;
  eventNumber: number | null;
  contentHash: string | null;
}

/** The server's answer to a save, sent only after its transaction is durable. */
export type Reply =
  | { refusal: null; version: number; eventNumber: number; contentHash: string }
  | { refusal: "SavedElsewhere"; message: string; current: ServerSheet }
  | { refusal: string; message: string; current: ServerSheet | null };

/** Carries a save to the server. `received` may be called when the server has it in hand but not yet in its books. */
export interface Transport {
  send(save: Save, received: () => void): Promise<unknown>;
}

/** No answer that counts was heard: no network, a server in trouble, or something else in between that answered. */
export class Unreachable extends Error {}

/** The session has ended. Everything local is kept until the expert has signed in again. */
export class SignInNeeded extends Error {}

/** Checks the shape of an answer, so that a captive portal's friendly 200 is never taken for 已入账. */
export function readReply(answer: unknown): Reply {
  if (!isObject(answer) || !("refusal" in answer)) throw new Unreachable("The answer is not a reply to a save.");
  if (answer.refusal === null) {
    const { version, eventNumber, contentHash } = answer;
    if (isCount(version) && isCount(eventNumber) && typeof contentHash === "string")
      return { refusal: null, version, eventNumber, contentHash };
  } else if (typeof answer.refusal === "string" && answer.refusal !== "") {
    const { refusal } = answer;
    const message = typeof answer.message === "string" ? answer.message : "";
    const current = isServerSheet(answer.current) ? answer.current : null;
    if (refusal !== "SavedElsewhere" || current) return { refusal, message, current } as Reply;
  }
  throw new Unreachable("The answer to a save is incomplete.");
}

function isServerSheet(value: unknown): value is ServerSheet {
  return isObject(value)
    && Number.isInteger(value.version)
    && (value.eventNumber === null || isCount(value.eventNumber))
    && (value.contentHash === null || typeof value.contentHash === "string")
    && typeof value.comment === "string"
    && isObject(value.marks)
    && Object.values(value.marks).every((mark) => mark === null || Number.isInteger(mark));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
