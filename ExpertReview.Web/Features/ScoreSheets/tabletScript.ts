import type { ServerSheet } from "../Shared/reply";
import type { Dimension } from "./marks";

export interface RoundStatus {
  expert: string;
  state: "Planned" | "Open" | "Paused" | "Closed";
  closesAt: string | null;
  now: string;
  message: string | null;
}

export interface OwnServerSheet extends ServerSheet {
  sheet: string;
  isSubmitted: boolean;
}

/** What the server puts into the page for its script. */
export interface TabletScript {
  user: string;
  expert: string;
  round: number;
  sheet: string | null;
  status: RoundStatus;
  sheets: OwnServerSheet[];
  dimensions: Dimension[];
  commentRequired: boolean;
  commentMaxLength: number;
  decimals: number;
  text: Record<string, string>;
}

export function readTabletScript(): TabletScript {
  return JSON.parse(element("tablet-script").textContent!) as TabletScript;
}

/** An element that the page is known to have. */
export function element<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found as T;
}

/** Puts values into a text's {0}, {1} … */
export function fill(text: string | undefined, ...values: (string | number)[]): string {
  return (text ?? "").replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
}
