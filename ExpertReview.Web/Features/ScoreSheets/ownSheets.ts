import type { Outbox } from "../Shared/outbox";
import { formatTotal, given, type SheetStatus, statusOf, weightedTotal } from "./marks";
import type { Tablet } from "./tablet";
import { element, type TabletScript } from "./tabletScript";
import type { OwnSheet } from "./warnings";

/** Which look each status has; the word says the same. */
const looks: Record<SheetStatus, string> = { Empty: "", Started: "status-active", Complete: "status-caution", Submitted: "status-good" };

/** The own sheets as this device knows them: with what it has not sent yet. */
export function ownSheets(script: TabletScript, outbox: Outbox): (OwnSheet & { comment: string; version: number })[] {
  return script.sheets.map(({ sheet }) => {
    const state = outbox.state(sheet);
    return { sheet, marks: state?.content.marks ?? {}, comment: state?.content.comment ?? "", version: state?.version ?? 0 };
  });
}

export function statusOfSheet(script: TabletScript, tablet: Tablet, own: { sheet: string; marks: OwnSheet["marks"]; comment: string }): SheetStatus {
  return statusOf(own.marks, own.comment, tablet.isSubmitted(own.sheet), script.dimensions, script.commentRequired);
}

/** Fills the cells that list and overview share. */
export function showRow(row: HTMLElement, script: TabletScript, tablet: Tablet, own: OwnSheet & { comment: string }): void {
  const total = weightedTotal(own.marks, script.dimensions);
  set(row, "[data-total]", total === null ? "—" : formatTotal(total, script.decimals));
  set(row, "[data-given]", `${given(own.marks, script.dimensions)} / ${script.dimensions.length}`);
  const status = statusOfSheet(script, tablet, own);
  const badge = row.querySelector<HTMLElement>("[data-status]")!;
  badge.className = `status ${looks[status]}`;
  badge.textContent = script.text[`status_${status}`]!;
}

export function rowOf(sheet: string): HTMLElement | null {
  return element("main").querySelector<HTMLElement>(`tr[data-sheet="${CSS.escape(sheet)}"]`);
}

function set(row: HTMLElement, place: string, words: string): void {
  const cell = row.querySelector<HTMLElement>(place);
  if (cell) cell.textContent = words;
}
