// A whole ballot: encrypted, proven, signed, serialised. Specification, sections "Signatures" and
// "Ballots"; the order of random draws is docs/spec/casting.md's.
import { encryptAnswer, type EncryptedAnswer } from "./answer";
import { fingerprint } from "./bytes";
import type { Election, Question } from "./election";
import { generator, hashToScalar, modQ, multiply, randomNonZeroScalar, writePoint } from "./group";
import type { Point } from "./group";
import type { Ciphertext, Proof } from "./proofs";
import type { RandomSource } from "./random";
import { encryptRanking, type EncryptedRanking } from "./ranking";
import { deriveSecret } from "./votingCode";

export interface Ballot {
  /** The exact canonical text; ASCII only. */
  readonly text: string;
  /** Unpadded Base64 of the SHA-256 of the text: the voter's receipt number. */
  readonly tracker: string;
}

/**
 * @param choices for each question: one 0 or 1 per ciphertext, "blank" first where it is allowed; of a
 * ranking one place per candidate, 0 for those not ranked.
 */
export function makeBallot(
  election: Election,
  votingCode: string,
  choices: readonly (readonly number[])[],
  random: RandomSource,
): Ballot {
  if (choices.length !== election.questions.length) throw new Error("one answer per question");
  const secret = deriveSecret(election.uuid, votingCode);
  const credential = writePoint(multiply(generator, secret));
  // Four-bit windows pay for themselves within one ballot.
  election.publicKey.precompute(4);
  const prefix = `${election.fingerprint}|${credential}`;
  const unsigned = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers: election.questions.map((question, i) =>
      encrypted(election.publicKey, question, choices[i]!, prefix, random),
    ),
  };
  const hash = fingerprint(JSON.stringify(unsigned));
  const signature = { hash, proof: proofJson(sign(secret, hash, random)) };
  const text = JSON.stringify({ ...unsigned, signature });
  return { text, tracker: fingerprint(text) };
}

function encrypted(
  y: Point,
  question: Question,
  choices: readonly number[],
  prefix: string,
  random: RandomSource,
): object {
  return question.kind === "ranking"
    ? rankingJson(encryptRanking(y, question, choices, prefix, random))
    : answerJson(encryptAnswer(y, question, choices, prefix, random));
}

function sign(secret: bigint, hash: string, random: RandomSource): Proof {
  const nonce = randomNonZeroScalar(random);
  const challenge = hashToScalar(`sig|${hash}|${writePoint(multiply(generator, nonce))}`);
  return { challenge, response: modQ(nonce - secret * challenge) };
}

function answerJson(answer: EncryptedAnswer): object {
  return {
    choices: answer.choices.map(ciphertextJson),
    individual_proofs: answer.individualProofs.map((proofs) => proofs.map(proofJson)),
    overall_proof: answer.overallProof.map(proofJson),
    ...(answer.blankProof && { blank_proof: answer.blankProof.map(proofJson) }),
  };
}

function rankingJson({ choices, proof }: EncryptedRanking): object {
  return { choices: ciphertextJson(choices), proof: proofJson(proof) };
}

function ciphertextJson({ alpha, beta }: Ciphertext): object {
  return { alpha: writePoint(alpha), beta: writePoint(beta) };
}

function proofJson({ challenge, response }: Proof): object {
  return { challenge: challenge.toString(), response: response.toString() };
}
