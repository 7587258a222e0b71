// The booth as a pure step: a state and an event give the next state and what is to be done.
import { readVotingCode, type Election } from "../crypto";
import type { Answer } from "./answer";
import {
  begin,
  found,
  gateSeen,
  isCasting,
  notYet,
  passGiven,
  requestMade,
  searched,
  stopSearch,
  withoutPass,
  type Next,
} from "./casting";
import { faultOf } from "./choice";
import { newsOf } from "./news";
import { noPlaces, rankingFault } from "./ranking";
import { seen } from "./seen";
import { standing } from "./stage";
import { notSending, steps } from "./state";
import type { Booth, Effect, Event, Problem, Step } from "./state";

export function step(booth: Booth, event: Event): Next {
  const next = stepped(booth, event);
  const code = codeShown(next.booth);
  const effects =
    code === null || code === codeShown(booth)
      ? next.effects
      : [...next.effects, { do: "find", code } as const];
  // Another page begins at its top, where the news stands.
  const turned = next.booth.page !== booth.page && next.booth.unread;
  return { effects, booth: turned ? { ...next.booth, unread: false } : next.booth };
}

/** The code that was given on this page, also where it is too early or too late for it. */
function codeShown({ code, codeFromLink, codeTyped }: Booth): string | null {
  const read = code === null && codeFromLink ? readVotingCode(codeTyped) : code;
  return typeof read === "string" ? read : null;
}

function stepped(booth: Booth, event: Event): Next {
  switch (event.type) {
    case "loaded":
      return booth.page === "casting" ? known(booth, event) : stay(loaded(booth, event));
    case "seen":
      return seen(booth, event.stage, (next) => opened(next, event.now), event.now);
    case "news_read":
      return stay({ ...booth, unread: false });
    case "about":
      return stay({ ...booth, about: event.about });
    case "missing":
      return booth.page === "casting" ? unknown(booth, event) : watching(missing(booth, event));
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
      return requestMade(booth, event);
    case "kept":
      return stay({ ...booth, sending: { ...booth.sending, kept: event.safe } });
    case "found":
      return settled.includes(booth.page) ? stay(booth) : found(booth, event.kept);
    case "gate_seen":
      return gateSeen(booth, event);
    case "searched":
      return searched(booth, event);
    case "waited":
      return isCasting(booth, "waiting") ? begin(booth) : stay(booth);
    case "pass_typed":
      return stay({ ...booth, passTyped: event.text });
    case "pass_given":
      return passGiven(booth);
    case "stopped":
      return isCasting(booth) ? stopSearch(givenUp(booth)) : stay(booth);
    case "send_again":
      return sendAgain(booth);
    case "answered":
      return answered(booth, event.answer, event.online);
    case "receipt_checked": {
      const { receipt } = event;
      const next = { ...booth, problem: null, receipt };
      // Without a receipt that holds, the vote is not done: what was sent stays at hand.
      if (receipt === null) return stay({ ...next, page: "unconfirmed" });
      return over(booth, { ...next, page: "recorded" });
    }
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

/** What the server's answer, or nobody's any more, may change. */
const settled: readonly Booth["page"][] = ["casting", "recorded", "unconfirmed", "stopped"];

/** A vote that goes on after a reload needs to know where to. */
function known(booth: Booth, { stage, election }: Extract<Event, { type: "loaded" }>): Next {
  const next = { ...booth, stage, election, places: placesOf(election) };
  return booth.sending.phase === "idle" ? begin(next) : stay(next);
}

function unknown(booth: Booth, { stage }: Extract<Event, { type: "missing" }>): Next {
  const watch = { do: "watch", page: booth.page, longest: 10 } as const;
  const idle = booth.sending.phase === "idle";
  if (stage === null) return { booth: { ...booth, progress: "lost" }, effects: [watch] };
  const next = idle ? begin({ ...booth, stage }) : stay(booth);
  return { ...next, effects: [...next.effects, watch] };
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
  const places = placesOf(election);
  return opened({ ...next, chosen: [], places, blank: false, ballot: null, about: null }, now);
}

function placesOf({ questions }: Election): Booth["places"] {
  const asked = questions[0]!;
  return asked.kind === "ranking" ? noPlaces(asked) : [];
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
  const { page } = booth;
  // A link pasted while a vote is on its way, or after it, changes nothing about that vote.
  if (settled.includes(page) && page !== "stopped") return booth;
  if (!steps.includes(page as Step) && page !== "refused" && page !== "stopped") return next;
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
  const { pass } = booth.sending;
  const sending = { ...notSending, pass };
  return { booth: { ...booth, ...casting, pinTyped: "", request: null, sending }, effects };
}

function pinProblem(
  booth: Booth,
  fault: Extract<Problem, { of: "pin" }>["fault"],
  remaining: number | null,
): Booth {
  return { ...booth, page: "pin", problem: { of: "pin", fault, remaining } };
}

function answered(booth: Booth, answer: Answer, online: boolean): Next {
  // Too late for a page that has gone on; but a receipt is welcome also after "stop".
  const late = booth.page === "stopped" && answer.kind === "accepted";
  if (!isCasting(booth, "sending") && !late) return stay(booth);
  switch (answer.kind) {
    case "accepted":
      return { booth, effects: [{ do: "check_receipt", receipt: answer.receipt }] };
    case "refused": {
      if (answer.code === "pass_invalid" && booth.sending.pass !== null) return withoutPass(booth);
      const next = { ...booth, request: null, problem: null };
      return over(booth, refused(next, answer.code, answer.remaining));
    }
    default:
      return notYet(booth, answer, online);
  }
}

/** Answered for good, or given up: nothing of the request is kept. */
function over({ ballot, sending }: Booth, next: Booth): Next {
  const { first, resumed, pass } = sending;
  return {
    booth: { ...next, sending: { ...notSending, first, resumed, pass } },
    effects: [{ do: "forget", tracker: ballot!.tracker }],
  };
}

/** The voter does not want to wait any longer. */
function givenUp(booth: Booth): Next {
  return over(booth, { ...booth, page: "stopped", problem: null });
}

function sendAgain(booth: Booth): Next {
  const { page, ballot, request, sending } = booth;
  if (page !== "stopped" || ballot === null || request === null) return stay(booth);
  return found(booth, { ballot, request, first: sending.first! });
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
