import { worstTruth } from "../Shared/sheetState";
import { showHistogram } from "./histogram";
import { formatPoints, formatTotal, weightedTotal } from "./marks";
import { ownSheets, rowOf, showRow, statusOfSheet } from "./ownSheets";
import { newRequestId, Tablet, TruthChip } from "./tablet";
import { element, fill, readTabletScript } from "./tabletScript";
import { keepTextSize } from "./textSize";
import { orderOf, type OwnSheet, type Warning, warningsOf } from "./warnings";

const script = readTabletScript();
const { text, dimensions } = script;
const chip = new TruthChip(text);
const submitButton = element<HTMLButtonElement>("submit-all");
/** Ids of submissions that were asked for and not answered: asked again they are the same requests. */
const requests = new Map<string, string>();
let isSubmitting = false;

keepTextSize(script.user);
submitButton.disabled = true;
Tablet.open(script).then(begin, (error: unknown) => console.error(error));

function begin(tablet: Tablet): void {
  tablet.outbox.subscribe(() => show(tablet));
  tablet.onChange(() => show(tablet));
  submitButton.addEventListener("click", () => void submitAll(tablet));
  show(tablet);
}

function show(tablet: Tablet): void {
  const own = ownSheets(script, tablet.outbox).filter(({ sheet }) => tablet.isMine(sheet));
  const order = orderOf(own, dimensions);
  const all = own.flatMap(({ marks }) => dimensions.map(({ code }) => marks[code] ?? null)).filter((mark): mark is number => mark !== null);
  for (const sheet of own) {
    const row = rowOf(sheet.sheet);
    if (!row) continue;
    showRow(row, script, tablet, sheet);
    row.querySelector("[data-order]")!.textContent = String(order.get(sheet.sheet) ?? "—");
    for (const { code, name } of dimensions) {
      const cell = row.querySelector<HTMLElement>(`[data-mark="${CSS.escape(code)}"]`)!;
      const mark = sheet.marks[code] ?? null;
      cell.textContent = mark === null ? "—" : formatPoints(mark);
      cell.setAttribute("aria-label", `${sheet.sheet} ${name} ${mark === null ? text.noMark : formatPoints(mark)}`);
      cell.parentElement!.dataset.heat = mark === null ? "none" : String(heatOf(mark, all));
    }
  }
  sortRows(order);
  showHistogram(own, script);
  showWarnings(warningsOf(own, dimensions));
  const states = tablet.outbox.states();
  chip.show(states.every(({ eventNumber, truth }) => truth === "durable" && eventNumber === null) ? "none" : worstTruth(states));
  submitButton.disabled = isSubmitting || !tablet.isOpen || toSubmit(tablet).length === 0;
}

/** One of five depths by how many of my marks lie below, so that one outlier does not make all others look alike. */
function heatOf(mark: number, all: readonly number[]): number {
  const below = all.filter((other) => other < mark).length;
  const equal = all.filter((other) => other === mark).length;
  return Math.min(4, Math.floor(((below + equal / 2) / all.length) * 5));
}

/** My order: highest total first, what is not complete last, otherwise by code. */
function sortRows(order: Map<string, number>): void {
  const body = element<HTMLTableElement>("heat").tBodies[0]!;
  const place = (row: HTMLTableRowElement) => order.get(row.dataset.sheet!) ?? Infinity;
  const rows = [...body.rows];
  const sorted = [...rows].sort((a, b) => {
    const [one, other] = [place(a), place(b)];
    if (one !== other) return one < other ? -1 : 1;
    return a.dataset.sheet! < b.dataset.sheet! ? -1 : 1;
  });
  if (sorted.some((row, index) => row !== rows[index])) body.append(...sorted);
}

function showWarnings(warnings: Warning[]): void {
  const items = warnings.map((warning) => {
    const item = document.createElement("li");
    item.textContent = words(warning);
    return item;
  });
  element("warnings").replaceChildren(...items);
  element("no-warnings").hidden = items.length > 0;
}

function words(warning: Warning): string {
  switch (warning.kind) {
    case "equal": return fill(text.warningEqual, warning.sheet);
    case "oneValue": return fill(text.warningOneValue, warning.all, warning.times, formatPoints(warning.mark));
    case "far": return fill(text.warningFar, warning.sheet, formatTotal(warning.total, script.decimals), formatTotal(warning.median, script.decimals));
  }
}

function toSubmit(tablet: Tablet): (OwnSheet & { version: number })[] {
  return ownSheets(script, tablet.outbox)
    .filter((own) => tablet.isMine(own.sheet) && statusOfSheet(script, tablet, own) === "Complete");
}

async function submitAll(tablet: Tablet): Promise<void> {
  const chosen = toSubmit(tablet);
  if (!(await readBack(chosen))) return;
  isSubmitting = true;
  submitButton.disabled = true;
  const problems: string[] = [];
  let done = 0;
  for (const [index, own] of chosen.entries()) {
    element("submit-result").textContent = fill(text.submittingAll, index + 1, chosen.length);
    const problem = await submitOne(tablet, own);
    if (problem === null) done += 1;
    else problems.push(fill(text.notSubmitted, own.sheet, problem));
  }
  isSubmitting = false;
  element("submit-result").textContent = [fill(text.submittedAll, done), ...problems].join(" ");
  show(tablet);
}

/** Submits what was read back, or says why not: values that are not in the books yet are never submitted. */
async function submitOne(tablet: Tablet, own: OwnSheet & { version: number }): Promise<string | null> {
  const state = tablet.outbox.state(own.sheet);
  if (state?.truth !== "durable") return state?.refused?.message || text.notReached!;
  const key = `${own.sheet} ${own.version}`;
  const id = requests.get(key) ?? newRequestId();
  requests.set(key, id);
  try {
    const reply = await tablet.move("Submit", own.sheet, own.version, id);
    requests.delete(key);
    return reply.refusal === null ? null : reply.message;
  } catch {
    return text.notReached!;
  }
}

/** Reads back the table; nothing goes out before the statement is ticked. */
function readBack(chosen: readonly OwnSheet[]): Promise<boolean> {
  const dialog = element<HTMLDialogElement>("read-back");
  const tick = element<HTMLInputElement>("read-back-tick");
  const yes = element<HTMLButtonElement>("read-back-yes");
  const lines = chosen.map(({ sheet, marks }) => [
    sheet, ...dimensions.map(({ code }) => formatPoints(marks[code]!)), formatTotal(weightedTotal(marks, dimensions)!, script.decimals),
  ]);
  // Safari 15.0 to 15.3 has no dialog element.
  if (typeof dialog.showModal !== "function") return Promise.resolve(window.confirm(lines.map((line) => line.join(" ")).join("\n")));
  const table = element<HTMLTableElement>("read-back-table");
  table.replaceChildren(tableRow("th", ["", ...dimensions.map(({ name }) => name), text.total!]), ...lines.map((line) => tableRow("td", line)));
  tick.checked = false;
  yes.disabled = true;
  tick.onchange = () => { yes.disabled = !tick.checked; };
  return new Promise((resolve) => {
    let answer = false;
    yes.onclick = () => {
      answer = true;
      dialog.close();
    };
    element("read-back-no").onclick = () => dialog.close();
    dialog.addEventListener("close", () => resolve(answer), { once: true });
    dialog.showModal();
    tick.focus();
  });
}

function tableRow(kind: "th" | "td", words: readonly string[]): HTMLTableRowElement {
  const row = document.createElement("tr");
  words.forEach((word, index) => {
    const cell = document.createElement(index === 0 && kind === "td" ? "th" : kind);
    cell.textContent = word;
    if (index > 0) cell.className = "number";
    row.append(cell);
  });
  return row;
}
