import { expect, test } from "vitest";
import { toLocal, toUtc } from "./zone";

test.each([
  ["2012-03-24T17:40", "America/Toronto", "2012-03-24T21:40:00Z"],
  ["2012-01-24T17:40", "America/Toronto", "2012-01-24T22:40:00Z"],
  ["2012-01-24T17:40:30", "America/St_Johns", "2012-01-24T21:10:30Z"],
  ["2012-06-30T00:00", "UTC", "2012-06-30T00:00:00Z"],
  ["2026-03-08T03:00", "America/Toronto", "2026-03-08T07:00:00Z"],
  ["2026-11-01T02:00", "America/Toronto", "2026-11-01T07:00:00Z"],
])("Time_%s_in_%s_is_%s", (local, zone, utc) => {
  expect(toUtc(local, zone)).toBe(utc);
  expect(toLocal(utc, zone)).toBe(local.slice(0, 16));
});

test("Times_that_clocks_skip_or_show_twice_are_named", () => {
  expect(toUtc("2026-03-08T02:30", "America/Toronto")).toBe("skipped");
  expect(toUtc("2026-11-01T01:30", "America/Toronto")).toBe("twice");
  expect(toUtc("", "America/Toronto")).toBe("unreadable");
  expect(toUtc("17:40", "America/Toronto")).toBe("unreadable");
});
