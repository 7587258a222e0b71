import { expect, test } from "vitest";
import { describe } from "./describe";
import { canonical } from "./order";
import { words } from "./words";

const reader = {
  language: "en",
  words: words.en,
  zone: "America/Toronto",
  names: { ana: "Ana Archer" },
} as const;

function lines(
  kind: string,
  details: Readonly<Record<string, unknown>>,
  reason: { en: string; fr: string } | null = null,
) {
  const text = canonical({
    contest: "9zXk3mQ7RtBv4W",
    after: "a".repeat(64),
    kind,
    stage: null,
    reason,
    details,
  });
  return describe(text, reader).map(({ label, value }) => `${label}: ${value}`);
}

test("Extension_is_read_back_with_reason_ways_and_time_in_the_contests_zone", () => {
  const said = lines(
    "extend",
    { channels: ["remote", "hall"], closes: "2012-03-24T21:40:00Z" },
    { en: "Queues", fr: "Files" },
  );
  expect(said).toEqual([
    "Reason, in English: Queues",
    "Reason, in French: Files",
    "Ways of voting: from home, in the hall",
    "Closes: Saturday, March 24, 2012, 5:40\u00a0p.m. Toronto\u00a0time",
    `Follows the minute: ${"a".repeat(64)}`,
  ]);
});

test("Counts_candidates_and_windows_are_read_back_by_name", () => {
  expect(lines("count-column", { batch: 2, votes: [{ candidate: "ana", votes: 1234 }] })).toContain(
    "Ana Archer: 1,234",
  );
  expect(lines("declare", { candidate: "ana" })).toContain("Candidate: Ana Archer");
  expect(
    lines("postpone", { windows: [{ channel: "hall", opens: null, closes: null }] }),
  ).toContain("Closes, in the hall: when an officer orders it");
});
