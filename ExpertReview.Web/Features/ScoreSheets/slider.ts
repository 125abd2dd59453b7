import { type Dimension, formatPoints, snapped } from "./marks";

/** How far a finger moves before its direction is known, in CSS pixels. */
const slack = 8;

/**
 * A slider that a vertical swipe scrolls past without changing it: `touch-action: pan-y` leaves such swipes to the browser,
 * and a finger's mark counts only once it moved sideways or was lifted where it touched. Unlike the browser's own slider it
 * can also be without a mark.
 */
export class Slider {
  private mark: number | null = null;
  private pointer: { id: number; x: number; y: number; isDragging: boolean } | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly dimension: Dimension,
    private readonly preview: (mark: number) => void,
    private readonly choose: (mark: number) => void,
    private readonly restore: () => void,
    private readonly emptyText: string,
  ) {
    root.addEventListener("pointerdown", (event) => this.down(event));
    root.addEventListener("pointermove", (event) => this.moved(event));
    root.addEventListener("pointerup", (event) => this.up(event));
    root.addEventListener("pointercancel", () => this.cancelled());
    root.addEventListener("keydown", (event) => this.key(event));
  }

  show(mark: number | null): void {
    this.mark = mark;
    const { minimum, maximum } = this.dimension;
    const fraction = mark === null ? 0 : (mark - minimum) / (maximum - minimum);
    this.root.dataset.empty = String(mark === null);
    this.root.style.setProperty("--fraction", String(fraction));
    this.root.setAttribute("aria-valuenow", formatPoints(mark ?? minimum));
    this.root.setAttribute("aria-valuetext", mark === null ? this.emptyText : formatPoints(mark));
  }

  private get isDisabled(): boolean {
    return this.root.getAttribute("aria-disabled") === "true";
  }

  private down(event: PointerEvent): void {
    if (this.isDisabled || event.button !== 0 || this.pointer) return;
    const isDragging = event.pointerType !== "touch";
    this.pointer = { id: event.pointerId, x: event.clientX, y: event.clientY, isDragging };
    if (isDragging) this.drag(event);
  }

  private moved(event: PointerEvent): void {
    const { pointer } = this;
    if (pointer?.id !== event.pointerId) return;
    const across = Math.abs(event.clientX - pointer.x);
    const down = Math.abs(event.clientY - pointer.y);
    if (!pointer.isDragging && Math.max(across, down) > slack) {
      if (down >= across) {
        this.pointer = null;
        return;
      }
      pointer.isDragging = true;
    }
    if (pointer.isDragging) this.drag(event);
  }

  private drag(event: PointerEvent): void {
    if (!this.root.hasPointerCapture(event.pointerId)) this.root.setPointerCapture(event.pointerId);
    this.preview(this.at(event));
  }

  private up(event: PointerEvent): void {
    if (this.pointer?.id !== event.pointerId) return;
    this.pointer = null;
    this.root.focus({ preventScroll: true });
    this.choose(this.at(event));
  }

  private cancelled(): void {
    if (!this.pointer) return;
    this.pointer = null;
    this.restore();
  }

  private at(event: PointerEvent): number {
    const track = this.root.querySelector(".slider-track")!.getBoundingClientRect();
    const { minimum, maximum } = this.dimension;
    return snapped(minimum + ((event.clientX - track.left) / track.width) * (maximum - minimum), this.dimension);
  }

  private key(event: KeyboardEvent): void {
    if (this.isDisabled || event.altKey || event.ctrlKey || event.metaKey) return;
    const { minimum, maximum, step } = this.dimension;
    const from = this.mark ?? snapped((minimum + maximum) / 2, this.dimension);
    const to = {
      ArrowRight: from + step, ArrowUp: from + step, ArrowLeft: from - step, ArrowDown: from - step,
      PageUp: from + 10 * step, PageDown: from - 10 * step, Home: minimum, End: maximum,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.choose(snapped(to, this.dimension));
  }
}
