/** One application's rank interval, as the page sends it. */
export interface RankInterval {
  readonly code: string;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly chance: string;
  readonly isContested: boolean;
  readonly isInside: boolean;
}

export interface RankIntervalChart {
  readonly type: string;
  readonly places: number | null;
  readonly bars: readonly RankInterval[];
}

/** Height of the picture: as much as its bars need. */
export const chartHeight = (bars: number): number => 90 + 24 * bars;

/** Runs of neighbouring rows that are contested, as first and last row: what is shaded. */
export function contestedRuns(bars: readonly RankInterval[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  bars.forEach((bar, row) => {
    if (!bar.isContested) return;
    const last = runs[runs.length - 1];
    if (last && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  });
  return runs;
}
