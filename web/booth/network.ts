// All that the booth asks of the network: the public files of its stage, and the one request.
import { readElection, type Election } from "../crypto";
import { readAnswer, type Answer } from "./answer";
import { readStage, type Stage } from "./stage";

export type Loaded =
  | { readonly stage: Stage; readonly election: Election }
  | { readonly why: "unreachable" | "no_such_vote" | "damaged"; readonly stage: Stage | null };

const getSeconds = 20;
const sendSeconds = 30;

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
    return { stage, election };
  } catch {
    return { why: "unreachable", stage };
  }
}

function get(path: string): Promise<Response> {
  return within(getSeconds, (signal) =>
    fetch(path, { signal, cache: "no-cache", credentials: "omit", redirect: "error" }),
  );
}

/** The one request. Whatever is not an answer of our server counts as a lost answer. */
export async function send(address: string, request: string): Promise<Answer> {
  try {
    return await within(sendSeconds, async (signal) => {
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
    });
  } catch {
    return { kind: "lost" };
  }
}

async function within<T>(seconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  try {
    return await work(stop.signal);
  } finally {
    clearTimeout(timer);
  }
}
