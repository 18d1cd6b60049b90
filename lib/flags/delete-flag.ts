import { requireRecentSignIn, type StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict, invalid } from "#lib/platform/errors";
import { flagIn } from "./catalogue.ts";
import { changingFlags, ofFlag, requireFlagManager, settingsOf } from "./write-flag.ts";

/**
 * Deletes a flag with its rules; whatever asks for it gets "off". `confirmation` is its key, typed.
 * @throws `forbidden` without a recent sign-in, `not_found`, `conflict` while others require it, `invalid` for another confirmation
 */
export async function deleteFlag(context: StaffContext, key: string, confirmation: string): Promise<void> {
  requireFlagManager(context);
  requireRecentSignIn(context);
  await changingFlags(context, "flag.delete", async (tx, flags) => {
    const flag = flagIn(flags, key);
    if (confirmation !== key) throw invalid("Some fields need attention.", [{ path: "confirmation", message: `Type ${key}.` }]);
    const dependants = [...flags.values()].filter(({ requires }) => requires.includes(key)).map((other) => other.key);
    if (dependants.length > 0) throw conflict(`It is required by ${dependants.join(", ")}. Change that first.`);
    const tenantRules = await tx.prisma.featureFlagOverride.count({ where: { flagKey: key } });
    await tx.prisma.featureFlag.deleteMany({ where: { key } });
    await recordAudit(context, tx, { action: "flag.delete", ...ofFlag(key), before: { ...settingsOf(flag), plans: flag.plans, tenantRules } });
  });
}
