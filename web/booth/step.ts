// The booth as a pure step: a state and an event give the next state and what is to be done.
import { readVotingCode } from "../crypto";
import type { Answer } from "./answer";
import { faultOf } from "./choice";
import { steps, type Booth, type Effect, type Event, type Problem, type Step } from "./state";

export interface Next {
  readonly booth: Booth;
  readonly effects: readonly Effect[];
}

export function step(booth: Booth, event: Event): Next {
  switch (event.type) {
    case "loaded":
      return watching(
        opened({ ...booth, stage: event.stage, election: event.election, missing: null }),
      );
    case "missing":
      return watching(missing(booth, event));
    case "load_again":
      return {
        booth: { ...booth, page: "loading", ballot: null, request: null },
        effects: [{ do: "load" }],
      };
    case "link_opened":
      return stay(linkOpened(booth, event.code));
    case "code_typed":
      return stay({ ...booth, codeTyped: event.text, codeFromLink: false });
    case "code_given":
      return stay(codeGiven(booth));
    case "chosen":
      return stay({ ...booth, chosen: event.options, ballot: null });
    case "choice_given":
      return stay(choiceGiven(booth));
    case "choice_confirmed":
      return stay({ ...booth, page: "pin", problem: null });
    case "pin_typed":
      return stay({ ...booth, pinTyped: event.text });
    case "pin_given":
      return pinGiven(booth);
    case "request_made":
      return send({ ...booth, ballot: event.ballot, request: event.request, attempts: 0 });
    case "waited":
      return booth.page === "casting" && booth.request !== null ? send(booth) : stay(booth);
    case "answered":
      return answered(booth, event.answer, event.online);
    case "receipt_checked":
      return stay({
        ...booth,
        page: event.receipt ? "recorded" : "unconfirmed",
        receipt: event.receipt,
      });
    case "went":
      return stay(went(booth, event.to));
    case "language":
      return stay({ ...booth, language: event.language });
  }
}

function stay(booth: Booth): Next {
  return { booth, effects: [] };
}

/** Whoever looks at a page that says "not yet" should not have to reload it. */
function watching(booth: Booth): Next {
  const { page } = booth;
  const unreachable = page === "unavailable" && booth.missing === "unreachable";
  if (page !== "not_open" && !unreachable) return stay(booth);
  return { booth, effects: [{ do: "watch", page, longest: unreachable ? 10 : 40 }] };
}

function missing(booth: Booth, { why, stage }: Extract<Event, { type: "missing" }>): Booth {
  // A file that does not come while we wait for the opening changes nothing on the page.
  if (booth.page === "not_open") return booth;
  return { ...booth, page: "unavailable", missing: why, stage: stage ?? booth.stage };
}

/** The page to begin with, once the stage is known. A reload in the middle keeps what was given. */
function opened(booth: Booth): Booth {
  if (booth.stage?.state === "prepared") return { ...booth, page: "not_open" };
  if (booth.stage?.state !== "open") return { ...booth, page: "closed" };
  if (booth.code !== null) return { ...booth, page: "choice", problem: null };
  return booth.codeTyped === "" ? { ...booth, page: "code" } : codeGiven(booth);
}

function linkOpened(booth: Booth, code: string): Booth {
  const next = { ...booth, codeTyped: code, code: null, codeFromLink: true, ballot: null };
  // A link pasted while a vote is on its way, or after it, changes nothing about that vote.
  if (booth.page === "casting" || booth.page === "recorded" || booth.page === "unconfirmed")
    return booth;
  return booth.page === "loading" || booth.page === "unavailable" ? next : opened(next);
}

function codeGiven(booth: Booth): Booth {
  const read = readVotingCode(booth.codeTyped);
  if (typeof read !== "string")
    return { ...booth, page: "code", code: null, problem: { of: "code", fault: read } };
  const ballot = read === booth.code ? booth.ballot : null;
  return { ...booth, page: "choice", code: read, codeTyped: read, ballot, problem: null };
}

function choiceGiven(booth: Booth): Booth {
  const fault = faultOf(question(booth), booth.chosen);
  if (fault !== null) return { ...booth, problem: { of: "choice", ...fault } };
  return { ...booth, page: "review", problem: null };
}

function pinGiven(booth: Booth): Next {
  const digits = booth.pinTyped.replace(/[\s.\-\u2010-\u2015]/g, "");
  const fault = digits === "" ? "empty" : /^[0-9]{8}$/.test(digits) ? null : "form";
  if (fault !== null) return stay(pinProblem(booth, fault, null));
  const effects: Effect[] = [{ do: "make_request", pin: digits }];
  const casting = { page: "casting", progress: "encrypting", problem: null } as const;
  return { booth: { ...booth, ...casting, pinTyped: "", request: null }, effects };
}

function pinProblem(
  booth: Booth,
  fault: Extract<Problem, { of: "pin" }>["fault"],
  remaining: number | null,
): Booth {
  return { ...booth, page: "pin", problem: { of: "pin", fault, remaining } };
}

function send(booth: Booth): Next {
  const { stage, request, attempts } = booth;
  if (stage === null || request === null) throw new Error("there is nothing to send");
  // After a lost answer another address may be alive.
  const to = stage.cast[attempts % stage.cast.length]!;
  return {
    // While the same bytes go out again, the words about why stay on the page.
    booth: {
      ...booth,
      progress: attempts === 0 ? "sending" : booth.progress,
      attempts: attempts + 1,
    },
    effects: [{ do: "send", to, request }],
  };
}

function answered(booth: Booth, answer: Answer, online: boolean): Next {
  if (booth.page !== "casting") return stay(booth);
  switch (answer.kind) {
    case "accepted":
      return { booth, effects: [{ do: "check_receipt", receipt: answer.receipt }] };
    case "later":
      return waitToSend({ ...booth, progress: "busy" }, answer.seconds);
    case "lost":
      return waitToSend({ ...booth, progress: online ? "lost" : "offline" }, 0);
    case "refused":
      return stay(refused({ ...booth, request: null }, answer.code, answer.remaining));
  }
}

/** Waiting times double from 1 s to 30 s. */
function waitToSend(booth: Booth, least: number): Next {
  const longest = Math.min(2 ** Math.min(booth.attempts - 1, 5), 30);
  return { booth, effects: [{ do: "wait", longest, least }] };
}

function refused(booth: Booth, code: string, remaining: number | null): Booth {
  switch (code) {
    case "pin_wrong":
      return pinProblem(booth, "wrong", remaining);
    case "pin_unreadable":
      return pinProblem(booth, "unreadable", null);
    case "unknown_credential":
      return {
        ...booth,
        page: "code",
        code: null,
        ballot: null,
        problem: { of: "code", fault: { fault: "unknown" } },
      };
    default:
      return { ...booth, page: "refused", refusal: code };
  }
}

/** The browser's Back and Forward: to a page whose questions before it are answered. */
function went(booth: Booth, to: Step): Booth {
  const walking = steps.includes(booth.page as Step) || booth.page === "refused";
  // A ballot on its way or recorded cannot be taken back by a button.
  if (!walking || booth.stage?.state !== "open") return booth;
  const reached =
    to === "code" || to === "choice"
      ? to === "code" || booth.code !== null
      : booth.code !== null && faultOf(question(booth), booth.chosen) === null;
  return { ...booth, page: reached ? to : "code", problem: null };
}

function question(booth: Booth) {
  const first = booth.election?.questions[0];
  if (first === undefined) throw new Error("no election is loaded");
  return first;
}
