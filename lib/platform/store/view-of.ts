import type { ScoredMember, SetView, ViewedEntries, ViewRequest } from "./key-value-store.ts";

/** What a store would answer of a whole set. Pure. @param all by falling score */
export function viewOf(all: readonly ScoredMember[], { start, count, groupSize, member }: ViewRequest): SetView {
  const groupOf = (entry: ScoredMember) => Math.floor(entry.score / groupSize);
  const above = (entry: ScoredMember | undefined) => (entry ? all.filter((each) => groupOf(each) > groupOf(entry)).length : 0);
  const cut = (from: number, until: number): ViewedEntries => {
    const entries = all.slice(from, until);
    return { start: from, entries, above: above(entries[0]) };
  };
  const index = member ? all.findIndex((entry) => entry.member === member.member) : -1;
  const own = all[index];
  const next = own && all.findLast((entry) => groupOf(entry) > groupOf(own));
  return {
    size: all.length,
    page: cut(start, start + count),
    last: all.at(-1) ?? null,
    place:
      member && own
        ? {
            ...cut(Math.max(0, index - member.around), index + member.around + 1),
            index,
            next: next ? { ...next, above: above(next) } : null,
          }
        : null,
  };
}
