// election.json: the document that every ballot is bound to by its fingerprint.
// Specification, sections "Questions" and "Elections". Questions with choices (homomorphic) and with
// rankings (non-homomorphic) are read here, lists are not.
import { fingerprint } from "./bytes";
import { maxEmbedded } from "./embedding";
import { readPoint, type Point } from "./group";

/** Each answer is chosen or not; answers are added up without opening a ballot. */
export interface ChoiceQuestion {
  readonly kind: "choice";
  readonly text: string;
  readonly answers: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly blank: boolean;
}

/** Each answer gets a place or none; ballots are shuffled, then opened one by one. */
export interface RankingQuestion {
  readonly kind: "ranking";
  readonly text: string;
  readonly answers: readonly string[];
}

export type Question = ChoiceQuestion | RankingQuestion;

export interface Election {
  readonly uuid: string;
  readonly name: string;
  readonly questions: readonly Question[];
  readonly publicKey: Point;
  /** A contest of ours names its definition's hash here. */
  readonly administrator: string | null;
  /** Unpadded Base64 of the SHA-256 of the exact bytes. */
  readonly fingerprint: string;
}

export type ElectionFault =
  | "not_utf8"
  | "not_json"
  | "not_canonical"
  | "shape"
  | "version"
  | "group"
  | "question"
  | "public_key"
  | "uuid"
  | "fingerprint";

/**
 * Reads the exact bytes of election.json for the stage `uuid` and compares their fingerprint with
 * the one announced in stage.json.
 */
export function readElection(
  bytes: Uint8Array,
  uuid: string,
  announcedFingerprint: string,
): Election | ElectionFault {
  let text: string;
  let json: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return "not_utf8";
  }
  try {
    json = JSON.parse(text);
  } catch {
    return "not_json";
  }
  if (!isRecord(json)) return "shape";
  if (!hasOnly(json, electionFields, electionOptional)) return "shape";
  if (json.version !== 1) return "version";
  if (json.group !== "Ed25519") return "group";
  if (!areStrings([json.name, json.description, json.uuid])) return "shape";
  if (!areStrings(electionOptional.map((f) => json[f] ?? ""))) return "shape";
  if (!Array.isArray(json.questions) || json.questions.length === 0) return "shape";
  const questions = json.questions.map(readQuestion);
  if (!questions.every((x): x is Question => x !== null)) return "question";
  // Duplicate keys, other orders, other escapes: one document, one way to write it.
  if (canonical(json) !== text) return "not_canonical";
  const publicKey = readPoint(json.public_key);
  if (typeof publicKey === "string" || publicKey.is0()) return "public_key";
  if (json.uuid !== uuid) return "uuid";
  if (fingerprint(bytes) !== announcedFingerprint) return "fingerprint";
  return {
    uuid,
    name: json.name as string,
    questions,
    publicKey,
    administrator: (json.administrator as string | undefined) ?? null,
    fingerprint: announcedFingerprint,
  };
}

const electionFields = [
  "version",
  "description",
  "name",
  "group",
  "public_key",
  "questions",
  "uuid",
] as const;
const electionOptional = ["administrator", "credential_authority"] as const;

function readQuestion(json: unknown): Question | null {
  if (!isRecord(json)) return null;
  if (json.type !== undefined) return readRanking(json);
  if (!hasOnly(json, ["answers", "min", "max", "question"], ["blank"])) return null;
  const { answers, blank, min, max, question } = json;
  if (!Array.isArray(answers) || answers.length === 0 || !areStrings(answers)) return null;
  if (blank !== undefined && typeof blank !== "boolean") return null;
  if (!isCount(min) || !isCount(max) || min > max || max > answers.length) return null;
  if (typeof question !== "string" || !areStrings([question])) return null;
  const asked = { text: question, answers: answers as string[] };
  return { kind: "choice", ...asked, min, max, blank: blank === true };
}

function readRanking(json: Record<string, unknown>): RankingQuestion | null {
  if (json.type !== "NonHomomorphic" || !hasOnly(json, ["type", "value"], ["extra"])) return null;
  if (!isRecord(json.value) || !hasOnly(json.value, ["answers", "question"], [])) return null;
  const { answers, question } = json.value;
  if (!Array.isArray(answers) || answers.length === 0 || !areStrings(answers)) return null;
  if (answers.length > maxEmbedded) return null;
  if (typeof question !== "string" || !areStrings([question])) return null;
  return { kind: "ranking", text: question, answers: answers as string[] };
}

/** The reference tool's way of writing the document: fields in order, no space, control characters escaped. */
function canonical(json: Record<string, unknown>): string {
  const ordered = pick(json, [...electionFields, ...electionOptional]);
  ordered.questions = (json.questions as Record<string, unknown>[]).map((x) =>
    x.type === undefined
      ? pick(x, ["answers", "blank", "min", "max", "question"])
      : {
          type: x.type,
          value: pick(x.value as Record<string, unknown>, ["answers", "question"]),
          ...pick(x, ["extra"]),
        },
  );
  return JSON.stringify(ordered).replace(/\x7f/g, "\\u007f");
}

function pick(from: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of fields) if (from[field] !== undefined) out[field] = from[field];
  return out;
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function hasOnly(
  json: Record<string, unknown>,
  required: readonly string[],
  optional: readonly string[],
): boolean {
  return (
    required.every((f) => json[f] !== undefined) &&
    Object.keys(json).every((f) => required.includes(f) || optional.includes(f))
  );
}

function areStrings(values: readonly unknown[]): boolean {
  // Half a surrogate pair is no text, and has no UTF-8.
  return values.every((v) => typeof v === "string" && !/\p{Surrogate}/u.test(v));
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
