// Where randomness comes from is always the caller's decision, so that a ballot can be made twice.
import { sha512 } from "@noble/hashes/sha2";
import { concatBytes } from "./bytes";

/** Gives the next `length` bytes of a stream of random bytes. */
export type RandomSource = (length: number) => Uint8Array;

/** The browser's generator; throws where there is none, rather than continue with a weaker one. */
export const browserRandom: RandomSource = (length) =>
  crypto.getRandomValues(new Uint8Array(length));

/**
 * A stream that everyone with the seed can make again: block i is SHA-512(seed, i as 8 bytes
 * big-endian), i = 0, 1, ... For vectors and rehearsals only.
 */
export function seededRandom(seed: Uint8Array): RandomSource {
  let block = new Uint8Array(0);
  let used = 0;
  let next = 0;
  return (length) => {
    const out = new Uint8Array(length);
    for (let i = 0; i < length; i++) {
      if (used === block.length) {
        const counter = new Uint8Array(8);
        new DataView(counter.buffer).setUint32(4, next++);
        block = Uint8Array.from(sha512(concatBytes(seed, counter)));
        used = 0;
      }
      out[i] = block[used++]!;
    }
    return out;
  };
}
