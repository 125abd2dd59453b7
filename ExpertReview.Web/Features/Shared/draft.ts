/*
 * Keeps what was typed into <form data-draft="key"> in this tab until the server has accepted it, so that an expired
 * session or a lost connection costs no input. Acceptance is the server's word: it answers a posted draft that led to a
 * redirect with the cookie `draft-accepted` (Hosting/DraftReceipts), which names the draft by the id posted with it.
 */
const receiptCookie = "draft-accepted";
const idField = "__draft";

interface Draft {
  id: string;
  values: [name: string, value: string][];
}

/** Starts keeping drafts on all marked forms of the page, and puts back what the server has not accepted. */
export function keepDrafts(root: ParentNode = document, storage: Storage = sessionStorage): void {
  forgetAccepted(storage);
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-draft]")) keepDraft(form, storage);
}

function keepDraft(form: HTMLFormElement, storage: Storage): void {
  const key = `draft:${form.dataset.draft}`;
  const kept = read(storage, key);
  const id = kept?.id ?? newId();
  const field = form.ownerDocument.createElement("input");
  field.type = "hidden";
  field.name = idField;
  field.value = id;
  form.append(field);

  if (kept && JSON.stringify(kept.values) !== JSON.stringify(valuesOf(form))) {
    restore(form, kept);
    form.dataset.draftRestored = "true";
    form.dispatchEvent(new CustomEvent("draft-restored", { bubbles: true }));
  }
  const keep = () => storage.setItem(key, JSON.stringify({ id, values: valuesOf(form) } satisfies Draft));
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("reset", () => storage.removeItem(key));
}

/** Everything that may be kept: no passwords, files or the server's own hidden fields. */
function valuesOf(form: HTMLFormElement): [string, string][] {
  return controls(form).filter((control) => !isChoice(control) || control.checked).flatMap((control) =>
    control instanceof HTMLSelectElement
      ? [...control.selectedOptions].map((option): [string, string] => [control.name, option.value])
      : [[control.name, control.value] as [string, string]]);
}

function restore(form: HTMLFormElement, draft: Draft): void {
  const waiting = new Map<string, string[]>();
  for (const [name, value] of draft.values) waiting.set(name, [...(waiting.get(name) ?? []), value]);
  for (const control of controls(form)) {
    const values = waiting.get(control.name) ?? [];
    if (isChoice(control)) control.checked = values.includes(control.value);
    else if (control instanceof HTMLSelectElement) for (const option of control.options) option.selected = values.includes(option.value);
    else if (values.length > 0) control.value = values.shift()!;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((element): element is Control =>
    (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
      || (element instanceof HTMLInputElement && !["password", "file", "hidden", "submit", "button", "reset", "image"].includes(element.type)))
    && element.name !== "" && !("noDraft" in element.dataset));
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

/** Drops the drafts that the receipt names, wherever their forms are, and takes the receipt away. */
function forgetAccepted(storage: Storage): void {
  const receipt = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${receiptCookie}=`))?.slice(receiptCookie.length + 1);
  if (!receipt) return;
  for (const key of Object.keys(storage).filter((name) => name.startsWith("draft:")))
    if (read(storage, key)?.id === receipt) {
      storage.removeItem(key);
      document.cookie = `${receiptCookie}=; path=/; max-age=0; samesite=strict`;
    }
}

function read(storage: Storage, key: string): Draft | null {
  const text = storage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Draft);
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
