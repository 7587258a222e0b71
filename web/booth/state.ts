// Everything the booth knows at one moment. It lives in memory only: the voting code, the choice and
// the PIN are never put into storage, a cookie or an address.
import type { Ballot, CodeFault, Election, Receipt } from "../crypto";
import type { About } from "./about";
import type { Answer } from "./answer";
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
    };

/** How the sending goes, in the voter's terms. */
export type Progress = "encrypting" | "sending" | "lost" | "busy" | "offline";

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
  | { readonly type: "request_made"; readonly ballot: Ballot; readonly request: string }
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
    refusal: null,
    receipt: null,
    unsent: false,
  };
}
