import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { words } from "./words";

// The closed list of refusals, from the specification itself.
const spec = readFileSync(new URL("../../docs/spec/casting.md", import.meta.url), "utf8");
const refusals = [...spec.matchAll(/^\| `([a-z_0-9]+)` \| \d{3} \|/gm)].map((m) => m[1]!);

test("Refusals_of_the_specification_are_found", () => {
  expect(refusals).toHaveLength(36);
});

test.each(refusals)("Refusal_%s_is_worded_in_both_languages", (code) => {
  const english = words.en.refused(code);
  const french = words.fr.refused(code);
  for (const notice of [english, french]) {
    expect(notice.heading).not.toBe("");
    expect(notice.body.length).toBeGreaterThan(0);
  }
  expect(french.body).toHaveLength(english.body.length);
  // Whoever is refused must learn that nothing was recorded (or that something was, before).
  const said = (notice: typeof english) => [notice.heading, ...notice.body].join(" ");
  expect(said(english)).toMatch(/not recorded|not added/);
  expect(said(french)).toMatch(/pas été enregistré|pas été ajouté/);
});

test("Words_are_there_in_both_languages_and_differ", () => {
  const compare = (one: unknown, other: unknown, path: string): void => {
    expect(typeof other, path).toBe(typeof one);
    if (typeof one === "string") {
      expect(other, path).not.toBe("");
      if (!same.includes(path)) expect(other, path).not.toBe(one);
    } else if (typeof one === "object" && one !== null) {
      expect(Object.keys(other as object), path).toEqual(Object.keys(one));
      for (const key of Object.keys(one))
        compare(one[key as never], (other as never)[key], `${path}.${key}`);
    }
  };
  const same = ["words.file.signature"];
  compare(words.en, words.fr, "words");
});

test("Words_never_use_jargon", () => {
  const all = JSON.stringify(words.en) + JSON.stringify(words.fr);
  expect(all).not.toMatch(/tracker|hash|credential|zero-knowledge|blockchain|success/i);
});
