import { scrollTogether } from "./scrollTogether";

const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")];
const [original, copy] = panes;
if (original && copy) scrollTogether(original, copy);

/** A chip shows why it is masked and how to take that back; without this script it is a link to the same in the list below. */
document.querySelectorAll<HTMLAnchorElement>("a.mask").forEach((chip) => {
  const alike = document.querySelectorAll(`a.mask[data-mask="${chip.dataset.mask}"]`);
  const mark = (on: boolean) => alike.forEach((other) => other.classList.toggle("alike", on));
  chip.addEventListener("mouseenter", () => mark(true));
  chip.addEventListener("mouseleave", () => mark(false));
  chip.addEventListener("click", (event) => {
    if (typeof HTMLDialogElement === "undefined") return;
    event.preventDefault();
    showMask(chip);
  });
});

function showMask(chip: HTMLAnchorElement): void {
  const row = document.querySelector<HTMLTableRowElement>(chip.getAttribute("href") ?? "");
  const list = document.getElementById("masks");
  if (!row || !list) return;
  const dialog = document.createElement("dialog");
  const facts = document.createElement("dl");
  facts.className = "facts";
  const headers = row.closest("table")?.tHead?.rows[0]?.cells;
  [...row.cells].filter((cell) => !cell.querySelector("details")).forEach((cell) => {
    const term = document.createElement("dt");
    term.textContent = headers?.[cell.cellIndex]?.textContent?.trim() ?? "";
    const value = document.createElement("dd");
    value.textContent = cell.textContent?.trim() ?? "";
    facts.append(term, value);
  });
  dialog.append(facts);
  dialog.setAttribute("aria-label", chip.title);
  const form = row.querySelector("form.unmask");
  if (form) dialog.append(form.cloneNode(true));
  const actions = document.createElement("div");
  actions.className = "actions";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn btn-outline-secondary touch-target";
  close.textContent = list.dataset.close ?? "×";
  close.addEventListener("click", () => dialog.close());
  actions.append(close);
  dialog.append(actions);
  dialog.addEventListener("close", () => {
    dialog.remove();
    chip.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Text that is selected in either pane goes into the form that masks; a pseudonym stands for its original there. */
const term = document.querySelector<HTMLInputElement>("#add-term");
if (term) {
  const take = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!panes.some((pane) => pane.contains(range.commonAncestorContainer))) return;
    const chosen = textOf(range);
    if (chosen === "" || chosen.length > term.maxLength) return;
    term.value = chosen;
    term.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const pane of panes) {
    pane.addEventListener("mouseup", () => setTimeout(take));
    pane.addEventListener("touchend", () => setTimeout(take, 300));
    pane.addEventListener("keyup", (event) => {
      if (event.shiftKey || event.key === "Shift") take();
    });
  }
}

function textOf(range: Range): string {
  const part = range.cloneContents();
  part.querySelectorAll<HTMLElement>("[data-hidden]").forEach((chip) => {
    chip.textContent = chip.dataset.hidden ?? "";
  });
  // Between pieces the page's source has line breaks that the form does not have.
  return (part.textContent ?? "").replace(/\s*\n\s*/g, "").trim();
}

const onlyTouched = document.querySelector<HTMLElement>("[data-only-touched]");
if (onlyTouched) {
  onlyTouched.hidden = false;
  onlyTouched.querySelector("input")?.addEventListener("change", ({ target }) => {
    document.querySelector(".blind-compare")?.classList.toggle("only-touched", (target as HTMLInputElement).checked);
  });
}

const chooseAll = document.querySelector<HTMLButtonElement>("[data-choose-all]");
if (chooseAll) {
  chooseAll.hidden = false;
  chooseAll.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>(".suspicions input[type=checkbox]")];
    const all = boxes.every((box) => box.checked);
    boxes.forEach((box) => {
      box.checked = !all;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
}
