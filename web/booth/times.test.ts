import { expect, test } from "vitest";
import { clock, moment } from "./times";

const plain = (text: string) => text.replace(/\u00a0/g, " ");
const toronto = "America/Toronto";

test.each([
  ["2026-11-22T21:12:03Z", "4:12 p.m. Toronto time", "16 h 12, heure de Toronto"],
  ["2026-11-22T14:05:00Z", "9:05 a.m. Toronto time", "9 h 05, heure de Toronto"],
  ["2026-11-22T14:00:00Z", "9:00 a.m. Toronto time", "9 h, heure de Toronto"],
  ["2026-11-22T17:00:00Z", "12 noon Toronto time", "midi, heure de Toronto"],
  ["2026-11-22T17:01:00Z", "12:01 p.m. Toronto time", "12 h 01, heure de Toronto"],
  [
    "2026-11-22T05:00:00Z",
    "midnight (the start of the day), Toronto time",
    "minuit (début de la journée), heure de Toronto",
  ],
  ["2026-11-22T05:30:00Z", "12:30 a.m. Toronto time", "0 h 30, heure de Toronto"],
])("Clock_%s_is_told_in_words", (time, english, french) => {
  expect(plain(clock(new Date(time), toronto, "en"))).toBe(english);
  expect(plain(clock(new Date(time), toronto, "fr"))).toBe(french);
});

test("Moment_has_day_date_and_zone_of_the_stage_not_of_the_reader", () => {
  const time = new Date("2026-12-01T02:30:00Z");
  const english = (zone: string) => plain(moment(time, zone, "en"));
  expect(english(toronto)).toBe("Monday, November 30, 2026, 9:30 p.m. Toronto time");
  expect(english("UTC")).toBe("Tuesday, December 1, 2026, 2:30 a.m. UTC");
  expect(english("America/St_Johns")).toBe("Monday, November 30, 2026, 11:00 p.m. St Johns time");
  const french = (zone: string) => plain(moment(time, zone, "fr"));
  expect(french("UTC")).toBe("mardi 1er décembre 2026, 2 h 30, temps universel (UTC)");
  expect(french("America/Montreal")).toBe("lundi 30 novembre 2026, 21 h 30, heure de Montréal");
  expect(french("America/Edmonton")).toContain("heure d’Edmonton");
});
