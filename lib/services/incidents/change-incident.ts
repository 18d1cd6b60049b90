import type { StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { requireIncidentManager } from "../staff.ts";
import { addEntries } from "./entries.ts";
import { actorOf, type HeldIncident, lockIncident, ofIncident } from "./lock-incident.ts";
import { statesOf } from "./open-incident.ts";
import { type ChangedIncident, type ChangeIncidentInput, INCIDENT_ROLES, type IncidentRolesInput } from "./shapes.ts";
import { tellOfIncident } from "./tell.ts";

/**
 * Changes what an incident is called, how bad it is, who may see it, and which services somebody says it hits beside those that are measured.
 * @throws `not_found`; `conflict` for an old version; `invalid` for services that there are not
 */
export async function changeIncident(
  context: StaffContext,
  id: string,
  { version, services, ...input }: ChangeIncidentInput,
): Promise<ChangedIncident> {
  return acting(context, "incident.change", id, version, async (tx, before) => {
    const isImpactByHand = input.impact !== before.impact ? { isImpactByHand: true } : {};
    await tx.prisma.incident.updateMany({ where: { id }, data: { ...input, ...isImpactByHand, ...changedAt(context) } });
    if (services) await writeAffected(context, tx, id, services);
    if (input.impact !== before.impact)
      await addEntries(tx, [{ incidentId: id, at: context.clock.now(), kind: "changed", value: input.impact, actorId: actorOf(context) }]);
    const stood = { title: before.title, impact: before.impact, isPublic: before.is_public };
    const after = { ...input, ...(services && { services: services.join(", ") }) };
    await recordAudit(context, tx, { action: "incident.change", ...ofIncident(id), before: stood, after });
    await tellOfIncident(context, tx, id, "updated");
  });
}

/** Says that somebody has it in hand. Done already, it does nothing. @throws `not_found`, `conflict` */
export async function acknowledgeIncident(context: StaffContext, id: string, version: number): Promise<ChangedIncident> {
  return acting(context, "incident.acknowledge", id, version, async (tx, before) => {
    if (before.acknowledged_at) return false;
    const now = context.clock.now();
    await tx.prisma.incident.updateMany({
      where: { id },
      data: { acknowledgedAt: now, acknowledgedById: actorOf(context), ...changedAt(context) },
    });
    // Whoever has the incident in hand has its alerts, too.
    await tx.prisma.alert.updateMany({
      where: { incidentId: id, acknowledgedAt: null, resolvedAt: null },
      data: { acknowledgedAt: now, acknowledgedById: actorOf(context) },
    });
    await addEntries(tx, [{ incidentId: id, at: now, kind: "acknowledged", actorId: actorOf(context) }]);
    await recordAudit(context, tx, { action: "incident.acknowledge", ...ofIncident(id) });
    await tellOfIncident(context, tx, id, "updated");
    return true;
  });
}

/** Who commands, who speaks, who writes. @throws `not_found`, `conflict`, `invalid` for somebody who is not of the staff */
export async function assignIncidentRoles(context: StaffContext, id: string, { version, ...roles }: IncidentRolesInput): Promise<ChangedIncident> {
  return acting(context, "incident.assign", id, version, async (tx, before) => {
    const held = { commander: before.commander_id, communications: before.communications_id, scribe: before.scribe_id };
    const changed = INCIDENT_ROLES.filter((role) => roles[role] !== held[role]);
    if (changed.length === 0) return false;
    await requireStaffed(tx, roles, changed);
    const data = { commanderId: roles.commander, communicationsId: roles.communications, scribeId: roles.scribe };
    await tx.prisma.incident.updateMany({ where: { id }, data: { ...data, ...changedAt(context) } });
    const now = context.clock.now();
    // Who has the role stands with the incident; the line says that it changed hands.
    await addEntries(
      tx,
      changed.map((role) => ({ incidentId: id, at: now, kind: "role" as const, value: role, actorId: actorOf(context) })),
    );
    await recordAudit(context, tx, { action: "incident.assign", ...ofIncident(id), before: held, after: roles });
    await tellOfIncident(context, tx, id, "updated");
    return true;
  });
}

/** One act upon one incident. `work` answers false where it changed nothing. */
export async function acting(
  context: StaffContext,
  purpose: string,
  id: string,
  version: number,
  work: (tx: Transaction, before: HeldIncident) => Promise<boolean | undefined>,
): Promise<ChangedIncident> {
  requireIncidentManager(context);
  return acrossTenants(context, purpose, async (tx) => {
    const before = await lockIncident(tx, id, version);
    const hasChanged = (await work(tx, before)) !== false;
    return { id, version: hasChanged ? version + 1 : version };
  });
}

/** Of every change of an incident's own row. */
export const changedAt = (context: StaffContext) => ({ version: { increment: 1 }, updatedAt: context.clock.now() });

/** What is measured stays; what somebody said is replaced. */
async function writeAffected(context: StaffContext, tx: Transaction, incidentId: string, services: readonly string[]): Promise<void> {
  const known = await tx.prisma.service.findMany({ where: { key: { in: [...services] } }, select: { key: true } });
  const missing = services.filter((key) => !known.some((service) => service.key === key));
  if (missing.length > 0) throw invalid("Some fields need attention.", [{ path: "services", message: `There is no service ${missing.join(", ")}.` }]);
  await tx.prisma.incidentService.deleteMany({ where: { incidentId, part: "affected", serviceKey: { notIn: [...services] } } });
  const kept = await tx.prisma.incidentService.findMany({ where: { incidentId }, select: { serviceKey: true } });
  const fresh = services.filter((key) => !kept.some(({ serviceKey }) => serviceKey === key));
  const states = await statesOf(tx, fresh);
  const since = context.clock.now();
  await tx.prisma.incidentService.createMany({
    data: fresh.map((serviceKey) => ({ incidentId, serviceKey, part: "affected", state: states.get(serviceKey) ?? "unknown", since })),
    skipDuplicates: true,
  });
}

async function requireStaffed(tx: Transaction, roles: Omit<IncidentRolesInput, "version">, changed: readonly (keyof typeof roles)[]): Promise<void> {
  const ids = changed.flatMap((role) => roles[role] ?? []);
  const known = await tx.prisma.user.findMany({ where: { id: { in: ids }, platformRole: { not: null }, status: "active" }, select: { id: true } });
  const wrong = changed.filter((role) => roles[role] !== null && !known.some(({ id }) => id === roles[role]));
  if (wrong.length > 0) {
    const message = "Choose somebody of the staff.";
    throw invalid(
      "Some fields need attention.",
      wrong.map((path) => ({ path, message })),
    );
  }
}
