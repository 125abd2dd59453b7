import { type Dimension, formatPoints, parseMark, stepped } from "./marks";
import { Slider } from "./slider";
import { fill, type TabletScript } from "./tabletScript";

/** After how long a pause what was typed counts, and how a long press on − or + repeats; milliseconds. */
const typingPause = 500;
const firstRepeat = 450;
const nextRepeat = 90;

/** One dimension's card: number field, stepper and slider that always show the same mark. */
export class MarkCard {
  private readonly input: HTMLInputElement;
  private readonly problem: HTMLElement;
  private readonly steps: HTMLButtonElement[];
  private readonly sliderRoot: HTMLElement;
  private readonly slider: Slider;
  private mark: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly dimension: Dimension,
    private readonly text: TabletScript["text"],
    private readonly changed: (mark: number | null) => void,
    private readonly typing: () => void,
  ) {
    this.input = root.querySelector<HTMLInputElement>("[data-number]")!;
    this.problem = root.querySelector<HTMLElement>(".mark-problem")!;
    this.steps = [...root.querySelectorAll<HTMLButtonElement>("[data-step]")];
    this.sliderRoot = root.querySelector<HTMLElement>("[data-slider]")!;
    this.slider = new Slider(
      this.sliderRoot, dimension,
      (mark) => this.paint(mark), (mark) => this.choose(mark), () => this.paint(this.mark), text.noMark!);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("change", () => this.flush());
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("keydown", (event) => this.key(event));
    for (const button of this.steps) this.repeat(button, Number(button.dataset.step));
    this.foldRubric();
  }

  /** Whether what stands in the field is not a mark. */
  get hasProblem(): boolean {
    return this.problem.textContent !== "";
  }

  /** Whether something was typed that is not taken yet. */
  get isTyping(): boolean {
    return this.timer !== undefined;
  }

  /** Shows the mark that is kept; what is being typed now is left alone. */
  show(mark: number | null): void {
    if (this.timer !== undefined || this.hasProblem) return;
    this.mark = mark;
    this.paint(mark);
  }

  /** Shows the mark that is kept, whatever stands in the field: the expert has chosen another version. */
  reset(mark: number | null): void {
    this.stopTyping();
    this.say("");
    this.show(mark);
  }

  disable(isDisabled: boolean): void {
    this.input.readOnly = isDisabled;
    for (const button of this.steps) button.disabled = isDisabled;
    this.sliderRoot.setAttribute("aria-disabled", String(isDisabled));
  }

  /** Takes what was typed without waiting for the pause. */
  flush(): void {
    if (this.timer === undefined) return;
    this.stopTyping();
    this.take();
  }

  focus(): void {
    this.input.focus();
  }

  private foldRubric(): void {
    const toggle = this.root.querySelector<HTMLButtonElement>(".rubric-toggle")!;
    const rubric = this.root.querySelector<HTMLElement>(".rubric")!;
    toggle.addEventListener("click", () => {
      rubric.hidden = !rubric.hidden;
      toggle.setAttribute("aria-expanded", String(!rubric.hidden));
    });
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.typing();
    this.timer = setTimeout(() => {
      this.stopTyping();
      this.take();
    }, typingPause);
  }

  private take(): void {
    const { minimum, maximum, step } = this.dimension;
    const typed = parseMark(this.input.value, this.dimension);
    if (typed.kind === "mark" || typed.kind === "empty") {
      this.say("");
      this.mark = typed.kind === "mark" ? typed.mark : null;
      this.slider.show(this.mark);
      this.root.dataset.given = String(this.mark !== null);
    } else {
      const why = typed.kind === "number"
        ? fill(this.text.invalidNumber, formatPoints(minimum), formatPoints(maximum))
        : fill(this.text.invalidStep, formatPoints(step), formatPoints(typed.below), formatPoints(typed.above));
      this.say(`${why}。${fill(this.text.typedNotKept, this.input.value)}`);
    }
    this.changed(this.mark);
  }

  private choose(mark: number): void {
    if (this.input.readOnly) return;
    this.stopTyping();
    this.say("");
    this.mark = mark;
    this.paint(mark);
    this.changed(mark);
  }

  private paint(mark: number | null): void {
    this.input.value = mark === null ? "" : formatPoints(mark);
    this.slider.show(mark);
    this.root.dataset.given = String(mark !== null);
  }

  private say(problem: string): void {
    this.problem.textContent = problem;
    this.input.setAttribute("aria-invalid", String(problem !== ""));
  }

  private stopTyping(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      this.flush();
      this.choose(stepped(this.mark, event.key === "ArrowUp" ? 1 : -1, this.dimension));
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.flush();
      const fields = [...document.querySelectorAll<HTMLElement>("[data-number], #comment")];
      if (!this.hasProblem) fields[fields.indexOf(this.input) + 1]?.focus();
    }
  }

  private repeat(button: HTMLButtonElement, steps: number): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ran = false;
    const step = () => {
      this.flush();
      this.choose(stepped(this.mark, steps, this.dimension));
    };
    const stop = () => clearTimeout(timer);
    const run = () => {
      ran = true;
      step();
      if (!button.disabled) timer = setTimeout(run, nextRepeat);
    };
    button.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      ran = false;
      timer = setTimeout(run, firstRepeat);
    });
    for (const end of ["pointerup", "pointerleave", "pointercancel"]) button.addEventListener(end, stop);
    // A long press on a tablet opens a menu otherwise.
    button.addEventListener("contextmenu", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      stop();
      if (!ran) step();
      ran = false;
    });
  }
}
