import { membersOf } from "./components.ts";
import type { Link } from "./explaining-links.ts";
import type { Trace } from "./trace-causes.ts";

interface Ground {
  links: readonly (readonly Link[])[];
  /** Of the links: what a component leads to has a lower number. */
  component: readonly number[];
  /** The root that a service is a member of. */
  rootOf: ReadonlyMap<number, number>;
  sinceOf(index: number): Date | null;
}

/**
 * Chooses by way of which dependency a service is told to be hit. Nearest is not most telling: Django CRM needs PostgreSQL itself, but that Auth is
 * down between them is what an operator has to see. So the way goes by the dependency at which most failures lie one after the other, of those
 * that lead to the same root; certain ones come first, and where that decides nothing, those that failed earlier. Within a circle
 * it keeps to the shortest way out, which the search found. O(limit² · E).
 */
export function chooseWays(traces: readonly (readonly Trace[])[], ground: Ground): Trace[][] {
  const { links, component, rootOf, sinceOf } = ground;
  const levels = levelsOf(links, component);

  const leadsTo = (to: number, { root, isSoft }: Trace): boolean =>
    rootOf.get(to) === root || (traces[to] ?? []).some((other) => other.root === root && (isSoft || !other.isSoft));

  return traces.map((own, index) =>
    own.map((trace) => {
      const ways = (links[index] ?? []).filter(
        ({ to, isHard }) => component[to] !== component[index] && (isHard || trace.isSoft) && leadsTo(to, trace),
      );
      const [best] = ways.toSorted(
        (one, other) =>
          Number(other.isCertain) - Number(one.isCertain) ||
          (levels[component[other.to] ?? 0] ?? 0) - (levels[component[one.to] ?? 0] ?? 0) ||
          timeOf(sinceOf(one.to)) - timeOf(sinceOf(other.to)) ||
          one.to - other.to,
      );
      return best ? { ...trace, via: best.to } : trace;
    }),
  );
}

/** For each component how many lie one after the other between it and the furthest root. */
function levelsOf(links: readonly (readonly Link[])[], component: readonly number[]): number[] {
  const levels: number[] = [];
  for (const [number, members] of membersOf(component).entries()) {
    const below = members
      .flatMap((member) => links[member] ?? [])
      .map(({ to }) => component[to] ?? number)
      .filter((other) => other !== number);
    levels.push(below.reduce((level, other) => Math.max(level, (levels[other] ?? 0) + 1), 0));
  }
  return levels;
}

/** An unknown time comes last; a number, since a difference of infinite times is none. */
const timeOf = (since: Date | null): number => since?.getTime() ?? Number.MAX_SAFE_INTEGER;
