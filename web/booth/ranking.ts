// A ranking while it is being made: one place per candidate, 1 for the first choice, 0 for none.
// Numbers may be typed in any order, so there may be gaps for a while; there are never repeats.
import type { RankingQuestion } from "../crypto";

export type Places = readonly number[];

/** How many candidates may be ranked by whoever ranks any: a ranking may always be left empty, as a blank vote. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

export type RankingFault =
  | { readonly fault: "none" | "blank_with_others" }
  | { readonly fault: "too_few" | "too_many"; readonly count: number; readonly limit: number }
  /** Nobody has this place, but somebody has a later one. */
  | { readonly fault: "gap"; readonly place: number };

export function noPlaces(question: RankingQuestion): Places {
  return question.answers.map(() => 0);
}

/** The candidates that are ranked, first choice first. */
export function ordered(places: Places): number[] {
  const ranked = places.flatMap((place, i) => (place > 0 ? [i] : []));
  return ranked.sort((a, b) => places[a]! - places[b]!);
}

/** The first place that is still free. */
export function nextPlace(places: Places): number {
  for (let place = 1; ; place++) if (!places.includes(place)) return place;
}

/** Puts a candidate in a place; who stands there makes room, and those behind as far as needed. */
export function put(places: Places, candidate: number, place: number): Places {
  const next = places.map((p, i) => (i === candidate ? 0 : p));
  let free = place;
  while (next.includes(free)) free++;
  // At the end of the list there is no room behind: they move forward.
  const backward = free <= places.length;
  if (!backward) for (free = place; next.includes(free);) free--;
  const [from, to, by] = backward ? [place, free - 1, 1] : [free + 1, place, -1];
  return next.map((p, i) => (i === candidate ? place : p >= from && p <= to ? p + by : p));
}

/** Takes a candidate out; those behind move up. */
export function remove(places: Places, candidate: number): Places {
  const left = places[candidate]!;
  return places.map((p, i) => (i === candidate ? 0 : left > 0 && p > left ? p - 1 : p));
}

/** Exchanges a candidate with the one before (-1) or behind (+1), if there is one. */
export function move(places: Places, candidate: number, by: -1 | 1): Places {
  const order = ordered(places);
  const at = order.indexOf(candidate);
  const other = at < 0 ? undefined : order[at + by];
  if (other === undefined) return places;
  return places.map((p, i) =>
    i === candidate ? places[other]! : i === other ? places[candidate]! : p,
  );
}

export function closeGaps(places: Places): Places {
  const order = ordered(places);
  return places.map((p, i) => (p > 0 ? order.indexOf(i) + 1 : 0));
}

/** What keeps these places from being a vote. */
export function rankingFault(
  places: Places,
  blank: boolean,
  { least, most }: Limits = { least: 1, most: places.length },
): RankingFault | null {
  const last = Math.max(0, ...places);
  if (blank) return last > 0 ? { fault: "blank_with_others" } : null;
  if (last === 0) return { fault: "none" };
  const place = nextPlace(places);
  if (place < last) return { fault: "gap", place };
  if (last < least) return { fault: "too_few", count: last, limit: least };
  return last > most ? { fault: "too_many", count: last, limit: most } : null;
}
