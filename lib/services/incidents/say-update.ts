import { once, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { requireIncidentManager } from "../staff.ts";
import { changedAt } from "./change-incident.ts";
import { addEntries, type NewEntry } from "./entries.ts";
import { actorOf, lockIncident, ofIncident, requireOpen } from "./lock-incident.ts";
import { INCIDENT_LOCK } from "./open-rows.ts";
import type { ChangedIncident, EditUpdateInput, EndIncidentInput, IncidentStatus, UpdateIncidentInput } from "./shapes.ts";
import { type IncidentChange, tellOfIncident } from "./tell.ts";

/** Says what is new of an open incident. The same `Idempotency-Key` says it once. @throws `not_found`, `conflict` for an old version, or when it is over */
export async function updateIncident(context: StaffContext, id: string, input: UpdateIncidentInput): Promise<ChangedIncident> {
  return saying(context, id, input, { status: input.status, change: "updated", mustBeOpen: true, action: "incident.update" });
}

/** Says that it is over. @throws `not_found`, `conflict` */
export async function resolveIncident(context: StaffContext, id: string, input: EndIncidentInput): Promise<ChangedIncident> {
  return saying(context, id, input, { status: "resolved", change: "resolved", mustBeOpen: true, action: "incident.resolve" });
}

/** Says that it was not over. @throws `not_found`; `conflict`, also where its cause has another open incident by now */
export async function reopenIncident(context: StaffContext, id: string, input: EndIncidentInput): Promise<ChangedIncident> {
  return saying(context, id, input, { status: "investigating", change: "reopened", mustBeOpen: false, action: "incident.reopen" });
}

interface Saying {
  status: IncidentStatus;
  action: "incident.update" | "incident.resolve" | "incident.reopen";
  change: IncidentChange;
  mustBeOpen: boolean;
}

function saying(
  context: StaffContext,
  id: string,
  { version, body, isPublic }: Pick<UpdateIncidentInput, "version" | "body" | "isPublic">,
  { status, action, change, mustBeOpen }: Saying,
): Promise<ChangedIncident> {
  requireIncidentManager(context);
  return acrossTenants(context, action, (tx) =>
    once(context, tx, async () => {
      // The rules and two people at once must not open two of one cause.
      if (!mustBeOpen) await tx.query(INCIDENT_LOCK);
      const before = await lockIncident(tx, id, version);
      if (mustBeOpen) requireOpen(before);
      else await requireReopenable(tx, before);
      const now = context.clock.now();
      const resolvedAt = status === "resolved" ? now : null;
      // Reopened, it is watched anew.
      const data = { status, resolvedAt, ...(change === "reopened" && { recoveredAt: null }), ...changedAt(context) };
      await tx.prisma.incident.updateMany({ where: { id }, data });
      const update = { id: newIdAt(now), incidentId: id, status, body, isPublic, at: now, actorId: actorOf(context) };
      await tx.prisma.incidentUpdate.createMany({ data: [update] });
      const actorId = actorOf(context);
      const entries: NewEntry[] = [{ incidentId: id, at: now, kind: "update", value: status, actorId }];
      if (change === "resolved") entries.push({ incidentId: id, at: now, kind: "resolved", value: "hand", actorId });
      if (change === "reopened") entries.push({ incidentId: id, at: now, kind: "reopened", actorId });
      await addEntries(tx, entries);
      await recordAudit(context, tx, { action, ...ofIncident(id), before: { status: before.status }, after: { status, isPublic } });
      await tellOfIncident(context, tx, id, change);
      return { id, version: version + 1 };
    }),
  );
}

async function requireReopenable(tx: Transaction, { resolved_at, cause_key }: Awaited<ReturnType<typeof lockIncident>>): Promise<void> {
  if (!resolved_at) throw conflict("This incident is open.");
  if (cause_key !== null && (await tx.prisma.incident.count({ where: { causeKey: cause_key, resolvedAt: null } })) > 0)
    throw conflict("There is an open incident about this cause. Add what you know to that one.");
}

/**
 * Corrects what was said. That it was corrected stays with it, and the trail keeps both.
 * @throws `not_found`; `conflict` for an old version of it
 */
export async function editIncidentUpdate(context: StaffContext, id: string, updateId: string, input: EditUpdateInput): Promise<ChangedIncident> {
  requireIncidentManager(context);
  return acrossTenants(context, "incident.edit_update", async (tx) => {
    const where = { id: updateId, incidentId: id };
    const before = await tx.prisma.incidentUpdate.findFirst({ where });
    if (!before) throw notFound("This update");
    const { version, body, isPublic } = input;
    const now = context.clock.now();
    const { count } = await tx.prisma.incidentUpdate.updateMany({
      where: { ...where, version },
      data: { body, isPublic, editedAt: now, version: { increment: 1 } },
    });
    if (count === 0) throw conflict("Somebody changed this meanwhile. Load it again to see how it is now.");
    await tx.prisma.incident.updateMany({ where: { id }, data: { updatedAt: now } });
    await addEntries(tx, [{ incidentId: id, at: now, kind: "edited", actorId: actorOf(context) }]);
    const stood = { body: before.body, isPublic: before.isPublic };
    await recordAudit(context, tx, { action: "incident.edit_update", ...ofIncident(id), before: stood, after: { body, isPublic } });
    await tellOfIncident(context, tx, id, "updated");
    return { id: updateId, version: version + 1 };
  });
}
