// The group Ed25519 of the Belenios specification, section "Ed25519": the subgroup of prime order q
// of the twisted Edwards curve, written additively here. Arithmetic is @noble/curves; this file
// adds what a hostile document makes necessary: every point and scalar is checked when it is read.
import { ed25519 } from "@noble/curves/ed25519";
import { bigEndian, bytesToHex, hexToBytes, isLowerHex, littleEndian, sha256 } from "./bytes";
import type { RandomSource } from "./random";

const Curve = ed25519.Point;
export type Point = InstanceType<typeof Curve>;

/** The order of the group. */
export const q: bigint = 2n ** 252n + 27742317777372353535851937790883648493n;
const p: bigint = 2n ** 255n - 19n;

export const identity: Point = Curve.ZERO;

// A table of 5-bit windows: the default (8 bits) takes longer to build than a ballot takes to make.
export const generator: Point = Curve.BASE.precompute(5);

export type PointFault = "malformed" | "not_canonical" | "not_on_curve" | "not_in_subgroup";

/**
 * Reads a group element: 64 lower-case hex digits, the compressed point as a big-endian number
 * (the reverse of RFC 8032's bytes). The identity is a member; who cannot accept it says so.
 */
export function readPoint(text: unknown): Point | PointFault {
  if (!isLowerHex(text, 32)) return "malformed";
  const number = BigInt("0x" + text);
  const negative = number >> 255n === 1n;
  const y = number & (2n ** 255n - 1n);
  if (y >= p) return "not_canonical";
  // x = 0 has no negative: -0 would be a second encoding of the same point.
  if (negative && (y === 1n || y === p - 1n)) return "not_canonical";
  let point: Point;
  try {
    point = Curve.fromBytes(hexToBytes(text).reverse());
  } catch {
    return "not_on_curve"; // the only fault left that the library can find
  }
  return point.isTorsionFree() ? point : "not_in_subgroup";
}

export function writePoint(point: Point): string {
  return bytesToHex(point.toBytes().reverse());
}

/** s P, taking the same steps for every s except 0 (as far as JavaScript allows). */
export function multiply(point: Point, s: bigint): Point {
  return s === 0n ? identity : point.multiply(s);
}

export type ScalarFault = "malformed" | "out_of_range";

/** Reads a scalar: decimal, no sign, no leading zero, below q. */
export function readScalar(text: unknown): bigint | ScalarFault {
  if (typeof text !== "string" || !/^(0|[1-9][0-9]*)$/.test(text)) return "malformed";
  if (text.length > 76) return "out_of_range"; // q has 76 digits
  const s = BigInt(text);
  return s < q ? s : "out_of_range";
}

/** s modulo q, never negative. */
export function modQ(s: bigint): bigint {
  const r = s % q;
  return r < 0n ? r + q : r;
}

/** 64 random bytes read little-endian, modulo q. */
export function randomScalar(random: RandomSource): bigint {
  return modQ(littleEndian(random(64)));
}

/** As `randomScalar`, drawn again if 0: for encryption exponents and nonces. */
export function randomNonZeroScalar(random: RandomSource): bigint {
  for (;;) {
    const s = randomScalar(random);
    if (s !== 0n) return s;
  }
}

/** A challenge: the SHA-256 of a transcript, read as a big-endian number, modulo q. */
export function hashToScalar(transcript: string): bigint {
  return modQ(bigEndian(sha256(transcript)));
}
