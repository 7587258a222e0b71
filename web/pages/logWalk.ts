// Walks the whole acceptance log from its start to the head that the server names.
import { logStart, readLogChunk } from "../crypto/log";

export interface Progress {
  readonly done: number;
  readonly all: number;
}

export interface Walk {
  /** Every line chains to the one before, and the last one is the head. */
  readonly holds: boolean;
  /** Where the ballot stands; null if nowhere. */
  readonly position: number | null;
  readonly height: number;
  readonly head: string;
}

interface Head {
  readonly height: number;
  readonly head: string;
  readonly page: number;
}

/** Ballots cast while we read only make pages longer: lines after the head that was asked for are left aside. */
export async function followLog(
  get: (name: string) => Promise<Response>,
  stage: string,
  electionHash: string,
  ballot: string,
  report: (progress: Progress) => void,
): Promise<Walk> {
  const end = (await (await get("log/head.json")).json()) as Head;
  let at = { head: logStart(stage, electionHash), height: 0 };
  let position: number | null = null;
  for (let n = 0; at.height < end.height; n++) {
    const text = upTo(await (await get(`log/${n}.jsonl`)).text(), end.height - at.height);
    const chunk = readLogChunk(text, at.head, at.height);
    if ("fault" in chunk || chunk.height === at.height) return { holds: false, position, ...at };
    const index = chunk.ballots.indexOf(ballot);
    if (index >= 0) position ??= at.height + index;
    at = { head: chunk.head, height: chunk.height };
    report({ done: at.height, all: end.height });
  }
  return { holds: at.head === end.head, position, ...at };
}

function upTo(text: string, lines: number): string {
  let end = 0;
  for (let i = 0; i < lines; i++) {
    const next = text.indexOf("\n", end);
    if (next < 0) return text;
    end = next + 1;
  }
  return text.slice(0, end);
}
