import type { Link } from "./explaining-links.ts";

/** Where the explanation of a service leads: to a root, by way of the next service. */
export interface Trace {
  root: number;
  via: number;
  /** Steps to the root in the search that found it. */
  distance: number;
  /** True when no way of hard dependencies alone leads to the root. */
  isSoft: boolean;
}

/**
 * For each service the nearest roots that its links lead to, those by hard dependencies alone first; at most `limit` of each sort. A search in
 * breadth backwards from all roots at once, in which a service takes no more than `limit` of them: the nearest roots of a service are
 * among the nearest of the next one on the way. O(limit · (V+E)).
 * @param roots groups of services, each one cause
 */
export function traceCauses(links: readonly (readonly Link[])[], roots: readonly (readonly number[])[], limit: number): Trace[][] {
  const byHard = search(links, roots, limit, true);
  const byAny = search(links, roots, limit, false);
  return byHard.map((hard, node) => [...traces(hard, false), ...traces(byAny[node] ?? new Map(), true).filter(({ root }) => !hard.has(root))]);
}

/** By root: the next service on the way to it, and how far it is. */
type Found = Map<number, { via: number; distance: number }>;

function search(links: readonly (readonly Link[])[], roots: readonly (readonly number[])[], limit: number, isHardOnly: boolean): Found[] {
  const backwards: number[][] = links.map(() => []);
  links.forEach((each, from) => {
    for (const { to, isHard } of each) if (isHard || !isHardOnly) backwards[to]?.push(from);
  });
  const found = links.map((): Found => new Map());
  const isRoot = new Set(roots.flat());
  const queue = roots.flatMap((members, root) => members.map((node) => ({ node, root, distance: 0 })));
  for (const { node, root, distance } of queue) {
    for (const dependant of backwards[node] ?? []) {
      const known = found[dependant];
      if (!known || known.has(root) || known.size >= limit || isRoot.has(dependant)) continue;
      known.set(root, { via: node, distance: distance + 1 });
      queue.push({ node: dependant, root, distance: distance + 1 });
    }
  }
  return found;
}

const traces = (found: Found, isSoft: boolean): Trace[] => [...found].map(([root, step]) => ({ root, ...step, isSoft }));
