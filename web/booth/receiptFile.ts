// The receipt as a text file that a voter can keep. It says nothing about the choice.
import type { Receipt } from "../crypto";
import type { Language, Stage } from "./stage";
import { moment } from "./times";
import { words } from "./words";

export function receiptFile(
  stage: Stage,
  receipt: Receipt,
  language: Language,
  origin: string,
): { name: string; text: string } {
  const w = words[language].file;
  const colon = language === "fr" ? "\u00a0: " : ": ";
  const lines = [
    w.title,
    "",
    w.vote + colon + stage.contest[language] + " – " + stage.title[language],
    w.receiptNumber + colon + receipt.tracker,
    w.recorded + colon + moment(new Date(receipt.time), stage.timeZone, language),
    "",
    w.meaning,
    `${w.check} ${origin}/check/${stage.uuid}`,
    "",
    w.stage + colon + receipt.stage,
    `UTC${colon}${receipt.time}`,
    w.signature + colon + receipt.signature,
  ];
  return {
    name: `${w.name}-${receipt.tracker.replace(/[^A-Za-z0-9]/g, "").slice(0, 8)}.txt`,
    text: lines.join("\r\n") + "\r\n",
  };
}
