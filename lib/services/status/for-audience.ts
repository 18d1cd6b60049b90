import type { Context } from "#lib/access";
import { can } from "#lib/access";
import type { StatusSituation } from "./read-situation.ts";
import type { StatusView } from "./view.ts";

/** For whom the state of the services is told. */
export type Audience =
  | { kind: "public" /** Whose page it is, where it is a tenant's own. */; tenantId?: string | null }
  | { kind: "client"; tenantId: string }
  | { kind: "staff" };

/** Staff who may see services see all of them; whoever is in a tenant sees what serves it. */
export function audienceOf(context: Context): Audience {
  const isStaff = context.actor.kind === "user" && context.actor.platformRole !== null;
  if (isStaff && can(context, "service.read")) return { kind: "staff" };
  return context.tenant ? { kind: "client", tenantId: context.tenant.id } : { kind: "public" };
}

/** Of which tenant's own services an audience is told, too. */
const tenantOf = (audience: Audience): string | null => (audience.kind === "staff" ? null : (audience.tenantId ?? null));

/** Services that an audience is told of: what is the operator's alone stays with staff, and a tenant's own service with that tenant. */
export function servicesFor({ services }: Pick<StatusSituation, "services">, audience: Audience): StatusSituation["services"] {
  if (audience.kind === "staff") return services;
  const isTold = audience.kind === "public" ? ["public"] : ["public", "clients"];
  const tenantId = tenantOf(audience);
  return services.filter(
    ({ visibility, tenants, tenantIds }) => isTold.includes(visibility) && (tenants === null || (tenantId !== null && tenantIds.includes(tenantId))),
  );
}

/** Whether something hits nothing but services of tenants that the audience is not in: it is theirs alone to know. */
function isOthers({ services }: Pick<StatusSituation, "services">, audience: Audience, keys: readonly string[]): boolean {
  const tenantId = tenantOf(audience);
  const theirs = new Set(
    services.filter(({ tenants, tenantIds }) => tenants !== null && !(tenantId !== null && tenantIds.includes(tenantId))).map(({ key }) => key),
  );
  return keys.length > 0 && keys.every((key) => theirs.has(key));
}

/** Whether an audience is told of an incident or a maintenance. */
export function isToldTo(
  situation: Pick<StatusSituation, "services">,
  audience: Audience,
  { isPublic, componentKeys }: { isPublic: boolean; componentKeys: readonly string[] },
): boolean {
  return audience.kind === "staff" || (isPublic && !isOthers(situation, audience, componentKeys));
}

/** What a status page tells an audience. Of what hits services that it is not told of, it is told without them. */
export function viewFor(situation: StatusSituation, audience: Audience, page: Omit<StatusView["page"], "updatedAt">): StatusView {
  const services = servicesFor(situation, audience);
  const known = new Set(services.map(({ key }) => key));
  const isStaff = audience.kind === "staff";
  const isToldOf = (each: { isPublic: boolean; componentKeys: string[] }) => isToldTo(situation, audience, each);
  const incidents = situation.incidents.filter(isToldOf).map(({ publicUpdates, isPublic: _, ...incident }) => ({
    ...incident,
    updates: isStaff ? incident.updates : publicUpdates,
    // When work on it began to be watched is told with the update that says so.
    monitoringAt: isStaff || publicUpdates.some(({ status }) => status === "monitoring") ? incident.monitoringAt : null,
    componentKeys: incident.componentKeys.filter((key) => known.has(key)),
  }));
  const maintenances = situation.maintenances
    .filter(isToldOf)
    .map(({ isPublic: _, ...maintenance }) => ({ ...maintenance, componentKeys: maintenance.componentKeys.filter((key) => known.has(key)) }));
  const components = services.map(({ id, key, name, description, state, since, createdAt, updatedAt }) => ({
    id,
    key,
    name,
    description,
    state,
    since,
    createdAt: new Date(createdAt),
    updatedAt: since ?? new Date(updatedAt),
  }));
  const times = [...components, ...incidents, ...maintenances].map(({ updatedAt }) => updatedAt.getTime());
  return { page: { ...page, updatedAt: new Date(Math.max(0, ...times)) }, components, incidents, maintenances };
}
