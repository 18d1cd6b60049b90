import { offerUndo, once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, type Recorder, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { type CaseRow, lockSeen, scheduleOf } from "./case-row.ts";
import { afterPause } from "./rules.ts";
import type { PauseInput } from "./schema.ts";

const MOST_PAUSED_MS = 365 * 86_400_000;

/**
 * Takes no steps of a case until a day, or until somebody goes on with it.
 * @throws `not_found`, `conflict` when it changed meanwhile or is paused already, `invalid` for a day that is over or too far away
 */
export function pauseCase(context: StaffContext, id: string, { version, reason, until }: PauseInput): Promise<{ id: string }> {
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "dunning.pause", (tx) =>
    once(context, tx, async () => {
      const row = await lockSeen(tx, id, version);
      if (row.state === "paused") throw conflict(`The case of ${row.tenant_name} is paused already.`);
      const now = context.clock.now();
      const pausedUntil = until ? new Date(`${until}T00:00:00.000Z`) : null;
      if (pausedUntil && (pausedUntil <= now || pausedUntil.getTime() > now.getTime() + MOST_PAUSED_MS))
        throw invalid("Some fields need attention.", [{ path: "until", message: "Choose a day that lies ahead, within a year." }]);
      await tx.prisma.dunningCase.update({
        where: { id },
        data: { state: "paused", nextAt: null, pausedAt: now, pausedUntil, pauseReason: reason, version: { increment: 1 } },
      });
      offerUndo(context, { method: "POST", path: `/api/v1/dunning/${id}/resume`, body: { version: version + 1 } });
      await keep(context, tx, row, "paused", { reason, until: until ?? null });
      return { id };
    }),
  );
}

/** Goes on with a paused case: what was left of it before is left of it now. @throws `not_found`, `conflict` */
export function resumeCase(context: StaffContext, id: string, version: number): Promise<{ id: string }> {
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "dunning.resume", (tx) =>
    once(context, tx, async () => {
      const row = await lockSeen(tx, id, version);
      if (row.state !== "paused") throw conflict(`The case of ${row.tenant_name} is not paused.`);
      await resume(context, tx, row);
      return { id };
    }),
  );
}

/** The same for a case that the caller has locked, also by the portal itself. A suspended tenant has no next step. */
export async function resume(context: Recorder, tx: Transaction, row: CaseRow): Promise<void> {
  const now = context.clock.now();
  const next = afterPause(scheduleOf(row), row.paused_at ?? now, now);
  await tx.prisma.dunningCase.update({
    where: { id: row.id },
    data: {
      state: "open",
      scheduleFrom: next.scheduleFrom,
      nextAt: row.tenant_status === "past_due" ? next.nextAt : null,
      pausedAt: null,
      pausedUntil: null,
      pauseReason: null,
      version: { increment: 1 },
    },
  });
  await keep(context, tx, row, "resumed", {});
}

async function keep(
  context: Recorder,
  tx: Transaction,
  row: CaseRow,
  kind: "paused" | "resumed",
  { reason, until }: { reason?: string; until?: string | null },
) {
  const { id: caseId, tenant_id: tenantId } = row;
  const actorId = context.actor.kind === "user" ? context.actor.userId : null;
  await tx.prisma.dunningEvent.create({ data: { id: newId(), tenantId, caseId, at: context.clock.now(), kind, actorId, text: reason ?? "" } });
  await recordAudit(context, tx, {
    action: kind === "paused" ? "dunning.pause" : "dunning.resume",
    tenantId,
    subjectType: "dunning_case",
    subjectId: caseId,
    ...(reason && { reason, after: { until } }),
  });
  await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId } });
}
