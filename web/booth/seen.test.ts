import { expect, test } from "vitest";
import type { Election } from "../crypto";
import { generator } from "../crypto/group";
import type { Stage } from "./stage";
import { newBooth, type Booth, type Event } from "./state";
import { step } from "./step";

const both = (text: string) => ({ en: text, fr: text });
const stage: Stage = {
  uuid: "x",
  state: "open",
  contest: both("Contest"),
  title: both("Round 3"),
  question: both("Who?"),
  opens: null,
  closes: null,
  timeZone: "America/Toronto",
  policy: "once",
  windows: [],
  postOnline: "first-received",
  change: null,
  electionHash: "one",
  intakeKey: "",
  receiptKey: "",
  cast: ["/one"],
  help: null,
  demo: false,
};
const election: Election = {
  uuid: "x",
  name: "",
  questions: [{ kind: "ranking", text: "", answers: ["a", "b", "c"] }],
  publicKey: generator,
  administrator: null,
  fingerprint: "one",
};
const code = "GAn18-ABPZ2h-VoC1G-8ZdbA8";
const loaded: Event = { type: "loaded", stage, election, now: null };
const saw = (more: Partial<Stage>, now: Date | null = null): Event => ({
  type: "seen",
  stage: { ...stage, ...more },
  now,
});
const ranked: Event = { type: "ranked", places: [2, 1, 0], blank: false };
const toPin: Event[] = [
  loaded,
  { type: "link_opened", code },
  ranked,
  { type: "choice_given" },
  { type: "choice_confirmed" },
];
const toSent: Event[] = [
  ...toPin,
  { type: "pin_typed", text: "01234567" },
  { type: "pin_given" },
  { type: "request_made", ballot: { text: "b", tracker: "t" }, request: "r", now: 0 },
  { type: "gate_seen", gate: null, rate: 0, now: 0 },
];
const refused = (reason: string): Event => ({
  type: "answered",
  answer: { kind: "refused", code: reason, remaining: null },
  online: true,
});

function after(...events: Event[]) {
  return from(newBooth("x", "en"), ...events);
}

function from(booth: Booth, ...events: Event[]) {
  let last: ReturnType<typeof step> = { booth, effects: [] };
  for (const event of events) last = step(last.booth, event);
  return last;
}

test("Ranking_walks_to_its_review_and_a_gap_or_nothing_does_not", () => {
  const asked = after(loaded, { type: "link_opened", code }).booth;
  expect(asked.places).toEqual([0, 0, 0]);
  const given = (places: number[], blank = false) =>
    from(asked, { type: "ranked", places, blank }, { type: "choice_given" }).booth;
  expect(given([2, 1, 0]).page).toBe("review");
  expect(given([0, 0, 0], true).page).toBe("review");
  expect(given([0, 0, 0]).problem).toEqual({ of: "ranking", fault: "none" });
  expect(given([3, 1, 0]).problem).toEqual({ of: "ranking", fault: "gap", place: 2 });
  expect(given([1, 0, 0], true).problem).toMatchObject({ fault: "blank_with_others" });
});

test("Ballot_is_made_anew_after_another_ranking", () => {
  const wrong = after(...toSent, refused("pin_wrong")).booth;
  expect(wrong.ballot).not.toBeNull();
  expect(from(wrong, { type: "went", to: "choice" }, ranked).booth.ballot).toBeNull();
});

test("Look_that_finds_nothing_new_leaves_every_object_as_it_was", () => {
  const { booth } = after(...toPin);
  const next = from(booth, saw({}));
  expect(next.booth).toEqual(booth);
  expect(next.booth.stage).toBe(booth.stage);
  expect(next.booth.news).toBe(booth.news);
});

test("Vote_that_is_paused_keeps_the_page_and_sends_nothing_until_it_goes_on", () => {
  const paused = from(after(...toPin).booth, saw({ state: "paused" }));
  expect(paused.booth).toMatchObject({ page: "pin", news: [{ kind: "paused" }] });
  const tried = from(paused.booth, { type: "pin_typed", text: "01234567" }, { type: "pin_given" });
  expect(tried.effects).toEqual([]);
  expect(tried.booth).toMatchObject({ page: "pin", problem: { of: "pin", fault: "paused" } });
  const on = from(tried.booth, saw({}), { type: "pin_given" });
  expect(on.booth.news).toMatchObject([{ kind: "resumed" }]);
  expect(on.effects).toEqual([{ do: "make_request", pin: "01234567" }]);
});

test("Paused_vote_can_be_prepared_from_the_start_and_with_Back", () => {
  const start = after({ ...loaded, stage: { ...stage, state: "paused" } } as Event, {
    type: "link_opened",
    code,
  });
  expect(start.booth).toMatchObject({ page: "choice", news: [{ kind: "paused" }] });
  expect(from(start.booth, { type: "went", to: "code" }).booth.page).toBe("code");
});

test("Vote_refused_because_of_a_pause_asks_for_the_pin_again_when_it_goes_on", () => {
  const { booth } = after(...toSent, refused("stage_paused"));
  expect(booth).toMatchObject({ page: "refused", refusal: "stage_paused" });
  expect(from(booth, saw({ state: "paused" })).booth.page).toBe("refused");
  expect(from(booth, saw({ state: "paused" }), saw({})).booth).toMatchObject({
    page: "pin",
    places: [2, 1, 0],
    news: [{ kind: "resumed" }],
  });
});

test("Refusal_for_good_stays_whatever_is_seen", () => {
  for (const reason of ["already_voted", "voided_post", "code_void", "voted_in_advance"])
    expect(from(after(...toSent, refused(reason)).booth, saw({})).booth.page).toBe("refused");
});

test("Vote_that_closes_under_the_voters_hands_says_that_nothing_was_sent_and_may_open_again", () => {
  const closed = from(after(...toPin).booth, saw({ state: "closed" }));
  expect(closed.booth).toMatchObject({ page: "closed", unsent: true });
  expect(from(closed.booth, saw({})).booth).toMatchObject({
    page: "choice",
    places: [2, 1, 0],
    unsent: false,
    news: [{ kind: "reopened" }],
  });
});

test("Vote_on_its_way_or_recorded_is_left_alone", () => {
  for (const events of [toSent, [...toSent, { type: "receipt_checked", receipt: null } as Event]]) {
    const { booth } = after(...events);
    expect(from(booth, saw({ state: "closed" })).booth.page).toBe(booth.page);
    expect(from(booth, saw({ electionHash: "two" })).booth).toBe(booth);
  }
});

test("Vote_whose_election_changed_is_loaded_again_and_other_candidates_are_ranked_anew", () => {
  const changed = from(after(...toPin).booth, saw({ electionHash: "two" }));
  expect(changed.effects).toEqual([{ do: "load" }]);
  expect(changed.booth).toMatchObject({ ballot: null, news: [{ kind: "renewed" }] });
  const now = { ...stage, electionHash: "two" };
  const again = (answers: string[]): Event => ({
    type: "loaded",
    stage: now,
    election: { ...election, questions: [{ kind: "ranking", text: "", answers }] },
    now: null,
  });
  expect(from(changed.booth, again(["a", "b", "c"])).booth.places).toEqual([2, 1, 0]);
  expect(from(changed.booth, again(["a", "b", "d"])).booth).toMatchObject({
    page: "choice",
    places: [0, 0, 0],
    news: [{ kind: "renewed" }],
  });
});

test("Hall_before_home_is_no_opening_for_this_page_until_its_own_time", () => {
  const at = (hour: string) => new Date(`2012-03-24T${hour}:00Z`);
  const split = {
    windows: [
      { channel: "hall" as const, opens: at("19:00"), closes: at("20:00") },
      { channel: "remote" as const, opens: at("20:00"), closes: at("21:00") },
    ],
  };
  const early: Event = {
    type: "loaded",
    stage: { ...stage, ...split },
    election,
    now: at("19:30"),
  };
  const waiting = after({ type: "link_opened", code }, early).booth;
  expect(waiting.page).toBe("not_open");
  expect(from(waiting, saw(split, at("19:59"))).booth.page).toBe("not_open");
  const open = from(waiting, saw(split, at("20:00"))).booth;
  expect(open.page).toBe("choice");
  expect(from(open, saw(split, at("21:00"))).booth).toMatchObject({ page: "closed", unsent: true });
});

test("News_stays_in_sight_until_it_is_read_or_another_page_begins", () => {
  const news = from(after(...toPin).booth, saw({ state: "paused" })).booth;
  expect(news.unread).toBe(true);
  expect(from(news, saw({ state: "paused" })).booth.unread).toBe(true);
  expect(from(news, { type: "news_read" }).booth).toMatchObject({ page: "pin", unread: false });
  expect(from(news, { type: "went", to: "choice" }).booth.unread).toBe(false);
  expect(after(...toPin).booth.unread).toBe(false);
});

test("Look_before_anything_is_loaded_changes_nothing", () => {
  const booth = newBooth("x", "en");
  expect(from(booth, saw({})).booth).toBe(booth);
});
