// The booth as a pure step: a state and an event give the next state and what is to be done.
import { readVotingCode } from "../crypto";
import type { Answer } from "./answer";
import { faultOf } from "./choice";
import { newsOf } from "./news";
import { noPlaces, rankingFault } from "./ranking";
import { seen } from "./seen";
import { standing } from "./stage";
import { steps, type Booth, type Effect, type Event, type Problem, type Step } from "./state";

export interface Next {
  readonly booth: Booth;
  readonly effects: readonly Effect[];
}

export function step(booth: Booth, event: Event): Next {
  const next = stepped(booth, event);
  // Another page begins at its top, where the news stands.
  const turned = next.booth.page !== booth.page && next.booth.unread;
  return turned ? { ...next, booth: { ...next.booth, unread: false } } : next;
}

function stepped(booth: Booth, event: Event): Next {
  switch (event.type) {
    case "loaded":
      return stay(loaded(booth, event));
    case "seen":
      return seen(booth, event.stage, (next) => opened(next, event.now), event.now);
    case "news_read":
      return stay({ ...booth, unread: false });
    case "about":
      return stay({ ...booth, about: event.about });
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
    case "ranked":
      return stay({ ...booth, places: event.places, blank: event.blank, ballot: null });
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

/** Whoever looks at a page that says "out of reach" should not have to reload it. */
function watching(booth: Booth): Next {
  const { page } = booth;
  if (page !== "unavailable" || booth.missing !== "unreachable") return stay(booth);
  return { booth, effects: [{ do: "watch", page, longest: 10 }] };
}

function loaded(booth: Booth, event: Extract<Event, { type: "loaded" }>): Booth {
  const { stage, election, now } = event;
  const asked = election.questions[0]!;
  const before = booth.election?.questions[0];
  const news = newsOf(booth.stage, stage);
  const next = {
    ...booth,
    stage,
    election,
    missing: null,
    news: news.length > 0 ? news : booth.news,
  };
  // Choices are places in a list: of another list they would be other people.
  if (JSON.stringify(before) === JSON.stringify(asked)) return opened(next, now);
  const places = asked.kind === "ranking" ? noPlaces(asked) : [];
  return opened({ ...next, chosen: [], places, blank: false, ballot: null, about: null }, now);
}

function missing(booth: Booth, { why, stage }: Extract<Event, { type: "missing" }>): Booth {
  return { ...booth, page: "unavailable", missing: why, stage: stage ?? booth.stage };
}

/** The page to begin with, once the stage is known. A reload in the middle keeps what was given. */
function opened(booth: Booth, now: Date | null): Booth {
  const stands = standing(booth.stage!, now);
  if (stands === "before") return { ...booth, page: "not_open" };
  if (stands === "after") return { ...booth, page: "closed" };
  if (booth.code !== null) return { ...booth, page: "choice", problem: null };
  return booth.codeTyped === "" ? { ...booth, page: "code" } : codeGiven(booth);
}

function linkOpened(booth: Booth, code: string): Booth {
  const next = { ...booth, codeTyped: code, code: null, codeFromLink: true, ballot: null };
  // A link pasted while a vote is on its way, or after it, changes nothing about that vote.
  if (booth.page === "casting" || booth.page === "recorded" || booth.page === "unconfirmed")
    return booth;
  if (!steps.includes(booth.page as Step) && booth.page !== "refused") return next;
  return opened(next, null);
}

function codeGiven(booth: Booth): Booth {
  const read = readVotingCode(booth.codeTyped);
  if (typeof read !== "string")
    return { ...booth, page: "code", code: null, problem: { of: "code", fault: read } };
  const ballot = read === booth.code ? booth.ballot : null;
  return { ...booth, page: "choice", code: read, codeTyped: read, ballot, problem: null };
}

function choiceGiven(booth: Booth): Booth {
  const problem = choiceProblem(booth);
  return problem === null ? { ...booth, page: "review", problem } : { ...booth, problem };
}

function choiceProblem(booth: Booth): Problem | null {
  const asked = question(booth);
  if (asked.kind === "ranking") {
    const fault = rankingFault(booth.places, booth.blank, booth.about ?? undefined);
    return fault && { of: "ranking", ...fault };
  }
  const fault = faultOf(asked, booth.chosen);
  return fault && { of: "choice", ...fault };
}

function pinGiven(booth: Booth): Next {
  const digits = booth.pinTyped.replace(/[\s.\-\u2010-\u2015]/g, "");
  const fault = digits === "" ? "empty" : /^[0-9]{8}$/.test(digits) ? null : "form";
  if (fault !== null) return stay(pinProblem(booth, fault, null));
  if (booth.stage!.state === "paused") return stay(pinProblem(booth, "paused", null));
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
    case "stage_paused":
    case "stage_closed": {
      // The refusal is the news; the next look at the stage tells when it goes on.
      const state = code === "stage_paused" ? "paused" : "closed";
      return { ...booth, page: "refused", refusal: code, stage: { ...booth.stage!, state } };
    }
    default:
      return { ...booth, page: "refused", refusal: code };
  }
}

/** The browser's Back and Forward: to a page whose questions before it are answered. */
function went(booth: Booth, to: Step): Booth {
  const walking = steps.includes(booth.page as Step) || booth.page === "refused";
  // A ballot on its way or recorded cannot be taken back by a button.
  if (!walking || !["open", "paused"].includes(booth.stage!.state)) return booth;
  const reached =
    to === "code" || to === "choice"
      ? to === "code" || booth.code !== null
      : booth.code !== null && choiceProblem(booth) === null;
  return { ...booth, page: reached ? to : "code", problem: null };
}

function question(booth: Booth) {
  const first = booth.election?.questions[0];
  if (first === undefined) throw new Error("no election is loaded");
  return first;
}
