// The inside of SHA-256 (FIPS 180-4), for the one use where a library's outside is too slow: many texts
// with one beginning and few endings. Everything else hashes with @noble/hashes.

const primes = firstPrimes(64);
// Section 4.2.2 and 5.3.3: the first 32 bits of the fractional parts of roots of the first primes.
const constants = primes.map((p) => fraction(Math.cbrt(p)));
export const initial: readonly number[] = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

/** Room for the words of a block, and for the eight words after its rounds: made once. */
const w = new Int32Array(64);
const last = new Int32Array(8);

/** Writes what a block adds in each of the 64 rounds (its words W and the constants K) from `at` on. */
export function schedule(block: DataView, added: Int32Array, at: number): void {
  for (let i = 0; i < 64; i++) {
    w[i] = i < 16 ? block.getInt32(4 * i) : w[i - 16]! + s0(w[i - 15]!) + w[i - 7]! + s1(w[i - 2]!);
    added[at + i] = w[i]! + constants[i]!;
  }
}

/** Takes one block, as `schedule` wrote it, into the state. */
export function compress(state: Int32Array, added: Int32Array): void {
  rounds(state, added, 0);
  for (let i = 0; i < 8; i++) state[i] = state[i]! + last[i]!;
}

/** As `compress` with what stands in `added` from `at` on, but gives the first word only and leaves the state as it is. */
export function firstWord(state: Int32Array, added: Int32Array, at: number): number {
  return (state[0]! + rounds(state, added, at)) | 0;
}

/** The 64 rounds of one block; gives the first word. This is where a phone spends its seconds. */
function rounds(state: Int32Array, added: Int32Array, at: number): number {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = at, end = at + 64; i < end; i++) {
    const e1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + e1 + (g ^ (e & (f ^ g))) + added[i]!) | 0;
    const a0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (a0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  last[0] = a;
  last[1] = b;
  last[2] = c;
  last[3] = d;
  last[4] = e;
  last[5] = f;
  last[6] = g;
  last[7] = h;
  return a;
}

function s0(w: number): number {
  return turn(w, 7) ^ turn(w, 18) ^ (w >>> 3);
}

function s1(w: number): number {
  return turn(w, 17) ^ turn(w, 19) ^ (w >>> 10);
}

function turn(word: number, right: number): number {
  return (word >>> right) | (word << (32 - right));
}

function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}
