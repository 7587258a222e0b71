import { expect, test } from "vitest";
import log from "../../vectors/log.json";
import { logStart, readLogChunk } from "./log";

const read = (lines: string[]) =>
  readLogChunk(lines.map((line) => line + "\n").join(""), log.start, 0);
const changed = (at: number, change: (line: string) => string) =>
  log.lines.map((line, i) => (i === at ? change(line) : line));

test("Log_start_depends_on_stage_and_election", () => {
  expect(logStart("11111111111111", log.electionHash)).not.toBe(log.start);
  expect(logStart(log.uuid, "x")).not.toBe(log.start);
});

test("Log_page_that_is_empty_changes_nothing", () => {
  expect(readLogChunk("", log.start, 7)).toEqual({ head: log.start, height: 7, ballots: [] });
});

test.each([
  ["incomplete_line", 0, log.lines.join("\n")],
  ["malformed", 0, "x\n"],
  ["malformed", 0, "\n"],
])("Log_page_refused_as_%s", (fault, height, text) => {
  expect(readLogChunk(text, log.start, 0)).toEqual({ fault, height });
});

test.each([
  ["parent", 3, changed(2, (line) => line.replace(/"ballot":"./, '"ballot":"_').replace("_", "e"))],
  ["parent", 0, changed(0, (line) => line.replace(log.start, "0".repeat(64)))],
  ["height", 1, log.lines.filter((_, i) => i !== 1)],
  ["height", 2, [log.lines[0]!, log.lines[1]!, log.lines[1]!]],
  ["height", 1, changed(1, (line) => line.replace('"height":1', '"height":2'))],
  ["not_canonical", 1, changed(1, (line) => line.replace(":", ": "))],
  ["not_canonical", 1, changed(1, (line) => line.replace('"height":1', '"height":1.0'))],
  ["not_canonical", 2, changed(2, (line) => line.replace(/}$/, ',"more":1}'))],
  ["malformed", 4, changed(4, (line) => line.slice(0, -1))],
])("Log_refused_as_%s_at_%i", (fault, height, lines) => {
  expect(read(lines)).toEqual({ fault, height });
});

test("Log_page_that_continues_another_log_is_refused", () => {
  const page = log.lines[1] + "\n";
  expect(readLogChunk(page, log.start, 1)).toEqual({ fault: "parent", height: 1 });
});
