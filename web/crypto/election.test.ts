import { expect, test } from "vitest";
import ballots from "../../vectors/ballots.json";
import points from "../../vectors/points.json";
import { fingerprint, utf8ToBytes } from "./bytes";
import { readElection } from "./election";

const uuid = "TC8ZwPjLDDcDt5";
const text = ballots.cases.find((c) => c.name.startsWith("3 candidates, 1 to 1, blank"))!.election;
const read = (changed: string) =>
  readElection(utf8ToBytes(changed), uuid, fingerprint(utf8ToBytes(changed)));
const key = /"public_key":"([0-9a-f]{64})"/.exec(text)![1]!;

test("Election_as_published_is_read", () => {
  expect(read(text)).toMatchObject({
    uuid,
    fingerprint: fingerprint(text),
    questions: [{ text: "Who?", min: 1, max: 1, blank: true }],
  });
});

test("Election_with_optional_fields_and_odd_characters_is_read", () => {
  const odd = '\\u0001\\u007f\\"\\\\\\n\u2028é/';
  const changed = text
    .replace("Known answers", odd)
    .replace(/}$/, ',"administrator":"a","credential_authority":"c"}');
  expect(read(changed)).toMatchObject({ uuid });
});

const asking = (question: string) =>
  text.replace(/"questions":\[.*\],"uuid"/, `"questions":[${question}],"uuid"`);
const ranking =
  '{"type":"NonHomomorphic","value":{"answers":["Ann","Bo"],"question":"In what order?"}';

test("Election_with_a_ranking_is_read_with_and_without_a_hint", () => {
  for (const end of ["}", ',"extra":{"type":"Schulze","list":[1,"a"]}}', ',"extra":null}'])
    expect(read(asking(ranking + end))).toMatchObject({
      questions: [{ kind: "ranking", text: "In what order?", answers: ["Ann", "Bo"] }],
    });
});

const names = (n: number) => JSON.stringify(Array.from({ length: n }, (_, i) => `c${i}`));

test.each([
  ["question", "of lists", ranking.replace("NonHomomorphic", "Lists") + "}"],
  ["question", "with more than is known", ranking + ',"more":1}'],
  ["question", "with more in its value", ranking.replace('"question"', '"min":0,"question"') + "}"],
  ["question", "without answers", ranking.replace('["Ann","Bo"]', "[]") + "}"],
  ["question", "with a number for an answer", ranking.replace('"Bo"', "2") + "}"],
  ["question", "without a value", '{"type":"NonHomomorphic"}'],
  ["question", "of 31", ranking.replace('["Ann","Bo"]', names(31)) + "}"],
  [
    "not_canonical",
    "in another order",
    '{"value"' + ranking.slice(31).replace(/^[^:]*/, "") + ',"type":"NonHomomorphic"}',
  ],
  [
    "not_canonical",
    "with its value in another order",
    '{"type":"NonHomomorphic","value":{"question":"?","answers":["a"]}}',
  ],
])("Ranking_refused_as_%s_%s", (fault, _, question) => {
  expect(read(asking(question))).toBe(fault);
});

test("Election_of_thirty_candidates_to_rank_is_read", () => {
  expect(read(asking(ranking.replace('["Ann","Bo"]', names(30)) + "}"))).toMatchObject({
    questions: [{ kind: "ranking" }],
  });
});

test("Election_with_another_fingerprint_than_announced_is_refused", () => {
  expect(readElection(utf8ToBytes(text), uuid, fingerprint(text + " "))).toBe("fingerprint");
});

test("Election_of_another_stage_is_refused", () => {
  expect(readElection(utf8ToBytes(text), "11111111111111", fingerprint(text))).toBe("uuid");
});

test("Election_that_is_not_utf8_is_refused", () => {
  const bytes = utf8ToBytes(text);
  bytes[60] = 0xff;
  expect(readElection(bytes, uuid, fingerprint(bytes))).toBe("not_utf8");
});

test.each([
  ["not_json", "cut off", text.slice(0, -1)],
  ["not_json", "followed by something", text + "x"],
  ["not_json", "after a byte order mark", "\ufeff" + text],
  ["not_canonical", "followed by a line feed", text + "\n"],
  ["not_canonical", "with a space", text.replace('{"version"', '{ "version"')],
  ["not_canonical", "with a key twice", text.replace('"min":1', '"min":0,"min":1')],
  ["not_canonical", "in another order", text.replace('"min":1,"max":1', '"max":1,"min":1')],
  ["not_canonical", "with another escape", text.replace("Ann", "\\u0041nn")],
  ["not_canonical", "with a number written otherwise", text.replace('"min":1', '"min":1.0')],
  ["shape", "an array", "[]"],
  ["shape", "null", "null"],
  ["shape", "with an unknown field", text.replace(/}$/, ',"extra":1}')],
  ["shape", "without a name", text.replace(/"name":"[^"]*",/, "")],
  ["shape", "with a number for a name", text.replace(/"name":"[^"]*"/, '"name":1')],
  ["shape", "without questions", text.replace(/"questions":\[.*\]/, '"questions":[]')],
  ["shape", "with half a character", text.replace("Known", "\\ud800")],
  ["version", "of version 2", text.replace('"version":1', '"version":2')],
  ["group", "in another group", text.replace("Ed25519", "BELENIOS-2048")],
  ["question", "with min over max", text.replace('"min":1', '"min":2')],
  ["question", "with max over the answers", text.replace('"max":1', '"max":4')],
  ["question", "with a negative min", text.replace('"min":1', '"min":-1')],
  ["question", "with half a vote", text.replace('"min":1', '"min":0.5')],
  ["question", "without answers", text.replace(/"answers":\[.*?\]/, '"answers":[]')],
  ["question", "with a number for an answer", text.replace('"Ann Archer"', "1")],
  ["question", "with blank as a word", text.replace('"blank":true', '"blank":"true"')],
  ["question", "of another type", text.replace(/{"answers"/, '{"type":"Lists","answers"')],
  ["public_key", "whose key is the identity", text.replace(key, "0".repeat(63) + "1")],
])("Election_refused_as_%s_%s", (fault, _, changed) => {
  expect(changed).not.toBe(text);
  expect(read(changed)).toBe(fault);
});

test.each(points.cases.filter((c) => c.expected !== "none" && /^[^"\\]*$/.test(c.hex)))(
  "Election_whose_key_is_refused: $name",
  ({ hex }) => {
    expect(read(text.replace(key, hex))).toBe("public_key");
  },
);
