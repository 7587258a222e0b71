// A vote on its way, as a pure step: look at the gate, search for work if some is asked for, send, and as
// long as there is no answer for good, wait and begin again with the same ballot.
import type { Answer } from "./answer";
import { bitsFor, secondsFor, type Gate } from "./gate";
import type { Kept } from "./kept";
import { readPass } from "./pass";
import { notSending, type Booth, type Effect, type Event, type Sending } from "./state";

export interface Next {
  readonly booth: Booth;
  readonly effects: readonly Effect[];
}

/** After this the seed of a search is fetched anew, and work is made anew: the server forgets seeds after ten minutes. */
const seedMilliseconds = 5 * 60_000;
const workMilliseconds = 8 * 60_000;
/** Work that nobody insists on is given up after so long. */
const longestSearch = 60_000;

export function requestMade(booth: Booth, event: Extract<Event, { type: "request_made" }>): Next {
  const { ballot, request, now } = event;
  const keep = { do: "keep", kept: { ballot, request, first: now } } as const;
  const sending: Sending = { ...notSending, first: now, pass: booth.sending.pass };
  const begun = begin({ ...booth, ballot, request, attempts: 0, sending });
  return { ...begun, effects: [keep, ...begun.effects] };
}

/** The page was gone while a vote was on its way: it goes on by itself. */
export function found(booth: Booth, { ballot, request, first }: Kept): Next {
  const sending: Sending = { ...notSending, first, resumed: true, kept: true };
  const casting = { page: "casting", progress: "sending", problem: null, attempts: 0 } as const;
  const next = { ...booth, ...casting, ballot, request, sending, pinTyped: "" };
  const keep = { do: "keep", kept: { ballot, request, first } } as const;
  // Until the stage is known there is no address to send it to.
  const begun = next.stage === null ? { booth: next, effects: [] } : begin(next);
  return { ...begun, effects: [keep, ...begun.effects] };
}

export function begin(booth: Booth): Next {
  return {
    booth: { ...booth, sending: { ...booth.sending, phase: "looking", search: null } },
    effects: [{ do: "look_at_gate", at: addressOf(booth) }],
  };
}

export function gateSeen(
  booth: Booth,
  { gate, rate, now }: { gate: Gate | null; rate: number; now: number },
): Next {
  const { sending } = booth;
  if (!isCasting(booth, "looking")) return { booth, effects: [] };
  const work =
    sending.work !== null && now - sending.work.since < workMilliseconds ? sending.work : null;
  const next = { ...booth, sending: { ...sending, work } };
  // A pass excuses from work; without seeds there is nothing to search for.
  if (gate === null || sending.pass !== null) return send(next);
  const bits = bitsFor(gate, sending.asked, rate);
  const slow = bits < Math.max(gate.bits, sending.asked);
  if (bits <= (work?.bits ?? 0)) return send({ ...next, sending: { ...next.sending, slow } });
  const task = { epoch: gate.epoch, seed: gate.seed, bits };
  const seconds = secondsFor(bits, rate);
  const search = { task, since: now, seconds, late: false };
  return {
    booth: {
      ...next,
      progress: "working",
      sending: { ...next.sending, slow, search, phase: "working" },
    },
    effects: [{ do: "search", task, ballot: booth.ballot! }],
  };
}

export function searched(
  booth: Booth,
  { tried, work, now }: { tried: number; work: string | null; now: number },
): Next {
  const { sending } = booth;
  const { search } = sending;
  if (!isCasting(booth, "working") || search === null) return { booth, effects: [] };
  const age = now - search.since;
  if (work !== null && age < workMilliseconds) {
    const found = { text: work, bits: search.task.bits, since: search.since };
    return send({ ...booth, sending: { ...sending, work: found } });
  }
  // The device slept, or is slower than it seemed.
  if (work !== null || age > seedMilliseconds) return stopSearch(begin(booth));
  if (sending.asked === 0 && age > longestSearch)
    return stopSearch(send({ ...booth, sending: { ...sending, slow: true } }));
  const late = tried > 3 * 2 ** search.task.bits;
  if (late === search.late) return { booth, effects: [] };
  return { booth: { ...booth, sending: { ...sending, search: { ...search, late } } }, effects: [] };
}

/** A pass goes at once: it needs no work. */
export function passGiven(booth: Booth): Next {
  if (!isCasting(booth)) return { booth, effects: [] };
  const pass = readPass(booth.passTyped);
  if (pass === null) {
    const fault = booth.passTyped.trim() === "" ? "empty" : "form";
    return { booth: { ...booth, problem: { of: "pass", fault } }, effects: [] };
  }
  const hurry = booth.sending.phase === "sending";
  const sending = { ...booth.sending, pass, hurry };
  const next = { ...booth, problem: null, passTyped: "", sending };
  if (booth.sending.phase === "working") return stopSearch(send(next));
  return { booth: next, effects: booth.sending.phase === "waiting" ? [{ do: "hurry" }] : [] };
}

export function isCasting(booth: Booth, phase?: Sending["phase"]): boolean {
  const fits = phase === undefined || booth.sending.phase === phase;
  return booth.page === "casting" && booth.request !== null && fits;
}

/** A pass that is not taken costs the voter nothing but the pass. */
export function withoutPass(booth: Booth): Next {
  const problem = { of: "pass", fault: "refused" } as const;
  const { sending } = booth;
  // Back in its field, to be compared with what was read out.
  return begin({
    ...booth,
    problem,
    passTyped: sending.pass!,
    sending: { ...sending, pass: null },
  });
}

export function stopSearch(next: Next): Next {
  return { ...next, effects: [{ do: "stop_search" }, ...next.effects] };
}

function addressOf({ stage, sending }: Booth): string {
  if (stage === null) throw new Error("there is nowhere to send to");
  return stage.cast[sending.address % stage.cast.length]!;
}

function send(booth: Booth): Next {
  const { request, attempts, sending, progress } = booth;
  const { work, pass } = sending;
  const [line, head] = ["hustings-cast/1 ".length, "hustings-cast/1 ".length + 64];
  const worked =
    work === null ? request! : request!.slice(0, line) + work.text + request!.slice(head);
  return {
    // While the same ballot goes out again, the words about why stay on the page.
    booth: {
      ...booth,
      progress: attempts === 0 || progress === "working" ? "sending" : progress,
      attempts: attempts + 1,
      sending: { ...sending, phase: "sending", search: null },
    },
    effects: [
      {
        do: "send",
        to: addressOf(booth),
        request: pass === null ? worked : `hustings-pass/1 ${pass}\n${worked}`,
      },
    ],
  };
}

/** Every answer but those that end the sending. */
export function notYet(
  booth: Booth,
  answer: Exclude<Answer, { kind: "accepted" | "refused" }>,
  online: boolean,
): Next {
  const { sending } = booth;
  switch (answer.kind) {
    case "later":
      return waitToSend(next(booth, { progress: "busy" }), answer.seconds);
    case "taken":
      return waitToSend({ ...booth, progress: "taken" }, answer.seconds);
    case "lost":
      return waitToSend(next(booth, { progress: online ? "lost" : "offline" }), 0);
    case "work": {
      // Work that is not enough, or from a seed that this server does not know: made anew.
      const asked = { ...sending, asked: answer.bits, work: null };
      const again = sending.asked === answer.bits;
      const asking = { ...booth, sending: asked };
      return again ? waitToSend({ ...asking, progress: "busy" }, answer.seconds) : begin(asking);
    }
  }
}

/** After a lost or a busy answer another address may be better off. */
function next(booth: Booth, more: Pick<Booth, "progress">): Booth {
  const { sending } = booth;
  return { ...booth, ...more, sending: { ...sending, address: sending.address + 1 } };
}

/** Waiting times double from 1 s to 30 s. */
function waitToSend(booth: Booth, least: number): Next {
  if (booth.sending.hurry) return begin({ ...booth, sending: { ...booth.sending, hurry: false } });
  const longest = Math.min(2 ** Math.min(booth.attempts - 1, 5), 30);
  return {
    booth: { ...booth, sending: { ...booth.sending, phase: "waiting" } },
    effects: [{ do: "wait", longest, least }],
  };
}
