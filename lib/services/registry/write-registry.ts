import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError, changedMeanwhile, invalid } from "#lib/platform/errors";
import { GRAPH_LIMITS } from "../graph/types.ts";
import { type KnownService, type Registry, readRegistry, serviceIn } from "./read-registry.ts";
import { graphOf } from "./registry-graph.ts";
import type { ChangeServiceInput, CreateServiceInput, Service } from "./shapes.ts";

/** What is said of a service, without what others say of it and what the registry adds. */
export type Described = Omit<CreateServiceInput, "key">;

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
 * Writes what is said of a service whose row there is: its tenants, needs and instances in place of those from before.
 * @throws `invalid` for needs and tenants that there are not, for a circle (with all of it), for an address given twice
 */
export async function writeParts(tx: Transaction, registry: Registry, key: string, id: string, described: Described): Promise<void> {
  const tenantIds = await tenantsNamed(tx, described.tenants);
  const { needs, instances } = described;
  const ids = new Map([...registry.values()].map((each) => [each.key, each.id]));
  ids.set(key, id);
  const fault = (path: string, message: string) => invalid("Some fields need attention.", [{ path, message }]);
  const unknown = needs.filter((need) => !ids.has(need.key)).map((need) => need.key);
  if (unknown.length > 0) throw fault("needs", `There is no service ${unknown.join(", ")}.`);
  const twice = instances.find(({ address }, index) => instances.findIndex((other) => other.address === address) !== index);
  if (twice) throw fault("instances", `${twice.address} is given twice.`);
  const own = { ...described, key, tenantIds };
  try {
    graphOf([...[...registry.values()].filter((each) => each.key !== key), own]);
  } catch (error) {
    // Others are sound already: whatever is wrong is wrong with these needs.
    if (error instanceof AppError && error.issues.length > 0) throw fault("needs", error.issues[0]?.message ?? error.message);
    throw error;
  }
  await tx.prisma.serviceTenant.deleteMany({ where: { serviceId: id } });
  await tx.prisma.serviceTenant.createMany({ data: tenantIds.map((tenantId) => ({ serviceId: id, tenantId })) });
  await tx.prisma.serviceDependency.deleteMany({ where: { fromId: id } });
  await tx.prisma.serviceDependency.createMany({
    data: needs.map((need) => ({ fromId: id, toId: ids.get(need.key) ?? "", isHard: need.kind === "hard" })),
  });
  await tx.prisma.serviceInstance.deleteMany({ where: { serviceId: id } });
  await tx.prisma.serviceInstance.createMany({ data: instances.map((each) => ({ id: newId(), serviceId: id, ...each })) });
}

/** @throws `conflict` for one service too many */
export function requireRoom(registry: Registry): void {
  const { services } = GRAPH_LIMITS;
  if (registry.size >= services) throw new AppError("conflict", `There are at most ${services} services. Delete one that is no longer needed.`);
}

/** The columns of a service's own row. */
export const columnsOf = ({ name, kind, owner, description, runbookUrl, tenants }: Described) => ({
  name,
  kind,
  owner,
  description,
  runbookUrl,
  isPlatform: tenants === null,
});

export async function afterwards(tx: Transaction, key: string): Promise<KnownService> {
  return serviceIn(await readRegistry(tx), key);
}

/** What the trail keeps of a service, and what two of them are compared by. */
export function sayable({ name, kind, owner, description, runbookUrl, tenants, needs, instances }: Described | Service): Record<string, unknown> {
  return {
    name,
    kind,
    owner,
    description,
    runbookUrl,
    tenants: tenants === null ? null : tenants.toSorted().join(", "),
    needs: needs
      .map((need) => (need.kind === "hard" ? need.key : `${need.key} (soft)`))
      .toSorted()
      .join(", "),
    instances: instances
      .map(({ address, weight, zone }) => [address, weight === 100 ? "" : String(weight), zone].filter(Boolean).join(" "))
      .toSorted()
      .join(", "),
  };
}

export const ofService = (key: string) => ({ tenantId: null, subjectType: "service", subjectId: key }) as const;

async function tenantsNamed(tx: Transaction, slugs: string[] | null): Promise<string[]> {
  if (slugs === null) return [];
  const rows = await tx.query<{ id: string; slug: string }>({ text: "SELECT id, slug FROM tenant WHERE slug = ANY($1::text[])", values: [slugs] });
  const missing = [...new Set(slugs)].filter((slug) => !rows.some((row) => row.slug === slug));
  if (missing.length > 0) throw invalid("Some fields need attention.", [{ path: "tenants", message: `There is no tenant ${missing.join(", ")}.` }]);
  return rows.map(({ id }) => id);
}
