import { expect, test } from "vitest";
import { receiptFile } from "./receiptFile";
import type { Stage } from "./stage";

const stage = {
  uuid: "TC8ZwPjLDDcDt5",
  contest: { en: "The contest", fr: "La course" },
  title: { en: "Final round", fr: "Tour final" },
  timeZone: "America/Toronto",
} as Stage;
const receipt = {
  stage: stage.uuid,
  tracker: "hgPDk0QlUJ6xjuxBnl1D1eXA6heuIZORg+Hdgs50TmM",
  time: "2026-11-22T21:12:03Z",
  signature: "ab".repeat(64),
};

test("Receipt_file_holds_all_that_is_needed_to_check_it_later", () => {
  for (const language of ["en", "fr"] as const) {
    const { name, text } = receiptFile(stage, receipt, language, "https://vote.example");
    expect(name).toMatch(/^[a-z-]+-hgPDk0Ql\.txt$/);
    for (const part of [receipt.tracker, receipt.time, receipt.signature, receipt.stage])
      expect(text).toContain(part);
    expect(text).toContain(stage.contest[language]);
    expect(text).toContain("https://vote.example/check/TC8ZwPjLDDcDt5");
  }
});
