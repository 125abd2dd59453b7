/** Between two fetches of one part of the page, in milliseconds. */
const pause = 300;

/** A part of the page that the server renders and that is fetched again when news comes; many news at once are one fetch. */
export class Fragment {
  private running = false;
  private again = false;

  /**
   * @param element What is replaced; `data-url` says where it comes from.
   * @param shown Called after each replacement.
   * @param failed Called with the HTTP status, or null when there was no answer.
   * @param show Puts the new content in; by default at once, keeping focus and scrolling.
   */
  constructor(
    private readonly element: HTMLElement,
    private readonly shown: (element: HTMLElement) => void,
    private readonly failed: (status: number | null) => void,
    private readonly show: (html: string) => void = (html) => replace(element, html),
  ) {}

  refresh(): void {
    this.again = true;
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.again) {
      this.again = false;
      const html = await this.fetch();
      if (html !== null) {
        this.show(html);
        this.shown(this.element);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    this.running = false;
  }

  private async fetch(): Promise<string | null> {
    try {
      const response = await fetch(this.element.dataset.url!, {
        credentials: "same-origin",
        cache: "no-store",
        redirect: "error",
        // Without text/html, so that an ended session answers 401 and not with the sign-in page.
        headers: { Accept: "*/*", "X-Requested-With": "XMLHttpRequest" },
      });
      if (response.ok) return await response.text();
      this.failed(response.status);
    } catch {
      this.failed(null);
    }
    return null;
  }
}

/** Puts in what the server rendered; scrolled frames stay where they are, and the focused one keeps the focus. */
export function replace(element: HTMLElement, html: string): void {
  const before = [...element.querySelectorAll<HTMLElement>(".table-frame")];
  const places = before.map((frame) => [frame.scrollLeft, frame.scrollTop] as const);
  const focused = before.findIndex((frame) => frame === document.activeElement);
  element.innerHTML = html;
  [...element.querySelectorAll<HTMLElement>(".table-frame")].forEach((frame, index) => {
    const place = places[index];
    if (place) [frame.scrollLeft, frame.scrollTop] = place;
    if (index === focused) frame.focus({ preventScroll: true });
  });
}
