// The voting code (Belenios: secret credential) and what follows from it.
// Specification, section "Credentials"; the check character is described in docs/spec/casting.md.
import { bytesToHex, sha256 } from "./bytes";
import { generator, modQ, multiply, writePoint } from "./group";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const groupLengths = [5, 6, 5, 6];
const length = 22;

export type CodeFault =
  | { readonly fault: "empty" }
  | { readonly fault: "length"; readonly found: number; readonly expected: number }
  /** `group` counts from 1; `text` is that group as it was typed. */
  | {
      readonly fault: "character";
      readonly group: number;
      readonly text: string;
      readonly character: string;
    }
  | { readonly fault: "check" };

/**
 * Reads a code as people type and paste it: dashes and spaces may be missing, doubled or elsewhere.
 * Returns the code as issued, or what is wrong with it.
 */
export function readVotingCode(typed: string): string | CodeFault {
  const characters = [...typed.replace(/[\s\u200b\u2060\ufeff.\-_\u2010-\u2015\u2212]/gu, "")];
  if (characters.length === 0) return { fault: "empty" };
  const wrong = characters.findIndex((c) => !alphabet.includes(c));
  if (wrong >= 0 && characters.length <= length + 2) {
    const group = groupAt(wrong);
    return {
      fault: "character",
      group: group.number,
      text: characters.slice(group.start, group.end).join(""),
      character: characters[wrong]!,
    };
  }
  if (characters.length !== length)
    return { fault: "length", found: characters.length, expected: length };
  const code = groupsOf(characters.join("")).join("-");
  return hasValidCheck(code) ? code : { fault: "check" };
}

function groupAt(index: number): { number: number; start: number; end: number } {
  let start = 0;
  for (let i = 0; i < groupLengths.length; i++) {
    const end = start + groupLengths[i]!;
    if (index < end || i === groupLengths.length - 1) return { number: i + 1, start, end };
    start = end;
  }
  throw new Error("a code has groups");
}

function groupsOf(characters: string): string[] {
  let start = 0;
  return groupLengths.map((size) => characters.slice(start, (start += size)));
}

export function isWellFormed(code: string): boolean {
  const groups = code.split("-");
  return (
    groups.length === groupLengths.length &&
    groups.every(
      (g, i) => g.length === groupLengths[i] && [...g].every((c) => alphabet.includes(c)),
    )
  );
}

/** With n the first 21 characters as a base-58 number and c the last one's index: 53 divides n + c. */
export function hasValidCheck(code: string): boolean {
  if (!isWellFormed(code)) return false;
  const digits = [...code.replace(/-/g, "")].map((c) => alphabet.indexOf(c));
  const n = digits.slice(0, -1).reduce((r, d) => (r * 58 + d) % 53, 0);
  return (n + digits[length - 1]!) % 53 === 0;
}

/** The secret exponent of a code in one election. */
export function deriveSecret(uuid: string, code: string): bigint {
  const half = (i: number) => bytesToHex(sha256(`derive_credential|${uuid}|${i}|${code}`));
  return modQ(BigInt("0x" + half(0) + half(1)));
}

/** The public credential that stands in the record, as hex. */
export function publicCredential(uuid: string, code: string): string {
  return writePoint(multiply(generator, deriveSecret(uuid, code)));
}
