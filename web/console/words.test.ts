import { expect, test } from "vitest";
import { words } from "./words";

// The same in both languages, by the words themselves.
const same = ["fields.terminal", "fields.table"];

test("Words_are_there_in_both_languages_and_differ", () => {
  const compare = (one: unknown, other: unknown, path: string): void => {
    expect(typeof other, path).toBe(typeof one);
    if (typeof one === "string") {
      expect(other, path).not.toBe("");
      if (!same.includes(path)) expect(other, path).not.toBe(one);
    } else if (typeof one === "object" && one !== null) {
      expect(Object.keys(other as object), path).toEqual(Object.keys(one));
      for (const key of Object.keys(one))
        compare(one[key as never], (other as never)[key], path === "" ? key : `${path}.${key}`);
    }
  };
  compare(words.en, words.fr, "");
});

test("Words_name_one_and_several_officers", () => {
  expect(words.en.together(2)).toContain("one more officer");
  expect(words.en.together(3)).toContain("2 more officers");
  expect(words.fr.madeWaits(1)).toContain("Une autre personne");
});
