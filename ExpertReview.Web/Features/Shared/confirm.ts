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
function ask(question: string): Promise<boolean> {
  const text = document.createElement("p");
  text.textContent = question;
  return askAbout([text], question, siteText);
}

/** Shows the question and what it is about, and waits for the answer; `plain` says both where there is no dialog. */
export function askAbout(
  [question, ...rest]: [HTMLElement, ...HTMLElement[]], plain: string, answers: { yes: string; no: string }, id = "confirm",
): Promise<boolean> {
  const dialog = document.createElement("dialog");
  // Safari 15.0 to 15.3 has no dialog element.
  if (typeof dialog.showModal !== "function") return Promise.resolve(window.confirm(plain));

  dialog.id = id;
  question.id = `${id}-question`;
  dialog.setAttribute("aria-labelledby", question.id);
  const actions = document.createElement("div");
  actions.className = "actions";
  const no = button(answers.no, "btn btn-outline-secondary touch-target");
  const yes = button(answers.yes, "btn btn-primary touch-target");
  actions.append(no, yes);
  dialog.append(question, ...rest, actions);
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
