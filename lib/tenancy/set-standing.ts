import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, type Recorder, recordAudit } from "#lib/audit";
import { emit, type Teller } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { findTenant } from "./get-tenant.ts";
import type { SetStandingInput, TenantDetail } from "./schema.ts";

/** From which statuses each standing can be reached. */
const FROM = { active: ["trial", "past_due"], past_due: ["active"] };

/**
 * Says how a tenant stands with its bill: a trial becomes a paid subscription, an unpaid bill makes it past due, a paid one active
 * again. While it is past due nothing that costs money can be started (`grantsInStatus`).
 * @throws `not_found`, `conflict` when it does not stand so that this can follow
 */
export async function setStanding(context: StaffContext, id: string, input: SetStandingInput): Promise<TenantDetail> {
  requirePermission(context, "tenant.manage");
  return acrossTenants(context, "tenant.set_standing", (tx) => once(context, tx, () => setStandingIn(context, tx, id, input)));
}

/** The same inside a transaction that is already open, also by the portal itself. The caller has checked that it may. */
export async function setStandingIn(context: Recorder & Teller, tx: Transaction, id: string, { standing }: SetStandingInput): Promise<TenantDetail> {
  const before = await findTenant(tx, id);
  const { count } = await tx.prisma.tenant.updateMany({
    where: { id, status: { in: FROM[standing] } },
    data: {
      status: standing,
      ...(before.status === "trial" && { trialEndsAt: null }),
      updatedAt: context.clock.now(),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw conflict(`${before.name} is ${before.status.replace("_", " ")}; that cannot become ${standing.replace("_", " ")}.`);
  const change = { before: { status: before.status }, after: { status: standing } };
  await recordAudit(context, tx, { action: "tenant.set_standing", tenantId: id, subjectType: "tenant", subjectId: id, ...change });
  await emit(context, tx, "tenant.changed", { tenantId: id, fields: ["status"] });
  await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
  return findTenant(tx, id);
}
