// Writes the known answers that this code can state: `npm run vectors`. The other implementation
// reads the same files, so a change here is a change of the protocol.
// vectors/credentials.json is not written here: its answers come from the reference tool.
import { writeFileSync } from "node:fs";
import { ed25519, ED25519_TORSION_SUBGROUP, x25519 } from "@noble/curves/ed25519";
import {
  bytesToHex,
  castRequest,
  fingerprint,
  hexToBytes,
  logStart,
  makeBallot,
  readElection,
  seededRandom,
  sha256,
} from "../crypto";
import { utf8ToBytes } from "../crypto/bytes";
import { generator, identity, multiply, q, randomNonZeroScalar, writePoint } from "../crypto/group";
import type { Point } from "../crypto/group";

const p = 2n ** 255n - 19n;
const signBit = 2n ** 255n;
const uuid = "TC8ZwPjLDDcDt5";
const seedOf = (name: string) => sha256(`hustings vectors|${name}`);

function write(name: string, content: unknown): void {
  writeFileSync(`../vectors/${name}.json`, JSON.stringify(content, null, 2) + "\n");
}

function points() {
  const hex = (n: bigint) => n.toString(16).padStart(64, "0");
  const torsion = ED25519_TORSION_SUBGROUP.map((t) => ed25519.Point.fromHex(t));
  const orderOf = (t: Point) => [1, 2, 4, 8].find((n) => t.multiplyUnsafe(BigInt(n)).is0())!;
  const random = seededRandom(seedOf("points"));
  const member = multiply(generator, randomNonZeroScalar(random));
  const cases: { name: string; hex: string; expected: string }[] = [];
  const add = (expected: string, name: string, hex: string) => cases.push({ name, hex, expected });

  add("none", "the identity", writePoint(identity));
  for (const n of [1n, 2n, 3n, 8n, q - 1n])
    add(
      "none",
      `${n === q - 1n ? "q - 1" : n} times the generator`,
      writePoint(multiply(generator, n)),
    );
  for (let i = 0; i < 8; i++)
    add(
      "none",
      `a random member, ${i}`,
      writePoint(multiply(generator, randomNonZeroScalar(random))),
    );

  add("malformed", "nothing", "");
  add("malformed", "63 digits", writePoint(member).slice(1));
  add("malformed", "65 digits", "0" + writePoint(member));
  add("malformed", "128 digits", writePoint(member).repeat(2));
  add(
    "malformed",
    "an upper-case digit",
    writePoint(member).replace(/[a-f]/, (c) => c.toUpperCase()),
  );
  add("malformed", "a letter that is no digit", "g" + writePoint(member).slice(1));
  add("malformed", "0x in front", "0x" + writePoint(member).slice(2));
  add("malformed", "a space in front", " " + writePoint(member).slice(1));
  add("malformed", "a minus sign in front", "-" + writePoint(member).slice(1));

  for (let n = 0n; n < 19n; n++) {
    add("not_canonical", `y = p + ${n}`, hex(p + n));
    add("not_canonical", `y = p + ${n}, x negative`, hex(p + n + signBit));
  }
  add("not_canonical", "the identity, x = 0 called negative", hex(1n + signBit));
  add("not_canonical", "the point of order 2, x = 0 called negative", hex(p - 1n + signBit));

  let found = 0;
  for (let y = 2n; found < 4; y++) {
    try {
      ed25519.Point.fromHex(bytesToHex(hexToBytes(hex(y)).reverse()));
    } catch {
      add("not_on_curve", `y = ${y}`, hex(y));
      add("not_on_curve", `y = ${y}, x negative`, hex(y + signBit));
      found++;
    }
  }
  for (const t of torsion.filter((t) => !t.is0())) {
    const order = orderOf(t);
    add("not_in_subgroup", `of order ${order}`, writePoint(t));
    add(
      "not_in_subgroup",
      `the generator and a part of order ${order}`,
      writePoint(generator.add(t)),
    );
    add("not_in_subgroup", `a member and a part of order ${order}`, writePoint(member.add(t)));
  }
  write("points", { cases });
}

function scalars() {
  const cases = [
    ["none", "0", "zero"],
    ["none", "1", "one"],
    ["none", "10", "ten"],
    ["none", String(2n ** 252n), "2 to the 252"],
    ["none", String(q - 1n), "q - 1"],
    ["out_of_range", String(q), "q"],
    ["out_of_range", String(q + 1n), "q + 1"],
    ["out_of_range", String(2n * q), "2 q"],
    ["out_of_range", String(2n ** 253n), "2 to the 253"],
    ["out_of_range", String(2n ** 256n), "2 to the 256"],
    ["out_of_range", String(2n ** 256n + 1n), "1 modulo 2 to the 256"],
    ["out_of_range", "9".repeat(76), "76 nines"],
    ["out_of_range", "1" + "0".repeat(76), "10 to the 76"],
    ["out_of_range", "1" + "0".repeat(999), "a thousand digits"],
    ["malformed", "", "nothing"],
    ["malformed", "00", "zero twice"],
    ["malformed", "01", "a leading zero"],
    ["malformed", "0" + String(q - 1n), "q - 1 after a zero"],
    ["malformed", "0" + String(q), "q after a zero"],
    ["malformed", "-0", "minus zero"],
    ["malformed", "-1", "minus one"],
    ["malformed", "+1", "plus one"],
    ["malformed", " 1", "a space before"],
    ["malformed", "1 ", "a space after"],
    ["malformed", "1\n", "a line feed after"],
    ["malformed", "1\u0000", "a zero byte after"],
    ["malformed", "0x1", "hexadecimal"],
    ["malformed", "1e3", "an exponent"],
    ["malformed", "1.0", "a fraction"],
    ["malformed", "1_000", "an underscore"],
    ["malformed", "1,000", "a separator"],
    ["malformed", "a", "a letter"],
    ["malformed", "\u0661", "an Arabic digit"],
    ["malformed", "\uff11", "a full-width digit"],
  ].map(([expected, text, name]) => ({ name, text, expected }));
  write("scalars", { cases });
}

const names = [
  "Ann Archer",
  'Bo "B." Baker',
  "Chloé Côté",
  "Dee \\ Day",
  "Eli\u0001\u007f\u2028Émond",
];

const ballotShapes = [
  { answers: 1, blank: false, min: 0, max: 1, choices: [[0], [1]] },
  { answers: 1, blank: false, min: 1, max: 1, choices: [[1]] },
  {
    answers: 1,
    blank: true,
    min: 1,
    max: 1,
    choices: [
      [0, 1],
      [1, 0],
    ],
  },
  {
    answers: 3,
    blank: false,
    min: 1,
    max: 1,
    choices: [
      [1, 0, 0],
      [0, 0, 1],
    ],
  },
  {
    answers: 3,
    blank: true,
    min: 1,
    max: 1,
    choices: [
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [1, 0, 0, 0],
    ],
  },
  {
    answers: 5,
    blank: false,
    min: 0,
    max: 2,
    choices: [
      [0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [1, 0, 0, 0, 1],
    ],
  },
  {
    answers: 5,
    blank: true,
    min: 0,
    max: 2,
    choices: [
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 1, 0],
      [1, 0, 0, 0, 0, 0],
    ],
  },
  {
    answers: 5,
    blank: true,
    min: 2,
    max: 4,
    choices: [
      [0, 1, 1, 1, 0, 1],
      [1, 0, 0, 0, 0, 0],
    ],
  },
];

/** Rankings: 1 for the first choice, 2 for the second, 0 for those not ranked. */
const rankings = [
  [[0], [1]],
  [
    [2, 1, 3],
    [0, 1, 0],
    [0, 0, 0],
  ],
  [
    [7, 6, 5, 4, 3, 2, 1],
    [0, 3, 0, 1, 0, 0, 2],
  ],
  [Array.from({ length: 30 }, (_, i) => ((i * 7) % 30) + 1)],
];

function ballots() {
  const y = multiply(generator, randomNonZeroScalar(seededRandom(seedOf("election key"))));
  const intakeKey = x25519.getPublicKey(seedOf("intake key"));
  const ballotCases = (questions: object[], answers: readonly number[][][], called: string) => {
    const election = JSON.stringify({
      version: 1,
      description: "Known answers",
      name: "Élection",
      group: "Ed25519",
      public_key: writePoint(y),
      questions,
      uuid,
    }).replace(/\x7f/g, "\\u007f");
    const bytes = utf8ToBytes(election);
    const read = readElection(bytes, uuid, fingerprint(bytes));
    if (typeof read === "string") throw new Error(read);
    return answers.map((choices, i) => {
      const separator = questions.some((q) => "type" in q) ? " " : "";
      const name = `${called}: ${choices.map((c) => c.join(separator)).join(", ")}`;
      const votingCode = ["GAn18-ABPZ2h-VoC1G-8ZdbA8", "tBfH2-mpegpU-sJs2y-yDxysP"][i % 2]!;
      const seed = seedOf(name);
      const pin = ["01234567", "98765432", "00000000"][i]!;
      const random = seededRandom(seed);
      const ballot = makeBallot(read, votingCode, choices, random);
      return {
        name,
        election,
        votingCode,
        choices,
        seedHex: bytesToHex(seed),
        pin,
        intakeKeyHex: bytesToHex(intakeKey),
        expectedBallot: ballot.text,
        expectedTracker: ballot.tracker,
        expectedRequest: castRequest(uuid, ballot, intakeKey, pin, random),
      };
    });
  };
  const plural = (n: number) => `${n} candidate${n > 1 ? "s" : ""}`;
  const who = (shape: (typeof ballotShapes)[number]) => ({
    answers: names.slice(0, shape.answers),
    ...(shape.blank && { blank: true }),
    min: shape.min,
    max: shape.max,
    question: "Who?",
  });
  const order = (n: number) => ({
    type: "NonHomomorphic",
    value: {
      answers: Array.from({ length: n }, (_, i) => names[i] ?? `Candidate ${i + 1}`),
      question: "In what order?",
    },
    ...(n === 3 && { extra: { type: "Schulze", list: [1, "a"] } }),
  });
  const cases = [
    ...ballotShapes.flatMap((shape) =>
      ballotCases(
        [who(shape)],
        shape.choices.map((choices) => [choices]),
        `${plural(shape.answers)}, ${shape.min} to ${shape.max}${shape.blank ? ", blank allowed" : ""}`,
      ),
    ),
    ...rankings.flatMap((places) =>
      ballotCases(
        [order(places[0]!.length)],
        places.map((p) => [p]),
        `${plural(places[0]!.length)}, ranked`,
      ),
    ),
    ...ballotCases(
      [order(3), who(ballotShapes[4]!)],
      [
        [
          [1, 0, 2],
          [0, 0, 1, 0],
        ],
      ],
      "3 candidates, ranked, then 1 of 3 chosen",
    ),
  ];
  write("ballots", { intakeSecretHex: bytesToHex(seedOf("intake key")), cases });
}

function receipts() {
  const seed = seedOf("receipt key");
  const cases = ["one", "two"].map((name, i) => {
    const tracker = fingerprint(name);
    const time = ["2026-11-22T16:12:03Z", "2027-01-01T00:00:00Z"][i]!;
    const message = `hustings/1 receipt|${uuid}|${tracker}|${time}`;
    const signature = bytesToHex(ed25519.sign(utf8ToBytes(message), seed));
    return { receipt: { stage: uuid, tracker, time, signature } };
  });
  write("receipts", {
    receiptSeedHex: bytesToHex(seed),
    receiptKeyHex: bytesToHex(ed25519.getPublicKey(seed)),
    cases,
  });
}

function log() {
  const electionHash = fingerprint("an election");
  let head = logStart(uuid, electionHash);
  const lines = Array.from({ length: 5 }, (_, height) => {
    const ballot = bytesToHex(sha256(`ballot ${height}`));
    const line = JSON.stringify({ height, parent: head, ballot });
    head = bytesToHex(sha256(line));
    return line;
  });
  write("log", { uuid, electionHash, start: logStart(uuid, electionHash), lines, head });
}

points();
scalars();
ballots();
receipts();
log();
