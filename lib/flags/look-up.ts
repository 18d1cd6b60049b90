import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { invalid, notFound } from "#lib/platform/errors";
import { flagIn, readCatalogue, TENANT_QUERY } from "./catalogue.ts";
import { explainFlag } from "./explain-flag.ts";
import type { FlagAnswer, FlagLookup, FlagTenant } from "./schema.ts";

/**
 * What a flag is for the tenant of this short name, and why.
 * @throws `not_found` for an unknown flag, `invalid` for an unknown tenant
 */
export async function lookUpFlag(context: StaffContext, key: string, slug: string): Promise<FlagLookup> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "flag.look_up", async (tx) => {
    const catalogue = await readCatalogue(tx);
    const flag = flagIn(catalogue, key);
    const [found] = await tx.query<{ id: string; name: string }>({ text: "SELECT id, name FROM tenant WHERE slug = $1", values: [slug] });
    const [tenant] = found ? await tx.query<FlagTenant>({ ...TENANT_QUERY, values: [found.id] }) : [];
    if (!found || !tenant) throw invalid(`No tenant has the short name “${slug}”.`);
    const answer = explainFlag(flag, tenant, context.clock.now(), catalogue);
    return { ...answer, tenantId: found.id, tenantName: found.name, tenantSlug: slug, planKey: tenant.planKey };
  });
}

/** Every flag as it is for one tenant, by key. @throws `not_found` */
export async function flagsOfTenant(context: StaffContext, tenantId: string): Promise<({ key: string; name: string } & FlagAnswer)[]> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "flag.of_tenant", async (tx) => {
    const catalogue = await readCatalogue(tx);
    const [tenant] = await tx.query<FlagTenant>({ ...TENANT_QUERY, values: [tenantId] });
    if (!tenant) throw notFound("This tenant");
    const known = new Map<string, FlagAnswer>();
    const now = context.clock.now();
    return [...catalogue.values()].map((flag) => ({ key: flag.key, name: flag.name, ...explainFlag(flag, tenant, now, catalogue, known) }));
  });
}
