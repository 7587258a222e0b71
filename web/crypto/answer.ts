// The answer to one homomorphic question. Specification, section "Homomorphic answers".
import type { ChoiceQuestion } from "./election";
import { generator, modQ, multiply, randomNonZeroScalar, type Point } from "./group";
import { pair, proveOneOf, type Branch, type Ciphertext, type Opening, type Proof } from "./proofs";
import type { RandomSource } from "./random";

export interface EncryptedAnswer {
  readonly choices: readonly Ciphertext[];
  readonly individualProofs: readonly (readonly Proof[])[];
  readonly overallProof: readonly Proof[];
  readonly blankProof: readonly Proof[] | null;
}

/**
 * Encrypts one answer and proves that it is admissible.
 * @param choices one 0 or 1 per ciphertext: where blank is allowed, "blank" first, then the answers.
 * @param prefix S0 of the specification: election fingerprint, a bar, the public credential.
 */
export function encryptAnswer(
  y: Point,
  question: ChoiceQuestion,
  choices: readonly number[],
  prefix: string,
  random: RandomSource,
): EncryptedAnswer {
  if (!isAdmissible(question, choices)) throw new Error("the choices do not answer the question");
  const openings = choices.map((m) => ({ r: randomNonZeroScalar(random), m }));
  const ciphertexts = openings.map((o) => encrypt(y, o));
  const individualProofs = openings.map((o, i) =>
    proveOneOf(y, `prove|${prefix}|${written(ciphertexts[i]!)}|`, holds(o, [0, 1]), o.m, random),
  );
  const transcript = `${prefix}|${ciphertexts.map(written).join(",")}`;
  const range = span(question.min, question.max);
  if (!question.blank) {
    const sum = add(openings);
    const overallProof = proveOneOf(
      y,
      `prove|${transcript}|${written(addCiphertexts(ciphertexts))}|`,
      holds(sum, range),
      sum.m - question.min,
      random,
    );
    return { choices: ciphertexts, individualProofs, overallProof, blankProof: null };
  }
  const blank = openings[0]!;
  const sum = add(openings.slice(1));
  const overallProof = proveOneOf(
    y,
    `bproof1|${transcript}|`,
    [{ opening: blank, value: 1 }, ...holds(sum, range)],
    blank.m === 1 ? 0 : 1 + sum.m - question.min,
    random,
  );
  const blankProof = proveOneOf(
    y,
    `bproof0|${transcript}|`,
    [
      { opening: blank, value: 0 },
      { opening: sum, value: 0 },
    ],
    blank.m === 1 ? 1 : 0,
    random,
  );
  return { choices: ciphertexts, individualProofs, overallProof, blankProof };
}

/** Whether these are choices that the proofs can be made for. */
export function isAdmissible(question: ChoiceQuestion, choices: readonly number[]): boolean {
  const expected = question.answers.length + (question.blank ? 1 : 0);
  if (choices.length !== expected || !choices.every((m) => m === 0 || m === 1)) return false;
  const answers = question.blank ? choices.slice(1) : choices;
  const chosen = answers.filter((m) => m === 1).length;
  if (question.blank && choices[0] === 1) return chosen === 0;
  return chosen >= question.min && chosen <= question.max;
}

function encrypt(y: Point, { r, m }: Opening): Ciphertext {
  const mask = multiply(y, r);
  // Both sums are computed, so that the time taken does not depend on the choice.
  const betas = [mask, mask.add(generator)] as const;
  return { alpha: multiply(generator, r), beta: betas[m]! };
}

function written(ciphertext: Ciphertext): string {
  return pair(ciphertext.alpha, ciphertext.beta);
}

function holds(opening: Opening, values: readonly number[]): Branch[] {
  return values.map((value) => ({ opening, value }));
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function add(openings: readonly Opening[]): Opening {
  return {
    r: modQ(openings.reduce((sum, o) => sum + o.r, 0n)),
    m: openings.reduce((sum, o) => sum + o.m, 0),
  };
}

function addCiphertexts(ciphertexts: readonly Ciphertext[]): Ciphertext {
  return ciphertexts.reduce((sum, c) => ({
    alpha: sum.alpha.add(c.alpha),
    beta: sum.beta.add(c.beta),
  }));
}
