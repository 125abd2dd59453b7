import { contentHash, normalized, sameContent, type SheetContent } from "./contentHash";
import type { Reply, Save, ServerSheet } from "./reply";

/** All that this device knows of one sheet. The functions below are its only transitions; none of them waits or sends. */
export interface SheetRecord {
  user: string;
  round: number;
  sheet: string;
  /** Counts the changes of what the expert sees, so that a tab which has not seen the last one cannot overwrite it. */
  revision: number;
  /** The tab that made the last such change. */
  writer: string;
  /** What the server holds for certain. */
  confirmed: ServerSheet | null;
  /** Newest values, not yet sent. */
  pending: SheetContent | null;
  /** The one save under way. */
  inFlight: Save | null;
  /** Two versions until the expert has chosen; nothing of `mine` is sent before. */
  conflict: { mine: SheetContent; theirs: SheetContent } | null;
  /** Why the server did not take the values in `pending`; they are kept, and sent again when changed. */
  refused: { refusal: string; message: string } | null;
  /** The tab that is sending now. It ends by itself, because a tab can be frozen or closed. */
  lease: { holder: string; until: number } | null;
}

/** The server answered with another hash than this device's: it holds something, but not what the screen shows. */
export const contentHashDiffers = "ContentHashDiffers";

export function newRecord(user: string, round: number, sheet: string): SheetRecord {
  return {
    user, round, sheet, revision: 0, writer: "",
    confirmed: null, pending: null, inFlight: null, conflict: null, refused: null, lease: null,
  };
}

/** Takes note of the server's sheet. Unsent values stay: their save will find out whether they are stale. */
export function loaded(record: SheetRecord, onServer: ServerSheet, tab: string): SheetRecord {
  if (record.inFlight || record.pending || (record.confirmed && record.confirmed.version > onServer.version)) return record;
  if (record.conflict) return { ...record, confirmed: onServer, conflict: { ...record.conflict, theirs: onServer } };
  const shown = contentOf(record);
  return shown && sameContent(shown, onServer) ? { ...record, confirmed: onServer } : changed({ ...record, confirmed: onServer }, tab);
}

/** Notes the expert's change, made in `tab` on top of revision `seen`. */
export function edited(record: SheetRecord, content: SheetContent, tab: string, seen: number): SheetRecord {
  const mine = normalized(content);
  if (record.conflict) return changed({ ...record, conflict: { ...record.conflict, mine } }, tab);

  const shown = contentOf(record);
  if (shown && record.writer !== tab && record.revision > seen && !sameContent(shown, mine))
    return changed({ ...record, conflict: { mine, theirs: shown } }, tab);

  const beingKept = record.inFlight ?? record.confirmed;
  const pending = beingKept && sameContent(beingKept, mine) ? null : mine;
  return changed({ ...record, pending, refused: null }, tab);
}

/** The expert's choice between two versions. */
export function resolved(record: SheetRecord, choice: "mine" | "theirs", tab: string): SheetRecord {
  if (!record.conflict) return record;
  const pending = choice === "mine" ? record.conflict.mine : record.pending;
  return changed({ ...record, pending, conflict: null, refused: null }, tab);
}

/** Whether there is something that may be sent now. */
export function isUnsent(record: SheetRecord): boolean {
  return record.inFlight !== null || (record.pending !== null && record.refused === null);
}

/** Takes the right to send until `until`; values waiting become the save under way, under a new id. */
export function claimed(record: SheetRecord, holder: string, until: number, newSaveId: () => string): SheetRecord {
  const inFlight = record.inFlight ?? {
    saveId: newSaveId(), round: record.round, sheet: record.sheet, baseVersion: record.confirmed?.version ?? 0, ...record.pending!,
  };
  return { ...record, inFlight, pending: record.inFlight ? record.pending : null, lease: { holder, until } };
}

/** Gives the right to send back after a try that was not answered. The save stays under way under its id. */
export function released(record: SheetRecord, holder: string): SheetRecord {
  return record.lease?.holder === holder ? { ...record, lease: null } : record;
}

/** Applies the server's answer to `save`. An answer already applied by another tab changes nothing. */
export function answered(record: SheetRecord, save: Save, reply: Reply, tab: string): SheetRecord {
  if (record.inFlight?.saveId !== save.saveId) return record;
  const sent: SheetContent = { marks: save.marks, comment: save.comment };
  const settled = { ...record, inFlight: null, lease: null };

  if (reply.refusal === null) {
    const { version, eventNumber, contentHash: hash } = reply;
    const after = { ...settled, confirmed: { ...sent, version, eventNumber, contentHash: hash } };
    if (hash === contentHash(save.sheet, version, sent)) return after;
    return { ...after, pending: record.pending ?? sent, refused: record.pending ? null : { refusal: contentHashDiffers, message: "" } };
  }

  if (reply.refusal === "SavedElsewhere" && reply.current) {
    const mine = record.conflict?.mine ?? record.pending ?? sent;
    const after = { ...settled, confirmed: reply.current, pending: null };
    return sameContent(mine, reply.current) ? { ...after, conflict: null } : changed({ ...after, conflict: { mine, theirs: reply.current } }, tab);
  }

  // Values changed since then may be acceptable: they get their own try.
  if (record.pending) return settled;
  return { ...settled, pending: sent, refused: { refusal: reply.refusal, message: reply.message } };
}

/** What the expert sees. */
export function contentOf(record: SheetRecord): SheetContent | null {
  return record.conflict?.mine ?? record.pending ?? record.inFlight ?? record.confirmed;
}

function changed(record: SheetRecord, tab: string): SheetRecord {
  return { ...record, revision: record.revision + 1, writer: tab };
}
