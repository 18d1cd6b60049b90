import { offerUndo, type StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import { flagIn } from "./catalogue.ts";
import type { Flag } from "./schema.ts";
import { afterChange, changingFlags, ofFlag, requireFlagManager, requireVersion } from "./write-flag.ts";

/**
 * The kill switch: the flag is off for everybody, in every process, within a second. Its rules stay as they are. It asks for no
 * recent sign-in: who needs it is in a hurry, and it can be taken back.
 * @throws `not_found`, `conflict` when it is killed already
 */
export async function killFlag(context: StaffContext, key: string, reason: string): Promise<Flag> {
  requireFlagManager(context);
  return changingFlags(context, "flag.kill", async (tx, flags) => {
    const { name, killedAt } = flagIn(flags, key);
    if (killedAt !== null) throw conflict(`“${name}” is killed already.`);
    const now = context.clock.now();
    await tx.prisma.featureFlag.updateMany({
      where: { key },
      data: { killedAt: now, killedReason: reason, version: { increment: 1 }, updatedAt: now },
    });
    await recordAudit(context, tx, { action: "flag.kill", ...ofFlag(key), before: { isKilled: false }, after: { isKilled: true }, reason });
    const flag = await afterChange(tx, key);
    offerUndo(context, { method: "POST", path: `/api/v1/flags/${key}/revive`, body: { version: flag.version } });
    return flag;
  });
}

/** Takes the kill switch back: the flag's rules count again. @throws `not_found`, `conflict` when it is not killed, or was changed since `version` */
export async function reviveFlag(context: StaffContext, key: string, version?: number): Promise<Flag> {
  requireFlagManager(context);
  return changingFlags(context, "flag.revive", async (tx, flags) => {
    const flag = flagIn(flags, key);
    const { name, killedAt } = flag;
    if (version !== undefined) requireVersion(flag, version);
    if (killedAt === null) throw conflict(`“${name}” is not killed.`);
    const data = { killedAt: null, killedReason: null, version: { increment: 1 }, updatedAt: context.clock.now() };
    await tx.prisma.featureFlag.updateMany({ where: { key }, data });
    await recordAudit(context, tx, { action: "flag.revive", ...ofFlag(key), before: { isKilled: true }, after: { isKilled: false } });
    return afterChange(tx, key);
  });
}
