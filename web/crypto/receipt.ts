// The answer to an accepted ballot: stage, tracker and time, signed by the stage's receipt key.
import { ed25519 } from "@noble/curves/ed25519";
import { hexToBytes, isLowerHex, utf8ToBytes } from "./bytes";

export interface Receipt {
  readonly stage: string;
  readonly tracker: string;
  /** UTC, to the second: 2026-11-22T16:12:03Z. */
  readonly time: string;
  /** Ed25519, 64 bytes in lower-case hex. */
  readonly signature: string;
}

export type ReceiptFault = "malformed" | "other_stage" | "other_ballot" | "signature";

/** Checks that the receipt is for this stage and this ballot, and signed by `receiptKey` (hex). */
export function checkReceipt(
  receipt: unknown,
  stage: string,
  tracker: string,
  receiptKey: string,
): Receipt | ReceiptFault {
  if (!isReceipt(receipt)) return "malformed";
  if (receipt.stage !== stage) return "other_stage";
  if (receipt.tracker !== tracker) return "other_ballot";
  const message = utf8ToBytes(`hustings/1 receipt|${stage}|${tracker}|${receipt.time}`);
  const holds =
    isLowerHex(receiptKey, 32) &&
    ed25519.verify(hexToBytes(receipt.signature), message, hexToBytes(receiptKey), {
      zip215: false,
    });
  return holds ? receipt : "signature";
}

function isReceipt(json: unknown): json is Receipt {
  if (typeof json !== "object" || json === null) return false;
  const { stage, tracker, time, signature } = json as Record<string, unknown>;
  return (
    typeof stage === "string" &&
    typeof tracker === "string" &&
    typeof time === "string" &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) &&
    !Number.isNaN(Date.parse(time)) &&
    isLowerHex(signature, 64)
  );
}
