import { expect, test } from "vitest";
import vectors from "../../vectors/work.json";
import type { Task } from "./gate";
import { measure, type Found } from "./search";
import { Solver } from "./solving";
import type { Job, Report } from "./solver";

const { seed, ballot, epoch, work } = vectors.work[3]!;
const task: Task = { seed, epoch, bits: 12 };

/** A worker that says what a test tells it to. */
class FakeWorker extends EventTarget {
  readonly jobs: Job[] = [];
  ended = false;

  postMessage(job: Job): void {
    this.jobs.push(job);
  }

  terminate(): void {
    this.ended = true;
  }

  say(data: Report): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

function solverWith(worker: FakeWorker): Solver {
  return new Solver(() => worker as unknown as Worker);
}

function noWorker(): Worker {
  throw new Error("this browser has no workers");
}

/** The first work that a search tells of. */
function workOf(solver: Solver, of = task): Promise<string> {
  return new Promise((resolve) => {
    void solver.solve(of, ballot, (found) => found.work !== null && resolve(found.work));
  });
}

test("Worker_is_asked_once_how_fast_the_device_is", async () => {
  const worker = new FakeWorker();
  const solver = solverWith(worker);
  const rates = [solver.rate(), solver.rate()];
  worker.say({ rate: 7 });
  expect(await Promise.all(rates)).toEqual([7, 7]);
});

test("Worker_searches_and_what_it_finds_is_checked", async () => {
  const worker = new FakeWorker();
  const solver = solverWith(worker);
  const found = workOf(solver);
  worker.say({ rate: 7 });
  await solver.rate();
  await Promise.resolve();
  const job = worker.jobs.at(-1)!;
  expect(job).toMatchObject({ task, ballot });
  worker.say({ job: job.job, tried: 100, work });
  expect(await found).toBe(work);
});

test("Worker_that_lies_is_ended_and_the_page_searches_itself", async () => {
  const worker = new FakeWorker();
  const solver = solverWith(worker);
  const found = workOf(solver);
  worker.say({ rate: 7 });
  await solver.rate();
  await Promise.resolve();
  worker.say({ job: worker.jobs.at(-1)!.job, tried: 1, work: "0".repeat(64) });
  const other = await found;
  expect(other).toMatch(/^00000000015270b0[0-9a-f]{48}$/);
  expect(worker.ended).toBe(true);
});

test("Worker_that_breaks_in_the_middle_is_replaced_by_the_page", async () => {
  const worker = new FakeWorker();
  const solver = solverWith(worker);
  const found = workOf(solver);
  worker.say({ rate: 7 });
  await solver.rate();
  await Promise.resolve();
  worker.dispatchEvent(new Event("error"));
  expect(await found).toMatch(/^00000000015270b0/);
});

test("Browser_without_workers_measures_and_searches_in_the_page", async () => {
  const solver = new Solver(noWorker);
  expect(await solver.rate()).toBeGreaterThan(0);
  expect(await workOf(solver)).toMatch(/^00000000015270b0/);
});

test("Stopped_search_tells_nothing_more", async () => {
  const worker = new FakeWorker();
  const solver = solverWith(worker);
  const told: Found[] = [];
  const solving = solver.solve(task, ballot, (found) => told.push(found));
  worker.say({ rate: 7 });
  await solving;
  const { job } = worker.jobs.at(-1)!;
  worker.say({ job, tried: 256, work: null });
  solver.stop();
  expect(worker.jobs.at(-1)).toMatchObject({ task: null });
  worker.say({ job, tried: 512, work });
  expect(told).toEqual([{ job, tried: 256, work: null }]);
});

test("Search_without_a_worker_stops_too", async () => {
  const solver = new Solver(noWorker);
  await solver.rate();
  let told = 0;
  const never: Task = { ...task, bits: 32 };
  await solver.solve(never, ballot, () => told++);
  await new Promise((resolve) => setTimeout(resolve, 100));
  solver.stop();
  const before = told;
  expect(before).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(told).toBe(before);
});

test("Nobody_searches_for_more_than_can_be_found", async () => {
  const solver = new Solver(noWorker);
  await expect(solver.solve({ ...task, bits: 33 }, ballot, () => {})).rejects.toThrow();
});

test("Rate_is_measured_in_tries_a_second", () => {
  expect(measure(40)).toBeGreaterThan(1000);
});
