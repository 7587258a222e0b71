// The stage looked at again while the page is open: what changes on the page, and what never does.
import { newsOf } from "./news";
import { standing, type Stage } from "./stage";
import { steps, type Booth, type Effect, type Step } from "./state";

/** Refusals that only mean "not now". */
const passing = ["stage_paused", "stage_not_open", "stage_closed", "channel_closed"];

/** @param opened the page to begin with, once voting is (again) possible. */
export function seen(
  booth: Booth,
  stage: Stage,
  opened: (booth: Booth) => Booth,
  now: Date | null,
): { readonly booth: Booth; readonly effects: readonly Effect[] } {
  const before = booth.stage;
  if (before === null || booth.election === null || booth.page === "loading")
    return { booth, effects: [] };
  // A ballot on its way is answered by the server, a recorded one stays recorded.
  const settled = ["casting", "recorded", "unconfirmed", "stopped"].includes(booth.page);
  if (before.electionHash !== stage.electionHash) {
    if (settled) return { booth, effects: [] };
    const news = [{ kind: "renewed" }] as const;
    const renewed = { ...booth, ballot: null, news, unread: true };
    return { booth: renewed, effects: [{ do: "load" }] };
  }
  const news = newsOf(before, stage);
  const next: Booth = {
    ...booth,
    // The very same object where nothing changed, so that nothing is drawn anew.
    stage: JSON.stringify(before) === JSON.stringify(stage) ? before : stage,
    news: news.length > 0 ? news : booth.news,
    unread: news.length > 0 || booth.unread,
  };
  return { booth: settled ? next : turned(next, standing(stage, now), opened), effects: [] };
}

function turned(
  booth: Booth,
  stands: ReturnType<typeof standing>,
  opened: (booth: Booth) => Booth,
): Booth {
  const { page } = booth;
  const possible = stands === "open" || stands === "paused";
  if (steps.includes(page as Step)) {
    if (stands === "before") return { ...booth, page: "not_open" };
    return possible ? booth : { ...booth, page: "closed", problem: null, unsent: true };
  }
  if (page === "not_open" || page === "closed") {
    if (possible) return opened({ ...booth, unsent: false });
    const other = stands === "before" ? "not_open" : "closed";
    return page === other ? booth : { ...booth, page: other };
  }
  if (page === "refused" && stands === "open" && passing.includes(booth.refusal!))
    return { ...booth, page: "pin", problem: null, refusal: null };
  return booth;
}
