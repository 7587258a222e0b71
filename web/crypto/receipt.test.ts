import { expect, test } from "vitest";
import known from "../../vectors/receipts.json";
import { checkReceipt } from "./receipt";

const { receipt } = known.cases[0]!;
const other = known.cases[1]!.receipt;
const check = (changed: unknown, stage = receipt.stage, tracker = receipt.tracker) =>
  checkReceipt(changed, stage, tracker, known.receiptKeyHex);

test("Receipt_as_signed_is_accepted", () => {
  expect(check(receipt)).toBe(receipt);
});

test("Receipt_for_another_stage_or_ballot_is_refused", () => {
  expect(check(receipt, "11111111111111")).toBe("other_stage");
  expect(check(receipt, receipt.stage, other.tracker)).toBe("other_ballot");
});

test.each([
  ["time", { time: other.time }],
  ["signature", { signature: other.signature }],
  ["signature of zeros", { signature: "0".repeat(128) }],
])("Receipt_with_another_%s_is_refused", (_, change) => {
  expect(check({ ...receipt, ...change })).toBe("signature");
});

test("Receipt_whose_stage_or_tracker_was_changed_with_the_expectation_is_refused", () => {
  expect(check({ ...receipt, stage: "11111111111111" }, "11111111111111")).toBe("signature");
  expect(check({ ...receipt, tracker: other.tracker }, receipt.stage, other.tracker)).toBe(
    "signature",
  );
});

test("Receipt_under_another_key_is_refused", () => {
  const key = known.receiptKeyHex;
  for (const changed of [key.replace(/^./, (c) => (c === "0" ? "1" : "0")), "", "x", key + "00"])
    expect(checkReceipt(receipt, receipt.stage, receipt.tracker, changed)).toBe("signature");
});

test.each([
  ["nothing", null],
  ["text", "receipt"],
  ["without a signature", { ...receipt, signature: undefined }],
  ["with half a signature", { ...receipt, signature: receipt.signature.slice(64) }],
  ["with upper-case hex", { ...receipt, signature: receipt.signature.toUpperCase() }],
  ["with a time in another form", { ...receipt, time: "2026-11-22 16:12" }],
  ["with a time that is none", { ...receipt, time: "2026-99-22T16:12:03Z" }],
])("Receipt_%s_is_malformed", (_, changed) => {
  expect(check(changed)).toBe("malformed");
});
