/** What a service is, for the people who run it. Frontends are the surfaces that users see. */
export const SERVICE_KINDS = ["database", "cache", "backend", "worker", "frontend", "external"] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** Hard: without it the dependant fails. Soft: without it the dependant is degraded at most. */
export type DependencyKind = "hard" | "soft";

/** Whom a service serves: everybody, or these tenants (their ids). */
export type TenantScope = "platform" | readonly string[];

export interface ServiceNode {
  /** Lower case words with hyphens and dots, such as "django-crm". */
  key: string;
  name: string;
  kind: ServiceKind;
  tenantScope: TenantScope;
}

/** `from` needs `to`. */
export interface Dependency {
  from: string;
  to: string;
  kind: DependencyKind;
}

/** An edge as seen from one of its ends: the index of the other end. */
export interface Edge {
  to: number;
  isHard: boolean;
}

/**
 * A checked graph. Services are numbered in the order of their keys, and each one's edges are in that order, too, so that the same
 * services and dependencies give the same answers however they were listed.
 */
export interface ServiceGraph {
  nodes: readonly ServiceNode[];
  indexByKey: ReadonlyMap<string, number>;
  /** What each service needs. */
  needs: readonly (readonly Edge[])[];
  /** What needs each service. */
  neededBy: readonly (readonly Edge[])[];
}

/** What a graph may hold at most. */
export const GRAPH_LIMITS = { services: 5_000, dependencies: 50_000, keyLength: 63, nameLength: 120, tenantsPerService: 1_000 } as const;

/** The service of a number that an edge or the graph's own index gave. */
export function nodeAt(graph: ServiceGraph, index: number): ServiceNode {
  const node = graph.nodes[index];
  if (!node) throw new Error(`The graph has no service number ${index}.`);
  return node;
}

export const keyAt = (graph: ServiceGraph, index: number): string => nodeAt(graph, index).key;
