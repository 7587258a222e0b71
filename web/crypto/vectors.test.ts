// The same files are read by the C# tests: both must give these answers.
import { expect, test } from "vitest";
import ballots from "../../vectors/ballots.json";
import credentials from "../../vectors/credentials.json";
import log from "../../vectors/log.json";
import points from "../../vectors/points.json";
import receipts from "../../vectors/receipts.json";
import scalars from "../../vectors/scalars.json";
import * as crypto from ".";
import { utf8ToBytes } from "./bytes";
import { readPoint, readScalar, writePoint } from "./group";

test.each(points.cases)("point: $name", ({ hex, expected }) => {
  const point = readPoint(hex);
  expect(typeof point === "string" ? point : "none").toBe(expected);
  if (typeof point !== "string") expect(writePoint(point)).toBe(hex);
});

test.each(scalars.cases)("scalar: $name", ({ text, expected }) => {
  const scalar = readScalar(text);
  expect(typeof scalar === "string" ? scalar : "none").toBe(expected);
  if (typeof scalar !== "string") expect(scalar.toString()).toBe(text);
});

test.each(credentials.derived)("code: $code in $uuid", ({ uuid, code, ...expected }) => {
  expect(crypto.isWellFormed(code)).toBe(true);
  expect(crypto.hasValidCheck(code)).toBe(expected.validCheck);
  expect(crypto.publicCredential(uuid, code)).toBe(expected.publicCredential);
});

test.each(credentials.malformed)("no code: $name", ({ code }) => {
  expect(crypto.isWellFormed(code)).toBe(false);
  expect(crypto.hasValidCheck(code)).toBe(false);
});

test.each(ballots.cases)("ballot: $name", (known) => {
  const bytes = utf8ToBytes(known.election);
  const uuid = (JSON.parse(known.election) as { uuid: string }).uuid;
  const election = crypto.readElection(bytes, uuid, crypto.fingerprint(bytes));
  if (typeof election === "string") throw new Error(election);
  const random = crypto.seededRandom(crypto.hexToBytes(known.seedHex));
  const ballot = crypto.makeBallot(election, known.votingCode, known.choices, random);
  expect(ballot.text).toBe(known.expectedBallot);
  expect(ballot.tracker).toBe(known.expectedTracker);
  const intakeKey = crypto.hexToBytes(known.intakeKeyHex);
  const request = crypto.castRequest(uuid, ballot, intakeKey, known.pin, random);
  expect(request).toBe(known.expectedRequest);
  expect(request.length).toBeLessThanOrEqual(12_288);
});

test.each(receipts.cases)("receipt: $receipt.time", ({ receipt }) => {
  const { stage, tracker } = receipt;
  expect(crypto.checkReceipt(receipt, stage, tracker, receipts.receiptKeyHex)).toBe(receipt);
});

test("log: whole, and page by page", () => {
  const start = crypto.logStart(log.uuid, log.electionHash);
  expect(start).toBe(log.start);
  const text = (lines: string[]) => lines.map((line) => line + "\n").join("");
  expect(crypto.readLogChunk(text(log.lines), start, 0)).toMatchObject({
    head: log.head,
    height: 5,
  });
  const first = crypto.readLogChunk(text(log.lines.slice(0, 2)), start, 0);
  if ("fault" in first) throw new Error(first.fault);
  const second = crypto.readLogChunk(text(log.lines.slice(2)), first.head, first.height);
  expect(second).toMatchObject({ head: log.head, height: 5 });
});
