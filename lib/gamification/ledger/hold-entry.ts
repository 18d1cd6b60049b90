import { requirePermission, requireRecentSignIn, requireStaff, type StaffContext, type TenantContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { enterOnce, lockBalance, type Posted } from "./enter-once.ts";
import { type DecideHoldInput, HOLDABLE, type HoldDecision, type HoldEntryInput, type PointKind } from "./schema.ts";

/** Under which the points of an entry are held, and under which that is decided: each once. */
const holdCause = (entryId: string) => `hold:${entryId}`;
const decisionCause = (holdId: string) => `held:${holdId}`;

/** SQL of the hold of the entry `l`, which may be that hold itself, as `h`, and of what was decided of it as `hd`. */
export const HOLD_JOINS = `LEFT JOIN ledger_entry h ON h.tenant_id = l.tenant_id AND h.kind = 'hold'
    AND h.cause_key = CASE WHEN l.kind = 'hold' THEN l.cause_key ELSE 'hold:' || l.id END
  LEFT JOIN ledger_entry hd ON hd.tenant_id = h.tenant_id AND hd.cause_key = 'held:' || h.id`;

interface Entry {
  tenant_id: string;
  user_id: string;
  kind: PointKind;
  points: number;
  cause_key: string;
  reverses_id: string | null;
  is_reversed: boolean;
}

/**
 * Holds the points that an entry gave, of any tenant, while somebody looks into it: they cannot be spent, and neither level nor rank changes.
 * Asked again it answers the same.
 * @throws `forbidden` without `gamification.manage` or a recent sign-in, `not_found`, `conflict` where the entry gave nothing that can be held,
 * was taken back or looked into before, or its person has fewer points left
 */
export async function holdEntry(context: StaffContext, { id, reason }: HoldEntryInput): Promise<Posted> {
  requirePermission(requireStaff(context), "gamification.manage");
  requireRecentSignIn(context);
  return acrossTenants(context, "ledger.hold", async (tx) => {
    const { tenant_id: tenantId, user_id: userId } = await readEntry(tx, id);
    await lockBalance(tx, tenantId, userId);
    const { kind, points, reverses_id, is_reversed } = await readEntry(tx, id);
    if (!HOLDABLE.includes(kind) || reverses_id !== null) throw conflict("Only points that became available can be held.");
    if (is_reversed) throw conflict("These points were taken back, and cannot be held.");
    const held = await enterOnce(tx, { tenantId, userId, kind: "hold", points, causeKey: holdCause(id), reason, at: context.clock.now() });
    if (!held.isNew) {
      if ((await holdOf(tx, id))?.decision) throw conflict("These points were looked into already.");
      return held;
    }
    const after = { holdId: held.entryId, points, userId };
    await recordAudit(context, tx, { action: "ledger_entry.hold", tenantId, subjectType: "ledger_entry", subjectId: id, reason, after });
    return held;
  });
}

/**
 * Gives the points of a hold back, or takes them away for good; then they count as never earned, and level and privileges follow within
 * moments. Asked again for the same it answers the same.
 * @throws as `holdEntry`, and `conflict` for a hold that was decided otherwise
 */
export async function decideHold(context: StaffContext, { id, decision, reason }: DecideHoldInput): Promise<Posted> {
  requirePermission(requireStaff(context), "gamification.manage");
  requireRecentSignIn(context);
  return acrossTenants(context, "ledger.decide_hold", async (tx) => {
    const hold = await readEntry(tx, id);
    const entryId = hold.kind === "hold" && hold.cause_key.startsWith(holdCause("")) ? hold.cause_key.slice(holdCause("").length) : null;
    if (entryId === null) throw conflict("This entry holds no points.");
    // As whoever takes the entry back does first: else the two could wait for each other.
    await lockBalance(tx, hold.tenant_id, hold.user_id);
    const { kind } = await readEntry(tx, entryId);
    return decide(context, tx, { ...hold, holdId: id, entryId, kind }, { decision, reason });
  });
}

/** The hold of an entry, where there is one. */
export interface Hold {
  holdId: string;
  /** The entry whose points are held. */
  entryId: string;
  tenant_id: string;
  user_id: string;
  points: number;
  /** Of that entry. */
  kind: PointKind;
}

/** What stands of the hold of an entry: its decision is null while it is open. */
export async function holdOf(
  tx: Transaction,
  entryId: string,
): Promise<(Hold & { decision: HoldDecision | null; decisionId: string | null }) | null> {
  const [hold] = await tx.query<Hold & { decision: HoldDecision | null; decisionId: string | null }>({
    text: `SELECT h.id AS "holdId", l.id AS "entryId", h.tenant_id, h.user_id, h.points, l.kind, hd.kind AS decision, hd.id AS "decisionId"
           FROM ledger_entry l ${HOLD_JOINS} WHERE l.id = $1::uuid AND h.id IS NOT NULL`,
    values: [entryId],
  });
  return hold ?? null;
}

/** Enters what was decided. Two who decide at once wait for each other, and the second is told. @throws `conflict` */
export async function decide(
  context: StaffContext | TenantContext,
  tx: Transaction,
  { holdId, entryId, tenant_id: tenantId, user_id: userId, points, kind }: Hold,
  { decision, reason }: { decision: HoldDecision; reason: string },
): Promise<Posted> {
  const causeKey = decisionCause(holdId);
  const decided = await enterOnce(tx, { tenantId, userId, kind: decision, points, causeKey, reason, at: context.clock.now() }).catch((error) =>
    tellOfOther(tx, holdId, decision, error),
  );
  if (!decided.isNew) return decided;
  const action = decision === "release" ? "ledger_entry.release" : "ledger_entry.forfeit";
  const after = { holdId, decisionId: decided.entryId, points, userId };
  await recordAudit(context, tx, { action, tenantId, subjectType: "ledger_entry", subjectId: entryId, reason, after });
  // For whoever follows the entry it is what taking it back is.
  if (decision === "forfeit")
    await emit(context, tx, "ledger_entry.reversed", { tenantId, entryId, reversalId: decided.entryId, userId, kind, points });
  return decided;
}

async function tellOfOther(tx: Transaction, holdId: string, decision: HoldDecision, error: unknown): Promise<never> {
  const [other] = await tx.query<{ kind: PointKind }>({
    text: "SELECT hd.kind FROM ledger_entry h JOIN ledger_entry hd ON hd.tenant_id = h.tenant_id AND hd.cause_key = 'held:' || h.id WHERE h.id = $1::uuid",
    values: [holdId],
  });
  if (other && other.kind !== decision)
    throw conflict(other.kind === "release" ? "These points were given back already." : "These points were taken away already.");
  throw error;
}

async function readEntry(tx: Transaction, id: string): Promise<Entry> {
  const [entry] = await tx.query<Entry>({
    text: `SELECT tenant_id, user_id, kind, points, cause_key, reverses_id, EXISTS (SELECT FROM ledger_entry r WHERE r.reverses_id = l.id) AS is_reversed
           FROM ledger_entry l WHERE id = $1::uuid`,
    values: [id],
  });
  if (!entry) throw notFound("This entry");
  return entry;
}
