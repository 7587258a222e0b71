// Proof of work bound to one ballot (docs/spec/gate.md, "Work"): SHA-256 over `seed:ballot:work`, each
// as 64 lower-case hex digits, must begin with enough zero bits.
//
// The text has 194 bytes: four blocks of 64. The first two never change during a search and are computed
// once; the third changes with every digit but the last two. The fourth holds those two digits and the
// padding, so there are only 256 of it, the same for every ballot, and what SHA-256 derives from them
// (the message schedule) is a table. A try then costs 64 rounds and nothing else.
import { bytesToHex, sha256 } from "./bytes";
import { compress, firstWord, initial, schedule } from "./sha256";

/** Nonces tried between two looks at anything else. */
export const tries = 256;

/** More than this no search can find, and no server asks for. */
export const mostBits = 32;

/** What the fourth block adds in each round, for every last byte of the work; made when first needed. */
let lastBlocks: Int32Array | null = null;

/** Leading zero bits of a piece of work; all hex. */
export function bitsOf(seed: string, ballot: string, work: string): number {
  const hash = bytesToHex(sha256(`${seed}:${ballot}:${work}`));
  const zeros = /^0*/.exec(hash)![0].length;
  return zeros * 4 + (zeros === 64 ? 0 : Math.clz32(parseInt(hash[zeros]!, 16)) - 28);
}

/** A search for work that is worth enough, one nonce after another; it can stop and go on at any time. */
export class WorkSearch {
  private readonly text: Uint8Array;
  private readonly midstate = Int32Array.from(initial);
  private readonly state = new Int32Array(8);
  private readonly added = new Int32Array(64);
  private next = 0;

  /**
   * @param seed 32 bytes, hex
   * @param ballot SHA-256 of the ballot's bytes, hex
   * @param epoch the seed's number
   */
  constructor(seed: string, ballot: string, epoch: number) {
    const work = epoch.toString(16).padStart(16, "0").padEnd(64, "0");
    this.text = ascii(`${seed}:${ballot}:${work}`);
    this.block(0, this.midstate);
    this.block(1, this.midstate);
  }

  /** How many nonces were tried. */
  get tried(): number {
    return this.next;
  }

  /**
   * Tries the next nonces; gives the work (64 hex digits) as soon as one is worth enough, else null.
   * @param bits at most `mostBits`
   * @param times how many nonces, divided by `tries`
   */
  try(bits: number, times: number): string | null {
    const blocks = (lastBlocks ??= makeLastBlocks());
    for (; times > 0; times--) {
      this.writeNonce(this.next);
      this.state.set(this.midstate);
      this.block(2, this.state);
      for (let last = 0; last < tries; last++)
        if (Math.clz32(firstWord(this.state, blocks, 64 * last)) >= bits) {
          this.writeNonce(this.next + last);
          this.next += last + 1;
          return String.fromCharCode(...this.text.subarray(130));
        }
      this.next += tries;
    }
    return null;
  }

  /** The last 13 digits of the work hold it: nonces stay below 2^52. */
  private writeNonce(nonce: number): void {
    for (let at = 193, rest = nonce; at > 180; at--, rest = Math.floor(rest / 16)) {
      const digit = rest % 16;
      this.text[at] = digit < 10 ? 48 + digit : 87 + digit;
    }
  }

  private block(index: number, state: Int32Array): void {
    schedule(new DataView(this.text.buffer, 64 * index), this.added, 0);
    compress(state, this.added);
  }
}

function makeLastBlocks(): Int32Array {
  const table = new Int32Array(tries * 64);
  const block = new DataView(new ArrayBuffer(64));
  block.setUint8(2, 0x80);
  block.setUint32(60, 194 * 8);
  for (let last = 0; last < tries; last++) {
    const digits = ascii(last.toString(16).padStart(2, "0"));
    digits.forEach((digit, i) => block.setUint8(i, digit));
    schedule(block, table, 64 * last);
  }
  return table;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}
