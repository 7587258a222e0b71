import { expect, test } from "vitest";
import { isAdmissible } from "./answer";
import { makeBallot } from "./ballot";
import { bytesToHex } from "./bytes";
import { generator, multiply } from "./group";
import { proveOneOf } from "./proofs";
import { browserRandom, seededRandom } from "./random";

const question = { text: "", answers: ["a", "b", "c"], min: 1, max: 2 };

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

test("Ballot_made_twice_differs", () => {
  const election = {
    uuid: "11111111111111",
    name: "",
    fingerprint: "",
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
