import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { evaluate } from "../conditions/evaluate.ts";
import { awardDue, type Due, lockAwards, settledAwards } from "./award.ts";
import { publishedDefinitions } from "./definitions.ts";
import { takeBackFallen } from "./judge-anew.ts";
import { measuresOf } from "./measures.ts";
import { readTallies, talliesIn } from "./tallies.ts";

/**
 * Awards what the tenant has reached and was not awarded yet, and pays the points to the person responsible; takes back what rested on figures
 * that were corrected since. Safe to
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
    const measures = await measuresOf(tx, tenantId);
    await takeBackFallen(context, tx, measures);
    const single = (await publishedDefinitions(tx, tenantId)).filter(({ repeatEvery }) => repeatEvery === null);
    const settled = await settledAwards(
      tx,
      tenantId,
      single.map(({ key }) => key),
    );
    const awarded = new Set(settled.filter(({ period }) => period === "").map(({ key }) => key));
    const open = single.filter(({ key }) => !awarded.has(key));
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
