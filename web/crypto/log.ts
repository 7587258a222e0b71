// The acceptance log: one line per accepted ballot, each naming the SHA-256 of the line before it.
import { bytesToHex, sha256 } from "./bytes";

/** The parent of the log's first line. */
export function logStart(uuid: string, electionHash: string): string {
  return bytesToHex(sha256(`hustings/1 log|${uuid}|${electionHash}`));
}

export interface LogChunk {
  /** The hash of the chunk's last line (of what came before, if it is empty). */
  readonly head: string;
  /** The next height. */
  readonly height: number;
  /** The ballots' SHA-256 in lower-case hex, in order. */
  readonly ballots: readonly string[];
}

export interface LogFault {
  readonly fault: "incomplete_line" | "malformed" | "not_canonical" | "height" | "parent";
  readonly height: number;
}

/**
 * Checks a page of the log that should continue after `parent` at `height`.
 * Whoever compares `head` with head.json after the last page knows that nothing is missing.
 */
export function readLogChunk(text: string, parent: string, height: number): LogChunk | LogFault {
  if (text !== "" && !text.endsWith("\n")) return { fault: "incomplete_line", height };
  const ballots: string[] = [];
  let head = parent;
  for (const line of text.split("\n").slice(0, -1)) {
    const match =
      /^\{"height":(0|[1-9][0-9]{0,14}),"parent":"([0-9a-f]{64})","ballot":"([0-9a-f]{64})"\}$/.exec(
        line,
      );
    if (!match) return { fault: looksLikeJson(line) ? "not_canonical" : "malformed", height };
    if (Number(match[1]) !== height) return { fault: "height", height };
    if (match[2] !== head) return { fault: "parent", height };
    ballots.push(match[3]!);
    head = bytesToHex(sha256(line));
    height++;
  }
  return { head, height, ballots };
}

function looksLikeJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}
