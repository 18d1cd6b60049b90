import { chooseWays } from "./choose-way.ts";
import { componentsOf, membersOf } from "./components.ts";
import { explainingLinks, type Link, readingsOf } from "./explaining-links.ts";
import type { Cause, CauseLink, Explained, Explanation } from "./explanation.ts";
import { holdAttributions } from "./hold-attributions.ts";
import { findPerhaps } from "./perhaps.ts";
import { earliest, firstBy, inOrder, rank } from "./put-first.ts";
import { isFailing, NOT_MONITORED, type Reading, type Readings } from "./states.ts";
import { type Trace, traceCauses } from "./trace-causes.ts";
import { keyAt, type ServiceGraph } from "./types.ts";

export interface ExplainOptions {
  now: Date;
  /** What was explained before: what explained a failure then holds for a grace time after it recovered. */
  previous?: Explanation | null;
  /** How long, in milliseconds. */
  graceMs?: number;
  /** Of each service at most so many causes by hard dependencies, and as many by soft ones, are looked for; the nearest. */
  maxCauses?: number;
}

const DEFAULT_GRACE_MS = 120_000;
const DEFAULT_MAX_CAUSES = 8;

/**
 * Why services fail. Failing is down or degraded. A failing service is the **consequence** of each cause that hard dependencies lead to, one failing
 * service (or one under maintenance) after the other; of a soft one only where it is no worse than degraded. Where no dependency
 * explains it, it is a **cause**; services that need each other in a circle are one cause together. What is unknown is never taken
 * to fail: it is told beside the cause. The order in which failures were seen decides nothing but ties. O(V+E) for a fixed `maxCauses`.
 */
export function explain(graph: ServiceGraph, states: Readings, options: ExplainOptions): Explanation {
  const fresh = explainNow(graph, states, options);
  if (!options.previous) return fresh;
  return holdAttributions(fresh, options.previous, states, options.graceMs ?? DEFAULT_GRACE_MS);
}

function explainNow(graph: ServiceGraph, states: Readings, { now, maxCauses = DEFAULT_MAX_CAUSES }: ExplainOptions): Explanation {
  const readings = readingsOf(graph, states);
  const links = explainingLinks(graph, readings);
  const component = componentsOf(links.map((each) => each.map(({ to }) => to)));
  const roots = rootsOf(links, component, readings);
  const causes = roots.map((members) => causeOf(graph, readings, members));
  const rootOf = new Map(roots.flatMap((members, root) => members.map((member) => [member, root] as const)));
  const sinceOf = (index: number): Date | null => readings[index]?.since ?? null;
  const traced = chooseWays(traceCauses(links, roots, maxCauses), { links, component, rootOf, sinceOf });
  const perhapsOf = findPerhaps(graph, states, readings);

  const services = graph.nodes.flatMap(({ key }, index): Explained[] => {
    const { state, since, reason } = readings[index] ?? NOT_MONITORED;
    if (state !== "down" && state !== "degraded") return [];
    const own = { key, state, since, reason, heldSince: null };
    const root = rootOf.get(index);
    if (root !== undefined) {
      return [{ ...own, role: "cause", causes: [], firstBy: "only", perhaps: perhapsOf(index), unconfirmed: unconfirmedBy(graph, readings, index) }];
    }
    const ranked = rank(traced[index] ?? [], (trace) => placeOf(trace, causes));
    for (const trace of ranked) causes[trace.root]?.consequences.push(key);
    return [
      {
        ...own,
        role: "consequence",
        causes: ranked.map((trace) => linkOf(graph, links[index] ?? [], trace, causes)),
        firstBy: firstBy(ranked, (trace) => placeOf(trace, causes)),
        perhaps: [],
        unconfirmed: [],
      },
    ];
  });
  return { at: now, causes: inOrder(causes), services, ...apart(graph, readings) };
}

/** The groups that nothing explains: failing services, and maintenance that explains one. */
function rootsOf(links: readonly (readonly Link[])[], component: readonly number[], readings: readonly Reading[]): number[][] {
  const isNeeded = new Set(links.flatMap((each) => each.map(({ to }) => to)));
  return membersOf(component).filter((members) =>
    members.every((member) => {
      const isRelevant = isFailing(readings[member] ?? NOT_MONITORED) || isNeeded.has(member);
      return isRelevant && (links[member] ?? []).every(({ to }) => component[to] === component[member]);
    }),
  );
}

function causeOf(graph: ServiceGraph, readings: readonly Reading[], members: readonly number[]): Cause {
  const { first, by } = earliest(members, (member) => readings[member]?.since ?? null);
  const { state, since, reason } = readings[first] ?? NOT_MONITORED;
  const kind = state === "maintenance" ? "maintenance" : "failure";
  return {
    key: keyAt(graph, first),
    kind,
    members: members.map((member) => keyAt(graph, member)),
    firstBy: by,
    state,
    since,
    reason,
    consequences: [],
  };
}

const placeOf = ({ root, distance, isSoft }: Trace, causes: readonly Cause[]) => ({
  isSoft,
  distance,
  since: causes[root]?.since ?? null,
  key: causes[root]?.key ?? "",
});

function linkOf(graph: ServiceGraph, links: readonly Link[], { root, via, isSoft }: Trace, causes: readonly Cause[]): CauseLink {
  const link = links.find(({ to }) => to === via);
  return {
    cause: causes[root]?.key ?? keyAt(graph, via),
    via: keyAt(graph, via),
    kind: link?.isHard ? "hard" : "soft",
    isCertain: link?.isCertain ?? false,
    isSoft,
  };
}

/** Hard dependencies that are said to work, by looks from before the failure. */
function unconfirmedBy(graph: ServiceGraph, readings: readonly Reading[], index: number): string[] {
  const since = readings[index]?.since ?? null;
  return (graph.needs[index] ?? []).flatMap(({ to, isHard }) => {
    const { state, checkedAt, doubtedAt } = readings[to] ?? NOT_MONITORED;
    const isOld = since !== null && checkedAt !== null && checkedAt < since;
    return isHard && state === "operational" && (isOld || doubtedAt !== null) ? [keyAt(graph, to)] : [];
  });
}

function apart(graph: ServiceGraph, readings: readonly Reading[]): Pick<Explanation, "maintenance" | "unknown"> {
  const keysIn = (state: Reading["state"]) => graph.nodes.flatMap(({ key }, index) => (readings[index]?.state === state ? [key] : []));
  return { maintenance: keysIn("maintenance"), unknown: keysIn("unknown") };
}
