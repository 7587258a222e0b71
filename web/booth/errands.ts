// Carries out what a vote on its way asks for: looks at the gate, searches, sends, waits, keeps. Here is
// where a page that slept (a locked phone, a closed laptop) wakes up: timers stood still meanwhile, and
// the connection it was waiting on is gone.
import { bytesToHex, publicCredential, sha256 } from "../crypto";
import type { Shelves } from "./kept";
import { lookAtGate, send } from "./network";
import type { Solver } from "./solving";
import type { Effect, Event } from "./state";
import { waitingTime } from "./waiting";

/** A request that has been away for longer than this when the page wakes is not waited for. */
const staleSeconds = 20;

export class Errands {
  private readonly sent = new Set<{ readonly at: number; readonly stop: AbortController }>();
  private readonly waits = new Set<() => void>();
  private awake = false;

  constructor(
    private readonly uuid: string,
    private readonly shelves: Shelves,
    private readonly solver: Pick<Solver, "rate" | "solve" | "stop">,
    private readonly dispatch: (event: Event) => void,
  ) {}

  /** Does what this effect asks for; false if it is nothing of a vote on its way. */
  run(effect: Effect): boolean {
    const now = Date.now();
    switch (effect.do) {
      case "look_at_gate":
        void this.look(effect.at);
        return true;
      case "search": {
        const ballot = bytesToHex(sha256(effect.ballot.text));
        void this.solver.solve(effect.task, ballot, ({ tried, work }) =>
          this.dispatch({ type: "searched", tried, work, now: Date.now() }),
        );
        return true;
      }
      case "stop_search":
        this.solver.stop();
        return true;
      case "send":
        void this.send(effect.to, effect.request);
        return true;
      case "wait":
        void this.pause(effect.longest, effect.least).then(() => this.dispatch({ type: "waited" }));
        return true;
      case "hurry":
        this.hurry();
        return true;
      case "keep":
        this.dispatch({ type: "kept", safe: this.shelves.keep(effect.kept) });
        return true;
      case "forget":
        this.shelves.forget(effect.tracker);
        return true;
      case "find": {
        if (this.shelves.isEmpty(now)) return true;
        const kept = this.shelves.ofCredential(publicCredential(this.uuid, effect.code), now);
        if (kept !== null) this.dispatch({ type: "found", kept });
        return true;
      }
      default:
        return false;
    }
  }

  /** Somebody looks at the page again, or the network is back: try at once. */
  woke(): void {
    const now = Date.now();
    for (const request of this.sent)
      if (now - request.at > staleSeconds * 1000) {
        this.awake = true; // the answer "lost" is not waited out either
        request.stop.abort();
      }
    this.hurry();
  }

  /** Waits a random time; less when the page wakes up. */
  pause(longest: number, least: number): Promise<void> {
    return new Promise((resolve) => {
      const seconds = this.awake ? 0 : waitingTime(longest, least, Math.random());
      this.awake = false;
      const done = () => {
        clearTimeout(timer);
        this.waits.delete(done);
        resolve();
      };
      const timer = setTimeout(done, seconds * 1000);
      this.waits.add(done);
    });
  }

  private hurry(): void {
    for (const done of [...this.waits]) done();
  }

  private async look(at: string): Promise<void> {
    const gate = await lookAtGate(at);
    const rate = gate === null ? 0 : await this.solver.rate();
    this.dispatch({ type: "gate_seen", gate, rate, now: Date.now() });
  }

  private async send(to: string, request: string): Promise<void> {
    const under = { at: Date.now(), stop: new AbortController() };
    this.sent.add(under);
    const answer = await send(to, request, under.stop);
    this.sent.delete(under);
    this.dispatch({ type: "answered", answer, online: navigator.onLine });
  }
}
