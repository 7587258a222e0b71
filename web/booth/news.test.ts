import { expect, test } from "vitest";
import { newsOf } from "./news";
import { newsLines } from "./pages/news";
import type { Stage } from "./stage";
import { newBooth } from "./state";

const both = (text: string) => ({ en: text, fr: `${text} (fr)` });
const at = (hour: string, day = 24) => new Date(`2012-03-${day}T${hour}:00Z`);
const stage: Stage = {
  uuid: "x",
  state: "open",
  contest: both("Contest"),
  title: both("Round 3"),
  question: both("Who?"),
  opens: null,
  closes: at("20:30"),
  timeZone: "America/Toronto",
  policy: "once",
  windows: [],
  postOnline: "first-received",
  change: null,
  electionHash: "",
  intakeKey: "",
  receiptKey: "",
  cast: ["/one"],
  help: null,
  demo: false,
};
const reason = both("The servers were slow");
const change = { time: at("20:20"), from: at("20:30"), to: at("21:40"), reason };
const extended = { ...stage, closes: at("21:40"), change };

function told(before: Stage | null, now: Stage, language: "en" | "fr" = "en"): string {
  const booth = { ...newBooth("x", language), stage: now, news: newsOf(before, now) };
  return newsLines(booth)
    .join(" ")
    .replace(/\u00a0/g, " ");
}

test("Voting_that_is_extended_says_the_new_time_the_old_one_and_why", () => {
  const said =
    "Voting now ends at 5:40 p.m. Toronto time (it was 4:30 p.m.). Reason: The servers were slow";
  expect(told(stage, extended)).toBe(said);
  expect(told(null, extended)).toBe(said); // and to whoever comes later
  expect(told(stage, extended, "fr")).toBe(
    "Le scrutin prend désormais fin à 17 h 40, heure de Toronto (au lieu de 16 h 30). Raison : The servers were slow (fr)",
  );
});

test("Voting_moved_to_another_day_says_the_days", () => {
  const to = at("16:00", 25);
  expect(told(stage, { ...stage, closes: to, change: { ...change, to } })).toContain(
    "ends Sunday, March 25, 2012, 12 noon Toronto time (it was Saturday, March 24, 2012, 4:30 p.m. Toronto time).",
  );
  // Without an order nobody knows whether "at 5:40" would be today.
  expect(told(stage, { ...stage, closes: at("21:40") })).toContain("ends Saturday, March 24, 2012");
});

test("Change_of_a_window_is_the_online_voters_own", () => {
  const split = (remote: string, hall: string): Stage => ({
    ...stage,
    windows: [
      { channel: "hall", opens: null, closes: at(hall) },
      { channel: "remote", opens: null, closes: at(remote) },
    ],
  });
  expect(told(split("20:30", "20:00"), split("20:30", "20:10"))).toBe("");
  expect(told(split("20:30", "20:00"), split("21:40", "20:00"))).toContain("Voting now ends");
});

test("Pause_resumption_and_reopening_are_said_with_their_reason_once", () => {
  const pausing = { time: at("20:21"), from: null, to: null, reason };
  const paused: Stage = { ...stage, state: "paused", change: pausing };
  expect(told(stage, paused)).toBe(
    "Voting is paused. You can leave this page open. Reason: The servers were slow",
  );
  expect(told(null, paused)).toContain("Voting is paused.");
  expect(told(paused, { ...paused, state: "open" })).toBe("Voting is open again.");
  const reopened = told({ ...stage, state: "closed" }, extended);
  expect(reopened).toMatch(/^Voting is open again\. Voting now ends at 5:40 .*slow$/);
  expect(reopened.match(/Reason/g)).toHaveLength(1);
});

test("Opening_that_is_postponed_is_said_before_the_opening", () => {
  const prepared: Stage = { ...stage, state: "prepared", opens: at("12:00") };
  const to = at("13:00");
  const order = { ...change, time: at("11:00"), from: at("12:00"), to };
  expect(told(prepared, { ...prepared, opens: to, change: order })).toBe(
    "Voting now opens at 9:00 a.m. Toronto time (it was 8:00 a.m.). Reason: The servers were slow",
  );
  expect(told(null, { ...prepared, opens: null, change: { ...order, to: null } })).toContain(
    "when the returning officer opens it (it was Saturday",
  );
});

test("Rule_that_changes_is_told_in_full_and_nothing_else_is_news", () => {
  expect(told({ ...stage, policy: "last" }, stage)).toContain(
    "A rule of this vote has changed. You can vote once.",
  );
  expect(newsOf(stage, { ...stage, help: null })).toEqual([]);
  expect(newsOf(extended, { ...extended, state: "closed" })).toEqual([]);
  expect(newsOf(null, { ...extended, state: "published" })).toEqual([]);
  expect(newsOf(null, { ...extended, closes: at("22:00") })).toEqual([]);
});
