// How long to wait before the same bytes go out again (docs/spec/casting.md, "The request").

/**
 * Seconds: a random time up to `longest` ("full jitter"), so that a crowd whose answers were lost
 * together does not come back together. Where the server asked for `least` seconds, up to a quarter
 * more than that, for the same reason.
 * @param chance from 0 to 1
 */
export function waitingTime(longest: number, least: number, chance: number): number {
  return Math.max(longest * chance, least * (1 + chance / 4), shortest);
}

/** Nobody is asked twice within this. */
const shortest = 0.25;

/**
 * Seconds until the stage is looked at again: ten at most while somebody looks at the page, so that
 * everybody has learned of a change by then; rarely in the background or while the server does not answer.
 * @param failures how many times in a row there was no answer
 * @param chance from 0 to 1
 */
export function lookingTime(hidden: boolean, failures: number, chance: number): number {
  const longest = hidden ? 120 : Math.min(10 * 2 ** Math.min(failures, 3), 60);
  return longest * (0.75 + chance / 4);
}
