import { buildGraph } from "../graph/build-graph.ts";
import type { Dependency, ServiceGraph, ServiceNode } from "../graph/types.ts";
import type { KnownService } from "./read-registry.ts";

/**
 * The graph of the services of a registry.
 * @throws `invalid` as `buildGraph` does, a circle named with all of it
 */
export function graphOf(services: Iterable<Pick<KnownService, "key" | "name" | "kind" | "tenants" | "tenantIds" | "needs">>): ServiceGraph {
  const all = [...services];
  const nodes = all.map(
    ({ key, name, kind, tenants, tenantIds }): ServiceNode => ({ key, name, kind, tenantScope: tenants === null ? "platform" : tenantIds }),
  );
  const dependencies = all.flatMap(({ key, needs }) => needs.map((need): Dependency => ({ from: key, to: need.key, kind: need.kind })));
  return buildGraph(nodes, dependencies);
}
