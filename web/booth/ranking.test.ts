import { expect, test } from "vitest";
import { isRanking } from "../crypto";
import { closeGaps, move, nextPlace, ordered, put, rankingFault, remove } from "./ranking";

test.each([
  [[0, 0, 0], 1, 1, [0, 1, 0]],
  [[1, 2, 0], 2, 1, [2, 3, 1]],
  [[1, 2, 0], 2, 2, [1, 3, 2]],
  [[1, 0, 3], 1, 3, [1, 3, 2]],
  [[0, 0, 3], 0, 3, [3, 0, 2]],
  [[0, 2, 3], 0, 3, [3, 1, 2]],
  [[1, 3, 0], 2, 1, [2, 3, 1]],
  [[1, 2, 3], 0, 3, [3, 1, 2]],
  [[1, 2, 3], 0, 1, [1, 2, 3]],
])("Candidate_put_in_a_place_moves_only_whom_it_must: %j", (places, candidate, place, expected) => {
  expect(put(places, candidate, place)).toEqual(expected);
});

test("Numbers_typed_in_any_order_end_as_they_were_typed", () => {
  const wanted = [3, 1, 4, 2];
  const orders = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
    [1, 3, 0, 2],
  ];
  for (const order of orders) {
    let places: readonly number[] = [0, 0, 0, 0];
    for (const i of order) places = put(places, i, wanted[i]!);
    expect(places).toEqual(wanted);
  }
});

test("Candidate_taken_out_lets_those_behind_move_up", () => {
  expect(remove([2, 1, 3], 1)).toEqual([1, 0, 2]);
  expect(remove([2, 1, 0], 2)).toEqual([2, 1, 0]);
});

test("Candidate_moves_by_one_and_not_beyond_the_ends", () => {
  expect(move([1, 2, 3], 1, -1)).toEqual([2, 1, 3]);
  expect(move([1, 2, 3], 1, 1)).toEqual([1, 3, 2]);
  expect(move([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  expect(move([1, 2, 3], 2, 1)).toEqual([1, 2, 3]);
  expect(move([1, 0, 0], 1, 1)).toEqual([1, 0, 0]);
});

test("Gaps_close_and_the_next_place_fills_the_first_of_them", () => {
  expect(nextPlace([0, 3, 1])).toBe(2);
  expect(nextPlace([2, 3, 1])).toBe(4);
  expect(closeGaps([0, 4, 2])).toEqual([0, 2, 1]);
});

test.each([
  [[0, 0], false, { fault: "none" }],
  [[0, 0], true, null],
  [[1, 0], true, { fault: "blank_with_others" }],
  [[0, 2], false, { fault: "gap", place: 1 }],
  [[1, 3], false, { fault: "gap", place: 2 }],
  [[2, 1], false, null],
  [[0, 1], false, null],
])("Ranking_%j_blank_%s_is_faulted_in_words", (places, blank, expected) => {
  expect(rankingFault(places, blank)).toEqual(expected);
});

test.each([
  [[1, 0, 0, 0], { fault: "too_few", count: 1, limit: 2 }],
  [[1, 2, 0, 0], null],
  [[1, 2, 3, 0], null],
  [[1, 2, 3, 4], { fault: "too_many", count: 4, limit: 3 }],
])("Ranking_%j_of_two_to_three_is_held_to_its_limits", (places, expected) => {
  expect(rankingFault(places, false, { least: 2, most: 3 })).toEqual(expected);
});

test("Whatever_is_tapped_typed_and_moved_there_is_never_a_repeat_and_no_fault_means_a_ranking", () => {
  let seed = 7;
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  for (let run = 0; run < 200; run++) {
    const n = 1 + random(7);
    const question = { kind: "ranking" as const, text: "", answers: Array<string>(n).fill("") };
    let places: readonly number[] = Array<number>(n).fill(0);
    for (let i = 0; i < 20; i++) {
      const who = random(n);
      const act = random(5);
      if (act === 0)
        places = places[who] ? remove(places, who) : put(places, who, nextPlace(places));
      if (act === 1) places = put(places, who, 1 + random(n));
      if (act === 2) places = remove(places, who);
      if (act === 3) places = move(places, who, random(2) ? 1 : -1);
      if (act === 4 && random(4) === 0) places = closeGaps(places);
      const ranked = ordered(places).map((j) => places[j]!);
      expect(new Set(ranked).size).toBe(ranked.length);
      expect(places.every((p) => p >= 0 && p <= n)).toBe(true);
      if (rankingFault(places, false) === null) expect(isRanking(question, places)).toBe(true);
    }
    expect(isRanking(question, closeGaps(places))).toBe(true);
  }
});
