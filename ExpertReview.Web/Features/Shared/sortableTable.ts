import { siteText } from "./siteText";

const collator = new Intl.Collator("zh-CN", { numeric: true });

/**
 * Makes the columns of `table[data-sortable]` sortable by click and keyboard. A header marked `data-sort="number"` sorts
 * by value, `data-sort="none"` not at all; a cell's `data-value` goes before its text. Empty cells stay last.
 */
export function makeSortable(table: HTMLTableElement): void {
  const headers = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
  headers.forEach((header, column) => {
    const label = header.textContent?.trim() ?? "";
    if (header.dataset.sort === "none" || label === "") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.title = siteText.sort(label);
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const direction = header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", direction);
      sort(table, column, header.dataset.sort === "number", direction === "descending");
    });
  });
}

function sort(table: HTMLTableElement, column: number, byNumber: boolean, descending: boolean): void {
  for (const body of table.tBodies) {
    const rows = [...body.rows].map((row) => ({ row, value: valueOf(row.cells[column]) }));
    rows.sort((one, other) => {
      if (one.value === "" || other.value === "") return Number(one.value === "") - Number(other.value === "");
      const order = byNumber ? numberOf(one.value) - numberOf(other.value) : collator.compare(one.value, other.value);
      return descending ? -order : order;
    });
    body.append(...rows.map(({ row }) => row));
  }
}

function valueOf(cell: HTMLTableCellElement | undefined): string {
  return (cell?.dataset.value ?? cell?.textContent ?? "").trim();
}

function numberOf(text: string): number {
  const number = Number.parseFloat(text.replace(/[,\s]/g, ""));
  return Number.isNaN(number) ? Number.NEGATIVE_INFINITY : number;
}

/**
 * `<input data-filter-for="tableId">` shows only the rows that contain all its words, says how many in
 * `[data-filter-count="tableId"]` and shows `[data-filter-empty="tableId"]` when none is left.
 */
export function makeFilterable(input: HTMLInputElement): void {
  const id = input.dataset.filterFor!;
  const table = document.getElementById(id) as HTMLTableElement | null;
  if (!table) throw new Error(`The filter names the table "${id}", which is not on this page.`);
  const count = document.querySelector(`[data-filter-count="${id}"]`);
  const empty = document.querySelector<HTMLElement>(`[data-filter-empty="${id}"]`);

  const filter = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    for (const row of rows) row.hidden = !words.every((word) => (row.textContent ?? "").toLowerCase().includes(word));
    const shown = rows.filter((row) => !row.hidden).length;
    if (count) count.textContent = words.length > 0 ? siteText.shown(shown, rows.length) : "";
    if (empty) empty.hidden = shown > 0;
  };
  input.addEventListener("input", filter);
  if (input.value !== "") filter();
}
