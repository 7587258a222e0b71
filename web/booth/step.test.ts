import { expect, test } from "vitest";
import ballots from "../../vectors/ballots.json";
import { fingerprint, readElection, type Ballot, type Election, type Receipt } from "../crypto";
import { utf8ToBytes } from "../crypto/bytes";
import type { Answer } from "./answer";
import type { Stage } from "./stage";
import { newBooth, type Booth, type Effect, type Event } from "./state";
import { step } from "./step";

const uuid = "TC8ZwPjLDDcDt5";
const code = "GAn18-ABPZ2h-VoC1G-8ZdbA8";
const otherCode = "tBfH2-mpegpU-sJs2y-yDxysP";
const both = (text: string) => ({ en: text, fr: text });
const stage: Stage = {
  uuid,
  state: "open",
  contest: both("Contest"),
  title: both("Stage"),
  question: both("Who?"),
  opens: null,
  closes: null,
  timeZone: "America/Toronto",
  policy: "once",
  windows: [],
  postOnline: "first-received",
  change: null,
  electionHash: "",
  intakeKey: "",
  receiptKey: "",
  cast: ["/one", "/two"],
  help: null,
  demo: false,
};
const election = electionOf("3 candidates, 1 to 1, blank");
const ballot: Ballot = { text: "a ballot", tracker: "a tracker" };
const receipt: Receipt = { stage: uuid, tracker: "a tracker", time: "", signature: "" };

function electionOf(name: string): Election {
  const bytes = utf8ToBytes(ballots.cases.find((c) => c.name.startsWith(name))!.election);
  const read = readElection(bytes, uuid, fingerprint(bytes));
  if (typeof read === "string") throw new Error(read);
  return read;
}

/** Runs events from a fresh booth; gives the state after the last, and what that one asked for. */
function after(...events: Event[]): { booth: Booth; effects: readonly Effect[] } {
  return from(newBooth(uuid, "en"), ...events);
}

function from(booth: Booth, ...events: Event[]): { booth: Booth; effects: readonly Effect[] } {
  let effects: readonly Effect[] = [];
  for (const event of events) ({ booth, effects } = step(booth, event));
  return { booth, effects };
}

const loaded: Event = { type: "loaded", stage, election, now: null };
const link: Event = { type: "link_opened", code };
const typed = (text: string): Event => ({ type: "code_typed", text });
const chosen = (...options: number[]): Event => ({ type: "chosen", options });
const pin = (text = "01234567"): Event => ({ type: "pin_typed", text });
const made: Event = { type: "request_made", ballot, request: "request", now: 0 };
const noGate: Event = { type: "gate_seen", gate: null, rate: 0, now: 0 };
const answered = (answer: Answer, online = true): Event => ({ type: "answered", answer, online });
const refused = (reason: string, remaining: number | null = null): Event =>
  answered({ kind: "refused", code: reason, remaining });
const lost = answered({ kind: "lost" });
const toReview: Event[] = [loaded, link, chosen(1), { type: "choice_given" }];
const toPin: Event[] = [...toReview, { type: "choice_confirmed" }];
const toSent: Event[] = [...toPin, pin(), { type: "pin_given" }, made, noGate];

test("Booth_with_code_choice_and_pin_records_a_vote", () => {
  const walk: [Event, Booth["page"]][] = [
    [loaded, "code"],
    [typed(code), "code"],
    [{ type: "code_given" }, "choice"],
    [chosen(2), "choice"],
    [{ type: "choice_given" }, "review"],
    [{ type: "choice_confirmed" }, "pin"],
    [pin(), "pin"],
    [{ type: "pin_given" }, "casting"],
    [made, "casting"],
    [noGate, "casting"],
    [answered({ kind: "accepted", receipt }), "casting"],
    [{ type: "receipt_checked", receipt }, "recorded"],
  ];
  let booth = newBooth(uuid, "en");
  for (const [event, page] of walk) {
    booth = step(booth, event).booth;
    expect([event.type, booth.page]).toEqual([event.type, page]);
  }
});

test("Booth_opened_by_a_link_begins_with_the_question_whichever_comes_first", () => {
  expect(after(link, loaded).booth).toMatchObject({ page: "choice", code, codeFromLink: true });
  expect(after(loaded, link).booth).toMatchObject({ page: "choice", code, codeFromLink: true });
});

test("Booth_opened_by_a_link_with_a_wrong_code_shows_it_and_says_so", () => {
  const { booth } = after({ type: "link_opened", code: "GAn18" }, loaded);
  expect(booth).toMatchObject({ page: "code", codeTyped: "GAn18", code: null });
  expect(booth.problem).toMatchObject({ of: "code", fault: { fault: "length", found: 5 } });
});

test("Booth_given_no_code_asks_for_one", () => {
  expect(after(loaded, { type: "code_given" }).booth.problem).toMatchObject({
    fault: { fault: "empty" },
  });
});

test.each([
  ["prepared", "not_open"],
  ["closed", "closed"],
  ["published", "closed"],
] as const)("Booth_of_a_stage_that_is_%s_shows_%s_and_asks_nothing", (state, page) => {
  const next = after(link, { type: "loaded", stage: { ...stage, state }, election, now: null });
  expect(next.booth.page).toBe(page);
  expect(next.effects).toEqual([]);
});

test("Booth_that_waits_for_the_opening_goes_on_by_itself", () => {
  const prepared: Event = { ...loaded, stage: { ...stage, state: "prepared" } };
  const waiting = after(link, prepared);
  expect(waiting.booth.page).toBe("not_open");
  expect(from(waiting.booth, { type: "seen", stage, now: null }).booth.page).toBe("choice");
});

test("Booth_that_cannot_reach_the_server_tries_again_but_not_for_an_unknown_vote", () => {
  const why = (reason: "unreachable" | "no_such_vote" | "damaged") =>
    after({ type: "missing", why: reason, stage: null });
  expect(why("unreachable").effects).toMatchObject([{ do: "watch", page: "unavailable" }]);
  expect(why("no_such_vote").effects).toEqual([]);
  expect(why("damaged").effects).toEqual([]);
  expect(from(why("unreachable").booth, loaded).booth).toMatchObject({
    page: "code",
    missing: null,
  });
});

test("Choice_missing_keeps_the_page", () => {
  const { booth } = after(loaded, link, { type: "choice_given" });
  expect(booth).toMatchObject({ page: "choice", problem: { of: "choice", fault: "none" } });
});

test.each([
  ["", "empty"],
  ["1234567", "form"],
  ["123456789", "form"],
  ["1234567x", "form"],
  ["１２３４５６７８", "form"],
])("Pin_%j_is_asked_for_again_as_%s", (text, fault) => {
  const { booth, effects } = after(...toPin, pin(text), { type: "pin_given" });
  expect(booth).toMatchObject({ page: "pin", problem: { of: "pin", fault } });
  expect(effects).toEqual([]);
});

test.each(["01234567", " 0123 4567 ", "0123-4567"])("Pin_%j_is_taken", (text) => {
  const { booth, effects } = after(...toPin, pin(text), { type: "pin_given" });
  expect(effects).toEqual([{ do: "make_request", pin: "01234567" }]);
  expect(booth.page).toBe("casting");
});

test("Pin_is_forgotten_once_it_is_given", () => {
  const { booth } = after(...toPin, pin(), { type: "pin_given" });
  expect(JSON.stringify(booth, (_, v: unknown) => (typeof v === "bigint" ? "" : v))).not.toContain(
    "01234567",
  );
});

test("Request_is_sent_once_and_the_same_bytes_after_a_lost_answer", () => {
  const first = after(...toSent);
  expect(first.effects).toEqual([{ do: "send", to: "/one", request: "request" }]);
  const wait = from(first.booth, lost);
  expect(wait.effects).toEqual([{ do: "wait", longest: 1, least: 0 }]);
  expect(wait.booth).toMatchObject({ page: "casting", progress: "lost" });
  const again = from(wait.booth, { type: "waited" }, noGate);
  expect(again.effects).toEqual([{ do: "send", to: "/two", request: "request" }]);
  expect(again.booth).toMatchObject({ progress: "lost", attempts: 2 });
});

test("Waiting_times_double_from_one_second_to_thirty", () => {
  let { booth } = after(...toSent);
  const longest: number[] = [];
  for (let i = 0; i < 8; i++) {
    const wait = from(booth, lost);
    longest.push(...wait.effects.map((e) => (e.do === "wait" ? e.longest : -1)));
    booth = from(wait.booth, { type: "waited" }, noGate).booth;
  }
  expect(longest).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
});

test("Answer_later_keeps_the_voters_place_and_the_servers_time", () => {
  const next = after(...toSent, answered({ kind: "later", seconds: 9 }));
  expect(next.booth).toMatchObject({ page: "casting", progress: "busy" });
  expect(next.effects).toEqual([{ do: "wait", longest: 1, least: 9 }]);
});

test("Answer_lost_without_a_network_says_offline", () => {
  expect(after(...toSent, answered({ kind: "lost" }, false)).booth.progress).toBe("offline");
});

test("Receipt_that_does_not_hold_is_no_confirmation", () => {
  const accepted = answered({ kind: "accepted", receipt });
  const next = after(...toSent, accepted, { type: "receipt_checked", receipt: null });
  expect(next.booth.page).toBe("unconfirmed");
});

test("Receipt_is_checked_before_the_page_says_recorded", () => {
  const next = after(...toSent, answered({ kind: "accepted", receipt }));
  expect(next.booth.page).toBe("casting");
  expect(next.effects).toEqual([{ do: "check_receipt", receipt }]);
});

test("Pin_wrong_asks_again_and_keeps_the_ballot", () => {
  const { booth } = after(...toSent, refused("pin_wrong", 4));
  expect(booth).toMatchObject({ page: "pin", ballot, request: null, pinTyped: "" });
  expect(booth.problem).toEqual({ of: "pin", fault: "wrong", remaining: 4 });
  const again = from(booth, pin("76543210"), { type: "pin_given" });
  expect(again.booth).toMatchObject({ page: "casting", ballot, request: null });
  expect(again.effects).toEqual([{ do: "make_request", pin: "76543210" }]);
  expect(from(again.booth, made, noGate).booth.attempts).toBe(1);
});

test("Pin_unreadable_asks_again", () => {
  expect(after(...toSent, refused("pin_unreadable")).booth).toMatchObject({
    page: "pin",
    ballot,
    problem: { of: "pin", fault: "unreadable" },
  });
});

test("Code_unknown_asks_again_keeps_the_choice_and_drops_the_ballot", () => {
  const { booth } = after(...toSent, refused("unknown_credential"));
  expect(booth).toMatchObject({ page: "code", codeTyped: code, code: null, ballot: null });
  expect(booth.problem).toMatchObject({ of: "code", fault: { fault: "unknown" } });
  const next = from(booth, typed(otherCode), { type: "code_given" });
  expect(next.booth).toMatchObject({ page: "choice", code: otherCode, chosen: [1] });
});

test.each(["already_voted", "stage_closed", "pin_locked", "ballot_proof_invalid", "anything_else"])(
  "Refusal_%s_has_its_page_and_sends_nothing_more",
  (reason) => {
    const { booth, effects } = after(...toSent, refused(reason));
    expect(booth).toMatchObject({ page: "refused", refusal: reason, request: null });
    expect(effects).toEqual([{ do: "forget", tracker: ballot.tracker }]);
    expect(from(booth, { type: "waited" }).effects).toEqual([]);
  },
);

test("Refusal_that_asks_to_load_again_makes_a_new_ballot_and_keeps_code_and_choice", () => {
  const refusedBooth = after(...toSent, refused("wrong_fingerprint")).booth;
  const loading = from(refusedBooth, { type: "load_again" });
  expect(loading.effects).toEqual([{ do: "load" }]);
  expect(from(loading.booth, loaded).booth).toMatchObject({
    page: "choice",
    code,
    chosen: [1],
    ballot: null,
  });
});

test("Locked_pin_can_be_tried_again_after_the_help_desk_acted", () => {
  const { booth } = after(...toSent, refused("pin_locked"), { type: "choice_confirmed" });
  expect(booth).toMatchObject({ page: "pin", problem: null, ballot });
});

test("Ballot_is_made_anew_after_another_choice_or_code_but_not_otherwise", () => {
  const wrong = after(...toSent, refused("pin_wrong", 4)).booth;
  const back: Event = { type: "went", to: "choice" };
  expect(from(wrong, back).booth.ballot).toBe(ballot);
  expect(from(wrong, back, chosen(0)).booth.ballot).toBeNull();
  const same = from(wrong, { type: "went", to: "code" }, { type: "code_given" });
  expect(same.booth.ballot).toBe(ballot);
  const other = from(wrong, { type: "went", to: "code" }, typed(otherCode), { type: "code_given" });
  expect(other.booth).toMatchObject({ ballot: null, code: otherCode });
});

test("Back_and_forward_lose_nothing", () => {
  const went = (to: "code" | "choice" | "review" | "pin"): Event => ({ type: "went", to });
  const { booth } = after(...toPin, pin("0123"), went("review"), went("choice"), went("code"));
  expect(booth).toMatchObject({ page: "code", codeTyped: code, chosen: [1], pinTyped: "0123" });
  expect(from(booth, went("pin")).booth).toMatchObject({ page: "pin", pinTyped: "0123" });
});

test("Forward_past_an_open_question_goes_to_the_code", () => {
  expect(after(loaded, { type: "went", to: "review" }).booth.page).toBe("code");
  expect(after(loaded, link, { type: "went", to: "pin" }).booth.page).toBe("code");
});

test.each([
  ["casting", toSent],
  ["recorded", [...toSent, { type: "receipt_checked", receipt } as Event]],
  ["unconfirmed", [...toSent, { type: "receipt_checked", receipt: null } as Event]],
] as [string, Event[]][])("Back_or_another_link_changes_nothing_while_%s", (page, events) => {
  const { booth } = after(...events);
  expect(booth.page).toBe(page);
  expect(from(booth, { type: "went", to: "choice" }).booth).toBe(booth);
  expect(from(booth, { type: "link_opened", code: otherCode }).booth).toBe(booth);
});

test("Answer_that_comes_late_changes_nothing", () => {
  const done = after(...toSent, { type: "receipt_checked", receipt }).booth;
  expect(from(done, lost)).toEqual({ booth: done, effects: [] });
  expect(from(done, refused("already_voted")).booth).toBe(done);
});

test("Language_can_change_on_every_page_and_changes_nothing_else", () => {
  for (let n = 1; n <= toSent.length; n++) {
    const { booth } = after(...toSent.slice(0, n));
    const next = from(booth, { type: "language", language: "fr" });
    expect(next.booth).toEqual({ ...booth, language: "fr" });
    expect(next.effects).toEqual([]);
  }
});
