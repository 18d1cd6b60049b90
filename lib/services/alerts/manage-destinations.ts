import { once, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newIdAt, seal } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError, changedMeanwhile, conflict, invalid, notFound } from "#lib/platform/errors";
import { addressProblem } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import { newSecret, outboundRules } from "#lib/webhooks";
import { requireIncidentManager } from "../staff.ts";
import { DESTINATION_SECRET, deliverAlertJob } from "./deliver-job.ts";
import { ALERT_LIMITS, type ChangeDestinationInput, type CreateDestinationInput, type NewDestination } from "./shapes.ts";

/**
 * Makes a place where alerts go. The secret by which a webhook is signed is answered this once.
 * @throws `forbidden` without `incident.manage` and a recent sign-in; `invalid` for an address that may not be asked; `conflict` for one too many
 */
export async function createAlertDestination(
  context: StaffContext,
  input: CreateDestinationInput,
  runtime: Pick<Runtime, "config" | "authSecret">,
): Promise<NewDestination> {
  requireIncidentManager(context);
  requireRecentSignIn(context);
  const { kind, title, severities, serviceKeys } = input;
  const isPosted = input.kind === "webhook" || input.kind === "slack";
  if (isPosted) {
    const problem = addressProblem(input.address, outboundRules(runtime));
    if (problem) throw invalid("Some fields need attention.", [{ path: "address", message: problem }]);
  }
  const secret = kind === "webhook" ? newSecret() : null;
  // The address of Slack's webhook is all that it asks for: it is as secret as the other's secret.
  const secretSealed = isPosted ? seal(JSON.stringify({ url: input.address, secret }), runtime.authSecret, DESTINATION_SECRET) : null;
  const address = input.kind === "in_app" ? null : isPosted ? new URL(input.address).host : input.address;
  let isNew = false;
  const { id } = await acrossTenants(context, "alert_destination.create", (tx) =>
    once(context, tx, async () => {
      isNew = true;
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('alert_destination', 0))::text" });
      if ((await tx.prisma.alertDestination.count()) >= ALERT_LIMITS.destinations)
        throw new AppError("conflict", `There are at most ${ALERT_LIMITS.destinations} destinations. Delete one that nobody needs first.`);
      const now = context.clock.now();
      const made = newIdAt(now);
      const data = { id: made, title, kind, address, secretSealed, severities, serviceKeys, createdAt: now, updatedAt: now };
      await tx.prisma.alertDestination.createMany({ data: [data] });
      await recordAudit(context, tx, {
        action: "alert_destination.create",
        ...ofDestination(made),
        after: { title, kind, address, severities, serviceKeys },
      });
      return { id: made };
    }),
  );
  if (!isNew && secret) throw conflict("This destination is made already, and its secret was shown then. Make another to get a new one.");
  return { id, secret };
}

/** @throws `not_found`; `conflict` for an old version */
export async function changeAlertDestination(context: StaffContext, { id, version, ...input }: ChangeDestinationInput): Promise<void> {
  requireIncidentManager(context);
  await acrossTenants(context, "alert_destination.change", async (tx) => {
    const before = await find(tx, id);
    const { title, severities, serviceKeys, isEnabled } = before;
    const stood = { title, severities, serviceKeys, isEnabled };
    if (JSON.stringify(stood) === JSON.stringify({ ...stood, ...input }) && before.version === version) return;
    const { count } = await tx.prisma.alertDestination.updateMany({
      where: { id, version },
      data: { ...input, version: { increment: 1 }, updatedAt: context.clock.now() },
    });
    if (count === 0) throw changedMeanwhile("Somebody changed this meanwhile. Load it again to see how it is now.", stood, input);
    await recordAudit(context, tx, { action: "alert_destination.change", ...ofDestination(id), before: stood, after: input });
  });
}

/** Takes it away with the list of what was sent there. @throws `not_found`, `forbidden` without a recent sign-in */
export async function deleteAlertDestination(context: StaffContext, id: string): Promise<void> {
  requireIncidentManager(context);
  requireRecentSignIn(context);
  await acrossTenants(context, "alert_destination.delete", async (tx) => {
    const { title, kind, address } = await find(tx, id);
    await tx.prisma.alertDestination.deleteMany({ where: { id } });
    await recordAudit(context, tx, { action: "alert_destination.delete", ...ofDestination(id), before: { title, kind, address } });
  });
}

/** Sends something there by the way that alerts go. The same `Idempotency-Key` sends one. @throws `not_found`, `conflict` when it is switched off */
export async function sendTestAlert(context: StaffContext, id: string): Promise<{ deliveryId: string }> {
  requireIncidentManager(context);
  return acrossTenants(context, "alert_destination.test", (tx) =>
    once(context, tx, async () => {
      const { isEnabled } = await find(tx, id);
      if (!isEnabled) throw conflict("This destination is switched off. Switch it on first.");
      const now = context.clock.now();
      const deliveryId = newIdAt(now);
      await tx.prisma.alertDelivery.createMany({ data: [{ id: deliveryId, destinationId: id, change: 0, what: "test", createdAt: now }] });
      await context.jobs.enqueue(tx, deliverAlertJob, { deliveryId });
      await recordAudit(context, tx, { action: "alert_destination.test", ...ofDestination(id) });
      return { deliveryId };
    }),
  );
}

const ofDestination = (id: string) => ({ tenantId: null, subjectType: "alert_destination", subjectId: id }) as const;

async function find(tx: Transaction, id: string) {
  const found = await tx.prisma.alertDestination.findUnique({ where: { id } });
  if (!found) throw notFound("This destination");
  return found;
}
