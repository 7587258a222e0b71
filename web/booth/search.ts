// A search for work in slices, so that the thread it runs in can hear and do something else in between.
import { mostBits, WorkSearch } from "../crypto/work";
import type { Task } from "./gate";

/** What a search tells after each slice; `work` (64 hex digits) once it has found any. */
export interface Found {
  readonly tried: number;
  readonly work: string | null;
}

/**
 * Searches until found or stopped.
 * @param ballot SHA-256 of the ballot, hex
 * @param slice how long the thread is taken at a time, in milliseconds
 * @returns a function that stops it
 */
export function search(
  task: Task,
  ballot: string,
  slice: number,
  tell: (found: Found) => void,
): () => void {
  const run = new WorkSearch(task.seed, ballot, task.epoch);
  let timer = setTimeout(next, 0);
  function next(): void {
    const end = performance.now() + slice;
    let work: string | null = null;
    do work = run.try(task.bits, 16);
    while (work === null && performance.now() < end);
    if (work === null) timer = setTimeout(next, 0);
    tell({ tried: run.tried, work });
  }
  return () => clearTimeout(timer);
}

/**
 * Tries a second in this thread, measured for so many milliseconds: in the best of several short pieces, because at the others the device
 * may have been busy with something else, or still warming up.
 */
export function measure(milliseconds: number): number {
  const zeros = "0".repeat(64);
  const run = new WorkSearch(zeros, zeros, 0);
  const end = performance.now() + milliseconds;
  let best = 0;
  for (let begin = performance.now(); begin < end;) {
    const before = run.tried;
    run.try(mostBits + 1, 16);
    const now = performance.now();
    // A clock may be too coarse for a piece: then two are one.
    if (now - begin < 1) run.try(mostBits + 1, 16);
    const done = performance.now();
    best = Math.max(best, ((run.tried - before) * 1000) / Math.max(done - begin, 1));
    begin = done;
  }
  return best;
}
