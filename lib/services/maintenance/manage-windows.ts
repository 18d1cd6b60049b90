import { once, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError, changedMeanwhile, conflict, type FieldIssue, invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { requireIncidentManager } from "../staff.ts";
import { announceWindow } from "./announce.ts";
import { findWindow, lockWindow } from "./read-windows.ts";
import { type ChangeWindowInput, type MaintenanceWindow, type PlanWindowInput, WINDOW_LIMITS } from "./shapes.ts";

/**
 * Plans work on services. The same `Idempotency-Key` plans it once.
 * @throws `forbidden` without `incident.manage`; `invalid` naming fields; `conflict` for one too many
 */
export async function planMaintenance(context: StaffContext, { announce, services, ...input }: PlanWindowInput): Promise<MaintenanceWindow> {
  requireIncidentManager(context);
  const now = context.clock.now();
  requireOrder(input, now);
  return acrossTenants(context, "maintenance_window.plan", (tx) =>
    once(context, tx, async () => {
      await requireRoom(tx, now);
      const serviceIds = await idsOf(tx, services);
      const id = newIdAt(now);
      await tx.prisma.maintenanceWindow.createMany({
        data: [{ id, ...input, createdById: context.actor.userId, createdAt: now, updatedAt: now }],
      });
      await tx.prisma.maintenanceWindowService.createMany({ data: serviceIds.map((serviceId) => ({ windowId: id, serviceId })) });
      await recordAudit(context, tx, { action: "maintenance_window.plan", ...subject(id), after: { ...input, services: services.join(", ") } });
      return told(context, tx, id, announce ? "planned" : null);
    }),
  );
}

/**
 * Changes a window that is not over. One that has begun keeps its beginning.
 * @throws `not_found`; `conflict` for an old version, or when it is over; `invalid` naming fields
 */
export async function changeMaintenance(
  context: StaffContext,
  { id, version, announce, services, ...input }: ChangeWindowInput,
): Promise<MaintenanceWindow> {
  requireIncidentManager(context);
  const now = context.clock.now();
  return acrossTenants(context, "maintenance_window.change", async (tx) => {
    const before = await lockWindow(tx, id, now);
    const yours = { ...input, services: services.join(", ") };
    const stands = sayable(before);
    if (before.version !== version) throw changedMeanwhile("Somebody changed this meanwhile. Load it again to see how it is now.", stands, yours);
    requireNotOver(before);
    requireOrder(input, now, before);
    const serviceIds = await idsOf(tx, services);
    await tx.prisma.maintenanceWindow.updateMany({ where: { id }, data: { ...input, version: { increment: 1 }, updatedAt: now } });
    await tx.prisma.maintenanceWindowService.deleteMany({ where: { windowId: id } });
    await tx.prisma.maintenanceWindowService.createMany({ data: serviceIds.map((serviceId) => ({ windowId: id, serviceId })) });
    await recordAudit(context, tx, { action: "maintenance_window.change", ...subject(id), before: stands, after: yours });
    return told(context, tx, id, announce ? "changed" : null);
  });
}

/** Calls off a window that has not begun; who was told of it is told. @throws `not_found`, `conflict` */
export async function cancelMaintenance(context: StaffContext, id: string, version: number): Promise<MaintenanceWindow> {
  requireIncidentManager(context);
  const now = context.clock.now();
  return acrossTenants(context, "maintenance_window.cancel", async (tx) => {
    const before = await lockWindow(tx, id, now);
    requireVersion(before, version);
    if (before.state !== "scheduled") throw conflict("Only what has not begun can be called off. End it instead.");
    await tx.prisma.maintenanceWindow.updateMany({ where: { id }, data: { cancelledAt: now, version: { increment: 1 }, updatedAt: now } });
    await recordAudit(context, tx, { action: "maintenance_window.cancel", ...subject(id) });
    return told(context, tx, id, before.announcedAt ? "cancelled" : null);
  });
}

/** Ends a window that is in progress: from now on its services count again. @throws `not_found`, `conflict` */
export async function finishMaintenance(context: StaffContext, id: string, version: number): Promise<MaintenanceWindow> {
  requireIncidentManager(context);
  const now = context.clock.now();
  return acrossTenants(context, "maintenance_window.finish", async (tx) => {
    const before = await lockWindow(tx, id, now);
    requireVersion(before, version);
    if (before.state !== "in_progress") throw conflict("Only what is in progress can be ended.");
    await tx.prisma.maintenanceWindow.updateMany({ where: { id }, data: { finishedAt: now, version: { increment: 1 }, updatedAt: now } });
    await recordAudit(context, tx, { action: "maintenance_window.finish", ...subject(id), before: { endsAt: before.endsAt } });
    return told(context, tx, id, before.announcedAt ? "finished" : null);
  });
}

/** Tells whoever must know, and answers the window as it is now. */
async function told(context: StaffContext, tx: Transaction, id: string, change: Parameters<typeof announceWindow>[3] | null) {
  const now = context.clock.now();
  if (change) await announceWindow(context, tx, await findWindow(tx, id, now), change);
  await publishUpdate(tx, { tenantId: null, topic: "maintenance_window.changed", payload: { id } });
  return findWindow(tx, id, now);
}

const subject = (id: string) => ({ tenantId: null, subjectType: "maintenance_window", subjectId: id }) as const;

const sayable = ({ title, body, startsAt, endsAt, isPublic, services }: MaintenanceWindow) => ({
  title,
  body,
  startsAt,
  endsAt,
  isPublic,
  services: services.map(({ key }) => key).join(", "),
});

function requireOrder({ startsAt, endsAt }: Pick<PlanWindowInput, "startsAt" | "endsAt">, now: Date, before?: MaintenanceWindow): void {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const issues: FieldIssue[] = [];
  if (end <= start) issues.push({ path: "endsAt", message: "It must end after it begins." });
  else if (end <= now) issues.push({ path: "endsAt", message: "This moment is past." });
  else if (end.getTime() - start.getTime() > WINDOW_LIMITS.days * 86_400_000)
    issues.push({ path: "endsAt", message: `It may last at most ${WINDOW_LIMITS.days} days.` });
  if (before?.state === "in_progress" && startsAt !== before.startsAt && start.getTime() !== new Date(before.startsAt).getTime())
    issues.push({ path: "startsAt", message: "It has begun already." });
  // What happened before is history: its time was counted as it was measured.
  else if (before?.state !== "in_progress" && start.getTime() < now.getTime() - 60_000)
    issues.push({ path: "startsAt", message: "This moment is past." });
  if (issues.length > 0) throw invalid("Some fields need attention.", issues);
}

function requireNotOver({ state }: MaintenanceWindow): void {
  if (state === "completed" || state === "cancelled") throw conflict("This is over and cannot be changed.");
}

function requireVersion(before: MaintenanceWindow, version: number): void {
  if (before.version !== version) throw conflict("Somebody changed this meanwhile. Load it again to see how it is now.");
}

async function requireRoom(tx: Transaction, now: Date): Promise<void> {
  // Counted under a lock, so that two at once cannot both be the last.
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('maintenance_window', 0))::text" });
  const open = await tx.prisma.maintenanceWindow.count({ where: { endsAt: { gt: now }, cancelledAt: null, finishedAt: null } });
  if (open >= WINDOW_LIMITS.open) throw new AppError("conflict", `At most ${WINDOW_LIMITS.open} windows are planned at a time.`);
}

/** @throws `invalid` for services that there are not */
async function idsOf(tx: Transaction, keys: readonly string[]): Promise<string[]> {
  const rows = await tx.prisma.service.findMany({ where: { key: { in: [...keys] } }, select: { id: true, key: true } });
  const known = new Set(rows.map(({ key }) => key));
  const missing = keys.filter((key) => !known.has(key));
  if (missing.length > 0) throw invalid("Some fields need attention.", [{ path: "services", message: `There is no service ${missing.join(", ")}.` }]);
  return rows.map(({ id }) => id);
}
