// What the gate asks of a vote at this moment (docs/spec/gate.md, "Work"), and what this device makes of it.
import { isLowerHex } from "../crypto";
import { mostBits } from "../crypto/work";

export interface Gate {
  /** Work asked of whoever wants to go ahead, in bits; 0 = none. */
  readonly bits: number;
  /** The newest seed that has begun. */
  readonly epoch: number;
  readonly seed: string;
}

/** A search to be made: work from this seed, worth so many bits. */
export interface Task {
  readonly epoch: number;
  readonly seed: string;
  readonly bits: number;
}

/** A voter is not kept longer than this for a place further ahead. */
export const longestSeconds = 60;

/** Without the work that was asked of this very vote it is not taken: then longer, but within the seed's life. */
const longestAsked = 480;

/** `/public/gate.json`; null if it is not what this page understands: then a vote goes without work. */
export function readGate(json: unknown): Gate | null {
  if (!isRecord(json) || json.version !== 1 || !isCount(json.bits)) return null;
  if (!Array.isArray(json.seeds)) return null;
  // The server's own word on when the next seed begins; the clock of this device may be wrong.
  const next = typeof json.next === "string" ? Date.parse(json.next) : NaN;
  const begun = Number.isNaN(next) ? Infinity : Math.round(next / 60_000);
  let newest: Gate | null = null;
  for (const item of json.seeds as unknown[]) {
    if (!isRecord(item) || !isCount(item.epoch) || !isLowerHex(item.seed, 32)) return null;
    if (item.epoch < begun && (newest === null || item.epoch > newest.epoch))
      newest = { bits: json.bits, epoch: item.epoch, seed: item.seed };
  }
  return newest;
}

/** How long a search takes on the average, in seconds. */
export function secondsFor(bits: number, rate: number): number {
  return bits === 0 ? 0 : 2 ** bits / rate;
}

/**
 * Bits to search for: what is asked if this device can do it in bearable time; else what this very vote
 * must show; else none, for the share of the line that needs no work.
 * @param asked what an answer 429 asked of this vote, 0 if none did
 * @param rate tries a second
 */
export function bitsFor(gate: Gate, asked: number, rate: number): number {
  const most = Math.max(gate.bits, asked);
  if (most <= mostBits && secondsFor(most, rate) <= longestSeconds) return most;
  return asked <= mostBits && secondsFor(asked, rate) <= longestAsked ? asked : 0;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
