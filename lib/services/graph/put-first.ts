import type { Cause, PutFirstBy } from "./explanation.ts";

/** What decides which of several causes is named first. */
interface Place {
  isSoft: boolean;
  distance: number;
  since: Date | null;
  key: string;
}

/** In the order in which they are told. */
export function rank<Item>(items: readonly Item[], placeOf: (item: Item) => Place): Item[] {
  return items.toSorted((one, other) => compare(placeOf(one), placeOf(other)).order);
}

/** What put the first before the second. */
export function firstBy<Item>(ranked: readonly Item[], placeOf: (item: Item) => Place): PutFirstBy {
  const [first, second] = ranked;
  return first !== undefined && second !== undefined ? compare(placeOf(first), placeOf(second)).by : "only";
}

/** The member that failed first; of several at the same time, or of unknown times, the first of the list. */
export function earliest(members: readonly number[], sinceOf: (member: number) => Date | null): { first: number; by: PutFirstBy } {
  const time = (member: number): number => timeOf(sinceOf(member));
  const [first = 0, second] = members.toSorted((one, other) => sign(time(one), time(other)) || one - other);
  if (second === undefined) return { first, by: "only" };
  return { first, by: time(first) < time(second) ? "time" : "name" };
}

/** Those with most consequences first; then the earliest. */
export function inOrder(causes: readonly Cause[]): Cause[] {
  return causes.toSorted(
    (one, other) =>
      other.consequences.length - one.consequences.length || sign(timeOf(one.since), timeOf(other.since)) || (one.key < other.key ? -1 : 1),
  );
}

function compare(one: Place, other: Place): { order: number; by: PutFirstBy } {
  const criteria: [PutFirstBy, number][] = [
    ["hardness", Number(one.isSoft) - Number(other.isSoft)],
    ["nearness", one.distance - other.distance],
    ["time", sign(timeOf(one.since), timeOf(other.since))],
  ];
  for (const [by, order] of criteria) if (order !== 0) return { order, by };
  return { order: one.key < other.key ? -1 : 1, by: "name" };
}

/** An unknown time comes after all others. */
const timeOf = (since: Date | null): number => since?.getTime() ?? Number.POSITIVE_INFINITY;

// Not the difference: two infinite times have none.
const sign = (one: number, other: number): number => Number(one > other) - Number(one < other);
