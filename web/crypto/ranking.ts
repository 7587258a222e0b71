// The answer to one ranking question. Specification, section "Non-homomorphic answers":
// challenge = H(raweg|S0|y,alpha,beta|A).
import type { RankingQuestion } from "./election";
import { embed } from "./embedding";
import {
  generator,
  hashToScalar,
  modQ,
  multiply,
  randomNonZeroScalar,
  writePoint,
  type Point,
} from "./group";
import { pair, type Ciphertext, type Proof } from "./proofs";
import type { RandomSource } from "./random";

export interface EncryptedRanking {
  readonly choices: Ciphertext;
  /** Knowledge of the encryption exponent. */
  readonly proof: Proof;
}

/**
 * Encrypts a ranking; draws the encryption exponent, then the nonce.
 * @param places one for each candidate: 1 for the first choice, 2 for the second, 0 for not ranked.
 * @param prefix S0 of the specification: election fingerprint, a bar, the public credential.
 */
export function encryptRanking(
  y: Point,
  question: RankingQuestion,
  places: readonly number[],
  prefix: string,
  random: RandomSource,
): EncryptedRanking {
  if (!isRanking(question, places)) throw new Error("the places do not answer the question");
  const embedded = embed(places);
  const r = randomNonZeroScalar(random);
  const alpha = multiply(generator, r);
  const beta = multiply(y, r).add(embedded);
  const nonce = randomNonZeroScalar(random);
  const statement = `${writePoint(y)},${pair(alpha, beta)}`;
  const commitment = writePoint(multiply(generator, nonce));
  const challenge = hashToScalar(`raweg|${prefix}|${statement}|${commitment}`);
  return { choices: { alpha, beta }, proof: { challenge, response: modQ(nonce - r * challenge) } };
}

/**
 * Whether these are places without gaps or repeats. The protocol would carry any integers; a voter's
 * page makes only rankings that every counting rule reads in the same way.
 */
export function isRanking(question: RankingQuestion, places: readonly number[]): boolean {
  if (places.length !== question.answers.length) return false;
  const ranked = places.filter((place) => place !== 0).sort((a, b) => a - b);
  return ranked.every((place, i) => place === i + 1);
}
