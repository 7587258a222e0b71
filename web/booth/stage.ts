// stage.json, as docs/spec/casting.md describes it.
import { isLowerHex } from "../crypto";

export type Language = "en" | "fr";
export type Text = Readonly<Record<Language, string>>;

export interface Stage {
  readonly uuid: string;
  readonly state: "prepared" | "open" | "closed" | "published";
  readonly contest: Text;
  readonly title: Text;
  readonly question: Text;
  /** UTC; null when an officer decides. */
  readonly opens: Date | null;
  readonly closes: Date | null;
  readonly timeZone: string;
  readonly policy: "once" | "last";
  readonly electionHash: string;
  readonly intakeKey: string;
  readonly receiptKey: string;
  /** Where to post a ballot, in order of preference. */
  readonly cast: readonly string[];
  readonly help: { readonly phone: string; readonly hours: Text } | null;
  readonly demo: boolean;
}

/** The stage, or null if this is not the description of the stage `uuid` that this page understands. */
export function readStage(json: unknown, uuid: string): Stage | null {
  if (!isRecord(json) || json.version !== 1 || json.uuid !== uuid) return null;
  const { state, contest, title, question, timeZone, policy, cast, help } = json;
  const opens = readTime(json.opens);
  const closes = readTime(json.closes);
  if (opens === undefined || closes === undefined) return null;
  if (!isOneOf(state, ["prepared", "open", "closed", "published"])) return null;
  if (!isOneOf(policy, ["once", "last"])) return null;
  if (!isText(contest) || !isText(title) || !isText(question)) return null;
  if (typeof timeZone !== "string" || typeof json.electionHash !== "string") return null;
  if (!isLowerHex(json.intakeKey, 32) || !isLowerHex(json.receiptKey, 32)) return null;
  if (!Array.isArray(cast) || cast.length === 0 || !cast.every((a) => typeof a === "string"))
    return null;
  const line = help ?? null;
  if (line !== null && !isHelp(line)) return null;
  return {
    uuid,
    state,
    contest,
    title,
    question,
    opens,
    closes,
    timeZone,
    policy,
    electionHash: json.electionHash,
    intakeKey: json.intakeKey,
    receiptKey: json.receiptKey,
    cast,
    help: line,
    demo: json.demo === true,
  };
}

function readTime(value: unknown): Date | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value !== "string") return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isText(json: unknown): json is Text {
  return isRecord(json) && typeof json.en === "string" && typeof json.fr === "string";
}

function isHelp(json: unknown): json is { phone: string; hours: Text } {
  return isRecord(json) && typeof json.phone === "string" && isText(json.hours);
}

function isOneOf<T extends string>(value: unknown, words: readonly T[]): value is T {
  return words.includes(value as T);
}
