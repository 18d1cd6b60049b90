import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { GatewayRoute } from "./shapes.ts";

type Row = Omit<GatewayRoute, "createdAt" | "updatedAt"> & { createdAt: Date; updatedAt: Date };

export const ROUTES_QUERY = {
  name: "gateway-routes",
  text: `SELECT r.id, s.key AS service, r.path_prefix AS "pathPrefix", r.methods, r.access, r.is_enabled AS "isEnabled", r.rate_per_minute AS "ratePerMinute",
           r.connect_timeout_ms AS "connectTimeoutMs", r.first_byte_timeout_ms AS "firstByteTimeoutMs", r.idle_timeout_ms AS "idleTimeoutMs",
           r.total_timeout_ms AS "totalTimeoutMs", r.max_body_kib AS "maxBodyKib", r.retries, r.fallback, r.stale_seconds AS "staleSeconds",
           r.static_status AS "staticStatus", r.static_type AS "staticType", r.static_body AS "staticBody", r.cors_origins AS "corsOrigins", r.balancing,
           r.sticky_by AS "stickyBy", r.breaker_failures AS "breakerFailures", r.breaker_open_seconds AS "breakerOpenSeconds",
           r.breaker_successes AS "breakerSuccesses", c.key AS "canaryService", r.canary_percent AS "canaryPercent", r.version,
           r.created_at AS "createdAt", r.updated_at AS "updatedAt"
         FROM gateway_route r JOIN service s ON s.id = r.service_id LEFT JOIN service c ON c.id = r.canary_service_id
         ORDER BY s.key, r.path_prefix, r.id`,
};

/** All routes, by service and path. */
export async function readRoutes(tx: Queryable): Promise<GatewayRoute[]> {
  return routesOf(await tx.query<Row>(ROUTES_QUERY));
}

export const routesOf = (rows: Row[]): GatewayRoute[] =>
  rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() }));

/** @throws `not_found` */
export function routeIn(routes: readonly GatewayRoute[], id: string): GatewayRoute {
  const found = routes.find((route) => route.id === id);
  if (!found) throw notFound("This route");
  return found;
}
