import { postJson } from "../Shared/http";

/** Acts on many applications one by one, so that the page can say how far it is; without this script the server does them in one request. */
const board = document.getElementById("steps");

document.querySelectorAll<HTMLFormElement>("form[data-steps]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    const ids = (form.dataset.steps ?? "").split(" ").filter(Boolean);
    // What the dialog has yet to ask is not done now.
    if (!board || ids.length === 0 || event.defaultPrevented || needsAnswer(form, event)) return;
    event.preventDefault();
    document.querySelectorAll<HTMLButtonElement>("form[data-steps] button").forEach((button) => (button.disabled = true));
    void run(board, form, ids);
  });
});

function needsAnswer(form: HTMLFormElement, event: SubmitEvent): boolean {
  const asks = event.submitter instanceof HTMLElement && event.submitter.dataset.confirm !== undefined;
  return asks && form.dataset.confirmed !== "true";
}

async function run(board: HTMLElement, form: HTMLFormElement, ids: string[]): Promise<void> {
  const said = board.querySelector<HTMLElement>("[data-said]")!;
  const bar = board.querySelector("progress")!;
  const list = board.querySelector("ul")!;
  board.hidden = false;
  bar.max = ids.length;
  let done = 0;
  for (const [number, id] of ids.entries()) {
    said.textContent = fill(board.dataset.progress, number + 1, ids.length);
    let answer: unknown;
    try {
      answer = await postJson(`${form.getAttribute("action")}/step`, { applicationId: id });
    } catch {
      said.textContent = fill(board.dataset.failed, number);
      finish(board);
      return;
    }
    const { done: ok, message } = answer as { done: boolean; message: string };
    if (ok) done++;
    list.append(line(id, ok, message));
    bar.value = number + 1;
  }
  said.textContent = fill(board.dataset.summary, done, ids.length - done);
  finish(board);
}

function line(id: string, ok: boolean, message: string): HTMLLIElement {
  const item = document.createElement("li");
  const status = document.createElement("span");
  status.className = `status ${ok ? "status-good" : "status-caution"}`;
  status.textContent = message;
  const link = document.querySelector<HTMLAnchorElement>(`tr[data-application="${id}"] a`);
  if (link) item.append(link.cloneNode(true), " — ");
  item.append(status);
  return item;
}

function finish(board: HTMLElement): void {
  const link = board.querySelector("a.btn") as HTMLAnchorElement;
  link.hidden = false;
  link.focus();
}

function fill(template: string | undefined, ...values: number[]): string {
  return values.reduce((text, value, index) => text.replace(`{${index}}`, String(value)), template ?? "");
}
