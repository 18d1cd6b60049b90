import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { flagIn, readCatalogue } from "./catalogue.ts";
import { countByRule, countReach, stateOf } from "./count-reach.ts";
import { tenantsLately } from "./reach-of-all.ts";
import type { FlagDetail, FlagOverride } from "./schema.ts";

const MOST_SHOWN = 100;

/** One flag with its rules and whom they reach. @throws `not_found` */
export async function getFlag(context: StaffContext, key: string): Promise<FlagDetail> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "flag.read", async (tx) => {
    const catalogue = await readCatalogue(tx);
    const flag = flagIn(catalogue, key);
    const tenants = await tenantsLately(context, tx);
    const now = context.clock.now();
    const reach = countReach([flag], tenants, now, catalogue).get(key) ?? { on: 0, all: tenants.length };
    const overrides = await readOverrides(tx, key);
    return {
      ...flag,
      reach,
      state: stateOf(flag, reach),
      requiredBy: [...catalogue.values()].filter(({ requires }) => requires.includes(key)).map((other) => other.key),
      overrides: overrides.map(({ tenantId, tenantName, tenantSlug, isOn }) => ({ tenantId, tenantName, tenantSlug, isOn })),
      overrideCount: overrides[0]?.count ?? 0,
      planNames: await readPlans(tx),
      byRule: countByRule(flag, tenants, now, catalogue),
    };
  });
}

function readOverrides(tx: Queryable, key: string): Promise<(FlagOverride & { count: number })[]> {
  return tx.query({
    name: "flag-overrides",
    text: `SELECT o.tenant_id AS "tenantId", t.name AS "tenantName", t.slug AS "tenantSlug", o.is_on AS "isOn", count(*) OVER ()::int AS count
           FROM feature_flag_override o JOIN tenant t ON t.id = o.tenant_id
           WHERE o.flag_key = $1 ORDER BY lower(t.name), t.id LIMIT $2`,
    values: [key, MOST_SHOWN],
  });
}

function readPlans(tx: Queryable): Promise<FlagDetail["planNames"]> {
  return tx.query({
    name: "flag-plans",
    text: `SELECT p.key, p.name, (SELECT count(*)::int FROM tenant t WHERE t.plan_key = p.key AND t.status <> 'cancelled') AS "tenantCount"
           FROM plan p ORDER BY p.position, p.key LIMIT 50`,
  });
}
