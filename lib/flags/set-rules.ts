import { offerUndo, type StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict, invalid } from "#lib/platform/errors";
import { flagIn } from "./catalogue.ts";
import type { Flag, Ruling, SetOverrideInput, SetPlanRulesInput } from "./schema.ts";
import { afterChange, changingFlags, ofFlag, requireFlagManager, requireVersion } from "./write-flag.ts";

const rulingOf = (isOn: boolean | undefined): Ruling => (isOn === undefined ? "none" : isOn ? "on" : "off");

/** As the form says them. */
const RULING_NAMES: Record<Ruling, string> = { on: "On", off: "Off", none: "No rule" };

/** The ruling of each plan that either side names, so that a conflict can say which plan's rule stands differently. */
function bothSides(before: Flag, plans: Record<string, Ruling>): { now: Record<string, string>; yours: Record<string, string> } {
  const keys = [...new Set([...Object.keys(plans), ...Object.keys(before.plans)])];
  const name = (ruling: Ruling) => RULING_NAMES[ruling];
  return {
    now: Object.fromEntries(keys.map((key) => [key, name(rulingOf(before.plans[key]))])),
    yours: Object.fromEntries(keys.map((key) => [key, name(plans[key] ?? "none")])),
  };
}

/**
 * Says for plans what a flag is there; plans that are not named have no rule.
 * @throws `not_found`; `conflict` for an old version, with an issue on each plan whose rule stands differently now; `invalid`
 */
export async function setPlanRules(context: StaffContext, { key, version, plans }: SetPlanRulesInput): Promise<Flag> {
  requireFlagManager(context);
  return changingFlags(context, "flag.set_plans", async (tx, flags) => {
    const before = flagIn(flags, key);
    const { now, yours } = bothSides(before, plans);
    requireVersion(before, version, yours, now);
    const ruled = Object.entries(plans).filter(([, ruling]) => ruling !== "none");
    const known = await tx.prisma.plan.findMany({ select: { key: true } });
    if (ruled.some(([planKey]) => !known.some((plan) => plan.key === planKey))) throw invalid("There is no such plan. Load the page again.");
    await tx.prisma.featureFlagPlanRule.deleteMany({ where: { flagKey: key } });
    await tx.prisma.featureFlagPlanRule.createMany({ data: ruled.map(([planKey, ruling]) => ({ flagKey: key, planKey, isOn: ruling === "on" })) });
    await tx.prisma.featureFlag.updateMany({ where: { key }, data: { version: { increment: 1 }, updatedAt: context.clock.now() } });
    const flag = await afterChange(tx, key);
    const plansBefore = Object.fromEntries(Object.entries(before.plans).map(([planKey, isOn]) => [planKey, rulingOf(isOn)]));
    offerUndo(context, { method: "PUT", path: `/api/v1/flags/${key}/plans`, body: { version: flag.version, plans: plansBefore } });
    await recordAudit(context, tx, { action: "flag.set_plans", ...ofFlag(key), before: before.plans, after: flag.plans });
    return flag;
  });
}

/**
 * Says for one tenant what a flag is there, or leaves it to the other rules. The tenant's own trail tells of it. Saying what is so
 * already changes nothing.
 * @throws `not_found` for an unknown flag, `conflict` when it is not `from` any more, `invalid` with an issue on `tenant` for an unknown tenant
 */
export async function setOverride(context: StaffContext, { key, tenant: slug, ruling, from }: SetOverrideInput): Promise<{ tenantName: string }> {
  requireFlagManager(context);
  return changingFlags(context, "flag.set_tenant", async (tx, flags) => {
    flagIn(flags, key);
    const tenant = await tx.prisma.tenant.findUnique({ where: { slug }, select: { id: true, name: true } });
    if (!tenant) throw invalid("Some fields need attention.", [{ path: "tenant", message: "No tenant has this short name." }]);
    const where = { tenantId: tenant.id, flagKey: key };
    const before = rulingOf((await tx.prisma.featureFlagOverride.findFirst({ where, select: { isOn: true } }))?.isOn);
    if (from !== undefined && from !== before) throw conflict("Somebody changed this flag meanwhile. Load the page again to see how it is now.");
    if (before === ruling) return { tenantName: tenant.name };
    await tx.prisma.featureFlagOverride.deleteMany({ where });
    if (ruling !== "none")
      await tx.prisma.featureFlagOverride.createMany({ data: [{ ...where, isOn: ruling === "on", updatedAt: context.clock.now() }] });
    offerUndo(context, { method: "PUT", path: `/api/v1/flags/${key}/tenants/${slug}`, body: { ruling: before, from: ruling } });
    const change = { before: { ruling: before }, after: { ruling } };
    await recordAudit(context, tx, { action: "flag.set_tenant", ...ofFlag(key), tenantId: tenant.id, ...change });
    return { tenantName: tenant.name };
  });
}
