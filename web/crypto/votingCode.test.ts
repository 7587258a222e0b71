import { expect, test } from "vitest";
import { hasValidCheck, readVotingCode } from "./votingCode";

const code = "GAn18-ABPZ2h-VoC1G-8ZdbA8";

test.each([
  ["as issued", code],
  ["without dashes", code.replace(/-/g, "")],
  ["with spaces for dashes", code.replace(/-/g, " ")],
  ["with spaces and line feeds around", `  ${code}\n`],
  ["in groups of other sizes", "GAn1 8ABP Z2hV oC1G 8Zdb A8"],
  ["with dashes a word processor made", code.replace(/-/g, " \u2013 ")],
  ["with characters nobody sees", `\ufeff${code.replace(/-/g, "\u200b-\u00a0")}`],
])("Code_%s_is_read", (_, typed) => {
  expect(readVotingCode(typed)).toBe(code);
});

test("Code_empty_is_named", () => {
  expect(readVotingCode(" - ")).toEqual({ fault: "empty" });
});

test("Code_with_characters_missing_or_over_says_how_many", () => {
  expect(readVotingCode(code.slice(0, -1))).toEqual({ fault: "length", found: 21, expected: 22 });
  expect(readVotingCode(code + "8")).toEqual({ fault: "length", found: 23, expected: 22 });
  expect(readVotingCode(code + code)).toEqual({ fault: "length", found: 44, expected: 22 });
});

test.each([
  [0, 1, "0An18"],
  [5, 2, "0BPZ2h"],
  [15, 3, "VoC10"],
  [16, 4, "0ZdbA8"],
  [21, 4, "8ZdbA0"],
])("Code_with_a_character_that_cannot_be_names_its_group_%i", (at, group, text) => {
  const characters = [...code.replace(/-/g, "")];
  characters[at] = "0";
  expect(readVotingCode(characters.join(""))).toEqual({
    fault: "character",
    group,
    text,
    character: "0",
  });
});

test.each(["I", "O", "l", "0", "é", "😀"])("Code_with_%s_is_refused", (character) => {
  expect(readVotingCode(character + code.slice(1))).toMatchObject({
    fault: "character",
    group: 1,
    character,
  });
});

test("Code_with_one_wrong_character_never_passes_the_check", () => {
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let passed = 0;
  for (let i = 0; i < code.length; i++) {
    if (code[i] === "-") continue;
    const original = alphabet.indexOf(code[i]!);
    for (let c = 0; c < alphabet.length; c++) {
      // 53 < 58: values that differ by 53 cannot be told apart, in any position.
      if (Math.abs(c - original) % 53 === 0) continue;
      if (hasValidCheck(code.slice(0, i) + alphabet[c] + code.slice(i + 1))) passed++;
    }
  }
  expect(passed).toBe(0);
});

test("Code_with_two_neighbours_exchanged_is_named", () => {
  const exchanged = "AGn18" + code.slice(5);
  expect(readVotingCode(exchanged)).toEqual({ fault: "check" });
});
