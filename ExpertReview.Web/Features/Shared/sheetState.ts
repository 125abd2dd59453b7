import { contentOf, type SheetRecord } from "./sheetRecord";
import type { SheetContent } from "./contentHash";

/**
 * Where the expert's values are. `local` 已存本机: in this device's database. `received` 已达服务器: the server has them in
 * hand. `durable` 已入账: in the server's books, with event number, version and the same content hash. `conflict`: another
 * device or tab saved first, the expert must choose. `refused`: the server named a reason; the values are kept here.
 */
export type Truth = "local" | "received" | "durable" | "conflict" | "refused";

/** One sheet as a page shows it. */
export interface SheetState {
  sheet: string;
  truth: Truth;
  content: SheetContent;
  /** The server's last confirmed version (0: none), its ledger event and its content hash. */
  version: number;
  eventNumber: number | null;
  contentHash: string | null;
  conflict: { mine: SheetContent; theirs: SheetContent } | null;
  refused: { refusal: string; message: string } | null;
}

export function stateOf(record: SheetRecord, received: ReadonlySet<string>): SheetState {
  return {
    sheet: record.sheet,
    truth: truthOf(record, received),
    content: contentOf(record) ?? { marks: {}, comment: "" },
    version: record.confirmed?.version ?? 0,
    eventNumber: record.confirmed?.eventNumber ?? null,
    contentHash: record.confirmed?.contentHash ?? null,
    conflict: record.conflict,
    refused: record.refused,
  };
}

/** The one truth for many sheets: the worst of them. */
export function worstTruth(states: Iterable<SheetState>): Truth {
  const order: Truth[] = ["durable", "received", "local", "refused", "conflict"];
  let worst = 0;
  for (const { truth } of states) worst = Math.max(worst, order.indexOf(truth));
  return order[worst]!;
}

function truthOf(record: SheetRecord, received: ReadonlySet<string>): Truth {
  if (record.conflict) return "conflict";
  if (record.refused) return "refused";
  if (record.pending) return "local";
  if (record.inFlight) return received.has(record.inFlight.saveId) ? "received" : "local";
  return "durable";
}
