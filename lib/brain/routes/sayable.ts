import type { CreateRouteInput, GatewayRoute } from "./shapes.ts";

const LISTS = ["methods", "corsOrigins"] as const;

/** What the trail keeps of a route, and what two of them are compared by. */
export function sayable(route: CreateRouteInput | GatewayRoute): Record<string, unknown> {
  const { id: _, version: __, createdAt: ___, updatedAt: ____, ...said } = route as GatewayRoute;
  return { ...said, ...Object.fromEntries(LISTS.map((name) => [name, said[name].toSorted().join(", ")])) };
}
