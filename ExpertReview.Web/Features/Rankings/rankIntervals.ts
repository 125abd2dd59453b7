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

/** Steps between the ranks on the axis: whole, and at most a dozen of them. */
export const tickInterval = (last: number): number => Math.max(1, Math.ceil(last / 12));
