/** One dimension as the page's script gets it. Marks and their limits are hundredths of a point, weights basis points. */
export interface Dimension {
  code: string;
  name: string;
  weight: number;
  minimum: number;
  maximum: number;
  step: number;
}

export type Marks = Record<string, number | null>;

/** What was typed, understood: a mark, nothing, or why it is neither. */
export type Typed =
  | { kind: "mark"; mark: number }
  | { kind: "empty" }
  | { kind: "number" }
  | { kind: "step"; below: number; above: number };

/** Reads points as people type them: full-width digits, a Chinese full stop or a comma for the point. */
export function parseMark(typed: string, dimension: Dimension): Typed {
  const text = typed.normalize("NFKC").replace(/[,。、]/g, ".").trim();
  if (text === "") return { kind: "empty" };
  const parts = /^(\d{1,6})(?:\.(\d*))?$/.exec(text);
  if (!parts) return { kind: "number" };
  const fraction = (parts[2] ?? "").replace(/0+$/, "");
  const whole = Number(parts[1]) * 100;
  if (whole > dimension.maximum || whole + 99 < dimension.minimum) return { kind: "number" };
  const mark = whole + Number(fraction.slice(0, 2).padEnd(2, "0"));
  const above = fraction.length > 2 ? mark + 1 : mark;
  if (mark < dimension.minimum || above > dimension.maximum) return { kind: "number" };
  const over = (mark - dimension.minimum) % dimension.step;
  if (over === 0 && above === mark) return { kind: "mark", mark };
  const below = mark - over;
  return { kind: "step", below, above: Math.min(below + dimension.step, dimension.maximum) };
}

/** Points as they are shown and typed: no more decimals than needed. */
export function formatPoints(hundredths: number): string {
  const whole = Math.trunc(hundredths / 100);
  const rest = String(Math.abs(hundredths % 100)).padStart(2, "0").replace(/0+$/, "");
  return rest === "" ? String(whole) : `${whole}.${rest}`;
}

/** The step nearest to a place between the least and the highest mark. */
export function snapped(hundredths: number, dimension: Dimension): number {
  const steps = Math.round((hundredths - dimension.minimum) / dimension.step);
  const last = Math.floor((dimension.maximum - dimension.minimum) / dimension.step);
  return dimension.minimum + Math.min(Math.max(steps, 0), last) * dimension.step;
}

/** So many steps up or down; the first step on an empty card starts in the middle of the scale. */
export function stepped(mark: number | null, steps: number, dimension: Dimension): number {
  if (mark === null) return snapped((dimension.minimum + dimension.maximum) / 2, dimension);
  return snapped(mark + steps * dimension.step, dimension);
}

/** Sum of mark × weight, exactly, in millionths of a point; null until every dimension has its mark. */
export function weightedTotal(marks: Marks, dimensions: readonly Dimension[]): number | null {
  let total = 0;
  for (const { code, weight } of dimensions) {
    const mark = marks[code] ?? null;
    if (mark === null) return null;
    total += mark * weight;
  }
  return total;
}

/** A weighted total in print, halves away from zero; nothing is ever compared or ranked in this form. */
export function formatTotal(millionths: number, decimals: number): string {
  const unit = 10 ** (6 - decimals);
  const rounded = Math.floor((Math.abs(millionths) + unit / 2) / unit);
  const digits = String(rounded).padStart(decimals + 1, "0");
  const sign = millionths < 0 && rounded > 0 ? "-" : "";
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export function given(marks: Marks, dimensions: readonly Dimension[]): number {
  return dimensions.filter(({ code }) => (marks[code] ?? null) !== null).length;
}

export type SheetStatus = "Empty" | "Started" | "Complete" | "Submitted";

export function statusOf(marks: Marks, comment: string, isSubmitted: boolean, dimensions: readonly Dimension[], commentRequired: boolean): SheetStatus {
  if (isSubmitted) return "Submitted";
  const count = given(marks, dimensions);
  if (count === 0 && comment === "") return "Empty";
  return count === dimensions.length && !(commentRequired && comment.trim() === "") ? "Complete" : "Started";
}
