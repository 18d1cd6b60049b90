import { z } from "zod";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { endSession } from "#lib/identity";
import { defineJob } from "#lib/platform/jobs";
import { publishControl, publishUpdate } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { type Removing, removeSome } from "./remove-rows.ts";
import { SLUG_HELD_DAYS } from "./schema.ts";
import { OWNED_TABLES } from "./tables.ts";

const MOST_AT_ONCE = 20;
const DAY_MS = 86_400_000;
const SCOPE = { kind: "system", purpose: "delete a tenant" } as const;

interface DueRow {
  id: string;
  tenant_id: string;
  slug: string;
  name: string;
  status: "waiting" | "running";
  is_own: boolean;
}

/** Deletes every tenant whose days of grace are over, and goes on with what a crash has left half done. */
export const deleteDueTenantsJob = defineJob({
  name: "lifecycle.delete_due",
  schema: z.object({}),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle(_data, { runtime, id, signal }) {
    const due = await runtime.db.system<DueRow>({
      text: `SELECT id, tenant_id, slug, name, status, is_own FROM tenant_deletion WHERE status = 'running' OR status = 'waiting' AND due_at <= $1
             ORDER BY due_at, id LIMIT ${MOST_AT_ONCE}`,
      values: [runtime.clock.now()],
    });
    const context = recorderOf(runtime, id);
    const failures: unknown[] = [];
    for (const deletion of due) {
      if (signal.aborted) break;
      const removing = { context, runtime, deletionId: deletion.id, tenantId: deletion.tenant_id };
      try {
        if (deletion.status === "running" || (await begin(removing, deletion))) await remove(removing, deletion, signal);
      } catch (error) {
        // One that cannot be deleted must not keep the others here for ever.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  },
});

/**
 * From here on there is no way back. Whoever is inside is led out; a cancelled tenant’s people could only read, and one that asked for its
 * own deletion is cancelled now.
 * @returns false when it was called off meanwhile, or the tenant was opened again by other means
 */
async function begin({ context, runtime, tenantId }: Removing, { id, slug, name, is_own: isOwn }: DueRow): Promise<boolean> {
  return runtime.db.transaction(SCOPE, async (tx) => {
    const [tenant] = await tx.query<{ status: string }>({ text: "SELECT status FROM tenant WHERE id = $1::uuid FOR UPDATE", values: [tenantId] });
    // Staff delete what has left; its own administrators ask for it while it is in use.
    const mayGo = tenant?.status === "cancelled" || (isOwn && tenant !== undefined);
    const next = mayGo ? { status: "running" } : { status: "called_off", endedAt: runtime.clock.now() };
    const { count } = await tx.prisma.tenantDeletion.updateMany({ where: { id, status: "waiting" }, data: next });
    if (count === 0) return false;
    const subject = { subjectType: "tenant", subjectId: tenantId };
    await recordAudit(context, tx, {
      action: mayGo ? "tenant.deletion_begun" : "tenant.deletion_called_off",
      tenantId,
      ...subject,
      after: { slug, name },
    });
    if (!mayGo) {
      await emit(context, tx, "tenant.deletion_called_off", { tenantId });
      return false;
    }
    await tx.prisma.tenant.updateMany({
      where: { id: tenantId, status: { not: "cancelled" } },
      data: { status: "cancelled", suspendedReason: null, updatedAt: runtime.clock.now(), version: { increment: 1 } },
    });
    const open = await tx.query<{ id: string }>({
      text: "SELECT id FROM auth_session WHERE only_tenant_id = $1::uuid AND revoked_at IS NULL",
      values: [tenantId],
    });
    const ids = open.map((session) => session.id);
    await endSession(tx, runtime, ids, "removed");
    await tx.query({ text: "UPDATE auth_session SET active_tenant_id = NULL WHERE active_tenant_id = $1::uuid", values: [tenantId] });
    await publishControl(tx, { kind: "tenant.revoked", id: tenantId });
    await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId } });
    return true;
  });
}

/** Table by table, some rows to a transaction. A second attempt finds what is left, and ends where the first one would have. */
async function remove(removing: Removing, deletion: DueRow, signal: AbortSignal): Promise<void> {
  const { runtime } = removing;
  for (const owned of OWNED_TABLES.filter(({ deletion: how }) => typeof how === "string" && how !== "follows")) {
    while (await runtime.db.transaction(SCOPE, (tx) => removeSome(tx, removing, owned))) signal.throwIfAborted();
  }
  await end(removing, deletion);
}

/** The tenant itself, last. Its address is held for a while, and its own trail ends with the entry of it. */
async function end({ context, runtime, tenantId }: Removing, { id, slug, name }: DueRow): Promise<void> {
  await runtime.db.transaction(SCOPE, async (tx) => {
    const now = runtime.clock.now();
    await tx.prisma.tenant.deleteMany({ where: { id: tenantId } });
    const { removed } = await tx.prisma.tenantDeletion.update({
      where: { id },
      data: { status: "done", endedAt: now, heldUntil: new Date(now.getTime() + SLUG_HELD_DAYS * DAY_MS) },
      select: { removed: true },
    });
    const entry = { subjectType: "tenant", subjectId: tenantId, after: { slug, name, rows: removed }, action: "tenant.deleted" };
    await recordAudit(context, tx, { ...entry, tenantId });
    await recordAudit(context, tx, { ...entry, tenantId: null });
    await emit(context, tx, "tenant.deleted", { tenantId });
    await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId } });
  });
}

const recorderOf = (runtime: Runtime, requestId: string): Removing["context"] => ({
  actor: { kind: "system", name: "job lifecycle.delete_due" },
  origin: { ip: null, userAgent: null, deviceToken: null },
  clock: runtime.clock,
  jobs: runtime.jobs,
  requestId,
});
