import type { Condition, Filter, Measure } from "#lib/gamification/schema";

/** Where a part stands: the positions in the groups around it, from the outermost. The whole is at []. */
export type Path = readonly number[];
export type Group = Extract<Condition, { all: Condition[] } | { any: Condition[] }>;
export type Leaf = Exclude<Condition, Group>;
export const LEAF_KINDS = ["count", "sum", "max", "measure", "ratio", "streak", "first", "last"] as const;
export type LeafKind = (typeof LEAF_KINDS)[number];
export type Of<Kind extends LeafKind> = Extract<Leaf, Record<Kind, unknown>>;

export const isGroup = (part: Condition): part is Group => "all" in part || "any" in part;
export const membersOf = (group: Group): Condition[] => ("all" in group ? group.all : group.any);
export const groupOf = (needs: "all" | "any", members: Condition[]): Group => (needs === "all" ? { all: members } : { any: members });
export const kindOf = (leaf: Leaf): LeafKind => LEAF_KINDS.find((kind) => kind in leaf) ?? "count";

/** The condition with another part in a place, or, with null, without it. A group that loses its last part goes with it. */
export function replaceAt(whole: Condition, path: Path, part: Condition | null): Condition | null {
  const [index, ...rest] = path;
  if (index === undefined) return part;
  if (!isGroup(whole)) return whole;
  const members = membersOf(whole).flatMap((each, at) => (at === index ? (replaceAt(each, rest, part) ?? []) : [each]));
  return members.length === 0 ? null : groupOf("all" in whole ? "all" : "any", members);
}

/** The part after or before its neighbour in the same group. */
export function moveAt(whole: Condition, path: Path, by: -1 | 1): Condition {
  const [index, ...rest] = path;
  if (index === undefined || !isGroup(whole)) return whole;
  const members = [...membersOf(whole)];
  const own = members[index];
  if (own === undefined) return whole;
  if (rest.length > 0) members[index] = moveAt(own, rest, by);
  else {
    const other = members[index + by];
    if (other === undefined) return whole;
    [members[index], members[index + by]] = [other, own];
  }
  return groupOf("all" in whole ? "all" : "any", members);
}

/** A new part of a kind, to begin with. `event` has the number field that sums are made of. */
export function blank(kind: LeafKind, today: string): Leaf {
  const paid = { event: "order.paid" as const };
  const sum = { ...paid, field: "totalMinor" };
  switch (kind) {
    case "measure":
      return { measure: "conversions" satisfies Measure, atLeast: 100 };
    case "count":
      return { count: paid, atLeast: 10 };
    case "sum":
      return { sum, atLeast: 100_000 };
    case "max":
      return { max: sum, atLeast: 50_000 };
    case "ratio":
      return { ratio: { of: { count: { event: "order.refunded" } }, over: { count: paid }, minimum: 50 }, atMost: 0.05 };
    case "streak":
      return { streak: { event: "session.opened" }, days: 7 };
    case "first":
      return { first: paid, until: today };
    case "last":
      return { last: paid, since: today };
  }
}

/** Of which sort a filter is. */
export const OPERATORS = ["is", "isNot", "atLeast", "atMost"] as const;
export const operatorOf = (filter: Filter): (typeof OPERATORS)[number] => OPERATORS.find((each) => each in filter) ?? "is";
export function operandOf(filter: Filter): string | number | boolean {
  if ("is" in filter) return filter.is;
  if ("isNot" in filter) return filter.isNot;
  return "atLeast" in filter ? filter.atLeast : filter.atMost;
}
