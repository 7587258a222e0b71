// The worker: measures how fast this device is, then searches for work while the page stays free. It is
// given a seed and the hash of a ballot, and knows nothing else.
import type { Task } from "./gate";
import { measure, search, type Found } from "./search";

/** To the worker; null stops a search. Numbers tell one search from the next. */
export type Job = {
  readonly job: number;
  readonly task: Task | null;
  readonly ballot: string;
};

/** From the worker: once how many tries a second it makes, then how its search goes. */
export type Report = { readonly rate: number } | ({ readonly job: number } & Found);

const sliceMilliseconds = 100;

let stop = () => {};

addEventListener("message", ({ data }: MessageEvent<Job>) => {
  stop();
  if (data.task === null) return;
  stop = search(data.task, data.ballot, sliceMilliseconds, (found) =>
    tell({ job: data.job, ...found }),
  );
});

function tell(report: Report): void {
  postMessage(report);
}

tell({ rate: measure(120) });
