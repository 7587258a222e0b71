import { expect, test } from "vitest";
import { waitingTime } from "./waiting";

test("Waiting_time_lies_between_half_of_the_longest_and_all_of_it", () => {
  expect(waitingTime(8, 0, 0)).toBe(4);
  expect(waitingTime(8, 0, 0.5)).toBe(6);
  expect(waitingTime(8, 0, 1)).toBe(8);
});

test("Waiting_time_is_never_less_than_the_server_asked_for", () => {
  expect(waitingTime(1, 10, 0)).toBe(10);
  expect(waitingTime(1, 10, 1)).toBe(12.5);
  expect(waitingTime(30, 2, 0)).toBe(15);
});
