import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError, changedMeanwhile, invalid } from "#lib/platform/errors";
import { readRoutes, routeIn } from "./read-routes.ts";
import { sayable } from "./sayable.ts";
import { type ChangeRouteInput, type CreateRouteInput, type DescribedRoute, type GatewayRoute, ROUTE_METHODS } from "./shapes.ts";

const MOST_ROUTES = 1_000;

/** Every route of the gateway. @throws `forbidden` without `service.read` */
export async function listRoutes(context: StaffContext): Promise<GatewayRoute[]> {
  requirePermission(requireStaff(context), "service.read");
  return readAcrossTenants(context, "gateway.list", readRoutes);
}

/** @throws `not_found`, `forbidden` without `service.read` */
export async function getRoute(context: StaffContext, id: string): Promise<GatewayRoute> {
  return routeIn(await listRoutes(context), id);
}

/**
 * Opens a way to a service. The same `Idempotency-Key` opens one.
 * @throws `invalid` for a service that there is not; `conflict` when another route answers the same, or for one too many
 */
export async function createRoute(context: StaffContext, { service, ...described }: CreateRouteInput): Promise<GatewayRoute> {
  return changing(context, "gateway.create", (tx, routes) =>
    once(context, tx, async () => {
      if (routes.length >= MOST_ROUTES)
        throw new AppError("conflict", `There are at most ${MOST_ROUTES} routes. Delete one that is no longer needed.`);
      const { serviceId, canaryServiceId } = await servicesOf(tx, service, described);
      requireOwnPlace(routes, service, described, null);
      const now = context.clock.now();
      const id = newId();
      await tx.prisma.gatewayRoute.createMany({
        data: [{ id, serviceId, canaryServiceId, ...columnsOf(described), createdAt: now, updatedAt: now }],
      });
      const made = routeIn(await readRoutes(tx), id);
      await recordAudit(context, tx, { action: "gateway_route.create", ...ofRoute(id), after: sayable(made) });
      return made;
    }),
  );
}

/**
 * Changes a route; its service stays. Writes nothing when nothing is different.
 * @throws `not_found`, `conflict` for an old version or when another route answers the same, `invalid` for a canary that there is not
 */
export async function changeRoute(context: StaffContext, { id, version, ...described }: ChangeRouteInput): Promise<GatewayRoute> {
  return changing(context, "gateway.change", async (tx, routes) => {
    const before = routeIn(routes, id);
    const wanted = sayable({ service: before.service, ...described });
    if (before.version !== version)
      throw changedMeanwhile("Somebody changed this route meanwhile. Load it again to see how it is now.", sayable(before), wanted);
    if (JSON.stringify(sortedByName(sayable(before))) === JSON.stringify(sortedByName(wanted))) return before;
    const { canaryServiceId } = await servicesOf(tx, before.service, described);
    requireOwnPlace(routes, before.service, described, id);
    await tx.prisma.gatewayRoute.updateMany({
      where: { id },
      data: { ...columnsOf(described), canaryServiceId, version: { increment: 1 }, updatedAt: context.clock.now() },
    });
    const after = routeIn(await readRoutes(tx), id);
    await recordAudit(context, tx, { action: "gateway_route.change", ...ofRoute(id), before: sayable(before), after: sayable(after) });
    return after;
  });
}

/** Closes a way to a service. @throws `not_found`, `conflict` for an old version */
export async function deleteRoute(context: StaffContext, id: string, version: number): Promise<void> {
  await changing(context, "gateway.delete", async (tx, routes) => {
    const before = routeIn(routes, id);
    if (before.version !== version) throw new AppError("conflict", "Somebody changed this route meanwhile. Load it again to see how it is now.");
    await tx.prisma.gatewayRoute.deleteMany({ where: { id } });
    await recordAudit(context, tx, { action: "gateway_route.delete", ...ofRoute(id), before: sayable(before) });
  });
}

/** One change after the other: two at once could take the same place. */
function changing<T>(context: StaffContext, purpose: string, work: (tx: Transaction, routes: GatewayRoute[]) => Promise<T>): Promise<T> {
  requirePermission(requireStaff(context), "service.manage");
  return acrossTenants(context, purpose, async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('gateway_route', 0))::text" });
    return work(tx, await readRoutes(tx));
  });
}

/** Of two routes with one prefix and one method, chance would decide. */
function requireOwnPlace(routes: readonly GatewayRoute[], service: string, { pathPrefix, methods }: DescribedRoute, own: string | null): void {
  const allOf = (list: readonly string[]) => (list.length === 0 ? ROUTE_METHODS : list);
  const other = routes.find(
    (route) =>
      route.id !== own &&
      route.service === service &&
      route.pathPrefix === pathPrefix &&
      allOf(route.methods).some((method) => allOf(methods).includes(method)),
  );
  if (!other) return;
  const message = "Another route answers this path with one of these methods.";
  throw new AppError("conflict", message, { issues: [{ path: "pathPrefix", message }] });
}

async function servicesOf(tx: Transaction, service: string, { canaryService, canaryPercent }: DescribedRoute) {
  const keys = canaryService === null ? [service] : [service, canaryService];
  const rows = await tx.query<{ id: string; key: string }>({ text: "SELECT id, key FROM service WHERE key = ANY($1::text[])", values: [keys] });
  const idOf = (key: string, path: string) => rows.find((row) => row.key === key)?.id ?? fault(path, `There is no service ${key}.`);
  if (canaryService === service) fault("canaryService", "Choose another service than the route’s own.");
  if (canaryService === null && canaryPercent > 0) fault("canaryService", "Choose the service that gets this share.");
  return { serviceId: idOf(service, "service"), canaryServiceId: canaryService === null ? null : idOf(canaryService, "canaryService") };
}

const columnsOf = ({ canaryService: _, ...columns }: DescribedRoute) => columns;
const ofRoute = (id: string) => ({ tenantId: null, subjectType: "gateway_route", subjectId: id }) as const;
const sortedByName = (said: Record<string, unknown>) => Object.entries(said).toSorted(([one], [other]) => (one < other ? -1 : 1));

function fault(path: string, message: string): never {
  throw invalid("Some fields need attention.", [{ path, message }]);
}
