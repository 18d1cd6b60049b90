import { requirePermission, requireRecentSignIn, requireStaff, type StaffContext, type TenantContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { enterOnce, lockBalance, type Posted } from "./enter-once.ts";
import { decide, holdOf } from "./hold-entry.ts";
import { type PointKind, REVERSIBLE, type ReverseEntryInput } from "./schema.ts";

interface Reversed {
  tenant_id: string;
  user_id: string;
  kind: PointKind;
  points: number;
  reverses_id: string | null;
}

/**
 * Takes an entry of any tenant back, by an opposite entry: nothing is removed. Levels and privileges follow within moments. Points that
 * were spent meanwhile are owed. Points that are held for review are released first; where they were taken away by the review, nothing is left to
 * take back. Asked again it answers the same.
 * @throws `forbidden` without `gamification.manage` or a recent sign-in, `not_found`, `conflict` for an entry that cannot be taken back
 */
export async function reverseEntry(context: StaffContext, { id, reason }: ReverseEntryInput): Promise<Posted> {
  requirePermission(requireStaff(context), "gamification.manage");
  requireRecentSignIn(context);
  return acrossTenants(context, "ledger.reverse", (tx) => reverse(context, tx, id, reason));
}

/** The same within a transaction of whoever knows why, such as a referral that turned out to be none. @throws as `reverseEntry` */
export const reverseEntryIn = (context: TenantContext, tx: Transaction, entryId: string, reason: string): Promise<Posted> =>
  reverse(context, tx, entryId, reason);

async function reverse(context: StaffContext | TenantContext, tx: Transaction, entryId: string, reason: string): Promise<Posted> {
  const [entry] = await tx.query<Reversed>({
    text: "SELECT tenant_id, user_id, kind, points, reverses_id FROM ledger_entry WHERE id = $1::uuid",
    values: [entryId],
  });
  if (!entry) throw notFound("This entry");
  if (entry.reverses_id !== null) throw conflict("This entry takes another one back, and cannot be taken back itself.");
  if (!REVERSIBLE.includes(entry.kind)) throw conflict("An entry of this kind has an opposite of its own, and is not taken back here.");
  const { tenant_id: tenantId, user_id: userId, kind, points } = entry;
  // Or a hold that is made meanwhile would not be seen.
  await lockBalance(tx, entry.tenant_id, entry.user_id);
  const hold = await holdOf(tx, entryId);
  if (hold?.decision === "forfeit" && hold.decisionId) return { entryId: hold.decisionId, isNew: false };
  if (hold?.decision === null) await decide(context, tx, hold, { decision: "release", reason });
  const posting = { tenantId, userId, kind, points, causeKey: `reverse:${entryId}`, reason, reversesId: entryId, at: context.clock.now() };
  const posted = await enterOnce(tx, posting);
  if (!posted.isNew) return posted;
  const after = { reversalId: posted.entryId, kind, points, userId };
  await recordAudit(context, tx, { action: "ledger_entry.reverse", tenantId, subjectType: "ledger_entry", subjectId: entryId, reason, after });
  await emit(context, tx, "ledger_entry.reversed", { tenantId, entryId, reversalId: posted.entryId, userId, kind, points });
  return posted;
}
