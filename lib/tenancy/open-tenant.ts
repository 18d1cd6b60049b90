import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { settingsIn } from "#lib/settings";
import type { CreateTenantInput } from "./schema.ts";

/**
 * Writes a tenant in the caller's transaction across tenants: with a trial as long as the operator set, or paying from the first
 * day. Whether the caller may is checked before. @returns its id. @throws a unique violation when the slug is taken, or held for
 * a deleted tenant
 */
export async function openTenant(context: Context, tx: Transaction, input: CreateTenantInput, start: "trial" | "paid" = "trial"): Promise<string> {
  const id = newId();
  const now = context.clock.now();
  const { trialDays } = (await settingsIn(tx)).limits;
  await tx.prisma.tenant.create({
    data: {
      id,
      ...input,
      status: start === "trial" ? "trial" : "active",
      trialEndsAt: start === "trial" ? new Date(now.getTime() + trialDays * 86_400_000) : null,
      createdAt: now,
      updatedAt: now,
    },
  });
  await recordAudit(context, tx, {
    action: "tenant.create",
    tenantId: id,
    subjectType: "tenant",
    subjectId: id,
    after: start === "trial" ? input : { ...input, start },
  });
  await emit(context, tx, "tenant.created", { tenantId: id });
  await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
  return id;
}
