// What changed about a vote while its page is open, as an officer would tell it.
import { online, type Stage, type Text } from "./stage";

export type News =
  /** The end (or, before the opening, the beginning) of voting has moved. */
  | {
      readonly kind: "closes" | "opens";
      readonly from: Date | null;
      readonly to: Date | null;
      readonly reason: Text | null;
      /** When it was ordered; null if the server does not say. */
      readonly at: Date | null;
    }
  | { readonly kind: "paused" | "resumed" | "reopened"; readonly reason: Text | null }
  /** Another rule on who may vote how often; other candidates or another question. */
  | { readonly kind: "policy" | "renewed" };

/** What a page that knew `before` (nothing yet: null) has to say about `stage`. */
export function newsOf(before: Stage | null, stage: Stage): readonly News[] {
  return before === null ? recent(stage) : since(before, stage);
}

/** Someone who has just come learns of the last change if it still matters. */
function recent(stage: Stage): readonly News[] {
  const { change, state } = stage;
  if (state === "paused") return [{ kind: "paused", reason: change?.reason ?? null }];
  if (change === null || same(change.from, change.to)) return [];
  const { from, to, reason, time: at } = change;
  const window = online(stage);
  if (state === "prepared" && same(to, window.opens))
    return [{ kind: "opens", from, to, reason, at }];
  if (state === "open" && same(to, window.closes))
    return [{ kind: "closes", from, to, reason, at }];
  return [];
}

function since(before: Stage, stage: Stage): readonly News[] {
  const news: News[] = [];
  const ordered = same(before.change?.time ?? null, stage.change?.time ?? null)
    ? null
    : stage.change;
  const reason = ordered?.reason ?? null;
  const at = ordered?.time ?? null;
  const [was, is] = [online(before), online(stage)];
  // The order says what it changed; without one there is only what this page knew.
  const moved = (kind: "opens" | "closes") => {
    const named = ordered !== null && same(ordered.to, is[kind]);
    news.push({ kind, from: named ? ordered.from : was[kind], to: is[kind], reason, at });
  };
  const { state } = stage;
  const told = before.state === "paused" && ordered === null;
  if (state === "paused" && !told) news.push({ kind: "paused", reason });
  if (state === "open" && before.state === "paused") news.push({ kind: "resumed", reason });
  if ((state === "open" || state === "paused") && before.state === "closed")
    news.push({ kind: "reopened", reason });
  if (state === "prepared" && !same(was.opens, is.opens)) moved("opens");
  if (state !== "closed" && state !== "published" && !same(was.closes, is.closes)) moved("closes");
  if (before.policy !== stage.policy || before.postOnline !== stage.postOnline)
    news.push({ kind: "policy" });
  return news;
}

function same(one: Date | null, other: Date | null): boolean {
  return one?.getTime() === other?.getTime();
}
