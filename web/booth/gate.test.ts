import { expect, test } from "vitest";
import { bitsFor, readGate, secondsFor, type Gate } from "./gate";

const hex = (digit: string) => digit.repeat(64);
const seeds = [
  { epoch: 29_500_001, seed: hex("a") },
  { epoch: 29_500_000, seed: hex("b") },
];
const next = new Date(29_500_002 * 60_000).toISOString();
const json = { version: 1, state: "rush", bits: 18, hotBits: 16, seeds, next };

test("Gate_gives_the_newest_seed_whatever_the_order", () => {
  const newest = { bits: 18, epoch: 29_500_001, seed: hex("a") };
  expect(readGate(json)).toEqual(newest);
  expect(readGate({ ...json, seeds: [...seeds].reverse() })).toEqual(newest);
});

test("Seed_from_the_future_is_not_used", () => {
  const ahead = { epoch: 29_500_002, seed: hex("c") };
  expect(readGate({ ...json, seeds: [ahead, ...seeds] })?.epoch).toBe(29_500_001);
  expect(readGate({ ...json, seeds: [ahead] })).toBeNull();
});

test.each([
  null,
  "gate",
  [],
  { ...json, version: 2 },
  { ...json, bits: -1 },
  { ...json, bits: "18" },
  { ...json, bits: 1.5 },
  { ...json, seeds: {} },
  { ...json, seeds: [] },
  { ...json, seeds: [{ epoch: 1, seed: hex("A") }] },
  { ...json, seeds: [{ epoch: -1, seed: hex("a") }] },
  { ...json, seeds: [null] },
])("Gate_that_is_not_understood_asks_for_nothing %#", (odd) => {
  expect(readGate(odd)).toBeNull();
});

const gate = (bits: number): Gate => ({ bits, epoch: 1, seed: hex("a") });

test("Device_searches_for_what_is_asked_if_it_can_within_a_minute", () => {
  expect(bitsFor(gate(0), 0, 1e6)).toBe(0);
  expect(bitsFor(gate(18), 0, 1e6)).toBe(18);
  expect(bitsFor(gate(18), 16, 1e6)).toBe(18);
  expect(bitsFor(gate(0), 16, 1e6)).toBe(16);
  expect(secondsFor(20, 2 ** 19)).toBe(2);
  expect(secondsFor(0, 1)).toBe(0);
});

test("Device_that_is_too_slow_goes_without_or_with_the_least_that_is_insisted_on", () => {
  const slow = 10_000;
  expect(bitsFor(gate(21), 0, slow)).toBe(0);
  expect(bitsFor(gate(21), 16, slow)).toBe(16);
  expect(bitsFor(gate(0), 21, slow)).toBe(21);
  expect(bitsFor(gate(0), 23, slow)).toBe(0);
});

test.each([33, 64, 1024, Number.MAX_SAFE_INTEGER])(
  "Server_that_asks_for_%d_bits_does_not_keep_a_device_busy",
  (bits) => {
    expect(bitsFor(gate(bits), 0, 1e300)).toBe(0);
    expect(bitsFor(gate(0), bits, 1e300)).toBe(0);
  },
);
