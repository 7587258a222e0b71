// Everything the booth knows at one moment. It lives in memory only: the voting code, the choice and
// the PIN are never put into storage, a cookie or an address. (The sealed request is, while it is under
// way: kept.ts.)
import type { Ballot, CodeFault, Election, Receipt } from "../crypto";
import type { About } from "./about";
import type { Answer } from "./answer";
import type { Gate, Task } from "./gate";
import type { Kept } from "./kept";
import type { News } from "./news";
import type { Places, RankingFault } from "./ranking";
import type { Language, Stage } from "./stage";

/** The pages a voter walks through, in order; Back goes from one to the one before. */
export const steps = ["code", "choice", "review", "pin"] as const;
export type Step = (typeof steps)[number];

export type Page =
  | Step
  | "loading"
  | "unavailable"
  | "not_open"
  | "closed"
  | "casting"
  | "recorded"
  | "unconfirmed"
  | "stopped"
  | "refused";

/** What is wrong with what the voter just gave; shown on the same page. */
export type Problem =
  | { readonly of: "code"; readonly fault: CodeFault | { readonly fault: "unknown" } }
  | {
      readonly of: "choice";
      readonly fault: "none" | "too_few" | "too_many" | "blank_with_others";
      readonly count: number;
    }
  | ({ readonly of: "ranking" } & RankingFault)
  | {
      readonly of: "pin";
      readonly fault: "empty" | "form" | "wrong" | "unreadable" | "paused";
      readonly remaining: number | null;
    }
  | { readonly of: "pass"; readonly fault: "empty" | "form" | "refused" };

/** How the sending goes, in the voter's terms. */
export type Progress =
  | "encrypting"
  | "sending"
  | "lost"
  | "busy"
  | "offline"
  /** The device searches for work. */
  | "working"
  /** Another request of the same code is being checked at this moment. */
  | "taken";

/** What the page is waiting for while a vote is on its way; the answer to anything else comes too late. */
export type Phase = "idle" | "looking" | "working" | "sending" | "waiting";

/** A vote on its way, as far as the voter does not see it at once. */
export interface Sending {
  readonly phase: Phase;
  /** Which of the stage's addresses is next. */
  readonly address: number;
  /** Bits of work that the last answer asked for. */
  readonly asked: number;
  /** Work found for this ballot, and when its seed was fetched (milliseconds of this device's clock). */
  readonly work: { readonly text: string; readonly bits: number; readonly since: number } | null;
  /** The search that is under way: for how long on the average, and whether it is taking much longer. */
  readonly search: {
    readonly task: Task;
    readonly since: number;
    readonly seconds: number;
    readonly late: boolean;
  } | null;
  /** This device is too slow for the work that is asked for, and goes without. */
  readonly slow: boolean;
  /** When it was sent first, by this device's clock. */
  readonly first: number | null;
  /** It goes on after a reload, or after the browser was gone. */
  readonly resumed: boolean;
  /** It would go on after another. */
  readonly kept: boolean;
  /** A pass of the help desk that goes with it. */
  readonly pass: string | null;
  /** The pass was given while a request without it was away: the next one does not wait. */
  readonly hurry: boolean;
}

export const notSending: Sending = {
  phase: "idle",
  address: 0,
  asked: 0,
  work: null,
  search: null,
  slow: false,
  first: null,
  resumed: false,
  kept: false,
  pass: null,
  hurry: false,
};

export interface Booth {
  readonly uuid: string;
  readonly language: Language;
  readonly page: Page;
  readonly stage: Stage | null;
  readonly election: Election | null;
  /** What the contest's definition says of the candidates; null while or where there is none. */
  readonly about: About | null;
  /** What changed lately, for whoever has the page open. */
  readonly news: readonly News[];
  /** The news came while the voter was busy further down the page. */
  readonly unread: boolean;
  /** Why there is nothing to show, on the page "unavailable". */
  readonly missing: "unreachable" | "no_such_vote" | "damaged" | null;
  readonly problem: Problem | null;
  /** The code as it stands in its field, and as it was read from it. */
  readonly codeTyped: string;
  readonly code: string | null;
  readonly codeFromLink: boolean;
  /** Chosen options; see `optionsOf`. */
  readonly chosen: readonly number[];
  /** Of a ranking question: a place for each candidate, and whether the vote is blank instead. */
  readonly places: Places;
  readonly blank: boolean;
  readonly pinTyped: string;
  readonly ballot: Ballot | null;
  readonly request: string | null;
  readonly progress: Progress;
  /** How many times the request was sent. */
  readonly attempts: number;
  readonly sending: Sending;
  readonly passTyped: string;
  readonly refusal: string | null;
  readonly receipt: Receipt | null;
  /** Voting ended while a choice was being made on this page. */
  readonly unsent: boolean;
}

export type Event =
  | {
      readonly type: "loaded";
      readonly stage: Stage;
      readonly election: Election;
      /** The server's clock, as far as it is known. */
      readonly now: Date | null;
    }
  /** The stage was looked at again. */
  | { readonly type: "seen"; readonly stage: Stage; readonly now: Date | null }
  | { readonly type: "news_read" }
  | { readonly type: "about"; readonly about: About }
  | {
      readonly type: "missing";
      readonly why: NonNullable<Booth["missing"]>;
      readonly stage: Stage | null;
    }
  | { readonly type: "load_again" }
  | { readonly type: "link_opened"; readonly code: string }
  | { readonly type: "code_typed"; readonly text: string }
  | { readonly type: "code_given" }
  | { readonly type: "chosen"; readonly options: readonly number[] }
  | { readonly type: "ranked"; readonly places: Places; readonly blank: boolean }
  | { readonly type: "choice_given" }
  | { readonly type: "choice_confirmed" }
  | { readonly type: "pin_typed"; readonly text: string }
  | { readonly type: "pin_given" }
  | {
      readonly type: "request_made";
      readonly ballot: Ballot;
      readonly request: string;
      readonly now: number;
    }
  /** Whether a reload would find the request again. */
  | { readonly type: "kept"; readonly safe: boolean }
  /** A request that was under way when the page went was found again. */
  | { readonly type: "found"; readonly kept: Kept }
  | {
      readonly type: "gate_seen";
      /** Null if it could not be read. */
      readonly gate: Gate | null;
      /** Tries a second that this device makes. */
      readonly rate: number;
      readonly now: number;
    }
  | {
      readonly type: "searched";
      readonly tried: number;
      readonly work: string | null;
      readonly now: number;
    }
  | { readonly type: "pass_typed"; readonly text: string }
  | { readonly type: "pass_given" }
  | { readonly type: "stopped" }
  | { readonly type: "send_again" }
  | { readonly type: "answered"; readonly answer: Answer; readonly online: boolean }
  | { readonly type: "waited" }
  | { readonly type: "receipt_checked"; readonly receipt: Receipt | null }
  | { readonly type: "went"; readonly to: Step }
  | { readonly type: "language"; readonly language: Language };

/** What the page has to do outside of the state; the outcome comes back as an event. */
export type Effect =
  | { readonly do: "load" }
  /** Load again after a while, if the page is still this one. */
  | { readonly do: "watch"; readonly page: Page; readonly longest: number }
  /** Encrypt if there is no ballot yet, and seal the PIN to it. */
  | { readonly do: "make_request"; readonly pin: string }
  /** So that the request outlives this page, until it is forgotten. */
  | { readonly do: "keep"; readonly kept: Kept }
  | { readonly do: "forget"; readonly tracker: string }
  /** Look whether a request of this code was under way. */
  | { readonly do: "find"; readonly code: string }
  /** What the server at this address asks for now. */
  | { readonly do: "look_at_gate"; readonly at: string }
  | { readonly do: "search"; readonly task: Task; readonly ballot: Ballot }
  | { readonly do: "stop_search" }
  /** End a wait at once. */
  | { readonly do: "hurry" }
  | { readonly do: "send"; readonly to: string; readonly request: string }
  /** Wait a random time between half of `longest` and all of it, but `least` seconds at least. */
  | { readonly do: "wait"; readonly longest: number; readonly least: number }
  | { readonly do: "check_receipt"; readonly receipt: unknown };

export function newBooth(uuid: string, language: Language): Booth {
  return {
    uuid,
    language,
    page: "loading",
    stage: null,
    election: null,
    about: null,
    news: [],
    unread: false,
    missing: null,
    problem: null,
    codeTyped: "",
    code: null,
    codeFromLink: false,
    chosen: [],
    places: [],
    blank: false,
    pinTyped: "",
    ballot: null,
    request: null,
    progress: "encrypting",
    attempts: 0,
    sending: notSending,
    passTyped: "",
    refusal: null,
    receipt: null,
    unsent: false,
  };
}
