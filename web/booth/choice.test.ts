import { expect, test } from "vitest";
import { isAdmissible } from "../crypto/answer";
import { ballotChoices, faultOf, optionsOf } from "./choice";

const question = (max: number, min: number, blank: boolean, answers = 3) => ({
  kind: "choice" as const,
  text: "",
  answers: ["a", "b", "c", "d", "e"].slice(0, answers),
  min,
  max,
  blank,
});

test("Options_hold_blank_or_nobody_only_where_they_mean_something", () => {
  const kinds = (q: ReturnType<typeof question>) =>
    optionsOf(q).filter((o) => typeof o === "string");
  expect(kinds(question(1, 1, true))).toEqual(["blank"]);
  expect(kinds(question(1, 0, true))).toEqual(["blank"]);
  expect(kinds(question(1, 0, false))).toEqual(["nobody"]);
  expect(kinds(question(1, 1, false))).toEqual([]);
  expect(kinds(question(2, 0, false))).toEqual([]);
});

test.each([
  [question(1, 1, true), [1], [0, 0, 1, 0]],
  [question(1, 1, true), [3], [1, 0, 0, 0]],
  [question(1, 1, false), [2], [0, 0, 1]],
  [question(1, 0, false), [3], [0, 0, 0]],
  [question(2, 0, false, 5), [], [0, 0, 0, 0, 0]],
  [question(2, 0, true, 5), [0, 4], [0, 1, 0, 0, 0, 1]],
])("Choice_becomes_the_ballots_ones_and_zeros %#", (q, chosen, expected) => {
  expect(faultOf(q, chosen)).toBeNull();
  expect(ballotChoices(q, chosen)).toEqual(expected);
});

test.each([
  [question(1, 1, true), [], "none"],
  [question(1, 0, false), [], "none"],
  [question(2, 0, true), [], "none"],
  [question(2, 2, false), [1], "too_few"],
  [question(2, 0, false), [0, 1, 2], "too_many"],
  [question(2, 0, true), [0, 3], "blank_with_others"],
])("Choice_is_refused_in_words %#", (q, chosen, fault) => {
  expect(faultOf(q, chosen)).toMatchObject({ fault });
});

test("Choice_without_a_fault_is_always_one_that_can_be_proved", () => {
  for (const blank of [true, false])
    for (const answers of [1, 3, 5])
      for (let max = 1; max <= answers; max++)
        for (let min = 0; min <= max; min++) {
          const q = question(max, min, blank, answers);
          const options = optionsOf(q).length;
          for (let bits = 0; bits < 1 << options; bits++) {
            const chosen = [...Array(options).keys()].filter((i) => (bits >> i) & 1);
            if (max === 1 && chosen.length > 1) continue; // radio buttons
            if (faultOf(q, chosen) === null)
              expect(isAdmissible(q, ballotChoices(q, chosen))).toBe(true);
          }
        }
});
