import { makeSortable } from "../Shared/sortableTable";
import { uploadFile } from "./upload";

/** Sends each chosen file by a request of its own, so that each row shows its progress and then its verdict. */
function startImport(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const results = document.querySelector<HTMLElement>("[data-import-results]")!;
  const body = results.querySelector("tbody")!;
  const summary = results.querySelector<HTMLElement>("[data-import-summary]")!;
  const queue: { file: File; row: HTMLTableRowElement }[] = [];
  let sent = 0;
  let isSending = false;

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const row = rowOf(file.name, form.dataset.textQueued!);
      body.append(row);
      queue.push({ file, row });
    }
    if (queue.length === 0) return;
    results.hidden = false;
    void work();
  };

  async function work(): Promise<void> {
    if (isSending) return;
    isSending = true;
    summary.textContent = "";
    for (let next = queue.shift(); next; next = queue.shift()) {
      await send(next.file, next.row);
      sent++;
    }
    isSending = false;
    await showWaiting();
    if (isSending) return;
    summary.textContent = form.dataset.textDone!.replace("{0}", String(sent));
  }

  async function send(file: File, row: HTMLTableRowElement): Promise<void> {
    if (file.size > Number(form.dataset.most)) {
      fail(row, form.dataset.textTooLarge!);
      return;
    }
    const bar = progressIn(row);
    const outcome = await uploadFile(form.action, file, (share) => {
      bar.value = share;
      const percent = String(Math.round(share * 100));
      tell(row, share < 1 ? form.dataset.textSending!.replace("{0}", percent) : form.dataset.textReading!);
    });
    if (outcome.kind === "rows") {
      const parsed = document.createElement("template");
      parsed.innerHTML = outcome.html;
      row.replaceWith(parsed.content);
      return;
    }
    if (outcome.kind === "refused") {
      fail(row, outcome.message);
      return;
    }
    const messages = { signIn: form.dataset.textSignIn!, unreachable: form.dataset.textUnreachable!, failed: form.dataset.textFailed! };
    fail(row, messages[outcome.kind], () => {
      const again = rowOf(file.name, form.dataset.textQueued!);
      row.replaceWith(again);
      queue.push({ file, row: again });
      void work();
    });
  }

  function fail(row: HTMLTableRowElement, message: string, retry?: () => void): void {
    const status = document.createElement("span");
    status.className = "status status-bad text-wrap";
    status.textContent = message;
    row.cells[1]!.replaceChildren(status);
    if (!retry) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-outline-primary";
    button.textContent = form.dataset.textRetry!;
    button.addEventListener("click", retry);
    row.cells[3]!.replaceChildren(button);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add(input.files ?? []);
    input.value = "";
  });
  for (const over of ["dragenter", "dragover"])
    form.addEventListener(over, (event) => {
      event.preventDefault();
      form.dataset.over = "true";
    });
  form.addEventListener("dragleave", () => delete form.dataset.over);
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    delete form.dataset.over;
    add(event.dataTransfer?.files ?? []);
  });
}

/** Brings the list of what waits up to date with what was just sent; without a connection it stays as it is. */
async function showWaiting(): Promise<void> {
  const here = document.querySelector<HTMLElement>("[data-import-waiting]")!;
  const answer = await fetch(location.pathname, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-import-waiting]");
  if (!fresh) return;
  here.replaceChildren(...fresh.childNodes);
  here.querySelectorAll<HTMLTableElement>("table[data-sortable]").forEach(makeSortable);
}

function rowOf(name: string, state: string): HTMLTableRowElement {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  row.append(head, document.createElement("td"), document.createElement("td"), document.createElement("td"));
  tell(row, state);
  return row;
}

function tell(row: HTMLTableRowElement, state: string): void {
  const cell = row.cells[1]!;
  const word = cell.querySelector("span") ?? cell.appendChild(document.createElement("span"));
  word.className = "quiet";
  word.textContent = state;
}

function progressIn(row: HTMLTableRowElement): HTMLProgressElement {
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", row.cells[0]!.textContent ?? "");
  row.cells[1]!.append(bar);
  return bar;
}

document.querySelectorAll<HTMLFormElement>("form[data-import]").forEach(startImport);
