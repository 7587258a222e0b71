import { expect, test } from "vitest";
import { csvCell } from "./csv";

test.each([
  ["Round 1", "Round 1"],
  ["1,234", '"1,234"'],
  ['a "b"', '"a ""b"""'],
  ["=SUM(A1)", "'=SUM(A1)"],
  ["+1", "'+1"],
  ["-2", "'-2"],
  ["@x", "'@x"],
])("Cell_%s_is_saved_as_%s", (text, saved) => {
  expect(csvCell(text)).toBe(saved);
});
