import { expect, test } from "vitest";
import { online, readStage, standing } from "./stage";

const uuid = "TC8ZwPjLDDcDt5";
const text = { en: "a", fr: "b" };
const json = {
  version: 1,
  uuid,
  state: "open",
  contest: text,
  title: text,
  question: text,
  opens: "2026-11-22T09:00:00Z",
  closes: null,
  timeZone: "America/Toronto",
  policy: "once",
  registered: 60,
  electionHash: "x",
  intakeKey: "ab".repeat(32),
  receiptKey: "cd".repeat(32),
  cast: ["/api/stages/x/ballots"],
  help: { phone: "1", hours: text },
  demo: false,
};

test("Stage_as_described_is_read", () => {
  expect(readStage(json, uuid)).toMatchObject({
    uuid,
    opens: new Date("2026-11-22T09:00:00Z"),
    closes: null,
    help: { phone: "1" },
    demo: false,
  });
  expect(readStage({ ...json, help: null, opens: null }, uuid)).toMatchObject({ help: null });
});

test("Stage_with_more_than_this_page_knows_is_read", () => {
  expect(readStage({ ...json, later: 1 }, uuid)).not.toBeNull();
});

test.each(
  Object.entries({
    version: [0, 2, "1", undefined],
    uuid: ["11111111111111", null],
    state: ["suspended", undefined],
    contest: ["a", { en: "a" }, null],
    title: [{ fr: "a" }],
    question: [undefined, { en: 1, fr: 2 }],
    opens: ["soon", 5],
    closes: ["", {}],
    timeZone: [null, 1],
    policy: ["twice", undefined],
    electionHash: [null],
    intakeKey: ["", "ab", "AB".repeat(32)],
    receiptKey: [null, "x".repeat(64)],
    cast: [[], "x", [1]],
    windows: [{}, [1], [{ channel: "pigeon" }], [{ channel: "hall", opens: "soon" }]],
    postOnline: ["never", 1],
    help: ["1", { phone: 1, hours: text }, { phone: "1" }],
  }),
)("Stage_with_another_%s_is_not_understood", (field, values) => {
  for (const value of values) expect(readStage({ ...json, [field]: value }, uuid)).toBeNull();
});

test.each([null, 1, "x", []])("Stage_%j_is_not_understood", (value) => {
  expect(readStage(value, uuid)).toBeNull();
});

const at = (hour: string) => `2026-11-22T${hour}:00Z`;
const split = {
  ...json,
  windows: [
    { channel: "hall", opens: at("09:00"), closes: at("10:00") },
    { channel: "remote", opens: at("10:00"), closes: at("11:00") },
  ],
};

test("Stage_without_windows_or_change_is_read_as_before", () => {
  expect(readStage(json, uuid)).toMatchObject({
    windows: [],
    postOnline: "first-received",
    change: null,
  });
  expect(online(readStage(json, uuid)!).opens).toEqual(new Date(at("09:00")));
});

test("Stage_with_windows_says_when_this_pages_voters_can_vote", () => {
  const stage = readStage(split, uuid)!;
  expect(online(stage).opens).toEqual(new Date(at("10:00")));
  const times = ["09:30", "10:00", "10:59", "11:00"].map((t) => standing(stage, new Date(at(t))));
  expect(times).toEqual(["before", "open", "open", "after"]);
  expect(standing(stage, null)).toBe("open");
  const paused = readStage({ ...split, state: "paused" }, uuid)!;
  expect(standing(paused, new Date(at("10:30")))).toBe("paused");
  expect(standing(readStage({ ...split, state: "closed" }, uuid)!, null)).toBe("after");
  const hallOnly = readStage({ ...json, windows: [{ channel: "hall" }] }, uuid)!;
  expect(standing(hallOnly, new Date(at("10:00")))).toBe("after");
});

test("Stage_with_times_that_an_officer_only_intends_is_open_when_it_says_so", () => {
  const stage = readStage({ ...json, opens: "2098-01-01T00:00:00Z" }, uuid)!;
  expect(standing(stage, new Date(at("10:00")))).toBe("open");
});

test("Change_is_read_and_one_that_cannot_be_read_stops_nobody", () => {
  const change = { time: at("10:00"), from: at("11:00"), to: null, reason: text };
  expect(readStage({ ...json, change }, uuid)!.change).toEqual({
    time: new Date(at("10:00")),
    from: new Date(at("11:00")),
    to: null,
    reason: text,
  });
  for (const odd of [1, "x", {}, { ...change, time: null }, { ...change, from: [] }])
    expect(readStage({ ...json, change: odd }, uuid)).toMatchObject({ change: null });
  expect(readStage({ ...json, change: { ...change, reason: 1 } }, uuid)!.change).toMatchObject({
    reason: null,
  });
});
