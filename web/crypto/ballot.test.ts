import { expect, test } from "vitest";
import { isAdmissible } from "./answer";
import { makeBallot } from "./ballot";
import { bytesToHex } from "./bytes";
import { embed } from "./embedding";
import { generator, multiply } from "./group";
import { proveOneOf } from "./proofs";
import { browserRandom, seededRandom } from "./random";
import { isRanking } from "./ranking";

const question = { kind: "choice" as const, text: "", answers: ["a", "b", "c"], min: 1, max: 2 };

test.each([
  [false, [1, 0, 0], true],
  [false, [1, 0, 1], true],
  [false, [0, 0, 0], false],
  [false, [1, 1, 1], false],
  [false, [1, 0], false],
  [false, [2, 0, 0], false],
  [false, [-1, 1, 1], false],
  [false, [0.5, 0.5, 0], false],
  [true, [0, 1, 0, 0], true],
  [true, [0, 0, 0, 0], false],
  [true, [1, 0, 0, 0], true],
  [true, [1, 1, 0, 0], false],
  [true, [1, 0, 0], false],
])("Choices_with_blank_%s_%j_admissible_%s", (blank, choices, expected) => {
  expect(isAdmissible({ ...question, blank }, choices)).toBe(expected);
});

test("Ballot_with_choices_that_do_not_answer_is_never_made", () => {
  const election = {
    uuid: "11111111111111",
    name: "",
    fingerprint: "",
    administrator: null,
    questions: [{ ...question, blank: false }],
    publicKey: multiply(generator, 5n),
  };
  const make = (choices: number[][]) => () => makeBallot(election, "", choices, browserRandom);
  expect(make([[1, 1, 1]])).toThrow();
  expect(make([])).toThrow();
  expect(
    make([
      [1, 0, 0],
      [1, 0, 0],
    ]),
  ).toThrow();
  expect(make([[1, 0, 0]])).not.toThrow();
});

const ranked = { kind: "ranking" as const, text: "", answers: ["a", "b", "c"] };

test.each([
  [[1, 2, 3], true],
  [[3, 0, 0], false],
  [[0, 0, 0], true],
  [[0, 2, 1], true],
  [[1, 0, 3], false],
  [[1, 1, 2], false],
  [[1, 2], false],
  [[1, 2, 3, 0], false],
  [[-1, 1, 0], false],
  [[1.5, 1, 0], false],
])("Ranking_%j_without_gaps_or_repeats_%s", (places, expected) => {
  expect(isRanking(ranked, places)).toBe(expected);
});

test("Ballot_with_a_gap_in_its_ranking_is_never_made", () => {
  const election = {
    uuid: "11111111111111",
    name: "",
    fingerprint: "",
    administrator: null,
    questions: [ranked],
    publicKey: multiply(generator, 5n),
  };
  const make = (places: number[]) => () => makeBallot(election, "", [places], browserRandom);
  expect(make([0, 2, 3])).toThrow();
  expect(make([0, 2, 1])).not.toThrow();
});

test("Numbers_that_cannot_be_embedded_are_refused", () => {
  for (const values of [[256], [-1], [0.5], [NaN], Array<number>(31).fill(0)])
    expect(() => embed(values)).toThrow();
  expect(embed([0]).is0()).toBe(true);
});

test("Ballot_made_twice_differs", () => {
  const election = {
    uuid: "11111111111111",
    name: "",
    fingerprint: "",
    administrator: null,
    questions: [{ ...question, blank: true }],
    publicKey: multiply(generator, 5n),
  };
  const [one, two] = [1, 2].map(() => makeBallot(election, "x", [[0, 1, 0, 0]], browserRandom));
  expect(one!.text).not.toBe(two!.text);
  expect(one!.tracker).not.toBe(two!.tracker);
});

test("Proof_of_what_does_not_hold_is_never_made", () => {
  const opening = { r: 3n, m: 0 };
  const branches = [0, 1].map((value) => ({ opening, value }));
  const prove = (truth: number) => () => proveOneOf(generator, "", branches, truth, browserRandom);
  expect(prove(1)).toThrow();
  expect(prove(0)).not.toThrow();
});

test("Random_stream_does_not_depend_on_how_it_is_cut", () => {
  const seed = new Uint8Array([1, 2, 3]);
  const whole = seededRandom(seed)(200);
  const random = seededRandom(seed);
  const cut = [1, 63, 64, 65, 7].map((n) => bytesToHex(random(n))).join("");
  expect(cut).toBe(bytesToHex(whole));
});
