import type { IncomingHttpHeaders } from "node:http";
import { closedForMaintenance, isOnlyLooking, lockedOutMessage, onlyLooking, requireSomeReach } from "#lib/access";
import { forbidden, limitExceeded, notFound, unauthenticated } from "#lib/platform/errors";
import { networkOf } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { consumePlanCall } from "#lib/usage";
import { isFromAllowedPage, isSafe } from "../request/origins.ts";
import type { LiveRoute } from "../table/route-table.ts";
import type { Identified } from "./callers.ts";

interface Request {
  method: string;
  headers: IncomingHttpHeaders;
  /** True for the handshake of a WebSocket, through which anything can be changed later. */
  isUpgrade: boolean;
}

/**
 * Whether somebody may use a route. Costs nothing but looking.
 * @throws `unauthenticated`, `forbidden`, `unavailable` during a maintenance; `not_found` where the service is for other tenants
 */
export function requireAccess({ route, group }: LiveRoute, { context, by }: Identified, { method, headers, isUpgrade }: Request): void {
  const { actor, tenant, maintenance, lockedOutOf } = context;
  if (maintenance) throw closedForMaintenance(maintenance);
  const isChange = isUpgrade || !isSafe(method);
  if (by === "cookie" && isChange && !isFromAllowedPage(headers, route.corsOrigins))
    throw forbidden("This request came from another site and was refused.");
  if (route.access !== "public") {
    if (actor.kind === "anonymous") throw unauthenticated("Sign in, or send an API key: Authorization: Bearer biz_…");
    if (route.access !== "signed_in") requireSomeReach(context, route.access);
    else if (lockedOutOf) throw forbidden(lockedOutMessage(lockedOutOf));
  }
  if (isChange && isOnlyLooking(actor)) throw onlyLooking(actor.name);
  const isStaff = actor.kind === "user" && actor.platformRole !== null;
  if (group.tenantIds !== null && !isStaff && !(tenant && group.tenantIds.has(tenant.id))) throw notFound("This service");
}

/**
 * Counts a request: by the route's limit of its tenant (of its address, where there is none), and one by key against the key's and the plan's,
 * as the JSON API does.
 * @returns what the answer says of it, as a flat list
 * @throws `limit_exceeded` for one too many
 */
export async function countRequest(
  runtime: Pick<Runtime, "limiter" | "clock" | "db" | "jobs" | "log">,
  { limit: ofRoute }: LiveRoute,
  { context }: Identified,
  ip: string,
  requestId: string,
): Promise<readonly string[]> {
  const { actor, tenant, callsPerMinute, callsPerHour } = context;
  if (ofRoute) await runtime.limiter.consume(ofRoute, tenant?.id ?? networkOf(ip));
  if (actor.kind !== "service" || !tenant) return [];
  if (callsPerMinute !== null) await runtime.limiter.consume({ name: "api-key", limit: callsPerMinute, windowSeconds: 60 }, actor.keyId);
  if (callsPerHour === null) return [];
  const { limit, remaining, resetSeconds, isOver } = await consumePlanCall(runtime, { tenantId: tenant.id, limit: callsPerHour, requestId });
  if (isOver) {
    throw limitExceeded(
      `Your plan allows ${limit.toLocaleString("en")} API calls an hour. Go on when the next hour begins, or choose a larger plan.`,
      resetSeconds,
    );
  }
  return ["ratelimit-limit", String(limit), "ratelimit-remaining", String(remaining), "ratelimit-reset", String(resetSeconds)];
}
