import { once, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError, conflict, notFound } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { guidedRecovery } from "../graph/guided-recovery.ts";
import { addEntries } from "../incidents/entries.ts";
import { requireIncidentManager } from "../staff.ts";
import { explainNow } from "../watch/explain-now.ts";
import { readRecovery } from "./read-recovery.ts";
import type { RecoveryView } from "./shapes.ts";

const MOST_STEPS = 500;

/**
 * Starts to mend a cause: the steps that the graph implies at this moment are written down, and offered one at a time. One that runs is answered as it is.
 * @throws `not_found` for what is no cause now; `forbidden` without `incident.manage`
 */
export async function startRecovery(context: StaffContext, cause: string): Promise<RecoveryView> {
  requireIncidentManager(context);
  return acrossTenants(context, "recovery.start", (tx) =>
    once(context, tx, async () => {
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('recovery', 0))::text" });
      const running = await tx.prisma.recovery.findFirst({ where: { causeKey: cause, endedAt: null }, select: { id: true } });
      if (running) return readRecovery(tx, running.id, context.clock.now());
      const now = context.clock.now();
      const { graph, explanation } = await explainNow(tx, now);
      const steps = guidedRecovery(graph, explanation, cause).slice(0, MOST_STEPS);
      const incidentId = await incidentOf(tx, cause);
      const id = newIdAt(now);
      await tx.prisma.recovery.createMany({ data: [{ id, causeKey: cause, incidentId, startedAt: now, startedById: context.actor.userId }] });
      await tx.prisma.recoveryStep.createMany({
        data: steps.map(({ key, ...step }, position) => ({ recoveryId: id, position, serviceKey: key, ...step })),
      });
      await note(context, tx, { incidentId, service: cause, value: "started" });
      await recordAudit(context, tx, { action: "recovery.start", ...ofRecovery(id), after: { cause, steps: steps.length } });
      return readRecovery(tx, id, now);
    }),
  );
}

/** Says that the offered step was done: from now on a newer measurement verifies it. @throws `not_found`, `conflict` for a step that is not offered */
export async function doRecoveryStep(context: StaffContext, id: string, service: string): Promise<RecoveryView> {
  return stepping(context, id, service, "done", { doneAt: context.clock.now(), doneById: context.actor.userId });
}

/** Says that a service works that nothing measures. @throws `not_found`; `conflict` for a step that is not offered, or that is measured */
export async function confirmRecoveryStep(context: StaffContext, id: string, service: string): Promise<RecoveryView> {
  return stepping(context, id, service, "confirmed", { confirmedById: context.actor.userId });
}

async function stepping(
  context: StaffContext,
  id: string,
  service: string,
  what: "done" | "confirmed",
  data: { doneAt?: Date; doneById?: string; confirmedById?: string },
): Promise<RecoveryView> {
  requireIncidentManager(context);
  return acrossTenants(context, "recovery.step", async (tx) => {
    const before = await lockRunning(tx, id, context.clock.now());
    const step = before.steps.find((each) => each.service === service);
    if (!step) throw notFound("This step");
    if (step.status !== "offered") throw conflict("This step is not the one to do now. Do the one that is offered first.");
    if (what === "confirmed" && step.verifiedBy !== "person") throw conflict("This service is measured: the measurement says when it works.");
    await tx.prisma.recoveryStep.updateMany({ where: { recoveryId: id, serviceKey: service }, data });
    await note(context, tx, { incidentId: before.incidentId, service, value: what });
    const action = what === "done" ? "recovery.step_done" : "recovery.step_confirmed";
    await recordAudit(context, tx, { action, ...ofRecovery(id), after: { service, action: step.action } });
    return readRecovery(tx, id, context.clock.now());
  });
}

/** Ends a recovery: finished where every step is verified, given up otherwise. @throws `not_found`, `conflict` when it is over */
export async function endRecovery(context: StaffContext, id: string): Promise<RecoveryView> {
  requireIncidentManager(context);
  return acrossTenants(context, "recovery.end", async (tx) => {
    const now = context.clock.now();
    const before = await lockRunning(tx, id, now);
    const verified = before.steps.filter(({ status }) => status === "done");
    for (const { service } of verified)
      await tx.prisma.recoveryStep.updateMany({ where: { recoveryId: id, serviceKey: service, verifiedAt: null }, data: { verifiedAt: now } });
    const end = verified.length === before.steps.length ? "finished" : "given_up";
    await tx.prisma.recovery.updateMany({ where: { id }, data: { endedAt: now, end } });
    await note(context, tx, { incidentId: before.incidentId, service: before.cause, value: "ended" });
    await recordAudit(context, tx, { action: "recovery.end", ...ofRecovery(id), after: { end, verified: verified.length } });
    return readRecovery(tx, id, now);
  });
}

/** Keeps others from acting on it until the transaction ends. @throws `not_found`, `conflict` when it is over */
async function lockRunning(tx: Transaction, id: string, now: Date): Promise<RecoveryView> {
  const [row] = await tx.query<{ ended_at: Date | null }>({ text: "SELECT ended_at FROM recovery WHERE id = $1::uuid FOR UPDATE", values: [id] });
  if (!row) throw notFound("This recovery");
  if (row.ended_at) throw new AppError("conflict", "This recovery is over. Start another one.");
  return readRecovery(tx, id, now);
}

async function note(
  context: StaffContext,
  tx: Transaction,
  { incidentId, service, value }: { incidentId: string | null; service: string; value: string },
): Promise<void> {
  const entry = { at: context.clock.now(), kind: "recovery", serviceKey: service, value, actorId: context.actor.userId } as const;
  if (incidentId) await addEntries(tx, [{ incidentId, ...entry }]);
  await publishUpdate(tx, { tenantId: null, topic: "incident.changed", payload: { incidentId } });
}

const ofRecovery = (id: string) => ({ tenantId: null, subjectType: "recovery", subjectId: id }) as const;

/** The open incident about a cause. */
export async function incidentOf(tx: Transaction, cause: string): Promise<string | null> {
  const found = await tx.prisma.incident.findFirst({ where: { causeKey: cause, resolvedAt: null }, select: { id: true } });
  return found?.id ?? null;
}
