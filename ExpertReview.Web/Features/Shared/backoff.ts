/** Longest wait between two tries, in milliseconds. Trying never ends: the venue's network comes back. */
export const longestWait = 10_000;

/** Milliseconds before try number `attempt` (0 = the first repetition): doubling from half a second, half of it random. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const wait = Math.min(longestWait, 500 * 2 ** Math.min(attempt, 10));
  return wait / 2 + (wait / 2) * random();
}
