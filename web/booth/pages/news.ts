// What changed about this vote, above whatever the voter is doing.
import { h } from "../dom";
import type { News } from "../news";
import type { Stage } from "../stage";
import type { Booth } from "../state";
import { clock, moment, sameDay, timeOfDay } from "../times";
import { policyWords, words, type Words } from "../words";
import type { Dispatch } from "./page";

export function newsBox(booth: Booth, dispatch: Dispatch): HTMLElement {
  const lines = newsLines(booth);
  const kind = booth.stage?.state === "paused" ? "note warn" : "note";
  const read = () => {
    dispatch({ type: "news_read" });
    document.getElementById("news")?.focus({ preventScroll: true });
  };
  return h(
    "div",
    {
      id: "news",
      class: `${kind}${booth.unread ? " unread" : ""}`,
      hidden: lines.length === 0,
      tabindex: "-1",
    },
    ...lines.map((line, i) => h("p", { class: i === 0 ? "lead" : "" }, line)),
    booth.unread &&
      h(
        "button",
        { type: "button", class: "button second", onclick: read },
        words[booth.language].news.read,
      ),
  );
}

/** The news in sentences; a reason that explains several is told once. */
export function newsLines(booth: Booth): string[] {
  const w = words[booth.language];
  const { stage, news, language } = booth;
  if (stage === null) return [];
  const reasons = new Set<string>();
  const lines = news.map((item) => {
    if ("reason" in item && item.reason !== null) reasons.add(item.reason[language]);
    return told(item, stage, booth, w);
  });
  return [...lines, ...[...reasons].map((reason) => w.news.reason(reason))];
}

function told(item: News, stage: Stage, booth: Booth, w: Words): string {
  switch (item.kind) {
    case "closes":
    case "opens": {
      const { from, to, at } = item;
      // A time of day is enough only where nobody can take it for another day's.
      const near = to && sameDay([at, from, to], stage.timeZone);
      const tell = (time: Date | null, write: typeof moment) =>
        time && write(time, stage.timeZone, booth.language);
      return near
        ? w.news[item.kind](tell(to, clock), tell(from, timeOfDay), true)
        : w.news[item.kind](tell(to, moment), tell(from, moment), false);
    }
    case "policy":
      return `${w.news.policy} ${policyWords(stage, w).join(" ")}`;
    default:
      return w.news[item.kind];
  }
}
