import { Fragment, replace } from "./fragment";

const choiceKey = "dashboard-auto-apply";

/**
 * The ranking beside the grid. Rows never move while they are being read: changes wait behind a pill that counts them,
 * and apply by themselves only where that is chosen and neither pointer nor focus is on the ranking.
 */
export class LiveRanking {
  private readonly element: HTMLElement;
  private readonly pill: HTMLButtonElement;
  private readonly choice: HTMLInputElement;
  private readonly fragment: Fragment;
  private waiting: string | null = null;

  constructor(section: HTMLElement, private readonly changesText: string, failed: (status: number | null) => void) {
    this.element = section.querySelector<HTMLElement>('[data-fragment="ranking"]')!;
    this.pill = section.querySelector<HTMLButtonElement>("[data-apply]")!;
    this.choice = section.querySelector<HTMLInputElement>("[data-auto-apply]")!;
    this.choice.checked = localStorage.getItem(choiceKey) !== "no";
    this.choice.addEventListener("change", () => {
      localStorage.setItem(choiceKey, this.choice.checked ? "yes" : "no");
      this.applyUnlessRead();
    });
    this.pill.addEventListener("click", () => {
      this.apply();
      // The pill goes away; whoever used the keyboard stays in the place.
      this.choice.focus();
    });
    section.addEventListener("pointerleave", () => this.applyUnlessRead());
    section.addEventListener("focusout", () => setTimeout(() => this.applyUnlessRead()));
    this.fragment = new Fragment(this.element, () => undefined, failed, (html) => this.receive(html));
  }

  refresh(): void {
    this.fragment.refresh();
  }

  private receive(html: string): void {
    const count = changes(rowsOf(this.element), rowsOf(parse(html)));
    this.waiting = html;
    // Without a changed row, only the event number is new: that may be put in under anybody's eyes.
    if (count === 0) this.apply();
    else {
      this.pill.textContent = this.changesText.replace("{0}", String(count));
      this.pill.hidden = false;
      this.applyUnlessRead();
    }
  }

  private applyUnlessRead(): void {
    const isRead = this.element.matches(":hover") || this.element.contains(document.activeElement);
    if (this.waiting !== null && this.choice.checked && !isRead) this.apply();
  }

  private apply(): void {
    if (this.waiting === null) return;
    const before = new Map([...this.rows()].map((row) => [row.dataset.code!, row.getBoundingClientRect().top]));
    replace(this.element, this.waiting);
    this.waiting = null;
    this.pill.hidden = true;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const row of this.rows()) {
      const from = (before.get(row.dataset.code!) ?? NaN) - row.getBoundingClientRect().top;
      if (from) row.animate([{ transform: `translateY(${from}px)` }, { transform: "none" }], { duration: 400, easing: "ease-out" });
    }
  }

  private rows(): NodeListOf<HTMLTableRowElement> {
    return this.element.querySelectorAll<HTMLTableRowElement>("tr[data-code]");
  }
}

function parse(html: string): Element {
  return new DOMParser().parseFromString(html, "text/html").body;
}

/** What each row says, by its application's code; a ranking that is not shown has no rows. */
export function rowsOf(root: Element): Map<string, string> {
  return new Map([...root.querySelectorAll<HTMLElement>("tr[data-code]")].map((row) => [row.dataset.code!, row.dataset.value!]));
}

/** How many rows differ, came or went. */
export function changes(before: Map<string, string>, after: Map<string, string>): number {
  const codes = new Set([...before.keys(), ...after.keys()]);
  return [...codes].filter((code) => before.get(code) !== after.get(code)).length;
}
