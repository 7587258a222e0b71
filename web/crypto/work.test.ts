import { expect, test } from "vitest";
import vectors from "../../vectors/work.json";
import { bytesToHex, sha256, utf8ToBytes } from "./bytes";
import { compress, firstWord, initial, schedule } from "./sha256";
import { bitsOf, WorkSearch } from "./work";

const { seed, ballot, epoch } = vectors.work[0]!;

test("Vectors_are_worth_what_they_say", () => {
  expect(vectors.work.length).toBeGreaterThan(3);
  for (const v of vectors.work) expect(bitsOf(v.seed, v.ballot, v.work)).toBe(v.bits);
});

test("Work_of_the_vectors_is_the_first_that_a_search_finds", () => {
  for (const v of vectors.work) {
    const search = new WorkSearch(v.seed, v.ballot, v.epoch);
    expect(search.try(v.bits, 300)).toBe(v.work);
    expect(search.tried).toBe(Number.parseInt(v.work.slice(16), 16) + 1);
  }
});

test("Work_varied_in_any_input_is_worth_something_else", () => {
  const v = vectors.work[3]!;
  const other = (hex: string) => hex.slice(0, -1) + (hex.endsWith("0") ? "1" : "0");
  expect(bitsOf(other(v.seed), v.ballot, v.work)).not.toBe(v.bits);
  expect(bitsOf(v.seed, other(v.ballot), v.work)).not.toBe(v.bits);
  expect(bitsOf(v.seed, v.ballot, other(v.work))).not.toBe(v.bits);
});

test.each([0, 1, 7, 8, 9, 12])("Search_for_%i_bits_finds_what_the_library_finds", (bits) => {
  for (let n = 0; n < 5; n++) {
    const hash = bytesToHex(sha256(`ballot ${n}`));
    const search = new WorkSearch(seed, hash, epoch);
    const found = search.try(bits, 1 << 14)!;
    expect(bitsOf(seed, hash, found)).toBeGreaterThanOrEqual(bits);
    expect(Number.parseInt(found.slice(0, 16), 16)).toBe(epoch);
    for (let nonce = 0; nonce < Math.min(search.tried - 1, 2000); nonce++) {
      const before = found.slice(0, 16) + nonce.toString(16).padStart(48, "0");
      expect(bitsOf(seed, hash, before)).toBeLessThan(bits);
    }
  }
});

test("Search_goes_on_where_it_stopped_and_finds_the_next", () => {
  const search = new WorkSearch(seed, ballot, epoch);
  const whole = new WorkSearch(seed, ballot, epoch).try(10, 4000);
  let found: string | null = null;
  let stops = 0;
  for (; found === null; stops++) found = search.try(10, 1);
  expect(found).toBe(whole);
  expect(stops).toBeGreaterThan(1);
});

test("Compression_agrees_with_the_library_on_whole_messages", () => {
  for (const length of [0, 3, 55]) {
    const message = utf8ToBytes("a".repeat(length));
    const block = new DataView(new ArrayBuffer(64));
    message.forEach((byte, i) => block.setUint8(i, byte));
    block.setUint8(length, 0x80);
    block.setUint32(60, 8 * length);
    const [state, added] = [Int32Array.from(initial), new Int32Array(64)];
    schedule(block, added, 0);
    const first = firstWord(state, added, 0);
    compress(state, added);
    expect(first).toBe(state[0]);
    const hex = [...state].map((w) => (w >>> 0).toString(16).padStart(8, "0")).join("");
    expect(hex).toBe(bytesToHex(sha256(message)));
  }
});
