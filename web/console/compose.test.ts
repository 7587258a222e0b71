import { expect, test } from "vitest";
import type { Contest, Waiting } from "./api";
import { compose, Problem, type Fields } from "./compose";

const contest: Contest = {
  id: "9zXk3mQ7RtBv4W",
  head: "a".repeat(64),
  time: "2012-03-24T16:00:00Z",
  stages: [
    {
      id: "round-1",
      fingerprint: "f".repeat(43),
      account: null,
      struck: 2,
      log: { height: 9, head: "b".repeat(64) },
    },
  ],
  voids: { head: "c".repeat(64) },
};

function fields(values: Readonly<Record<string, string | readonly string[]>>): Fields {
  const all = (name: string) => [values[name] ?? []].flat();
  return { one: (name) => all(name)[0] ?? "", all };
}

function order(
  kind: string,
  values: Readonly<Record<string, string | readonly string[]>> = {},
  waiting: readonly Waiting[] = [],
) {
  return compose({
    kind,
    stage: "round-1",
    zone: "America/Toronto",
    fields: fields(values),
    contest,
    waiting,
    handedIn: null,
  });
}

function problem(kind: string, values: Readonly<Record<string, string | readonly string[]>>) {
  try {
    order(kind, values);
  } catch (found) {
    if (found instanceof Problem) return `${found.field}: ${found.word}`;
    throw found;
  }
  return "none";
}

test("Extension_names_ways_and_the_end_in_UTC", () => {
  const made = order("extend", {
    channels: ["remote", "hall"],
    closes: "2012-03-24T17:40",
    "reason-en": " Long queues ",
    "reason-fr": "",
  });
  expect(made.details).toEqual({ channels: ["remote", "hall"], closes: "2012-03-24T21:40:00Z" });
  expect(Object.keys(made.details)).toEqual(["channels", "closes"]);
  expect(made.reason).toEqual({ en: "Long queues", fr: "Long queues" });
});

test("Windows_left_empty_wait_for_an_officer", () => {
  const made = order("postpone", {
    window: ["remote"],
    "opens-remote": "",
    "closes-remote": "2012-03-24T17:40",
  });
  expect(made.details).toEqual({
    windows: [{ channel: "remote", opens: null, closes: "2012-03-24T21:40:00Z" }],
  });
});

test("Orders_take_fingerprint_log_and_voids_from_the_public_state", () => {
  expect(order("open").details).toEqual({ fingerprint: "f".repeat(43) });
  expect(order("tally").details).toEqual({
    height: 9,
    head: "b".repeat(64),
    struck: 2,
    voids: "c".repeat(64),
  });
  expect(problem("publish", {})).toBe(": nothing");
});

test("Second_count_of_a_batch_follows_the_same_minute_as_the_first", () => {
  const batch = {
    column: "post",
    batch: "1",
    ballots: "1 030",
    "candidate-id": ["ana", "ben"],
    "votes-ana": "1\u202f000",
    "votes-ben": "30",
    blank: "0",
    rejected: "0",
    exhausted: "0",
  };
  const first = {
    kind: "count-column",
    stage: "round-1",
    column: "post",
    batch: 1,
    after: "d".repeat(64),
    proposer: "ro",
    needs: 1,
  };
  expect(order("count-column", batch).after).toBe(contest.head);
  expect(order("count-column", batch, [first]).after).toBe(first.after);
  expect(order("count-column", batch, [{ ...first, batch: 2 }]).after).toBe(contest.head);
  expect(order("count-column", batch).details["votes"]).toEqual([
    { candidate: "ana", votes: 1000 },
    { candidate: "ben", votes: 30 },
  ]);
});

test.each([
  ["extend", { channels: [], closes: "2012-03-24T17:40" }, "channels: missing"],
  ["extend", { channels: ["remote"], closes: "" }, "closes: missing"],
  ["extend", { channels: ["remote"], closes: "2026-03-08T02:30" }, "closes: skipped"],
  ["extend", { channels: ["remote"], closes: "2026-11-01T01:30" }, "closes: twice"],
  ["void-code", { row: "-1" }, "row: number"],
  ["void-code", { row: "1.5" }, "row: number"],
  ["withdraw", { candidate: "" }, "candidate: missing"],
  ["announce", { "reason-en": " " }, "reason-en: missing"],
  ["prepare", {}, "candidates: missing"],
])("Slip_in_%s_is_named %#", (kind, values, expected) => {
  expect(problem(kind, values)).toBe(expected);
});
