import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, invalid } from "#lib/platform/errors";
import { flagIn, readCatalogue } from "./catalogue.ts";
import { type FlagCatalogue, findCircle } from "./explain-flag.ts";
import type { Flag } from "./schema.ts";

/** @throws `forbidden` for others than staff who may change tenants */
export function requireFlagManager(context: StaffContext): void {
  requirePermission(requireStaff(context), "tenant.manage");
}

/**
 * One change of the flags, one after the other: two changes at once could close a circle that neither sees. `work` gets the
 * flags as they are.
 */
export function changingFlags<T>(context: StaffContext, purpose: string, work: (tx: Transaction, flags: FlagCatalogue) => Promise<T>): Promise<T> {
  return acrossTenants(context, purpose, async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('feature_flag', 0))::text" });
    return work(tx, await readCatalogue(tx));
  });
}

/**
 * @param now how it stands, in the shapes of `yours`
 * @throws `conflict` when the flag was changed since `version`, with an issue on each of `yours` that stands differently now
 */
export function requireVersion(flag: Flag, version: number, yours: Record<string, unknown> = {}, now: Record<string, unknown> = { ...flag }): void {
  if (flag.version === version) return;
  throw changedMeanwhile("Somebody changed this flag meanwhile. Load the page again to see how it is now.", now, yours);
}

/** @throws `invalid` for requirements that there are not, or that would go round in a circle */
export function requireSoundRequirements(flags: FlagCatalogue, key: string, requires: string[]): void {
  const refuse = (message: string) => invalid("Some fields need attention.", [{ path: "requires", message }]);
  const unknown = requires.filter((each) => each !== key && !flags.has(each));
  if (unknown.length > 0) throw refuse(`There is no flag ${unknown.join(", ")}.`);
  const circle = findCircle(key, (at) => (at === key ? requires : (flags.get(at)?.requires ?? [])));
  if (circle) throw refuse(`A flag cannot require itself: ${circle.join(" → ")}.`);
}

export async function afterChange(tx: Transaction, key: string): Promise<Flag> {
  return flagIn(await readCatalogue(tx), key);
}

/** What the trail keeps of a flag. */
export function settingsOf({ name, description, isOn, percentage, startsAt, endsAt, requires }: Flag): object {
  return { name, description, isOn, percentage, startsAt, endsAt, requires: requires.join(", ") };
}

export const ofFlag = (key: string) => ({ tenantId: null, subjectType: "feature_flag", subjectId: key }) as const;
