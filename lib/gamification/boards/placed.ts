import type { ViewedEntries } from "#lib/platform/store";
import { pointsOf } from "./packing.ts";
import type { Period } from "./schema.ts";

/** Somebody's place, or a team's, before it has a name. */
export interface Placed {
  id: string;
  rank: number;
  place: number;
  points: number;
}

/** Ranks of entries that follow each other: equal points share one, and the next is left out. */
export function placed({ start, entries, above }: ViewedEntries, period: Period): Placed[] {
  const result: Placed[] = [];
  for (const [index, { member, score }] of entries.entries()) {
    const points = pointsOf(period, score);
    const before = result.at(-1);
    const place = start + index + 1;
    result.push({ id: member, points, place, rank: before === undefined ? above + 1 : before.points === points ? before.rank : place });
  }
  return result;
}
