import { siteText } from "./siteText";

/** Asks in a native dialog before a form or button marked `data-confirm="what will happen"` does what it does. */
export function askBeforeSubmitting(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const submitter = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    const question = submitter?.dataset.confirm ?? form.dataset.confirm;
    if (question === undefined || form.dataset.confirmed === "true") return;
    event.preventDefault();
    void ask(question).then((yes) => {
      if (yes) submitConfirmed(form, submitter);
    });
  });
}

/** Shows the question and waits for the answer; Escape means no. */
export function ask(question: string): Promise<boolean> {
  const dialog = document.createElement("dialog");
  // Safari 15.0 to 15.3 has no dialog element.
  if (typeof dialog.showModal !== "function") return Promise.resolve(window.confirm(question));

  const text = document.createElement("p");
  text.id = "confirm-question";
  text.textContent = question;
  const actions = document.createElement("div");
  actions.className = "actions";
  const no = button(siteText.no, "btn btn-outline-secondary touch-target");
  const yes = button(siteText.yes, "btn btn-primary touch-target");
  actions.append(no, yes);
  dialog.setAttribute("aria-labelledby", text.id);
  dialog.append(text, actions);
  document.body.append(dialog);

  return new Promise((resolve) => {
    let answer = false;
    no.addEventListener("click", () => dialog.close());
    yes.addEventListener("click", () => {
      answer = true;
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
    no.focus();
  });
}

function submitConfirmed(form: HTMLFormElement, submitter: HTMLButtonElement | null): void {
  form.dataset.confirmed = "true";
  if (submitter) submitter.click();
  else if (typeof form.requestSubmit === "function") form.requestSubmit();
  else form.submit();
  delete form.dataset.confirmed;
}

function button(label: string, className: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = label;
  return made;
}
