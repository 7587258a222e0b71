// From a filled-in form to an order. What the officer does not type comes from the contest's public state, asked for at that moment.
import type { Contest, Waiting } from "./api";
import type { Order, Window, Wording } from "./order";
import { toUtc } from "./zone";

/** Fields by name as a form gives them, several under one name included. */
export interface Fields {
  one(name: string): string;
  all(name: string): readonly string[];
}

/** Handed in before the order, which names them by their hash. */
export interface HandedIn {
  readonly hash: string;
  readonly rows?: number;
}

/** What is wrong with one field, by the name of a word. */
export class Problem extends Error {
  constructor(
    readonly field: string,
    readonly word: "missing" | "number" | "skipped" | "twice" | "unreadable" | "nothing",
  ) {
    super(word);
  }
}

export interface Made {
  readonly kind: string;
  readonly stage: string | null;
  readonly zone: string;
  readonly fields: Fields;
  readonly contest: Contest;
  readonly waiting: readonly Waiting[];
  readonly handedIn: HandedIn | null;
}

/** The order that a form asks for. Throws a `Problem` that names the field to correct. */
export function compose(made: Made): Order {
  const { kind, stage, contest } = made;
  const details = detailsOf(made);
  return {
    contest: contest.id,
    after: kind === "count-column" ? sharedHead(made) : contest.head,
    kind,
    stage,
    reason: kind === "announce" ? null : wording(made.fields, "reason"),
    details,
  };
}

function detailsOf(made: Made): Order["details"] {
  const { fields, zone, contest } = made;
  const stage = contest.stages.find((one) => one.id === made.stage);
  switch (made.kind) {
    case "open":
      return { fingerprint: known(stage?.fingerprint) };
    case "publish":
      return { account: known(stage?.account) };
    case "tally":
      return {
        height: stage?.log?.height ?? 0,
        head: known(stage?.log?.head),
        struck: stage?.struck ?? 0,
        voids: contest.voids.head,
      };
    case "extend":
      return { channels: some(fields, "channels"), closes: time(fields, "closes", zone) };
    case "set-windows":
    case "postpone":
      return { windows: fields.all("window").map((channel) => window(fields, channel, zone)) };
    case "prepare":
      return { candidates: some(fields, "candidates") };
    case "withdraw":
    case "declare":
      return { candidate: needed(fields, "candidate") };
    case "void-code":
      return { row: number(fields, "row") };
    case "strike":
      return { ballot: needed(fields, "ballot").toLowerCase(), row: number(fields, "row") };
    case "add-member":
      return { rows: numbers(fields, "rows") };
    case "list-voted":
      return {
        cause: needed(fields, "cause"),
        rows: made.handedIn?.rows ?? 0,
        list: known(made.handedIn?.hash),
      };
    case "amend":
      return { definition: known(made.handedIn?.hash) };
    case "announce":
      return { words: wording(fields, "reason") ?? missing("reason-en") };
    case "count-column":
      return countOf(fields);
    case "freeze-roll":
      return {
        roll: needed(fields, "roll").toLowerCase(),
        members: number(fields, "members"),
        table: needed(fields, "table"),
        spares: number(fields, "spares"),
      };
    case "enrol-terminal":
      return { terminal: needed(fields, "terminal"), key: needed(fields, "key").toLowerCase() };
    case "remove-terminal":
      return { terminal: needed(fields, "terminal") };
    default:
      return {};
  }
}

function countOf(fields: Fields): Order["details"] {
  const candidates = fields.all("candidate-id");
  return {
    column: needed(fields, "column"),
    batch: number(fields, "batch"),
    ballots: number(fields, "ballots"),
    votes: candidates.map((candidate) => ({
      candidate,
      votes: number(fields, `votes-${candidate}`),
    })),
    blank: number(fields, "blank"),
    rejected: number(fields, "rejected"),
    exhausted: number(fields, "exhausted"),
  };
}

/** Whoever counts a batch second signs after the same minute as the one who counted first. */
function sharedHead(made: Made): string {
  const first = made.waiting.find(
    (one) =>
      !one.order &&
      one.kind === "count-column" &&
      one.stage === made.stage &&
      one.column === made.fields.one("column") &&
      String(one.batch) === made.fields.one("batch").trim(),
  );
  return first?.after ?? made.contest.head;
}

function window(fields: Fields, channel: string, zone: string): Window {
  const field = (name: string) =>
    fields.one(`${name}-${channel}`) === "" ? null : time(fields, `${name}-${channel}`, zone);
  return { channel, opens: field("opens"), closes: field("closes") };
}

function time(fields: Fields, name: string, zone: string): string {
  const utc = toUtc(needed(fields, name), zone);
  if (utc === "skipped" || utc === "twice" || utc === "unreadable") throw new Problem(name, utc);
  return utc;
}

/** Both languages; where one was left out the other stands in its place. */
function wording(fields: Fields, name: string): Wording | null {
  const en = fields.one(`${name}-en`).trim();
  const fr = fields.one(`${name}-fr`).trim();
  return en === "" && fr === "" ? null : { en: en || fr, fr: fr || en };
}

function numbers(fields: Fields, name: string): readonly number[] {
  const typed = needed(fields, name).split(/[\s,;]+/);
  return typed.map((one) => whole(one, name)).sort((a, b) => a - b);
}

function number(fields: Fields, name: string): number {
  return whole(needed(fields, name), name);
}

function whole(typed: string, name: string): number {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, "");
  if (!/^\d{1,9}$/.test(digits)) throw new Problem(name, "number");
  return Number(digits);
}

function some(fields: Fields, name: string): readonly string[] {
  const chosen = fields.all(name);
  return chosen.length > 0 ? chosen : missing(name);
}

function needed(fields: Fields, name: string): string {
  return fields.one(name).trim() || missing(name);
}

function missing(name: string): never {
  throw new Problem(name, "missing");
}

/** What the server has to name first: a ballot not made yet, an account not computed yet. */
function known(value: string | null | undefined): string {
  if (!value) throw new Problem("", "nothing");
  return value;
}
