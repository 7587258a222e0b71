// What the booth says. Each language is written for itself in words.en.ts and words.fr.ts; this
// lists what there is to say, so that nothing is missing in one of them.
import { en } from "./words.en";
import { fr } from "./words.fr";
import type { Limits, RankingFault } from "./ranking";
import type { Language, Stage } from "./stage";
import type { Problem } from "./state";

export type CodeFaultNamed = Extract<Problem, { of: "code" }>["fault"];
export type ChoiceFault = Extract<Problem, { of: "choice" }>["fault"];
export type PinFault = Extract<Problem, { of: "pin" }>["fault"];
export type PassFault = Extract<Problem, { of: "pass" }>["fault"];

/** A page without a question: heading, sentences, and what to do. */
export interface Notice {
  readonly heading: string;
  readonly body: readonly string[];
}

export interface Words {
  readonly site: string;
  readonly skip: string;
  readonly demo: string;
  readonly open: string;
  readonly openUntil: (moment: string) => string;
  readonly opens: (moment: string) => string;
  readonly notOpen: string;
  readonly paused: string;
  readonly closed: string;
  readonly published: string;
  readonly help: (phone: string, hours: string) => string;
  readonly noHelp: string;
  readonly foot: string;
  readonly accessibility: string;
  readonly status: string;
  readonly stepOf: (n: number, all: number) => string;
  readonly back: string;
  readonly continue: string;
  readonly problemHeading: string;
  readonly errorTitle: (title: string) => string;
  readonly loading: string;
  readonly unreachable: Notice;
  readonly noSuchVote: Notice;
  readonly damaged: Notice;
  readonly tryAgain: string;
  readonly notOpenYet: {
    heading: string;
    opens: (moment: string) => string;
    whenever: string;
    watching: string;
    /** Voting is open in the hall only. */
    hall: string;
  };
  readonly isClosed: Notice;
  readonly onlineEnded: Notice;
  readonly unsent: string;
  readonly news: {
    /** `near`: the times are times of day, all of one day. */
    closes: (to: string | null, from: string | null, near: boolean) => string;
    opens: (to: string | null, from: string | null, near: boolean) => string;
    paused: string;
    resumed: string;
    reopened: string;
    policy: string;
    renewed: string;
    reason: (reason: string) => string;
    read: string;
  };
  readonly about: { heading: string; withdrew: string };
  readonly seeResult: string;
  readonly onceOrAgain: { readonly once: string; readonly last: string };
  /** The ways to vote that this holds for, beside online. */
  readonly channels: (hall: boolean, post: boolean) => string;
  readonly postOnline: Readonly<Record<Stage["postOnline"], string>>;
  readonly code: {
    heading: string;
    label: string;
    hint: string;
    faults: (fault: CodeFaultNamed) => string;
    where: string;
    secret: string;
  };
  readonly choice: {
    fromLink: string;
    pick: (min: number, max: number, blank: boolean) => string;
    blank: string;
    blankHint: string;
    nobody: string;
    faults: (fault: ChoiceFault, count: number, min: number, max: number) => string;
    submit: string;
  };
  readonly ranking: {
    limits: (limits: Limits, all: number) => string;
    how: string;
    ways: string;
    names: string;
    heading: string;
    nobody: string;
    nobodyYet: string;
    /** "2nd choice" */
    choice: (place: number) => string;
    yours: (place: number) => string;
    notRanked: string;
    now: (name: string, place: number) => string;
    gone: (name: string) => string;
    placeOf: (name: string) => string;
    numbers: (last: number) => string;
    up: string;
    down: string;
    remove: string;
    moveUp: (name: string) => string;
    moveDown: (name: string) => string;
    removeName: (name: string) => string;
    close: string;
    closed: string;
    blankHint: string;
    others: (names: readonly string[]) => string;
    faults: (fault: RankingFault) => string;
    submit: string;
  };
  readonly review: {
    heading: string;
    notVoted: string;
    yours: string;
    none: string;
    change: string;
    submit: string;
  };
  readonly pin: {
    heading: string;
    label: string;
    hint: string;
    still: string;
    faults: (fault: PinFault, remaining: number | null) => string;
    submit: string;
  };
  readonly casting: {
    heading: string;
    unfinished: string;
    encrypting: string;
    sending: string;
    lost: string;
    busy: string;
    offline: string;
    taken: string;
    working: (seconds: number) => string;
    /** The search takes much longer than on the average. */
    late: string;
    /** This device is too slow for what is asked, and goes without. */
    slow: string;
    resumed: string;
    closed: string;
    kept: string;
    notKept: string;
    attempts: (n: number) => string;
    long: string;
    longer: string;
    stop: string;
  };
  readonly pass: {
    summary: string;
    label: string;
    hint: string;
    faults: (fault: PassFault) => string;
    submit: string;
    given: string;
  };
  readonly stopped: Notice;
  readonly voteNumber: string;
  readonly sendAgain: string;
  /** Voting closed while the vote waited: when it was sent first. */
  readonly closedMeanwhile: (moment: string) => string[];
  readonly recorded: {
    heading: (clock: string) => string;
    done: string;
    receiptNumber: string;
    meaning: string;
    copy: string;
    copied: string;
    save: string;
    print: string;
    check: string;
    checkLater: string;
    again: { readonly once: string; readonly last: string };
    close: string;
    on: (moment: string) => string;
  };
  readonly file: {
    name: string;
    title: string;
    vote: string;
    receiptNumber: string;
    recorded: string;
    meaning: string;
    check: string;
    signature: string;
    stage: string;
  };
  readonly unconfirmed: Notice;
  readonly refused: (code: string) => Notice;
  readonly forHelpDesk: (code: string) => string;
  readonly callHelp: (phone: string, hours: string) => string;
  readonly retryPin: string;
  readonly leaving: string;
}

export const words: Readonly<Record<Language, Words>> = { en, fr };

/** Who may vote how often, in sentences: over all the ways there are to vote. */
export function policyWords(stage: Stage, w: Words): readonly string[] {
  const has = (channel: string) => stage.windows.some((window) => window.channel === channel);
  const [hall, post] = [has("hall"), has("post")];
  const often = w.onceOrAgain[stage.policy];
  if (!hall && !post) return [often];
  return [often, `${w.channels(hall, post)}${post ? ` ${w.postOnline[stage.postOnline]}` : ""}`];
}
