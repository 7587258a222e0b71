import { expect, test } from "vitest";
import { fingerprint, sha256, bytesToHex } from "../crypto/bytes";
import { readReceiptNumber } from "./receiptNumber";

const number = fingerprint("a ballot");
const hash = bytesToHex(sha256("a ballot"));

test.each([
  ["as shown", number],
  ["with a padding sign", number + "="],
  [
    "with spaces and line ends",
    ` ${number.slice(0, 10)} ${number.slice(10, 30)}\n${number.slice(30)}\r\n`,
  ],
  ["in quotes", `"${number}"`],
])("Receipt_number_pasted_%s_is_read", (_, pasted) => {
  expect(readReceiptNumber(pasted)).toBe(hash);
});

test.each([
  ["empty", ""],
  ["too_short", number.slice(1)],
  ["too_long", number + "A"],
  ["with_a_foreign_character", "-" + number.slice(1)],
  ["of_the_url_alphabet", "_" + number.slice(1)],
  ["a_hash_in_hex", hash],
])("Receipt_number_%s_is_none", (_, pasted) => {
  expect(readReceiptNumber(pasted)).toBeNull();
});

test("Receipt_number_has_one_spelling_only", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const read = [...alphabet].map((last) => readReceiptNumber(number.slice(0, 42) + last));
  expect(read.filter((hex) => hex === hash)).toHaveLength(1);
  expect(read.filter((hex) => hex !== null)).toHaveLength(16);
});
