import { expect, test } from "vitest";
import { readStage } from "./stage";

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
    state: ["paused", undefined],
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
    help: ["1", { phone: 1, hours: text }, { phone: "1" }],
  }),
)("Stage_with_another_%s_is_not_understood", (field, values) => {
  for (const value of values) expect(readStage({ ...json, [field]: value }, uuid)).toBeNull();
});

test.each([null, 1, "x", []])("Stage_%j_is_not_understood", (value) => {
  expect(readStage(value, uuid)).toBeNull();
});
