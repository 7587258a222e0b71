// An order as it is signed (docs/spec/minutes.md, "What is signed"): this device writes the order's one form itself and hashes it itself, so
// that the passkey signs what its officer read, whatever the server says.
import { bytesToHex, sha256 } from "../crypto/bytes";

export interface Wording {
  readonly en: string;
  readonly fr: string;
}

export interface Window {
  readonly channel: string;
  readonly opens: string | null;
  readonly closes: string | null;
}

/** What an order says; the names stand in the order of the specification, which JSON keeps. */
export interface Order {
  readonly contest: string;
  readonly after: string;
  readonly kind: string;
  readonly stage: string | null;
  readonly reason: Wording | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The one form of an order. JSON as browsers write it differs from it in one character only. */
export function canonical(order: Order): string {
  const { contest, after, kind, stage, reason, details } = order;
  const words = reason && { en: reason.en, fr: reason.fr };
  return JSON.stringify({ contest, after, kind, stage, reason: words, details }).replace(
    /\x7f/g,
    "\\u007f",
  );
}

/** SHA-256 of the one form, 64 hex digits: the passkey's challenge. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(text));
}

/** The beginning of a hash for two people to compare aloud: "3f9a 27c1". */
export function callSign(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
}
