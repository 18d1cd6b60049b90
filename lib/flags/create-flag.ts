import { once, type StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { AppError, conflict } from "#lib/platform/errors";
import { type CreateFlagInput, type Flag, MOST_FLAGS } from "./schema.ts";
import { afterChange, changingFlags, ofFlag, requireFlagManager, requireSoundRequirements, settingsOf } from "./write-flag.ts";

/**
 * Creates a flag. The same `Idempotency-Key` creates one.
 * @throws `conflict` with an issue on `key` when the key is taken, or for one flag too many; `invalid` for its requirements
 */
export async function createFlag(context: StaffContext, { key, requires, ...settings }: CreateFlagInput): Promise<Flag> {
  requireFlagManager(context);
  return changingFlags(context, "flag.create", (tx, flags) =>
    once(context, tx, async () => {
      if (flags.has(key))
        throw new AppError("conflict", "Another flag has this key.", { issues: [{ path: "key", message: "This key is taken. Choose another." }] });
      if (flags.size >= MOST_FLAGS) throw conflict(`There are at most ${MOST_FLAGS} flags. Delete one that is no longer needed.`);
      requireSoundRequirements(flags, key, requires);
      const now = context.clock.now();
      await tx.prisma.featureFlag.createMany({ data: [{ key, ...settings, createdAt: now, updatedAt: now }] });
      await tx.prisma.featureFlagRequirement.createMany({ data: requires.map((requiredKey) => ({ flagKey: key, requiredKey })) });
      const flag = await afterChange(tx, key);
      await recordAudit(context, tx, { action: "flag.create", ...ofFlag(key), after: settingsOf(flag) });
      return flag;
    }),
  );
}
