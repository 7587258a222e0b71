// The one request of docs/spec/casting.md: a head of fixed length with the sealed PIN, then exactly
// the ballot's bytes.
import { chacha20poly1305 } from "@noble/ciphers/chacha";
import { x25519 } from "@noble/curves/ed25519";
import { hkdf } from "@noble/hashes/hkdf";
import type { Ballot } from "./ballot";
import { bytesToHex, concatBytes, sha256, utf8ToBytes } from "./bytes";
import type { RandomSource } from "./random";

const noWork = "0".repeat(64);

/**
 * Seals a PIN to the intake key together with the ballot's SHA-256, so that nobody on the way can
 * read it or move it to another ballot.
 * @returns ephemeral public key (32 bytes), ciphertext (8), tag (16)
 */
export function sealPin(
  uuid: string,
  intakeKey: Uint8Array,
  pin: string,
  ballotHash: Uint8Array,
  random: RandomSource,
): Uint8Array {
  if (!/^[0-9]{8}$/.test(pin)) throw new Error("a PIN has eight digits");
  const secret = random(32);
  const ephemeral = x25519.getPublicKey(secret);
  const shared = x25519.getSharedSecret(secret, intakeKey); // refuses a key of small order
  const derived = hkdf(
    sha256,
    shared,
    concatBytes(ephemeral, intakeKey),
    `hustings/1 pin|${uuid}`,
    44,
  );
  const cipher = chacha20poly1305(derived.slice(0, 32), derived.slice(32), ballotHash);
  return concatBytes(ephemeral, cipher.encrypt(utf8ToBytes(pin)));
}

/** The body of the request; ASCII only. Keep it: after a lost answer the same bytes are sent again. */
export function castRequest(
  uuid: string,
  ballot: Ballot,
  intakeKey: Uint8Array,
  pin: string,
  random: RandomSource,
): string {
  const sealed = sealPin(uuid, intakeKey, pin, sha256(ballot.text), random);
  return `hustings-cast/1 ${noWork} ${bytesToHex(sealed)}\n${ballot.text}`;
}
