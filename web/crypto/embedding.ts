// Vectors of small integers as group elements, for answers that are shuffled and then read one by
// one. Specification, "Groups", Ed25519 (of_ints): 8 bits per integer, 14 bits of padding; the
// smallest padding that gives a member of the group.
import { readPoint, type Point } from "./group";

/** The most integers that fit below p together with the padding. */
export const maxEmbedded = 30;

const paddings = 1 << 14;

/** of_ints: integers from 0 to 255. About one padding in sixteen fits. */
export function embed(values: readonly number[]): Point {
  if (values.length > maxEmbedded || !values.every((v) => v >= 0 && v <= 255 && v % 1 === 0))
    throw new Error("at most 30 integers from 0 to 255 can be embedded");
  const number = values.reduce((n, v) => (n << 8n) | BigInt(v), 0n) << 14n;
  for (let padding = 0; padding < paddings; padding++) {
    const point = readPoint((number + BigInt(padding)).toString(16).padStart(64, "0"));
    if (typeof point !== "string") return point;
  }
  throw new Error("no padding gives a group element");
}
