import { offerUndo, type StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { flagIn } from "./catalogue.ts";
import type { ChangeFlagInput, Flag } from "./schema.ts";
import { afterChange, changingFlags, ofFlag, requireFlagManager, requireSoundRequirements, requireVersion, settingsOf } from "./write-flag.ts";

/** Changes the settings of a flag. @throws `not_found`, `conflict` for an old version, `invalid` for its requirements */
export async function changeFlag(context: StaffContext, { key, version, requires, ...settings }: ChangeFlagInput): Promise<Flag> {
  requireFlagManager(context);
  return changingFlags(context, "flag.change", async (tx, flags) => {
    const before = flagIn(flags, key);
    requireVersion(before, version, { ...settings, requires });
    requireSoundRequirements(flags, key, requires);
    await tx.prisma.featureFlag.updateMany({
      where: { key },
      data: { ...settings, version: { increment: 1 }, updatedAt: context.clock.now() },
    });
    await tx.prisma.featureFlagRequirement.deleteMany({ where: { flagKey: key } });
    await tx.prisma.featureFlagRequirement.createMany({ data: requires.map((requiredKey) => ({ flagKey: key, requiredKey })) });
    const flag = await afterChange(tx, key);
    const { name, description, isOn, percentage, startsAt, endsAt } = before;
    offerUndo(context, {
      method: "PUT",
      path: `/api/v1/flags/${key}`,
      body: { name, description, isOn, percentage, startsAt, endsAt, requires: before.requires.join("\n"), version: flag.version },
    });
    await recordAudit(context, tx, { action: "flag.change", ...ofFlag(key), before: settingsOf(before), after: settingsOf(flag) });
    return flag;
  });
}
