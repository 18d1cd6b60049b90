import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError, changedMeanwhile, invalid } from "#lib/platform/errors";
import { GRAPH_LIMITS } from "../graph/types.ts";
import { writeProbes } from "../probing/write-probes.ts";
import { type KnownService, type Registry, readRegistry, serviceIn } from "./read-registry.ts";
import { graphOf } from "./registry-graph.ts";
import { type Described, sayable } from "./sayable.ts";
import type { ChangeServiceInput } from "./shapes.ts";

/** @throws `forbidden` for others than staff who may change services */
export function requireServiceManager(context: StaffContext): void {
  requirePermission(requireStaff(context), "service.manage");
}

/**
 * One change of the registry, one after the other: two changes at once could close a circle that neither sees. `work` gets the
 * services as they are.
 */
export function changingRegistry<T>(context: StaffContext, purpose: string, work: (tx: Transaction, registry: Registry) => Promise<T>): Promise<T> {
  return acrossTenants(context, purpose, async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('service', 0))::text" });
    return work(tx, await readRegistry(tx));
  });
}

/** @throws `conflict` when the service was changed since `version`, with an issue on each field that stands differently now */
export function requireServiceVersion(known: KnownService, { version, key: _, ...yours }: ChangeServiceInput): void {
  if (known.version === version) return;
  throw changedMeanwhile("Somebody changed this service meanwhile. Load it again to see how it is now.", sayable(known), sayable(yours));
}

/**
 * Checks what is said of one service against all others.
 * @returns the ids of its tenants
 * @throws `invalid` for needs and tenants that there are not, for a circle (with all of it), for an address given twice
 */
export async function requireSound(tx: Transaction, registry: Registry, key: string, described: Described): Promise<string[]> {
  const { needs, instances } = described;
  const unknown = needs.filter((need) => need.key !== key && !registry.has(need.key)).map((need) => need.key);
  if (unknown.length > 0) throw fault("needs", `There is no service ${unknown.join(", ")}.`);
  const twice = instances.find(({ address }, index) => instances.findIndex((other) => other.address === address) !== index);
  if (twice) throw fault("instances", `${twice.address} is given twice.`);
  const ids = await tenantIdsBySlug(tx, described.tenants ?? []);
  const missing = (described.tenants ?? []).filter((slug) => !ids.has(slug));
  if (missing.length > 0) throw fault("tenants", `There is no tenant ${missing.join(", ")}.`);
  const tenantIds = [...ids.values()];
  try {
    graphOf([...[...registry.values()].filter((each) => each.key !== key), { ...described, key, tenantIds }]);
  } catch (error) {
    // Others are sound already: whatever is wrong is wrong with these needs.
    if (error instanceof AppError && error.issues[0]) throw fault("needs", error.issues[0].message);
    throw error;
  }
  return tenantIds;
}

/** Writes the tenants, needs, instances and probes of services whose rows there are, in place of those from before. They are sound. */
export async function writeParts(
  tx: Transaction,
  services: readonly { id: string; described: Described; tenantIds: readonly string[] }[],
  idOf: (key: string) => string,
): Promise<void> {
  const ids = services.map(({ id }) => id);
  await tx.prisma.serviceTenant.deleteMany({ where: { serviceId: { in: ids } } });
  await tx.prisma.serviceTenant.createMany({
    data: services.flatMap(({ id, tenantIds }) => tenantIds.map((tenantId) => ({ serviceId: id, tenantId }))),
  });
  await tx.prisma.serviceDependency.deleteMany({ where: { fromId: { in: ids } } });
  await tx.prisma.serviceDependency.createMany({
    data: services.flatMap(({ id, described }) => described.needs.map(({ key, kind }) => ({ fromId: id, toId: idOf(key), isHard: kind === "hard" }))),
  });
  const instances = services.flatMap(({ id, described }) => described.instances.map((each) => ({ id: newId(), serviceId: id, ...each })));
  // Those that registered themselves stay, but for one that is entered now.
  await tx.prisma.serviceInstance.deleteMany({ where: { serviceId: { in: ids }, expiresAt: null } });
  await tx.prisma.serviceInstance.deleteMany({ where: { OR: instances.map(({ serviceId, address }) => ({ serviceId, address })) } });
  await tx.prisma.serviceInstance.createMany({ data: instances });
  await writeProbes(tx, services);
}

/** @throws `conflict` for one service too many */
export function requireRoom(registry: Registry): void {
  const { services } = GRAPH_LIMITS;
  if (registry.size >= services) throw new AppError("conflict", `There are at most ${services} services. Delete one that is no longer needed.`);
}

/** The columns of a service's own row. */
export const columnsOf = ({ name, kind, owner, description, visibility, runbookUrl, tenants }: Described) => ({
  name,
  kind,
  owner,
  description,
  visibility,
  runbookUrl,
  isPlatform: tenants === null,
});

export async function afterwards(tx: Transaction, key: string): Promise<KnownService> {
  return serviceIn(await readRegistry(tx), key);
}

export const ofService = (key: string) => ({ tenantId: null, subjectType: "service", subjectId: key }) as const;

/** The ids of tenants by their addresses (slugs); those that there are not are left out. */
export async function tenantIdsBySlug(tx: Transaction, slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await tx.query<{ id: string; slug: string }>({ text: "SELECT id, slug FROM tenant WHERE slug = ANY($1::text[])", values: [slugs] });
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

const fault = (path: string, message: string) => invalid("Some fields need attention.", [{ path, message }]);
