// Proofs about ciphertexts, made by whoever encrypted them. Specification, sections "Proofs of
// interval membership" and "Proofs of possibly-blank votes".
//
// All of them are one construction: a disjunction in which exactly one branch is true. A branch
// says "this ciphertext holds that value". The true branch is committed to with a nonce; every other
// one is simulated from a random challenge and response.
import {
  generator,
  hashToScalar,
  modQ,
  multiply,
  randomNonZeroScalar,
  randomScalar,
} from "./group";
import { writePoint, type Point } from "./group";
import type { RandomSource } from "./random";

export interface Ciphertext {
  readonly alpha: Point;
  readonly beta: Point;
}

export interface Proof {
  readonly challenge: bigint;
  readonly response: bigint;
}

/** What only the person who encrypts knows: alpha = r g, beta = r y + m g. */
export interface Opening {
  readonly r: bigint;
  readonly m: number;
}

/** "The ciphertext with this opening holds `value`." */
export interface Branch {
  readonly opening: Opening;
  readonly value: number;
}

/**
 * Proves the disjunction of `branches`, of which the one at index `truth` must hold. The transcript
 * is `prefix` followed by the commitments A0,B0,A1,B1,... Draws are in the order of the branches.
 */
export function proveOneOf(
  y: Point,
  prefix: string,
  branches: readonly Branch[],
  truth: number,
  random: RandomSource,
): Proof[] {
  const commitments: string[] = [];
  const proofs: Proof[] = [];
  let nonce = 0n;
  let simulated = 0n;
  branches.forEach(({ opening, value }, j) => {
    if (j === truth) {
      if (opening.m !== value) throw new Error("the branch to be proved does not hold");
      nonce = randomNonZeroScalar(random);
      commitments.push(pair(multiply(generator, nonce), multiply(y, nonce)));
      proofs.push({ challenge: 0n, response: 0n });
    } else {
      const challenge = randomScalar(random);
      const response = randomScalar(random);
      // A = response g + challenge alpha and B = response y + challenge (beta - value g). Knowing r
      // and m these are multiples of g and y alone, for which there are tables.
      const e = modQ(response + challenge * opening.r);
      const shift = modQ(challenge * BigInt(opening.m - value));
      commitments.push(
        pair(multiply(generator, e), multiply(y, e).add(multiply(generator, shift))),
      );
      proofs.push({ challenge, response });
      simulated += challenge;
    }
  });
  const challenge = modQ(hashToScalar(prefix + commitments.join(",")) - simulated);
  const response = modQ(nonce - branches[truth]!.opening.r * challenge);
  proofs[truth] = { challenge, response };
  return proofs;
}

export function pair(first: Point, second: Point): string {
  return `${writePoint(first)},${writePoint(second)}`;
}
