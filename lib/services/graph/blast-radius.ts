import { indexOf } from "./build-graph.ts";
import { keyAt, nodeAt, type ServiceGraph } from "./types.ts";

/** A service that would be hit. */
export interface Hit {
  key: string;
  /** The next service on the shortest way to the one that fails; `wayTo` gives all of it. */
  via: string;
}

/** Who would notice. */
export interface Reach {
  services: Hit[];
  /** Keys of the frontends among them, and of the service itself if it is one. */
  surfaces: string[];
  /** True when a service of the whole platform is among them: every tenant is hit. */
  isEverybody: boolean;
  /** The tenants whose own services are among them. */
  tenantIds: string[];
}

export interface BlastRadius {
  key: string;
  /** What would fail with it: all that needs it by hard dependencies alone. Surfaces and tenants count the service's own. */
  fails: Reach;
  /** What would be degraded at most: a soft dependency is on every way. Tenants that are in `fails` are left out. */
  degrades: Reach;
}

/**
 * Whom the failure of a service would hit, by searches in breadth from it along what needs it. O(V+E).
 * @throws `not_found` for a key that the graph does not know
 */
export function blastRadius(graph: ServiceGraph, key: string): BlastRadius {
  const start = indexOf(graph, key);
  const failing = failingWith(graph, start);
  const degraded = degradedBy(graph, failing);
  failing.delete(start);

  const fails = reachOf(graph, failing, [start]);
  const degrades = reachOf(graph, degraded, []);
  const hitAnyway = new Set(fails.tenantIds);
  return { key, fails, degrades: { ...degrades, tenantIds: degrades.tenantIds.filter((id) => !hitAnyway.has(id)) } };
}

/**
 * The shortest way by which a service would be hit, from it to the one that fails: `["admin", "superset", "postgres"]`; of several shortest ones,
 * always the same. What fails is reached by hard dependencies alone, so the way of what is degraded goes on so, too, once it meets one that fails.
 * Null for a service that would not be hit.
 */
export function wayTo(radius: BlastRadius, key: string): string[] | null {
  const via = new Map([...radius.degrades.services, ...radius.fails.services].map((hit) => [hit.key, hit.via]));
  const way = [key];
  for (let at = key; at !== radius.key; ) {
    const next = via.get(at);
    if (next === undefined) return null;
    way.push(next);
    at = next;
  }
  return way;
}

interface Step {
  /** The one before it on the way from the failure. */
  from: number;
  distance: number;
}

/** What fails with a service, itself included; nearest first. */
function failingWith(graph: ServiceGraph, start: number): Map<number, Step> {
  const found = new Map<number, Step>([[start, { from: start, distance: 0 }]]);
  // A map's keys are walked in the order in which they were added, those that come meanwhile, too: a queue.
  for (const [node, { distance }] of found) {
    for (const { to, isHard } of graph.neededBy[node] ?? []) if (isHard && !found.has(to)) found.set(to, { from: node, distance: distance + 1 });
  }
  return found;
}

/** What is degraded when these fail, distance by distance, since it may begin at any of them. */
function degradedBy(graph: ServiceGraph, failing: ReadonlyMap<number, Step>): Map<number, Step> {
  const found = new Map<number, Step>();
  const levels: number[][] = [];
  const put = (node: number, distance: number): void => {
    const level = levels[distance] ?? [];
    level.push(node);
    levels[distance] = level;
  };
  for (const [node, { distance }] of failing) put(node, distance);
  for (let distance = 0; distance < levels.length; distance++) {
    for (const node of levels[distance] ?? []) {
      for (const { to } of graph.neededBy[node] ?? []) {
        if (failing.has(to) || found.has(to)) continue;
        found.set(to, { from: node, distance: distance + 1 });
        put(to, distance + 1);
      }
    }
  }
  return found;
}

function reachOf(graph: ServiceGraph, found: ReadonlyMap<number, Step>, own: number[]): Reach {
  const nodes = [...own, ...found.keys()].map((index) => nodeAt(graph, index));
  return {
    services: [...found].map(([index, { from }]) => ({ key: keyAt(graph, index), via: keyAt(graph, from) })),
    surfaces: nodes.filter(({ kind }) => kind === "frontend").map((node) => node.key),
    isEverybody: nodes.some(({ tenantScope }) => tenantScope === "platform"),
    tenantIds: [...new Set(nodes.flatMap(({ tenantScope }) => (tenantScope === "platform" ? [] : tenantScope)))].sort(),
  };
}
