// What the contest's definition (docs/spec/contest.md) says of the candidates. It is used only if the
// election names its hash: then the fingerprint that this page checked covers it.
import { bytesToHex, isLowerHex, sha256, type Election } from "../crypto";
import type { Text } from "./stage";

export interface Candidate {
  readonly statement: Text | null;
  /** SHA-256 of the picture, which names its file. */
  readonly photo: string | null;
  readonly withdrawn: boolean;
}

export interface About {
  /** One for each of the election's answers. */
  readonly candidates: readonly Candidate[];
  /** In a ranking: how many of them may be ranked. */
  readonly least: number;
  readonly most: number;
}

const unknown: Candidate = { statement: null, photo: null, withdrawn: false };

/** The hash of the definition that the election names; null if it names none. */
export function definitionHash(election: Election): string | null {
  return /^hustings\/1 \S+ ([0-9a-f]{64})$/.exec(election.administrator ?? "")?.[1] ?? null;
}

/** Null if these are not the bytes that the election names, or say nothing of this stage. */
export function readAbout(bytes: Uint8Array, election: Election): About | null {
  if (bytesToHex(sha256(bytes)) !== definitionHash(election)) return null;
  const json = parse(bytes);
  if (!isRecord(json) || !Array.isArray(json.candidates) || !Array.isArray(json.stages))
    return null;
  const people = (json.candidates as unknown[]).filter(isRecord);
  const stage = (json.stages as unknown[]).filter(isRecord).find((s) => s.uuid === election.uuid);
  const candidates = election.questions[0]!.answers.map((name) => {
    const found = people.filter((person) => person.name === name);
    return found.length === 1 ? readCandidate(found[0]!) : unknown;
  });
  const count = (value: unknown, otherwise: number) =>
    typeof value === "number" && value % 1 === 0 && value >= 0 && value <= candidates.length
      ? value
      : otherwise;
  const least = count(stage?.min, 1);
  const most = Math.max(count(stage?.max, candidates.length), least, 1);
  return { candidates, least, most };
}

function readCandidate({ statement, photo, withdrawn }: Record<string, unknown>): Candidate {
  return {
    statement: isText(statement) ? statement : null,
    photo: isLowerHex(photo, 32) ? photo : null,
    withdrawn: withdrawn === true,
  };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isText(json: unknown): json is Text {
  return isRecord(json) && typeof json.en === "string" && typeof json.fr === "string";
}
