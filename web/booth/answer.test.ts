import { expect, test } from "vitest";
import { readAnswer } from "./answer";

const refused = (code: string, more = {}) => JSON.stringify({ status: "refused", code, ...more });

test("Answer_accepted_holds_the_receipt", () => {
  const body = JSON.stringify({ status: "accepted", receipt: { stage: "x" } });
  expect(readAnswer(200, body, null)).toEqual({ kind: "accepted", receipt: { stage: "x" } });
});

test("Answer_refused_holds_the_code_and_the_tries_left", () => {
  expect(readAnswer(403, refused("pin_wrong", { remaining: 4 }), null)).toEqual({
    kind: "refused",
    code: "pin_wrong",
    remaining: 4,
  });
  for (const remaining of [undefined, "4", -1, 1.5, null])
    expect(readAnswer(403, refused("pin_wrong", { remaining }), null)).toMatchObject({
      remaining: null,
    });
});

test.each([
  [503, refused("busy"), "7", 7],
  [503, refused("storage_unavailable"), null, 0],
  [503, "<html>", "3", 3],
  [429, "", "3", 3],
  [503, "", "Wed, 21 Oct 2026 07:28:00 GMT", 0],
  [503, "", "-5", 0],
  [503, "", "999999", 120],
])("Answer_later %#", (status, body, retryAfter, seconds) => {
  expect(readAnswer(status, body, retryAfter)).toEqual({ kind: "later", seconds });
});

test.each([
  [{ bits: 18 }, "1", 18, 1],
  [{}, null, 16, 0],
  [{ bits: "18" }, "1", 16, 1],
  [{ bits: 0 }, "1", 16, 1],
  [{ bits: -3 }, "1", 16, 1],
  [{ bits: 1.5 }, "1", 16, 1],
])("Answer_that_asks_for_work %#", (more, retryAfter, bits, seconds) => {
  const answer = readAnswer(429, refused("work_required", more), retryAfter);
  expect(answer).toEqual({ kind: "work", bits, seconds });
});

test("Answer_that_this_code_is_being_checked_says_when_to_ask_again", () => {
  const answer = readAnswer(429, refused("one_at_a_time"), "10");
  expect(answer).toEqual({ kind: "taken", seconds: 10 });
});

test.each([
  [200, ""],
  [200, "<html>captive portal</html>"],
  [200, "null"],
  [200, '"accepted"'],
  [201, JSON.stringify({ status: "accepted", receipt: {} })],
  [404, "not found"],
  [500, "{}"],
  [502, "bad gateway"],
  [400, JSON.stringify({ status: "refused" })],
  [400, JSON.stringify({ status: "refused", code: 7 })],
])("Answer_that_no_server_of_ours_gives_counts_as_lost %#", (status, body) => {
  expect(readAnswer(status, body, null)).toEqual({ kind: "lost" });
});
