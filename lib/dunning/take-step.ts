import { type Recorder, recordAudit } from "#lib/audit";
import { emit, type Teller } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { suspendTenantIn } from "#lib/tenancy";
import { type CaseRow, scheduleOf } from "./case-row.ts";
import { writeMails } from "./mails.ts";
import { afterStep } from "./rules.ts";

export type StepTaker = Recorder & Teller & Pick<Runtime, "config">;

/**
 * Takes the next step of a case that the caller has locked and found ready: the step on record, its mails, what it does, and the
 * entry of it stand or fall together. That each position is there once is also the database's rule.
 */
export async function takeStep(context: StepTaker, tx: Transaction, row: CaseRow): Promise<void> {
  const step = row.steps[row.steps_taken];
  if (!step) throw new Error(`The case ${row.id} has no step left.`);
  const now = context.clock.now();
  const next = afterStep(scheduleOf(row), now);
  const { tenant_id: tenantId, id: caseId, steps_taken: position } = row;
  await tx.prisma.dunningCase.update({
    where: { id: caseId },
    data: { stepsTaken: next.stepsTaken, scheduleFrom: next.scheduleFrom, nextAt: next.nextAt, version: { increment: 1 } },
  });
  const upcoming = next.nextAt ? { step: row.steps[next.stepsTaken], at: next.nextAt } : null;
  // A proposal is for staff alone: it stands among the decisions of the overview.
  const mailIds = step.kind === "propose_suspension" ? [] : await writeMails(context, tx, row, step.kind, upcoming);
  const actorId = context.actor.kind === "user" ? context.actor.userId : null;
  await tx.prisma.dunningEvent.create({
    data: { id: newId(), tenantId, caseId, at: now, kind: "step", position, step: step.kind, mailIds, actorId },
  });
  await recordAudit(context, tx, {
    action: "dunning.step",
    tenantId,
    subjectType: "dunning_case",
    subjectId: caseId,
    after: { step: step.kind, position, mails: mailIds.length },
  });
  await emit(context, tx, "dunning.step_taken", { tenantId, caseId, step: step.kind, position });
  if (step.kind === "suspend") await suspendTenantIn(context, tx, tenantId, { reason: `Unpaid since ${row.since.toISOString().slice(0, 10)}.` });
  else await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId } });
}
