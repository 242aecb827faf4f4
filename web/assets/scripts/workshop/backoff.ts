/** How long to wait before the next attempt, in milliseconds: up to half a second, then 1.7 times as much each time to 15 seconds, all of it by chance, so that a hall does not come back in one moment. */
export function backoff(attempt: number): number {
  return Math.random() * Math.min(15_000, 500 * 1.7 ** attempt);
}
