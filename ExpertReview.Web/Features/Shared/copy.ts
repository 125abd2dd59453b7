import { siteText } from "./siteText";

/** `<button data-copy="text">` or `<button data-copy-from="elementId">` copies, and says so for two seconds. */
export function makeCopying(button: HTMLButtonElement): void {
  const label = button.textContent ?? "";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const from = button.dataset.copyFrom ? document.getElementById(button.dataset.copyFrom)?.textContent : null;
    if (!(await copy(from ?? button.dataset.copy ?? ""))) return;
    button.textContent = siteText.copied;
    setTimeout(() => { button.textContent = label; }, 2_000);
  });
}

async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard && (await navigator.clipboard.writeText(text).then(() => true, () => false))) return true;
  // Browsers give the clipboard interface to https only; at the venue the server is often reached by plain http.
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
