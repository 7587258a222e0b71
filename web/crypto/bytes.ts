// Byte strings and their text forms. Everything hashed or sent goes through these.
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils";

export { bytesToHex, concatBytes, hexToBytes, sha256, utf8ToBytes };

/** Unpadded Base64, as Belenios writes fingerprints and trackers. */
export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/=+$/, "");
}

/** The fingerprint of a document: unpadded Base64 of the SHA-256 of its bytes (43 characters). */
export function fingerprint(document: Uint8Array | string): string {
  return base64(sha256(document));
}

export function isLowerHex(text: unknown, bytes: number): text is string {
  return typeof text === "string" && text.length === 2 * bytes && /^[0-9a-f]*$/.test(text);
}

export function bigEndian(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt("0x" + bytesToHex(bytes));
}

export function littleEndian(bytes: Uint8Array): bigint {
  return bigEndian(bytes.slice().reverse());
}
