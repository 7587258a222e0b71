import { expect, test } from "vitest";
import { bytesToHex, sha256, type Election } from "../crypto";
import { utf8ToBytes } from "../crypto/bytes";
import { generator } from "../crypto/group";
import { readAbout } from "./about";

const text = (t: string) => ({ en: t, fr: `${t}, en français` });
const photo = "ab".repeat(32);
const definition = {
  candidates: [
    { id: "topp", name: "Brian Topp", statement: null, photo: null, withdrawn: false },
    { id: "cullen", name: "Nathan Cullen", statement: text("Hello"), photo, withdrawn: false },
    {
      id: "saganash",
      name: "Romeo Saganash",
      statement: { en: 1 },
      photo: "../x",
      withdrawn: true,
    },
    { id: "twin-1", name: "Twin", statement: text("One"), photo: null, withdrawn: false },
    { id: "twin-2", name: "Twin", statement: text("Two"), photo: null, withdrawn: false },
  ],
  stages: [
    { uuid: "11111111111111", min: 2, max: 3 },
    { uuid: "22222222222222", min: -1, max: 99 },
  ],
};
const bytes = utf8ToBytes(JSON.stringify(definition));
const none = { statement: null, photo: null, withdrawn: false };

function election(more: Partial<Election> = {}): Election {
  const answers = ["Nathan Cullen", "Brian Topp", "Romeo Saganash", "Twin", "Somebody"];
  return {
    uuid: "11111111111111",
    name: "",
    questions: [{ kind: "ranking", text: "", answers }],
    publicKey: generator,
    administrator: `hustings/1 ${"A".repeat(14)} ${bytesToHex(sha256(bytes))}`,
    fingerprint: "",
    ...more,
  };
}

test("Candidates_are_found_by_name_in_the_elections_order_and_odd_fields_are_left_out", () => {
  expect(readAbout(bytes, election())).toEqual({
    candidates: [
      { statement: text("Hello"), photo, withdrawn: false },
      none,
      { ...none, withdrawn: true },
      none,
      none,
    ],
    least: 2,
    most: 3,
  });
  for (const uuid of ["22222222222222", "33333333333333"])
    expect(readAbout(bytes, election({ uuid }))).toMatchObject({ least: 1, most: 5 });
});

test("Definition_that_the_election_does_not_name_is_not_used", () => {
  const changed = utf8ToBytes(JSON.stringify(definition).replace("Hello", "Hallo"));
  expect(readAbout(changed, election())).toBeNull();
  for (const administrator of [null, "", "Ann", `hustings/1 x ${"0".repeat(64)}`])
    expect(readAbout(bytes, election({ administrator }))).toBeNull();
});

test.each(["", "null", "[]", "{}", '{"candidates":[],"stages":1}', '{"candidates":1,"stages":[]}'])(
  "Definition_%j_is_not_used",
  (odd) => {
    const named = `hustings/1 x ${bytesToHex(sha256(odd))}`;
    expect(readAbout(utf8ToBytes(odd), election({ administrator: named }))).toBeNull();
  },
);
