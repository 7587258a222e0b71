// stage.json, as docs/spec/casting.md describes it.
import { isLowerHex } from "../crypto";

export type Language = "en" | "fr";
export type Text = Readonly<Record<Language, string>>;

export interface Window {
  readonly channel: "remote" | "hall" | "post";
  readonly opens: Date | null;
  readonly closes: Date | null;
}

/** The last order about a stage's times. */
export interface Change {
  readonly time: Date;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly reason: Text | null;
}

export interface Stage {
  readonly uuid: string;
  readonly state: "prepared" | "open" | "paused" | "closed" | "published";
  readonly contest: Text;
  readonly title: Text;
  readonly question: Text;
  /** UTC; null when an officer decides. */
  readonly opens: Date | null;
  readonly closes: Date | null;
  readonly timeZone: string;
  readonly policy: "once" | "last";
  /** Empty where the server does not split its times by channel. */
  readonly windows: readonly Window[];
  readonly postOnline: "first-received" | "post-wins" | "online-wins";
  readonly change: Change | null;
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
  if (!isOneOf(state, ["prepared", "open", "paused", "closed", "published"])) return null;
  if (!isOneOf(policy, ["once", "last"])) return null;
  if (!isText(contest) || !isText(title) || !isText(question)) return null;
  if (typeof timeZone !== "string" || typeof json.electionHash !== "string") return null;
  if (!isLowerHex(json.intakeKey, 32) || !isLowerHex(json.receiptKey, 32)) return null;
  if (!Array.isArray(cast) || cast.length === 0 || !cast.every((a) => typeof a === "string"))
    return null;
  const windows = readWindows(json.windows);
  const postOnline = json.postOnline ?? "first-received";
  if (windows === null) return null;
  if (!isOneOf(postOnline, ["first-received", "post-wins", "online-wins"])) return null;
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
    windows,
    postOnline,
    change: readChange(json.change),
    electionHash: json.electionHash,
    intakeKey: json.intakeKey,
    receiptKey: json.receiptKey,
    cast,
    help: line,
    demo: json.demo === true,
  };
}

/** When this page's voters can vote: at home, on a phone, wherever they are. */
export function online(stage: Stage): {
  readonly opens: Date | null;
  readonly closes: Date | null;
} {
  return stage.windows.find((w) => w.channel === "remote") ?? stage;
}

/**
 * Where the stage stands for this page's voters at a moment of the server's clock (null: unknown). Only
 * where the hall has times of its own does an open stage not mean that everybody can vote now.
 */
export function standing(stage: Stage, now: Date | null): "before" | "open" | "paused" | "after" {
  if (stage.state === "prepared") return "before";
  if (stage.state === "closed" || stage.state === "published") return "after";
  if (now !== null && stage.windows.some((w) => w.channel === "hall")) {
    const window = stage.windows.find((w) => w.channel === "remote");
    if (window === undefined || (window.closes !== null && now >= window.closes)) return "after";
    if (window.opens !== null && now < window.opens) return "before";
  }
  return stage.state;
}

function readWindows(json: unknown): Window[] | null {
  if (json === undefined || json === null) return [];
  if (!Array.isArray(json)) return null;
  const windows: Window[] = [];
  for (const window of json as unknown[]) {
    if (!isRecord(window) || !isOneOf(window.channel, ["remote", "hall", "post"])) return null;
    const [opens, closes] = [readTime(window.opens), readTime(window.closes)];
    if (opens === undefined || closes === undefined) return null;
    windows.push({ channel: window.channel, opens, closes });
  }
  return windows;
}

/** The last change, or null: it only explains, so one that cannot be read stops nobody from voting. */
function readChange(json: unknown): Change | null {
  if (!isRecord(json)) return null;
  const [time, from, to] = [readTime(json.time), readTime(json.from), readTime(json.to)];
  if (!time || from === undefined || to === undefined) return null;
  return { time, from, to, reason: isText(json.reason) ? json.reason : null };
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
