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

/** Tries a second in this thread, measured for so many milliseconds; the first half only warms up. */
export function measure(milliseconds: number): number {
  const zeros = "0".repeat(64);
  const run = new WorkSearch(zeros, zeros, 0);
  const begin = performance.now();
  let half = begin;
  let before = 0;
  for (let now = begin; now < begin + milliseconds; now = performance.now()) {
    if (now < begin + milliseconds / 2) [half, before] = [now, run.tried];
    run.try(mostBits + 1, 4);
  }
  return ((run.tried - before) * 1000) / (performance.now() - half || 1);
}
