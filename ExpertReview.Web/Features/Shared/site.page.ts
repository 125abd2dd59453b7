import "bootstrap/js/dist/dropdown";
import "bootstrap/js/dist/collapse";
import "bootstrap/js/dist/offcanvas";
import "bootstrap/js/dist/tab";
import { askBeforeSubmitting } from "./confirm";
import { makeCopying } from "./copy";
import { keepDrafts } from "./draft";
import { makeFilterable, makeSortable } from "./sortableTable";

keepDrafts();
askBeforeSubmitting();
document.querySelectorAll<HTMLTableElement>("table[data-sortable]").forEach(makeSortable);
document.querySelectorAll<HTMLInputElement>("input[data-filter-for]").forEach(makeFilterable);
document.querySelectorAll<HTMLButtonElement>("button[data-copy], button[data-copy-from]").forEach(makeCopying);

// A frame that scrolls and holds nothing to focus is itself reached by the keyboard.
document.querySelectorAll<HTMLElement>(".table-frame").forEach((frame) => {
  const scrolls = frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight;
  if (scrolls && !frame.querySelector("a, button, input, select, textarea")) frame.tabIndex = 0;
});

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLElement) || !("submitOnChange" in target.dataset)) return;
  const form = (target as HTMLInputElement).form;
  if (!form) return;
  if (typeof form.requestSubmit === "function") form.requestSubmit();
  else form.submit();
});

// The foot of printed sheets cannot quote an element: its text goes there as a property (theme.print.css).
const foot = document.querySelector<HTMLElement>("[data-page-foot]");
if (foot) document.documentElement.style.setProperty("--page-foot", JSON.stringify(foot.dataset.pageFoot));

document.querySelectorAll<HTMLElement>("[data-print]").forEach((button) => {
  button.addEventListener("click", () => window.print());
});
