// How long to wait before the same bytes go out again (docs/spec/casting.md, "The request").

/**
 * Seconds: a random time between half of `longest` and all of it, so that a crowd whose answers were
 * lost together does not come back together. Where the server asked for `least` seconds, up to a
 * quarter more than that, for the same reason.
 * @param chance from 0 to 1
 */
export function waitingTime(longest: number, least: number, chance: number): number {
  return Math.max((longest * (1 + chance)) / 2, least * (1 + chance / 4));
}
