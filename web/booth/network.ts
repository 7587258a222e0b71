// All that the booth asks of the network: the public files of its stage, and the one request.
import { readElection, type Election } from "../crypto";
import { readAnswer, type Answer } from "./answer";
import { definitionHash, readAbout, type About } from "./about";
import { readGate, type Gate } from "./gate";
import { readStage, type Stage } from "./stage";

export type Loaded =
  | { readonly stage: Stage; readonly election: Election; readonly now: Date | null }
  | { readonly why: "unreachable" | "no_such_vote" | "damaged"; readonly stage: Stage | null };

const getSeconds = 20;
const sendSeconds = 30;
/** A look at the gate never holds a vote up for longer. */
const gateSeconds = 3;

/** Reads stage.json and election.json, and checks that they belong together. */
export async function load(uuid: string): Promise<Loaded> {
  let stage: Stage | null = null;
  try {
    const first = await get(`/public/stages/${uuid}/stage.json`);
    if (first.status === 404) return { why: "no_such_vote", stage };
    if (!first.ok) return { why: "unreachable", stage };
    stage = readStage(await first.json().catch(() => null), uuid);
    if (stage === null) return { why: "damaged", stage };
    const second = await get(`/public/stages/${uuid}/election.json`);
    if (!second.ok) return { why: "unreachable", stage };
    const bytes = new Uint8Array(await second.arrayBuffer());
    const election = readElection(bytes, uuid, stage.electionHash);
    // This booth asks one question; what it cannot show, it must not cast.
    if (typeof election === "string" || election.questions.length !== 1)
      return { why: "damaged", stage };
    return { stage, election, now: clockOf(first) };
  } catch {
    return { why: "unreachable", stage };
  }
}

/** Looks at the stage again; null if it cannot be read now. */
export async function look(
  uuid: string,
): Promise<{ readonly stage: Stage; readonly now: Date | null } | null> {
  try {
    const response = await get(`/public/stages/${uuid}/stage.json`);
    if (!response.ok) return null;
    const stage = readStage(await response.json().catch(() => null), uuid);
    return stage && { stage, now: clockOf(response) };
  } catch {
    return null;
  }
}

/** What the contest says of its candidates; null if it says nothing that can be relied on. */
export async function loadAbout(election: Election): Promise<About | null> {
  if (definitionHash(election) === null) return null;
  try {
    const response = await get("/public/definition.json");
    return response.ok ? readAbout(new Uint8Array(await response.arrayBuffer()), election) : null;
  } catch {
    return null; // a vote can be cast without it
  }
}

/** What the server at this address asks for; null if it does not say: then a vote goes without work. */
export async function lookAtGate(at: string): Promise<Gate | null> {
  try {
    const path = new URL("/public/gate.json", new URL(at, location.href));
    // Read by the clock of caches: five seconds old is young enough, and costs the server nothing.
    return await within(gateSeconds, async (signal) => {
      const response = await fetch(path.href, { signal, credentials: "omit", redirect: "error" });
      return response.ok ? readGate(await response.json()) : null;
    });
  } catch {
    return null; // out of reach, or not JSON: work helps a vote, it is no condition
  }
}

/** The server's clock: the voter's may be wrong. */
function clockOf(response: Response): Date | null {
  const time = new Date(response.headers.get("Date") ?? "");
  return Number.isNaN(time.getTime()) ? null : time;
}

function get(path: string): Promise<Response> {
  return within(getSeconds, (signal) =>
    fetch(path, { signal, cache: "no-cache", credentials: "omit", redirect: "error" }),
  );
}

/**
 * The one request. Whatever is not an answer of our server counts as a lost answer, and so does one that
 * is stopped.
 */
export async function send(
  address: string,
  request: string,
  stop = new AbortController(),
): Promise<Answer> {
  try {
    return await within(
      sendSeconds,
      async (signal) => {
        const response = await fetch(address, {
          method: "POST",
          body: request,
          headers: { "Content-Type": "text/plain" },
          cache: "no-store",
          credentials: "omit",
          redirect: "error",
          referrerPolicy: "no-referrer",
          signal,
        });
        return readAnswer(
          response.status,
          await response.text(),
          response.headers.get("Retry-After"),
        );
      },
      stop,
    );
  } catch {
    return { kind: "lost" };
  }
}

async function within<T>(
  seconds: number,
  work: (signal: AbortSignal) => Promise<T>,
  stop = new AbortController(),
): Promise<T> {
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  try {
    return await work(stop.signal);
  } finally {
    clearTimeout(timer);
  }
}
