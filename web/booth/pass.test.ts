import { expect, test } from "vitest";
import { readPass } from "./pass";

// Its last character computed with Python from the server's rule.
const whole = "K7QM2X9FTBC2";
const example = "8KMA-2RTW-YC47";

test("Pass_has_one_check_character_and_is_read_as_people_type_it", () => {
  const typed = ` ${whole.slice(0, 4).toLowerCase()}-${whole.slice(4, 8)} ${whole.slice(8)}\n`;
  expect(readPass(typed)).toBe(whole);
  expect(readPass(example)).toBe("8KMA2RTWYC47");
  const others = [..."23456789ABCDEFGHJKMNPQRSTUVWXYZ"].map((c) => whole.slice(0, -1) + c);
  expect(others.filter((other) => readPass(other) !== null)).toEqual([whole]);
});

test("Any_wrong_character_and_any_two_exchanged_are_found", () => {
  for (const pass of [whole, readPass(example)!])
    for (let i = 0; i < pass.length; i++) {
      const other = pass[i] === "Z" ? "Y" : "Z";
      expect(readPass(pass.slice(0, i) + other + pass.slice(i + 1))).toBeNull();
      const [one, two] = [pass[i], pass[i + 1]];
      if (two !== undefined && one !== two)
        expect(readPass(pass.slice(0, i) + two + one + pass.slice(i + 2))).toBeNull();
    }
});

test.each(["", "K7QM", "K7QM-2X9F-TBC", "0000-0000-0000", "K7QM2X9FTBCéé"])(
  "What_is_no_pass_is_not_read_%#",
  (typed) => {
    expect(readPass(typed)).toBeNull();
  },
);
