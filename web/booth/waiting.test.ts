import { expect, test } from "vitest";
import { lookingTime, waitingTime } from "./waiting";

test("Waiting_time_lies_anywhere_up_to_the_longest_but_is_never_nothing", () => {
  expect(waitingTime(8, 0, 0)).toBe(0.25);
  expect(waitingTime(8, 0, 0.5)).toBe(4);
  expect(waitingTime(8, 0, 1)).toBe(8);
});

test("Waiting_time_is_never_less_than_the_server_asked_for", () => {
  expect(waitingTime(1, 10, 0)).toBe(10);
  expect(waitingTime(1, 10, 1)).toBe(12.5);
  expect(waitingTime(30, 2, 0)).toBe(2);
});

test("Stage_is_looked_at_within_ten_seconds_rarely_in_the_background_or_without_answers", () => {
  expect([lookingTime(false, 0, 0), lookingTime(false, 0, 1)]).toEqual([7.5, 10]);
  expect([lookingTime(true, 0, 0), lookingTime(true, 9, 1)]).toEqual([90, 120]);
  expect([1, 2, 3, 9].map((n) => lookingTime(false, n, 1))).toEqual([20, 40, 60, 60]);
});
