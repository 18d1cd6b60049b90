import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { evaluate } from "../conditions/evaluate.ts";
import { awardDue, type Due, lockAwards } from "./award.ts";
import { causeOf, publishedDefinitions } from "./definitions.ts";
import { measuresOf } from "./measures.ts";
import { readTallies, talliesIn } from "./tallies.ts";

/**
 * Awards what the tenant has reached and was not awarded yet, and pays the points to the person responsible. Safe to
 * repeat: each achievement is awarded and paid once. What can be earned again follows events alone. Suspended and
 * cancelled tenants still get their awards, since they did the work before; their people see them when the tenant is
 * open again.
 * @returns the keys of what was awarded now
 */
export async function awardEarned(context: TenantContext): Promise<string[]> {
  requirePermission(context, "gamification.manage");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    await lockAwards(tx, tenantId);
    const awarded = await awardedCauses(tx, tenantId);
    const open = (await publishedDefinitions(tx, tenantId)).filter(({ key, repeatEvery }) => repeatEvery === null && !awarded.has(causeOf(key, "")));
    const measures = await measuresOf(tx, tenantId);
    const tallies = await readTallies(
      tx,
      tenantId,
      open.map(({ key }) => key),
    );
    const due: Due[] = open
      .filter((definition) => evaluate(definition.condition, { tallies: talliesIn(tallies, definition, ""), measures }).isMet)
      .map((definition) => ({ definition, period: "" }));
    return awardDue(context, tx, due, null);
  });
}

async function awardedCauses(tx: Queryable, tenantId: string): Promise<Set<string>> {
  const rows = await tx.query<{ cause_key: string }>({
    text: "SELECT cause_key FROM achievement_award WHERE tenant_id = $1::uuid",
    values: [tenantId],
  });
  return new Set(rows.map(({ cause_key }) => cause_key));
}
