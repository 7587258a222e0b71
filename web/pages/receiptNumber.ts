// A receipt number as people paste it: with spaces or line ends, quotes, or a "=" that some programs add.
import { bytesToHex } from "../crypto/bytes";

/** The SHA-256 (hex) that a receipt number stands for; null if it is not one. */
export function readReceiptNumber(pasted: string): string | null {
  const text = pasted.replace(/[\s"'=]/g, "");
  if (!/^[A-Za-z0-9+/]{43}$/.test(text)) return null;
  const binary = atob(text + "=");

  // 43 characters hold 258 bits; the last two must be zero, or two spellings would mean one number.
  if (btoa(binary).slice(0, 43) !== text) return null;
  return bytesToHex(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
}
