import { postJson } from "../Shared/http";
import { element, type TabletScript } from "./tabletScript";

/** 回避: asks for the reason, withdraws the expert from this application and goes back to the list. */
export function offerRecusal(script: TabletScript, sheet: string): void {
  const open = element("recuse");
  const dialog = element<HTMLDialogElement>("recusal");
  // Safari 15.0 to 15.3 has no dialog element: there the agency records the recusal.
  if (typeof dialog.showModal !== "function") {
    open.remove();
    return;
  }
  const reason = element<HTMLTextAreaElement>("recusal-reason");
  const problem = element("recusal-problem");
  open.addEventListener("click", () => {
    problem.textContent = "";
    dialog.showModal();
    reason.focus();
  });
  element("recusal-no").addEventListener("click", () => dialog.close());
  element("recusal-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void recuse();
  });

  async function recuse(): Promise<void> {
    const yes = element<HTMLButtonElement>("recusal-yes");
    yes.disabled = true;
    try {
      const reply = await postJson("/tablet/sheets/recuse", { round: script.round, sheet, reason: reason.value });
      const { refusal, message } = reply as { refusal?: string | null; message?: string };
      if (refusal === null) location.assign("/tablet");
      else problem.textContent = message ?? script.text.notReached!;
    } catch {
      problem.textContent = script.text.notReached!;
    } finally {
      yes.disabled = false;
    }
  }
}
