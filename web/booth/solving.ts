// The page's side of the search for work: in a worker where there is one, else in the page itself, in
// short slices. What comes back is checked before it is used.
import { bitsOf, mostBits } from "../crypto/work";
import type { Task } from "./gate";
import { measure, search, type Found } from "./search";
import type { Job, Report } from "./solver";

/** How long a worker may take to start before the page does without it. */
const startSeconds = 4;
const sliceMilliseconds = 30;

export type Start = () => Worker;

export class Solver {
  private worker: Worker | null = null;
  private measured: Promise<number> | null = null;
  private job = 0;
  private stopHere: () => void = () => {};
  private listener: (found: Found) => void = () => {};
  private broke: () => void = () => {};

  constructor(private readonly start: Start) {}

  /** Tries a second on this device; starts the worker when first asked. */
  rate(): Promise<number> {
    this.measured ??= this.begin().then((rate) => rate ?? this.without());
    return this.measured;
  }

  /** Searches until found or stopped; a search that is under way is given up. `tell` hears how it goes. */
  async solve(task: Task, ballot: string, tell: (found: Found) => void): Promise<void> {
    this.stop();
    if (task.bits > mostBits) throw new Error("nobody can search for so much");
    const job = this.job;
    await this.rate();
    if (job !== this.job) return;
    const here = () => {
      this.stopHere = search(task, ballot, sliceMilliseconds, tell);
    };
    if (this.worker === null) return here();
    this.broke = here;
    this.listener = (found) => {
      const { work } = found;
      if (work === null || bitsOf(task.seed, ballot, work) >= task.bits) tell(found);
      else this.lose();
    };
    this.post({ job, task, ballot });
  }

  stop(): void {
    this.job++;
    this.broke = this.listener = () => {};
    this.stopHere();
    this.post({ job: this.job, task: null, ballot: "" });
  }

  private post(job: Job): void {
    this.worker?.postMessage(job);
  }

  /** Null if there is no worker, or none that starts in time. */
  private begin(): Promise<number | null> {
    return new Promise((resolve) => {
      const none = () => {
        this.lose();
        resolve(null);
      };
      const timer = setTimeout(none, startSeconds * 1000);
      try {
        this.worker = this.start();
      } catch {
        clearTimeout(timer); // an old browser, or one that forbids workers
        return none();
      }
      this.worker.addEventListener("error", none);
      this.worker.addEventListener("message", ({ data }: MessageEvent<Report>) => {
        clearTimeout(timer);
        if ("rate" in data) resolve(data.rate);
        else if (data.job === this.job) this.listener(data);
      });
    });
  }

  /** A worker that broke, or that lies: what it was searching for is searched for here. */
  private lose(): void {
    this.worker?.terminate();
    this.worker = null;
    const go = this.broke;
    this.broke = () => {};
    go();
  }

  private without(): number {
    return measure(40);
  }
}
