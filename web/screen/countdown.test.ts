import { expect, test } from "vitest";
import { timeLeft } from "./countdown";

test.each([
  [3_727_000, "1:02:07"],
  [3_600_000, "1:00:00"],
  [3_599_001, "1:00:00"],
  [750_000, "12:30"],
  [59_000, "0:59"],
  [4_001, "0:05"],
  [1, "0:01"],
])("%i ms are shown as %s", (left, shown) => {
  expect(timeLeft(left)).toBe(shown);
});

test.each([0, -1, -3_600_000])("%i ms are no time left", (left) => {
  expect(timeLeft(left)).toBeNull();
});
