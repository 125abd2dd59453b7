import type { SheetContent } from "../Shared/contentHash";
import type { SheetState } from "../Shared/sheetState";
import { formatPoints } from "./marks";
import type { TabletScript } from "./tabletScript";

/** Puts two versions of a sheet side by side, what differs marked, each with the button that keeps it. */
export function showConflict(root: HTMLElement, state: SheetState | null, script: TabletScript, choose: (choice: "mine" | "theirs") => void): void {
  if (!state?.conflict) {
    root.hidden = true;
    root.replaceChildren();
    delete root.dataset.shown;
    return;
  }
  const shown = JSON.stringify(state.conflict);
  if (root.dataset.shown === shown) return;
  const isNew = root.dataset.shown === undefined;
  root.dataset.shown = shown;
  const title = document.createElement("h2");
  title.textContent = script.text.conflictTitle!;
  const both = document.createElement("div");
  both.className = "compare";
  const { mine, theirs } = state.conflict;
  both.append(
    version(script, script.text.mine!, mine, theirs, script.text.keepMine!, () => choose("mine")),
    version(script, script.text.theirs!, theirs, mine, script.text.keepTheirs!, () => choose("theirs")));
  root.replaceChildren(title, both);
  root.hidden = false;
  if (isNew) {
    root.scrollIntoView({ block: "start" });
    root.focus();
  }
}

function version(script: TabletScript, title: string, content: SheetContent, other: SheetContent, label: string, choose: () => void): HTMLElement {
  const section = document.createElement("section");
  const heading = document.createElement("h2");
  heading.textContent = title;
  const list = document.createElement("dl");
  list.className = "facts";
  for (const { code, name } of script.dimensions) {
    const mark = content.marks[code] ?? null;
    list.append(...pair(name, mark === null ? script.text.noMark! : formatPoints(mark), mark !== (other.marks[code] ?? null)));
  }
  list.append(...pair(script.text.comment!, content.comment || script.text.noComment!, content.comment !== other.comment));
  const keep = document.createElement("button");
  keep.type = "button";
  keep.className = "btn btn-primary touch-target mt-2";
  keep.textContent = label;
  keep.addEventListener("click", choose);
  section.append(heading, list, keep);
  return section;
}

function pair(name: string, value: string, differs: boolean): HTMLElement[] {
  const term = document.createElement("dt");
  term.textContent = name;
  const detail = document.createElement("dd");
  const words = document.createElement("span");
  words.textContent = value;
  if (differs) words.className = "changed";
  detail.append(words);
  return [term, detail];
}
