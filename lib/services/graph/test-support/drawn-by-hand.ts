import type { Dependency, ServiceGraph, ServiceNode } from "../types.ts";
import { edgeKind } from "./brute-force.ts";

/** A backend of the whole platform, unless told otherwise. */
export const service = (key: string, rest: Partial<ServiceNode> = {}): ServiceNode => ({
  key,
  name: key,
  kind: "backend",
  tenantScope: "platform",
  ...rest,
});

/** `from` needs `to`. */
export const needs = (from: string, to: string, kind: Dependency["kind"] = "hard"): Dependency => ({ from, to, kind });

/** How one service needs another; null when it does not. */
export function kindBetween(graph: ServiceGraph, from: string, to: string): "hard" | "soft" | null {
  return edgeKind(graph, graph.indexByKey.get(from) ?? -1, graph.indexByKey.get(to) ?? -1);
}
